"""`feed.source`: one file, understood."""

from feed.source import NO_CONTACTS, Rules, understand
from tests.running import csv_bytes, people, workbook_bytes


def test_each_row_by_which_somebody_can_be_known_is_an_entry_with_its_line():
    """The others are counted, and reported with their line."""
    source = understand("a.csv", b"Name,Title\r\nAnn,CTO\r\n,CEO\r\nBob,\r\n", Rules("US"))

    assert (3, [2, 4]) == (source.rows, [entry.line for entry in source.entries])
    assert [3] == [problem.line for problem in source.problems]


def test_a_table_of_which_no_heading_is_recognised_is_reported_once():
    """Not each of its ten thousand rows."""
    source = understand("a.csv", b"Foo,Bar\r\n1,2\r\n3,4\r\n", Rules("US"))

    assert [f"'Foo, Bar' {NO_CONTACTS}"] == [str(problem) for problem in source.problems]
    assert () == source.entries


def test_phone_numbers_without_plus_are_those_of_the_configured_country():
    """`country` in config.ini."""
    data = csv_bytes([["Name", "Phone"], ["Rui", "912 345 678"]])

    assert ("+351912345678",) == understand("a.csv", data, Rules("PT")).entries[0].contact.phones


def test_numbers_that_a_workbook_holds_as_numbers_are_phones():
    """Excel makes numbers of them unless one takes care."""
    data = workbook_bytes([["Name", "Phone"], ["Ann", 2125550101]])

    assert ("+12125550101",) == understand("a.xlsx", data, Rules("US")).entries[0].contact.phones


def test_ones_own_columns_and_ignored_ones_are_as_configured():
    """`[columns]` and `[ignore]` in config.ini."""
    data = csv_bytes([["Name", "Our code", "Secret email"], ["Ann", "A7", "x@example.com"]])
    rules = Rules("US", {"our code": "id"}, ignored_headings=("secret*",))
    entry = understand("a.csv", data, rules).entries[0]

    assert ("A7", ()) == (entry.given_id, entry.contact.emails)


def test_ignored_sheets_are_as_if_they_were_not_there():
    """Without regard to case."""
    assert () == understand("a.xlsx", workbook_bytes(people("Ann")), Rules("US", {}, ("SHE*",))).entries


def test_a_problem_in_a_workbook_names_the_sheet():
    """A line number alone could be that of any."""
    data = workbook_bytes([["Name", "Phone"], ["Ann", "12"]])
    problem = understand("a.xlsx", data, Rules("US")).problems[0]

    assert (2, True) == (problem.line, str(problem).startswith("sheet 'Sheet': '12' "))
