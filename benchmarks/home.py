"""A bridge's folders and configuration, and its feed as `bridge.py` makes it."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.run import WrongError
from feed.clock import now
from feed.frame import Frame
from feed.memory.ledger import Ledger
from feed.refresh import Feed
from serve import settings

USER, PASSWORD = "talkdesk", "a password for benchmarks"  # of a server on this computer
PAGE = 500  # contacts
CONFIG = f"""[server]
port = 0
status_port = 0
page_size = {PAGE}

[auth]
{USER} = {PASSWORD}

[limits]
file_mb = 4000
"""


class Watched(Feed):
    """A feed that remembers when it published: at that moment requests see the contacts."""

    published = 0.0
    _frame: Frame | None = None

    @property
    def frame(self) -> Frame | None:
        """What is published."""
        return self._frame

    @frame.setter
    def frame(self, frame: Frame | None) -> None:
        self._frame = frame
        self.published = time.perf_counter()

    def look(self) -> Frame:
        """Look at the files; return what is published."""
        self.refresh()
        if self.frame is None:
            raise WrongError(f"nothing was published: {self.trouble}")
        return self.frame


class Home:
    """The folder of one bridge, with what it needs to run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data, self.config = path / "data", path / "config.ini"
        self.data.mkdir(parents=True, exist_ok=True)
        self.config.write_text(CONFIG, encoding="utf-8", newline="\n")

    def put(self, *files: Path) -> None:
        """Copy files into the data folder."""
        for file in files:
            self.date(Path(shutil.copy(file, self.data)))

    def date(self, file: Path, later: float = 0) -> None:
        """Have a file look as if it was saved an hour ago, or so many seconds later, and not just now."""
        then = time.time() - 3600 + later
        os.utime(file, (then, then))

    @contextmanager
    def opened(self, state: str = "state", ahead: int = 0) -> Iterator[Watched]:
        """Open a feed over the data folder; its clock is so many microseconds ahead."""
        config = settings.read(self.config)
        with closing(Ledger(self.path / state)) as ledger:
            place = self.path / state
            yield Watched(
                config.folder, config.rules, config.ignored_files, ledger, lambda: now() + ahead, place
            )
