"""Whatever people do to files, whatever happens to the bridge: nothing is lost, ids stay whose they are.

A state machine over a real folder and a simulated Talkdesk. Everything runs in this process: a kill is
an exception at some statement of the ledger. The default run does 100 histories, `-m slow` 5,000, or as
many as HISTORIES in the environment says.
"""

import hashlib
import os
import random
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import orjson
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from feed.clock import DAY, HOUR, MINUTE, SECOND
from feed.files import file, folder
from feed.frame import Frame
from feed.identity import glance
from feed.memory import database
from feed.memory.database import LedgerError
from feed.memory.ledger import Ledger
from feed.pages import Page, Pages, Query
from feed.refresh import Feed
from feed.source import Rules
from tests.frail import Frail, Killed, begins, nth
from tests.running import csv_bytes

START = 1_700_000_000 * SECOND
PAGE = 2
HEADINGS = ["Name", "Email", "Phone", "Company"]
FILES = ("a.csv", "b.csv", "c.csv")


class Said(NamedTuple):
    """What a row says."""

    name: str
    email: str
    phone: str
    company: str

    @staticmethod
    def of(contact: dict[str, Any]) -> "Said":
        """The row that `contact` was made of."""
        (email,) = contact.get("emails", [""])
        return Said(contact["name"], email, contact["phones"][0], contact.get("company", ""))

    def contact(self) -> dict[str, Any]:
        """As Talkdesk gets it, without the id."""
        told = {"name": self.name, "company": self.company}
        told |= {"emails": [self.email] if self.email else [], "phones": [self.phone]}  # type: ignore[dict-item]  # texts so far
        return {key: value for key, value in told.items() if value}

    def differing(self, other: "Said") -> int:
        """In how many cells the two differ."""
        return sum(a != b for a, b in zip(self, other, strict=True))

    def is_found_elsewhere(self, other: "Said") -> bool:
        """Whether the rule of the same person elsewhere knows one from the other, in whatever file."""
        alike = self.email == other.email != "" or self.phone == other.phone
        return self.name == other.name and alike


Sheet = dict[int, Said]  # by person, in the order of the rows


class Place:
    """A data folder and its bridge, which can be restarted, killed, robbed of its ledger; and the clock."""

    def __init__(self, home: Path, has_ctime: bool = True) -> None:
        self.home = home
        self.folder, self.state = home / "data", home / "state"
        self.folder.mkdir()
        self.has_ctime = has_ctime
        self.now = START
        self.sheets: dict[str, Sheet] = {}
        self.versions: dict[str, list[Sheet]] = {}
        self.away: dict[str, Sheet] = {}
        self._begin()

    def _begin(self) -> None:
        self.ledger = Ledger(self.state)
        self.feed = Feed(self.folder, Rules("US"), (), self.ledger, lambda: self.now, self.state)
        self.pages = Pages(PAGE)

    def close(self) -> None:
        self.ledger.close()

    def restart(self, without_ledger: bool = False, is_damaged: bool = False) -> None:
        self.close()
        if without_ledger:
            shutil.rmtree(self.state)
        if is_damaged:
            (self.state / database.FILE).write_bytes(b"SQLite format 3\0" + b"damaged" * 100)
        self._begin()

    def write(self, name: str, rows: Sheet, mtime: int) -> None:
        """Save a sheet; the file's time is what it is to be."""
        file = self.folder / name
        file.write_bytes(self.content(rows))
        self.sheets[name] = rows
        self.date(name, mtime)

    @staticmethod
    def content(rows: Sheet) -> bytes:
        return csv_bytes([HEADINGS, *rows.values()])

    def date(self, name: str, mtime: int) -> None:
        os.utime(self.folder / name, ns=(mtime * 1000, mtime * 1000))

    def mtime(self, name: str) -> int:
        return (self.folder / name).stat().st_mtime_ns // 1000

    def refresh(self) -> None:
        """As the first page of a sync does."""
        with self.signatures():
            self.feed.refresh()

    @contextmanager
    def signatures(self) -> Iterator[None]:
        """Windows has no time of the last change beside the one that programs may set."""
        if self.has_ctime:
            yield
        else:
            patched = [mock.patch.object(module, "signature_of", size_and_time) for module in (folder, file)]
            with patched[0], patched[1]:
                yield

    def is_up_to_date(self, name: str) -> bool:
        """Whether the newest content of a file was read."""
        seen = self.feed.seen.get(name)
        return seen is not None and seen.digest == hashlib.sha256(self.content(self.sheets[name])).hexdigest()

    def page(self, query: Query) -> Page:
        assert self.feed.frame
        return self.pages.page(self.feed.frame, query)


