"""The rows of a table, kept so small that a million of them leave room for what is made of them."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, repeat

import numpy as np

# Rows that are held as lists at once: so many stay in the processor's cache, where to take them apart and
# turn them into columns takes 0.5 µs a row; with 10,000 at once it is 1.2.
BATCH = 1_000
# Between the cells of a row. To Python it is a blank, so a row of nothing else is blank; where it stands in
# a cell, a space is put instead.
SEPARATOR = "\x1f"

MOST_CELLS = 1_000  # of a row of a text; what follows stays together, or is left out
MOST_AREA = 10_000_000  # cells of a text's table, where a few rows are much wider than the others

Lines = np.ndarray[tuple[int], np.dtype[np.int64]]
Row = Sequence[str]
Batch = tuple[Sequence[int], Sequence[Row]]  # some rows, and the line where each begins


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of `width` cells each; `lines` says where each began in the source.

    Each is kept as one text of all its cells: 20 short ones take 200 bytes so, as texts of their own
    1,300. To take it apart is half a microsecond.
    """

    lines: Lines
    texts: Sequence[str]
    width: int

    def __len__(self) -> int:
        return len(self.texts)

    def between(self, start: int, stop: int) -> list[list[str]]:
        """Return the rows from `start` to before `stop`."""
        return [text.split(SEPARATOR) for text in self.texts[start:stop]]

    def at(self, places: Iterable[int]) -> list[list[str]]:
        """Return the rows at some places."""
        return [self.texts[place].split(SEPARATOR) for place in places]

    def column(self, place: int) -> Iterator[str]:
        """Yield all cells of one column."""
        return (text.split(SEPARATOR, place + 1)[place] for text in self.texts)

    def beginning_with(self, cells: Collection[str], place: int) -> list[int]:
        """Return where the rows are that have one of some texts in a column."""
        if place:
            return [row for row, cell in enumerate(self.column(place)) if cell in cells]
        like = map(str.startswith, self.texts, repeat(tuple(cells)))  # a million in 50 ms
        return [row for row, is_like in enumerate(like) if is_like and self.at([row])[0][0] in cells]

    def blocks(self, places: Sequence[int] | None = None) -> Iterator[tuple[list[int], list[Row]]]:
        """Yield, 1,000 rows at a time, their lines and the cells of each of some columns (default: all)."""
        for start in range(0, len(self), BATCH):
            columns: list[Row] = list(zip(*self.between(start, start + BATCH), strict=True))
            wanted = columns if places is None else [columns[place] for place in places]
            yield self.lines[start : start + BATCH].tolist(), wanted

    def below(self, line: int, row: Row) -> "Rows":
        """Return these rows below one more."""
        above = packed([([line], [row])], self.width)
        return Rows(np.concatenate([above.lines, self.lines]), [*above.texts, *self.texts], self.width)

    def spans(self, spans: Iterable[tuple[int, int]]) -> "Rows":
        """Return the rows of some spans alone, each from a row to before another."""
        spans = list(spans)
        if spans == [(0, len(self))]:
            return self
        lines = [np.array([], dtype=np.int64), *(self.lines[start:stop] for start, stop in spans)]
        texts = chain.from_iterable(self.texts[start:stop] for start, stop in spans)
        return Rows(np.concatenate(lines), list(texts), self.width)

    def without(self, rows: Collection[int]) -> "Rows":
        """Return all rows but some."""
        return self.spans((start + 1, stop) for start, stop in pairwise([-1, *sorted(rows), len(self)]))

    def across(self, start: int, stop: int, shared: int = 0) -> "Rows":
        """Return the cells from one column to before another, without the rows that are blank there.

        Before them stand the first cells of the row, as many as are `shared`.
        """
        rows = zip(self.lines.tolist(), self.between(0, len(self)), strict=True)
        said = [(line, row) for line, row in rows if any(map(str.strip, row[start:stop]))]
        cells = [[*row[:shared], *row[start:stop]] for _, row in said]
        return packed([([line for line, _ in said], cells)], shared + stop - start)


def batches(rows: Iterable[tuple[int, Row]]) -> Iterator[Batch]:
    """Yield (line, cells) pairs 1,000 at a time."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        lines, cells = zip(*batch, strict=True)
        yield lines, cells


def packed(given: Iterable[Batch], width: int) -> Rows:
    """Make rows of lists, without those that are blank, of equal width: this one or a greater."""
    lines = array("q")
    blocks: list[tuple[list[str], int]] = []
    for starts, rows in given:
        texts, wide = list(map(SEPARATOR.join, rows)), width
        if not _are_regular(texts, rows, width):
            starts, rows = _mended(starts, rows, width)
            wide = max([width, *map(len, rows)])
            texts = [SEPARATOR.join(row) + SEPARATOR * (wide - len(row)) for row in rows]
        lines.extend(starts)
        blocks.append((texts, wide))
    widest = max((wide for _, wide in blocks), default=width)
    even = (
        texts if wide == widest else [text + SEPARATOR * (widest - wide) for text in texts]
        for texts, wide in blocks
    )
    return Rows(np.array(lines, dtype=np.int64), list(chain.from_iterable(even)), widest)


def _are_regular(texts: list[str], rows: Sequence[Row], width: int) -> bool:
    """Whether nothing has to be done about any row: nearly always so, and told in 0.2 µs a row."""
    return (
        set(map(len, rows)) == {width}
        and set(map(str.count, texts, repeat(SEPARATOR))) == {width - 1}
        and all(map(str.strip, texts))
    )


def _mended(starts: Sequence[int], rows: Sequence[Row], width: int) -> Batch:
    """Without blank rows, separators in cells, and blank cells beyond the width."""
    kept = [(start, row) for start, row in zip(starts, rows, strict=True) if any(map(str.strip, row))]
    whole = [trimmed(row) if len(row) > width else row for _, row in kept]
    if any(SEPARATOR in "".join(row) for row in whole):
        whole = [[cell.replace(SEPARATOR, " ") for cell in row] for row in whole]
    return [start for start, _ in kept], whole


def trimmed(row: Row) -> Row:
    """Return a row without the blank cells at its end: Thunderbird ends its rows with a comma."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]
