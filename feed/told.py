"""What a file that was read says now, beside the rows that it said before."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from contacts.contact import Entry
from feed.source import Part

LINES = 32  # bits of a place that hold the line


class Recorded(NamedTuple):
    """A row as the ledger has it: its number there, its raw text's hash, whose it is, where it stood."""

    number: int
    raw: bytes
    id: str
    place: int


class Staying(tuple[tuple[Recorded, int], ...]):
    """Rows that needed no reading, with where they stand now.

    What is asked of them several times is found once: to look at 10,000 is 2 ms.
    """

    @cached_property
    def ids(self) -> set[str]:
        """The contacts that they say."""
        return {row.id for row, _ in self}

    @cached_property
    def numbers(self) -> set[int]:
        """Their numbers in the ledger."""
        return {row.number for row, _ in self}


@dataclass(frozen=True)
class Told:
    """What a source says now; `mtime` is the file's own time in microseconds.

    `entries` are the rows that were read, `places` where they stand, `ids` whose they are, "" as long as
    that is not known. `kept` are rows that needed no reading; `before` are all that the ledger has of it.
    """

    source: str
    mtime: int
    entries: Sequence[Entry]
    places: Sequence[int]
    ids: Sequence[str]
    kept: Staying = field(default_factory=Staying)
    before: Sequence[Recorded] = ()

    @cached_property
    def dropped(self) -> list[int]:
        """The numbers of the rows before that are not kept."""
        return [row.number for row in self.before if row.number not in self.kept.numbers]

    @cached_property
    def known_ids(self) -> set[str]:
        """The ids of all contacts that it says, as far as they are known."""
        return self.kept.ids.union(filter(None, self.ids))

    @cached_property
    def ids_by_table(self) -> dict[int, set[str]]:
        """The ids of all contacts that each of its tables says, as far as they are known."""
        last = max([0, *self.places[-1:], *(place for _, place in self.kept[-1:])])
        if not line_of(last)[0]:  # as nearly always: to look at 10,000 is 2 ms
            return {0: self.known_ids}
        found: defaultdict[int, set[str]] = defaultdict(set)
        read = zip(self.ids, self.places, strict=True)
        for id, place in (*((row.id, place) for row, place in self.kept), *read):
            found[line_of(place)[0]].update({id} - {""})
        return found

    @property
    def read(self) -> Iterator[tuple[Entry, str]]:
        """The rows that were read, and whose they are."""
        return zip(self.entries, self.ids, strict=True)

    def standing(self, texts: Collection[bytes]) -> list[tuple[bytes, int]]:
        """Return the rows with known ids that have one of some texts: its hash, and where each stands."""
        read = zip(self.read, self.places, strict=True)
        return [
            *((row.raw, place) for row, place in self.kept if row.raw in texts),
            *((entry.raw, place) for (entry, id), place in read if id and entry.raw in texts),
        ]


def compare(source: str, mtime: int, tables: Sequence[Part], before: Sequence[Recorded]) -> Told:
    """Return what a source says in its tables; `before` are the rows that the ledger has of it.

    A row with the same text as before is the same contact's.
    """
    known = {row.raw: row for row in reversed(before)}
    equal = _equal(before, known)
    entries, places, ids = [], [], []
    kept: list[tuple[Recorded, int]] = []
    for number, table in enumerate(tables):
        first = number << LINES
        for entry in table.entries:
            raw = entry.raw
            same = known.get(raw)
            if raw in equal:
                known[raw] = next(equal[raw], known[raw])
            place = first | entry.line
            if same and not entry.said:
                kept.append((same, place))
            else:
                entries.append(entry)
                places.append(place)
                ids.append(same.id if same else "")
    return Told(source, mtime, entries, places, ids, Staying(kept), before)


def _equal(before: Sequence[Recorded], first: Mapping[bytes, Recorded]) -> dict[bytes, Iterator[Recorded]]:
    """Return the rows that have the same text as one before them, by that text."""
    equal = defaultdict(list)
    for row in before if len(first) < len(before) else ():
        if first[row.raw] is not row:
            equal[row.raw].append(row)
    return {raw: iter(rows) for raw, rows in equal.items()}


def line_of(place: int) -> tuple[int, int]:
    """Return the number of the table, and the line in it, of a place: one number, as in the file's order."""
    return place >> LINES, place & (1 << LINES) - 1
