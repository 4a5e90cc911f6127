"""Headings that are made of known words become fields, in any order of the words, in any language.

The words are data, in `words.csv`: what they mean, in which languages, the words (`_` stands for a
blank inside one). A heading counts only if every word of it is known: `Hotel` is not a phone, `Ad name`
not a name.
"""

import csv
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from pathlib import Path

from columns.column import COMPANIONS, IGNORED, NUMBERS
from columns.folding import fold, words

Meanings = frozenset[str]
Word = tuple[str, Meanings]  # a folded word and all that it can mean
Words = frozenset[str]

LONGEST = 5  # words of one expression: `next of kin`
SHORTEST = 3  # letters of a word inside another, `Privattelefon`; a sign of Chinese says more
ASIAN = "\u0e00"
COMPOUND = 80  # letters of one at most: a note of a whole page is none
QUESTION = 4  # words of one at least, in a form
READER = frozenset({"you", "your", "ihre", "ihnen", "ihr", "dein", "deine", "vous", "votre", "vos", "usted"})
SALUTATION = 30  # characters of one at most

EMPTY = frozenset({"filler", "hint", "line"})
WHOSE = frozenset({"own", "work", "home", "other", "any", "company", "postal", "billing", "shipping"})
AROUND = EMPTY | WHOSE | {"number"}
NAMES = frozenset({"given", "family", "first", "last", "middle", "patronymic", "name", "full"})

# What wins where several parts of an address stand in one heading: `Adresse privat: Ort` is a city,
# `PLZ/Ort` a city that has its postcode before it, `Straße und Hausnummer` a street.
PARTS = ("po_box", "street", "city", "postcode", "house_number", "extra", "district", "country", "region")
PLACE = {"work": "work_", "company": "work_", "home": "home_", "other": "other_"}
PLACE |= {"billing": "work_", "shipping": "other_"}


@lru_cache(maxsize=8192)
def compose(heading: str) -> str | None:
    """Return the field of a heading that is made of known words only, else None."""
    texts = words(heading)
    return _composed(understood(texts)) or _at_address(texts)


def _at_address(texts: Sequence[str]) -> str | None:
    """`Address 1: Phone` is the phone there; `Address, phone` is both in one."""
    is_numbered = len(texts) > 2 and texts[1].isdecimal() and "address" in _table().get(texts[0], EMPTY)
    field = _composed(understood(texts[2:])) if is_numbered else None
    return field if field in NUMBERS else None


def of_someone(heading: str) -> str | None:
    """Return what a heading says of someone other than the contact: `phone` for `Owner's phone`.

    A heading that only names the other person is their `name`; None if it names nobody else.
    """
    texts = words(heading)
    known = understood(texts)
    if not known and any("someone" in _table().get(text, ()) for text in texts):
        return IGNORED
    others = [word for word in known if "someone" not in word[1]]
    if len(others) == len(known):
        return None
    if part := _part(others):
        return part
    is_number = _any(others, {"code", "number"})
    is_whole = _all(others, EMPTY | {"name", "full", "any"})
    return "name" if is_whole and not is_number else _composed(others) or IGNORED


def whose(headings: Sequence[str]) -> Words:
    """Return the words of some headings that say whose it is, if not the contact's: `mother`, `coach`."""
    known = [word for heading in headings for word in understood(words(heading))]
    return frozenset(text for text, meanings in known if "someone" in meanings)


def _part(known: Sequence[Word]) -> str | None:
    """`Owner First`, `Owner Last`."""
    parts = {"first": "first_name", "last": "last_name"}
    found = [field for part, field in parts.items() if _made_of(known, {part}, EMPTY)]
    return found[0] if len(found) == 1 else None


def understood(texts: Sequence[str]) -> list[Word]:
    """Return the words with their meanings, without numbers up to two digits; empty if one is unknown."""
    found: list[Word] = []
    i = 0
    while i < len(texts):
        if texts[i].isdecimal() and len(texts[i]) <= 2:
            i += 1
            continue
        length, meant = _longest(texts, i)
        if not meant:
            return []
        found += meant
        i += length
    return found


@lru_cache(maxsize=8192)
def reached(heading: str) -> tuple[str | None, str]:
    """Return the field of `Notary Email`, if somebody is reached at it, and its other words, folded."""
    kinds = {text: _table().get(text, EMPTY) & {"email", "phone"} for text in words(heading)}
    field = next((kind for meanings in kinds.values() for kind in sorted(meanings)), None)
    return field, "".join(text for text, meanings in kinds.items() if not meanings)


