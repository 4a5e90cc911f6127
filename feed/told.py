"""What a file that was read says now, beside the rows that it said before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from contacts.contact import Entry
from feed.source import Part

LINES = 32  # bits of a place that hold the line


class Kept(NamedTuple):
    """A row as the ledger has it: its number there, its raw text's hash, whose it is, where it stood."""

    number: int
    raw: bytes
    id: str
    place: int


@dataclass(frozen=True)
class Told:
    """What a source says now; `mtime` is the file's own time in microseconds.

    `entries` are the rows that are new or say something new, `places` where they stand, `ids` whose they
    are, as soon as that is known. `kept` are rows that are as they were, with where they stand now.
    """

    source: str
    mtime: int
    entries: Sequence[Entry]
    places: Sequence[int]
    kept: Sequence[tuple[Kept, int]] = ()
    ids: Sequence[str] = ()

    @property
    def contacts(self) -> set[str]:
        """The ids of all whom it says."""
        return {*self.ids, *(row.id for row, _ in self.kept)}


def compare(source: str, mtime: int, tables: Sequence[Part], before: Iterable[Kept]) -> Told:
    """Return what a source says in its tables; `before` is what the ledger has of it."""
    entries, places = [], []
    kept: list[tuple[Kept, int]] = []
    known = defaultdict(list)
    for row in before:
        known[row.raw].append(row)
    for number, table in enumerate(tables):
        for entry in table.entries:
            place = place_of(number, entry.line)
            if entry.said:
                entries.append(entry)
                places.append(place)
            else:
                those = known[entry.raw]
                kept.append((those.pop(0) if len(those) > 1 else those[0], place))
    return Told(source, mtime, entries, places, kept)


def place_of(table: int, line: int) -> int:
    """Return one number for where a row stands, which grows in the order of the file."""
    return table << LINES | line


def line_of(place: int) -> tuple[int, int]:
    """Return the number of the table, and the line in it, of a place."""
    return place >> LINES, place & (1 << LINES) - 1
