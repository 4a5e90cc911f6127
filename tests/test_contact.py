"""`feed.contact`: from a row's fields to Talkdesk's contact."""

import orjson
import pytest

from feed.contact import Contact, Entry, shape
from feed.headings import PLACES, Column


def entry(**cells: str | list[str]):
    """Return entry and complaints for a row with these fields; `work_city` is the city at work."""
    columns = [
        (Column(field, field, next((p for p in PLACES if field.startswith(f"{p}_")), "")), texts)
        for field, texts in cells.items()
    ]
    row = [(c, text) for c, texts in columns for text in ([texts] if isinstance(texts, str) else texts)]
    return shape(2, row, "US")


def contact(**cells: str | list[str]) -> Contact:
    found, _ = entry(**cells)
    assert isinstance(found, Entry)
    return found.contact


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"name": "Jane  Q.\u00a0Doe ", "first_name": "J", "last_name": "D"}, "Jane Q. Doe"),
        (
            {"prefix": "Dr.", "first_name": "Jane", "middle_name": "Q.", "last_name": "Doe", "suffix": "Jr."},
            "Dr. Jane Q. Doe Jr.",
        ),
        ({"last_name": "Doe", "company": "Example"}, "Doe"),
        ({"nickname": "Janey", "company": "Example"}, "Janey"),
        ({"company": "Example", "email": "a@example.com"}, "Example"),
        ({"email": "a@example.com", "phone": "212-555-0123"}, "a@example.com"),
        ({"phone": "212-555-0123"}, "+12125550123"),
    ],
)
def test_a_name_is_found_in_what_there_is(cells, name):
    """Full name, else the parts, else nickname, company, e-mail, phone."""
    assert name == contact(**cells).name


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


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("a@example.com", ("a@example.com",)),
        ("Ann <a@example.com>", ("a@example.com",)),
        ("mailto:a@example.com", ("a@example.com",)),
        ("a@example.com; b@example.com,c@example.com", ("a@example.com", "b@example.com", "c@example.com")),
        ("a@example.com ::: b@example.com", ("a@example.com", "b@example.com")),
        ("a@example.com\nA@EXAMPLE.COM", ("a@example.com",)),
        ("'o'hara@example.com'.", ("o'hara@example.com",)),
    ],
)
def test_emails_are_found_however_they_are_written(text, emails):
    """Several in a cell, with names, as links; each once."""
    assert emails == contact(name="Ann", email=text).emails


def test_what_is_no_email_is_left_out_and_reported_with_its_text():
    """Exchange writes its own paths into that column."""
    path = "/o=Example/cn=Recipients/cn=ann"
    found, complaints = entry(name="Ann", email=path)

    assert () == found.contact.emails
    assert [path] == [value for _, value in complaints]


def test_fax_and_pager_come_after_the_phones():
    """Whatever the order of the columns."""
    numbers = contact(
        name="A", fax="212-555-0103", pager="212-555-0104", phone=["212-555-0101", "212-555-0102"]
    )

    assert ("+12125550101", "+12125550102", "+12125550103", "+12125550104") == numbers.phones


def test_a_number_that_stands_twice_is_given_once():
    """Written in two ways too."""
    assert ("+12125550101",) == contact(name="A", phone=["212-555-0101", "+1 (212) 555 0101"]).phones


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        (
            {"street": ["1 A St", "Apt 2"], "city": "B", "region": "C", "postcode": "1", "country": "US"},
            "1 A St, Apt 2, B, C, 1, US",
        ),
        ({"address": "1 A St\r\nB,\nUS", "city": "B"}, "1 A St, B, US"),
        ({"home_city": "Home", "work_city": "Work"}, "Work"),
        ({"home_city": "Home", "city": "Main", "work_city": "Work"}, "Main"),
        ({"other_city": "Other", "home_country": "US"}, "US"),
        ({"city": " ", "home_city": "Home"}, "Home"),
    ],
)
def test_the_first_address_that_says_anything_is_given(cells, address):
    """As written out, else from its parts; the only one, then that at work, then at home."""
    assert address == contact(name="A", **cells).address


@pytest.mark.parametrize(
    "text",
    [
        "@jane",
        "jane",
        "https://twitter.com/jane",
        "http://www.twitter.com/@jane?lang=en",
        "x.com/jane/",
        "x-apple:jane",
    ],
)
def test_twitter_is_the_name_alone(text):
    """From links too."""
    assert "jane" == contact(name="A", twitter=text).twitter


@pytest.mark.parametrize("text", ["https://a.example.com/x?a=1;b=2", "https://a.example.com/x?a=1,2"])
def test_a_web_address_is_not_cut_at_punctuation_inside(text):
    """But several are told apart by blanks, and by commas before the next."""
    assert (text,) == contact(name="A", website=text).websites
    assert (text, "www.b.example.com") == contact(name="A", website=f"{text},www.b.example.com").websites


def test_links_are_only_what_can_be_opened():
    """What is none is left out and reported."""
    found, complaints = entry(
        name="A", website="www.example.com none", url="ask Bob", photo_url="https://example.com/a.jpg"
    )

    assert ("www.example.com",) == found.contact.websites
    assert ("", "https://example.com/a.jpg") == (found.contact.url, found.contact.photo_url)
    assert ["none", "ask Bob"] == [value for _, value in complaints]


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
    } == orjson.loads(full.as_json("1"))


def test_what_one_row_lacks_is_taken_from_another():
    """What it has stays."""
    first, second = Contact("Joe", phones=("+1",)), Contact("Joseph", "Example", phones=("+2",))

    assert Contact("Joe", "Example", phones=("+1",)) == first.completed_by(second)
