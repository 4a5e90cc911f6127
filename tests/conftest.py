"""What the tests of several modules stand on."""

import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from feed.files import file as file_module
from feed.memory import database
from serve import region
from tests.watched import Folder

YOUNG = 100_000  # objects that are new, until Python looks whether they are garbage
MOST_WORKERS = 8  # each takes seconds to begin, which more of them do not win back

# How fast an example is says how busy the machine is; speed is for the benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    path = tmp_path / "data"
    path.mkdir()
    folder = Folder(path)
    yield folder
    folder.ledger.close()


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked file is tried again as often as always, but at once."""
    monkeypatch.setattr(file_module, "PAUSES", (0,) * len(file_module.PAUSES))


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No power fails here."""
    monkeypatch.setattr(database, "SYNCHRONOUS", "OFF")


@pytest.fixture(autouse=True)
def _no_ledger_left_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A test lets go of its ledgers in the end: Python warns of any that nobody closed, from 3.13 on."""
    with ExitStack() as opened:

        def kept(connect: Callable[[Any], sqlite3.Connection], place: object) -> sqlite3.Connection:
            db = connect(place)
            opened.callback(db.close)
            return db

        monkeypatch.setattr(database, "connect", partial(kept, database.connect))
        monkeypatch.setattr(database, "lock", partial(kept, database.lock))
        yield


@pytest.fixture(autouse=True)
def _no_country(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers mean the same on a computer of any country."""
    monkeypatch.setattr(region, "of_this_computer", lambda: "")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The whole suite is spread over the processors; what somebody picks begins at once, in this process."""
    return min(os.cpu_count() or 1, MOST_WORKERS) if config.args == config.getini("testpaths") else 0


def pytest_collection_finish() -> None:
    """All that was imported stays to the end: to look again and again whether it is garbage takes a tenth.

    Not to be frozen, in which hypothesis finds its random numbers no more, from Python 3.14 on.
    """
    gc.set_threshold(YOUNG)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip on Windows what needs POSIX, for the reason that the test gives."""
    if sys.platform == "win32" and (needs := item.get_closest_marker("posix")):
        pytest.skip(needs.args[0])
