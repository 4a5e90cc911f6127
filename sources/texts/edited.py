"""What has changed of a text since it was read: the rows above and below need no reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import eq

import numpy as np

from sources.rows import Rows
from sources.texts.dialect import Dialect


@dataclass(frozen=True)
class Text:
    """The lines of a text, and how they are divided into cells."""

    lines: Sequence[str]
    dialect: Dialect


@dataclass(frozen=True)
class Edit:
    """What is to be read of a text: the lines from `start` to before `stop`, counted from 0."""

    start: int
    stop: int
    first: int  # of the rows that these were
    last: int  # before which these end
    shift: int  # by which those below stand lower

    def made(self, rows: Rows, read: Rows) -> Rows:
        """Return the rows that there are now, of those before and those read, which count from `start`."""
        lines = [rows.lines[: self.first], read.lines + self.start, rows.lines[self.last :] + self.shift]
        texts = [*rows.texts[: self.first], *read.texts, *rows.texts[self.last :]]
        return Rows(np.concatenate(lines), texts, rows.width)


def edit(rows: Rows, before: Sequence[str], now: Sequence[str]) -> Edit | None:
    """Return what became of the lines from which `rows` were read, one after the other.

    It begins where a row begins, and so does what is below. None if what is above all rows has changed.
    """
    above = _equal(before, now)
    below = min(_equal(reversed(before), reversed(now)), min(len(before), len(now)) - above)
    first = int(rows.lines.searchsorted(above + 1, side="right")) - 1
    last = int(rows.lines.searchsorted(len(before) - below, side="right"))
    if first < 0:
        return None
    shift = len(now) - len(before)
    stop = int(rows.lines[last]) - 1 + shift if last < len(rows) else len(now)
    return Edit(int(rows.lines[first]) - 1, stop, first, last, shift)


def _equal(some: Iterable[str], others: Iterable[str]) -> int:
    """Return how many are equal, from the first on."""
    return sum(takewhile(bool, map(eq, some, others)))
