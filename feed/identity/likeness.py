"""How alike two rows are: what each says of a person, made comparable, and what makes it an edit."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import xor
from typing import Any, TypeVar

from contacts.contact import Contact
from contacts.names import comparable

COMMON = 20  # what more people share says nothing of who one is
MOST = 100  # rows that are looked at for one who says as much; a few dozen files may say the same person
REACH = {"emails", "phones"}

T = TypeVar("T")
Fact = tuple[str, Hashable]
Sheet = tuple[str, int]  # a source, and the number of a table in it
Where = str | Sheet
# How many facts are equal, how many e-mails and phones, whether the id that it says is, whether it is there,
# whether the name is written alike, with the same salutation.
Fit = tuple[int, int, bool, bool, bool]


@dataclass(frozen=True)
class Row:
    """What a row of a source says of a contact, or last said.

    `raw` is a hash of its text; `given_id` is the id that it says itself, "" if none; `id` is the
    contact's, "" in a row that is to get one. `is_present` is false for a row that its source had. `table` is
    the number of that of its source in which it stands, as of a workbook's sheets.
    """

    source: str
    raw: bytes
    given_id: str
    contact: Contact
    id: str = ""
    is_present: bool = True
    table: int = 0

    @property
    def sheet(self) -> Sheet:
        """The table of its source in which it stands."""
        return self.source, self.table

    @cached_property
    def name(self) -> str:
        """The name, comparable."""
        return self.contact.comparable

    @property
    def beginnings(self) -> set[str]:
        """What the name was, comparable, as long as it was not typed to its end."""
        words = self.contact.name.split(" ")
        return {comparable(" ".join(words[:count])) for count in range(1, len(words))}

    @cached_property
    def emails(self) -> frozenset[str]:
        """The e-mails, comparable."""
        return frozenset(email.casefold() for email in self.contact.emails)

    @cached_property
    def facts(self) -> frozenset[Fact]:
        """All that its cells say of the person, comparable; a name taken from another cell is none."""
        return facts_of(self.name, vars(self.contact))

    @cached_property
    def marks(self) -> frozenset[str]:
        """Each e-mail, each phone, and the id that it says: with the name, they tell who it is."""
        return marks_of(self.given_id, vars(self.contact))

    @property
    def reach(self) -> frozenset[str]:
        """Each e-mail and each phone."""
        return marks_of("", vars(self.contact))

    def says_the_same(self, other: "Row") -> bool:
        """Whether both say all the same of the same contact; their texts may differ."""
        mine, theirs = ((row.id, row.given_id, row.is_present, row.facts) for row in (self, other))
        return mine == theirs


def with_own_ids(rows: Iterable[Row]) -> list[Row]:
    """Return the rows without the ids that stand on people of different names in one source."""
    every = list(rows)
    names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in every:
        if row.given_id:
            names[row.source, row.given_id].add(row.name)
    shared = {key for key, those in names.items() if len(those) > 1}
    return [replace(row, given_id="") if (row.source, row.given_id) in shared else row for row in every]


def facts_of(name: str, said: Mapping[str, Any]) -> frozenset[Fact]:
    """Return the facts of a row, of its comparable name and what its contact says, also as JSON has it."""
    emails, phones = said.get("emails", ()), said.get("phones", ())
    told = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    told |= {"name": name, "emails": frozenset(map(str.casefold, emails)), "phones": frozenset(phones)}
    if said["name"] in (said.get("company"), *emails, *phones):
        del told["name"]
    return frozenset((key, value) for key, value in told.items() if value)


def marks_of(given_id: str, said: Mapping[str, Any]) -> frozenset[str]:
    """Return each e-mail, each phone and the id that a row says, as `facts_of` takes it."""
    ids = [f"id {given_id}"] if given_id else []
    return frozenset([*map(str.casefold, said.get("emails", ())), *said.get("phones", ()), *ids])


class Index:
    """Rows by what may tell who they are; what is common tells nothing."""

    def __init__(self, rows: Iterable[tuple[Hashable, Row]] = ()) -> None:
        self._rows: defaultdict[Hashable, list[Row]] = defaultdict(list)
        for key, row in rows:
            self.add(key, row)

    def add(self, key: Hashable, row: Row) -> None:
        those = self._rows[key]
        if len(those) < MOST and not any(row.says_the_same(other) for other in those):
            those.append(row)

    def find(self, keys: Iterable[Hashable]) -> list[Row]:
        """Return the rows with any of the keys that are not common, one for each way in which they say it."""
        found: dict[int, Row] = {}
        for key in keys:
            those = self._rows.get(key, ())
            if len({row.id for row in those}) <= COMMON:
                found |= {id(row): row for row in those}
        return list(found.values())


def persons(rows: Iterable[Row]) -> Index:
    """Return an index of rows by what `person_keys` says of each."""
    return Index((key, row) for row in rows for key in person_keys(row))


def person_keys(row: Row) -> list[Hashable]:
    """What somebody who kept the name may be found by anywhere: it, and an e-mail, a phone or the id."""
    return [(row.name, mark) for mark in (row.raw, *row.marks)]


def edit_keys(facts: Iterable[Fact], given_id: str) -> list[int]:
    """What someone may be found by whose cells were edited: hashes of what `is_edit` asks for.

    All but one fact, name and one more, e-mail and phone, the id that it says; `is_edit` looks itself.
    """
    hashes = {fact[0]: hash(fact) for fact in facts}
    every = reduce(xor, hashes.values(), 0)
    keys = [every, *(every ^ one for one in hashes.values())] if len(hashes) > 1 else [every]
    if "name" in hashes:
        keys += [hash((hashes["name"], one)) for key, one in hashes.items() if key != "name"]
    if hashes.keys() >= REACH:
        keys.append(hash((hashes["emails"], hashes["phones"])))
    return [*keys, hash(given_id)] if given_id else keys


def reach_keys(facts: Iterable[Fact]) -> list[int]:
    """What someone may be found by who has only an e-mail or a phone."""
    return [hash(fact) + 1 for fact in facts if fact[0] in REACH]


def all_keys(row: Row) -> list[int]:
    """What an edited row may be found by, of all that it says."""
    return [*edit_keys(row.facts, row.given_id), *reach_keys(row.facts)]


def is_edit(row: Row, old: Row) -> bool:
    """Whether one fact at most differs, or the name and one more are equal, or e-mail and phone are."""
    equal = in_common(row, old)
    if differs_in_one(row, old):
        return bool(equal) or says_same_id(row, old)
    return equal >= REACH or ("name" in equal and (len(equal) > 1 or says_same_id(row, old)))


def differs_in_one(row: Row, old: Row) -> bool:
    """Whether one fact differs, or none."""
    return len({key for key, _ in row.facts ^ old.facts}) <= 1


def in_common(row: Row, old: Row) -> set[str]:
    """Return the names of the facts that are equal."""
    return {key for key, _ in row.facts & old.facts}


def says_same_id(row: Row, old: Row) -> bool:
    """Whether both say an id themselves, and the same."""
    return bool(row.given_id) and row.given_id == old.given_id


def says_other_id(row: Row, old: Row) -> bool:
    """Whether both say an id themselves, and not the same."""
    return bool(row.given_id and old.given_id) and row.given_id != old.given_id


def says_two(facts: Iterable[Fact]) -> bool:
    """Whether two of name, e-mail and phone are there, so that it is surely one person who has them all."""
    return len({key for key, _ in facts} & {"name", *REACH}) > 1


def contradicts(row: Row, old: Row) -> bool:
    """Whether both have e-mails, or both have phones, and nothing of either is equal."""
    kinds = ((row.emails, old.emails), (set(row.contact.phones), set(old.contact.phones)))
    return not row.reach & old.reach and any(one and other for one, other in kinds)


def best_fit(row: Row, olds: list[Row], held: Collection[str]) -> tuple[Fit | None, Row | None]:
    """Return how well the one contact of `olds` fits that fits best, and that.

    Nothing if several do, unless the row says all of each: of duplicates merged it is one that is not `held`.
    """
    fits = [(_fit(row, old), old) for old in olds]
    best = max((fit for fit, _ in fits), default=None)
    those = {old.id: old for fit, old in fits if fit == best}
    if len(those) > 1 and _are_merged(row, those.values()):
        return best, next((old for id, old in sorted(those.items()) if id not in held), None)
    return best, only(those.values())


def _are_merged(row: Row, olds: Collection[Row]) -> bool:
    """Whether a row says the name, all e-mails and all phones of several who differ in these."""
    reaches = {old.reach for old in olds}
    return len(reaches) == len(olds) and all(
        old.name == row.name and old.reach and old.reach <= row.reach for old in olds
    )


def _fit(row: Row, old: Row) -> Fit:
    equal = len(row.facts & old.facts), len(row.reach & old.reach)
    return *equal, says_same_id(row, old), old.is_present, row.contact.name == old.contact.name


def own_key(row: Row) -> Hashable:
    """Return what rows of one source have in common if they are one contact."""
    return row.source, row.given_id or row.raw


def key_by_facts(row: Row) -> Hashable:
    """Return what rows of one source have in common if they say the same."""
    return row.source, row.facts


def is_told_by_facts(row: Row, apart: Collection[Hashable]) -> bool:
    """Whether a row is one contact with all of its source that say the same, as a customer's several orders.

    An id that it says tells it from others, even one that stands on several people.
    """
    return not row.given_id and says_two(row.facts) and key_by_facts(row) not in apart


def only(those: Collection[T]) -> T | None:
    """Return the only one of some, or nothing."""
    return next(iter(those)) if len(those) == 1 else None
