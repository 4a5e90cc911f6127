"""`contacts.addresses`: where a contact is."""

import re

import pytest

from contacts import addresses
from contacts.addresses import ORDERS, PARTS, best, written

FULL = {
    "street": ["Street"],
    "house_number": ["1"],
    "district": ["District"],
    "city": ["City"],
    "region": ["Region"],
    "postcode": ["123"],
}


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("US", "1 Street, District, City, Region 123"),
        ("GB", "1 Street, District, City, Region, 123"),
        ("FR", "1 Street, District, 123 City, Region"),
        ("DE", "Street 1, District, 123 City, Region"),
        ("IT", "Street 1, District, 123 City Region"),
        ("PT", "Street 1, District, 123 City, Region"),
        ("BR", "Street, 1, District, City - Region, 123"),
        ("HU", "City, Street 1, District, Region, 123"),
        ("RU", "Street, 1, District, City, Region, 123"),
        ("IN", "1 Street, District, City 123, Region"),
        ("JP", "1 Street, District, City, Region 123"),
    ],
)
def test_parts_stand_in_the_order_of_their_country(country, expected):
    """The country is the address's own, else the configured one."""
    assert expected == written(FULL, country)
    assert f"{expected}, {country}" == written({**FULL, "country": [country]}, "PL")


