"""A row's fields become a contact: its name, its numbers, its address, as Talkdesk's contract has them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import orjson

from feed import phones
from feed.headings import ADDRESS, Column

LETTER = r"[^\s@<>()\[\],;:\"'|/\\]"  # none that stands around addresses; O'Hara's stands inside
EMAIL = re.compile(rf"{LETTER}(?:{LETTER}|')*@{LETTER}+\.(?:{LETTER}(?<!\.))+")
LINK = re.compile(r"(?:https?://)?(?:\w+\.)?(?:twitter|x)\.com/@?(\w+).*", re.IGNORECASE | re.DOTALL)
SPACES = re.compile(r"\s*:::\s*|[;,]?\s+|[;,](?=https?:|www\.)", re.IGNORECASE)

# The address that an agent wants first: the only one, then where the person works.
PLACES = ("", "1", "work", "home", "other")
NAME = ("prefix", "first_name", "middle_name", "last_name", "suffix")

Cells = Mapping[str, list[str]]
Complaint = tuple[str, str]  # what is wrong and was done about it, and the text that it is about


@dataclass(frozen=True)
class Contact:
    """Talkdesk's contact without its id; what a contact does not have is empty."""

    name: str
    company: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    photo_url: str = ""
    address: str = ""
    websites: tuple[str, ...] = ()
    twitter: str = ""
    url: str = ""

    def as_dict(self, id: str) -> dict[str, Any]:
        """Return the contract's contact, without the keys that it has nothing for."""
        return {"id": id, **self.said()}

    def said(self) -> dict[str, Any]:
        """Return what it has, by the names of the fields; `from_said` makes a contact of it again."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    @staticmethod
    def from_said(said: Mapping[str, Any]) -> "Contact":
        """Return the contact that `said` was of, which may have been JSON since."""
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in said.items()}
        return Contact(**values)

    def as_json(self, id: str) -> bytes:
        """Return the same as UTF-8 JSON, ready to be joined with others."""
        # orjson's buffers are larger than what they hold; a million of them would not fit.
        return bytes(bytearray(orjson.dumps(self.as_dict(id))))

    def completed_by(self, other: "Contact") -> "Contact":
        """Return this contact with what it lacks taken from another row about the same person."""
        lacking = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        return replace(self, **lacking) if any(lacking.values()) else self


@dataclass(frozen=True)
class Entry:
    """A row understood: where it stood, the id that it says itself ("" if none), its contact.

    `raw` is a hash of its text: of all its headings and cells that are not empty.
    """

    line: int
    given_id: str
    contact: Contact
    raw: bytes = b""


def shape(line: int, row: Iterable[tuple[Column, str]], country: str) -> tuple[Entry | None, list[Complaint]]:
    """Return what a row says of a contact, and what could not be used as it stands.

    `country` (ISO 3166) is that of phone numbers without +. There is no entry for a row without name,
    company, e-mail and phone, nor for a card that stands for a group.
    """
    cells, places = _gathered(row)
    complaints: list[Complaint] = []
    if any(kind.casefold() == "group" for kind in cells.get("kind", ())):
        return None, [("the card is a group, not a person; it was left out", "")]
    emails = _each(cells, "email", _emails, complaints)
    numbers = _each(cells, "phone fax pager", lambda text: phones.normalise(text, country), complaints)
    company = _first(cells, "company")
    name = next(filter(None, [_name(cells), company, *emails, *numbers]), "")
    if not name:
        return None, [*complaints, ("the row has no name, company, e-mail or phone; it was left out", "")]
    contact = Contact(
        name=name,
        company=company,
        title=_first(cells, "title") or _first(cells, "role"),
        emails=emails,
        phones=numbers,
        photo_url=next(iter(_each(cells, "photo_url", _links, complaints)), ""),
        address=_address(places),
        websites=_each(cells, "website", _websites, complaints),
        twitter=_twitter(_first(cells, "twitter")),
        url=next(iter(_each(cells, "url", _links, complaints)), ""),
    )
    return Entry(line, _first(cells, "id"), contact), complaints


def _gathered(
    row: Iterable[tuple[Column, str]],
) -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]]]:
    """Return the texts of each field, and those of each part of each address."""
    cells: dict[str, list[str]] = {}
    places: dict[str, dict[str, list[str]]] = {}
    for column, cell in row:
        text = cell.strip()
        if text and column.part:
            field = places.setdefault(column.place, {}) if column.part in ADDRESS else cells
            field.setdefault(column.part, []).append(text)
    return cells, places


def _first(cells: Cells, field: str) -> str:
    return " ".join(cells[field][0].split()) if field in cells else ""


def _name(cells: Cells) -> str:
    parts = " ".join(filter(None, (_first(cells, part) for part in NAME)))
    return _first(cells, "name") or parts or _first(cells, "nickname")


Reading = Callable[[str], tuple[list[str], list[str]]]


def _each(cells: Cells, names: str, read: Reading, complaints: list[Complaint]) -> tuple[str, ...]:
    """Return what `read` finds in all cells of some fields, each once; add what it refuses."""
    found: dict[str, str] = {}
    for field in names.split():
        for text in cells.get(field, ()):
            values, refused = read(text)
            complaints += [(REFUSED[field], value) for value in refused]
            for value in values:
                found.setdefault(value.casefold(), value)
    return tuple(found.values())


REFUSED = {
    "email": "is no e-mail address; it was left out",
    "phone": "is no valid phone number; with digits it is kept as typed, without it was left out",
    "photo_url": "is no web address of a photo; it was left out",
    "website": "is no web address; it was left out",
    "url": "is no web address; it was left out",
}
REFUSED |= dict.fromkeys(("fax", "pager"), REFUSED["phone"])


def _emails(text: str) -> tuple[list[str], list[str]]:
    """`Name <a@example.com>`, `mailto:`, and several in one cell are all understood."""
    found = EMAIL.findall(text)
    return found, [] if found else [text]


def _websites(text: str) -> tuple[list[str], list[str]]:
    pieces = SPACES.split(text)
    return [p for p in pieces if "." in p], [p for p in pieces if p and "." not in p]


def _links(text: str) -> tuple[list[str], list[str]]:
    pieces = [p for p in SPACES.split(text) if p.lower().startswith(("http://", "https://"))]
    return pieces, [] if pieces else [text]


def _twitter(text: str) -> str:
    """The name alone: from `@jane`, `https://twitter.com/jane` and Apple's `x-apple:jane`."""
    link = LINK.fullmatch(text)
    return link[1] if link else text.removeprefix("x-apple:").lstrip("@")


def _address(places: Mapping[str, Cells]) -> str:
    """The first address that says anything: as someone wrote it out, else joined from its parts."""
    for place in sorted(places, key=lambda p: PLACES.index(p) if p in PLACES else len(PLACES)):
        parts = places[place]
        texts = parts.get("address") or [text for part in ADDRESS for text in parts.get(part, ())]
        lines = [line.strip(" ,\t") for text in texts for line in re.split(r"\s*(?::::|[\r\n]+)\s*", text)]
        return ", ".join(dict.fromkeys(filter(None, lines)))
    return ""
