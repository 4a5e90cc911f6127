"""What people ask of a bridge that may be running in another process: files in a folder of the state."""

import contextlib
import json
import logging
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)

RESEND, ACCEPT = "resend", "accept"
# Of their own: each request looks for orders, which takes half of a look among all that the state holds.
FOLDER = "orders"
UNREAD = "%s cannot be read (%s); it is tried again every few seconds"


@dataclass(frozen=True)
class Order:
    """What is asked for, and the file that says so.

    `name` is the file of contacts that it is about, `content` the digest of what was looked at in it, ""
    for whatever it holds.
    """

    file: Path
    what: str
    name: str
    content: str


def give(state: Path, order: str, name: str = "", content: str = "") -> None:
    """Ask for `order`; the next refresh carries it out. Raises OSError if the folder cannot be written."""
    file = state / FOLDER / f"{secrets.token_hex(8)}.json"
    beside = file.with_suffix(".tmp")
    file.parent.mkdir(parents=True, exist_ok=True)
    beside.write_text(json.dumps([order, name, content]), encoding="utf-8", newline="\n")
    beside.replace(file)


class Orders:
    """The orders of a state folder. For one thread that carries them out."""

    def __init__(self, state: Path) -> None:
        self._folder = f"{state}{os.sep}{FOLDER}"
        self._done: set[Path] = set()
        self._unread: set[Path] = set()  # that this was said of

    def waiting(self) -> list[Order]:
        """Return those that wait; each stays until it is `done`, so that a kill in between loses none."""
        orders = []
        for file in _files(self._folder):
            if file in self._done:  # it could not be deleted; a restart would carry it out again
                _deleted(file)
                continue
            try:
                orders.append(Order(file, *_read(file.read_bytes())))
            except OSError as error:  # held by another program: the next refresh sees it
                if file not in self._unread:
                    log.warning(UNREAD, file, error.strerror)
                self._unread.add(file)
        return orders

    def are_waiting(self) -> bool:
        """Whether any wait. For any thread: it opens none, which on Windows would keep it from deletion."""
        return any(file not in self._done for file in _files(self._folder))

    def done(self, order: Order) -> None:
        """Take an order for carried out, also if it cannot be deleted: somebody with more rights gave it."""
        self._done.add(order.file)
        if error := _deleted(order.file):
            log.warning("%s was carried out, but cannot be deleted (%s)", order.file, error.strerror)


def _files(folder: str) -> list[Path]:
    """Return the orders that are written to their end; none if the folder cannot be listed just now."""
    with contextlib.suppress(OSError):
        names = os.listdir(folder)  # noqa: PTH208  # a third of the time, which each request takes
        return [Path(folder, name) for name in sorted(names) if name.endswith(".json")]
    return []


def _read(text: bytes) -> tuple[str, str, str]:
    """Return order, name and content; empty texts if the file is damaged."""
    with contextlib.suppress(ValueError, TypeError):
        order, name, *content = json.loads(text)
        return str(order), str(name), str(content[0]) if content else ""
    return "", "", ""


def _deleted(file: Path) -> OSError | None:
    """Delete a file; return why that cannot be done now, if so."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        return error
    return None
