"""Who stands in where no column is the contact's name, or nobody is reached: another person, a place."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from columns.choices.persons import is_at_home, is_head, parted, reached_behind
from columns.choices.undecided import Undecided
from columns.column import CALLED, FAMILYS, IGNORED, OWNERS, PEOPLE, PERSON, REACHED, TITLES, WAYS, Choice
from columns.folding import fold
from columns.look import is_person
from columns.words import Words, means, whose

PLACED = frozenset({"street", "address"})
LOGINS = {"username"}
RECIPIENTS = "only where the row says no other, as it may be somebody else's"
SPARED = "only where the row says no other"
UNHEADED = re.compile("Column [A-Z]+")  # what a column without heading is called: its cells say what it is


def by_own(columns: Undecided) -> None:
    """`Participants`, of whom there are several."""
    if "company" in columns.claimed or not CALLED.isdisjoint(columns.claimed):
        return
    looks = enumerate(columns.looks)
    own = (i for i, look in looks if columns.is_own(i) and look.digitless and look.distinct)
    _decide_first(columns, own, Choice("name", "nothing else says who it is"))


def _decide_first(columns: Undecided, those: Iterator[int], choice: Choice) -> bool:
    """Decide what the first of some columns is, if there is one; return whether there is."""
    i = next(those, None)
    if i is not None:
        columns.decide(i, choice)
    return i is not None


def by_person(columns: Undecided) -> None:
    """Another person's data where there is nobody else's, else what holds names."""
    if not CALLED.isdisjoint(columns.claimed):
        return
    someones = parted([reading.someones for reading in columns.readings])
    first = _someone(columns, someones)
    shop = columns.claimed.get("company")
    named = [i for i in first if is_head(columns.headings[i], shop)] if shop else first
    if named := named or (first if _is_only_reached(columns, someones, first) else []):
        _take(columns, someones, first, named)
    elif shop:
        _by_name_of_branch(columns, shop) or _by_names(columns, 1)  # further columns are of colleagues here
    else:
        _by_title(columns) or _by_names(columns) or _by_branch(columns)


def by_first_of_couple(columns: Undecided) -> None:
    """`Husband First, Wife First, Last Name`: the first of the two has the name, and what is theirs."""
    if "last_name" not in columns.claimed or len(CALLED.intersection(columns.claimed)) > 1:
        return
    someones = [reading.someones for reading in columns.readings]
    first = [i for i, field in enumerate(someones) if field == "first_name" and columns.may_differ(i)][:1]
    theirs = whose([columns.headings[i] for i in first])
    for i, field in enumerate(someones if first else ()):
        own = whose([columns.headings[i]])
        if i in first or (field in REACHED and own and own <= theirs):
            columns.decide(i, Choice(field, "the last name has no other first name"))


def by_named(columns: Undecided) -> None:
    """`Tél. gérant` beside `Gérant`: who is named is reached there, if nobody is in any other way."""
    if not WAYS.isdisjoint(columns.claimed):
        return
    named = whose([columns.headings[i] for i in columns.having(*CALLED)])
    for i in [i for i, reading in enumerate(columns.readings) if reading.someones in REACHED]:
        own = whose([columns.headings[i]])
        if own and own <= named:
            columns.decide(i, Choice(columns.readings[i].someones, "nobody is reached any other way"))


def _take(columns: Undecided, someones: Sequence[str], first: Sequence[int], named: Sequence[int]) -> None:
    """Make the person who is `named` the contact: the `first` of others, or the head of a firm among them."""
    theirs = whose([columns.headings[i] for i in first])
    others = whose([columns.headings[i] for i in _of_names(someones) if i not in first])
    taken = {
        i: field
        for i, field in enumerate(someones)
        if i in named or (field in REACHED and _is_theirs(columns, i, field, theirs, others))
    }
    for i, field in taken.items():
        columns.decide(i, Choice(field, "there is nobody else in the table"))
    for i in reached_behind(max(named), columns.readings):
        columns.decide(i, Choice(columns.readings[i].fields[0], "it stands behind the only name"))


def _is_only_reached(columns: Undecided, someones: Sequence[str], first: Sequence[int]) -> bool:
    """Whether a firm is called at its manager's alone; a colleague who looks after it does so for others."""
    theirs = whose([columns.headings[i] for i in first])
    ways = [i for i, field in enumerate(someones) if field in REACHED and field not in columns.claimed]
    own = [columns.looks[i] for i in ways if whose([columns.headings[i]]) == theirs]
    return bool(own) and "phone" not in columns.claimed and all(look.differs for look in own)


def _someone(columns: Undecided, someones: Sequence[str]) -> list[int]:
    """The columns of the first other person's name, whole or in parts, if it is not always the same."""
    told = [(field, i) for i, field in enumerate(someones) if field and columns.may_differ(i)]
    firsts = dict(reversed(told))
    parts = ["name"] if "name" in firsts else PERSON
    return [firsts[part] for part in parts] if firsts.keys() >= set(parts) else []


def _of_names(someones: Sequence[str]) -> list[int]:
    """The columns of the names of other persons."""
    return [i for i, field in enumerate(someones) if field in ("name", *PERSON)]


def _is_theirs(columns: Undecided, i: int, field: str, theirs: Words, others: Words) -> bool:
    """`Mother's Cell` is the mother's, who is named; `Asst Cell` is that of the `Asst Coach`."""
    own = whose([columns.headings[i]])
    if own and own <= theirs:
        return True
    is_free = own.isdisjoint(others) or means(columns.headings[i], "relative")  # they are a family
    return is_free and field not in columns.claimed


