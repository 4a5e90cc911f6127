"""Folders as people write them in `config.ini`, and where the bridge's own files must not be.

The texts of its errors complete a sentence that begins with section, key and value.
"""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath, PureWindowsPath

from serve.terminal import harmless

QUOTES = ('""', "''", "“”", "„“")  # Explorer's "Copy as path" puts the first ones around a path
VARIABLE = re.compile(r"%([A-Za-z_][\w()]*)%")  # no blanks: a folder may be named `100% and 50%`
SYNC_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
SYNC_NAMES = re.compile(
    r"(OneDrive|Dropbox|Google ?Drive|iCloud ?Drive|Nextcloud|ownCloud|MEGA(sync)?|pCloud ?Drive|Box Sync)"
    r"( - .+| \(.+\))?",  # OneDrive - Example Ltd, Dropbox (Personal)
    re.IGNORECASE,
)
SYNC_MARKS = (".dropbox.cache", ".stfolder", ".tmp.drivedownload")  # Dropbox, Syncthing, Google Drive
INVISIBLE = "\N{LEFT-TO-RIGHT EMBEDDING}\N{LEFT-TO-RIGHT MARK}\ufeff"  # copied from a window of properties


class FolderError(ValueError):
    """A folder that cannot be used; the text says why, and what to write."""


def written(text: str, environment: Mapping[str, str]) -> str:
    """Return the path that a person wrote: without quotes around it, with `%VARIABLES%` filled in.

    Raises FolderError for what is not a path, whatever is on the disk.
    """
    text = text.strip(INVISIBLE)
    if text[:1] + text[-1:] in QUOTES and len(text) > 1:
        text = text[1:-1].strip()
    known = {name.upper(): value for name, value in environment.items() if value}
    path = VARIABLE.sub(lambda found: _filled_in(found[1], known), text)
    windows = PureWindowsPath(path)
    if not path or harmless(path, "") != path:
        raise FolderError("it is empty, or has a character that cannot be in a path")
    if "://" in path:
        raise FolderError(r"it is an address; write a folder, such as C:\contacts or \\server\share\contacts")
    if '"' in path:
        raise FolderError("a quote belongs at both ends, or at neither")
    if windows.drive.endswith(":") and not windows.root:
        raise FolderError(
            rf"it does not say where on the drive; write it with a \, like {windows.drive}\contacts"
        )
    return path


def _filled_in(name: str, known: Mapping[str, str]) -> str:
    if name.upper() not in known:
        raise FolderError(f"%{name}% is not set for the user who runs the bridge; write the whole path")
    return known[name.upper()]


def absolute(path: str, base: Path) -> Path:
    """Return the real place of a path that may be relative to `base`: links followed, short names long."""
    try:
        return (base / path).resolve()
    except (OSError, RuntimeError) as error:  # links in a circle are a RuntimeError up to Python 3.12
        raise FolderError("it cannot be followed; is it a link to itself?") from error


def lies_in(inner: Path, outer: Path) -> bool:
    """Whether a folder is another one or lies in it, also if upper and lower case differ."""
    return inner.is_relative_to(outer) or any(_same(parent, outer) for parent in (inner, *inner.parents))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there yet, or its share is away
        return False


def synchronised(folder: Path, environment: Mapping[str, str]) -> Path | None:
    """Return the synchronised folder that a folder lies in, if there is one."""
    known = {name.upper(): value for name, value in environment.items()}
    roots = [Path(known[name.upper()]) for name in SYNC_VARIABLES if known.get(name.upper())]
    for parent in (folder, *folder.parents):
        named = SYNC_NAMES.fullmatch(parent.name)
        if named or any(os.path.lexists(parent / mark) for mark in SYNC_MARKS):
            return parent
    return next((root for root in roots if lies_in(folder, root)), None)


def absence(folder: PurePath, exists: Callable[[PurePath], bool]) -> str:
    """Say why there is no folder at a path, and what to do."""
    anchor = type(folder)(folder.anchor)
    if exists(folder):
        return "it is a file; write the folder that the file is in"
    if exists(anchor):
        return "there is no such folder, or the user who runs the bridge may not see it"
    if folder.drive.endswith(":"):
        return (
            f"there is no drive {folder.drive} for the user who runs the bridge; letters of network drives "
            r"belong to one user's session: write the path as \\server\share\folder"
        )
    return f"the share {anchor} does not answer, or the user who runs the bridge may not see it"
