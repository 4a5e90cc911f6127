"""The text of a cell: what somebody wrote there, without what nobody sees; and what says nothing."""

import re

from sources import entities
from sources.knowledge import vocabulary

LONGEST = 4_000  # characters: ten times the longest address; a whole file is in a cell if quotes are broken

BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")  # Outlook and FileMaker have their own
# Controls, soft hyphens, marks of direction (phones put them around numbers), halves of letters. Joiners
# stay: names in Persian and Hindi are spelt with them.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

MARKS = "-–—_.?!*/\\,;:'\"`~#=| "
DRAWN = MARKS + "+"  # of these a line is drawn below headings: ----+----
WORDS = vocabulary(__file__)
NOTHING = WORDS["nothing"]
# These are people's names and places' too: they say nothing only where there are neither.
NONE = NOTHING | WORDS["none"]
ABOVE = WORDS["the one above"]  # `dito`: who or where that is, nobody knows once rows are sorted
NO_PLACE = WORDS["no place"] | ABOVE
LINK = re.compile(r"https?://\S+", re.IGNORECASE)
NO_COMPANY = WORDS["no company"] | ABOVE
SILENT = NONE | NO_PLACE | NO_COMPANY  # each of them says nothing somewhere
LONGEST_WORD = max(map(len, SILENT))  # of these
PANDAS = frozenset(["nan", "NaN", "NaT"])  # what it writes where nothing is; `Nan` is a name


def clean(text: str) -> str:
    """Return the text without what nobody sees, nor blanks around; lines end in a line feed."""
    if "&" in text:
        text = entities.undone(text)
    if not text.isprintable():
        text = UNSEEN.sub("", BREAKS.sub("\n", text))
    return text.strip()


def cut(text: str) -> str:
    """Return as much of a text as is used: whole words, if it has any, of the first `LONGEST` letters."""
    start = text[:LONGEST]
    words = re.match(r"(.*)[\s;,|]", start, re.DOTALL) if len(text) > LONGEST else None
    return words[1] if words else start


def one_line(text: str) -> str:
    """Return the text with single blanks, lines joined."""
    return " ".join(text.split())


def may_be_empty(text: str) -> bool:
    """Whether a text may stand for an empty cell, at a glance: most do not."""
    return _is_one_of(text, SILENT) or text[0] in MARKS or "://" in text[:9]


def says_nothing(text: str) -> bool:
    """Whether a text stands for an empty cell wherever it stands: `-`, `n/a`, `unknown`."""
    return not text.strip(DRAWN) or _is_one_of(text, NOTHING) or text in PANDAS


def is_none(text: str) -> bool:
    """Whether a text stands for an empty cell where neither people nor places are named: `none` too."""
    return not text.strip(DRAWN) or _is_one_of(text, NONE)


def is_no_place(text: str) -> bool:
    """Whether a text stands for no address though it may for a person: `null`; or is a link to a map."""
    return _is_one_of(text, NO_PLACE) or LINK.fullmatch(text) is not None


def is_no_company(text: str) -> bool:
    """Whether a text stands for no company though it may stand elsewhere: `private`, `dito`."""
    return _is_one_of(text, NO_COMPANY)


def _is_one_of(text: str, those: frozenset[str]) -> bool:
    """Whether a text is one of some words; most texts are too long to be."""
    return len(text) <= LONGEST_WORD and text.casefold() in those
