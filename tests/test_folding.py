"""`feed.folding`."""

import pytest

from feed.folding import fold


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
