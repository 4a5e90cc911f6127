"""CSV and its relatives become tables, however loosely they were written."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice

from sources.rows import MOST_AREA, MOST_CELLS, Batch, Row, batches, packed
from sources.table import Problem, SourceError, Table, from_batches
from sources.texts.dialect import DELIMITERS, Dialect, divide, recognise
from sources.texts.edited import Text, edit
from sources.texts.lines import count, lines_of
from sources.texts.unquoted import joined

# A quote with a backslash of its own before it, not half of a doubled one; and one inside a cell.
ESCAPED = re.compile(r'(?<!\\)((?:\\\\)*)\\"')
ESCAPED_INSIDE = re.compile(ESCAPED.pattern + r"(?![,;|\t\r\n])")

INSIDE = re.compile(r'(?<=[^,;|\t"\r\n])"(?=[^,;|\t"\r\n])')  # between two other letters

# `="02110"`, with the quotes doubled or not: text that Excel is to take for no number.
FORMULA = re.compile(r'(?<![^,;\t|\r\n])(?:="([^"\r\n]*)"|"=""([^"\r\n]*)""")(?=[,;\t|\r\n]|\Z)')

# Cells in single quotes, in which such a sign is doubled or behind a backslash; and a line of nothing else.
SINGLE = re.compile(r"(?<![^,;\t|\r\n])'((?:[^'\\]|''|\\.)*)'(?=[,;\t|\r\n]|\Z)", re.DOTALL)
SINGLE_LINE = re.compile(r"'[^'\r\n]*'(?:[,;\t|] ?'[^'\r\n]*')+\r?\n")

SAMPLE = 100  # rows that tell whether all were wrapped in quotes
MOST_LINES = 500  # that one row may have: a stray quote is not to swallow a whole file,
MOST_READ_AGAIN = 100_000  # nor to have it read again and again
MOST_REPORTED = 1_000  # lines: nobody reads more
MOST_COMPARED = 20_000  # lines of a text that are kept to be compared when it is read again

STRAY = "a quote is opened and not closed; the line was read as if it were not there"
STRAYS = "a quote is opened and not closed on {} more lines; they were read as if it were not there"
WHOLE = (
    "cells with a delimiter in them and no quotes around were kept whole, for the blank behind it; lines: {}"
)
WRAPPED = Problem("some rows were quoted as if each were one cell; they were taken apart")

# A notes cell may be long. The largest that a C long takes on Windows.
csv.field_size_limit(2**31 - 1)


def without_formulas(text: str) -> str:
    """Return a text with cells in the place of formulas that are nothing but a text."""
    if "=" not in text or '="' not in text:  # to look for one sign takes a twentieth of the time
        return text
    return FORMULA.sub(lambda cell: f'"{cell[1] or cell[2] or ""}"', text)


def double_quoted(text: str) -> str:
    """Return a text with double quotes in the place of single ones, if all its headings stand in these."""
    if text[:1] != "'" or '"' in text or not SINGLE_LINE.match(text):
        return text
    return SINGLE.sub(lambda cell: '"' + cell[1].replace("''", "'").replace("\\'", "'") + '"', text)


def table(text: str, dialect: Dialect, before: Table | None = None) -> Table | None:
    """Return the table that a text is in its dialect; None if all rows are blank.

    A quote that is opened and never closed spoils its own line only, and is reported. `before` is the table
    of an earlier text, if it is at hand: what is the same here needs no reading.
    """
    if "\\" in text and '\\"' in text:
        text = _unescaped(text, dialect)
    lines = list(islice(lines_of(text), MOST_COMPARED + 1))
    compared = Text(lines, dialect) if len(lines) <= MOST_COMPARED else None
    found = _edited(before, compared) if before and compared else None
    return found or _whole(text, dialect, compared)


@dataclass
class _Odd:
    """What was odd about a text: lines that were mended, those of rows taken apart or with cells `joined`."""

    broken: list[int] = field(default_factory=list)
    apart: list[int] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    is_plain: bool = True  # whether each row is what the strict reader makes of its lines


