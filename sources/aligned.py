"""Texts without any delimiter become rows: columns that blanks align, lines of a name and a number, and
paragraphs as on envelopes.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sources.rows import Row

ENDS = re.compile("\r\n|\r|\n")
RULE = "-=_+|: "  # what a line below headings is drawn with
LAST = 500  # letters of a line that may stand in columns
GAP = re.compile("\n[ \t]*\r?\n|\r\r")
START = 20_000  # letters that show whether there are paragraphs
SAMPLE = 1_000  # lines that tell where the columns are
LEAST = 3  # lines, with the headings: fewer have blanks above each other by chance
MOST = 0.9  # of the lines are of a name and a number, at least

NUMBER = re.compile(r"[+(]{0,2}\d[\d ()./+-]{4,24}\d")
BETWEEN = " \t:=–—-"  # a name and its number
PARAGRAPH = ("Name", "Address", "Phone", "E-mail")  # what its lines say
WORD = 9  # letters of a line that is a number
LEAST_DIGITS = 6
LONGEST = 9  # lines of a paragraph
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")

Numbered = tuple[int, str]  # a line, and where it stands


def rows(text: str) -> list[tuple[int, Row]]:
    """Return the rows of a text and the line of each; none if it is of neither kind."""
    lines = [(number, line.rstrip()) for number, line in enumerate(ENDS.split(text), 1) if line.strip()]
    if "\t" in text or len(lines) < 2:
        return []
    return list(_listed(lines)) or list(_aligned(lines))


def paragraphs(text: str) -> list[tuple[int, Row]]:
    """Return a row for each paragraph of a text if they begin with a name and say how to reach it.

    The cells are as in `PARAGRAPH`; none if the text is another.
    """
    start = text[:START]
    if not GAP.search(start) or any(sign in start for sign in "\t;|"):
        return []
    found = [part for part in _paragraphs(text) if len(part) > 1]
    named = [part for part in found if _is_name(part[0][1]) and len(part) <= LONGEST]
    made = [(part[0][0], _sorted([line for _, line in part])) for part in named]
    reached = [row for row in made if "".join(row[1][2:]) and "," not in "".join(row[1][2:])]
    return made if len(found) >= LEAST and len(reached) >= MOST * len(found) else []


def _paragraphs(text: str) -> list[list[Numbered]]:
    parts: list[list[Numbered]] = [[]]
    for number, line in enumerate(ENDS.split(text), 1):
        if line.strip():
            parts[-1].append((number, line.strip()))
        elif parts[-1]:
            parts.append([])
    return parts


def _is_name(line: str) -> bool:
    return bool(LETTER.search(line)) and not any(sign in ",@:" or sign.isdigit() for sign in line)


def _sorted(lines: Sequence[str]) -> Row:
    name, *rest = lines
    mails = [line for line in rest if "@" in line]
    numbers = [line for line in rest if "@" not in line and _is_number(line)]
    others = [line for line in rest if line not in mails and line not in numbers]
    return [name, *("\n".join(each) for each in (others, numbers, mails))]


def _is_number(line: str) -> bool:
    """Whether a line is a number but for a word that says of what: `Tel. 202-555-0101`."""
    found = NUMBER.search(line)
    return bool(found) and len(LETTER.findall(line)) <= WORD and len(DIGIT.findall(line)) >= LEAST_DIGITS


def _listed(lines: Sequence[Numbered]) -> Iterator[tuple[int, Row]]:
    """Yield name and number of each line, `Ann Demo: 202-555-0101`, if nearly all lines have both."""
    found = [_name_and_number(line) for _, line in lines]
    if sum(map(bool, found)) >= MOST * len(lines):
        for (number, line), cells in zip(lines, found, strict=True):
            yield number, cells or [line, ""]


def _name_and_number(line: str) -> list[str]:
    """Return both, whichever stands first; nothing if the line has anything else."""
    found = NUMBER.search(line)
    if not found:
        return []
    before, after = line[: found.start()].strip(BETWEEN), line[found.end() :].strip(BETWEEN)
    name = before or after
    is_both = bool(LETTER.search(name)) and not (before and after) and not any(map(str.isdigit, name))
    return [name, found[0]] if is_both else []


def _aligned(lines: Sequence[Numbered]) -> Iterator[tuple[int, Row]]:
    """Yield the cells of each line if there are columns of blanks that no line crosses."""
    lines = [(number, line) for number, line in lines if line.strip(RULE)]
    starts = _starts([line for _, line in lines[:SAMPLE]])
    if len(starts) > 1 and len(lines) >= LEAST:
        for number, line in lines:
            yield number, [line[a:b].strip() for a, b in pairwise([*starts, len(line)])]


def _starts(lines: Sequence[str]) -> list[int]:
    """Return where the columns start: after two places at least that are blank in all lines."""
    longest = min(max(map(len, lines), default=0), LAST)
    filled = {place for line in lines for place, sign in enumerate(line[:longest]) if sign != " "}
    return [place for place in sorted(filled) if not {place - 1, place - 2} & filled]
