"""Lines on paper with logarithmic axes, as SVG: text as text, for light and for dark pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 300, 276  # of one chart, in pixels
LEFT, RIGHT, TOP, BOTTOM = 50, 30, 50, 44  # around what is drawn
LETTER = 6  # pixels that one is wide, about
# Colours are those of GitHub's own pages, where the README is read.
STYLE = """
text { font: 11px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; font-size: 12px; }
.grid { stroke: #d1d9e0; }
.c0 { stroke: #0969da; fill: #0969da; } .c1 { stroke: #bc4c00; fill: #bc4c00; }
.c2 { stroke: #1a7f37; fill: #1a7f37; } text.c0, text.c1, text.c2 { stroke: none; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; } .grid { stroke: #3d444d; }
  .c0 { stroke: #4493f8; fill: #4493f8; } .c1 { stroke: #db6d28; fill: #db6d28; }
  .c2 { stroke: #3fb950; fill: #3fb950; }
}
.line { fill: none; stroke-width: 2; }
"""

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Chart:
    """One chart: its lines by their names, and what stands at the axes."""

    title: str
    below: str
    lines: Mapping[str, Points]


@dataclass(frozen=True)
class Axis:
    """From a value to its place in pixels; whole powers of ten are at the ends."""

    least: int
    most: int
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value stands."""
        share = (log10(value) - self.least) / (self.most - self.least)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def ticks(self) -> list[float]:
        """The values that are written."""
        return [10.0**power for power in range(self.least, self.most + 1)]


def svg(charts: Sequence[Chart]) -> str:
    """Return charts side by side."""
    size = f'width="{WIDTH * len(charts)}" height="{HEIGHT}"'
    drawn = "\n".join(
        f'<g transform="translate({WIDTH * number} 0)">\n{"".join(_drawn(chart))}</g>'
        for number, chart in enumerate(charts)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>{STYLE}</style>\n{drawn}\n</svg>\n'


def _drawn(chart: Chart) -> Iterator[str]:
    points = [point for line in chart.lines.values() for point in line]
    across = _axis([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = _axis([y for _, y in points], HEIGHT - BOTTOM, TOP)
    yield _text(chart.title, LEFT, 16, "title")
    yield _text(chart.below, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, anchor="middle")
    for value in across.ticks:
        yield _stroke(across.at(value), TOP, across.at(value), HEIGHT - BOTTOM)
        yield _text(_written(value), across.at(value), HEIGHT - BOTTOM + 16, anchor="middle")
    for value in up.ticks:
        yield _stroke(LEFT, up.at(value), WIDTH - RIGHT, up.at(value))
        yield _text(_written(value), LEFT - 6, up.at(value) + 4, anchor="end")
    yield from _names(chart)
    for number, line in enumerate(chart.lines.values()):
        yield from _line([(across.at(x), up.at(y)) for x, y in line], number)


def _names(chart: Chart) -> Iterator[str]:
    """Return them side by side, where no line goes."""
    x = LEFT
    for number, name in enumerate(chart.lines):
        yield _text(name, x, TOP - 14, f"c{number}")
        x += LETTER * (len(name) + 2)


def _line(places: Points, number: int) -> Iterator[str]:
    path = " ".join(f"{x},{y}" for x, y in places)
    yield f'<polyline class="line c{number}" points="{path}"/>\n'
    yield from (f'<circle class="c{number}" cx="{x}" cy="{y}" r="2.5"/>\n' for x, y in places)


def _axis(values: Sequence[float], start: float, end: float) -> Axis:
    least, most = floor(log10(min(values))), ceil(log10(max(values)))
    return Axis(least, max(most, least + 1), start, end)


def _text(text: str, x: float, y: float, kind: str = "", anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>\n'


def _stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="grid" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>\n'


def _written(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
