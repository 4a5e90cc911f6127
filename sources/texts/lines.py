"""The lines of a text, as a text editor counts them."""

import re
from collections.abc import Iterator
from itertools import chain

ENDS = re.compile("\r\n|\r|\n")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
NO_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # that Python takes for some; Outlook writes \x0b
PIECE = 100_000  # letters that are made lines of at a time: all lines at once take five times the room
BLANK = " \t\r\n,;|"  # that an emptied sheet of a million rows ends with


def trimmed(text: str) -> str:
    """Return a text without the lines at the end that hold nothing but delimiters."""
    end = text[-PIECE:] if text[-PIECE:].strip(BLANK) else text  # seldom has all of it to be looked at
    last = LINE.match(text, len(text) - len(end) + len(end.rstrip(BLANK)))
    return text[: last.end()] if last else text


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines, each with its end."""
    return chain.from_iterable(map(_split, _pieces(text)))


def count(text: str) -> int:
    """Return how many lines there are, or a few more."""
    return text.count("\n") + text.count("\r") + 1


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        last = LINE.match(text, start + PIECE)
        end = last.end() if last else len(text)
        yield text[start:end]
        start = end


def _split(piece: str) -> list[str]:
    if any(sign in piece for sign in NO_LINE_ENDS):
        return [line for line in LINE.findall(piece) if line]
    return piece.splitlines(keepends=True)
