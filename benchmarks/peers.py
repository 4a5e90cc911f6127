"""How others fare with one change: how long they take to see it, and how many contacts they send again.

They are installed with `benchmarks/peers.txt`; who is not is left out.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from benchmarks import carddav, pipeline
from benchmarks.alone import alone
from benchmarks.edits import edited
from benchmarks.files import several, written
from benchmarks.people import BLOCK
from benchmarks.run import Contest


@dataclass(frozen=True)
class Peer:
    """A program that does a similar job: its package, and the case in which both are tried, in turns."""

    package: str
    case: str
    contest: Callable[[Path, Path], AbstractContextManager[Contest]]

    @property
    def version(self) -> str:
        """Its version; "" if it is not installed."""
        return version(self.package) if find_spec(self.package) else ""


@contextmanager
def csv_files(place: Path, files: Path) -> Iterator[Contest]:
    """Ten CSV files in which a cell is edited; dlt loads whole files that have changed."""
    with edited(place, several(files, 10)) as edit:
        load = partial(alone, pipeline.load, place / "data", place)
        load()
        yield Contest(partial(edit, 1), load, (1, BLOCK))


@contextmanager
def cards(place: Path, files: Path) -> Iterator[Contest]:
    """Cards of which one is edited."""
    file = written(files, ".vcf", BLOCK)
    with edited(place, [file]) as edit, carddav.book(place / "radicale", file) as book:
        yield Contest(partial(edit, 1), book.edited, (1, 1))


PEERS = {
    "dlt": Peer("dlt", "ten CSV files of 10,000 rows, one cell edited", csv_files),
    "Radicale": Peer("radicale", "10,000 cards, one edited", cards),
}
