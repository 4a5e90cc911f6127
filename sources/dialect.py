"""How a text file separates its cells: no file says so, but a `sep=` line or the evenness of its rows."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ",;\t|"
HINT = re.compile(r"\s*\"?sep=([^\s\"]|\t)?\"*\s*", re.IGNORECASE)
SAMPLE_LINES = 100  # enough to tell the delimiter, title lines above the headings included
SAMPLE_LETTERS = 10_000  # of a line; one may have all ten million of the file


@dataclass(frozen=True)
class Dialect:
    """The delimiter; how many cells most rows have; how many lines stand before the first row."""

    delimiter: str
    width: int
    first: int = 0


@dataclass(frozen=True)
class _Trial:
    """What comes of a delimiter: the widths of the rows, and how many cells begin with a blank."""

    delimiter: str
    widths: list[int]
    blanks: int

    @property
    def width(self) -> int:
        """The commonest above one; of equals the greatest."""
        several = Counter(width for width in self.widths if width > 1)
        return max(several, key=lambda width: (several[width], width), default=1)

    @property
    def evenness(self) -> float:
        """The share of rows of one width times that of rows which are divided at all."""
        divided = sum(width > 1 for width in self.widths)
        return divided * self.widths.count(self.width) / len(self.widths) ** 2 if divided else 0

    @property
    def is_prose(self) -> bool:
        """Whether what separates is followed by a blank, nearly always, as in `Road 1, Testville`."""
        return self.blanks > 0.9 * sum(width - 1 for width in self.widths) > 0


def divide(lines: Iterable[str], delimiter: str, strict: bool = False) -> "Reader":
    """Return the rows of cells that `lines` are if the delimiter is this one."""
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict)


def recognise(lines: Iterable[str]) -> Dialect:
    """Return the dialect: what a `sep=` line names, or what gives the most rows of the same width.

    If only a comma between words does, and the first row has none, the file has a single column.
    """
    sample = [line[:SAMPLE_LETTERS] for line in islice(lines, SAMPLE_LINES)]
    hint = HINT.fullmatch(sample[0][:20]) if sample else None
    trials = [_trial(sample[1 if hint else 0 :], sign) for sign in ((hint and hint[1]) or DELIMITERS)]
    best = max(trials, key=lambda trial: (round(trial.evenness, 3), not trial.is_prose, trial.width))
    if best.is_prose and best.widths[0] == 1 and not hint:
        return Dialect("\t", 1)
    return Dialect(best.delimiter, best.width, 1 if hint else 0)


def _trial(lines: list[str], delimiter: str) -> _Trial:
    try:
        widths = [len(cells) for cells in divide(lines, delimiter, strict=True) if cells]
    except csv.Error:  # a stray quote would hide what comes after it
        widths = [line.count(delimiter) + 1 for line in lines if line.strip()]
    return _Trial(delimiter, widths, sum(line.count(delimiter + " ") for line in lines))
