"""People who edit a file that the bridge knows, and a Talkdesk that asks for what has changed."""

import csv
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from benchmarks.files import csv_file
from benchmarks.home import PAGE, Home, Watched
from benchmarks.people import Person
from benchmarks.run import Run
from feed.frame import Frame, Pages, Query


class Sheet:
    """A CSV file in a home, in which cells are edited."""

    def __init__(self, home: Home, file: Path) -> None:
        self._home, self.file = home, home.data / file.name
        with file.open(encoding="utf-8", newline="") as text:
            self._people = [Person(*cells) for cells in list(csv.reader(text))[1:]]
        times = Counter(self._people)
        self._single = [number for number, person in enumerate(self._people) if times[person] == 1]
        self._turn = 0

    def edit(self, count: int) -> None:
        """Give so many people another job title, of those who do not stand there twice."""
        self._turn += 1
        for number in self._single[:count]:
            self._people[number] = replace(self._people[number], title=f"Deputy {self._turn}")
        csv_file(self.file, self._people)
        self._home.date(self.file, self._turn)


class Talkdesk:
    """Who asks a feed again and again for what has changed."""

    def __init__(self, feed: Watched) -> None:
        self._feed, self._pages = feed, Pages(PAGE)
        self._checkpoint = ""

    def sync(self) -> Run:
        """Have the files looked at, and take all that has changed since the last time."""
        began = time.perf_counter()
        sent = self._take(self._feed.look())
        return Run(time.perf_counter() - began, sent)

    def _take(self, frame: Frame) -> int:
        page = self._pages.page(frame, Query(self._checkpoint))
        sent = len(page.contacts)
        while page.next_offset is not None:
            page = self._pages.page(frame, Query(self._checkpoint, page.next_offset, page.context or ""))
            sent += len(page.contacts)
        self._checkpoint = page.checkpoint
        return sent
