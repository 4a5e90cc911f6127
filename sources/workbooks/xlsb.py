"""What calamine does not tell of an .xlsb workbook: formats, errors, hidden rows, its size."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from sources.workbooks.archive import Archive, Bytes
from sources.workbooks.cell import ERROR_NUMBERS
from sources.workbooks.number_format import is_telling
from sources.workbooks.parts import Parts, first, related, workbook
from sources.workbooks.refusals import unreadable
from sources.workbooks.room import Room
from sources.workbooks.sheet import Look

# The numbers of records: of what counts for all sheets, ...
TEXTS, FORMAT, STYLE, SHEET, FORMATS, STYLES, STYLES_END = 19, 44, 47, 156, 615, 617, 618
# ... of rows, and of cells with a value (a text may be saved once for all) or with what a formula made.
ROW = 0
SHORT, ERROR, BOOLEAN, NUMBER, OWN_TEXT, TEXT = range(2, 8)
TEXT_MADE, NUMBER_MADE, BOOLEAN_MADE, ERROR_MADE = range(8, 12)
CELLS = frozenset(range(SHORT, ERROR_MADE + 1))
ERRORS = {ERROR, ERROR_MADE}
OWN_TEXTS = {OWN_TEXT, TEXT_MADE}
HIDDEN = 0x10
SHORTEST = 8  # bytes of a row or cell; calamine takes what it lacks from the record before
LEAST = {  # bytes of a cell and its value
    **dict.fromkeys((ERROR, BOOLEAN, BOOLEAN_MADE), 9),
    **dict.fromkeys((SHORT, TEXT, *OWN_TEXTS), 12),
    **dict.fromkeys((NUMBER, NUMBER_MADE), 16),
}
NOT_AVAILABLE = b"\x2a"


def looks(data: bytes) -> dict[str, Look]:
    """Return what a second look finds in each worksheet, by its name. Raises SourceError."""
    archive = Archive(data)
    parts = related(archive, workbook(archive))
    formats = _formats(archive.read(first(parts, "styles")))
    lengths = _lengths(archive, parts)
    return {
        name: _look(archive.read(part), name, formats, lengths, archive.room)
        for name, part in _sheets(archive, parts).items()
    }


def mended(data: bytes) -> bytes:
    """Return a workbook with #N/A in the cells for which calamine gives all of it up."""
    archive = Archive(data)
    parts = related(archive, workbook(archive))
    texts = len(_lengths(archive, parts))
    read = {part: archive.read(part) for part in _sheets(archive, parts).values() if part in archive}
    odd = {part: sheet for part, sheet in read.items() if not _is_sound(sheet, texts)}
    return archive.with_parts({part: _mended(sheet, texts) for part, sheet in odd.items()})


def _lengths(archive: Archive, parts: Parts) -> "array[int]":
    """Return how long each text is that the workbook saves once for all its cells."""
    strings = archive.read(first(parts, "sharedStrings"))
    return array("L", (len(record) for kind, record in _records(strings) if kind == TEXTS))


def _sheets(archive: Archive, parts: Parts) -> dict[str, str]:
    """Return the part of each worksheet, by its name. Raises SourceError for a sheet that has none."""
    found, known = {}, set().union(*parts.values())
    for kind, record in _records(archive.read(workbook(archive))):
        if kind == SHEET:
            id, rest = _string(record[8:])
            name, _ = _string(rest)
            if id not in known:  # calamine would print a panic: met with one of Excel 2007's beta
                raise unreadable("a sheet is missing")
            if id in parts["worksheet"]:
                found[name] = parts["worksheet"][id]
    return found


def _is_sound(sheet: Bytes, texts: int) -> bool:
    return all(_is_readable(kind, record, texts) for kind, record in _records(sheet) if kind in LEAST)


def _mended(sheet: Bytes, texts: int) -> bytes:
    made = bytearray()
    for kind, record in _records(sheet):
        if kind in LEAST and not _is_readable(kind, record, texts):
            kind, record = ERROR, record[:SHORTEST] + NOT_AVAILABLE
        made += _head(kind, len(record)) + record
    return bytes(made)


def _is_readable(kind: int, record: Bytes, texts: int) -> bool:
    """Whether calamine can read a cell of a workbook that has so many texts."""
    if len(record) < LEAST[kind]:
        return False
    number = int.from_bytes(record[8:12], "little")
    if kind == TEXT:
        return number < texts
    if kind in OWN_TEXTS:
        return LEAST[kind] + 2 * number <= len(record)
    return kind != ERROR or record[8] in ERROR_NUMBERS


def _head(kind: int, size: int) -> bytes:
    """Return what stands before the content of a record."""
    head = [kind] if kind < 0x80 else [kind & 0x7F | 0x80, kind >> 7]
    while size >= 0x80:
        head.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes([*head, size])


def _records(data: Bytes) -> Iterator[tuple[int, Bytes]]:
    """Yield the number and the content of each record; both lengths are written seven bits a byte."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = kind & 0x7F | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while at < end:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift > 21:
                break
        yield kind, data[at : at + size]
        at += size


def _string(data: Bytes) -> tuple[str, Bytes]:
    """Return the text at the beginning, and what follows it. Raises SourceError if it has no end."""
    end = 4 + 2 * int.from_bytes(data[:4], "little")
    if end > len(data):  # as above
        raise unreadable("a text without end")
    return data[4:end].decode("utf-16-le", "replace"), data[end:]


def _formats(data: Bytes) -> dict[int, str]:
    """Return the formats that show more than digits, by style. Raises SourceError."""
    if any(kind in (FORMATS, STYLES) and len(record) < 4 for kind, record in _records(data)):
        raise unreadable("a short record")  # as above
    records = _records(data)
    codes: dict[int, str] = {}
    for kind, record in takewhile(lambda record: record[0] != STYLES, records):
        if kind == FORMAT:
            codes[int.from_bytes(record[:2], "little")] = _string(record[2:])[0]
    used = [
        codes.get(int.from_bytes(record[2:4], "little"), "")
        for kind, record in takewhile(lambda record: record[0] != STYLES_END, records)
        if kind == STYLE
    ]
    return {style: code for style, code in enumerate(used) if is_telling(code)}


def _look(data: Bytes, name: str, formats: dict[int, str], lengths: "array[int]", room: Room) -> Look:
    look = Look()
    styled: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    row = rows = columns = count = 0
    for kind, record in _records(data):
        if (kind == ROW or kind in CELLS) and len(record) < SHORTEST:
            raise unreadable("a short record", f"sheet {name!r} ")
        if kind == ROW:
            row = int.from_bytes(record[:4], "little") + 1
            if record[11:12] and record[11] & HIDDEN:
                look.hidden.add(row)
        elif kind in CELLS:
            column = int.from_bytes(record[:4], "little")
            rows, columns, count = max(rows, row), max(columns, column + 1), count + 1
            if kind == TEXT and (text := int.from_bytes(record[8:12], "little")) < len(lengths):
                room.take(0, lengths[text])
            if kind in ERRORS:
                look.errors.add(row)
            if formats and (code := formats.get(int.from_bytes(record[4:7], "little"))):
                styled[row].append((column, code))
    look.formats.update(styled)
    room.take(count)
    room.check_area(name, rows, columns)
    return look
