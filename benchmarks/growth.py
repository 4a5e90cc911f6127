"""How the cost grows: of a first load with the people there are, of a sync with the rows that changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import contests
from benchmarks.edits import edited
from benchmarks.files import several
from benchmarks.people import BLOCK
from benchmarks.run import in_turns

LOADED = (10_000, 30_000, 100_000, 300_000, 1_000_000)  # people in one file
KNOWN = (10_000, 100_000, 1_000_000)  # people in files of 10,000
CHANGED = (1, 10, 100, 1_000, 9_000)  # rows of one file
TIMES = 3


@dataclass(frozen=True)
class Load:
    """A first load: seconds, those of its limit, and bytes of memory at the peak."""

    people: int
    seconds: float
    limit: float
    peak: int


@dataclass(frozen=True)
class Sync:
    """A sync after so many rows of one file were edited, with so many people known in all."""

    people: int
    changed: int
    seconds: float


@dataclass(frozen=True)
class Growth:
    """What was measured: medians of three runs, of memory the most."""

    loads: tuple[Load, ...]
    syncs: tuple[Sync, ...]


def measured(files: Path, most: int) -> Growth:
    """Measure up to so many people. Raises WrongError."""
    loads = tuple(_load(files, people) for people in LOADED if people <= most)
    syncs = tuple(sync for people in KNOWN if people <= most for sync in _syncs(files, people))
    return Growth(loads, syncs)


def _load(files: Path, people: int) -> Load:
    with TemporaryDirectory(prefix="bridge-") as place, contests.csv(Path(place), files, people) as contest:
        runs = in_turns(contest, TIMES)
    return Load(people, median(runs.work), median(runs.limit), max(runs.peaks))


def _syncs(files: Path, people: int) -> Iterator[Sync]:
    with (
        TemporaryDirectory(prefix="bridge-") as place,
        edited(Path(place), several(files, people // BLOCK)) as edit,
    ):
        for changed in CHANGED:
            runs = [edit(changed) for _ in range(TIMES)]
            yield Sync(people, changed, median(run.seconds for run in runs))
