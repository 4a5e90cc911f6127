"""Which of several addresses a part of one is of: by its words, its number, and what stands around it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from columns.column import ADDRESS, PLACES
from columns.folding import fold, words
from columns.readings import Reading, read, stem
from columns.words import means

LINES = ("street", "address", "house_number", "extra")  # a number behind them is that of a line
AREAS = ("city", "postcode", "region", "country")
AFTER_STREET = ("city", "postcode")  # beside one of them an address is a street


class Spot(NamedTuple):
    """A column's field without its place, its place, and the number behind its heading."""

    heading: str
    part: str | None
    place: str = ""
    number: str = ""
    why: str = ""

    @property
    def field(self) -> str | None:
        """The field as others know it: `work_street`."""
        return f"{self.place}_{self.part}" if self.place in PLACES and self.part in ADDRESS else self.part


def placed(headings: Sequence[str], readings: Sequence[Reading], fields: Sequence[str | None]) -> list[Spot]:
    """Return the field and the place of each column."""
    spots = [_spot(*column) for column in zip(headings, readings, fields, strict=True)]
    for step in (_numbered, _repeated, _apart, _alike, _adopted, _as_one, _with_streets):
        spots = step(spots)
    return spots


def _spot(heading: str, reading: Reading, field: str | None) -> Spot:
    if not field or field not in PLACED:
        return Spot(heading, field, number=reading.number)
    place, part = PLACED[field]
    if reading.is_family and not place:
        return Spot(heading, part, reading.number)
    return Spot(heading, part, place, reading.number)


PLACED = {part: ("", part) for part in (*ADDRESS, "address_label")}
PLACED |= {f"{place}_{part}": (place, part) for place in PLACES for part in ADDRESS}


def _numbered(spots: list[Spot]) -> list[Spot]:
    """`City 2` is of the second address, and then so is `Street 2`, which else is the second line of one."""
    areas = {spot.number for spot in spots if spot.part in AREAS and not spot.place}
    return [_with_number(spot, areas) if spot.number else spot for spot in spots]


def _with_number(spot: Spot, areas: set[str]) -> Spot:
    is_second = spot.part in PLACED and (spot.part not in LINES or spot.number in areas)
    return spot._replace(place=spot.number, number="") if is_second and not spot.place else spot


def _repeated(spots: list[Spot]) -> list[Spot]:
    """`Street, City, Street, City`: the second of each is of a second address, and what stands among them."""
    own = [i for i, spot in enumerate(spots) if spot.part in PLACED and not spot.place and not spot.number]
    times = Counter((spots[i].part, fold(spots[i].heading)) for i in own)
    counts = {part: times[part, heading] for part, heading in times if times[part, heading] > 1}
    lines = {counts.get(part, 0) for part in ("street", "address")}
    if not own or not any(counts.get(area) in lines for area in AFTER_STREET):
        return spots
    result, seen, block = list(spots), Counter[tuple[str | None, str]](), 1
    for i in own:
        key = spots[i].part, fold(spots[i].heading)
        seen[key] += 1
        block = seen[key] if times[key] > 1 else block
        result[i] = spots[i]._replace(place=str(block)) if block > 1 else spots[i]
    return result


def _apart(spots: list[Spot]) -> list[Spot]:
    """`Postal Address` beside `Physical Address`: each is a whole one, and the second another place."""
    wholes = [i for i, spot in enumerate(spots) if spot.part == "address" and not spot.place]
    if len(wholes) != 2 or not any(means(spots[i].heading, "postal") for i in wholes):
        return spots
    first, second = (spots[i] for i in wholes)
    if first.number != second.number or stem(first.heading) == stem(second.heading):
        return spots
    if any(spot.place == "other" for spot in spots):
        return spots
    return [spot._replace(place="other") if i == wholes[1] else spot for i, spot in enumerate(spots)]


def _alike(spots: list[Spot]) -> list[Spot]:
    """`Property City` is where the `Property Address` is, if that is another place than the contact's."""
    lines = [spot for spot in spots if spot.part in ("street", "address") and spot.place in PLACES]
    firsts = [(whose, spot.place) for spot in lines for whose in words(spot.heading)[:1]]
    places = {whose: place for whose, place in firsts if not means(whose, "address")}
    if not places:
        return spots
    return [
        spot._replace(place=places[whose]) if (whose := _whose_area(spot)) in places else spot
        for spot in spots
    ]


def _whose_area(spot: Spot) -> str:
    """What a city and the like is of: `Property` for `Property Zip`; a `Postal Code` is everybody's."""
    whose, *rest = words(spot.heading) or ("",)
    is_named = spot.part in AREAS and not spot.place and read(" ".join(rest)).fields == (spot.part,)
    return whose if is_named else ""


def _adopted(spots: list[Spot]) -> list[Spot]:
    """Give `Ville` right behind `Adresse privée` its place, if no street stands there without one."""
    are_placed = {spot.place for spot in spots} != {""}
    if not are_placed or any(spot.part in ("street", "address") and not spot.place for spot in spots):
        return spots
    taken = {(spot.place, spot.part) for spot in spots}
    adopted: list[Spot] = []
    for spot in spots:
        place = adopted[-1].place if adopted and adopted[-1].part in ADDRESS else ""
        if spot.part in ADDRESS and place and not spot.place and (place, spot.part) not in taken:
            spot = spot._replace(place=place)
            taken.add((place, spot.part))
        adopted.append(spot)
    return adopted


def _as_one(spots: list[Spot]) -> list[Spot]:
    """`Street 1` beside `Ship City`: a street without a town and a town without a street are one address."""
    streets = {spot.place for spot in spots if spot.part in ("street", "address")}
    towns = {spot.place for spot in spots if spot.part in AREAS}
    lacking = towns - streets
    if (
        "" in towns
        or len(lacking) != 1
        or not any(spot.part == "street" and not spot.place for spot in spots)
    ):
        return spots
    return [spot._replace(place="") if spot.place in lacking else spot for spot in spots]


def _with_streets(spots: list[Spot]) -> list[Spot]:
    """Tell a street from a whole address: beside a city, and without another street, it is a street."""
    parts = {(spot.place, spot.part) for spot in spots}
    return [_with_street(spot, parts) if spot.part in LINES else spot for spot in spots]


def _with_street(spot: Spot, parts: set[tuple[str, str | None]]) -> Spot:
    is_line = spot.number not in ("", "1")
    if spot.part == "street" and is_line:
        return spot._replace(part="extra")
    if spot.part != "address" or not any((spot.place, area) in parts for area in AFTER_STREET):
        return spot
    if is_line or (spot.place, "street") not in parts:
        return spot._replace(part="extra" if is_line else "street")
    return spot
