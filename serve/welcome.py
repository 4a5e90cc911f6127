"""What a person sees when the bridge starts: what was found, where to look, and what to do next."""

from dataclasses import dataclass
from pathlib import Path

from feed.typed import typed

INDENT = 10  # letters, below each other on a console of 80
READING = "being read; there are many, or the drive is slow"
# Broken by hand: a command stays in one line.
FILES = (
    "put your contact files into this folder, or begin with a workbook:",
    typed("template"),
)
ADDRESS = (
    "give Talkdesk an address on the internet (docs/internet.md); then",
    f"{typed('integration')} prints what Talkdesk has to know",
)
CONNECT = (
    f"{typed('integration')} prints what Talkdesk has to know;",
    f"{typed('doctor')} says whether all is well",
)


@dataclass(frozen=True)
class Found:
    """What a first look at the folder has found; samples are among the `files`, and not `own` ones."""

    files: int
    own: int
    contacts: int


def text(folder: Path, found: Found | None, status_page: str, public_url: str) -> str:
    """Return the lines for a console.

    Nothing is `found` as long as the files are being read; an address that is not there is "".
    """
    said = {
        "Contacts": [f"{found.contacts} in {_files(found.files)}" if found else READING],
        "Folder": [str(folder)],
        "Status": [status_page] if status_page else [],
        "Next": _next(found, public_url),
    }
    return "\n".join(
        (f"{name}:" * (not number)).ljust(INDENT) + line
        for name, lines in said.items()
        for number, line in enumerate(lines)
    )


def _files(count: int) -> str:
    return f"{count} file{'s' * (count != 1)}"


def _next(found: Found | None, public_url: str) -> tuple[str, ...]:
    """The first thing that is missing."""
    if found and not found.own:
        return FILES
    return CONNECT if public_url else ADDRESS