def _whole(text: str, dialect: Dialect, compared: Text | None) -> Table | None:
    odd = _Odd()
    table = from_batches(_batches(text, dialect, odd))
    if not table:
        return None
    # Of one column all rows together tell how they are divided; and no row is wider than the headings.
    is_even = dialect.width > 1 and bool(table.headings[-1].strip())
    is_apart = is_even and odd.is_plain and not odd.joined
    return replace(table, problems=tuple(_told(odd)), text=compared if is_apart else None)


def _edited(before: Table, now: Text) -> Table | None:
    """Return what `_whole` would, in 2 ms instead of 30, if the text was plain and is; else None."""
    if not before.text or before.text.dialect != now.dialect:
        return None
    found = edit(before.rows, before.text.lines, now.lines)
    if not found:
        return None
    odd = _Odd()
    part = "".join(now.lines[found.start : found.stop])
    read = packed(_batches(part, replace(now.dialect, first=0), odd), before.rows.width)
    if not odd.is_plain or odd.joined or read.width > before.rows.width:
        return None
    return replace(before, rows=found.made(before.rows, read), problems=(), text=now)


def _batches(text: str, dialect: Dialect, odd: _Odd) -> Iterator[Batch]:
    inner = _inner(text, dialect)
    whole = _unwrapped(batches(_rows(text, dialect, odd)), inner, 3 if inner == dialect else 2, odd)
    return _narrowed(joined(whole, text, inner, odd.joined), inner, text, odd)


def _unescaped(text: str, dialect: Dialect) -> str:
    r"""Double the quotes marked as text with a backslash, `"say \"hi\""`, but not that of `"C:\files\"`."""
    if _is_strict(text, dialect):
        return text
    doubled = ESCAPED.sub(r'\1""', text)
    return doubled if _is_strict(doubled, dialect) else ESCAPED_INSIDE.sub(r'\1""', text)


def _is_strict(text: str, dialect: Dialect) -> bool:
    try:
        deque(divide(lines_of(text), dialect.delimiter, strict=True), maxlen=0)
    except csv.Error:
        return False
    return True


def _rows(text: str, dialect: Dialect, odd: _Odd) -> Iterator[tuple[int, Row]]:
    """Yield each row with the number of its first line; what follows an odd one is read with more care."""
    done = dialect.first
    reader = divide(islice(lines_of(text), done, None), dialect.delimiter, strict=True)
    with suppress(csv.Error):
        for cells in reader:
            end = dialect.first + reader.line_num
            if end > done + 1 and len(cells) != dialect.width:
                break
            yield done + 1, cells
            done = end
        else:
            return
    odd.is_plain = False
    yield from _careful(_Lines(islice(lines_of(text), done, None)), done, dialect, odd.broken)