@dataclass(frozen=True)
class Habits:
    """How a Talkdesk asks."""

    keeps_each: bool = False  # the checkpoint of each page, not only that of the last
    echoes: bool = True  # the context
    sends_newest: bool = False  # checkpoint with the next pages, not the one it began with


@dataclass(frozen=True)
class Sync:
    """Where a sync stands, as Talkdesk knows it."""

    began_with: str
    newest: str
    offset: int = 0
    context: str = ""


class Talkdesk:
    """The copy of the contacts there, and how it is brought up to date."""

    def __init__(self, habits: Habits, kept: str = "", contacts: dict[str, bytes] | None = None) -> None:
        self.habits = habits
        self.kept = kept
        self.contacts = contacts or {}
        self.sync: Sync | None = None

    def next_page(self, place: Place) -> Page:
        """Begin a sync, or go on with the one that is under way."""
        if not self.sync or place.feed.frame is None:
            place.refresh()
        if not self.sync:
            self.sync = Sync(self.kept, self.kept)
        sync = self.sync
        checkpoint = sync.newest if self.habits.sends_newest else sync.began_with
        page = place.page(Query(checkpoint, sync.offset, sync.context if self.habits.echoes else ""))
        for text in page.contacts:
            self.contacts[orjson.loads(text)["id"]] = text
        is_last = page.next_offset is None
        if is_last or self.habits.keeps_each:
            self.kept = page.checkpoint
        if page.next_offset is None:
            self.sync = None
        else:
            self.sync = Sync(sync.began_with, page.checkpoint, page.next_offset, page.context or "")
        return page

    def whole(self, place: Place) -> list[Page]:
        """Go on to the end of a sync."""
        pages = [self.next_page(place)]
        while self.sync:
            assert len(pages) < 500, "the sync has no end"
            pages.append(self.next_page(place))
        return pages


class Given(NamedTuple):
    """A checkpoint that was given, and Talkdesk's contacts then."""

    checkpoint: str
    contacts: dict[str, bytes]


number = st.integers(0, 1000)
TIMES = ["now"] * 6 + ["kept", "old", "future", "rounded"]
times = st.sampled_from(TIMES)
habits = st.builds(Habits, st.booleans(), st.booleans(), st.booleans())


