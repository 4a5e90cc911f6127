"""Whose a column is, where a table tells of several people: by the columns beside it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from columns.column import IGNORED, NUMBERS
from columns.folding import fold, words
from columns.neighbours import Choice
from columns.readings import Reading
from columns.words import means, reached, understood

REACHED = frozenset({"email", *NUMBERS})
JOBS = frozenset({"title", "role"})
PARTS = frozenset({"first_name", "last_name"})
OTHERS = Choice(IGNORED, "another person's")
SECOND = Choice(IGNORED, "a second person's")
LETTERED = Choice(IGNORED, "the same without its letter is there, too")
HEADS = {
    *("ownername", "ownersname", "nameofowner", "shopowner", "businessowner", "proprietor", "proprietorname"),
    *("inhaber", "inhaberin", "inhabername", "nomdugerant", "titolare", "nombredelpropietario"),
    *("nomedoproprietario", "naameigenaar", "imiewlasciciela", "majitel"),
}
OWNERS = {
    "owner",
    "ownername",
    "eigentumer",
    "proprietaire",
    "propietario",
    "proprietario",
    "eigenaar",
    "wlasciciel",
}
LEAST = 3  # columns with the same letter: `Tel. p` and `Tel. g` are of one person


def others(headings: Sequence[str], readings: Sequence[Reading]) -> dict[int, Choice]:
    """Return the columns of another person than the contact, by their indices."""
    return {
        **dict.fromkeys(_contact_persons(headings, readings), OTHERS),
        **dict.fromkeys(_behind_someone(headings, readings), OTHERS),
        **dict.fromkeys(_further_persons(headings, readings), SECOND),
        **dict.fromkeys(_numbered_persons(headings, readings), SECOND),
        **dict.fromkeys(_of_numbered_names(headings, readings), SECOND),
        **dict.fromkeys(_of_others_named(headings, readings), SECOND),
        **dict.fromkeys(_repeated(headings, readings), SECOND),
        **dict.fromkeys(_by_initials(headings, readings), OTHERS),
        **dict.fromkeys(_by_letter(headings), LETTERED),
    }


def is_customer(heading: str) -> bool:
    """Whether a name is that of a customer: a person, or a company."""
    return means(heading, "customer") and not is_contact(heading)


def is_contact(heading: str) -> bool:
    """Whether a name is that of a contact, as companies have them."""
    return means(heading, "contact_person") or means(heading, "contact")


def is_at_home(heading: str) -> bool:
    """Whether a phone is at home, and not in somebody's pocket."""
    return means(heading, "home") or means(heading, "landline")


def is_head(heading: str, company: str) -> bool:
    """Whether somebody is that of a firm; `Owner` may be a colleague who looks after it, of a `Shop` not."""
    is_owner = fold(heading) in OWNERS and means(company, "branch")
    return fold(heading) in HEADS or is_owner


def reached_behind(name: int, readings: Sequence[Reading]) -> range:
    """Return the columns of phones and e-mail addresses that stand behind a name."""
    return range(name + 1, _end(name + 1, readings))


