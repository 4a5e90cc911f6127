"""What the values below a heading say, where they know better than the heading or that says nothing."""

from dataclasses import replace

from columns.cells import count_digits
from columns.choices.undecided import Undecided
from columns.column import (
    CALLED,
    COMPANIONS,
    EMAILS,
    FIELDS,
    IGNORED,
    JOBS,
    NAMED,
    NUMBERS,
    PEOPLE,
    PHONES,
    REACHED,
    UNKNOWN,
    Choice,
)
from columns.look import EMAIL, Look
from columns.readings import Reading
from columns.words import asks_for_number, asks_reader, reached

ASKED = frozenset({"name", "nickname", "company", "title", *REACHED})  # where nobody answers yes or no
SIDE = 3  # letters that tell apartments apart at most: `A`, `Esq`
COUNTRIES = tuple(field for field in FIELDS if field.endswith("country"))
# They are called something; a `State ID` is a number in a database.
AREAS = tuple(field for field in FIELDS if field.endswith(("city", "region", "country")))
BOXES = tuple(field for field in FIELDS if field.endswith("po_box"))  # `BP` is firm or person, in Dutch books

# Fields of headings, what values below them may look like, and what the column is then.
CONTRADICTIONS: tuple[tuple[tuple[str, ...], str, Choice], ...] = (
    ((*NUMBERS, "address", "website"), "emails", EMAILS),
    (("email",), "phones", PHONES),
    ((*COMPANIONS, "house_number"), "whole", PHONES),
    (NUMBERS, "places", Choice("address", "its values are addresses")),
    (NUMBERS, "digitless", Choice(IGNORED, "none of its values is a number")),
    (("email",), "flags", Choice(IGNORED, "its values say yes or no")),
    (COUNTRIES, "either", Choice(IGNORED, "its values say yes or no")),
    ((*AREAS, *JOBS, "prefix", "suffix"), "digits", Choice(IGNORED, "its values are numbers")),
    (BOXES, "letters", Choice(IGNORED, "its values are single letters")),
)


def read_with(look: Look, reading: Reading) -> Reading:
    """`Lead` with `false` in each cell says of a contact what it is, not who; so does `Guest` with 0 and 1.

    `Name` is the number of an order where shops write #1001 below it. `Ap.` is an apartment, in Polish and
    Romanian; but in German, with names below it, who is spoken to at a firm. `Contact` with e-mail addresses
    below it names nobody beside whom the phones behind it could be another's.
    """
    if reading.fields == ("name", "extra"):
        return Reading(("name" if look.most(_is_word) else "extra",))
    if "name" in reading.fields and (way := _way(look)) in reading.fields:
        return replace(reading, fields=(way,))
    is_who = not ASKED.isdisjoint(reading.fields)
    is_named = bool(reading.fields) and PEOPLE.issuperset(reading.fields)
    is_number = reading.fields == ("company",) and look.digits
    is_nobody = is_number or (is_who and look.yes_or_no) or (is_named and look.letterless)
    return Reading((IGNORED,)) if is_nobody else reading


def _way(look: Look) -> str:
    """Return by which way somebody is reached who is not named; "" if these are other values."""
    if look.most(EMAIL.fullmatch):
        return "email"
    return "phone" if look.phones else ""


def _is_word(value: str) -> bool:
    return len(value) > SIDE and not count_digits(value)


def contradicting(field: str, look: Look) -> Choice | None:
    """Return what stands below the heading of a field, if that is something else."""
    if not look.values:
        return None
    return next(
        (choice for those, seen, choice in CONTRADICTIONS if field in those and getattr(look, seen)), None
    )


def by_values(columns: Undecided) -> None:
    """What only the values say."""
    for i, (reading, look) in enumerate(zip(columns.readings, columns.looks, strict=True)):
        if columns.choices[i].field is None and not reading.someones and not _is_of_a_role(columns, i):
            columns.decide(i, _by_values(columns, columns.headings[i], look))


def _is_of_a_role(columns: Undecided, i: int) -> bool:
    """`Valet Email`, where the contact has a name: its other words say whose it is."""
    field, _ = reached(columns.headings[i])
    is_named = not (CALLED | NAMED).isdisjoint(columns.claimed)
    return bool(field) and is_named and not asks_reader(columns.headings[i])


def _by_values(columns: Undecided, heading: str, look: Look) -> Choice:
    if "email" not in columns.claimed and look.most(EMAIL.fullmatch):
        return EMAILS
    if "phone" not in columns.claimed and look.international:
        return Choice("phone", "its values are international phone numbers")
    if "phone" not in columns.claimed and look.dialled and asks_for_number(heading):
        return PHONES
    return UNKNOWN
