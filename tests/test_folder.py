"""`feed.files.folder` and `.file`: what is in the data folder, and what people and programs do to it."""

import errno
import io
import logging
import os
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from feed import refresh, source
from feed.clock import DAY, SECOND
from feed.files import disk
from feed.files import disk as disk_module
from feed.files import file as file_module
from feed.files import folder as folder_module
from feed.files.disk import LEAST, Disk
from feed.files.file import TOO_LONG, UNTRUSTED, look
from feed.files.folder import Listing, scan
from feed.files.seen import RECHECK, WRITTEN, Seen, signature_of
from feed.source import Rules
from sources import READERS, Table
from tests.running import csv_bytes, people, save_as_excel_does
from tests.watched import START, forbid
from tests.workbooks import xlsx


@pytest.mark.parametrize(
    "name", ["~$a.csv", ".a.csv", ".~lock.a.csv#", "a.csv.tmp", "a.docx", "a", "old.csv"]
)
def test_files_that_are_no_sources_are_not_read(folder, name):
    """Owner files, hidden ones, unfinished ones, other kinds, and what [ignore] names."""
    folder.write(name, "Ann")

    assert [] == folder.contacts()


def test_sources_are_found_in_folders_below_in_upper_and_lower_case(folder):
    """But not in hidden ones, and a folder is no file, whatever it is called."""
    folder.write("sub/A.CSV", "Ann")
    folder.write(".git/b.csv", "Bob")
    (folder.path / "c.csv").mkdir()

    assert ["sub/A.CSV"] == scan(folder.path).names
    assert ["Ann"] == folder.contacts()


@pytest.mark.parametrize("pattern", ["a.csv", "A.*", "sub/*", "SUB/a.csv"])
def test_ignored_files_are_named_by_name_or_path_with_any_letters(folder, pattern):
    """Without regard to case."""
    folder.write("sub/a.csv", "Ann")

    assert [] == scan(folder.path, [pattern]).names


def tell_size_and_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As some drives do."""
    for module in (folder_module, file_module):
        monkeypatch.setattr(module, "signature_of", lambda state: (state.st_size, state.st_mtime_ns, 0, 0))


def test_a_save_within_one_tick_and_of_equal_size_is_noticed(folder, monkeypatch):
    """A file just modified is not trusted: its signature may stay what it was."""
    tell_size_and_time_alone(monkeypatch)
    folder.write("a.csv", "Ann", seconds=-0.5)
    folder.contacts()
    folder.write("a.csv", "Bob", seconds=-0.5)

    assert "Bob" in folder.contacts()


def test_an_edit_that_puts_the_old_time_and_size_back_is_noticed_within_minutes(folder, monkeypatch):
    """Some programs do that; then only the content tells."""
    tell_size_and_time_alone(monkeypatch)
    folder.write("a.csv", "Ann", seconds=-100)
    folder.contacts()
    folder.write("a.csv", "Bob", seconds=-100)

    assert ["Ann"] == folder.contacts()
    folder.now += RECHECK
    assert "Bob" in folder.contacts()


def test_a_file_from_the_future_is_not_read_with_each_look(folder, monkeypatch):
    """A share may be an hour ahead; when the same was there after some seconds, its signature tells."""
    file = folder.write("a.csv", "Ann", seconds=3600)
    folder.contacts()
    folder.date(file, 7200)
    folder.contacts()
    folder.now += UNTRUSTED
    folder.contacts()
    settled = folder.feed.is_as_it_was()
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
    folder.now += UNTRUSTED

    assert settled
    assert ["Ann"] == folder.contacts()


@pytest.mark.parametrize("seconds", [-3600, 3600, -0.999999], ids=["winter", "summer", "whole seconds"])
def test_a_time_that_a_drive_or_a_sync_tool_shifts_changes_nobody(folder, seconds):
    """FAT drives jump an hour twice a year; some tools cut times to seconds after the upload."""
    file = folder.write("a.csv", "Ann", seconds=-9000.000001)
    folder.contacts()
    before = folder.feed.frame
    folder.date(file, -9000.000001 + seconds)

    assert ["Ann"] == folder.contacts()
    assert before is folder.feed.frame


@pytest.mark.skipif(sys.platform != "linux", reason="Linux lists what a process holds open")
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.vcf"])
@pytest.mark.parametrize("is_broken", [False, True], ids=["good", "broken"])
def test_no_file_is_held_open_while_or_after_it_is_understood(folder, monkeypatch, name, is_broken):
    """On Windows that would make Excel's save fail."""
    (folder.path / name).write_bytes(b"PK\x03\x04 no workbook, no card" if is_broken else b"Name\r\nAnn\r\n")
    held: list[str] = []

    def hold() -> None:
        links = Path("/proc/self/fd").iterdir()
        held.extend(target for link in links if name in (target := os.path.realpath(link)))

    def understand(*args: Any) -> Any:
        hold()
        return source.understand(*args)

    monkeypatch.setattr(file_module, "understand", understand)
    folder.feed.refresh()
    hold()

    assert [] == held


