"""The figures where people see them: a part of the README, and a plot beside it."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from benchmarks import table
from benchmarks.growth import Growth
from benchmarks.plot import Chart, svg
from benchmarks.results import Results, read

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- measured -->\n", "<!-- measured, to here -->\n"
PLOT = "benchmarks/growth.svg"


def publish(results: Results, root: Path = ROOT) -> None:
    """Keep results, with older ones of what was not measured now, and show them in the README of `root`."""
    kept, readme = root / "benchmarks" / "results.json", root / "README.md"
    if kept.exists():
        results = results.with_older(read(kept))
    kept.write_bytes(results.to_json())
    text = readme.read_text(encoding="utf-8")
    readme.write_text(with_figures(text, results), encoding="utf-8", newline="\n")
    if results.growth:
        (root / PLOT).write_text(plot(results.growth), encoding="utf-8", newline="\n")


def with_figures(readme: str, results: Results) -> str:
    """Return the README with these results between its two marks."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "".join([before, BEGIN, "\n".join(_figures(results)), END, after])


def plot(growth: Growth) -> str:
    """Return how the cost grows."""
    loads = growth.loads
    seconds = {
        "the bridge": [(load.people, load.seconds) for load in loads],
        "pandas.read_csv": [(load.people, load.limit) for load in loads],
    }
    memory = {"the bridge": [(load.people, load.peak / 2**20) for load in loads]}
    syncs = {
        f"{people:,}": [(sync.changed, sync.seconds * 1000) for sync in those]
        for people, those in groupby(growth.syncs, attrgetter("people"))
    }
    return svg(
        [
            Chart("First load: seconds", "contacts", seconds),
            Chart("First load: memory in MiB", "contacts", memory),
            Chart("A sync among so many contacts: milliseconds", "edited rows of one file", syncs),
        ]
    )


def _figures(results: Results) -> Iterator[str]:
    yield from filter(None, [table.targets(results), table.peers(results)])
    if results.growth:
        yield f"![How time and memory grow with the contacts, and a sync with what changed]({PLOT})\n"
    yield table.machine(results)
