"""Headings become fields: what each column of a table says of a contact.

The known headings are data, in `headings.csv`: heading, field, origin, language. `{n}` stands for a
number that tells which of several is meant; any heading may end in a number (`Phone 2`).
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from feed.folding import fold

ADDRESS = ("address", "street", "city", "region", "postcode", "country")
PLACES = ("work", "home", "other")

# What a heading can be. Where one can be several things, an earlier field is the likelier.
FIELDS = (
    *("id", "name", "first_name", "middle_name", "last_name", "suffix", "nickname"),
    *("company", "title", "role", "prefix", "email", "phone", "fax", "pager"),
    *ADDRESS,
    *(f"{place}_{part}" for place in PLACES for part in ADDRESS),
    *("website", "twitter", "url", "photo_url", "kind", "ignored"),
)

IGNORED = "ignored"


@dataclass(frozen=True)
class Column:
    """What one column is: its heading as it stands and its field, None if it is not recognised.

    `place` says which address a part of one belongs to: work, home, other, a number, or "".
    """

    heading: str
    field: str | None
    place: str = ""
    why: str = ""

    @property
    def part(self) -> str | None:
        """The field without its place: `street` for `work_street`."""
        return self.field.removeprefix(f"{self.place}_") if self.field and self.place else self.field

    @property
    def is_used(self) -> bool:
        """Whether anything of the column reaches a contact."""
        return self.field not in (None, IGNORED)


def recognise(
    headings: Sequence[str],
    overrides: Mapping[str, str] | None = None,
    ignored: Iterable[str] = (),
    values: Sequence[Sequence[str]] = (),  # noqa: ARG001  # a sample of each column's cells
) -> tuple[Column, ...]:
    """Return a column for each heading.

    `overrides` says the field of headings that are someone's own; `ignored` are patterns (`*` and `?`)
    of headings to leave out. Both compare without regard to case; overrides as loosely as all else.
    """
    own = {fold(heading): field for heading, field in (overrides or {}).items()}
    patterns = [pattern.casefold() for pattern in ignored]
    candidates = []
    for heading in headings:
        if any(fnmatchcase(heading.strip().casefold(), pattern) for pattern in patterns):
            candidates.append([IGNORED])
        else:
            candidates.append([own[fold(heading)]] if fold(heading) in own else _fields(heading))
    claimed = {fields[0] for fields in candidates if len(fields) == 1}
    return tuple(
        _column(heading, _settled(fields, claimed))
        for heading, fields in zip(headings, candidates, strict=True)
    )


def knows(heading: str) -> bool:
    """Whether the heading is a known one."""
    return bool(_fields(heading))


def _settled(fields: list[str], claimed: set[str]) -> str | None:
    """Decide by the neighbours: `claimed` are the fields of headings that can only be one thing.

    `Title` beside `Job Title` is Mr. or Dr.; `Name` beside `Surname` is the first name.
    """
    if "first_name" in fields and "last_name" in claimed and "first_name" not in claimed:
        return "first_name"
    free = [field for field in fields if field not in claimed]
    return next(iter(free or fields), None)


def _column(heading: str, field: str | None) -> Column:
    place = next((place for place in PLACES if field and field.startswith(f"{place}_")), "")
    numbered = re.search(r"\d+", heading)
    if field in ADDRESS and numbered and _pattern(fold(heading)) in _known():
        place = numbered[0]
    return Column(heading, field, place)


def _fields(heading: str) -> list[str]:
    """Return what the heading can be, the likeliest first."""
    key = fold(heading)
    known = _known()
    return known.get(key) or known.get(_pattern(key)) or known.get(key.rstrip("0123456789")) or []


def _pattern(key: str) -> str:
    return re.sub(r"\d+", "{n}", key)


@cache
def _known() -> dict[str, list[str]]:
    """Folded heading -> its fields."""
    known: dict[str, set[str]] = {}
    with Path(__file__).with_name("headings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = "{n}".join(map(fold, row["heading"].split("{n}")))
            known.setdefault(key, set()).add(row["field"])
    return {key: sorted(fields, key=FIELDS.index) for key, fields in known.items()}
