"""`feed.memory.near`: of what was said before, as much as may tell who new rows are."""

from dataclasses import replace
from itertools import permutations
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contacts.contact import Contact
from feed.identity.ids import with_ids
from feed.identity.likeness import Row
from feed.memory import near
from feed.memory.ledger import Ledger
from feed.memory.near import said_before
from feed.told import Staying, Told
from tests.telling import record, row, told

NOW = 10**15


def test_what_was_said_before_is_that_of_the_same_sources_and_of_the_same_people_elsewhere():
    """By their text, or their name and what tells namesakes apart; who vanished is no longer there."""
    bob = Contact("Bob", emails=("bob@example.com", "b@example.com"))
    namesake = Row("b.csv", b"2", "", Contact("Bob", phones=("+12125550101",)), "id of a namesake")
    ledger = Ledger()
    there = [Row("b.csv", b"1", "", bob, "id of Bob"), namesake, row("", "Eve"), row("", "Dan")]
    record(ledger, [told("a.csv", row("", "Ann")), told("b.csv", *there)], [], NOW)
    record(ledger, [told("c.csv", row("", "Cleo"))], [], NOW)
    asked = [row("a.csv", "Dan"), Row("a.csv", b"3", "", replace(bob, emails=("B@example.com",)))]
    before = said_before(asked, [told("a.csv")], ["c.csv"], ledger)

    assert {
        ("a.csv", "id of Ann", True),
        ("b.csv", "id of Bob", True),
        ("b.csv", "id of Dan", True),
        ("c.csv", "id of Cleo", False),
    } == {(old.source, old.id, old.is_present) for old in before}
    ledger.close()


def test_a_source_that_vanished_before_counts_whole_if_one_of_its_rows_is_back():
    """Its people may be back under another name of the file, some of them edited."""
    ledger = Ledger()
    record(ledger, [told("old.csv", row("", "Ann"), row("", "Bob"))], [], NOW)
    record(ledger, [], ["old.csv"], NOW)
    before = said_before([row("new.csv", "Ann")], [told("new.csv")], [], ledger)

    assert {("Ann", False), ("Bob", False)} == {(old.contact.name, old.is_present) for old in before}
    ledger.close()


def test_of_other_files_that_say_the_same_one_is_looked_at():
    """Exports that are all left in the folder: else each new one would take longer than the one before."""
    ledger = Ledger()
    ann, bob = row("", "Ann"), Row("", b"old", "", Contact("Bob", emails=("b@example.com",)), "id of Bob")
    exports = [told(f"{day}.csv", ann, bob) for day in range(9)]
    record(ledger, exports, [], NOW)
    asked = [row("new.csv", "Ann"), replace(bob, source="new.csv", raw=b"new", id="")]
    before = said_before(asked, [told("new.csv")], [], ledger)

    assert ["id of Ann", "id of Bob"] == [old.id for old in before]
    assert 9 == len(said_before(asked[:1], [told("new.csv"), *exports], [], ledger))
    ledger.close()


def test_of_files_that_are_gone_each_is_looked_at_though_they_say_the_same():
    """Each may be the one whose place a new file takes."""
    ledger = Ledger()
    record(ledger, [told(f"{day}.csv", row("", "Ann")) for day in range(3)], [], NOW)
    record(ledger, [], ["0.csv", "1.csv"], NOW)
    before = said_before([row("new.csv", "Ann")], [told("new.csv")], [], ledger)

    assert ["0.csv", "1.csv", "2.csv"] == sorted(old.source for old in before)
    ledger.close()


NEAR = {
    "an e-mail, in whatever case": Contact("A", emails=("ann_1@example.com",), phones=("+1",)),
    "a phone, as it was typed": Contact("A", emails=("x@example.com",), phones=('555" 0101',)),
    "a name": Contact("ÄNN DEMO", emails=("x@example.com",), phones=("+1",)),
}


