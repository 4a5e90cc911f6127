"""How many contacts and changes there were, as shapes in a box of 1000 x 100, and in words and numbers. Pure.

The box is stretched to the width of the page; texts stand beside it, so that a phone does not shrink them.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median_low

from feed.clock import DAY, HOUR, MINUTE
from feed.memory.history import Point
from serve.wording import Times, counted, number

WIDTH, HEIGHT = 1000, 100
# The length of one bar, by the longest time that is to be shown with it.
BARS = ((DAY, 30 * MINUTE), (7 * DAY, 4 * HOUR), (60 * DAY, DAY), (2 * 366 * DAY, 14 * DAY))
LONGEST_BAR = 91 * DAY
FAR = 5  # so many times the usual bar is as high as any can be
SHORTEST = 10 * MINUTE  # of a history in which something can be seen


@dataclass(frozen=True)
class Shape:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Plot:
    """What is drawn: a line, the area below it, bars; their scales; the words and numbers for it."""

    line: str
    area: str
    bars: list[Shape]
    most_contacts: int
    most_changes: int
    is_cut: bool
    begins: str
    sentence: str
    numbers: list[Point]
    unit: str


def plot(points: Sequence[Point], days: int, times: Times) -> Plot | None:
    """Return the plot of the last `days`, or of less if the history is shorter; None if it is too short.

    What a clock dated in the future, before it was set right, belongs to no time that can be shown.
    """
    points = sorted((point for point in points if point.at <= times.now), key=attrgetter("at"))
    if not points or times.now - points[0].at < SHORTEST:
        return None
    begin = max(times.now - days * DAY, points[0].at)
    size = next((size for span, size in BARS if times.now - begin <= span), LONGEST_BAR)
    numbers = bars(points, begin, times.now, size)
    most, most_changes = scale(max(bar.contacts for bar in numbers)), _most_changes(numbers)
    steps = _steps(points, begin, times.now, most)
    return Plot(
        line=f"M{steps}",
        area=f"M0 {HEIGHT} L{steps} L{WIDTH} {HEIGHT} Z",
        bars=_shapes(numbers, most_changes),
        most_contacts=most,
        most_changes=most_changes,
        is_cut=any(bar.changes > most_changes for bar in numbers),
        begins=times.at(begin) if times.now - begin < 2 * DAY else times.day(begin),
        sentence=_sentence(contacts_at(points, begin), numbers, times.at(begin)),
        numbers=[bar for bar in numbers if bar.changes],
        unit=_unit(size),
    )


def said(point: Point) -> str:
    """Return what changed at one time: `2 new or changed, 1 no longer sent`."""
    parts = ((point.changed, "new or changed"), (point.gone, "no longer sent"))
    return ", ".join(f"{number(count)} {what}" for count, what in parts if count)


def bars(points: Sequence[Point], begin: int, now: int, size: int) -> list[Point]:
    """Return what happened in each stretch of `size` after `begin`, at its end; the last one ends now."""
    at = [point.at for point in points]
    found = []
    for end in reversed(range(now, begin, -size)):
        first, stop = bisect_right(at, max(begin, end - size)), bisect_right(at, end)
        inside = points[first:stop]
        changed, gone = sum(point.changed for point in inside), sum(point.gone for point in inside)
        found.append(Point(end, contacts_at(points, end), changed, gone))
    return found


def contacts_at(points: Sequence[Point], time: int) -> int:
    """Return how many contacts there were."""
    known = [point.contacts for point in points if point.at <= time]
    return known[-1] if known else 0


def scale(most: int) -> int:
    """Return a round number that is not less, and not much more."""
    size: int = 10 ** (len(str(most)) - 1)
    return next(step * size // 2 for step in (2, 3, 4, 5, 6, 8, 10, 12, 16, 20) if step * size >= 2 * most)


def _steps(points: Sequence[Point], begin: int, now: int, most: int) -> str:
    """Return the line of the contacts, which has steps: their number stays until it changes."""
    y = _height(contacts_at(points, begin), most)
    parts = [f"0 {y}"]
    for point in points:
        if begin < point.at <= now:
            x = round((point.at - begin) / (now - begin) * WIDTH, 1)
            parts += [f"{x} {y}", f"{x} {_height(point.contacts, most)}"]
            y = _height(point.contacts, most)
    return " L".join([*parts, f"{WIDTH} {y}"])


def _height(count: int, most: int) -> float:
    return round(HEIGHT - count / most * HEIGHT, 1)


def _shapes(numbers: Sequence[Point], most: int) -> list[Shape]:
    """Return the bars. A single change can still be seen beside thousands."""
    width = WIDTH / len(numbers)
    heights = [min(max(3, bar.changes / most * HEIGHT), HEIGHT) for bar in numbers]
    return [
        Shape(round(i * width, 1), round(HEIGHT - height, 1), round(width * 0.75, 1), round(height, 1))
        for i, (bar, height) in enumerate(zip(numbers, heights, strict=True))
        if bar.changes
    ]


def _most_changes(numbers: Sequence[Point]) -> int:
    """Return the height of the scale. Bars far above the usual are cut off: on the first day all are new."""
    changes = [bar.changes for bar in numbers if bar.changes]
    return scale(min(max(changes), FAR * median_low(changes))) if changes else 1


def _sentence(first: int, numbers: Sequence[Point], begin: str) -> str:
    changed, gone = sum(bar.changed for bar in numbers), sum(bar.gone for bar in numbers)
    last = counted(numbers[-1].contacts, "contact")
    what = f"{number(changed)} new or changed, {number(gone)} no longer sent"
    return f"Since {begin}: {number(first)} to {last}, {what}."


def _unit(size: int) -> str:
    """Return what one bar is."""
    if size < DAY:
        return f"{size // HOUR} hours" if size >= HOUR else f"{size // MINUTE} minutes"
    return f"{size // DAY} days" if size > DAY else "day"
