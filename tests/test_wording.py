"""`serve.wording`: numbers and times as people say them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from feed.clock import DAY, HOUR, MINUTE, SECOND
from serve.wording import Times, counted, lasted, number


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * SECOND


NOW = at("2026-03-02 00:30")
TIMES = Times(NOW, UTC)


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (-HOUR, "just now"),
        (59 * SECOND, "just now"),
        (MINUTE, "1 minute ago"),
        (89 * MINUTE, "89 minutes ago"),
        (90 * MINUTE, "1 hour ago"),
        (35 * HOUR, "35 hours ago"),
        (36 * HOUR, "1 day ago"),
        (400 * DAY, "400 days ago"),
    ],
)
def test_how_long_ago_is_said_in_one_unit(past, said):
    """A clock that was set back makes nothing odd."""
    assert said == TIMES.ago(NOW - past)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2026-03-02 00:05", "today 00:05"),
        ("2026-03-01 23:59", "yesterday 23:59"),
        ("2026-02-28 07:08", "28 Feb 07:08"),
        ("2025-12-31 07:08", "31 Dec 2025 07:08"),
    ],
)
def test_a_time_is_said_with_as_much_of_the_day_as_it_takes(time, said):
    """Yesterday may be in another month."""
    assert said == TIMES.at(at(time))


def test_times_are_those_of_the_place():
    """What is today in Lisbon may be tomorrow in Auckland."""
    there = Times(NOW, timezone(timedelta(hours=-10)))

    assert ("today 14:30", "2026-03-02T00:30:00+00:00") == (there.at(NOW), there.iso(NOW))


@pytest.mark.parametrize(
    ("time", "said"),
    [(0, "0 ms"), (12_400, "12 ms"), (SECOND, "1.0 s"), (59_940_000, "59.9 s"), (3 * MINUTE, "3 min")],
)
def test_how_long_something_took_is_said_in_a_fitting_unit(time, said):
    """Nobody can compare 0.01 s."""
    assert said == lasted(time)


def test_many_and_one():
    """Thousands are set apart."""
    assert ("1,234,567", "1 file", "0 files", "2,000 files") == (
        number(1_234_567),
        counted(1, "file"),
        counted(0, "file"),
        counted(2000, "file"),
    )
