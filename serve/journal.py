"""The log: a file in the state folder for whoever helps, and the same lines on the console.

Counts, times and names of files; no contact and no password is ever put in.
"""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

FILE = "bridge.log"
SIZE, KEPT = 1_000_000, 5  # bytes a file, and how many older ones stay
FORMAT = "%(asctime)s %(levelname)s %(message)s"


class Line(logging.Formatter):
    """A record on one line, whatever a file's name holds."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the name is logging's
        record.message = "".join(letter if letter.isprintable() else "?" for letter in record.message)
        return super().formatMessage(record)


class Discreet(Line):
    """Tracebacks without the text of the error: a cell that could not be read may stand in it."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the name is logging's
        kind, _, frames = ei
        return "".join(["Traceback:\n", *traceback.format_tb(frames), str(kind.__name__)])


class Brief(Line):
    """The message alone: tracebacks are for the file."""

    def format(self, record: logging.LogRecord) -> str:
        record.message = record.getMessage()
        return self.formatMessage(record)


def start(state: Path) -> None:
    """Log to `state` and to the console from now on. Raises OSError if the file cannot be written."""
    state.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(
        state / FILE, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", errors="backslashreplace"
    )
    file.setFormatter(Discreet(FORMAT))
    console = logging.StreamHandler()
    console.setFormatter(Brief())
    logging.basicConfig(level=logging.INFO, handlers=[file, console], force=True)
