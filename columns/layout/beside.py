"""Lists that stand side by side on one sheet: their people are others, so each is a table of its own."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from columns.cells import SAYS_WHO, common_kind
from columns.choices.persons import is_contact
from columns.column import CALLED, IGNORED, NAMED, PEOPLE, PLACES, REACHED
from columns.folding import words
from columns.layout.grid import SAMPLE, Row, samples
from columns.look import Look, is_person
from columns.readings import read
from columns.words import means
from sources import Problem, Table
from sources.rows import Rows

ALIKE = "lists with the same headings stand side by side; each was read as a table of its own"
GAP = "lists stand side by side, parted by an empty column; each was read as a table of its own"
WAYS = frozenset(SAYS_WHO)  # what a cell is
REACHING = frozenset(REACHED)  # what a heading is
SELDOM = 10  # times as many others
OF_FIRMS = "people of the same firms stand side by side; each column of them was read as a table of its own"
NAMES = "names with numbers of their own stand side by side; each was read as a table of its own"


def parted(table: Table, above: Row) -> list[Table]:
    """Return the lists that stand side by side in a table, each as one; all of it if it is a single list.

    `above` is the row that stands above the headings, where each may have a title.
    """
    if starts := _named(table):
        headings = ["" if i in starts else heading for i, heading in enumerate(table.headings)]
        return _apart(replace(table, headings=tuple(headings)), starts[1:], NAMES)
    behind = _behind_gaps(table) or _of_unlike_people(table)
    firms, *of_firms = _behind_firms(table.headings)
    if of_firms and all(above[i : i + 1] and above[i].strip() for i in (firms, *of_firms)):
        return _apart(table, of_firms, OF_FIRMS, firms)
    rules = (_alike(table.headings), ALIKE), (behind, GAP), (_titled(table, above), GAP)
    found = next(((starts, said) for starts, said in rules if starts), None)
    return _apart(table, *found) if found else [table]


def _apart(table: Table, starts: Sequence[int], said: str, shared: int = 0) -> list[Table]:
    """Return each list as a table; the first columns, as many as are `shared`, are of all."""
    problem = Problem(said, table.line, sheet=table.sheet)
    found = []
    for start, stop in pairwise([0, *starts, len(table.headings)]):
        before = shared if start else 0
        headings = (*table.headings[:before], *table.headings[start:stop])
        line = table.line if any(map(str.strip, headings)) else None
        rows = table.rows.across(start, stop, before)
        found.append(replace(table, headings=headings, rows=rows, problems=(), line=line))
    return [replace(found[0], problems=(*table.problems, problem)), *found[1:]]


def of_firms(upper: Row, lower: Row) -> tuple[str, ...]:
    """Return the lower headings of lists, with `Company` from above a blank before them; () without it."""
    count = next((i for i, cell in enumerate(lower) if cell.strip()), 0)
    firms = upper[:count]
    return (*firms, *lower[count:]) if firms and all(map(_is_firm, firms)) else ()


def _behind_firms(headings: Sequence[str]) -> list[int]:
    """Where each list behind `Company` begins, if all have the same headings; else only the first."""
    firms = next((i for i, heading in enumerate(headings) if not _is_firm(heading)), 0)
    return [firms, *(firms + i for i in _alike(headings[firms:]) if firms)]


def _is_firm(heading: str) -> bool:
    return read(heading).fields == ("company",)


def _alike(headings: Sequence[str]) -> list[int]:
    """Where each list behind the first begins, if all have the same headings."""
    places = [i for i, heading in enumerate(headings) if heading.strip()]
    texts = [headings[i] for i in places]
    period = texts.index(texts[0], 1) if texts[:1] != texts[1:2] and texts[0] in texts[1:] else 0
    is_same = period > 0 and texts == texts[:period] * (len(texts) // period)
    return places[period::period] if is_same else []


def are_lists(headings: Sequence[str], above: Row) -> bool:
    """Whether these are the headings of lists side by side, each with a name: alike, or each with a title."""
    starts = _alike(headings) or _behind_firms(headings)[1:]
    is_alike = bool(starts) and any(map(_says_who, headings[: starts[0]]))
    return is_alike or bool(_titles(headings, above))


def _behind_gaps(table: Table) -> list[int]:
    """Where each list behind the first begins, if all begin with the same heading, behind an empty column."""
    first = next((heading for heading in table.headings if heading.strip()), "")
    again = [i for i, heading in enumerate(table.headings) if first and heading == first][1:]
    before = [i - 1 for i in again if not table.headings[i - 1].strip()]
    starts = [i + 1 for i in before if not any(map(str.strip, table.rows.column(i)))]
    return [] if starts and any(map(_is_of_before, table.headings[starts[0] :])) else starts


def _of_unlike_people(table: Table) -> list[int]:
    """Where each list behind the first begins, if an empty column is before each and they are of others.

    They are of people: not as many in each, or some below a heading that does not say who it is, or persons
    of other names. What the first lacks, as in `Company, Phone, , Contact Person, Email`, is of the same.
    """
    places = [i for i, heading in enumerate(table.headings) if heading.strip()]
    behind = [i for before, i in pairwise(places) if i > before + 1]
    starts = [i for i in behind if not any(map(str.strip, table.rows.column(i - 1)))]
    if not starts or any(map(_is_of_before, table.headings[starts[0] :])):
        return []
    spans = list(pairwise([0, *starts, len(table.headings)]))
    every = list(map(common_kind, samples(table.rows)))  # to take all rows apart takes 5 us for each
    kinds = [every[start:stop] for start, stop in spans]
    heads = [list(table.headings[start:stop]) for start, stop in spans]
    named = list(map(_people, kinds, heads))
    if not all(named) or not WAYS.intersection(*kinds):
        return []
    parts = [table.rows.across(*span) for span in spans]
    differ = len(set(map(len, parts))) > 1 or not all(map(_says_who, named))
    differ = differ or (not any(map(_is_of_first, named[1:])) and _are_others(parts, heads))
    return starts if differ and all(_is_whole(part, table.rows) for part in parts) else []


def _is_of_before(heading: str) -> bool:
    """Whether a list is of people who belong to those before it: `Relationship`, `Emergency`."""
    return means(heading, "relation") or means(heading, "kin")


def _is_of_first(heading: str) -> bool:
    """Whether a list may be of whom the first one's have: `Contact Person`, `Parent`, `Company`, `Name 2`."""
    reading = read(heading)
    is_persons = not PEOPLE.isdisjoint(reading.fields)
    return not is_persons or is_contact(heading) or bool(reading.number)


