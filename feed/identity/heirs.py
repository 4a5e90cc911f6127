"""Which source takes the place of which: a file that was renamed, or saved under another name."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from feed.identity.likeness import Row, Where

Text = tuple[str, bytes]  # a source, and the raw text of a row of it


def inherited(rows: Collection[Row], was: list[Row], kept: Collection[Where]) -> list[Row]:
    """Return `was` with the people of a vanished source as those of the one that took its place.

    `kept` are sources that are there, besides those that have a row in `was`.
    """
    present = {*kept, *(old.source for old in was if old.is_present)}
    lost = [(old.source, old.raw) for old in was if old.source not in present]
    here = {row.source for row in rows}
    heirs = heirs_of(lost, ((row.source, row.raw) for row in rows), here, present) if lost else {}
    return [
        replace(old, source=heirs[old.source], is_present=True) if old.source in heirs else old for old in was
    ]


def heirs_of(
    lost: Iterable[Text], said: Iterable[Text], here: Collection[str], present: Collection[Where]
) -> dict[str, str]:
    """Return by vanished sources those that took their places.

    `lost` are their rows, `said` those of the sources that are `here`, some of which were `present`.
    Of the others it is the one with which it shares most rows, or itself, back again.
    """
    had: defaultdict[bytes, set[str]] = defaultdict(set)
    for source, raw in lost:
        had[raw].add(source)
    same = {(new, raw) for new, raw in said if raw in had and new not in present}
    shares = Counter((gone, new) for new, raw in same for gone in had[raw])
    heirs: dict[str, str] = {}
    for gone, new in sorted(shares, key=lambda pair: (-shares[pair], pair)):
        if new not in heirs.values() and (gone == new or gone not in here):
            heirs.setdefault(gone, new)
    return heirs
