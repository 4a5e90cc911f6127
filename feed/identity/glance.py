"""Many rows that are new to a source, told at a glance: all that a heading renamed changes, or a copy has.

`identify` compares each row with all that are like it, which takes 190 us and 7 kB a row; this takes 20 us.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any
from zlib import crc32

import orjson

from contacts.contact import Entry
from feed.identity.fingerprints import of_reach, reach_in
from feed.identity.likeness import REACH, Fact, facts_of
from feed.memory.remembered import Remembered
from feed.told import Told

MANY = 100  # rows that are new; for fewer it is not worth to look at all that their source said


def at_a_glance(told: Sequence[Told], ledger: Remembered) -> list[Told]:
    """Return what sources say with the ids of rows that `identify` could take for one contact alone.

    Such a row has the text of nobody else, or the name and an e-mail or a phone of one row that its source
    said before. No other row has these now.
    """
    if ledger.is_empty() or not any(map(_is_new_to_many, told)):
        return list(told)
    whose = _by_mark(entry for each in told for entry in each.entries)
    said = Counter(chain.from_iterable(ledger.ids(each.source) for each in told))
    once = {id for id, count in said.items() if count == 1}.difference(*(each.known_ids for each in told))
    return [_looked_at(each, whose, said, once, ledger) if _is_new_to_many(each) else each for each in told]


def _is_new_to_many(told: Told) -> bool:
    return told.ids.count("") >= MANY


def _by_mark(entries: Iterable[Entry]) -> dict[int, bytes]:
    """Return the text's hash of the only row that has a mark; b"" of several."""
    whose: dict[int, bytes] = {}
    for entry in entries:
        for mark in _marks(entry):
            whose[mark] = b"" if mark in whose else entry.raw
    return whose


def _marks(entry: Entry) -> list[int]:
    return [*reach_in(entry.fingerprint), *_of_number(entry.given_id)]


def _of_number(given_id: str) -> list[int]:
    """Return the mark of the id that a row says itself, if it says one: that may not be its own alone."""
    return [crc32(given_id.encode())] if given_id else []


def _looked_at(
    told: Told, whose: Mapping[int, bytes], said: Collection[str], once: Collection[str], ledger: Remembered
) -> Told:
    """Return a source with the ids of rows that nobody else is like now: of copies, and of those edited.

    `said` are the ids of all that the sources of now say or said, `once` those of a single row.
    """
    new = [entry for entry, id in told.read if not id]
    alone = {entry.raw: entry for entry in new if all(whose[mark] == entry.raw for mark in _marks(entry))}
    known = ledger.whose({entry.raw for entry in new})
    found = {raw: known[raw] for raw in alone.keys() & known.keys() if known[raw] not in said}
    if told.before:
        left = {raw: entry for raw, entry in alone.items() if raw not in known}
        found |= _edited(told.source, left, whose, set(once).difference(known.values()), ledger)
    return replace(told, ids=[id or found.get(entry.raw, "") for entry, id in told.read])


def _edited(
    source: str,
    entries: Mapping[bytes, Entry],
    whose: Mapping[int, bytes],
    once: Collection[str],
    ledger: Remembered,
) -> dict[bytes, str]:
    """Return by their texts' hashes whose those of some entries are that are like one row of before."""
    found: dict[bytes, str] = {}
    for old in ledger.stored("source", [source]):
        said = orjson.loads(old.contact)
        reach = of_reach(old.name, said)
        like = {whose[mark] for mark in (*reach, *_of_number(old.given_id)) if mark in whose}
        may_be = len(like) == 1 and old.present and old.id in once and not whose.keys().isdisjoint(reach)
        for raw in like & entries.keys():
            is_same = may_be and raw not in found and _is_edited(entries[raw], old.name, said)
            found[raw] = old.id if is_same else ""
    return found


def _is_edited(entry: Entry, name: str, said: Mapping[str, Any]) -> bool:
    """Whether few facts differ from what was said under a name: no more than there are kinds of REACH.

    So a namesake, who has neither of these, is less alike, whatever else is equal.
    """
    now, was = facts_of(entry.name, orjson.loads(entry.said)), facts_of(name, said)
    equal = now & was
    is_named = any(key == "name" for key, _ in equal)
    return is_named and len(equal) >= max(2, _besides(now), _besides(was))


def _besides(facts: Collection[Fact]) -> int:
    """How many facts there are besides e-mails and phones."""
    return sum(key not in REACH for key, _ in facts)
