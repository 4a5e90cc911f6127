"""`contacts.renumbered`: numbers that are no longer valid are what they are today."""

import csv
from pathlib import Path

import phonenumbers
import pytest

from contacts.dialling import e164


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("+52 1 55 1234 5678", "DE", "+525512345678"),
        ("5215512345678", "MX", "+525512345678"),
        ("8-067-123-45-67", "UA", "+380671234567"),
        ("0-22 825 12 34", "PL", "+48228251234"),
        ("044 55 1234 5678", "MX", "+525512345678"),
        ("01 (55) 1234 5678", "MX", "+525512345678"),
        ("+55 47 9235-6855", "BR", "+5547992356855"),
        ("(47) 9235-6855", "BR", "+5547992356855"),
        ("0 41 47 9235-6855", "BR", "+5547992356855"),
        ("+84 (0)168 123 4567", "VN", "+84381234567"),
        ("0121 123 4567", "VN", "+84791234567"),
        ("07 12 34 56", "CI", "+2250707123456"),
        ("00225 20 31 20 25", "FR", "+2252720312025"),
        ("97 12 34 56", "BJ", "+2290197123456"),
        ("76 12 34 56", "CM", "+237676123456"),
        ("33 42 12 34", "CM", "+237243421234"),
        ("+57 1 344 3460", "CO", "+576013443460"),
        ("031 344 3460", "CO", "+576013443460"),
        ("03 312 345 6789", "CO", "+573123456789"),
        ("09 8765 4321", "CL", "+56987654321"),
        ("8765 4321", "CL", "+56987654321"),
        ("(02) 423 4730", "CL", "+56224234730"),
        ("+56 65 35 0009", "CL", "+56652350009"),
        ("098 123 456", "EC", "+593998123456"),
        ("016 123 4567", "EG", "+201061234567"),
        ("022 30 12 34", "MA", "+212522301234"),
        ("+212 61 23 45 67", "FR", "+212661234567"),
    ],
)
def test_an_old_number_is_the_one_that_shows_today(text, country, expected):
    """Who calls has a number of today; the card is older."""
    assert expected == e164(text, (country,))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("+52 55 1234 5678", "MX"),
        ("(47) 99235-6855", "BR"),
        ("(47) 3235-6855", "BR"),
        ("01 97 12 34 56", "BJ"),
    ],
)
def test_a_number_that_is_valid_stays_as_it_is(text, country):
    """Digits go only into what nobody could call."""
    known = phonenumbers.format_number(phonenumbers.parse(text, country), phonenumbers.PhoneNumberFormat.E164)

    assert known == e164(text, (country,))


@pytest.mark.parametrize(
    ("text", "country"), [("9235-6855", "BR"), ("97 12 34 56", "GA"), ("+52 1 55 1234", "MX")]
)
def test_what_lacks_more_than_the_new_digits_is_no_number(text, country):
    """An area code cannot be guessed, and other countries have changed nothing."""
    assert None is e164(text, (country,))


def test_the_table_is_of_countries_that_there_are():
    """Each change once."""
    with Path("contacts/renumbered.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == len({(row["code"], row["old"]) for row in rows})
    assert all(int(row["code"]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE for row in rows)
