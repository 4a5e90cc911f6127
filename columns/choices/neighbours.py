"""What a heading is where it can be several things: its neighbours and its values decide."""

from collections.abc import Callable

from columns.cells import count_digits
from columns.choices import address_parts
from columns.choices.seen import Seen, counter
from columns.column import EMAILS, IGNORED, PEOPLE, PERSON, PHONES, PLACES, Choice
from columns.folding import fold
from columns.look import is_person

EXTENSION = 5  # digits at most
CARD = {"fn", "n family", "n given", "cn", "displayname"}  # headings of vCards and directories


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


def _kind(seen: Seen) -> Choice:
    """`Kind` is a child in German and Dutch, whose parents have names of their own; else what a card is."""
    are_names = seen.look.distinct or seen.look.most(is_person)
    is_child = are_names and seen.look.digitless and PEOPLE.isdisjoint(seen.claimed)
    return Choice("name", "its values are names") if is_child else Choice("kind")


def _member(seen: Seen) -> Choice:
    """`Guest` is who comes, or how many do; `Party` who pays, or that of a politician.

    Beside somebody's first and last name it is what they are of, their `Household`.
    """
    if fold(seen.heading) == "party" and (seen.look.values and not seen.look.distinct):
        return Choice(IGNORED, "its values come again and again")
    if seen.look.letterless:
        return Choice(IGNORED, "its values are numbers")
    is_told = seen.claimed.keys() >= set(PERSON)
    return (
        Choice("nickname", f"only where `{seen.claimed[PERSON[0]]}` says nothing")
        if is_told
        else _first_free(seen)
    )


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
    return counter(seen) if seen.look.numbers else _first_free(seen)


def _denomination(seen: Seen) -> Choice:
    """What a company is called in French; beside the `Name` of a church, in English, its faith."""
    is_english = fold(seen.claimed.get("name", "")) == "name" or "company" in seen.claimed
    return Choice(IGNORED, "it is a faith") if is_english else Choice("company")


def _number(seen: Seen) -> Choice:
    """`Number`: of the house behind a street, to be called, as behind an area code, or of the customer."""
    if behind := _behind(seen):
        return behind
    is_only = "phone" not in seen.claimed
    if not seen.look.values and (is_only or seen.reading.number):
        return Choice("phone")
    return PHONES if seen.look.dialled or (is_only and seen.look.has_plus) else counter(seen)


HOUSES = {
    f"{place}{line}": f"{place}house_number"
    for place in ("", *(f"{place}_" for place in PLACES))
    for line in ("street", "address")
}


def _behind(seen: Seen) -> Choice | None:
    before = seen.before or ""
    if before.endswith("_code"):
        return Choice("phone", "it follows the code of its area or country")
    is_street = "city" in seen.claimed or before.endswith("street")
    is_house = before in HOUSES and is_street and not seen.look.dialled
    return Choice(HOUSES[before], "it follows the street") if is_house else None


def _nr(seen: Seen) -> Choice:
    """`Nr.`: of the house behind a street, to be called if it is written so, elsewhere of the customer."""
    is_called = seen.look.unmistakable and "phone" not in seen.claimed
    return _behind(seen) or (PHONES if is_called else counter(seen))


def _sn(seen: Seen) -> Choice:
    """`SN`: the surname in directories, elsewhere a number; so is `Van` behind `Naam`, elsewhere a car."""
    is_beside = "first_name" in seen.claimed or (seen.before == "name" and "id" not in seen.fields)
    if is_beside and (seen.look.digitless or not seen.look.values):
        return Choice("last_name", "it stands beside the first name")
    return _nr(seen) if "id" in seen.fields else Choice(IGNORED, "no name stands before it")


def _company_or_phone(seen: Seen) -> Choice:
    if seen.look.phones:
        return PHONES
    if "company" not in seen.claimed:
        return Choice("company")
    return Choice(IGNORED if seen.look.values else "phone")


def _extension(seen: Seen) -> Choice:
    is_short = seen.look.most(lambda value: count_digits(value) <= EXTENSION)
    return Choice("phone_extension" if is_short else "phone")


def _url(seen: Seen) -> Choice:
    return Choice("url", "its values are profiles") if seen.look.profiles else Choice("website")


def _profile(seen: Seen) -> Choice:
    """A link to a profile; in a card PROFILE says only that it is one."""
    is_link = not seen.look.values or seen.look.most(lambda value: "." in value)
    return Choice("url") if is_link else Choice(IGNORED, "its values are not links")


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
        ("country phone_country_code", address_parts.country_code),
        ("phone postcode", address_parts.phone_or_postcode),
        ("website url", _url),
        ("url ignored", _profile),
        ("city postcode", address_parts.post),
        ("id postcode", address_parts.code),
        ("city country region", address_parts.kraj),
        ("country region", address_parts.region),
        ("region ignored", address_parts.state),
        ("country ignored", address_parts.state),
        ("address ignored", address_parts.location),
        ("name address", address_parts.billed),
        ("city ignored", address_parts.city),
        ("last_name id ignored", _sn),
        ("id ignored", _nr),
        ("name kind", _kind),
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
