"""`columns.layout.layout`: where headings, titles, totals and contacts stand; seen in what comes of files."""

import csv
from collections.abc import Mapping, Sequence
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from columns.layout.blocks import LEFT
from columns.layout.layout import BETWEEN, REPEATED
from columns.subject import NO_CONTACTS, ONLY_NAMES, OTHERS, THINGS
from columns.table_columns import OF_RECIPIENT, OF_SECOND
from contacts.contact import Contact
from feed.source import Rules, Source, understand
from tests.rules import rules
from tests.running import csv_bytes
from tests.workbooks import xlsx_of

Rows = Sequence[Sequence[str]]

HEADINGS = ["Name", "Company", "Phone", "Email"]
ANN = ["Ann Demo", "Demo Bakery", "202-555-0101", "ann@example.com"]
BOB = ["Bob Mock", "", "202-555-0102", ""]
CY = ["Cy Specimen", "Specimen Ltd", "", "cy@example.com"]
PEOPLE = [HEADINGS, ANN, BOB, CY]

bounded = settings(max_examples=60, derandomize=True, database=None)


def source(rows: Rows, **rules: Mapping[str, str]) -> Source:
    return understand("people.csv", csv_bytes(rows), Rules("US", **rules))  # type: ignore[arg-type]  # each is of its own type


def workbook(sheets: Mapping[str, Rows]) -> Source:
    """What a workbook with these sheets says."""
    return understand("people.xlsx", xlsx_of(sheets), Rules("US"))


def contacts(said: Source) -> list[Contact]:
    return [entry.contact for entry in said.entries]


def names(said: Source) -> list[str]:
    return [entry.contact.name for entry in said.entries]


def problems(said: Source) -> list[tuple[int | None, str]]:
    return [(problem.line, str(problem)) for problem in said.problems]


def fields(said: Source) -> list[str | None]:
    return [column.field for column in said.columns]


THREE = contacts(source(PEOPLE))


def shown(contact: Contact) -> str:
    """A contact as the rules have it; a company that is the name is said once."""
    company = [f"({contact.company})"] * (contact.company not in ("", contact.name))
    said = [contact.name, *contact.emails, *contact.phones, *company, contact.address, *contact.websites]
    return ", ".join(filter(None, said))


@pytest.mark.parametrize("line", rules("layout.txt"))
def test_of_a_table_come_the_contacts_that_a_rule_says(line):
    """And something is said of the lines that the rule names."""
    table, _, expected = line.partition(" -> ")
    contacts_, _, lines = expected.partition(" ! ")
    said = source([next(csv.reader([row]), []) for row in table.split(" / ")])

    assert contacts_ == (" / ".join(map(shown, contacts(said))) or "nobody")
    assert not lines or lines.split() == [str(at) for at, _ in problems(said)]


def test_an_ordinary_table_is_left_as_it_is():
    """Nothing is said of it, and its headings stand in its first line."""
    said = source(PEOPLE)

    assert (["Ann Demo", "Bob Mock", "Cy Specimen"], []) == (names(said), problems(said))
    assert [(1, 3)] == [(table.line, table.rows) for table in said.tables]


# ---- title lines


@pytest.mark.parametrize(
    "title",
    [
        [["Customer Contact List"]],
        [["Demo Bakery"], ["Customer Contact List"], []],
        [["Notes:"], ["When exporting your data, some fields may be empty, as is a matter of privacy."], []],
        [["Notes"], ["Company"], ["Phone"]],
        [["Demo Bakery"], ["info@example.com"], ["202-555-0199"], []],
        [["Report:", "Customers"], ["Date:", "2024-03-01"], []],
        [["", "Customers of 2024"], [], [], []],
    ],
)
def test_title_lines_above_the_headings_are_left_out_and_said(title):
    """Reports begin with a company's name and a title; LinkedIn's file with notes."""
    said = source([*title, *PEOPLE])
    line = 1 + len(title)
    first = next(cell for cell in title[0] if cell)

    assert THREE == contacts(said)
    assert [(line, 3)] == [(table.line, table.rows) for table in said.tables]
    assert [(1, True)] == [(at, text.startswith(f"'{first}' is the ")) for at, text in problems(said)]


def test_headings_deep_below_are_found():
    """Within the first twenty lines."""
    assert THREE == contacts(source([*[[f"Remark {word}"] for word in "abcdefghijklmnop"], *PEOPLE]))


# ---- blank columns


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_blank_column_is_no_column(place):
    """People leave a margin, or set columns apart."""
    rows = [[*row[:place], "", *row[place:]] for row in PEOPLE]
    said = source(rows)

    assert (THREE, []) == (contacts(said), problems(said))
    assert HEADINGS == [column.heading for column in said.columns]


