"""A table as a grid of rows, its headings being row 0: for looking at it before it is known what is what."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sources import Table

SAMPLE = 200  # rows, spread over the table: enough for what most of them look like
Row = list[str]


class Grid:
    """The rows of a table by their number; nothing of the table is copied or changed."""

    def __init__(self, table: Table) -> None:
        self._first = list(table.headings)
        self._lines = np.concatenate([[table.line or 0], table.cells.index.to_numpy(dtype=np.int64)])
        self._cells = table.cells
        self.width = len(self._first)

    def __len__(self) -> int:
        return 1 + len(self._cells)

    def rows(self, start: int, stop: int) -> list[Row]:
        """Return the rows from `start` to before `stop`."""
        below = self._cells.iloc[max(start - 1, 0) : max(stop - 1, 0)].to_numpy().tolist()
        return [self._first, *below] if start == 0 < stop else below

    def line(self, row: int) -> int:
        """Return where a row stands in the source."""
        return int(self._lines[row])

    def gaps(self) -> list[int]:
        """Return the rows before which lines are blank, or whose row before has several lines."""
        return (np.flatnonzero(np.diff(self._lines) > 1) + 1).tolist()

    def beginning_with(self, texts: set[str], column: int) -> list[tuple[int, Row]]:
        """Return the rows below row 0, with their numbers, that have one of some texts in a column."""
        found = np.flatnonzero(self._cells.iloc[:, column].isin(texts))
        rows = self._cells.iloc[found].to_numpy().tolist()
        return list(zip((found + 1).tolist(), rows, strict=True))

    def frame(self, spans: Sequence[tuple[int, int]], headings: Sequence[str]) -> pd.DataFrame:
        """Return the rows of some spans, each from a row to before another, under headings."""
        numbered = self._cells.set_axis(range(self.width), axis=1)
        frames = [
            numbered.iloc[max(start - 1, 0) : max(stop - 1, 0)] for start, stop in spans if start < stop
        ]
        if spans[0][0] == 0 < spans[0][1]:
            frames.insert(0, pd.DataFrame([self._first], index=[self.line(0)], dtype=object))
        frames = [frame for frame in frames if len(frame)] or [numbered.iloc[:0]]
        cells = frames[0] if len(frames) == 1 else pd.concat(frames)
        return cells.set_axis(pd.Index(headings, dtype=object), axis=1)


def filled(row: Row) -> Row:
    """Return the cells of a row that are not blank, as a person reads them."""
    return [cell.strip() for cell in row if cell.strip()]


def samples(cells: pd.DataFrame) -> list[Row]:
    """Return some cells of each column that are not blank, from rows spread over the table."""
    places = np.unique(np.linspace(0, max(len(cells) - 1, 0), min(SAMPLE, len(cells))).astype(int))
    rows = cells.iloc[places].to_numpy().tolist()
    if not rows:
        return [[] for _ in range(cells.shape[1])]
    return [filled(list(column)) for column in zip(*rows, strict=True)]
