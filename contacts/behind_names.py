"""Numbers that somebody typed behind a name: `Ann Demo, Tel. 0711 123456 (mobil 0171 2345678)`."""

import re
from typing import NamedTuple

from columns.cells import REACHING, kind_of
from columns.column import NUMBERS
from columns.grammar import says_address
from columns.look import is_person
from columns.words import means
from contacts import dialling, emails, phones
from contacts.dialling import Countries
from contacts.phones import Phone

BETWEEN = re.compile(r"\s*[;\n]\s*")  # persons
PERHAPS = re.compile(r"\d(?:[\s().+/-]*\d){6}")
LEAD = re.compile(r"[+(]{0,2}\d[\d\s().+/-]{5,}")  # a number before a name
PARTED = r"[\s,;:|/(\[–-]+"  # what stands between a name, words and numbers
START = re.compile(rf"{PARTED}(?=[+(]{{0,2}}\d)")
WORD = re.compile(r"[^\W\d_]+")
# The last word of a text, which may say what the number behind it is.
LAST = re.compile(rf"(?P<before>.*?)(?P<parted>^|{PARTED})(?P<word>[^\W\d_]+)(?P<ended>\s*[.:]*)", re.DOTALL)
EDGES = " \t\n,;:|/([–-"
BEFORE = EDGES.replace(":", "")
MARKS = frozenset(EDGES) - {" "}
INSIDE = re.compile(r"\([^\d()]*\)")  # whose a number is: `(Einkauf)`
BRACKETS = re.compile(r"\([^()]*\)")
LONGEST = 4  # words of a name
AROUND = ("home", "work", "other", "any", "filler", "number", "email")
LETTERS = frozenset("tfmhcowpg")  # `T: 0711 123456 M: 0171 2345678`
MOST = 200  # letters of a name with all that stands behind it


class Parted(NamedTuple):
    """A name, the numbers behind it, and whether a word says that these are numbers to call."""

    name: str
    numbers: tuple[Phone, ...]
    is_labelled: bool


def may_be(text: str) -> bool:
    """Whether there may be a number in a text."""
    return PERHAPS.search(text) is not None


def addressed(text: str, heading: str) -> tuple[str, str]:
    """Return a name, and the address in the lines below it; behind its commas, if the heading says so.

    What else is there to reach somebody stays with the name.
    """
    between = "\n" if "\n" in text or not says_address(heading) else ","
    pieces = [piece.strip() for piece in text.split(between) if piece.strip()]
    start = next((i for i, piece in enumerate(pieces) if i and _is_street(piece)), len(pieces))
    behind = [piece for piece in pieces[start:] if kind_of(piece) not in REACHING and not may_be(piece)]
    named = [piece for i, piece in enumerate(pieces) if i < start or piece not in behind]
    return (between.join(named), ", ".join(behind)) if behind else (text, "")


def _is_street(text: str) -> bool:
    """Whether a text may be of an address: words and a number too short to call."""
    has_both = any(map(str.isdecimal, text)) and any(map(str.isalpha, text))
    return has_both and " " in text and "@" not in text and not may_be(text)


def persons(text: str, countries: Countries) -> list[str]:
    """Return the parts of a cell that names several, with a number or an address each; else all of it."""
    pieces = [piece for piece in BETWEEN.split(text) if piece.strip()]
    return pieces if len(pieces) > 1 and all(_is_person(piece, countries) for piece in pieces) else [text]


def _is_person(text: str, countries: Countries) -> bool:
    """`Ann Demo 212-555-0123`, `Ann Demo <ann@example.com>`."""
    if "@" in text:
        found, rest = emails.take(text)
        return bool(found) and is_person(without_mail_label(rest).strip(EDGES + ")<>"))
    found_numbers = parted(text, countries)
    return found_numbers is not None and is_person(found_numbers.name)


def parted(text: str, countries: Countries) -> Parted | None:
    """Return a name and the numbers behind it; None if not all behind is numbers, or there are none."""
    if len(text) > MOST or not may_be(text):
        return None
    if (lead := LEAD.match(text)) and phones.one(lead[0].strip(EDGES), countries):
        numbers = _numbers(text, countries)
        return Parted(_name_behind(text), numbers, True) if numbers and lead[0] != text else None
    for start in START.finditer(text):
        before, behind = text[: start.end()], text[start.end() :]
        name = _without_number_label(before)
        if before.rstrip().endswith(":") and name[:1].islower():
            name = ""  # `call after six: 212-555-0123`
        is_labelled = name != before.rstrip(EDGES)
        if (is_labelled or _are_numbers(behind, countries)) and (numbers := _numbers(behind, countries)):
            labelled = _as_labelled(numbers, before[len(name) :])
            return Parted(name or _name_behind(behind), labelled, is_labelled)
    return None


def _name_behind(text: str) -> str:
    """Return the name behind a number: `0711 123456 Ann Demo`; "" if there is none."""
    rest = LEAD.sub(" ", BRACKETS.sub(" ", text)).strip(EDGES + ".")
    names = rest.split()
    are_names = 2 <= len(names) <= LONGEST and all(name[0].isupper() for name in names)
    return rest if are_names and not any(means(name, *NUMBERS, *AROUND) for name in names) else ""


def without_mail_label(text: str) -> str:
    """Return a name without a word behind it that says what followed: `Ann Demo, Mail:`."""
    found = LAST.fullmatch(text.rstrip(BEFORE))
    is_label = found and (MARKS.intersection(found["parted"]) or ":" in found["ended"])
    return found["before"].rstrip(EDGES) if found and is_label and means(found["word"], "email") else text


def _without_number_label(before: str) -> str:
    """Return what stands before the words that say what a number is; all of it if none do."""
    name, rest, is_said, is_marked = before.rstrip(EDGES), before, False, False
    while found := LAST.fullmatch(rest.rstrip(BEFORE)):
        letter = len(found["word"]) == 1 and (":" in found["ended"] or not found["before"])
        is_number = means(found["word"], *NUMBERS) or (letter and found["word"].casefold() in LETTERS)
        if not is_number and not means(found["word"], *AROUND):
            break
        is_said |= is_number
        is_marked |= bool(
            found["ended"].strip() or not found["before"] or MARKS.intersection(found["parted"])
        )
        rest = found["before"]
        if is_said and (is_marked or len(rest.split()) > 1):  # `Jane Handy 0711 123456` is called Handy
            name = rest.rstrip(EDGES)
    return name


def _are_numbers(behind: str, countries: Countries) -> bool:
    """Whether numbers without a word before them are certain: digits alone may be the number of an agent."""
    is_bare = behind.strip(EDGES + ")").isdecimal()
    others = [word for word in WORD.findall(INSIDE.sub("", behind)) if not means(word, *NUMBERS, *AROUND)]
    return not is_bare and not others and any(dialling.is_written_at_home(behind, c) for c in countries)


def _numbers(behind: str, countries: Countries) -> tuple[Phone, ...]:
    """Return the numbers in a text, none if one of them is not valid."""
    numbers, complaints = phones.read(behind, countries)
    return () if complaints or any(not phone.number.startswith("+") for phone in numbers) else numbers


def _as_labelled(numbers: tuple[Phone, ...], label: str) -> tuple[Phone, ...]:
    """Return the numbers, the first as a fax's if the label before it says so."""
    first, *others = numbers
    return (Phone(first.number, first.is_fax or phones.says_fax(label)), *others)
