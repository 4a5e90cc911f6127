"""What the bridge remembers of each contact: its JSON and when it last changed.

Kept in memory for now, with tags of its own, so that a restart sends everything again rather than
losing anything.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feed.frame import Frame, frame_of


@dataclass(frozen=True)
class Said:
    """What one source says: when the file was changed (microseconds UTC) and its contacts' JSON by id."""

    mtime: int
    contacts: Mapping[str, bytes]


class Ledger:
    """Decides the modification time of every contact. One thread writes it."""

    def __init__(self) -> None:
        self._contacts: dict[str, tuple[int, bytes]] = {}
        self._last = 0  # the greatest `modified` ever given
        self._tags: list[str] = []
        self._draw()

    def record(self, sources: Iterable[Said], now: int) -> int:
        """Take down what all sources say, in the order of their times; return how many contacts changed.

        `now` is in microseconds UTC. Contacts that no source says any more are forgotten, and count.
        A contact is to be given by one source only.
        """
        said = sorted(sources, key=lambda source: source.mtime)
        gone = self._contacts.keys() - {id for source in said for id in source.contacts}
        for id in gone:
            del self._contacts[id]
        changed = len(gone) + sum(self._record(source, now) for source in said)
        if changed:
            self._draw()
        return changed

    def frame(self) -> Frame:
        """Return all contacts in order, to be published."""
        rows = [(modified, id, text) for id, (modified, text) in self._contacts.items()]
        return frame_of(rows, self._tags)

    def _record(self, source: Said, now: int) -> int:
        """Stamp the contacts of one source that changed, in row order; return how many."""
        changed = [id for id, text in source.contacts.items() if self._contacts.get(id, (0, b""))[1] != text]
        stamps = times(len(changed), source.mtime, now, self._last)
        for id, modified in zip(changed, stamps, strict=True):
            self._contacts[id] = (modified, source.contacts[id])
            self._last = modified
        return len(changed)

    def _draw(self) -> None:
        self._tags.append(secrets.token_hex(6))


def times(n: int, mtime: int, now: int, last: int) -> range:
    """Return the modification times of the n contacts that changed in a file, all in microseconds UTC.

    They end with the file's own time, unless that is in the future or not later than `last`, the
    greatest that was ever given: each is unique, none goes back, and no odd clock drags them along.
    """
    end = max(min(mtime, now), last + n)
    return range(end - n + 1, end + 1)
