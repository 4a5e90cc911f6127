"""`contacts.row` and `contacts.contact`: from a row's fields to Talkdesk's contact."""

import time

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from columns.column import OWNERS, PLACES, Column
from contacts import addresses
from contacts.contact import Contact, Entry, with_id
from contacts.row import shape

ENOUGH = 0.5  # seconds: it takes 0.01


def entry(home: str = "US", /, **cells: str | list[str]):
    """Return entry and complaints for a row with these fields, read at home in a country.

    `work_city` is the city at work.
    """
    columns = [
        (Column(field, field, next((p for p in PLACES if field.startswith(f"{p}_")), "")), texts)
        for field, texts in cells.items()
    ]
    row = [(c, text) for c, texts in columns for text in ([texts] if isinstance(texts, str) else texts)]
    return shape(2, row, home)


def values(**cells: str | list[str]) -> list[str]:
    """Return the texts that are complained of."""
    return [value for _, value in entry(**cells)[1]]


def contact(home: str = "US", /, **cells: str | list[str]) -> Contact:
    found, _ = entry(home, **cells)
    assert isinstance(found, Entry)
    return found.contact


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"name": "Jane Demo", "first_name": "J", "company": "Example"}, "Jane Demo"),
        ({"first_name": "Jane", "last_name": "Demo", "company": "Example"}, "Jane Demo"),
        ({"nickname": "Janey", "company": "Example"}, "Janey"),
        ({"prefix": "Dr.", "company": "Example"}, "Example"),
        ({"company": "Example", "email": "a@example.com"}, "Example"),
        ({"email": "a@example.com", "phone": "212-555-0123"}, "a@example.com"),
        ({"email": "Ann Demo <a@example.com>", "company": "Example"}, "Ann Demo"),
        ({"email": "<a@example.com>"}, "a@example.com"),
        ({"phone": "212-555-0123"}, "+12125550123"),
        ({"name": "-", "phone": "212-555-0123"}, "+12125550123"),
        ({"name": "unknown", "company": "Example"}, "Example"),
    ],
)
def test_a_name_is_found_in_what_there_is(cells, name):
    """Full name, else the parts, else nickname, company, e-mail, phone."""
    assert name == contact(**cells).name


def test_quotes_around_a_company_are_none_of_it():
    """Some programs quote what has a comma in it, also where nothing asks for it."""
    assert "Example, Inc." == contact(company='"Example, Inc."').company
    assert 'Theatre "Sample"' == contact(company='Theatre "Sample"').company


@pytest.mark.parametrize(
    "text", ["Privat", "privatkunde", "dito", "Particulier", "PRIVATO", "Частное лицо", "個人"]
)
def test_a_private_person_is_of_no_company(text):
    """Where a column asks for one, people write that there is none; a firm may have the word in its name."""
    found = contact(name="Ann Demo", company=text, title="Privat")

    assert ("", "Privat") == (found.company, found.title)
    assert f"{text} Bank" == contact(company=f"{text} Bank").company


def test_a_private_person_is_called_by_what_else_the_row_says():
    """`Privat` is no name for somebody who has an address."""
    assert "ann@example.com" == contact(company="Privat", email="ann@example.com").name


@pytest.mark.parametrize("text", ["1.023.456.789", "00123456-7"])
def test_a_number_is_no_company(text):
    """Shops that need that of an identity card ask for it where others ask for the company."""
    assert "" == contact(name="Ann Demo", company=text).company
    assert "360" == contact(name="Ann Demo", company="360").company


def test_a_number_below_a_job_is_a_phone_where_there_is_no_other():
    """`Plumber, 212-555-0123` below a list of staff, whose second column is the job."""
    found = contact(name="Plumber", title="212-555-0123")

    assert ("", ("+12125550123",)) == (found.title, found.phones)
    assert "Line 212-555-0124" == contact(title="Line 212-555-0124", phone="212-555-0123").title


def test_a_placeholder_for_a_name_is_reported():
    """Somebody may be called so after all; but a flat that nobody rents is no contact, wherever it is."""
    found, complaints = entry(name="vacant", street="1 A St", title="Flat 3")

    assert ["unknown"] == values(name="unknown", company="Example")
    assert (None, ["vacant"]) == (found, [text for _, text in complaints])


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("jane@example.com", (("jane@example.com",), ())),
        ("+1 (212) 555-0123", ((), ("+12125550123",))),
        ("Agent 2125550123", ((), ())),
        ("999-999-9999", ((), ())),
    ],
)
def test_a_name_that_is_an_email_or_a_number_is_used_as_such(text, reached):
    """Address books name those so whose name they do not know."""
    found = contact(name=text, company="Example")

    assert (*reached, "Example" if any(reached) else text) == (found.emails, found.phones, found.name)


