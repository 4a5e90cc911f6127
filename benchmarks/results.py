"""What was measured, kept as JSON between runs: to be shown, and to be compared with."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson

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
class Results:
    """All of them by their targets' names, and the machine that they are of."""

    machine: dict[str, str]
    targets: dict[str, Result] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """Return what is kept."""
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read(file: Path) -> Results:
    """Return what was kept."""
    kept = orjson.loads(file.read_bytes())
    return Results(kept["machine"], {name: _result(known) for name, known in kept["targets"].items()})


def _result(known: dict[str, Any]) -> Result:
    runs = {name: tuple(values) for name, values in known.pop("runs").items()}
    return Result(runs=Runs(**runs), **known)
