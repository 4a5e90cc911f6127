"""`columns.folding`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columns import firms
from columns.choices import names, stand_ins
from columns.folding import fold, words
from contacts import emails
from contacts.names import DEGREES, SUFFIXES
from sources import knowledge


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("E-Mail Address", "e_mail address "),
        ("Société\u00a0", "societe"),
        ("STRASSE", "Straße"),
        ("ＥＭＡＩＬ", "email"),
        ("İsim", "isim"),
        ("Ä", "A\u0308"),
        ("ガ", "カ\u3099"),
        ("SOYADI", "Soyadı"),
        ("Tytul", "Tytuł"),
        ("Kobenhavn", "København"),
        ("성", "\u1109\u1165\u11bc"),
    ],
)
def test_what_people_mean_as_the_same_is_the_same(text, same_as):
    """Case, accents, punctuation, blanks, widths and ways of composing letters do not count."""
    assert fold(same_as) == fold(text)


@pytest.mark.parametrize(
    ("text", "other"), [("राम", "रमा"), ("か", "が"), ("Phone 1", "Phone 2"), ("山田", "山口")]
)
def test_what_differs_in_letters_or_digits_stays_different(text, other):
    """Vowel signs and sound marks of other scripts are letters, not accents."""
    assert fold(other) != fold(text)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    """What is compared may be folded already."""
    assert fold(text) == fold(fold(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E-Mail 2 Address", "e mail 2 address"),
        ("phone_number", "phone number"),
        ("PhoneCountryCode", "phone country code"),
        ("DDINumber", "ddi number"),
        ("Address1", "address 1"),
        ("contact[email]", "contact email"),
        ("Téléphone de l'assistant(e)", "telephone de l assistant e"),
        ("携帯（会社）", "携帯 会社"),
        ("घर का फ़ोन", "घर का फ\u093cोन"),
        ("＃ ·", ""),
    ],
)
def test_words_are_told_apart(text, expected):
    """By blanks, punctuation, capitals within them and digits."""
    assert expected.split() == list(words(text))


@pytest.mark.parametrize(
    "known",
    [
        *knowledge.vocabulary(firms.__file__).values(),
        *(names.WHOLE, stand_ins.LOGINS, emails.FILLER, emails.NO_MAILBOX, SUFFIXES, DEGREES),
    ],
    ids=lambda known: min(known),
)
def test_words_that_texts_are_compared_with_are_written_as_they_are_compared(known):
    """One with an accent, or the last letter of a Greek word, would never be found."""
    assert set() == {word for word in known if word != fold(word)}
