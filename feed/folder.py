"""The data folder: which files are sources, and which of them say something new. Reads, never writes."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import orjson

from feed.samples import DIGESTS
from feed.source import Known, Rules, Source, understand
from sources import READERS, SourceError

SECOND = 1_000_000
# A file may be saved again within one tick of its drive's clock: up to 2 s on FAT and in zip archives.
UNTRUSTED = 3 * SECOND
# Some programs and sync tools put a file's old time back; its content tells in the end.
RECHECK = 300 * SECOND
# Owner files of Excel and LibreOffice, and what is being copied or downloaded.
IGNORED = ("~$*", ".*", "*.tmp")

Signature = tuple[int, int, int, int]
Clock = Callable[[], int]  # microseconds since 1970, UTC


@dataclass(frozen=True)
class Seen:
    """What is known of one file: as it was when last looked at, and its last good content.

    `error` says why its newest content does not count; `held` is the digest of a content that waits
    for `accept`, `accepted` that of one which need not wait any more.
    """

    signature: Signature | None = None
    checked: int = 0
    digest: str = ""
    mtime: int = 0
    made_with: str = ""
    error: str = ""
    held: str = ""
    accepted: str = ""

    @property
    def is_sample(self) -> bool:
        """Whether this is one of the files that come with the bridge, unchanged."""
        return self.digest in DIGESTS and not self.error

    def to_json(self) -> bytes:
        """Return what is to be remembered of it between runs."""
        return orjson.dumps(asdict(self))

    def failed(self, error: str) -> "Seen":
        """Return what is known after a look that failed: the last good content, to be looked at again."""
        return replace(self, signature=None, error=error)

    def holding(self, newer: "Seen", error: str) -> "Seen":
        """Return what is known while the brake holds newer content: the last good, and which one waits."""
        waiting = newer.digest
        return replace(self, signature=newer.signature, checked=newer.checked, error=error, held=waiting)

    @staticmethod
    def of_json(text: bytes) -> "Seen":
        """Return what was remembered."""
        known = orjson.loads(text or b"{}")
        signature = known.pop("signature", None)
        return Seen(signature=tuple(signature) if signature else None, **known)


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


def look(
    path: Path, before: Seen, rules: Rules, clock: Clock, known: Callable[[], Known] = dict
) -> tuple[Seen, Source | None]:
    """Return what is known of the file at `path` now, and what it says if that is not what it said.

    It is read only if it may have changed, and its signature is taken before reading and checked after:
    what another program is just writing is not believed. `known` gives the rows that need no work.
    Raises OSError or SourceError, also when that is the case.
    """
    now = clock()
    state = path.stat()
    signature = _signature(state)
    is_ours = before.made_with.startswith(rules.digest)
    if signature == before.signature and 0 <= now - before.checked < RECHECK and (is_ours or before.held):
        return before, None
    if not stat.S_ISREG(state.st_mode):
        raise SourceError("is no file that can be read to its end")
    data = path.read_bytes()
    if _signature(path.stat()) != signature:
        raise SourceError("is being written")
    digest = hashlib.sha256(data).hexdigest()
    mtime = state.st_mtime_ns // 1000
    trusted = signature if mtime + UNTRUSTED <= now else None
    if digest == before.held:
        return replace(before, signature=trusted, checked=now), None
    if digest == before.digest and is_ours:
        return replace(before, signature=trusted, checked=now, error="", held=""), None
    source = understand(path.name, data, rules, known(), before.made_with)
    return Seen(trusted, now, digest, mtime, source.made_with), source


def _signature(state: os.stat_result) -> Signature:
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def _matches(name: str, patterns: list[str]) -> bool:
    texts = {name.casefold(), name.rpartition("/")[2].casefold()}
    return any(fnmatchcase(text, pattern) for text in texts for pattern in patterns)


def _raise(error: OSError) -> None:
    raise error
