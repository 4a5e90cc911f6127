"""`feed.orders`: what people ask of a bridge in another process."""

from feed import orders


def test_an_order_is_taken_once(tmp_path):
    """With the name of the file that it is about; several wait in peace."""
    orders.give(tmp_path, orders.ACCEPT, "sub/a.csv")
    orders.give(tmp_path, orders.RESEND)

    assert [("accept", "sub/a.csv"), ("resend", "")] == sorted(orders.take(tmp_path))
    assert [] == orders.take(tmp_path)


def test_a_damaged_order_is_no_order(tmp_path):
    """Nor does it stop the others."""
    (tmp_path / "order-x.json").write_text("{", encoding="utf-8")
    orders.give(tmp_path, orders.RESEND)

    assert [("resend", "")] == orders.take(tmp_path)


def test_an_order_makes_the_state_folder_if_need_be(tmp_path):
    """The bridge may never have been started."""
    orders.give(tmp_path / "state", orders.RESEND)

    assert [("resend", "")] == orders.take(tmp_path / "state")
