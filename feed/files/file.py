"""One file of the data folder: read if it may have changed, and understood. Reads, never writes."""

import errno
import hashlib
import logging
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from feed.clock import SECOND, Clock
from feed.files.disk import Disk, LateError
from feed.files.limits import Limits
from feed.files.seen import WRITTEN, Seen, Signature, by_rules, signature_of
from feed.source import NOTHING_KNOWN, Known, Rules, Source, understand
from sources import SourceError

log = logging.getLogger(__name__)

# A file may be saved again within one tick of its drive's clock: up to 2 s on FAT and in zip archives.
UNTRUSTED = 3 * SECOND
LINES = (".csv", ".tsv", ".txt", ".ldif")  # files of lines; others tell by themselves where they end
# A virus scanner or a save of Excel locks a file for a moment: so many seconds until each further try.
PAUSES = (0.1, 0.3, 0.6, 0.9)
LOCKED = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EINVAL)  # as Windows and its shares put it
# Windows tells by these that OneDrive has only a file's name here: it is fetched when it is read.
CLOUD_ONLY = 0x1000 | 0x40000 | 0x400000
IN_THE_CLOUD = "is only in the cloud, and cannot be fetched now; choose 'Always keep on this device' for it"
# Windows lists files that it does not open, unless it is told to.
LONGEST = 259 if os.name == "nt" else sys.maxsize
TOO_LONG = (
    "has a path of more than 259 characters, which Windows does not open; shorten its name or a folder's"
)
ENDLESS = "is not a file that can be read to its end"
FAULT = "could not be understood; the log says more"  # which is tried again with each RECHECK
WHY = {  # people's words for what the system says
    errno.EACCES: "cannot be opened: another program holds it, or the bridge may not read it",
    errno.ENOENT: "is no longer there",
}


class FaultError(SourceError):
    """A source that a fault of the bridge keeps from being understood."""


class Content(NamedTuple):
    """A file as it was read, and from when to when that was; no `data` if its signature is known."""

    began: int
    ended: int
    signature: Signature
    mtime: int
    data: bytes | None


Looked = tuple[Seen, Source | None]  # what is known of a file, and what it says if that is new


def look(
    path: Path,
    before: Seen,
    rules: Rules,
    clock: Clock,
    known: Callable[[], Known] = Known,
    disk: Disk | None = None,
) -> Looked:
    """Return what is known of the file at `path` now, and what it says if that is not what it said.

    It is read only if it may have changed, and its signature is taken before reading and checked after:
    what another program is just writing is not believed. `known` gives the rows that need no work.
    Content that is no good, or cannot be read just now, leaves what was known, with an `error`: not if it
    comes late as it did before.
    """
    try:
        return _looked_at(path, before, rules, clock, known, disk or Disk())
    except FileNotFoundError:
        is_too_long = len(str(path)) > LONGEST
        # Else Excel is just putting the new one in its place.
        return before.failed(TOO_LONG, clock()) if is_too_long else before, None
    except LateError:
        return before, None
    except OSError as error:
        return before.failed(why(error), clock()), None
    except SourceError as error:
        return before.failed(str(error), clock()), None


def _looked_at(
    path: Path, before: Seen, rules: Rules, clock: Clock, known: Callable[[], Known], disk: Disk
) -> Looked:
    """As `look`; raises OSError or SourceError if there is no content to be read just now."""
    is_fresh = before.may_be_trusted(rules.digest, clock())
    pauses = () if before.error else PAUSES  # who holds a file for long is not waited for each time
    reading = partial(_read, path, before.signature if is_fresh else None, pauses, rules.limits, clock)
    now, ended, signature, mtime, data = disk.ask(str(path), reading, takes_late=True)
    if data is None:
        return before, None
    # The end counts: it may have been saved meanwhile. And a share's clock may be a little ahead.
    if abs(ended - mtime) < UNTRUSTED and _may_be_half(path, data):
        raise SourceError(WRITTEN)
    found = Seen(signature, now, hashlib.sha256(data).hexdigest(), mtime)
    if not (mtime + UNTRUSTED <= now or _was_there(before, found)):
        found = replace(found, signature=None)
    if same := before.looked_at(found, rules.digest):
        return same, None
    return _understood(path.name, data, before, found, rules, known())


def _understood(name: str, data: bytes, before: Seen, found: Seen, rules: Rules, known: Known) -> Looked:
    """Return what is known of a file in which new content was `found`, and what that says if it is good."""
    try:
        source = understood(name, data, rules, known, before.made_with)
    except SourceError as error:
        refused = FAULT if isinstance(error, FaultError) else found.digest
        return before.refusing(found, by_rules(rules.digest, refused), str(error)), None
    return replace(found, made_with=source.made_with), source


def understood(
    name: str, data: bytes, rules: Rules, known: Known = NOTHING_KNOWN, made_with: str = ""
) -> Source:
    """Return what `data` says, as `understand` does. Raises SourceError, whatever happens: one file stops
    no other. A FaultError is in the log as well."""
    try:
        return understand(name, data, rules, known, made_with)
    except SourceError:
        raise
    except Exception as error:
        log.exception("%s: a fault of the bridge, not of the file", name)
        raise FaultError(FAULT) from error


def _was_there(before: Seen, found: Seen) -> bool:
    """Whether a file from the future was the same a while ago: else it would be read with each look."""
    is_same = (before.digest, before.mtime) == (found.digest, found.mtime)
    return is_same and found.checked - before.checked >= UNTRUSTED


def _may_be_half(path: Path, data: bytes) -> bool:
    """Whether the text ends inside a line: a row cut in two would be someone who does not exist."""
    return path.suffix.lower() in LINES and data.rstrip(b"\0")[-1:] not in (b"\n", b"\r")


def why(error: OSError) -> str:
    """Return in people's words why a file cannot be read."""
    return WHY.get(error.errno or 0) or error.strerror or str(error)


def _read(
    path: Path, known: Signature | None, pauses: Iterable[float], limits: Limits, clock: Clock
) -> Content:
    """Read a file, unless its signature is `known`.

    A file that another program holds is tried again after each of `pauses`, in seconds. What was read may be
    looked at much later, so it says itself when that was.
    """
    began = clock()
    state = path.stat()
    signature = signature_of(state)
    if signature == known:
        return Content(began, began, signature, 0, None)
    if not stat.S_ISREG(state.st_mode):
        raise SourceError(ENDLESS)
    limits.check_size(state.st_size)
    data = _content(path, state, pauses)
    if signature_of(path.stat()) != signature:
        raise SourceError(WRITTEN)
    return Content(began, clock(), signature, state.st_mtime_ns // 1000, data)


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
