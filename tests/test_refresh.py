"""`feed.refresh`: what happens to files, and what is published of them. The clock is the test's."""

import logging
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from feed import entries, orders
from feed.clock import DAY, SECOND
from feed.files import file as file_module
from feed.files.folder import NO_NAME
from feed.files.limits import Limits
from feed.files.seen import RECHECK
from feed.frame import Frame
from feed.identity import glance
from feed.memory import database
from feed.memory.database import LedgerError
from feed.memory.remembered import Remembered
from feed.refresher import Refresher
from feed.source import Rules
from feed.told import line_of
from feed.typed import typed
from sources import SourceError
from sources.texts import delimited
from tests.running import csv_bytes, people
from tests.watched import Folder
from tests.workbooks import xlsx_of

DATA = Path(__file__).parents[1] / "data"


def test_contacts_are_published_in_the_order_of_their_files_times(folder):
    """And the greatest modification time is that of the newest file exactly."""
    folder.write("a.csv", "New", seconds=-10)
    folder.write("b.csv", "Old1", "Old2", seconds=-20)

    assert ["Old1", "Old2", "New"] == folder.contacts()
    assert folder.now - 10 * SECOND == folder.newest()


def test_nothing_new_publishes_nothing(folder):
    """The frame is the same object."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    before = folder.feed.frame
    folder.contacts()

    assert before is folder.feed.frame


def test_a_published_frame_is_never_changed(folder):
    """A request that holds it sees what was, to its end."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    before = folder.feed.frame
    copy = before.contacts.copy()
    folder.write("a.csv", "Ann", "Bob", seconds=-50)
    folder.contacts()

    assert copy.equals(before.contacts)


@pytest.mark.parametrize("seconds", [-3 * 365 * 86400, -100, 86400 * 365], ids=["old", "same", "future"])
def test_a_changed_file_is_noticed_whatever_its_time_says(folder, seconds):
    """Restored copies are older than what they replace; signatures are compared with !=."""
    folder.write("a.csv", "Ann", seconds=-100)
    folder.contacts()
    before = folder.newest()
    folder.now += 60 * SECOND
    folder.write("a.csv", "Ann", "Bob", seconds=seconds - 60 if seconds == -100 else seconds)

    assert ["Ann", "Bob"] == folder.contacts()
    assert before < folder.newest() <= folder.now


def test_a_file_touched_or_sorted_sends_nothing_again(folder):
    """Times stay as they were."""
    file = folder.write("a.csv", "Ann", "Bob")
    folder.contacts()
    before = folder.feed.frame
    folder.date(file, -50)
    folder.contacts()
    folder.write("a.csv", "Ann", "Bob", seconds=-40)
    rows = people("Ann", "Bob")
    file.write_bytes(csv_bytes([rows[0], rows[2], rows[1]]))

    assert ["Ann", "Bob"] == folder.contacts()
    assert before is folder.feed.frame


def test_a_renamed_file_sends_nothing_again(folder):
    """Ids do not depend on the name."""
    file = folder.write("a.csv", "Ann")
    folder.contacts()
    before = folder.feed.frame
    file.rename(folder.path / "b.csv")

    assert ["Ann"] == folder.contacts()
    assert before is folder.feed.frame


@pytest.mark.parametrize(
    "fault",
    [PermissionError(13, "Permission denied"), OSError(22, "Invalid argument")],
    ids=repr,
)
def test_a_file_that_cannot_be_read_keeps_its_last_good_contacts(folder, monkeypatch, caplog, fault):
    """It is reported once, and read again as soon as that works."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    folder.write("a.csv", "Ann", "Bob", seconds=-50)
    with monkeypatch.context() as broken, caplog.at_level(logging.WARNING):
        broken.setattr(Path, "read_bytes", Mock(side_effect=fault))
        assert ["Ann"] == folder.contacts()
        assert ["Ann"] == folder.contacts()
        assert folder.feed.is_degraded
        assert 1 == sum(record.levelno >= logging.WARNING for record in caplog.records)

    assert ["Ann", "Bob"] == folder.contacts()
    assert not folder.feed.is_degraded


@pytest.mark.posix("names of files are bytes on POSIX only")
def test_a_file_whose_name_is_no_text_stops_no_other(folder, caplog):
    """Old drives have names in other encodings; each look would fail, and read all files again."""
    folder.write("Caf\udce9.csv", "Bob")
    folder.write("good.csv", "Ann")
    caplog.set_level(logging.ERROR, "feed.refresh")  # such a name is none for the report of a test

    assert ["Ann"] == folder.contacts() == folder.contacts()
    assert ["good.csv"] == [name for name, seen in folder.feed.seen.items() if not seen.error]
    assert [NO_NAME] == [seen.error for seen in folder.feed.seen.values() if seen.error]
    folder.restart()
    assert ["Ann"] == folder.contacts()
    (folder.path / "Caf\udce9.csv").rename(folder.path / "new.csv")  # as it is asked for
    assert {"Ann", "Bob"} == set(folder.contacts())
    assert not folder.feed.is_degraded


def test_one_bad_file_stops_no_other(folder, caplog):
    """Not even one that shows a fault of the bridge; the log has the traceback."""
    folder.write("a.csv", "Ann")
    (folder.path / "b.xlsx").write_bytes(b"PK\x03\x04")
    (folder.path / "c.csv").write_bytes(b"")

    assert ["Ann"] == folder.contacts()
    assert {"b.xlsx", "c.csv"} == {name for name, seen in folder.feed.seen.items() if seen.error}


def test_a_fault_of_the_bridge_is_logged_and_stops_no_other_file(folder, monkeypatch, caplog):
    """With its traceback, and without the file's content."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    folder.write("b.csv", "Bob")
    monkeypatch.setattr(file_module, "understand", Mock(side_effect=ZeroDivisionError))

    assert ["Ann"] == folder.contacts()
    assert "ZeroDivisionError" in caplog.text


