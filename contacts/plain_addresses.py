"""The addresses of rows whose cells are all written in the usual way, many at a time, as in `plain_rows`."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from columns.column import Column
from contacts import addresses, countries, plain
from contacts.plain import Cells, Decided, Values

Home = Mapping[str, int]  # which column says each part of one address
# City, region and country, and whether there is no street, and no postcode: of these, few are different.
Key = tuple[str | None, str | None, str | None, bool, bool]

AT = ("city", "region", "country")
FIELDS = ("address", "street", "city", "postcode", "region", "country", "address_label")
LAND = FIELDS.index("country")
LATIN = re.compile("[A-Za-z]")
BEGINNING = 3  # letters of a postcode; a street that has them may say the whole address
FEW = len(FIELDS) - len(addresses.LITTLE)  # which stands last


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


class Form(NamedTuple):
    """How addresses at one place are written: formats of street and postcode.

    `said` is what they say of that place, casefolded.
    """

    said: frozenset[str]
    usual: str
    eastern: str
    may_be_eastern: bool


class Addresses:
    """Reads the addresses of one table. `country` (ISO 3166) is that of those which name none."""

    def __init__(self, those: Sequence[Home], country: str) -> None:
        self._homes = those or [{}]
        self._country = country
        self._forms = Decided(self._form)

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

    def _written(
        self,
        whole: str | None,
        street: str | None,
        city: str | None,
        postcode: str | None,
        region: str | None,
        country: str | None,
        label: str | None,
    ) -> str | None:
        """Return the parts as their country writes them; equal ones, and short ones, are for `shape`."""
        form = self._forms[city, region, country, not street, not postcode]
        if form is None or None in (whole, label) or street is None or city is None or postcode is None:
            return None
        if region in addresses.ZEROS and 2 < len(postcode) < 5:
            return None
        if whole:
            return None if street or postcode or form.said else whole
        own = [text.casefold() for text in (street, postcode) if text]
        if not form.said.isdisjoint(own) or (street and postcode and own[-1][:BEGINNING] in own[0]):
            return None
        is_eastern = form.may_be_eastern and addresses.in_eastern_letters(street + city)
        return (form.eastern if is_eastern else form.usual).format(street, postcode)

    def _form(self, key: Key) -> Form | None:
        """Return how addresses at some place are written; None if that has an odd part, or two equal ones."""
        city, region, country, no_street, no_postcode = key
        if city is None or region is None or country is None:
            return None
        said = {part: text for part, text in zip(AT, (city, region, country), strict=True) if text}
        folded = frozenset(map(str.casefold, said.values()))
        if len(folded) < len(said):
            return None
        values = {part: text.replace("{", "{{").replace("}", "}}") for part, text in said.items()}
        values |= {} if no_street else {"street": "{0}"}
        values |= {} if no_postcode else {"postcode": "{1}"}
        own = countries.code(country) or self._country
        usual, eastern = (addresses.layout(values, own, is_eastern) for is_eastern in (False, True))
        return Form(folded, usual, eastern, may_be_eastern=not LATIN.search(city))


def _part(cells: Cells, place: int | None) -> Values:
    """Parts of an address; what parts them is for `shape`."""
    if place is None:
        return plain.nothing(cells)
    return [None if text and _is_odd(text) else text for text in plain.texts(cells[place])]


def _is_odd(text: str) -> bool:
    return text[-1] == "," or ":::" in text or "<" in text or "://" in text or text[-2:] == ".0"


def _only(*texts: str | None) -> str | None:
    """Return the text that some cells say, None if they say several."""
    said = set(filter(None, texts))
    return None if None in texts or len(said) > 1 else next(iter(said), "")
