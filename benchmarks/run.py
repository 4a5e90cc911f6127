"""A work and its limit, run in turns: what both took, and how they compare."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


class WrongError(Exception):
    """A work that did not come to what it should: its time says nothing."""


@dataclass(frozen=True)
class Run:
    """One run: how long it took, how much came of it (contacts, rows, bytes), bytes of memory at the peak."""

    seconds: float
    amount: int
    peak: int = 0


@dataclass(frozen=True)
class Contest:
    """A work and its limit, and how much is to come of each."""

    work: Callable[[], Run]
    limit: Callable[[], Run]
    amounts: tuple[int, int]


@dataclass(frozen=True)
class Runs:
    """What came of the turns: seconds of the work and of its limit, and the work's memory in bytes."""

    work: tuple[float, ...]
    limit: tuple[float, ...]
    peaks: tuple[int, ...]

    @property
    def ratio(self) -> float:
        """How many times as long as its limit the work takes, by their medians."""
        return median(self.work) / median(self.limit)

    @property
    def ratio_at_best(self) -> float:
        """The same by their fastest runs, which other programs disturbed the least."""
        return min(self.work) / min(self.limit)


def in_turns(contest: Contest, times: int) -> Runs:
    """Run both so many times, one after the other. Raises WrongError."""
    runs = [
        (checked(contest.work(), contest.amounts[0]), checked(contest.limit(), contest.amounts[1]))
        for _ in range(times)
    ]
    return Runs(
        tuple(work.seconds for work, _ in runs),
        tuple(limit.seconds for _, limit in runs),
        tuple(work.peak for work, _ in runs),
    )


def checked(run: Run, amount: int) -> Run:
    """Return a run if so much came of it. Raises WrongError."""
    if run.amount != amount:
        raise WrongError(f"it came to {run.amount:,} and not to {amount:,}")
    return run
