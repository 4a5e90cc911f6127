"""Which rows of the ledger may be of the same people as some new ones, told by what is stored of them.

To make contacts of ten thousand rows, of which `identify` then takes none, took longer than all else. Each
test here may say yes too often, never too seldom.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

import orjson

from feed.identity.likeness import Row, edit_keys, facts_of, marks_of, reach_keys, says_two
from feed.memory.remembered import Remembered, Stored
from feed.told import Told

FEW = 5  # rows that are looked for in the texts of their source, 1 us each; more in what these say, 10 us

Test = Callable[[Stored], bool]


def said_before(
    rows: Sequence[Row], told: Sequence[Told], vanished: Iterable[str], ledger: Remembered
) -> list[Row]:
    """Return all that was said before and may be of the same people as `rows`, for `identify`.

    `told` is what the sources of `rows` say, `vanished` are sources that are no longer there. Of a
    source that keeps rows, only those that are near to its new ones are needed: 10,000 others would
    take longer than all else that there is to do about one that was edited.
    """
    away = set(vanished)
    like = _like(rows, away | {each.source for each in told}, ledger)
    whole = {each.source for each in told if not each.known_ids} | away
    if whole - away:
        gone = {row.source for _, row in like if not row.is_present}
        whole |= {source for source in gone if not ledger.has_rows(source)}
    ours = whole | {each.source for each in told}
    own = dict(_numbered(ledger.stored("source", whole))) | {n: row for n, row in like if row.source in ours}
    for each in told:
        if each.known_ids:
            own |= _near(each.source, [row for row in rows if row.source == each.source], ledger)
    others = {number: row for number, row in like if row.source not in ours}
    for number, row in _with_ids_of(list(own.values()), ours, away, ledger):
        (own if row.source in ours else others)[number] = row
    was = [*(own[number] for number in sorted(own)), *others.values()]
    return [replace(row, is_present=False) if row.source in away else row for row in was]


def _like(rows: Sequence[Row], ours: Collection[str], ledger: Remembered) -> list[tuple[int, Row]]:
    """Return by number the rows of whatever source with the text of one of `rows`, or the same person.

    Of sources that are not `ours`, one stands for all that say the same.
    """
    texts = ledger.stored("raw", {row.raw for row in rows})
    names = ledger.stored("name", {row.name for row in rows if row.name})
    persons = filter(_persons(rows), filter(_once(ours), names))
    return [*_numbered(filter(_once(ours), texts)), *_numbered(persons)]


def _near(source: str, rows: Sequence[Row], ledger: Remembered) -> dict[int, Row]:
    """Return by number the rows that a source has or had which `identify` may take for one of `rows`."""
    if not rows:
        return {}
    said = [text for row in rows for text in (*row.contact.emails[:1], *row.contact.phones[:1])]
    if len(rows) > FEW or not all(says_two(row.facts) for row in rows) or not all(map(str.isascii, said)):
        return dict(_numbered(filter(_edited(rows), ledger.stored("source", [source]))))
    names = {name for row in rows for name in (row.name, *row.beginnings, row.given_id) if name}
    return dict(_numbered(ledger.saying(source, names, said)))


def _with_ids_of(
    rows: Sequence[Row], ours: Collection[str], away: Collection[str], ledger: Remembered
) -> Iterator[tuple[int, Row]]:
    """Yield by number the rows of `ours` with the ids of some, and of others those of who is gone."""
    gone = {row.id for row in rows if not row.is_present or row.source in away}
    for number, row in _numbered(ledger.stored("id", {row.id for row in rows})):
        if row.source in ours or (row.is_present and row.id in gone):
            yield number, row


def _numbered(found: Iterable[Stored]) -> Iterator[tuple[int, Row]]:
    """Yield rows, each with its number, in the order of the ledger."""
    return ((old.number, old.row()) for old in sorted(found))


def _persons(rows: Iterable[Row]) -> Test:
    """Return what tells who may be the same person as one of `rows`: a name and an e-mail, phone or id."""
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        marks[row.name] |= row.marks

    def may_be(old: Stored) -> bool:
        wanted = marks.get(old.name, set())
        return not wanted.isdisjoint(marks_of(old.given_id, orjson.loads(old.contact)))

    return may_be


def _once(ours: Collection[str]) -> Test:
    """Return a test that takes, of files that are there and not `ours`, each row only once.

    Exports that are all left in the folder say the same of the same people; another file that does so tells
    nothing more of who is who.
    """
    known: dict[tuple[object, ...], int] = {}  # the first row that says it

    def is_first(old: Stored) -> bool:
        said = old.raw, old.given_id, old.contact, old.id
        return old.source in ours or not old.present or known.setdefault(said, old.number) == old.number

    return is_first


def _edited(rows: Sequence[Row]) -> Test:
    """Return what tells who may be one of `rows` before an edit, in the same source, or the same person."""
    asked = {key for row in rows for key in edit_keys(row.facts, row.given_id)}
    asked |= {key for row in rows if row.given_id for key in reach_keys(row.facts)}
    begun = {name for row in rows for name in row.beginnings}
    is_person = _persons(rows)

    def may_be(old: Stored) -> bool:
        if old.name in begun:
            return True
        facts = facts_of(old.name, orjson.loads(old.contact))
        keys = (*edit_keys(facts, old.given_id), *reach_keys(facts))
        return not asked.isdisjoint(keys) or is_person(old)

    return may_be
