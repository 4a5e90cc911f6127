"""CSV and its relatives become tables, however loosely they were written."""

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator

from sources.encoding import decode
from sources.table import Problem, SourceError, Table, from_rows

DELIMITERS = ",;\t|"
SAMPLE_LINES = 100  # enough to tell the delimiter, title lines above the headings included
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")  # and not str.splitlines: \x0b is text
HINT = re.compile(r"\s*\"?sep=([^\s\"]|\t)?\"*\s*", re.IGNORECASE)
MOST_LINES = 500  # that one row may have: a stray quote is not to swallow a whole file, again and again

STRAY = "a quote is opened and not closed; the line was read as if it were not there"

# A notes cell may be long. The largest that a C long takes on Windows.
csv.field_size_limit(2**31 - 1)


def parse(data: bytes) -> list[Table]:
    """Return the one table of a CSV, TSV or text file, or none if all its rows are blank.

    Lines count as in a text editor, so a row after a cell with a line break keeps its true number.
    A quote that is opened and never closed spoils its own line only, and is reported.
    """
    text, problems = decode(data)
    lines = LINE.findall(text.replace("\0", ""))
    hint = HINT.fullmatch(lines[0]) if lines else None
    delimiter = (hint and hint[1]) or _delimiter(lines[1 if hint else 0 : SAMPLE_LINES])
    broken: list[Problem] = []
    rows = list(_rows(_Lines(lines, 1 if hint else 0), delimiter, broken))
    table = from_rows(rows, problems=(*problems, *broken))
    return [table] if table else []


class _Lines:
    """Lines that csv.reader takes one by one, up to `stop`, and that can be taken back."""

    def __init__(self, lines: list[str], at: int) -> None:
        self.lines = lines
        self.at = at
        self.stop = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= min(self.stop, len(self.lines)):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _rows(lines: _Lines, delimiter: str, broken: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of its first line; add to `broken` what had to be mended."""
    reader = _reader(lines, delimiter)
    width = 0
    while True:
        first = lines.at
        lines.stop = first + MOST_LINES
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError(f"line {lines.at}: {error}") from error
        spanned = lines.lines[first : lines.at]
        several = len(spanned) > 1 or lines.at == len(lines.lines)
        if several and _is_torn(spanned, delimiter, cells, width):
            lines.at = first + 1
            cells = _without_quotes(lines.lines[first], delimiter)
            broken.append(Problem(STRAY, first + 1))
        width = width or len(cells)
        yield first + 1, cells


def _reader(lines: Iterator[str], delimiter: str, strict: bool = False) -> "Iterator[list[str]]":
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=strict)


def _is_torn(lines: list[str], delimiter: str, cells: list[str], width: int) -> bool:
    """Whether a row of several lines comes from a stray quote rather than from a line break in a cell.

    A well-written row passes the strict reader. One that does not (`"she said "hi"` over two lines) is
    believed if it is as wide as the headings, and none of its lines is so by itself.
    """
    try:
        list(_reader(iter(lines), delimiter, strict=True))
    except csv.Error as error:
        alone = any(len(_without_quotes(line, delimiter)) == width for line in lines[1:])
        return "unexpected end" in str(error) or len(cells) != width or alone
    return False


def _without_quotes(line: str, delimiter: str) -> list[str]:
    cells = line.rstrip("\r\n").split(delimiter)
    return [cell.strip().strip('"') for cell in cells]


def _delimiter(lines: list[str]) -> str:
    """Return the delimiter that gives the most rows of the same width, and of those the widest."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """The share of rows that have the commonest width above one, and that width."""
    try:
        widths = [len(cells) for cells in _reader(iter(lines), delimiter) if cells]
    except csv.Error:
        return 0, 0
    several = Counter(width for width in widths if width > 1)
    (width, count) = next(itertools.chain(several.most_common(1), [(0, 0)]))
    return count / max(len(widths), 1), width
