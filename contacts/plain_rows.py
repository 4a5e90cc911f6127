"""Rows whose cells are all written in the usual way become contacts here, many at a time.

A cell is plain if `row.shape` uses it as it stands, or as the one value that is decided here for each
distinct text. Most rows of most files are of plain cells alone, and take a twentieth of the time that
`shape` takes for them; any other row is left to it. Where both can read a row, both say the same.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress
from operator import getitem
from typing import Any

import orjson

from columns.column import SPARE, Column
from columns.firms import is_firm
from columns.folding import fold
from contacts import behind_names, countries, dialling, links, names, phones, plain, reach
from contacts.plain import Cells, Decided
from contacts.plain_addresses import Addresses, homes
from contacts.row import is_group
from contacts.texts import is_no_company

Other = tuple[int, str]  # a column that is not read here: where it stands, its field
# The id that a row says itself, its contact as JSON, its comparable name, and the contact that became JSON.
Said = tuple[str, bytes, str, Mapping[str, Any]]

# In the order of a Contact.
KEYS = ("name", "company", "title", "emails", "phones", "photo_url", "address", "websites", "url")
SEVERAL = ("email", "phone", "fax", "website")  # of which a row may say more than one
LIKE = {"pager": "fax"}  # fields whose cells are read as those of another
NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_]+)*\.?")
EASTERN = names.EASTERN  # letters, and with them names and addresses, in another order
JOINING = re.compile("[\u1100-\u11ff]")  # Korea's old letters, with the one before them
BETWEEN = b'},{"'  # what stands between two contacts, as JSON


class Plain:
    """Reads the plain rows of one table. `country` (ISO 3166) is that of `row.shape`."""

    def __init__(self, columns: Sequence[Column], country: str) -> None:
        those = homes(columns)
        self._addresses = Addresses(those, country)
        self._places, self._others = _sorted(columns, {i for home in those for i in home.values()})
        self._numbered = self._places.get("phone", []) + self._places.get("fax", [])
        self._columns = columns
        self._country = country
        self._known_names = Decided(_name)
        self._numbers = {says: Decided(partial(self._numbers_beside, says)) for says in (False, True)}

    def read(self, cells: Cells) -> list[Said | None]:
        """Return what each row says; None for one that is not plain, or no contact."""
        one = {field: self._column(cells, field) for field in ONE}
        lands, written = self._addresses.read(cells)
        values = zip(
            map(_called, one["company"], *(one[field] for field in names.FIELDS)),
            one["company"],
            map(_either, one["title"], one["role"]),
            map(_each, *self._several(cells, "email")),
            map(_each, *self._dialled(cells, lands)),
            one["photo_url"],
            written,
            map(_each, *self._several(cells, "website")),
            one["url"],
            one["id"],
            lands,
            *self._rest(cells),
            strict=True,
        )
        contacts = list(map(_contact, values))
        texts = iter(_as_json(list(filter(None, contacts))))
        return [
            (id, next(texts), names.comparable(contact["name"]), contact) if contact else None
            for id, contact in zip(one["id"], contacts, strict=True)
        ]

    def _column(self, cells: Cells, field: str) -> list[Any]:
        """What the cells of a field say, None where that is not plain."""
        (place,) = self._places.get(field, (None,))
        return plain.nothing(cells) if place is None else self._reader(field)(cells[place])

    def _reader(self, field: str) -> Callable[[Sequence[str]], plain.Values]:
        return self._names if field in names.FIELDS else READERS[field]

    def _names(self, cells: Sequence[str]) -> plain.Values:
        return list(map(self._known_names.__getitem__, cells))

    def _several(self, cells: Cells, field: str) -> list[plain.Values]:
        columns = [READERS[field](cells[i]) for i in self._places.get(field, ())]
        return columns or [plain.nothing(cells)]

    def _rest(self, cells: Cells) -> Iterator[plain.Values]:
        """Cells of which nothing is used, "" where that is plain: most where there is nothing in them."""
        return (SILENT.get(field, _empty)(cells[i]) for i, field in self._others)

    def _dialled(self, cells: Cells, lands: plain.Values) -> list[plain.Values]:
        """Numbers as E.164: phones before faxes."""
        read = {says: list(map(known.__getitem__, lands)) for says, known in self._numbers.items()}
        columns = [list(map(getitem, read[self._columns[i].says_area], cells[i])) for i in self._numbered]
        return columns or [plain.nothing(cells)]

    def _numbers_beside(self, says_area: bool, country: str | None) -> Decided[str, str | None]:
        """Return what decides the numbers of rows that name a country, or none."""
        own = countries.code(country) if country else ""
        return plain.numbers_of(dialling.likeliest(own, self._country), says_area)


def _sorted(columns: Sequence[Column], homes: Collection[int]) -> tuple[dict[str, list[int]], list[Other]]:
    """Return the places of the columns that are read here, by field, and those of the others in use."""
    places: dict[str, list[int]] = {}
    others = []
    for i, column in enumerate(columns):
        field = LIKE.get(column.part or "", column.part or "")
        if column.place in SPARE:
            others.append((i, SPARE[0]))
        elif field in SEVERAL or (field in ONE and field not in places):
            places.setdefault(field, []).append(i)
        elif column.is_used and i not in homes:
            others.append((i, field))
    return places, others


def _called(company: str | None, full: str | None, nickname: str | None, *parts: str | None) -> str | None:
    """Return the name: where one word or another is said twice, as with care.

    A firm's name beside a person's is for `shape`.
    """
    if None in parts or None in (company, full, nickname):
        return None
    joined = " ".join(filter(None, parts))
    if not joined:
        return full or nickname
    _, first, _, last, suffix = parts
    if full and last and not company and is_firm(full if first else last):
        return None
    words = joined.split(" ")
    is_usual = (first or last) and full in ("", joined) and len(set(words)) == len(words)
    is_odd = suffix or words[-1] in names.BEHIND or (last and last == company)
    if is_usual and not is_odd and (joined.isascii() or not EASTERN.search(joined)):
        return joined
    said = zip(names.FIELDS, (full, nickname, *parts), strict=True)
    return names.compose({field: [text] for field, text in said if text}, company or "")[0]


def _either(text: str | None, other: str | None) -> str | None:
    return None if text is None or other is None else text or other


def _each(*texts: Any) -> list[Any] | None:
    """Return the texts that there are; equal ones are for `shape`."""
    if None in texts:
        return None
    found = list(filter(None, texts))
    return found if len(found) < 2 or len(set(map(str.casefold, found))) == len(found) else None


def _contact(values: tuple[Any, ...]) -> dict[str, Any] | None:
    """Return a contact as JSON has it; None if one of the values is not plain, or there are none."""
    if None in values:
        return None
    said: dict[str, Any] = dict(zip(compress(KEYS, values), filter(None, values), strict=False))
    if "name" in said:
        return said
    name = said.get("company") or next(iter(said.get("emails") or said.get("phones") or ()), None)
    return {"name": name, **said} if name else None


def _as_json(contacts: list[dict[str, Any]]) -> list[bytes]:
    """Return each contact as JSON. One call for all takes a third of the time of one for each."""
    texts = orjson.dumps(contacts)[len('[{"') : -len("}]")].split(BETWEEN)
    if len(texts) != len(contacts):  # it stands in a text: `},{`
        return [bytes(bytearray(orjson.dumps(contact))) for contact in contacts]
    return [b'{"' + text + b"}" for text in texts]


def _name(text: str) -> str | None:
    """A firm's salutation, `Firma`, is for `shape`: it is not said before a name."""
    is_name = NAME.fullmatch(text) and plain.is_text(text) and not names.is_nobody(text)
    is_odd = JOINING.search(text) or fold(text) in names.NO_PERSON
    return text if not text or (is_name and not is_odd) else None


