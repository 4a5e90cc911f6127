"""Pages of a frame, as Talkdesk asks for them one after the other; the checkpoint, and the context.

Both say after which modification time to go on: the one with the next sync, the other with the next page.
"""

import logging
import re
import threading
from datetime import datetime, timedelta
from typing import NamedTuple

from feed.frame import Frame

log = logging.getLogger(__name__)

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # UTC like all here, and half the work without saying so
MICROSECOND = timedelta(microseconds=1)
CHECKPOINT = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.(\d{1,6}))? UTC(?: #([0-9a-f]+))?", re.ASCII)
CONTEXT = re.compile(r"(\d{1,17})-(\d{1,17})-([0-9a-f]+)(?:-(\d{1,19}))?", re.ASCII)
REMEMBERED = 20_000  # offsets and checkpoints; a sync of a million contacts gives out 10,000 of them


class Query(NamedTuple):
    """What Talkdesk asks: a checkpoint or "", how many rows it was sent, the last answer's context."""

    checkpoint: str = ""
    offset: int = 0
    context: str = ""


class Page(NamedTuple):
    """What it is answered: contacts as JSON, and on all pages but the last what comes next.

    It `is_all` if it begins a sync of everything.
    """

    contacts: list[bytes]
    checkpoint: str
    next_offset: int | None = None
    context: str | None = None
    is_all: bool = False


class Position(NamedTuple):
    """Where a sync stands: the last `modified` it was sent, the greatest when it began, and the offset.

    What changes in between moves behind its end and comes with the next sync.
    """

    after: int
    until: int
    tag: str
    offset: int

    def __str__(self) -> str:
        """The context that is given out."""
        return f"{self.after}-{self.until}-{self.tag}-{self.offset}"


Key = tuple[str, int]  # a checkpoint asked with or given out, and the offset given out with it


class Pages:
    """Slices frames into pages, and remembers which position it gave out with which offset.

    Talkdesk need not send the context back, nor keep the checkpoint of the first page to the last;
    then the row offset alone would be wrong as soon as a contact moves.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._given: dict[Key, Position] = {}
        self._lock = threading.Lock()

    def page(self, frame: Frame, query: Query) -> Page:
        """Return the page of `frame` that `query` asks for."""
        if not query.offset:
            return self._page_at(
                frame, query, Position(since(frame, query.checkpoint), frame.newest, frame.tag, 0)
            )
        position = self._position(query)
        if not position:
            return self._slice(frame, query)
        if not frame.gave(position.tag):
            log.warning("the next page was asked for with the context of a lost ledger; all is sent again")
            return self._page_at(frame, Query(query.checkpoint), Position(0, frame.newest, frame.tag, 0))
        return self._page_at(frame, query, position)

    def _position(self, query: Query) -> Position | None:
        """Return where the sync stands: as the context says, else as was given out last with this offset.

        A context that came with another offset is not the last answer's: whoever sends the first page's with
        every page would get the second for ever. A next page is asked for with the checkpoint that the sync
        began with, or with the newest; of two syncs at once that began with the same, the context is needed.
        """
        given = _read_context(query)
        if given and given.offset == query.offset:
            return given
        with self._lock:
            return self._given.get((query.checkpoint, query.offset)) or given

    def _page_at(self, frame: Frame, query: Query, position: Position) -> Page:
        first, end = frame.row_after(position.after), frame.row_after(position.until)
        stop = min(first + self._size, end)
        contacts = frame.rows(first, stop)
        reached = frame.modified(stop - 1) if contacts else position.after
        checkpoint = stamp(reached, frame.tag)
        is_all = not position.after or first == 0 < end
        if stop >= end:
            return Page(contacts, checkpoint, is_all=is_all)
        offset = query.offset + len(contacts)
        left = Position(reached, position.until, frame.tag, offset)
        self._remember((query.checkpoint, offset), left)
        self._remember((checkpoint, offset), left)
        return Page(contacts, checkpoint, offset, str(left), is_all)

    def _slice(self, frame: Frame, query: Query) -> Page:
        """Return the rows at the offset itself; the checkpoint stays, as rows may have moved before it."""
        asked = since(frame, query.checkpoint)
        first = frame.row_after(asked) + query.offset
        contacts = frame.rows(first, first + self._size)
        more = first + len(contacts) < len(frame.contacts) and bool(contacts)
        return Page(contacts, stamp(asked, frame.tag), query.offset + len(contacts) if more else None)

    def _remember(self, key: Key, position: Position) -> None:
        with self._lock:
            self._given.pop(key, None)
            self._given[key] = position
            if len(self._given) > REMEMBERED:
                del self._given[next(iter(self._given))]


def since(frame: Frame, checkpoint: str) -> int:
    """Return the `modified` after which contacts are to be sent: 0, for everything, if in doubt.

    A checkpoint of a ledger that was lost, or one that is not ours, gets a full sync, which heals; an error
    would come again every half hour.
    """
    if not checkpoint:
        return 0
    found = CHECKPOINT.fullmatch(checkpoint)
    if not found or (modified := _microseconds(found[1], found[2])) is None:
        log.warning("a checkpoint was sent that is not one of the bridge's; everything is sent again")
        return 0
    if found[3] and not frame.gave(found[3]):
        log.warning("a checkpoint was sent that this ledger does not know; everything is sent again")
        return 0
    # One without a tag is another system's, whose clock may be ahead; what changes here is newer.
    return max(modified, 0) if found[3] else max(min(modified, frame.newest), 0)


def stamp(modified: int, tag: str) -> str:
    """Return the checkpoint for a position: `2026-11-22 23:01:00.123456 UTC #a1b2c3`."""
    return f"{(EPOCH + timedelta(microseconds=modified)).isoformat(' ')} UTC #{tag}"


def _microseconds(seconds: str, fraction: str | None) -> int | None:
    try:
        moment = datetime.fromisoformat(seconds)
    except ValueError:
        return None
    return (moment - EPOCH) // MICROSECOND + int((fraction or "0").ljust(6, "0"))


def _read_context(query: Query) -> Position | None:
    """Return what its context says; one of an earlier version names no offset."""
    found = CONTEXT.fullmatch(query.context)
    return Position(int(found[1]), int(found[2]), found[3], int(found[4] or query.offset)) if found else None
