"""Times, and numbers, as people say them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from feed.clock import DAY, HOUR, MINUTE, SECOND
from feed.numbers import counted as counted
from feed.numbers import number as number

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Up to how long ago something is told in a unit: nobody says "100 minutes ago".
UNITS = ((90 * MINUTE, MINUTE, "minute"), (36 * HOUR, HOUR, "hour"), (10**20, DAY, "day"))
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def lasted(time: int) -> str:
    """Return how long something took: `12 ms`, `3.2 s`, `3 min`."""
    if time < SECOND:
        return f"{time / 1000:.0f} ms"
    return f"{time / SECOND:.1f} s" if time < MINUTE else f"{time / MINUTE:.0f} min"


@dataclass(frozen=True)
class Times:
    """Points of time as seen from `now`, in the time zone of this computer or in another."""

    now: int
    zone: tzinfo | None = None

    def ago(self, time: int) -> str:
        """Return how long ago something was."""
        past = self.now - time
        if past < MINUTE:
            return "just now"
        unit, noun = next((unit, noun) for limit, unit, noun in UNITS if past < limit)
        return f"{counted(past // unit, noun)} ago"

    def at(self, time: int) -> str:
        """Return when something was: `today 14:03`, `24 Nov 14:03`, `24 Nov 2025 14:03`."""
        return f"{self.day(time)} {self._local(time):%H:%M}"

    def day(self, time: int) -> str:
        """Return the day of it."""
        moment, today = self._local(time), self._local(self.now)
        if moment.date() == today.date():
            return "today"
        if moment.date() == today.date() - timedelta(days=1):
            return "yesterday"
        year = "" if moment.year == today.year else f" {moment.year}"
        return f"{moment.day} {MONTHS[moment.month - 1]}{year}"

    def iso(self, time: int) -> str:
        """Return it for programs."""
        return _moment(time // SECOND * SECOND).isoformat()

    def _local(self, time: int) -> datetime:
        return _moment(time).astimezone(self.zone)


def _moment(time: int) -> datetime:
    return EPOCH + timedelta(microseconds=time)
