"""`contacts.row` and `contacts.contact`: from a row's fields to Talkdesk's contact."""

import time

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from columns.column import OWNERS, PLACES, Column
from columns.headings import recognise
from contacts import addresses
from contacts.contact import Contact, Entry, with_id
from contacts.row import shape
from tests.rules import rules

ENOUGH = 0.5  # seconds: it takes 0.01


def place(field: str) -> str:
    """Where the address is that a field is of."""
    return next((place for place in PLACES if field.startswith(f"{place}_")), "")


def entry(home: str = "US", /, **cells: str | list[str]):
    """Return entry and complaints for a row with these fields, read at home in a country.

    `work_city` is the city at work.
    """
    columns = [(Column(field, field, place(field)), texts) for field, texts in cells.items()]
    row = [(c, text) for c, texts in columns for text in ([texts] if isinstance(texts, str) else texts)]
    return shape(2, row, home)


def contact(home: str = "US", /, **cells: str | list[str]) -> Contact:
    found, _ = entry(home, **cells)
    assert isinstance(found, Entry)
    return found.contact


def test_quotes_around_a_company_are_none_of_it():
    """Some programs quote what has a comma in it, also where nothing asks for it."""
    assert "Example, Inc." == contact(company='"Example, Inc."').company
    assert 'Theatre "Sample"' == contact(company='Theatre "Sample"').company


@pytest.mark.parametrize("line", rules("contact.txt"))
def test_of_a_row_comes_the_contact_that_a_rule_says(line):
    """And what is odd in it is complained of, once."""
    row, _, expected = line.partition(" -> ")
    home, cells = (row[:2], row[4:]) if row[2:4] == ": " else ("US", row)
    by_field = [part.partition("=") for part in cells.split(" | ")]
    found, complaints = shape(
        2, [(Column(field, field, place(field)), text) for field, _, text in by_field], home
    )

    assert expected == " ! ".join(filter(None, [shown(found), "; ".join(text for _, text in complaints)]))


def shown(found: Entry | None) -> str:
    """A contact as the rules have it."""
    if not found:
        return "nobody"
    said = {
        key: "; ".join(value) if isinstance(value, tuple) else value
        for key, value in vars(found.contact).items()
    }
    return " | ".join(f"{key}={value}" for key, value in said.items() if value)


@pytest.mark.parametrize(
    "text", ["Privat", "privatkunde", "dito", "Particulier", "PRIVATO", "Частное лицо", "個人"]
)
def test_a_private_person_is_of_no_company(text):
    """Where a column asks for one, people write that there is none; a firm may have the word in its name."""
    found = contact(name="Ann Demo", company=text, title="Privat")

    assert ("", "Privat") == (found.company, found.title)
    assert f"{text} Bank" == contact(company=f"{text} Bank").company


@pytest.mark.parametrize("cells", [{}, {"title": "CTO"}, {"email": "none", "phone": "-"}, {"name": "  "}])
def test_a_row_by_which_nobody_can_be_known_is_left_out_and_reported(cells):
    """It has no name, company, e-mail or phone."""
    found, complaints = entry(**cells)

    assert found is None
    assert "no name" in complaints[-1][0]


def test_a_card_that_is_a_group_is_left_out_and_reported():
    """KIND:group lists other cards."""
    found, complaints = entry(name="Friends", kind="Group")

    assert found is None
    assert "group" in complaints[0][0]


@pytest.mark.parametrize("text", ["1234567", "+1234567", "2024-01-15", "none"])
def test_an_email_column_gives_only_numbers_that_are_valid(text):
    """Other digits there are anything."""
    assert () == contact(name="Ann", email=text).phones


def test_codes_belong_to_the_number_of_their_place():
    """Programs have a set of columns for each."""
    columns = [
        (Column("Name", "name"), "Ann"),
        (Column("FaxAreaCode", "phone_area_code", "fax"), "415"),
        (Column("FaxNumber", "fax", "fax"), "555-0102"),
        (Column("PhoneAreaCode", "phone_area_code", "phone"), "212"),
        (Column("PhoneNumber", "phone", "phone"), "555-0101"),
    ]

    found, _ = shape(2, columns, "US")

    assert found
    assert ("+12125550101", "+14155550102") == found.contact.phones


def test_a_number_labelled_as_a_fax_comes_after_the_others():
    """`Phone 1 - Type` stands beside it."""
    columns = [
        (Column("Name", "name"), "Ann"),
        (Column("Phone 1 - Type", "phone_label", "1"), "Work Fax"),
        (Column("Phone 1 - Value", "phone", "1"), "212-555-0101"),
        (Column("Phone 2 - Type", "phone_label", "2"), "Mobile"),
        (Column("Phone 2 - Value", "phone", "2"), "212-555-0102"),
    ]

    found, _ = shape(2, columns, "US")

    assert found
    assert ("+12125550102", "+12125550101") == found.contact.phones


