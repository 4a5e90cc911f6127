"""`contacts.countries`: from what people write to ISO 3166."""

import csv
from collections import defaultdict
from pathlib import Path

import phonenumbers
import pytest

from columns.folding import fold
from contacts import countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de", "DE"),
        ("DEU", "DE"),
        ("D", "DE"),
        ("I", "IT"),
        ("F", "FR"),
        ("Allemagne", "DE"),
        ("ドイツ", "DE"),
        ("U.S.A.", "US"),
        ("United  states", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("ESPANA", "ES"),
        ("Türkiye", "TR"),
        ("Germany (DE)", "DE"),
        ("ZZ", ""),
        ("Nowhere", ""),
        ("", ""),
    ],
)
def test_a_country_is_known_by_its_codes_and_names(text, expected):
    """In its own language and many others, whatever the case and the accents."""
    assert expected == countries.code(text)


def test_a_country_is_called_by_its_english_name():
    """For people; one that is not in the table has its code."""
    assert ["Germany", "United States", "AG"] == [countries.name(code) for code in ("DE", "US", "AG")]


def test_no_name_is_that_of_two_countries():
    """Which one would it be?"""
    found = defaultdict(set)
    with Path("contacts/countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (row["code"], row["code3"], *row["names"].split("|")):
                found[fold(name)].add(row["code"])
    codes = {code.lower(): {code} for code in phonenumbers.SUPPORTED_REGIONS}

    assert {} == {name: those for name, those in found.items() if len(those | codes.get(name, set())) > 1}
