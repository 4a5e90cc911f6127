"""`feed.orders`: what people ask of a bridge in another process."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from feed import orders
from feed.orders import Orders


def waiting(state: Path) -> list[tuple[str, str]]:
    return sorted((order.what, order.name) for order in Orders(state).waiting())


def test_orders_wait_until_they_are_done(tmp_path):
    """With the name of the file that each is about: a kill between reading and doing loses none."""
    orders.give(tmp_path, orders.ACCEPT, "sub/a.csv")
    orders.give(tmp_path, orders.RESEND)

    assert [("accept", "sub/a.csv"), ("resend", "")] == waiting(tmp_path)
    there = Orders(tmp_path)
    for order in there.waiting():
        there.done(order)
    assert [] == waiting(tmp_path)


@pytest.mark.parametrize("data", [b"{", b"[]", b'["accept"]', b"7", b"null", b'["resend", "\xff"]', bytes(9)])
def test_a_damaged_order_asks_for_nothing(tmp_path, data):
    """Nor does it stop the others; it is there to be done away with."""
    orders.give(tmp_path, orders.RESEND)
    (tmp_path / orders.FOLDER / "0.json").write_bytes(data)

    assert [("", ""), ("resend", "")] == waiting(tmp_path)


def test_an_order_makes_the_state_folder_if_need_be(tmp_path):
    """The bridge may never have been started."""
    orders.give(tmp_path / "state", orders.RESEND)

    assert [("resend", "")] == waiting(tmp_path / "state")


def test_an_order_that_cannot_be_read_is_said_once_and_tried_again(tmp_path, monkeypatch, caplog):
    """Whoever gave it was told that it is carried out within seconds."""
    orders.give(tmp_path, orders.RESEND)
    there = Orders(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", Mock(side_effect=PermissionError(13, "Permission denied")))
        assert [] == there.waiting() == there.waiting()

    assert 1 == caplog.text.count("cannot be read (Permission denied)")
    assert ["resend"] == [order.what for order in there.waiting()]


def test_an_order_that_is_being_written_waits(tmp_path):
    """It has another name until it is whole."""
    orders.give(tmp_path, orders.RESEND)
    (tmp_path / orders.FOLDER / "x.tmp").write_text('["acc', encoding="utf-8")

    assert [("resend", "")] == waiting(tmp_path)


def done_but_there(state: Path, monkeypatch: pytest.MonkeyPatch) -> Orders:
    """The orders of a folder, of which one was done and could not be deleted just then."""
    orders.give(state, orders.RESEND)
    there = Orders(state)
    [order] = there.waiting()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", Mock(side_effect=PermissionError(13, "Permission denied")))
        there.done(order)
    return there


def test_an_order_that_cannot_be_deleted_is_carried_out_once(tmp_path, monkeypatch, caplog):
    """Somebody with more rights gave it. A sync that is asked to begin again each few seconds never ends."""
    there = done_but_there(tmp_path, monkeypatch)
    monkeypatch.setattr(Path, "unlink", Mock(side_effect=PermissionError(13, "Permission denied")))

    assert [] == there.waiting()
    assert [] == there.waiting()
    assert "cannot be deleted (Permission denied)" in caplog.text


def test_an_order_that_could_not_be_deleted_is_deleted_later(tmp_path, monkeypatch):
    """A virus scanner had it open. After a restart it would be carried out again."""
    there = done_but_there(tmp_path, monkeypatch)

    assert not there.are_waiting()
    assert [] == there.waiting()
    assert [] == waiting(tmp_path)


def test_whether_orders_wait_is_told_without_opening_one(tmp_path, monkeypatch):
    """Whoever answers Talkdesk asks that, while the thread that carries them out deletes them."""
    monkeypatch.setattr(Path, "read_bytes", Mock(side_effect=AssertionError("opened")))
    there = Orders(tmp_path)

    assert not there.are_waiting()
    orders.give(tmp_path, orders.RESEND)
    assert there.are_waiting()


def test_orders_that_cannot_be_listed_keep_no_file_from_being_read(tmp_path):
    """A backup put back may have made a file of the folder."""
    (tmp_path / orders.FOLDER).write_bytes(b"")

    assert [] == waiting(tmp_path)
