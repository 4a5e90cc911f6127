"""Which source takes the place of which: a file that was renamed, or saved under another name."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from feed.likeness import Row

Said = tuple[str, bytes]  # a source, and the raw text of a row of it


def inherited(rows: Iterable[Row], was: list[Row], kept: Collection[str]) -> list[Row]:
    """Return `was` with the people of a vanished source as those of the one that took its place.

    `kept` are sources that are there, besides those that have a row in `was`.
    """
    present = {*kept, *(old.source for old in was if old.is_present)}
    lost = [(old.source, old.raw) for old in was if old.source not in present]
    heirs = heirs_of(lost, {(row.source, row.raw) for row in rows} if lost else set(), present)
    return [
        replace(old, source=heirs[old.source], is_present=True) if old.source in heirs else old for old in was
    ]


def heirs_of(lost: Iterable[Said], here: Collection[Said], present: Collection[str]) -> dict[str, str]:
    """Return by vanished sources those that took their places; `lost` are rows of them, `here` those there.

    That is the new one with which it shares most rows, or itself, back again; never one that was `present`.
    """
    had: defaultdict[bytes, set[str]] = defaultdict(set)
    for source, raw in lost:
        had[raw].add(source)
    sources = {source for source, _ in here}
    shares = Counter((gone, new) for new, raw in here if new not in present for gone in had.get(raw, ()))
    heirs: dict[str, str] = {}
    for gone, new in sorted(shares, key=lambda pair: (-shares[pair], pair)):
        if new not in heirs.values() and (gone == new or gone not in sources):
            heirs.setdefault(gone, new)
    return heirs
