"""The rows of the ledger: what each source says, and last said, of whom."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import orjson

from contacts.contact import Contact, Entry
from contacts.names import comparable
from feed.lately import Lately
from feed.memory.database import Connection, transaction
from feed.memory.remembered import Remembered
from feed.told import Recorded, Told

INSERT = (
    "INSERT INTO rows (source, place, raw, given_id, name, contact, id, changed, present) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)"
)

OLD = "SELECT rowid, raw, id, place, name, contact, changed FROM rows"

Saying = tuple[int, str, int, Contact]  # time, name and row of a file, and what it says of somebody

NAMING = 1  # how names are made comparable: without the order of their two words

# Files that are gone and said the same of somebody; what more of them said tells nothing.
COPIES = 3


class New(NamedTuple):
    """A row for the ledger: what was read, where it stands, whose it is, since which turn it says that."""

    entry: Entry
    place: int
    id: str
    turn: int


class Old(NamedTuple):
    """As `Recorded`, with the contact that the row says, and since which turn it says that."""

    number: int
    raw: bytes
    id: str
    place: int
    name: str
    said: bytes
    turn: int


class Compared(NamedTuple):
    """Which rows are new, which stay and where they stand now, which are left of those before."""

    new: Iterable[New]
    stay: Sequence[tuple[Old, int]] = ()
    left: Sequence[Old] = ()


class Rows(Remembered):
    """The part of the ledger that puts what sources say in the place of what they said."""

    def __init__(self, db: Connection) -> None:
        super().__init__(db)
        # The rows that sources have; nothing after a record that failed.
        self._lately = Lately[list[Recorded]]()

    def _name_anew(self) -> None:
        """Have names that an older version kept compared as by this one, also those of who may come back."""
        if self._fact("naming") == NAMING:
            return
        with transaction(self._db):
            self._db.create_function("comparable_of", 1, _name_in, deterministic=True)
            self._db.execute("UPDATE rows SET name = comparable_of(contact)")
            self._set_fact("naming", NAMING)

    def present(self, source: str) -> list[Recorded]:
        """Return the rows that a source has, in its order."""
        rows = self._lately.get(source)
        if rows is None:
            rows = super().present(source)
            self._lately.put(source, rows, len(rows))
        return rows

    def _forget(self, source: str) -> set[str]:
        """Mark a source's rows as gone; return which contacts they said."""
        self._lately.drop(source)
        query = "SELECT DISTINCT id FROM rows WHERE present AND source = ?"
        ids = {id for (id,) in self._db.execute(query, [source])}
        self._db.execute("UPDATE rows SET present = 0 WHERE source = ?", [source])
        self._db.execute("DELETE FROM sources WHERE name = ?", [source])
        self._forget_copies(source)
        return ids

    def _forget_copies(self, source: str) -> None:
        """Drop the rows of a source that is gone which enough others said that are gone as well.

        A daily export with its date in the name would be kept, and looked at, once for each day. A few are
        kept: files that are away for a moment may come back edited, each with its own rows.
        """
        query = (
            "SELECT rowid, dense_rank() OVER (PARTITION BY raw, id ORDER BY source DESC) AS nth FROM rows "
            "WHERE raw IN (SELECT raw FROM rows WHERE source = :source) AND source <> :source "
            "AND source NOT IN (SELECT name FROM sources)"
        )
        self._db.execute(
            f"DELETE FROM rows WHERE rowid IN (SELECT rowid FROM ({query}) WHERE nth >= :copies)",  # noqa: S608  # ours
            {"source": source, "copies": COPIES},
        )

    def _put(self, told: Told, alone: Collection[str]) -> set[str]:
        """Put a source's rows in the place of the old; return the contacts of which something changed.

        Nothing else was ever said of those who are `alone`.
        Of contacts that it no longer says, what it said last is kept: they may come back.
        """
        before = list(map(Old._make, self._in(f"{OLD} WHERE rowid IN ({{}})", told.dropped)))
        turns = self._turns(told, before, alone)
        rows = map(New, told.entries, told.places, told.ids, turns)
        compared = _compared(rows, before) if before else Compared(rows)
        touched = {row.id for row in compared.new} if before else set(told.ids)
        self._drop(told, compared.left, touched)
        self._move([*told.kept, *compared.stay])
        last = self._insert(told.source, compared.new)
        self._know_present(told, compared.stay, last)
        self._db.execute(
            "INSERT INTO sources VALUES (?, ?, x'') ON CONFLICT (name) DO UPDATE SET mtime = excluded.mtime",
            [told.source, told.mtime],
        )
        return touched.union(old.id for old in compared.left)

    def _move(self, rows: Iterable[tuple[Recorded | Old, int]]) -> None:
        moved = [(place, row.number) for row, place in rows if row.place != place]
        self._db.executemany("UPDATE rows SET place = ? WHERE rowid = ?", moved)

    def _insert(self, source: str, rows: Iterable[New]) -> int:
        """Insert rows; return the number of the last one before them."""
        (last,) = self._db.execute("SELECT max(rowid) FROM rows").fetchone()
        self._db.executemany(INSERT, (_values(source, *row) for row in rows))
        return last or 0

    def _know_present(self, told: Told, stay: Sequence[tuple[Old, int]], last: int) -> None:
        """Know without asking which rows a source has now: kept, some that `stay`, those after `last`."""
        self._lately.drop(told.source)
        if not told.kept or len(told.kept.numbers) < len(told.kept):
            return
        kept = [row if row.place == place else row._replace(place=place) for row, place in told.kept]
        query = "SELECT rowid, raw, id, place FROM rows WHERE rowid > ?"
        new = map(Recorded._make, self._db.execute(query, [last]))
        still = [Recorded(row.number, row.raw, row.id, place) for row, place in stay]
        rows = sorted([*kept, *still, *new], key=lambda row: row.place)
        self._lately.put(told.source, rows, len(rows))

    def _drop(self, told: Told, rows: Iterable[Old], anew: Iterable[str]) -> None:
        """Take rows for gone; nothing is left of what a source says anew."""
        if not self.knows(told.source):
            return
        said = told.known_ids
        away = [[old.number] for old in rows if old.id not in said]
        self._db.executemany("UPDATE rows SET present = 0 WHERE rowid = ?", away)
        again = [[old.number] for old in rows if old.id in said]
        self._db.executemany("DELETE FROM rows WHERE rowid = ?", again)
        stale = [(told.source, id) for id in anew]
        self._db.executemany("DELETE FROM rows WHERE NOT present AND source = ? AND id = ?", stale)

    def _turns(self, told: Told, before: Sequence[Old], alone: Collection[str]) -> Iterable[int]:
        """Return since which turn each entry says what it says; `before` are the rows not kept.

        A row that moves, or whose file is renamed or away for a moment, is not new; nor is one that says the
        same of the contact as before, in another layout, with another note or once more. But one that was
        edited is, also if another file says, or said, the same.
        """
        now = self._fact("turn") + 1
        self._set_fact("turn", now)
        others = self._others(told, set(told.ids).difference((old.id for old in before), alone))
        turns: dict[tuple[Hashable, str], int] = {}
        for old in chain(sorted(before, key=attrgetter("turn")), others):
            turns[old.raw, old.id] = turns[hash(old.said), old.id] = old.turn
        return [
            turns.get((entry.raw, id)) or turns.get((hash(entry.said), id), now) for entry, id in told.read
        ]

    def _others(self, told: Told, ids: Iterable[str]) -> Iterator[Old]:
        """Yield what was said of contacts elsewhere, or is said here by rows that are kept, oldest first."""
        for old in map(Old._make, self._in(f"{OLD} WHERE id IN ({{}}) ORDER BY changed", ids)):
            if old.id not in told.kept.ids or old.number in told.kept.numbers:
                yield old

    def _saying(self, ids: set[str]) -> dict[str, Saying]:
        """Return for each id that is said the contact, and the file that decides.

        That is the one in which the row came to say something else last; what it lacks comes from the others.
        """
        query = (
            "SELECT id, mtime, source, place, contact FROM rows JOIN sources ON sources.name = source "
            "WHERE present AND id IN ({}) ORDER BY id, changed DESC, place"
        )
        said: dict[str, Saying] = {}
        for id, rows in groupby(self._in(query, ids), itemgetter(0)):
            texts: dict[bytes, tuple[int, str, int]] = {}  # exports that are all left there say the same
            for _, mtime, source, place, text in rows:
                texts.setdefault(text, (mtime, source, place))
            contact = reduce(Contact.completed_by, map(Contact.from_json, texts))
            said[id] = (*next(iter(texts.values())), contact)
        return said

    def _fact(self, name: str) -> int:
        found = self._db.execute("SELECT value FROM facts WHERE name = ?", [name]).fetchone()
        return found[0] if found else 0

    def _set_fact(self, name: str, value: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])


def _name_in(said: bytes) -> str:
    return comparable(orjson.loads(said).get("name", ""))


def _values(source: str, entry: Entry, place: int, id: str, turn: int) -> tuple[Any, ...]:
    return source, place, entry.raw, entry.given_id, entry.name, entry.said, id, turn


def _compared(rows: Iterable[New], before: Iterable[Old]) -> Compared:
    """Compare rows with those before: the same has the same text, id, name and contact."""
    there = defaultdict(list)
    for old in before:
        there[old.raw, old.id, old.name, old.said].append(old)
    new, stay = [], []
    for row in rows:
        if same := there.get((row.entry.raw, row.id, row.entry.name, row.entry.said)):
            stay.append((same.pop(), row.place))
        else:
            new.append(row)
    return Compared(new, stay, [old for those in there.values() for old in those])
