"""Results as tables for people, in Markdown: the console shows them, and the README."""

from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.results import Comparison, Result, Results

TARGETS = ("work", "limit", "takes", "limit takes", "ratio", "at most", "")
PEERS = ("one change", "is seen after", "and sends")
UNITS = ((1, "s", 1), (1e-3, "ms", 1e3), (0, "µs", 1e6))  # from so many seconds on


def targets(results: Results) -> str:
    """Return works beside their limits, by medians, fastest and slowest runs; "" if there is none."""
    return _table(TARGETS, [row for result in results.targets.values() for row in _target(result)])


def peers(results: Results) -> str:
    """Return the bridge beside others, one case after the other; "" if there is none."""
    return _table(PEERS, [row for name, known in results.peers.items() for row in _peer(name, known)])


def machine(results: Results) -> str:
    """Return in a sentence or two what they were measured on."""
    known = dict(results.machine)
    processor, cores, memory, system = (known.pop(key) for key in ("processor", "cores", "memory", "system"))
    versions = ", ".join(f"{name} {version}" for name, version in known.items())
    return f"Measured on {processor}, {cores} cores, {memory}, {system}; {versions}.\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows] if rows else []
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _target(result: Result) -> Iterator[Sequence[str]]:
    runs = result.runs
    took = (_times(runs.work), _times(runs.limit), f"{runs.ratio:.2f} x ({runs.ratio_at_best:.2f})")
    yield (result.work, result.limit, *took, f"{result.at_most:g} x", _verdict(result.holds))
    if result.memory is not None:
        peaks = f"{_mib(median(runs.peaks))} ({_mib(min(runs.peaks))} to {_mib(max(runs.peaks))})"
        yield ("the same, memory at the peak", "", peaks, "", "", _mib(result.memory), _verdict(result.fits))


def _peer(name: str, known: Comparison) -> Iterator[Sequence[str]]:
    ours, theirs = known.sent
    yield (f"{known.case}: the bridge", _times(known.runs.work), f"{ours:,}")
    yield (f"{known.case}: {name} {known.version}", _times(known.runs.limit), f"{theirs:,}")


def _verdict(is_reached: bool) -> str:
    return "holds" if is_reached else "**not yet**"


def _times(seconds: Sequence[float]) -> str:
    unit, factor = next(known[1:] for known in UNITS if median(seconds) >= known[0])
    middle, least, most = (_figure(each * factor) for each in (median(seconds), min(seconds), max(seconds)))
    return f"{middle} {unit} ({least} to {most})"


def _figure(value: float) -> str:
    return f"{value:.3g}" if value < 999.5 else f"{value:,.0f}"


def _mib(size: float) -> str:
    return f"{size / 2**20:,.0f} MiB"
