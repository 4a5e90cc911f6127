"""What a heading is where it can be several things: its neighbours and its values decide."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from columns.cells import count_digits
from columns.column import EMAILS, IGNORED, PEOPLE, PHONES, PLACES, Choice
from columns.folding import fold
from columns.look import Look
from columns.readings import Reading

CARD = {"fn", "n family", "n given", "cn", "displayname"}  # headings of vCards and directories


@dataclass(frozen=True)
class Seen:
    """What a choice is made by: what the heading can be, what the values look like, the neighbours.

    `claimed` are the fields of headings that are decided, each with the first of those; `before` is the
    field of the column on the left; `comes_again` is whether the same is still to be decided further on.
    """

    heading: str
    reading: Reading
    look: Look
    claimed: Mapping[str, str]
    before: str | None = None
    comes_again: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """What the heading can be."""
        return self.reading.fields


def _reached(seen: Seen) -> Choice:
    """`Home`, `Main`, `Contact`: a phone, an e-mail address or something else, by the values."""
    if seen.look.emails:
        return EMAILS
    if seen.look.phones or seen.look.annotated or not seen.look.values:
        return PHONES if seen.look.values else Choice("phone")
    place = next((field for field in seen.fields if field.endswith("_address")), None)
    if place and seen.look.addresses:
        return Choice(place, "its values are addresses")
    return Choice(IGNORED, "its values are neither phone numbers nor e-mail addresses")


def _contact(seen: Seen) -> Choice:
    """Who it is, or how to reach them; if both stand in each cell, the name is parted from the rest later."""
    is_named = not PEOPLE.isdisjoint(seen.claimed)
    if seen.look.numbered and not (seen.look.emails or seen.look.phones or seen.look.among_words):
        return PHONES
    if (seen.look.emails or seen.look.phones) and (is_named or not seen.look.among_words):
        return _reached(seen)
    return PHONES if is_named and seen.look.called else Choice("name")


def _name(seen: Seen) -> Choice:
    """Beside one part of the name it is the other part; beside both, or alone, the whole."""
    given = seen.claimed.get("first_name")
    family = seen.claimed.get("last_name") or seen.claimed.get("middle_name")
    if family and not given:
        return Choice("first_name", f"first name, because `{family}` stands beside it")
    if given and "last_name" not in seen.claimed and not seen.look.whole_names:
        return Choice("last_name", f"last name, because `{given}` stands beside it")
    return Choice("name")


def _second_name(seen: Seen) -> Choice:
    """`Презиме`: the last name in Serbia; in Bulgaria the father's, before `Фамилия`."""
    family = seen.claimed.get("last_name")
    return Choice("middle_name", f"`{family}` is the last name") if family else Choice("last_name")


def _title(seen: Seen) -> Choice:
    """Outlook's `Title` is Mr. or Dr., elsewhere it is the job; in French it has both, in this order.

    On a card, or in a directory, it is the job, however often it comes.
    """
    if seen.look.salutations:
        return Choice("prefix", "salutation, by its values")
    job = seen.claimed.get("title")
    is_card = not CARD.isdisjoint(map(str.casefold, seen.claimed.values()))
    if job and (is_card or (seen.look.values and not seen.look.abbreviations)):
        return Choice("role", f"only where `{job}` says nothing")
    if not is_card and "prefix" not in seen.claimed and (job or seen.comes_again):
        reason = f"`{job}` stands beside it" if job else "it comes again"
        return Choice("prefix", f"salutation, because {reason}")
    return Choice("title")


def _member(seen: Seen) -> Choice:
    """`Guest` is who comes, or how many do; `Party` who pays, or that of a politician."""
    if fold(seen.heading) == "party" and (seen.look.values and not seen.look.distinct):
        return Choice(IGNORED, "its values come again and again")
    return Choice(IGNORED, "its values are numbers") if seen.look.letterless else _first_free(seen)


def _customer(seen: Seen) -> Choice:
    """A customer is a person, or the person's company, or the number of one."""
    if "id" in seen.fields and seen.look.numbers:
        return Choice("id", "its values are numbers")
    whole = seen.claimed.get("name")
    if "last_name" in seen.claimed:
        whole = whole or seen.claimed.get("first_name")
    if not whole:
        return Choice("name")
    if "company" not in seen.claimed:
        return Choice("company", f"company, because `{whole}` is the name")
    return Choice("nickname", f"only where there is no name other than `{whole}`")


