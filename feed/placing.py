"""What belongs together: which address a part is of, which phone a label or an extension."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from feed.column import ADDRESS, COMPANIONS, IGNORED, NUMBERS, PLACES
from feed.readings import Reading, stem

LINES = ("street", "address", "house_number", "extra")  # a number behind them is that of a line
AREAS = ("city", "postcode", "region", "country")
AFTER_STREET = ("city", "postcode")  # beside one of them an address is a street


@dataclass(frozen=True)
class Spot:
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
    for step in (_numbered, _adopted, _with_streets, _with_companions):
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
    return [
        replace(spot, place=spot.number, number="")
        if spot.number
        and not spot.place
        and spot.part in PLACED
        and (spot.part not in LINES or spot.number in areas)
        else spot
        for spot in spots
    ]


def _adopted(spots: list[Spot]) -> list[Spot]:
    """Give `Ville` right behind `Adresse privée` its place, if no street stands there without one."""
    if any(spot.part in ("street", "address") and not spot.place for spot in spots):
        return spots
    taken = {(spot.place, spot.part) for spot in spots}
    adopted: list[Spot] = []
    for spot in spots:
        place = adopted[-1].place if adopted and adopted[-1].part in ADDRESS else ""
        if spot.part in ADDRESS and place and not spot.place and (place, spot.part) not in taken:
            spot = replace(spot, place=place)
            taken.add((place, spot.part))
        adopted.append(spot)
    return adopted


def _with_streets(spots: list[Spot]) -> list[Spot]:
    """Tell a street from a whole address: beside a city, and without another street, it is a street."""
    parts = {(spot.place, spot.part) for spot in spots}
    return [_with_street(spot, parts) for spot in spots]


def _with_street(spot: Spot, parts: set[tuple[str, str | None]]) -> Spot:
    is_line = spot.number not in ("", "1")
    if spot.part == "street" and is_line:
        return replace(spot, part="extra")
    has_area = any((spot.place, area) in parts for area in AFTER_STREET)
    if spot.part == "address" and has_area and (spot.place, "street") not in parts:
        return replace(spot, part="extra" if is_line else "street")
    return spot


def _with_companions(spots: list[Spot]) -> list[Spot]:
    """Give each companion and its phone the same place; one without a phone is not needed."""
    result = list(spots)
    for i, spot in enumerate(spots):
        if spot.part not in COMPANIONS:
            continue
        owner = _owner(result, i)
        if owner is None:
            result[i] = replace(spot, part=IGNORED, why="it belongs to no phone")
            continue
        if not result[owner].place:
            result[owner] = replace(result[owner], place=_place(result, owner))
        result[i] = replace(spot, place=result[owner].place)
    return result


def _owner(spots: Sequence[Spot], i: int) -> int | None:
    """The phone that column i says more about: headed with the same words, else the one beside it."""
    own = spots[i]
    said = {spot.place for spot in spots[:i] if spot.part == own.part}
    phones = [
        j
        for j, spot in enumerate(spots)
        if spot.part in NUMBERS and (not spot.place or spot.place not in said)
    ]
    wanted = stem(own.heading)
    for fits in (frozenset.__eq__, frozenset.__ge__):
        for j in phones:
            if spots[j].number == own.number and wanted and fits(stem(spots[j].heading), wanted):
                return j
    beside = [j for j in phones if j in (i - 1, i + 1)]
    return beside[0] if beside and not wanted else None


def _place(spots: Sequence[Spot], i: int) -> str:
    """A name for a phone that no other has: its number, else its words."""
    words = sorted(stem(spots[i].heading) - {"phone"})
    name = " ".join([*words, spots[i].number]).strip() or "phone"
    return name if name not in {spot.place for spot in spots} else f"{name} {i + 1}"
