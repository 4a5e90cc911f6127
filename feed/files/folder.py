"""The data folder: which files in it are sources, and how each looks from outside. Reads, never writes."""

import os
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from pathlib import Path

from feed.files.seen import Signature, signature_of
from sources import READERS

# Owner files of Excel and LibreOffice, and what is being copied or downloaded.
IGNORED = ("~$*", ".*", "*.tmp")
# What Windows keeps on each drive, where a drive itself is the data folder: deleted files lie in the one, and
# nobody may look into the other.
OF_WINDOWS = {"$recycle.bin", "system volume information"}
# What sync tools make of a file that was edited in two places, where the name leaves no doubt. The words
# in brackets are Dropbox's and Nextcloud's. OneDrive's (`NAME-COMPUTER.ext`) might be anything.
CONFLICT = re.compile(
    r".*(\([^)]*(conflicted copy|Konflikt stehende Kopie|copie en conflit|copia en conflicto"
    r"|cópia em conflito|copia in conflitto|conflicterende kopie|SFConflict)[^)]*\)"
    r"|\.sync-conflict-\d{8}-\d{6}.*|_conflict-\d{8}-\d{6}|\[conflicted\])",
    re.IGNORECASE,
)
CONFLICT_COPY = (
    "is left out: a sync tool made it when the file was edited in two places; put what is new in it "
    "into the file itself, then delete it"
)
NO_NAME = "its name cannot be read as text: give it another name"
# Seconds for the signatures of all files in one go; those that a slow share has not told by then are asked
# for file by file, each with a patience of its own.
GLANCE = 1.0


@dataclass(frozen=True)
class Listing:
    """What is in the folder: files that may be sources, by their path below it, with `/`.

    `signatures` are theirs, None where one could not be had at once. `away` are folders below that cannot
    be listed, and why: what was known to be in them is not gone. `patterns` are of files to leave out.

    Whether anything changed is asked with each sync, and needs no more than that; the rest is made if asked.
    """

    signatures: dict[str, Signature | None] = field(default_factory=dict)
    away: dict[str, str] = field(default_factory=dict)
    patterns: tuple[str, ...] = ()

    @cached_property
    def ignored(self) -> list[str]:
        """What the configuration says to leave out."""
        return [name for name in sorted(self.signatures) if _matches(name, self.patterns)]

    @cached_property
    def copies(self) -> list[str]:
        """Conflict copies of sync tools, which are left out as well."""
        return [name for name in sorted(self.signatures) if _is_copy(name)]

    @cached_property
    def unlisted(self) -> dict[str, str]:
        """Folders of which a person should know that they cannot be listed, and why."""
        return {place: why for place, why in self.away.items() if not _matches(f"{place}/", self.patterns)}

    @cached_property
    def unread(self) -> dict[str, str]:
        """What a person might think is read, copies and folders that are `unlisted`, and why it is not."""
        return dict.fromkeys(self.copies, CONFLICT_COPY) | self.unlisted

    @cached_property
    def names(self) -> list[str]:
        """The sources, in order."""
        return sorted(self.signatures.keys() - {*self.ignored, *self.copies})

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
    found: dict[str, Signature | None] = {}
    away: dict[str, str] = {}
    until = time.monotonic() + GLANCE

    def take_down(error: OSError) -> None:
        place = Path(error.filename).relative_to(folder).as_posix()
        if place == ".":
            raise error
        away[place] = f"its folder cannot be listed: {error.strerror or error}"

    for place, folders, files in os.walk(folder, onerror=take_down):
        folders[:] = sorted(filter(_may_have_sources, folders))
        below = _below(folder, place)
        for file in filter(_may_be_source, files):
            found[below + file] = _at_a_glance(f"{place}{os.sep}{file}", until)
    return Listing(found, away, tuple(ignored))


def _at_a_glance(path: str, until: float) -> Signature | None:
    """Return a file's signature; None if there is no time left for it, or it cannot be had just now.

    From the file itself: on Windows what its folder says of it may be older, and tells less.
    """
    try:
        return signature_of(os.stat(path)) if time.monotonic() < until else None  # noqa: PTH116  # 3 us less
    except OSError:
        return None


# Each look asks the same of the same names, which takes 8 us for each.
_once = lru_cache(10_000)


@_once
def _below(folder: Path, place: str) -> str:
    """Return how the paths of the files in a place begin below the folder."""
    return f"{Path(place).relative_to(folder).as_posix()}/".removeprefix("./")


def _may_have_sources(folder: str) -> bool:
    return not folder.startswith(".") and folder.casefold() not in OF_WINDOWS


@_once
def _may_be_source(file: str) -> bool:
    return Path(file).suffix.lower() in READERS and not _matches(file, IGNORED)


@_once
def _is_copy(name: str) -> bool:
    return CONFLICT.fullmatch(name.rpartition(".")[0]) is not None


@_once
def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    texts = {name.casefold(), name.rpartition("/")[2].casefold()}
    return any(fnmatchcase(text, pattern.casefold()) for text in texts for pattern in patterns)
