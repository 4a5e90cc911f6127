"""What the bridge does that is measured, each in a process that does nothing else."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import limits
from benchmarks.home import PAGE, Home
from benchmarks.run import Run
from feed.clock import HOUR
from feed.pages import Pages, Query


def load(home: Path) -> Run:
    """From nothing to a published frame."""
    here = Home(home)
    with TemporaryDirectory(dir=home) as state:
        began = time.perf_counter()
        with here.opened(state) as feed:
            contacts = feed.look().contacts
            return Run(feed.published - began, len(contacts))


def learn(home: Path, kept: Path | None = None) -> Run:
    """Have the bridge know all contacts, as before a restart; `kept` is a database of the same."""
    began = time.perf_counter()
    with Home(home).opened() as feed:
        frame = feed.look()
        if kept:
            limits.keep(frame, kept)
        return Run(time.perf_counter() - began, len(frame.contacts))


def restart(home: Path) -> Run:
    """From a ledger that knows all contacts to the first page, an hour later."""
    here, pages = Home(home), Pages(PAGE)
    began = time.perf_counter()
    with here.opened(ahead=HOUR) as feed:
        frame = feed.look()
        page = pages.page(frame, Query())
        seconds = time.perf_counter() - began
        return Run(seconds, len(frame.contacts) if page.contacts else 0)