@pytest.mark.parametrize(
    "field", ["company", "title", "id", "email", "phone", "website", "twitter", "photo_url"]
)
@pytest.mark.parametrize("text", ["-", "n/a", "(none)", "\u200b"])
def test_a_cell_that_says_nothing_is_empty(field, text):
    """In silence."""
    assert (Entry(2, "", b'{"name":"Ann"}', "ann"), []) == entry(name="Ann", **{field: text})


@pytest.mark.parametrize("text", ["Studio 54", "Agent 2125550123", "Route 66-1000", "Ann 212-555-0124"])
def test_a_name_that_ends_in_digits_stays_as_it_is_beside_a_number(text):
    """They need not be a number of the contact's."""
    assert text == contact(company=text, phone="212-555-0123").company


@pytest.mark.parametrize("text", ["360 Media", "24/7 Taxi", "911 Repair", "1 800 Contacts", "365 Retail"])
@pytest.mark.parametrize("country", ["US", "DE", "FR", "AT", "IN"])
def test_a_firm_that_begins_with_a_number_keeps_its_name(text, country):
    """Its letters are none of a phone's keys."""
    assert Contact(text, emails=("info@example.com",)) == contact(
        country, name=text, email="info@example.com"
    )
    assert Contact("Ann Demo", text) == contact(country, name="Ann Demo", company=text)


@pytest.mark.parametrize("text", ["Class 2023-2024", "Demo Ltd 2019/2024", "Ann 12.5.80", "EIN 12-3456789"])
@pytest.mark.parametrize("country", ["DE", "AT", "SE", "FR"])
def test_years_at_the_end_of_a_name_are_no_number(text, country):
    """People there dial a 0 first, and would have written it."""
    assert Contact(text, emails=("a@example.com",)) == contact(country, name=text, email="a@example.com")


@pytest.mark.parametrize("text", ["a" + "(" * 3990 + "1", "a" + " " * 3990 + "1", "a 1" * 1300])
def test_a_long_name_takes_no_long_time(text):
    """No pattern looks at it again from each of its letters."""
    start = time.process_time()
    contact(name=text, company=text)

    assert time.process_time() - start < ENOUGH


def test_what_nobody_sees_is_not_sent():
    """Marks of direction, controls, halves of letters."""
    found = contact(
        name="\ufeffAnn\x00", title="C\u200eTO", email="\u200ba@example.com", company="Ex\ud800ample"
    )

    assert Contact("Ann", "Example", "CTO", ("a@example.com",)) == found


def test_a_text_that_is_too_long_is_cut_and_reported():
    """Quotes that nobody closed may make a cell of a whole file; the complaint is short too."""
    _, complaints = entry(name="word " * 200_000)

    assert ("word " * 800).rstrip() == contact(name="word " * 200_000).name
    assert [("word " * 40)] == [value for _, value in complaints]
    assert "4,000" in complaints[0][0]


FIELDS = (
    *(
        "id",
        "name",
        "first_name",
        "middle_name",
        "last_name",
        "suffix",
        "prefix",
        "nickname",
        "company",
        "title",
    ),
    *("role", "email", "phone", "fax", "pager", "phone_label", "phone_country_code", "phone_area_code"),
    *(
        "phone_extension",
        *addresses.PARTS,
        *(f"work_{part}" for part in addresses.PARTS),
        "website",
        "twitter",
    ),
    *("url", "photo_url", "kind", "ignored"),
)
ODD = st.text(st.characters(), max_size=12) | st.sampled_from(
    [
        "a@example.com",
        "212-555-0123",
        "Demo, Ann",
        "https://x.com/a",
        "DE",
        "王",
        "\ud800",
        "+",
        "E+11",
        "n/a",
    ]
)


@given(st.lists(st.tuples(st.sampled_from(FIELDS), ODD), max_size=8))
def test_no_text_in_any_field_makes_it_fail(cells):
    """And what comes of it can be sent."""
    row = [(Column(field, field, "work" if field.startswith("work_") else ""), text) for field, text in cells]
    found, complaints = shape(2, row, "PT")

    assert all(isinstance(value, str) and len(value) <= 200 for _, value in complaints)
    if found:
        assert found.contact.as_dict("7") | {"id": "7"} == listed(orjson.loads(with_id("7", found.said)))
        assert len(found.contact.phones) == len(set(found.contact.phones))
        assert len(found.contact.emails) == len({email.casefold() for email in found.contact.emails})


