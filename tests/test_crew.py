"""`feed.crew`: work that is shared with other processes."""

import os
import socket
import sys
from threading import Thread

import pytest

from columns.column import Column
from contacts.contact import Entry
from feed import entries
from feed.crew import in_order
from feed.entries import Reading, read
from sources.rows import packed

PATIENCE = 60  # seconds for another Python to start; a machine may be busy


@pytest.fixture(autouse=True)
def _three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this computer has."""
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def meeting(asked: tuple[int, int]) -> int:
    """Have this process wait for another one to call, which takes a share of its own for that."""
    asking, port = asked
    if os.getpid() == asking:
        LISTENING[0].accept()[0].close()
    else:
        socket.create_connection(("127.0.0.1", port)).close()
    return os.getpid()


def warning(asked: tuple[int, int]) -> int:
    """Meet, and have the other process say more than a pipe holds."""
    found = meeting(asked)
    if found != asked[0]:
        sys.stderr.write("a warning\n" * 100_000)
    return found


LISTENING: list[socket.socket] = []


def lost(asked: tuple[int, int]) -> int:
    number, asking = asked
    if os.getpid() != asking:
        os._exit(1)
    return number


def failing(number: int) -> int:
    raise ValueError(f"number {number} is no good")


def test_all_is_done_in_order_whoever_does_it():
    """Some of it by other processes."""
    found = in_order(squared, range(200))

    assert [number * number for number in range(200)] == [square for square, _ in found]


def test_another_process_does_take_part():
    """Or nothing would be gained."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(PATIENCE)
        LISTENING[:] = [listener]
        share = (os.getpid(), listener.getsockname()[1])

        assert 2 == len(set(in_order(meeting, [share, share])))


def test_another_process_may_say_at_its_standard_error_what_it_likes():
    """Libraries warn; a process that waits for somebody to read that would be waited for without end."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(PATIENCE)
        LISTENING[:] = [listener]
        shares = [(os.getpid(), listener.getsockname()[1])] * 2
        working = Thread(target=in_order, args=(warning, shares), daemon=True)
        working.start()
        working.join(PATIENCE)

        assert not working.is_alive()


def test_what_another_process_does_not_bring_back_is_done_here():
    """It may be ended by anybody; nothing is lost."""
    assert [*range(50)] == in_order(lost, [(number, os.getpid()) for number in range(50)])


def test_where_no_process_can_be_started_all_is_done_here(monkeypatch):
    """An administrator may forbid it."""
    monkeypatch.setattr("feed.crew.ANSWERING", [sys.executable + " is not there"])

    assert [0, 1, 4] == [square for square, _ in in_order(squared, range(3))]


def test_an_error_is_raised_as_if_there_were_no_others():
    """And nobody begins another share."""
    with pytest.raises(ValueError, match="is no good"):
        in_order(failing, range(50))


def test_a_large_table_read_by_several_says_what_it_says_to_one(monkeypatch):
    """Contacts, order, lines and problems."""
    rows = packed(
        [(range(2, 402), [[f"Ann {i}", "117" if i % 7 else "+12125550101"] for i in range(400)])], 2
    )
    columns = {0: Column("Name", "name"), 1: Column("Phone", "phone")}
    reading = Reading(columns, ("Name", "Phone"), "", "US", 1000)
    alone = read(rows, reading)
    monkeypatch.setattr(entries, "MANY", 100)
    monkeypatch.setattr(entries, "SHARE", 20)

    assert alone == read(rows, reading)
    assert all(isinstance(entry, Entry) for entry in alone[0])
