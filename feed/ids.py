"""Which contact each row that says something new is, asked of the ledger for as few rows as need it."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import orjson

from contacts.contact import Entry
from feed.identity import Row, digest_of, identify
from feed.remembered import Remembered
from feed.told import Told


def with_ids(told: Sequence[Told], vanished: Iterable[str], ledger: Remembered) -> list[Told]:
    """Return what sources say with the ids of all their entries.

    `vanished` are sources that the ledger knows and that are there no more.
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
    kept = {each.source: each.known for each in told if each.known}
    texts = {each.source: each.texts for each in told}
    here = {
        (old.source, old.raw): old for old in was if old.is_present and old.raw in texts.get(old.source, ())
    }
    every = [*rows, *(replace(old, id="") for old in here.values())]

    def is_taken(id: str) -> bool:
        return id in given or ledger.has(id)

    return identify(every, was, is_taken, kept)[: len(rows)]


def _strangers(new: Sequence[tuple[str, Entry]], ledger: Remembered) -> list[str]:
    """Return the id of each entry that can be nobody known and nobody else's row, "" for any other.

    Its source had nothing before, and nobody has its name, its text or its id; nor has another new row the
    name together with the text, an e-mail, a phone or the id. Of a new file nearly all are such, and
    `identify` would find the same in ten times as long.
    """
    known = ledger.among("name", {entry.name for _, entry in new})
    given = Counter(entry.given_id for _, entry in new if entry.given_id)
    fresh = {source for source in {source for source, _ in new} if not ledger.knows(source)}
    marks, counts, ids, hashes = array("q"), array("q"), [], []
    for source, entry in new:
        contact = orjson.loads(entry.said)
        own = _marks(entry, contact)
        marks.extend(own)
        counts.append(len(own))
        is_free = source in fresh and entry.name not in known and given[entry.given_id] <= 1
        hashes.append(digest_of(entry.name, contact))
        ids.append((entry.given_id or hashes[-1]) if is_free else "")
    return _free(ids, hashes, _have_shared(marks, counts), ledger)


def _marks(entry: Entry, contact: Mapping[str, Any]) -> list[int]:
    """Hashes of what tells with the name who someone is; two that are equal by chance only cost time."""
    name = entry.name
    own = [hash((name, entry.raw))]
    own += [hash((name, email.casefold())) for email in contact.get("emails", ())]
    return own + [hash((name, phone)) for phone in contact.get("phones", ())]


def _have_shared(marks: "array[int]", counts: "array[int]") -> list[bool]:
    """Whether one of the marks of each row, of which it has so many, is there a second time."""
    values = np.frombuffer(marks, dtype=np.int64)
    order = np.sort(values)
    are_shared = np.isin(values, order[1:][order[1:] == order[:-1]])
    starts = np.concatenate([[0], np.cumsum(np.frombuffer(counts, dtype=np.int64))[:-1]])
    found: list[bool] = np.logical_or.reduceat(are_shared, starts).tolist() if counts else []
    return found


def _free(ids: list[str], hashes: list[str], have_shared: list[bool], ledger: Remembered) -> list[str]:
    """Return the ids without those of who shares a mark or a hash, and without those that are not free."""
    named = Counter(hashes)
    alone = [
        id if not shared and named[own] == 1 else ""
        for id, own, shared in zip(ids, hashes, have_shared, strict=True)
    ]
    counts = Counter(alone)
    taken = ledger.taken(counts)
    return [id if counts[id] == 1 and id not in taken else "" for id in alone]
