"""Files become tables here: bytes in, headings and rows of text out; nothing of contacts.

`kinds` tell what a file is, whatever its name says; `cards`, `texts` and `workbooks` read it. They make a
`table` of it, whose `rows` are kept small. Its text is in an `encoding`: one that the file names
(`charsets`), that its letters tell (`code_pages`), or that was put on twice (`doubled`); `entities` are signs
as web pages write them. For all rooms, `knowledge` reads what is data.
"""

from collections.abc import Callable
from pathlib import Path

from sources import kinds
from sources.cards import vcard
from sources.encoding import NO_TEXT, with_mark
from sources.table import Problem, SourceError, Table
from sources.texts import records, text
from sources.workbooks import excel

__all__ = ["READERS", "Problem", "SourceError", "Table", "parse"]

Reader = Callable[[bytes, Table | None], list[Table]]  # takes a file's content, and the table that it was

# What the bytes are beats what the name says: people rename files to get them "imported".
SNIFFED: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], list[Table]]], ...] = (
    (kinds.is_workbook, excel.parse),
    (kinds.is_card, vcard.parse),
    (kinds.is_ldif, records.parse),
)


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
    sniffed = next((read for is_it, read in SNIFFED if is_it(data)), None)
    return sniffed(data) if sniffed else READERS[suffix](data, before)


def _text(data: bytes, before: Table | None) -> list[Table]:
    kinds.refuse_strangers(data)
    if not kinds.is_text(data):
        raise SourceError(NO_TEXT)
    return text.parse(data, before)


def _workbook(data: bytes, before: Table | None) -> list[Table]:
    if excel.is_export(data):
        return excel.parse(data)
    kinds.refuse_strangers(data)
    return text.parse(data, before) if kinds.is_text(data) else excel.parse(data)


# What reads a file whose bytes are none of these, by what its name says.
READERS: dict[str, Reader] = {
    **dict.fromkeys((".csv", ".tsv", ".txt"), _text),
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"), _workbook),
    ".vcf": lambda data, _: vcard.parse(data),
    ".ldif": _text,
}
