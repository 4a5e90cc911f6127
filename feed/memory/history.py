"""How the number of contacts went, and what changed: one point for each refresh that changed something."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 1000  # points that are kept; a plot cannot show more


@dataclass(frozen=True)
class Point:
    """How many contacts there were at a time, and how many had changed and gone since the point before.

    Whoever is new or came back has changed, too.
    """

    at: int
    contacts: int
    changed: int
    gone: int

    @property
    def changes(self) -> int:
        """How many of either."""
        return self.changed + self.gone


def thinned(points: Sequence[Point]) -> list[Point]:
    """Return the points; of too many, the older half is joined in pairs: the past is seen from afar."""
    if len(points) <= MOST:
        return list(points)
    middle = len(points) // 2 // 2 * 2
    pairs = zip(points[:middle:2], points[1:middle:2], strict=True)
    return [*(_joined(*pair) for pair in pairs), *points[middle:]]


def _joined(one: Point, other: Point) -> Point:
    return Point(other.at, other.contacts, one.changed + other.changed, one.gone + other.gone)
