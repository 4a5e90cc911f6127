"""What each column of a table is: by its heading alone, else by its neighbours and its values."""

import re
from collections.abc import Mapping, Sequence

from columns.column import IGNORED, NUMBERS
from columns.folding import fold, words
from columns.look import EMAIL, Look
from columns.neighbours import EMAILS, PHONES, RULES, Choice, Seen
from columns.persons import SECOND, is_contact, is_customer, others
from columns.readings import Reading
from columns.words import reached


def choose(
    headings: Sequence[str], readings: Sequence[Reading], values: Sequence[Sequence[str]]
) -> list[Choice]:
    """Return what each column is."""
    looks = [Look(values[i] if i < len(values) else ()) for i in range(len(headings))]
    choices = _certain_ones(headings, readings, looks)
    claimed: dict[str, str] = {}
    for heading, choice in zip(headings, choices, strict=True):
        _claim(claimed, choice, heading)
    last = {reading.fields: i for i, reading in enumerate(readings)}
    for wanted, rule in RULES:
        for i, reading in enumerate(readings):
            if choices[i] is None and wanted.issubset(reading.fields):
                before = (choices[i - 1] or Choice(None)).field if i else None
                choice = rule(Seen(headings[i], reading, looks[i], claimed, before, last[reading.fields] > i))
                choices[i] = choice
                _claim(claimed, choice, headings[i])
    settled = [choice or Choice(None) for choice in choices]
    _with_family(looks, settled, claimed)
    settled = _with_customers(headings, settled, claimed)
    return _found(headings, readings, looks, settled, claimed)


def _with_customers(headings: Sequence[str], choices: list[Choice], claimed: dict[str, str]) -> list[Choice]:
    """`Customer Name` beside `Contact Person`, or another contact, is the company of that."""
    names = [i for i, choice in enumerate(choices) if choice.field == "name"]
    customers = [i for i in names if is_customer(headings[i])]
    contacts = [i for i in names if is_contact(headings[i])]
    if not (customers and contacts) or "company" in claimed:
        return choices
    company = Choice("company", f"company, because `{headings[contacts[0]]}` is the name")
    claimed |= {"name": headings[contacts[0]], "company": headings[customers[0]]}
    return [company if i == customers[0] else choice for i, choice in enumerate(choices)]


def _with_family(looks: Sequence[Look], choices: list[Choice], claimed: dict[str, str]) -> None:
    """`Nom du contact` of single words is the last name beside `Prénom du contact`, if there is no other."""
    given = claimed.get("first_name")
    names = [i for i, choice in enumerate(choices) if choice.field == "name"]
    is_left = len(names) == 1 and "last_name" not in claimed and "middle_name" not in claimed
    if given and is_left and looks[names[0]].most(lambda value: len(value.split()) == 1):
        choices[names[0]] = Choice("last_name", f"last name, because `{given}` stands beside it")
        claimed["last_name"] = claimed.pop("name")


def _claim(claimed: dict[str, str], choice: Choice | None, heading: str) -> None:
    if choice and choice.field not in (None, IGNORED):
        claimed.setdefault(choice.field, heading)


def _certain_ones(
    headings: Sequence[str], readings: Sequence[Reading], looks: Sequence[Look]
) -> list[Choice | None]:
    """Return what needs no neighbours, else None. `First Name` again is that of a husband or a wife."""
    choices: list[Choice | None] = []
    persons: set[str] = set()
    for heading, reading, look in zip(headings, readings, looks, strict=True):
        choice = _certain(reading, look)
        if choice and choice.field in PERSON:
            choice = SECOND if fold(heading) in persons else choice
            persons.add(fold(heading))
        choices.append(choice)
    for i, choice in others(headings, readings).items():
        choices[i] = choice
    return choices


PERSON = ("first_name", "last_name")
UNHEADED = re.compile("Column [A-Z]+")  # what a column without heading is called: its cells say what it is


