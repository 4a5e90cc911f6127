"""What a file is by its beginning, whatever its name says: people rename files to get them "imported"."""

import re

from sources.encoding import marked
from sources.table import SourceError

START = 4096  # bytes that are enough to tell
BLANK = " \t\r\n\0\x1a"
FEW = 8  # signs for programs alone in a text of a few lines, where a fiftieth of all would not be one
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how new workbooks begin, and old ones
CARD = re.compile(r"begin\s*:\s*vcard", re.IGNORECASE)
# Comments, the version, what `ldapsearch` says, and the name of the first entry, plain or in base64.
LDIF = re.compile(
    r"(?:(?:#|version: ?\d|enter ldap password:|sasl[ /])[^\n]*\n\s*)*dn:(?:: ?\S+| ?\S+=)", re.IGNORECASE
)
CONTROL = re.compile("[\x01-\x06\x0e-\x19]")  # of which a text has a few at most

# What has one of the known suffixes now and then and is not a table, and what its owner can do.
STRANGERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), message)
    for pattern, message in (
        (
            r"[\[{]\s*[\"{\[]|[\[{]\s*[\]}]\s*$",
            "is JSON, data for programs; export CSV, Excel or vCards",
        ),
        (
            r"(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|meta|style|table|div)\b",
            "is a web page, whatever its name says; open it in Excel and save it as a workbook (.xlsx)",
        ),
        (
            r"<\?xml|<[a-z][\w:.-]*(?:\s[^<>]*)?>\s*<",
            "is XML; if Excel can open it, save it there as a workbook (.xlsx), or export CSV or vCards",
        ),
        (r"mime-version:", "is a web archive (MHTML); open it in Excel and save it as a workbook (.xlsx)"),
        (r"begin\s*:\s*vcalendar", "is a calendar; export the contacts instead"),
        (r"%pdf-", "is a PDF; open it in Excel (Data, From PDF) and save it as a workbook"),
        (r"{\\rtf", "is a text document (RTF); copy its table into Excel and save that as a workbook"),
        (r"\x89png|\xff\xd8\xff|gif8\da", "is a picture; its contacts have to be typed into a workbook"),
        (r"\x1f\x8b|rar!\x1a|7z\xbc\xaf", "is compressed; unpack it into this folder"),
        (r"sqlite format 3|\x01\0\0standard", "is a database; export its contacts as CSV, Excel or vCards"),
        (r"!bdn", "is an Outlook data file; export its contacts as CSV (File, Open & Export)"),
    )
)


def is_blank(data: bytes) -> bool:
    """Whether there is nothing in `data` but blanks, zeros and a byte order mark."""
    mark, _ = marked(data)
    return not (data[len(mark) : START].strip(BLANK.encode()) or data[len(mark) :].strip(BLANK.encode()))


def is_workbook(data: bytes) -> bool:
    """Whether `data` begins as the files of Excel and its like do."""
    return data.startswith((ZIP, OLE))


def is_card(data: bytes) -> bool:
    """Whether `data` begins with a vCard, blank lines before it or not, in any encoding."""
    return bool(CARD.match(_start(data)))


def is_ldif(data: bytes) -> bool:
    """Whether `data` begins as an address book does that mail programs exchange."""
    return bool(LDIF.match(_start(data)))


def is_text(data: bytes) -> bool:
    """Whether `data` may be a table of text: not what only programs read."""
    start = _start(data)
    return len(CONTROL.findall(start)) <= FEW + len(start) / 50 and start.count("\0") <= len(start) / 2


def refuse_strangers(data: bytes) -> None:
    """Raise SourceError, which says what to do, if `data` is of a known kind that holds no table."""
    start = _start(data)
    for pattern, message in STRANGERS:
        if pattern.match(start):
            raise SourceError(message)


def _start(data: bytes) -> str:
    """The first letters, without blanks before them; bytes that are in some code page as Latin-1."""
    mark, encoding = marked(data)
    encoding = "latin-1" if encoding == "utf-8" else encoding
    return data[len(mark) : START].decode(encoding, "replace").lstrip(BLANK + "\ufeff")
