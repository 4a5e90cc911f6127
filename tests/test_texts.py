"""`contacts.texts`: the text of a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" Jane ", "Jane"),
        ("Ja\x00ne\x07", "Jane"),
        ("\ufeffJane", "Jane"),
        ("\u202a+1 212\u202c", "+1 212"),
        ("\u200eJane\u200f", "Jane"),
        ("Mus\u00adter", "Muster"),
        ("Jane\ud800", "Jane"),
        ("a\r\nb\rc\x0bd\u2028e\x1df", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a\tb"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("\u200b", ""),
    ],
)
def test_what_nobody_sees_is_not_there(text, expected):
    """Controls, marks of direction, halves of letters; joiners belong to words."""
    assert expected == texts.clean(text)


@given(st.text(st.characters()))
def test_a_clean_text_can_be_sent(text):
    """It is UTF-8."""
    assert texts.clean(text).encode("utf-8").decode("utf-8") == texts.clean(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" * 5000, "x" * 4000),
        ("word " * 1000, ("word " * 800).rstrip()),
        ("a@example.com;" * 400, ("a@example.com;" * 285)[:-1]),
        ("short text", "short text"),
    ],
)
def test_a_text_that_is_too_long_is_cut_between_words(text, expected):
    """Half an address would be another one."""
    assert expected == texts.cut(text)


@pytest.mark.parametrize(
    "text", ["-", "--", "?", "...", "n/a", "N/A", "#N/A", "k.A.", "Unknown", "(none)", "#REF!", "nan"]
)
def test_some_texts_stand_for_an_empty_cell_anywhere(text):
    """Nobody and nothing is called so."""
    assert (True, True) == (texts.says_nothing(text), texts.is_none(text))


@pytest.mark.parametrize(
    "text",
    ["Neuvedeno", "brak danych", "Nincs megadva", "Не указан", "لا يوجد", "ไม่มี", "không có", "未填"],
)
def test_people_say_in_their_language_that_there_is_nothing(text):
    """`None` is no company, job or street there either."""
    assert texts.says_nothing(text)


@pytest.mark.parametrize("text", ["none", "NULL", "na", "keine", "無", "Nan"])
def test_some_do_where_no_names_stand(text):
    """There is a city of Nan, and Mr. Null."""
    assert (False, True) == (texts.says_nothing(text), texts.is_none(text))


@pytest.mark.parametrize("text", ["Jane", "None of us", "-1", "無印"])
def test_others_do_not(text):
    """Only the whole text counts."""
    assert (False, False) == (texts.says_nothing(text), texts.is_none(text))


@pytest.mark.parametrize("text", ["Ιδιώτης", "ιδιώτης", "ΙΔΙΏΤΗΣ"])
def test_a_private_person_is_no_company(text):
    """In any case: the last letter of a Greek word changes with it."""
    assert texts.is_no_company(text)
