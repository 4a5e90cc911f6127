"""Keeps the published frame up to date with the folder: scan, read, understand, record, publish."""

import hashlib
import logging
import os
import stat
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from feed import identity
from feed.frame import Frame
from feed.ledger import Ledger, Said
from feed.samples import DIGESTS
from feed.source import Rules, Source, understand
from sources import READERS, SourceError

log = logging.getLogger(__name__)

SECOND = 1_000_000
# A file may be saved again within one tick of its drive's clock: up to 2 s on FAT and in zip archives.
UNTRUSTED = 3 * SECOND
# Some programs and sync tools put a file's old time back; its content tells in the end.
RECHECK = 300 * SECOND
SAMPLES = (
    "only the samples that come with the bridge are in the folder: fictional people, "
    "who are left out as soon as there is another file"
)
# Owner files of Excel and LibreOffice, and what is being copied or downloaded.
IGNORED = ("~$*", ".*", "*.tmp")

Signature = tuple[int, int, int, int]
Clock = Callable[[], int]  # microseconds since 1970, UTC


@dataclass(frozen=True)
class Seen:
    """What is known of one file: as it was when last looked at, and its last good content.

    `error` says why the file could not be read at the last look; `source` is then older.
    """

    signature: Signature | None = None
    checked: int = 0
    digest: str = ""
    mtime: int = 0
    source: Source | None = None
    error: str = ""

    @property
    def is_sample(self) -> bool:
        """Whether this is one of the files that come with the bridge, unchanged."""
        return self.digest in DIGESTS and not self.error


class Feed:
    """The contacts of one folder. `refresh` is called by one thread; `frame` may be read by any."""

    def __init__(
        self, folder: Path, rules: Rules, ignored: Iterable[str], ledger: Ledger, clock: Clock
    ) -> None:
        self.frame: Frame | None = None  # published by one assignment; None until the first refresh
        self.seen: dict[str, Seen] = {}  # by path below the folder, in the order in which files came
        self.trouble = ""  # why the folder cannot be reached, if so
        self._folder = folder
        self._rules = rules
        self._ignored = tuple(ignored)
        self._ledger = ledger
        self._clock = clock

    @property
    def is_degraded(self) -> bool:
        """Whether something cannot be read, so that older contacts are served."""
        return bool(self.trouble) or any(seen.error for seen in self.seen.values())

    def refresh(self) -> None:
        """Look at all files and publish a new frame if what they say has changed.

        Nothing that a file or the folder does raises here: what cannot be read keeps its last good
        contacts, and is tried again at the next call.
        """
        began = self._clock()
        before = _counting(self.seen)
        self._look_at_all()
        files = _counting(self.seen)
        if self.frame is not None and files == before:
            return
        changed = self._ledger.record(said(files), began)
        if changed or self.frame is None:
            self.frame = self._ledger.frame()
        if files and all(seen.is_sample for seen in self.seen.values()):
            log.warning(SAMPLES)
        seconds = (self._clock() - began) / SECOND
        total = len(self.frame.contacts)
        log.info("%d contacts in %d files; %d changed or gone; %.2f s", total, len(files), changed, seconds)

    def _look_at_all(self) -> None:
        try:
            names = scan(self._folder, self._ignored)
        except OSError as error:
            trouble = error.strerror or str(error)
            if trouble != self.trouble:
                log.error("%s: %s; the contacts known so far are served", self._folder, trouble)
            self.trouble = trouble
            return
        self.trouble = ""
        looked = {name: self._look(name, self.seen.get(name, Seen())) for name in names}
        self.seen = {name: looked[name] for name in self.seen if name in looked} | looked

    def _look(self, name: str, before: Seen) -> Seen:
        """Return what is known of a file after looking at it again; log what is new about it."""
        try:
            after = look(self._folder / name, before, self._rules, self._clock)
        except (OSError, SourceError) as error:
            after = _failed(before, getattr(error, "strerror", None) or str(error))
        except Exception:
            log.exception("%s: a fault of the bridge, not of the file", name)
            after = _failed(before, "could not be understood; the log says more")
        if after.error and after.error != before.error:
            log.warning("%s: %s; its last good contacts are kept", name, after.error)
        elif after.source and after.source is not before.source:
            known = after.source
            log.info("%s: %d rows, %d contacts", name, known.rows, len(known.entries))
        return after


