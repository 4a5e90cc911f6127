"""`contacts.phones`: the numbers in a cell."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts import phones
from contacts.phones import DAMAGED, FILLER, KEPT, REFUSED
from tests.rules import rules

ENOUGH = 0.5  # seconds: it takes 0.05, and five times as long where it is watched on a busy machine


def read(text: str, country: str = "US") -> tuple[list[str], list[tuple[str, str]]]:
    """Return the numbers in a cell and the complaints."""
    found, complaints = phones.read(text, (country,))
    return [phone.number for phone in found], list(complaints)


CALLED = ("DAMAGED", "DATE", "FILLER", "KEPT", "RECKONED", "REFUSED")
MESSAGES = {getattr(phones, name): name for name in CALLED}


@pytest.mark.parametrize("line", rules("phones.txt"))
def test_in_a_cell_are_the_numbers_that_a_rule_says(line):
    """And what is odd in it is complained of."""
    cell, _, expected = line.partition(" -> ")
    country, text = (cell[:2], cell[4:]) if re.match("[A-Z]{2}: ", cell) else ("US", cell)
    numbers, complaints = phones.read(text.replace("\\n", "\n"), (country,))
    said = ", ".join(f"{phone.number} fax" if phone.is_fax else phone.number for phone in numbers)
    odd = "; ".join(f"{MESSAGES[message]} {value}" for message, value in complaints)

    assert expected == " ! ".join(filter(None, [said or "nothing", odd]))


@pytest.mark.parametrize(
    "text", ["117", "12", "999-999-9998", "555-555-5555", "555-0123", "12345678901234567890", "00 00000000"]
)
def test_digits_that_are_no_valid_number_stay_as_typed_and_are_reported(text):
    """They may be an extension or a short code."""
    assert ([text], [(KEPT, text)]) == read(text)


@pytest.mark.parametrize("text", ["BusinessPhone", "ask Bob", "call after 5 pm", "12" * 16])
def test_what_nobody_can_dial_is_left_out_and_reported(text):
    """Words, more digits than any number has."""
    assert ([], [(REFUSED, text)]) == read(text)


@pytest.mark.parametrize("text", ["3.51912E+11", "3,51912e+11", "1E+11"])
def test_a_rounded_number_is_never_sent(text):
    """The digits that a spreadsheet has cut off are lost, and others would be called."""
    assert ([], [(DAMAGED, text)]) == read(text)


@given(st.text(max_size=40), st.sampled_from(["US", "PT", "JP"]))
def test_no_text_makes_it_fail(text, country):
    """Cells hold anything."""
    numbers, complaints = read(text, country)

    assert all(re.fullmatch(r"\+\d+", number) or (KEPT, number) in complaints for number in numbers)


NUMBERS = ("212-555-0123", "+351 912 345 678", "030/23125001", "5550124", "1-800-FLOWERS", "2024-01-15", "0")
BESIDE = ("Fax:", " ", ";", ",", "/", "\n", " x12", "(", ")", "+", "E+11", "1.5", " or ", "-", ":", "M", "#")
PIECES = st.sampled_from([*NUMBERS, *BESIDE])


@given(st.lists(PIECES, max_size=8).map("".join), st.sampled_from(["US", "PT", "DE"]))
def test_no_number_is_lost(text, country):
    """Every seven digits in a row are in a number or in what is complained of."""
    numbers, complaints = read(text, country)
    said = [re.sub(r"\D", "", one) for one in [*numbers, *(value for _, value in complaints)]]

    assert [] == [
        run for run in re.findall(r"\d{7,}", text) if not any(run[-7:] in digits for digits in said)
    ]


@pytest.mark.parametrize(
    "text", ["1" * 4000, "1 " * 2000, "1/" * 2000, "212-555-0123 " * 300, "a1" * 2000, "(" * 4000]
)
def test_a_long_text_takes_no_long_time(text):
    """No pattern looks at it again from each of its letters."""
    start = time.process_time()
    read(text)

    assert time.process_time() - start < ENOUGH


@pytest.mark.parametrize(
    "text",
    [
        *("0000000000", "000-000-0000", "9999999999", "(999) 999-9999", "+1 111 111 1111", "1111111"),
        *("(202) xxx-xxxx", "202-555-****", "+49 171 ???"),
        *("123-456-7890", "0123456789", "9876543210", "192.168.100.200", "10.0.0.12", "8.8.8.8", "127.0.0.1"),
    ],
)
@pytest.mark.parametrize("country", ["US", "IN", "FR", "DE"])
def test_what_only_fills_a_cell_is_left_out_and_reported(text, country):
    """The same digit again and again, digits that count, a computer: somebody else's at best."""
    assert ([], [(FILLER, text)]) == read(text, country)


@pytest.mark.parametrize("text", ["49 1512 3456789", "49 1512 3\u00a0456789", "４９１５１２３４５６７８９"])
def test_other_blanks_and_digits_make_no_other_number(text):
    """Word and Japanese keyboards write them."""
    assert ["+4915123456789"] == read(text, "DE")[0]


@pytest.mark.parametrize("text", ["*86", "*100#", "**21*5550123#", "#31#"])
def test_a_code_of_a_network_stays_as_it_is_dialled(text):
    """Without its star it would be another number."""
    assert ([text], [(KEPT, text)]) == read(text)
