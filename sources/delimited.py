"""CSV and its relatives become tables, however loosely they were written."""

import csv
import itertools
import re
from collections.abc import Iterable, Iterator

from sources.dialect import Dialect, divide, recognise
from sources.encoding import decode
from sources.table import Problem, SourceError, Table, from_rows

Rows = Iterable[tuple[int, list[str]]]

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
NO_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # that Python takes for some; Outlook writes \x0b
ESCAPED = re.compile(r'(?<!\\)((?:\\\\)*)\\"')
ESCAPED_INSIDE = re.compile(ESCAPED.pattern + r"(?![,;|\t\r\n])")

MOST_LINES = 500  # that one row may have: a stray quote is not to swallow a whole file,
MOST_READ_AGAIN = 100_000  # nor to have it read again and again
MOST_REPORTED = 1_000  # lines: nobody reads more
MOST_CELLS = 1_000  # of a row; what follows stays together as text
MOST_AREA = 10_000_000  # cells of the table, where a few rows are much wider than the others

STRAY = "a quote is opened and not closed; the line was read as if it were not there"
STRAYS = "a quote is opened and not closed on {} more lines; they were read as if it were not there"
WRAPPED = "each row stood in quotes as if it were one cell; it was taken apart"

# A notes cell may be long. The largest that a C long takes on Windows.
csv.field_size_limit(2**31 - 1)


def parse(data: bytes) -> list[Table]:
    """Return the one table of a CSV, TSV or text file, or none if all its rows are blank.

    Lines count as in a text editor, so a row after a cell with a line break keeps its true number.
    A quote that is opened and never closed spoils its own line only, and is reported.
    """
    text, problems = decode(data)
    lines = _lines(text.replace("\0", ""))
    dialect = recognise(lines)
    broken: list[int] = []
    rows = _read(lines, dialect, broken)
    again = _unwrapped(rows) if dialect.width == 1 else None
    table = from_rows(again or _narrowed(rows, dialect), problems=(*problems, *_told(broken, bool(again))))
    return [table] if table else []


def _lines(text: str) -> list[str]:
    if any(sign in text for sign in NO_LINE_ENDS):
        return LINE.findall(text)
    return text.splitlines(keepends=True)


def _read(lines: list[str], dialect: Dialect, broken: list[int]) -> list[tuple[int, list[str]]]:
    """Return the rows after the `sep=` line with their lines; add to `broken` those that were mended.

    A file with nothing odd in it, as nearly all are, passes the strict reader with a row on each line.
    """
    body = lines[dialect.first :]
    numbers = itertools.count(dialect.first + 1)
    rows = _strict(body, dialect.delimiter)
    if rows is None and any('\\"' in line for line in body):
        body, rows = _unescaped(body, dialect.delimiter)
    if rows is not None and len(rows) == len(body):
        return list(zip(numbers, rows, strict=False))
    return [(dialect.first + line, cells) for line, cells in _careful(_Lines(body), dialect, broken)]


def _strict(lines: list[str], delimiter: str) -> list[list[str]] | None:
    try:
        return list(divide(lines, delimiter, strict=True))
    except csv.Error:
        return None


def _unescaped(lines: list[str], delimiter: str) -> tuple[list[str], list[list[str]] | None]:
    r"""Double the quotes that programs of other dialects mark as text with a backslash: `"say \"hi\""`.

    A backslash may also just be the last sign of a cell: `"C:\files\"`.
    """
    doubled = [ESCAPED.sub(r'\1""', line) if '\\"' in line else line for line in lines]
    rows = _strict(doubled, delimiter)
    if rows is not None:
        return doubled, rows
    return [ESCAPED_INSIDE.sub(r'\1""', line) if '\\"' in line else line for line in lines], None


class _Lines:
    """Lines that csv.reader takes one by one, up to `stop`, and that can be taken back."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.stop = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= min(self.stop, len(self.lines)):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _careful(lines: _Lines, dialect: Dialect, broken: list[int]) -> Rows:
    """Yield each row with the number of its first line, those apart that a stray quote put together."""
    reader = divide(lines, dialect.delimiter)
    patience = MOST_READ_AGAIN
    while True:
        first = lines.at
        lines.stop = first + (MOST_LINES if patience > 0 else 1)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError(f"line {lines.at}: {error}") from error
        several = lines.at > first + 1 or lines.at in (lines.stop, len(lines.lines))
        if several and _is_torn(lines.lines[first : lines.at], dialect, cells):
            patience -= lines.at - first
            lines.at = first + 1
            cells = _without_quotes(lines.lines[first], dialect.delimiter)
            broken.append(dialect.first + first + 1)
        yield first + 1, cells


def _is_torn(lines: list[str], dialect: Dialect, cells: list[str]) -> bool:
    """Whether a row of several lines comes from a stray quote rather than from a line break in a cell.

    A well-written row passes the strict reader; it is torn only if each of its lines is as wide as the
    table and it is not. One that does not pass (`"she said "hi"` over two lines) is believed if it is as
    wide as the table, and none of its lines is so by itself.
    """
    alone = [len(_without_quotes(line, dialect.delimiter)) == dialect.width for line in lines]
    try:
        list(divide(lines, dialect.delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error) or len(cells) != dialect.width or any(alone[1:])
    return len(alone) > 1 and all(alone) and len(cells) != dialect.width


def _without_quotes(line: str, delimiter: str) -> list[str]:
    cells = line.rstrip("\r\n").split(delimiter)
    return [cell.strip().strip('"') for cell in cells]


def _unwrapped(rows: Rows) -> list[tuple[int, list[str]]] | None:
    """The rows of a table that Excel opened as one column and saved so: `"Ann,""a, b"",202-555-0101"`."""
    filled = [(line, cells[0]) for line, cells in rows if any(map(str.strip, cells))]
    dialect = recognise([text for _, text in filled])
    apart = [next(divide([text], dialect.delimiter), [""]) for _, text in filled]
    if dialect.width < 2 or {len(cells) for cells in apart} != {dialect.width}:
        return None
    return list(zip((line for line, _ in filled), apart, strict=True))


def _narrowed(rows: list[tuple[int, list[str]]], dialect: Dialect) -> Rows:
    """The same rows, what is far beyond the width of the table as one cell: else it would be as wide."""
    most = max(dialect.width, min(MOST_CELLS, MOST_AREA // max(len(rows), 1)))
    if max((len(cells) for _, cells in rows), default=0) <= most:
        return rows
    return ((line, _joined(cells, most, dialect.delimiter)) for line, cells in rows)


def _joined(cells: list[str], most: int, delimiter: str) -> list[str]:
    return cells if len(cells) <= most else [*cells[: most - 1], delimiter.join(cells[most - 1 :])]


def _told(broken: list[int], wrapped: bool) -> Iterator[Problem]:
    yield from (Problem(STRAY, line) for line in broken[:MOST_REPORTED])
    if len(broken) > MOST_REPORTED:
        yield Problem(STRAYS.format(len(broken) - MOST_REPORTED))
    if wrapped:
        yield Problem(WRAPPED)
