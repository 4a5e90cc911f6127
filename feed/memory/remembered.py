"""What the ledger says of rows and contacts, also while the bridge is writing it. Writes nothing."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from contacts.contact import Contact
from feed.files.seen import Seen
from feed.identity.likeness import Row
from feed.memory import database
from feed.memory.history import Point
from feed.memory.search import Search, containing
from feed.report import Report, problems_of_json
from feed.syncs import Sync
from feed.told import Recorded, line_of
from sources import Problem

HASH = 16  # bytes of a row's hash
MANY = 30_000  # values in one query; SQLite takes 32,766
ALL = -1  # that is no limit, as SQLite has it
ROWS = "SELECT rowid, source, raw, given_id, name, contact, id, present, place FROM rows"


class Stored(NamedTuple):
    """A row as it lies in the ledger; `number` is its own there, `name` the comparable one."""

    number: int
    source: str
    raw: bytes
    given_id: str
    name: str
    contact: bytes
    id: str
    present: int
    place: int

    def row(self) -> Row:
        """Return it as `identify` takes it."""
        contact = Contact.from_json(self.contact)
        table, _ = line_of(self.place)
        return Row(self.source, self.raw, self.given_id, contact, self.id, bool(self.present), table)


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

    def sources(self) -> dict[str, Seen]:
        """Return what is known of each source, in the order in which they came."""
        rows = self._db.execute("SELECT name, state FROM sources ORDER BY rowid")
        return {name: Seen.of_json(text) for name, text in rows}

    def present(self, source: str) -> list[Recorded]:
        """Return the rows that a source has, in its order."""
        query = "SELECT rowid, raw, id, place FROM rows WHERE present AND source = ? ORDER BY place"
        return list(map(Recorded._make, self._db.execute(query, [source])))

    def stored(self, column: str, values: Iterable[Any]) -> Iterator[Stored]:
        """Yield the rows that have or had one of some values in a column."""
        return map(Stored._make, self._in(f"{ROWS} WHERE {column} IN ({{}})", values))

    def saying(self, source: str, names: Collection[str], texts: Iterable[str]) -> Iterator[Stored]:
        """Yield the rows of a source that have one of `names`, or say it as their id, or say one of `texts`.

        Upper and lower case are the same in texts, which are ASCII.
        """
        marks = _placeholders(names)
        condition = f"name IN ({marks}) OR given_id IN ({marks})"
        patterns = [containing(orjson.dumps(text)[1:-1].decode()) for text in texts]
        for pattern in patterns:  # without ESCAPE it takes two thirds of the time
            escape = r" ESCAPE '\'" if "\\" in pattern else ""
            condition += f" OR CAST(contact AS TEXT) LIKE ?{escape}"
        query = f"{ROWS} WHERE source = ? AND ({condition})"
        return map(Stored._make, self._db.execute(query, [source, *names, *names, *patterns]))

    def is_taken(self, id: str) -> bool:
        """Whether any contact has or had this id."""
        return self._db.execute("SELECT 1 FROM contacts WHERE id = ?", [id]).fetchone() is not None

    def taken(self, ids: Iterable[str]) -> set[str]:
        """Return those of some ids that any contact has or had."""
        if not self._db.execute("SELECT 1 FROM contacts").fetchone():  # a first load has rows before these
            return set()
        return {id for (id,) in self._in("SELECT id FROM contacts WHERE id IN ({})", ids)}

    def among(self, column: str, values: Iterable[Any]) -> set[Any]:
        """Return those of some values that any row has or had in a column."""
        query = f"SELECT {column} FROM rows WHERE {column} IN ({{}})"  # noqa: S608  # a column of ours
        return {value for (value,) in self._in(query, values)}

    def knows(self, source: str) -> bool:
        """Whether a source has or had any row."""
        return self._db.execute("SELECT 1 FROM rows WHERE source = ?", [source]).fetchone() is not None

    def ids(self, source: str) -> Iterator[str]:
        """Yield whose each row is that a source has or had."""
        return (id for (id,) in self._db.execute("SELECT id FROM rows WHERE source = ?", [source]))

    def whose(self, texts: Iterable[bytes]) -> dict[bytes, str]:
        """Return by their hashes whose texts are that were ever said; "" where they are several people's."""
        found: dict[bytes, str] = {}
        for text, id in self._in("SELECT DISTINCT raw, id FROM rows WHERE raw IN ({})", texts):
            found[text] = "" if text in found else id
        return found

    def has_rows(self, source: str) -> bool:
        """Whether a source has any row now."""
        query = "SELECT 1 FROM rows WHERE present AND source = ?"
        return self._db.execute(query, [source]).fetchone() is not None

    def said_by_gone(self, raws: Iterable[bytes], away: Collection[str]) -> list[tuple[str, bytes, str]]:
        """Return source, text and id of rows with some texts whose sources are gone, or are `away` now."""
        found = sorted(self._in("SELECT rowid, source, raw, id FROM rows WHERE raw IN ({})", raws))
        sources = {source for _, source, _, _ in found}
        gone = {source for source in sources if source in away or not self.has_rows(source)}
        return [(source, raw, id) for _, source, raw, id in found if source in gone]

    def places(self, ids: Iterable[str]) -> dict[str, list[Place]]:
        """Return where each contact stands in the files, or last stood."""
        query = (
            "SELECT id, source, place, present FROM rows WHERE id IN ({}) "
            "ORDER BY present DESC, source, place"
        )
        reports = self.reports()
        sheets = {name: dict(enumerate(t.sheet for t in report.tables)) for name, report in reports.items()}
        found: dict[str, list[Place]] = {}
        for id, source, place, present in self._in(query, ids):
            table, line = line_of(place)
            sheet = sheets.get(source, {}).get(table, "")
            found.setdefault(id, []).append(Place(source, sheet, line, bool(present)))
        return found

    def find(self, wanted: Search, most: int) -> list[Record]:
        """Return contacts that are searched for, also those that are gone, `most` at most."""
        return self._records(wanted.condition, wanted.values, most)

    def leaving(self) -> list[Record]:
        """Return the contacts that are in no file, and served still."""
        return self._records("missing IS NOT NULL AND NOT gone")

    def gone(self) -> list[Record]:
        """Return the contacts that are not served any more, and that Talkdesk has."""
        return self._records("gone = 1")

    def records(self, ids: Iterable[str]) -> dict[str, Record]:
        """Return these contacts by their ids."""
        some = list(ids)
        found = self._records(f"id IN ({_placeholders(some)})", some)
        return {record.said["id"]: record for record in found}

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield those of some contacts that there are or were: the id, and the JSON that Talkdesk gets."""
        yield from self._in("SELECT id, json FROM contacts WHERE id IN ({})", ids)

    def gone_count(self) -> int:
        """Return how many contacts are not served any more, and that Talkdesk has."""
        (count,) = self._db.execute("SELECT count(*) FROM contacts WHERE gone = 1").fetchone()
        return int(count)

    def _records(self, condition: str, values: Sequence[Any] = (), most: int = ALL) -> list[Record]:
        query = "SELECT json, modified, missing, gone FROM contacts WHERE "
        query += f"{condition} LIMIT ?"
        rows = self._db.execute(query, [*values, most])
        return [Record(orjson.loads(text), at, missing, bool(gone)) for text, at, missing, gone in rows]

    def reported(self) -> set[str]:
        """Return the files of which people are told something."""
        return {source for (source,) in self._db.execute("SELECT source FROM reports")}

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

    def _in(self, query: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """Run a query for a list of any length, which stands for its `{}`."""
        every = [] if self.is_empty() else list(values)
        for i in range(0, len(every), MANY):
            some = every[i : i + MANY]
            yield from self._db.execute(query.format(_placeholders(some)), some)

    def is_empty(self) -> bool:
        """Whether there is nothing: a first file of a million would be asked about four thousand times."""
        return self._db.execute("SELECT 1 FROM rows").fetchone() is None


def _placeholders(values: Collection[Any]) -> str:
    return ",".join("?" * len(values))


@contextlib.contextmanager
def beside(folder: Path, patience: float = 5) -> Iterator[Remembered]:
    """Give what the ledger of a folder says, also while a bridge holds it; nothing if there is none.

    Raises LedgerError if it cannot be read, also if it is being written for longer than `patience` seconds.
    """
    with (
        database.legible("start the bridge once"),
        contextlib.closing(database.open_to_read(folder, patience)) as db,
    ):
        yield Remembered(db)


@contextlib.contextmanager
def nothing() -> Iterator[Remembered]:
    """Give what is known before the first start."""
    with contextlib.closing(database.connect(":memory:")) as db:
        yield Remembered(db)
