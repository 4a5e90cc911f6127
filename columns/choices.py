"""What each column of a table is: by its heading alone, else by its neighbours and its values."""

import re
from collections.abc import Sequence
from functools import cached_property

from columns.certain import PARTS, PEOPLE, REACHED, UNKNOWN, by_what_is_said, certain
from columns.column import EMAILS, FAMILYS, IGNORED, OWNERS, PHONES, Choice
from columns.folding import fold, words
from columns.look import EMAIL, NO_VALUES, Look, is_one_word, is_person
from columns.neighbours import RULES, Seen
from columns.persons import (
    OTHERS,
    SECOND,
    is_at_home,
    is_contact,
    is_customer,
    is_head,
    others,
    parted,
    reached_behind,
)
from columns.readings import Reading
from columns.words import Words, asks_for_number, asks_reader, means, reached, whose

WHOLE = {"fn", "fullname", "displayname", "formattedname"}  # headings that say that no part is missing
NAMES = PEOPLE | {"nickname", "company"}
WHO = PEOPLE | {"email", "phone"}
PLACED = frozenset({"street", "address"})
TITLE = frozenset({"prefix", "title"})
LOGINS = {"username"}
SPARED = "only where the row says no other"
UNHEADED = re.compile("Column [A-Z]+")  # what a column without heading is called: its cells say what it is


def choose(
    headings: Sequence[str], readings: Sequence[Reading], values: Sequence[Sequence[str]]
) -> list[Choice]:
    """Return what each column is."""
    columns = _Columns(headings, readings, values)
    columns.by_heading()
    columns.by_neighbours()
    columns.by_patronymic()
    columns.by_first_name()
    columns.by_last_name()
    columns.by_parts()
    columns.by_whole_name()
    columns.by_customer()
    columns.by_supplier()
    columns.by_name_beside()
    columns.by_values()
    columns.by_person()
    columns.by_relatives()
    columns.by_owners()
    return [columns.choices[i] for i in range(len(headings))]


