"""`feed.source`: one file, understood."""

from dataclasses import replace
from unittest.mock import Mock

import pytest

from columns.subject import NO_CONTACTS
from columns.table_columns import letters
from feed.source import IGNORED, UNSENT, Known, Rules, understand
from tests.running import csv_bytes, people
from tests.workbooks import xlsx, xlsx_of


def test_each_row_by_which_somebody_can_be_known_is_an_entry_with_its_line():
    """The others are counted, and reported with their line."""
    source = understand("a.csv", b"Name,Title\r\nAnn,CTO\r\n,CEO\r\nBob,\r\n", Rules("US"))

    assert (3, [2, 4]) == (source.rows, [entry.line for entry in source.entries])
    assert [3] == [problem.line for problem in source.problems]


def test_a_table_of_which_no_heading_is_recognised_is_reported_once():
    """Not each of its ten thousand rows."""
    source = understand("a.csv", b"Foo,Bar\r\n1,2\r\n3,4\r\n", Rules("US"))

    assert [f"'Foo, Bar' {NO_CONTACTS}"] == [str(problem) for problem in source.problems]
    assert [] == source.entries


def test_phone_numbers_without_plus_are_those_of_the_configured_country():
    """`country` in config.ini."""
    data = csv_bytes([["Name", "Phone"], ["Rui", "912 345 678"]])

    assert ("+351912345678",) == understand("a.csv", data, Rules("PT")).entries[0].contact.phones


@pytest.mark.parametrize("bare", ["23125011", "5125011", "23 12 50 11"])
@pytest.mark.parametrize(
    ("headings", "ann"), [(["Phone"], ["030 23125010"]), (["Area code", "Phone"], ["030", "23125010"])]
)
def test_a_number_without_the_area_that_others_have_is_nobody_elses(headings, ann, bare):
    """In Germany it is valid in another town; where no number has its 0, a spreadsheet took it."""
    bob = [*[""] * (len(ann) - 1), bare]
    data = csv_bytes([["Name", *headings], ["Ann", *ann], ["Bob", *bob]])
    source = understand("a.csv", data, Rules("DE"))
    alone = understand(
        "a.csv", csv_bytes([["Name", "Phone"], ["Ann", "3023125010"], ["Bob", bare]]), Rules("DE")
    )

    assert [("+493023125010",), (bare,)] == [entry.contact.phones for entry in source.entries]
    assert [3] == [problem.line for problem in source.problems]
    assert (f"+49{bare.replace(' ', '')}",) == alone.entries[1].contact.phones


def test_numbers_that_a_workbook_holds_as_numbers_are_phones():
    """Excel makes numbers of them unless one takes care."""
    data = xlsx([["Name", "Phone"], ["Ann", 2125550101]])

    assert ("+12125550101",) == understand("a.xlsx", data, Rules("US")).entries[0].contact.phones


def test_ones_own_columns_and_ignored_ones_are_as_configured():
    """`[columns]` and `[ignore]` in config.ini."""
    data = csv_bytes([["Name", "House code", "Secret email"], ["Ann", "A7", "x@example.com"]])
    rules = Rules("US", {"house code": "id"}, ignored_headings=("secret*",))
    entry = understand("a.csv", data, rules).entries[0]

    assert ("A7", ()) == (entry.given_id, entry.contact.emails)


def test_ignored_sheets_are_as_if_they_were_not_there():
    """Without regard to case."""
    assert [] == understand("a.xlsx", xlsx(people("Ann")), Rules("US", {}, ("PEO*",))).entries


def test_a_problem_in_a_workbook_names_the_sheet():
    """A line number alone could be that of any."""
    data = xlsx([["Name", "Phone"], ["Ann", "12"], ["Bob", "202-555-0102"]])
    problem = understand("a.xlsx", data, Rules("US")).problems[0]

    assert (2, True) == (problem.line, str(problem).startswith("sheet 'People': '12' "))


def test_each_table_says_where_it_stands_and_what_came_of_it():
    """For `check`: a workbook has several."""
    data = xlsx_of({"People": people("Ann", "Bob"), "Prices": [["Foo"]]})
    source = understand("a.xlsx", data, Rules("US"))

    assert [("People", 1, 2, 2, ""), ("Prices", 1, 0, 0, NO_CONTACTS)] == [
        (part.sheet, part.line, part.rows, len(part.entries), part.left_out) for part in source.tables
    ]
    assert (2, 2, 4) == (source.rows, len(source.entries), len(source.columns))


