"""What a person sees when the bridge starts: what was found, where to look, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from feed.typed import typed
from serve.wording import counted, number

INDENT = 10  # letters, below each other on a console of 80
READING = "being read; there are many, or the drive is slow"
# Broken by hand: a command stays in one line.
FILES = (
    "put your contact files into this folder, or begin with a workbook:",
    typed("template"),
)
ADDRESS = (
    "give Talkdesk an address on the internet (docs/internet.md); then",
    f"{typed('integration')} prints what Talkdesk needs to know",
)
CONNECT = (
    f"{typed('integration')} prints what Talkdesk needs to know;",
    f"{typed('doctor')} says whether all is well",
)


@dataclass(frozen=True)
class Found:
    """What a first look at the folder has found: samples are among the `files`, and not `own` ones.

    Beside files of one's own they are left out.
    """

    files: int
    own: int
    contacts: int


def text(folder: Path, found: Found | None, status_page: str, public_url: str) -> str:
    """Return the lines for a console.

    Nothing is `found` as long as the files are being read; an address that is not there is "".
    """
    there = found and f"{number(found.contacts)} in {counted(found.own or found.files, 'file')}"
    said = {
        "Contacts": [there or READING],
        "Folder": [str(folder)],
        "Status": [status_page] if status_page else [],
        "Next": _next(found, public_url),
    }
    return "\n".join(_block(name, lines) for name, lines in said.items() if lines)


def _block(name: str, lines: Sequence[str]) -> str:
    """Return lines below each other, with their name before the first."""
    return f"{name}:".ljust(INDENT) + f"\n{' ' * INDENT}".join(lines)


def _next(found: Found | None, public_url: str) -> tuple[str, ...]:
    """The first thing that is missing."""
    if found and not found.own:
        return FILES
    return CONNECT if public_url else ADDRESS
