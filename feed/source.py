"""One file, understood: from its bytes to the entries of its contacts, and what was odd about it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

import phonenumbers

import sources
from feed.contact import Contact, Entry, shape
from feed.headings import Column, recognise
from sources import Problem, Table

VERSION = 1  # of how files are understood: a greater one has all of them understood again
NO_CONTACTS = "no heading was recognised, so the table was left out; is it about contacts?"


@dataclass(frozen=True)
class Rules:
    """How sources are to be understood: what `config.ini` says about it, as plain values.

    `country` is ISO 3166; `columns` are headings of someone's own and their fields; the others are
    patterns of what to leave out.
    """

    country: str
    columns: Mapping[str, str] = field(default_factory=dict)
    ignored_sheets: tuple[str, ...] = ()
    ignored_headings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A hash of all that has a part in understanding any file: these rules, the program, its library."""
        return _digest(repr((VERSION, phonenumbers.__version__, self)))


@dataclass(frozen=True)
class Source:
    """What one file says: its number of rows, its columns, an entry for each contact, the problems.

    `made_with` is a hash of all that had a part in understanding it.
    """

    rows: int
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    made_with: str = ""


Known = Mapping[bytes, tuple[str, Contact]]  # by a row's raw text: the id that it says, its contact


def understand(
    name: str, data: bytes, rules: Rules, known: Known | None = None, made_with: str = ""
) -> Source:
    """Return what `data`, the content of a file called `name`, says. Raises SourceError.

    Rows that are `known` are not shaped again, nor are their problems found, if that was done with the
    same rules, headings, version of the bridge and of its library of phone numbers: `made_with`.
    """
    tables = [
        (table, recognise(table.headings, rules.columns, rules.ignored_headings))
        for table in sources.parse(name, data)
        if not any(fnmatchcase(table.sheet.casefold(), p.casefold()) for p in rules.ignored_sheets)
    ]
    making = f"{rules.digest} {_digest(repr([columns for _, columns in tables]))}"
    known = known or {}
    read = [
        _understood(table, columns, rules, known if making == made_with else {}) for table, columns in tables
    ]
    return Source(
        rows=sum(table.rows for table in read),
        columns=tuple(column for table in read for column in table.columns),
        entries=tuple(entry for table in read for entry in table.entries),
        problems=tuple(problem for table in read for problem in table.problems),
        made_with=making,
    )


def _understood(table: Table, columns: tuple[Column, ...], rules: Rules, known: Known) -> Source:
    problems = list(table.problems)
    entries = []
    if any(column.is_used for column in columns):
        entries = list(_entries(table, columns, rules.country, known, problems))
    elif len(table.cells):
        problems.append(Problem(NO_CONTACTS, sheet=table.sheet))
    return Source(len(table.cells), columns, tuple(entries), tuple(problems))


def _entries(
    table: Table, columns: tuple[Column, ...], country: str, known: Known, problems: list[Problem]
) -> Iterator[Entry]:
    headings = table.headings
    rows = zip(table.cells.index, *(table.cells.iloc[:, i] for i in range(len(columns))), strict=True)
    for line, *cells in rows:
        raw = _raw(headings, cells)
        if raw in known:
            yield Entry(int(line), *known[raw], raw)
            continue
        entry, complaints = shape(int(line), zip(columns, cells, strict=True), country)
        problems += [Problem(message, int(line), value, table.sheet) for message, value in complaints]
        if entry:
            yield replace(entry, raw=raw)


def _raw(headings: Sequence[str], cells: Sequence[str]) -> bytes:
    """A hash of the row's text. Empty cells do not count: a column that is added changes no row."""
    text = "\x1e".join(f"{heading}\x1f{cell}" for heading, cell in zip(headings, cells, strict=True) if cell)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