def test_an_ignored_sheet_is_said_to_be_one():
    """A pattern may fit more sheets than was meant."""
    source = understand("a.xlsx", xlsx(people("Ann")), Rules("US", {}, ("PEO*",)))

    assert [("People", IGNORED)] == [(part.sheet, part.left_out) for part in source.tables]
    assert () == source.problems


@pytest.mark.parametrize("sheet", ["Example (not sent)", "(NOT SENT)", "Old people (Not sent) "])
def test_a_sheet_that_is_named_not_sent_is_left_out(sheet):
    """Notes and examples may stand in the same workbook, without a word about it in config.ini."""
    source = understand("a.xlsx", xlsx(people("Ann"), sheet), Rules("US"))

    assert [(sheet, UNSENT)] == [(part.sheet, part.left_out) for part in source.tables]
    assert ([], ()) == (source.entries, source.problems)


@pytest.mark.parametrize("sheet", ["not sent", "(not sent) people", "Sent"])
def test_a_sheet_whose_name_does_not_end_so_is_read(sheet):
    """Nobody is left out by accident."""
    source = understand("a.xlsx", xlsx(people("Ann"), sheet), Rules("US"))

    assert ["Ann"] == [entry.contact.name for entry in source.entries]


@pytest.mark.parametrize(
    ("pattern", "why"), [("phone [[]old]", "[ignore] headings"), ("PHONE*", "[ignore] headings"), ("fax", "")]
)
def test_an_ignored_heading_is_said_to_be_one(pattern, why):
    """In any letters' case; a bracket stands for itself once `config.ini` was read."""
    source = understand(
        "a.csv", b"Name,Phone [old]\r\nAnn,202-555-0101\r\n", Rules("US", ignored_headings=(pattern,))
    )

    assert why == source.columns[1].why


def test_cards_have_no_line_of_headings():
    """Their headings are made by the reader."""
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Demo\r\nEND:VCARD\r\n"

    assert [(None, 1)] == [(part.line, part.rows) for part in understand("a.vcf", card, Rules("US")).tables]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.vcf", "BEGIN:VCARD\nFN:Jo\nEMAIL:a@example.com\nX-SPOUSE:Al\nEMAIL:b@example.com\nEND:VCARD\n"),
        ("a.ldif", "dn: cn=a\ncn: Jo\nmail: a@example.com\nsecretary: cn=b\nmail: b@example.com\n"),
    ],
)
def test_what_stands_behind_another_person_in_cards_and_directories_is_the_contacts(name, text):
    """Their properties stand in any order."""
    [entry] = understand(name, text.encode(), Rules("US")).entries
    assert ("a@example.com", "b@example.com") == entry.contact.emails


def known(data: bytes) -> tuple[Known, str]:
    """What is remembered of a file: its rows, and how they were understood."""
    source = understand("a.csv", data, Rules("US"))
    return Known({entry.raw for entry in source.entries}), source.made_with


