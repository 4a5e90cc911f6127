"""Workbooks become tables: every visible sheet, each cell as the text that a person means by it."""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from sources.kinds import OLE, ZIP
from sources.table import Problem, SourceError, Table
from sources.workbooks import biff, mending, opendocument, openxml, webpage, xlsb, xml_spreadsheet
from sources.workbooks.archive import Archive
from sources.workbooks.parts import workbook
from sources.workbooks.refusals import DAMAGED, another, unreadable
from sources.workbooks.sheet import HIDDEN, Look, NumberedRow, rows, table

HEAD = 20_000  # bytes in which a file shows what it is, the styles of a web page being longer than most
MARKUP = re.compile(rb"[\xef\xbb\xbf\xff\xfe\s]*<")  # behind a byte order mark or not
SPREADSHEET = xml_spreadsheet.NAMESPACE.encode()
PACKAGES = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "Index/Document.iwa": "an Apple Numbers document",
}
STRANGERS = {
    b"\x09\x00\x04\x00": "an Excel 2 workbook",
    b"\x09\x02\x06\x00": "an Excel 3 workbook",
    b"\x09\x04\x06\x00": "an Excel 4 workbook",
}


def parse(data: bytes) -> list[Table]:
    """Return a table for each visible sheet that is not empty; line numbers are the sheet's rows.

    Also what programs export under the name of a workbook is read: web pages, XML Spreadsheet 2003. Raises
    SourceError.
    """
    if data.startswith(OLE):
        return _read(data, biff.looks, biff.mended)
    if not data.startswith(ZIP):
        return _misnamed(data)
    archive = Archive(data)
    if "content.xml" in archive:
        return opendocument.parse(archive)
    for part, kind in PACKAGES.items():
        if part in archive:
            raise another(kind)
    if workbook(archive).endswith(".bin"):
        return _read(data, xlsb.looks, xlsb.mended)
    return _read(data, openxml.looks, mending.mended)


def _misnamed(data: bytes) -> list[Table]:
    """Return the tables of what has a workbook's name and is none."""
    for start, kind in STRANGERS.items():
        if data.startswith(start):
            raise another(kind)
    if not is_export(data):
        raise SourceError(f"is not a workbook that the bridge knows: {DAMAGED}")
    if SPREADSHEET in _head(data):
        return xml_spreadsheet.parse(data.removeprefix(codecs.BOM_UTF8))
    return webpage.parse(data)


def is_export(data: bytes) -> bool:
    """Whether `data` is a web page with a table, or XML Spreadsheet: what web applications call .xls."""
    head = _head(data)
    return bool(MARKUP.match(head)) and any(sign in head for sign in (SPREADSHEET, b"<table", b"<tr"))


def _head(data: bytes) -> bytes:
    return data[:HEAD].replace(b"\0", b"").lower()


def _read(
    data: bytes, looks: Callable[[bytes], dict[str, Look]], mended: Callable[[bytes], bytes]
) -> list[Table]:
    """Return the tables of a workbook; if calamine gives it up, of what it is when its cells are `mended`."""
    found = looks(data)
    try:
        return _tables(data, found)
    except SourceError:
        readable = mended(data)
        if readable == data:
            raise
    return _tables(readable, looks(readable))


def _tables(data: bytes, looks: dict[str, Look]) -> list[Table]:
    with _reported():
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    hidden = [Problem(HIDDEN, sheet=sheet.name) for sheet in sheets if sheet.name not in visible]
    tables: list[Table] = []
    for name in visible:
        with _reported(f"sheet {name!r} "):
            look = looks.pop(name, Look())
            values = _rows(book, name, look)
            if name == visible[-1]:
                book.close()  # its texts take as much memory as the table
            found = table(name, values, look, () if tables else hidden)
        if found:
            tables.append(found)
    return tables


def _rows(book: CalamineWorkbook, name: str, look: Look) -> Iterator[NumberedRow]:
    """Return the rows of a sheet, and keep nothing else of it: its cells take a lot of memory."""
    sheet = book.get_sheet_by_name(name)
    look.merges += sheet.merged_cell_ranges or ()
    return rows(sheet, look)


@contextmanager
def _reported(where: str = "") -> Iterator[None]:
    """Turn whatever calamine raises into a SourceError; a Rust panic, which is not an Exception, too."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise unreadable(error, where) from error
