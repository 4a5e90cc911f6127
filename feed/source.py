"""One file, understood: from its bytes to the entries of its contacts, and what was odd about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

import sources
from feed.contact import Entry, shape
from feed.headings import Column, recognise
from sources import Problem, Table

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


@dataclass(frozen=True)
class Source:
    """What one file says: its number of rows, its columns, an entry for each contact, the problems."""

    rows: int
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def understand(name: str, data: bytes, rules: Rules) -> Source:
    """Return what `data`, the content of a file called `name`, says. Raises SourceError."""
    tables = [
        _understood(table, rules)
        for table in sources.parse(name, data)
        if not any(fnmatchcase(table.sheet.casefold(), p.casefold()) for p in rules.ignored_sheets)
    ]
    return Source(
        rows=sum(table.rows for table in tables),
        columns=tuple(column for table in tables for column in table.columns),
        entries=tuple(entry for table in tables for entry in table.entries),
        problems=tuple(problem for table in tables for problem in table.problems),
    )


def _understood(table: Table, rules: Rules) -> Source:
    columns = recognise(table.headings, rules.columns, rules.ignored_headings)
    problems = list(table.problems)
    entries = []
    if any(column.is_used for column in columns):
        entries = list(_entries(table, columns, rules.country, problems))
    elif len(table.cells):
        problems.append(Problem(NO_CONTACTS, sheet=table.sheet))
    return Source(len(table.cells), columns, tuple(entries), tuple(problems))


def _entries(
    table: Table, columns: tuple[Column, ...], country: str, problems: list[Problem]
) -> Iterator[Entry]:
    used = [i for i, column in enumerate(columns) if column.is_used]
    names = [columns[i] for i in used]
    rows = zip(table.cells.index, *(table.cells.iloc[:, i] for i in used), strict=True)
    for line, *cells in rows:
        entry, complaints = shape(int(line), zip(names, cells, strict=True), country)
        problems += [Problem(message, int(line), value, table.sheet) for message, value in complaints]
        if entry:
            yield entry
