"""One line of a card: what stands in front of its colon, and the text behind it.

Read as the programs write it rather than as RFC 2426 and RFC 6350 ask: `TEL;HOME;FAX:` of 2.1, lists and
quotes of 3.0 and 4.0, encodings that differ from line to line.
"""

import base64
import codecs
import quopri
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sources import entities
from sources.charsets import codecs_of
from sources.encoding import guess

LONGEST = 10_000  # characters in front of a colon; what has more is not a property
HEAD = re.compile(r'((?:[^":]++|"[^"]*+")*+):')
NAME = re.compile(r"\s*(?:([\w.-]+)\.)?([\w-]+)\s*", re.ASCII)
PARAMETER = re.compile(r';((?:[^";]++|"[^"]*+"|")*+)')
# Semicolons, and what has one in it that is text: an escaped one, and `&amp;`, as web pages write it.
STEP = re.compile(rf"\\.|{entities.PATTERN}|;", re.DOTALL | re.IGNORECASE)
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
CARET = re.compile(r"\^([n^'])")
CARETS = {"n": "\n", "^": "^", "'": '"'}  # RFC 6868
LINK = re.compile(r"\s*(?!data:)[a-z][a-z0-9+.-]*\\?:\S", re.IGNORECASE)
# How Android writes a label of one's own, all of it in one parameter.
CUSTOM = re.compile(r"X-CUSTOM\(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,(.*)\)", re.IGNORECASE)
SEPARATOR = re.compile(rb"(?<!\\)(?<!=5C)=3B", re.IGNORECASE)
SPENT = re.compile(rb"=(?=[=;])")  # a soft break whose line end some program took away

BARE = {"QUOTED-PRINTABLE": "ENCODING", "BASE64": "ENCODING"}  # what 2.1 writes alone and is not a type
BINARY = ("PHOTO", "LOGO", "SOUND", "KEY")
READINGS = {"X-IRMC-N", "X-IRMC-ORG"}  # types of a SOUND that is how a name is read, in Japan
CODINGS = {"QUOTED-PRINTABLE": "Q", "QUOTED": "Q", "BASE64": "B", "B": "B"}
LAST = 101  # PREF goes from 1 to 100
# What is UTF-8 is hardly ever text in these, though some programs always name one of them, and others
# wrote the file anew and left the name.
ALPHABETS = re.compile("cp125[0-57]|iso8859_.*|koi8_.*")


