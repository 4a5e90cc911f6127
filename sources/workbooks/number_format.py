"""Number formats of spreadsheets: what they show of a whole number that is a phone or a postal code.

Only masks are understood: formats of digits and literal text, as in `00000` or `"+351 "000 000 000`.
What decimals, thousands, percents, fractions and dates look like depends on the PC, and nobody dials it.
"""

import itertools
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | [_*](?P<blank>.)
    | \[(?:\$(?P<currency>[^\]-]*)[^\]]*|(?P<condition>[<>=]+-?\d+(?:\.\d+)?)|(?P<elapsed>[hms]+)|[^\]]*)\]
    | (?P<general>General|Standard) | (?P<digit>[0#?]+) | (?P<end>;)
    | (?P<text>@) | (?P<other>[A-Za-z.,%/]) | (?P<literal>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
PLACES = ("digit", "general")
TEXTS = ("quoted", "escaped", "currency", "literal")
CONDITION = re.compile(r"([<>=]+)(.+)")
HOLDS = {
    "<": float.__lt__,
    "<=": float.__le__,
    "=": float.__eq__,
    ">": float.__gt__,
    ">=": float.__ge__,
    "<>": float.__ne__,
}
LONGEST = 255  # characters of a format that Excel takes


@dataclass(frozen=True)
class Section:
    """A part of a format between semicolons: pieces of literal text, and of places for digits."""

    pieces: tuple[tuple[bool, str], ...]
    condition: str = ""

    @cached_property
    def places(self) -> int:
        """For how many digits there is a place."""
        return sum(len(text) for is_place, text in self.pieces if is_place)

    def holds(self, value: float) -> bool:
        """Whether it is for this value; one without a condition is for all that are left."""
        match = CONDITION.fullmatch(self.condition)
        return not match or HOLDS.get(match[1], float.__eq__)(value, float(match[2]))

    def fill(self, digits: str) -> str:
        """Put the digits into their places from the right; those left over stand before the first."""
        padded = digits.rjust(self.places)
        start, end = 0, len(padded) - self.places
        shown = ""
        for is_place, text in self.pieces:
            if is_place:
                end += len(text)
                shown += _filled(padded[start:end], text)
                start = end
            else:
                shown += text
        return shown.strip()


def _filled(digits: str, places: str) -> str:
    """Return digits where there are any; of the places before them `0` shows, `?` is a blank."""
    missing = places[: digits.count(" ")]
    return missing.replace("#", "").replace("?", " ") + digits.lstrip()


@lru_cache(maxsize=1000)  # of tens of thousands of styles most have the same
def is_telling(code: str) -> bool:
    """Whether a format may show more of a whole number than its digits."""
    return any(
        text if not is_place else text.count("0") > 1
        for section in _sections(code)
        for is_place, text in section.pieces
    )


def shown(value: float, code: str) -> str | None:
    """Return what a person sees of a number, None if it is just the number."""
    sections = _sections(code)
    if not sections or not value.is_integer():
        return None
    section, sign = _section(sections, value)
    digits = str(abs(int(value))) if value else ""
    return (sign + section.fill(digits) if section.places else "") or None


def _section(sections: tuple[Section, ...], value: float) -> tuple[Section, str]:
    """Return the section for a value, and the minus that it does not bring itself."""
    minus = "-" if value < 0 else ""
    if len(sections) == 1:
        return sections[0], minus
    if any(section.condition for section in sections):
        return next((s for s in sections[:3] if s.holds(value)), sections[-1]), minus
    if value < 0:
        return sections[1], ""
    return sections[2 if value == 0 and len(sections) > 2 else 0], minus


@lru_cache(maxsize=1000)
def _sections(code: str) -> tuple[Section, ...]:
    """Return the sections of a format, none if it is not a mask."""
    sections: list[Section] = []
    pieces: list[tuple[bool, str]] = []
    condition = ""
    for_texts = False
    for match in TOKEN.finditer(code[:LONGEST] + ";"):
        kind, text = match.lastgroup, match[match.lastgroup] if match.lastgroup else ""
        if kind == "end":
            if not for_texts:
                sections.append(Section(_joined(pieces), condition))
            pieces, condition, for_texts = [], "", False
        elif kind == "text":
            for_texts = True
        elif kind == "condition":
            condition = text
        elif kind in ("other", "elapsed"):
            return ()
        elif kind in PLACES or kind in TEXTS:
            pieces.append((kind in PLACES, text if kind != "general" else "0"))
    return tuple(sections)


def _joined(pieces: list[tuple[bool, str]]) -> tuple[tuple[bool, str], ...]:
    """Put neighbours of the same kind together."""
    groups = itertools.groupby(pieces, key=lambda piece: piece[0])
    return tuple((is_place, "".join(text for _, text in group)) for is_place, group in groups)
