"""`serve.page.plot`: how it went, as shapes, as a sentence and in numbers."""

from datetime import UTC

import pytest

from feed.clock import DAY, HOUR, MINUTE
from feed.memory.history import Point
from serve.page.plot import BARS, HEIGHT, WIDTH, bars, plot, said, scale
from serve.wording import Times

NOW = 1_800_000_000_000_000
TIMES = Times(NOW, UTC)


def history(*points: tuple[int, int, int, int]) -> list[Point]:
    """Points by how long ago they were."""
    return [Point(NOW - ago, *rest) for ago, *rest in points]


@pytest.mark.parametrize(
    ("most", "round_number"), [(0, 1), (1, 1), (7, 8), (11, 15), (101, 150), (609, 800), (10**6, 10**6)]
)
def test_a_scale_ends_at_a_round_number(most, round_number):
    """That can be read."""
    assert round_number == scale(most)


def test_bars_hold_what_happened_in_each_stretch():
    """From one end to the next, the last one being now; and how many contacts there were in the end."""
    points = history((DAY, 5, 5, 0), (3 * HOUR, 7, 2, 0), (2 * HOUR, 6, 0, 1), (0, 8, 3, 0))

    assert [Point(NOW - 2 * HOUR, 6, 2, 1), Point(NOW, 8, 3, 0)] == bars(
        points, NOW - 4 * HOUR, NOW, 2 * HOUR
    )


def test_the_line_keeps_its_height_until_the_number_changes():
    """And goes on to now."""
    drawn = plot(history((2 * DAY, 100, 100, 0), (DAY, 50, 0, 50)), 30, TIMES)

    assert drawn
    assert "M0 0.0 L500.0 0.0 L500.0 50.0 L1000 50.0" == drawn.line
    assert 100 == drawn.most_contacts


def test_what_was_before_the_time_shown_is_where_the_line_begins():
    """The number did not begin with the week."""
    drawn = plot(history((60 * DAY, 100, 100, 0), (DAY, 100, 2, 0)), 7, TIMES)

    assert drawn
    assert drawn.line.startswith("M0 0.0 ")
    assert [(100, 2)] == [(bar.contacts, bar.changed) for bar in drawn.numbers]


def test_what_is_far_above_the_usual_is_cut_and_said_to_be():
    """On the first day all were new: beside them, no other change could be seen."""
    drawn = plot(
        history((4 * DAY, 1, 1, 0), (3 * DAY, 9, 9, 0), (2 * DAY, 900, 900, 0), (DAY, 901, 3, 1)), 30, TIMES
    )
    even = plot(history((3 * DAY, 9, 9, 0), (2 * DAY, 12, 3, 0), (DAY, 16, 4, 0)), 30, TIMES)

    assert drawn
    assert even
    assert (50, True, 100) == (drawn.most_changes, drawn.is_cut, max(shape.height for shape in drawn.bars))
    assert (4, False) == (even.most_changes, even.is_cut)


def test_a_small_change_can_be_seen_beside_a_great_one():
    """And no shape is outside of the box."""
    drawn = plot(
        history((9 * DAY, 9, 9, 0), (5 * DAY, 9, 1, 0), (DAY, 900, 900, 0), (0, 900, 900, 0)), 30, TIMES
    )

    assert drawn
    assert 3 == min(shape.height for shape in drawn.bars)
    assert all(0 <= shape.y <= HEIGHT - shape.height + 0.1 for shape in drawn.bars)
    assert all(0 <= shape.x <= WIDTH - shape.width for shape in drawn.bars)


def test_it_is_said_in_a_sentence():
    """For who does not see it."""
    drawn = plot(history((2 * DAY, 1200, 1200, 0), (DAY, 1201, 3, 2)), 30, TIMES)

    assert drawn
    assert (
        "Since 13 Jan 08:00: 1,200 to 1,201 contacts, 3 new or changed, 2 no longer sent." == drawn.sentence
    )


@pytest.mark.parametrize("span", [11 * MINUTE, 3 * HOUR, DAY, 6 * DAY, 30 * DAY, 300 * DAY, 1000 * DAY])
def test_there_are_never_more_bars_than_fit_on_a_phone(span):
    """However long the history is."""
    drawn = plot(history((span, 5, 5, 0), (0, 6, 1, 0)), 1000, TIMES)

    assert drawn
    assert 1 == len(drawn.bars)
    assert 1000 / 62 <= drawn.bars[0].width / 0.75 + 0.1


@pytest.mark.parametrize("points", [[], history((MINUTE, 5, 5, 0))])
def test_a_history_in_which_nothing_can_be_seen_is_not_drawn(points):
    """At the first start."""
    assert plot(points, 30, TIMES) is None


def test_what_is_dated_in_the_future_is_not_drawn():
    """The clock was a year ahead for a while: the history is in the order in which it was written."""
    points = history((3 * DAY, 5, 5, 0), (-365 * DAY, 6, 1, 0), (DAY, 7, 1, 0))
    drawn = plot(points, 30, TIMES)

    assert plot([points[0], points[2]], 30, TIMES) == drawn


def test_what_was_written_before_a_clock_was_set_back_is_drawn_in_the_order_of_its_times():
    """However they were written."""
    late, early = history((DAY, 7, 2, 0), (3 * DAY, 5, 5, 0))

    assert plot([early, late], 30, TIMES) == plot([late, early], 30, TIMES)


def test_a_history_whose_first_point_is_in_the_future_is_drawn_all_the_same():
    """As on a computer whose clock was wrong at the first start alone."""
    assert plot(history((-DAY, 5, 5, 0), (3 * HOUR, 6, 1, 0)), 30, TIMES)


def test_each_length_of_a_bar_has_a_name():
    """Changes each ..."""
    units = [plot(history((span, 5, 5, 0)), 1000, TIMES) for span, _ in BARS]

    assert ["30 minutes", "4 hours", "day", "14 days"] == [drawn.unit for drawn in units if drawn]


def test_what_happened_at_one_time_is_said():
    """What did not happen is left out."""
    assert ("2 new or changed, 1 no longer sent", "3 no longer sent") == (
        said(Point(0, 0, 2, 1)),
        said(Point(0, 0, 0, 3)),
    )