def scan(folder: Path, ignored: Iterable[str] = ()) -> list[str]:
    """Return the paths below `folder` of all files that are sources, with `/`, in order.

    `ignored` are patterns of names or of paths. Raises OSError if the folder cannot be listed: that is
    not the same as an empty one.
    """
    patterns = [pattern.casefold() for pattern in (*IGNORED, *ignored)]
    found = []
    for place, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = [Path(place, name) for name in files if Path(name).suffix.lower() in READERS]
        found += [path.relative_to(folder).as_posix() for path in paths]
    return sorted(name for name in found if not _matches(name, patterns))


def look(path: Path, before: Seen, rules: Rules, clock: Clock) -> Seen:
    """Return what is known of the file at `path` now, reading it only if it may have changed.

    Its signature is taken before reading and checked after: what another program is just writing is
    not believed. Raises OSError or SourceError, also when that is the case.
    """
    now = clock()
    state = path.stat()
    signature = _signature(state)
    if signature == before.signature and now - before.checked < RECHECK:
        return before
    if not stat.S_ISREG(state.st_mode):
        raise SourceError("is no file that can be read to its end")
    data = path.read_bytes()
    if _signature(path.stat()) != signature:
        raise SourceError("is being written")
    digest = hashlib.sha256(data).hexdigest()
    mtime = state.st_mtime_ns // 1000
    trusted = signature if mtime + UNTRUSTED <= now else None
    if digest == before.digest and not before.error:
        return Seen(trusted, now, digest, before.mtime, before.source)
    return Seen(trusted, now, digest, mtime, understand(path.name, data, rules))


def said(files: Iterable[tuple[Source, int]]) -> list[Said]:
    """Return what sources with their files' times say, each contact once and complete, to be recorded.

    A contact is recorded with the file that came first; what it lacks there comes from the others.
    """
    files = list(files)
    ids = identity.assign([source.entries for source, _ in files])
    rows = [zip(own, source.entries, strict=True) for own, (source, _) in zip(ids, files, strict=True)]
    left = identity.complete(row for own in rows for row in own)
    return [
        Said(mtime, {id: left.pop(id).as_json(id) for id in own if id in left})
        for own, (_, mtime) in zip(ids, files, strict=True)
    ]


def _counting(seen: dict[str, Seen]) -> list[tuple[Source, int]]:
    """Return the sources that count, with their times: samples only while there is nothing else."""
    only_samples = all(file.is_sample for file in seen.values())
    files = [file for file in seen.values() if only_samples or not file.is_sample]
    return [(file.source, file.mtime) for file in files if file.source]


def _failed(before: Seen, error: str) -> Seen:
    return Seen(None, 0, before.digest, before.mtime, before.source, error)


def _signature(state: os.stat_result) -> Signature:
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def _matches(name: str, patterns: list[str]) -> bool:
    texts = {name.casefold(), name.rpartition("/")[2].casefold()}
    return any(fnmatchcase(text, pattern) for text in texts for pattern in patterns)


def _raise(error: OSError) -> None:
    raise error


class Refresher:
    """Runs the refreshes in a thread of its own, so that no request waits longer than it likes."""

    def __init__(self, refresh: Callable[[], None]) -> None:
        self._refresh = refresh
        self._turn = threading.Condition()
        self._asked = self._done = 0
        threading.Thread(target=self._run, name="refresh", daemon=True).start()

    def refresh(self, wait: float) -> None:
        """Have a refresh begun from now on, and wait for its end, at most `wait` seconds."""
        with self._turn:
            self._asked += 1
            wanted = self._asked
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._done >= wanted, wait)

    def _run(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._asked > self._done)
                answered = self._asked
            try:
                self._refresh()
            except Exception:
                log.exception("a refresh failed; the contacts known so far are served")
            with self._turn:
                self._done = answered
                self._turn.notify_all()
