"""Whether what a file says now is held back: asks the ledger for what the brake weighs."""

from feed.brake import FEWEST, Brake, Said, may_be_moved, weigh, weigh_moves
from feed.memory.remembered import MANY, Remembered
from feed.told import Told


def brake_of(told: Told, ledger: Remembered) -> Brake | None:
    """Return what is wrong with what a source says now, if it is not to be believed."""
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