def _contact_persons(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Contact Person` and its phone beside `First Name`; beside a whole name a second phone.

    So it is with `Policy Holder`, who may be the patient's husband.
    """
    persons = [means(heading, "contact_person") or means(heading, "holder") for heading in headings]
    fields = [set(reading.fields) for reading in readings]
    others = [found for found, is_person in zip(fields, persons, strict=True) if not is_person]
    own = set[str]().union(*(found - PARTS if "name" in found else found for found in others))
    is_company = any(map(is_customer, headings))
    for i, found in enumerate(fields):
        is_doubled = "name" in own and not is_company and "name" not in found and not own.isdisjoint(found)
        if persons[i] and found and (not own.isdisjoint(PARTS) or is_doubled):
            yield i


def _behind_someone(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`Name, Phone, Owner, Phone, Email`: what stands behind the owner is theirs, if it repeats another.

    Where this is so once, it is so behind all others, too, and behind headings that are not known.
    """
    runs = [range(i + 1, _end(i + 1, readings)) for i, reading in enumerate(readings) if _is_other(reading)]
    behind = {i for run in runs for i in run}
    before = {fold(heading) for i, heading in enumerate(headings) if i not in behind}
    again = [run for run in runs if any(fold(headings[i]) in before for i in run)]
    is_sure = any(readings[run.start - 1].someones for run in again)
    return sorted(behind) if is_sure else []


def _further_persons(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`Contact 1, Phone 1, Contact 2, Phone 2`: the names and numbers of all but the first with such."""
    names = [i for i, reading in enumerate(readings) if "name" in reading.fields]
    if any(is_contact(headings[i]) for i in names):  # then a customer is their company
        names = [i for i in names if not is_customer(headings[i])]
    runs = [range(i, _end(i + 1, readings, REACHED | JOBS)) for i in names]
    kinds = [{readings[i].fields for i in run[1:]} for run in runs]
    first = next((i for i, found in enumerate(kinds) if found), 0)
    further = zip(runs[first + 1 :], kinds[first + 1 :], strict=True)
    return [
        i
        for run, found in further
        if not found.isdisjoint(kinds[first])
        for i in run
        if i == run.start or readings[i].fields in kinds[first]  # what comes but once is everybody's
    ]


def _numbered_persons(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`Person1FirstName`, `Person1Email` beside `FirstName`."""
    starts = [words(heading)[:2] for heading in headings]
    numbered = [i for i, start in enumerate(starts) if start[:1] == ("person",) and start[-1].isdecimal()]
    named = {i for i, reading in enumerate(readings) if "first_name" in reading.fields}
    return numbered if named.intersection(numbered) and named.difference(numbered) else []


def _of_numbered_names(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Tenant 1, Tenant 2, Phone of tenant 1, Phone of tenant 2`: what the second is reached at."""
    texts = list(map(words, headings))
    firsts: dict[tuple[str, ...], str] = {}
    for text, reading in zip(texts, readings, strict=True):
        numbers = [word for word in text if word.isdecimal()]
        whose = tuple(word for word in text if not (word.isdecimal() or means(word, "name")))
        if whose and len(numbers) == 1 and "name" in reading.fields:
            firsts.setdefault(whose, numbers[0])
    for i, text in enumerate(texts):
        if _is_reached(readings[i]) and any(_is_anothers(text, *first) for first in firsts.items()):
            yield i


def _of_others_named(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Owner, Tenant, Owner's phone, Tenant's phone`: what the second is reached at, by its word."""
    whose = [{text for text, meanings in understood(words(one)) if "own" in meanings} for one in headings]
    named = [
        whose[i]
        for i, reading in enumerate(readings)
        if "name" in reading.fields and not (is_contact(headings[i]) or is_customer(headings[i]))
    ]
    ways = [i for i, reading in enumerate(readings) if _is_reached(reading)]
    if not named or not any(named[0] and named[0] <= whose[i] for i in ways):
        return
    others = [one for one in named[1:] if one and one.isdisjoint(named[0])]
    yield from (i for i in ways if any(one <= whose[i] for one in others))


def _is_reached(reading: Reading) -> bool:
    return bool(reading) and REACHED.issuperset(reading.fields)


def _is_anothers(text: Sequence[str], whose: Sequence[str], number: str) -> bool:
    """Whether a heading has the words of a numbered name, and another number."""
    numbers = [word for word in text if word.isdecimal()]
    return set(whose) <= set(text) and bool(numbers) and number not in numbers


def _repeated(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`First Name, Phone, First Name, Phone`: what comes again from the second first name on."""
    keys = list(map(fold, headings))
    given = [i for i, reading in enumerate(readings) if reading.fields == ("first_name",)]
    start = next((i for i in given if keys[i] in keys[:i]), len(keys))
    return [i for i in range(start, len(keys)) if keys[i] in keys[:start]]


def _is_other(reading: Reading) -> bool:
    return not reading or reading.someones == "name"


def _end(start: int, readings: Sequence[Reading], kinds: frozenset[str] = REACHED) -> int:
    """The end of the phones and e-mail addresses that stand together from `start` on."""
    stop = start
    while stop < len(readings) and kinds.issuperset(readings[stop].fields) and readings[stop]:
        stop += 1
    return stop


def _by_initials(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`AM Phone` beside `Account Manager`."""
    roles = [
        words(heading) for heading, one in zip(headings, readings, strict=True) if one.someones == "name"
    ]
    initials = {"".join(text[0] for text in role) for role in roles if len(role) > 1}
    for i, heading in enumerate(headings):
        field, whose = reached(heading)
        if field and whose in initials:
            yield i


def _by_letter(headings: Sequence[str]) -> Iterator[int]:
    """`Name L, Street L, City L` beside `Street, City`: where and to whom goods are sent."""
    own = set(map(fold, headings))
    ends = [words(heading)[1:][-1:] for heading in headings]
    letters = [end if end and len(end[0]) == 1 and end[0].isalpha() else () for end in ends]
    again = Counter(
        end for heading, end in zip(headings, letters, strict=True) if end and fold(heading)[:-1] in own
    )
    yield from (i for i, end in enumerate(letters) if again[end] >= LEAST)
