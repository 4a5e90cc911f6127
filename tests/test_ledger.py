"""`feed.memory.ledger`: who each contact is, when it changed, and what survives."""

import logging
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from unittest.mock import Mock

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.contact import Contact
from contacts.names import comparable
from feed.clock import DAY
from feed.files.seen import Seen
from feed.identity.likeness import Row
from feed.memory import database
from feed.memory import ledger as ledger_module
from feed.memory.database import COPY, FILE, LOCK, LedgerError
from feed.memory.ledger import Ledger, times
from feed.memory.rows import COPIES
from feed.told import Told
from tests.frail import Frail, Killed, nth
from tests.telling import record, told_of

NOW = 10**15
SYNCHRONOUS = database.SYNCHRONOUS  # as the program has it; tests do not wait


def told(source: str, mtime: int, *people: str) -> Told:
    """Return what a source says of people, each written `id` or `id:text`."""
    rows = []
    for person in people:
        id, _, text = person.partition(":")
        rows.append(Row(source, person.encode(), "", Contact(id, title=text), id))
    return told_of(source, mtime, rows)


def modified(ledger: Ledger) -> dict[str, int]:
    contacts = ledger.frame.contacts
    return dict(zip(contacts["id"], contacts["modified"], strict=True))


def contact(ledger: Ledger, id: str) -> dict[str, object]:
    texts = dict(zip(ledger.frame.contacts["id"], ledger.frame.contacts["json"], strict=True))
    return dict(orjson.loads(texts[id]))


def test_the_last_contact_of_a_file_has_the_files_own_time():
    """Those before it the microseconds before, in row order."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "a", "b", "c")], [], NOW)

    assert {"a": 498, "b": 499, "c": 500} == modified(ledger)


def test_files_are_recorded_in_the_order_of_their_times():
    """So the greatest time is that of the newest file, whatever its name."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 700, "new"), told("b.csv", 500, "old")], [], NOW)

    assert {"old": 500, "new": 700} == modified(ledger)


def test_only_what_changed_gets_a_new_time():
    """A file saved with equal contacts changes nothing."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "a", "b")], [], NOW)

    assert 1 == record(ledger, [told("a.csv", 900, "b:x", "a")], [], NOW)
    assert {"a": 499, "b": 900} == modified(ledger)


def test_a_file_with_an_old_time_comes_after_all_that_was_given_before():
    """Copied, restored and unpacked files keep their old time; whoever has synced must get them."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "a")], [], NOW)
    record(ledger, [told("b.csv", 3, "b", "c")], [], NOW)

    assert {"a": 500, "b": 501, "c": 502} == modified(ledger)


def test_a_file_from_the_future_counts_as_of_now():
    """Or no later change would ever be newer."""
    ledger = Ledger()
    record(ledger, [told("a.csv", NOW * 9, "a")], [], NOW)

    assert {"a": NOW} == modified(ledger)


def test_a_contact_in_no_file_is_served_for_a_day_unchanged():
    """Files vanish while they are saved, restored, synchronised."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "a", "b")], [], NOW)
    record(ledger, [told("a.csv", 600, "b")], [], NOW)

    assert 0 == record(ledger, [], [], NOW + DAY - 1)
    assert {"a": 499, "b": 500} == modified(ledger)
    assert 1 == record(ledger, [], [], NOW + DAY)
    assert {"b": 500} == modified(ledger)


def test_who_comes_back_within_the_day_was_never_away():
    """Nothing is sent."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "a")], [], NOW)
    record(ledger, [], ["a.csv"], NOW)

    assert 0 == record(ledger, [told("b.csv", 600, "a")], [], NOW + DAY - 1)
    assert 0 == record(ledger, [], [], NOW + 3 * DAY)
    assert {"a": 500} == modified(ledger)