def _by_title(columns: Undecided) -> bool:
    """`Title` is what a place is called, where nothing is but its phone and address: in lists of maps."""
    is_place = "phone" in columns.claimed and not PLACED.isdisjoint(columns.claimed)
    titles = [i for i, reading in enumerate(columns.readings) if TITLES.issubset(reading.fields)][:1]
    differing = (i for i in titles if columns.looks[i].distinct)
    choice = Choice("name", "nothing else says what the place is called")
    return is_place and _decide_first(columns, differing, choice)


def _by_names(columns: Undecided, most: int | None = None) -> bool:
    """`Wie heißt du?`: a column of names, where somebody is reached and no heading says who it is."""
    found = (
        i
        for i, (heading, look) in islice(enumerate(zip(columns.headings, columns.looks, strict=True)), most)
        if columns.choices[i].field is None or fold(heading) in LOGINS
        if not UNHEADED.fullmatch(heading)
        if columns.may_differ(i) and look.most(_is_named)
    )
    choice = Choice("name", "its values are names, and no other column is the name")
    return not columns.claimed.keys().isdisjoint(REACHED) and _decide_first(columns, found, choice)


def _is_named(value: str) -> bool:
    """A person's name, if its script has capitals: without them a remark looks the same."""
    return is_person(value) and value != value.lower()


def _by_branch(columns: Undecided) -> bool:
    """`Branch` and `Department`, where each has a phone of its own and nobody is named."""
    found = (
        i
        for i, heading in enumerate(columns.headings)
        if columns.choices[i].field in (None, IGNORED) and means(heading, "branch")
        if not (
            means(heading, "label") or columns.readings[i].someones
        )  # `Service Type`, the doctor's practice
        if columns.looks[i].distinct and not columns.looks[i].numbers
    )
    choice = Choice("company", "nothing else says who it is")
    return not columns.claimed.keys().isdisjoint(REACHED) and _decide_first(columns, found, choice)


def _by_name_of_branch(columns: Undecided, company: str) -> bool:
    """`Store Name` beside the company that it is of."""
    free = (i for i, choice in sorted(columns.choices.items()) if choice.field is None)
    branches = (i for i in free if _is_branch(columns, i) and means(columns.headings[i], "name"))
    is_named = _decide_first(columns, branches, Choice("name", f"it is of `{company}`"))
    if is_named:
        by_relatives(columns)
    return is_named


def by_place(columns: Undecided) -> None:
    """`Restaurant` before its owner is the company, if each row has another and nothing else is it."""
    if "company" in columns.claimed or PEOPLE.isdisjoint(columns.claimed):
        return
    before = range(min(columns.having(*PEOPLE)))
    places = (i for i in before if columns.choices[i].field is None and _is_branch(columns, i))
    _decide_first(columns, places, Choice("company", "it stands before who it is of"))


def _is_branch(columns: Undecided, i: int) -> bool:
    is_place = means(columns.headings[i], "branch")
    return is_place and columns.may_differ(i) and not columns.looks[i].numbers


def by_relatives(columns: Undecided) -> None:
    """`Guardian Phone` is where a pupil is reached, and a buyer of what others get, if nobody else is."""
    if PEOPLE.isdisjoint(columns.claimed):
        return
    # A phone at home is the family's.
    own = {choice.field for i, choice in columns.choices.items() if not is_at_home(columns.headings[i])}
    is_reached = not columns.claimed.keys().isdisjoint(REACHED)
    for i, reading in enumerate(columns.readings):
        someones = _way(columns, i) or reading.someones
        is_buyer = bool(someones) and means(columns.headings[i], "buyer") and not is_reached
        is_told = someones in REACHED and not columns.looks[i].flags
        is_relatives = is_told and means(columns.headings[i], "relative")
        if is_relatives and someones in own:
            columns.decide(i, Choice(someones, SPARED, FAMILYS))
        elif is_relatives or (is_buyer and someones in ("name", *REACHED)):
            columns.decide(i, Choice(someones, "nobody is reached any other way"))


def by_recipients(columns: Undecided) -> None:
    """`Shipping Phone` beside `Shipping Name` may be somebody else's: that is called if there is no other."""
    shipped = {i for i, heading in enumerate(columns.headings) if means(heading, "shipping")}
    named = [
        i for i in shipped if any(means(columns.headings[i], part) for part in ("name", "given", "family"))
    ]
    if named and not shipped.issuperset(columns.having(*PEOPLE)):
        for i in shipped.intersection(columns.having(*REACHED)):
            columns.decide(i, Choice(columns.choices[i].field, RECIPIENTS, FAMILYS))


def _way(columns: Undecided, i: int) -> str:
    """`شماره پدر`, `Father's number`: if it can be called."""
    is_number = columns.readings[i].someones == IGNORED and means(columns.headings[i], "number")
    return "phone" if is_number and columns.looks[i].dialled else ""


def by_owners(columns: Undecided) -> None:
    """`Owner` is who it is in those rows of a list of tenants that have none."""
    if not any(means(columns.headings[i], "tenant") for i in columns.having(*PEOPLE)):
        return
    for i, reading in enumerate(columns.readings):
        if means(columns.headings[i], "landlord") and reading.someones in ("name", *REACHED):
            is_name = reading.someones == "name"
            columns.decide(i, Choice("nickname" if is_name else reading.someones, SPARED, OWNERS))
            _leave_to_owner(columns, i if is_name else len(columns.readings))


def _leave_to_owner(columns: Undecided, owner: int) -> None:
    """`Owner, Phone, Tenant`: what stands behind an owner who is named first is the owner's."""
    if owner < min(columns.having(*PEOPLE)):
        for i in reached_behind(owner, columns.readings):
            columns.decide(i, Choice(columns.readings[i].fields[0], SPARED, OWNERS))
