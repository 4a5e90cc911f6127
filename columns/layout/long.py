"""Long tables: a row for each way to reach a person, of which one cell says what stands in another.

`Ann Demo, Mobile, 202-555-0101` above `Ann Demo, E-mail, ann@example.com` is one person.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from columns.cells import REACHING, kind_of
from columns.column import CALLED, IGNORED, NAMED, NUMBERS, WAYS
from columns.layout.form import Key, Person, made
from columns.layout.grid import Row
from columns.readings import read
from sources import Problem, Table

LARGEST = 200_000  # rows that become persons: more would take too much memory
WIDEST = 200  # columns, also of what is made of it: whoever has more numbers is no person
LOOKED = 50  # rows tell whether a table is long
LEAST_KINDS, MOST_KINDS = 8, 30  # of what is said: a short table may say each of a few once
NOBODYS = -1
SELDOM = 10  # times as many rows are otherwise
FOLDED = "what each person is reached at stands in several rows, which were read as one"
SAID = {"email": "E-mail", "phone": "Phone", "number": "Phone"}

WHO = CALLED | NAMED | {"id"}

Name = tuple[str, ...]  # all that says who somebody is


@dataclass(frozen=True)
class _Long:
    """Which columns of a table say of what `kind` the `value` is at which somebody is reached.

    `names` are those of who it is, `others` of what else is said of them.
    """

    headings: Sequence[str]
    kind: int
    value: int
    names: Sequence[int]
    others: Sequence[int]

    def name(self, row: Row) -> Name:
        """Return who is in a row; blanks below somebody stand for the same."""
        return tuple(row[i].strip() for i in self.names)

    def count_more(self, rows: Sequence[Row]) -> int:
        """Return how often more is said of somebody; NOBODYS if blanks are somebody else of whom none tells.

        Below a `Mobile` another one without a name is more likely to be a stranger's.
        """
        kinds: defaultdict[Name, set[str]] = defaultdict(set)
        values: defaultdict[Name, set[str]] = defaultdict(set)
        name: Name = ()
        for row in rows:
            own = self.name(row)
            name = own if any(own) else name
            if not any(own) and row[self.kind] in kinds[name]:
                return NOBODYS
            kinds[name].add(row[self.kind])
            values[name].add(row[self.value])
        return sum(len(those) - 1 for those in values.values())

    def add(self, person: Person, row: Row) -> None:
        """Add to what is known of a person what a row says: each way to reach them, else what is first."""
        for i in self.others:
            is_way = bool(WAYS.intersection(read(self.headings[i]).fields))
            _put(person, self.headings[i], i, row[i].strip(), is_way)
        if value := row[self.value].strip():
            heading = _heading(row[self.kind].strip() or self.headings[self.value], value)
            _put(person, heading, self.value, value)

    def rank(self, key: Key) -> int:
        """Return where what is said of somebody stands: what is of others, as `Emergency`, is last."""
        heading, (place, _) = key
        if place == self.value:
            return 3 if read(heading).someones else 1
        return 0 if place in self.names else 2


def _put(person: Person, heading: str, place: int, text: str, may_be_several: bool = True) -> None:
    """Add a text that stands in a column, unless it is there: a log says the same number with each call."""
    number = 0
    while may_be_several and person.get((heading, (place, number)), text) != text:
        number += 1
    if text:
        person.setdefault((heading, (place, number)), text)


def folded(table: Table) -> Table | None:
    """Return a table with a row for each person of a long one; None if this is not long."""
    is_small = len(table.rows) <= LARGEST and len(table.headings) <= WIDEST
    sample = [[cell.strip() for cell in row] for row in table.rows.between(0, LOOKED)] if is_small else []
    long = None if table.is_unheaded else next(_ways_to_read(sample, table.headings), None)
    if not long:
        return None
    persons: dict[Name, Person] = {}
    lines: dict[Name, int] = {}
    keys: dict[Key, None] = {}
    name: Name = ()
    for line, row in zip(table.rows.lines.tolist(), table.rows.between(0, LARGEST), strict=True):
        own = long.name(row)
        name = own if any(own) else name
        lines.setdefault(name, line)
        person = persons.setdefault(name, {})
        long.add(person, row)
        keys.update(dict.fromkeys(person))
        if len(keys) > WIDEST:
            return None
    headings, rows = made(list(persons.values()), list(lines.values()), sorted(keys, key=long.rank))
    problem = Problem(FOLDED, table.line, sheet=table.sheet)
    return Table(headings, rows, table.sheet, (*table.problems, problem), table.line)


def _ways_to_read(sample: Sequence[Row], headings: Sequence[str]) -> Iterator[_Long]:
    columns = list(map(list, zip(*sample, strict=True)))
    of_kinds = [i for i, column in enumerate(columns) if _is_of_kinds(set(filter(None, column)), len(sample))]
    telling = [i for i in of_kinds if not _is_named(headings[i])]
    values = [i for i, heading in enumerate(headings) if telling and _may_be_value(heading)]
    kinds = {i: list(map(kind_of, columns[i])) for i in values}
    reaching = [i for i in values if not set(REACHING).isdisjoint(kinds[i])]
    for kind, value in product(telling, reaching):
        if kind != value and _says(columns[kind], kinds[value]):
            names, counters = _names(columns, headings, {kind, value})
            others = [i for i in range(len(columns)) if i not in {kind, value, *counters}]
            long = _Long(headings, kind, value, names, others)
            more = long.count_more(sample) if names else NOBODYS
            if more >= 0 and (_are_mixed(kinds[value]) or SELDOM * more >= len(sample)):
                yield long


def _may_be_value(heading: str) -> bool:
    """`Value`, `Number`, `Contact`, or what is not known; to look at the cells of all columns takes 3 ms."""
    fields = {IGNORED, *read(heading).fields}
    return fields == {IGNORED} or not fields.isdisjoint(WAYS)


def _names(
    columns: Sequence[Row], headings: Sequence[str], taken: Collection[int]
) -> tuple[list[int], list[int]]:
    """Return which columns say who somebody is, and which only number the rows: people come again there."""
    fields = {i: set(read(heading).fields) for i, heading in enumerate(headings) if i not in taken}
    named = [i for i in fields if not fields[i].isdisjoint(CALLED | NAMED)]
    ids = [i for i in fields if "id" in fields[i] and i not in named]
    come_again = len(set(zip(*(columns[i] for i in named), strict=True))) < len(columns[0])
    counters = [i for i in ids if named and come_again and len(set(columns[i])) == len(columns[i])]
    return [i for i in (*named, *ids) if i not in counters], counters


def _is_named(heading: str) -> bool:
    """Whether a column says who somebody is, and nothing else: `Nina` or `Bill` could be kinds of phones."""
    fields = read(heading).fields
    return fields != () and WHO.issuperset(fields)


def _is_of_kinds(texts: set[str], rows: int) -> bool:
    """Whether texts, each of which may come again, say of others that they are numbers or addresses."""
    most = min(MOST_KINDS, max(LEAST_KINDS, rows // 2))
    return len(texts) <= most and any(map(_ways, texts))


@lru_cache(maxsize=1_000)
def _ways(text: str) -> set[str]:
    """Return what kinds of cells a text can speak of: `Trabajo` of a number; that of an order of nothing.

    A number counts, as in `Phone 2`, and stands last: in `84 Main St` nothing speaks of a phone.
    """
    words = text.rstrip("0123456789")
    is_word = any(map(str.isalpha, words)) and not any(map(str.isdecimal, words))
    fields = set((read(text) or read(f"{words} phone") or read("")).fields if is_word else ())
    return {"email"} & fields | ({"phone", "number"} if not fields.isdisjoint(NUMBERS) else set())


def _says(texts: Row, kinds: Row) -> bool:
    """Whether texts say of what kinds cells are: hardly ever something else than there is.

    What they say of other persons, as `Emergency`, is neither.
    """
    pairs = Counter(zip(texts, kinds, strict=True))
    rows = {pair: count for pair, count in pairs.items() if not read(pair[0]).someones}
    known = sum(count for (text, _), count in rows.items() if read(text) or _ways(text))
    told = {pair: count for pair, count in rows.items() if pair[1] in REACHING}
    fit = sum(count for (text, kind), count in told.items() if kind in _ways(text))
    is_told = fit > 0 and SELDOM * (sum(told.values()) - fit) <= sum(told.values())
    return is_told and 2 * known > sum(rows.values())


def _are_mixed(kinds: Row) -> bool:
    """Whether there are e-mail addresses as well as numbers."""
    return len({kind == "email" for kind in kinds if kind in REACHING}) > 1


def _heading(said: str, value: str) -> str:
    """`Mobile` is one; what `Work` is, its value tells."""
    is_sure = len(read(said).fields) == 1
    return said if is_sure else f"{said} {SAID.get(kind_of(value), '')}".strip()