@pytest.mark.parametrize("edited", NEAR.values(), ids=NEAR)
def test_of_a_file_that_keeps_rows_only_those_near_to_new_ones_are_looked_at(edited):
    """Who shares all that every edit of somebody shares: nobody else of 10,000 takes time."""
    ledger = Ledger()
    ann = Contact("Änn Demo", emails=("Ann_1@EXAMPLE.com",), phones=('555" 0101',))
    people = {"ann": ann, "bob": Contact("Bob", emails=("annx1@example.com",)), "cy": Contact("Cy")}
    record(
        ledger,
        [told("a.csv", *(Row("a.csv", id.encode(), "", contact, id) for id, contact in people.items()))],
        [],
        NOW,
    )
    kept = Staying((row, row.place) for row in ledger.present("a.csv") if row.id != "ann")
    now = Told("a.csv", 600, [], [], [], kept)
    before = said_before([Row("a.csv", b"edited", "", edited)], [now], [], ledger)

    assert {"ann"} == {old.id for old in before}
    ledger.close()


def some(*values: str) -> list[tuple[str, ...]]:
    """At most two of some values, in any order."""
    return [chosen for count in range(3) for chosen in permutations(values, count)]


# All that there can be, of which one is drawn at once.
PEOPLE = [
    Contact(name, title=title, emails=emails, phones=phones)
    for name in ("Ann", "Bob", "Cy", "ann@example.com", "+1")
    for title in ("", "Owner")
    for emails in some("ann@example.com", "ANN@example.com", "a%n@example.com", "b@example.com")
    for phones in some("+1", "+12", "1_2")
]
LISTS = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(["", "", "1", "2"])), max_size=5)


BOB = Contact("Bob", emails=("ann@example.com",), phones=("+1", "+12"))


@example([], [(Contact("Ann"), "1"), (BOB, "1")], [(BOB, "")])  # an id of two, of whom one is near
@settings(max_examples=100)
@given(LISTS, LISTS, LISTS)
def test_those_who_are_near_are_enough_to_tell_who_is_who(gone, kept, new):
    """The same ids come of them as of all rows that the file has or had."""
    assert 1 == len(set(found_in_each_way(gone, kept, new)))


@pytest.mark.slow
@settings(max_examples=500)
@given(LISTS, LISTS, LISTS)
def test_that_holds_for_many_lists(gone, kept, new):
    """The same for the long run."""
    assert 1 == len(set(found_in_each_way(gone, kept, new)))


def found_in_each_way(gone, kept, new) -> list[tuple[str, ...]]:
    """The ids of new rows: found of all rows, of those like many new ones, of those like a few."""
    ledger = Ledger()
    listed = [
        Row("a.csv", bytes([number]), given, contact, f"x{number}")
        for number, (contact, given) in enumerate([*gone, *kept])
    ]
    record(ledger, [told("a.csv", *listed)], [], NOW)
    stay = Staying((row, row.place) for row in ledger.present("a.csv")[len(gone) :])
    rows = [Row("a.csv", b"new %d" % number, given, contact) for number, (contact, given) in enumerate(new)]
    now = replace(told("a.csv", *rows), kept=stay)
    by_all = {"FEW": -1, "_edited": lambda rows: None}  # a filter that all pass
    found = []
    for way in (by_all, {"FEW": -1}, {"FEW": 5}):
        with patch.multiple(near, **way):
            found.append(tuple(with_ids([now], [], ledger)[0].ids))
    ledger.close()
    return found


def test_of_a_file_that_keeps_rows_who_says_the_same_id_is_near():
    """And whoever has the ids of those who are near, in whichever row."""
    ledger = Ledger()
    rows = [Row("a.csv", b"1", "7", Contact("Ann"), "x"), Row("a.csv", b"2", "", Contact("Anne"), "x")]
    record(ledger, [told("a.csv", *rows, Row("a.csv", b"3", "8", Contact("Bob"), "y"))], [], NOW)
    now = Told("a.csv", 600, [], [], [], Staying((row, row.place) for row in ledger.present("a.csv")))
    edited = Row("a.csv", b"4", "7", Contact("A", emails=("a@example.com",), phones=("+1",)))
    before = said_before([edited], [now], [], ledger)

    assert {b"1", b"2"} == {old.raw for old in before}
    ledger.close()
