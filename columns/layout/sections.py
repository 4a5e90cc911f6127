"""Lines among the contacts that are not contacts: letters of an index, names of sections, totals of these.

Only in lists that people make: nearly every row of them has somebody to call or write to.
"""

import re
from collections.abc import Callable, Sequence

from columns.cells import REACHING, kind_of
from columns.layout.grid import Row, alone, filled
from columns.layout.totals import THINGS, is_total
from columns.look import has_several_words

MOST = 5_000  # rows of a list that somebody made by hand
MOSTLY = 0.9  # of the rows with more than one cell
# `A`, `#`, `A-C`, `S bis Z`, `0-9`.
INDEX = re.compile(r"\w|#|\w\s?(?:[-–/&]|bis|to)\s?\w|0-9", re.IGNORECASE)
GROUP = re.compile(rf"(?:.*\s)?{THINGS}\W*", re.IGNORECASE)
COUNTED = re.compile(r"([^\W\d]+)\W{1,3}(?:[^\W\d]|\d{1,3}[^\W\d]?|[IVX]{1,4})\W?")
SURE = re.compile(r"(?:grand|sub|zwischen).*|.*[\W\d].*", re.IGNORECASE)  # nobody is called that


def between(rows: Sequence[Row]) -> list[int]:
    """Return which rows are not contacts; names of sections only if the first row is one of them."""
    if not _is_list(rows):
        return []
    start = min(next(i for i, cell in enumerate(row) if cell.strip()) for row in rows if filled(row))
    rows = [row[start:] for row in rows]  # a list may begin anywhere on its sheet
    shown = _shown(rows)
    # `New customers:`, alone, is a title.
    return [i for i, row in enumerate(rows) if i in shown or _sums_up(row) or alone(row).endswith(":")]


def _is_list(rows: Sequence[Row]) -> bool:
    several = [texts for texts in map(filled, rows) if len(texts) > 1]
    reached = [texts for texts in several if any(kind_of(text) in REACHING for text in texts)]
    summed = sum(map(_sums_up, several))
    return len(reached) > 1 and len(reached) >= MOSTLY * (len(several) - summed)


def _shown(rows: Sequence[Row]) -> set[int]:
    """The rows that head those below them: a cell alone in the first column, as in the very first row."""
    several = [row for row in rows if len(filled(row)) > 1]
    has_capitals = 2 * sum(row[0].isupper() for row in several) > len(several)
    marked = _heading(rows, lambda row: _heads(row, has_capitals)) or _series(rows) or _unlike(rows, several)
    # Where people have several names in the first column, a word alone is none of them.
    are_told = not marked and all(has_several_words(row[0]) for row in several)
    words = _heading(rows, lambda row: alone(row).isalpha()) if are_told else set()
    return words if len(words) > 1 else marked


def _series(rows: Sequence[Row]) -> set[int]:
    """The rows `Group A`, `Group B`: alone, they would say nothing."""
    found = _heading(rows, lambda row: bool(COUNTED.fullmatch(alone(row))))
    kinds = {COUNTED.sub(r"\1", alone(rows[i])).casefold() for i in found}
    return found if len(found) > 1 and len(kinds) == 1 else set()


def _unlike(rows: Sequence[Row], several: Sequence[Row]) -> set[int]:
    """The rows `Monday 5/6`, `Demo family (3)`, where everybody else has a name without signs."""
    found = _heading(rows, lambda row: bool(alone(row)) and not kind_of(row[0]))
    are_few = len(found) < 2 or any(kind_of(row[0]) != "name" for row in several)
    return set() if are_few else found


def _heading(rows: Sequence[Row], is_section: Callable[[Row], bool]) -> set[int]:
    """The rows that are sections with others below them; none if the first row is none of them."""
    found = {i for i, row in enumerate(rows) if row[0].strip() and is_section(row)}
    heading = {i for i in found if i + 1 < len(rows) and any(map(str.strip, rows[i + 1][1:]))}
    return heading if 0 in heading else set()


def _heads(row: Row, has_capitals: bool) -> bool:
    text = alone(row)
    if not text or kind_of(text) in REACHING:
        return False
    is_capital = text.isupper() and not has_capitals
    return is_capital or any(pattern.fullmatch(text) for pattern in (INDEX, GROUP))


def _sums_up(row: Row) -> bool:
    """A word alone may be somebody's name: a person may be called Sum."""
    return is_total(row) and (not alone(row) or bool(SURE.fullmatch(alone(row))))
