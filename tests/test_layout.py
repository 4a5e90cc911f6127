"""`columns.layout.layout`: where headings, titles, totals and contacts stand; seen in what comes of files."""

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


def test_a_person_whose_cells_are_words_of_headings_does_not_become_the_headings():
    """The headings come first, and what is as good below them is a row."""
    rows = [["Name", "Type", "Phone"], ["Ann Demo", "Home", "Mobile"], ["Bob Mock", "Work", "202-555-0102"]]

    assert ["Ann Demo", "Bob Mock"] == names(source(rows))


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


def test_names_below_a_blank_heading_are_names():
    """The corner of a hand-made table is often empty."""
    rows = [
        ["", "Phone", "Email"],
        ["Ann Demo", "202-555-0101", "ann@example.com"],
        ["Bob Mock", "", "b@example.com"],
    ]

    assert ["Ann Demo", "Bob Mock"] == names(source(rows))


def test_remarks_below_a_blank_heading_are_no_names():
    """Names stand on the left."""
    rows = [
        ["Company", "Phone", ""],
        ["Demo Bakery", "202-555-0101", "Paid"],
        ["Mock Ltd", "202-555-0102", "Call again"],
    ]

    assert ["Demo Bakery", "Mock Ltd"] == names(source(rows))


def test_words_below_a_blank_heading_beside_names_are_left_out_and_counted():
    """They may be anything."""
    said = source(
        [["Name", "Phone"], ["Ann Demo", "202-555-0101", "vip"], ["Bob Mock", "202-555-0102", "new"]]
    )

    assert [(2, "Column C has no heading; its cells were left out: 2")] == problems(said)
    assert ["Ann Demo", "Bob Mock"] == names(said)


def test_a_name_may_stand_in_two_columns_below_one_heading():
    """As they are merged above them: words, of which each row has another. Remarks are none of them."""
    rows = [["Demo", "Ann", "202-555-0101"], ["Mock", "Bob", "202-555-0102"]]
    remarked = [[name, "new", phone] for name, _, phone in rows]

    assert ["Demo Ann", "Mock Bob"] == names(source([["Name", "", "Phone"], *rows]))
    assert ["Demo", "Mock"] == names(source([["Name", "", "Phone"], *remarked]))


def test_a_phone_may_stand_in_two_columns_below_one_heading():
    """The area and the rest; two whole numbers are two."""
    bob = ["Bob Mock", "(617)", "555-0102"]

    assert [("+12125550101",), ("+16175550102",)] == [
        c.phones for c in contacts(source([["Name", "Phone"], ["Ann Demo", "212", "555-0101"], bob]))
    ]
    assert [("+12025550101", "+12025550102")] == [
        c.phones
        for c in contacts(source([["Name", "Phone", ""], ["Ann Demo", "202-555-0101", "202-555-0102"]]))
    ]


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


def test_other_headings_without_a_blank_line_are_another_table():
    """Two files put together by a program."""
    more = [["Email", "Name", "Phone", "Company"], ["dee@example.com", "Dee Invented", "202-555-0109", ""]]
    said = source([*PEOPLE, *more])

    assert ["Ann Demo", "Bob Mock", "Cy Specimen", "Dee Invented"] == names(said)
    assert ("dee@example.com",) == contacts(said)[3].emails


@pytest.mark.parametrize("title", [[], [["Stock"]]], ids=["bare", "titled"])
def test_a_list_of_things_below_a_blank_line_is_no_contact(title):
    """Its headings are unknown, but nothing below them is like the people above."""
    things = [["Item", "Code", "Qty", "Price"], ["Hammer", "2025550105", "4", "9.99"], ["Nail", "", "7", ""]]
    said = source([*PEOPLE, [], *title, *things])

    assert THREE == contacts(said)
    assert f"'Item, Code, Qty, Price' {NO_CONTACTS}" in [text for _, text in problems(said)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Dee Invented", "", "unknown", "none"], ["Eli Fake", "", "202-555-0104"]],
        [["Dee Invented", "Demo Ltd"], ["Eli Fake", "Demo Ltd"]],
        [["Dee Invented", "", "unknown", "none"], ["Eli Fake", "", "2025550104"]],
        [["Dee Invented", "Demo Ltd", "unknown"]],
    ],
)
def test_people_below_a_blank_line_are_those_of_the_table_above(rows):
    """Some of them can be called, or none of their cells is unlike."""
    assert ["Dee Invented", "Eli Fake"][: len(rows)] == names(source([*PEOPLE, [], *rows]))[3:]


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


