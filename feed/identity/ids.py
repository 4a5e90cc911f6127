"""Which contact each row that says something new is, asked of the ledger for as few rows as need it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from contacts.contact import Entry
from feed.identity.fingerprints import digests, have_shared
from feed.identity.glance import at_a_glance
from feed.identity.in_place import InPlace, in_place
from feed.identity.likeness import Row, Where
from feed.identity.matching import identify
from feed.memory.near import said_before
from feed.memory.remembered import Remembered
from feed.told import Told, line_of


def with_ids(told: Sequence[Told], vanished: Iterable[str], ledger: Remembered) -> list[Told]:
    """Return what sources say with the ids of all their entries.

    `vanished` are sources that the ledger knows and that are no longer there.
    """
    away = set(vanished)
    before = in_place(told, away, ledger)
    before = replace(before, told=at_a_glance(before.told, ledger))
    fresh = _fresh(told, before.told, ledger)
    strangers = _strangers(
        [(each.source, entry) for each in told for entry, id in each.read if not id], fresh, ledger
    )
    known = [_known_by(*both) for both in zip(_filled(told, strangers), before.told, strict=True)]
    rows = [
        Row(where.source, entry.raw, entry.given_id, entry.contact, table=line_of(place)[0])
        for each, where in zip(known, before.told, strict=True)
        for (entry, id), place in zip(each.read, each.places, strict=True)
        if not id
    ]
    return _filled(known, _identified(rows, before, away, ledger, set(strangers)) if rows else ())


def _fresh(told: Sequence[Told], before: Sequence[Told], ledger: Remembered) -> set[str]:
    """Return the sources of which nothing is known; not those with most rows of one whose place they took."""
    new = {
        each.source
        for each, where in zip(told, before, strict=True)
        if 2 * where.ids.count("") >= len(where.ids) + len(where.kept)
    }
    return {source for source in new if not ledger.knows(source)}


def _filled(told: Iterable[Told], ids: Iterable[str]) -> list[Told]:
    """Return the sources with the next of `ids` for each entry that has none."""
    found = iter(ids)
    return [replace(each, ids=[id or next(found) for id in each.ids]) for each in told]


def _known_by(told: Told, other: Told) -> Told:
    """Return a source with the ids that are known of it as of another."""
    if not any(other.ids):
        return told
    return replace(told, ids=[id or same for id, same in zip(told.ids, other.ids, strict=True)])


def _identified(
    rows: list[Row], before: InPlace, away: set[str], ledger: Remembered, given: Collection[str]
) -> list[str]:
    """Return the ids of `rows`: of those that have none at a glance.

    `before` is what all sources say, `away` are those that are gone, `given` ids that others have just got.
    """
    told, returned = before.told, before.returned
    away = away.difference(returned)
    was = [
        replace(old, is_present=True) if old.source in returned else old
        for old in said_before(rows, told, away, ledger)
    ]
    gone = {old.source for old in was if not old.is_present} - away
    kept: dict[Where, Collection[str]] = {source: () for source in gone if ledger.has_rows(source)}
    # A file that says nobody is there all the same: nobody takes its place.
    kept |= {each.source: each.known_ids for each in told if each.known_ids or not each.entries}
    kept |= {(each.source, table): ids for each in told for table, ids in each.ids_by_table.items()}
    every = [*rows, *_staying(was, told)]

    def is_taken(id: str) -> bool:
        return id in given or ledger.is_taken(id)

    return identify(every, was, is_taken, kept)[: len(rows)]


def _staying(was: Iterable[Row], told: Sequence[Told]) -> Iterator[Row]:
    """Return the rows of before that are still there, each as often as it is, in the tables of now."""
    present = [old for old in was if old.is_present]
    wanted = {old.raw for old in present}
    left: defaultdict[tuple[str, bytes], list[int]] = defaultdict(list)
    for each in told:
        for raw, place in each.standing(wanted):
            left[each.source, raw].append(line_of(place)[0])
    for old in present:
        if tables := left[old.source, old.raw]:
            table = old.table if old.table in tables else tables[0]
            tables.remove(table)
            yield replace(old, id="", table=table)


def _strangers(new: Sequence[tuple[str, Entry]], fresh: Collection[str], ledger: Remembered) -> list[str]:
    """Return the id of each entry that can be nobody known and nobody else's row, "" for any other.

    Its source had nothing before, and nobody has its name, its text or its id; nor has another new row the
    name together with the text, an e-mail, a phone or the id. Of a new file nearly all are such, and
    `identify` would take ten times as long to find the same.
    """
    known = ledger.among("name", {entry.name for _, entry in new})
    given = Counter(entry.given_id for _, entry in new if entry.given_id)
    fingerprints = [entry.fingerprint for _, entry in new]
    own = digests(fingerprints)
    ids = [
        (entry.given_id or digest)
        if source in fresh and entry.name not in known and given[entry.given_id] <= 1
        else ""
        for (source, entry), digest in zip(new, own, strict=True)
    ]
    return _free(ids, own, have_shared(fingerprints), ledger)


def _free(ids: list[str], own: list[str], are_shared: list[bool], ledger: Remembered) -> list[str]:
    """Return the ids without those of rows that share a mark or a digest, and those that are not free."""
    named = Counter(own)
    alone = [
        id if not shared and named[digest] == 1 else ""
        for id, digest, shared in zip(ids, own, are_shared, strict=True)
    ]
    counts = Counter(alone)
    taken = ledger.taken(counts)
    return [id if counts[id] == 1 and id not in taken else "" for id in alone]
