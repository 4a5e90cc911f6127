"""The headings that programs and people of many languages write, as whole rows."""

from pathlib import Path

import pytest

from columns.headings import knows, recognise

FILE = Path(__file__).with_name("files") / "heading-rows.txt"


def rows() -> dict[str, list[tuple[str, str]]]:
    """Return the headings of each row and what they are expected to be: `work_city@work`."""
    _, *sections = FILE.read_text(encoding="utf-8").split("## ")
    named = (section.partition("\n") for section in sections)
    return {name: [pair(text) for text in row.replace("\n", " ").split(";")] for name, _, row in named}


def pair(text: str) -> tuple[str, str]:
    heading, _, field = text.strip().rpartition("=")
    return heading, field


ROWS = rows()


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_heading_of_a_known_row_is_what_it_is(row):
    """Decided in its row: with the neighbours that it has there, and without values."""
    read = [
        (column.heading, f"{column.field or ''}@{column.place}".rstrip("@"))
        for column in recognise([heading for heading, _ in row])
    ]

    assert row == read


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_of_headings_is_known_as_one(row):
    """A good part of them: so the line of headings is found below a title."""
    known = [heading for heading, _ in row if knows(heading)]

    assert len(known) > len(row) / 3
