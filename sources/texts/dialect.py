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
RARE = "~^§¦"  # of programs whose cells may have all others; tried if the first line has them
# The first line that Excel understands: `sep=;`.
HINT = re.compile(r"\s*\"?sep=([^\s\"]|\t)?\"*\s*", re.IGNORECASE)
SAMPLE_LINES = 100  # enough to tell the delimiter, title lines above the headings included
SAMPLE_LETTERS = 10_000  # of a line; one may have all ten million of the file
MOST = 0.9  # of the delimiters
TELLING = re.compile(r"[\d@]")  # what no name has


@dataclass(frozen=True)
class Dialect:
    """The delimiter; how many cells most rows have; how many lines stand before the first row."""

    delimiter: str
    width: int
    first: int = 0


@dataclass(frozen=True)
class _Trial:
    """What comes of a delimiter: how wide each row of the lines would be."""

    delimiter: str
    lines: list[str]
    widths: list[int]

    @property
    def width(self) -> int:
        """The commonest above one; of equals the greatest."""
        several = Counter(width for width in self.widths if width > 1)
        return max(several, key=lambda width: (several[width], width), default=1)

    @property
    def merit(self) -> tuple[float, bool, int]:
        """Of the rows, the share of one width times the share that is divided at all; less if by prose."""
        divided = sum(width > 1 for width in self.widths) / max(len(self.widths), 1)
        even = self.widths.count(self.width) / max(len(self.widths), 1)
        return round(divided * even * (0.5 if self.is_prose else 1), 3), not self.is_decimal, self.width

    @property
    def is_prose(self) -> bool:
        """Whether nearly always a blank follows, as in `Road 1, Testville`."""
        return self._share(f"{re.escape(self.delimiter)} ") > MOST

    @property
    def is_decimal(self) -> bool:
        """Whether nearly always digits stand on both sides, as in `1,50`."""
        return self._share(rf"(?<=\d){re.escape(self.delimiter)}(?=\d)") > MOST

    @property
    def is_of_names(self) -> bool:
        """Whether this is a column of names like `Demo, Ann` below a heading of one word."""
        rests = [line.partition(self.delimiter)[2] for line in self.lines]
        told = sum(bool(TELLING.search(rest)) for rest in rests)
        return self.is_prose and self.widths[0] == 1 and told < len(rests) / 2

    def _share(self, pattern: str) -> float:
        all = sum(line.count(self.delimiter) for line in self.lines)
        return sum(len(re.findall(pattern, line)) for line in self.lines) / all if all else 0


def divide(lines: Iterable[str], delimiter: str, strict: bool = False) -> "Reader":
    """Return the rows of cells that `lines` are if the delimiter is this one."""
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict)


def recognise(lines: Iterable[str]) -> Dialect:
    """Return the dialect: what a `sep=` line names, or what gives the most rows of the same width."""
    sample = [line[:SAMPLE_LETTERS] for line in islice(lines, SAMPLE_LINES)]
    hint = HINT.fullmatch(sample[0][:20]) if sample else None
    signs = DELIMITERS + "".join(sign for sign in RARE if sample and sign in sample[0])
    trials = [_trial(sample[1 if hint else 0 :], sign) for sign in ((hint and hint[1]) or signs)]
    best = max(trials, key=lambda trial: trial.merit)
    if best.is_of_names and not hint:
        return Dialect("\t", 1)
    return Dialect(best.delimiter, best.width, 1 if hint else 0)


def _trial(lines: list[str], delimiter: str) -> _Trial:
    try:
        widths = [len(cells) for cells in divide(lines, delimiter, strict=True) if cells]
    except csv.Error:  # a stray quote would hide what comes after it
        widths = [line.count(delimiter) + 1 for line in lines if line.strip()]
    return _Trial(delimiter, lines, widths)
