"""Address-book cards become tables: a row for each card, a heading for each property.

Read as the programs write them rather than as RFC 2426 and RFC 6350 ask: 2.1, 3.0 and 4.0 in one file,
foldings of any kind, encodings that differ from line to line.
"""

import codecs
import quopri
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from sources.encoding import BOMS, guess, guessed
from sources.table import Problem, SourceError, Table

AGENT = re.compile(rb"AGENT[:;].*BEGIN:VCARD$")
BEGIN, END = b"BEGIN:VCARD", b"END:VCARD"
HEAD = re.compile(r'((?:[^":]|"[^"]*")*):')
PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
COMPONENT = re.compile(r"((?:[^\\;]|\\.|\\$)*)(?:;|$)", re.DOTALL)
LIST = re.compile(r"(?<!\\),")
ESCAPE = re.compile(r"\\(.)", re.DOTALL)

# Structured properties: the heading of each component, in the order of RFC 6350.
COMPONENTS = {
    "N": ("N Family", "N Given", "N Additional", "N Prefix", "N Suffix"),
    "ADR": (
        "ADR{n} PO Box",
        "ADR{n} Extended",
        "ADR{n} Street",
        "ADR{n} City",
        "ADR{n} Region",
        "ADR{n} Postal Code",
        "ADR{n} Country",
    ),
    "ORG": ("ORG", "ORG Unit"),
}
# Types that change what a value is, and not only where it is used.
TELLING = {"TEL": ("FAX", "PAGER"), "X-SOCIALPROFILE": ("TWITTER",)}
BINARY = ("PHOTO", "LOGO", "SOUND", "KEY")


@dataclass(frozen=True)
class Property:
    """One line of a card: its name in capitals without group, its parameters in capitals, its text."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    value: str

    def given(self, parameter: str) -> list[str]:
        """Return all values of one parameter, those of 2.1 that stand without `TYPE=` included."""
        found = [v for k, v in self.parameters if k == parameter]
        return [part.strip(' "') for value in found for part in value.split(",")]


class _Guesses:
    """Reads lines that are no UTF-8, in the code page of the whole file: that tells more than a line."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.made: set[str] = set()

    def decode(self, line: bytes) -> str:
        page = self._page or guess(line) or "cp1252"
        self.made.add(page)
        return line.decode(page, "replace")

    @cached_property
    def _page(self) -> str | None:
        return guess(self._data)


def parse(data: bytes) -> list[Table]:
    """Return one table with a row for each card; its line is that of BEGIN:VCARD.

    A card that the end of the file cuts off is left out and reported (the file may be half copied),
    and so is every line that is none; the rest is read. Raises SourceError if there is no card.
    """
    problems: list[Problem] = []
    guesses = _Guesses(data)
    cells: dict[tuple[str, int], list[str]] = {}
    starts: list[int] = []
    pictures = 0
    for start, lines in _cards(_utf8(data), problems):
        card = _properties(lines, guesses, problems)
        kept = [item for item in card if not _is_embedded(item)]
        pictures += len(card) - len(kept)
        for key, value in _row(kept).items():
            column = cells.setdefault(key, [])
            column += [""] * (len(starts) - len(column)) + [value]
        starts.append(start)
    if not starts:
        raise SourceError("has no whole card in it, from BEGIN:VCARD to END:VCARD")
    problems += map(guessed, sorted(guesses.made))
    if pictures:
        problems.append(Problem(f"{pictures} embedded pictures or keys were left out"))
    return [Table(_frame(cells, starts), problems=tuple(problems))]


def _frame(cells: dict[tuple[str, int], list[str]], lines: list[int]) -> pd.DataFrame:
    columns = [column + [""] * (len(lines) - len(column)) for column in cells.values()]
    frame = pd.DataFrame(dict(enumerate(columns)), index=lines, dtype=object)
    frame.columns = pd.Index([heading for heading, _ in cells], dtype=object)
    return frame


def _utf8(data: bytes) -> bytes:
    """Lines are found in bytes, because a fold may cut a letter in two; UTF-16 is converted first."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode()
    return data


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield unfolded lines that are not blank, each with the number of its first line."""
    start, whole, soft = 0, b"", False
    for number, line in enumerate(data.replace(b"\r\r\n", b"\r\n").splitlines(), 1):
        line = line.removeprefix(codecs.BOM_UTF8)  # files with one were put together
        if soft:
            whole = whole[:-1] + line
        elif line[:1] in b" \t" and line.strip() and whole:
            whole += line[1:]
        elif line.strip():
            if whole:
                yield start, whole
            start, whole = number, line
        soft = whole.endswith(b"=") and b"QUOTED-PRINTABLE" in whole.partition(b":")[0].upper()
    if whole:
        yield start, whole


