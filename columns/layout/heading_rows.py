"""Where the headings stand in a grid: below titles, in two rows, once more further down, or nowhere."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, eq

from columns.cells import REACHING, SAYS_WHO, common_kind, count_digits, kind_of
from columns.folding import fold
from columns.layout import beside
from columns.layout.grid import SAMPLE, Grid, Row, alone, filled, samples
from columns.readings import read

TOP = 20  # rows in which the headings are looked for
MOST_GAPS = 200  # more blank lines do not part tables: cells of several lines look the same from here
MOST_ALIKE = 2_000  # rows that begin like the headings and may be those of another table
TITLES = 3  # lines between a blank one and the headings of another table

DIGITS = "0123456789"
LONG = 7  # digits of a number that is a value; headings may be years and days

Knows = Callable[[str], bool]


@dataclass(frozen=True)
class Head:
    """Headings, the row where they begin, that after them, and how many of them are `known`."""

    start: int
    stop: int
    headings: tuple[str, ...]
    known: int = 0
    tells_whose: bool = False  # whether a row above them says that some are those of somebody else

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """The greatest is that of the best: of two rows only if that is better than one of them."""
        return self.tells_whose, self.known, self.stop - self.start == 1


def all_heads(grid: Grid, knows: Knows) -> list[Head]:
    """Return all known headings of a grid, those of other tables below the first included."""
    first = _first_head(grid.rows(0, TOP), knows) or _below_a_contact(grid, knows)
    return [*([first] if first else []), *_further_heads(grid, first, knows)]


def _first_head(rows: list[Row], knows: Knows) -> Head | None:
    """The row with the most known headings, above all that is a contact."""
    options: list[Head] = []
    for i, row in enumerate(rows):
        if is_data(row):
            break
        options += _options(rows, i, knows)
    best = max(options, key=attrgetter("rank"), default=None)
    if best is None or not best.known:
        return None
    top = options[0].known
    if top > 1 and 2 * top >= len(filled(rows[0])) and best.known < 2 * top:
        best = max((head for head in options if not head.start), key=attrgetter("known"))
    if best.known == 1 and _is_chance(rows, best):
        return None
    return next((head for head in options if _is_plainer(head, best)), best)


def _is_plainer(head: Head, best: Head) -> bool:
    """Whether the row below the best one is mostly known headings, and as many: `Name` below `Person`."""
    is_below = head.start == best.stop and head.stop == head.start + 1
    is_known = 2 * head.known > len(filled(head.headings)) and head.known >= max(2, best.known)
    return is_below and is_known and not _is_numbered(head.headings, best)


def _is_numbered(row: Sequence[str], head: Head) -> bool:
    """Whether most of a row says what it stands below, with a number: `Name 1` is somebody in an example."""
    return _is_said(row, head, lambda cell, above: cell != above == cell.rstrip(DIGITS))


def _is_said(row: Sequence[str], head: Head, alike: Callable[[str, str], bool]) -> bool:
    pairs = [
        (fold(cell), fold(above)) for cell, above in zip(row, head.headings, strict=True) if cell.strip()
    ]
    return 2 * sum(alike(*pair) for pair in pairs) > len(pairs)


def _below_a_contact(grid: Grid, knows: Knows) -> Head | None:
    """Several known headings below `Demo Club, info@example.com`, which is whose list it is."""
    for row in range(1, min(TOP, len(grid))):
        head = _other(grid, row, 2, knows)
        if head and not _says_what_others_say(grid, row):
            return head
    return None


def _is_chance(rows: list[Row], head: Head) -> bool:
    """A single known heading may be a word in a title or a cell: if others stand above or beside it."""
    if any(len(filled(row)) > 1 for row in rows[: head.start]):
        return True
    below = rows[head.stop :]
    several = [row for row in below if len(filled(row)) > 1]
    is_alone = len(filled(head.headings)) == 1
    return is_alone and 2 * len(several) >= len(below) and any(map(is_data, several))


def _options(rows: list[Row], i: int, knows: Knows) -> list[Head]:
    known = 0 if _is_of_values(rows[i]) else _count_known(rows[i], knows)
    single = Head(i, i + 1, tuple(rows[i]), known)
    pair = _paired(i, rows[i], rows[i + 1], knows) if i + 1 < len(rows) else None
    return [single, pair] if pair else [single]


def _is_of_values(row: Row) -> bool:
    """Whether several cells are long numbers, as no headings are: `IL` and `PO Box 1` stand among them."""
    return sum(kind_of(text) == "number" and count_digits(text) >= LONG for text in filled(row)) > 1


def _count_known(headings: Iterable[str], knows: Knows) -> int:
    return sum(map(knows, {heading.strip() for heading in headings} - {""}))


def _paired(start: int, upper: Row, lower: Row, knows: Knows) -> Head | None:
    """Headings in two rows, the upper saying what several of the lower are about: `Phone` above `Home`."""
    groups, below = _groups(upper, lower), [cell.strip() for cell in lower]
    columns = list(zip(upper, groups, below, strict=True))
    is_spread = any(under and group and not above.strip() for above, group, under in columns)
    is_title = bool(alone(upper) and upper[0].strip())  # of all that is below it
    if is_title or not is_spread or is_data(lower) or _is_of_numbers(upper):
        return None
    times = Counter(lower)
    headings = tuple(
        _combined(group, cell.strip(), times[cell] > 1, knows)
        for group, cell in zip(groups, lower, strict=True)
    )
    pair = Head(start, start + 2, headings, _count_known(headings, knows))
    if _tells_whose(pair, groups, below, knows):
        return replace(pair, tells_whose=True)
    if beside.are_lists(below, upper):  # then above each stands what is in it: `A`, `Customers`
        firms = beside.of_firms(upper, lower)
        return Head(start, start + 2, firms, sum(map(knows, firms))) if firms else None
    beneath = [heading for heading, under in zip(headings, below, strict=True) if under]
    is_better = pair.known > _count_known(below, knows)
    return pair if is_better and 2 * sum(map(knows, beneath)) >= len(beneath) else None


def _is_of_numbers(row: Row) -> bool:
    """Whether most cells of a row have no letters: some programs say there what they exported, and when."""
    texts = filled(row)
    return 2 * sum(any(map(str.isalpha, text)) for text in texts) < len(texts)


def _groups(upper: Row, lower: Row) -> list[str]:
    """What stands above each cell of the lower row: it goes on to the right as far as that has cells."""
    groups, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above.strip() or (group if below.strip() else "")
        groups.append(group)
    return groups


def _tells_whose(pair: Head, groups: list[str], below: list[str], knows: Knows) -> bool:
    """Whether the upper row says of headings, known by themselves, that some are those of somebody else."""
    lower = list(filter(None, below))
    return (
        any(under and _is_someones(group) for group, under in zip(groups, below, strict=True))
        and 2 * sum(map(knows, lower)) > len(lower)
        and pair.known > 1
        and len(set(filter(None, groups))) > 1
    )


def _is_someones(group: str) -> bool:
    """`Emergency contact` above `Name` and `Phone`."""
    reading = read(group)
    return bool(reading) and bool(reading.someones)


def _combined(above: str, below: str, is_again: bool, knows: Knows) -> str:
    """The lower heading alone, if it is known and stands once; else with what is above it."""
    if not (above and below):
        return above or below
    if _is_someones(above):
        return f"{above} {below}"
    whole = next(filter(knows, (f"{above} {below}", f"{below} {above}")), "")
    if knows(below) and not (is_again and whole):
        return below
    return whole or f"{above} {below}"


def _further_heads(grid: Grid, first: Head | None, knows: Knows) -> list[Head]:
    """The same headings once more, or those of another table: after a blank line, or like the first."""
    end = first.stop if first else 0
    tops = [filled(row) for row in grid.rows(first.start, first.stop)] if first else []
    alike = _beginning_alike(grid, first) if first else []
    again = {row for row, cells in alike if filled(cells) in tops}
    again |= {end for row in grid.rows(end, end + 1) if first and _is_said(row, first, eq)}
    others = dict([(row, cells) for row, cells in alike if row not in again][:MOST_ALIKE])
    places = _places(grid, end, others, knows)
    found: list[Head] = []
    for row in sorted({*again, *places}):
        if row < end or (first and _is_numbered(grid.rows(row, row + 1)[0], first)):
            continue
        head = _again(grid, row, tops, first) if first and row in again else None
        head = head or _other(grid, row, places.get(row, 2), knows)
        head = head or (_foreign(grid, row, end) if end and (places.get(row) == 2 or row in others) else None)
        if head and (row in again or not _says_what_others_say(grid, row)):
            found.append(head)
            end = head.stop
    return found


def _beginning_alike(grid: Grid, first: Head) -> list[tuple[int, Row]]:
    """The rows with one of the headings where the first of them stands."""
    tops = grid.rows(first.start, first.stop)
    column = next(i for i, heading in enumerate(first.headings) if heading.strip())
    return grid.beginning_with({cell for row in tops for cell in row if cell.strip()}, column)


def _places(grid: Grid, start: int, alike: Mapping[int, Row], knows: Knows) -> dict[int, int]:
    """Where other headings may be, without looking at a million rows, and how many are to be known."""
    gaps = grid.gaps()
    # Of a row that begins like the headings, three or all: a firm may be of the kind `Company`.
    places = dict.fromkeys([*range(start, min(TOP, len(grid))), *alike], 3)
    for gap in gaps if len(gaps) <= MOST_GAPS else ():
        places |= dict.fromkeys(range(gap, min(gap + TITLES + 1, len(grid))), 2)
    return places | {row: 2 for row, cells in alike.items() if all(map(knows, filled(cells)))}


def _says_what_others_say(grid: Grid, row: int) -> bool:
    """Whether a contact near it says the same in a column: then it is a firm's, of the kind `Customer`."""
    (cells,) = grid.rows(row, row + 1)
    near = grid.rows(max(row - SAMPLE, 0), row + 1 + SAMPLE)
    return any(
        is_data(other)
        for other in near
        if any(cell == same and cell.strip() for cell, same in zip(cells, other, strict=True))
    )


