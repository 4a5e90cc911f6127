"""The data folder: which files are sources, and which of them say something new. Reads, never writes."""

import errno
import hashlib
import logging
import os
import re
import stat
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from pathlib import Path

import orjson

from feed.brake import Brake
from feed.disk import Disk
from feed.limits import Limits
from feed.samples import DIGESTS
from feed.source import Known, Rules, Source, understand
from sources import READERS, SourceError

log = logging.getLogger(__name__)

SECOND = 1_000_000
# A file may be saved again within one tick of its drive's clock: up to 2 s on FAT and in zip archives.
UNTRUSTED = 3 * SECOND
# Some programs and sync tools put a file's old time back; its content tells in the end.
RECHECK = 300 * SECOND
# Owner files of Excel and LibreOffice, and what is being copied or downloaded.
IGNORED = ("~$*", ".*", "*.tmp")
# What sync tools make of a file that was edited in two places, where the name leaves no doubt. The words
# in brackets are Dropbox's and Nextcloud's. OneDrive's (`NAME-COMPUTER.ext`) might be anything.
CONFLICT = re.compile(
    r".*(\([^)]*(conflicted copy|Konflikt stehende Kopie|copie en conflit|copia en conflicto"
    r"|cópia em conflito|copia in conflitto|conflicterende kopie|SFConflict)[^)]*\)"
    r"|\.sync-conflict-\d{8}-\d{6}.*|_conflict-\d{8}-\d{6}|\[conflicted\])",
    re.IGNORECASE,
)
LINES = (
    ".csv",
    ".tsv",
    ".txt",
    ".ldif",
)  # files of lines; workbooks and cards tell by themselves where they end
# Seconds for the signatures of all files in one go; those that a slow share has not told by then are asked
# for file by file, each with a patience of its own.
GLANCE = 1.0
# A virus scanner or a save of Excel locks a file for a moment: so many seconds until each further try.
PAUSES = (0.1, 0.3, 0.6, 0.9)
LOCKED = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EINVAL)  # as Windows and its shares put it
# Windows tells by these that OneDrive has only a file's name here: it is fetched when it is read.
CLOUD_ONLY = 0x1000 | 0x40000 | 0x400000
IN_THE_CLOUD = "is only in the cloud, and cannot be fetched now; choose 'Always keep on this device' for it"
WRITTEN = "is being written"
FAULT = "could not be understood; the log says more"  # which is tried again with each RECHECK
WHY = {  # people's words for what the system says
    errno.EACCES: "cannot be opened: another program holds it, or the bridge may not read it",
    errno.ENOENT: "is not there any more",
}

Signature = tuple[int, int, int, int]
Clock = Callable[[], int]  # microseconds since 1970, UTC


@dataclass(frozen=True)
class Seen:
    """What is known of one file: as it was when last looked at, and its last good content.

    `error` says why its newest content does not count; `held` is the digest of a content that waits
    for `accept`, `accepted` that of one which need not wait any more. `refused` tells the content that was
    no good, and the rules by which it was none. `since` is when `error` began. A sample that is `left_out`
    says nothing. `brake` is what would happen if what is held were accepted.
    """

    signature: Signature | None = None
    checked: int = 0
    digest: str = ""
    mtime: int = 0
    made_with: str = ""
    error: str = ""
    held: str = ""
    accepted: str = ""
    refused: str = ""
    since: int = 0
    left_out: bool = False
    brake: Brake | None = None

    def is_as_it_was(self, signature: "Signature | None", rules: str, now: int) -> bool:
        """Whether a file with this signature says what it said, by the rules with the digest `rules`."""
        return signature is not None and signature == self.signature and self.may_be_trusted(rules, now)

    def may_be_trusted(self, rules: str, now: int) -> bool:
        """Whether an equal signature is enough: its content was looked at lately, and by these rules."""
        is_known = self.made_with.startswith(rules) or self.refused.startswith(rules) or bool(self.held)
        return is_known and 0 <= now - self.checked < RECHECK

    @property
    def is_sample(self) -> bool:
        """Whether this is one of the files that come with the bridge, unchanged."""
        return self.digest in DIGESTS and not self.error

    def to_json(self) -> bytes:
        """Return what is to be remembered of it between runs."""
        return orjson.dumps(asdict(self))

    def failed(self, error: str, now: int) -> "Seen":
        """Return what is known after a look that failed: the last good content, to be looked at again."""
        return replace(self, signature=None, error=error, refused="", since=self.since or now)

    def refusing(self, newer: "Seen", refused: str, error: str) -> "Seen":
        """Return what is known after newer content was no good: the last good, until it is another."""
        since = self.since or newer.checked
        return replace(
            self, signature=newer.signature, checked=newer.checked, error=error, refused=refused, since=since
        )

    def holding(self, newer: "Seen", error: str, brake: Brake | None) -> "Seen":
        """Return what is known while the brake holds newer content: the last good, and which one waits."""
        known = replace(self, signature=newer.signature, checked=newer.checked, error=error)
        return replace(known, held=newer.digest, since=newer.checked, brake=brake)

    @staticmethod
    def of_json(text: bytes) -> "Seen":
        """Return what was remembered."""
        known = orjson.loads(text or b"{}")
        signature = known.pop("signature", None)
        brake = Brake.of_json(known.pop("brake", None))
        return Seen(signature=tuple(signature) if signature else None, brake=brake, **known)


