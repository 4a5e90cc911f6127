"""Bytes of an address book become cards: unfolded lines between BEGIN:VCARD and END:VCARD.

Nothing of what a line says is known here, except where it ends.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sources.encoding import marked
from sources.table import Problem

# Where a card begins or ends, however loosely it is written.
EDGE = re.compile(r"(?:AGENT[^:]*:)?\s*(BEGIN|END)\s*:\s*VCARD\W*", re.IGNORECASE)
AROUND = re.compile(r"\s*(?:BEGIN|END)\s*:\s*[\w-]++\W*", re.IGNORECASE)  # what holds all cards of a file
EDGES = "AaBbEe \t"  # what an edge can begin with: most lines are told by their first letter
PLAIN_BEGIN = "BEGIN:VCARD\n"
AGENT = re.compile(r"(?:[\w-]+\.)?AGENT[^:]*:\s*", re.IGNORECASE)
NAMED = re.compile(r"(?:[\w-]+\.)?(?:FN|N)\s*[:;]", re.IGNORECASE)
REACHED = re.compile(r"(?:[\w-]+\.)?(?:TEL|EMAIL)\s*[:;]", re.IGNORECASE)
QUOTED = re.compile(r"[^:]*[;=]\"?QUOTED\b", re.IGNORECASE)  # a label may be so too, and break in two
# What a line begins with that is none of the text before it; and what may have such a line in its text.
PROPERTY = re.compile(
    r"(?:item\d+\.)?(?:TEL|EMAIL|ADR|ORG|URL|TITLE|NOTE|FN|N|BDAY|REV|UID|X-[A-Z-]+)(?:;[A-Z;=,-][^:]*)?:"
)
PROSE = re.compile(r"(?:[\w-]+\.)?(?:NOTE|LABEL)", re.IGNORECASE)
# Where files without a last line end were put together, or WhatsApp put something of its own between cards.
JOINED = re.compile(r"\nEND:VCARD[^\n]*BEGIN:VCARD(?=\n)")
INDENTED = re.compile(r"^[ \t]+BEGIN[ \t]*:[ \t]*VCARD", re.MULTILINE | re.IGNORECASE)
# A card with the same blanks in front of all its lines but the first, or but the first and the last.
BELOW = re.compile(
    r"((?<![^:\n])BEGIN[ \t]*:[ \t]*VCARD[ \t]*\n)([ \t]+)"
    r"(\S.*\n(?:\2(?!\s*BEGIN[ \t]*:).*\n|\n)*?(?:\2)?END[ \t]*:[ \t]*VCARD)",
    re.IGNORECASE,
)
# A soft break, here the end of a line alone, and a blank between two bytes of one letter.
CUT = re.compile(
    r"[^:]{0,200}UTF-?8[^:]{0,200}:.*=[C-F][0-9A-F](?:=[89AB][0-9A-F]){0,2}\n[ \t]=[89AB][0-9A-F]",
    re.IGNORECASE | re.DOTALL,
)
# What stands before a letter of UTF-8 in quoted-printable, in a file that never says so.
UNSAID = re.compile(
    r"^((?:[\w-]+\.)?(?:N|FN|NICKNAME|ORG|TITLE|ROLE|NOTE|ADR)(?:;[^:\n]*)?)"
    r"(?=:[^\n]*=[C-F][0-9A-F]=[89AB][0-9A-F])",
    re.MULTILINE,
)
LETTER = re.compile("=[C-F][0-9A-F]=[89AB][0-9A-F]")
# Copies of an example that a famous page shows have `#` for each `=`: in front of a value, and where that is
# quoted in it as well.
HASHED = re.compile(r"^([^:;\n]+;(?:[^:\n]*;)?(?:TYPE|ENCODING|VALUE)#[^:\n]*)(:(?:.*#\n)*.*)", re.M | re.I)
HASH = re.compile(r"(?<=;TYPE)#|(?<=;ENCODING)#|(?<=;CHARSET)#|(?<=;VALUE)#|(?<=;PREF)#", re.IGNORECASE)
HASH_CODE = re.compile("#(?=[0-9A-F]{2}|$)", re.MULTILINE)
# A text of several lines, and where one of them ends; what is coded has no words to part.
FOLDED = re.compile(
    r"^(?:[\w-]+\.)?(?:N|FN|ORG|TITLE|ROLE|ADR|LABEL|NOTE)(?:;(?![^:\n]*QUOTED)[^:\n]*)?:.*(?:\n[ \t]\S.*)+",
    re.MULTILINE | re.IGNORECASE,
)
VERSION = re.compile(r"^VERSION:(\S+)", re.MULTILINE | re.IGNORECASE)
FOLD = re.compile(r"(?<=\S)\n[ \t](?=\S)")
NARROW = 70  # bytes of a line that is not full, though it goes on in the next
MARK = re.compile("^\ufeff", re.MULTILINE)
CONTROLS = b"\0\x1a"  # DOS ends files with \x1a, and `copy` leaves it in the middle of those it put together

FRONT = 1_000  # characters of a line among which it is said that a value is quoted: Nokia names all its parts
MOST = 10_000  # lines of a card that are read: a group has one for each of its members
OUTSIDE = "the text is outside any card; it was left out"
NO_BEGIN = "the card has no BEGIN:VCARD; it was read from the end of the card before"
NO_END = "the card has no END:VCARD; it was read up to the next"
TOO_LONG = f"the card has more than {MOST:,} lines; those beyond were left out"
CUT_OFF = "the file ends inside this card; it was left out"
CUT_SHORT = "the file ends inside this card; it was read as far as its lines are whole"


class Line(NamedTuple):
    """A line without its folds, and where the first of them stands in the file."""

    number: int
    text: str


def text_of(data: bytes) -> str:
    r"""Return the text of a file with \n as its line ends; bytes not in UTF-8 stand in it as surrogates.

    They wait for the CHARSET of their line, and a letter that a fold cut in two for its other half.
    """
    data = _utf8(data).translate(None, CONTROLS)
    for end in (b"\r\r\n", b"\r\n", b"\r"):  # text mode on Windows makes CRCRLF of CRLF
        data = data.replace(end, b"\n")
    text = JOINED.sub("\nEND:VCARD\nBEGIN:VCARD", data.decode("utf-8", "surrogateescape"))
    if "\ufeff" in text:  # files with one were put together
        text = MARK.sub("", text)
    if "#" in text:
        text = HASHED.sub(_equalled, text)
    if _is_wrapped(text):
        text = FOLDED.sub(lambda found: FOLD.sub("\n  ", found[0]), text)
    return text if "QUOTED" in text or not LETTER.search(text) else _said(text)


def _equalled(line: re.Match[str]) -> str:
    """Return the line with its signs of equality; what a label says in front of the value stays as it is."""
    front, value = HASH.sub("=", line[1]), line[2]
    return front + (HASH_CODE.sub("=", value) if QUOTED.match(f"{front}:") else value)


def _is_wrapped(text: str) -> bool:
    """Whether lines of 2.1 end between words, as its mails do, where the blank is text: not all are full.

    Most programs fold its cards as those of 3.0, all at one width.
    """
    if "\n " not in text or set(VERSION.findall(text)) != {"2.1"}:
        return False
    lines = [found[0].partition("\n")[0] for found in FOLDED.finditer(text) if FOLD.search(found[0])]
    widths = [len(line.encode("utf-8", "surrogateescape")) for line in lines]
    narrow = [width for width in widths if width < NARROW]
    return bool(narrow) and (len(widths) == 1 or max(widths) - min(widths) > 1)


def _said(text: str) -> str:
    """Return the text with quoted-printable declared where some program wrote it and did not say so."""
    return UNSAID.sub(r"\1;QUOTED-PRINTABLE", text)


def _utf8(data: bytes) -> bytes:
    mark, encoding = marked(data)
    data = data[len(mark) :]
    return data if encoding == "utf-8" else data.decode(encoding, "replace").encode()


def bodies(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each card begins, and the text between BEGIN:VCARD and END:VCARD, if that is all there is.

    Nothing if any text stands elsewhere, or an edge is written in another way: `cards` is for that.
    """
    *texts, rest = f"{text}\n".split("\nEND:VCARD\n")
    cards = [text.lstrip("\n") for text in texts]
    if rest.strip("\n") or not all(card.startswith(PLAIN_BEGIN) for card in cards):
        return
    line = 1
    for text, card in zip(texts, cards, strict=True):
        yield line + len(text) - len(card), card[len(PLAIN_BEGIN) :]
        line += text.count("\n") + 2


