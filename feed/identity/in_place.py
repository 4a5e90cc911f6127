"""Files that took the place of others, as those others edited: known rows of a renamed file need no work."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from feed.identity.heirs import heirs_of
from feed.memory.remembered import Remembered
from feed.told import Told


@dataclass(frozen=True)
class InPlace:
    """What sources say, as said by those whose places they took; `returned` are the latter.

    Of rows that have the same texts as before, the ids are known.
    """

    told: Sequence[Told]
    returned: Collection[str]


def in_place(told: Sequence[Told], away: Collection[str], ledger: Remembered) -> InPlace:
    """Return what sources say in the places of others; `away` are those that are no longer there."""
    new = [each for each in told if not each.known_ids]
    gone = ledger.said_by_gone((entry.raw for each in new for entry in each.entries), away)
    if not gone:
        return InPlace(told, ())
    here = {each.source for each in told}
    present = {each.source for each in told if each.known_ids or ledger.has_rows(each.source)}
    said = ((each.source, entry.raw) for each in new for entry in each.entries)
    heirs = heirs_of([(source, raw) for source, raw, _ in gone], said, here, present)
    # Who had people of its own long ago has those as well.
    heirs = {old: new for old, new in heirs.items() if old == new or not ledger.knows(new)}
    ids = {(heirs[source], raw): id for source, raw, id in reversed(gone) if source in heirs}
    places = {new: old for old, new in heirs.items()}
    return InPlace([_as_before(each, places, ids) for each in told], heirs.keys())


def _as_before(told: Told, places: Mapping[str, str], ids: Mapping[tuple[str, bytes], str]) -> Told:
    if told.source not in places:
        return told
    found = [ids.get((told.source, entry.raw), "") for entry in told.entries]
    return replace(told, source=places[told.source], ids=found, before=())
