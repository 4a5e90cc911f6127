"""Files become tables here: bytes in, headings and rows of text out; nothing of contacts."""

from collections.abc import Callable
from pathlib import Path

from sources import collector, kinds
from sources.cards import vcard
from sources.encoding import NO_TEXT, with_mark
from sources.table import Problem, SourceError, Table
from sources.texts import records, text
from sources.workbooks import excel

__all__ = ["READERS", "Problem", "SourceError", "Table", "parse"]

Reader = Callable[[bytes], list[Table]]

READERS: dict[str, Reader] = {
    ".csv": text.parse,
    ".tsv": text.parse,
    ".txt": text.parse,
    ".xlsx": excel.parse,
    ".xlsm": excel.parse,
    ".xls": excel.parse,
    ".xlsb": excel.parse,
    ".ods": excel.parse,
    ".vcf": vcard.parse,
    ".ldif": records.parse,
}


def parse(name: str, data: bytes, before: Table | None = None) -> list[Table]:
    """Return the tables in `data`, the content of a file called `name`.

    `before` is the table that it was, if that is at hand and has its `text`: it is read faster then. Raises
    SourceError, also for an empty file: a program may just be about to write it.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in READERS:
        raise SourceError(f"is not of a known kind; known are {' '.join(READERS)}")
    if kinds.is_blank(data):
        raise SourceError("is empty")
    if not kinds.is_workbook(data):
        data = with_mark(data)
    with collector.paused():
        reader = _reader(suffix, data)
        return text.parse(data, before) if reader is text.parse else reader(data)


def _reader(suffix: str, data: bytes) -> Reader:
    """What the bytes are beats what the name says: people rename files to get them "imported"."""
    if kinds.is_workbook(data):
        return excel.parse
    if kinds.is_card(data):
        return vcard.parse
    if kinds.is_ldif(data):
        return records.parse
    reader = READERS[suffix]
    if reader is vcard.parse or (reader is excel.parse and excel.is_export(data)):
        return reader
    kinds.refuse_strangers(data)
    if reader in (excel.parse, records.parse) and kinds.is_text(data):
        return text.parse
    if reader is text.parse and not kinds.is_text(data):
        raise SourceError(NO_TEXT)
    return reader
