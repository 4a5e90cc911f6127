"""Which rows of the ledger may be of the same people as some new ones, told by what is stored of them.

To make contacts of ten thousand rows, of which `identify` then takes none, took longer than all else. Each
test here may say yes too often, never too seldom.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

import orjson

from contacts.contact import Contact
from feed.likeness import Row, edit_keys, facts_of, marks_of, reach_keys
from feed.told import line_of


class Stored(NamedTuple):
    """A row as it lies in the ledger; `number` is its own there, `name` the comparable one."""

    number: int
    source: str
    raw: bytes
    given_id: str
    name: str
    contact: bytes
    id: str
    present: int
    place: int

    def row(self) -> Row:
        """Return it as `identify` takes it."""
        contact = Contact.from_json(self.contact)
        table, _ = line_of(self.place)
        return Row(self.source, self.raw, self.given_id, contact, self.id, bool(self.present), table)


Test = Callable[[Stored], bool]


def anyone(_: Stored) -> bool:
    """Whether it may be: always."""
    return True


def persons(rows: Iterable[Row]) -> Test:
    """Return what tells who may be the same person as one of `rows`: a name and an e-mail, phone or id."""
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        marks[row.name] |= row.marks

    def may_be(old: Stored) -> bool:
        wanted = marks.get(old.name, set())
        return not wanted.isdisjoint(marks_of(old.given_id, orjson.loads(old.contact)))

    return may_be


def once(ours: Collection[str], may_be: Test = anyone) -> Test:
    """Return a test that takes, of files that are there and not `ours`, each row only once.

    Exports that are all left in the folder say the same of the same people; another file that does so tells
    nothing more of who is who.
    """
    known: set[tuple[object, ...]] = set()

    def is_first(old: Stored) -> bool:
        if old.source in ours or not old.present:
            return may_be(old)
        said = old.raw, old.given_id, old.contact, old.id
        is_known = said in known
        known.add(said)
        return not is_known and may_be(old)

    return is_first


def edited(rows: Sequence[Row]) -> Test:
    """Return what tells who may be one of `rows` before an edit, in the same source, or the same person."""
    asked = {key for row in rows for key in edit_keys(row.facts, row.given_id)}
    asked |= {key for row in rows if row.given_id for key in reach_keys(row.facts)}
    begun = {name for row in rows for name in row.beginnings}
    is_person = persons(rows)

    def may_be(old: Stored) -> bool:
        if old.name in begun:
            return True
        facts = facts_of(old.name, orjson.loads(old.contact))
        keys = (*edit_keys(facts, old.given_id), *reach_keys(facts))
        return not asked.isdisjoint(keys) or is_person(old)

    return may_be