@dataclass(frozen=True, eq=False)  # each is made once and known by what it is
class Head:
    """What stands in front of a colon: `item1.TEL;TYPE=fax`. Names in capitals, values as they stand."""

    group: str
    name: str
    parameters: Mapping[str, list[str]] = field(default_factory=dict)
    types: tuple[str, ...] = ()
    rank: int = LAST  # 1 for what someone prefers
    coding: str = ""  # Q for quoted-printable, B for base64
    charsets: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether a text in ASCII is what it looks like."""
        return not (self.coding or self.charsets)

    @property
    def is_ordinary(self) -> bool:
        """Whether neither its neighbours nor its parameters change what is done with a value."""
        return self.rank == LAST and not (self.group or "ALTID" in self.parameters)

    def text(self, parameter: str) -> str:
        """Return the first value of one parameter as someone wrote it."""
        value = self.parameters.get(parameter, [""])[0].strip(' "')
        return plain(CARET.sub(lambda found: CARETS[found[1]], value))

    def with_type(self, word: str) -> "Head":
        """Return this with one type more."""
        return replace(self, types=(*self.types, word.upper()))

    @property
    def may_be_embedded(self) -> bool:
        """Whether it depends on a value if that is embedded."""
        return self.coding == "B" or (self.name in BINARY and READINGS.isdisjoint(self.types))

    def is_embedded(self, value: str) -> bool:
        """Whether the value is a picture, a sound or a key, and not a link to one."""
        if not self.may_be_embedded:
            return False
        if self.name in BINARY:
            return bool(self.coding or value.strip()) and not LINK.match(value)
        return self.name.startswith("X-")


Property = tuple[Head, str]


def head(text: str) -> Head | None:
    """Return what stands in front of a colon, None if that is not a property."""
    name = NAME.fullmatch(text.partition(";")[0])
    if not name or len(text) > LONGEST:
        return None
    group, word = (name[1] or "").upper(), name[2].upper()
    if ";" not in text:
        return Head(group, word)
    parameters: dict[str, list[str]] = {}
    for key, value in map(_parameter, PARAMETER.findall(text)):
        parameters.setdefault(key, []).append(value)
    types = tuple(given(parameters, "TYPE"))
    charsets = codecs_of(given(parameters, "CHARSET"))
    return Head(group, word, parameters, types, _rank(parameters, types), _coding(parameters), charsets)


def given(parameters: Mapping[str, list[str]], key: str) -> list[str]:
    """Return all values of one parameter in capitals, lists taken apart."""
    return [part.strip(' "') for value in parameters.get(key, ()) for part in value.upper().split(",")]


def _rank(parameters: Mapping[str, list[str]], types: Sequence[str]) -> int:
    """2.1 and 3.0 have the type PREF, 4.0 the parameter PREF from 1 to 100."""
    ranks = [int(rank) for rank in given(parameters, "PREF") if rank.isdecimal() and len(rank) < 4]
    return 1 if "PREF" in types else min([*ranks, LAST])


def _coding(parameters: Mapping[str, list[str]]) -> str:
    return next((CODINGS[word] for word in given(parameters, "ENCODING") if word in CODINGS), "")


def split(line: str) -> tuple[str, str, str]:
    """Return what stands in front of the colon, the colon, and what stands behind it.

    Colons in quotes are none; quotes that nobody closes are text.
    """
    found = HEAD.match(line[: LONGEST + 1]) if '"' in line[:LONGEST] else None
    return (found[1], ":", line[found.end() :]) if found else line.partition(":")


def _parameter(text: str) -> tuple[str, str]:
    """`TYPE=HOME` as it stands; 2.1 writes `HOME` and `QUOTED-PRINTABLE` alone, ownCloud `HOME=`."""
    if custom := CUSTOM.fullmatch(text.strip()):
        return "TYPE", _unquoted(_bytes(custom[1])).decode("utf-8", "replace")
    key, _, value = text.strip().partition("=")
    key = key.strip().upper()
    return (key, value.strip()) if value.strip() else (BARE.get(key, "TYPE"), key)


def plain(value: str) -> str:
    r"""Return the value without its escapes: `\n` is a line break, any other character stands for itself."""
    if "\\" not in value:
        return value
    return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def components(value: str) -> list[str]:
    """Return the parts of a structured value, their escapes still in them."""
    if "\\" in value or "&" in value:  # no text has zeros in it
        return STEP.sub(_stepped, value).split("\0")
    return value.split(";")


def _stepped(found: re.Match[str]) -> str:
    """The same, with a zero for a semicolon that separates: that of `A&Mock;` does, that of `&auml;` not."""
    separates = found[0] == ";" or not entities.is_one(found[1])
    return f"{found[0][:-1]}\0" if separates else found[0]


class Decoder:
    """Makes text of values that are not what they look like; `guesses` are the code pages it had to guess.

    Such a guess is made once, from all lines of the file that need one: they tell more than one of them.
    """

    def __init__(self, text: str) -> None:
        self._file = text
        self.guesses: set[str] = set()

    def decode(self, head: Head, value: str) -> str:
        raw = _bytes(value)
        if head.coding == "Q":
            raw = _unquoted(raw)
        elif head.coding == "B":
            raw = _unbased(raw)
        order = sorted([*head.charsets, "utf-8"], key=lambda name: bool(ALPHABETS.fullmatch(name)))
        for charset in order:
            try:
                return raw.decode(charset)
            except ValueError:
                continue
        if (kept := _before_a_cut(raw)) is not None:
            return kept
        page = self._page or guess(raw) or "cp1252"
        self.guesses.add(page)
        return raw.decode(page, "replace")

    @cached_property
    def _page(self) -> str | None:
        found = map(_undeclared, self._file.split("\n"))
        return guess(b"\n".join(raw for raw in found if not raw.isascii()))


def _before_a_cut(raw: bytes) -> str | None:
    """The text before a letter whose last bytes are missing: phones cut names to a number of bytes.

    None if it is no such text: in a western page, too, an accented letter may be the last.
    """
    try:
        kept = codecs.getincrementaldecoder("utf-8")().decode(raw)
    except ValueError:
        return None
    return None if kept.isascii() else kept


def _undeclared(line: str) -> bytes:
    """The bytes of a value whose charset is not said, so far as it stands on this line."""
    front, _, value = line.partition(":")
    words = front[:LONGEST].upper()
    if "CHARSET" in words:
        return b""
    return _unquoted(_bytes(value)) if "QUOTED" in words else _bytes(line)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _unquoted(raw: bytes) -> bytes:
    """Decode quoted-printable; a semicolon written in it separates nothing if there are others."""
    raw = SPENT.sub(b"", raw)
    return quopri.decodestring(SEPARATOR.sub(rb"\\=3B", raw) if b";" in raw else raw)


def _unbased(raw: bytes) -> bytes:
    try:
        return base64.b64decode(raw.translate(None, b" \t"), validate=True)
    except ValueError:  # it is not base64, whatever its parameter says
        return raw
