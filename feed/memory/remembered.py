"""What the ledger says of rows and contacts, also while the bridge is writing it. Writes nothing."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from feed.likeness import Row, says_two
from feed.memory import database, near
from feed.memory.history import Point
from feed.memory.near import Stored
from feed.memory.search import Search, containing
from feed.report import Report, problems_of_json
from feed.syncs import Sync
from feed.told import Recorded, Told, line_of
from sources import Problem

HASH = 16  # bytes of a row's hash
MANY = 30_000  # values in one query; SQLite takes 32,766
ALL = -1  # that is no limit, as SQLite has it
FEW = 5  # rows that are looked for in the texts of their source, 1 us each; more in what these say, 10 us
ROWS = "SELECT rowid, source, raw, given_id, name, contact, id, present, place FROM rows"


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

    def present(self, source: str) -> list[Recorded]:
        """Return the rows that a source has, in its order."""
        query = "SELECT rowid, raw, id, place FROM rows WHERE present AND source = ? ORDER BY place"
        return list(map(Recorded._make, self._db.execute(query, [source])))

    def before(self, rows: Sequence[Row], told: Sequence[Told], vanished: Iterable[str]) -> list[Row]:
        """Return all that was said before and may be of the same people as `rows`, for `identify`.

        `told` is what the sources of `rows` say, `vanished` are sources that are no longer there. Of a
        source that keeps rows, only those that are near to its new ones are needed: 10,000 others would
        take longer than all else that there is to do about one that was edited.
        """
        away = set(vanished)
        like = self._like(rows, away | {each.source for each in told})
        whole = {each.source for each in told if not each.known_ids} | away
        if whole - away:
            gone = {row.source for _, row in like if not row.is_present}
            whole |= {source for source in gone if not self.has_rows(source)}
        ours = whole | {each.source for each in told}
        own = dict(self._numbered("source", whole)) | {n: row for n, row in like if row.source in ours}
        for each in told:
            if each.known_ids:
                own |= self._near(each, [row for row in rows if row.source == each.source])
        others = {number: row for number, row in like if row.source not in ours}
        for number, row in self._with_ids_of(list(own.values()), ours, away):
            (own if row.source in ours else others)[number] = row
        was = [*(own[number] for number in sorted(own)), *others.values()]
        return [replace(row, is_present=False) if row.source in away else row for row in was]

    def _with_ids_of(
        self, rows: Sequence[Row], ours: Collection[str], away: Collection[str]
    ) -> Iterator[tuple[int, Row]]:
        """Yield by number the rows of `ours` with the ids of some, and of others those of who is gone."""
        gone = {row.id for row in rows if not row.is_present or row.source in away}
        for number, row in self._numbered("id", {row.id for row in rows}):
            if row.source in ours or (row.is_present and row.id in gone):
                yield number, row

    def _near(self, told: Told, rows: Sequence[Row]) -> dict[int, Row]:
        """Return by number the rows that a source has or had which `identify` may take for one of `rows`."""
        if not rows:
            return {}
        said = [text for row in rows for text in (*row.contact.emails[:1], *row.contact.phones[:1])]
        if len(rows) > FEW or not all(says_two(row.facts) for row in rows) or not all(map(str.isascii, said)):
            return dict(self._numbered("source", [told.source], near.edited(rows)))
        needles = [containing(orjson.dumps(text)[1:-1].decode()) for text in said]
        texts = {name for row in rows for name in (row.name, *row.beginnings, row.given_id) if name}
        condition = f"name IN ({_placeholders(texts)}) OR given_id IN ({_placeholders(texts)})"
        for needle in needles:  # in any case; without ESCAPE it takes two thirds of the time
            escape = r" ESCAPE '\'" if "\\" in needle else ""
            condition += f" OR CAST(contact AS TEXT) LIKE ?{escape}"
        query = f"{ROWS} WHERE source = ? AND ({condition})"
        found = self._db.execute(query, [told.source, *texts, *texts, *needles])
        return {old.number: old.row() for old in map(Stored._make, found)}

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

    def _like(self, rows: Sequence[Row], ours: Collection[str]) -> list[tuple[int, Row]]:
        """Return by number the rows of whatever source with the text of one of `rows`, or the same person.

        Of sources that are not `ours`, one stands for all that say the same.
        """
        is_person = near.once(ours, near.persons(rows))
        by_raw = self._numbered("raw", {row.raw for row in rows}, near.once(ours))
        by_name = self._numbered("name", {row.name for row in rows if row.name}, is_person)
        return [*by_raw, *by_name]

    def _numbered(
        self, column: str, values: Iterable[Any], may_be: near.Test = near.anyone
    ) -> Iterator[tuple[int, Row]]:
        found = map(Stored._make, self._in(f"{ROWS} WHERE {column} IN ({{}})", values))
        yield from ((old.number, old.row()) for old in sorted(filter(may_be, found)))

    def _in(self, query: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """Run a query for a list of any length, which stands for its `{}`."""
        every = [] if self._is_empty() else list(values)
        for i in range(0, len(every), MANY):
            some = every[i : i + MANY]
            yield from self._db.execute(query.format(_placeholders(some)), some)

    def _is_empty(self) -> bool:
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
