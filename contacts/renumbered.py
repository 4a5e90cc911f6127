"""Numbers that a country has changed since somebody wrote them down: what they are today.

The changes are data, in `renumbered.csv`: the country's code, a pattern for what followed it, what
follows it now, and the year. Old numbers are no longer valid, so nothing else is meant by them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sources.knowledge import rows


def abroad(digits: str) -> Iterator[str]:
    """Yield what the digits of an old number, its country's code in front, may be today."""
    for code in filter(digits.startswith, _changes()):
        yield from _today(digits.removeprefix(code), code)


def at_home(digits: str, codes: Iterable[str]) -> Iterator[str]:
    """Yield what an old number may be today, as dialled in one of the countries with these codes."""
    for code in codes:
        yield from _today(digits, code)
        if digits.startswith(code):  # it has lost its +
            yield from _today(digits.removeprefix(code), code)


def _today(digits: str, code: str) -> Iterator[str]:
    for old, new in _changes().get(code, ()):
        if found := old.fullmatch(digits):
            yield f"+{code}{found.expand(new)}"


@cache
def _changes() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    changes: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in rows(__file__, "renumbered.csv"):
        changes.setdefault(row["code"], []).append((re.compile(row["old"]), row["new"]))
    return changes
