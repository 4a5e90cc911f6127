"""Lists side by side on one sheet."""

import pytest

from columns.layout.beside import parted
from sources.table import Table, from_rows

ANN, BOB = ["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]
CY, DEE = ["Cy Sample", "202-555-0103"], ["Dee Invented", "202-555-0104"]


def lists(*rows: list[str]) -> list[list[list[str]]]:
    """The rows of each list in a table, which has its headings first."""
    table = from_rows(enumerate(rows, 1))
    assert isinstance(table, Table)
    return [part.rows.between(0, 9) for part in parted(table, [])]


@pytest.mark.parametrize(
    "headings",
    [
        ["Team A", "", "Team B", ""],
        ["Level 1", "Phone", "Level 2", "Phone"],
        ["", "Phone", "", "Phone"],
    ],
)
def test_names_with_numbers_of_their_own_are_lists_of_their_own(headings):
    """Their headings say nothing of whose they are; nobody gets the number of the person beside."""
    assert [[ANN, BOB], [CY, DEE]] == lists(headings, [*ANN, *CY], [*BOB, *DEE])


def test_an_empty_column_parts_also_people_with_one_name():
    """Without it, words between two numbers may be a town."""
    ann, bob = ["Ann", "202-555-0101"], ["Bob", "202-555-0102"]

    assert [[[*ann, ""]], [bob]] == lists(["", "Phone", "", "", "Phone"], [*ann, "", *bob])
    assert [[[*ann, *bob]]] == lists(["", "Phone", "", "Phone"], [*ann, *bob])


def test_names_below_headings_that_say_whose_they_are_are_one_list():
    """Each row is one person then, and the others are of that one."""
    rows = [*ANN, *CY], [*BOB, *DEE]

    assert [list(rows)] == lists(["Name", "Phone", "Level 2", "Phone"], *rows)
    assert [list(rows)] == lists(["Level 1", "Phone", "Manager", "Phone"], *rows)


def test_lists_have_the_same_columns():
    """Else they are not lists of the same, but more about each."""
    rows = [*ANN, *CY, "cy@example.com"], [*BOB, *DEE, "dee@example.com"]

    assert [list(rows)] == lists(["Level 1", "Phone", "Level 2", "Phone", "Email"], *rows)


def test_what_is_known_as_no_name_begins_no_list_of_its_own():
    """Cities are of the row, also where the last one has none."""
    people = [*ANN, "", "Boston", "202-555-0111"], [*BOB, "", "Salem", "202-555-0112"], [*CY, "", "", ""]

    assert [list(people)] == lists(["Name", "Phone", "", "City", "Pager"], *people)
