"""One file, understood: from its bytes to the entries of its contacts, and what was odd about it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import phonenumbers

import sources
from columns import table_columns
from columns.column import Column
from columns.folding import fold, matches
from columns.headings import knows
from columns.layout.layout import arrange
from columns.subject import why_nobody
from contacts import dialling
from contacts.contact import Entry
from feed.entries import Known as Known
from feed.entries import Reading, Texts, read, texts
from feed.files.limits import Limits
from sources import Problem, Table

VERSION = 13  # of how files are understood: a greater one has all of them understood again
IGNORED = "ignored by [ignore] sheets"
# Said by its name: for notes and examples of people's own, and those of the template.
NOT_SENT, UNSENT = "(not sent)", "left out, as its name says"
SHOWN_HEADINGS = 5
NOTHING_KNOWN = Known()


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
    limits: Limits = field(default_factory=Limits)

    def knows_phone(self, text: str) -> bool:
        """Whether a text is a phone number."""
        return dialling.e164(text, (self.country,)) is not None

    @cached_property  # 100 us, asked for with each look at each file
    def digest(self) -> str:
        """A hash of all that has a part in understanding any file: these rules, the program, its library."""
        return _digest(repr((VERSION, phonenumbers.__version__, self)))


@dataclass(frozen=True)
class Part:
    """What one table of a file says: where it and its headings stand, and what came of it.

    `line` is None if there are no headings, or no lines of them as in cards; `left_out` says why
    nothing was read, if so.
    """

    sheet: str = ""
    line: int | None = None
    rows: int = 0
    columns: tuple[Column, ...] = ()
    entries: Sequence[Entry] = ()
    problems: tuple[Problem, ...] = ()
    left_out: str = ""
    texts: Texts = field(default_factory=Texts, compare=False)


@dataclass(frozen=True)
class Source:
    """What one file says, table by table.

    `made_with` is a hash of all that had a part in understanding it, `read` the table that it is, if what
    has changed in it can be read by itself the next time.
    """

    tables: tuple[Part, ...] = ()
    made_with: str = ""
    read: Table | None = field(default=None, compare=False)

    @property
    def rows(self) -> int:
        """The number of rows below all headings."""
        return sum(table.rows for table in self.tables)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all tables."""
        return tuple(column for table in self.tables for column in table.columns)

    @property
    def entries(self) -> list[Entry]:
        """An entry for each contact, in the order of the file."""
        return [entry for table in self.tables for entry in table.entries]

    @property
    def known(self) -> Known:
        """What is known of it when it is read again: the rows by their texts, and the table."""
        return Known((), {part.texts.key: part.texts for part in self.tables}, self.read)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know."""
        return tuple(problem for table in self.tables for problem in table.problems)


def understand(
    name: str,
    data: bytes,
    rules: Rules,
    known: Known = NOTHING_KNOWN,
    made_with: str = "",
) -> Source:
    """Return what `data`, the content of a file called `name`, says. Raises SourceError.

    Rows that are `known` are not shaped again if that was done with the same rules, headings, version of
    the bridge and of its library of phone numbers: `made_with`. Their entries have a `raw` alone.
    """
    rules.limits.check_size(len(data))
    parsed = sources.parse(name, data, known.table)
    rules.limits.check(parsed)
    unwanted = {table.sheet: why for table in parsed if (why := _unwanted(table.sheet, rules.ignored_sheets))}
    wanted = [table for table in parsed if table.sheet not in unwanted]
    own = set(map(fold, rules.columns))
    tables = [
        (table, *table_columns.read(table, rules.columns, rules.ignored_headings, rules.knows_phone))
        for table in arrange(wanted, lambda heading: fold(heading) in own or knows(heading))
    ]
    making = f"{rules.digest} {_digest(repr([_fields(found) for _, found, _ in tables]))}"
    rows = known if making == made_with else NOTHING_KNOWN
    parts = [_understood(*table, rules, rows) for table in tables]
    parts += [Part(sheet, left_out=why) for sheet, why in sorted(unwanted.items())]
    return Source(tuple(parts), making, next((table for table in parsed if table.text), None))


def _unwanted(sheet: str, ignored: Iterable[str]) -> str:
    """Return why a sheet is not looked at; "" if it is."""
    if sheet.rstrip().lower().endswith(NOT_SENT):
        return UNSENT
    return IGNORED if matches(sheet, ignored) else ""


def _fields(columns: Mapping[int, Column]) -> list[tuple[object, ...]]:
    """What has a part in shaping rows; why a column is what it is has none."""
    return [(column.heading, column.field, column.place, column.says_area) for column in columns.values()]


def _understood(
    table: Table, columns: Mapping[int, Column], odd: list[Problem], rules: Rules, known: Known
) -> Part:
    problems = [*table.problems, *odd]
    found = tuple(columns.values())
    part = Part(table.sheet, table.line, len(table.rows), found)
    if why := why_nobody(found, rules.columns, is_cards=table.line is None):
        text = ", ".join(column.heading for column in found[:SHOWN_HEADINGS])
        more = [] if table.is_unheaded and odd else [Problem(why, table.line, text, table.sheet)]
        return replace(part, problems=(*problems, *more), left_out=why)
    reading = Reading(columns, table.headings, table.sheet, rules.country, rules.limits.cell_length, known)
    entries, odd = read(table.rows, reading)
    lately = texts(table.rows, (entries, odd), reading.key)
    return replace(part, entries=entries, problems=(*problems, *odd), texts=lately)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
