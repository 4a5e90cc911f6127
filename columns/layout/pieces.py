"""Numbers in pieces, each in a column of its own, become whole: shops in Japan and Korea export them so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from columns.folding import fold
from columns.layout.grid import samples
from columns.readings import read
from sources import Table
from sources.rows import packed

NUMBERED = re.compile(r"(.*\D)(\d)", re.DOTALL)
# What a number is of, in how many pieces it stands, and what these look like one behind the other.
PIECES = (
    ("phone", 3, re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")),
    ("fax", 3, re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")),
    ("postcode", 2, re.compile(r"\d{3}-\d{4}")),
)


def joined(table: Table) -> Table:
    """Return a table with its numbers whole: in the first of their columns, the others being blank."""
    runs = list(_runs(table)) if any(map(NUMBERED.fullmatch, table.headings)) else []
    if not runs:
        return table
    rows = [_whole(row, runs) for row in table.rows.between(0, len(table.rows))]
    headings = list(table.headings)
    for run in runs:
        headings[run.start : run.stop] = [headings[run.start][:-1]] + [""] * (len(run) - 1)
    packed_rows = packed([(table.rows.lines.tolist(), rows)], table.rows.width)
    return replace(table, headings=tuple(headings), rows=packed_rows)


def _runs(table: Table) -> Iterator[range]:
    """Columns that are headed alike, from 1 on, and hold pieces of numbers."""
    for field, count, like in PIECES:
        for start in range(len(table.headings) - count + 1):
            run = range(start, start + count)
            if _are_numbered([table.headings[i] for i in run], field):
                cells = samples(table.rows)
                wholes = {"-".join(row) for row in zip(*(cells[i] for i in run), strict=False)}
                if wholes and all(map(like.fullmatch, wholes)):
                    yield run


def _are_numbered(headings: Sequence[str], field: str) -> bool:
    found = [match.groups() for match in map(NUMBERED.fullmatch, headings) if match]
    numbers = [int(number) for _, number in found]
    is_row = numbers == list(range(1, len(headings) + 1)) and len({fold(stem) for stem, _ in found}) == 1
    return is_row and field in read(headings[0]).fields


def _whole(cells: Sequence[str], runs: Sequence[range]) -> list[str]:
    """Return cells with the pieces of each run in the first of its columns."""
    found = list(cells)
    for run in runs:
        found[run.start] = "-".join(filter(None, (cells[i].strip() for i in run)))
        found[run.start + 1 : run.stop] = [""] * (len(run) - 1)
    return found
