"""A text becomes a table: one of records, of columns aligned by blanks, or CSV and its relatives."""

from dataclasses import replace

from sources.encoding import decode
from sources.table import Table, from_rows
from sources.texts import aligned, delimited, records
from sources.texts.dialect import recognise
from sources.texts.lines import lines_of, trimmed


def parse(data: bytes, before: Table | None = None) -> list[Table]:
    """Return the one table of a CSV, TSV or text file, or none if all its rows are blank.

    Lines count as in a text editor. `before` is the table of an earlier text, if it is at hand: what is the
    same here needs no reading. Raises SourceError.
    """
    decoded, odd = decode(data)
    found = table(trimmed(decoded.replace("\0", "") if b"\0" in data else decoded), before)
    return [replace(found, problems=(*odd, *found.problems))] if found else []


def table(text: str, before: Table | None = None) -> Table | None:
    """Return the table that a text is; None if all its rows are blank. Raises SourceError."""
    return records.table(text) if records.is_of_records(text) else _of_rows(text, before)


def _of_rows(text: str, before: Table | None) -> Table | None:
    plain = delimited.double_quoted(delimited.without_formulas(text))
    dialect = recognise(lines_of(plain))
    if dialect.width == 1 and (found := aligned.rows(plain)):
        return from_rows(found)
    return delimited.table(plain, dialect, before)
