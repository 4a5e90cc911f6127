"""What the bridge is to reach: each work with its limit, and how many times as long it may take."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from benchmarks import contests
from benchmarks.run import Contest

GIB = 2**30


@dataclass(frozen=True)
class Scale:
    """How many people there are in a CSV file, in a workbook or cards, and in each of ten CSV files.

    And how often each work is run.
    """

    people: int
    others: int
    each: int
    times: int


FULL = Scale(people=1_000_000, others=100_000, each=10_000, times=5)
SHORT = Scale(people=100_000, others=10_000, each=10_000, times=2)


@dataclass(frozen=True)
class Target:
    """One work: its time is to be `at_most` a multiple of its limit's, with the number of people it needs.

    `memory` are bytes at the peak, if they matter.
    """

    work: str
    limit: str
    at_most: float
    contest: Callable[[Path, Path, int], AbstractContextManager[Contest]]
    size: Callable[[Scale], int] = attrgetter("people")
    memory: int | None = None


TARGETS = {
    "csv": Target(
        "{:,}-row CSV, from nothing to a published frame",
        "pandas.read_csv (C, text) of it",
        8,
        contests.csv,
        memory=3 * GIB // 2,
    ),
    "sync": Target(
        "full sync of {:,} contacts over HTTP, pages of 500",
        "the same bytes from a fixed-answer Bottle + waitress",
        1.5,
        contests.sync,
    ),
    "idle": Target(
        "a sync when nothing changed (10 files of {:,} rows)",
        "a fixed-answer Bottle + waitress request",
        2,
        contests.idle,
        attrgetter("each"),
    ),
    "cell": Target(
        "one cell changed in one of 10 files of {:,} rows: exactly 1 contact sent",
        "pandas.read_csv of that file and one fsync",
        4,
        contests.cell,
        attrgetter("each"),
    ),
    "workbook": Target(
        "{:,}-row xlsx to a published frame",
        "pandas + calamine reading it",
        3,
        contests.workbook,
        attrgetter("others"),
    ),
    "cards": Target(
        "{:,} vCards to a published frame",
        "a bare unfold-and-split reader",
        3,
        contests.cards,
        attrgetter("others"),
    ),
    "restart": Target(
        "restart with {:,} known contacts to the first page",
        "sqlite3 select of them into pandas",
        3,
        contests.restart,
    ),
}
