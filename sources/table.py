"""What a source says: headings and rows of text, where each row stood, and what was odd about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from sources.rows import Batch, Row, Rows, batches, packed, trimmed
from sources.texts.edited import Text


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
    """One table of a source: a heading for each column, in the order of the file, duplicates kept.

    `line` is that of the headings, None if they are not in the source. Whoever needs all cells takes
    them from `rows.blocks()`, some at a time. `text` is what they were read from, if that is worth to be
    compared when it is read again. Headings `in_any_order`, as the properties of cards, say nothing of those
    beside them.
    """

    headings: tuple[str, ...]
    rows: Rows
    sheet: str = ""
    problems: tuple[Problem, ...] = ()
    line: int | None = None
    in_any_order: bool = False
    text: Text | None = field(default=None, compare=False, repr=False)

    @property
    def is_unheaded(self) -> bool:
        """Whether no column has a heading."""
        return not any(heading.strip() for heading in self.headings)


def from_rows(
    rows: Iterable[tuple[int, Row]], sheet: str = "", problems: Iterable[Problem] = ()
) -> Table | None:
    """Make a table of (line, cells) pairs like `from_batches`."""
    return from_batches(batches(rows), sheet, problems)


def from_batches(given: Iterable[Batch], sheet: str = "", problems: Iterable[Problem] = ()) -> Table | None:
    """Make a table of rows and their lines, the first row that is not blank being the headings.

    Blank rows are left out, short rows filled up; cells beyond the headings are kept under an empty
    heading. None if there are only blank rows.
    """
    given = iter(given)
    for lines, rows in given:
        filled = (place for place, row in enumerate(rows) if any(map(str.strip, row)))
        if (place := next(filled, None)) is not None:
            headings = trimmed(rows[place])
            below = packed(chain([(lines[place + 1 :], rows[place + 1 :])], given), len(headings))
            empty = [""] * (below.width - len(headings))
            return Table((*headings, *empty), below, sheet, tuple(problems), lines[place])
    return None