def _account(seen: Seen) -> Choice:
    """A company in CRMs, a number in books."""
    return _counter(seen) if seen.look.numbers else _first_free(seen)


def _denomination(seen: Seen) -> Choice:
    """What a company is called in French; beside the `Name` of a church, in English, its faith."""
    is_english = fold(seen.claimed.get("name", "")) == "name" or "company" in seen.claimed
    return Choice(IGNORED, "it is a faith") if is_english else Choice("company")


def _number(seen: Seen) -> Choice:
    """`Number`: of the house behind a street, to be called, or of the customer."""
    if house := _house(seen):
        return house
    is_only = "phone" not in seen.claimed
    is_likely = is_only and seen.look.has_plus
    if seen.look.dialled or is_likely or ((is_only or seen.reading.number) and not seen.look.values):
        return PHONES if seen.look.values else Choice("phone")
    return _counter(seen)


HOUSES = {
    f"{place}{line}": f"{place}house_number"
    for place in ("", *(f"{place}_" for place in PLACES))
    for line in ("street", "address")
}


def _house(seen: Seen) -> Choice | None:
    house = HOUSES.get(seen.before or "")
    is_street = "city" in seen.claimed or (seen.before or "").endswith("street")
    is_house = house and is_street and not seen.look.dialled
    return Choice(house, "it follows the street") if is_house else None


def _nr(seen: Seen) -> Choice:
    """`Nr.`: of the house behind a street, to be called if it is written so, elsewhere of the customer."""
    is_called = seen.look.unmistakable and "phone" not in seen.claimed
    return _house(seen) or (PHONES if is_called else _counter(seen))


def _sn(seen: Seen) -> Choice:
    """`SN`: the surname in directories, elsewhere a number; so is `Van` behind `Naam`, elsewhere a car."""
    is_beside = "first_name" in seen.claimed or (seen.before == "name" and "id" not in seen.fields)
    if is_beside and (seen.look.digitless or not seen.look.values):
        return Choice("last_name", "it stands beside the first name")
    return _nr(seen) if "id" in seen.fields else Choice(IGNORED, "no name stands before it")


def _counter(seen: Seen) -> Choice:
    if seen.look.counts:
        return Choice(IGNORED, "it only counts the rows")
    other = seen.claimed.get("id")
    return Choice(IGNORED, f"`{other}` is the id") if other else Choice("id")


def _company_or_phone(seen: Seen) -> Choice:
    if seen.look.phones:
        return PHONES
    if "company" not in seen.claimed:
        return Choice("company")
    return Choice(IGNORED if seen.look.values else "phone")


def _country_code(seen: Seen) -> Choice:
    is_dialled = seen.look.digits or (not seen.look.values and "country" in seen.claimed)
    return Choice("phone_country_code" if is_dialled else "country")


def _extension(seen: Seen) -> Choice:
    return Choice("phone_extension" if seen.look.most(lambda value: count_digits(value) < 6) else "phone")


def _phone_or_postcode(seen: Seen) -> Choice:
    """`Cep` is a phone in Turkish and a postcode in Brazil, of eight digits."""
    is_long = seen.look.most(lambda value: count_digits(value) > 9)
    is_only = not seen.look.values and "phone" not in seen.claimed
    return Choice("phone" if is_long or is_only else "postcode")


def _url(seen: Seen) -> Choice:
    return Choice("url", "its values are profiles") if seen.look.profiles else Choice("website")


def _profile(seen: Seen) -> Choice:
    """A link to a profile; in a card PROFILE says only that it is one."""
    is_link = not seen.look.values or seen.look.most(lambda value: "." in value)
    return Choice("url") if is_link else Choice(IGNORED, "its values are not links")


def _region(seen: Seen) -> Choice:
    state = seen.claimed.get("region")
    if state and fold(seen.claimed.get("country", seen.heading)) == fold(seen.heading):
        return Choice("country", f"country, because `{state}` is the region")
    return Choice("region")


def _post(seen: Seen) -> Choice:
    """`Pošta` is the number of the post office in Slovenia, or its place."""
    is_number = seen.look.letterless and "postcode" not in seen.claimed
    return Choice("postcode", "its values are numbers") if is_number else Choice("city")


