"""The rows of a table become entries, a block of rows at a time. Rows that are known need no work."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b

from columns.column import Column
from contacts.contact import Entry, shape
from contacts.phones import Complaint
from contacts.plain_rows import Plain
from sources import Problem, Table

CUT = "a cell is longer than the {} characters that [limits] cell_length allows; it was cut there"

Known = Collection[bytes]  # hashes of the texts of rows that need no work
Cells = Sequence[Sequence[str]]  # of some rows, column by column


class Reading:
    """Reads the rows of one table; `problems` grow while it does.

    `columns` are those that have a part in its contacts, by their places. `country` (ISO 3166) is that of
    numbers and addresses which say none; what is beyond `longest` characters of a cell is cut off.
    """

    def __init__(
        self, table: Table, columns: Mapping[int, Column], country: str, longest: int, known: Known
    ) -> None:
        self._table = table
        self._columns = columns
        self._country = country
        self._longest = longest
        self._known = known
        self._plain = Plain(list(columns.values()), country)
        self._marks = [f"\x1e{table.headings[i]}\x1f" for i in columns]
        self.problems: list[Problem] = []

    def entries(self) -> Iterator[Entry]:
        """Yield an entry for each row that says a contact, in order; of a known one only line and `raw`."""
        for lines, cells in self._table.rows.blocks(list(self._columns)):
            yield from filter(None, self._block(lines, cells))

    def _block(self, lines: Sequence[int], cells: Cells) -> list[Entry | None]:
        raws = self._raws(cells)
        new = [i for i, raw in enumerate(raws) if raw not in self._known] if self._known else range(len(raws))
        if len(new) == len(raws):
            return self._read(lines, cells, raws)
        some = [[column[i] for i in new] for column in cells]
        read = dict(zip(new, self._read([lines[i] for i in new], some, [raws[i] for i in new]), strict=True))
        return [
            read[i] if i in read else Entry(line, "", b"", "", raw)
            for i, (line, raw) in enumerate(zip(lines, raws, strict=True))
        ]

    def _raws(self, cells: Cells) -> list[bytes]:
        """Hashes of the rows' texts. Empty cells do not count: a column that is added changes no row."""
        marked = [
            [mark + cell if cell else "" for cell in column]
            for mark, column in zip(self._marks, cells, strict=True)
        ]
        texts = map("".join, zip(*marked, strict=True))
        return [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts]

    def _read(self, lines: Sequence[int], cells: Cells, raws: Sequence[bytes]) -> list[Entry | None]:
        are_short = max(len(max(column, key=len, default="")) for column in cells) <= self._longest
        plain = self._plain.read(cells) if are_short else [None] * len(lines)
        return [
            Entry(line, *said, raw) if said else self._shaped(line, [column[i] for column in cells], raw)
            for i, (line, said, raw) in enumerate(zip(lines, plain, raws, strict=True))
        ]

    def _shaped(self, line: int, cells: Sequence[str], raw: bytes) -> Entry | None:
        cut: list[Complaint] = []
        if len(max(cells, key=len)) > self._longest:
            cut = [(CUT.format(self._longest), "")]
            cells = [cell[: self._longest] for cell in cells]
        entry, complaints = shape(line, zip(self._columns.values(), cells, strict=True), self._country)
        sheet = self._table.sheet
        self.problems += [Problem(message, line, value, sheet) for message, value in cut + complaints]
        return entry._replace(raw=raw) if entry else None