def whole(body: str) -> str:
    """Return the text of a card without folds and blank lines; "" if that needs a look at each line."""
    if "\n " not in body and "\n\t" not in body and "\n\n" not in body:
        return body
    if "vcard" in body.lower():  # an edge may be in it, or come of it
        return ""
    while "\n\n" in body:
        body = body.replace("\n\n", "\n")
    return body.replace("\n ", "").replace("\n\t", "")


def inside(body: str, start: int, problems: list[Problem]) -> list[Line] | None:
    """Return the lines of a card that begins at the line `start`, None if there is an edge among them."""
    lines = list(unfolded(body, start + 1))
    if body[:1] in " \t" or any(_edge(text) for _, text in lines):
        return None
    return _bounded(start, lines, problems)


def unfolded(text: str, first: int = 1) -> Iterator[Line]:
    """Yield the lines that are not blank, without folds and without soft breaks of quoted-printable.

    A line after the edge of a card is not a fold of it, whatever it begins with. `first` is the number of the
    first line.
    """
    text = BELOW.sub(_moved, text)
    lines: Iterable[str] = text.split("\n")
    if INDENTED.search(text):
        lines = _outdented(lines)
    start, parts, soft = 0, [""], False
    for number, line in enumerate(lines, first):
        if soft and not _begins_anew(line, parts[0]):
            parts[-1] = parts[-1][:-1]
            parts.append(f"\n{line}")
        elif line[:1] in " \t" and not (line.strip() and parts[0][:1] in EDGES and _edge(parts[0][:99])):
            parts.append(line[1:])  # nothing is in any text too: blank lines add nothing
        else:
            if start:
                yield Line(start, _joined(parts))
            start, parts = number, [line]
        # Of the many lines that may end so, only the first few can be the property's own.
        soft = line[-1:] == "=" and (soft or (len(parts) < 5 and _is_quoted(parts)))
    if start:
        yield Line(start, _joined(parts))


