"""Cells with the delimiter in them and no quotes around: `Demo, Inc.` in a list with commas."""

import csv
from collections.abc import Iterable, Iterator

from sources.rows import Batch, Row
from sources.texts.dialect import Dialect, divide
from sources.texts.lines import lines_of

SIGNS = ",;"  # that people write in a text, with a blank behind
LEAST = 2  # headings: one may be a title, or that of names like `Demo, Ann`


def joined(read: Iterable[Batch], text: str, dialect: Dialect, found: list[int]) -> Iterator[Batch]:
    """Put cells together in rows that have as many too many as begin with a blank; `found` gets the lines."""
    lines = enumerate(lines_of(text), 1)
    width = 0
    for starts, rows in read:
        width = width or _width(_line(lines, starts[0]), dialect.delimiter)
        if width >= LEAST and max(map(len, rows)) > width:
            rows = list(rows)
            for i in [i for i, row in enumerate(rows) if len(row) > width]:
                if whole := _joined(_line(lines, starts[i]), rows[i], width, dialect.delimiter):
                    rows[i] = whole
                    found.append(starts[i])
        yield starts, rows


def _line(lines: Iterator[tuple[int, str]], number: int) -> str:
    return next((line for i, line in lines if i == number), "")


def _width(line: str, delimiter: str) -> int:
    """Return how many headings there are; 0 if blanks behind delimiters tell nothing."""
    is_telling = delimiter in SIGNS and f"{delimiter} " not in line
    return len(next(divide([line], delimiter), [])) if is_telling else 0


def _joined(line: str, row: Row, width: int, delimiter: str) -> Row | None:
    cells = next(csv.reader([line], delimiter=delimiter), [])
    spaced = sum(cell.startswith(" ") for cell in cells[1:])
    if len(cells) != len(row) or len(cells) - spaced != width:
        return None
    made = cells[:1]
    for cell in cells[1:]:
        if cell.startswith(" "):
            made[-1] += delimiter + cell
        else:
            made.append(cell)
    return made