def test_a_note_below_the_table_is_no_contact():
    """A cell alone after a blank line, of more words than a name has, whatever numbers are among them."""
    note = ["Please tell Ann Demo of all changes (202-555-0199)"]

    assert THREE == contacts(source([*PEOPLE, [], note]))
    assert 4 == len(contacts(source([*PEOPLE, [], ["Ann Demo, mobile 202-555-0199 (not after 9 pm)"]])))


def test_a_total_in_the_middle_is_a_row():
    """Only what stands at the end is one: a person may be called Sum."""
    assert 4 == len(contacts(source([HEADINGS, ANN, ["Sum"], BOB, CY])))


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


def test_single_words_head_sections_of_people_with_two_names():
    """From the very first row on, and twice at least: else it may be somebody whose number is not known."""
    assert THREE == contacts(source([HEADINGS, ["Plumbers"], ANN, BOB, ["Electricians"], CY]))
    assert 4 == len(contacts(source([HEADINGS, ["Plumbers"], ANN, BOB, CY])))
    assert 5 == len(contacts(source([HEADINGS, ["Plumbers"], ["Ann", *ANN[1:]], BOB, ["Electricians"], CY])))


def test_sections_of_a_list_without_headings_begin_with_the_title_above_it():
    """The name of the first section is taken for the title; the others are none the less no contacts."""
    said = source([["PLUMBERS"], ANN, BOB, ["ELECTRICIANS"], CY])

    assert ["Ann Demo", "Bob Mock", "Cy Specimen"] == names(said)


@pytest.mark.parametrize("row", [["Subtotal", "", "", "", "30"], ["Total", "2", "", ""], ["Total: 2"]])
def test_a_total_of_a_section_is_no_contact(row):
    """With an amount, or more than a word that may be a name."""
    said = source([HEADINGS, ANN, row, BOB, CY])

    assert THREE == contacts(said)
    assert [(3, f"'{row[0]}' {BETWEEN.format('3')}")] in (problems(said), problems(said)[-1:])


@pytest.mark.parametrize(
    "rows",
    [
        [ANN, ["IBM"], BOB, CY],
        [["Dee Invented"], ANN, BOB, CY],
        [["Dee I."], ANN, BOB, CY],
        [ANN, BOB, CY, ["DEE INVENTED"]],
        [["DEE", "Demo Ltd"], ANN, BOB, CY],
        [["ANN DEMO", "", "202-555-0101"], ["DEE INVENTED"], ["BOB MOCK", "", "202-555-0102"], ANN],
        [["", "DEMO LTD"], ANN, BOB, CY],
    ],
)
def test_whoever_has_but_a_name_is_no_section(rows):
    """Lists with sections begin with one."""
    assert 4 == len(contacts(source([HEADINGS, *rows])))


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


@pytest.mark.parametrize("title", ["Notes", "Our customers", "Phone"])
def test_a_title_above_a_table_without_headings_is_none(title):
    """A word alone above several columns is a title, though it may be a heading elsewhere."""
    said = source([[title], ["as of 1/1/2024"], [], ANN, BOB, CY, [], ["Last update: 1/1/2024 10:22"]])

    assert ["Ann Demo", "Bob Mock", "Cy Specimen"] == names(said)
    assert [1, 8, 4] == [at for at, _ in problems(said)]


def test_a_single_heading_above_rows_that_are_too_long_is_one():
    """What stands beside it are words."""
    assert ["Ann Demo", "Bob Mock"] == names(source([["Name"], ["Ann Demo", "x"], ["Bob Mock"]]))


def test_a_single_person_without_headings_is_one():
    """One line is enough."""
    said = source([["Ann Demo", "ann@example.com", "202-555-0101"]])

    assert [Contact("Ann Demo", emails=("ann@example.com",), phones=("+12025550101",))] == contacts(said)


@pytest.mark.parametrize("title", [[], [["Our customers"]]], ids=["alone", "below a title"])
def test_a_list_of_nothing_but_addresses_is_read(title):
    """One e-mail address on each line."""
    said = source([*title, ["ann@example.com"], ["bob@example.com"]])

    assert ["ann@example.com", "bob@example.com"] == names(said)[-2:]