def test_a_file_that_did_not_change_is_not_read_again(folder, monkeypatch):
    """Only its signature is looked at."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))

    assert ["Ann"] == folder.contacts()


def test_a_file_that_changes_while_it_is_read_is_not_believed(tmp_path, monkeypatch):
    """What another program is just writing is taken when it is done."""
    file = tmp_path / "a.csv"
    file.write_bytes(csv_bytes(people("Ann")))
    read = Path.read_bytes

    def slowly(path: Path) -> bytes:
        data = read(path)
        path.write_bytes(data + b"half a ro")
        return data

    monkeypatch.setattr(Path, "read_bytes", slowly)

    seen, source = look(file, Seen(), Rules("US"), lambda: START)

    assert (WRITTEN, None, None) == (seen.error, seen.signature, source)


def test_a_file_that_is_not_there_is_no_bad_source(tmp_path):
    """One that vanished is told from one that cannot be understood: Excel may just be replacing it."""
    assert (Seen(), None) == look(tmp_path / "a.csv", Seen(), Rules("US"), lambda: START)


def test_a_file_is_read_whole_and_closed_before_its_bytes_are_parsed(tmp_path, monkeypatch):
    """An open handle would break the save of an Excel that writes just then, however long parsing takes."""
    file = tmp_path / "a.csv"
    data = csv_bytes(people("Ann"))
    file.write_bytes(data)
    opened = []
    closed: list[tuple[bytes, bool]] = []
    original = io.open

    def noted(*args, **kwargs):
        opened.append(original(*args, **kwargs))
        return opened[-1]

    def reader(data: bytes, _: Table | None) -> list[Table]:
        closed.extend((data, file.closed) for file in opened)
        return []

    monkeypatch.setattr(io, "open", noted)
    monkeypatch.setitem(READERS, ".csv", reader)
    look(file, Seen(), Rules("US"), lambda: START)

    assert [(data, True)] == closed


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", b"PK\x03\x04 torn"), ("a.csv", b"\n")])
def test_a_file_that_could_not_be_read_can_be_renamed_at_once(tmp_path, name, data):
    """Windows renames no file that somebody still has open."""
    file = tmp_path / name
    file.write_bytes(data)
    seen, _ = look(file, Seen(), Rules("US"), lambda: START)
    moved = file.rename(tmp_path / "moved")

    assert seen.error
    assert data == moved.read_bytes()


@pytest.mark.parametrize(("seconds", "names"), [(-1, []), (1, []), (-4, ["Ann"]), (9999, ["Ann"])])
def test_a_file_just_written_that_ends_inside_a_line_is_waited_for(folder, seconds, names):
    """The rest may be under way; a row cut in two would be someone who does not exist. But not for ever."""
    file = folder.path / "a.csv"
    file.write_bytes(b"Name,Email\r\nAnn,ann@example.com")
    folder.date(file, seconds)

    assert names == folder.contacts()


def test_a_file_that_is_being_saved_is_no_reason_to_call_anyone(folder):
    """Whoever watches `/health` would be alarmed by each save that is met half-way."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    file = folder.path / "a.csv"
    file.write_bytes(b"Name,Email\r\nAnn,ann@example.com")
    folder.date(file, -1)
    folder.contacts()

    assert (WRITTEN, False) == (folder.feed.seen["a.csv"].error, folder.feed.is_degraded)


def test_a_folder_that_is_listed_slowly_is_read_all_the_same(folder, monkeypatch):
    """Thousands of files on a share take longer than a look has patience: the next one finds the listing."""
    folder.write("a.csv", "Ann")
    answers = threading.Event()

    def slowly(*arguments: Any) -> Listing:
        answers.wait()
        return scan(*arguments)

    monkeypatch.setattr(refresh, "scan", slowly)
    feed = folder.feed
    feed._disk = Disk(patience=LEAST)
    feed.refresh()
    first = feed.trouble
    monkeypatch.setattr(disk_module, "LONGEST", 1e9)
    monkeypatch.setattr(disk_module, "SLOWER", 1e9)
    for _ in range(2):
        answers.set()
        for thread in [t for t in threading.enumerate() if t.name == "reads the folder"]:
            thread.join()
        answers.clear()
        feed.refresh()  # takes what came
        taken = feed.trouble, list(feed.seen)
        feed.refresh()  # begins anew, and is as late as before

        assert ("", ["a.csv"]) == taken == (feed.trouble, list(feed.seen))
    answers.set()
    assert "does not answer" in first


