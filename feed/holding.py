"""Which files are believed, and which are held back: asks the ledger for what the brake weighs."""

import logging
from collections.abc import Iterable

import orjson

from contacts.contact import with_id
from feed import orders
from feed.brake import FEWEST, Brake, Said, may_be_moved, weigh, weigh_moves
from feed.files.seen import Seen
from feed.found import Found
from feed.memory.remembered import Remembered
from feed.told import Told
from feed.typed import typed

log = logging.getLogger(__name__)

SAME = "it has the content that is held back in {}: put it right, or accept it:"


def believed(told: Iterable[Told], found: Found, ledger: Remembered) -> tuple[list[Told], dict[str, Seen]]:
    """Return what sources say that are to be believed; and apart, which files are held back."""
    those: list[Told] = []
    held: dict[str, Seen] = {}
    for each in told:
        stopped = _stopped(each, found, ledger)
        held |= stopped
        those += [] if stopped else [each]
    return those, held


def _stopped(told: Told, found: Found, ledger: Remembered) -> dict[str, Seen]:
    """Return what is held back with a source: itself, and those whose place it took; nothing if it is not."""
    before, now = found.before.get(told.source, Seen()), found.seen[told.source]
    brake = _brake_of(told, ledger)
    other = found.waiting.get(now.digest)
    reason = str(brake) if brake else SAME.format(other) if other else ""
    if not reason or before.accepted == now.digest:
        return {}
    error = f"{reason} {typed(orders.ACCEPT, told.source)}"
    log.warning("%s: %s", told.source, error)
    replaced = [] if told.before else _replaced(told, found.vanished - found.seen.keys(), ledger)
    files = {told.source: before, **{name: found.before[name] for name in replaced}}
    return {name: file.holding(now, error, brake) for name, file in files.items()}


def _replaced(told: Told, vanished: Iterable[str], ledger: Remembered) -> list[str]:
    """Return the files whose people a new one says: they are kept as they were as long as that is held."""
    return [name for name in vanished if any(row.id in told.known_ids for row in ledger.present(name))]


def _brake_of(told: Told, ledger: Remembered) -> Brake | None:
    """Return what is wrong with what a source says now, if something is.

    A new one may be another of which a column was sorted alone, saved under another name.
    """
    if not told.before:
        return _of_moves(told, ledger.taken(told.ids), ledger)
    if len(told.dropped) < FEWEST:
        return None
    return _of_strangers(told, ledger) or _of_moves(told, {row.id for row in told.before}, ledger)


def _of_strangers(told: Told, ledger: Remembered) -> Brake | None:
    """Return what is wrong if too many are new in the place of others."""

    def name(id: str) -> str:
        if id in told.ids:
            return told.entries[told.ids.index(id)].contact.name
        return str(ledger.records([id])[id].said["name"])

    ids = [*told.ids, *(row.id for row, _ in told.kept)]
    return weigh(ids, [row.id for row in told.before], ledger.is_taken, name)


def _of_moves(told: Told, were: set[str], ledger: Remembered) -> Brake | None:
    """Return what is wrong if too many have what is another's; `were` are the people of before."""
    if len(were) < FEWEST:  # as with a first load, of which a million need not be looked through
        return None
    now = {id: entry for entry, id in told.read}
    stay = now.keys() & were
    if not may_be_moved(len(stay), len(were), len(stay)):
        return None
    changed: dict[str, tuple[Said, Said]] = {}
    vanishing: list[Said] = []
    for id, text in ledger.texts(stay | (were - told.known_ids)):
        if id not in stay:
            vanishing.append(orjson.loads(text))
        elif text != with_id(id, now[id].said):
            changed[id] = orjson.loads(text), orjson.loads(now[id].said)
    coming = (orjson.loads(now[id].said) for id in now.keys() - were)
    in_order = [changed[id] for id in now if id in changed]
    return weigh_moves(in_order, coming, vanishing, len(were))
