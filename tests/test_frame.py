"""`feed.frame`: which contacts are in it, and in which order."""

import pytest

from feed.frame import frame_of


def test_contacts_ascend_by_modified_in_whatever_order_they_come():
    """That is also the order of the pages."""
    frame = frame_of([(9, "a", b"9"), (1, "b", b"1"), (5, "c", b"5")], ["tag"])

    assert [b"1", b"5", b"9"] == frame.rows(0, 3)


@pytest.mark.parametrize("time", [0, 15, 40])
def test_a_time_that_no_contact_has_takes_none_away(time):
    """Not the one beside it either: whoever is dropped here is sent no more."""
    frame = frame_of([(10, "a", b"{}"), (20, "b", b"{}"), (30, "c", b"{}")], ["tag"])

    assert ["a", "c", "d"] == list(frame.changed([(50, "d", b"{}")], [20, time], ["new"]).contacts["id"])
