"""The texts that an .xls workbook saves once for all its cells: how long each is."""

import struct
from array import array
from collections.abc import Sequence

from sources.workbooks.archive import Bytes

COUNTS = 8  # bytes before the first text
WIDE, RICH, EXTENDED = 1, 8, 4
RUN = 4  # bytes that say where another font begins


def lengths(records: Sequence[Bytes]) -> "array[int]":
    """Return the letters of each text, as many as can be told."""
    found = array("L")
    walk = _Walk(records)
    while head := walk.take(3):
        count, flags = struct.unpack("<HB", head)
        runs = int.from_bytes(walk.take(2), "little") if flags & RICH else 0
        extension = int.from_bytes(walk.take(4), "little") if flags & EXTENDED else 0
        found.append(count)
        walk.skip_letters(count, bool(flags & WIDE))
        walk.skip(runs * RUN + extension)
    return found


class _Walk:
    """A walk through the records, over whose ends texts go on."""

    def __init__(self, records: Sequence[Bytes]) -> None:
        self._records = iter(records)
        self._record = next(self._records, b"")
        self._at = COUNTS

    def take(self, size: int) -> Bytes:
        """Return the next bytes, which stand in one record; b"" if there are none."""
        if self._left() <= 0:
            self._go_on(0)
        taken = self._record[self._at : self._at + size]
        self._at += size
        return taken if len(taken) == size else b""

    def skip(self, size: int) -> None:
        """Go on behind these bytes, which may stand in several records."""
        while size > self._left() and self._record:
            size -= max(self._left(), 0)
            self._go_on(0)
        self._at += size

    def skip_letters(self, count: int, wide: bool) -> None:
        """Go on behind the letters; where another record begins, a byte says anew how wide they are."""
        while (here := self._left() >> wide) < count and self._record:
            count -= max(here, 0)
            self._go_on(1)
            wide = bool(self._record[:1] > b"\0")
        self._at += count << wide

    def _left(self) -> int:
        return len(self._record) - self._at

    def _go_on(self, at: int) -> None:
        self._record, self._at = next(self._records, b""), at
