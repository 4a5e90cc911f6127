"""`feed.phones`: numbers as Talkdesk compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed.phones import normalise


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("(212) 555-0123", "US", "+12125550123"),
        ("2125550123", "US", "+12125550123"),
        ("'+12125550123", "US", "+12125550123"),
        ("tel:+1-212-555-0123", "PT", "+12125550123"),
        ("+44 (0)20 7946 0018", "US", "+442079460018"),
        ("0044 20 7946 0018", "PT", "+442079460018"),
        ("030 23125 001", "DE", "+493023125001"),
        ("030/23125001", "DE", "+493023125001"),
        ("912 345 678", "PT", "+351912345678"),
        ("+1 212 555 0123 ext. 45", "US", "+12125550123"),
        ("\u202a+1 212 555 0123\u202c", "US", "+12125550123"),
        ("２１２５５５０１２３", "US", "+12125550123"),
    ],
)
def test_a_valid_number_becomes_e164(text, country, expected):
    """With + for its own country, else for the configured one."""
    assert ([expected], []) == normalise(text, country)


@pytest.mark.parametrize(
    "text",
    [
        "212-555-0123 ::: 212-555-0124",
        "212-555-0123\n212-555-0124",
        "212-555-0123; 212-555-0124",
        "212-555-0123, 212-555-0124",
        "212-555-0123 / 212-555-0124",
        "212-555-0123|212-555-0124",
    ],
)
def test_several_numbers_in_a_cell_are_several(text):
    """Whatever people put between them."""
    assert (["+12125550123", "+12125550124"], []) == normalise(text, "US")


@pytest.mark.parametrize("text", ["117", "12", "999-999-9999", "3.51912E+11", "12345678901234567890"])
def test_digits_that_are_no_valid_number_stay_as_typed_and_are_reported(text):
    """They may be an extension or a short code."""
    assert ([text], [text]) == normalise(text, "US")


@pytest.mark.parametrize("text", ["none", "-", "n/a", "?"])
def test_a_text_without_digits_is_left_out_and_reported(text):
    """Nobody calls from `n/a`."""
    assert ([], [text]) == normalise(text, "US")


def test_the_good_one_of_two_is_used_and_the_other_reported():
    """Each piece is judged by itself."""
    assert (["+12125550123", "555-01"], ["555-01"]) == normalise("212-555-0123 / 555-01", "US")


@given(st.text(max_size=40), st.sampled_from(["US", "PT", "JP"]))
def test_no_text_makes_it_fail(text, country):
    """Cells hold anything."""
    numbers, invalid = normalise(text, country)

    assert all(number.startswith("+") or number in invalid for number in numbers)
