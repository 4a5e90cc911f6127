"""A data folder that is watched, with a clock that stands still until it is moved."""

import os
from pathlib import Path
from typing import Any

import pytest

from feed.clock import SECOND
from feed.memory.ledger import Ledger
from feed.refresh import Feed
from feed.source import Rules
from tests.running import csv_bytes, people

START = 1_700_000_000 * SECOND


class Folder:
    """A data folder, a feed over it, and a clock that stands still until it is moved."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = path.with_name("state")
        self.now = START
        self.ledger = Ledger(self.state)
        self.restart()

    def restart(self, rules: Rules = Rules("US")) -> None:  # noqa: B008  # frozen
        """Begin again with the same state folder."""
        self.ledger.close()
        self.ledger = Ledger(self.state)
        self.feed = Feed(self.path, rules, ("old*",), self.ledger, lambda: self.now, self.state)

    def write(self, name: str, *names: str, seconds: float = -100) -> Path:
        """Write people's names; the file's time is so many seconds from now."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(csv_bytes(people(*names)))
        self.date(file, seconds)
        return file

    def date(self, file: Path, seconds: float) -> None:
        time = (self.now + int(seconds * SECOND)) * 1000
        os.utime(file, ns=(time, time))

    def contacts(self) -> list[str]:
        """Refresh; return the names that are published, in order."""
        self.feed.refresh()
        assert self.feed.frame
        texts = self.feed.frame.contacts["json"]
        return [text.decode().split('"name":"')[1].split('"')[0] for text in texts]

    def newest(self) -> int:
        """Return the greatest time that was given to a contact."""
        assert self.feed.frame
        return self.feed.frame.newest


def forbid(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Have the system refuse to list a folder."""
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