class _Lines:
    """Lines that csv.reader takes one by one; those of a row can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._given_back: deque[str] = deque()
        self.row: list[str] = []
        self.most = MOST_LINES

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.row) >= self.most:
            raise StopIteration
        self.row.append(self._given_back.popleft() if self._given_back else next(self._lines))
        return self.row[-1]

    def keep_first(self) -> None:
        """Give back all lines of the row but its first."""
        self._given_back.extendleft(reversed(self.row[1:]))


def _careful(lines: _Lines, done: int, dialect: Dialect, broken: list[int]) -> Iterator[tuple[int, Row]]:
    """Yield the rows like `_rows`, those apart that a stray quote put together."""
    reader = divide(lines, dialect.delimiter)
    patience = MOST_READ_AGAIN
    while True:
        lines.row = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError(f"cannot be read on from line {done + 1}") from error
        end = done + len(lines.row)
        if len(lines.row) == 1 and (mended := _with_inner_quotes(lines.row[0], dialect)):
            cells = mended
        elif '"' in lines.row[0] and _is_torn(lines.row, dialect, cells):
            lines.keep_first()
            patience -= len(lines.row)
            lines.most = MOST_LINES if patience > 0 else 1
            cells, end = _without_quotes(lines.row[0], dialect.delimiter), done + 1
            broken.append(end)
        yield done + 1, cells
        done = end


def _with_inner_quotes(line: str, dialect: Dialect) -> list[str]:
    """Return the cells of a line with quotes inside of some, `"Ann "Annie" Demo"`; none of any other."""
    doubled = INSIDE.sub('""', line)
    if doubled == line or _is_strict(line, dialect) or not _is_strict(doubled, dialect):
        return []
    cells = next(divide([doubled], dialect.delimiter), [])
    return cells if len(cells) == dialect.width else []


def _is_torn(lines: list[str], dialect: Dialect, cells: list[str]) -> bool:
    """Whether a row comes from a stray quote rather than from a line break in a cell, if there is one.

    A well-written row passes the strict reader; it is torn only if each of its lines is as wide as the
    table and it is not. One that does not pass (`"she said "hi"` over two lines) is believed if it is as
    wide as the table, and none of its lines is so by itself.
    """
    try:
        deque(divide(lines, dialect.delimiter, strict=True), maxlen=0)
        strict = ""
    except csv.Error as error:
        strict = str(error)
    if len(lines) == 1:
        return "unexpected end" in strict
    alone = [len(_without_quotes(line, dialect.delimiter)) == dialect.width for line in lines]
    if strict:
        return "unexpected end" in strict or len(cells) != dialect.width or any(alone[1:])
    return all(alone) and len(cells) != dialect.width


def _without_quotes(line: str, delimiter: str) -> list[str]:
    cells = line.rstrip("\r\n").split(delimiter)
    return [cell.strip().strip('"') for cell in cells]


def _inner(text: str, dialect: Dialect) -> Dialect:
    """How the rows within quotes are divided if Excel opened the table as one column and saved it so."""
    if dialect.width > 1 or not any(sign in next(lines_of(text), "") for sign in DELIMITERS):
        return dialect
    sample = islice(_rows(text, dialect, _Odd()), SAMPLE)
    return recognise(cells[0] for _, cells in sample if any(map(str.strip, cells)))


def _unwrapped(read: Iterable[Batch], inner: Dialect, least: int, odd: _Odd) -> Iterator[Batch]:
    """Take rows apart that stand in quotes as if they were one cell, `"Ann,""a, b"",202-555-0101"`, and
    are as wide as the table then; it has to be wide, for `"Demo, Ann"` may be a cell."""
    for lines, rows in read:
        if 1 in map(len, rows):
            divided = [_divided(row, inner, least) for row in rows]
            apart = [line for line, row, cells in zip(lines, rows, divided, strict=True) if cells is not row]
            odd.apart += apart
            odd.is_plain &= not apart
            rows = divided
        yield lines, rows


def _divided(row: Row, inner: Dialect, least: int) -> Row:
    if len(row) != 1 or inner.delimiter not in row[0]:
        return row
    try:
        cells = next(divide(row, inner.delimiter, strict=True), [])
    except csv.Error:  # it has line breaks or stray quotes: a cell like any other
        return row
    return cells if len(cells) == inner.width >= least else row


def _narrowed(read: Iterable[Batch], dialect: Dialect, text: str, odd: _Odd) -> Iterator[Batch]:
    """Keep together what is far beyond the width of the table: else each row would be as wide."""
    most = 0
    for starts, rows in read:
        if max(map(len, rows)) > dialect.width:
            odd.is_plain = False
            most = most or max(dialect.width, min(MOST_CELLS, MOST_AREA // count(text)))
            rows = [_joined(row, most, dialect.delimiter) for row in rows]
        yield starts, rows


def _joined(row: Row, most: int, delimiter: str) -> Row:
    return [*row[: most - 1], delimiter.join(row[most - 1 :])] if len(row) > most else row


def _told(odd: _Odd) -> Iterator[Problem]:
    yield from (Problem(STRAY, line) for line in odd.broken[:MOST_REPORTED])
    if len(odd.broken) > MOST_REPORTED:
        yield Problem(STRAYS.format(len(odd.broken) - MOST_REPORTED))
    if odd.apart:
        yield WRAPPED
    if odd.joined:
        yield Problem(WHOLE.format(len(odd.joined)), odd.joined[0])