def test_a_column_of_phones_without_heading_is_read_and_said():
    """Somebody added a second number beside the first."""
    rows = [
        ["Name", "Phone", ""],
        ["Ann Demo", "202-555-0101", "202-555-0111"],
        ["Bob Mock", "202-555-0102", ""],
    ]
    said = source(rows)

    assert [("+12025550101", "+12025550111"), ("+12025550102",)] == [c.phones for c in contacts(said)]
    assert [2] == [at for at, _ in problems(said)]
    assert "Column C has no heading; by its cells it was read as phone" in problems(said)[0][1]


def test_words_below_a_blank_heading_beside_names_are_left_out_and_counted():
    """They may be anything."""
    said = source(
        [["Name", "Phone"], ["Ann Demo", "202-555-0101", "vip"], ["Bob Mock", "202-555-0102", "new"]]
    )

    assert [(2, "Column C has no heading; its cells were left out: 2")] == problems(said)
    assert ["Ann Demo", "Bob Mock"] == names(said)


def test_a_phone_that_a_comma_too_much_moved_is_found():
    """One row that is too long changes nothing for the others."""
    said = source(
        [
            ["Name", "Company", "Phone"],
            ["Ann Demo", "Demo", "Inc.", "202-555-0101"],
            ["Bob Mock", "", "202-555-0102"],
        ]
    )

    assert "+12025550101" in contacts(said)[0].phones
    assert ("+12025550102",) == contacts(said)[1].phones


def test_a_column_without_heading_can_be_named_by_its_letter():
    """`Column C = title` under [columns]."""
    rows = [["Name", "Phone"], ["Ann Demo", "202-555-0101", "Baker"]]

    assert ["Baker"] == [contact.title for contact in contacts(source(rows, columns={"column c": "title"}))]


# ---- repeated headings


def test_headings_that_come_again_are_left_out_and_said():
    """Two files put together, or the head of each printed page."""
    said = source([HEADINGS, ANN, HEADINGS, BOB, HEADINGS, CY])

    assert THREE == contacts(said)
    assert [3, 5] == [at for at, _ in problems(said)]
    assert [3] == [table.rows for table in said.tables]


def test_a_title_above_headings_that_come_again_is_left_out():
    """Nobody is called `Region: South`; whoever has but a name stays."""
    north, south = [["Region: North"], *PEOPLE[:3]], [["Region: South"], HEADINGS, CY]

    assert ["Ann Demo", "Bob Mock", "Cy Specimen"] == names(source([*north, *south]))
    assert ["Ann Demo", "Dee Invented", "Cy Specimen"] == names(
        source([HEADINGS, ANN, ["Dee Invented"], HEADINGS, CY])
    )


def test_the_foot_of_each_page_is_left_out():
    """`Page 2` and a title stand between the pages of a print-out."""
    said = source(
        [HEADINGS, ANN, ["Page 1 of 3"], HEADINGS, BOB, ["Page 2 of 3"], HEADINGS, CY, ["Page 3 of 3"]]
    )

    assert THREE == contacts(said)
    assert [3, 4, 6, 7, 9] == sorted(at or 0 for at, _ in problems(said))


def test_other_headings_below_a_blank_line_are_another_table():
    """Customers above, suppliers below, each with columns of its own."""
    below = [["Phone", "First name", "Last name"], ["202-555-0109", "Dee", "Invented"]]
    said = source([*PEOPLE, [], ["Suppliers"], *below])

    assert ["Ann Demo", "Bob Mock", "Cy Specimen", "Dee Invented"] == names(said)
    assert [(1, 3), (7, 1)] == [(table.line, table.rows) for table in said.tables]
    assert ["'Suppliers' is the line below the table; left out"] == [text for _, text in problems(said)]


@pytest.mark.parametrize("title", [[], [["Stock"]]], ids=["bare", "titled"])
def test_a_list_of_things_below_a_blank_line_is_no_contact(title):
    """Its headings are unknown, but nothing below them is like the people above."""
    things = [["Item", "Code", "Qty", "Price"], ["Hammer", "2025550105", "4", "9.99"], ["Nail", "", "7", ""]]
    said = source([*PEOPLE, [], *title, *things])

    assert THREE == contacts(said)
    assert f"'Item, Code, Qty, Price' {NO_CONTACTS}" in [text for _, text in problems(said)]


def test_other_headings_deep_below_are_found():
    """Not only within the first lines; a blank line shows them."""
    many = [[f"Person {i}", "", f"202-555-{1000 + i}", ""] for i in range(300)]
    said = source([HEADINGS, *many, [], ["Phone", "Full name"], ["202-555-0109", "Dee Invented"]])

    assert (301, "Dee Invented") == (len(names(said)), names(said)[-1])


# ---- totals and the like


