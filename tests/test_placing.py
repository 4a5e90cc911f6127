"""`columns.choices.placing` and `columns.choices.companions`: what is of which address or phone."""

import pytest

from columns.headings import recognise


def fields(*headings: str) -> list[str | None]:
    return [column.field for column in recognise(headings)]


def test_an_address_beside_a_city_is_a_street():
    """Alone, or beside the street, it is a whole address; the second line of one is more of the street."""
    assert ["street", "city"] == fields("Adresse", "Ville")
    assert ["name", "address"] == fields("Naam", "Adres")
    assert ["home_address", "home_street", "home_city"] == fields("Home Address", "Home Street", "Home City")
    assert ["street", "extra", "city"] == fields("Address 1", "Address 2", "City")
    assert ["postcode", "street", "extra"] == fields("郵便番号", "住所1", "住所2")


def test_parts_of_several_addresses_are_kept_apart():
    """By where, or by number."""
    columns = recognise(["Home City", "Business City", "City", "Address 2 - City", "ADR 3 City", "Zip 4"])

    assert ["home", "work", "", "2", "3", "4"] == [column.place for column in columns]
    assert ["city"] * 5 + ["postcode"] == [column.part for column in columns]


def test_a_postal_address_beside_another_is_of_another_place():
    """The first is used; two lines of one address, and equal headings, stay together."""
    assert ["address", "other_address"] == fields("Physical Address", "Postal Address")
    assert ["street", "other_address", "city"] == fields("Address", "Mailing Address", "City")
    assert ["street", "extra", "city"] == fields("Mailing Address", "Mailing Address 2", "City")
    assert ["address", "address"] == fields("Postal Address", "Postal address")
    own = ["street", "city", "other_street", "other_city", "postcode"]
    assert own == fields("Address", "City", "Postal Address", "Postal City", "Postal Code")


def test_the_parts_of_another_address_are_known_by_its_name():
    """`Property Zip` is where the `Property Address` is, and not the contact's; a lone `Zip` is."""
    own = ["street", "city", "postcode"]
    other = ["other_street", "other_city", "other_region", "other_postcode"]
    property_ = ("Property Address", "Property City", "Property State", "Property Zip")
    mailing = ("Mailing Address", "Mailing City", "Mailing State", "Mailing Zip Code")

    assert own + other == fields("Address", "City", "Zip", *property_)
    assert own + other == fields("Address", "City", "Zip", *mailing)
    assert [*other, "street", "city", "region", "postcode"] == fields(*property_, *mailing)


def test_a_second_street_with_a_second_city_is_of_a_second_address():
    """And no second line of the first."""
    columns = recognise(["Street", "City", "Street 2", "City 2"])

    assert [("street", ""), ("city", ""), ("street", "2"), ("city", "2")] == [
        (column.part, column.place) for column in columns
    ]


def test_headings_that_come_again_are_of_a_second_address():
    """Street and city do: `Street, Street, City` are lines of one; a lone heading is of the one before."""
    columns = recognise(["Adresse", "Postnr.", "By", "Firma", "Adresse", "Postboks", "Postnr.", "By"])
    lines = recognise(["Street", "Street", "City"])

    assert ["", "", "", "", "2", "2", "2", "2"] == [column.place for column in columns]
    assert ["", "", ""] == [column.place for column in lines]


def test_equal_headings_belong_to_the_address_before_them():
    """`Ville` twice: behind the address at home, then behind the one at work."""
    headings = ["Adresse privée", "Ville", "Adresse professionnelle", "Ville", "Nom", "Pays"]

    assert ["home", "home", "work", "work", "", ""] == [column.place for column in recognise(headings)]


@pytest.mark.parametrize(
    ("headings", "places"),
    [
        (["Phone 1 - Type", "Phone 1 - Value", "Phone 2 - Type", "Phone 2 - Value"], ["1", "1", "2", "2"]),
        (["PhoneNumber", "FaxNumber", "FaxCountryCode", "PhoneAreaCode"], ["phone", "fax", "fax", "phone"]),
        (["Work Phone", "Home Phone", "Work Ext."], ["work", "", "work"]),
        (["Phone", "Ext", "Mobile"], ["phone", "phone", ""]),
        (["Telefon Vorwahl", "Telefon Nummer"], ["telefonnummer", "telefonnummer"]),
        (["Phone", "Area Code", "Ext"], ["phone", "phone", "phone"]),
        (["Phone", "Phone Type", "Phone", "Phone Type"], ["phone", "phone", "3 phone", "3 phone"]),
    ],
)
def test_what_says_more_about_a_phone_has_its_place(headings, places):
    """By number, by words, or because it stands beside it."""
    columns = recognise(headings)

    assert places == [" ".join(sorted(column.place.split())) for column in columns]


def test_a_code_stands_on_the_side_of_its_number_where_the_first_does():
    """A fax between them is not the second one's, though it stands as near."""
    places = [c.place for c in recognise(["Name", "Vorwahl", "Telefon", "Fax", "Vorwahl", "Handy"])]

    assert ["", "telefon", "telefon", "", "handy", "handy"] == places


def test_what_says_more_about_no_phone_is_not_needed():
    """The extension of someone in the house, far from any phone."""
    assert ["ignored", "name", "phone"] == fields("Ext", "Name", "Phone")


def test_a_phone_has_one_companion_of_each_kind_at_most():
    """What stands further away is no extension of it, on either side."""
    near, far = ["phone_extension"] * 4, ["ignored"] * 2

    assert ["phone", *near, *far] == fields("Phone", *["Ext"] * 6)
    assert [*far, *near, "phone"] == fields(*["Ext"] * 6, "Phone")


def test_a_street_without_a_town_and_a_town_without_a_street_are_of_one_address():
    """Whatever else each of them says of itself."""
    headings = ["Name", "Street 1", "Street 2", "Ship City", "Ship Zipcode"]
    mailed = ["Name", "AddressMailStreet", "AddressMailCity", "AddressOtherStreet"]

    assert ["name", "street", "extra", "city", "postcode"] == fields(*headings)
    assert ["name", "street", "city", "other_street"] == fields(*mailed)
    assert ["street", "city", "other_city"] == fields("Street", "City", "Ship City")


def test_a_heading_of_signs_alone_may_be_an_address_at_home():
    """If somebody says so in config.ini; it has no word that others could share."""
    found = recognise(["Name", "🏠", "City"], overrides={"🏠": "home_address"})

    assert ["name", "home_street", "home_city"] == [column.field for column in found]