@pytest.mark.posix("Windows has no pipes among files")
def test_a_pipe_in_the_folder_stops_nothing(folder):
    """It would be read for ever."""
    assert sys.platform != "win32"  # for the type checker
    os.mkfifo(folder.path / "a.csv")
    folder.write("b.csv", "Bob")

    assert ["Bob"] == folder.contacts()
    assert folder.feed.is_degraded


@pytest.mark.parametrize(
    "code", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.EINVAL], ids=errno.errorcode.get
)
def test_a_file_that_is_locked_for_a_moment_is_read_all_the_same(folder, monkeypatch, caplog, code):
    """A virus scanner or Excel's save holds it: `open` says 13 or 22 then, and nothing of Windows' own."""
    folder.write("a.csv", "Ann")
    locks = iter([OSError(code, "locked")] * len(file_module.PAUSES))
    read = Path.read_bytes

    def locked(path: Path) -> bytes:
        for error in locks:
            raise error
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", locked)

    assert ["Ann"] == folder.contacts()
    assert not folder.feed.is_degraded
    assert [] == [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_file_that_stays_locked_is_not_waited_for_each_time(folder, monkeypatch):
    """It is tried once with each look, so that the other files are not late."""
    folder.write("a.csv", "Ann")
    tried: list[Path] = []

    def locked(path: Path) -> bytes:
        tried.append(path)
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)
    folder.contacts()
    began, first = folder.now, len(tried)
    folder.now += 5 * SECOND
    folder.contacts()

    assert (1 + len(file_module.PAUSES), 1) == (first, len(tried) - first)
    assert "another program holds it" in folder.feed.seen["a.csv"].error
    assert began == folder.feed.seen["a.csv"].since


def test_a_file_that_only_the_cloud_has_is_named_so(folder, monkeypatch):
    """OneDrive fetches it when it is read; without a connection that fails."""
    folder.write("a.csv", "Ann")
    stat = Path.stat

    class Placeholder:
        st_file_attributes = 0x400000

        def __init__(self, state: os.stat_result) -> None:
            self.state = state

        def __getattr__(self, name: str) -> Any:
            return getattr(self.state, name)

    with monkeypatch.context() as offline:
        offline.setattr(Path, "stat", lambda path: Placeholder(stat(path)))
        offline.setattr(Path, "read_bytes", Mock(side_effect=OSError(22, "Invalid argument")))
        folder.contacts()

    assert "Always keep on this device" in folder.feed.seen["a.csv"].error
    assert ["Ann"] == folder.contacts()


def test_a_file_that_hangs_stops_no_other(folder, monkeypatch, caplog):
    """The first frame comes without it; it comes as soon as its drive answers."""
    for name in ("a", "b"):
        folder.write(f"{name}.csv", name.upper())
    answers = threading.Event()
    read = Path.read_bytes
    folder.feed._disk = Disk(patience=LEAST)

    def slowly(path: Path) -> bytes:
        if path.name == "a.csv":
            answers.wait()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", slowly)
    assert ["B"] == folder.contacts() == folder.contacts()
    assert 1 == caplog.text.count("does not answer")
    answers.set()
    for thread in [t for t in threading.enumerate() if t.name.startswith("reads ")]:
        thread.join()

    assert ["B", "A"] == folder.contacts()
    assert not folder.feed.is_degraded


@pytest.fixture
def slowly(folder, monkeypatch):
    """Look at the folder, while each reading of a file takes longer than anybody waits for it; then let it
    come to its end."""
    folder.feed._disk = Disk(patience=LEAST)
    read = Path.read_bytes

    def look():
        goes_on = threading.Event()
        with monkeypatch.context() as slow:
            slow.setattr(Path, "read_bytes", lambda path: (goes_on.wait(), read(path))[1])
            found = folder.contacts()
            reading = [t for t in threading.enumerate() if t.name.startswith("reads ")]
            goes_on.set()
            for thread in reading:
                thread.join()
        return found

    return look


def test_a_file_that_takes_long_to_read_is_there_with_the_next_look(folder, slowly):
    """60 MB through a VPN, each time: the reading goes on meanwhile, and is not begun anew."""
    folder.write("a.csv", "Ann")

    assert [] == slowly()
    assert "does not answer" in folder.feed.seen["a.csv"].error
    assert ["Ann"] == slowly()
    assert not folder.feed.is_degraded


