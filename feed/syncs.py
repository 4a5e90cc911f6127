"""Talkdesk's last syncs: the pages that belong together, when they were asked for, what they sent."""

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from feed.clock import SECOND
from feed.pages import Page, Query

KEPT = 30
KEPT_EVERY = 20 * SECOND


class Sync(NamedTuple):
    """A sync, as far as it got, in microseconds: `began`, `ended` since 1970 (UTC), `took` in answering.

    `is_full` says whether everything was sent; `next_offset` which page is still to come, if one is.
    """

    began: int
    ended: int
    is_full: bool
    pages: int
    contacts: int
    took: int
    next_offset: int | None = None


class Asked(NamedTuple):
    """One page that was answered, `at` a time, and how long that `took`."""

    query: Query
    page: Page
    at: int
    took: int

    @property
    def sent(self) -> int:
        """How many contacts its sync has sent by then."""
        return self.query.offset + len(self.page.contacts)


def with_page(syncs: Sequence[Sync], asked: Asked) -> list[Sync]:
    """Return the syncs, oldest first, with one more page: it begins a sync or goes on with one.

    A next page belongs to the newest sync that waits for it, else it was asked for again.
    """
    offset = asked.query.offset
    if not offset or not syncs:
        begun = Sync(asked.at - asked.took, asked.at, False, 0, 0, 0, offset)
        return [*syncs, _gone_on(begun, asked)][-KEPT:]
    newest = len(syncs) - 1
    which = next((i for i in range(newest, -1, -1) if syncs[i].next_offset == offset), newest)
    return [*syncs[:which], _gone_on(syncs[which], asked), *syncs[which + 1 :]]


def _gone_on(sync: Sync, asked: Asked) -> Sync:
    is_new = sync.next_offset == asked.query.offset
    return sync._replace(
        ended=asked.at,
        is_full=sync.is_full or asked.page.is_all,
        pages=sync.pages + is_new,
        contacts=max(sync.contacts, asked.sent),
        took=sync.took + asked.took,
        next_offset=asked.page.next_offset if is_new else sync.next_offset,
    )


class Syncs:
    """The last syncs, noted by the threads that answer Talkdesk, read by any, kept by the refresher."""

    def __init__(self, known: Iterable[Sync] = ()) -> None:
        self.last = tuple(known)  # oldest first; published by one assignment
        self._kept, self._kept_at = self.last, 0
        self.refused = 0  # requests with wrong credentials since the start,
        self.refused_at = 0  # and when the last of them came
        self._lock = threading.Lock()

    def note(self, asked: Asked) -> None:
        """Take down a page that was answered."""
        with self._lock:
            self.last = tuple(with_page(self.last, asked))

    def note_refused(self, at: int) -> None:
        """Take down that somebody asked with wrong credentials."""
        with self._lock:
            self.refused += 1
            self.refused_at = at

    def keep(self, now: int, keep: Callable[[Sequence[Sync]], None]) -> None:
        """Have the last ones kept if there is a new one; not with each, for which Talkdesk would wait."""
        last = self.last
        if last != self._kept and abs(now - self._kept_at) >= KEPT_EVERY:
            keep(last)
            self._kept, self._kept_at = last, now
