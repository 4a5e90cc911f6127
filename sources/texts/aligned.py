"""Texts without any delimiter become rows if blanks align their columns, as old programs print them."""

from collections.abc import Sequence
from itertools import pairwise

from sources.rows import Row
from sources.texts.lines import ENDS

RULE = "-=_+|: "  # what a line below headings is drawn with
MOST = 1_000_000  # letters of a text that is looked at
LAST = 500  # letters of a line that may stand in columns
SAMPLE = 1_000  # lines that tell where the columns are
LEAST = 3  # lines, with the headings: fewer have blanks above each other by chance


def rows(text: str) -> list[tuple[int, Row]]:
    """Return the cells of each line, and where it stands; none if every blank column is crossed by one."""
    if "\t" in text or len(text) >= MOST:
        return []
    lines = [(number, line.rstrip()) for number, line in enumerate(ENDS.split(text), 1) if line.strip(RULE)]
    starts = _starts([line for _, line in lines[:SAMPLE]])
    if len(starts) < 2 or len(lines) < LEAST:
        return []
    return [
        (number, [line[a:b].strip() for a, b in pairwise([*starts, len(line)])]) for number, line in lines
    ]


def _starts(lines: Sequence[str]) -> list[int]:
    """Return where the columns start: after two places at least that are blank in all lines."""
    longest = min(max(map(len, lines), default=0), LAST)
    filled = {place for line in lines for place, sign in enumerate(line[:longest]) if sign != " "}
    return [place for place in sorted(filled) if not {place - 1, place - 2} & filled]
