"""Headings that are made of known words become fields, in any order of the words, in any language.

A heading counts only if every word of it is known: `Hotel` is not a phone, `Ad name` not a name.
"""

from collections.abc import Collection, Sequence

from columns.column import COMPANIONS, IGNORED, NUMBERS
from columns.folding import words
from columns.words import SILENT, Meanings, Word, all_of, any_of, meanings_of, understood

WHOSE = frozenset({"own", "work", "home", "other", "any", "company", "postal", "billing", "shipping"})
AROUND = SILENT | WHOSE | {"number"}
NAMES = frozenset({"given", "family", "first", "last", "middle", "patronymic", "name", "full"})

# What wins where several parts of an address stand in one heading: `Adresse privat: Ort` is a city,
# `PLZ/Ort` a city that has its postcode before it, `Straße und Hausnummer` a street.
PARTS = ("po_box", "street", "city", "postcode", "house_number", "extra", "district", "country", "region")
PLACE = {"work": "work_", "company": "work_", "home": "home_", "other": "other_"}
PLACE |= {"billing": "work_", "shipping": "other_"}


def compose(heading: str) -> str | None:
    """Return the field of a heading that is made of known words only, else None."""
    texts = words(heading)
    return _composed(understood(texts)) or _at_address(texts)


def _at_address(texts: Sequence[str]) -> str | None:
    """`Address 1: Phone` is the phone there; `Address, phone` is both in one."""
    is_numbered = len(texts) > 2 and texts[1].isdecimal() and "address" in meanings_of(texts[0])
    field = _composed(understood(texts[2:])) if is_numbered else None
    return field if field in NUMBERS else None


def of_someone(heading: str) -> str | None:
    """Return what a heading says of someone else than the contact, if so: `phone` for `Owner's phone`."""
    texts = words(heading)
    known = understood(texts)
    if not known and any("someone" in meanings_of(text) for text in texts):
        return IGNORED
    others = [word for word in known if "someone" not in word[1]]
    if len(others) == len(known):
        return None
    if part := _part(others):
        return part
    is_number = any_of(others, {"code", "number"})
    is_whole = all_of(others, SILENT | {"name", "full", "any"})
    return "name" if is_whole and not is_number else _composed(others) or IGNORED


def _part(known: Sequence[Word]) -> str | None:
    """`Owner First`, `Owner Last`."""
    parts = {"first": "first_name", "last": "last_name"}
    found = [field for part, field in parts.items() if _made_of(known, {part}, SILENT)]
    return found[0] if len(found) == 1 else None


def _composed(known: Sequence[Word]) -> str | None:
    return next(filter(None, (rule(known) for rule in RULES)), None) if known else None


def _made_of(known: Sequence[Word], heads: Collection[str], around: Meanings = AROUND) -> bool:
    """Whether some word can be one of `heads` and all others belong around it."""
    return any_of(known, heads) and all_of(known, around.union(heads))


def _someones(known: Sequence[Word]) -> str | None:
    return IGNORED if any_of(known, {"someone"}) else None


def _aside(known: Sequence[Word]) -> str | None:
    """`Email opt-in`, `Phone verified`, `Date of contact`: about something, not the thing itself."""
    return IGNORED if any(meanings == {"aside"} for _, meanings in known) else None


def _companion(known: Sequence[Word]) -> str | None:
    """`Phone Type`, `MobileAreaCode`, `Work ext.`: more about a number. Types of other things are ignored."""
    for kind, field in KINDS.items():
        others = [word for word in known if kind not in word[1]]
        if len(others) == len(known):
            continue
        if kind != "label" and all_of(others, AROUND | {"phone", "fax", "pager"}):
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
    return "phone" in known[0][1] and any_of(known[1:], {"fax"})


def _name(known: Sequence[Word]) -> str | None:
    """`Příjmení a jméno` is a whole name, `Nom de famille` and `Kundenvorname` are parts of one."""
    if not _made_of(known, NAMES, SILENT | {"own"}):
        return None
    is_named = any_of(known, {"name"})
    given = any_of(known, {"given"}) or (any_of(known, {"first"}) and (is_named or any_of(known, {"last"})))
    family = any_of(known, {"family"}) or (any_of(known, {"last"}) and (is_named or any_of(known, {"first"})))
    if any_of(known, {"full"}) and is_named:
        return "name"
    if any_of(known, {"middle", "patronymic"}):
        return "name" if given and family else "middle_name"
    if given and family and sum(not meanings.isdisjoint(NAMES) for _, meanings in known) > 1:
        return "name"
    if (given and _beside_name(known, "given")) or (family and _beside_name(known, "family")):
        return "name"
    return "first_name" if given else "last_name" if family else None


def says_address(heading: str) -> bool:
    """Whether a heading of names says that an address stands behind each: `Name and address`."""
    return _name_and_address(understood(words(heading))) is not None


def _name_and_address(known: Sequence[Word]) -> str | None:
    """`Address name` is that of an address."""
    is_made = _made_of(known, {"address"}, SILENT | {"name", "full", "own"})
    places = [i for i, (_, meanings) in enumerate(known) if "address" in meanings]
    is_named = is_made and any("name" in meanings for _, meanings in known[: places[0]])
    return "name" if is_named else None


def _beside_name(known: Sequence[Word], part: str) -> bool:
    """`Nombre y apellidos`: a word that is a part by itself, and another for the name."""
    return any(
        part in meanings and any_of([*known[:i], *known[i + 1 :]], {"name"})
        for i, (_, meanings) in enumerate(known)
    )


def _contact(known: Sequence[Word]) -> str | None:
    """`Company Contact Name` is a person there; `Contact Company` is a company."""
    is_made = all_of(known, SILENT | {"company", "own", "contact", "contact_person", "name"})
    is_there = "company" in known[0][1] and any_of(known[1:], {"contact", "contact_person"})
    return "name" if is_made and is_there else None


def _company(known: Sequence[Word]) -> str | None:
    return "company" if _made_of(known, {"company"}, SILENT | {"name", "own"}) else None


def _id(known: Sequence[Word]) -> str | None:
    """`Kunden-Nr.`, `Patient ID`."""
    numbers = {"number", "code"}
    is_id = any_of(known, {"own"}) and _made_of(known, numbers, SILENT | {"own"})
    return "id" if is_id else None


def _address(known: Sequence[Word]) -> str | None:
    heads = {*PARTS, "address"}
    if not _made_of(known, heads, AROUND | {"code", "full"}):
        return None
    parts = {part for part in PARTS for _, meanings in known if part in meanings}
    if not parts and any_of(known, {"code"}):  # `Address ID` is a number in a database
        return None
    whose = [meanings for _, meanings in known if meanings.isdisjoint({*heads, "number"})]
    place = next((PLACE[meaning] for meanings in whose for meaning in PLACE if meaning in meanings), "")
    is_whole = len(parts - {"house_number"}) > 2 or not parts
    return place + ("address" if is_whole else next(part for part in PARTS if part in parts))


RULES = (_someones, _aside, _companion, _reached, _name, _name_and_address, _contact, _company, _id, _address)
