"""What the ledger says of rows and contacts, also beside the bridge that writes it. Writes nothing."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from contacts.contact import Contact
from feed import database
from feed.database import LedgerError
from feed.history import Point
from feed.identity import Row
from feed.report import Report, problems_of_json
from feed.search import Search
from feed.syncs import Sync
from sources import Problem

HASH = 16  # bytes of a row's hash
MANY = 500  # values in one query; SQLite takes 999 at least


@dataclass(frozen=True)
class Place:
    """Where a contact stands in a file, or stood, if it `is_present` no more; lines count from 1."""

    source: str
    sheet: str
    line: int
    is_present: bool = True


@dataclass(frozen=True)
class Record:
    """A contact as Talkdesk has it, and when it last changed.

    `missing` is since when it is in no file, None if it is in one (0: since it was a sample); then it is
    served for a day, until it `is_gone`.
    """

    said: dict[str, Any]
    modified: int
    missing: int | None
    is_gone: bool


class Remembered:
    """The rows that sources say and said, and whose ids they are."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def sources(self) -> dict[str, bytes]:
        """Return what was to be remembered of each source, in the order in which they came."""
        return dict(self._db.execute("SELECT name, state FROM sources ORDER BY rowid").fetchall())

    def rows_of(self, sources: Iterable[str]) -> list[Row]:
        """Return what sources say and said."""
        return list(self._rows("source", sources))

    def before(self, rows: Sequence[Row], sources: Iterable[str], vanished: Iterable[str]) -> list[Row]:
        """Return all that was said before and may be of the same people as `rows`, for `identify`.

        `sources` are those that `rows` are of, `vanished` those that are there no more.
        """
        like = self._rows_like(rows)
        away = set(vanished)
        ours = {*sources, *away}
        lost = {row.source for row in like if not row.is_present} - self.sources().keys()
        was = [*self.rows_of(ours | lost), *(row for row in like if row.source not in ours | lost)]
        return [replace(row, is_present=False) if row.source in away else row for row in was]

    def has(self, id: str) -> bool:
        """Whether any contact has or had this id."""
        return self._db.execute("SELECT 1 FROM contacts WHERE id = ?", [id]).fetchone() is not None

    def gone(self) -> list[bytes]:
        """Return the JSON of the contacts that are not served any more."""
        rows = self._db.execute("SELECT json FROM contacts WHERE gone ORDER BY modified").fetchall()
        return [text for (text,) in rows]

    def places(self, ids: Iterable[str]) -> dict[str, list[Place]]:
        """Return where each contact stands in the files, or last stood."""
        query = (
            "SELECT id, source, place, present FROM rows WHERE id IN ({}) "
            "ORDER BY present DESC, source, place"
        )
        found: dict[str, list[Place]] = {}
        for id, source, place, present in self._in(query, ids):
            found.setdefault(id, []).append(Place(source, "", place + 1, bool(present)))
        return found

    def find(self, wanted: Search, most: int) -> list[Record]:
        """Return contacts that are searched for, also those that are gone, `most` at most."""
        return self._records(f"({wanted.condition}) LIMIT ?", [*wanted.values, most])

    def leaving(self) -> list[Record]:
        """Return the contacts that are in no file, and served still."""
        return self._records("missing IS NOT NULL AND NOT gone", [])

    def gone_records(self) -> list[Record]:
        """Return the contacts that are not served any more."""
        return self._records("gone", [])

    def gone_count(self) -> int:
        """Return how many contacts are not served any more."""
        (count,) = self._db.execute("SELECT count(*) FROM contacts WHERE gone").fetchone()
        return int(count)

    def _records(self, condition: str, values: Sequence[Any]) -> list[Record]:
        query = "SELECT json, modified, missing, gone FROM contacts WHERE "
        query += condition
        rows = self._db.execute(query, values)
        return [Record(orjson.loads(text), at, missing, bool(gone)) for text, at, missing, gone in rows]

    def reports(self) -> dict[str, Report]:
        """Return what was understood of each file."""
        rows = self._db.execute("SELECT source, report FROM reports")
        return {source: Report.of_json(text) for source, text in rows}

    def problems(self, source: str) -> list[Problem]:
        """Return the first problems of a file."""
        query = "SELECT problems FROM reports WHERE source = ?"
        found = self._db.execute(query, [source]).fetchone()
        return problems_of_json(found[0]) if found else []

    def odd(self, source: str) -> set[bytes]:
        """Return the hashes of the rows of a file that have a problem."""
        (odd,) = self._db.execute("SELECT odd FROM reports WHERE source = ?", [source]).fetchone() or (b"",)
        return {odd[i : i + HASH] for i in range(0, len(odd), HASH)}

    def history(self) -> list[Point]:
        """Return how the number of contacts went."""
        rows = self._db.execute("SELECT at, contacts, changed, gone FROM history ORDER BY rowid")
        return [Point(*row) for row in rows]

    def syncs(self) -> list[Sync]:
        """Return Talkdesk's last syncs, oldest first."""
        query = "SELECT began, ended, is_full, pages, contacts, took, next_offset FROM syncs ORDER BY rowid"
        rows = self._db.execute(query)
        return [Sync(began, ended, bool(is_full), *rest) for began, ended, is_full, *rest in rows]

    def _rows_like(self, rows: Sequence[Row]) -> list[Row]:
        """Return all rows of whatever source that have the text or the name of one of `rows`."""
        by_raw = self._rows("raw", {row.raw for row in rows})
        by_name = self._rows("name", {row.name for row in rows if row.name})
        return [*by_raw, *by_name]

    def _rows(self, column: str, values: Iterable[Any]) -> Iterator[Row]:
        query = "SELECT source, raw, given_id, contact, id, present FROM rows"
        query += f" WHERE {column} IN ({{}}) ORDER BY rowid"
        for source, raw, given_id, said, id, present in self._in(query, values):
            yield Row(source, raw, given_id, Contact.from_said(orjson.loads(said)), id, bool(present))

    def _in(self, query: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """Run a query for a list of any length, which stands for its `{}`."""
        every = list(values)
        for i in range(0, len(every), MANY):
            some = every[i : i + MANY]
            yield from self._db.execute(query.format(",".join("?" * len(some))), some)


@contextlib.contextmanager
def beside(folder: Path, patience: float = 5) -> Iterator[Remembered]:
    """Give what the ledger of a folder says, also while a bridge holds it; nothing if there is none.

    Raises LedgerError if it cannot be read, also if it is being written for longer than `patience` seconds.
    """
    with contextlib.closing(database.open_to_read(folder, patience)) as db:
        try:
            yield Remembered(db)
        except sqlite3.Error as error:
            raise LedgerError(f"the ledger cannot be read now ({error}); start the bridge once") from error


@contextlib.contextmanager
def nothing() -> Iterator[Remembered]:
    """Give what is known before the first start."""
    with contextlib.closing(database.connect(":memory:")) as db:
        yield Remembered(db)