def _certain(reading: Reading, look: Look) -> Choice | None:
    """Return what needs no neighbours; values may still say better than a heading what stands below it."""
    if not reading:
        return Choice(None)
    if len(reading.fields) > 1:
        return None
    field = reading.fields[0]
    if field in (*NUMBERS, "address", "website") and look.emails:
        return EMAILS
    if field == "email" and look.phones:
        return PHONES
    if field in NUMBERS and look.digitless:
        return Choice(IGNORED, "none of its values is a number")
    if field.endswith("country") and look.digits:
        return Choice(IGNORED, "its values are numbers")
    if field in PERSON and reading.number not in ("", "1"):
        return SECOND
    return Choice(field, "someone else's" if reading.someones else "")


def _found(
    headings: Sequence[str],
    readings: Sequence[Reading],
    looks: Sequence[Look],
    choices: list[Choice],
    claimed: dict[str, str],
) -> list[Choice]:
    """Add what only the values say, and another person's data where there is nobody else's."""
    _name_beside(headings, readings, looks, choices, claimed)
    for i, (reading, look) in enumerate(zip(readings, looks, strict=True)):
        if choices[i].field is None and not reading.someones and not _is_of_a_role(headings[i], claimed):
            choices[i] = _by_values(look, claimed)
            _claim(claimed, choices[i], headings[i])
    named = [i for i, reading in enumerate(readings) if reading.someones == "name" and looks[i].distinct]
    if not NAMES.isdisjoint(claimed):
        return choices
    if not named:
        headed = [i for i, heading in enumerate(headings) if not UNHEADED.fullmatch(heading)]
        return _with_persons(headed, looks, choices, claimed)
    for i, reading in enumerate(readings):
        if i in named[:1] or (reading.someones in REACHED and reading.someones not in claimed):
            choices[i] = Choice(reading.someones, "there is nobody else in the table")
    return choices


def _name_beside(
    headings: Sequence[str],
    readings: Sequence[Reading],
    looks: Sequence[Look],
    choices: list[Choice],
    claimed: dict[str, str],
) -> None:
    """`Requester` beside `Requester Email` is the name, where there is no other."""
    ways = [reached(heading) for heading in headings]
    own = {whose for field, whose in ways if field and whose}
    named = [
        i
        for i, reading in enumerate(readings)
        if not reading and "".join(words(headings[i])) in own and looks[i].digitless
    ]
    if not named or not PEOPLE.isdisjoint(claimed):
        return
    whose = "".join(words(headings[named[0]]))
    found = {i: field for i, (field, other) in enumerate(ways) if field and other == whose}
    for i, field in {named[0]: "name", **found}.items():
        if choices[i].field is None:
            choices[i] = Choice(field, f"`{headings[named[0]]}` is the name, as its own stands beside it")
            _claim(claimed, choices[i], headings[i])


def _with_persons(
    headed: Sequence[int], looks: Sequence[Look], choices: list[Choice], claimed: Mapping[str, str]
) -> list[Choice]:
    """`Wie heißt du?`: where nothing else says who it is that can be reached, names of persons do."""
    unknown = [i for i in headed if choices[i].field is None]
    found = [i for i in unknown if looks[i].distinct and looks[i].most(_is_person)]
    if not found or claimed.keys().isdisjoint(REACHED):
        return choices
    name = Choice("name", "its values are names, and no other column is the name")
    return [name if i == found[0] else choice for i, choice in enumerate(choices)]


def _is_person(value: str) -> bool:
    """Two words to four, of letters, with capitals in front."""
    words = re.split(r"[\s-]+", value)
    are_words = all(word.rstrip(".").replace("'", "").replace("’", "").isalpha() for word in words)
    return 2 <= len(words) <= 4 and are_words and words[0][0].isupper() and words[-1][0].isupper()


PEOPLE = frozenset({"name", "first_name", "last_name"})


def _is_of_a_role(heading: str, claimed: Mapping[str, str]) -> bool:
    """`Valet Email`, where the contact has a name: its other words say whose it is."""
    field, whose = reached(heading)
    return bool(field and whose) and not NAMES.isdisjoint(claimed)


REACHED = ("email", "phone")
NAMES = frozenset({"name", "first_name", "last_name", "nickname", "company"})


def _by_values(look: Look, claimed: Mapping[str, str]) -> Choice:
    if "email" not in claimed and look.most(EMAIL.fullmatch):
        return EMAILS
    if "phone" not in claimed and look.international:
        return Choice("phone", "its values are international phone numbers")
    return Choice(None)
