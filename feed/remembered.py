"""What the ledger says of rows and contacts, also beside the bridge that writes it. Writes nothing."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from contacts.contact import Contact
from feed import database
from feed.database import LedgerError
from feed.identity import Row

MANY = 500  # values in one query; SQLite takes 999 at least


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
def beside(folder: Path) -> Iterator[Remembered]:
    """Give what the ledger of a folder says, also while a bridge holds it; nothing if there is none.

    Raises LedgerError if it cannot be read.
    """
    with contextlib.closing(database.open_to_read(folder)) as db:
        try:
            yield Remembered(db)
        except sqlite3.Error as error:
            raise LedgerError(f"the ledger cannot be read now ({error}); start the bridge once") from error


@contextlib.contextmanager
def nothing() -> Iterator[Remembered]:
    """Give what is known before the first start."""
    with contextlib.closing(database.connect(":memory:")) as db:
        yield Remembered(db)
