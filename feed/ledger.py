"""What the bridge remembers between runs: who each contact is, when it last changed, what was read.

One process, one writer; each refresh is one transaction, so that a process
killed at any instant leaves the old state or the new one. Times are microseconds since 1970, UTC.
"""

import logging
import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import orjson

from contacts.contact import Contact
from feed import database
from feed.frame import Frame, frame_of
from feed.history import Point, thinned
from feed.identity import Row
from feed.remembered import Remembered
from feed.report import odd_rows, problems_to_json, report_of
from feed.source import Source
from feed.syncs import Sync

log = logging.getLogger(__name__)

HOUR = 3600 * 1_000_000
DAY = 24 * HOUR
NOTHING_READ: Mapping[str, Source] = {}


@dataclass(frozen=True)
class Told:
    """What a source that changed says now: its rows with their ids, and when the file was changed."""

    source: str
    mtime: int
    rows: Sequence[Row]


class Ledger(Remembered):
    """The contacts, the rows that say them, and the tags drawn."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the ledger in the folder `path`, or one in memory. Raises LedgerError."""
        self._folder = path
        self._no_copy_before = 0
        self._lock = database.lock(path) if path else None
        try:
            super().__init__(database.open_in(path) if path else database.connect(":memory:"))
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

    def remember(self, states: Mapping[str, bytes]) -> None:
        """Keep what is to be known of sources after a restart."""
        with database.transaction(self._db):
            self._db.executemany(
                "INSERT INTO sources VALUES (?, 0, ?) "
                "ON CONFLICT (name) DO UPDATE SET state = excluded.state",
                list(states.items()),
            )

    def awaits_any(self) -> bool:
        """Whether somebody is in no file just now and may come back."""
        query = "SELECT 1 FROM contacts WHERE missing IS NOT NULL AND NOT gone"
        return self._db.execute(query).fetchone() is not None

    def knows_any(self) -> bool:
        """Whether anything was ever recorded."""
        return self._fact("turn") > 0

    def record(
        self,
        told: Sequence[Told],
        vanished: Iterable[str],
        now: int,
        at_once: Iterable[str] = (),
        read: Mapping[str, Source] = NOTHING_READ,
    ) -> int:
        """Take down what changed, and publish: `frame` is a new one if Talkdesk would see anything of it.

        `told` are the sources that changed, `vanished` those that are there no more. Contacts that no
        source says any more are served for a day; those of the sources `at_once` not even that. Of the
        sources `read` people are told what was understood. Returns how many contacts changed, came or went.
        """
        frame = self.frame
        with database.transaction(self._db):
            touched: set[str] = set()
            for source in vanished:
                touched |= self._forget(source)
            for each in sorted(told, key=lambda each: each.mtime):
                touched |= self._replace(each)
            self._keep_reports(read)
            changed = self._update(touched, now)
            gone = self._let_go(now, set(at_once))
            if changed + gone:
                self._draw()
                frame = self._read_frame()
                self._keep_history(Point(now, len(frame.contacts), changed, gone))
        self.frame = frame
        return changed + gone

    def resend(self) -> None:
        """Forget all tags: whoever asks next gets everything, with the same ids."""
        with database.transaction(self._db):
            self._db.execute("DELETE FROM tags")
            self._draw()
            frame = replace(self.frame, tags=self._tags())
        self.frame = frame

    def keep_syncs(self, syncs: Sequence[Sync]) -> None:
        """Keep Talkdesk's last syncs for after a restart."""
        with database.transaction(self._db):
            self._db.execute("DELETE FROM syncs")
            self._db.executemany("INSERT INTO syncs VALUES (?, ?, ?, ?, ?, ?, ?)", map(astuple, syncs))

    def keep_copy(self, now: int) -> None:
        """Once a day, keep a verified copy beside; a failure is logged and tried again after an hour."""
        if not self._folder or now < self._no_copy_before or now - self._fact("copied") < DAY:
            return
        try:
            database.copy(self._db, self._folder)
        except (OSError, sqlite3.Error) as error:
            self._no_copy_before = now + HOUR
            log.warning("the ledger could not be copied (%s)", error)
            return
        with database.transaction(self._db):
            self._set_fact("copied", now)

    def _forget(self, source: str) -> set[str]:
        """Take a source's rows for gone; return whom they said."""
        query = "SELECT DISTINCT id FROM rows WHERE present AND source = ?"
        ids = {id for (id,) in self._db.execute(query, [source])}
        self._db.execute("UPDATE rows SET present = 0 WHERE source = ?", [source])
        self._db.execute("DELETE FROM sources WHERE name = ?", [source])
        self._db.execute("DELETE FROM reports WHERE source = ?", [source])
        return ids

    def _keep_reports(self, read: Mapping[str, Source]) -> None:
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

    def _replace(self, told: Told) -> set[str]:
        """Put a source's rows in the place of the old; return of whom something changed.

        Of contacts that it says no more, what it said last is kept: they may come back.
        """
        texts = [orjson.dumps(row.contact.said()) for row in told.rows]
        new = {(row.raw, row.id, text) for row, text in zip(told.rows, texts, strict=True)}
        query = "SELECT raw, id, contact FROM rows WHERE present AND source = ?"
        old = set(self._db.execute(query, [told.source]))
        turns = self._turns(told.rows, {(raw, id) for raw, id, _ in old})
        self._db.execute("UPDATE rows SET present = 0 WHERE source = ?", [told.source])
        said = [(told.source, id) for id in {row.id for row in told.rows}]
        self._db.executemany("DELETE FROM rows WHERE source = ? AND id = ?", said)
        self._db.executemany(
            "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
            [
                (told.source, place, row.raw, row.given_id, row.name, text, row.id, turn)
                for place, (row, text, turn) in enumerate(zip(told.rows, texts, turns, strict=True))
            ],
        )
        self._db.execute(
            "INSERT INTO sources VALUES (?, ?, x'') ON CONFLICT (name) DO UPDATE SET mtime = excluded.mtime",
            [told.source, told.mtime],
        )
        return {id for _, id, _ in old ^ new}

    def _turns(self, rows: Sequence[Row], kept: set[tuple[bytes, str]]) -> list[int]:
        """Return in which turn each row got its text; `kept` are text and id of those that the source had.

        A row that moves, or whose file is renamed or away for a moment, is not new. But one that was
        edited is, also if another file says, or said, the same.
        """
        now = self._fact("turn") + 1
        self._set_fact("turn", now)
        query = "SELECT raw, id, changed FROM rows WHERE raw IN ({}) ORDER BY changed"
        before = {(raw, id): changed for raw, id, changed in self._in(query, {row.raw for row in rows})}
        known = {id for _, id in kept}
        edited = [row.id in known and (row.raw, row.id) not in kept for row in rows]
        return [
            now if is_edited else before.get((row.raw, row.id), now)
            for row, is_edited in zip(rows, edited, strict=True)
        ]

    def _update(self, ids: set[str], now: int) -> int:
        """Give those of `ids` whom Talkdesk would see differently new times; return how many they are."""
        was = {
            id: (text, gone)
            for id, text, gone in self._in("SELECT id, json, gone FROM contacts WHERE id IN ({})", ids)
        }
        changed: dict[tuple[int, str], list[tuple[int, str, bytes]]] = {}
        said = self._saying(ids)
        for id, (mtime, source, place, contact) in said.items():
            text = contact.as_json(id)
            if was.get(id) != (text, 0):
                changed.setdefault((mtime, source), []).append((place, id, text))
        self._db.executemany("UPDATE contacts SET missing = NULL WHERE id = ?", [(id,) for id in said])
        lost = [(now, id) for id in ids - said.keys()]
        self._db.executemany(
            "UPDATE contacts SET missing = ? WHERE id = ? AND missing IS NULL AND NOT gone", lost
        )
        for (mtime, _), those in sorted(changed.items()):
            self._stamp(sorted(those), mtime, now)
        return sum(map(len, changed.values()))

    def _saying(self, ids: set[str]) -> dict[str, tuple[int, str, int, Contact]]:
        """Return for each id that is said the contact, and time, name and row of the file that decides.

        That is the one in which the row's text changed last; what it lacks comes from the others.
        """
        query = (
            "SELECT id, mtime, source, place, contact FROM rows JOIN sources ON sources.name = source "
            "WHERE present AND id IN ({}) ORDER BY id, changed DESC, place"
        )
        said: dict[str, tuple[int, str, int, Contact]] = {}
        for id, mtime, source, place, text in self._in(query, ids):
            contact = Contact.from_said(orjson.loads(text))
            known = said.setdefault(id, (mtime, source, place, contact))
            said[id] = (*known[:3], known[3].completed_by(contact))
        return said

    def _stamp(self, those: list[tuple[int, str, bytes]], mtime: int, now: int) -> None:
        stamps = times(len(those), mtime, now, self._fact("last"))
        self._db.executemany(
            "INSERT INTO contacts VALUES (?, ?, ?, NULL, 0) ON CONFLICT (id) DO UPDATE SET "
            "modified = excluded.modified, json = excluded.json, missing = NULL, gone = 0",
            [(id, modified, text) for modified, (_, id, text) in zip(stamps, those, strict=True)],
        )
        self._set_fact("last", stamps[-1])

    def _let_go(self, now: int, at_once: set[str]) -> int:
        """Serve no more whom no source says for a day; return how many."""
        self._db.execute("UPDATE contacts SET missing = ? WHERE missing > ?", [now, now])  # a clock set back
        for source in at_once:
            self._db.execute(
                "UPDATE contacts SET missing = 0 WHERE missing IS NOT NULL AND id IN "
                "(SELECT id FROM rows WHERE source = ?)",
                [source],
            )
        query = "UPDATE contacts SET gone = 1 WHERE NOT gone AND missing IS NOT NULL AND missing <= ?"
        return self._db.execute(query, [now - DAY]).rowcount

    def _read_frame(self) -> Frame:
        rows = self._db.execute("SELECT modified, id, json FROM contacts WHERE NOT gone").fetchall()
        return frame_of(rows, self._tags())

    def _tags(self) -> tuple[str, ...]:
        return tuple(tag for (tag,) in self._db.execute("SELECT tag FROM tags ORDER BY turn"))

    def _draw(self) -> None:
        self._db.execute("INSERT INTO tags (tag) VALUES (?)", [secrets.token_hex(6)])

    def _fact(self, name: str) -> int:
        found = self._db.execute("SELECT value FROM facts WHERE name = ?", [name]).fetchone()
        return found[0] if found else 0

    def _set_fact(self, name: str, value: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])


def times(n: int, mtime: int, now: int, last: int) -> range:
    """Return the modification times of the n contacts that changed in a file, all in microseconds UTC.

    They end with the file's own time, unless that is in the future or not later than `last`, the
    greatest that was ever given: each is unique, none goes back, and no odd clock drags them along.
    """
    end = max(min(mtime, now), last + n)
    return range(end - n + 1, end + 1)
