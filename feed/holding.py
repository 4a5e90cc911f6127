"""Which files are believed, and which are held back: asks the ledger for what the brake weighs."""

import logging
from collections.abc import Iterable

from feed import orders
from feed.brake import FEWEST, Brake, Said, may_be_moved, weigh, weigh_moves
from feed.files.seen import Seen
from feed.found import Found
from feed.memory.remembered import MANY, Remembered
from feed.told import Told
from feed.typed import typed

log = logging.getLogger(__name__)

SAME = "it has the content that is held back in {}: put it right, or accept it:"


def believed(told: Iterable[Told], found: Found, ledger: Remembered) -> tuple[list[Told], dict[str, Seen]]:
    """Return what sources say that are to be believed; and apart, which files are held back."""
    waiting = found.waiting
    those, held = [], {}
    for each in told:
        before, now = found.before.get(each.source, Seen()), found.seen[each.source]
        brake = _brake_of(each, ledger)
        reason = _reason(brake, waiting.get(now.digest))
        if reason and before.accepted != now.digest:
            error = f"{reason} {typed(orders.ACCEPT, each.source)}"
            log.warning("%s: %s", each.source, error)
            held[each.source] = before.holding(now, error, brake)
        else:
            those.append(each)
    return those, held


def _reason(brake: Brake | None, other: str | None) -> str:
    """Return why content is held back: by the brake, or as that of another file is; "" if it is not."""
    return str(brake) if brake else SAME.format(other) if other else ""


def _brake_of(told: Told, ledger: Remembered) -> Brake | None:
    """Return what is wrong with what a source says now, if something is."""
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
    now = dict(zip(told.ids, (entry.contact for entry in told.entries), strict=True))
    stay = now.keys() & were
    if not may_be_moved(len(stay), len(were), len(stay)):
        return None
    before = _said(stay | (were - told.known_ids), ledger)
    changed = [(before.pop(id), now[id].said()) for id in now if id in stay and id in before]
    coming = [contact.said() for id, contact in now.items() if id not in were]
    return weigh_moves(changed, coming, before.values(), len(were))


def _said(ids: set[str], ledger: Remembered) -> dict[str, Said]:
    """Return what contacts said, by their ids."""
    every = list(ids)
    some = (ledger.records(every[i : i + MANY]) for i in range(0, len(every), MANY))
    return {id: record.said for records in some for id, record in records.items()}
