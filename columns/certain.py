"""What a heading is by itself: without its neighbours, but with what stands below it."""

from columns.cells import count_digits
from columns.column import (
    COMPANIONS,
    EMAILS,
    IGNORED,
    JOBS,
    NUMBERS,
    PEOPLE,
    PERSON,
    PHONES,
    REACHED,
    Choice,
)
from columns.look import Look, is_person
from columns.persons import SECOND
from columns.readings import Reading

ASKED = frozenset({"name", "nickname", "company", "title", *REACHED})  # where nobody answers yes or no
SIDE = 3  # letters that tell apartments apart at most: `A`, `Esq`
AREAS = ("city", "region", "country")  # are called something; a `State ID` is a number in a database
UNKNOWN = Choice(None)


def by_what_is_said(reading: Reading, look: Look) -> Reading:
    """`Lead` with `false` in each cell says of a contact what it is, not who; so does `Guest` with 0 and 1.

    `Name` is the number of an order where shops write #1001 below it. `Ap.` is an apartment, in Polish and
    Romanian; but in German, with names below it, who is spoken to at a firm.
    """
    if reading.fields == ("name", "extra"):
        return Reading(("name" if look.most(_is_word) else "extra",))
    is_who = not ASKED.isdisjoint(reading.fields)
    is_named = bool(reading.fields) and PEOPLE.issuperset(reading.fields)
    is_number = reading.fields == ("company",) and look.digits
    is_nobody = is_number or (is_who and look.yes_or_no) or (is_named and look.letterless)
    return Reading((IGNORED,)) if is_nobody else reading


def _is_word(value: str) -> bool:
    return len(value) > SIDE and not count_digits(value)


def certain(reading: Reading, look: Look) -> Choice | None:
    """Return what needs no neighbours; values may still say better than a heading what stands below it."""
    if not reading.fields:
        return UNKNOWN
    if len(reading.fields) > 1:
        return None
    field = reading.fields[0]
    if look.values and (better := _contradicted(field, look)):
        return better
    if field in PERSON and reading.number not in ("", "1"):
        return SECOND
    return Choice(field, "someone else's" if reading.someones else "")


def _contradicted(field: str, look: Look) -> Choice | None:
    """Return what stands below a heading that says something else."""
    if field in (*NUMBERS, "address", "website") and look.emails:
        return EMAILS
    if (field == "email" and look.phones) or (field in (*COMPANIONS, "house_number") and look.whole):
        return PHONES
    if field in NUMBERS and look.places:
        return Choice("address", "its values are addresses")
    if field in NUMBERS and look.digitless:
        return Choice(IGNORED, "none of its values is a number")
    if (field == "email" and look.flags) or (field.endswith("country") and look.either):
        return Choice(IGNORED, "its values say yes or no")
    if field == "kind" and look.distinct and look.most(is_person):
        return Choice("name", "its values are names")
    if (field.endswith(AREAS) or field in JOBS) and look.digits:
        return Choice(IGNORED, "its values are numbers")
    return None