class _Columns:
    """What the columns of one table are, as far as it is decided; each step needs those before it.

    `claimed` are the fields that there are, each with the first of its headings.
    """

    def __init__(
        self, headings: Sequence[str], readings: Sequence[Reading], values: Sequence[Sequence[str]]
    ) -> None:
        self.headings = headings
        self.looks = [Look(values[i]) if i < len(values) else NO_VALUES for i in range(len(headings))]
        self.readings = list(map(by_what_is_said, readings, self.looks))
        self.choices: dict[int, Choice] = {}
        self.claimed: dict[str, str] = {}

    def by_heading(self) -> None:
        """What needs no neighbours. `First Name` again is that of a husband or a wife."""
        found = {i: choice for i, choice in enumerate(map(certain, self.readings, self.looks)) if choice}
        parts: set[str] = set()
        for i in [i for i, choice in found.items() if choice.field in PARTS]:
            key = fold(self.headings[i])
            found[i] = SECOND if key in parts else found[i]
            parts.add(key)
        for i, choice in sorted((found | others(self.headings, self.readings)).items()):
            self._decide(i, choice)

    def by_neighbours(self) -> None:
        """What can be several things."""
        last = {reading.fields: i for i, reading in enumerate(self.readings)}
        for wanted, rule in RULES:
            fitting = set(filter(wanted.issubset, last))  # hardly any rule has one, of however many columns
            for i, reading in enumerate(self.readings if fitting else ()):
                if i not in self.choices and reading.fields in fitting:
                    before = self.choices.get(i - 1, UNKNOWN).field
                    comes_again = last[reading.fields] > i
                    seen = Seen(self.headings[i], reading, self.looks[i], self.claimed, before, comes_again)
                    self._decide(i, rule(seen))

    def by_first_name(self) -> None:
        """Single words are the last name beside a first one: `Nom du contact` beside `Prénom du contact`."""
        given = self.claimed.get("first_name")
        names = [i for i in self._having("name") if fold(self.headings[i]) not in WHOLE]
        if given and len(names) > 1 and is_contact(given):
            names = [i for i in names if is_contact(self.headings[i])]
        is_left = len(names) == 1 and {"last_name", "middle_name"}.isdisjoint(self.claimed)
        if given and is_left and self.looks[names[0]].most(is_one_word):
            del self.claimed["name"]
            self._decide(names[0], Choice("last_name", f"last name, because `{given}` stands beside it"))
            for i in self._having("name"):
                self.claimed.setdefault("name", self.headings[i])

    def by_last_name(self) -> None:
        """Single words are the first name beside a last one, if these are not the same: `שם`, `שם משפחה`."""
        names = [i for i in self._having("name") if fold(self.headings[i]) not in WHOLE]
        lasts = self._having("last_name")
        if len(names) != 1 or not lasts or not {"first_name", "middle_name"}.isdisjoint(self.claimed):
            return
        own, last = names[0], self.claimed["last_name"]
        is_one_word = self.looks[own].most(lambda value: len(value.split()) == 1)
        are_apart = self.looks[own].words.isdisjoint(self.looks[lasts[0]].words)
        if is_one_word and are_apart and is_contact(self.headings[own]) == is_contact(last):
            del self.claimed["name"]
            self._decide(own, Choice("first_name", f"first name, because `{last}` stands beside it"))

    def by_parts(self) -> None:
        """`Name` is that of an article or a place where no word of it is in the names beside it."""
        if not set(PARTS) <= self.claimed.keys():
            return
        own = frozenset(word for i in self._having(*PARTS) for word in self.looks[i].words)
        for i in self._having("name"):
            look = self.looks[i]
            is_said = bool(own and look.words) and fold(self.headings[i]) not in WHOLE
            if is_said and own.isdisjoint(look.words) and not look.firms:
                self._set_apart(i)

    def _set_apart(self, i: int) -> None:
        """`Nom` beside `Prénom du contact` and `Nom du contact` is what the contact is of."""
        first = self.claimed[PARTS[0]]
        is_of_contact = all(is_contact(self.claimed[part]) for part in PARTS)
        if is_of_contact and not is_contact(self.headings[i]) and "company" not in self.claimed:
            self._decide(i, Choice("company", f"company, because `{first}` is that of the contact"))
        else:
            self.choices[i] = Choice("nickname", f"only where `{first}` says nothing")

    def by_patronymic(self) -> None:
        """`surname` beside `lastname` is what Russians are called after their fathers, if its values are."""
        families = self._having("last_name")
        fathers = [i for i in families if self.looks[i].patronymics]
        for i in fathers if len(fathers) < len(families) else ():
            self._decide(i, Choice("middle_name", "its values are called after fathers"))

    def by_whole_name(self) -> None:
        """`担当者` beside `氏名` is a colleague who looks after them, as is any person's contact person."""
        names = self._having("name")
        persons = [i for i in names if means(self.headings[i], "contact_person")]
        whole = [i for i in names if means(self.headings[i], "full") and i not in persons]
        if persons and any(not self.looks[i].firms for i in whole):
            self.claimed["name"] = self.headings[whole[0]]
            for i in persons:
                self.choices[i] = OTHERS

    def by_customer(self) -> None:
        """`Customer Name`, or names of firms, are the company beside `Contact Person` or another contact."""
        names = self._having("name")
        firms = [i for i in names if self.looks[i].firms]
        contacts = [i for i in names if is_contact(self.headings[i]) and i not in firms]
        others = [i for i in names if i not in contacts]
        parts = [self.claimed[part] for part in PARTS[::-1] if part in self.claimed]
        if not others or not (contacts or (firms and parts and "company" not in self.claimed)):
            return
        name = self.headings[contacts[0]] if contacts else parts[0]
        if "company" in self.claimed:
            self._decide(others[0], Choice("nickname", f"only where `{name}` says nothing"))
        else:
            for i in firms or [i for i in others if is_customer(self.headings[i])][:1]:
                self._decide(i, Choice("company", f"company, because `{name}` is the name"))
        self.claimed["name"] = name

    def by_supplier(self) -> None:
        """`Vendor` before all else is the company, unless the name is that of a thing; no full name is."""
        who = min(self._having(*WHO), default=0)
        first = next((i for i in range(who) if self._is_own(i)), None)
        names = [self.headings[i] for i in self._having("name")]
        are_persons = all(is_contact(name) or fold(name) in WHOLE for name in names)
        if first is None or not (names or means(self.headings[first], "supplier")):
            return  # `Participants` are no companies
        if "company" not in self.claimed and are_persons:
            self._decide(first, Choice("company", "it stands first, and nothing else is the company"))

    def by_name_beside(self) -> None:
        """`Requester` beside `Requester Email` is the name, where there is no other."""
        if not PEOPLE.isdisjoint(self.claimed):
            return
        ways = [reached(heading) for heading in self.headings]
        own = {whose for field, whose in ways if field and whose}
        if not own:
            return
        named = [
            i
            for i, reading in enumerate(self.readings)
            if not reading.fields and "".join(words(self.headings[i])) in own and self.looks[i].digitless
            if not self.looks[i].is_one
        ]
        if not named:
            return
        name = self.headings[named[0]]
        whose = "".join(words(name))
        found = {i: field for i, (field, other) in enumerate(ways) if field and other == whose}
        for i, field in {named[0]: "name", **found}.items():
            if self.choices[i].field is None:
                self._decide(i, Choice(field, f"`{name}` is the name, as its own stands beside it"))

    def by_values(self) -> None:
        """What only the values say."""
        for i, (reading, look) in enumerate(zip(self.readings, self.looks, strict=True)):
            if self.choices[i].field is None and not reading.someones and not self._is_of_a_role(i):
                self._decide(i, self._by_values(self.headings[i], look))

    def by_person(self) -> None:
        """Another person's data where there is nobody else's, else what holds names."""
        if not (NAMES - {"company"}).isdisjoint(self.claimed):
            return
        own = [i for i, look in enumerate(self.looks) if self._is_own(i) and look.digitless and look.distinct]
        if own and "company" not in self.claimed:
            self._decide(own[0], Choice("name", "nothing else says who it is"))
            return
        someones = parted([reading.someones for reading in self.readings])
        named = self._someone(someones)
        theirs = whose([self.headings[i] for i in named])
        others = [whose([self.headings[i]]) for i in self._of_names(someones) if i not in named]
        if "company" in self.claimed:
            shop = self.claimed["company"]
            named = [i for i in named if is_head(self.headings[i], shop)]
            if not named:
                self._by_name_of_branch()
        elif not named:
            self._by_title() or self._by_names() or self._by_branch()
        for i, field in enumerate(someones if named else ()):
            if i in named or (field in REACHED and self._is_theirs(i, field, theirs, others)):
                self.choices[i] = Choice(field, "there is nobody else in the table")
        for i in reached_behind(max(named), self.readings) if named else ():
            self.choices[i] = Choice(self.readings[i].fields[0], "it stands behind the only name")

    def _someone(self, someones: Sequence[str]) -> list[int]:
        """The columns of the first other person's name, whole or in parts, if it is not always the same."""
        told = [(field, i) for i, field in enumerate(someones) if field and self._may_differ(i)]
        firsts = dict(reversed(told))
        return [firsts[field] for field in ("name",) if field in firsts] or [
            firsts[part] for part in PARTS if set(PARTS) <= firsts.keys()
        ]

    def _is_theirs(self, i: int, field: str, theirs: Words, others: Sequence[Words]) -> bool:
        """`Mother's Cell` is the mother's, who is named; `Asst Cell` is that of the `Asst Coach`.

        Whose is not told is theirs if the table has no other such thing.
        """
        own = whose([self.headings[i]])
        if own and own <= theirs:
            return True
        return field not in self.claimed and own.isdisjoint(frozenset[str]().union(*others))

    @staticmethod
    def _of_names(someones: Sequence[str]) -> list[int]:
        """The columns of the names of other persons."""
        return [i for i, field in enumerate(someones) if field in ("name", *PARTS)]

    def by_relatives(self) -> None:
        """`Guardian Phone` is where a pupil is reached, if nobody in the table has a phone of their own.

        One at home is the family's. So is the buyer of what a `Recipient` gets, if nobody is reached at
        all; who buys is the contact.
        """
        if PEOPLE.isdisjoint(self.claimed):
            return
        own = {choice.field for i, choice in self.choices.items() if not is_at_home(self.headings[i])}
        is_reached = not self.claimed.keys().isdisjoint(REACHED)
        for i, reading in enumerate(self.readings):
            is_buyer = bool(reading.someones) and means(self.headings[i], "buyer") and not is_reached
            is_lacking = reading.someones in REACHED and reading.someones not in own
            is_relatives = reading.someones in REACHED and means(self.headings[i], "relative")
            if is_relatives and not is_lacking:
                self._decide(i, Choice(reading.someones, SPARED, FAMILYS))
            elif is_relatives or (is_buyer and reading.someones in ("name", *REACHED)):
                self._decide(i, Choice(reading.someones, "nobody is reached any other way"))

    def by_owners(self) -> None:
        """`Owner` is who it is in those rows of a list of tenants that have none."""
        if not any(means(self.headings[i], "tenant") for i in self._having(*PEOPLE)):
            return
        for i, reading in enumerate(self.readings):
            if means(self.headings[i], "landlord") and reading.someones in ("name", *REACHED):
                is_name = reading.someones == "name"
                self._decide(i, Choice("nickname" if is_name else reading.someones, SPARED, OWNERS))

    def _by_title(self) -> bool:
        """`Title` is what a place is called, where nothing is but its phone and address: in lists of maps."""
        is_place = "phone" in self.claimed and not PLACED.isdisjoint(self.claimed)
        titles = [i for i, reading in enumerate(self.readings) if TITLE.issubset(reading.fields)]
        if not is_place or not titles or not self.looks[titles[0]].distinct:
            return False
        self.choices[titles[0]] = Choice("name", "nothing else says what the place is called")
        return True

    def _by_names(self) -> bool:
        """`Wie heißt du?`: where nothing else says who it is that can be reached, names of persons do."""
        found = (
            i
            for i, (heading, look) in enumerate(zip(self.headings, self.looks, strict=True))
            if self.choices[i].field is None or fold(heading) in LOGINS
            if not UNHEADED.fullmatch(heading)
            if self._may_differ(i) and look.most(is_person)
        )
        if self.claimed.keys().isdisjoint(REACHED) or (i := next(found, None)) is None:
            return False
        self.choices[i] = Choice("name", "its values are names, and no other column is the name")
        return True

    def _by_branch(self) -> bool:
        """`Branch` and `Department`, where each has a phone of its own and nobody is named."""
        found = (
            i
            for i, heading in enumerate(self.headings)
            if self.choices[i].field in (None, IGNORED) and means(heading, "branch")
            if not means(heading, "label")  # `Service Type`
            if self.looks[i].distinct and not self.looks[i].numbers
        )
        if self.claimed.keys().isdisjoint(REACHED) or (i := next(found, None)) is None:
            return False
        self.choices[i] = Choice("company", "nothing else says who it is")
        return True

    def _by_name_of_branch(self) -> None:
        """`Store Name` beside the company that it is of."""
        found = (i for i in range(len(self.headings)) if self.choices[i].field is None and self._is_branch(i))
        if (i := next(found, None)) is not None:
            self._decide(i, Choice("name", f"it is of `{self.claimed['company']}`"))

    def _is_branch(self, i: int) -> bool:
        heading, look = self.headings[i], self.looks[i]
        is_named = means(heading, "branch") and means(heading, "name")
        return is_named and self._may_differ(i) and not look.numbers

    def _decide(self, i: int, choice: Choice) -> None:
        self.choices[i] = choice
        if choice.field not in (None, IGNORED):
            self.claimed.setdefault(choice.field, self.headings[i])

    def _having(self, *fields: str) -> list[int]:
        """The columns that are one of some fields, from the first on."""
        return sorted([i for i, choice in self.choices.items() if choice.field in fields])

    def _may_differ(self, i: int) -> bool:
        """Whether there is another value for each, as far as a table of one row can tell."""
        return self.looks[i].distinct or (self._has_one_row and bool(self.looks[i].values))

    @cached_property
    def _has_one_row(self) -> bool:
        return {len(look.values) for look in self.looks} in ({1}, {0, 1})

    def _is_own(self, i: int) -> bool:
        return not self.readings[i].fields and means(self.headings[i], "own") and not self.looks[i].numbers

    def _is_of_a_role(self, i: int) -> bool:
        """`Valet Email`, where the contact has a name: its other words say whose it is."""
        field, whose = reached(self.headings[i])
        return (
            bool(field and whose) and not asks_reader(self.headings[i]) and not NAMES.isdisjoint(self.claimed)
        )

    def _by_values(self, heading: str, look: Look) -> Choice:
        if "email" not in self.claimed and look.most(EMAIL.fullmatch):
            return EMAILS
        if "phone" not in self.claimed and look.international:
            return Choice("phone", "its values are international phone numbers")
        if "phone" not in self.claimed and look.dialled and asks_for_number(heading):
            return PHONES
        return UNKNOWN
