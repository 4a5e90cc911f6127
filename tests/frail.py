"""A connection to the ledger that fails, as when the process is killed or the disk is full."""

import itertools
import sqlite3
from collections.abc import Callable
from typing import Any


class Killed(BaseException):
    """What ends the process."""


class Frail:
    """A connection that fails at the first statement of which `fails` says so, before or after it was done.

    A killed one is dead for good; else only that statement fails, as on a full disk.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        fails: Callable[[str], bool],
        is_done: bool = False,
        is_killed: bool = False,
    ) -> None:
        self._db = db
        self._fails = fails
        self._is_done = is_done
        self._is_killed = is_killed
        self._has_failed = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    def execute(self, *args: Any) -> Any:
        return self._run(self._db.execute, *args)

    def executemany(self, *args: Any) -> Any:
        return self._run(self._db.executemany, *args)

    def _run(self, work: Callable[..., Any], *args: Any) -> Any:
        if self._has_failed and self._is_killed:
            raise Killed
        if self._has_failed or not self._fails(args[0]):
            return work(*args)
        self._has_failed = True
        if self._is_done:
            work(*args)
        raise Killed if self._is_killed else sqlite3.OperationalError("disk I/O error")


def nth(n: int) -> Callable[[str], bool]:
    """Return what is true of the n-th statement."""
    numbers = itertools.count(1)
    return lambda _: next(numbers) == n


def begins(text: str) -> Callable[[str], bool]:
    """Return what is true of statements that begin so."""
    return lambda statement: statement.startswith(text)
