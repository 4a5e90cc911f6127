"""Results as a table for people, in Markdown: the console shows it, and the README."""

from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.results import Result, Results

HEAD = ("work", "limit", "takes", "limit takes", "ratio", "at most", "")
UNITS = ((1, "s", 1), (1e-3, "ms", 1e3), (0, "µs", 1e6))  # from so many seconds on


def table(results: Results) -> str:
    """Return the targets' table: medians, in brackets the fastest and the slowest run."""
    rows = [row for result in results.targets.values() for row in _rows(result)]
    lines = [HEAD, ["---"] * 2 + ["---:"] * 4 + ["---"], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def machine(results: Results) -> str:
    """Return in one sentence what they were measured on."""
    known = dict(results.machine)
    processor, cores, memory, system = (known.pop(key) for key in ("processor", "cores", "memory", "system"))
    versions = ", ".join(f"{name} {version}" for name, version in known.items())
    return f"Measured on {processor}, {cores} cores, {memory}, {system}; {versions}.\n"


def _rows(result: Result) -> Iterator[Sequence[str]]:
    runs = result.runs
    ratio = f"{runs.ratio:.2f} x ({runs.ratio_at_best:.2f})"
    took = (_times(runs.work), _times(runs.limit), ratio)
    yield (result.work, result.limit, *took, f"{result.at_most:g} x", _verdict(result.holds))
    if result.memory is not None:
        peaks = f"{_mib(median(runs.peaks))} ({_mib(min(runs.peaks))} to {_mib(max(runs.peaks))})"
        memory = ("the same, memory at the peak", "", peaks, "", "", _mib(result.memory))
        yield (*memory, _verdict(result.fits))


def _verdict(is_reached: bool) -> str:
    return "holds" if is_reached else "**not yet**"


def _times(seconds: Sequence[float]) -> str:
    unit, factor = next(known[1:] for known in UNITS if median(seconds) >= known[0])
    middle, least, most = (f"{each * factor:.3g}" for each in (median(seconds), min(seconds), max(seconds)))
    return f"{middle} {unit} ({least} to {most})"


def _mib(size: float) -> str:
    return f"{size / 2**20:,.0f} MiB"
