"""The rows of a table become entries, a block of rows at a time. Rows that are known need no work."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, partial
from hashlib import blake2b
from itertools import repeat
from typing import Any

import numpy as np

from columns.column import Column
from contacts.contact import Entry
from contacts.phones import Complaint
from contacts.plain_rows import Plain
from contacts.row import shape
from feed.crew import in_order
from feed.identity.fingerprints import fingerprint
from feed.lately import MOST_OF_ONE
from sources import Problem, Table
from sources.rows import Rows

CUT = "a cell is longer than the {} characters that [limits] cell_length allows; it was cut there"

Cells = Sequence[Sequence[str]]  # of some rows, column by column
Read = tuple[list[Entry], list[Problem]]

SHARE = 5_000  # rows that one process reads at a time: 0.1 s
MANY = 50_000  # rows for which it is worth the second that another process takes to start


@dataclass(frozen=True)
class Texts:
    """The rows of a table as it was last read: the hashes by their texts, and the problems if there are any.

    A row that says no contact has no hash: b"". They hold for a table with an equal `key`, understood by the
    same rules.
    """

    key: Hashable = ()
    raws: Mapping[str, bytes] = field(default_factory=dict)
    odd: Mapping[str, Sequence[Problem]] = field(default_factory=dict)

    def of(self, raws: Collection[bytes]) -> "Texts":
        """Return only the rows that have one of some hashes."""
        if {b"", *raws}.issuperset(self.raws.values()):  # as nearly always
            return self
        return replace(self, raws={text: raw for text, raw in self.raws.items() if raw in raws})


@dataclass(frozen=True)
class Known:
    """Rows that need no work: by hashes of their texts, and by the texts of those read `lately`.

    `table` is that of the whole file as it was read lately, if what has changed in it can be read by itself.
    """

    raws: Collection[bytes] = ()
    lately: Mapping[Hashable, Texts] = field(default_factory=dict)
    table: Table | None = None

    def of(self, raws: Set[bytes], odd: Set[bytes]) -> "Known":
        """Return what is known of rows with some hashes alone; of the odd ones, by their texts."""
        lately = {key: texts.of(raws) for key, texts in self.lately.items()}
        return Known(raws - odd, lately, self.table)


@dataclass(frozen=True)
class Reading:
    """How the rows of one table are read; it can be sent to another process.

    `columns` are those of its rows with their headings in the table, `country` (ISO 3166) is that of numbers
    and addresses which say none; what is beyond `longest` characters of a cell is cut off.
    """

    columns: Mapping[int, Column]
    headings: tuple[str, ...]
    sheet: str
    country: str
    longest: int
    known: Known = Known()

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave out what it has decided so far."""
        return Reading, tuple(getattr(self, field.name) for field in fields(self))

    def read(self, rows: Rows) -> Read:
        """Return an entry for each row that says a contact, in order; of a known one only line and `raw`."""
        lately = self.known.lately.get(self.key)
        entries, problems = self._read_again(rows, lately) if lately else self._read(rows)
        return list(filter(None, entries)), problems

    @property
    def key(self) -> Hashable:
        """What the texts of rows depend on, besides the rules."""
        return self.sheet, self.headings, tuple(self.columns)

    def _read_again(self, rows: Rows, lately: Texts) -> tuple[list[Entry | None], list[Problem]]:
        """Read only the rows that were not there when the table was read lately."""
        raws = list(map(lately.raws.get, rows.texts, repeat(b"")))
        new = [i for i, raw in enumerate(raws) if not raw]
        entries: list[Entry | None] = [
            Entry(line, "", b"", "", raw) for line, raw in zip(rows.lines.tolist(), raws, strict=True)
        ]
        read, problems = self._read(rows.spans((i, i + 1) for i in new))
        for i, found in zip(new, read, strict=True):
            entries[i] = found
        for i, text in enumerate(rows.texts):
            if text in lately.odd and raws[i]:
                problems += [replace(problem, line=int(rows.lines[i])) for problem in lately.odd[text]]
        return entries, sorted(problems, key=lambda problem: problem.line or 0)

    def _read(self, rows: Rows) -> tuple[list[Entry | None], list[Problem]]:
        problems: list[Problem] = []
        blocks = rows.blocks(list(self.columns))
        return [entry for lines, cells in blocks for entry in self._block(lines, cells, problems)], problems

    @cached_property
    def _plain(self) -> Plain:
        return Plain(list(self.columns.values()), self.country)

    @cached_property
    def _separators(self) -> list[str]:
        return [f"\x1e{self.headings[i]}\x1f" for i in self.columns]

    def _block(self, lines: Sequence[int], cells: Cells, problems: list[Problem]) -> list[Entry | None]:
        raws = self._raws(cells)
        known = self.known.raws
        new = [i for i, raw in enumerate(raws) if raw not in known] if known else range(len(raws))
        if len(new) == len(raws):
            return self._new(lines, cells, raws, problems)
        some = [[column[i] for i in new] for column in cells]
        found = self._new([lines[i] for i in new], some, [raws[i] for i in new], problems)
        read = dict(zip(new, found, strict=True))
        return [
            read[i] if i in read else Entry(line, "", b"", "", raw)
            for i, (line, raw) in enumerate(zip(lines, raws, strict=True))
        ]

    def _raws(self, cells: Cells) -> list[bytes]:
        """Hashes of the rows' texts. Empty cells do not count: a column that is added changes no row."""
        marked = [
            [mark + cell if cell else "" for cell in column]
            for mark, column in zip(self._separators, cells, strict=True)
        ]
        texts = map("".join, zip(*marked, strict=True))
        return [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts]

    def _new(
        self, lines: Sequence[int], cells: Cells, raws: Sequence[bytes], problems: list[Problem]
    ) -> list[Entry | None]:
        are_short = max(len(max(column, key=len, default="")) for column in cells) <= self.longest
        plain = self._plain.read(cells) if are_short else [None] * len(lines)
        return [
            entry(line, raw, *said) if said else self._shaped(line, [of[i] for of in cells], raw, problems)
            for i, (line, said, raw) in enumerate(zip(lines, plain, raws, strict=True))
        ]

    def _shaped(self, line: int, cells: Sequence[str], raw: bytes, problems: list[Problem]) -> Entry | None:
        cut: list[Complaint] = []
        if len(max(cells, key=len)) > self.longest:
            cut = [(CUT.format(self.longest), "")]
            cells = [cell[: self.longest] for cell in cells]
        shaped, complaints = shape(line, zip(self.columns.values(), cells, strict=True), self.country)
        problems += [Problem(message, line, value, self.sheet) for message, value in cut + complaints]
        return shaped and entry(line, raw, *shaped[1:4], vars(shaped.contact))