def test_a_file_that_always_takes_long_to_read_is_named_only_the_first_time(folder, slowly, monkeypatch):
    """Its content is compared every few minutes: nothing is wrong with a drive that is as slow as ever."""
    monkeypatch.setattr(disk, "SLOWER", 1000)
    folder.write("a.csv", "Ann")
    slowly()
    slowly()
    folder.now += RECHECK
    checked = folder.feed.seen["a.csv"].checked

    assert (["Ann"], False) == (slowly(), folder.feed.is_degraded)
    assert (["Ann"], False) == (slowly(), folder.feed.is_degraded)
    assert checked < folder.feed.seen["a.csv"].checked


def test_what_took_long_to_read_is_as_good_as_it_was_then(folder, slowly):
    """A row that was just being written is not believed because time has passed since."""
    file = folder.write("a.csv", "Ann")
    file.write_bytes(file.read_bytes() + b"Bo")
    folder.date(file, seconds=0)
    slowly()
    folder.now += 60 * SECOND

    assert [] == slowly()
    assert "is being written" in folder.feed.seen["a.csv"].error


def test_a_folder_that_hangs_is_not_an_empty_folder(folder, monkeypatch, caplog):
    """As one that is away."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    answers = threading.Event()
    folder.feed._disk = Disk(patience=LEAST)
    with monkeypatch.context() as dead:
        dead.setattr(refresh, "scan", lambda *_: answers.wait())
        assert ["Ann"] == folder.contacts()
        assert folder.feed.is_degraded
    assert "does not answer" in caplog.text
    answers.set()


def test_a_file_whose_path_windows_does_not_open_is_named(folder, monkeypatch):
    """It is listed all the same; in silence its people would be gone after a day."""
    monkeypatch.setattr(file_module, "LONGEST", 20)
    folder.write("a.csv", "Ann")
    monkeypatch.setattr(Path, "stat", Mock(side_effect=FileNotFoundError(2, "No such file")))
    folder.feed.refresh()

    assert TOO_LONG == folder.feed.seen["a.csv"].error


def test_the_number_of_a_file_on_a_large_drive_can_be_remembered():
    """Windows has 128 bits for it."""
    state = os.stat_result([0, 1 << 127 | 5, 0, 0, 0, 0, 7, 0, 0, 0])
    seen = Seen(signature_of(state))

    assert seen == Seen.of_json(seen.to_json())


def test_a_file_that_vanishes_before_it_is_read_keeps_its_contacts_in_silence(folder, monkeypatch, caplog):
    """Between deleting and renaming in Excel's save; the next look tells."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    with monkeypatch.context() as saving:
        saving.setattr(Path, "stat", Mock(side_effect=FileNotFoundError(2, "No such file")))
        assert ["Ann"] == folder.contacts()

    assert not folder.feed.is_degraded
    assert "a.csv" not in [record.args[0] for record in caplog.records if record.levelno > logging.INFO]