def test_who_comes_back_after_being_gone_is_sent_again():
    """A person may have deleted it in Talkdesk."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "a")], [], NOW)
    record(ledger, [], ["a.csv"], NOW)
    record(ledger, [], [], NOW + DAY)
    record(ledger, [told("a.csv", 500, "a")], [], NOW + DAY)

    assert {"a": 501} == modified(ledger)


def test_samples_are_not_served_a_moment_longer():
    """No fictional person is to stand beside real ones."""
    ledger = Ledger()
    record(ledger, [told("sample.csv", 500, "fictional")], [], NOW)
    record(ledger, [told("a.csv", 600, "real")], ["sample.csv"], NOW, fictional=["sample.csv"])

    assert {"real"} == modified(ledger).keys()


def test_the_row_that_changed_last_decides():
    """Not the file that was saved last: an edit of someone else in the other file turns nothing back."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "x:A", "y"), told("b.csv", 600, "x:B")], [], NOW)
    record(ledger, [told("a.csv", 700, "x:A2", "y")], [], NOW)
    record(ledger, [told("b.csv", 800, "x:B", "z")], [], NOW)

    assert "A2" == contact(ledger, "x")["title"]


@pytest.mark.parametrize("name", ["b.csv", "b.xlsx"], ids=["in its file", "in another in its place"])
def test_a_row_that_says_the_same_in_another_way_turns_nothing_back(name):
    """A list exported in another layout, or with another note, knows nothing new: a phone corrected stays."""
    ledger = Ledger()
    ann, corrected = Contact("Ann", phones=("+1",)), Contact("Ann", phones=("+2",))
    rows = [Row(file, b"old", "", ann, "x") for file in ("a.csv", "b.csv")]
    record(ledger, [told_of(row.source, 500, [row]) for row in rows], [], NOW)
    record(ledger, [told_of("a.csv", 600, [Row("a.csv", b"new", "", corrected, "x")])], [], NOW)
    vanished = {"b.csv"} - {name}

    assert 0 == record(ledger, [told_of(name, 700, [Row(name, b"other", "", ann, "x")])], vanished, NOW)
    assert ["+2"] == contact(ledger, "x")["phones"]


def test_names_that_a_newer_bridge_compares_in_another_way_are_kept_so():
    """Else whoever stands in another file as well is not found there by the name."""
    ledger = Ledger()
    before = told("a.csv", 500, "x")
    record(ledger, [before], [], NOW)
    renamed = [entry._replace(name="y") for entry in before.entries]
    record(ledger, [replace(before, entries=renamed)], [], NOW)

    assert {"y"} == ledger.among("name", ["x", "y"])


def test_names_that_an_older_bridge_kept_are_compared_as_now(tmp_path):
    """Whoever was in no file when a newer one came keeps the id when coming back."""
    with closing(Ledger(tmp_path)) as ledger:
        record(ledger, [told("a.csv", 1, "Mock Ann")], [], NOW)
        ledger._db.execute("UPDATE rows SET name = 'mockann'")
        ledger._db.execute("DELETE FROM facts WHERE name = 'naming'")

    with closing(Ledger(tmp_path)) as ledger:
        assert {comparable("Ann Mock")} == ledger.among("name", [comparable("Ann Mock"), "mockann"])


def test_what_the_deciding_row_lacks_comes_from_the_others():
    """A list of names and e-mails must not take the phone number away."""
    ledger = Ledger()
    first = Row("a.csv", b"1", "", Contact("Ann", phones=("+1",)), "x")
    second = Row("b.csv", b"2", "", Contact("Anne", emails=("a@example.com",)), "x")
    record(ledger, [told_of("a.csv", 500, [first]), told_of("b.csv", 600, [second])], [], NOW)

    expected = {"id": "x", "name": "Anne", "emails": ["a@example.com"], "phones": ["+1"]}
    assert expected == contact(ledger, "x")