def _are_others(parts: Sequence[Rows], heads: Sequence[Row]) -> bool:
    """Whether lists name persons, and in hardly any row one with a word of the first one's name."""
    first, *others = [_whole_names(part, head) for part, head in zip(parts, heads, strict=True)]
    pairs = [(one, other) for names in others for one, other in zip(first, names, strict=True)]
    alike = [pair for pair in pairs if not set(words(pair[0])).isdisjoint(words(pair[1]))]
    look = Look(first)
    return look.most(is_person) and not look.firms and SELDOM * len(alike) <= len(pairs)


def _whole_names(part: Rows, headings: Row) -> Row:
    """Return the names in the first rows of a list, of whatever parts."""
    named = [i for i, heading in enumerate(headings) if not PEOPLE.isdisjoint(read(heading).fields)]
    return [" ".join(row[i] for i in named) for row in part.between(0, SAMPLE)]


def _is_whole(part: Rows, rows: Rows) -> bool:
    """Whether a list has no gap, from the first row on."""
    return bool(part.lines.tolist() == rows.lines[: len(part)].tolist())


def _people(kinds: Sequence[str], headings: Sequence[str]) -> str:
    """Return the heading of the names in a list of people who can be reached; "" if it is none.

    Cities and streets are no list of their own.
    """
    is_reached = not WAYS.isdisjoint(kinds)
    heading = headings[kinds.index("name")] if is_reached and "name" in kinds else ""
    is_free = _says_who(heading) or not read(heading) or IGNORED in read(heading).fields
    return heading if is_free else ""


def _titled(table: Table, above: Row) -> list[int]:
    """Where each list behind the first begins, if each has a title and an empty column before it."""
    starts = _titles(table.headings, above)
    return [] if any(any(map(str.strip, table.rows.column(i - 1))) for i in starts) else starts


def _titles(headings: Sequence[str], above: Row) -> list[int]:
    """Where each list behind the first begins, if each has a title, names, and what reaches these.

    `Private` and `Business` are of the same people.
    """
    titled = [i for i, title in enumerate(above) if title.strip()]
    starts = titled[1:]
    is_parted = not any(headings[i - 1].strip() for i in starts)
    if not starts or not is_parted or any(means(above[i], place) for i in titled for place in PLACES):
        return []
    lists = [headings[start:stop] for start, stop in pairwise([0, *starts, len(headings)])]
    return starts if all(any(map(_says_who, one)) and any(map(_reaches, one)) for one in lists) else []


def _named(table: Table) -> list[int]:
    """Where each list begins, the first too, if each is names and, behind them, what reaches each of them.

    `Team A` and `Team B` stand above the names, or nothing; what says who they are heads a list of them.
    """
    if any(map(_says_who, table.headings)):  # as in nearly all tables, of which no cell is looked at, then
        return []
    columns = samples(table.rows)
    kinds = list(map(common_kind, columns))
    names = [i for i, kind in enumerate(kinds) if kind == "name" and _heads(table.headings, columns, i)]
    lists = [
        (start, [(kinds[i], table.headings[i]) for i in range(start + 1, stop) if columns[i]])
        for start, stop in pairwise([*names, len(columns)])
    ]
    lists = list(dropwhile(lambda one: not one[1], lists))
    behind = [run for _, run in lists]
    is_same = len(behind) > 1 and all(run == behind[0] for run in behind)
    is_reached = is_same and WAYS.issuperset(kind for kind, _ in behind[0])
    return [start for start, _ in lists] if is_reached and WAYS.isdisjoint(kinds[: lists[0][0]]) else []


def _heads(headings: Sequence[str], columns: Sequence[Row], i: int) -> bool:
    """Whether a list may begin with some names: they are persons', or stand first, or behind a gap."""
    look = Look(columns[i])
    is_parted = i == 0 or not columns[i - 1]
    is_once = look.distinct or len(look.values) == 1
    is_free = {IGNORED}.issuperset(read(headings[i]).fields)
    return is_once and is_free and (is_parted or look.most(is_person))


def _says_who(heading: str) -> bool:
    reading = read(heading)
    return bool(reading.someones) or not (NAMED | CALLED).isdisjoint(reading.fields)


def _reaches(heading: str) -> bool:
    return not REACHING.isdisjoint(read(heading).fields)
