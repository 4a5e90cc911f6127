"""What the first page says, from what the feed knows: whether all is well, and what needs a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from feed.clock import HOUR
from feed.files.folder import is_text
from feed.files.seen import Seen
from feed.refresh import Feed
from feed.report import Report
from feed.syncs import Syncs
from feed.typed import typed
from serve.page import condition
from serve.page.condition import BAD, NOTE, WARN, Condition
from serve.wording import Times, counted

SILENT = 2 * HOUR  # Talkdesk asks every half hour: four times in a row it did not
UNREAD = (condition.COPY, condition.IGNORED, condition.UNLISTED)
NOBODY_ASKED = (
    "Talkdesk has not asked yet",
    "Once it is connected, it asks every half hour. The guide docs/connect.md says how to connect it.",
)
ONLY_SAMPLES = (
    "Only the samples are in the folder",
    "Talkdesk would get their fictional people. Put a file of your own beside them; they are left out then.",
)
NO_FILES = (
    "There is no file of contacts in the folder",
    "Put a CSV, Excel or vCard file there; it is read within seconds.",
)


@dataclass(frozen=True)
class Notice:
    """Something that a person should see: how bad it is, what it is, what to do, the page about it if any."""

    level: str
    title: str
    text: str
    link: str = ""


@dataclass(frozen=True)
class File:
    """One file in the folder: how it is, since when, and what was understood of it if it was looked at."""

    name: str
    condition: Condition
    since: int = 0
    report: Report | None = None

    @property
    def link(self) -> str:
        """The page about it, "" if there is nothing to say, or no way to ask for it."""
        return "" if self.condition in UNREAD or not is_text(self.name) else f"/file?{self._query}"

    @property
    def download(self) -> str:
        """The list of its problems."""
        return f"/problems.csv?{self._query}"

    @property
    def _query(self) -> str:
        return urlencode({"name": self.name})


@dataclass(frozen=True)
class Overview:
    """All that the first page says of the moment."""

    contacts: int | None  # None until the files were read for the first time
    files: list[File] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def sources(self) -> int:
        """How many files contacts come from."""
        return sum(file.report is not None for file in self.files)

    @property
    def verdict(self) -> str:
        """All of it in a few words."""
        if self.contacts is None:
            return "Your files are being read"
        if self.level in (BAD, WARN):
            return "Something needs you"
        if not self.contacts:
            return "There are no contacts to send yet"
        return "Ready for Talkdesk" if Notice(NOTE, *NOBODY_ASKED) in self.notices else "All is well"

    @property
    def is_loaded(self) -> bool:
        """Whether the files were read at all."""
        return self.contacts is not None

    @property
    def level(self) -> str:
        """The worst of its notices, if one needs someone."""
        levels = {notice.level for notice in self.notices}
        calm = condition.GOOD if self.contacts else NOTE
        return next((level for level in (BAD, WARN) if level in levels), calm)


def overview(feed: Feed, reports: Mapping[str, Report], times: Times) -> Overview:
    """Return what is to be said of a feed; `reports` are of the files that were read."""
    frame, files = feed.frame, files_of(feed, reports)
    if frame is None and not feed.trouble:
        return Overview(None, files)
    notices = [*_of_folder(feed, files), *_of_talkdesk(feed.syncs, times), *_of_files(files)]
    notices.sort(key=lambda notice: (BAD, WARN, NOTE).index(notice.level))
    return Overview(len(frame.contacts) if frame else 0, files, notices)


def files_of(feed: Feed, reports: Mapping[str, Report]) -> list[File]:
    """Return the files in the folder, those that need someone first."""
    known = [
        file_of(name, seen, None if seen.left_out else reports.get(name))
        for name, seen in dict(feed.seen).items()
    ]
    listing = feed.listing
    copies = [File(name, condition.COPY) for name in listing.copies]
    ignored = [File(name, condition.IGNORED) for name in listing.ignored]
    away = [File(name, condition.UNLISTED) for name in sorted(listing.unlisted)]
    return sorted([*away, *known, *copies, *ignored], key=lambda file: not file.condition.needs_someone)


def file_of(name: str, seen: Seen, report: Report | None) -> File:
    """Return one file."""
    how = condition.of_file(seen)
    return File(name, how, seen.since if seen.error else 0, report)


def _of_talkdesk(syncs: Syncs, times: Times) -> Iterator[Notice]:
    last = syncs.last[-1].ended if syncs.last else 0
    if not last:
        yield Notice(NOTE, *NOBODY_ASKED)
    elif times.now - last >= SILENT:
        yield Notice(
            WARN,
            f"Talkdesk has not asked since {times.at(last)}",
            "It asks every half hour. Is this computer on the internet, and is your tunnel or proxy running? "
            "If so, ask Talkdesk's support whether the integration is active.",
        )
    if syncs.refused_at > last:
        yield Notice(
            WARN,
            "Somebody asks with a wrong user or password",
            f"Most recently {times.ago(syncs.refused_at)}, {counted(syncs.refused, 'time')} since the start. "
            f"If it is Talkdesk: make a new password with '{typed('password')}' and enter it there.",
        )


def _of_folder(feed: Feed, files: list[File]) -> Iterator[Notice]:
    if feed.trouble:
        text = f"{feed.trouble}. The contacts known so far are sent meanwhile; the bridge keeps trying."
        yield Notice(BAD, "The bridge cannot do its work", text)
    elif not files:
        yield Notice(NOTE, *NO_FILES)
    elif all(file.condition == condition.SAMPLE for file in files):
        yield Notice(NOTE, *ONLY_SAMPLES)


def _of_files(files: list[File]) -> Iterator[Notice]:
    for file in files:
        if file.condition.needs_someone:
            how = file.condition
            yield Notice(how.level, f"{file.name}: {how.label.lower()}", how.sentence, file.link)
