"""Texts of records become tables: LDIF, and what people write so, `Name: ...` above `Phone: ...`.

A record is some lines, each with a label, a colon and a value; the records are parted by blank lines or
rules, or by the label that begins them all.
"""

import binascii
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count, pairwise
from typing import NamedTuple

from sources.encoding import decode, guess, guessed
from sources.kinds import LDIF
from sources.rows import MOST_AREA, MOST_CELLS, packed
from sources.table import Problem, SourceError, Table
from sources.texts.lines import ENDS

# `label;option: value`. In LDIF a second colon says base64, and a < that the value is in another file.
LINE = re.compile(
    r"([^\W\d_][^:,;|\t@\"<>{}\[\]=]{0,39}?)(?:;[\w;-]+)?[ \t]*:(?!//)([:<]?)[ \t]*(.*)", re.DOTALL
)
CELL = (",", ";", "|")  # what begins the next one
RULE = re.compile(r"[-=_*#~.+ ]{3,}")
SAMPLE = 20_000  # letters that tell whether a text is one of records
MOST = 0.8  # of its lines have a label, at least
MOST_TOLD = 1_000  # records: nobody reads more

# Names of a directory's attributes (RFC 4519): short ones, which mean something else in a table, and long
# ones that no table has.
NAMES = {
    "c": "Country",
    "co": "Country",
    "l": "City",
    "o": "Organization",
    "ou": "Department",
    "sn": "Surname",
    "st": "State",
    "commonname": "cn",
    "friendlycountryname": "Country",
    "organizationalunitname": "Department",
    "pagertelephonenumber": "pager",
}
CLASS = "objectclass"
# What stands for several people: `groupOfNames`, `posixGroup`, `group`; not `groupableObject` of a person.
GROUP = re.compile(r"groupof\w+|[\w-]*group", re.IGNORECASE)
# What says nothing of a person: how the directory keeps the entry, and a room, which is no address to go to.
FORMAL = {
    *("dn", "version", "changetype", CLASS, "structuralobjectclass", "userpassword", "roomnumber"),
    *("entryuuid", "entrycsn", "creatorsname", "createtimestamp", "modifiersname", "modifytimestamp"),
}
# What holds a directory's entries or keeps it, and is itself a contact only if somebody can reach it.
TREE = re.compile(
    r"top|domain|dcobject|container|locality|organi[sz]ation(?:al(?:unit|role))?|simplesecurityobject|meta\w+",
    re.IGNORECASE,
)
CHANGE = re.compile("modify|modr?dn|delete", re.IGNORECASE)  # what is done to an entry that stands elsewhere
REACHED = re.compile("phone|mail|mobile|street|postal|url", re.IGNORECASE)  # in a label: where and how
KIND = ("KIND", 0)
POSTAL = "postaladdress"  # what labels of addresses end with whose lines `$` parts (RFC 4517)
ESCAPED = {r"\24": "$", r"\5c": "\\", r"\5C": "\\"}

# What is left of letters of a code page that were read as UTF-8.
HALVES = re.compile("[\udc80-\udcff]")
# What no text has in it, and pictures, keys and certificates do; and labels of what is too short for that.
BINARY = re.compile(rb"[\0-\x08\x0e-\x1f]")
SHORT_BINARY = re.compile("guid|hash|hours|password", re.IGNORECASE)

CHANGED = "the record changes an entry that is not in this file; it was left out"
TOO_MANY = "the record has more labels than there is room for; those beyond were left out"
OUTSIDE = "the text is above all records; it was left out"
NO_RECORD = "is an LDIF file without any record in it"

Key = tuple[str, int]  # a label, and how often it stood in the record before


class Line(NamedTuple):
    """A line of a record and where it stands; `sign` follows the colon if it is encoded or elsewhere.

    The value stands in `pieces` until its end is found: a picture has a hundred thousand.
    """

    number: int
    label: str
    sign: str
    pieces: list[str]


def is_of_records(text: str) -> bool:
    """Whether most lines have labels, and the first of these begins records again and again.

    `Name:,Ann Demo` is of a form in a table: its label is a cell.
    """
    lines = [line for line in ENDS.split(text[:SAMPLE]) if line.strip() and not RULE.fullmatch(line)]
    labels = [found[1].casefold() for found in map(LINE.match, lines) if found and found[3][:1] not in CELL]
    if len(labels) < max(4, MOST * sum(line[:1] not in " \t" for line in lines)):
        return False
    return 1 < labels.count(labels[0]) < len(labels) and len(set(labels)) <= MOST * len(labels)


def parse(data: bytes) -> list[Table]:
    """Return the one table of a text of records, with a column for each label.

    Raises SourceError if there is none.
    """
    text, odd = decode(data)
    made = table(text)
    if not made:
        raise SourceError(NO_RECORD)
    return [replace(made, problems=(*odd, *made.problems))]


