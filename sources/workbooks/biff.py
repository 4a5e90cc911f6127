"""What calamine does not tell of an .xls workbook: formats, errors, hidden rows, its size, a password."""

import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sources.table import SourceError
from sources.workbooks.archive import Bytes
from sources.workbooks.biff_strings import lengths
from sources.workbooks.cell import ERROR_NUMBERS
from sources.workbooks.number_format import is_telling
from sources.workbooks.ole import Container
from sources.workbooks.refusals import PROTECTED, another, unreadable
from sources.workbooks.room import Room
from sources.workbooks.sheet import Look

PROGRAMS = {  # what else is kept in such a container
    "WordDocument": "a Word document",
    "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an Outlook message",
}
# The numbers of records: of what stands before the sheets, ...
FILEPASS, CONTINUE, SHEET, XF, TEXTS, FORMAT, BOF = 0x2F, 0x3C, 0x85, 0xE0, 0xFC, 0x41E, 0x809
# ... of a sheet and its rows, ...
EOF, MERGES, DIMENSIONS, BLANK, RESULT, ROW = 0x0A, 0xE5, 0x200, 0x201, 0x207, 0x208
# ... and of cells: numbers, long, short, or several in one; texts, saved once for all cells or in their own.
NUMBER, SHORT, SEVERAL = 0x203, 0x27E, 0xBD
TEXT, OWN_TEXT, RICH_TEXT = 0xFD, 0x204, 0xD6
FORMULA, BOOL_OR_ERROR = 0x06, 0x205
CELLS = {NUMBER, SHORT, SEVERAL, TEXT, OWN_TEXT, RICH_TEXT, FORMULA, BOOL_OR_ERROR}
LEAST = {  # bytes of a record that calamine reads
    FORMULA: 20,
    BOOL_OR_ERROR: 8,
    SEVERAL: 6,
    NUMBER: 14,
    OWN_TEXT: 8,
    SHORT: 10,
    TEXT: 10,
    RESULT: 2,
    MERGES: 2,
}
BIFF8 = 0x600
HIDDEN = 0x20
RECORDS_A_CELL = 8  # more is not a sheet
MOST_COLUMNS = 256
MOST_ROWS = 65_536
STREAMS = ("Workbook", "Book")
NOT_AVAILABLE = b"\x2a\1"
DIMENSIONS_AS = {10: "<HHHH", 14: "<IIHH"}  # by their length


@dataclass
class _Book:
    """What stands before the sheets."""

    version: int = BIFF8
    codes: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    sheets: dict[str, int] = field(default_factory=dict)
    count: int = 0
    texts: list[Bytes] = field(default_factory=list)
    lengths: "array[int]" = field(default_factory=lambda: array("L"))

    @cached_property
    def formats(self) -> dict[int, str]:
        """Return the formats that show more than digits, by style."""
        codes = ((style, self.codes.get(number, "")) for style, number in enumerate(self.styles))
        return {style: code for style, code in codes if is_telling(code)}


def looks(data: bytes) -> dict[str, Look]:
    """Return what a second look finds in each sheet, by its name. Raises SourceError."""
    container = Container(data)
    for name, program in PROGRAMS.items():
        if name in container.streams:
            raise another(program)
    if "EncryptedPackage" in container.streams:
        raise SourceError(PROTECTED)
    stream = container.read(_stream(container))
    book = _book(stream)
    book.lengths = lengths(book.texts)
    room = Room(len(data))
    return {name: _look(stream, at, name, book, room) for name, at in book.sheets.items()}


def mended(data: bytes) -> bytes:
    """Return a workbook with #N/A in the cells for which calamine gives all of it up."""
    container = Container(data)
    name = _stream(container)
    stream = bytearray(container.read(name))
    for start in _book(stream).sheets.values():
        _mend(stream, start)
    return container.with_stream(name, bytes(stream))


def _mend(stream: bytearray, at: int) -> None:
    """Replace the records of the sheet that begins at a place by others of their length, where it must be."""
    for kind, record in _records(stream, at):
        end = at + 4 + len(record)
        if not _is_readable(kind, record):
            stream[at:end] = _readable(kind, record)
        at = end


def _stream(container: Container) -> str:
    return next((name for name in STREAMS if container.read(name)), STREAMS[-1])


def _is_readable(kind: int, record: Bytes) -> bool:
    """Whether calamine can read a record of a sheet."""
    if len(record) < LEAST.get(kind, 0):
        return False
    if kind == BOOL_OR_ERROR:
        return record[7] == 0 or (record[7] == 1 and record[6] in ERROR_NUMBERS)
    if kind == FORMULA and record[12:14] == b"\xff\xff":
        return record[6] in (0, 1, 3) or (record[6] == 2 and record[8] in ERROR_NUMBERS)
    if kind == SEVERAL:
        first, last = int.from_bytes(record[2:4], "little"), int.from_bytes(record[-2:], "little")
        return len(record) == 6 * (last - first + 2) > 6
    if kind == MERGES:
        return len(record) >= 2 + 8 * int.from_bytes(record[:2], "little")
    return kind != DIMENSIONS or len(record) in DIMENSIONS_AS


