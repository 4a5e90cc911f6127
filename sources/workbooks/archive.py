"""A workbook that is a zip archive of parts: what it unpacks to is measured, not believed."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy

from sources.table import SourceError
from sources.workbooks.refusals import PROTECTED, unreadable
from sources.workbooks.room import Room

# Excel packs a sheet to a tenth, one of empty formatted cells to a fifteenth; a bomb to a thousandth.
MOST_BYTES = 150_000_000  # of small files; calamine and a second look take about five seconds for it
MOST_TIMES = 20  # the size of greater ones
PIECE = 1 << 20  # unpacked at a time

Bytes = bytes | bytearray


class Archive:
    """The parts by their names, which are compared as Excel does, without regard to case."""

    def __init__(self, data: bytes) -> None:
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile lets many kinds out, struct.error among them
            raise unreadable(error) from error
        self._data = data
        self._infos = {_key(info.filename): info for info in archive.infolist()}
        self._unpack = archive.open
        self._left = max(MOST_BYTES, MOST_TIMES * len(data))
        self._sizes: dict[str, int] = {}
        self.room = Room(len(data))

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._infos

    def read(self, name: str, again: bool = False) -> Bytes:
        """Return a part, b"" if there is none; what is read `again` does not count. Raises SourceError."""
        info = self._infos.get(_key(name))
        if not info:
            return b""
        if info.flag_bits & 1:
            raise SourceError(PROTECTED)
        self._left += self._sizes.get(_key(name), 0) if again else 0
        if info.file_size <= self._left:
            info = copy(info)
            info.file_size = self._left + 2 * PIECE  # it may lie
            data = self._unpacked(info)
            self._sizes[_key(name)] = len(data)
            self._left -= len(data)
            if self._left >= 0:
                return data
        raise SourceError("unpacks to far more than any workbook of its size; save it again as .xlsx or CSV")

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the archive with other content in some parts, which it has. Raises SourceError."""
        contents = {self._infos[_key(part)].filename: content for part, content in parts.items()}
        file = io.BytesIO(self._data)
        try:
            with zipfile.ZipFile(file, "a") as archive:
                archive.filelist[:] = [info for info in archive.filelist if info.filename not in contents]
                for name, content in contents.items():
                    archive.NameToInfo.pop(name, None)
                    archive.writestr(name, content)
        except Exception as error:  # as above
            raise unreadable(error) from error
        return file.getvalue()

    def _unpacked(self, info: zipfile.ZipInfo) -> bytearray:
        unpacked = bytearray()
        try:
            with self._unpack(info) as part:
                while len(unpacked) <= self._left and (piece := part.read(PIECE)):
                    unpacked += piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise unreadable(error) from error
        return unpacked


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