@pytest.mark.parametrize(
    "numbers",
    [
        ["202-555-0101", "202-555-0102"],
        ["+12025550101", "+12025550102"],
        ["2025550101", "2025550177", "2125550102"],
    ],
)
def test_a_list_of_nothing_but_numbers_is_read(numbers):
    """One phone number on each line, in any form."""
    assert len(numbers) == len(contacts(source([[number] for number in numbers])))


def test_one_number_alone_is_a_contact():
    """A file of one line."""
    assert ["+12025550101"] == names(source([["202-555-0101"]]))


def test_first_and_last_names_without_headings_are_put_together():
    """Two columns of single words side by side."""
    rows = [
        ["Ann", "Demo", "ann@example.com"],
        ["Bob", "Mock", "bob@example.com"],
        ["Cy", "Specimen", "cy@example.com"],
    ]
    said = source(rows)

    assert ["first_name", "last_name", "email"] == fields(said)
    assert ["Ann Demo", "Bob Mock", "Cy Specimen"] == names(said)


def test_companies_and_salutations_without_headings_are_no_names():
    """Inc. and GmbH tell the one, Mr and Frau the other."""
    rows = [
        ["Mr", "Demo Inc.", "Ann Demo", "202-555-0101"],
        ["Frau", "Mock GmbH", "Bob Mock", "202-555-0102"],
    ]

    assert ["prefix", "company", "name", "phone"] == fields(source(rows))


def test_towns_without_headings_are_no_names():
    """Names differ from row to row."""
    rows = [
        ["Testville", f"{name} Demo", f"202-555-010{i}"]
        for i, name in enumerate(["Ann", "Bob", "Cy", "Dee", "Eve"])
    ]

    assert [None, "name", "phone"] == fields(source(rows))


def test_a_first_row_that_lacks_what_the_others_have_is_a_row():
    """Headings would not leave the column of addresses blank."""
    rows = [["Dee Invented", "Demo Bakery", "", ""], ANN, BOB, CY]

    assert ["Dee Invented", "Ann Demo", "Bob Mock", "Cy Specimen"] == names(source(rows))


def test_a_first_row_with_a_phone_where_others_have_an_address_is_a_row():
    """Headings look like neither."""
    rows = [
        ["Dee Invented", "202-555-0109"],
        ["Ann Demo", "ann@example.com"],
        ["Bob Mock", "bob@example.com"],
    ]

    assert ["Dee Invented", "Ann Demo", "Bob Mock"] == names(source(rows))