def _cards(data: bytes, problems: list[Problem]) -> Iterator[tuple[int, list[tuple[int, bytes]]]]:
    """Yield the line of each BEGIN:VCARD and the lines between it and its END:VCARD."""
    card: list[tuple[int, bytes]] | None = None
    start = nested = 0
    for number, line in _lines(data):
        word = line.strip().upper()
        agent = card[-1][1].strip().upper().startswith(b"AGENT") if card else False
        if (word == BEGIN and agent) or (card is not None and AGENT.match(word)):
            nested += 1  # 2.1 puts the card of a person's agent inside the person's own
        elif nested:
            nested -= word == END
        elif word == BEGIN:
            if card is not None:
                problems.append(Problem("the card has no END:VCARD; it was read up to the next", start))
                yield start, card
            card, start = [], number
        elif word == END and card is not None:
            yield start, card
            card = None
        elif card is not None:
            card.append((number, line))
        else:
            problems.append(Problem("the line stands outside of any card; it was left out", number))
    if card is not None:
        problems.append(Problem("the file ends inside this card; it was left out", start))


def _properties(
    lines: list[tuple[int, bytes]], guesses: "_Guesses", problems: list[Problem]
) -> list[Property]:
    found: list[Property] = []
    for number, line in lines:
        item = _property(line, guesses)
        if item:
            found.append(item)
        elif not (found and _is_embedded(found[-1])):  # 2.1 wraps pictures without a blank in front
            problems.append(Problem("the line has no colon; it was left out", number))
    return found


def _property(line: bytes, guesses: "_Guesses") -> Property | None:
    head = HEAD.match(line.decode("latin-1"))
    if not head:
        return None
    name = re.split("[;:]", head[1])[0].rpartition(".")[2].strip().upper()
    parameters = tuple(map(_parameter, PARAMETER.findall(head[1].upper())))
    item = Property(name, parameters, "")
    raw = line[head.end() :]
    if "QUOTED-PRINTABLE" in item.given("ENCODING"):
        raw = quopri.decodestring(raw)
    return Property(name, parameters, _text(raw, item.given("CHARSET"), guesses))


def _parameter(text: str) -> tuple[str, str]:
    """`TYPE=HOME` as it stands; 2.1 writes `HOME` and `QUOTED-PRINTABLE` alone."""
    key, equals, value = text.strip().partition("=")
    if equals:
        return key.strip(), value.strip()
    return ("ENCODING" if key in ("QUOTED-PRINTABLE", "BASE64") else "TYPE"), key.strip()


def _text(raw: bytes, charsets: list[str], guesses: "_Guesses") -> str:
    for charset in [*charsets, "utf-8"]:
        try:
            return raw.decode(codecs.lookup(charset).name)
        except (LookupError, ValueError):  # no such encoding, or not in it
            continue
    return guesses.decode(raw)


def _is_embedded(item: Property) -> bool:
    encoded = {"B", "BASE64"} & set(item.given("ENCODING"))
    return bool(encoded) or (item.name in BINARY and item.value.startswith("data:"))


def _row(card: list[Property]) -> dict[tuple[str, int], str]:
    """Return the cells of one card by heading and by how often that heading came before in the card."""
    row: dict[tuple[str, int], str] = {}
    seen: Counter[str] = Counter()
    addresses = 0
    for item in card:
        addresses += item.name == "ADR"
        for heading, value in _cells(item, addresses):
            if value.strip():
                row[heading, seen[heading]] = value
                seen[heading] += 1
    return row


def _cells(item: Property, addresses: int) -> Iterator[tuple[str, str]]:
    if item.name in COMPONENTS:
        n = f" {addresses}" if addresses > 1 else ""
        for heading, part in zip(COMPONENTS[item.name], COMPONENT.findall(item.value), strict=False):
            words = LIST.sub(" ", part) if item.name == "N" else part  # `N:Richter,James;...`
            yield heading.format(n=n), _plain(words)
    else:
        types = item.given("TYPE")
        telling = [word for word in TELLING.get(item.name, ()) if word in types]
        yield " ".join([item.name, *telling]), _plain(item.value)


def _plain(value: str) -> str:
    """Without the escapes: `\\n` is a line break, any other character stands for itself."""
    return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
