"""A table as a grid of rows, its headings being row 0: for looking at it before it is known what is what."""

from collections.abc import Sequence

import numpy as np

from sources import Table
from sources.rows import Rows

SAMPLE = 200  # rows, spread over the table: enough for what most of them look like
Row = list[str]


class Grid:
    """The rows of a table by their number; nothing of the table is copied or changed."""

    def __init__(self, table: Table) -> None:
        self._first = list(table.headings)
        self._lines = np.concatenate([[table.line or 0], table.rows.lines])
        self._rows = table.rows
        self.width = len(self._first)

    def __len__(self) -> int:
        return 1 + len(self._rows)

    def rows(self, start: int, stop: int) -> list[Row]:
        """Return the rows from `start` to before `stop`."""
        below = self._rows.between(max(start - 1, 0), max(stop - 1, 0))
        return [self._first, *below] if start == 0 < stop else below

    def line(self, row: int) -> int:
        """Return where a row stands in the source."""
        return int(self._lines[row])

    def gaps(self) -> list[int]:
        """Return the rows before which lines are blank, or whose row before has several lines."""
        return (np.flatnonzero(np.diff(self._lines) > 1) + 1).tolist()

    def beginning_with(self, texts: set[str], column: int) -> list[tuple[int, Row]]:
        """Return the rows below row 0, with their numbers, that have one of some texts in a column."""
        found = self._rows.beginning_with(texts, column)
        return [(place + 1, row) for place, row in zip(found, self._rows.at(found), strict=True)]

    def below(self, spans: Sequence[tuple[int, int]]) -> Rows:
        """Return the rows of some spans, each from a row to before another."""
        rows = self._rows.spans((max(start - 1, 0), max(stop - 1, 0)) for start, stop in spans)
        if spans[0][0] == 0 < spans[0][1]:
            rows = rows.below(self.line(0), self._first)
        return rows


def filled(row: Sequence[str]) -> Row:
    """Return the cells of a row that are not blank, as a person reads them."""
    return [cell.strip() for cell in row if cell.strip()]


def alone(row: Sequence[str]) -> str:
    """Return what stands in a row of one cell; "" if it has several, or none."""
    texts = filled(row)
    return texts[0] if len(texts) == 1 else ""


def samples(rows: Rows) -> list[Row]:
    """Return some cells of each column that are not blank, from rows spread over the table."""
    places = np.unique(np.linspace(0, max(len(rows) - 1, 0), min(SAMPLE, len(rows))).astype(int))
    if not len(places):
        return [[] for _ in range(rows.width)]
    return [filled(column) for column in zip(*rows.at(places.tolist()), strict=True)]