@pytest.mark.parametrize("together", [True, False], ids=["in one look", "in two looks"])
def test_a_row_moved_to_another_file_sends_nothing(together):
    """Also if it is pasted there first, or cut here first."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "x:A", "y")], [], NOW)
    moves = [told("a.csv", 600, "y"), told("b.csv", 700, "x:A")]
    for step in [moves] if together else [[moves[0]], [moves[1]]]:
        assert 0 == record(ledger, step, [], NOW)


@pytest.mark.parametrize("at_once", [True, False], ids=["in one look", "deleted first"])
def test_of_files_that_are_gone_and_said_the_same_only_a_few_are_remembered(at_once):
    """An export that has its date in its name: else each look would take longer than the one before."""
    ledger = Ledger()
    record(ledger, [told("day 0.csv", 500, "x:A", "y:gone")], [], NOW)
    for day in range(1, 10):
        new, old = told(f"day {day}.csv", 500 + day, "x:A"), f"day {day - 1}.csv"
        for what in [([new], [old])] if at_once else [([], [old]), ([new], [])]:
            record(ledger, *what, NOW)
    places = ledger.places({"x", "y"})

    assert [True, *[False] * COPIES] == [place.is_present for place in places["x"]]
    assert ["day 0.csv"] == [place.source for place in places["y"]]
    assert "A" == contact(ledger, "x")["title"]


def test_a_tag_is_drawn_with_each_record_that_changed_something_and_known_ever_after():
    """A contact that is gone is a change too."""
    ledger = Ledger()
    counts = [len(ledger.frame.tags)]
    for step in ([told("a.csv", 500, "a")], [told("a.csv", 600, "a")]):
        record(ledger, step, [], NOW)
        counts.append(len(ledger.frame.tags))
    record(ledger, [], ["a.csv"], NOW)
    record(ledger, [], [], NOW + DAY)

    assert [1, 2, 2, 3] == [*counts, len(ledger.frame.tags)]


def test_the_oldest_tags_are_forgotten(tmp_path, monkeypatch):
    """Who asks with one gets everything; else each edit of years would take part in each of today."""
    monkeypatch.setattr(ledger_module, "TAGS_KEPT", 3)
    ledger = Ledger(tmp_path)
    tags = [ledger.frame.tag]
    for time in range(4):
        record(ledger, [told("a.csv", 500 + time, f"a:{time}")], [], NOW)
        tags.append(ledger.frame.tag)
    before = ledger.frame
    ledger.close()
    ledger = Ledger(tmp_path)

    assert tuple(tags[-3:]) == before.tags == ledger.frame.tags
    assert [False, False, True, True, True] == [before.gave(tag) for tag in tags]
    ledger.close()


def test_resend_forgets_the_tags_and_nothing_else(tmp_path):
    """Every old checkpoint then means everything, with the same ids and times."""
    ledger = Ledger()
    record(ledger, [told("a.csv", 500, "a")], [], NOW)
    before, times_before = set(ledger.frame.tags), modified(ledger)
    ledger.resend()

    assert not before & set(ledger.frame.tags)
    assert times_before == modified(ledger)


def test_a_restart_knows_everything(tmp_path):
    """Contacts, times, tags, and what is to be known of sources."""
    ledger = Ledger(tmp_path)
    record(ledger, [told("a.csv", 500, "a", "b")], [], NOW)
    ledger.remember({"a.csv": Seen(digest="read")})
    before = ledger.frame
    ledger.close()
    ledger = Ledger(tmp_path)

    assert before.contacts.equals(ledger.frame.contacts)
    assert (before.tags, {"a.csv": Seen(digest="read")}) == (ledger.frame.tags, ledger.sources())
    assert ledger.has_recorded()
    ledger.close()


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        (
            PureWindowsPath(r"C:\Contact bridge\state\ledger.db"),
            "file:///C:/Contact%20bridge/state/ledger.db",
        ),
        (PureWindowsPath(r"\\nas\office\state\ledger.db"), "file:////nas/office/state/ledger.db"),
        (PurePosixPath("/srv/state/ledger.db"), "file:///srv/state/ledger.db"),
    ],
    ids=["a drive", "a share", "not Windows"],
)
def test_the_ledger_can_be_read_beside_the_bridge_wherever_it_lies(file, uri):
    """SQLite takes the name of a server for one of a host, and opens nothing."""
    assert uri == database.uri(file)


def test_a_second_bridge_on_the_same_folder_is_refused(tmp_path):
    """And gets it when the first has ended."""
    ledger = Ledger(tmp_path)
    with pytest.raises(LedgerError, match="another bridge is running"):
        Ledger(tmp_path)
    ledger.close()

    Ledger(tmp_path).close()


def test_a_lock_that_is_damaged_is_said_in_a_sentence(tmp_path):
    """A disk that was full, a backup put back: it holds nothing, so it can be deleted."""
    (tmp_path / LOCK).write_bytes(b"x" * 5000)

    with pytest.raises(LedgerError, match=r"lock\.db is damaged .*: delete it"):
        Ledger(tmp_path)


def test_a_state_folder_that_may_not_be_written_is_said_to_be_that(tmp_path):
    """Nobody is to look for another bridge."""
    (tmp_path / LOCK).mkdir()
    with pytest.raises(LedgerError, match="is not writable"):
        Ledger(tmp_path)


def test_the_ledger_of_a_newer_version_is_refused_and_not_touched(tmp_path):
    """Whoever goes back to an old version must not lose what the new one knows."""
    Ledger(tmp_path).close()
    db = sqlite3.connect(tmp_path / FILE)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(LedgerError, match="newer version"):
        Ledger(tmp_path)

    assert before == (tmp_path / FILE).read_bytes()


def damage(folder: Path) -> None:
    (folder / FILE).write_bytes(b"no ledger at all" * 100)


def test_a_damaged_ledger_is_kept_aside_and_its_copy_taken(tmp_path, caplog):
    """With a clear line in the log; what was recorded since the copy is found again in the files."""
    ledger = Ledger(tmp_path)
    record(ledger, [told("a.csv", 500, "a")], [], NOW)
    ledger.keep_copy(NOW)
    tag = ledger.frame.tag
    record(ledger, [told("a.csv", 600, "a:x")], [], NOW)
    ledger.close()
    damage(tmp_path)
    with caplog.at_level(logging.WARNING):
        ledger = Ledger(tmp_path)

    assert ({"a": 500}, tag) == (modified(ledger), ledger.frame.tag)
    assert ["ledger-damaged-1.db"] == [file.name for file in tmp_path.glob("*damaged*")]
    assert "ledger-damaged-1.db" in caplog.text
    ledger.close()


@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "missing"])
def test_an_empty_or_missing_ledger_is_a_damaged_one_if_there_is_a_copy(tmp_path, caplog, is_there):
    """After a power cut a file may have no bytes; what the copy knows is not to be lost. What is not there
    is not said to have been kept.
    """
    ledger = Ledger(tmp_path)
    record(ledger, [told("a.csv", 500, "a")], [], NOW)
    ledger.keep_copy(NOW)
    ledger.close()
    (tmp_path / FILE).unlink()
    if is_there:
        (tmp_path / FILE).write_bytes(b"")
    ledger = Ledger(tmp_path)

    assert {"a": 500} == modified(ledger)
    assert is_there == ("it was kept as ledger-damaged-1.db" in caplog.text)
    assert is_there == (tmp_path / "ledger-damaged-1.db").exists()
    ledger.close()


def test_a_ledger_that_another_program_uses_is_refused_and_not_touched(tmp_path, monkeypatch):
    """It is not damaged, only busy."""
    Ledger(tmp_path).close()
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **named: connect(*args, **{**named, "timeout": 0}))
    with pytest.raises(LedgerError, match="does another program use it"):
        Ledger(tmp_path)
    other.close()

    assert [] == list(tmp_path.glob("*damaged*"))
    Ledger(tmp_path).close()


@pytest.mark.parametrize("has_damaged_copy", [True, False])
def test_a_damaged_ledger_without_a_good_copy_begins_anew(tmp_path, has_damaged_copy):
    """It knows nobody, and no tag that was ever given out."""
    ledger = Ledger(tmp_path)
    record(ledger, [told("a.csv", 500, "a")], [], NOW)
    tags = set(ledger.frame.tags)
    ledger.close()
    damage(tmp_path)
    if has_damaged_copy:
        (tmp_path / COPY).write_bytes(b"no copy either" * 100)
    ledger = Ledger(tmp_path)

    assert ({}, False) == (modified(ledger), ledger.has_recorded())
    assert not tags & set(ledger.frame.tags)
    ledger.close()


def test_a_copy_is_kept_though_a_clock_that_was_ahead_was_put_right(tmp_path, monkeypatch):
    """Not only when the time of that clock has come; nor is a failure of that time waited for."""
    ledger = Ledger(tmp_path)
    ledger.keep_copy(NOW + 365 * DAY)
    (tmp_path / COPY).unlink()
    with monkeypatch.context() as patch:
        patch.setattr(database, "copy", Mock(side_effect=OSError("full")))
        ledger.keep_copy(NOW + 400 * DAY)
    ledger.keep_copy(NOW)

    assert (tmp_path / COPY).exists()
    ledger.close()


def test_a_copy_that_cannot_be_opened_just_now_is_kept(tmp_path, monkeypatch):
    """A virus scanner may hold what was just written: to begin anew would copy nothing over it."""
    ledger = Ledger(tmp_path)
    record(ledger, [told("a.csv", 500, "a")], [], NOW)
    ledger.keep_copy(NOW)
    ledger.close()
    damage(tmp_path)
    busy = Mock(side_effect=[sqlite3.DatabaseError("no ledger"), sqlite3.OperationalError("disk I/O error")])
    with monkeypatch.context() as patch:
        patch.setattr(database, "connect", busy)
        with pytest.raises(LedgerError, match="does another program use it"):
            Ledger(tmp_path)
    ledger = Ledger(tmp_path)

    assert {"a": 500} == modified(ledger)
    ledger.close()


def test_a_damaged_copy_is_kept_aside_as_well(tmp_path, caplog):
    """Somebody may be able to mend one of them."""
    Ledger(tmp_path).close()
    damage(tmp_path)
    (tmp_path / COPY).write_bytes(b"no copy either" * 100)
    Ledger(tmp_path).close()

    assert ["ledger-damaged-1.db", "ledger-damaged-2.db"] == sorted(
        file.name for file in tmp_path.glob("*damaged*")
    )


def test_a_missing_ledger_is_not_said_to_be_kept(tmp_path, caplog):
    """There is nothing to look for."""
    ledger = Ledger(tmp_path)
    ledger.keep_copy(NOW)
    ledger.close()
    (tmp_path / FILE).unlink()
    Ledger(tmp_path).close()

    assert "there is nothing left of it to keep" in caplog.text
    assert "was kept as" not in caplog.text


def test_a_copy_is_kept_once_a_day(tmp_path):
    """Not with every refresh."""
    ledger = Ledger(tmp_path)
    ledger.keep_copy(NOW)
    first = (tmp_path / COPY).stat().st_mtime_ns
    ledger.keep_copy(NOW + DAY - 1)
    second = (tmp_path / COPY).stat().st_mtime_ns
    (tmp_path / COPY).unlink()
    ledger.keep_copy(NOW + DAY)

    assert first == second
    assert (tmp_path / COPY).exists()
    ledger.close()


def test_a_copy_that_cannot_be_verified_does_not_replace_the_one_before(tmp_path, monkeypatch, caplog):
    """A damaged copy is worse than an old one."""
    ledger = Ledger(tmp_path)
    ledger.keep_copy(NOW)
    before = (tmp_path / COPY).read_bytes()

    def fail(_: object) -> None:
        raise sqlite3.DatabaseError("malformed")

    monkeypatch.setattr(database, "verify", fail)
    ledger.keep_copy(NOW + DAY)

    assert before == (tmp_path / COPY).read_bytes()
    assert "could not be copied" in caplog.text
    ledger.close()


def test_a_kill_at_any_statement_leaves_the_old_state_or_the_new_one(tmp_path):
    """Each refresh is one transaction."""
    new = {"a": 499, "b": 700, "c": 701}
    seen = []
    for n in range(1, 201):
        folder = tmp_path / str(n)
        ledger = Ledger(folder)
        record(ledger, [told("a.csv", 500, "a", "b")], [], NOW)
        db = ledger._db
        ledger._db = Frail(db, nth(n), is_killed=True)  # type: ignore[assignment]  # all that is asked of it
        try:
            record(ledger, [told("a.csv", 700, "a", "b:x"), told("b.csv", 700, "c")], [], NOW)
        except Killed:
            db.close()
        ledger.close()
        ledger = Ledger(folder)
        seen.append(modified(ledger))
        ledger.close()
        if seen[-1] == new:
            break

    assert {"a": 499, "b": 500} == seen[0]
    assert all(state in (seen[0], new) for state in seen)
    assert new == seen[-1]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-50, 200), st.integers(0, 100)), max_size=20))
def test_times_are_unique_and_never_go_back_whatever_the_clocks_say(steps):
    """n contacts, the file's time and the PC's time, again and again."""
    last, given_out = 0, list[int]()
    for n, mtime, now in steps:
        given_out += times(n, mtime, now, last)
        last = given_out[-1] if given_out else 0

    assert sorted(set(given_out)) == given_out
    assert all(time > 0 for time in given_out)


def test_the_disk_is_waited_for(tmp_path, monkeypatch):
    """What was recorded is there after a power cut, whatever SQLite was built to do by itself."""
    monkeypatch.setattr(database, "SYNCHRONOUS", SYNCHRONOUS)
    with closing(Ledger(tmp_path)) as ledger:
        assert (2,) == ledger._db.execute("PRAGMA synchronous").fetchone()
