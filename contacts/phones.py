"""The phone numbers in a cell: one or several, with labels and extensions or without."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from columns.folding import words
from columns.words import words_for
from contacts import dialling
from contacts.dialling import Countries, digits_of, e164
from contacts.texts import is_none

KEPT = "is not a valid phone number; it is kept as typed"
REFUSED = "is not a valid phone number; it was left out"
DAMAGED = "is a phone number that a spreadsheet rounded; it was left out: type it again, in a text cell"
RECKONED = (
    "is what a spreadsheet reckoned from hyphens; it was left out: type the number again, in a text cell"
)
DATE = "is a date, not a phone number; it was left out"
FILLER = "stands for no phone number; it was left out"

Complaint = tuple[str, str]  # what is wrong and was done about it, and the text that it is about
Finding = tuple[str, str]  # a number and "", or what is not a valid number and a complaint

# How almost all numbers are written; 123456-10/11 are two.
PLAIN = re.compile(r"(?!\d+\.00?\Z)\(?\+?\(?[0-9](?!.*/[ -]*\d{1,3}\Z)[0-9 ()./-]*[0-9]")
DECIMALS = re.compile(r"([1-9]\d{5,})[.,]00?")  # of a number that a spreadsheet has calculated with
NEGATIVE = re.compile(r"-\d{4,}(?:[.,]\d+)?")  # of `=+49-171-5550101`: Excel takes the + for a formula's
LETTER = re.compile(r"[^\W\d_]")
# `3.51912E+11`, as a spreadsheet shows long numbers and then saves them.
SCIENTIFIC = re.compile(r"(?<!\d)[-+]?\d{1,3}(?:[.,]\d{1,20})?E\+\d{1,3}(?!\d)", re.IGNORECASE)
FAX = words_for("fax", "pager")  # also within others: `faxen`, `факсу`
# What is dialled once somebody has answered: `x12`, `ext. 12`, `Durchwahl 12`.
EXTENSION = re.compile(
    r"(?<=\d)[\s.,;(/-]*(?:;ext=|#|x|ext(?:ensi[oó]n|n)?|durchwahl|dw|klappe|app|apparat|nst|poste|int|interno|"
    r"ramal|anexo|доб|wew|toestel|lokal|ankn|內線|内線|分機|内线|分机|내선)[\s.:(]{0,3}\d{1,6}(?!\s?[-.]?\d)\)?"
    r"|(?<=\d)[\s(/,-]{1,4}\d{1,5}(?:-[a-zö]{2})?\.?\s?mell[eé]k\w{0,3}\.?\)?",  # in Hungary it is said last
    re.IGNORECASE,
)
RUNS = re.compile(r"([^\d+(]+)")
BETWEEN = re.compile(r"[^\W\d_]|[\n;|&:]")  # what stands in no number: words, and what parts numbers
EDGES = " \t.,:/-–—'_*~、)"
# What parts numbers that are none together, and how long a text is at least that has two of them.
SPLITS = {
    re.compile(r"\s*[,、]\s*|\s{2,}|(?<=\d)\s*(?=\+)"): 9,
    re.compile(r"\s*/\s*|\s+-\s+|(?<=\d{8})-(?=\d{8})"): 9,
    re.compile(r"\s+"): 17,
}
# Where one number may end and another begin: `02/1234567 - 333/1234567`.
CUTS = tuple(map(re.compile, (r"\s+[/–-]+\s+", r"\s*/\s*", r"\s+", r"-")))
LEAST_WHOLE = 7  # digits of each of them: a date and a room are no numbers
LONGEST_CUT = 60  # digits of all of them
LEAST_COMMAS = 9  # digits of `06,12,34,56,78`; with fewer it may be an amount
INNER = re.compile(r"(.*\d)\s*-\s*\d{1,4}", re.DOTALL)  # 010-62345678-801, in China an extension
ENDINGS = re.compile(r"(.*\d)[ -]*/[ -]*(\d{1,3})", re.DOTALL)  # 123456-10/11: two, alike but for the end
DASHED = re.compile(r"/ ?- ?\d+\Z")  # 12345 - 10 / - 11: two, also where both lack their area

# What people and programs fill a column with: 0000000000, 999-999-9999, 123-456-7890, addresses of computers.
# Fives are left: 555 is what samples have.
SAME = r"(?:\+?1[-. ]*)?\(?(?!5)(\d)\1\1[-.) ]*\1{3}[-. ]*\1{1,20}"
COUNTED = "|".join(r"\D*".join(digits) for digits in ("1234567890", "0123456789", "9876543210"))
OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
COMPUTER = re.compile(rf"{OCTET}(?:\.{OCTET}){{3}}")
PRIVATE = rf"(?=(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.){COMPUTER.pattern}"
FILLING = re.compile(rf"{SAME}|\D*(?:{COUNTED})\D*|{PRIVATE}")  # though some country may have given it out
# (202) xxx-xxxx: nobody can dial it; of a number with so many digits nothing is masked.
WHOLE = 10
MASKED = re.compile(r"(?=.*\d)[\d\s().+-]*([xX*?#•_])\1\1[\d\s().+xX*?#•_-]*")
CODE = re.compile(r"[*#]{1,2}\d[\d*]*#?")  # what phones dial for something of their network

# How many digits a number has that someone could dial though it is not valid.
MOST = 30
LEAST_AMONG_WORDS = 3  # `after 5 pm` is none
LEAST_BESIDE_ANOTHER = 5  # of a number neither `room 204` nor `Mo-Fr 9-17` nor `-100` is
LEAST_ZEROS = 7  # `0` and `000` stand for nothing


class Phone(NamedTuple):
    """A number as Talkdesk is to have it, and whether it is said to be that of a fax or a pager."""

    number: str
    is_fax: bool = False


def one(text: str, countries: Countries) -> str | None:
    """Return the number that a cell plainly is, None if it takes a closer look: `read` says the same."""
    is_plain = PLAIN.fullmatch(text) and not FILLING.fullmatch(text)
    return dialling.usual(text, countries[0]) or e164(text, countries) if is_plain else None


@lru_cache(maxsize=20_000)  # a switchboard's stands in every row
def read(text: str, countries: Countries) -> tuple[tuple[Phone, ...], tuple[Complaint, ...]]:
    """Return the numbers in a cell, and what of it is not a valid number.

    `countries` are those that numbers without + may be of, the likeliest first. What is not a valid number
    is kept as typed if someone could dial it: it may be an extension or a short code.
    """
    if number := one(text, countries):
        return (Phone(number),), ()
    text = unicodedata.normalize("NFKC", text)
    if whole := DECIMALS.fullmatch(text):
        return read(whole[1], countries)
    if is_none(text):
        return (), ()
    if NEGATIVE.fullmatch(text):
        return (), ((RECKONED, text),)
    if dialling.is_date(text):
        return (), ((DATE, text),)
    if MASKED.fullmatch(text) and len(digits_of(text)) < WHOLE:
        return (), ((FILLER, text),)
    found = _found(text, countries)
    if dialling.is_spelt(text) and all(problem for _, _, problem in found):
        found = [("", text, KEPT)]
    phones = [Phone(number, says_fax(label)) for label, number, problem in found if problem in ("", KEPT)]
    complaints = [(problem, value) for _, value, problem in found if problem]
    if not phones and not complaints and LETTER.search(text):
        complaints = [(REFUSED, text)]
    return tuple(phones), tuple(complaints)


@lru_cache(maxsize=1_000)  # the same few stand at all numbers
def says_fax(label: str) -> bool:
    """Whether a label, `Work Fax`, says that its number is that of a fax or a pager."""
    return any(stem in word for word in words(label.casefold()) for stem in FAX)


def _found(text: str, countries: Countries) -> list[tuple[str, str, str]]:
    """Return label and finding of each number; among words, without the digits that are none."""
    found = [("", rounded, DAMAGED) for rounded in SCIENTIFIC.findall(text)]
    moments = list(dialling.MOMENT.finditer(text)) if ":" in text else []
    found += [("", moment[0].strip(" ,."), DATE) for moment in moments]
    text = dialling.MOMENT.sub("\n", text) if moments else text
    first = ""
    for label, piece in _pieces(SCIENTIFIC.sub("\n", text), countries):
        near = list(_near(piece, first, dialling.labelled(label, piece, countries)))
        found += [(label, *finding) for finding in near]
        first = first or next((number for number, problem in near if not problem), "")
    found = [one for one in found if digits_of(one[1]).strip("0") or len(digits_of(one[1])) >= LEAST_ZEROS]
    is_beside = not all(problem for _, _, problem in found)
    if not is_beside and not LETTER.search(text):
        return found
    least = LEAST_BESIDE_ANOTHER if is_beside else LEAST_AMONG_WORDS
    return [one for one in found if one[2] != KEPT or len(digits_of(one[1])) >= least]


def _pieces(text: str, countries: Countries) -> Iterator[tuple[str, str]]:
    """Yield each part of a text that may be a number, with the words that stand at it."""
    if text[:4].casefold() == "tel:":
        text = _uri(text)
    number = dialling.vanity(text, countries)
    if number or not BETWEEN.search(text):
        yield "", number or text
        return
    labels, pieces = [""], [""]
    for run in RUNS.split(EXTENSION.sub("", text)):
        if BETWEEN.search(run):
            labels.append(run)
            pieces.append("")
        else:
            pieces[-1] += run
    last = max((i for i, piece in enumerate(pieces) if digits_of(piece)), default=0)
    for i, piece in enumerate(pieces):
        yield _label(labels, pieces, i, i == last), piece


def _label(labels: list[str], pieces: list[str], i: int, is_last: bool) -> str:
    """Return the words at a piece: those before it, and those after it if in brackets or at the end."""
    before, after = labels[i], "".join(labels[i + 1 : i + 2])
    if i and _is_open(pieces[i - 1]):
        before = before.rpartition(")")[2]
    return before + after if _is_open(pieces[i]) or (is_last and ":" not in after) else before


def _is_open(piece: str) -> bool:
    """Whether a piece is a number and a bracket: `030 23125 001 (`."""
    return piece.rstrip().endswith("(") and bool(digits_of(piece))


def _uri(text: str) -> str:
    """Return the number of a `tel:` link; one that is of a place, with the number of that place."""
    number, *parameters = text[4:].split(";")
    context = next((p for p in parameters if p.casefold().startswith("phone-context=+")), "")
    return f"{context[14:]} {number}" if context and "+" not in number else number


def _findings(piece: str, countries: Countries) -> list[Finding]:
    """Return what is in a text that holds one number or, parted by little, several."""
    if CODE.fullmatch(piece.strip()):
        return [_finding(piece.strip(), countries)]
    piece = piece.rstrip(EDGES + "(").lstrip(EDGES)
    if not digits_of(piece):
        return []
    if alike := _alike(piece, countries):
        return [_finding(number, countries) for number in alike]
    if len(piece) < LEAST_WHOLE or e164(piece, countries):  # of so little nothing can be parted
        return [_finding(piece, countries)]
    several = _cut(piece, countries) or _parted(piece, countries)
    return several or [_finding(_otherwise(piece, countries), countries)]


def _alike(piece: str, countries: Countries) -> list[str]:
    """Return both numbers of a text that says only the end of the second, none of any other text."""
    found = ENDINGS.fullmatch(piece)
    if not found:
        return []
    first, ending = found.groups()
    both = [first, first[: -len(ending)] + ending]
    is_dashed = DASHED.search(piece) and len(digits_of(first)) >= LEAST_WHOLE
    return both if is_dashed or all(e164(number, countries) for number in both) else []


def _parted(piece: str, countries: Countries) -> list[Finding]:
    """Return the numbers of a text by what parts one at least from the others; none if nothing does."""
    for split, least in SPLITS.items():
        parts = [part for part in split.split(piece) if digits_of(part)] if len(piece) >= least else []
        if len(parts) > 1 and any(_is_own(part, countries) for part in parts):
            return _of_parts(parts, countries)
    return []


def _cut(piece: str, countries: Countries) -> list[Finding]:
    """Return the numbers of a text that is cut between two whole ones; none if it cannot be."""
    if not 2 * LEAST_WHOLE <= len(digits_of(piece)) <= LONGEST_CUT:
        return []
    for cut in _cuts(piece):
        first, rest = piece[: cut.start()], piece[cut.end() :]
        if min(len(digits_of(first)), len(digits_of(rest))) < LEAST_WHOLE:
            continue
        number = e164(first, countries)
        if number and _is_whole(rest, number, countries):
            others = _findings(rest, countries)
            if not any(problem for _, problem in others):
                return [(number, ""), *others]
    return []


def _cuts(piece: str) -> Iterator[re.Match[str]]:
    """Yield where a text may be cut: what stands in it least often parts the numbers, not their digits."""
    found = [list(pattern.finditer(piece)) for pattern in CUTS]
    for cuts in sorted(found, key=len):
        yield from cuts


def _is_whole(text: str, number: str, countries: Countries) -> bool:
    """Whether a text behind a number begins as one does at home, and does not lack its area."""
    is_begun = text.startswith(("0", "+", "("))
    return is_begun or (not dialling.has_trunk(countries[0]) and not dialling.beside(text, number))


def _is_own(part: str, countries: Countries) -> bool:
    """Whether a part is a number with its area: `34 56 78` behind `03 12/` would be somebody else's."""
    is_begun = part.startswith(("0", "+", "(")) or not dialling.has_trunk(countries[0])
    return (is_begun or len(digits_of(part)) > LEAST_COMMAS) and e164(part, countries) is not None


