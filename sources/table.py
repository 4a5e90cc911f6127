"""What a source says: headings and rows of text, where each row stood, and what was odd about it."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
import pandas as pd

BATCH = 10_000  # rows that are held as lists at once

Cells = np.ndarray[tuple[int, int], np.dtype[np.object_]]


class SourceError(Exception):
    """A source that cannot be understood at all; the text goes on where the file's name ends."""


@dataclass(frozen=True)
class Problem:
    """Something a person should know about a source.

    `line` counts from 1 and is None for the whole table; `message` says what is wrong and what was
    done about it and holds nothing of a contact; `value` is the text that it is about.
    """

    message: str
    line: int | None = None
    value: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        """The whole sentence without the line: a person's data is in it, so it goes into no log."""
        sheet = f"sheet {self.sheet!r}: " if self.sheet else ""
        value = f"{self.value!r} " if self.value else ""
        return sheet + value + self.message


@dataclass(frozen=True)
class Table:
    """One table of a source.

    `cells` holds text alone ("" where there is none): a column for each heading, in the order of the
    file, duplicates kept; the index is the line (or the row of the sheet) where each row began.
    `line` is that of the headings, None if they are not in the source.
    """

    cells: pd.DataFrame
    sheet: str = ""
    problems: tuple[Problem, ...] = ()
    line: int | None = None

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return tuple(self.cells.columns)

    @property
    def is_unheaded(self) -> bool:
        """Whether no column has a heading."""
        return not any(heading.strip() for heading in self.headings)


def from_rows(
    rows: Iterable[tuple[int, Sequence[str]]], sheet: str = "", problems: Iterable[Problem] = ()
) -> Table | None:
    """Make a table of (line, cells) pairs, the first that is not blank being the headings.

    Blank rows are left out, short rows filled up; cells beyond the headings are kept under an empty
    heading. None if there are only blank rows.
    """
    filled = ((line, cells) for line, cells in rows if any(map(str.strip, cells)))
    line, first = next(filled, (0, ()))
    if not first:
        return None
    return Table(_frame(_trimmed(first), filled), sheet, tuple(problems), line)


def _trimmed(cells: Sequence[str]) -> list[str]:
    """Without the blank cells at the end: Thunderbird ends its rows with a comma."""
    end = max((i for i, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return list(cells[:end])


def _frame(headings: list[str], rows: Iterator[tuple[int, Sequence[str]]]) -> pd.DataFrame:
    """Rows become blocks as they come: millions of lists at once would take ten times the room."""
    lines = array("q")
    blocks = [np.empty((0, len(headings)), dtype=object)]
    while batch := list(islice(rows, BATCH)):
        lines.extend(line for line, _ in batch)
        blocks.append(_block([cells for _, cells in batch], len(headings)))
    width = max(block.shape[1] for block in blocks)
    cells = np.full((len(lines), width), "", dtype=object)
    at = 0
    while blocks:
        block = blocks.pop(0)
        cells[at : at + len(block), : block.shape[1]] = block
        at += len(block)
    names = headings + [""] * (width - len(headings))
    return pd.DataFrame(cells, index=np.asarray(lines), columns=names)


def _block(rows: list[Sequence[str]], width: int) -> Cells:
    rows = [_trimmed(cells) if len(cells) > width else cells for cells in rows]
    width = max(width, *map(len, rows))
    padded = [cells if len(cells) == width else [*cells, *[""] * (width - len(cells))] for cells in rows]
    return np.array(padded, dtype=object).reshape(len(rows), width)
