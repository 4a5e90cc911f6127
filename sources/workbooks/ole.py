"""The container of old workbooks (OLE, a file system in a file): which streams it has, and their bytes."""

import struct
from array import array

from sources.workbooks.refusals import unreadable

SECTORS = 76  # where the header lists the sectors of the table of chains
CIRCLE = "its sectors go in circles"
LAST = 0xFFFFFFFA  # and greater are ends, gaps, and the container's own


class Container:
    """Streams by name, as the directory has them; one that is cut off is short.

    Raises SourceError if sectors refer to each other in circles: calamine would go round until no memory
    is left, and that ends the whole process.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (struct.error, ValueError, IndexError) as error:
            raise unreadable(error) from error

    def _open(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self._data, 30)
        self._size, self._mini_size = 1 << min(shift, 16), 1 << min(mini_shift, 16)
        directory, self._cutoff, mini_table, _, more, _ = struct.unpack_from("<I4xIIIII", self._data, 48)
        table = b"".join(self._sector(number) for number in self._listed(more) if number < LAST)
        self._chains = self._numbers(table)
        self._mini_chains = self._numbers(self._chain(mini_table))
        entries = self._chain(directory)
        self.streams: dict[str, tuple[int, int]] = {}
        self._mini = b""
        for at in range(0, len(entries) - 127, 128):
            self._enter(entries[at : at + 128])

    def _listed(self, more: int) -> list[int]:
        """Return the sectors of the table of chains: the header lists them, and those from `more` on do."""
        listed = list(struct.unpack_from("<109I", self._data, SECTORS))
        seen: set[int] = set()
        while more < LAST:
            if more in seen:
                raise unreadable(CIRCLE)
            seen.add(more)
            *sectors, more = self._numbers(self._sector(more))
            listed += sectors
        return listed

    def _enter(self, entry: bytes) -> None:
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<II", entry, 116)
        if kind == 5:
            self._mini = self._chain(start)
        elif kind == 2:
            name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            self.streams[name] = (start, size)
            self._follow(start, self._chains if size >= self._cutoff else self._mini_chains)

    def read(self, name: str) -> bytes:
        """Return a stream, b"" if there is none."""
        start, size = self.streams.get(name, (LAST, 0))
        if size >= self._cutoff:
            return self._chain(start)[:size]
        numbers = self._follow(start, self._mini_chains)
        step = self._mini_size
        return b"".join(self._mini[number * step : (number + 1) * step] for number in numbers)[:size]

    def with_stream(self, name: str, content: bytes) -> bytes:
        """Return the file with other bytes, as many, in a stream; as it is if that is a small one."""
        start, size = self.streams.get(name, (LAST, 0))
        data = bytearray(self._data)
        for i, number in enumerate(self._follow(start, self._chains) if size >= self._cutoff else ()):
            piece = content[i * self._size : (i + 1) * self._size]
            at = (number + 1) * self._size
            data[at : at + len(piece)] = piece
        return bytes(data)

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._follow(start, self._chains)))

    def _follow(self, start: int, chains: "array[int]") -> list[int]:
        """Return the sectors of a chain."""
        numbers: dict[int, None] = {}
        while start < min(LAST, len(chains)):
            if start in numbers:
                raise unreadable(CIRCLE)
            numbers[start] = None
            start = chains[start]
        return list(numbers)

    @staticmethod
    def _numbers(data: bytes) -> "array[int]":
        return array("I", struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