def _companies(cells: Sequence[str]) -> plain.Values:
    return [text and _company(text) for text in plain.texts(cells)]


def _jobs(cells: Sequence[str]) -> plain.Values:
    """Titles, without a phone's number in them."""
    return [None if text and behind_names.may_be(text) else text for text in plain.texts(cells)]


def _company(text: str) -> str | None:
    if is_no_company(text):
        return ""
    return None if _is_odd(text) else text


def _is_odd(text: str) -> bool:
    """Whether a company may be in quotes, or a phone's number in it: alone or at the end."""
    if text[0] in names.QUOTES or text[0] in reach.DIGITS:
        return True
    return behind_names.may_be(text)


def _empty(cells: Sequence[str]) -> plain.Values:
    """Cells that are read by `shape` alone."""
    return ["" if not cell else None for cell in cells]


def _silent(says: Callable[[str], bool], cells: Sequence[str]) -> plain.Values:
    """Cells of which nothing is used unless they say something."""
    return ["" if text is not None and not says(text) else None for text in plain.texts(cells)]


READERS: Mapping[str, Callable[[Sequence[str]], plain.Values]] = {
    "id": plain.texts,
    "company": _companies,
    **dict.fromkeys(("title", "role"), _jobs),
    "email": plain.emails,
    "website": plain.websites,
    "photo_url": partial(plain.links, links.pictures),
    "url": partial(plain.links, links.addresses),
}
ONE = ("id", *names.FIELDS, "company", "title", "role", "photo_url", "url")
SILENT: Mapping[str, Callable[[Sequence[str]], plain.Values]] = {
    "kind": partial(_silent, is_group),
    "phone_label": partial(_silent, phones.says_fax),
    "phone_extension": partial(_silent, lambda _: False),
}