def test_in_east_asian_letters_an_address_goes_from_large_to_small():
    """Wherever the office is."""
    parts = {"street": ["見本町1-2-3"], "city": ["試験区"], "region": ["東京都"], "postcode": ["100-0000"]}

    assert "100-0000 東京都 試験区 見本町1-2-3" == written(parts, "US")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            {"street": ["1 A St", "Apt 2"], "city": ["B"], "region": ["C"], "postcode": ["1"]},
            "1 A St, Apt 2, B, C 1",
        ),
        ({"street": ["A St", "Floor 2"], "house_number": ["1"]}, "1 A St, Floor 2"),
        (
            {"street": ["1 A St\nB, C 1\nUSA"], "city": ["B"], "region": ["C"], "postcode": ["1"]},
            "1 A St, B, C 1, USA",
        ),
        ({"street": ["1 A St\nB House"], "city": ["B"], "postcode": ["1"]}, "1 A St, B House, B, 1"),
        ({"street": ["1 A St"], "house_number": ["1"]}, "1 A St"),
        ({"street": ["1 A St"], "house_number": ["12.0"], "postcode": ["80201.0"]}, "12 1 A St, 80201"),
        ({"address": ["1 A St<br>B<BR />C 1"]}, "1 A St, B, C 1"),
        ({"street": ["A St"], "extra": ["Suite 3"], "po_box": ["P.O. Box 4"]}, "A St, Suite 3, P.O. Box 4"),
        ({"street": ["1 A St"], "extra": ["The Mill"], "city": ["B"]}, "The Mill, 1 A St, B"),
        ({"street": ["1 A St\nFloor 2 ::: Room 3,\n"]}, "1 A St, Floor 2, Room 3"),
        ({"city": ["New York"], "region": ["new york"], "postcode": ["1"]}, "New York, 1"),
        ({"city": ["B"], "country": ["USA", "US"]}, "B, USA"),
        ({"city": ["B"], "country": ["Nowhere"]}, "B, Nowhere"),
        ({"house_number": ["1"]}, "1"),
        ({"street": [","], "city": ["B"]}, "B"),
        ({}, ""),
    ],
)
def test_parts_are_joined_without_what_they_repeat(parts, expected):
    """Further lines come after the first with its number."""
    assert expected == written(parts, "US")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"address": ["1 A St\r\nB,\nUS"], "city": ["B"]}, "1 A St, B, US"),
        ({"address": ["1 A St, B"], "street": ["1 A St"], "city": ["B"], "country": ["US"]}, "1 A St, B, US"),
        ({"address": ["1 A St, South B"], "city": ["South B"], "region": ["UT"]}, "1 A St, South B, UT"),
        (
            {"address": ["1 A St, Suite 3"], "city": ["B"], "region": ["UT"], "postcode": ["77"]},
            "1 A St, Suite 3, B, UT 77",
        ),
        ({"address": ["Rear, 1 A St, B"], "street": ["1 A St"], "city": ["B"]}, "Rear, 1 A St, B"),
        (
            {"address": ["1 A St, B, UT 9"], "city": ["B"], "region": ["UT"], "postcode": ["9"]},
            "1 A St, B, UT 9",
        ),
        ({"address": ["1 A St"], "country": ["US"]}, "1 A St, US"),
        (
            {"address": ["Street Address: 1 A St\nStreet Address Line 2:\nCity: B\nPostal / Zip Code: 77"]},
            "1 A St, B, 77",
        ),
        ({"address": ["Attn: Ann\n1 A St"]}, "Attn: Ann, 1 A St"),
        (
            {"street": ["A St 1 - 12345 Old Town (UT)"], "city": ["Old Town"], "postcode": ["12345.0"]},
            "A St 1 - 12345 Old Town (UT)",
        ),
        (
            {"street": ["1 Old Town St"], "city": ["Old Town"], "postcode": ["1234"]},
            "1 Old Town St, Old Town, 1234",
        ),
        (
            {"address": ["1 A St, B"], "street": ["1 A St"], "extra": ["The Mill"], "city": ["B"]},
            "The Mill, 1 A St, B",
        ),
        ({"address": ["B, US"], "street": ["1 A St"], "city": ["B"], "country": ["US"]}, "1 A St, B, US"),
        ({"address": ["1 A St"], "address_label": ["Home"]}, "1 A St"),
    ],
)
def test_a_written_address_loses_no_part(parts, expected):
    """As someone wrote it, with what stands only beside it; `UT` does not stand in `South`."""
    assert expected == written(parts, "US")


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({"home": {"city": ["Home"]}, "work": {"city": ["Work"]}}, "Work"),
        ({"home": {"city": ["Home"]}, "": {"city": ["Main"]}, "work": {"city": ["Work"]}}, "Main"),
        ({"other": {"city": ["Other"]}, "home": {"city": ["Home"]}}, "Home"),
        ({"2": {"city": ["Second"]}, "1": {"city": ["First"]}}, "First"),
        (
            {
                "1": {"city": ["A"], "address_label": ["Home"]},
                "2": {"city": ["B"], "address_label": ["* Work"]},
            },
            "B",
        ),
        (
            {
                "1": {"city": ["A"], "address_label": ["Privat"]},
                "2": {"city": ["B"], "address_label": ["Büro"]},
            },
            "B",
        ),
        ({"work": {"country": ["US"]}, "home": {"city": ["Home"], "country": ["US"]}}, "Home, US"),
        ({"work": {"country": ["US"]}}, "US"),
        ({"": {"postcode": ["12345"]}, "home": {"address": ["Home"]}}, "Home"),
        ({"work": {"address_label": ["Work"]}, "home": {"city": ["Home"]}}, "Home"),
        ({"work": {"address_label": ["Work"]}}, ""),
        ({}, ""),
    ],
)
def test_the_first_address_that_says_anything_is_given(places, expected):
    """The only one, then that at work, then at home; a country or postcode alone comes last."""
    assert expected == best(places, "US")


@pytest.mark.parametrize("label", ["Kingdom", "Networking"])
def test_a_label_is_read_by_its_words(label):
    """`dom`, which is home in Polish, stands in `Kingdom` as well, but is none there."""
    other, home = ({"city": [text], "address_label": [text]} for text in (label, "Dom"))

    assert best({"2": other, "3": home}, "US") == "Dom"