class Histories(RuleBasedStateMachine):
    """What people, files, Talkdesk and the computer do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="histories"))
        self.counter = 0
        self.people = 0
        self.person_of: dict[str, int] = {}  # by every name ever used
        self.edited: set[int] = set()
        self.strained: set[int] = set()  # more happened at once than the rules promise to see through
        self.ids: defaultdict[int, set[str]] = defaultdict(set)  # that Talkdesk was ever told of a person
        self.owner: dict[str, int] = {}
        # What the ledger last heard of each person in each file.
        self.recorded: defaultdict[str, dict[int, Said]] = defaultdict(dict)
        self.missing: dict[int, int] = {}  # since when the bridge knows that nothing says a person
        self.given: list[Given] = []
        self.is_quiet = False  # nothing happened since the last whole sync that Talkdesk would see
        self.is_exact = True  # the sync under way is answered by position, not by its row offset
        self.last_sent = -1
        self.was_lost = False
        self.frame: Frame | None = None  # that was looked at last

    # what runs at the beginning and the end

    @initialize(habits=habits, has_ctime=st.booleans(), people=st.lists(st.integers(0, 4), max_size=3))
    def begin(self, habits: Habits, has_ctime: bool, people: list[int]) -> None:
        self.place = Place(self.home, has_ctime)
        self.talkdesk = Talkdesk(habits)
        for name, n in zip(FILES, people, strict=False):
            sheet = dict(self.new_person() for _ in range(n))
            self.save(name, sheet, "now")

    def teardown(self) -> None:
        try:
            if hasattr(self, "place"):
                self.settle()
                self.place.close()
        finally:
            shutil.rmtree(self.home)

    def settle(self) -> None:
        """One more whole sync: then everything must be as the files say."""
        self.place.now += 10 * MINUTE
        self.look()
        if self.talkdesk.sync:
            self.talkdesk.sync = None
        self.whole_sync()
        for name in self.place.sheets:
            assert self.place.is_up_to_date(name), f"{name} was never read again"
        self.check_copy(self.talkdesk.contacts)
        self.check_ids()
        assert not any(page.contacts for page in self.talkdesk.whole(self.place)), "quiet, and yet sent"
        for given in self.given:
            other = Talkdesk(self.talkdesk.habits, given.checkpoint, dict(given.contacts))
            other.whole(self.place)
            self.check_copy(other.contacts)

    def check_copy(self, contacts: dict[str, bytes]) -> None:
        """Every row of the files is in Talkdesk's copy with its current values, once."""
        copies: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        for text in contacts.values():
            contact = orjson.loads(text)
            copies[self.person_of[contact["name"]]].append(contact)
        for person, rows in self.rows_by_person().items():
            wanted = possible(rows)
            found = [c for c in copies[person] if {k: v for k, v in c.items() if k != "id"} in wanted]
            assert found, f"{wanted} is not what Talkdesk has: {copies[person]}"
            if person not in self.strained:
                ids = {contact["id"] for contact in copies[person]}
                assert len(ids) == 1, f"{rows} has several ids: {ids}"

    def check_ids(self) -> None:
        """Who was never changed in several cells at once has had one id through all of the history."""
        for person in self.rows_by_person().keys() - self.strained:
            assert len(self.ids[person]) == 1, f"{person} had the ids {self.ids[person]}"

    def rows_by_person(self) -> dict[int, list[Said]]:
        found: defaultdict[int, list[Said]] = defaultdict(list)
        for sheet in self.place.sheets.values():
            for person, said in sheet.items():
                found[person].append(said)
        return found

    # what people do to files

    def new_person(self) -> tuple[int, Said]:
        self.people += 1
        self.counter += 1
        name = self.new_name()
        shared = self.counter % 3 == 0
        email = "info@example.com" if shared else f"p{self.counter:05}@example.com"
        return self.people, Said(name, email, f"+1212{2000000 + self.counter}", f"Firm{self.counter % 2:05}")

    def new_name(self, person: int = 0) -> str:
        self.counter += 1
        name = f"Name{self.counter:05}"
        self.person_of[name] = person or self.people
        return name

    def changed(self, person: int, said: Said, field: int) -> Said:
        self.counter += 1
        self.edited.add(person)
        if field == 0:
            return said._replace(name=self.new_name(person))
        if field == 1:
            return said._replace(email=f"p{self.counter:05}@example.com")
        if field == 2:
            return said._replace(phone=f"+1212{2000000 + self.counter}")
        if field == 3:
            return said._replace(company=f"Firm{self.counter:05}")
        if field == 4:
            return said._replace(email="" if said.email else "info@example.com")
        return said._replace(company="" if said.company else "Firm00000")

    def save(self, name: str, sheet: Sheet, time: str, is_neutral: bool = False) -> None:
        now = self.place.now
        known = name in self.place.sheets
        mtime = {
            "now": now,
            "kept": self.place.mtime(name) if known else now,
            "old": now - 400 * DAY,
            "future": now + 400 * DAY,
            "rounded": now // (2 * SECOND) * 2 * SECOND,
        }[time]
        if known:
            self.place.versions.setdefault(name, []).append(self.place.sheets[name])
        self.place.write(name, sheet, mtime)
        self.is_quiet = self.is_quiet and is_neutral

    def pick(self, n: int) -> tuple[str, int] | None:
        """Choose a row: its file and person."""
        every = [(name, person) for name, sheet in self.place.sheets.items() for person in sheet]
        return every[n % len(every)] if every else None

    def pick_file(self, n: int) -> str | None:
        names = list(self.place.sheets)
        return names[n % len(names)] if names else None

    @rule(n=number, field=st.integers(0, 5), time=times)
    def edit(self, n: int, field: int, time: str) -> None:
        if row := self.pick(n):
            name, person = row
            sheet = self.place.sheets[name]
            self.save(name, {**sheet, person: self.changed(person, sheet[person], field)}, time)

    @rule(n=number, fields=st.tuples(st.integers(1, 3), st.integers(1, 3)))
    def save_twice_within_one_tick(self, n: int, fields: tuple[int, int]) -> None:
        """With equal sizes, and a look between the two."""
        if row := self.pick(n):
            name, person = row
            for field in fields:
                sheet = self.place.sheets[name]
                self.save(name, {**sheet, person: self.changed(person, sheet[person], field)}, "now")
                self.look()

    @rule(n=st.integers(0, 2), at_top=st.booleans(), time=times)
    def insert(self, n: int, at_top: bool, time: str) -> None:
        name = FILES[n]
        person, said = self.new_person()
        sheet = self.place.sheets.get(name, {})
        self.place.away.pop(name, None)
        self.save(name, {person: said, **sheet} if at_top else {**sheet, person: said}, time)

    @rule(n=number, time=times)
    def delete(self, n: int, time: str) -> None:
        if row := self.pick(n):
            name, person = row
            sheet = self.place.sheets[name]
            self.save(name, {p: said for p, said in sheet.items() if p != person}, time)

    @rule(n=number, time=times)
    def replace_someone(self, n: int, time: str) -> None:
        """Someone leaves, someone else comes with the same company and e-mail, in the same row."""
        if row := self.pick(n):
            name, person = row
            other, said = self.new_person()
            sheet = self.place.sheets[name]
            said = said._replace(email=sheet[person].email, company=sheet[person].company)
            rows = [(other, said) if p == person else (p, s) for p, s in sheet.items()]
            self.save(name, dict(rows), time)

    @rule(n=number, seed=number, time=times)
    def sort(self, n: int, seed: int, time: str) -> None:
        if name := self.pick_file(n):
            rows = list(self.place.sheets[name].items())
            random.Random(seed).shuffle(rows)
            self.save(name, dict(rows), time, is_neutral=True)

    @rule(n=number, time=times)
    def save_the_same(self, n: int, time: str) -> None:
        if name := self.pick_file(n):
            self.save(name, self.place.sheets[name], time, is_neutral=True)

    @rule(n=number, to=st.integers(0, 4))
    def rename(self, n: int, to: int) -> None:
        name, new = self.pick_file(n), (*FILES, "d.csv", "e.csv")[to]
        if name and new not in self.place.sheets:
            (self.place.folder / name).rename(self.place.folder / new)
            self.place.sheets[new] = self.place.sheets.pop(name)
            self.place.away.pop(new, None)

    @rule(n=number, to=number, keeps=st.booleans(), field=st.none() | st.integers(0, 5), order=number)
    def move(self, n: int, to: int, keeps: bool, field: int | None, order: int) -> None:
        """Or copy a row to another file, saving one or the other first, with or without a look between."""
        row, other = self.pick(n), self.pick_file(to)
        if not row or other in {None, row[0]} or row[1] in self.place.sheets[other or ""]:
            return
        name, person = row
        assert other
        said = self.place.sheets[name][person]
        pasted = said if field is None else self.changed(person, said, field)

        def cut() -> None:
            if not keeps:
                sheet = self.place.sheets[name]
                self.save(name, {p: s for p, s in sheet.items() if p != person}, "now")

        def paste() -> None:
            self.save(other, {**self.place.sheets[other], person: pasted}, "now")

        for i, work in enumerate((cut, paste) if order & 1 else (paste, cut)):
            if i and order & 2:
                self.look()
            self.place.now += (order & 4) * SECOND
            work()

    @rule(n=number, version=number, time=st.sampled_from(["kept", "now", "old", "future", "rounded"]))
    def put_an_earlier_version_back(self, n: int, version: int, time: str) -> None:
        name = self.pick_file(n)
        if name and (known := self.place.versions.get(name)):
            self.save(name, known[version % len(known)], time)

    @rule(n=number)
    def take_a_file_away(self, n: int) -> None:
        if name := self.pick_file(n):
            (self.place.folder / name).unlink()
            self.place.away[name] = self.place.sheets.pop(name)
            self.is_quiet = False

    @rule(n=number, field=st.none() | st.integers(0, 5))
    def bring_a_file_back(self, n: int, field: int | None) -> None:
        """As it was, or with one cell changed."""
        if names := list(self.place.away):
            name = names[n % len(names)]
            sheet = self.place.away.pop(name)
            if sheet and field is not None:
                person = list(sheet)[n % len(sheet)]
                sheet = {**sheet, person: self.changed(person, sheet[person], field)}
            self.save(name, sheet, "now")

    # what time does

    @rule(seconds=st.sampled_from([0.5, 2, 4, 4, 60, 310, 3600, 25 * 3600]))
    def time_passes(self, seconds: float) -> None:
        self.place.now += int(seconds * SECOND)

    @rule()
    def the_clock_is_set_back(self) -> None:
        self.place.now -= HOUR

    # what Talkdesk does

    @rule()
    def look(self) -> None:
        """A refresh by itself, as someone else's first page causes it."""
        self.see_strain()
        self.place.refresh()
        self.after_refresh()

    @rule()
    def next_page(self) -> None:
        self.page()

    @rule()
    def whole_sync(self) -> None:
        """Or the rest of one."""
        was_quiet = self.is_quiet and not self.talkdesk.sync
        began_here = not self.talkdesk.sync
        sent = list(self.page().contacts)
        while self.talkdesk.sync:
            sent += self.page().contacts
        if was_quiet:
            assert not sent, "nothing has changed, and yet it was sent"
        up_to_date = all(self.place.is_up_to_date(name) for name in self.place.sheets)
        self.is_quiet = began_here and up_to_date

    @rule()
    def abort(self) -> None:
        self.talkdesk.sync = None

    @rule()
    def talkdesk_starts_over(self) -> None:
        """It forgets its checkpoint, not its contacts."""
        self.talkdesk.sync = None
        self.talkdesk.kept = ""
        self.is_quiet = False

    def page(self) -> Page:
        refreshes = not self.talkdesk.sync or self.place.feed.frame is None
        if refreshes:
            self.see_strain()
        if not self.talkdesk.sync:
            self.is_exact = True
            self.last_sent = -1
        page = self.talkdesk.next_page(self.place)
        if refreshes:
            self.after_refresh()
        self.check_page(page)
        self.given.append(Given(page.checkpoint, dict(self.talkdesk.contacts)))
        if len(self.given) > 6:
            del self.given[self.counter % 6]
        return page

    def check_page(self, page: Page) -> None:
        frame = self.place.feed.frame
        assert frame
        with closing(sqlite3.connect(self.place.state / database.FILE)) as db:
            on_disk = dict(db.execute("SELECT id, json FROM contacts"))
            tags = {tag for (tag,) in db.execute("SELECT tag FROM tags")}
        assert page.checkpoint.rpartition("#")[2] in tags, "what is published is not on the disk"
        modified = dict(zip(frame.contacts["id"], frame.contacts["modified"], strict=True))
        for text in page.contacts:
            contact = orjson.loads(text)
            id, person = contact["id"], self.person_of[contact["name"]]
            assert on_disk[id] == text, "what is published is not on the disk"
            assert self.owner.setdefault(id, person) == person, f"{id} of {self.owner[id]} became {person}"
            self.ids[person].add(id)
            if self.is_exact:
                assert modified[id] > self.last_sent, "not in the order of their times"
            self.last_sent = modified[id]

    # what happens to the bridge

    def begin_again(self) -> None:
        if not self.talkdesk.habits.echoes:
            self.is_exact = False

    @rule()
    def restart(self) -> None:
        self.place.restart()
        self.begin_again()

    @rule(n=st.integers(1, 60), is_done=st.booleans(), serves=st.booleans())
    def kill(self, n: int, is_done: bool, serves: bool) -> None:
        """At the n-th statement of a refresh, while another thread may yet answer."""
        self.fail(n, is_done, is_killed=True)
        if serves and self.talkdesk.sync and self.place.feed.frame is not None:
            self.page()
        self.place.restart()
        self.begin_again()

    @rule(n=st.integers(1, 60), serves=st.booleans())
    def a_disk_fails_for_a_moment(self, n: int, serves: bool) -> None:
        """Only the refresh ends; the bridge lives on."""
        self.fail(n, is_done=False, is_killed=False)
        if serves and self.talkdesk.sync:
            self.page()

    def fail(self, n: int, is_done: bool, is_killed: bool) -> None:
        self.see_strain()
        place = self.place
        db = place.ledger._db
        place.ledger._db = Frail(db, nth(n), is_done, is_killed)  # type: ignore[assignment]  # all that is asked of it
        try:
            place.refresh()
            if place.feed.trouble:
                raise LedgerError(place.feed.trouble)
        except (Killed, LedgerError, sqlite3.Error):
            self.read_what_was_heard()
            heard = {person for each in self.recorded.values() for person in each}
            self.missing = dict.fromkeys(heard | self.missing.keys(), -1)  # since when is not known
        else:
            self.after_refresh()
        finally:
            place.ledger._db = db

    def read_what_was_heard(self) -> None:
        """A refresh that failed has recorded everything or nothing; only the ledger knows."""
        with closing(sqlite3.connect(self.place.state / database.FILE)) as db:
            for source, text in db.execute("SELECT source, contact FROM rows"):
                said = Said.of(orjson.loads(text))
                self.recorded[source][self.person_of[said.name]] = said

    @rule()
    def the_ledger_is_lost(self) -> None:
        self.place.restart(without_ledger=True)
        self.forget()

    @rule()
    def the_ledger_is_damaged(self) -> None:
        """The copy of a day at most is taken, or a new one is begun."""
        self.place.restart(is_damaged=True)
        self.forget()

    def forget(self) -> None:
        self.is_exact = self.is_quiet = False
        self.was_lost = True
        self.recorded.clear()
        self.missing.clear()
        self.strained |= self.edited

    # what the rules promise

    def see_strain(self) -> None:
        """Whom the coming refresh need not know again: several cells differ from what was last heard."""
        for name, sheet in self.place.sheets.items():
            for person, said in sheet.items():
                heard = [each[person] for each in self.recorded.values() if person in each]
                here = self.recorded[name].get(person) if name in self.recorded else None
                is_edit = here is not None and said.differing(here) <= 1
                is_known = any(said == old or said.is_found_elsewhere(old) for old in heard)
                others = [sheet[person] for sheet in self.place.sheets.values() if person in sheet]
                is_one = all(said == other or said.is_found_elsewhere(other) for other in others)
                is_new = not heard and is_one and not (self.was_lost and person in self.edited)
                if not (is_new or is_edit or is_known) or self.is_renamed_and_copied(name, person):
                    self.strained.add(person)

    def is_renamed_and_copied(self, name: str, person: int) -> bool:
        """Whether the name was changed here while the old one arrived elsewhere: that may be a move."""
        here = self.recorded[name].get(person) if name in self.recorded else None
        if here is None or self.place.sheets[name][person].name == here.name:
            return False
        return any(
            person in sheet and sheet[person].name == here.name and person not in self.recorded.get(other, {})
            for other, sheet in self.place.sheets.items()
        )

    def after_refresh(self) -> None:
        """Take down what the ledger has heard now."""
        place = self.place
        fresh = [name for name in place.sheets if place.is_up_to_date(name)]
        for name in fresh:
            for person, said in place.sheets[name].items():
                self.recorded[name][person] = said
        if len(fresh) < len(place.sheets):
            return
        there = self.rows_by_person()
        for person in there:
            self.missing.pop(person, None)
        for person in {p for each in self.recorded.values() for p in each} - there.keys():
            self.missing.setdefault(person, place.now)
        assert place.feed.frame
        served = {self.owner.get(id) for id in place.feed.frame.contacts["id"]}
        for person, since in self.missing.items():
            if since >= 0 and self.ids[person] and person not in self.strained:
                is_served = place.now - since < DAY
                assert (person in served) == is_served, f"{person} is missing since {place.now - since}"

    @invariant()
    def nobody_shares_an_id(self) -> None:
        """Nor is one given on."""
        frame = self.place.feed.frame if hasattr(self, "place") else None
        if frame is None or frame is self.frame:  # once published it never changes
            return
        self.frame = frame
        for id, text in zip(frame.contacts["id"], frame.contacts["json"], strict=True):
            person = self.person_of[orjson.loads(text)["name"]]
            assert self.owner.setdefault(id, person) == person, f"{id} of {self.owner[id]} became {person}"


