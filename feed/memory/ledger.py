"""What the bridge remembers between runs: who each contact is, when it last changed, what was read.

One process, one writer. What Talkdesk sees of a refresh is one transaction, so that a process killed at any
instant leaves the old state or the new one; what is remembered of the files follows.
"""

import contextlib
import logging
import secrets
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from pathlib import Path

from contacts.contact import with_id
from feed.clock import DAY, HOUR
from feed.files.seen import Seen
from feed.frame import Frame, Stamped, frame_of
from feed.memory import database
from feed.memory.history import Point, thinned
from feed.memory.rows import Rows, Saying
from feed.report import odd_rows, problems_to_json, report_of
from feed.source import Source
from feed.syncs import Sync
from feed.told import Told

log = logging.getLogger(__name__)

TAGS_KEPT = 10_000  # edits after which a checkpoint means everything; Talkdesk asks each half hour
GONE, UNSENT = 1, 2  # whom no source says any more: with Talkdesk, and never sent there

Changes = dict[tuple[int, str], list[tuple[int, str, bytes]]]  # by time and name of a file: place, id, JSON


class Ledger(Rows):
    """The contacts with their times, and the tags drawn; the rows that say them are the part of `Rows`."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the ledger in the folder `path`, or one in memory. Raises LedgerError."""
        self._folder = path
        self._copy_failed = -HOUR
        self._is_indexed = True
        self._lock = database.lock(path) if path else None
        try:
            super().__init__(database.open_in(path) if path else database.connect(":memory:"))
            self._name_anew()
        except BaseException:
            if self._lock:
                self._lock.close()
            raise
        if not self._tags():
            self._draw()
        self.frame = self._read_frame()

    def close(self) -> None:
        """Let another process have it."""
        self._db.close()
        if self._lock:
            self._lock.close()

    def remember(self, states: Mapping[str, Seen]) -> None:
        """Keep what is known of sources for after a restart."""
        with database.transaction(self._db):
            self._db.executemany(
                "INSERT INTO sources VALUES (?, 0, ?) "
                "ON CONFLICT (name) DO UPDATE SET state = excluded.state",
                [(name, seen.to_json()) for name, seen in states.items()],
            )

    def awaits_any(self) -> bool:
        """Whether somebody is in no file just now and may come back."""
        query = "SELECT 1 FROM contacts WHERE missing IS NOT NULL AND NOT gone"
        return self._db.execute(query).fetchone() is not None

    def has_recorded(self) -> bool:
        """Whether anything was ever recorded."""
        return self._fact("turn") > 0

    def record(
        self,
        told: Sequence[Told],
        vanished: Collection[str],
        now: int,
        fictional: Iterable[str],
        read: Mapping[str, Source],
        was_asked: bool,
    ) -> int:
        """Take down what changed, and publish: `frame` is a new one if Talkdesk would see anything of it.

        `told` are the sources that changed, `vanished` those no longer there. Contacts that no
        source says any more are served for a day; those of `fictional` ones not even for that. Of the
        sources `read` people are told what was understood. As long as the bridge never `was_asked`, nobody
        needs to delete whoever goes. Returns how many contacts changed, came or went.
        """
        frame = self.frame
        with self._recording():
            if self.is_empty():
                database.drop_indexes(self._db)
                self._is_indexed = False
            self._keep_reports(read, vanished)
            changes, outdated = self._take_down(told, vanished, now)
            changed = stamped(changes, now, self._fact("last"))
            self._keep_contacts(changed)
            gone = self._let_go(now, fictional, GONE if was_asked else UNSENT)
            if changed or gone:
                tags = (*frame.tags, self._draw())[-TAGS_KEPT:]
                frame = frame.changed(changed, outdated + gone, tags)
                self._keep_history(Point(now, len(frame.contacts), len(changed), len(gone)))
        self.frame = frame
        return len(changed) + len(gone)

    @contextlib.contextmanager
    def _recording(self) -> Iterator[None]:
        """Keep all that is done inside, or nothing of it, also of what is known of rows without asking."""
        try:
            with database.transaction(self._db):
                yield
        except BaseException:
            self._lately.clear()
            raise

    def resend(self) -> None:
        """Forget all tags: whoever asks next gets everything, with the same ids."""
        with database.transaction(self._db):
            self._db.execute("DELETE FROM tags")
            frame = replace(self.frame, tags=(self._draw(),))
        self.frame = frame

    def keep_syncs(self, syncs: Sequence[Sync]) -> None:
        """Keep Talkdesk's last syncs for after a restart."""
        with database.transaction(self._db):
            self._db.execute("DELETE FROM syncs")
            self._db.executemany("INSERT INTO syncs VALUES (?, ?, ?, ?, ?, ?, ?)", syncs)

    def keep_copy(self, now: int) -> None:
        """Once a day, keep a verified copy beside it; a failure is logged and tried again after an hour."""
        is_new = 0 <= now - self._fact("copied") < DAY  # not if a clock that was ahead has been put right
        if not self._folder or is_new or 0 <= now - self._copy_failed < HOUR:
            return
        try:
            database.copy(self._db, self._folder)
        except (OSError, sqlite3.Error) as error:
            self._copy_failed = now
            log.warning("the ledger could not be copied (%s)", error)
            return
        with database.transaction(self._db):
            self._set_fact("copied", now)

    def _keep_reports(self, read: Mapping[str, Source], vanished: Iterable[str]) -> None:
        self._db.executemany("DELETE FROM reports WHERE source = ?", [[source] for source in vanished])
        self._db.executemany(
            "INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)",
            (
                (name, report_of(source).to_json(), problems_to_json(source), odd_rows(source))
                for name, source in read.items()
            ),
        )

    def _keep_history(self, point: Point) -> None:
        points = [*self.history(), point]
        kept = thinned(points)
        if len(kept) < len(points):
            self._db.execute("DELETE FROM history")
        new = kept if len(kept) < len(points) else [point]
        self._db.executemany("INSERT INTO history VALUES (?, ?, ?, ?)", map(astuple, new))

    def index(self) -> None:
        """Make the indexes if they are not there: a first load does without, which halves its time."""
        if not self._is_indexed:
            with database.transaction(self._db):
                database.make_indexes(self._db)
            self._is_indexed = True

    def _take_down(
        self, told: Sequence[Told], vanished: Iterable[str], now: int
    ) -> tuple[Changes, list[int]]:
        """Record all rows; return whom Talkdesk would see differently, and the times that those had."""
        touched: set[str] = set()
        for source in vanished:
            touched |= self._forget(source)
        alone = self._alone(told)
        for each in sorted(told, key=lambda each: each.mtime):
            touched |= self._put(each, alone) - alone
        said = self._saying(touched)
        self._note_missing(touched - said.keys(), said, now)
        changes, outdated = self._changes(said)
        for each in told:
            rows = zip(each.places, each.ids, each.entries, strict=True)
            if new := [(place, id, with_id(id, entry.said)) for place, id, entry in rows if id in alone]:
                changes.setdefault((each.mtime, each.source), []).extend(new)
        return changes, outdated

    def _alone(self, told: Iterable[Told]) -> set[str]:
        """Return the ids of new contacts that are said by a single row: there is nothing to look up."""
        counts = Counter(id for each in told for id in each.ids)
        return {id for id, count in counts.items() if count == 1} - self.taken(counts)

    def _note_missing(self, lost: Iterable[str], said: Iterable[str], now: int) -> None:
        """Take down whom no source says any more, and who is said again."""
        self._db.executemany("UPDATE contacts SET missing = NULL WHERE id = ?", [(id,) for id in said])
        self._db.executemany(
            "UPDATE contacts SET missing = ? WHERE id = ? AND missing IS NULL AND NOT gone",
            [(now, id) for id in lost],
        )

    def _changes(self, said: Mapping[str, Saying]) -> tuple[Changes, list[int]]:
        """Return those who are `said` whom Talkdesk would see differently, and the times that they had."""
        query = "SELECT id, json, gone, modified FROM contacts WHERE id IN ({})"
        was = {id: (text, gone, modified) for id, text, gone, modified in self._in(query, said)}
        changes: Changes = {}
        outdated = []
        for id, (mtime, source, place, contact) in said.items():
            text = with_id(id, contact.as_json())
            known, gone, modified = was.get(id, (b"", 1, 0))
            if (known, gone) != (text, 0):
                changes.setdefault((mtime, source), []).append((place, id, text))
                outdated += [] if gone else [modified]
        return changes, outdated

    def _keep_contacts(self, contacts: Sequence[Stamped]) -> None:
        """Keep contacts, known ones and new ones, with their new times, the last of which is the greatest."""
        if contacts:
            self._set_fact("last", contacts[-1][0])
        known = self.taken(id for _, id, _ in contacts)
        self._db.executemany(
            "UPDATE contacts SET modified = ?, json = ?, missing = NULL, gone = 0 WHERE id = ?",
            [(at, text, id) for at, id, text in contacts if id in known],
        )
        self._db.executemany(
            "INSERT INTO contacts (modified, id, json, gone) VALUES (?, ?, ?, 0)",
            (row for row in contacts if row[1] not in known),
        )

    def _let_go(self, now: int, fictional: Iterable[str], state: int) -> list[int]:
        """Stop serving those whom no source has said for a day; return the times that they had."""
        self._db.execute("UPDATE contacts SET missing = ? WHERE missing > ?", [now, now])  # a clock set back
        for source in fictional:
            self._db.execute(
                "UPDATE contacts SET missing = 0 WHERE missing IS NOT NULL AND id IN "
                "(SELECT id FROM rows WHERE source = ?)",
                [source],
            )
        query = "SELECT modified FROM contacts WHERE NOT gone AND missing IS NOT NULL AND missing <= ?"
        past = [modified for (modified,) in self._db.execute(query, [now - DAY])]
        self._db.executemany("UPDATE contacts SET gone = ? WHERE modified = ?", [(state, at) for at in past])
        return past

    def _read_frame(self) -> Frame:
        rows = self._db.execute("SELECT modified, id, json FROM contacts WHERE NOT gone ORDER BY modified")
        return frame_of(rows.fetchall(), self._tags())

    def _tags(self) -> tuple[str, ...]:
        return tuple(tag for (tag,) in self._db.execute("SELECT tag FROM tags ORDER BY turn"))

    def _draw(self) -> str:
        """Draw a tag, and return it. The oldest is forgotten: whoever asks with it gets everything."""
        tag = secrets.token_hex(6)
        self._db.execute("INSERT INTO tags (tag) VALUES (?)", [tag])
        self._db.execute("DELETE FROM tags WHERE turn <= (SELECT max(turn) FROM tags) - ?", [TAGS_KEPT])
        return tag


def stamped(changes: Changes, now: int, last: int) -> list[Stamped]:
    """Return contacts with new times, in the order of files and rows; nothing is left of `changes`."""
    found: list[Stamped] = []
    for mtime, source in sorted(changes):
        those = changes.pop((mtime, source))
        those.sort()
        stamps = times(len(those), mtime, now, last)
        for i, at in enumerate(stamps):
            those[i] = at, *those[i][1:]  # in their place: a million that are kept twice would not fit
        found += those
        last = stamps[-1]
    return found


def times(n: int, mtime: int, now: int, last: int) -> range:
    """Return the modification times of the n contacts that changed in a file, all in microseconds UTC.

    They end with the file's own time, unless that is in the future or not later than `last`, the
    greatest that was ever given: each is unique, none goes back, and no odd clock drags them along.
    """
    end = max(min(mtime, now), last + n)
    return range(end - n + 1, end + 1)
