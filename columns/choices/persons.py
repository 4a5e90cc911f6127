"""Whose a column is, where a table tells of several people: by the columns beside it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from columns.column import CALLED, IGNORED, JOBS, PERSON, REACHED, WAYS, Choice
from columns.firms import HEADS
from columns.folding import fold, folded, words
from columns.readings import Reading
from columns.words import means, reached, understood

OTHERS = Choice(IGNORED, "another person's")
SECOND = Choice(IGNORED, "a second person's")
STAND_IN = Choice("nickname", "only where the row names nobody else")
UNREACHED = Choice("nickname", "only where the row names nobody else, who can be reached")
LETTERED = Choice(IGNORED, "the same without its letter is there, too")
LEAST = 3  # columns with the same letter: `Tel. p` and `Tel. g` are of one person


def others(headings: Sequence[str], readings: Sequence[Reading]) -> dict[int, Choice]:
    """Return the columns of another person than the contact, by their indices."""
    return {i: choice for rule, choice in RULES for i in rule(headings, readings)}


def is_customer(heading: str) -> bool:
    """Whether a name is that of a customer: a person, or a company."""
    return means(heading, "customer") and not is_contact(heading)


def is_contact(heading: str) -> bool:
    """Whether a name is that of a contact, as companies have them."""
    return means(heading, "contact_person", "contact")


def is_at_home(heading: str) -> bool:
    """Whether a phone is at home, and not in somebody's pocket."""
    return means(heading, "home", "landline")


def is_head(heading: str, company: str) -> bool:
    """Whether somebody is that of a firm; `Owner` may be a colleague who looks after it, of a `Shop` not."""
    # So is a parent who has a child at a school.
    is_of_shop = means(company, "branch") and means(heading, "landlord", "relative")
    return fold(heading) in HEADS or is_of_shop


def reached_behind(name: int, readings: Sequence[Reading]) -> range:
    """Return the columns of phones and e-mail addresses that stand behind a name."""
    return range(name + 1, _end(name + 1, readings))