@pytest.mark.parametrize(
    "last",
    [
        ["Total"],
        ["Summe"],
        ["TOTAL: 123"],
        ["Total", "", "", "3"],
        ["Total", "3 contacts"],
        ["", "", "", "Total: 3"],
        ["Grand total:", "3", "1,234.50", "$ 99.00"],
        ["Gesamt", "", "12,50 €", ""],
        ["Total contacts: 3"],
        ["3 contacts"],
        ["Anzahl: 3"],
        ["3 Datensätze"],
        ["Итого: 3"],
        ["合計"],
        ["Thursday, Jan 11, 2024 10:22:35 AM GMT-8"],
        ["Monday, 03 June 2024  02:53 PM GMT+01:00"],
        ["2024-03-01 10:22"],
        ["01.03.2024"],
        ["Printed on 1 March 2024"],
        ["Erstellt am 01.03.2024"],
        ["Generated by Demo Office 12"],
        ["Page 1 of 1"],
        ["* moved away"],
        ["Note: numbers of 2023"],
        ["END"],
        ["Fine"],
        ["Copyright (c) 2000-2024 example.com, inc. All rights reserved."],
    ],
    ids=lambda last: next(cell for cell in last if cell),
)
@pytest.mark.parametrize("gap", [[], [[]]], ids=["below", "after a blank line"])
def test_a_line_that_sums_up_is_left_out_and_said(last, gap):
    """It is no contact called Total."""
    said = source([*PEOPLE, *gap, last])

    assert THREE == contacts(said)
    assert [5 + len(gap)] == [at for at, _ in problems(said)]
    assert [3] == [table.rows for table in said.tables]


@pytest.mark.parametrize(
    "last",
    [
        ["Dee Invented"],
        ["Total", "", "202-555-0109", ""],
        ["Total Demo Energy"],
        ["", "Total Plumbing", "", "total@example.com"],
        ["Total", "", "2025550109", ""],
        ["", "", "202-555-0109", ""],
        ["", "", "", "dee@example.com"],
        ["Summer Placeholder"],
        ["Page Invented"],
        ["Stand Up Comedy"],
        ["Stan Count"],
        ["3 Brothers Bakery"],
    ],
    ids=lambda last: " ".join(filter(None, last)),
)
@pytest.mark.parametrize("gap", [[], [[]]], ids=["below", "after a blank line"])
def test_a_contact_in_the_last_line_is_never_left_out(last, gap):
    """Whoever has a name, a phone or an e-mail alone is a contact; a company may be called Total."""
    assert 4 == len(contacts(source([*PEOPLE, *gap, last])))


def test_several_lines_below_the_table_are_left_out():
    """A report of Salesforce ends with its name, notices and the company."""
    end = [
        ["Customers of the North"],
        ["Copyright (c) 2000-2024 example.com, inc. All rights reserved."],
        ["Confidential Information - Do Not Distribute"],
        ["Generated By:  Ann Demo  3/1/2024 2:05 PM"],
        ["Demo Bakery"],
    ]
    said = source([*PEOPLE, [], *end])

    assert THREE == contacts(said)
    assert ["'Customers of the North' is the first of 5 lines below the table; left out"] == [
        text for _, text in problems(said)
    ]


@pytest.mark.parametrize(
    ("headings", "person", "odd"),
    [
        (
            "Type,Company,Name,Category,Phone",
            "Contact,Mock Inc,{},Customer,{}",
            "Company,Demo Ltd,,Customer,",
        ),
        (
            "Type,Company,Name,Category,Phone",
            "Contact,Mock Inc,{},Customer,{}",
            "Company,Demo Ltd,,Client,",
        ),
        ("Type,Name,Company,Status,Phone", "Person,{},Mock Inc,Lead,{}", "Company,,Demo Ltd,Client,"),
        ("Salutation,Name,Company,Phone Type,Phone", "Ms,{},Mock Inc,Mobile,{}", "Company,,Demo Ltd,Mobile,"),
        ("Anrede,Name,Firma,Gruppe,Telefon", "Frau,{},Mock GmbH,Kunde,{}", "Firma,,Demo GmbH,Kunde,"),
        ("Anrede,Name,Firma,Gruppe,Telefon", "Frau,{},Mock GmbH,Kunde,{}", "Firma,,,Kunde,"),
    ],
)
def test_a_row_whose_words_may_be_headings_changes_nobody_below(headings, person, odd):
    """A firm without phone and e-mail begins with `Company`, as one of the headings is called."""
    people = [person.format(f"{chr(65 + i)}nn Demo", f"202-555-01{i:02}").split(",") for i in range(26)]
    before = contacts(source([headings.split(","), *people]))
    after = contacts(source([headings.split(","), *people[:13], odd.split(","), *people[13:]]))

    assert [] == [contact for contact in before if contact not in after]