def _again(grid: Grid, row: int, tops: list[Row], first: Head) -> Head:
    """The headings in all their rows, or one of these alone."""
    is_whole = len(tops) > 1 and [filled(cells) for cells in grid.rows(row, row + len(tops))] == tops
    return Head(row, row + (len(tops) if is_whole else 1), first.headings)


def _other(grid: Grid, row: int, least: int, knows: Knows) -> Head | None:
    """The headings of another table, if most of the row are known ones, and as many as `least`."""
    rows = grid.rows(row, row + 2)
    options = [] if is_data(rows[0]) else _options(rows, 0, knows)
    best = max(options, key=attrgetter("rank"), default=None)
    if best is None or best.known < least or 2 * best.known <= len(filled(best.headings)):
        return None
    return replace(best, start=row, stop=row + best.stop)


def _foreign(grid: Grid, row: int, start: int) -> Head | None:
    """Words above rows that go on to the end, and are nothing like the contacts from `start` on."""
    (words,) = grid.rows(row, row + 1)
    below = grid.rows(row + 1, row + 1 + SAMPLE)
    if len(filled(words)) < 2 or not below or any(map(str.isdigit, "".join(words))):
        return None
    above = grid.rows(start, min(row, start + SAMPLE))
    kinds = [common_kind(cells) for cells in zip(*above, strict=True)]
    telling = [i for i, kind in enumerate(kinds) if kind in SAYS_WHO]
    taken = [i for i in telling if words[i].strip()]
    fits = any(kind_of(other[i]) in REACHING for other in [words, *below] for i in telling)
    return Head(row, row + 1, tuple(words)) if taken and not fits else None