def entry(line: int, raw: bytes, given_id: str, said: bytes, name: str, contact: Mapping[str, Any]) -> Entry:
    """Return the entry of a row; `contact` is what it says, as in `said`."""
    return Entry(line, given_id, said, name, raw, fingerprint(name, contact, raw))


def read(rows: Rows, reading: Reading) -> Read:
    """Return what all rows of a table say; of many that are new, by several processes."""
    if len(rows) < MANY or reading.known.raws:
        return reading.read(rows)
    shares = [rows.spans([(start, start + SHARE)]) for start in range(0, len(rows), SHARE)]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for columns, said in in_order(partial(_by_column, reading), shares):
        entries += map(Entry, *columns)
        problems += said
    return entries, problems


def _by_column(reading: Reading, rows: Rows) -> tuple[list[tuple[Any, ...]], list[Problem]]:
    """As `read`, with entries that are sent from one process to another in a third of the time."""
    entries, problems = reading.read(rows)
    return list(zip(*entries, strict=True)) or [()] * len(Entry._fields), problems


def texts(rows: Rows, said: Read, key: Hashable) -> Texts:
    """Return what is to be remembered of the rows of a table: nothing if they are too many."""
    lines = rows.lines.tolist()
    if len(rows) > MOST_OF_ONE or np.any(np.diff(rows.lines) <= 0):
        return Texts(key)
    raws = {entry.line: entry.raw for entry in said[0]}
    told = defaultdict(list)
    for problem in said[1]:
        told[problem.line].append(problem)
    odd = {text: told[line] for line, text in zip(lines, rows.texts, strict=True) if line in told}
    return Texts(key, dict(zip(rows.texts, map(raws.get, lines, repeat(b"")), strict=True)), odd)