def test_two_numbers_for_a_name_are_both_used():
    """Else they would hide what the person is called."""
    found = contact(name="212-555-0123/212-555-0124", first_name="Ann", last_name="Demo")

    assert ("Ann Demo", ("+12125550123", "+12125550124")) == (found.name, found.phones)
    assert "1234 / 5678" == contact(name="1234 / 5678").name


def test_a_name_is_without_the_address_that_stands_beside_it():
    """Mail programs write both into one cell."""
    found = contact(name="Jane Demo <jane@example.com>")

    assert ("Jane Demo", ("jane@example.com",)) == (found.name, found.emails)
    assert "Jane @ Example" == contact(name="Jane @ Example").name


def test_a_firm_in_the_column_of_names_is_the_company_of_the_person_beside_it():
    """Programs for invoices call their customers so."""
    found = contact(name="Example Ltd", first_name="Jane", last_name="Demo")

    assert ("Jane Demo", "Example Ltd") == (found.name, found.company)
    assert "" == contact(name="Example Ltd").company


def test_a_firm_that_stands_for_a_last_name_is_the_company_of_the_person_beside_it():
    """`Co./Last Name` is both, and the contact has a column."""
    found = contact(name="Jane Demo", last_name="Example Ltd")

    assert ("Jane Demo", "Example Ltd") == (found.name, found.company)
    assert "" == contact(name="Jane Demo", last_name="Demo").company


@pytest.mark.parametrize("cells", [{}, {"title": "CTO"}, {"email": "none", "phone": "-"}, {"name": "  "}])
def test_a_row_by_which_nobody_can_be_known_is_left_out_and_reported(cells):
    """It has no name, company, e-mail or phone."""
    found, complaints = entry(**cells)

    assert found is None
    assert "no name" in complaints[-1][0]


@pytest.mark.parametrize(
    ("cells", "title"), [({"role": "Buyer"}, "Buyer"), ({"role": "B", "title": "CTO"}, "CTO")]
)
def test_a_role_stands_in_for_a_title(cells, title):
    """vCard's ROLE says what someone does, TITLE what it is called."""
    assert title == contact(name="A", **cells).title


def test_a_card_that_is_a_group_is_left_out_and_reported():
    """KIND:group lists other cards."""
    found, complaints = entry(name="Friends", kind="Group")

    assert found is None
    assert "group" in complaints[0][0]


def test_what_is_no_email_is_left_out_and_reported_with_its_text():
    """Exchange writes its own paths into that column."""
    path = "/o=Example/cn=Recipients/cn=ann"
    found, complaints = entry(name="Ann", email=path)

    assert () == found.contact.emails
    assert [path] == [value for _, value in complaints]


@pytest.mark.parametrize(
    ("cells", "emails"),
    [
        ({"email": ["a@example.com", "b@example.com"]}, ("a@example.com", "b@example.com")),
        ({"email": "A@example.com; a@EXAMPLE.com"}, ("A@example.com",)),
        ({"email": "-"}, ()),
        ({"phone": "a@example.com"}, ("a@example.com",)),
        ({"website": "mailto:a@example.com"}, ("a@example.com",)),
    ],
)
def test_an_email_is_given_once_wherever_it_stands(cells, emails):
    """As it was typed first."""
    assert emails == contact(name="Ann", **cells).emails


def test_a_bad_address_beside_a_good_one_is_reported_alone():
    """The names in between are not."""
    assert ["bob@example"] == values(name="Ann", email="Ann <a@example.com>, Bob <bob@example>")


@pytest.mark.parametrize(
    ("cells", "reached"),
    [
        ({"email": "212-555-0101"}, ((), ("+12125550101",))),
        ({"email": "a@example.com / 212-555-0101"}, (("a@example.com",), ("+12125550101",))),
        ({"phone": "a@example.com, 212-555-0101"}, (("a@example.com",), ("+12125550101",))),
    ],
)
def test_what_stands_in_the_wrong_column_is_used_and_reported_once(cells, reached):
    """An e-mail among phones, a phone among e-mails."""
    found = contact(name="Ann", **cells)

    assert reached == (found.emails, found.phones)
    assert 1 == len(values(name="Ann", **cells))


