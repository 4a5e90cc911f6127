"""`feed.headings`: what each column is."""

import csv
from pathlib import Path

import pytest

from feed import headings
from feed.headings import FIELDS, recognise

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Nickname,Birthday,"
    "Notes,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 12 - Value,Phone 1 - Type,"
    "Phone 1 - Value,Address 1 - Formatted,Address 2 - Street,Organization 1 - Name,"
    "Organization 1 - Title,Website 1 - Value"
)
GOOGLE_OLD_FIELDS = (
    "name,first_name,middle_name,last_name,ignored,prefix,suffix,nickname,ignored,"
    "ignored,photo_url,ignored,ignored,email,email,ignored,phone,"
    "address,street,company,title,website"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,"
    "E-mail 3 - Value,Phone 1 - Label,Phone 4 - Value,Address 1 - City,Custom Field 1 - Value"
)
GOOGLE_NEW_FIELDS = (
    "first_name,middle_name,last_name,company,title,ignored,ignored,email,ignored,phone,city,ignored"
)
OUTLOOK = (
    "First Name,Last Name,Title,Suffix,E-mail Address,E-mail 2 Address,Home Phone,Home Phone 2,Mobile Phone,"
    "Pager,Home Fax,Home Street,Home Street 2,Home City,Business Postal Code,Manager's Name,"
    "Assistant's Phone,Company,Job Title,Business Country/Region,Web Page"
)
OUTLOOK_FIELDS = (
    "first_name,last_name,prefix,suffix,email,email,phone,phone,phone,"
    "pager,fax,home_street,home_street,home_city,work_postcode,ignored,ignored,"
    "company,title,work_country,website"
)
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Fax Number,"
    "Pager Number,Mobile Number,Home Address,Home Address 2,Work ZipCode,Organization,Web Page 1,Custom 1"
)
THUNDERBIRD_FIELDS = (
    "first_name,last_name,name,nickname,email,email,phone,fax,"
    "pager,phone,home_street,home_street,work_postcode,company,website,ignored"
)
CARDS = (
    "FN,N Family,N Given,UID,TEL,TEL FAX,EMAIL,ORG,TITLE,ADR Street,ADR 2 City,X-SOCIALPROFILE TWITTER,REV"
)
CARDS_FIELDS = "name,last_name,first_name,id,phone,fax,email,company,title,street,city,twitter,ignored"
PLAIN = "Customer No,Name,Email,Phone,Mobile,Tel.,Cell,Company,Title,Address,City,ZIP,Country,Website,Twitter"
PLAIN_FIELDS = (
    "id,name,email,phone,phone,phone,phone,company,title,street,city,postcode,country,website,twitter"
)


def fields(*headings: str, **options) -> list[str | None]:
    return [column.field for column in recognise(headings, **options)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (GOOGLE_OLD, GOOGLE_OLD_FIELDS),
        (GOOGLE_NEW, GOOGLE_NEW_FIELDS),
        (OUTLOOK, OUTLOOK_FIELDS),
        (THUNDERBIRD, THUNDERBIRD_FIELDS),
        (CARDS, CARDS_FIELDS),
        (PLAIN, PLAIN_FIELDS),
    ],
    ids=["Google to 2024", "Google from 2024", "Outlook", "Thunderbird", "vCard", "plain sheet"],
)
def test_the_headings_of_known_origins_are_recognised(row, expected):
    """As the programs write them."""
    assert expected.split(",") == fields(*row.split(","))


def test_headings_compare_without_case_accents_and_punctuation():
    """As people type them."""
    assert ["email", "phone", "last_name"] == fields("e mail", "PHONE NUMBER:", "last_name")


def test_a_number_at_the_end_makes_one_more_of_a_kind():
    """`Phone 2`, `Mobile3`, `Email 10`: the column before it need not be there."""
    assert ["phone", "phone", "email"] == fields("Phone 2", "Mobile3", "Email 10")


def test_an_unknown_heading_is_no_field():
    """It is reported, never guessed into one."""
    assert [None, None, None] == fields("Foo", "", "Owner's e-mail")


def test_title_beside_job_title_is_the_salutation():
    """Outlook's `Title` is Mr. or Dr., elsewhere it is the job."""
    assert ["prefix", "title"] == fields("Title", "Job Title")
    assert ["title", "name"] == fields("Title", "Full Name")


def test_name_beside_a_family_name_is_the_first_name():
    """But beside both it is the whole name, as in Google's files."""
    assert ["first_name", "last_name"] == fields("Name", "Surname")
    assert ["name", "first_name", "last_name"] == fields("Name", "Given Name", "Family Name")


def test_parts_of_several_addresses_are_kept_apart():
    """By where, or by number."""
    columns = recognise(["Home City", "Business City", "City", "Address 2 - City", "ADR 3 City", "Street 2"])

    assert ["home", "work", "", "2", "3", ""] == [column.place for column in columns]
    assert ["city"] * 5 + ["street"] == [column.part for column in columns]


def test_ones_own_headings_go_before_known_ones():
    """`[columns]`, compared as loosely as all headings."""
    assert ["id", "phone"] == fields("Our Number", "Email", overrides={"our number": "id", "E-Mail": "phone"})


def test_headings_can_be_left_out_by_pattern():
    """`[ignore] headings`."""
    assert ["ignored", "email"] == fields("Private Phone", "Email", ignored=["private*"])


def test_every_heading_in_the_table_is_a_field_that_exists():
    """And none stands there twice for one origin."""
    table = Path(headings.__file__).with_name("headings.csv")
    with table.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]

    assert set() == {field for _, field, _, _ in rows} - set(FIELDS)
    assert len(set(rows)) == len(rows)


def test_a_role_is_the_job_title_only_where_there_is_no_other():
    """In a card TITLE is never the salutation, whatever else the file has."""
    assert ["title", "role", "name"] == fields("TITLE", "ROLE", "FN")
    assert ["role", "name"] == fields("Role", "Name")


def test_the_plural_is_as_good():
    """Talkdesk's own words among them."""
    assert ["email", "phone", "website"] == fields("emails", "phones", "websites")
