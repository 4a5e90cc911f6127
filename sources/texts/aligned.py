"""Texts without any delimiter become rows if blanks align their columns, as old programs print them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sources.rows import Row
from sources.texts.lines import ENDS

RULE = "-=_+|: "  # what a line below headings is drawn with
DRAWN = re.compile("-+|=+")
RULED = re.compile(r"^[ ]*(?:-+|=+)(?:[ ]+(?:-+|=+))+[ ]*$", re.MULTILINE)
MOST = 1_000_000  # letters of a text that is looked at
LAST = 500  # letters of a line that may stand in columns
SAMPLE = 1_000  # lines that tell where the columns are
LEAST = 3  # lines, with the headings: fewer have blanks above each other by chance


def rows(text: str) -> list[tuple[int, Row]]:
    """Return the cells of each line, and where it stands; none if there are no columns of blanks.

    These are columns that no line crosses, or which a line below the headings is drawn in: `---- -----`.
    """
    if "\t" in text or len(text) >= MOST:
        return []
    lines = [(number, line.rstrip()) for number, line in enumerate(ENDS.split(text), 1) if line.strip(RULE)]
    sample = [line for _, line in lines[:SAMPLE]]
    starts = _ruled(text, sample) or _starts(sample)
    if len(starts) < 2 or len(lines) < LEAST:
        return []
    return [
        (number, [line[a:b].strip() for a, b in pairwise([*starts, len(line)])]) for number, line in lines
    ]


def _ruled(text: str, lines: Sequence[str]) -> list[int]:
    """Return where the columns start that a line is drawn in, if no other line crosses these."""
    found = RULED.search(text)
    starts = [match.start() for match in DRAWN.finditer(found[0])] if found else []
    return (
        starts if all(line[start - 1 : start].strip() == "" for line in lines for start in starts[1:]) else []
    )


def _starts(lines: Sequence[str]) -> list[int]:
    """Return where the columns start: after two places at least that are blank in all lines."""
    longest = min(max(map(len, lines), default=0), LAST)
    filled = {place for line in lines for place, sign in enumerate(line[:longest]) if sign != " "}
    return [place for place in sorted(filled) if not {place - 1, place - 2} & filled]