@pytest.mark.parametrize(
    "now",
    [
        [["Name", "Phone"], ["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]],
        [["Our list"], [], ["Name", "Phone"], ["Ann Demo", "202-555-0101"], ["Total", "1"]],
        [["", "Name", "Phone"], ["", "Ann Demo", "202-555-0101"]],
    ],
    ids=["a row more", "a title and a total", "a blank column"],
)
def test_known_rows_are_not_shaped_again_wherever_they_went(now):
    """Their text is the same, and so is what the columns are."""
    remembered, made_with = known(csv_bytes([["Name", "Phone"], ["Ann Demo", "202-555-0101"]]))
    source = understand("a.csv", csv_bytes(now), Rules("US"), remembered, made_with)

    assert (remembered.raws, b"") == ({source.entries[0].raw}, source.entries[0].said)


def test_known_rows_are_shaped_again_if_their_columns_are_understood_differently():
    """A cell of another row made another column of it."""
    rows = [["Name", "Company", ""], ["Ann Demo", "", "202-555-0101"]]
    remembered, made_with = known(csv_bytes(rows))
    more = [["Bob Mock", "", "bob@example.com"], ["Cy Specimen", "", "cy@example.com"]]
    source = understand("a.csv", csv_bytes([*rows, *more]), Rules("US"), remembered, made_with)

    assert 3 == len([entry.contact for entry in source.entries])


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_a_column_has_the_letters_of_a_spreadsheet(place, letter):
    """That is what people see above it."""
    assert letter == letters(place)


@pytest.mark.parametrize(
    "headings", [["Column1", "Column2"], ["Spalte1", "Spalte2"], ["Unnamed: 0", "Unnamed: 1"]]
)
def test_headings_that_a_spreadsheet_made_up_are_none(headings):
    """Excel names the columns of a table by itself."""
    source = understand("a.csv", csv_bytes([headings, ["Ann Demo", "202-555-0101"]]), Rules("US"))

    assert ["name", "phone"] == [column.field for column in source.columns]


LIST = [["Name", "Phone"], ["Ann Demo", "202-555-0101"], ["Bob Mock", "12"], ["", "13"], ["Cy Specimen", ""]]


def lately(rows: list[list[str]]) -> tuple[Known, str]:
    """What is remembered of a file that was read just before."""
    source = understand("a.csv", csv_bytes(rows), Rules("US"))
    odd = {problem.line for problem in source.problems}
    raws = {e.raw for e in source.entries if e.line not in odd}
    return replace(source.known, raws=raws), source.made_with


@pytest.mark.parametrize(
    "now",
    [
        LIST,
        [LIST[0], ["Dee Example", "14"], *LIST[1:]],
        [LIST[0], *LIST[:0:-1]],
        [LIST[0], LIST[2], *LIST[1:]],
        [["", *row] for row in LIST],
        [["Our list"], [], *LIST],
    ],
    ids=["as it was", "a row more", "sorted", "a row twice", "a blank column", "a title"],
)
def test_a_file_read_lately_says_what_it_says_to_who_never_saw_it(now):
    """The same rows in the same lines, and the same problems, also of rows that are not read again."""
    afresh = understand("a.csv", csv_bytes(now), Rules("US"))
    source = understand("a.csv", csv_bytes(now), Rules("US"), *lately(LIST))

    assert [(e.line, e.raw) for e in afresh.entries] == [(e.line, e.raw) for e in source.entries]
    assert afresh.problems == source.problems


def test_rows_read_lately_are_neither_hashed_nor_shaped(monkeypatch):
    """Nearly all rows of a file in which somebody is edited, those with a problem included."""
    remembered = lately([row for row in LIST if row[0]])
    monkeypatch.setattr("feed.entries.Reading._block", Mock(side_effect=AssertionError))
    data = csv_bytes([row for row in LIST if row[0]])

    assert 3 == len(understand("a.csv", data, Rules("US"), *remembered).entries)


def test_a_row_read_lately_that_is_not_recorded_is_read_again():
    """As those of a file that is held back."""
    known, made_with = lately(LIST)
    texts = {key: texts.of(set()) for key, texts in known.lately.items()}
    source = understand("a.csv", csv_bytes(LIST), Rules("US"), Known(set(), texts), made_with)

    assert [True] * 4 == [bool(entry.said) for entry in source.entries]


@pytest.mark.parametrize(
    ("heading", "name"), [("Apellidos y nombre", "Ana Demo Mock"), ("Cliente", "Demo Mock, Ana")]
)
def test_the_heading_of_names_says_whether_the_family_comes_first(heading, name):
    """Only then a family of two words is turned round."""
    data = f'{heading};Correo\n"Demo Mock, Ana";ana@example.com\n'.encode()
    assert [name] == [entry.contact.name for entry in understand("a.csv", data, Rules("ES")).entries]


def test_the_numbers_behind_the_name_of_a_contact_are_used():
    """Many type all into one cell, whatever else stands there."""
    ways = "Ann Demo, Tel.: 212-555-0123, Mail: ann@example.com"
    data = f'Company,Contact\nDemo Inc,"{ways}"\n"Mock Inc (212-555-0124)",Bob Mock\n'.encode()
    ann, bob = (entry.contact for entry in understand("a.csv", data, Rules("US")).entries)
    assert ("Ann Demo", "Demo Inc", ("+12125550123",)) == (ann.name, ann.company, ann.phones)
    assert ("ann@example.com",) == ann.emails
    assert ("Bob Mock", "Mock Inc", ("+12125550124",)) == (bob.name, bob.company, bob.phones)


@pytest.mark.parametrize("heading", ["Contatti", "Contact Details", "Coordonnées"])
def test_contacts_that_are_addresses_are_nobody_whose_phones_stand_behind(heading):
    """`Contact` above e-mail addresses is no second person: the mobile behind it is that of the row."""
    data = f"Name,Phone,{heading},Mobile\nAnn Demo,202-555-0101,ann@example.com,202-555-0102\n"
    (entry,) = understand("a.csv", data.encode(), Rules("US")).entries

    assert ("ann@example.com",) == entry.contact.emails
    assert ("+12025550101", "+12025550102") == entry.contact.phones


def test_a_column_of_contacts_with_names_and_addresses_is_that_of_names():
    """`Contact` is a column of addresses only where nothing else stands in its cells."""
    data = b"Company,Contact\nDemo Inc,Ann Demo - ann@example.com\nMock Inc,Bob Mock (bob@example.com)\n"
    entries = understand("a.csv", data, Rules("US")).entries
    assert ["Ann Demo", "Bob Mock"] == [entry.contact.name for entry in entries]
    assert [("ann@example.com",), ("bob@example.com",)] == [entry.contact.emails for entry in entries]


def reached(data: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return who is in a file and what they are reached at."""
    contacts = [entry.contact for entry in understand("a.csv", data.encode(), Rules("US")).entries]
    return [(contact.name, contact.phones, contact.emails) for contact in contacts]


def test_a_familys_phone_is_used_in_rows_without_another():
    """Of each kind by itself: a pupil may have an address and no phone."""
    headings = "Name,Phone,Email,Mother's Phone,Mother's Email\n"
    rows = (
        "Ann Demo,212-555-0123,ann@example.com,212-555-0100,mother@example.com\n"
        "Bob Mock,,bob@example.com,212-555-0124,mock@example.com\n"
    )
    assert reached(headings + rows) == [
        ("Ann Demo", ("+12125550123",), ("ann@example.com",)),
        ("Bob Mock", ("+12125550124",), ("bob@example.com",)),
    ]


def test_an_owner_is_the_contact_of_a_row_without_a_tenant():
    """All of the owner, or nothing: a tenant without e-mail has not the owner's."""
    headings = "Owner,Owner Phone,Owner Email,Tenant,Tenant Phone,Tenant Email\n"
    rows = (
        "Ann Demo,212-555-0123,ann@example.com,,,\n"
        "Bob Mock,212-555-0124,bob@example.com,Eva Sample,212-555-0125,\n"
    )
    assert reached(headings + rows) == [
        ("Ann Demo", ("+12125550123",), ("ann@example.com",)),
        ("Eva Sample", ("+12125550125",), ()),
    ]


def test_what_stands_behind_an_owner_before_the_tenant_is_the_owners():
    """Its heading need not say whose it is: `TFNO` right behind `PROPIETARIO`."""
    table = (
        "Owner,Phone,Mobile,Tenant,Tenant Phone\n"
        "Ann Demo,212-555-0121,212-555-0122,,\n"
        "Bob Mock,,212-555-0123,Eva Sample,212-555-0124\n"
    )
    assert reached(table) == [
        ("Ann Demo", ("+12125550121", "+12125550122"), ()),
        ("Eva Sample", ("+12125550124",), ()),
    ]


@pytest.mark.parametrize("heading", ["Foo", "Notary Phone", "Badge"])
def test_numbers_below_a_heading_that_is_not_known_are_not_guessed_to_be_anybodys(heading):
    """Also where nobody is reached any other way: they may be of a meter, or of somebody else."""
    table = f"Name,{heading}\nAnn Demo,212-555-0123\nBob Mock,(212) 555-0124\n"

    assert [("Ann Demo", (), ()), ("Bob Mock", (), ())] == reached(table)


@pytest.mark.parametrize("heading", ["No", "No.", "Nr", "Num"])
@pytest.mark.parametrize("numbers", [("212-555-0123", "212-555-0124"), ("(212) 555-0123", "+1 212 555 0124")])
def test_numbers_written_to_be_dialled_are_phones_below_no(heading, numbers):
    """Nobody is given such a number as a customer, and no other column has any."""
    table = f"Name,{heading}\nAnn Demo,{numbers[0]}\nBob Mock,{numbers[1]}\n"

    assert [("Ann Demo", ("+12125550123",), ()), ("Bob Mock", ("+12125550124",), ())] == reached(table)


@pytest.mark.parametrize(
    "number", ["1000012345", "0012/2024", "000123", "2024-0012", "2125550123", "12-345678"]
)
def test_other_numbers_below_no_are_those_of_customers(number):
    """Or of their contracts, with zeros and dashes in any place."""
    source = understand(
        "a.csv", f"Name,No\nAnn Demo,{number}\nBob Mock,{number[:-1]}9\n".encode(), Rules("US")
    )

    assert [number, f"{number[:-1]}9"] == [entry.given_id for entry in source.entries]


@pytest.mark.parametrize("heading", ["Owner", "Driver", "Technician"])
def test_a_table_of_one_row_names_whom_a_longer_one_would(heading):
    """One row is what a careful person tries first."""
    assert [("Ann Demo", ("+12125550123",), ())] == reached(f"{heading},Phone\nAnn Demo,212-555-0123\n")