@pytest.mark.parametrize(
    ("street", "number"), [("Hauptstr. 12 a", "12 a"), ("Hauptstr. 12 - 14", "12-14"), ("Hauptstr. 12", "12")]
)
def test_a_house_number_that_the_street_says_is_said_once(street, number):
    """Also one of several words, however they are joined."""
    parts = {"street": [street], "house_number": [number], "city": ["Bonn"]}

    assert f"{street}, Bonn" == written(parts, "DE")


@pytest.mark.parametrize(
    ("street", "number"), [("Straße des 17. Juni", "17"), ("28. října", "28"), ("Piazza 1° Maggio", "1")]
)
def test_a_number_in_the_name_of_a_street_is_not_that_of_the_house(street, number):
    """Streets are called after days."""
    parts = {"street": [street], "house_number": [number], "city": ["Bonn"]}

    assert f"{street} {number}, Bonn" == written(parts, "DE")


@pytest.mark.parametrize("label", ["Zu Hause", "Hausanschrift", "ご自宅"])
def test_what_says_home_may_be_several_words(label):
    """`zuhause` is one."""
    other, home = ({"city": [text], "address_label": [text]} for text in ("Holidays", label))

    assert best({"2": other, "3": home}, "US") == label


def test_every_part_has_its_place_in_every_order():
    """What someone wrote is in no country left out."""
    orders = [*ORDERS.values(), addresses.NUMBER_FIRST, addresses.LARGE_TO_SMALL]
    joined = set(PARTS) - {"address", "address_label"}

    assert [] == [order for order in orders if joined != set(re.findall(r"\w+", order)) - {"building"}]


def test_the_country_of_a_row_is_the_one_that_its_addresses_name():
    """The first that is known."""
    places = {"work": {"country": ["Nowhere"]}, "home": {"city": ["B"], "country": ["Deutschland"]}}

    assert ("DE", "") == (addresses.country_of(places), addresses.country_of({}))


@pytest.mark.parametrize("regions", [["OR", "Marion"], ["Marion", "OR"]])
def test_a_county_is_not_written_beside_its_state(regions):
    """Nor an Italian region beside the letters of its province; without these they stay."""
    parts = {"street": ["1 A St"], "city": ["B"], "postcode": ["97301"]}

    assert "1 A St, B, OR 97301" == written({**parts, "region": regions}, "US")
    assert "97301 B VI" == written({"city": ["B"], "postcode": ["97301"], "region": ["VI", "Veneto"]}, "IT")
    assert "1 A St, B, Kent, South East, 97301" == written({**parts, "region": ["Kent", "South East"]}, "GB")


def test_a_zip_code_gets_back_the_zero_that_a_spreadsheet_lost():
    """Where all begin with one; elsewhere it may be another country's."""
    assert "B, MA 02101" == written({"city": ["B"], "region": ["MA"], "postcode": ["2101"]}, "US")
    assert "B, PR 00901" == written({"city": ["B"], "region": ["PR"], "postcode": ["901"]}, "US")
    assert "B, MA 02101-0001" == written({"city": ["B"], "region": ["MA"], "postcode": ["02101-0001"]}, "US")
    assert "B, ZH 8000" == written({"city": ["B"], "region": ["ZH"], "postcode": ["8000"]}, "US")


def test_the_lines_of_a_british_address_stay_in_their_order():
    """The name of a house stands before the street; of several lines, or without a city, they are others."""
    parts = {"street": ["1 High St"], "postcode": ["LS1 1AA"]}
    cottage = {**parts, "extra": ["Rose Cottage"], "city": ["Leeds"]}

    assert "Rose Cottage, 1 High St, Leeds, LS1 1AA" == written(cottage, "GB")
    assert "1 High St, Oldtown, Leeds, LS1 1AA" == written({**parts, "extra": ["Oldtown", "Leeds"]}, "GB")
    assert "1 High St, Leeds, LS1 1AA" == written({**parts, "extra": ["Leeds"]}, "GB")