def _begins_anew(line: str, before: str) -> bool:
    """Whether a line is none of the text `before` it, though a soft break is at the end of that."""
    return bool(_edge(line) or (PROPERTY.match(line) and not PROSE.match(before)))


def _joined(parts: list[str]) -> str:
    """Return the text without the ends of lines that soft breaks left.

    What follows one is text, and a blank too; but where a letter is cut so, the lines were folded as well.
    """
    text = "".join(parts)
    if "\n" in text and CUT.match(text):
        text = text.replace("\n ", "").replace("\n\t", "")
    return text.replace("\n", "")


def _is_quoted(parts: list[str]) -> bool:
    return bool(QUOTED.match("".join(part[:FRONT] for part in parts)))


def _moved(card: re.Match[str]) -> str:
    begin, indent, body = card.groups()
    return begin + body.replace(f"\n{indent}", "\n")


def _outdented(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without the blanks that stand before all lines of a pasted card: those are no folds."""
    indent, inside = "", False
    for line in lines:
        edge = _edge(line)
        if edge == "BEGIN" and not inside:
            indent, inside = line[: len(line) - len(line.lstrip())], True
        line = line.removeprefix(indent)
        inside = inside and not (edge == "END" and line[:1] not in " \t")
        yield line


def _edge(text: str) -> str:
    """Return BEGIN or END if the text is the edge of a card, else nothing."""
    edge = EDGE.fullmatch(text)
    return edge[1].upper() if edge else ""


def cards(text: str, problems: list[Problem]) -> Iterator[tuple[int, list[Line]]]:
    """Yield where each card begins and the lines in it, without those of cards inside it.

    What belongs to no card, and cards that lack their beginning or end, go into `problems`.
    """
    start, depth, body, last = 0, 0, list[Line](), ""
    for line in unfolded(text):
        number, said = line
        edge = _edge(said) if said[0] in EDGES else ""
        if not edge:
            if depth < 2 and len(body) <= MOST and (start or not AROUND.fullmatch(said)):
                body.append(line)
        elif edge == "END":
            if depth < 2:
                yield from _ended(start, body, problems)
                start, body = 0, []
            depth = max(0, depth - 1)
        elif depth and (AGENT.match(said) or AGENT.fullmatch(last)):
            depth += 1  # 2.1 puts the card of a person's agent inside the person's own
        else:
            yield from _unended(start, body, problems)
            start, depth, body = number, 1, []
        last = said
    if start:
        half = [line for line in body[-1:] if line.text == last and not text.endswith("\n")]
        yield from _cut(start, body[: len(body) - len(half)], problems)
    elif body:
        problems.append(Problem(OUTSIDE, body[0].number))


def _cut(start: int, body: list[Line], problems: list[Problem]) -> Iterator[tuple[int, list[Line]]]:
    """The card that the end of the file cuts off, if its whole lines have the person's name and a number."""
    is_somebody = all(any(kind.match(text) for _, text in body) for kind in (NAMED, REACHED))
    problems.append(Problem(CUT_SHORT if is_somebody else CUT_OFF, start))
    if is_somebody:
        yield start, _bounded(start, body, problems)


def _ended(start: int, body: list[Line], problems: list[Problem]) -> Iterator[tuple[int, list[Line]]]:
    """The card before an END:VCARD; its BEGIN:VCARD may have been lost, but the person was not."""
    if start:
        yield start, _bounded(start, body, problems)
    elif any(NAMED.match(text) for _, text in body):
        problems.append(Problem(NO_BEGIN, body[0].number))
        yield body[0].number, _bounded(body[0].number, body, problems)
    elif body:
        problems.append(Problem(OUTSIDE, body[0].number))


def _unended(start: int, body: list[Line], problems: list[Problem]) -> Iterator[tuple[int, list[Line]]]:
    """What stands before a BEGIN:VCARD without an END:VCARD: a card or text; a doubled BEGIN is neither."""
    if not body:
        return
    if not start:
        problems.append(Problem(OUTSIDE, body[0].number))
        return
    problems.append(Problem(NO_END, start))
    yield start, _bounded(start, body, problems)


def _bounded(start: int, body: list[Line], problems: list[Problem]) -> list[Line]:
    """Return the lines of a card that are read."""
    if len(body) > MOST:
        problems.append(Problem(TOO_LONG, start))
    return body[:MOST]
