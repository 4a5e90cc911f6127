"""`feed.files.disk`: readings that may never come to their end."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from unittest.mock import Mock

import pytest

from feed.files import disk as disk_module
from feed.files.disk import LEAST, PATIENCE, Disk, HangsError, LateError


@pytest.fixture
def dead() -> Iterator[threading.Event]:
    """A drive that answers only when it is set, which it is in the end."""
    answers = threading.Event()
    yield answers
    answers.set()


def fail() -> None:
    raise TimeoutError(110, "Connection timed out")


def read_slowly(begun: threading.Event, goes_on: threading.Event) -> None:
    begun.set()
    goes_on.wait()


def test_what_is_read_comes_back():
    """And what it raises, also a time-out of the system's own."""
    assert b"data" == Disk().ask("a.csv", lambda: b"data")
    with pytest.raises(TimeoutError, match="Connection timed out"):
        Disk().ask("a.csv", fail)


def test_a_reading_that_hangs_is_left_behind(dead):
    """Whoever asked goes on, others are read, and the same is not asked for again until it is back."""
    disk = Disk(patience=LEAST)
    came_back = threading.Event()

    def read() -> None:
        dead.wait()
        came_back.set()

    with pytest.raises(HangsError, match="does not answer"):
        disk.ask("a.csv", read)

    assert 1 == disk.ask("b.csv", lambda: 1)
    with pytest.raises(HangsError):
        disk.ask("a.csv", lambda: pytest.fail("asked for while it hangs"))
    dead.set()
    came_back.wait()
    for thread in [t for t in threading.enumerate() if t.name == "reads a.csv"]:
        thread.join()
    disk.begin()
    assert 1 == disk.ask("a.csv", lambda: 1)


def test_what_comes_too_late_is_there_for_the_next_look_and_no_other(dead):
    """For whoever wants it: a file that is read slowly would never be, a listing would be out of date."""
    disk = Disk(patience=LEAST)
    for key in ("wanted", "forgotten"):
        with pytest.raises(HangsError):
            disk.ask(key, dead.wait)
    dead.set()
    for thread in [t for t in threading.enumerate() if t.name.startswith("reads ")]:
        thread.join()
    disk.begin()

    assert disk.ask("wanted", lambda: pytest.fail("read again"), takes_late=True)
    assert 1 == disk.ask("wanted", lambda: 1, takes_late=True)
    disk.begin()
    assert 1 == disk.ask("forgotten", lambda: 1, takes_late=True)


@pytest.mark.parametrize(
    ("took", "since", "is_late"),
    [(8, 15, True), (8, 17, False), (7200, 299, True), (7200, 301, False)],
    ids=["as slow as it was", "slower", "for a few minutes", "longer than anybody waits"],
)
def test_what_came_late_once_hangs_only_when_it_is_slower_than_that(monkeypatch, took, since, is_late):
    """Twice as long, and a few minutes at most: a drive that slept for hours may sleep for ever."""
    clock = Mock(return_value=0)
    monkeypatch.setattr(disk_module, "time", Mock(monotonic=clock))
    disk = Disk(patience=LEAST)

    def is_hanging() -> type[HangsError]:
        with pytest.raises(HangsError) as raised:
            disk.ask("a.csv", lambda: pytest.fail("asked for while it hangs"))
        return raised.type

    for seconds in (took, since):
        begun, goes_on = threading.Event(), threading.Event()
        with pytest.raises(HangsError):
            disk.ask("a.csv", partial(read_slowly, begun, goes_on))
        begun.wait()
        (reading,) = [t for t in threading.enumerate() if t.name == "reads a.csv"]
        clock.return_value += seconds
        kind = is_hanging()
        goes_on.set()
        reading.join()
        disk.begin()
        disk.ask("a.csv", fail, takes_late=True)

    assert is_late == (kind is LateError)


def test_one_look_loses_no_more_time_than_its_budget(dead, monkeypatch):
    """However many files hang: those after the first get hardly any."""
    monkeypatch.setattr(disk_module, "LEAST", 0.001)
    disk = Disk(patience=0.05, budget=0.1)
    began = time.monotonic()
    for number in range(20):
        with pytest.raises(HangsError):
            disk.ask(f"{number}.csv", dead.wait)

    assert time.monotonic() - began < 20 * 0.05


def test_there_are_never_more_threads_than_a_handful_behind(dead, monkeypatch):
    """A folder of a thousand files on a dead share does not make a thousand threads."""
    monkeypatch.setattr(disk_module, "MOST", 3)
    monkeypatch.setattr(disk_module, "LEAST", 0.001)
    disk = Disk(patience=0.001, budget=0)
    begun = threading.Semaphore(0)

    def hang() -> None:
        begun.release()
        dead.wait()

    for number in range(10):
        with pytest.raises(HangsError):
            disk.ask(f"{number}.csv", hang)

    assert [True] * 3 == [begun.acquire(timeout=PATIENCE) for _ in range(3)]
    assert not begun.acquire(blocking=False)


def test_one_thread_does_all_readings_and_ends_with_its_disk():
    """Looking every few seconds for months leaves none behind."""
    before = set(threading.enumerate())
    disk = Disk()
    readers = {disk.ask(name, threading.current_thread) for name in ("a.csv", "b.csv")}
    (reader,) = readers
    del disk, readers
    reader.join(PATIENCE)

    assert before >= set(threading.enumerate())
