"""The log: a file in the state folder for whoever helps, and the same lines on the console.

It holds counts, times and names of files, but nothing of what is in them, and no passwords.
"""

import logging
import os
import shutil
import sys
import textwrap
import traceback
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, TextIO

from feed.pages import Page, Query
from serve.terminal import harmless
from serve.wording import counted

FILE = "bridge.log"
SIZE, KEPT = 1_000_000, 5  # bytes a file, and how many older ones stay
FORMAT = "%(asctime)s %(levelname)s %(message)s"


class Line(logging.Formatter):
    """A record on one line, whatever a file's name holds."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the name is logging's
        record.message = harmless(record.message, "?")
        return super().formatMessage(record)


class Discreet(Line):
    """Tracebacks without the text of the error: a cell that could not be read may stand in it."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the name is logging's
        kind, _, frames = ei
        return "".join(["Traceback:\n", *traceback.format_tb(frames), str(kind.__name__)])


class Brief(Line):
    """The message alone: tracebacks are for the file. A window breaks lines within words; this does not."""

    def format(self, record: logging.LogRecord) -> str:
        record.message = record.getMessage()
        line = self.formatMessage(record)
        if not (sys.stderr and sys.stderr.isatty()):
            return line
        width = shutil.get_terminal_size().columns - 1  # a full line would bring an empty one
        return textwrap.fill(
            line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )


class Bounded(logging.FileHandler):
    """Files of a bounded size, also while another program has one open, and whatever the disk does.

    The handler of `logging` takes twice as long: it looks for the file, and formats each line twice.
    """

    stream: TextIO  # type: ignore[assignment]  # open from the beginning
    failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record, into a new file if this one would become too large."""
        try:
            line = f"{self.format(record)}\n"
            if self.stream.closed:  # it could not be begun anew
                self.stream = self._open()
            if self.stream.tell() + len(line.encode(errors="backslashreplace")) > SIZE:
                self._begin_anew()
            self.stream.write(line)
            self.stream.flush()
            self.failed = False
        except Exception:  # as logging has it: what is wrong with the log stops nothing
            self.handleError(record)

    def _begin_anew(self) -> None:
        """Start a new file; what this one held becomes the newest of the older ones."""
        self.stream.close()
        names = [self.baseFilename, *(f"{self.baseFilename}.{n}" for n in range(1, KEPT + 1))]
        for number in range(KEPT, 0, -1):
            _pass_on(names[number - 1], names[number])
        self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802  # the name is logging's
        """Say that there is no log, once until there is; logging would print a traceback for each line."""
        if not self.failed and sys.stderr:
            error = sys.exc_info()[1]
            sys.stderr.write(f"{self.baseFilename} cannot be written: {getattr(error, 'strerror', error)}\n")
        self.failed = True


def _pass_on(newer: str, older: str) -> None:
    """Give a file the name of the next older one; copy and empty it where that cannot be.

    On Windows a file that any program has open cannot be renamed, but it can be written.
    """
    try:
        Path(newer).replace(older)
    except FileNotFoundError:
        return
    except OSError:
        with suppress(OSError):
            shutil.copyfile(newer, older)
        with suppress(OSError):
            os.truncate(newer, 0)


def of_page(query: Query, page: Page) -> str:
    """Return what to log of a page; "" between the first and the last: a line takes as long as a page."""
    if query.offset and page.next_offset:
        return ""
    what = "" if query.offset else "everything, " if page.is_all else "what is new, "
    sent = counted(query.offset + len(page.contacts), "contact")
    return f"{what}{sent} {'so far' if page.next_offset else 'in all'}"


def start(state: Path) -> ExitStack:
    """Log to `state` and to the console, and nowhere else, until what is returned is closed.

    Raises OSError if the file cannot be written.
    """
    state.mkdir(parents=True, exist_ok=True)
    # No line says where it comes from, and to find that out for each takes a seventh of its time.
    logging._srcfile = None  # as the guide to logging has it
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    file = Bounded(state / FILE, encoding="utf-8", errors="backslashreplace")
    file.setFormatter(Discreet(FORMAT))
    console = logging.StreamHandler()
    console.setFormatter(Brief())
    root, ending = logging.getLogger(), ExitStack()
    ending.callback(root.setLevel, root.level)
    root.setLevel(logging.INFO)
    ending.callback(file.close)
    for handler in root.handlers[::-1]:  # the file would get the text that one makes of an error
        root.removeHandler(handler)
        ending.callback(root.addHandler, handler)
    for handler in (file, console):
        root.addHandler(handler)
        ending.callback(root.removeHandler, handler)
    return ending
