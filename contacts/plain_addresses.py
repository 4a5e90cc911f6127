"""The addresses of rows whose cells are all written in the usual way, many at a time, as in `plain_rows`."""

from collections.abc import Mapping, Sequence
from typing import Any

from columns.column import Column
from contacts import addresses, countries, plain
from contacts.names import EASTERN
from contacts.plain import Cells, Decided, Values

Home = Mapping[str, int]  # which column says each part of one address

PARTS = ("street", "city", "postcode", "region", "country")
FIELDS = ("address", *PARTS, "address_label")
LAND = FIELDS.index("country")
FEW = FIELDS.index("region")  # what stands from here on programs write though nobody lives there


def homes(columns: Sequence[Column]) -> list[Home]:
    """Return the addresses that columns are of, the one that an agent wants first.

    Two of the same rank, or two columns for one part, are for `shape`.
    """
    found: dict[str, dict[str, int]] = {}
    for i, column in enumerate(columns):
        if column.part in FIELDS:
            found.setdefault(column.place, {}).setdefault(column.part, i)
    ranks = [*addresses.PLACES, next((place for place in found if place not in addresses.PLACES), "")]
    return [found[place] for place in dict.fromkeys(ranks) if place in found]


class Addresses:
    """Reads the addresses of one table. `country` (ISO 3166) is that of those which name none."""

    def __init__(self, those: Sequence[Home], country: str) -> None:
        self._homes = those or [{}]
        self._country = country
        self._layouts = Decided(self._layout)

    def read(self, cells: Cells) -> tuple[Values, Values]:
        """Return what the rows say of their countries, and their addresses in one line."""
        parts = [_part(cells, home.get(field)) for home in self._homes for field in FIELDS]
        if len(self._homes) > 1:
            return list(map(_only, *parts[LAND :: len(FIELDS)])), list(map(self._best, *parts))
        return parts[LAND], list(map(self._written, *parts))

    def _best(self, *cells: str | None) -> str | None:
        """Return the first of several addresses where somebody may be; where labels matter is for `shape`."""
        if None in cells:
            return None
        every = [cells[i : i + len(FIELDS)] for i in range(0, len(cells), len(FIELDS))]
        filled = [home for home in every if any(home[:-1])]
        if len(filled) > 1 and any(home[-1] for home in filled):
            return None
        home = next((home for home in filled if any(home[:FEW])), filled[0] if filled else every[0])
        return self._written(*home)

    def _written(self, whole: str | None, *cells: str | None) -> str | None:
        """Return the parts as their country writes them; those that are equal are for `shape`."""
        *parts, label = cells
        if None in cells or whole is None or label is None:
            return None
        filled = list(filter(None, parts))
        if not filled:
            return whole
        if whole or (len(filled) > 1 and len(set(map(str.casefold, filled))) < len(filled)):
            return None
        local = f"{parts[0]}{parts[1]}"
        if not local.isascii() and EASTERN.search(local):
            said = {name: [part] for name, part in zip(PARTS, parts, strict=True) if part}
            return addresses.written(said, self._country)
        return self._layouts[parts[-1], *map(bool, parts)].format(*parts)

    def _layout(self, key: tuple[Any, ...]) -> str:
        country, *are_there = key
        own = countries.code(country) if country else ""
        there = [part for part, is_there in zip(PARTS, are_there, strict=True) if is_there]
        return addresses.layout(there, own or self._country, PARTS)


def _part(cells: Cells, place: int | None) -> Values:
    """Parts of an address; what parts them is for `shape`."""
    if place is None:
        return plain.nothing(cells)
    return [None if text and _is_odd(text) else text for text in plain.texts(cells[place])]


def _is_odd(text: str) -> bool:
    return text[-1] == "," or ":::" in text or "<" in text or text[-2:] == ".0"


def _only(*texts: str | None) -> str | None:
    """Return the text that some cells say, None if they say several."""
    said = set(filter(None, texts))
    return None if None in texts or len(said) > 1 else next(iter(said), "")