@pytest.mark.parametrize("text", ["1234567", "+1234567", "2024-01-15", "none"])
def test_an_email_column_gives_only_numbers_that_are_valid(text):
    """Other digits there are anything."""
    assert () == contact(name="Ann", email=text).phones


@pytest.mark.parametrize(
    ("cells", "phones"),
    [
        ({"phone": "030 23125 001", "country": "Germany"}, ("+493023125001",)),
        ({"phone": "030 23125 001", "work_country": "DE"}, ("+493023125001",)),
        ({"phone": "212-555-0101", "country": "Germany"}, ("+12125550101",)),
        ({"phone": "212-555-0101", "country": "Nowhere"}, ("+12125550101",)),
        ({"phone": "7946 0018", "phone_area_code": "20", "phone_country_code": "44"}, ("+442079460018",)),
        ({"phone": "7946 0018", "phone_area_code": "020", "phone_country_code": "+44"}, ("+442079460018",)),
        ({"phone": "020 7946 0018", "phone_area_code": "20", "phone_country_code": "44"}, ("+442079460018",)),
        (
            {"phone": "+44 20 7946 0018", "phone_area_code": "20", "phone_country_code": "44"},
            ("+442079460018",),
        ),
        ({"phone": "20 7946 0018", "phone_country_code": "United Kingdom"}, ("+442079460018",)),
        ({"phone": "555-0101", "phone_area_code": "212"}, ("+12125550101",)),
        ({"phone": "212-555-0101", "phone_extension": "12"}, ("+12125550101",)),
        ({"phone": "01", "phone_area_code": "9"}, ("9 01",)),
        ({"phone": "5550102", "phone_area_code": "1", "country": "Germany"}, ("1 5550102",)),
        ({"phone_area_code": "212", "phone_country_code": "1"}, ()),
        ({"phone": "ann@example.com", "phone_area_code": "212"}, ()),
    ],
)
def test_a_number_is_completed_by_what_the_row_says(cells, phones):
    """Its country, and codes in columns of their own."""
    assert phones == contact(name="Ann", **cells).phones


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


def test_fax_and_pager_come_after_the_phones():
    """Whatever the order of the columns."""
    numbers = contact(
        name="A", fax="212-555-0103", pager="212-555-0104", phone=["212-555-0101", "212-555-0102"]
    )

    assert ("+12125550101", "+12125550102", "+12125550103", "+12125550104") == numbers.phones


def test_a_number_that_stands_twice_is_given_once():
    """Written in two ways too."""
    assert ("+12125550101",) == contact(name="A", phone=["212-555-0101", "+1 (212) 555 0101"]).phones
    assert ("555-0101",) == contact(name="A", phone=["555-0101", "555 0101"]).phones
    assert ("+12125550101",) == contact(name="A", fax="212-555-0101", phone="212-555-0101").phones


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        (
            {"street": ["1 A St", "Apt 2"], "city": "B", "region": "C", "postcode": "1"},
            "1 A St, Apt 2, B, C 1",
        ),
        (
            {"street": "A Weg", "house_number": "1", "postcode": "2", "city": "B", "country": "DE"},
            "A Weg 1, 2 B, DE",
        ),
        ({"home_city": "Home", "work_city": "Work"}, "Work"),
        ({"home_city": "Home", "city": "Main", "work_city": "Work"}, "Main"),
        ({"city": "n/a", "home_city": "Home"}, "Home"),
        ({"home_city": "Nan"}, "Nan"),
    ],
)
def test_an_address_is_gathered_from_its_columns(cells, address):
    """Of each place by itself."""
    assert address == contact(name="A", **cells).address


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"twitter": "@jane"}, "jane"),
        ({"website": ["www.example.com", "https://x.com/jane"]}, "jane"),
        ({"twitter": "@jane", "website": "x.com/bob"}, "jane"),
        ({"website": "https://example.com/jane"}, ""),
        ({"twitter": "none"}, ""),
    ],
)
def test_twitter_is_the_name_alone(cells, name):
    """From its own column, else from a website's."""
    assert name == contact(name="A", **cells).twitter


def test_what_is_no_name_on_twitter_is_reported():
    """It is left out."""
    assert ["ask Bob"] == values(name="A", twitter="ask Bob")


