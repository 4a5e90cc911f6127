"""Workbooks become tables: every visible sheet, each cell as the text that a person means by it."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import openpyxl
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from sources.table import Problem, SourceError, Table, from_rows

Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta

# What a formula that failed shows. Calamine gives "" for most of them.
ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)|Err:\d{3}")
FAILED = b't="e"'
# Cells with a value from column AAA on, and from row 100,000 on: calamine would make room for all
# between, and what does not fit into memory ends the whole process.
WIDE = re.compile(rb'<c r="[A-Z]{3}\d+"[^>/]*>')
TALL = re.compile(rb'<c r="[A-Z]+\d{6,}"[^>/]*>')
EMPTIED = "the cell holds an Excel error; it counts as empty"


def parse(data: bytes) -> list[Table]:
    """Return a table for each visible sheet that is not empty; line numbers are the sheet's rows.

    Raises SourceError if this is no workbook, or one that is damaged or protected by a password.
    """
    sheets = list(_sheets(data))
    if any(WIDE.search(xml) for xml in sheets) and any(TALL.search(xml) for xml in sheets):
        raise SourceError("has cells far to the right and far below; delete what is empty between them")
    problems = list(_errors(data)) if any(FAILED in xml for xml in sheets) else []
    with _reported():
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    tables: list[Table | None] = []
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            with _reported(f"sheet {sheet.name!r} "):
                found = [p for p in problems if p.sheet == sheet.name or not (p.sheet or tables)]
                tables.append(_table(book.get_sheet_by_name(sheet.name), found))
    return [table for table in tables if table]


@contextmanager
def _reported(where: str = "") -> Iterator[None]:
    """Turn whatever calamine raises into a SourceError; a Rust panic, which is no Exception, too."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        advice = "damaged or protected by a password? Open it in Excel and save it again as .xlsx"
        raise SourceError(f"{where}cannot be read as a workbook ({error}): {advice}") from error


def _table(sheet: CalamineSheet, problems: list[Problem]) -> Table | None:
    rows = []
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [text(value) for value in values]
        for i, cell in enumerate(cells):
            if ERROR.fullmatch(cell):
                problems.append(Problem(EMPTIED, number, sheet=sheet.name))
                cells[i] = ""
        rows.append((number, cells))
    return from_rows(rows, sheet.name, problems)


def text(value: Value) -> str:
    """Return what a person sees in a cell: no `.0`, no exponent, dates as ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _errors(data: bytes) -> Iterator[Problem]:
    """Yield a problem for each row with an error cell: openpyxl tells what calamine reads as empty.

    That costs about ten times the reading, so it is for workbooks that have an error in them.
    """
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # calamine reads more kinds of workbooks than openpyxl
        yield Problem(f"somewhere in the workbook: {EMPTIED}")
        return
    for sheet in book.worksheets:
        for row in _rows_with_errors(sheet.iter_rows()):
            yield Problem(EMPTIED, row, sheet=sheet.title)


def _rows_with_errors(rows: Iterable[Iterable[Any]]) -> Iterator[int]:
    for number, row in enumerate(rows, 1):
        if any(cell.data_type == "e" for cell in row):
            yield number


def _sheets(data: bytes) -> Iterator[bytes]:
    """Yield the XML of each sheet of an xlsx workbook; nothing for other kinds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if "worksheets/" in name:
                    yield archive.read(name)
    except Exception:
        return  # whatever is wrong with the archive, calamine says it
