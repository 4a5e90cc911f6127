"""What a source says: headings and rows of text, where each row stood, and what was odd about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd


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
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        return None
    (line, first), *rest = filled
    headings = _trimmed(first)
    body = [_trimmed(cells) if len(cells) > len(headings) else cells for _, cells in rest]
    frame = _frame(headings, [number for number, _ in rest], body)
    return Table(frame, sheet, tuple(problems), line)


def _trimmed(cells: Sequence[str]) -> list[str]:
    """Without the blank cells at the end: Thunderbird ends its rows with a comma."""
    end = max((i for i, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return list(cells[:end])


def _frame(headings: list[str], lines: list[int], body: list[Sequence[str]]) -> pd.DataFrame:
    width = max([len(headings), *map(len, body)])
    names = headings + [""] * (width - len(headings))
    padded = [[*cells, *[""] * (width - len(cells))] for cells in body]
    return pd.DataFrame(padded, index=lines, columns=names, dtype=object)
