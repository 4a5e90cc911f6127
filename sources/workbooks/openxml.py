"""What calamine does not tell of an xlsx workbook: formats, errors, hidden rows, formulas, its size.

Patterns look at the XML rather than a parser: openpyxl takes ten times as long as calamine, this a
tenth, because most sheets have nothing of the kind and one search for each says so.
"""

import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import groupby
from operator import itemgetter, sub
from urllib.parse import unquote

from sources.workbooks.archive import Archive, Bytes
from sources.workbooks.number_format import is_telling
from sources.workbooks.parts import first, related, tags, workbook
from sources.workbooks.room import Room
from sources.workbooks.sheet import Look, Styled

MOST_STYLES = 65_490  # that Excel opens
MOST_ASKED_FOR = 100  # styles: a pattern that asks for all of a workbook copied for years takes seconds
TAGS_A_CELL = 8  # more is not a sheet
# Where ordinary cells stand, and how many rows and columns that is at most. If all cells with a value
# are of one of these kinds, nobody needs to look at each.
ORDINARY = (
    (rb"[A-Z](?:\d{1,5}|[12]\d{5})", 299_999, 26),
    (rb"(?:[A-Z]|[AB][A-Z])\d{1,5}", 99_999, 78),
    (rb"[A-Z]{1,2}\d{1,4}", 9_999, 702),
)
OTHERS = [
    (re.compile(rb'<(?:c|\w+:c)(?=[\s>])(?! r="%s")[^<>]*(?<!/)>' % place), rows, columns)
    for place, rows, columns in ORDINARY
]
# A row or a cell, the column and the row that its place says, and whether it is empty.
ROW_OR_CELL = re.compile(
    rb"""<(?:\w+:)?(row|c)(?=[\s/>])(?:[^<>]*?\sr=["']([A-Za-z]*)(\d+)["'])?[^<>]*?(/?)>"""
)
CELL = rb"""<(?:\w+:)?c(?=\s)(?=[^<>]*\s%s)(?=[^<>]*\sr=["']([A-Za-z]+)(\d{1,7})["'])"""
STYLE = re.compile(rb"""<(?:[\w.-]+:)?xf(?=[\s/>])(?:[^<>]*?\snumFmtId\s*=\s*["'](\d+)["'])?""")
ERROR = re.compile(CELL % rb"""t=["'](e)["']""")
HIDDEN = re.compile(
    rb"""<(?:\w+:)?row(?=\s)(?=[^<>]*\shidden=["'](?:1|true)["'])[^<>]*?\sr=["'](\d{1,7})["']"""
)
# A formula with no value beside it, or with 0, which is what some programs write instead.
FORMULA = re.compile(
    rb"""<(?:\w+:)?c(?=\s)([^<>]*)>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"""
    rb"""(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*(0?)\s*</)"""
)
REFERENCE = re.compile(rb"""\sr=["']([A-Za-z]+)(\d{1,7})["']""")
REACHED = re.compile(r"(?:mailto|tel):([^?;]+)", re.IGNORECASE)
ANY_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
TYPED = re.compile(rb"""\st=["'](?!n["'])""")  # as text, where nothing is a result too
# How many texts there are said to be: calamine makes room for them, and ends the process if it cannot.
CLAIM = rb"""sst\s[^<>]*?uniqueCount\s*=\s*["']\s*\+?(\d{1,20})"""
CLAIMS = (re.compile(b"<" + CLAIM), re.compile(b":" + CLAIM))
STRING_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")
STRING_CELL = re.compile(rb"""\st=["']s["'][^<>]*>\s*<(?:\w+:)?v>\s*(\d{1,9})""")
# Formulas that say their result themselves: programs keep zeros by the one, make links by the other.
QUOTED = r'"((?:[^"]|"")*)"'
LITERAL = re.compile(rf"\s*{QUOTED}\s*")
LINK = re.compile(rf"\s*HYPERLINK\(\s*{QUOTED}(?:\s*,\s*{QUOTED})?\s*\)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class _Book:
    """What counts for all sheets: the formats by style, whether results may be missing."""

    formats: dict[bytes, str]
    unsure: bool


def looks(data: bytes) -> dict[str, Look]:
    """Return what a second look finds in each visible worksheet, by its name.

    Raises SourceError if they have more cells, or more text, than can be read.
    """
    archive = Archive(data)
    parts = related(archive, workbook(archive))
    settings = tags(archive.read(workbook(archive)), "calcPr")
    book = _Book(
        _formats(archive.read(first(parts, "styles"))),
        any(tag.get("fullCalcOnLoad") in ("1", "true") for tag in settings),
    )
    sheets = visible(archive)
    found = {name: _look(archive, name, part, book) for name, part in sheets.items()}
    _check_strings(archive, first(parts, "sharedStrings"), list(sheets.values()))
    return found


def visible(archive: Archive) -> dict[str, str]:
    """Return the part of each visible worksheet, by its name."""
    worksheets = related(archive, workbook(archive))["worksheet"]
    shown = (
        tag
        for tag in tags(archive.read(workbook(archive)), "sheet")
        if tag.get("state", "visible") == "visible" and tag.get("id") in worksheets
    )
    return {tag.get("name", ""): worksheets[tag["id"]] for tag in shown}


def _formats(xml: Bytes) -> dict[bytes, str]:
    """Return the number formats that show more than digits, by the style's number as it is written."""
    codes = ((tag.get("numFmtId", ""), tag.get("formatCode", "")) for tag in tags(xml, "numFmt"))
    telling = {number.encode(): code for number, code in codes if is_telling(code)}
    styles = STYLE.findall(xml.partition(b"cellXfs")[2].partition(b"cellXfs>")[0])
    return {b"%d" % i: telling[number] for i, number in enumerate(styles[:MOST_STYLES]) if number in telling}


def _look(archive: Archive, name: str, part: str, book: _Book) -> Look:
    xml = archive.read(part)
    prefixed = xml.count(b":c>")
    cells = max(xml.count(b"</c>") + prefixed, xml.count(b"<") // TAGS_A_CELL)
    archive.room.take(cells)
    archive.room.check_area(name, *_area(xml))
    look = Look()
    if b't="e"' in xml or b"t='e'" in xml:
        look.errors.update(int(match[3]) for match in ERROR.finditer(xml))
    if b" hidden=" in xml:
        look.hidden.update(int(match[1]) for match in HIDDEN.finditer(xml))
    if (end := xml.rfind(b"sheetData>")) >= 0 and b"hyperlink" in xml[end:]:
        _look_for_links(xml[end:], related(archive, part)["hyperlink"], look)
    if book.formats:
        _look_for_formats(xml, book.formats, look)
    if (b"<f" in xml or (prefixed and b":f" in xml)) and ANY_FORMULA.search(xml):
        _look_for_formulas(xml, book.unsure, look)
    return look


def _area(xml: Bytes) -> tuple[int, int]:
    """Return the last row and the last column of a sheet that have a value, or a little more."""
    for other, most_rows, most_columns in OTHERS:
        if not other.search(xml):
            return most_rows, most_columns
    rows = columns = row = column = 0
    for match in ROW_OR_CELL.finditer(xml):
        tag, letters, digits, closed = match.groups()
        if tag == b"row":
            row, column = int(digits[:9]) if digits else row + 1, 0
            continue
        column = _column_number(letters) + 1 if letters else column + 1
        if not closed:
            rows, columns = max(rows, int(digits[:9]) if digits else row), max(columns, column)
    return rows, columns


def _check_strings(archive: Archive, part: str, sheets: Iterable[str]) -> None:
    """Raise SourceError if the texts are too many, or become too much in all the cells where they stand.

    To look at each cell takes its time, so that is done only if the longest text could do it.
    """
    xml = archive.read(part)
    claimed = (int(match[1]) for pattern in CLAIMS for match in pattern.finditer(xml))
    Room(archive.room.size).take(max(xml.count(b"<si") + xml.count(b":si"), *claimed, 0))
    ends = array("L", (match.end() for match in STRING_END.finditer(xml)))
    lengths = array("L", map(sub, ends, (0, *ends)))
    if archive.room.holds(max(lengths, default=0)):
        return
    for sheet in sheets:
        for match in STRING_CELL.finditer(archive.read(sheet, again=True)):
            archive.room.take(0, lengths[int(match[1])] if int(match[1]) < len(lengths) else 0)


@lru_cache(maxsize=20_000)
def _column_number(letters: bytes) -> int:
    """Return the number of a column from 0: A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters[:6].upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _look_for_formats(xml: Bytes, formats: dict[bytes, str], look: Look) -> None:
    styles = b"|".join(formats) if len(formats) <= MOST_ASKED_FOR else rb"\d+"
    cells: dict[tuple[bytes, bytes], tuple[int, str]] = {}
    shared: dict[Styled, Styled] = {}  # for a million rows have the same formats
    matches = re.finditer(CELL % (rb"""s=["'](%s)["']""" % styles), xml)
    telling = (match.groups() for match in matches if match[1] in formats)
    for row, group in groupby(telling, key=itemgetter(2)):
        styled = tuple(
            cells.setdefault((letters, style), (_column_number(letters), formats[style]))
            for style, letters, _ in group
        )
        look.formats[int(row)] = shared.setdefault(styled, styled)


def _look_for_links(xml: Bytes, targets: Mapping[str, str], look: Look) -> None:
    """Find the e-mail addresses and phone numbers that are behind cells: `targets` are by what names them."""
    for tag in tags(xml, "hyperlink"):
        target = REACHED.search(unquote(targets.get(tag.get("id", ""), "")))
        place = REFERENCE.match(f' r="{tag.get("ref", "").partition(":")[0]}"'.encode())
        if target and place:
            look.links[int(place[2])].append((_column_number(place[1]), target[1]))


def _look_for_formulas(xml: Bytes, unsure: bool, look: Look) -> None:
    for match in FORMULA.finditer(xml):
        attributes, formula, zero = match.groups()
        reference = REFERENCE.search(attributes)
        if not reference or TYPED.search(attributes) or (zero and not unsure):
            continue
        column, row = _column_number(reference[1]), int(reference[2])
        result = _constant(unescape((formula or b"").decode("utf-8", "replace")))
        if result or zero:
            look.texts[row].append((column, result))
        if not result:
            look.uncomputed.add(row)


def _constant(formula: str) -> str:
    """Return the text of a formula that says its result itself, "" for any other."""
    match = LITERAL.fullmatch(formula) or LINK.fullmatch(formula)
    return match[match.lastindex or 0].replace('""', '"') if match else ""
