"""`sources.aligned`: texts without any delimiter."""

import time

import pytest

import sources
from sources import aligned

PRINTED = """\
Name          Company        Phone
------------- -------------- ------------
Ann Demo      Demo & Sons    202-555-0101
Bob Mock                     202-555-0102
Cy van Fake   Fake Ltd
"""


def rows(text: str) -> list[list[str]]:
    [table] = sources.parse("people.txt", text.encode())
    return [list(table.headings), *table.cells.to_numpy().tolist()]


def test_columns_that_blanks_align_are_columns():
    """So old programs print them; the line below the headings is none of the rows."""
    assert [
        ["Name", "Company", "Phone"],
        ["Ann Demo", "Demo & Sons", "202-555-0101"],
        ["Bob Mock", "", "202-555-0102"],
        ["Cy van Fake", "Fake Ltd", ""],
    ] == rows(PRINTED)


@pytest.mark.parametrize("between", [": ", " ", " - ", ":", "   ", " – ", " = "])
def test_a_name_and_a_number_on_each_line_are_two_cells(between):
    """In whichever order somebody typed them."""
    people = [["Ann Demo", "202-555-0101"], ["Bob Mock-Fake", "+1 (202) 555 0102"]]

    assert people == rows("\n".join(between.join(person) for person in people))
    assert people == rows("\n\n".join(between.join(person[::-1]) for person in people))


def test_a_paragraph_as_on_an_envelope_is_a_row():
    """Whatever its lines are and however many."""
    text = (
        "Ann Demo\nRoad 1, 10115 Testville\nTel. 202-555-0101\nann@example.com\n\n"
        "Bob Mock\nbob@example.com\n\n\nCy Fake\nDemo & Sons\nRoad 2\n202-555-0102\n202-555-0103\n"
    )

    assert [
        list(aligned.PARAGRAPH),
        ["Ann Demo", "Road 1, 10115 Testville", "Tel. 202-555-0101", "ann@example.com"],
        ["Bob Mock", "", "", "bob@example.com"],
        ["Cy Fake", "Demo & Sons\nRoad 2", "202-555-0102\n202-555-0103", ""],
    ] == rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann Demo\n202-555-0101\n\nBob Mock\n202-555-0102\n",
        "Name,Phone\nAnn,202-555-0101\n\nName,Phone\nBob,202-555-0102\n\nName,Phone\nCy,202-555-0103\n",
        "Sales\nAnn,202-555-0101,a@example.com\n\nLab\nBob,202-555-0102,\n\nDesk\nCy,202-555-0103,\n",
        "Dear Ann\nhow are you?\n\nI am well\nand so is Bob\n\nSee you\nCy\n",
        "Name\nAnn Demo\nBob Mock\n\nCy Fake\n\nDi Test\n",
    ],
)
def test_other_paragraphs_are_none(text):
    """Tables have blank lines too, and letters have paragraphs."""
    assert [] == aligned.paragraphs(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Name\nAnn Demo\nBob Mock\nCy Fake\n",
        "Phone\n202-555-0101\n202-555-0102\n",
        "Ann  Demo\nBob  Mock",
        "Ann 202-555-0101\nsee Bob for all the others",
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
    aligned.paragraphs("\n\n".join(["a\n" + line] * 20))

    assert time.process_time() - start < 2