def _otherwise(piece: str, countries: Countries) -> str:
    """Return a number without the extension behind its last dash, or the commas in it, if it is one then."""
    inner = INNER.fullmatch(piece)
    commas = piece.replace(",", " ") if "," in piece and len(digits_of(piece)) >= LEAST_COMMAS else ""
    ways = (inner[1] if inner and not dialling.is_date(piece) else "", commas)
    return next((way for way in ways if way and _is_own(way, countries)), piece)


def _of_parts(parts: list[str], countries: Countries) -> list[Finding]:
    """Return what several parts hold, each in the area of the first number if it lacks one."""
    found: list[Finding] = []
    for part in parts:
        first = next((number for number, problem in found if not problem), "")
        found += _near(part, first, countries)
    return found


def _near(piece: str, first: str, countries: Countries) -> list[Finding]:
    """Return what is in a text that stands behind the number `first`, if there is one."""
    near = dialling.beside(piece.strip(EDGES + "("), first) if first else None
    return [(near, "")] if near else _findings(piece, countries)


def _finding(text: str, countries: Countries) -> Finding:
    """Return the number that a text is; or the text, and what is wrong with it."""
    if FILLING.fullmatch(text):
        return text, FILLER
    if number := e164(text, countries):
        return number, ""
    if dialling.is_date(text):
        return text, DATE
    if COMPUTER.fullmatch(text):
        return text, FILLER
    return text, KEPT if len(digits_of(text)) <= MOST else REFUSED
