"""Reads from drives that may never answer: a dead share, a file that only the cloud has.

Each reading has a thread of its own, which can be left behind; whoever asked goes on after a while.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 5.0  # seconds for one reading: a healthy share reads 100 MB in that time
BUDGET = 45.0  # seconds that one look at the folder loses in all: the first is to be done within a minute
LEAST = 0.2  # seconds for each reading when they are used up: what is on a healthy drive is read in that
MOST = 50  # readings left behind; more threads would not help


class HangsError(OSError):
    """A reading that does not come to its end."""

    def __init__(self) -> None:
        super().__init__("its drive does not answer, or the file is only in the cloud")


class Disk:
    """Runs readings, at most as long as its patience lasts. For one thread that asks."""

    def __init__(self, patience: float = PATIENCE, budget: float = BUDGET) -> None:
        self._patience = patience
        self._budget = self._left = budget
        self._stuck: dict[str, Future[object]] = {}

    def begin(self) -> None:
        """Begin a look at the folder, for which all patience is there again."""
        self._left = self._budget
        self._stuck = {key: reading for key, reading in self._stuck.items() if not reading.done()}

    def ask(self, key: str, read: Callable[[], T]) -> T:
        """Return what `read` returns, or raise what it raises.

        Raises HangsError if that takes too long, and at once as long as an earlier reading of `key`
        has not come back.
        """
        if key in self._stuck or len(self._stuck) >= MOST:
            raise HangsError
        reading: Future[T] = Future()
        threading.Thread(target=_run, args=(read, reading), name=f"reads {key}", daemon=True).start()
        patience = max(min(self._patience, self._left), LEAST)
        if not wait([reading], patience).done:
            self._left -= patience
            self._stuck[key] = reading  # type: ignore[assignment]  # of which only the end matters
            raise HangsError
        return reading.result()


def _run(read: Callable[[], T], reading: "Future[T]") -> None:
    try:
        result = read()
    except BaseException as error:  # is raised where it was asked for
        reading.set_exception(error)
    else:
        reading.set_result(result)