def test_a_row_after_a_blank_line_that_says_what_others_say_is_no_headings():
    """`Customer` is what others are, too."""
    headings = ["Name", "Phone", "Notes", "City", "Category", "Website"]
    people = [[f"{chr(65 + i)}nn Demo", f"202-555-01{i:02}", "", "", "Customer", ""] for i in range(26)]
    odd = [[], ["Demo Ltd", "", "call back", "", "Customer", ""]]
    after = contacts(source([headings, *people[:23], *odd, *people[23:]]))

    assert [] == [contact for contact in contacts(source([headings, *people])) if contact not in after]


@pytest.mark.parametrize(
    "headings", [["Name", "Email", "Phone", "Shoe size"], ["Name", "Email", "Phone", ""]]
)
def test_another_table_may_begin_right_below_with_the_same_heading(headings):
    """If all of its headings are known, or at least three."""
    below = [[f"{chr(65 + i)}nn Mock", f"{i}@example.com", f"202-555-02{i:02}", ""] for i in range(9)]
    people = [[f"{chr(65 + i)}nn Demo", "", f"202-555-01{i:02}", f"d{i}@example.com"] for i in range(26)]
    said = source([HEADINGS, *people, headings, *below])

    assert [f"202-555-02{i:02}"[-4:] for i in range(9)] == [c.phones[0][-4:] for c in contacts(said)[26:]]
    assert 2 == len(said.tables)


@pytest.mark.parametrize(
    "parts",
    [
        ("A", "B"),
        ("A-B", "C - D"),
        ("SALES", "SUPPORT"),
        ("VIP CUSTOMERS", "Other customers"),
        ("Lieferanten und Kunden", "ANDERE"),
        ("Group A", "Group B"),
        ("Zone 1", "Zone 2"),
    ],
)
def test_names_of_sections_are_no_contacts(parts):
    """They stand alone in the first column, above each section; said once, with all the lines."""
    said = source([HEADINGS, [parts[0]], ANN, BOB, [parts[1]], CY])

    assert THREE == contacts(said)
    assert [(2, f"'{parts[0]}' {BETWEEN.format('2, 5')}")] == problems(said)


@pytest.mark.parametrize("row", [["Subtotal", "", "", "", "30"], ["Total", "2", "", ""], ["Total: 2"]])
def test_a_total_of_a_section_is_no_contact(row):
    """With an amount, or more than a word that may be a name."""
    said = source([HEADINGS, ANN, row, BOB, CY])

    assert THREE == contacts(said)
    assert [(3, f"'{row[0]}' {BETWEEN.format('3')}")] in (problems(said), problems(said)[-1:])


# ---- no headings


def test_a_table_without_headings_is_read_by_its_cells():
    """What each column was taken for is said, and how to say it better."""
    said = source([ANN, BOB, CY])

    assert ["name", "company", "phone", "email"] == fields(said)
    assert names(source(PEOPLE)) == names(said)
    assert [1] == [at for at, _ in problems(said)]
    assert (
        "there are no headings; by their cells Column A is name, Column B is company" in problems(said)[0][1]
    )
    assert "[columns]" in problems(said)[0][1]
    assert [None] == [table.line for table in said.tables]


def test_a_single_person_without_headings_is_one():
    """One line is enough."""
    said = source([["Ann Demo", "ann@example.com", "202-555-0101"]])

    assert [Contact("Ann Demo", emails=("ann@example.com",), phones=("+12025550101",))] == contacts(said)


