"""Long tables: a row for each way to reach a person, of which one cell says what stands in another.

`Ann Demo, Mobile, 202-555-0101` above `Ann Demo, E-mail, ann@example.com` is one person.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from columns.cells import REACHING, kind_of
from columns.column import IGNORED, NAMED, NUMBERS
from columns.layout.form import Person, made
from columns.layout.grid import SAMPLE, Row
from columns.readings import read
from sources import Problem, Table

LARGEST = 200_000  # rows that become persons: more would take too much memory
WIDEST = 200  # columns
LEAST_KINDS, MOST_KINDS = 8, 30  # of what is said: a short table may say each of a few once
NOBODYS = -1
SELDOM = 10  # times as many rows are otherwise
FOLDED = "what each person is reached at stands in several rows, which were read as one"
SAID = {"email": "E-mail", "phone": "Phone", "number": "Phone"}

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
        """Return how many rows say more of somebody; NOBODYS if blanks are somebody else of whom none tells.

        Below a `Mobile` another one without a name is more likely to be a stranger's.
        """
        said: defaultdict[Name, set[str]] = defaultdict(set)
        name: Name = ()
        for row in rows:
            own = self.name(row)
            name = own if any(own) else name
            if not any(own) and row[self.kind] in said[name]:
                return NOBODYS
            said[name].add(row[self.kind])
        return len(rows) - len(said)

    def add(self, person: Person, row: Row) -> None:
        """Add to what is known of a person what a row says."""
        for i in self.others:
            if row[i].strip():
                person.setdefault((self.headings[i], -1 - i), row[i])
        if value := row[self.value].strip():
            heading = _heading(row[self.kind].strip() or self.headings[self.value], value)
            person[heading, sum(key == heading for key, _ in person)] = value


def folded(table: Table) -> Table | None:
    """Return a table with a row for each person of a long one; None if this is not long."""
    is_small = len(table.rows) <= LARGEST and len(table.headings) <= WIDEST
    sample = [[cell.strip() for cell in row] for row in table.rows.between(0, SAMPLE)] if is_small else []
    long = None if table.is_unheaded else next(_ways_to_read(sample, table.headings), None)
    if not long:
        return None
    persons: dict[Name, Person] = {}
    lines: dict[Name, int] = {}
    name: Name = ()
    for line, row in zip(table.rows.lines.tolist(), table.rows.between(0, LARGEST), strict=True):
        own = long.name(row)
        name = own if any(own) else name
        lines.setdefault(name, line)
        long.add(persons.setdefault(name, {}), row)
    headings, rows = made(list(persons.values()), list(lines.values()))
    problem = Problem(FOLDED, table.line, sheet=table.sheet)
    return Table(headings, rows, table.sheet, (*table.problems, problem), table.line)


def _ways_to_read(sample: Sequence[Row], headings: Sequence[str]) -> Iterator[_Long]:
    columns = list(zip(*sample, strict=True))
    kinds = {i for i, column in enumerate(columns) if _is_of_kinds(set(filter(None, column)), len(sample))}
    for kind, value in permutations(range(len(columns)), 2) if kinds else ():
        if kind in kinds and _says(sample, kind, value):
            known = [i for i, one in enumerate(headings) if i not in (kind, value) and _is_known(one)]
            names = [
                i for i in known if len(set(columns[i])) < len(sample) or _is_named(headings[i])
            ] or known
            rows_ids = {i for i in known if i not in names and "id" in read(headings[i]).fields}
            others = [i for i in range(len(columns)) if i not in {kind, value, *rows_ids}]
            long = _Long(headings, kind, value, names, others)
            more = long.count_more(sample) if names else NOBODYS
            if more >= 0 and (_are_mixed(columns[value]) or SELDOM * more >= len(sample)):
                yield long


def _is_of_kinds(texts: set[str], rows: int) -> bool:
    """Whether texts, each of which may come again, say of others that they are numbers or addresses."""
    most = min(MOST_KINDS, max(LEAST_KINDS, rows // 2))
    return len(texts) <= most and any(map(_ways, texts))


def _ways(text: str) -> set[str]:
    """Return what kinds of cells a text can speak of."""
    fields = {*read(text).fields, read(text).someones}
    return {"email"} & fields | ({"phone", "number"} if not fields.isdisjoint(NUMBERS) else set())


def _says(sample: Sequence[Row], kind: int, value: int) -> bool:
    """Whether one column says what is in another: hardly ever something else than there is."""
    known = sum(bool(read(row[kind])) for row in sample)
    found = [(_ways(row[kind]), kind_of(row[value])) for row in sample]
    told = [said in ways for ways, said in found if ways and said in REACHING]
    return any(told) and 2 * known > len(sample) and SELDOM * told.count(False) <= len(told)


def _are_mixed(cells: Sequence[str]) -> bool:
    """Whether there are e-mail addresses as well as numbers."""
    return len({kind == "email" for kind in map(kind_of, cells) if kind in REACHING}) > 1


def _is_known(heading: str) -> bool:
    return not {IGNORED}.issuperset(read(heading).fields)


def _is_named(heading: str) -> bool:
    """Whether people and firms are told apart by it, though no two rows say the same."""
    return not NAMED.isdisjoint(read(heading).fields)


def _heading(said: str, value: str) -> str:
    """`Mobile` is one; what `Work` is, its value tells."""
    is_sure = len(read(said).fields) == 1
    return said if is_sure else f"{said} {SAID.get(kind_of(value), '')}".strip()