def is_data(row: Row) -> bool:
    """Whether a contact is in the row; an e-mail address alone may be part of a title."""
    texts = filled(row)
    return (len(texts) > 1 or len(row) == 1) and any(kind_of(text) in SAYS_WHO for text in texts)


def unknown_head(grid: Grid, stop: int) -> Head:
    """Headings that are not known, or none at all: then the head has no rows, and its headings are empty."""
    rows = grid.rows(0, min(stop, TOP))
    seen = [common_kind(column) for column in samples(grid.below([(0, stop)]))]
    start = next((i for i, row in enumerate(rows) if not _is_above(row, rows)), 0)
    if _is_contact(rows[start], seen):
        return Head(start, start, ("",) * grid.width)
    return Head(start, start + 1, tuple(rows[start]))


def _is_above(row: Row, rows: list[Row]) -> bool:
    """Whether a row is a title: a single cell, while most rows have several, or look like contacts."""
    if not alone(row) or kind_of(alone(row)) in SAYS_WHO:
        return False
    return 2 * sum(len(filled(other)) > 1 or is_data(other) for other in rows) >= len(rows)


def _is_contact(row: Row, seen: list[str]) -> bool:
    """Whether a row is what most rows are: it has e-mail addresses and numbers in their columns."""
    telling = [i for i, kind in enumerate(seen) if kind in SAYS_WHO]
    if not telling and ("name" in seen or len(seen) == 1):
        telling = [i for i, kind in enumerate(seen) if kind == "number"]
    same = any(kind_of(row[i]) in {seen[i], *SAYS_WHO} for i in telling)
    return same or (bool(telling) and len(filled(row)) > 1 and not any(row[i].strip() for i in telling))