def table(text: str) -> Table | None:
    """Return the table of a text of records; each row is that where its record begins."""
    columns: dict[Key, int] = {}
    rows: list[tuple[int, dict[Key, str]]] = []
    told: list[Problem] = []
    is_ldif = bool(LDIF.match(text[:SAMPLE].lstrip()))
    for record in _ldif(text) if is_ldif else _records(text, told):
        if is_ldif and any(map(_is_change, record)):
            told.append(Problem(CHANGED, record[0].number))
        elif cells := _cells(record, is_ldif):
            columns |= {key: len(columns) for key in cells if key not in columns}
            rows.append((record[0].number, cells))
    if not rows:
        return None
    told += _mended([cells for _, cells in rows]) if is_ldif else []
    # A file with labels of its own in each record would have as many columns as lines.
    keys = dict.fromkeys(list(columns)[: max(1, min(MOST_CELLS, MOST_AREA // len(rows)))])
    told += [Problem(TOO_MANY, line) for line, cells in rows if not cells.keys() <= keys.keys()][:MOST_TOLD]
    lines = [line for line, _ in rows]
    whole = packed([(lines, [[cells.get(key, "") for key in keys] for _, cells in rows])], len(keys))
    return Table(tuple(label for label, _ in keys), whole, problems=tuple(told), in_any_order=is_ldif)


def _ldif(text: str) -> Iterator[list[Line]]:
    """Yield the lines of each record of an LDIF file: folded ones whole, without comments.

    Each begins with its name; blank lines between them may be missing.
    """
    record: list[Line] = []
    pieces: list[str] = []  # of the line above, which may be a comment: these are folded, too
    for number, line in _numbered(text):
        if line[:1] == " " and record:
            pieces.append(line[1:])
            continue
        found = LINE.fullmatch(line)
        pieces = [found[3]] if found else []
        if found:
            if _is_name(found[1]) and any(_is_name(line.label) for line in record):
                yield record
                record = []
            record.append(Line(number, found[1], found[2], pieces))
        elif not line.strip() and record:
            yield record
            record = []


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines, a blank one last; of a text with a blank line below each only every other one."""
    lines = ENDS.split(text)
    step = 1 if any(map(str.strip, lines[1::2])) else 2
    return zip(count(1, step), [*lines[::step], ""], strict=False)


def _is_name(label: str) -> bool:
    return label.casefold() == "dn"


def _records(text: str, problems: list[Problem]) -> Iterator[list[Line]]:
    """Yield the lines of each record that somebody wrote.

    A text with a blank line after nearly each other has none between its records.
    """
    blocks = list(_blocks(text, problems))
    if 2 * sum(len(block) == 1 for block in blocks) > len(blocks):
        blocks = [[line for block in blocks for line in block]]
    first = blocks[0][0].label if blocks else ""
    for block in blocks:
        starts = [i for i, line in enumerate(block) if line.label == first]
        starts = [i for i in starts if i and block[i - 1].label != first]
        for start, stop in pairwise([0, *starts, len(block)]):
            yield block[start:stop]


def _blocks(text: str, problems: list[Problem]) -> Iterator[list[Line]]:
    """Yield the lines between blank ones and rules; what has no label goes on with the line above it."""
    block: list[Line] = []
    for number, line in enumerate([*ENDS.split(text), ""], 1):
        if not line.strip() or RULE.fullmatch(line):
            if block:
                yield block
            block = []
        elif line[:1] not in " \t" and (found := LINE.fullmatch(line)):
            block.append(Line(number, found[1], "", [found[2] + found[3]]))
        elif block:
            block[-1].pieces.append(line)
        else:
            problems.append(Problem(OUTSIDE, number, line.strip()))


def _cells(record: list[Line], is_ldif: bool) -> dict[Key, str]:
    """Return the values of a record by their labels, one that stands there twice in two columns."""
    if is_ldif and _is_tree(record):
        return {KIND: "group"}
    cells: dict[Key, str] = {}
    times: Counter[str] = Counter()
    for line in record:
        label, value = line.label.casefold(), ("" if is_ldif else "\n").join(line.pieces)
        if not is_ldif:
            cells[line.label, times[label]] = value
        elif label not in FORMAL:
            name = NAMES.get(label) or line.label.removeprefix("mozilla")
            text = _decoded(line, value)
            cells[name, times[label]] = _lines(text) if label.endswith(POSTAL) else text
        elif GROUP.fullmatch(value.strip()):
            cells[KIND] = "group"
        times[label] += 1
    return cells


def _is_change(line: Line) -> bool:
    return line.label.casefold() == "changetype" and bool(CHANGE.fullmatch("".join(line.pieces).strip()))


def _is_tree(record: list[Line]) -> bool:
    """Whether a record is of what a directory consists of, as its root is, and nobody could call it."""
    classes = ["".join(line.pieces).strip() for line in record if line.label.casefold() == CLASS]
    is_held = bool(classes) and all(map(TREE.fullmatch, classes))
    return is_held and not any(REACHED.search(line.label) for line in record)


def _lines(address: str) -> str:
    text = address.replace("$", "\n")
    for written, sign in ESCAPED.items():
        text = text.replace(written, sign)
    return text


def _decoded(line: Line, value: str) -> str:
    """Return the text of a value, "" if it is a picture or stands in another file.

    What is not UTF-8 in it are halves of letters: `_mended` makes letters of them.
    """
    if line.sign != ":":
        return "" if line.sign else value
    try:
        raw = binascii.a2b_base64(value)
    except ValueError:
        return ""
    with suppress(UnicodeDecodeError):
        return raw.decode()
    is_text = not BINARY.search(raw) and not SHORT_BINARY.search(line.label)
    return raw.decode("utf-8", "surrogateescape") if is_text else ""


def _mended(records: list[dict[Key, str]]) -> list[Problem]:
    """Put right the values of a directory that is older than LDAP's UTF-8: all are in one code page."""
    odd = [(cells, key) for cells in records for key, text in cells.items() if HALVES.search(text)]
    if not odd:
        return []
    raws = [cells[key].encode("utf-8", "surrogateescape") for cells, key in odd]
    page = guess(b"\n".join(raws)) or "cp1252"
    for (cells, key), raw in zip(odd, raws, strict=True):
        cells[key] = raw.decode(page, "replace")
    return [guessed(page)]