@dataclass(frozen=True)
class Listing:
    """What is in the folder: sources by their path below it, with `/`, in order.

    Left out are what the configuration `ignored` and the conflict `copies` of sync tools. `away` are
    folders below that cannot be listed, and why: what was known to be in them is not gone. `signatures`
    are those of the sources, None where it could not be had at once.
    """

    names: list[str]
    ignored: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    away: dict[str, str] = field(default_factory=dict)
    signatures: dict[str, Signature | None] = field(default_factory=dict)

    def hides(self, name: str) -> str:
        """Return why a file that is not listed may be there all the same; "" if it is gone."""
        return next((why for place, why in self.away.items() if name.startswith(f"{place}/")), "")


def is_text(name: str) -> bool:
    """Whether a file's name is text; on old drives there may be names in other encodings."""
    return name == name.encode(errors="ignore").decode()


def scan(folder: Path, ignored: Iterable[str] = ()) -> Listing:
    """Return what is below `folder`. `ignored` are patterns of names or of paths of files to leave out.

    Raises OSError if the folder itself cannot be listed: that is not the same as an empty one.
    """
    found, away = _found(folder)
    patterns = tuple(ignored)
    sources = sorted(name for name in found if not _matches(name, IGNORED))
    left_out = [name for name in sources if _matches(name, patterns)]
    copies = [name for name in sources if _is_copy(name)]
    without = {*left_out, *copies}
    names = [name for name in sources if name not in without]
    return Listing(names, left_out, copies, away, {name: found[name] for name in names})


def _found(folder: Path) -> tuple[dict[str, Signature | None], dict[str, str]]:
    """Return the files below a folder that have a reader, and which folders cannot be listed, and why."""
    found: dict[str, Signature | None] = {}
    away: dict[str, str] = {}
    until = time.monotonic() + GLANCE

    def take_down(error: OSError) -> None:
        place = Path(error.filename).relative_to(folder).as_posix()
        if place == ".":
            raise error
        away[place] = f"its folder cannot be listed: {error.strerror or error}"

    for place, folders, files in os.walk(folder, onerror=take_down):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = _below(folder, place)
        for file in filter(_has_reader, files):
            found[below + file] = _at_a_glance(f"{place}{os.sep}{file}", until)
    return found, away


def _at_a_glance(path: str, until: float) -> Signature | None:
    """Return a file's signature; None if there is no more time for it, or it cannot be had just now.

    From the file itself: on Windows what its folder says of it may be older, and tells less.
    """
    try:
        return _signature(os.stat(path)) if time.monotonic() < until else None  # noqa: PTH116  # 3 us less
    except OSError:
        return None