def _code(seen: Seen) -> Choice:
    """`Kod` is that of the post, written as one, `00-001`, or behind the city; else that of the customer."""
    is_behind = (seen.before or "").endswith(ADDRESS_ENDS) and seen.look.most(str.isdecimal)
    is_written = is_behind or seen.look.most(POSTCODE.fullmatch)
    is_of_post = "postcode" not in seen.claimed and is_written
    return Choice("postcode", "its values are postcodes") if is_of_post else _counter(seen)


POSTCODE = re.compile(r"\d{2}-\d{3}|\d{4}-\d{3}")  # of Poland and Portugal; others look like any number


def _billed(seen: Seen) -> Choice:
    """`Bill To` is where a bill goes, or to whom."""
    if seen.look.addresses or not seen.look.values:
        return Choice("address", *(["its values are addresses"] if seen.look.values else []))
    name = seen.claimed.get("name") or seen.claimed.get("last_name") or seen.claimed.get("company")
    return Choice(IGNORED, f"`{name}` is who it is") if name else Choice("name")


def _kraj(seen: Seen) -> Choice:
    """`Kraj` is a country in Polish, a region in Czech and a town in Slovene."""
    if "city" not in seen.claimed and "postcode" in seen.claimed:
        return Choice("city", "no other column is the city")
    country = seen.claimed.get("country")
    return Choice("region", f"`{country}` is the country") if country else Choice("country")


def _state(seen: Seen) -> Choice:
    """`Estado`, `Stato`: part of an address where there is one, else how things are with somebody."""
    is_placed = any(field.endswith(ADDRESS_ENDS) for field in seen.claimed)
    if seen.look.states or not is_placed:
        return Choice(IGNORED, "it is not part of an address")
    return Choice(seen.fields[0])


def _location(seen: Seen) -> Choice:
    """Of a meeting, where the address stands in other columns."""
    beside = next((heading for field, heading in seen.claimed.items() if field.endswith(ADDRESS_ENDS)), None)
    return Choice(IGNORED, f"the address stands in `{beside}`") if beside else Choice("address")


def _city(seen: Seen) -> Choice:
    """`Ort`: in Outlook's files, where all cities say whose they are, it is that of a meeting."""
    elsewhere = seen.claimed.get("work_city") or seen.claimed.get("home_city")
    if elsewhere and not {"street", "address", "postcode"} & set(seen.claimed):
        return Choice(IGNORED, f"the city stands in `{elsewhere}`")
    return Choice("city")


ADDRESS_ENDS = ("street", "city", "postcode", "address")


def _first_free(seen: Seen) -> Choice:
    """The likeliest thing that no other column is."""
    field = next((field for field in seen.fields if field not in seen.claimed), seen.fields[0])
    if field == seen.fields[0]:
        return Choice(field)
    return Choice(
        field, f"because `{seen.claimed[seen.fields[0]]}` is the {seen.fields[0].replace('_', ' ')}"
    )


Rule = Callable[[Seen], Choice]
# For headings that can be all of these things at least; a rule may ask what those above it decided.
RULES: tuple[tuple[frozenset[str], Rule], ...] = tuple(
    (frozenset(fields.split()), rule)
    for fields, rule in (
        ("phone house_number", _number),
        ("phone phone_extension", _extension),
        ("phone company", _company_or_phone),
        ("name phone email", _contact),
        ("phone email", _reached),
        ("phone ignored", _reached),
        ("country phone_country_code", _country_code),
        ("phone postcode", _phone_or_postcode),
        ("website url", _url),
        ("url ignored", _profile),
        ("city postcode", _post),
        ("id postcode", _code),
        ("city country region", _kraj),
        ("country region", _region),
        ("region ignored", _state),
        ("country ignored", _state),
        ("address ignored", _location),
        ("name address", _billed),
        ("city ignored", _city),
        ("last_name id ignored", _sn),
        ("id ignored", _nr),
        ("company ignored", _account),
        ("name ignored", _member),
        ("middle_name last_name", _second_name),
        ("first_name name", _name),
        ("last_name ignored", _sn),
        ("prefix title", _title),
        ("name company", _customer),
        ("company role", _denomination),
        ("", _first_free),
    )
)