def test_a_ledger_that_another_program_holds_is_trouble_until_it_lets_go(folder, monkeypatch):
    """No edit reaches Talkdesk as long as a program makes a backup of it: health and status page say so."""
    monkeypatch.setattr(database, "BUSY", 0)
    folder.restart()
    folder.write("a.csv", "Ann")
    folder.contacts()
    folder.write("a.csv", "Ann", "Bob", seconds=-50)
    with closing(sqlite3.connect(folder.state / database.FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert ["Ann"] == folder.contacts()
        assert folder.feed.is_degraded
        assert "the ledger cannot be" in folder.feed.trouble

    assert ["Ann", "Bob"] == folder.contacts()
    assert not folder.feed.is_degraded


def test_a_ledger_that_is_damaged_while_the_bridge_runs_is_trouble(folder, monkeypatch):
    """What can be done is said."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    damaged = sqlite3.DatabaseError("database disk image is malformed")
    monkeypatch.setattr(folder.ledger, "odd", Mock(side_effect=damaged))
    folder.write("a.csv", "Ann", "Bob", seconds=-50)

    assert ["Ann"] == folder.contacts()
    assert "start the bridge again" in folder.feed.trouble


def test_a_fault_of_the_bridge_in_a_look_is_trouble_until_a_look_comes_to_its_end(folder, monkeypatch):
    """It is for the log, but people are not told that all is well."""
    folder.write("a.csv", "Ann")
    with monkeypatch.context() as patch:
        patch.setattr(folder.ledger, "record", Mock(side_effect=ZeroDivisionError))
        with pytest.raises(ZeroDivisionError):
            folder.feed.refresh()
    during = folder.feed.is_degraded

    assert ["Ann"] == folder.contacts()
    assert (True, False) == (during, folder.feed.is_degraded)


def test_a_ledger_that_cannot_be_written_publishes_nothing_and_is_said_once(folder, monkeypatch, caplog):
    """The disk is full, or the state folder read-only: what Talkdesk holds is never ahead of the ledger."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    before = folder.feed.frame
    folder.write("a.csv", "Ann", "Bob", seconds=-50)
    with monkeypatch.context() as full:
        full.setattr(
            folder.ledger, "_draw", Mock(side_effect=sqlite3.OperationalError("database or disk is full"))
        )
        assert ["Ann"] == folder.contacts() == folder.contacts()
        assert before is folder.feed.frame
        assert folder.feed.is_degraded
    assert 1 == caplog.text.count("database or disk is full")

    assert ["Ann", "Bob"] == folder.contacts()
    assert not folder.feed.is_degraded


def test_a_person_in_two_files_with_one_id_is_one_contact(folder):
    """The file that came first decides; what it lacks comes from the other."""
    (folder.path / "a.csv").write_bytes(csv_bytes([["Id", "Name", "Phone"], ["1", "Ann", "+12125550101"]]))
    (folder.path / "b.csv").write_bytes(csv_bytes([["Id", "Name", "Email"], ["1", "Ann", "ann@example.com"]]))

    assert ["Ann"] == folder.contacts()
    text = folder.feed.frame.contacts["json"][0]
    assert b"+12125550101" in text
    assert b"ann@example.com" in text


def crowd(folder: Folder, letter: str = "N") -> None:
    """Write a hundred people into one file."""
    rows = [[f"{letter}{i}", f"{letter}{i}@example.com", f"+1212555{ord(letter)}{i:02d}"] for i in range(100)]
    (folder.path / "crowd.csv").write_bytes(csv_bytes([["Name", "Email", "Phone"], *rows]))


def held_back(folder: Folder) -> list[str]:
    """Have it held back that others stand in the place of a hundred people; return these."""
    crowd(folder)
    before = folder.contacts()
    crowd(folder, "M")
    folder.contacts()
    return before


def test_a_file_in_which_nearly_all_people_are_new_waits_for_acceptance(folder, caplog):
    """Contacts cannot be taken back from Talkdesk; a wrong file must not fill it."""
    crowd(folder)
    before = folder.contacts()
    crowd(folder, "M")

    assert before == folder.contacts()
    assert folder.feed.is_degraded
    assert typed("accept", "crowd.csv") in caplog.text


def test_a_held_file_counts_once_it_is_accepted(folder, tmp_path):
    """Also if the bridge was started again in between."""
    held_back(folder)
    orders.give(folder.state, orders.ACCEPT, "crowd.csv")

    assert 200 == len(folder.contacts())
    assert not folder.feed.is_degraded


@pytest.mark.parametrize("moment", ["done", "record"])
def test_an_acceptance_survives_a_kill(folder, monkeypatch, moment):
    """Whether it comes before the order is forgotten or before the contacts are recorded."""
    held_back(folder)
    orders.give(folder.state, orders.ACCEPT, "crowd.csv")
    place = orders.Orders if moment == "done" else folder.ledger
    with monkeypatch.context() as patch:
        patch.setattr(place, moment, Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            folder.feed.refresh()
    folder.restart()

    assert 200 == len(folder.contacts())
    assert not folder.feed.is_degraded
    assert [] == orders.Orders(folder.state).waiting()


def test_a_held_file_that_is_put_right_counts_without_being_accepted(folder):
    """The mistake was seen and the old content put back, with one edit."""
    held_back(folder)
    crowd(folder)
    file = folder.path / "crowd.csv"
    file.write_bytes(file.read_bytes().replace(b"N7@example.com", b"seven@example.com"))

    assert 100 == len(folder.contacts())
    assert not folder.feed.is_degraded


def test_a_person_in_two_sheets_of_a_workbook_is_there_once(folder):
    """Customers on one, who gets the newsletter on another; a cell is edited on the second."""
    customers = [["Name", "Email", "Phone"], *people("Ann", "Bob")[1:]]
    for phone in ("+12125550109", "+12125550108"):
        letters = [
            ["Name", "Email", "Mobile"],
            ["Ann", "ann@example.com", phone],
            ["Cy", "cy@example.com", ""],
        ]
        sheets = {"Customers": customers, "Newsletter": letters}
        (folder.path / "a.xlsx").write_bytes(xlsx_of(sheets))

        assert ["Ann", "Bob", "Cy"] == sorted(folder.contacts())
        assert 3 == len(folder.ledger.frame.contacts)
    (folder.path / "a.xlsx").write_bytes(xlsx_of({"New": [["Name", "Email"]], **sheets}))

    assert ["Ann", "Bob", "Cy"] == sorted(folder.contacts())


def test_a_sheet_that_is_copied_and_edited_in_one_save_makes_nobody_new(folder):
    """For the next year; the copy says what the sheet said."""
    rows = people("Ann", "Bob")
    (folder.path / "a.xlsx").write_bytes(xlsx_of({"2026": rows}))
    folder.contacts()
    titles = [[*row, title] for row, title in zip(rows, ("Title", "Owner", "Driver"), strict=True)]
    (folder.path / "a.xlsx").write_bytes(xlsx_of({"2027": titles, "2026": rows}))

    assert ["Ann", "Bob"] == sorted(folder.contacts())


def test_another_order_of_a_customer_turns_nothing_back(folder):
    """The shop has the phone of years ago in each of them; that of the other list is newer."""
    order, ann = ["1", "Ann Demo", "ann@example.com", "+12125550101"], ["Ann Demo", "ann@example.com"]
    for phone in ("+12125550101", "+12125550109"):
        (folder.path / "a.csv").write_bytes(csv_bytes([["Name", "Email", "Phone"], [*ann, phone]]))
        (folder.path / "b.csv").write_bytes(csv_bytes([["Order", "Name", "Email", "Phone"], order]))
        folder.contacts()
    before = folder.feed.frame
    lines = [order, ["2", *order[1:]]]
    (folder.path / "b.csv").write_bytes(csv_bytes([["Order", "Name", "Email", "Phone"], *lines]))
    folder.contacts()

    assert before is folder.feed.frame


def test_a_held_file_that_is_renamed_is_held_still(folder):
    """A rename is neither an acceptance nor another save."""
    before = held_back(folder)
    (folder.path / "crowd.csv").rename(folder.path / "new.csv")

    assert before == folder.contacts() == folder.contacts()
    assert folder.feed.is_degraded
    folder.now += 2 * DAY  # and its last good contacts stay
    assert before == folder.contacts()
    orders.give(folder.state, orders.ACCEPT, "new.csv")
    assert 200 == len(folder.contacts())
    folder.now += DAY
    assert 100 == len(folder.contacts())
    assert not folder.feed.is_degraded


def test_a_file_held_by_a_version_that_kept_no_reason_has_its_own_after_a_lock(folder, monkeypatch):
    """The bridge was updated while somebody thought about it."""
    held_back(folder)
    seen = folder.feed.seen["crowd.csv"]
    folder.ledger.remember({"crowd.csv": replace(seen, waits="")})
    folder.restart()
    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", Mock(side_effect=PermissionError(13, "Permission denied")))
        folder.now += RECHECK
        folder.contacts()
    folder.contacts()

    assert seen.error == folder.feed.seen["crowd.csv"].error


def test_a_held_file_that_was_locked_and_is_renamed_is_held_still(folder, monkeypatch):
    """Somebody opens it to see what is wrong, and puts it aside."""
    before = held_back(folder)
    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", Mock(side_effect=PermissionError(13, "Permission denied")))
        folder.now += RECHECK
        folder.contacts()
    (folder.path / "crowd.csv").rename(folder.path / "new.csv")

    assert before == folder.contacts() == folder.contacts()


def test_a_copy_of_a_held_file_is_held_as_well(folder, caplog):
    """Made to look at it, or to work on; its people are not to reach Talkdesk by that."""
    before = held_back(folder)
    shutil.copy(folder.path / "crowd.csv", folder.path / "crowd - Copy.csv")

    assert before == folder.contacts()
    assert "it has the content that is held back in crowd.csv" in caplog.text


def test_a_held_file_that_was_locked_for_a_moment_is_held_for_its_old_reason(folder, monkeypatch):
    """A save does that; the lock itself is past."""
    held_back(folder)
    reason = folder.feed.seen["crowd.csv"].error
    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", Mock(side_effect=PermissionError(13, "Permission denied")))
        folder.now += RECHECK
        folder.contacts()
    locked = folder.feed.seen["crowd.csv"].error
    folder.contacts()

    assert reason == folder.feed.seen["crowd.csv"].error != locked
    assert folder.feed.seen["crowd.csv"].held


def test_content_that_is_no_good_is_not_offered_to_be_accepted(folder):
    """It was saved over what was held."""
    before = held_back(folder)
    (folder.path / "crowd.csv").write_bytes(b"")

    assert before == folder.contacts()
    assert ("is empty", "") == (folder.feed.seen["crowd.csv"].error, folder.feed.seen["crowd.csv"].held)


def test_an_acceptance_is_of_the_content_that_was_looked_at(folder, caplog):
    """And not of one that was saved while the order was on its way, and is held back by now."""
    before = held_back(folder)
    seen_then = folder.feed.seen["crowd.csv"].held
    crowd(folder, "O")
    folder.contacts()
    orders.give(folder.state, orders.ACCEPT, "crowd.csv", seen_then)

    assert before == folder.contacts()
    assert "crowd.csv: accepted, but it was saved again since" in caplog.text
    orders.give(folder.state, orders.ACCEPT, "crowd.csv", folder.feed.seen["crowd.csv"].held)
    assert 200 == len(folder.contacts())


def test_only_the_content_that_was_held_is_accepted(folder):
    """Not what is saved over it before the bridge looks again, nor a file that was never held."""
    crowd(folder)
    orders.give(folder.state, orders.ACCEPT, "crowd.csv")
    before = folder.contacts()
    crowd(folder, "M")
    folder.contacts()
    orders.give(folder.state, orders.ACCEPT, "crowd.csv")
    crowd(folder, "O")

    assert before == folder.contacts()
    assert folder.feed.is_degraded


def edited(folder: Folder, name: str, *row: str) -> list[str]:
    """The names that are published after a file of one person was written, half a minute later."""
    folder.now += 30 * SECOND
    (folder.path / name).write_bytes(csv_bytes([["Name", "Email", "Phone"], list(row)]))
    folder.date(folder.path / name, -1)
    return folder.contacts()


@pytest.mark.parametrize("many", [1, glance.MANY])
def test_a_person_of_two_names_stays_one_when_a_file_comes_back_edited(folder, monkeypatch, many):
    """`Robert` of one file is `Bob` of the other, by the phone that changes in both meanwhile."""
    monkeypatch.setattr(glance, "MANY", many)
    for name, called, email in [
        ("x.csv", "Bob Demo", "bob@example.com"),
        ("y.csv", "Bob Demo", "bob@example.com"),
        ("y.csv", "Robert Demo", "bob@example.com"),
        ("y.csv", "Robert Demo", "robert@example.com"),
    ]:
        assert 1 == len(edited(folder, name, called, email, "202-555-0101"))
    (folder.path / "y.csv").unlink()
    folder.contacts()
    (folder.path / "y.csv").write_bytes(
        csv_bytes([["Name", "Email", "Phone"], ["Robert Demo", "robert@example.com", "202-555-0155"]])
    )

    assert 1 == len(edited(folder, "x.csv", "Bob Demo", "bob@example.com", "202-555-0155"))


def test_whoever_comes_back_edited_is_not_who_has_the_id_by_now(folder):
    """Ann of two files became Bea in one, step by step, while the other was away; it comes back alone."""
    edited(folder, "x.csv", "Ann Demo", "ann@example.com", "202-555-0101")
    edited(folder, "y.csv", "Ann Demo", "ann@example.com", "202-555-0101")
    (folder.path / "x.csv").unlink()
    folder.contacts()
    edited(folder, "y.csv", "Bea Demo", "ann@example.com", "202-555-0101")
    edited(folder, "y.csv", "Bea Demo", "bea@example.com", "202-555-0101")
    edited(folder, "y.csv", "Bea Demo", "bea@example.com", "202-555-0199")

    assert ["Bea Demo", "Ann Demo"] == edited(folder, "x.csv", "Ann Demo", "ann@example.com", "202-555-0155")


@pytest.mark.parametrize("count", [40, 1000])
def test_the_brake_holds_no_file_in_which_few_people_are_new(folder, count):
    """Fewer than fifty, or no more than a fifth of all."""
    rows = [[f"N{i}", f"n{i}@example.com"] for i in range(count)]
    file = folder.path / "a.csv"
    file.write_bytes(csv_bytes([["Name", "Email"], *rows]))
    folder.contacts()
    rows[:100] = [[f"M{i}", f"m{i}@example.com"] for i in range(min(100, count))]
    file.write_bytes(csv_bytes([["Name", "Email"], *rows]))

    assert "M0" in folder.contacts()
    assert not folder.feed.is_degraded


def test_resend_makes_every_old_checkpoint_mean_everything(folder):
    """With the same ids."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    before = folder.feed.frame
    orders.give(folder.state, orders.RESEND)
    folder.contacts()

    assert before.contacts.equals(folder.feed.frame.contacts)
    assert not set(before.tags) & set(folder.feed.frame.tags)


def test_an_order_before_the_first_look_publishes_nothing(folder):
    """Nothing is known of the folder yet: an empty page would say that there is nobody."""
    orders.give(folder.state, orders.RESEND)
    folder.path.rename(folder.path.with_name("away"))
    folder.feed.refresh()

    assert folder.feed.frame is None


def test_rows_whose_text_is_known_are_not_shaped_again(folder, monkeypatch):
    """Only a changed row costs work."""
    folder.write("a.csv", "Ann", "Bob")
    folder.contacts()
    shaped: list[int] = []

    def noted(reading: Any, lines: list[int], *rest: Any) -> Any:
        shaped.extend(lines)
        return read(reading, lines, *rest)

    read = entries.Reading._new
    monkeypatch.setattr(entries.Reading, "_new", noted)
    folder.write("a.csv", "Ann", "Cleo")
    folder.contacts()

    assert [3] == shaped


def test_lines_that_are_as_they_were_are_not_read_again(folder, monkeypatch):
    """Of a text file that is edited; the rows below stand where they have moved to."""
    file = folder.write("a.csv", "Ann", "Bob", "Cy")
    folder.contacts()
    monkeypatch.setattr(delimited, "_whole", Mock(side_effect=AssertionError))
    heading, *rows = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([heading, rows[0].replace(b"Ann", b"Dee"), *rows]))
    folder.date(file, -50)

    assert ["Ann", "Bob", "Cy", "Dee"] == folder.contacts()
    assert [2, 3, 4, 5] == [line_of(row.place)[1] for row in folder.ledger.present("a.csv")]


def test_another_country_in_the_configuration_shapes_all_rows_again(folder):
    """And only contacts that look different to Talkdesk are sent."""
    file = folder.path / "a.csv"
    file.write_bytes(csv_bytes([["Name", "Phone"], ["Ann", "912 345 678"], ["Bob", "+12125550101"]]))
    folder.contacts()
    before = folder.feed.frame
    folder.restart(Rules("PT"))

    assert ["Bob", "Ann"] == folder.contacts()
    assert set(before.contacts["id"]) == set(folder.feed.frame.contacts["id"])


def test_a_restart_publishes_without_reading_a_file(folder, monkeypatch):
    """What was known is served at once."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
    folder.restart()

    assert folder.feed.frame is not None
    assert ["Ann"] == folder.contacts()


def test_a_file_that_could_not_be_read_keeps_its_contacts_over_a_restart(folder):
    """A workbook may be locked for days."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    (folder.path / "a.csv").write_bytes(b"")
    folder.contacts()
    folder.restart(Rules("PT"))

    assert ["Ann"] == folder.contacts()
    assert folder.feed.is_degraded


@pytest.fixture
def sampled(folder):
    """The folder with the three samples, of seven people."""
    for sample in sorted(DATA.glob("sample-*")):
        shutil.copy(sample, folder.path)
    assert 7 == len(folder.contacts())
    return folder


def test_a_sample_that_is_locked_for_a_moment_leaves_the_others_be(sampled, monkeypatch):
    """Nothing tells that it is another file now; that is the first impression of whoever tries the bridge."""
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "sample-workbook.xlsx":
            raise PermissionError(13, "Permission denied")
        return read(path)

    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", refuse)
        sampled.now += RECHECK
        during = sampled.contacts()

    assert 7 == len(during) == len(sampled.contacts())


def test_samples_come_back_when_the_one_that_was_edited_is_put_back(sampled):
    """Somebody tried the bridge with it."""
    sample = sampled.path / "sample-google.csv"
    data = sample.read_bytes()
    sample.write_bytes(data + b"Zoe Own\r\n")
    edited = sampled.contacts()
    sample.write_bytes(data)

    assert edited == sampled.contacts() == sampled.contacts()  # as whoever is gone, for a day
    sampled.now += DAY
    sampled.contacts()

    assert len(edited) < 7 == len(sampled.contacts())
    assert "Zoe Own" in edited
    assert "Zoe Own" not in sampled.contacts()


def test_samples_come_back_when_the_other_files_are_gone(folder):
    """But not while people's own file may be away for a moment only: a save can look like that."""
    for sample in sorted(DATA.glob("sample-*")):
        (folder.path / sample.name).write_bytes(sample.read_bytes())
    folder.contacts()
    other = folder.write("mine.csv", "Ann")
    folder.contacts()
    other.unlink()

    assert ["Ann"] == folder.contacts() == folder.contacts()
    folder.now += DAY
    folder.contacts()
    assert 7 == len(set(folder.contacts()) - {"Ann"})


def test_samples_that_are_left_out_are_not_read_again_and_again(folder, caplog, monkeypatch):
    """Every five seconds, the log would fill up with them."""
    for sample in sorted(DATA.glob("sample-*")):
        (folder.path / sample.name).write_bytes(sample.read_bytes())
        folder.date(folder.path / sample.name, -100)
    folder.write("mine.csv", "Ann")
    folder.contacts()
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
    caplog.clear()
    folder.contacts()
    folder.restart()

    assert ["Ann"] == folder.contacts()
    assert [] == caplog.records


@pytest.mark.parametrize("fault", [SourceError("is no workbook"), ZeroDivisionError()], ids=repr)
def test_content_that_is_no_good_is_not_read_again_until_it_changes(folder, monkeypatch, caplog, fault):
    """A damaged file of a hundred megabytes would keep the computer busy for ever."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    folder.write("a.csv", "Bob", seconds=-50)
    understand = Mock(side_effect=fault)
    with monkeypatch.context() as broken:
        broken.setattr(file_module, "understand", understand)
        for _ in range(3):
            assert ["Ann"] == folder.contacts()
        folder.restart()
        assert ["Ann"] == folder.contacts()
    assert 1 == understand.call_count
    assert 1 == caplog.text.count("a.csv: is no workbook") + caplog.text.count("a.csv: could not be")
    assert folder.feed.is_degraded
    folder.write("a.csv", "Ann", "Cleo", seconds=-40)

    assert ["Ann", "Cleo"] == folder.contacts()
    assert not folder.feed.is_degraded


def test_what_is_wrong_with_content_is_said_again_after_the_file_was_locked(folder, monkeypatch):
    """Else it would be called locked for as long as it stays as it is."""
    file = folder.path / "a.xlsx"
    file.write_bytes(b"PK\x03\x04 no workbook")
    folder.date(file, -100)
    folder.feed.refresh()
    said = folder.feed.seen["a.xlsx"].error
    file.write_bytes(b"PK\x03\x04 no workbook")
    folder.date(file, -50)
    with monkeypatch.context() as held:
        held.setattr(Path, "read_bytes", Mock(side_effect=PermissionError(13, "Permission denied")))
        folder.feed.refresh()
    assert "another program" in folder.feed.seen["a.xlsx"].error
    folder.feed.refresh()

    assert said == folder.feed.seen["a.xlsx"].error


def test_content_that_was_no_good_is_tried_again_with_other_rules(folder, monkeypatch):
    """A limit was raised, or a newer bridge understands it."""
    folder.write("a.csv", "Ann", "Bob")
    folder.restart(Rules("US", limits=Limits(rows=1)))
    folder.feed.refresh()
    assert "rows = 1" in folder.feed.seen["a.csv"].error
    folder.restart()

    assert ["Ann", "Bob"] == folder.contacts()


def test_samples_count_while_there_is_nothing_else(folder, caplog):
    """And that they are samples is said."""
    for sample in sorted(DATA.glob("sample-*")):
        (folder.path / sample.name).write_bytes(sample.read_bytes())

    with caplog.at_level(logging.WARNING):
        assert 7 == len(folder.contacts())
    assert "samples" in caplog.text


@pytest.mark.parametrize(
    "data", [csv_bytes(people("Ann")), b"PK\x03\x04 broken"], ids=["a file", "a broken file"]
)
def test_samples_are_left_out_as_soon_as_there_is_another_file(folder, data):
    """No fictional person reaches a call centre beside real ones, whatever the samples are called."""
    for number, sample in enumerate(sorted(DATA.glob("sample-*"))):
        (folder.path / f"{number}{sample.suffix}").write_bytes(sample.read_bytes())
    folder.contacts()
    (folder.path / "mine.xlsx").write_bytes(data)

    assert not set(folder.contacts()) - {"Ann"}


def test_the_log_counts_the_files_that_are_read(folder, caplog):
    """A sample that is left out beside people's own file is none of them."""
    (folder.path / "sample.csv").write_bytes((DATA / "sample-google.csv").read_bytes())
    folder.contacts()
    caplog.set_level(logging.INFO)
    folder.write("mine.csv", "Ann")
    folder.contacts()

    assert any(line.startswith("1 contact in 1 file; ") for line in caplog.messages)


def refreshing(work: Callable[[], None], every: float = 1000) -> Refresher:
    """Return what does a work when it is asked for."""
    return Refresher(work, every, is_needless=lambda: False)


def test_a_refresh_that_is_asked_for_is_done_before_the_wait_ends():
    """Also if one was under way: that may have looked at the file before it changed."""
    state, seen = ["old"], []
    started, go = threading.Event(), threading.Event()

    def work() -> None:
        seen.append(state[0])
        started.set()
        go.wait(10)

    refresher = refreshing(work)
    refresher.refresh(wait=0)
    started.wait(10)
    state[0] = "new"
    go.set()
    refresher.refresh(wait=10)

    assert ["old", "new"] == seen


def test_refreshes_are_begun_by_themselves_now_and_then():
    """Also if nobody asks, so that the first page of a sync finds most of the work done."""
    begun = threading.Semaphore(0)
    refresher = refreshing(begun.release, every=0.001)
    for _ in range(3):
        assert begun.acquire(timeout=10)
    refresher.stop(10)


def test_a_refresh_that_hangs_keeps_nobody_waiting_longer_than_wished():
    """The last published frame is served meanwhile."""
    go, done = threading.Event(), list[int]()

    def work() -> None:
        go.wait(10)
        done.append(1)

    refreshing(work).refresh(wait=0.01)

    assert [] == done
    go.set()


def test_a_refresh_that_fails_is_logged_and_the_next_one_is_done(caplog):
    """The thread lives on."""
    calls: list[int] = []

    def work() -> None:
        calls.append(1)
        raise ZeroDivisionError

    refresher = refreshing(work)
    refresher.refresh(wait=10)
    refresher.refresh(wait=10)

    assert 2 == len(calls)
    assert "ZeroDivisionError" in caplog.text


def test_what_fails_as_the_bridge_ends_is_nobodys_business(caplog):
    """A look that takes longer than it is waited for finds the ledger closed; nothing is lost by that."""
    begun, go = threading.Event(), threading.Event()
    before = set(threading.enumerate())

    def work() -> None:
        begun.set()
        go.wait(10)
        raise sqlite3.ProgrammingError("Cannot operate on a closed database.")

    refresher = refreshing(work)
    refresher.refresh(wait=0)
    begun.wait(10)
    refresher.stop(wait=0)
    go.set()
    for thread in [t for t in set(threading.enumerate()) - before if t.name == "refresh"]:
        thread.join(10)

    assert "" == caplog.text


@pytest.mark.slow
def test_one_cell_among_ten_files_of_ten_thousand_rows_sends_one_contact(folder):
    """Touching, sorting and saving again send none."""

    def save(name: str, rows: list[list[str]]) -> None:
        (folder.path / name).write_bytes(csv_bytes([["Name", "Email", "Phone"], *rows]))

    def sent() -> int:
        """Refresh; return how many contacts a sync from before would get."""
        before = folder.newest() if folder.feed.frame else 0
        folder.feed.refresh()
        frame = folder.feed.frame
        assert isinstance(frame, Frame)
        return len(frame.contacts) - frame.row_after(before)

    sheets = {
        f"{f}.csv": [
            [f"Person{f} {i}", f"p{f}.{i}@example.com", f"+1{212 + f}{2000000 + i}"] for i in range(10_000)
        ]
        for f in range(10)
    }
    for name, rows in sheets.items():
        save(name, rows)

    assert 100_000 == sent()
    sheets["3.csv"][5000][2] = "+13125550199"
    save("3.csv", sheets["3.csv"])
    assert 1 == sent()
    (folder.path / "3.csv").touch()
    assert 0 == sent()
    save("3.csv", sheets["3.csv"][::-1])
    assert 0 == sent()
    save("4.csv", sheets["4.csv"])
    assert 0 == sent()


def test_rows_that_were_recorded_before_a_failure_are_not_recorded_again(folder, monkeypatch):
    """The disk may be full just after they were, so that the file is read once more."""
    folder.write("a.csv", "Ann", "Bob")
    folder.contacts()
    folder.write("a.csv", "Ann", "Cleo", seconds=-50)
    with monkeypatch.context() as patch:
        patch.setattr(folder.ledger, "remember", Mock(side_effect=LedgerError("the disk is full")))
        folder.feed.refresh()
    folder.contacts()

    assert 2 == len(folder.ledger.present("a.csv"))


def test_a_folder_is_as_it_was_until_a_file_changes_or_something_is_ordered(folder):
    """Then a first page needs no refresh; in doubt there is one, and every few minutes in any case."""
    folder.write("a.csv", "Ann", seconds=-100)
    before = folder.feed.is_as_it_was()
    folder.contacts()
    settled = folder.feed.is_as_it_was()
    orders.give(folder.state, orders.RESEND, "")
    ordered = folder.feed.is_as_it_was()
    folder.feed.refresh()
    folder.feed.refresh()
    again = folder.feed.is_as_it_was()
    folder.write("a.csv", "Ann", "Bob", seconds=-90)

    assert (False, True, False, True, False) == (before, settled, ordered, again, folder.feed.is_as_it_was())


def test_a_folder_that_was_as_it_was_for_minutes_is_looked_at_all_the_same(folder):
    """Some programs put a file's old time back."""
    folder.write("a.csv", "Ann", seconds=-100)
    folder.contacts()
    settled = folder.feed.is_as_it_was()
    folder.now += RECHECK

    assert (True, False) == (settled, folder.feed.is_as_it_was())


def test_the_log_counts_rightly(folder, caplog):
    """Also one file, one row and one contact."""
    caplog.set_level(logging.INFO)
    folder.write("people.csv", "Ann")
    folder.contacts()

    assert "people.csv: 1 row, 1 contact" in caplog.messages
    assert any(line.startswith("1 contact in 1 file; 1 changed or gone; ") for line in caplog.messages)


EDITS = (
    ("Ann", "Bob", "Cleo"),
    ("Ann", "Bobby", "Cleo"),
    ("New", "Ann", "Bobby", "Cleo"),
    ("Cleo", "Bobby", "Ann", "Ann", "New"),
    ("Cleo", "Cleo", "Cleo"),
    ("Cleo", "Ann"),
    (),
    ("Ann", "Cleo"),
)


def test_the_rows_known_without_asking_are_those_in_the_ledger(folder):
    """After each edit: someone's id must never be taken from a row that is another one now."""
    for turn, names in enumerate(EDITS):
        folder.write("a.csv", *names, seconds=turn - 100)
        folder.contacts()
        ledger = folder.ledger

        assert Remembered.present(ledger, "a.csv") == ledger.present("a.csv")


def test_after_a_record_that_failed_the_ledger_is_asked_for_its_rows(folder, monkeypatch):
    """Those that were known beside it were of what was not kept."""
    folder.write("a.csv", "Ann", "Bob")
    folder.contacts()
    folder.write("a.csv", "Ann", "Cleo", seconds=-50)
    with monkeypatch.context() as patch:
        patch.setattr(folder.ledger, "_keep_contacts", Mock(side_effect=LedgerError("the disk is full")))
        folder.feed.refresh()

    assert Remembered.present(folder.ledger, "a.csv") == folder.ledger.present("a.csv")
