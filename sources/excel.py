"""Workbooks become tables: every visible sheet, each cell as the text that a person means by it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from sources import openxml
from sources.archive import DAMAGED, Archive
from sources.sheet import EMPTIED, Look, table, text
from sources.table import Problem, SourceError, Table

__all__ = ["EMPTIED", "parse", "text"]

ZIP = b"PK\x03\x04"
HIDDEN = "the sheet is hidden; it was left out"


def parse(data: bytes) -> list[Table]:
    """Return a table for each visible sheet that is not empty; line numbers are the sheet's rows.

    Raises SourceError if this is no workbook, or one that is damaged or protected by a password.
    """
    looks = openxml.looks(Archive(data)) if data.startswith(ZIP) else {}
    with _reported():
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    problems = [
        Problem(HIDDEN, sheet=sheet.name) for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible
    ]
    tables: list[Table] = []
    for sheet in sheets:
        if sheet.visible == SheetVisibleEnum.Visible:
            with _reported(f"sheet {sheet.name!r} "):
                found = table(
                    book.get_sheet_by_name(sheet.name),
                    looks.get(sheet.name, Look()),
                    () if tables else problems,
                )
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