def test_unknown_headings_are_headings_all_the_same():
    """They do not look like what stands below them."""
    said = source([["Xyzzy", "Frobnication"], ["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]])

    assert ["Xyzzy", "Frobnication"] == [column.heading for column in said.columns]


@pytest.mark.parametrize(
    "rows",
    [
        [["Hammer", "4006381333931"], ["Saw", "4006381333948"]],
        [["1", "20240101"], ["2", "20240102"]],
        [["Hammer", "12.50"], ["Saw", "9.99"]],
        [["2024-01-01", "2024-02-01"], ["2024-01-02", "2024-02-02"]],
        [["192.168.100.200", "up"], ["192.168.100.201", "down"]],
        [["Ann", "Bob"], ["Cy", "Dee"]],
    ],
)
def test_numbers_that_nobody_can_call_make_no_contacts(rows):
    """Articles, dates, amounts, addresses of computers."""
    said = source(rows)

    assert ([], 1) == (contacts(said), len(said.problems))


def test_a_single_odd_row_decides_nothing():
    """An address in the wrong column of one row among many."""
    rows = [[f"Person {word}", f"202-555-{1000 + i}", "note"] for i, word in enumerate("abcdefghij")]
    rows[4][2] = "someone@example.com"

    assert ["name", "phone", None] == fields(source(rows))


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


@pytest.mark.parametrize(
    ("groups", "headings"),
    [
        (["Customer", "", "Emergency contact"], ["Name", "Phone", "Name", "Phone"]),
        (["Team North", "", "Emergency contact"], ["Name", "Phone", "Name", "Phone"]),
        (["Customer", "", "Owner"], ["First name", "Phone", "Contact name", "Mobile"]),
        (["Kunde", "", "Notfallkontakt"], ["Name", "Telefon", "Name", "Telefon"]),
    ],
)
def test_a_group_above_the_headings_says_whose_they_are(groups, headings):
    """The number of the emergency contact is not the customer's."""
    said = source([groups, headings, ["Ann Demo", "202-555-0101", "Bob Mock", "202-555-0102"]])

    assert [("Ann Demo", ("+12025550101",))] == [(one.name, one.phones) for one in contacts(said)]


@pytest.mark.parametrize("title", [["Owners"], ["Owners", "", "", "March"], ["List", "", "Owner Bob"]])
def test_a_title_that_names_somebody_else_is_a_title(title):
    """It stands above all headings alike, or says more than whose they are."""
    assert THREE == contacts(source([title, *PEOPLE]))


def test_a_first_row_below_a_column_of_somebody_else_is_a_row():
    """Though a blank heading beside it makes it look like a line of headings."""
    rows = [["Name", "Phone", "Email", "Owner", ""], ["Ann Demo", "", "", "Bob", "x"]]

    assert ["Ann Demo", "Bob Mock"] == names(source([*rows, ["Bob Mock", "202-555-0102"]]))


@pytest.mark.parametrize("between", [[], [""]], ids=["touching", "apart"])
def test_lists_side_by_side_are_a_table_each(between):
    """To save paper; nobody gets the number of the person beside."""
    said = source(
        [
            ["Name", "Phone", *between, "Name", "Phone"],
            ["Ann Demo", "202-555-0101", *between, "Bob Mock", "202-555-0102"],
            ["Cy Specimen", "202-555-0103"],
        ]
    )

    assert [
        ("Ann Demo", ("+12025550101",)),
        ("Cy Specimen", ("+12025550103",)),
        ("Bob Mock", ("+12025550102",)),
    ] == [(c.name, c.phones) for c in contacts(said)]
    assert [1] == [at for at, _ in problems(said)]


def test_lists_that_an_empty_column_parts_are_a_table_each():
    """They begin with the same heading, and may go on with others; without the gap they are one."""
    customers, staff = ["Ann Demo", "1 A St", "202-555-0101"], ["Bob Mock", "202-555-0102"]
    said = source([["Name", "Address", "Phone", "", "Name", "Mobile"], [*customers, "", *staff]])
    one = source([["Name", "Address", "Phone", "", "Mobile"], [*customers, "", "202-555-0102"]])

    assert [("+12025550101",), ("+12025550102",)] == [c.phones for c in contacts(said)]
    assert [("+12025550101", "+12025550102")] == [c.phones for c in contacts(one)]


def test_addresses_tell_which_of_two_names_is_the_first():
    """Where there are no headings: registers begin with the family, addresses with the given name."""
    rows = [["Demo", "Ann", "202-555-0101", "ann.demo@example.com"], ["Mock", "Bob", "", "bob@example.com"]]
    other = [[*row[:3], f"{row[0].lower()}@example.com"] for row in rows]

    assert ["Ann Demo", "Bob Mock"] == names(source(rows))
    assert ["Demo Ann", "Mock Bob"] == names(source(other))


def test_a_row_of_long_numbers_is_no_headings():
    """Though it has a word that is one, as `PO Box` is: below headings of which none is known."""
    heads = ["Code A", "Code B", "Code C", "Code D"]
    said = source(
        [heads, ["1234567893", "PO Box", "2025550101", "Phone"], ["1234567894", "", "2025550102", ""]]
    )

    assert [tuple(heads)] == [tuple(column.heading for column in said.columns)]


def test_headings_stand_above_what_they_say_if_the_first_column_has_none():
    """R writes the names of rows so, with one heading less."""
    rows = [["1", "Ann Demo", "202-555-0101", "ann@example.com"], ["2", "Bob Mock", "", "bob@example.com"]]
    said = source([["name", "phone", "email"], *rows])
    remarked = source([["name", "phone", "email"], *([*row[1:], "called twice"] for row in rows)])

    assert ["Ann Demo", "Bob Mock"] == names(said) == names(remarked)
    assert ("+12025550101",) == contacts(said)[0].phones == contacts(remarked)[0].phones


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


def test_whoever_is_called_like_the_headings_with_a_number_is_a_contact():
    """Examples are; each of their lines was taken for headings below the headings."""
    heads = ["Contact", "Company", "City"]
    rows = [[f"{heading} {number}" for heading in heads] for number in (1, 2)]

    assert ["Contact 1", "Contact 2"] == names(source([heads, *rows]))


def test_headings_said_again_in_other_letters_are_no_contact():
    """A survey says below `RecipientLastName` once more what it asked."""
    heads = ["RecordedDate", "ResponseId", "Finished", "LastName", "FirstName", "Q1"]
    again = ["Recorded Date", "Response ID", "Finished", "Last Name", "First Name", "Which is best?"]
    said = source([heads, again, ["2026-05-06", "R_1", "True", "Demo", "Ann", "None"]])

    assert ["Ann Demo"] == names(said)
    assert REPEATED in [problem.message for problem in said.problems]


def test_lists_of_unlike_people_are_told_by_their_lengths():
    """A list has no gaps; whoever belongs to somebody stands beside them, wherever these stand."""
    heads, both = ["Staff", "Phone", "", "Customer", "Mobile"], ["Bob Mock", "202-555-0102"]
    alone = ["", "", "", "Cy Specimen", "202-555-0103"]
    said = source([heads, ["Ann Demo", "202-555-0101", "", *both], alone])
    pairs = source([heads, alone, ["Ann Demo", "202-555-0101", "", *both]])

    assert [("+12025550101",), ("+12025550102",), ("+12025550103",)] == [c.phones for c in contacts(said)]
    assert ["Ann Demo", "Bob Mock"] == names(source([heads, ["Ann Demo", "202-555-0101", "", *both]]))
    assert ["Cy Specimen", "Bob Mock"] == names(pairs)


@pytest.mark.parametrize(
    ("headings", "bob", "phones"),
    [
        (["Full name", "Phone"], "Bob Mock", [("+12025550101",), ("+12025550102",)]),
        (["Display name", "Phone"], "Demo, Ann", [("+12025550101", "+12025550102")]),
        (["Parent", "Phone"], "Bob Mock", [("+12025550101",)]),
    ],
)
def test_an_empty_column_parts_persons_of_other_names(headings, bob, phones):
    """The first had the second's number; whoever is named by a word of the first name is the same."""
    ann = ["Ann", "Demo", "202-555-0101", ""]
    said = source([["First name", "Last name", "Phone", "", *headings], [*ann, bob, "202-555-0102"]])

    assert phones == [contact.phones for contact in contacts(said)]


def test_an_empty_column_parts_no_firm_from_whom_to_ask_there():
    """Below `Customer` may be either; a firm has people, a person has none."""
    rows = [["Demo Bakery LLC", "202-555-0101", "", "Ann Mock", "202-555-0102"]]

    assert 1 == len(contacts(source([["Customer", "Phone", "", "Name", "Phone"], *rows])))


def test_what_an_empty_column_parts_is_one_list_if_it_lacks_what_the_first_has():
    """A spacer between firms and whom to ask there; the last firm has nobody."""
    rows = [["Demo Bakery", "202-555-0101", "", "Ann Demo", "ann@example.com"], ["Mock Ltd", "202-555-0102"]]
    said = source([["Company", "Phone", "", "Contact Person", "Email"], *rows])

    assert [("Ann Demo", "Demo Bakery"), ("Mock Ltd", "Mock Ltd")] == [
        (c.name, c.company) for c in contacts(said)
    ]


def test_how_people_are_related_parts_no_lists():
    """An emergency contact's name may stand below the same heading."""
    said = source(
        [
            ["Name", "Phone", "", "Name", "Relationship", "Phone"],
            ["Ann Demo", "202-555-0101", "", "Bob Demo", "Husband", "202-555-0102"],
        ]
    )

    assert [("Ann Demo", ("+12025550101",))] == [(c.name, c.phones) for c in contacts(said)]


def test_lists_side_by_side_may_have_titles_of_their_own():
    """They are no part of the headings, though the same words stand below them."""
    ann, bob = ["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]
    said = source([["A", "", "", "B", ""], ["Name", "Phone", "", "Name", "Phone"], [*ann, "", *bob]])

    assert [("+12025550101",), ("+12025550102",)] == [c.phones for c in contacts(said)]


def test_whose_list_it_is_may_stand_above_the_headings_with_an_address():
    """That is as a contact is; the known headings below it tell that they are none."""
    said = source([["Demo Club", "club@example.com"], ["Name", "Phone"], ["Ann Demo", "202-555-0101"]])

    assert ("Ann Demo", ("+12025550101",)) == (contacts(said)[-1].name, contacts(said)[-1].phones)


def test_of_two_lines_of_headings_the_lower_counts():
    """Each is known by itself; above the contacts stands what their columns are."""
    ann = ["Ann Demo", "202-555-0101"]

    assert ["Ann Demo"] == names(source([["Person", "Contact"], ["Name", "Phone"], ann]))


def test_lines_unlike_all_names_are_sections():
    """A day, a family with a count: alone in their lines, the first of them above everybody."""
    ann, bob = ["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]
    days = [["Name", "Phone"], ["Monday 5/6"], ann, ["Tuesday 5/7"], bob]

    assert ["Ann Demo", "Bob Mock"] == names(source(days))
    assert ["Ann Demo", "Bob Mock"] == names(source([["", *row] for row in days]))
    assert 3 == len(
        contacts(source([["Name", "Phone"], ["Cy (2nd floor)"], ["Ann (1st floor)", ann[1]], bob]))
    )


def test_lists_with_titles_and_other_headings_may_stand_side_by_side():
    """Customers and suppliers have nothing to do with each other; an empty column parts them."""
    people = ["Ann Demo", "202-555-0101", "", "Demo Bakery", "202-555-0102"]
    headings = ["Name", "Phone", "", "Company", "Phone"]
    said = source([["Customers", "", "", "Suppliers", ""], headings, people])

    assert [("Ann Demo", "+12025550101"), ("Demo Bakery", "+12025550102")] == [
        (c.name, *c.phones) for c in contacts(said)
    ]
    assert ["Demo Bakery"] == [contact.company for contact in contacts(source([headings, people]))]


def test_a_cell_alone_that_ends_with_a_colon_is_a_title():
    """Also below a blank line; nobody is called so."""
    rows = [["Name", "Phone"], ["Ann Demo", "202-555-0101"], [], ["New customers:"], ["Bob", "202-555-0102"]]

    assert ["Ann Demo", "Bob"] == names(source(rows))


def test_a_list_may_begin_far_from_the_edge_of_its_sheet():
    """The empty columns before it part it from nothing."""
    said = source([["", "", "Name", "Phone"], ["", "", "Ann Demo", "202-555-0101"]])

    assert (1, 0) == (len(said.tables), len(said.problems))


def test_repeated_headings_beside_a_name_are_that_persons():
    """Two numbers of one person, each with its type."""
    said = source(
        [["Name", "Type", "Phone", "Type", "Phone"], ["Ann", "Home", "202-555-0101", "Work", "202-555-0102"]]
    )

    assert [("+12025550101", "+12025550102")] == [c.phones for c in contacts(said)]


# ---- sheets


@pytest.mark.parametrize(
    ("bob", "phones"),
    [
        ("Bob Mock", ("+12025550101",)),
        ("Bob Demo", ("+12025550101",)),
        ("Ann Demo", ("+12025550101", "+12025550102")),
    ],
)
def test_a_repeated_phone_behind_another_whole_name_is_not_that_of_the_parts(bob, phones):
    """Whoever has the first name is the same person, but no relative is."""
    headings = ["First name", "Last name", "Phone", "Name", "Phone"]
    said = source([headings, ["Ann", "Demo", "202-555-0101", bob, "202-555-0102"]])

    assert [("Ann Demo", phones)] == [(c.name, c.phones) for c in contacts(said)]


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


def test_a_supplier_with_a_name_and_an_address_is_the_contact_of_a_list_of_things():
    """Nothing there is the thing's, then."""
    said = source(
        [["Product Name", "SKU", "Vendor", "Vendor Email"], ["Saw", "H1", "Demo Ltd", "a@example.com"]]
    )

    assert [("Demo Ltd", ("a@example.com",))] == [(e.contact.name, e.contact.emails) for e in said.entries]


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


def test_a_form_is_turned_round():
    """Headings down the first column, a person beside."""
    said = source(
        [
            ["Name", "Ann Demo"],
            ["Company", "Demo Bakery"],
            ["Phone", "202-555-0101"],
            ["Email", "ann@example.com"],
        ]
    )

    assert THREE[:1] == contacts(said)
    assert [1] == [at for at, _ in problems(said)]


def test_a_list_that_begins_with_types_is_no_form():
    """`Home` and `Work` are headings elsewhere; here they come again and again."""
    types = ["Home", "Work", "Company", "Home", "Work", "Home"]
    rows = [
        [kind, f"Ann {name}", f"202-555-010{i}"]
        for i, (kind, name) in enumerate(zip(types, "abcdef", strict=True))
    ]

    assert 6 == len(contacts(source([["Our list"], ["Type", "Name", "Phone"], *rows])))


def test_a_form_may_have_several_persons_and_colons():
    """One in each column; what one of them lacks is blank."""
    said = source(
        [
            ["Name:", "Ann Demo", "Bob Mock"],
            ["Phone:", "202-555-0101", "202-555-0102"],
            ["Email:", "ann@example.com", ""],
        ]
    )

    assert [("Ann Demo", ("ann@example.com",)), ("Bob Mock", ())] == [
        (c.name, c.emails) for c in contacts(said)
    ]


def test_forms_below_each_other_are_a_person_each():
    """Nobody gets the number of the next."""
    said = source(
        [["Name", "Ann Demo"], ["Phone", "202-555-0101"], [], ["Name", "Bob Mock"], ["Phone", "202-555-0102"]]
    )

    assert [("Ann Demo", ("+12025550101",)), ("Bob Mock", ("+12025550102",))] == [
        (c.name, c.phones) for c in contacts(said)
    ]
    assert [1, 4] == [entry.line for entry in said.entries]


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


def test_forms_typed_by_hand_have_a_colon_or_none():
    """`Name` begins a form below one that begins with `Name:`."""
    ann = [["Name:", "Ann Demo"], ["Phone:", "202-555-0101"]]
    bob = [["Name", "Bob Mock"], ["Phone:", "202-555-0102"]]

    assert [("Ann Demo", ("+12025550101",)), ("Bob Mock", ("+12025550102",))] == [
        (c.name, c.phones) for c in contacts(source([*ann, [], *bob]))
    ]


def test_forms_side_by_side_are_a_person_each():
    """As many in a line as fit on the paper; the last line may have fewer."""
    names, phones = ["Name:", "Ann Demo", "", "Name:"], ["Phone:", "202-555-0101", "", "Phone:"]
    said = source(
        [
            [*names, "Bob Mock"],
            [*phones, "202-555-0102"],
            [],
            ["Name:", "Dee Invented"],
            ["Phone:", "202-555-0103"],
        ]
    )

    assert [("Ann Demo", "+12025550101"), ("Bob Mock", "+12025550102"), ("Dee Invented", "+12025550103")] == [
        (c.name, *c.phones) for c in contacts(said)
    ]


def test_a_form_may_say_two_things_in_each_line():
    """The headings further right are not those that forms begin with: they go on with the same person."""
    said = source(
        [
            ["Name", "Ann Demo", "Mobile", "202-555-0111"],
            ["Phone", "202-555-0101", "Email", "ann@example.com"],
        ]
    )

    assert [("Ann Demo", ("ann@example.com",), ("+12025550111", "+12025550101"))] == [
        (c.name, c.emails, c.phones) for c in contacts(said)
    ]


def test_forms_may_begin_with_what_somebody_lacks():
    """Each still begins where the last one ends."""
    ann = [["E-mail:", ""], ["Phone:", "202-555-0101"], ["Name:", "Ann Demo"]]
    bob = [["E-mail:", "bob@example.com"], ["Phone:", ""], ["Name:", "Bob Mock"]]
    said = workbook({"Cards": [["Our members"], *ann, [], *bob]})

    assert [("Ann Demo", ()), ("Bob Mock", ("bob@example.com",))] == [
        (c.name, c.emails) for c in contacts(said)
    ]


def test_what_stands_behind_another_person_in_a_line_of_a_form_is_theirs():
    """`Emergency contact: Bob Demo, Phone: ...`, as in what patients fill in."""
    said = source(
        [
            ["Last Name:", "Demo", "First Name:", "Ann"],
            ["Home:", "202-555-0101", "Mobile:", "202-555-0111"],
            ["Emergency Contact:", "Bob Demo", "Phone:", "202-555-0102"],
            ["Doctor:", "Dr. Mock", "Phone:", "202-555-0103"],
        ]
    )

    assert [("Ann Demo", ("+12025550101", "+12025550111"))] == [(c.name, c.phones) for c in contacts(said)]


def test_titles_in_a_form_part_nobody_and_name_nobody():
    """`COMPANY` above the first person, `CONTACT` above the second: each begins with the same heading."""
    said = source(
        [
            ["COMPANY", ""],
            ["Name:", "Demo Bakery"],
            ["Phone:", "202-555-0101"],
            ["CONTACT", ""],
            ["Name:", "Ann Demo"],
            ["Phone:", "202-555-0102"],
        ]
    )

    assert [("Demo Bakery", ("+12025550101",)), ("Ann Demo", ("+12025550102",))] == [
        (c.name, c.phones) for c in contacts(said)
    ]


def test_a_form_may_have_the_names_above_a_blank_corner():
    """Each column is one person, all the same."""
    said = source(
        [["", "Ann Demo", "Bob Mock"], ["Phone", "202-555-0101", "202-555-0102"], ["City", "Rome", "Bonn"]]
    )

    assert [("Ann Demo", ("+12025550101",)), ("Bob Mock", ("+12025550102",))] == [
        (c.name, c.phones) for c in contacts(said)
    ]


@pytest.mark.parametrize("word", ["Person", "Contact", "Kunde", "#", ""])
def test_a_form_may_count_its_persons(word):
    """`Person 2` is nobody's name, though elsewhere it is a heading."""
    said = source(
        [
            ["", f"{word} 1", f"{word} 2"],
            ["Name", "Ann Demo", "Bob Mock"],
            ["Phone", "202-555-0101", "202-555-0102"],
        ]
    )

    assert [("Ann Demo", ("+12025550101",)), ("Bob Mock", ("+12025550102",))] == [
        (c.name, c.phones) for c in contacts(said)
    ]


def test_two_numbers_in_one_line_of_a_form_are_the_same_persons():
    """The line of the name has one cell."""
    said = source([["Name", "Ann Demo"], ["Phone", "202-555-0101", "202-555-0111"]])

    assert [("+12025550101", "+12025550111")] == [contact.phones for contact in contacts(said)]


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


def test_addresses_on_labels_side_by_side_are_a_person_each():
    """As many in a line as fit on a sheet of them, parted by blank lines."""
    labels = [["Ann Demo", "Bob Mock"], ["12 Main Street", "1 A St"], ["202-555-0101", "202-555-0102"]]
    said = source([["Members 2024"], *labels, [], ["Dee Invented"], ["2 B St"], ["202-555-0103"]])

    assert [
        ("Ann Demo", "12 Main Street", "+12025550101"),
        ("Bob Mock", "1 A St", "+12025550102"),
        ("Dee Invented", "2 B St", "+12025550103"),
    ] == [(c.name, c.address, *c.phones) for c in contacts(said)]


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


@pytest.mark.parametrize("between", [" - ", ": ", " ", ", "])
def test_a_name_and_a_number_in_each_line_are_a_person(between):
    """As people note numbers, counted or not, below a title or none."""
    lines = [
        f"Ann Demo{between}202-555-0101",
        f"2. Bob Mock{between}(202) 555-0102",
        "Cy Specimen - cy@example.com",
    ]
    said = source([[line] for line in ["My people", *lines]])

    assert ["Ann Demo", "Bob Mock", "Cy Specimen"] == names(said)
    assert [("+12025550101",), ("+12025550102",), ()] == [contact.phones for contact in contacts(said)]
    assert ("cy@example.com",) == contacts(said)[2].emails


@pytest.mark.parametrize("between", [" - ", ": ", " ", ", ", ",", ";", "|"])
def test_a_name_and_an_address_in_each_line_are_a_person(between):
    """Whatever parts them, with blanks or without, the last name is the person's."""
    lines = [f"Ann Demo{between}ann@example.com", f"Bob Mock{between}bob@example.com"]
    said = source([[line] for line in ["My people", *lines]])

    assert ["Ann Demo", "Bob Mock"] == names(said)
    assert [("ann@example.com",), ("bob@example.com",)] == [contact.emails for contact in contacts(said)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Phone: 202-555-0101", "Mobile: 202-555-0102", "Fax: 202-555-0103"],
        ["Invoice 2024-0001234", "Invoice 2024-0001235", "Invoice 2024-0001236"],
        ["Bread 3.50", "Milk 2.20", "Rolls 4.00"],
    ],
)
def test_a_word_and_a_number_in_each_line_are_no_persons(lines):
    """Nobody is called Invoice again and again, or Phone."""
    assert [] == contacts(source([[line] for line in lines]))


def test_addresses_in_one_line_are_a_person_each():
    """As mail programs name those whom a mail is for; two columns of many rows are of one person each."""
    line = ["Ann Demo <ann@example.com>", "bob@example.com", '"Specimen, Cy" <cy@example.com>']
    rows = [["ann@example.com", "a@example.org"], ["bob@example.com", "b@example.org"]]

    assert ["Ann Demo", "bob@example.com", "Cy Specimen"] == names(source([line]))
    assert [2, 2] == [len(contact.emails) for contact in contacts(source(rows))]


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