def test_unknown_headings_are_headings_all_the_same():
    """They do not look like what stands below them."""
    said = source([["Xyzzy", "Frobnication"], ["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]])

    assert ["Xyzzy", "Frobnication"] == [column.heading for column in said.columns]


# ---- headings in two rows


def test_headings_in_two_rows_are_read_together():
    """`Phone` stands above `Home` and `Work` in a merged cell."""
    rows = [
        ["Name", "Phone", "", "Email"],
        ["", "Home", "Work", ""],
        ["Ann Demo", "202-555-0101", "202-555-0102", "a@example.com"],
    ]
    said = source(rows)

    assert ["Name", "Email"] == [said.columns[0].heading, said.columns[3].heading]
    assert [("+12025550101", "+12025550102")] == [contact.phones for contact in contacts(said)]
    assert [2] == [table.line for table in said.tables]


def test_known_headings_below_a_group_stand_for_themselves():
    """`Contact` above `Name` says nothing more."""
    rows = [
        ["Contact", "", "Postal", ""],
        ["Name", "Phone", "Street", "City"],
        ["Ann Demo", "202-555-0101", "1 Sample Road", "Testville"],
    ]
    said = source(rows)

    assert ["Name", "Phone", "Street", "City"] == [column.heading for column in said.columns]
    assert ["Ann Demo"] == names(said)


# ---- lists side by side


def test_a_list_may_begin_far_from_the_edge_of_its_sheet():
    """The empty columns before it part it from nothing."""
    said = source([["", "", "Name", "Phone"], ["", "", "Ann Demo", "202-555-0101"]])

    assert (1, 0) == (len(said.tables), len(said.problems))


def test_addresses_tell_which_of_two_names_is_the_first():
    """Where there are no headings: registers begin with the family, addresses with the given name."""
    rows = [["Demo", "Ann", "202-555-0101", "ann.demo@example.com"], ["Mock", "Bob", "", "bob@example.com"]]
    other = [[*row[:3], f"{row[0].lower()}@example.com"] for row in rows]

    assert ["Ann Demo", "Bob Mock"] == names(source(rows))
    assert ["Demo Ann", "Mock Bob"] == names(source(other))


def test_a_row_of_long_numbers_is_no_headings():
    """Though it has words that are some, as `PO Box` is: in the register of America's doctors."""
    heads = ["NPI", "Entity Type Code", "Legal Business Name", "Practice Telephone"]
    said = source(
        [heads, ["1234567893", "PO Box", "2025550101", "Phone"], ["1234567894", "", "2025550102", ""]]
    )

    assert [tuple(heads)] == [tuple(column.heading for column in said.columns)]


def test_whoever_gets_the_goods_is_called_where_a_row_says_no_other_phone():
    """They may be somebody else, whom the buyer's name would show; if it differs, that is said."""
    heads = ["Name", "Phone", "Shipping Name", "Shipping Phone"]
    ann, bob = (
        ["Ann Demo", "202-555-0101", "Bob Mock", "202-555-0102"],
        ["Cy Specimen", "", "", "202-555-0103"],
    )
    said = source([heads, ann, bob])
    same = source([heads, [*ann[:3], ann[1]]])

    assert [("+12025550101",), ("+12025550103",)] == [contact.phones for contact in contacts(said)]
    assert [OF_RECIPIENT] == [problem.message for problem in said.problems]
    assert not same.problems
    assert 2 == len(contacts(source([[*heads[:2], "Fax", heads[3]], ann]))[0].phones)


def test_numbers_in_pieces_become_whole():
    """Shops in Japan export each piece in a column of its own; extensions are no pieces."""
    heads = ["氏名", "郵便番号1", "郵便番号2", "電話番号1", "電話番号2", "電話番号3"]
    rows = [["見本 花子", "100", "0001", "03", "5550", "0101"], ["例 次郎", "", "", "", "", ""]]
    said = understand("people.csv", csv_bytes([heads, *rows]), Rules("JP"))
    extensions = source([["Name", "Phone 1", "Phone 2", "Phone 3"], ["Ann Demo", "101", "102", "103"]])

    assert [("+81355500101",), ()] == [contact.phones for contact in contacts(said)]
    assert "100-0001" == contacts(said)[0].address
    assert ("101", "102", "103") == contacts(extensions)[0].phones


def test_headings_said_again_in_other_letters_are_no_contact():
    """A survey says below `RecipientLastName` once more what it asked."""
    heads = ["RecordedDate", "ResponseId", "Finished", "LastName", "FirstName", "Q1"]
    again = ["Recorded Date", "Response ID", "Finished", "Last Name", "First Name", "Which is best?"]
    said = source([heads, again, ["2026-05-06", "R_1", "True", "Demo", "Ann", "None"]])

    assert ["Ann Demo"] == names(said)
    assert REPEATED in [problem.message for problem in said.problems]


# ---- sheets


def test_the_second_sheet_may_be_the_one_with_contacts():
    """A cover and a list of prices are left out, and named by their headings."""
    said = workbook({"Cover": [["Welcome"]], "Prices": [["Foo", "Bar"], ["1", "2"]], "People": PEOPLE})

    assert THREE == contacts(said)
    assert [False, False, True] == [not table.left_out for table in said.tables]
    assert "sheet 'Prices': 'Foo, Bar' are headings that say nothing about a contact" in problems(said)[1][1]


def test_a_list_of_articles_is_left_out_though_it_has_names():
    """`Name` is that of a thing, where there is a price and nobody to call."""
    said = workbook({"People": PEOPLE, "Articles": [["Name", "Price"], ["Hammer", "12.50"]]})

    assert THREE == contacts(said)
    assert [f"sheet 'Articles': 'Name, Price' {THINGS}"] == [text for _, text in problems(said)]


@pytest.mark.parametrize(
    ("headings", "why"),
    [
        (["Name", "Price"], THINGS),
        (["Artikelnummer", "Company", "Menge"], THINGS),
        (["품명", "거래처명", "현재고"], THINGS),
        (["順位", "得意先名称", "売上金額"], THINGS),
        (["Name", "Foo", "Bar"], ONLY_NAMES),
        (["Title", "City"], NO_CONTACTS),
        (["Name", "Code", "Qty", "Location", "Serial number"], THINGS),
        (["Name", "Publisher", "ISBN", "Location"], THINGS),
        (["Valutadatum", "Naam", "Adres", "Bedrag"], THINGS),
        (["Buchungstag", "Name", "Ort", "Betrag"], THINGS),
        (["name", "url", "username", "password"], ONLY_NAMES),
        (["Name", "URL", "Category"], ONLY_NAMES),
        (["Name", "Location"], ONLY_NAMES),
        (["Name", "Foo"], ""),
        (["Name", "Address", "Hours"], ""),
        (["Name", "Job title", "Website"], ""),
        (["Company", "Website"], ""),
        (["Name", "Website", "Location", "Email"], ""),
        (["Name", "Company", "Foo", "Bar", "Baz"], ""),
        (["First name", "Last name", "Price", "Foo", "Bar"], ""),
        (["Name", "Email", "Price", "Foo", "Bar"], ""),
    ],
    ids=", ".join,
)
def test_a_table_is_about_contacts_if_somebody_could_be_called_or_known(headings, why):
    """A name among headings that nobody knows may be that of a thing."""
    said = source([headings, ["Ann"] * len(headings)])

    assert [why] == [table.left_out for table in said.tables]


def test_a_timetable_is_no_list_of_teachers():
    """Who has to do with a thing is a contact only if they can be reached."""
    rows = [["Class", "Teacher", "Room"], ["Yoga", "Ann Demo", "1"], ["Dance", "Bob Mock", "2"]]

    assert [ONLY_NAMES] == [table.left_out for table in source(rows).tables]


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("Name,Price,Supplier,Supplier Phone", "Hammer,9.99,Demo Ltd,202-555-0101"),
        ("Name,IP,MAC,Owner,Email", "Printer,192.0.2.1,02-00-00-00-00-01,Ann Demo,ann@example.com"),
        ("Asset Tag,Name,Model,IMEI,Phone,Assigned To", "T1,Telephone,A2,3569380356,202-555-0101,Ann Demo"),
        ("Name,Preis,Lieferant,Telefon", "Hammer,12,Demo Ltd,202-555-0101"),
    ],
)
def test_nobody_gets_the_number_of_a_things_supplier_or_owner(headings, cells):
    """The name is the thing's."""
    said = source([headings.split(","), cells.split(",")])

    assert [OTHERS] == [table.left_out for table in said.tables]


@pytest.mark.parametrize(
    "headings",
    [
        "Name,Phone,Model,Serial Number",
        "Name,Phone,Model,Serial Number,Assigned To",
        "Name,Model,Phone",
        "Order ID,SKU,Customer Name,Phone,Vendor",
        "Software,License Key,Vendor,Contact,Phone",
        "First Name,Last Name,Model,Owner,Phone",
        "Name,Owner,Phone",
    ],
)
def test_whoever_has_bought_a_thing_is_a_contact(headings):
    """The phone stands behind the person's name, or nobody else is there to have it."""
    cells = {"Name": "Ann Demo", "Customer Name": "Ann Demo", "Contact": "Ann Demo", "Phone": "202-555-0101"}
    said = source([headings.split(","), [cells.get(heading, "Ann") for heading in headings.split(",")]])

    assert [("+12025550101",)] == [contact.phones for contact in contacts(said)]


def test_ones_own_headings_make_a_table_one_about_contacts():
    """`[columns]` is believed."""
    said = source([["Name", "Price"], ["Ann Demo", "x"]], columns={"Price": "title"})

    assert ["Ann Demo"] == names(said)


def test_a_sheet_that_goes_on_without_headings_has_those_of_the_one_before():
    """Sheets A-M and N-Z."""
    said = workbook(
        {"A-M": [HEADINGS, ANN, BOB], "N-Z": [CY, ["Dee Invented", "", "202-555-0109", "dee@example.com"]]}
    )

    assert ["Ann Demo", "Bob Mock", "Cy Specimen", "Dee Invented"] == names(said)
    assert "Specimen Ltd" == contacts(said)[2].company
    assert [
        "sheet 'N-Z': there are no headings; as it looks the same, it was read with those of sheet 'A-M'"
    ] == [text for _, text in problems(said)]


def test_a_sheet_without_headings_that_looks_different_is_read_by_its_cells():
    """Its second column is no company."""
    said = workbook(
        {"A": [HEADINGS, ANN, BOB], "B": [["202-555-0109", "Dee Invented", "dee@example.com", "x"]]}
    )

    assert ["Dee Invented"] == names(said)[2:]


# ---- forms


def test_a_list_that_begins_with_types_is_no_form():
    """`Home` and `Work` are headings elsewhere; here they come again and again."""
    types = ["Home", "Work", "Company", "Home", "Work", "Home"]
    rows = [
        [kind, f"Ann {name}", f"202-555-010{i}"]
        for i, (kind, name) in enumerate(zip(types, "abcdef", strict=True))
    ]

    assert 6 == len(contacts(source([["Our list"], ["Type", "Name", "Phone"], *rows])))


def test_however_many_forms_stand_below_each_other_each_is_a_person():
    """A CSV of forms has as many lines as a list; no line of one is a contact of its own."""
    numbers = range(100, 200)
    forms = [[["Name:", f"Ann Demo {n}"], ["Phone:", f"202-555-0{n}"], []] for n in numbers]

    assert [(f"Ann Demo {n}", (f"+12025550{n}",)) for n in numbers] == [
        (c.name, c.phones) for c in contacts(source(list(chain(*forms))))
    ]


def test_a_list_below_forms_is_none_of_them():
    """Whatever stands first: what most of the first cells say decides."""
    forms = [["Name:", "Ann Demo"], ["Phone:", "202-555-0101"], []] * 70
    people = [[f"Bob Mock {n}", f"202-555-0{n}"] for n in range(100, 200)] * 3
    names = {c.name for c in contacts(source([*forms, ["Name", "Phone"], *people]))}

    assert {f"Bob Mock {n}" for n in range(100, 200)} < names


def test_forms_may_begin_with_what_somebody_lacks():
    """Each still begins where the last one ends."""
    ann = [["E-mail:", ""], ["Phone:", "202-555-0101"], ["Name:", "Ann Demo"]]
    bob = [["E-mail:", "bob@example.com"], ["Phone:", ""], ["Name:", "Bob Mock"]]
    said = workbook({"Cards": [["Our members"], *ann, [], *bob]})

    assert [("Ann Demo", ()), ("Bob Mock", ("bob@example.com",))] == [
        (c.name, c.emails) for c in contacts(said)
    ]


# ---- lists without columns


def test_addresses_as_on_envelopes_are_a_person_each():
    """In one column, with a blank line between; words before a number say what it is."""
    ann = ["Ann Demo", "Demo Bakery Ltd", "12 Main Street", "New York, NY 10001", "Tel.: 202-555-0101"]
    bob = ["Bob Mock", "202-555-0102 / 202-555-0112", "Email: bob@example.com", "www.bob.example.com"]
    said = source([[line] for line in [*ann, "", *bob]])

    assert [
        Contact(
            "Ann Demo",
            "Demo Bakery Ltd",
            phones=("+12025550101",),
            address="12 Main Street, New York, NY 10001",
        ),
        Contact(
            "Bob Mock",
            emails=("bob@example.com",),
            phones=("+12025550102", "+12025550112"),
            websites=("www.bob.example.com",),
        ),
    ] == contacts(said)
    assert [1, 7] == [entry.line for entry in said.entries]
    assert [1] == [at for at, _ in problems(said)]


@pytest.mark.parametrize("title", [[], ["Contacts"]])
@pytest.mark.parametrize("street", [[], ["1 Sample Road", "Testville"]])
def test_names_with_numbers_below_them_are_a_person_each(title, street):
    """Without a blank line between: a name follows the number or the address of whoever is before."""
    ann, bob = ["Ann Demo", *street, "202-555-0101"], ["Bob Mock", "202-555-0102", "bob@example.com"]
    said = source([[line] for line in [*title, *ann, *bob]])

    assert [("Ann Demo", ("+12025550101",)), ("Bob Mock", ("+12025550102",))] == [
        (c.name, c.phones) for c in contacts(said)
    ]


def test_a_list_of_addresses_with_a_word_among_them_is_no_list_of_names():
    """Each is somebody by itself; the word is said to be none."""
    said = source([["Email"], ["ann@example.com"], ["Bob"], ["cy@example.com"]])

    assert ["ann@example.com", "cy@example.com"] == names(said)
    assert {3} == {at for at, _ in problems(said)}


def test_what_is_nobody_in_a_list_without_columns_is_named():
    """Nothing is left out in silence: a title above addresses, a line that is no name with a number."""
    people = ["Ann Demo", "Bob Mock", "Cy Specimen", "Dan Fake", "Eve Muster"]
    envelopes = ["Suppliers", "", *(line for name in people[:2] for line in (name, "202-555-0101", ""))]
    lines = [f"{name} - 202-555-0101" for name in people]
    lines.insert(3, "ask Eve")

    assert [(1, "Suppliers")] == left_out(envelopes)
    assert [(4, "ask Eve")] == left_out(lines)


def left_out(lines: Sequence[str]) -> list[tuple[int | None, str]]:
    found = source([[line] for line in lines]).problems
    return [(problem.line, problem.value) for problem in found if problem.message == LEFT]


@pytest.mark.parametrize(
    "lines",
    [
        ["Notes of March", "Ann said yes.", "", "Next time: 202-555-0101"],
        ["Dear Ann,", "call 202-555-0101", "", "Please do.", "", "Yours", "Bob"],
        ["Ann Demo", "", "Bob Mock", "", "Cy Specimen"],
    ],
)
def test_a_letter_is_no_list_of_addresses(lines):
    """Not even if there is a number in it."""
    assert [] == contacts(source([[line] for line in lines]))


def test_tables_with_a_title_each_are_no_list_of_addresses():
    """Titles are single cells, too; the headings say that there are columns."""
    tables = [[["Course of Bob"], ["Full: 1"], ["---"], HEADINGS, person] for person in (ANN, CY)]

    assert ["Ann Demo", "Cy Specimen"] == names(source([*tables[0], [], *tables[1]]))


@pytest.mark.parametrize("between", [" - ", ": ", " ", ", ", ",", ";", "|"])
def test_a_name_and_an_address_in_each_line_are_a_person(between):
    """Whatever parts them, with blanks or without, the last name is the person's."""
    lines = [f"Ann Demo{between}ann@example.com", f"Bob Mock{between}bob@example.com"]
    said = source([[line] for line in ["My people", *lines]])

    assert ["Ann Demo", "Bob Mock"] == names(said)
    assert [("ann@example.com",), ("bob@example.com",)] == [contact.emails for contact in contacts(said)]


# ---- whatever is around a table, its contacts are the same

word = st.text("abcdefgh ", min_size=1, max_size=12).filter(str.strip)


@bounded
@given(st.lists(st.lists(word, min_size=1, max_size=1), max_size=6), st.booleans())
def test_title_lines_change_no_contact(title, is_apart):
    """Whatever words are in them."""
    assert THREE == contacts(source([*title, *([[]] if is_apart else []), *PEOPLE]))


@bounded
@given(st.sampled_from(["Total", "Summe", "TOTAL", "Total:"]), st.lists(st.integers(0, 99_999), max_size=3))
def test_a_total_changes_no_contact(text, amounts):
    """Whatever is summed up."""
    assert THREE == contacts(source([*PEOPLE, [text, *map(str, amounts)]]))


@bounded
@given(st.integers(1, 3), st.integers(0, 3))
def test_blank_columns_change_no_contact(left, right):
    """On either side."""
    rows = [[*[""] * left, *row, *[""] * right] for row in PEOPLE]

    assert THREE == contacts(source(rows))


@bounded
@given(st.permutations(PEOPLE[1:]), st.booleans())
def test_the_order_of_rows_changes_no_contact(rows, has_headings):
    """With headings and without."""
    shuffled = source([HEADINGS, *rows] if has_headings else rows)
    ordered = source(PEOPLE if has_headings else PEOPLE[1:])

    assert sorted(contacts(ordered), key=repr) == sorted(contacts(shuffled), key=repr)


@bounded
@given(st.lists(st.lists(st.text("aN@1-: \n", max_size=6), max_size=5), max_size=8))
def test_no_grid_of_cells_is_too_odd(rows):
    """Nothing is raised; what is left out is said."""
    text = [[*row, "x"] for row in rows] or [["x"]]

    assert source(text).rows >= 0


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("(202) 555-0101", "phone numbers"),
        ("ann@example.com", "e-mail addresses"),
        ("1001", ""),
        ("blue", ""),
    ],
)
def test_numbers_below_a_heading_that_nobody_knows_are_not_sent_and_that_is_said(cell, said):
    """It may be the contact's own, or not: only the owner of the file can tell."""
    row = ["Ann Demo", "202-555-0177", "demo@example.com", cell]
    made = source([["Name", "Mobile", "Email", "Xyzzy"], row])
    loud = [problem for problem in made.problems if "NOT sent" in problem.message]

    contact = made.entries[0].contact
    assert (("+12025550177",), ("demo@example.com",)) == (contact.phones, contact.emails)
    assert [] == [problem for problem in loud if said not in problem.message or problem.value != "Xyzzy"]
    assert bool(said) == bool(loud)


@pytest.mark.parametrize(("phone", "is_said"), [("202-555-0102", True), ("", False)])
def test_what_a_second_person_of_each_row_is_reached_at_is_not_sent_and_that_is_said(phone, is_said):
    """A row is one contact; whoever calls from the other number would be nobody to the agent."""
    headings = ["Supplier", "Contact 1", "Phone 1", "Contact 2", "Phone 2"]
    made = source([headings, ["Demo Ltd", "Ann Demo", "202-555-0101", "Bob Mock", phone]])
    told = [problem for problem in made.problems if problem.message == OF_SECOND]

    assert ("+12025550101",) == made.entries[0].contact.phones
    assert is_said == ("Phone 2" in [problem.value for problem in told])


def test_a_row_of_numbers_above_the_headings_says_nothing_of_them():
    """Bookkeeping puts there what it exported, for which firm and when."""
    rows = [["EXPO", "700", "16", "4", ""], ["Name", "PLZ", "Telefon", "Straße", "Ort"]]
    said = source([*rows, ["Ann Demo", "10115", "202-555-0101", "Road 1", "Testville"]])

    assert rows[1] == [column.heading for column in said.columns]
