"""People who edit a file that the bridge knows, and a Talkdesk that asks for what has changed."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.files import WRITERS
from benchmarks.home import PAGE, Home, Watched
from benchmarks.people import BLOCK, people
from benchmarks.run import Run, checked
from feed.frame import Frame
from feed.pages import Pages, Query


class Sheet:
    """The file of the first people in a home, of whom some are edited."""

    def __init__(self, home: Home, file: Path, rows: int) -> None:
        self._home, self._file = home, home.data / file.name
        self._people = list(people(rows))
        times = Counter(self._people)
        self._single = [number for number, person in enumerate(self._people) if times[person] == 1]
        self._turn = 0

    def edit(self, count: int) -> None:
        """Give so many people another job title, of those who do not stand there twice."""
        self._turn += 1
        for number in self._single[:count]:
            self._people[number] = self._people[number]._replace(title=f"Deputy {self._turn}")
        WRITERS[self._file.suffix](self._file, self._people)
        self._home.date(self._file, self._turn)


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


@contextmanager
def edited(place: Path, files: list[Path], rows: int = BLOCK) -> Iterator[Callable[[int], Run]]:
    """Give what edits so many people of the first file, of `rows`, and has the bridge send who changed."""
    home = Home(place)
    home.put(*files)
    sheet = Sheet(home, files[0], rows)
    with home.opened() as feed:
        talkdesk = Talkdesk(feed)
        talkdesk.sync()

        def edit(count: int) -> Run:
            sheet.edit(count)
            return checked(talkdesk.sync(), count)

        yield edit
