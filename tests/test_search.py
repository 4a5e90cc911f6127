"""`feed.memory.search`: contacts found by name, number, e-mail, company or id, however they are written."""

from collections.abc import Iterator

import pytest

from contacts.contact import Contact
from feed.clock import DAY
from feed.identity.likeness import Row
from feed.memory.ledger import Ledger
from feed.memory.remembered import Place
from feed.memory.search import search
from tests.telling import record, told_of

ANN = Contact("Änn Łoś-O'Neil", "Fictional Bakery", emails=("ann@example.com",), phones=("+493012345678",))
BOB = Contact(
    "Bob Invented", "Per_cent", emails=("bob@example.org",), phones=("555-01 99 ext", "+12015550123")
)
NOW = 10**15


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    ledger = Ledger()
    rows = [Row("a.csv", id.encode(), "", contact, id) for id, contact in (("1001", ANN), ("b7", BOB))]
    record(ledger, [told_of("a.csv", 500, rows)], [], NOW)
    yield ledger
    ledger.close()


def found(ledger: Ledger, text: str) -> list[str]:
    wanted = search(text)
    assert wanted
    return sorted(record.said["id"] for record in ledger.find(wanted, 10))


FOUND = {
    "a name without accents": ("1001", "ann"),
    "parts of a name in any order": ("1001", "oneil  ANN"),
    "a name with other accents": ("1001", "Ånn Los"),
    "a letter that is no accented one": ("1001", "łoś"),
    "an e-mail": ("1001", "ann@example.com"),
    "a part of an e-mail in capitals": ("b7", "@EXAMPLE.ORG"),
    "a company": ("1001", "bakery"),
    "a name and a company": ("b7", "bob per_cent"),
    "an id": ("1001", "1001"),
    "a number in E.164": ("1001", "+493012345678"),
    "a number as it is dialled": ("1001", "030 / 1234-5678"),
    "a number with 00": ("1001", "0049 30 12345678"),
    "a number with (0)": ("1001", "+49 (0)30 12345678"),
    "the last digits": ("1001", "5678"),
    "the first digits": ("b7", "+1 201"),
    "digits of a number that stays as typed": ("b7", "5550199"),
    "the second number": ("b7", "201-555-0123"),
}


@pytest.mark.parametrize(("id", "text"), FOUND.values(), ids=FOUND.keys())
def test_a_contact_is_found_by(ledger, id, text):
    """What people have at hand."""
    assert [id] == found(ledger, text)


NOT_FOUND = {
    "a word that is nowhere": "ann nobody",
    "a word of the form": "phones",
    "another number": "030 12345679",
    "a sign for any letters": "in%ted",
    "one for any letter": "b_b",
    "a part of SQL": "' OR 1=1 --",
    "signs alone": "!!!",
    "two digits": "56",
    "a backslash": "\\",
}


@pytest.mark.parametrize("text", NOT_FOUND.values(), ids=NOT_FOUND.keys())
def test_nobody_is_found_by(ledger, text):
    """Signs have no meaning of their own."""
    assert [] == found(ledger, text)


def test_nothing_is_searched_for_nothing():
    """Blanks are nothing, nor is what cannot be seen."""
    assert [None, None] == [search(" \t"), search("\0\ud800")]


def test_as_many_are_found_as_are_asked_for(ledger):
    """A page shows so many, and one more tells that there are others."""
    wanted = search("example")

    assert wanted
    assert 1 == len(ledger.find(wanted, 1))


def test_who_is_in_no_file_is_found_with_the_reason(ledger):
    """Served for a day more, then not."""
    record(ledger, [], ["a.csv"], NOW + 5)
    (leaving,) = ledger.find(search("bob"), 10)
    record(ledger, [], [], NOW + 5 + DAY)
    (gone,) = ledger.find(search("bob"), 10)

    assert (NOW + 5, False, True) == (leaving.missing, leaving.is_gone, gone.is_gone)
    assert ([], 2, 2) == (ledger.leaving(), len(ledger.gone()), ledger.gone_count())


def test_a_contact_has_its_places(ledger):
    """One in each row that says it; where it stood last, if it is in no file."""
    again = [Row("b.csv", b"other", "", BOB, "b7")]
    record(ledger, [told_of("b.csv", 600, again)], ["a.csv"], NOW)

    assert [Place("b.csv", "", 1), Place("a.csv", "", 2, False)] == ledger.places(["b7"])["b7"]
