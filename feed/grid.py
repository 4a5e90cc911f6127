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
        self._first_line = table.line or 0
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
        return int(self._cells.index[row - 1]) if row else self._first_line

    def gaps(self) -> list[int]:
        """Return the rows before which lines are blank, or whose row before has several lines."""
        lines = np.concatenate([[self._first_line], self._cells.index.to_numpy(dtype=np.int64)])
        return (np.flatnonzero(np.diff(lines) > 1) + 1).tolist()

    def with_any_of(self, texts: set[str], column: int) -> list[int]:
        """Return the rows below row 0 that have one of some texts in a column."""
        return (np.flatnonzero(self._cells.iloc[:, column].isin(texts)) + 1).tolist()

    def frame(self, spans: Sequence[tuple[int, int]], headings: Sequence[str]) -> pd.DataFrame:
        """Return the rows of some spans, each from a row to before another, under headings."""
        frames = [self._span(start, stop) for start, stop in spans]
        cells = frames[0] if len(frames) == 1 else pd.concat(frames)
        return cells.set_axis(pd.Index(headings, dtype=object), axis=1)

    def _span(self, start: int, stop: int) -> pd.DataFrame:
        numbered = self._cells.set_axis(range(self.width), axis=1)
        below = numbered.iloc[max(start - 1, 0) : max(stop - 1, 0)]
        if start:
            return below
        first = pd.DataFrame([self._first], index=[self._first_line], dtype=object)
        return pd.concat([first, below]) if len(below) else first


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