@lru_cache(maxsize=8192)
def means(heading: str, meaning: str) -> bool:
    """Whether some words of a heading that is all of known words have a meaning."""
    return _any(understood(words(heading)), {meaning})


@lru_cache(maxsize=1024)
def is_family_first(heading: str) -> bool:
    """Whether a heading of whole names says that the family comes first: `Apellidos, Nombre`."""
    known = understood(words(heading))
    given = [i for i, (_, meanings) in enumerate(known) if meanings & {"given", "first"}]
    family = [i for i, (_, meanings) in enumerate(known) if meanings & {"family", "last"}]
    names = [i for i, (_, meanings) in enumerate(known) if "name" in meanings and i not in (*given, *family)]
    return bool(known) and _first(family or names) < _first(given or names)


def _first(places: Sequence[int]) -> int:
    return places[0] if places else -1


@lru_cache(maxsize=1024)
def asks_for_number(heading: str) -> bool:
    """Whether a heading is a question that has a word for a number: `At which number do we reach you?`"""
    texts = [text for text in words(heading) if not text.isdecimal()]
    is_question = len(texts) >= QUESTION
    return is_question and any(_table().get(text, EMPTY) & {"phone", "number"} for text in texts)


@lru_cache(maxsize=1024)
def asks_reader(heading: str) -> bool:
    """Whether a heading speaks to who fills it in: `At which number do we reach you?`"""
    return not READER.isdisjoint(words(heading))


def is_around(text: str) -> bool:
    """Whether a folded word only says whose something is, or nothing: `Person - City`, `Name (required)`."""
    return bool(_table().get(text, frozenset()) & (EMPTY | {"own", "billing"}))


def is_salutation(text: str) -> bool:
    """Whether all words are said before a name: `Mr.`, `Frau Dr.`."""
    known = understood(words(text)) if len(text) <= SALUTATION else []
    return bool(known) and _all(known, {"salutation"})


def _longest(texts: Sequence[str], i: int) -> tuple[int, tuple[Word, ...]]:
    """Return how many of the texts from `i` on are one expression, and it; else what the first is made of."""
    table = _table()
    for length in range(min(LONGEST, len(texts) - i), 0, -1):
        joined = "".join(texts[i : i + length])
        if joined in table:
            return length, ((joined, table[joined]),)
    return 1, _pieces(texts[i])


@lru_cache(maxsize=8192)
def _pieces(text: str) -> tuple[Word, ...]:
    """Take a compound apart, longest pieces first: `privattelefon`, `勤務先電話番号`."""
    if len(text) > COMPOUND:
        return ()
    table = _table()
    shortest = 1 if text[0] >= ASIAN else SHORTEST
    if text == "nr":  # short, but on all kinds of words: `Debiteurnr.`
        return ((text, table[text]),)
    for end in range(len(text), shortest - 1, -1):
        if (head := text[:end]) in table:
            rest = _pieces(text[end:]) if text[end:] else ()
            if rest or end == len(text):
                return ((head, table[head]), *rest)
    return ()


def _composed(known: Sequence[Word]) -> str | None:
    return next(filter(None, (rule(known) for rule in RULES)), None) if known else None


def _all(known: Sequence[Word], allowed: Collection[str]) -> bool:
    return all(not meanings.isdisjoint(allowed) for _, meanings in known)


def _any(known: Sequence[Word], wanted: Collection[str]) -> bool:
    return any(not meanings.isdisjoint(wanted) for _, meanings in known)


def _made_of(known: Sequence[Word], heads: Collection[str], around: Meanings = AROUND) -> bool:
    """Whether some word can be one of `heads` and all others belong around it."""
    return _any(known, heads) and _all(known, around.union(heads))


def _someones(known: Sequence[Word]) -> str | None:
    return IGNORED if _any(known, {"someone"}) else None


def _aside(known: Sequence[Word]) -> str | None:
    """`Email opt-in`, `Phone verified`, `Date of contact`: about something, not the thing itself."""
    return IGNORED if any(meanings == {"aside"} for _, meanings in known) else None


def _companion(known: Sequence[Word]) -> str | None:
    """`Phone Type`, `MobileAreaCode`, `Work ext.`: more about a number. Types of other things are ignored."""
    for kind, field in KINDS.items():
        others = [word for word in known if kind not in word[1]]
        if len(others) == len(known):
            continue
        if kind != "label" and _all(others, AROUND | {"phone", "fax", "pager"}):
            return field
        if kind == "label" and others:
            return _labelled(others)
    return None


