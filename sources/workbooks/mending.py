"""Cells for which calamine gives up a whole .xlsx workbook become cells that it can read.

Programs write numbers that are none, types that nobody knows, errors that are new. Most workbooks have
nothing of the kind, so each cell is looked at only once calamine has failed.
"""

import re
from collections.abc import Callable
from functools import partial

from sources.workbooks.archive import Archive, Bytes
from sources.workbooks.openxml import STRING_END, visible
from sources.workbooks.parts import first, related, workbook

# A cell with anything in it; no other cell begins in it.
CELL = re.compile(
    rb"<(?P<prefix>(?:\w+:)?)c(?P<attributes>\s[^<>]*)?(?<!/)>"
    rb"(?P<content>(?:[^<]++|<(?!/?(?:\w+:)?c[\s>]))*+)</(?P=prefix)c>"
)
# What belongs in a cell: its value, its formula, its text.
CHILD = re.compile(
    rb"<((?:\w+:)?(?:v|f|is))(?=[\s/>])"
    rb"(?:[^<>]*/>|[^<>]*>(?:[^<]++|<(?!/?(?:\w+:)?(?:v|f|is)[\s/>]))*+</\1>)"
)
VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]+)<")
TYPE = re.compile(rb"""\st\s*=\s*["']([^"'<>]*)["']""")
NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?")
ERROR, SHARED, TEXT = b"e", b"s", b"str"  # types of cells
ERRORS = frozenset([b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"])

# Places that are none: without one, a row or cell stands next to what is before it.
STRAY_ROW = re.compile(rb"""(<(?:\w+:)?row(?=\s)[^<>]*?)\sr=(?!["'][1-9]\d{0,6}["'])["'][^"'<>]*["']""")
STRAY_CELL = re.compile(rb"""\sr=(?!["'][A-Za-z]{1,3}[1-9]\d{0,6}["'])["'][^"'<>]*["']""")
STRAY_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\s"
    rb"""(?![^<>]*ref=["'][A-Za-z]{1,3}[1-9]\d{0,6}:[A-Za-z]{1,3}[1-9]\d{0,6}["'])[^<>]*>"""
)
DIMENSION = re.compile(rb"<(?:\w+:)?dimension\s[^<>]*/>")  # nobody misses it
# Signs that begin no entity of XML, and characters that XML does not have.
AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
NO_CHARACTER = re.compile(rb"&#(?:0+|x0+|x0*[Dd][89A-Fa-f][0-9A-Fa-f]{2});")


def mended(data: bytes) -> bytes:
    """Return a workbook with such cells replaced.

    What a cell says is kept as its text. A text that is not in the workbook and an error that is new become
    an error that calamine knows, and are reported like it.
    """
    archive = Archive(data)
    strings = first(related(archive, workbook(archive)), "sharedStrings")
    read = {part: archive.read(part) for part in {strings, *visible(archive).values()}}
    texts = read.pop(strings)
    count = len(STRING_END.findall(texts))
    made = {strings: _legal(texts), **{part: _sheet(xml, count) for part, xml in read.items()}}
    changed = {part: xml for part, xml in made.items() if xml != read.get(part, texts)}
    return archive.with_parts(changed)


def _legal(xml: Bytes) -> bytes:
    """Return XML in which `AT&T` is text, and no entity that is not closed."""
    return NO_CHARACTER.sub(b"", AMPERSAND.sub(b"&amp;", xml))


def _sheet(xml: Bytes, strings: int) -> bytes:
    """Return a sheet of a workbook that has so many shared strings."""
    for pattern, kept in ((STRAY_ROW, rb"\1"), (STRAY_MERGE, b""), (DIMENSION, b"")):
        xml = pattern.sub(kept, xml)
    return CELL.sub(partial(_cell, strings), _legal(xml))


def _cell(strings: int, found: re.Match[bytes]) -> bytes:
    """Return a cell as calamine can read it: mostly as it was."""
    prefix, attributes = found["prefix"], STRAY_CELL.sub(b"", found["attributes"] or b"")
    content = b"".join(child[0] for child in CHILD.finditer(found["content"]))
    is_lost = found["content"].strip() and not content
    becomes = ERROR if is_lost else _becomes(attributes, content, strings)
    if becomes:
        attributes = TYPE.sub(b"", attributes) + b' t="%b"' % becomes
    if becomes == ERROR:
        content = b"<%bv>#N/A</%bv>" % (prefix, prefix)
    return b"<%bc%b>%b</%bc>" % (prefix, attributes, content, prefix)


def _becomes(attributes: bytes, content: bytes, strings: int) -> bytes:
    """Return the type that a cell is to have in place of one that its value does not fit, b"" for its own."""
    kind, value = TYPE.search(attributes), VALUE.search(content)
    if not kind or not value or _is_readable(kind[1], value[1], strings):
        return b""
    return ERROR if kind[1] in (ERROR, SHARED) else TEXT


def _is_readable(kind: bytes, value: bytes, strings: int) -> bool:
    """Whether calamine takes a value for one of this type."""
    if kind == SHARED:
        return value.isdigit() and int(value[:9]) < strings
    return kind in READABLE and bool(READABLE[kind](value))


def _is_text(_: bytes) -> bool:
    return True


READABLE: dict[bytes, Callable[[bytes], object]] = {
    b"n": NUMBER.fullmatch,
    b"b": frozenset([b"0", b"1", b"true", b"false"]).__contains__,
    ERROR: ERRORS.__contains__,
    **dict.fromkeys((TEXT, b"inlineStr", b"is", b"d"), _is_text),
}