def _readable(kind: int, record: Bytes) -> bytes:
    """Return a record with its head: the error #N/A if it is of a cell, else one that nobody looks at."""
    is_cell = kind in CELLS and len(record) >= LEAST[BOOL_OR_ERROR]
    head = struct.pack("<HH", BOOL_OR_ERROR if is_cell else BLANK, len(record))
    return head + (record[:6] + NOT_AVAILABLE + record[8:] if is_cell else record)


def _book(stream: Bytes) -> _Book:
    book = _Book()
    continued = 0
    for kind, record in _records(stream, 0):
        continued = continued if kind == CONTINUE else kind
        if continued in GLOBALS and len(record) >= 4:
            GLOBALS[continued](book, record)
    return book


def _records(stream: Bytes, at: int) -> Iterator[tuple[int, Bytes]]:
    """Yield the records from a place on, to the end of the sheet."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == EOF:
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _refuse(_: _Book, __: Bytes) -> None:
    raise SourceError(PROTECTED)


def _version(book: _Book, record: Bytes) -> None:
    book.version = int.from_bytes(record[:2], "little")


def _format(book: _Book, record: Bytes) -> None:
    wide = book.version >= BIFF8
    book.codes[int.from_bytes(record[:2], "little")] = _string(record[4:] if wide else record[3:], wide)


def _style(book: _Book, record: Bytes) -> None:
    book.styles.append(int.from_bytes(record[2:4], "little"))


def _sheet(book: _Book, record: Bytes) -> None:
    book.sheets[_string(record[7:], book.version >= BIFF8)] = int.from_bytes(record[:4], "little")


def _string(data: Bytes, wide: bool) -> str:
    """Return a text; the newer versions tell first whether its letters have two bytes."""
    if not wide:
        return data.decode("cp1252", "replace")
    return data[1:].decode("utf-16-le" if data[:1] == b"\1" else "latin-1", "replace")


def _texts(book: _Book, record: Bytes) -> None:
    book.count = book.count or int.from_bytes(record[4:8], "little")
    book.texts.append(record)


GLOBALS = {FILEPASS: _refuse, BOF: _version, FORMAT: _format, XF: _style, SHEET: _sheet, TEXTS: _texts}


def _look(stream: Bytes, at: int, name: str, book: _Book, room: Room) -> Look:
    look = Look()
    rows = columns = count = records = 0
    for kind, record in _records(stream, at):
        records += 1
        if kind == DIMENSIONS:
            _check_dimensions(record)
        if kind == ROW and len(record) >= 14 and record[12] & HIDDEN:
            look.hidden.add(int.from_bytes(record[:2], "little") + 1)
        if kind not in CELLS or len(record) < 6:
            continue
        row, column = struct.unpack_from("<HH", record)
        several = max((len(record) - 6) // 6, 1) if kind == SEVERAL else 1
        rows, columns, count = max(rows, row + 1), max(columns, column + several), count + several
        room.take(0, _letters(kind, record, book))
        if _is_error(kind, record, book):
            look.errors.add(row + 1)
        if book.formats and (styled := list(_styled(record, column, several, book.formats))):
            look.formats[row + 1] = [*look.formats.get(row + 1, ())[:MOST_COLUMNS], *styled]
    room.take(max(count, records // RECORDS_A_CELL))
    room.check_area(name, rows, columns, copies=2)
    return look


def _check_dimensions(record: Bytes) -> None:
    """Raise SourceError if a sheet says it is larger than can be: calamine makes room for all of it."""
    if len(record) in DIMENSIONS_AS:
        first_row, last_row, first, last = struct.unpack_from(DIMENSIONS_AS[len(record)], record)
        is_backward = (last_row and first_row > last_row) or (last and first > last)
        if is_backward or last_row > MOST_ROWS or last > MOST_COLUMNS:
            raise unreadable(f"a sheet of {last_row} rows")


def _letters(kind: int, record: Bytes, book: _Book) -> int:
    text = int.from_bytes(record[6:10], "little") if kind == TEXT else len(book.lengths)
    return book.lengths[text] if text < len(book.lengths) else 0


def _styled(record: Bytes, column: int, several: int, formats: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the columns of a record, which may be of several cells, that have a format."""
    for i in range(several):
        style = int.from_bytes(record[4 + 6 * i : 6 + 6 * i], "little")
        if style in formats:
            yield column + i, formats[style]


def _is_error(kind: int, record: Bytes, book: _Book) -> bool:
    """Whether a cell has an error, or a text that the workbook does not have."""
    if kind == TEXT:
        return int.from_bytes(record[6:10], "little") >= book.count
    if kind == BOOL_OR_ERROR:
        return len(record) >= 8 and record[7] == 1
    return kind == FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2
