"""`columns.words`, `columns.grammar`: headings that are made of known words."""

import pytest

from columns.grammar import compose, of_someone
from columns.headings import recognise
from columns.words import is_family_first, is_salutation
from tests.rules import rules


@pytest.mark.parametrize("line", rules("words.txt"))
def test_a_heading_is_what_its_words_say(line):
    """In any order, and with what says whose it is around them."""
    heading, _, field = line.partition(" -> ")

    assert field == (compose(heading) or "-")


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Owner", "name"),
        ("Owner's full name", "name"),
        ("Propriétaire", "name"),
        ("Owner's phone", "phone"),
        ("E-Mail des Eigentümers", None),
        ("E-Mail Eigentümer", "email"),
        ("Contact owner", "ignored"),
        ("Owner's xyzzy", "ignored"),
        ("Phone", None),
    ],
)
def test_what_is_someone_elses_is_told_apart(heading, said):
    """`Contact owner` is a colleague in a CRM, `Owner` may be that of a flat."""
    assert said == of_someone(heading)


@pytest.mark.parametrize("text", ["Mr.", "Frau Dr.", "Mme", "Sra.", "Alhaji", "г-н", "様"])
def test_salutations_are_known(text):
    """Also two of them."""
    assert is_salutation(text)
    assert not is_salutation(f"{text} Demo")


@pytest.mark.parametrize(
    "heading", ["Apellidos, Nombre", "Surname, First name", "Nom, Prénom", "Name, Vorname"]
)
def test_a_heading_says_that_the_family_comes_first(heading):
    """By the order of its words, in any language."""
    assert is_family_first(heading)


@pytest.mark.parametrize("heading", ["Nombre y apellidos", "First, Last", "Vor- und Nachname", "Name", "Foo"])
def test_other_headings_do_not_say_that_the_family_comes_first(heading):
    """Below them a comma may part anything."""
    assert not is_family_first(heading)


@pytest.mark.parametrize("word", ["電話" * 1500, "abc" * 10_000], ids=["known pieces", "none"])
def test_a_heading_of_a_whole_page_does_no_harm(word):
    """It is no compound; to take it apart letter by letter would never end well."""
    assert compose(word) is None
    assert [None, "name"] == [column.field for column in recognise([word, "Name"])]


@pytest.mark.parametrize("text", ["Phone " * 3000, "contact no " * 30 + "foo"], ids=["known", "many ways"])
def test_a_note_of_known_words_in_the_place_of_a_heading_does_no_harm(text):
    """It is too long for one, and whatever asks what its words mean gets an answer at once."""
    assert [None, "name", "phone"] == [one.field for one in recognise([text, "Name", "Phone"])]


def test_the_longest_words_do_not_hide_what_the_rest_says():
    """`Privat e-post` is no `private post`; and words with a number between them are no one word."""
    assert compose("Privat e-post") == compose("Kontakt e-post") == "email"
    assert compose("Person i 2 d") is None
