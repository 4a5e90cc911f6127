"""Which part of an address a heading is, where it can be several: its neighbours and its values decide."""

import re

from columns.cells import count_digits
from columns.choices.seen import Seen, counter
from columns.column import IGNORED, Choice
from columns.folding import fold

ENDS = ("street", "city", "postcode", "address")
POSTCODE = re.compile(r"\d{2}-\d{3}|\d{4}-\d{3}")  # of Poland and Portugal; others look like any number
TURKISH = 10  # digits of a phone number at least


def country_code(seen: Seen) -> Choice:
    """`Country Code` is that of a phone, or short for a country."""
    is_dialled = seen.look.digits or (not seen.look.values and "country" in seen.claimed)
    return Choice("phone_country_code" if is_dialled else "country")


def phone_or_postcode(seen: Seen) -> Choice:
    """`Cep` is a phone in Turkish and a postcode in Brazil, of eight digits."""
    is_long = seen.look.most(lambda value: count_digits(value) >= TURKISH)
    is_only = not seen.look.values and "phone" not in seen.claimed
    return Choice("phone" if is_long or is_only else "postcode")


def region(seen: Seen) -> Choice:
    """`Region` beside another region, such as a `State`, is the country."""
    other = seen.claimed.get("region")
    if other and fold(seen.claimed.get("country", seen.heading)) == fold(seen.heading):
        return Choice("country", f"country, because `{other}` is the region")
    return Choice("region")


def post(seen: Seen) -> Choice:
    """`Pošta` is the number of the post office in Slovenia, or its place."""
    is_number = seen.look.letterless and "postcode" not in seen.claimed
    return Choice("postcode", "its values are numbers") if is_number else Choice("city")


def code(seen: Seen) -> Choice:
    """`Kod` is that of the post, written as one, `00-001`, or behind the city; else that of the customer."""
    is_behind = (seen.before or "").endswith(ENDS) and seen.look.most(str.isdecimal)
    is_written = is_behind or seen.look.most(POSTCODE.fullmatch)
    is_of_post = "postcode" not in seen.claimed and is_written
    return Choice("postcode", "its values are postcodes") if is_of_post else counter(seen)


def billed(seen: Seen) -> Choice:
    """`Bill To` is where a bill goes, or to whom."""
    if seen.look.addresses or not seen.look.values:
        return Choice("address", *(["its values are addresses"] if seen.look.values else []))
    name = seen.claimed.get("name") or seen.claimed.get("last_name") or seen.claimed.get("company")
    return Choice(IGNORED, f"`{name}` is who it is") if name else Choice("name")


def kraj(seen: Seen) -> Choice:
    """`Kraj` is a country in Polish, a region in Czech and a town in Slovene."""
    if "city" not in seen.claimed and "postcode" in seen.claimed:
        return Choice("city", "no other column is the city")
    country = seen.claimed.get("country")
    return Choice("region", f"`{country}` is the country") if country else Choice("country")


def state(seen: Seen) -> Choice:
    """`Estado`, `Stato`: part of an address where there is one, else how things are with somebody."""
    is_placed = any(field.endswith(ENDS) for field in seen.claimed)
    if seen.look.states or not is_placed:
        return Choice(IGNORED, "it is not part of an address")
    return Choice(seen.fields[0])


def location(seen: Seen) -> Choice:
    """Of a meeting, where the address stands in other columns."""
    beside = next((heading for field, heading in seen.claimed.items() if field.endswith(ENDS)), None)
    return Choice(IGNORED, f"the address stands in `{beside}`") if beside else Choice("address")


def city(seen: Seen) -> Choice:
    """`Ort`: in Outlook's files, where all cities say whose they are, it is that of a meeting."""
    elsewhere = seen.claimed.get("work_city") or seen.claimed.get("home_city")
    if elsewhere and not {"street", "address", "postcode"} & set(seen.claimed):
        return Choice(IGNORED, f"the city stands in `{elsewhere}`")
    return Choice("city")