def _contact_persons(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Contact Person` and its phone beside `First Name`; beside a whole name a second phone."""
    # `Policy Holder` may be the patient's husband.
    persons = [means(heading, "contact_person", "holder") for heading in headings]
    fields = [set(reading.fields) for reading in readings]
    others = [found for found, is_person in zip(fields, persons, strict=True) if not is_person]
    own = set[str]().union(*(found.difference(PERSON) if "name" in found else found for found in others))
    is_company = any(map(is_customer, headings))
    for i, found in enumerate(fields):
        is_doubled = "name" in own and not is_company and "name" not in found and not own.isdisjoint(found)
        if persons[i] and found and (not own.isdisjoint(PERSON) or is_doubled):
            yield i
            before = {one.fields for one in readings[:i]}  # `Phone, Contact Person, Contact Phone`
            behind = reached_behind(i, readings)
            yield from (j for j in behind if is_contact(headings[j]) and readings[j].fields in before)


def _of_firms(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Contact Person` beside `Company` and `Last Name`: where a row is of a firm, who that is."""
    fields = {field for reading in readings for field in reading.fields}
    for i, reading in enumerate(readings if fields.issuperset({"company", *PERSON}) else ()):
        if reading.fields == ("name",) and means(headings[i], "contact_person"):
            yield i


def _behind_someone(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`Name, Phone, Owner, Phone, Email`: what stands behind the owner is theirs, if it repeats another."""
    others = [i for i, one in enumerate(readings) if not one.fields or one.someones in ("name", IGNORED)]
    runs = [range(i + 1, _end(i + 1, readings)) for i in others]
    behind = {i for run in runs for i in run}
    keys = folded(headings)
    before = {key for i, key in enumerate(keys) if i not in behind}
    again = [run for run in runs if any(keys[i] in before for i in run)]
    is_sure = any(readings[run.start - 1].someones for run in again)
    return sorted(behind) if is_sure else []  # behind all others, too, and what is not known


def _further_persons(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`Contact 1, Phone 1, Contact 2, Phone 2`: the names and numbers of all but the first with such."""
    names = [i for i, reading in enumerate(readings) if "name" in reading.fields]
    if any(is_contact(headings[i]) for i in names):  # then a customer is their company
        names = [i for i in names if not is_customer(headings[i])]
    runs = [range(i, _end(i + 1, readings, WAYS | JOBS)) for i in names]
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
    named = {i for i, reading in enumerate(readings) if "first_name" in reading.fields}
    starts = [words(heading)[:2] for heading in headings] if named else []
    numbered = [i for i, start in enumerate(starts) if start[:1] == ("person",) and start[-1].isdecimal()]
    return numbered if named.intersection(numbered) and named.difference(numbered) else []


def _of_numbered_names(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Tenant 1, Tenant 2, Phone of tenant 1, Phone of tenant 2`: what the second is reached at."""
    firsts: dict[frozenset[str], str] = {}
    for heading in _names(headings, readings):
        whose, numbers = _numbered(heading)
        if whose and len(numbers) == 1 and not _is_everywhere(whose, headings):
            firsts.setdefault(whose, numbers[0])
    for i, heading in enumerate(headings if firsts else ()):
        texts, numbers = frozenset(words(heading)), _numbered(heading)[1]
        is_anothers = any(whose <= texts and number not in numbers for whose, number in firsts.items())
        if numbers and is_anothers and _is_reached(readings[i]):
            yield i


def _numbered_alike(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Tenant 1, Tenant 2, Phone 1, Phone 2`: if there are as many phones as tenants, each has one."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    others = [heading for heading, one in zip(headings, readings, strict=True) if one.someones == "name"]
    for heading in _names(headings, readings) or dict.fromkeys(others):
        whose, *numbers = words(heading)
        if not means(whose, "name"):  # `Name 2` is the second line of a firm's
            named[whose] += numbers
    for kind in REACHED if named else ():
        ways = [i for i, reading in enumerate(readings) if reading.fields == (kind,)]
        numbers = [number for i in ways for number in _numbered(headings[i])[1]]
        if len(numbers) == len(ways) > 1 and numbers in named.values():
            yield from ways[1:]


def _is_everywhere(whose: frozenset[str], headings: Sequence[str]) -> bool:
    """Whether most headings without a number, of several, have a word as well: `KUNDE_PLZ`, `KUNDE_ORT`."""
    plain = [whose.issubset(words(heading)) for heading in headings if not _numbered(heading)[1]]
    return len(plain) > 1 and 2 * sum(plain) > len(plain)


@lru_cache(maxsize=2_000)
def _numbered(heading: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of a heading that say whose it is, and the numbers in it."""
    texts = words(heading)
    whose = frozenset(word for word in texts if not (word.isdecimal() or means(word, "name")))
    return whose, tuple(filter(str.isdecimal, texts))


def _of_others_named(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`Owner, Tenant, Owner's phone, Tenant's phone`: what the second is reached at, by its word."""
    own, theirs, free = _ways_of_named(headings, readings)
    return theirs if own or free else []  # the first one's: without a word, or by it


def _of_users(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`User Name, User Email` beside `Invitee Name, Invitee Email`: a colleague who has a login there."""
    named = _whose_names(headings, readings)
    logins = {whose for heading in headings if not _own(heading) for whose in words(heading)[:-1]}
    ways = [(i, _own(headings[i]), one.fields) for i, one in enumerate(readings) if _is_reached(one)]
    own = {fields for _, whose, fields in ways if whose.isdisjoint(logins)}
    for i, whose, fields in ways if named and all(named) else ():
        if fields in own and whose and whose <= logins and not any(map(whose.intersection, named)):
            yield i


def _of_named_alone(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Contractor, Contractor Phone` beside a name that is reached at something else."""
    named = _whose_names(headings, readings)
    both = zip(headings, readings, strict=True)
    alone = {whose for heading, one in both if not one.fields for whose in _own(heading)}
    ways = [(i, _own(headings[i])) for i, one in enumerate(readings) if _is_reached(one)]
    theirs = [i for i, whose in ways if whose and whose <= alone and not any(map(whose.intersection, named))]
    yield from theirs if named and len(theirs) < len(ways) else ()


def _whose_names(headings: Sequence[str], readings: Sequence[Reading]) -> list[frozenset[str]]:
    """Return the words that say whose each name is."""
    both = zip(headings, readings, strict=True)
    return [_own(heading) for heading, one in both if not CALLED.isdisjoint(one.fields)]


def _unreached(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`Owner, Tenant, Tenant's phone`: the owner is who cannot be reached, and may live there."""
    own, theirs, free = _ways_of_named(headings, readings)
    first = next(iter(_names(headings, readings)), "")
    is_unreached = bool(theirs) and not own and not free
    return [i for i, heading in enumerate(headings) if heading == first] if is_unreached else []


def _ways_of_named(
    headings: Sequence[str], readings: Sequence[Reading]
) -> tuple[list[int], list[int], list[int]]:
    """Return what the first who is named is reached at, what others are, and what is nobody's, by words."""
    named = [_own(name) for name in _names(headings, readings) if not (is_contact(name) or is_customer(name))]
    others = {own for own in named[1:] if own and own.isdisjoint(named[0])}
    if not others or not named[0]:
        return [], [], []
    ways = [i for i, reading in enumerate(readings) if _is_reached(reading)]
    own = [i for i in ways if named[0] <= _own(headings[i])]
    theirs = [i for i in ways if any(other <= _own(headings[i]) for other in others)]
    return own, theirs, [i for i in ways if not _own(headings[i])]


def _names(headings: Sequence[str], readings: Sequence[Reading]) -> dict[str, None]:
    """Return the headings that can be the name, each once."""
    names = [heading for heading, one in zip(headings, readings, strict=True) if "name" in one.fields]
    return dict.fromkeys(names)


@lru_cache(maxsize=2_000)
def _own(heading: str) -> frozenset[str]:
    """Return the words of a heading for people who are somebody's own: an owner, a tenant."""
    return frozenset(text for text, meanings in understood(words(heading)) if "own" in meanings)


def _is_reached(reading: Reading) -> bool:
    return bool(reading.fields) and WAYS.issuperset(reading.fields)


def _parts_again(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`First Name 2`, or `First Name` once more: that of a husband or a wife."""
    seen: set[str] = set()
    numbers = {reading.number for reading in readings if "first_name" in reading.fields}
    given = numbers - {"", "0" if "0" in numbers else "1"}
    for i, (key, reading) in enumerate(zip(folded(headings), readings, strict=True)):
        if len(reading.fields) == 1 and reading.fields[0] in PERSON:
            if reading.number in given or key in seen:  # `Apellido 2` is a second one, as in Spain
                yield i
            seen.add(key)


def _repeated(headings: Sequence[str], readings: Sequence[Reading]) -> list[int]:
    """`First Name, Phone, First Name, Phone`: what comes again from the second first name on."""
    keys = folded(headings)
    given = [i for i, reading in enumerate(readings) if reading.fields == ("first_name",)]
    start = next((i for i in given if keys[i] in keys[:i]), len(keys))
    return [i for i in range(start, len(keys)) if keys[i] in keys[:start]]


def _end(start: int, readings: Sequence[Reading], kinds: frozenset[str] = WAYS) -> int:
    """The end of the phones and e-mail addresses that stand together from `start` on."""
    stop = start
    while stop < len(readings) and kinds.issuperset(readings[stop].fields) and readings[stop].fields:
        stop += 1
    return stop


def _by_initials(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`AM Phone` beside `Account Manager`, `LA Cell` beside `Listing Agent`."""
    roles = [words(headings[i]) for i, one in enumerate(readings) if one.someones in ("name", IGNORED)]
    initials = {"".join(text[0] for text in role) for role in roles if len(role) > 1}
    for i, heading in enumerate(headings if initials else ()):
        field, whose = reached(heading)
        if field and whose in initials:
            yield i


def _by_letter(headings: Sequence[str], _: Sequence[Reading]) -> Iterator[int]:
    """`Name L, Street L, City L` beside `Street, City`: where and to whom goods are sent."""
    keys = folded(headings)
    lettered = {i: texts[-1] for i, texts in enumerate(map(words, headings)) if len(texts) > 1}
    letters = {i: end for i, end in lettered.items() if len(end) == 1 and end.isalpha()}
    own = set(keys)
    again = Counter(end for i, end in letters.items() if keys[i][:-1] in own)
    yield from (i for i, end in letters.items() if again[end] >= LEAST)


def parted(someones: Sequence[str]) -> Sequence[str]:
    """Another person's name beside a part of it is the other part: `Nume medic`, `Prenume medic`."""
    lacking = [part for part in PERSON if part not in someones]
    if len(lacking) != 1 or someones.count("name") != 1:
        return someones
    return [lacking[0] if field == "name" else field for field in someones]


# The reason given last is the one that is shown.
RULES: tuple[tuple[Callable[[Sequence[str], Sequence[Reading]], Iterable[int]], Choice], ...] = (
    (_parts_again, SECOND),
    (_contact_persons, OTHERS),
    (_of_firms, STAND_IN),
    (_behind_someone, OTHERS),
    (_further_persons, SECOND),
    (_numbered_persons, SECOND),
    (_of_numbered_names, SECOND),
    (_numbered_alike, SECOND),
    (_of_others_named, SECOND),
    (_of_users, OTHERS),
    (_of_named_alone, SECOND),
    (_unreached, UNREACHED),
    (_repeated, SECOND),
    (_by_initials, OTHERS),
    (_by_letter, LETTERED),
)
