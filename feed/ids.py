"""Which contact each row that says something new is, asked of the ledger for as few rows as need it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

import orjson

from contacts.contact import Entry
from feed.identity import Row, digest_of, identify
from feed.remembered import Remembered
from feed.told import Told


def with_ids(told: Sequence[Told], vanished: Iterable[str], ledger: Remembered) -> list[Told]:
    """Return what sources say with the ids of all their entries.

    `vanished` are sources that the ledger knows and that are there no more.
    """
    ids = _strangers(told, ledger)
    rows = [
        Row(each.source, entry.raw, entry.given_id, entry.contact)
        for each, entry, id in zip(_sources(told), _entries(told), ids, strict=True)
        if not id
    ]
    given = set(filter(None, ids)) if rows else set()
    found = iter(_identified(rows, told, vanished, ledger, given))
    every = iter([id or next(found) for id in ids])
    return [replace(each, ids=list(islice(every, len(each.entries)))) for each in told]


def _sources(told: Iterable[Told]) -> Iterable[Told]:
    return (each for each in told for _ in each.entries)


def _entries(told: Iterable[Told]) -> Iterable[Entry]:
    return (entry for each in told for entry in each.entries)


def _identified(
    rows: list[Row], told: Sequence[Told], vanished: Iterable[str], ledger: Remembered, given: set[str]
) -> list[str]:
    if not rows:
        return []
    was = ledger.before(rows, told, vanished)
    kept = {each.source: {row.id for row, _ in each.kept} for each in told if each.kept}
    raws = {(each.source, row.raw) for each in told for row, _ in each.kept}
    here = {(old.source, old.raw): old for old in was if old.is_present and (old.source, old.raw) in raws}
    every = [*rows, *(replace(old, id="") for old in here.values())]

    def is_taken(id: str) -> bool:
        return id in given or ledger.has(id)

    return identify(every, was, is_taken, kept)[: len(rows)]


def _strangers(told: Sequence[Told], ledger: Remembered) -> list[str]:
    """Return the id of each entry that can be nobody known and nobody else's row, "" for any other.

    Nobody has its name, its text or its id, and its source had nothing before. Of a new file most entries
    are such; to have `identify` find that out takes ten times as long.
    """
    entries = list(_entries(told))
    names = Counter(entry.name for entry in entries)
    given = Counter(entry.given_id for entry in entries if entry.given_id)
    known_names = ledger.among("name", names)
    known_raws = ledger.among("raw", [entry.raw for entry in entries])
    new = {each.source for each in told if not ledger.knows(each.source)}
    ids = [
        entry.given_id or digest_of(entry.name, orjson.loads(entry.said))
        if names[entry.name] == 1
        and given[entry.given_id] <= 1
        and each.source in new
        and entry.name not in known_names
        and entry.raw not in known_raws
        else ""
        for each, entry in zip(_sources(told), entries, strict=True)
    ]
    taken = ledger.taken(filter(None, ids))
    shared = Counter(ids)
    return [id if shared[id] == 1 and id not in taken else "" for id in ids]
