"""What a heading can be, taken by itself: from the known headings, else from the words it is made of.

The known headings are data, in `headings.csv`: heading, field, origin, language; one line for each
thing that it can be. `{n}` stands for a number that tells which of several is meant; any heading may
end in a number (`Phone 2`).
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from columns.column import ADDRESS, CALLED, FIELDS, IGNORED, NAMED, NUMBERS, TITLES
from columns.folding import fold, words
from columns.grammar import compose, of_someone
from columns.knowledge import rows
from columns.words import any_of, is_around, unabbreviated, understood

LONGEST = 80  # characters of a heading; a longer text is none
BRACKETS = re.compile(r"\(.*?\)|\[.*?\]|（.*?）")
# What comparing loosely would lose, or take for something else, as `Č.p.` for the French `C.P.`
SIGNS = (
    (re.compile("〒"), "郵便番号"),
    (re.compile(r"(?<=\w)\s*#\s*$"), " No"),
    (re.compile(r"\bč\.?\s?p\.?(?!\w)", re.IGNORECASE), "číslo popisné"),
)
# What stands between two of which a heading means either.
EITHER = re.compile(
    r"\s*[/|／・]\s*|\s+(?:or|oder|bzw\.?|ou|o|lub|albo|nebo|alebo|или|або|или|vagy|sau|ili|ali|of|eller|tai"
    r"|veya|või|arba|vai|atau|hoặc|หรือ|ή|או|أو)\s+",
    re.IGNORECASE,
)
# The ending for women in `Alumno/a`, `Patient*in`, `Adhérent(e)`.
ENDING = re.compile(
    r"(?<=[^\W\d_]{3})(?:[/*:]-?|\(-?)(?:a|as|e|es|s|in|innen|r|n|ne|ová|ka)\)?(?!\w)", re.IGNORECASE
)
ABBREVIATION = re.compile(r"\b([^\W\d_]{3,})\.(?!\w)")
EXPLAINED = frozenset({"email", *NUMBERS, *ADDRESS, "website", IGNORED})  # by any words in brackets behind it


@dataclass(frozen=True)
class Reading:
    """What a heading can be, the likeliest first; empty if it is not known.

    `number` tells which of several is meant, with `is_family` if it does so in the middle, as in
    `Address 2 - City`; `someones` is what it says of another person.
    """

    fields: tuple[str, ...] = ()
    number: str = ""
    is_family: bool = False
    someones: str = ""

    def __bool__(self) -> bool:
        return bool(self.fields)


@lru_cache(maxsize=8192)
def read(heading: str) -> Reading:
    """Return what the heading can be."""
    if len(heading) > LONGEST:
        return Reading()
    for sign, said in SIGNS:
        heading = sign.sub(said, heading)
    key = fold(heading) or heading.strip()
    found = _listed(key) or _of_person_or_firm(heading) or _composed(heading)
    found = found or _listed(_bare(heading)) or _explained(heading)
    found = found or _either(heading) or _with_number(heading) or _of_either_sex(heading)
    found = found or _abbreviated(heading) or _of_customer(heading)
    if found and IGNORED not in found.fields:
        return found
    return replace(found, someones=of_someone(heading) or "")


@lru_cache(maxsize=8192)
def stem(heading: str) -> frozenset[str]:
    """Return the words that tell which number is meant: of `Work Phone Ext.` and `work phone` the same."""
    known = understood(words(heading))
    told = [text for text, meanings in known if meanings.isdisjoint(UNTOLD)]
    return frozenset(told if known else [fold(heading)])


UNTOLD = frozenset({"filler", "number", "hint", "label", "country_code", "area_code", "extension"})


def _listed(key: str) -> Reading:
    known = _known()
    if key in known:
        return Reading(known[key])
    numbers = re.findall(r"\d+", key)
    pattern = re.sub(r"\d+", "{n}", key)
    if numbers and pattern in known:
        return Reading(known[pattern], numbers[0], is_family=True)
    ends = re.fullmatch(r"(.*\D)(\d{1,2})", key, re.DOTALL)
    return Reading(known[ends[1]], ends[2]) if ends and ends[1] in known else Reading()


def _composed(heading: str) -> Reading:
    field = compose(heading)
    if not field:
        return Reading()
    texts = words(heading)
    numbers = [i for i, text in enumerate(texts) if text.isdecimal()]
    if not numbers:
        return Reading((field,))
    return Reading((field,), texts[numbers[0]], is_family=numbers[0] < len(texts) - 1)


def _bare(heading: str) -> str:
    """Return the heading without what only says whose it is: `Person - City`, `Elevnavn`."""
    texts = words(heading)
    pieces = [text for text, _ in understood(texts)] or texts
    return "".join(text for text in pieces if not is_around(text))


def _explained(heading: str) -> Reading:
    """`Telefon (bitte mit Vorwahl)`: brackets behind a heading may explain it in any words."""
    bare, count = BRACKETS.subn(" ", heading)
    if not count or not bare.strip():
        return Reading()
    found = read(bare)
    return found if EXPLAINED.issuperset(found.fields) else Reading()


def _of_person_or_firm(heading: str) -> Reading:
    """`Name/Firma` is who it is, of either kind; beside a name it is the firm.

    `Surname/Org Name` is a part of who it is, and all of a firm's.
    """
    parts = [part for part in EITHER.split(heading) if part.strip()]
    kinds = [read(part).fields for part in parts] if len(parts) == 2 else []
    if ("company",) not in kinds:
        return Reading()
    if ("last_name",) in kinds:
        return Reading(("last_name",))
    is_either = any("name" in fields for fields in kinds) and compose(heading) == "company"
    return Reading(("name", "company")) if is_either else Reading()


def _of_either_sex(heading: str) -> Reading:
    """`Alumno/a`, `Patient*in` and `Adhérent(e)` are one word, with the ending for women."""
    bare, count = ENDING.subn("", heading)
    return read(bare) if count else Reading()


def _with_number(heading: str) -> Reading:
    """`Contact 1 Name` is a `Contact Name`."""
    numbers = re.findall(r"(?<=\s)\d{1,2}(?=\s)", heading)
    if len(numbers) != 1:
        return Reading()
    found = read(" ".join(text for text in heading.split() if text != numbers[0]))
    return replace(found, number=numbers[0], is_family=True) if IGNORED not in found.fields else Reading()


def _abbreviated(heading: str) -> Reading:
    """`Vorn.`, `Nachn.`: what all known words mean that begin so."""
    whole = ABBREVIATION.sub(lambda word: unabbreviated(word[1]), heading)
    return read(whole) if whole != heading else Reading()


def _of_customer(heading: str) -> Reading:
    """`Kupac`, `Mijoz`: a word for a customer is what `Customer` is, and so it is with tenants."""
    known = [] if any(map(str.isdecimal, words(heading))) else understood(words(heading))
    said = (said for said in ("customer", "tenant") if len(known) == 1 and any_of(known, {said}))
    return next(map(_listed, said), Reading())


def _either(heading: str) -> Reading:
    """`Naam / Nom` says the same twice; `Cognome e nome / Ragione sociale` is who it is, of either kind.

    So is `Titel / Name`.
    """
    parts = [part for part in EITHER.split(heading) if part.strip()]
    found = [read(part) for part in parts] if len(parts) == 2 else []
    if not found or not all(found) or any(reading.someones for reading in found):
        return Reading()
    first, second = found
    both = tuple(field for field in first.fields if field in second.fields)
    kinds = {*first.fields, *second.fields}
    is_named = any("name" in reading.fields for reading in found)
    is_of_either = "company" in kinds or (is_named and not kinds.isdisjoint(TITLES))
    if is_of_either and kinds <= CALLED | NAMED | TITLES and "company" not in both:
        return Reading(("name",))
    return replace(first, fields=both) if both and IGNORED not in both else Reading()


def listed() -> list[tuple[str, str]]:
    """Return the known headings, folded, each with one of its fields, as they stand in the table."""
    known = [(row["heading"], row["field"]) for row in rows(__file__, "headings.csv")]
    return [("{n}".join(map(fold, heading.split("{n}"))) or heading, field) for heading, field in known]


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Folded heading -> its fields."""
    known: dict[str, set[str]] = {}
    for key, field in listed():
        known.setdefault(key, set()).add(field)
    return {key: tuple(sorted(fields, key=FIELDS.index)) for key, fields in known.items()}