def listed(said: dict[str, object]) -> dict[str, object]:
    """Return what JSON says as a contact has it."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}


def test_a_contact_omits_what_it_does_not_have():
    """As the contract's example does."""
    assert {"id": "7", "name": "Joe"} == Contact("Joe").as_dict("7")


def test_json_is_that_of_the_contact():
    """Ready to be joined."""
    full = Contact("Zoë", "C", "T", ("e@example.com",), ("+1",), "p", "a", ("w",), "t", "u")

    assert full.as_dict("1") | {
        "emails": ["e@example.com"],
        "phones": ["+1"],
        "websites": ["w"],
    } == orjson.loads(with_id("1", full.as_json()))


def test_what_one_row_lacks_is_taken_from_another():
    """What it has stays."""
    first, second = Contact("Joe", phones=("+1",)), Contact("Joseph", "Example", phones=("+2",))

    assert Contact("Joe", "Example", phones=("+1",)) == first.completed_by(second)


@pytest.mark.parametrize(
    ("tenant", "expected"), [("-", "Ann"), ("void", "Ann"), ("same", "Ann"), ("Bob", "Bob")]
)
def test_whoever_owns_it_is_called_where_a_word_says_that_nobody_rents_it(tenant, expected):
    """So it is with an empty cell; a tenant without a phone does not have the owner's."""
    row = [(Column("Tenant", "name"), tenant), (Column("Owner", "nickname"), "Ann")]
    row.append((Column("Owner's phone", "phone", OWNERS), "212-555-0123"))

    found, _ = shape(2, row, "US")

    assert found
    assert expected == found.contact.name
    assert (("+12125550123",) if expected == "Ann" else ()) == found.contact.phones


@pytest.mark.parametrize("field", ["name", "company"])
@pytest.mark.parametrize(
    "text",
    [
        "Ann Demo\n12 Sample Street\nBoston, MA 02101",
        "Ann Demo\n12 Sample Street\nBoston, MA 02101\n617-555-0101",
        "Ann Demo\nann@example.com\n12 Sample Street\nBoston, MA 02101",
    ],
)
def test_the_lines_below_a_name_are_an_address(field, text):
    """From the first with words and a number on; how somebody is reached is no part of it."""
    found = contact(**{field: text})

    assert "12 Sample Street, Boston, MA 02101" == found.address
    assert field == "company" or found.name == "Ann Demo"


def test_an_address_in_a_column_of_its_own_goes_before_that_below_a_name():
    """And a name may go on in the next line."""
    found = contact(name="Ann\nDemo\n12 Sample Street", address="14 Mock Road")

    assert ("Ann Demo", "14 Mock Road") == (found.name, found.address)
    assert "Ann Demo" == contact(name="Ann\nDemo").name


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Ann Demo, 12 Sample Street, Boston", "Ann Demo", "12 Sample Street, Boston"),
        ("Demo, Ann, 12 Sample Street, Boston", "Ann Demo", "12 Sample Street, Boston"),
        ("Demo, Ann", "Ann Demo", ""),
        ("Ann Demo", "Ann Demo", ""),
    ],
)
@pytest.mark.parametrize("heading", ["Name and address", "Name / Anschrift", "Nom et adresse"])
def test_an_address_stands_behind_a_name_where_the_heading_says_so(heading, text, name, address):
    """Parted by commas; nobody is called `Ann Demo, 12 Sample Street`."""
    (column,) = recognise([heading])
    found, _ = shape(2, [(column, text)], "US")

    assert isinstance(found, Entry)
    assert (name, address) == (found.contact.name, found.contact.address)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ann Demo 212-555-0123; Bob Mock 212-555-0124", "Bob Mock 212-555-0124"),
        ("Ann Demo, cell 212-555-0123\nBob Mock (212-555-0124)", "Bob Mock (212-555-0124)"),
        ("Ann Demo <ann@example.com>; Bob Mock <bob@example.com>", "Bob Mock <bob@example.com>"),
    ],
)
def test_of_several_people_in_a_cell_the_first_is_sent_and_others_are_named(text, other):
    """Nobody has the number of the next, and nobody is called as both."""
    found = contact(name=text)

    assert ("Ann Demo", 1) == (found.name, len(found.phones + found.emails))
    assert other in [value for _, value in entry(name=text)[1]]


@pytest.mark.parametrize(
    "text", ["Ann Demo\nBob Mock", "Ann Demo; 212-555-0123", "Demo, Ann; home 212-555-0123"]
)
def test_a_cell_without_a_number_for_each_is_one_persons(text):
    """A name may go on in the next line, and a number stand there."""
    assert all(value.startswith("+") for _, value in entry(name=text)[1])