@pytest.mark.parametrize(
    "code",
    [errno.ENOENT, errno.EACCES, errno.EIO, errno.EHOSTUNREACH, errno.ETIMEDOUT],
    ids=errno.errorcode.get,
)
def test_a_folder_that_cannot_be_listed_for_any_reason_loses_nobody(folder, monkeypatch, code):
    """A share that is away, a right that was taken, a drive that is broken."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    before = folder.feed.frame
    folder.now += 2 * DAY
    monkeypatch.setattr(os, "scandir", Mock(side_effect=OSError(code, "away", str(folder.path))))

    assert ["Ann"] == folder.contacts()
    assert before is folder.feed.frame


def test_a_folder_below_that_cannot_be_listed_keeps_its_files_and_stops_no_other(folder, monkeypatch, caplog):
    """A right was taken, or it is a share of its own that is away."""
    folder.write("sub/deep/a.csv", "Ann")
    folder.write("b.csv", "Bob")
    folder.contacts()
    scandir = os.scandir
    folder.write("b.csv", "Bob", "Cleo", seconds=-50)
    folder.now += 2 * DAY
    with monkeypatch.context() as closed:

        def refuse(path: str) -> Any:
            if Path(path).name == "sub":
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        closed.setattr(os, "scandir", refuse)
        assert {"Ann", "Bob", "Cleo"} == set(folder.contacts()) == set(folder.contacts())
        assert folder.feed.is_degraded
    assert 1 == caplog.text.count("sub/deep/a.csv: its folder cannot be listed")

    assert {"Ann", "Bob", "Cleo"} == set(folder.contacts())
    assert not folder.feed.is_degraded


def test_a_folder_below_that_could_never_be_listed_is_named(folder, monkeypatch, caplog):
    """Nobody would miss the people in it: the task runs as another user than the one who made the folder."""
    folder.write("b.csv", "Bob")
    folder.write("sub/a.csv", "Ann")
    forbid(monkeypatch, "sub")

    assert ["Bob"] == folder.contacts() == folder.contacts()
    assert folder.feed.is_degraded
    assert 1 == caplog.text.count("sub: its folder cannot be listed: Permission denied")


def test_a_folder_below_that_cannot_be_listed_may_be_ignored(folder, monkeypatch, caplog):
    """Whoever names it under [ignore] files knows of it."""
    folder.write("old/a.csv", "Ann")
    forbid(monkeypatch, "old")

    assert [] == folder.contacts()
    assert not folder.feed.is_degraded
    assert [] == [record for record in caplog.records if record.levelno > logging.INFO]


@pytest.mark.parametrize("name", ["$RECYCLE.BIN/S-1-5-21/$RA1B2C3.csv", "System Volume Information/a.csv"])
def test_what_windows_keeps_on_a_drive_is_no_source(folder, name):
    """The data folder may be a drive: who was in a deleted file would be served for ever."""
    folder.write(name, "Ann")
    folder.write("b.csv", "Bob")

    assert ["Bob"] == folder.contacts()


@pytest.mark.parametrize(
    "name",
    [
        "a (Ann's conflicted copy 2026-11-02).csv",
        "a (conflicted copy 2026-11-02 101112).csv",
        "a (In Konflikt stehende Kopie von Ann 2026-11-02).csv",
        "a (Copie en conflit de Ann 2026-11-02).csv",
        "a.sync-conflict-20261102-101112-ABCDEFG.csv",
        "a_conflict-20261102-101112.csv",
        "a (SFConflict ann@example.com 2026-11-02-10-11-12).csv",
        "a [conflicted].csv",
    ],
)
def test_an_unmistakable_conflict_copy_is_left_out_and_named_once(folder, caplog, name):
    """A sync tool made it when a file was edited in two places."""
    folder.write("a.csv", "Ann")
    folder.write(name, "Bob")

    assert ["Ann"] == folder.contacts() == folder.contacts()
    assert 1 == caplog.text.count(f"{name}: is left out")


@pytest.mark.parametrize(
    "name", ["a (1).csv", "a - Copy.csv", "a-PC7.csv", "conflict.csv", "Conflicted Copy Ltd.csv"]
)
def test_what_may_be_a_file_of_its_own_is_read(folder, name):
    """People keep lists under such names too."""
    folder.write(name, "Ann")

    assert ["Ann"] == folder.contacts()


@pytest.mark.parametrize(
    ("name", "other"), [("a.csv", "A.CSV"), ("\u00e9.csv", "e\u0301.csv")], ids=["case", "composed"]
)
def test_a_name_spelt_in_another_way_changes_nobody(folder, name, other):
    """For Windows it is the same name, for sync tools from a Mac too; elsewhere it is a rename."""
    file = folder.write(name, "Ann")
    folder.contacts()
    before = folder.feed.frame
    file.rename(folder.path / other)

    assert ["Ann"] == folder.contacts()
    assert before is folder.feed.frame


def test_a_workbook_zipped_again_with_equal_cells_changes_nobody(folder):
    """SharePoint rewrites workbooks after they were uploaded."""
    file = folder.path / "a.xlsx"
    file.write_bytes(xlsx([["Name", "Phone"], ["Ann", "+12125550101"]]))
    folder.contacts()
    before = folder.feed.frame
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as loose:
        for name, data in reversed(parts.items()):
            loose.writestr(name, data)

    assert ["Ann"] == folder.contacts()
    assert before is folder.feed.frame


def test_a_folder_that_is_away_is_not_an_empty_folder(folder, caplog):
    """Its contacts stay, and it is said once."""
    folder.write("a.csv", "Ann")
    folder.contacts()
    folder.path.rename(folder.path.with_name("elsewhere"))

    assert ["Ann"] == folder.contacts()
    assert ["Ann"] == folder.contacts()
    assert folder.feed.is_degraded
    assert 1 == sum(record.levelno == logging.ERROR for record in caplog.records)
    folder.path.with_name("elsewhere").rename(folder.path)
    assert ["Ann"] == folder.contacts()
    assert not folder.feed.is_degraded


def test_a_file_saved_in_excels_way_is_the_same_source(folder):
    """Written beside, the old one deleted, renamed."""
    file = folder.write("a.csv", "Ann")
    folder.contacts()
    save_as_excel_does(file, csv_bytes(people("Ann", "Bob")))

    assert ["Ann", "Bob"] == folder.contacts()
