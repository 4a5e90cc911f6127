"""Web pages that programs export under the name of a workbook (`report.xls`): each table a table.

Tags are found by a pattern, as no parser of the standard library is quick with a page that never ends.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from html import unescape

from sources.charsets import codecs_of
from sources.encoding import DAMAGED, LOST, START, decode, is_utf8, marked
from sources.table import Problem, SourceError, Table
from sources.workbooks.room import Room
from sources.workbooks.sheet import Sheet, tables

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.-]+)", re.IGNORECASE)
TAG = re.compile(r"(<!--|-->|<[^<>]*>)")
NAME = re.compile(r"</?([A-Za-z][\w:]*)")
SPAN = re.compile(r"""\b(colspan|rowspan)\s*=\s*(?:"(\d{1,6})"|'(\d{1,6})'|(\d{1,6}))""", re.IGNORECASE)
BLANKS = re.compile(r"\s+")
SILENT = {"style", "script", "head", "title"}
BREAKS = {"br", "p", "div", "li"}
NO_TEXT = "is a web page without any text in its tables; export the contacts again"
WIDEST = 100  # columns that one cell may span; titles are merged over the whole table


def parse(data: bytes) -> list[Table]:
    """Return the tables of a page that have text; lines count its rows from the top, as Excel would.

    Raises SourceError if none has: nobody empties a page by hand, but programs answer so, also with an error
    or with the page that asks for a password.
    """
    text, problems = _decoded(data)
    page = _Page(Room(len(data)))
    for piece in TAG.split(text):
        page.take(piece)
    page.end_row()
    found = tables(page.tables, page.room)
    if not found:
        raise SourceError(NO_TEXT)
    first, *others = found
    return [replace(first, problems=(*problems, *first.problems)), *others]


def _decoded(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    for codec in _codecs(data):
        with suppress(UnicodeError):
            return data.decode(codec), ()
        text = data.decode(codec, "replace")  # one odd byte does not make a page another's
        if text.count(LOST) <= max(1, len(text) // 10_000):
            return text.replace(LOST, ""), (DAMAGED,)
    return decode(data)


def _codecs(data: bytes) -> tuple[str, ...]:
    """Return the encoding that the page names, none if a mark or its letters tell that it is in another."""
    mark, _ = marked(data)
    named = CHARSET.search(data[:START])
    # Programs go on to name Latin-1 once they write UTF-8, and name that in which they keep texts, as EBCDIC.
    if mark or not named or (is_utf8(data) and not data.isascii()):
        return ()
    found = codecs_of([named[1].decode()])
    return tuple(codec for codec in found if named[0].decode(codec, "replace") == named[0].decode())


@dataclass
class _Table(Sheet):
    """A table of a page."""

    name: str = ""
    covered: dict[int, int] = field(default_factory=dict)  # the last line of a cell above, by column


@dataclass
class _Page:
    """The tables found so far; one in a cell of another is a table of its own."""

    room: Room
    tables: list[_Table] = field(default_factory=list)
    open: list[_Table] = field(default_factory=list)
    cells: list[str] | None = None
    pieces: list[str] | None = None
    span: int = 0
    line: int = 0
    silent: str = ""  # the start of the tag that ends what is not text

    def take(self, piece: str) -> None:
        """Take a tag, or the text between two."""
        if self.silent:
            self.silent = "" if self._ends_silence(piece) else self.silent
        elif not piece.startswith("<"):
            if self.pieces is not None:
                self.pieces.append(BLANKS.sub(" ", unescape(piece)))
        elif piece == "<!--":
            self.silent = "-->"
        elif match := NAME.match(piece):
            self.tag(match[1].lower(), piece)

    def _ends_silence(self, piece: str) -> bool:
        return piece.endswith("-->") if self.silent == "-->" else piece.lower().startswith(self.silent)

    def tag(self, name: str, tag: str) -> None:
        closing = tag.startswith("</")
        if name in SILENT and not closing:
            self.silent = f"</{name}"
        elif name == "table":
            self.end_row()
            if not closing:
                self.tables.append(_Table())
                self.open.append(self.tables[-1])
            elif self.open:
                self.open.pop()
        elif name == "tr":
            self.end_row()
            self.line += not closing
            self.cells = None if closing else []
        elif name in ("td", "th"):
            self.end_cell()
            if self.open and not closing:
                self.start_cell(tag, self.open[-1])
        elif name in BREAKS and self.pieces:
            self.pieces.append("\n")

    def start_cell(self, tag: str, table: _Table) -> None:
        if self.cells is None:
            self.line, self.cells = self.line + 1, []
        while table.covered.get(len(self.cells), 0) >= self.line:
            self.cells.append("")
            self.room.take(1)
        spans = {
            name.lower(): int(double or single or bare) for name, double, single, bare in SPAN.findall(tag)
        }
        self.pieces, self.span = [], min(spans.get("colspan", 1), WIDEST)
        if (rows := spans.get("rowspan", 1)) > 1:
            column, last = len(self.cells), self.line + rows - 1
            table.covered[column] = last
            table.look.merges.append(((self.line - 1, column), (last - 1, column)))

    def end_cell(self) -> None:
        if self.pieces is not None and self.cells is not None:
            lines = "".join(self.pieces).split("\n")
            self.cells.append("\n".join(line.strip() for line in lines).strip())
            self.cells += [""] * (self.span - 1)
            self.room.take(max(self.span, 1))
        self.pieces = None

    def end_row(self) -> None:
        self.end_cell()
        if self.cells and self.open:
            self.open[-1].rows.append((self.line, self.cells))
        self.cells = None
