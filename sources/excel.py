"""Workbooks become tables: every visible sheet, each cell as the text that a person means by it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from sources import opendocument, openxml
from sources.archive import DAMAGED, Archive
from sources.sheet import EMPTIED, HIDDEN, Look, rows, table, text
from sources.table import Problem, SourceError, Table

__all__ = ["EMPTIED", "parse", "text"]

ZIP = b"PK\x03\x04"


def parse(data: bytes) -> list[Table]:
    """Return a table for each visible sheet that is not empty; line numbers are the sheet's rows.

    Raises SourceError if this is no workbook, or one that is damaged or protected by a password.
    """
    if not data.startswith(ZIP):
        return _tables(data, {})
    archive = Archive(data)
    if "content.xml" in archive:
        return opendocument.parse(archive)
    return _tables(data, openxml.looks(archive))


def _tables(data: bytes, looks: dict[str, Look]) -> list[Table]:
    with _reported():
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    hidden = [Problem(HIDDEN, sheet=sheet.name) for sheet in sheets if sheet.name not in visible]
    tables: list[Table] = []
    for name in visible:
        with _reported(f"sheet {name!r} "):
            sheet = book.get_sheet_by_name(name)
            look = looks.get(name, Look())
            merges = sheet.merged_cell_ranges or ()
            found = table(name, rows(sheet, look), look, merges, () if tables else hidden)
        tables += [found] if found else []
    return tables


@contextmanager
def _reported(where: str = "") -> Iterator[None]:
    """Turn whatever calamine raises into a SourceError; a Rust panic, which is no Exception, too."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise SourceError(f"{where}cannot be read as a workbook ({error}): {DAMAGED}") from error
