"""XML Spreadsheet 2003, which programs export under the name of a workbook (`report.xls`)."""

from bisect import bisect_right
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from sources.table import Table
from sources.workbooks.cell import NOT_AVAILABLE, text
from sources.workbooks.number_format import shown
from sources.workbooks.room import Room
from sources.workbooks.sheet import Sheet, tables
from sources.workbooks.tag_reader import TagReader, number

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
SS, X = NAMESPACE + " ", "urn:schemas-microsoft-com:office:excel "


def parse(data: bytes) -> list[Table]:
    """Return a table for each visible sheet that is not empty. Raises SourceError."""
    reader = _Reader(Room(len(data)))
    reader.read(data.lstrip())
    return tables(reader.sheets, reader.room)


class _Reader(TagReader):
    asides = (SS + "Comment", X + "PhoneticText")

    def __init__(self, room: Room) -> None:
        self.room = room
        self.sheets: list[Sheet] = []
        self.formats: dict[str, str] = {}
        self.style = self.row_style = ""
        self.firsts, self.styles = [0], [""]  # columns, and the style from each to before the next
        self.row = self.column = self.place = 0
        self.cells: list[str] = []
        self.cell: dict[str, str] = {}
        self.kind = ""
        self.starts = {
            SS + "Style": self.start_style,
            SS + "NumberFormat": self.start_format,
            SS + "Worksheet": lambda tag: self.sheets.append(Sheet(tag.get(SS + "Name", ""))),
            SS + "Table": self.start_table,
            SS + "Column": self.start_column,
            SS + "Row": self.start_row,
            SS + "Cell": self.start_cell,
            SS + "Data": self.start_data,
            X + "Visible": self.start_visible,
        }
        self.ends = {
            SS + "Row": self.end_row,
            SS + "Data": self.end_data,
            X + "Visible": self.end_visible,
        }

    def start_style(self, tag: dict[str, str]) -> None:
        self.style = tag.get(SS + "ID", "")

    def start_format(self, tag: dict[str, str]) -> None:
        self.formats[self.style] = tag.get(SS + "Format", "")

    def start_table(self, tag: dict[str, str]) -> None:
        self.row = 0
        self.firsts, self.styles = [0], [tag.get(SS + "StyleID", "")]

    def start_column(self, tag: dict[str, str]) -> None:
        first = number(tag, SS + "Index", self.firsts[-1] + 1) - 1
        self.firsts += [first, first + 1 + number(tag, SS + "Span", 0)]
        self.styles += [tag.get(SS + "StyleID", self.styles[0]), self.styles[0]]

    def start_row(self, tag: dict[str, str]) -> None:
        self.row = number(tag, SS + "Index", self.row + 1)
        self.cells, self.column = [], 0
        self.row_style = tag.get(SS + "StyleID", "")
        if tag.get(SS + "Hidden") == "1":
            self.sheets[-1].look.hidden.add(self.row)

    def start_cell(self, tag: dict[str, str]) -> None:
        self.cell = tag
        at = number(tag, SS + "Index", self.column + 1) - 1
        self.column = at + 1 + number(tag, SS + "MergeAcross", 0)
        self.place = at
        if down := number(tag, SS + "MergeDown", 0):
            self.sheets[-1].look.merges.append(((self.row - 1, at), (self.row - 1 + down, at)))

    def start_data(self, tag: dict[str, str]) -> None:
        self.kind, self.pieces = tag.get(SS + "Type", ""), []

    def end_data(self) -> None:
        value = self.taken()
        blank = max(self.place - len(self.cells), 0)
        self.room.take(blank + 1)
        style = self.cell.get(SS + "StyleID") or self.row_style or self.column_style()
        self.cells += [*[""] * blank, _text(self.kind, value, self.formats.get(style, ""))]

    def column_style(self) -> str:
        """Return the style of the column in which the cell is, else of the table."""
        return self.styles[bisect_right(self.firsts, self.place) - 1]

    def end_row(self) -> None:
        self.sheets[-1].rows.append((self.row, self.cells))

    def start_visible(self, _: dict[str, str]) -> None:
        self.pieces = []

    def end_visible(self) -> None:
        self.sheets[-1].is_hidden = self.taken() != "SheetVisible"


def _text(kind: str, value: str, format: str) -> str:
    """Return what a cell says: what is not of its kind, as an empty number, says what stands there."""
    with suppress(ValueError):
        return SAYS[kind](value, format) if kind in SAYS else value
    return value


def _number(value: str, format: str) -> str:
    amount = float(value)
    return shown(amount, format) or text(amount)


def _moment(value: str, _: str) -> str:
    """Return a date without midnight, and a time without the day before the first of the calendar."""
    moment = datetime.fromisoformat(value)
    if moment.year <= 1900:
        return moment.time().isoformat("seconds")
    return text(moment).removesuffix(" 00:00:00")


BOOLEANS = {"1": "TRUE", "0": "FALSE"}
SAYS: dict[str, Callable[[str, str], str]] = {
    "Number": _number,
    "DateTime": _moment,
    "Boolean": lambda value, _: BOOLEANS.get(value, value),
    "Error": lambda _, __: NOT_AVAILABLE,  # whatever it is called
}
