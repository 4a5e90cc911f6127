"""Reads from drives that may never answer: a dead share, a file that only the cloud has.

A thread of its own does the readings. It is left behind where one hangs, and another takes its place:
whoever asked goes on after a while.
"""

import threading
import time
import weakref
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any, TypeVar, cast

T = TypeVar("T")
# Gets, when the reading ends, what was read or else what was raised, and how many seconds that took.
Answer = SimpleQueue[tuple[T | None, BaseException | None, float]]
Task = tuple[str, Callable[[], Any], Answer[Any]]

PATIENCE = 5.0  # seconds for one reading: a healthy share reads 100 MB in that time
BUDGET = 45.0  # seconds that one look at the folder loses in all: the first is to be done within a minute
LEAST = 0.2  # seconds for each reading when they are used up: what is on a healthy drive is read in that
MOST = 50  # readings left behind; more threads would not help
# What came late before is waited for this many times as long as it took then, and so many seconds at most.
SLOWER, LONGEST = 2, 300.0


class HangsError(OSError):
    """A reading that does not end."""

    def __init__(self) -> None:
        super().__init__("its drive does not answer, or the file is only in the cloud")


class LateError(HangsError):
    """A reading that does not end yet, and did not so soon when it came to its end before."""


class Reader:
    """A thread that reads one thing after another, for as long as somebody has the reader.

    A thread for each reading, waited for as usual, took 43 us; this takes 12, once for each request.
    """

    def __init__(self) -> None:
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        threading.Thread(target=_work, args=(self._tasks,), name="reader", daemon=True).start()
        weakref.finalize(self, self._tasks.put, None)

    def begin(self, key: str, read: Callable[[], T]) -> Answer[T]:
        """Begin a reading; return where its answer will be."""
        answer: Answer[T] = SimpleQueue()
        self._tasks.put((key, read, answer))
        return answer


class Disk:
    """Runs readings for a single thread, at most as long as its patience lasts, and never less than LEAST."""

    def __init__(self, patience: float = PATIENCE, budget: float = BUDGET) -> None:
        self._patience = patience
        self._budget = self._left = budget
        self._stuck: dict[str, Answer[Any]] = {}
        self._since: dict[str, float] = {}  # when each of those began
        self._took: dict[str, float] = {}  # how long readings took that came late
        self._late: dict[str, Answer[Any]] = {}  # what came after all, since the look before
        self._reader = Reader()

    def begin(self) -> None:
        """Begin a look at the folder, with all patience restored."""
        self._left = self._budget
        self._late = {key: answer for key, answer in self._stuck.items() if not answer.empty()}
        self._stuck = {key: answer for key, answer in self._stuck.items() if answer.empty()}
        self._since = {key: self._since[key] for key in self._stuck}

    def ask(self, key: str, read: Callable[[], T], takes_late: bool = False) -> T:
        """Return what `read` returns, or raise what it raises.

        Raises HangsError if that takes too long, and at once as long as an earlier reading of `key`
        has not come back. What that came to is not lost on whoever `takes_late`: a large file on a slow
        share would never be read to its end. As long as it may well come, that is a LateError.
        """
        if key in self._stuck or len(self._stuck) >= MOST:
            raise self._hangs(key)
        patience = max(min(self._patience, self._left), LEAST)
        late = self._late.pop(key, None) if takes_late else None
        began = time.monotonic()
        answer = late or self._reader.begin(key, read)
        try:
            said, error, took = answer.get(timeout=patience)
        except Empty:
            self._left -= patience
            self._stuck[key], self._since[key], self._reader = answer, began, Reader()
            raise self._hangs(key) from None
        if late and not error:
            self._took[key] = took
        if error is not None:
            raise error
        return cast(T, said)

    def _hangs(self, key: str) -> HangsError:
        """Return what to raise for a reading that has not come back."""
        usual = min(SLOWER * self._took.get(key, 0), LONGEST)
        return LateError() if time.monotonic() - self._since.get(key, 0) < usual else HangsError()


def _work(tasks: "SimpleQueue[Task | None]") -> None:
    while task := tasks.get():
        _do(*task)


def _do(key: str, read: Callable[[], T], answer: Answer[T]) -> None:
    """In a function of its own: what was read is let go of, while the thread waits for the next."""
    thread = threading.current_thread()
    thread.name = f"reads {key}"
    began = time.monotonic()
    try:
        answer.put((read(), None, time.monotonic() - began))
    except BaseException as error:  # is raised where it was asked for
        answer.put((None, error, time.monotonic() - began))
    thread.name = "reader"
