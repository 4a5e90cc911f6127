"""A row's fields become a contact: its name, its numbers, its address, as Talkdesk's contract has them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from columns.column import COMPANIONS, FAMILYS, IGNORED, NAMED, NUMBERS, OWNERS, SPARE, Column
from columns.firms import is_firm
from columns.grammar import says_address
from columns.words import is_family_first
from contacts import addresses, behind_names, dialling, links, names, texts
from contacts import emails as mailboxes
from contacts.contact import Contact, Entry
from contacts.phones import Complaint
from contacts.reach import NO_WEBSITE, Reach

NO_CONTACT = "the row has no name, company, e-mail or phone; it was left out"
GROUP = "it is a group, not a person; it was left out"
NO_PHOTO = "is not the web address of a photo; it was left out"
NO_HANDLE = "is not a name on Twitter; it was left out"
NOBODY = "stands for no name; another is used"
CUT = f"is longer than {texts.LONGEST:,} characters; it was cut"

BEHIND = "behind the name"  # the place of an address: any other goes before it
NAMES = frozenset(names.FIELDS)
NUMBERED = re.compile(r"(?:[\W_]*\d){6,}[\W_]*")  # some firms are called by a few digits
APOSTROPHE = re.compile(r"^'(?=\d)")  # '02101: so that Excel keeps the 0
SHOWN = 200  # characters of a text that a complaint is about


@dataclass(slots=True)
class Row:
    """The cells of a row, clean; `cells` by field, parts of addresses by place."""

    cells: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, defaultdict[str, list[str]]] = field(default_factory=dict)
    dialled: list[tuple[str, Column, str]] = field(default_factory=list)  # field, column, text
    beside: dict[str, dict[str, str]] = field(default_factory=dict)  # by place
    spare: list[tuple[str, str, str]] = field(default_factory=list)  # whose, field, text
    complaints: list[Complaint] = field(default_factory=list)

    def add(self, kind: str, part: str, column: Column, text: str) -> None:
        """Put the text of a cell where it belongs: `kind` and `part` are those of its `_slot`."""
        if kind == "address":
            self.places.setdefault(column.place, defaultdict(list))[part].append(APOSTROPHE.sub("", text))
        elif kind == "dialled":
            self.dialled.append((part, column, text))
        elif kind == "beside":
            self.beside.setdefault(column.place, {}).setdefault(part, text)
        elif kind == "spare":
            self.spare.append((column.place, part, text))
        elif part in ("name", "company") and ("\n" in text or says_address(column.heading)):
            name, address = behind_names.addressed(text, column.heading)
            self.cells[part].append(name)
            self.places.setdefault(BEHIND, defaultdict(list))["address"] += [address] if address else []
        else:
            is_turned = part == "name" and "," in text and is_family_first(column.heading)
            self.cells[part].append(names.turned_round(text) if is_turned else text)

    def first(self, field: str) -> str:
        """Return the first text of a field in one line, "" if there is none."""
        return texts.one_line(self.cells[field][0]) if field in self.cells else ""


def shape(line: int, row: Iterable[tuple[Column, str]], country: str) -> tuple[Entry | None, list[Complaint]]:
    """Return what a row says of a contact, and what could not be used as it stands.

    `country` (ISO 3166) is that of phone numbers without + and of addresses, where the row names none. There
    is no entry for a row without name, company, e-mail and phone, nor for a card that stands for a group.
    """
    said = _gathered(row)
    if any(map(is_group, said.cells.get("kind", ()))):
        return None, [(GROUP, "")]
    reach = _reach(said, country)
    company = _company(said) or _firm(said)
    name, nobody = names.compose(said.cells, company)
    name = name or next(filter(None, [*_called(said), company, *reach.emails, *reach.phones]), "")
    complaints = said.complaints + reach.complaints
    if not name:
        return None, _shown([*complaints, (NO_CONTACT, next(iter(nobody), ""))])
    complaints += [(NOBODY, text) for text in nobody]
    contact = Contact(
        name=name,
        company=company,
        title=said.first("title") or said.first("role"),
        emails=reach.emails,
        phones=reach.phones,
        photo_url=_link(said, "photo_url", links.pictures, NO_PHOTO, complaints),
        address=addresses.best(said.places, country),
        websites=reach.websites,
        twitter=_twitter(said, reach, complaints),
        url=_link(said, "url", links.addresses, NO_WEBSITE, complaints),
    )
    given_id = said.first("id").lstrip("'")  # which Shopify writes, so that Excel takes it for text
    return Entry(line, given_id, contact.as_json(), contact.comparable), _shown(complaints)


def is_group(kind: str) -> bool:
    """Whether a card of some kind stands for several people."""
    return kind.casefold() == "group"


def _gathered(row: Iterable[tuple[Column, str]]) -> Row:
    """Return the cells that say something, clean, where they belong."""
    said = Row()
    for column, cell in row:
        if not cell or not (slot := _slot(column.part, column.place)):
            continue
        text = cell.strip() if cell.isprintable() and "&" not in cell else texts.clean(cell)
        if len(text) > texts.LONGEST:
            said.complaints.append((CUT, text))
            text = texts.cut(text)
        kind, part = slot
        if text and not (texts.may_be_empty(text) and _is_empty(kind, part, text)):
            said.add(kind, part, column, text)
    return said


def _is_empty(kind: str, part: str, text: str) -> bool:
    """Whether a text stands for an empty cell: fewer do where people or places are named, and in ids."""
    if kind == "name":
        return False
    if kind == "company" and texts.is_no_company(text):
        return True
    if kind == "address" and (texts.is_no_place(text) or part in ("address", "street")):
        return texts.is_none(text) or texts.is_no_place(text)
    return texts.says_nothing(text) if kind in ("address", "id") else texts.is_none(text)


@lru_cache(maxsize=10_000)
def _slot(part: str | None, place: str) -> tuple[str, str] | None:
    """Return what kind of thing a column says, and which of those; None if nobody needs it."""
    if part in (None, IGNORED):
        return None
    if part in addresses.PARTS:
        return "address", part
    if part in COMPANIONS:
        return "beside", part
    if part in NAMES:
        return "name", part
    kind = "dialled" if part in NUMBERS else part
    return "spare" if place in SPARE else kind, part


def _reach(said: Row, country: str) -> Reach:
    """Return how the contact is reached; what the names hold of it is taken away from them."""
    own = addresses.country_of(said.places) if said.places else ""
    reach = Reach(dialling.likeliest(own, country))
    for text in said.cells.get("email", ()):
        reach.add_emails(text)
    for kind, column, text in said.dialled:
        reach.add_phones(text, kind, said.beside.get(column.place), column.says_area)
    for kind, text in _spared(said, reach):
        if kind == "email":
            reach.add_emails(text)
        else:
            reach.add_phones(text, kind)
    for text in said.cells.get("website", ()):
        reach.add_websites(text)
    if "name" in said.cells:
        firsts = map(reach.take_first, said.cells["name"])
        said.cells["name"] = list(map(reach.take_from_name, firsts))
    for called in filter(said.cells.__contains__, ("name", "company", "title", "role")):
        said.cells[called] = list(map(reach.take_numbers_behind, said.cells[called]))
    return reach


def _spared(said: Row, reach: Reach) -> list[tuple[str, str]]:
    """Return what there is to reach a family at, where there is nothing of the kind, or else the owner."""
    has = {"email": bool(reach.emails), "phone": bool(reach.phones)}
    is_named = any(map(names.is_somebody, (text for who in NAMED for text in said.cells.get(who, ()))))
    is_wanted = {FAMILYS: True, OWNERS: not is_named and not any(has.values())}
    return [(kind, text) for whose, kind, text in said.spare if is_wanted[whose] and not has.get(kind)]


def _called(said: Row) -> list[str]:
    """Return the names that stand before e-mail addresses."""
    return [names.turned(mailboxes.called(text)) for text in said.cells.get("email", ())]


def _company(said: Row) -> str:
    """Return the company, unless it is a number: of an identity card, where a shop asks for no other."""
    company = names.unquoted(said.first("company"))
    return "" if NUMBERED.fullmatch(company) else company


def _firm(said: Row) -> str:
    """Return a full name that is a firm's where a person stands beside it and no company.

    A last name without a first is, too, beside a full one: below `Co./Last Name`.
    """
    if not {"name", "last_name"} <= said.cells.keys():
        return ""
    firms = said.cells["name" if "first_name" in said.cells else "last_name"]
    return next(filter(is_firm, map(texts.one_line, firms)), "")


def _link(said: Row, field: str, read: links.Reader, problem: str, complaints: list[Complaint]) -> str:
    """Return the first link of a field."""
    own: Sequence[str] = said.cells.get(field, ())
    found = [link for text in own for link in read(text)[0]]
    if not found:
        complaints += [(problem, text) for text in own]
    return next(iter(found), "")


def _twitter(said: Row, reach: Reach, complaints: list[Complaint]) -> str:
    """Return the name on Twitter: as a column of its own says, else as a website does."""
    own: Sequence[str] = said.cells.get("twitter", ())
    complaints += [(NO_HANDLE, text) for text in own if not links.twitter(text)]
    return next(filter(None, [*map(links.twitter, own), *map(links.on_twitter, reach.websites)]), "")


def _shown(complaints: list[Complaint]) -> list[Complaint]:
    """Return the complaints, each once, without the rest of texts that are too long to show."""
    return list(dict.fromkeys((message, text[:SHOWN]) for message, text in complaints))
