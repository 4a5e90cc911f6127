"""`sources.texts.aligned`: texts without any delimiter."""

import time

import pytest

import sources
from sources.texts import aligned
from tests.frames import frame

PRINTED = """\
Name          Company        Phone
------------- -------------- ------------
Ann Demo      Demo & Sons    202-555-0101
Bob Mock                     202-555-0102
Cy van Fake   Fake Ltd
"""


def rows(text: str) -> list[list[str]]:
    [table] = sources.parse("people.txt", text.encode())
    return [list(table.headings), *frame(table).to_numpy().tolist()]


def test_columns_that_blanks_align_are_columns():
    """So old programs print them; the line below the headings is none of the rows."""
    assert [
        ["Name", "Company", "Phone"],
        ["Ann Demo", "Demo & Sons", "202-555-0101"],
        ["Bob Mock", "", "202-555-0102"],
        ["Cy van Fake", "Fake Ltd", ""],
    ] == rows(PRINTED)


def test_columns_that_a_line_is_drawn_in_are_columns():
    """A single blank parts them then, as consoles print them; a text that crosses them is none of these."""
    text = "\nName     Phone        Email\n----     -----        -----\nAnn Demo 202-555-0101 a@example.com\n"
    crossed = text + "Ann Specimen Demo\n"

    expected = [["Name", "Phone", "Email"], ["Ann Demo", "202-555-0101", "a@example.com"]]
    assert [*expected, ["Bob Mock", "", ""]] == [cells for _, cells in aligned.rows(text + "Bob Mock\n")]
    assert [] == aligned.rows(crossed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Name\nAnn Demo\nBob Mock\nCy Fake\n",
        "Phone\n202-555-0101\n202-555-0102\n",
        "Ann  Demo\nBob  Mock",
        "Ann\t202-555-0101\nBob\t202-555-0102",
        "Road 1, 10115 Testville\nRoad 2, 10115 Testville\n",
    ],
)
def test_a_text_of_one_column_stays_one(text):
    """Two lines may look alike by chance."""
    assert [] == aligned.rows(text)


@pytest.mark.parametrize(
    "line", ["-" * 5_000 + "x", "a" * 5_000, "1 " * 5_000, " " * 5_000 + "1", "(+" * 5_000]
)
def test_a_long_line_takes_no_long_time(line):
    """Whatever it is made of."""
    start = time.process_time()
    aligned.rows("\n".join([line] * 20))

    assert time.process_time() - start < 2
