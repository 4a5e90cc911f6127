"""Which contact each row that says something new is, asked of the ledger for as few rows as need it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from contacts.contact import Entry
from feed.identity import Row, identify
from feed.marks import digests, have_shared
from feed.memory.remembered import Remembered
from feed.told import Told


def with_ids(told: Sequence[Told], vanished: Iterable[str], ledger: Remembered) -> list[Told]:
    """Return what sources say with the ids of all their entries.

    `vanished` are sources that the ledger knows and that are no longer there.
    """
    new = [(each.source, entry) for each in told for entry, id in _rows(each) if not id]
    ids = _strangers(new, ledger)
    rows = [
        Row(source, entry.raw, entry.given_id, entry.contact)
        for (source, entry), id in zip(new, ids, strict=True)
        if not id
    ]
    given = set(filter(None, ids)) if rows else set()
    others = iter(_identified(rows, told, vanished, ledger, given))
    found = iter([id or next(others) for id in ids])
    return [replace(each, ids=[id or next(found) for id in each.ids]) for each in told]


def _rows(told: Told) -> Iterable[tuple[Entry, str]]:
    return zip(told.entries, told.ids, strict=True)


def _identified(
    rows: list[Row], told: Sequence[Told], vanished: Iterable[str], ledger: Remembered, given: set[str]
) -> list[str]:
    if not rows:
        return []
    was = ledger.before(rows, told, vanished)
    gone = {old.source for old in was if not old.is_present} - set(vanished)
    kept: dict[str, Collection[str]] = {source: () for source in gone if ledger.has_rows(source)}
    kept |= {each.source: each.known for each in told if each.known}
    every = [*rows, *_staying(was, told)]

    def is_taken(id: str) -> bool:
        return id in given or ledger.has(id)

    return identify(every, was, is_taken, kept)[: len(rows)]


def _staying(was: Iterable[Row], told: Sequence[Told]) -> Iterator[Row]:
    """Return the rows of before that are still there, each as often as it is."""
    left = {(each.source, raw): number for each in told for raw, number in each.texts.items()}
    for old in was:
        if old.is_present and left.get((old.source, old.raw)):
            left[old.source, old.raw] -= 1
            yield replace(old, id="")


def _strangers(new: Sequence[tuple[str, Entry]], ledger: Remembered) -> list[str]:
    """Return the id of each entry that can be nobody known and nobody else's row, "" for any other.

    Its source had nothing before, and nobody has its name, its text or its id; nor has another new row the
    name together with the text, an e-mail, a phone or the id. Of a new file nearly all are such, and
    `identify` would take ten times as long to find the same.
    """
    known = ledger.among("name", {entry.name for _, entry in new})
    given = Counter(entry.given_id for _, entry in new if entry.given_id)
    fresh = {source for source in {source for source, _ in new} if not ledger.knows(source)}
    marks = [entry.marks for _, entry in new]
    own = digests(marks)
    ids = [
        (entry.given_id or digest)
        if source in fresh and entry.name not in known and given[entry.given_id] <= 1
        else ""
        for (source, entry), digest in zip(new, own, strict=True)
    ]
    return _free(ids, own, have_shared(marks), ledger)


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