KINDS = {companion.removeprefix("phone_"): companion for companion in COMPANIONS}


def _labelled(others: Sequence[Word]) -> str:
    if _made_of(others, {"phone", "fax", "pager"}):
        return "phone_label"
    return "address_label" if _made_of(others, {"address"}) else IGNORED


def _reached(known: Sequence[Word]) -> str | None:
    """What people are reached at."""
    web = AROUND | {"address", "code"}
    if _made_of(known, {"email"}, web | {"website"}):
        return "email"
    if _made_of(known, {"fax"}, AROUND | {"phone"}):
        return "phone" if _is_either(known) else "fax"
    for field, around in (("pager", AROUND), ("phone", AROUND), ("website", web)):
        if _made_of(known, {field}, around):
            return field
    return "email" if _made_of(known, {"email"}, AROUND | {"phone", "address"}) else None


def _is_either(known: Sequence[Word]) -> bool:
    """`Tel/Fax` is a phone that takes faxes too; `Telefax` and `Fax phone` are not phones."""
    return "phone" in known[0][1] and _any(known[1:], {"fax"})


def _name(known: Sequence[Word]) -> str | None:
    """`Příjmení a jméno` is a whole name, `Nom de famille` and `Kundenvorname` are parts of one."""
    if not _made_of(known, NAMES, EMPTY | {"own"}):
        return None
    is_named = _any(known, {"name"})
    given = _any(known, {"given"}) or (_any(known, {"first"}) and (is_named or _any(known, {"last"})))
    family = _any(known, {"family"}) or (_any(known, {"last"}) and (is_named or _any(known, {"first"})))
    if _any(known, {"full"}) and is_named:
        return "name"
    if _any(known, {"middle", "patronymic"}):
        return "name" if given and family else "middle_name"
    if given and family and sum(not meanings.isdisjoint(NAMES) for _, meanings in known) > 1:
        return "name"
    if (given and _beside_name(known, "given")) or (family and _beside_name(known, "family")):
        return "name"
    return "first_name" if given else "last_name" if family else None


def _beside_name(known: Sequence[Word], part: str) -> bool:
    """`Nombre y apellidos`: a word that is a part by itself, and another for the name."""
    return any(
        part in meanings and _any([*known[:i], *known[i + 1 :]], {"name"})
        for i, (_, meanings) in enumerate(known)
    )


def _contact(known: Sequence[Word]) -> str | None:
    """`Company Contact Name` is a person there; `Contact Company` is a company."""
    is_made = _all(known, EMPTY | {"company", "own", "contact", "contact_person", "name"})
    is_there = "company" in known[0][1] and _any(known[1:], {"contact", "contact_person"})
    return "name" if is_made and is_there else None


def _company(known: Sequence[Word]) -> str | None:
    return "company" if _made_of(known, {"company"}, EMPTY | {"name", "own"}) else None


def _id(known: Sequence[Word]) -> str | None:
    """`Kunden-Nr.`, `Patient ID`."""
    numbers = {"number", "code"}
    is_id = _any(known, {"own"}) and _made_of(known, numbers, EMPTY | {"own"})
    return "id" if is_id else None


def _address(known: Sequence[Word]) -> str | None:
    heads = {*PARTS, "address"}
    if not _made_of(known, heads, AROUND | {"code", "full"}):
        return None
    parts = {part for part in PARTS for _, meanings in known if part in meanings}
    if not parts and _any(known, {"code"}):  # `Address ID` is a number in a database
        return None
    whose = [meanings for _, meanings in known if meanings.isdisjoint({*heads, "number"})]
    place = next((PLACE[meaning] for meanings in whose for meaning in PLACE if meaning in meanings), "")
    is_whole = len(parts - {"house_number"}) > 2 or not parts
    return place + ("address" if is_whole else next(part for part in PARTS if part in parts))


RULES = (_someones, _aside, _companion, _reached, _name, _contact, _company, _id, _address)


@cache
def _table() -> dict[str, Meanings]:
    """Folded word -> its meanings."""
    table: dict[str, set[str]] = {}
    with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in filter(None, map(fold, row["words"].split())):
                table.setdefault(word, set()).add(row["meaning"])
    return {word: frozenset(meanings) for word, meanings in table.items()}