def test_a_website_is_given_once():
    """Whatever its case."""
    assert ("www.example.com",) == contact(name="A", website=["www.example.com", "WWW.Example.com"]).websites


def test_links_are_only_what_can_be_opened():
    """What is none is left out and reported."""
    found, complaints = entry(
        name="A", website="www.example.com ask", url="ask Bob", photo_url="https://example.com/a.jpg"
    )

    assert ("www.example.com",) == found.contact.websites
    assert ("", "https://example.com/a.jpg") == (found.contact.url, found.contact.photo_url)
    assert ["ask", "ask Bob"] == [value for _, value in complaints]


@pytest.mark.parametrize(
    "field", ["company", "title", "id", "email", "phone", "website", "twitter", "photo_url"]
)
@pytest.mark.parametrize("text", ["-", "n/a", "(none)", "\u200b"])
def test_a_cell_that_says_nothing_is_empty(field, text):
    """In silence."""
    assert (Entry(2, "", b'{"name":"Ann"}', "ann"), []) == entry(name="Ann", **{field: text})


@pytest.mark.parametrize("field", ["address", "street", "work_address"])
@pytest.mark.parametrize(
    "text", ["NULL", "same as above", "siehe oben", "none", "https://example.com/map?q=1"]
)
def test_an_address_that_says_nothing_is_none(field, text):
    """But a town in Italy is called None, and a man Null."""
    assert Contact("Ann Null") == contact(name="Ann Null", **{field: text})
    assert "None" == contact(name="Ann", city="None").address


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"name": "Ann", "company": "212-555-0123"}, Contact("Ann", phones=("+12125550123",))),
        ({"name": "Ann Demo, 212-555-0123"}, Contact("Ann Demo", phones=("+12125550123",))),
        ({"company": "+12125550123; at home"}, Contact("+12125550123", phones=("+12125550123",))),
        ({"name": "Ann", "company": "Demo (212) 555-0123"}, Contact("Ann", "Demo", phones=("+12125550123",))),
    ],
)
def test_a_number_beside_or_for_a_name_is_used_where_there_is_no_other(cells, expected):
    """A row may be short of a cell; it is reported."""
    found, complaints = entry(**cells)

    assert (expected, ["+12125550123"]) == (found.contact, [value for _, value in complaints])


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


def test_a_number_at_the_end_is_that_of_a_country_where_it_is_written_so():
    """Also where the row names another country, or the number its own."""
    name = "Ann Demo (212) 555-0123"

    assert ("+12125550123",) == contact("US", name=name, country="Germany").phones
    assert ("+493023125001",) == contact("DE", name="Ann Demo, 030 23125001").phones
    assert ("+12125550123",) == contact("DE", name="Ann Demo, +1 212 555 0123").phones
    assert Contact(name) == contact("DE", name=name)


@pytest.mark.parametrize("text", ["a" + "(" * 3990 + "1", "a" + " " * 3990 + "1", "a 1" * 1300])
def test_a_long_name_takes_no_long_time(text):
    """No pattern looks at it again from each of its letters."""
    start = time.process_time()
    contact(name=text, company=text)

    assert time.process_time() - start < ENOUGH


def test_what_a_web_page_or_excel_put_into_a_text_is_undone():
    """O&#39;Demo is O'Demo, and '02101 is kept from losing its 0; R&D; and &c. are as people write."""
    found = contact(name="O&#39;Demo &amp; Sons", company="R&D; &c.", postcode="'02101", city="'s-Gravenhage")

    assert ("O'Demo & Sons", "R&D; &c.") == (found.name, found.company)
    assert "Zoë Übel" == contact(name="Zo&euml; &Uuml;bel").name
    assert "A & B's &Co; X" == contact(company="A &amp;amp; B&amp;#39;s &amp;Co; X").company
    assert "R&Development; &D" == contact(company="R&Development; &D").company
    assert "'s-Gravenhage, 02101" == found.address


def test_what_only_fills_a_form_is_left_out_and_reported():
    """Somebody else may have it, or nobody."""
    found, complaints = entry(name="Ann", email="none@none.com", phone="000-000-0000")

    assert Contact("Ann") == found.contact
    assert ["none@none.com", "000-000-0000"] == [value for _, value in complaints]


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


def test_a_complaint_is_made_once_for_a_row():
    """Several columns may hold the same."""
    assert ["117"] == values(name="Ann", phone=["117", "117"])


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
