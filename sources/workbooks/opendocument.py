"""Workbooks of LibreOffice become tables: the text that each cell shows is in the file, and is read.

Not by calamine, which gives numbers without it, loses merged cells and line breaks, and makes room for
every repetition that a file claims.
"""

import re
from collections.abc import Callable

from sources.table import SourceError, Table
from sources.workbooks.archive import Archive
from sources.workbooks.cell import duration, text
from sources.workbooks.refusals import PROTECTED
from sources.workbooks.room import Room
from sources.workbooks.sheet import Sheet, tables
from sources.workbooks.tag_reader import TagReader, number

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE = (f"{NAMES}{name}:1.0 " for name in ("office", "table", "text", "style"))

# What stands inside a cell, or beside the cells, and is not part of what they say.
ASIDES = {
    OFFICE + "annotation",
    TABLE + "tracked-changes",
    TABLE + "shapes",
    TEXT + "ruby-text",
    TEXT + "note",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 frame",
}
CELLS = {TABLE + "table-cell", TABLE + "covered-table-cell"}
NUMBER = re.compile(r"-?\d+(?:\.\d*)?(?:[Ee][+-]?\d{1,3})?")
# A duration of ISO 8601: `PT08H30M00S`.
TIME = re.compile(r"(-?)P(?:(\d{1,9})D)?T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d*)?)S)?")
BLANKS = {str(count): " " * count for count in range(1, 21)}  # more are one
MOST_COPIES = 1000  # of one row: equal rows are one contact, but LibreOffice fills whole columns
TAGS_A_CELL = 4  # at most, where each has its own text


def parse(archive: Archive) -> list[Table]:
    """Return a table for each visible sheet that is not empty. Raises SourceError."""
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise SourceError(PROTECTED)
    return tables(_sheets(archive), archive.room)


def _sheets(archive: Archive) -> list[Sheet]:
    xml = archive.read("content.xml")
    archive.room.take(xml.count(b"<") // TAGS_A_CELL)
    reader = _Reader(Room(archive.room.size))
    reader.read(xml)
    return reader.sheets


class _Reader(TagReader):
    """Takes the tags of a content.xml; `room` is for the cells that they make."""

    asides = ASIDES

    def __init__(self, room: Room) -> None:
        self.room = room
        self.sheets: list[Sheet] = []
        self.undisplayed: set[str] = set()
        self.style = ""
        self.row = 0
        self.rows = 1
        self.cells: list[str] = []
        self.column = 0
        self.cell: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.starts = {
            STYLE + "style": self.start_style,
            STYLE + "table-properties": self.start_properties,
            TABLE + "table": self.start_table,
            TABLE + "table-row": self.start_row,
            TEXT + "p": self.start_paragraph,
            TEXT + "s": lambda tag: self.add(BLANKS.get(tag.get(TEXT + "c", "1"), " ")),
            TEXT + "tab": lambda _: self.add("\t"),
            TEXT + "line-break": lambda _: self.add("\n"),
            **dict.fromkeys(CELLS, self.start_cell),
        }
        self.ends = {
            TABLE + "table-row": self.end_row,
            TEXT + "p": lambda: self.paragraphs.append(self.taken()),
            **dict.fromkeys(CELLS, self.end_cell),
        }

    def start_style(self, tag: dict[str, str]) -> None:
        self.style = tag.get(STYLE + "name", "")

    def start_properties(self, tag: dict[str, str]) -> None:
        if tag.get(TABLE + "display") == "false":
            self.undisplayed.add(self.style)

    def start_table(self, tag: dict[str, str]) -> None:
        style = tag.get(TABLE + "style-name")
        self.sheets.append(Sheet(tag.get(TABLE + "name", ""), style in self.undisplayed))
        self.row = 0

    def start_row(self, tag: dict[str, str]) -> None:
        self.rows = _repeated(tag, "rows")
        self.cells, self.column = [], 0
        if tag.get(TABLE + "visibility", "visible") != "visible":
            self.sheets[-1].look.hidden.add(self.row + 1)

    def end_row(self) -> None:
        sheet = self.sheets[-1]
        if self.cells:
            hidden = self.row + 1 in sheet.look.hidden
            copies = min(self.rows, MOST_COPIES)
            self.room.take((copies - 1) * len(self.cells))
            for line in range(self.row + 1, self.row + copies + 1):
                sheet.rows.append((line, list(self.cells)))
                if hidden:
                    sheet.look.hidden.add(line)
        self.row += self.rows

    def start_cell(self, tag: dict[str, str]) -> None:
        self.cell, self.paragraphs = tag, []

    def end_cell(self) -> None:
        columns = _repeated(self.cell, "columns")
        value = _text(self.cell, "\n".join(self.paragraphs))
        if value:
            self.room.take(self.column - len(self.cells) + columns)
            self.cells += [""] * (self.column - len(self.cells)) + [value] * columns
            if spanned := number(self.cell, TABLE + "number-rows-spanned", 1) - 1:
                first = (self.row, self.column)
                self.sheets[-1].look.merges.append((first, (self.row + spanned, self.column)))
        elif TABLE + "formula" in self.cell and OFFICE + "value-type" not in self.cell:
            self.sheets[-1].look.uncomputed.add(self.row + 1)
        self.column += columns

    def start_paragraph(self, _: dict[str, str]) -> None:
        self.pieces = []


def _repeated(tag: dict[str, str], what: str) -> int:
    return max(number(tag, f"{TABLE}number-{what}-repeated", 1), 1)


def _text(cell: dict[str, str], shown: str) -> str:
    """Return what a cell says: numbers with the zeros and signs that are shown, dates as ISO 8601."""
    kind = cell.get(OFFICE + "value-type", "")
    value = cell.get(f"{OFFICE}{VALUES.get(kind, 'string-value')}", "")
    says = SAYS.get(kind)
    return says(value, shown) if says and value else shown or value


def _number(value: str, shown: str) -> str:
    if not NUMBER.fullmatch(value):
        return shown
    digits = re.sub(r"\D", "", shown)
    plain = text(float(value))
    is_mask = plain.isdigit() and digits.endswith(plain) and not re.search(r"[.,'’]", shown)
    return shown.strip() if is_mask else plain


def _time(value: str, shown: str) -> str:
    match = TIME.fullmatch(value)
    if not match:
        return shown
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups()[1:])
    return duration((-1 if match[1] else 1) * (((days * 24 + hours) * 60 + minutes) * 60 + seconds))


VALUES = {
    "float": "value",
    "percentage": "value",
    "currency": "value",
    "date": "date-value",
    "time": "time-value",
    "boolean": "boolean-value",
}
SAYS: dict[str, Callable[[str, str], str]] = {
    "float": _number,
    "percentage": lambda value, _: value,
    "currency": lambda value, _: value,
    "date": lambda value, _: value.replace("T", " ").partition(".")[0],
    "time": _time,
    "boolean": lambda value, _: value.upper(),
}