def size_and_time(state: os.stat_result) -> tuple[int, int, int, int]:
    """All that tells a change on Windows, where a program may put the time back."""
    return state.st_size, state.st_mtime_ns, 0, 0


def possible(rows: list[Said]) -> list[dict[str, Any]]:
    """What Talkdesk may have of a person: what one row says, with what it lacks from the others."""
    found = [row.contact() for row in rows]
    wholes = []
    for first in found:
        lacking = {key for each in found for key in each} - first.keys()
        wholes.append(first)
        for key in lacking:
            wholes = [
                {**whole, key: each[key]}
                for whole in wholes
                if key not in whole
                for each in found
                if key in each
            ] + [whole for whole in wholes if key in whole]
    return wholes


NORMAL = settings(
    max_examples=100,
    stateful_step_count=18,
    derandomize=True,  # a failure in CI is to be that of the change; a longer run tries other ones
    suppress_health_check=list(HealthCheck),
)


class ManyHistories(Histories):
    """The same for the long run, where who was edited is told at a glance, as of many."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = mock.patch.object(glance, "MANY", 1)
        self.patch.start()

    def teardown(self) -> None:
        try:
            super().teardown()
        finally:
            self.patch.stop()


TestHistories = Histories.TestCase
TestHistories.settings = NORMAL
TestManyHistories = pytest.mark.slow(ManyHistories.TestCase)
TestManyHistories.settings = settings(NORMAL, max_examples=int(os.environ.get("HISTORIES", "5000")))


# What the histories, or reading on the way to them, found.

ANN = Said("Ann", "ann@example.com", "+12122000001", "Firm")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path, has_ctime=False)
    yield place
    place.close()


def names(place: Place) -> list[str]:
    assert place.feed.frame
    return [orjson.loads(text)["name"] for text in place.feed.frame.contacts["json"]]


@pytest.mark.parametrize("statement", ["COMMIT", "INSERT INTO sources VALUES (?, 0", "INSERT INTO rows"])
def test_a_statement_that_fails_once_keeps_nothing_from_being_published_later(place, statement):
    """No transaction stays open, and what was recorded before the failure is published by the next look."""
    place.write("a.csv", {1: ANN}, START - MINUTE)
    place.refresh()
    place.write("a.csv", {1: ANN, 2: ANN._replace(name="Bob", phone="+12122000002")}, START - MINUTE)
    place.ledger._db = Frail(place.ledger._db, begins(statement))

    place.refresh()
    assert place.feed.trouble
    place.refresh()

    assert ["Ann", "Bob"] == sorted(names(place))


def test_nothing_is_published_before_it_is_on_the_disk(place):
    """A checkpoint that Talkdesk holds must never be ahead of what the bridge remembers."""
    place.write("a.csv", {1: ANN}, START - MINUTE)
    place.refresh()
    before = place.feed.frame
    place.write("a.csv", {1: ANN._replace(company="Other")}, START - MINUTE // 2)
    place.ledger._db = Frail(place.ledger._db, begins("COMMIT"))

    place.refresh()

    assert place.feed.trouble
    assert before is place.feed.frame is place.ledger.frame


def test_a_clock_that_is_set_back_does_not_put_off_the_comparison_of_contents(place):
    """Or an edit with the old time and size would wait until the clock has caught up."""
    place.write("a.csv", {1: ANN}, START - HOUR * 2)
    place.refresh()
    place.now -= HOUR
    place.write("a.csv", {1: ANN._replace(name="Eve")}, START - HOUR * 2)
    place.refresh()

    assert ["Eve"] == names(place)


@pytest.mark.parametrize("between", [True, False])
def test_a_file_renamed_or_away_for_a_moment_does_not_turn_a_person_back(place, between):
    """Of two files the one in which the row's text changed last decides; a row that moves is not new."""
    place.write("a.csv", {1: ANN}, START - 10 * MINUTE)
    place.write("b.csv", {1: ANN}, START - 10 * MINUTE)
    place.refresh()
    place.write("b.csv", {1: ANN._replace(company="Other")}, START - 5 * MINUTE)
    place.refresh()
    before = place.feed.frame
    (place.folder / "a.csv").rename(place.home / "a.csv")
    if between:
        place.refresh()
    (place.home / "a.csv").rename(place.folder / "c.csv")
    place.refresh()

    assert before is place.feed.frame


def test_a_file_away_for_a_moment_has_its_own_people_though_another_file_says_the_same(place):
    """A look while Excel puts a file in its place; a name that is corrected meanwhile makes nobody new."""
    for name in ("a.csv", "b.csv"):
        place.write(name, {1: ANN}, START - 10 * MINUTE)
    place.refresh()
    (place.folder / "a.csv").unlink()
    place.refresh()
    place.write("a.csv", {1: ANN._replace(name="Anne")}, START - 5 * MINUTE)
    place.refresh()

    assert ["Anne"] == names(place)


def test_of_two_positions_given_with_one_offset_the_newest_counts_where_no_context_comes_back(place):
    """A sync that began with a checkpoint and a later one that only came by it stand at different rows."""
    people = [ANN._replace(name=f"Name{i}", phone=f"+1212200000{i}") for i in range(8)]
    place.write("a.csv", dict(enumerate(people)), START - MINUTE)
    place.refresh()
    first = place.page(Query())
    place.page(Query(first.checkpoint))  # broken off
    again = place.page(Query())
    second = place.page(Query(again.checkpoint, again.next_offset or 0))

    assert [b"Name2", b"Name3"] == [text.split(b'"name":"')[1][:5] for text in second.contacts]
