"""Work that is shared with other processes: Python uses one core of a process at a time.

They are other Pythons that answer, one after the other, what they are sent; they end with this process.
Those of `concurrent.futures` begin with the main module, which is the whole server.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import BinaryIO, TypeVar, cast

MOST = 3  # others at once: each takes a hundred megabytes
HOME = Path(__file__).resolve().parents[1]
ANSWERING = [sys.executable, "-c", "from feed import crew; crew.answer()"]
WINDOWLESS = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would open one for each
# Seconds after which a busy thread lets another go on. What another process made comes through a pipe in
# pieces of 64 kB, and for each the thread that takes them in waits so long: with Python's own 5 ms two
# processes read a table no faster than one and a third.
TURN = 0.0002
LOST = (OSError, EOFError, pickle.UnpicklingError)  # what tells that another process is no longer there

T = TypeVar("T")
R = TypeVar("R")


def in_order(work: Callable[[T], R], shares: Sequence[T]) -> list[R]:
    """Return what `work` makes of each share, done by this process and one on each other core, MOST at most.

    All must be such that they can be pickled. What another process fails to do is done here: so an error
    is raised as if there were no other.
    """
    done: dict[int, R] = {}
    left = iter(range(len(shares)))  # which is taken by several threads

    def take(do: Callable[[T], R]) -> None:
        for number in left:
            done[number] = do(shares[number])

    def have_taken() -> None:
        with suppress(*LOST), _other(work) as do:
            take(do)

    others = min(MOST, (os.cpu_count() or 1) - 1, len(shares) - 1)
    threads = [Thread(target=have_taken, daemon=True) for _ in range(others)]
    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        for thread in threads:
            thread.start()
        take(work)
    finally:
        deque(left, maxlen=0)  # after an error nobody is to begin another
        for thread in threads:
            thread.join()
        sys.setswitchinterval(turn)
    return [done[number] if number in done else work(share) for number, share in enumerate(shares)]


@contextmanager
def _other(work: Callable[[T], R]) -> Iterator[Callable[[T], R]]:
    """Start another process that does `work`, and yield what makes it do so."""
    process = subprocess.Popen(  # noqa: S603  # this Python
        ANSWERING,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a pipe that nobody reads would stop it when it is full
        cwd=HOME,
        creationflags=WINDOWLESS,
    )
    with process:
        given, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)

        def do(share: T) -> R:
            _send(given, share)
            return cast(R, pickle.load(answers))  # noqa: S301  # our own process wrote it

        _send(given, work)
        yield do


def answer() -> None:
    """Do, in a process of its own, what is asked for on standard input, until that ends."""
    gc.disable()  # nothing that is made here is garbage
    with suppress(*LOST):
        work = pickle.load(sys.stdin.buffer)  # noqa: S301  # the bridge wrote it
        while True:
            _send(sys.stdout.buffer, work(pickle.load(sys.stdin.buffer)))  # noqa: S301  # as above


def _send(pipe: BinaryIO, value: object) -> None:
    pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()
