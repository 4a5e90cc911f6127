"""A workbook that is a zip archive of parts: what it unpacks to is measured, not believed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from html import unescape

from sources.table import SourceError

# Excel packs a sheet to a tenth, one of empty formatted cells to a fortieth; a bomb to a thousandth.
MOST_BYTES = 300_000_000  # calamine reads as much in about five seconds
MOST_TIMES = 40  # the size of the file; what a file of a real million rows needs beyond that
# Calamine takes 40 bytes a cell, and then makes room of 30 for each between the first and the last;
# what does not fit into memory ends the whole process.
MOST_CELLS = 5_000_000  # with a value
BYTES_A_CELL = 2  # in a file; no real workbook has less, so greater files may have more cells
ROOM = 2  # times as many cells may be empty

DAMAGED = "damaged or protected by a password? Open it in Excel and save it again as .xlsx"
PROTECTED = "is protected by a password; open it in Excel and save it without one"

ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Archive:
    """The parts by their names, which are compared as Excel does, without regard to case."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile lets many kinds out, struct.error among them
            raise _damaged(error) from error
        self._infos = {_key(info.filename): info for info in self._zip.infolist()}
        self._left = max(MOST_BYTES, MOST_TIMES * len(data))
        self.most_cells = max(MOST_CELLS, len(data) // BYTES_A_CELL)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._infos

    def read(self, name: str) -> bytes:
        """Return a part, b"" if there is none.

        Raises SourceError once all that was read is more than any workbook of this size unpacks to.
        """
        info = self._infos.get(_key(name))
        if not info:
            return b""
        if info.flag_bits & 1:
            raise SourceError(PROTECTED)
        if info.file_size <= self._left:
            info = copy(info)
            info.file_size = self._left + 1  # it may lie
            data = self._unpacked(info)
            self._left -= len(data)
            if self._left >= 0:
                return data
        raise SourceError("unpacks to far more than any workbook of its size; save it again as .xlsx or CSV")

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(info) as part:
                return part.read(info.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise _damaged(error) from error


def tags(xml: bytes, name: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of each tag of this name without its namespace: {"name": "People", ...}.

    A look with a pattern rather than a parser: nothing in the text can make it grow.
    """
    pattern = rf"""<(?:[\w.-]+:)?{name}(?=[\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""".encode()
    for match in re.finditer(pattern, xml):
        pairs = ATTRIBUTE.findall(match[1].decode("utf-8", "replace"))
        yield {key.rpartition(":")[2]: unescape(double or single) for key, double, single in pairs}


def check_size(sheet: str, rows: int, columns: int, cells: int, most: int) -> None:
    """Raise SourceError if there is no room for the cells of a sheet and for those between them."""
    if cells > most:
        raise SourceError(f"sheet {sheet!r} has more than {most:,} cells; save it as CSV, which has no limit")
    if rows * columns > most * ROOM:
        raise SourceError(
            f"sheet {sheet!r} has cells far to the right and far below (up to row {rows}, column {columns}); "
            "delete what is empty between them, or save it as CSV"
        )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _damaged(error: Exception) -> SourceError:
    return SourceError(f"cannot be read as a workbook ({error}): {DAMAGED}")
