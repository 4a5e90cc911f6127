"""Files become tables here: bytes in, headings and rows of text out; nothing of contacts."""

import codecs
from collections.abc import Callable
from pathlib import Path

from sources import delimited, excel, vcard
from sources.table import Problem, SourceError, Table

__all__ = ["READERS", "Problem", "SourceError", "Table", "parse", "read"]

Reader = Callable[[bytes], list[Table]]

READERS: dict[str, Reader] = {
    ".csv": delimited.parse,
    ".tsv": delimited.parse,
    ".txt": delimited.parse,
    ".xlsx": excel.parse,
    ".xlsm": excel.parse,
    ".xls": excel.parse,
    ".xlsb": excel.parse,
    ".ods": excel.parse,
    ".vcf": vcard.parse,
}

# What the bytes are beats what the name says: people rename files to get them "imported".
SIGNATURES: tuple[tuple[bytes, Reader], ...] = (
    (b"PK\x03\x04", excel.parse),
    (b"\xd0\xcf\x11\xe0", excel.parse),
    (b"BEGIN:VCARD", vcard.parse),
)


def read(path: Path) -> list[Table]:
    """Return the tables of the file at `path`; it is open only while its bytes are read.

    Raises SourceError if they cannot be understood, and OSError if the file cannot be read.
    """
    return parse(path.name, path.read_bytes())


def parse(name: str, data: bytes) -> list[Table]:
    """Return the tables in `data`, the content of a file called `name`.

    Raises SourceError, also for an empty file: a program may just be about to write it.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in READERS:
        raise SourceError(f"is of no known kind; known are {' '.join(READERS)}")
    if not data.removeprefix(codecs.BOM_UTF8).strip(b"\0 \t\r\n"):
        raise SourceError("is empty")
    reader = next((r for start, r in SIGNATURES if data.startswith(start)), READERS[suffix])
    return reader(data)
