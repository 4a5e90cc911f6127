"""What a person is told of one file that was read: its headings and why, its numbers, its problems."""

import json
from collections import Counter
from dataclasses import asdict, dataclass

from columns.headings import BY_IGNORE
from feed.kept import restored
from feed.source import Part, Source
from sources import Problem

KEPT = 1000  # problems of one file that are kept whole; the others are counted


@dataclass(frozen=True)
class Heading:
    """A heading as it stands, and the field that it is read as, None if it is not understood.

    `why` says what decided, where the heading alone did not.
    """

    text: str
    field: str | None
    why: str
    is_used: bool

    @property
    def is_ignored(self) -> bool:
        """Whether `config.ini` says to leave it out."""
        return self.why == BY_IGNORE


@dataclass(frozen=True)
class Table:
    """One table of a file: where it stands, how much is in it, or why it was `left_out`."""

    sheet: str
    line: int | None
    rows: int
    contacts: int
    left_out: str
    headings: tuple[Heading, ...]

    @property
    def unknown(self) -> list[Heading]:
        """The headings that are not understood."""
        return [] if self.left_out else [heading for heading in self.headings if not heading.field]


@dataclass(frozen=True)
class Kind:
    """A kind of problem, and how often it was found in a sheet."""

    sheet: str
    message: str
    count: int


@dataclass(frozen=True)
class Report:
    """What was understood of a file. `kinds` count all of its problems."""

    tables: tuple[Table, ...] = ()
    kinds: tuple[Kind, ...] = ()

    @property
    def rows(self) -> int:
        """The number of rows below all headings."""
        return sum(table.rows for table in self.tables)

    @property
    def contacts(self) -> int:
        """The number of rows that are contacts."""
        return sum(table.contacts for table in self.tables)

    @property
    def unknown(self) -> list[Heading]:
        """The headings that are not understood."""
        return [heading for table in self.tables for heading in table.unknown]

    @property
    def problems(self) -> int:
        """The number of all problems."""
        return sum(kind.count for kind in self.kinds)

    def to_json(self) -> bytes:
        """Return it as JSON; `of_json` makes it again."""
        return _json(asdict(self))

    @staticmethod
    def of_json(text: bytes) -> "Report":
        """Return the report that JSON was made of."""
        said = json.loads(text)
        for table in said["tables"]:
            table["headings"] = [restored(Heading, heading) for heading in table["headings"]]
        tables = tuple(restored(Table, table) for table in said["tables"])
        return Report(tables, tuple(restored(Kind, kind) for kind in said["kinds"]))


def report_of(source: Source) -> Report:
    """Return what a person is told of a file."""
    kinds = Counter((problem.sheet, problem.message) for problem in source.problems)
    return Report(
        tuple(map(_table_of, source.tables)),
        tuple(Kind(*kind, count) for kind, count in kinds.most_common()),
    )


def _table_of(part: Part) -> Table:
    headings = tuple(Heading(each.heading, each.field, each.why, each.is_used) for each in part.columns)
    return Table(part.sheet, part.line, part.rows, len(part.entries), part.left_out, headings)


def problems_to_json(source: Source) -> bytes:
    """Return the first problems of a file as JSON; `problems_of_json` makes them again."""
    return _json([asdict(problem) for problem in source.problems[:KEPT]])


def problems_of_json(text: bytes) -> list[Problem]:
    """Return the problems that JSON was made of."""
    return [restored(Problem, said) for said in json.loads(text)]


def odd_rows(source: Source) -> bytes:
    """Return the hashes of all rows that have a problem, one after the other.

    A row that is known is not shaped again, and nobody would see its problem: these are.
    """
    odd = set()
    for part in source.tables:
        if lines := {problem.line for problem in part.problems} - {None, part.line}:
            odd |= {entry.raw for entry in part.entries if entry.line in lines}
    return b"".join(sorted(odd))


def _json(value: object) -> bytes:
    """Not orjson, which refuses halves of letters (UTF-16): cells and headings may hold them."""
    return json.dumps(value, separators=(",", ":")).encode()
