"""Rows whose cells are all written in the usual way become contacts here, many at a time.

A cell is plain if `contact.shape` uses it as it stands, or as the one value that is decided here for each
distinct text. Most rows of most files are of plain cells alone, and take a twentieth of the time that
`shape` takes for them; it is left any other row. Where both can read a row, both say the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

import orjson

from columns.column import Column
from columns.folding import fold
from contacts import addresses, countries, names, plain, reach
from contacts.plain import Decided

Cells = Sequence[Sequence[str]]  # of some rows, column by column
Said = tuple[str, bytes, str]  # the id that a row says itself, its contact as JSON, its comparable name

KEYS = ("name", "company", "title", "emails", "phones", "address", "websites")  # in the order of a Contact
SEVERAL = ("email", "phone", "website")  # of which a row may say more than one
PARTS = ("street", "city", "region", "postcode", "country")
ADDRESS = ("address", *PARTS)
NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_]+)*\.?")
EASTERN = names.EASTERN  # letters, and with them names and addresses, in another order
JOINING = re.compile("[\u1100-\u11ff]")  # Korea's old letters, with the one before them
BETWEEN = b'},{"'  # what stands between two contacts, as JSON


class Plain:
    """Reads the plain rows of one table. `country` (ISO 3166) is that of `contact.shape`."""

    def __init__(self, columns: Sequence[Column], country: str) -> None:
        self._places, self._others = _sorted(columns)
        self._country = country
        self._known_names = Decided(_name)
        self._numbers = Decided(self._numbers_beside)
        self._layouts = Decided(self._layout)
        self._folded = Decided(fold)

    def read(self, cells: Cells) -> list[Said | None]:
        """Return what each row says; None for one that is not plain, or no contact."""
        one = {field: self._column(cells, field) for field in ONE}
        parts = [one[part] for part in PARTS]
        values = zip(
            map(_called, one["name"], one["first_name"], one["last_name"]),
            one["company"],
            one["title"],
            map(_each, *self._several(cells, "email")),
            map(self._dialled, one["country"], *(cells[i] for i in self._places.get("phone", ()))),
            map(self._address, one["address"], *parts),
            map(_each, *self._several(cells, "website")),
            one["id"],
            *self._rest(cells),
            strict=False,
        )
        contacts = list(map(_contact, values))
        texts = iter(_as_json(list(filter(None, contacts))))
        return [
            (id, next(texts), self._comparable(contact["name"])) if contact else None
            for id, contact in zip(one["id"], contacts, strict=False)
        ]

    def _column(self, cells: Cells, field: str) -> Iterable[Any]:
        """What the cells of a field say, None where that is not plain."""
        (place,) = self._places.get(field, (None,))
        return repeat("") if place is None else self._reader(field)(cells[place])

    def _reader(self, field: str) -> Callable[[Sequence[str]], plain.Values]:
        return self._names if field in NAMES else READERS[field]

    def _names(self, cells: Sequence[str]) -> plain.Values:
        return list(map(self._known_names.__getitem__, cells))

    def _several(self, cells: Cells, field: str) -> list[Iterable[Any]]:
        columns = [READERS[field](cells[i]) for i in self._places.get(field, ())]
        return list(columns) or [repeat("")]

    def _rest(self, cells: Cells) -> Iterator[Iterable[str | None]]:
        """The cells that are read by `shape` alone: only where there is nothing in them a row is plain."""
        return (["" if not cell else None for cell in cells[i]] for i in self._others)

    def _dialled(self, country: str | None, *texts: str) -> list[Any] | None:
        numbers = self._numbers[country or ""]
        found = [numbers[text] for text in texts if text]
        return None if None in found or len(set(found)) < len(found) else found

    def _numbers_beside(self, country: str) -> Decided[str, str | None]:
        """Return what decides the numbers of rows that name a country, or none."""
        own = countries.code(country) if country else ""
        return plain.numbers_of((own, self._country) if own else (self._country,))

    def _address(self, whole: str | None, *parts: str | None) -> str | None:
        """Return the parts as their country writes them; those that are equal are for `shape`."""
        filled = [part.casefold() for part in parts if part]
        if None in parts or whole is None or (whole and filled) or len(set(filled)) < len(filled):
            return None
        if not filled:
            return whole
        if any(part and not part.isascii() and EASTERN.search(part) for part in parts[:2]):
            said = {name: [part] for name, part in zip(PARTS, parts, strict=True) if part}
            return addresses.written(said, self._country)
        return self._layouts[parts[-1], *map(bool, parts)].format(*parts)

    def _layout(self, key: tuple[Any, ...]) -> str:
        country, *are_there = key
        own = countries.code(country) if country else ""
        there = [part for part, is_there in zip(PARTS, are_there, strict=True) if is_there]
        return addresses.layout(there, own or self._country, PARTS)

    def _comparable(self, name: str) -> str:
        """As `fold`, word by word: names have many in common."""
        return "".join(map(self._folded.__getitem__, name.split(" "))) or name


def _sorted(columns: Sequence[Column]) -> tuple[dict[str, list[int]], list[int]]:
    """Return the places of the columns that are read here, by field, and those of the others in use."""
    places: dict[str, list[int]] = {}
    others = []
    address = next((column.place for column in columns if column.part in ADDRESS), "")
    for i, column in enumerate(columns):
        field = column.part or ""
        is_first = field in ONE and field not in places and (field not in ADDRESS or column.place == address)
        if field in SEVERAL or is_first:
            places.setdefault(field, []).append(i)
        elif column.is_used:
            others.append(i)
    return places, others


def _called(full: str | None, first: str | None, last: str | None) -> str | None:
    """Return the whole name, of one column or of two; one word in both is for `shape`."""
    if full is None or first is None or last is None:
        return None
    if not (first and last) or full:
        return None if full and (first or last) else full or first or last
    if first.rpartition(" ")[2] in last.split(" "):
        return None
    if not last.isascii() and EASTERN.search(last):
        return names.compose({"first_name": [first], "last_name": [last]})[0]
    return f"{first} {last}"


def _each(*texts: Any) -> list[Any] | None:
    """Return the texts that there are; equal ones are for `shape`."""
    found = [text for text in texts if text != ""]
    if None in found:
        return None
    return None if len(found) > 1 and len({text.casefold() for text in found}) < len(found) else found


def _contact(values: tuple[Any, ...]) -> dict[str, Any] | None:
    """Return a contact as JSON has it; None if one of the values is not plain, or there are none."""
    if None in values:
        return None
    said = {key: value for key, value in zip(KEYS, values, strict=False) if value}
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
    is_name = NAME.fullmatch(text) and plain.is_text(text) and text.casefold() not in names.NOBODY
    return text if not text or (is_name and not JOINING.search(text)) else None


def _companies(cells: Sequence[str]) -> plain.Values:
    """A number at the end may be a phone's."""
    return [None if text and _ends_in_number(text) else text for text in plain.texts(cells)]


def _ends_in_number(text: str) -> bool:
    return text[-1].isdecimal() and reach.LAST.search(text[-reach.LONGEST :]) is not None


def _parts(cells: Sequence[str]) -> plain.Values:
    """Parts of an address; what parts them is for `shape`."""
    return [None if text and _is_odd_part(text) else text for text in plain.texts(cells)]


def _is_odd_part(text: str) -> bool:
    return text[-1] == "," or ":::" in text


NAMES = ("name", "first_name", "last_name")
READERS: Mapping[str, Callable[[Sequence[str]], plain.Values]] = {
    "id": plain.texts,
    "company": _companies,
    "title": plain.texts,
    **dict.fromkeys(ADDRESS, _parts),
    "email": plain.emails,
    "website": plain.websites,
}
ONE = ("id", *NAMES, "company", "title", *ADDRESS)
