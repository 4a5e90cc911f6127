"""What was measured, kept as JSON: the README's tables and plots are made of it."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson

from benchmarks.growth import Growth, Load, Sync
from benchmarks.run import Runs


@dataclass(frozen=True)
class Result:
    """What came of one target; `memory` are the bytes at most, if they matter."""

    work: str
    limit: str
    at_most: float
    runs: Runs
    memory: int | None = None

    @property
    def holds(self) -> bool:
        """Whether the work takes no longer than it may."""
        return self.runs.ratio <= self.at_most

    @property
    def fits(self) -> bool:
        """Whether it takes no more memory than it may."""
        return self.memory is None or max(self.runs.peaks) <= self.memory


@dataclass(frozen=True)
class Comparison:
    """The bridge's runs beside those of a peer, and how many contacts each of them sent."""

    case: str
    version: str
    runs: Runs
    sent: tuple[int, int]


@dataclass(frozen=True)
class Results:
    """All that was measured on one machine: by the names of targets and of peers, and how the cost grows."""

    machine: dict[str, str]
    targets: dict[str, Result] = field(default_factory=dict)
    peers: dict[str, Comparison] = field(default_factory=dict)
    growth: Growth | None = None

    def with_older(self, older: "Results") -> "Results":
        """Return these, completed by older ones if those are of the same machine with the same programs."""
        if older.machine != self.machine:
            return self
        growth = self.growth or older.growth
        return Results(self.machine, older.targets | self.targets, older.peers | self.peers, growth)

    def to_json(self) -> bytes:
        """Return what is kept."""
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read(file: Path) -> Results:
    """Return what was kept."""
    kept = orjson.loads(file.read_bytes())
    return Results(
        kept["machine"],
        {name: Result(**_with_runs(known)) for name, known in kept["targets"].items()},
        {name: _comparison(known) for name, known in kept["peers"].items()},
        _growth(kept["growth"]) if kept["growth"] else None,
    )


def _with_runs(known: dict[str, Any]) -> dict[str, Any]:
    return known | {"runs": Runs(**{name: tuple(values) for name, values in known["runs"].items()})}


def _comparison(known: dict[str, Any]) -> Comparison:
    return Comparison(**_with_runs(known) | {"sent": tuple(known["sent"])})


def _growth(known: dict[str, Any]) -> Growth:
    return Growth(
        tuple(Load(**load) for load in known["loads"]), tuple(Sync(**sync) for sync in known["syncs"])
    )