def look(
    path: Path,
    before: Seen,
    rules: Rules,
    clock: Clock,
    known: Callable[[], Known] = Known,
    disk: Disk | None = None,
) -> tuple[Seen, Source | None]:
    """Return what is known of the file at `path` now, and what it says if that is not what it said.

    It is read only if it may have changed, and its signature is taken before reading and checked after:
    what another program is just writing is not believed. `known` gives the rows that need no work.
    Content that is no good leaves what was known, with an `error`. Raises OSError or SourceError if there is
    none to be read just now.
    """
    now = clock()
    disk = disk or Disk()
    is_fresh = before.may_be_trusted(rules.digest, now)
    pauses = () if before.error else PAUSES  # who holds a file for long is not waited for each time
    reading = partial(_read, path, before.signature if is_fresh else None, pauses, rules.limits)
    signature, mtime, data = disk.ask(str(path), reading)
    if data is None:
        return before, None
    # Asked again: it may have been saved since. And a share's clock may be a little ahead.
    if abs(clock() - mtime) < UNTRUSTED and _may_be_half(path, data):
        raise SourceError(WRITTEN)
    digest = hashlib.sha256(data).hexdigest()
    trusted = signature if mtime + UNTRUSTED <= now else None
    content = f"{rules.digest} {digest}"
    if digest == before.held or content == before.refused:
        return replace(before, signature=trusted, checked=now), None
    if digest == before.digest and before.made_with.startswith(rules.digest):
        return replace(
            before, signature=trusted, checked=now, error="", held="", refused="", since=0, brake=None
        ), None
    try:
        source = understand(path.name, data, rules, known(), before.made_with)
    except SourceError as error:
        return before.refusing(Seen(trusted, now), content, str(error)), None
    except Exception:
        log.exception("%s: a fault of the bridge, not of the file", path.name)
        return before.refusing(Seen(trusted, now), f"{rules.digest} {FAULT}", FAULT), None
    return Seen(trusted, now, digest, mtime, source.made_with), source


def _may_be_half(path: Path, data: bytes) -> bool:
    """Whether the text ends inside a line: a row cut in two would be someone who does not exist."""
    return path.suffix.lower() in LINES and data.rstrip(b"\0")[-1:] not in (b"\n", b"\r")


def why(error: OSError) -> str:
    """Return in people's words why a file cannot be read."""
    return WHY.get(error.errno or 0) or error.strerror or str(error)


def _read(
    path: Path, known: Signature | None, pauses: Iterable[float], limits: Limits
) -> tuple[Signature, int, bytes | None]:
    """Return a file's signature, its time, and its content unless the signature is `known`.

    A file that another program holds is tried again after each of `pauses`, in seconds.
    """
    state = path.stat()
    signature = _signature(state)
    if signature == known:
        return signature, 0, None
    if not stat.S_ISREG(state.st_mode):
        raise SourceError("is no file that can be read to its end")
    limits.check_size(state.st_size)
    data = _content(path, state, pauses)
    if _signature(path.stat()) != signature:
        raise SourceError(WRITTEN)
    return signature, state.st_mtime_ns // 1000, data


def _content(path: Path, state: os.stat_result, pauses: Iterable[float]) -> bytes:
    is_in_the_cloud = getattr(state, "st_file_attributes", 0) & CLOUD_ONLY
    waits = iter(() if is_in_the_cloud else pauses)
    while True:
        try:
            return path.read_bytes()
        except OSError as error:
            pause = next(waits, None) if error.errno in LOCKED else None
            if pause is None:
                raise (SourceError(IN_THE_CLOUD) if is_in_the_cloud else error) from None
        time.sleep(pause)


def _signature(state: os.stat_result) -> Signature:
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


# Each look asks the same of the same names, which takes 8 us for each.
_once = lru_cache(10_000)


@_once
def _below(folder: Path, place: str) -> str:
    """Return how the paths of the files in a place begin below the folder."""
    return f"{Path(place).relative_to(folder).as_posix()}/".removeprefix("./")


@_once
def _has_reader(file: str) -> bool:
    return Path(file).suffix.lower() in READERS


@_once
def _is_copy(name: str) -> bool:
    return CONFLICT.fullmatch(name.rpartition(".")[0]) is not None


@_once
def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    texts = {name.casefold(), name.rpartition("/")[2].casefold()}
    return any(fnmatchcase(text, pattern.casefold()) for text in texts for pattern in patterns)
