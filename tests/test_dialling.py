"""`contacts.dialling`: one number as Talkdesk compares it."""

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contacts.dialling import e164, usual
from contacts.phones import FILLING, PLAIN

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
WAYS = range(4)  # E.164, international, national, as a link
KINDS = sorted(phonenumbers.PhoneNumberType.values())


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("(212) 555-0123", "US", "+12125550123"),
        ("2125550123", "US", "+12125550123"),
        ("'+12125550123", "US", "+12125550123"),
        ("030 23125 001", "DE", "+493023125001"),
        ("030/23125001", "DE", "+493023125001"),
        ("912 345 678", "PT", "+351912345678"),
        ("\u202a+1 212 555 0123\u202c", "US", "+12125550123"),
        ("２１２５５５０１２３", "US", "+12125550123"),
        ("٢١٢٥٥٥٠١٢٣", "US", "+12125550123"),
        ("(212)\u00a0555\u20130123", "US", "+12125550123"),
        ("02 1234 5678", "IT", "+390212345678"),
    ],
)
def test_a_valid_number_becomes_e164(text, country, expected):
    """With + for its own country, else for the configured one."""
    assert expected == e164(text, (country,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("63386678", "+39063386678"),
        ("698936868.0", "+390698936868"),
        ("3391234567", "+393391234567"),
        ("12345", None),
    ],
)
def test_a_zero_that_a_spreadsheet_dropped_is_put_back(text, expected):
    """In Italy it is part of the number, dialled from abroad too; mobiles have none, nor have extensions."""
    assert expected == e164(text, ("IT",))


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("304218 - 17", "DE", None),
        ("2815530", "DE", "+492815530"),
        ("415 27 36", "AT", None),
        ("583172", "DE", None),
        ("30 415273", "DE", "+4930415273"),
        ("(30) 41527", "DE", "+493041527"),
        ("171 2345678", "DE", "+491712345678"),
        ("8-123 456", "SE", "+468123456"),
        ("1588-1234", "KR", "+8215881234"),
        ("2 512 34 56", "BE", "+3225123456"),
        ("25 55 12 34", "BE", "+3225551234"),
        ("44693", "KI", "+68644693"),
    ],
)
def test_a_number_without_its_area_is_not_taken_for_one_of_somewhere_else(text, country, expected):
    """Where people dial a 0 first: one of a town, with an extension, has the digits of another place's.

    Digits alone may have lost their 0 to a spreadsheet, unless they are too few; blanks have lost nothing.
    Where all numbers are as long, one without its area is too short to be another.
    """
    assert expected == e164(text, (country,))


@pytest.mark.parametrize(
    "text",
    [
        "+44 (0)20 7946 0018",
        "+44 020 7946 0018",
        "0044 20 7946 0018",
        "00 44 (0)20 7946 0018",
        "011 44 20 7946 0018",
        "+0044 20 7946 0018",
        "(+44) 20 7946 0018",
        "+(44) 20 7946 0018",
        "442079460018",
        "442079460018.0",
    ],
)
@pytest.mark.parametrize("country", ["US", "PT"])
def test_a_number_from_abroad_is_understood_however_it_is_written(text, country):
    """With 00 or 011, with the 0 that is only dialled at home, with a + that got lost."""
    assert "+442079460018" == e164(text, (country,))


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("491712345678", "DE", "+491712345678"),
        ("4915212345678", "DE", "+4915212345678"),
        ("49 171 2345679", "DE", "+491712345679"),
        ("49221123457", "DE", "+49221123457"),
        ("436641234567", "AT", "+436641234567"),
        ("04917 12345678", "DE", "+49491712345678"),
        ("491112345", "DE", "+49491112345"),
        ("3934567890", "IT", "+393934567890"),
    ],
)
def test_digits_that_begin_with_the_own_country_code_have_lost_their_plus(text, country, expected):
    """Also where they are valid without it by chance; a 0, or too few digits, says that they are at home."""
    assert expected == e164(text, (country,))


def test_a_number_of_north_america_is_not_made_of_one_that_begins_with_two_ones():
    """No area begins with 1: the second would be taken for the 1 that people there dial first."""
    assert "+12125550123" == e164("12125550123", ("AR",))
    assert e164("112125550123", ("AR",)) is None


@pytest.mark.parametrize("text", ["8 (495) 123-45-68", "8-800-555-35-35", "3-5-1-912-345-678"])
def test_nobody_parts_the_code_of_a_country(text):
    """Numbers of Moscow, with the 8 that people dial first there, would be in Vietnam and Bangladesh."""
    assert e164(text, ("US",)) is None


def test_a_number_is_that_of_the_first_country_that_knows_it():
    """The one that the row names comes before the configured one."""
    assert "+493023125001" == e164("030 23125 001", ("DE", "US"))
    assert "+12125550123" == e164("212-555-0123", ("PT", "US"))


@pytest.mark.parametrize(
    "text", ["", "+", "117", "999-999-9999", "none", "4512345678", "(+)", "+1+2", "9" * 300]
)
def test_what_is_no_number_is_none(text):
    """Nothing is guessed: a + is only added to what is too long at home."""
    assert e164(text, ("US",)) is None


@given(st.sampled_from(REGIONS), st.sampled_from([0, 1, 2, 3, 4]))
def test_the_example_of_every_country_is_valid_at_home_and_abroad(country, kind):
    """As the library writes them."""
    number = phonenumbers.example_number_for_type(country, kind)
    if not number:
        return
    ways = (phonenumbers.PhoneNumberFormat.NATIONAL, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    texts = [phonenumbers.format_number(number, way) for way in ways]
    expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    assert [expected, expected] == [e164(text, (country,)) for text in texts]


@given(
    st.sampled_from(REGIONS),
    st.sampled_from(KINDS),
    st.sampled_from(WAYS),
    st.tuples(
        st.sampled_from(["", "0", "00", "011", "1", "+", "8"]), st.sampled_from(["", "0", "22", "345"])
    ),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from("0123456789./-() ")), max_size=3),
    st.lists(st.sampled_from(REGIONS), max_size=2),
)
@example("AQ", 0, 1, ("", ""), [], ["US"])
def test_what_one_look_tells_of_a_number_is_what_a_closer_one_tells(region, kind, way, ends, changes, others):
    """However it is written, whole or not, at home and abroad; often enough one look tells nothing."""
    number = phonenumbers.example_number_for_type(region, kind)
    if not number:
        return
    text = ends[0] + phonenumbers.format_number(number, way) + ends[1]
    for place, sign in changes:
        text = f"{text[: place % len(text)]}{sign}{text[place % len(text) + 1 :]}"
    if PLAIN.fullmatch(text) and not FILLING.fullmatch(text):
        for countries in ((region, *others), (*others, region)):
            assert usual(text, countries[0]) in (None, e164(text, countries))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("+49 30 23125-001", "US"),
        ("(212) 555-0123", "US"),
        ("030/23125001", "DE"),
        ("020 7946 0018", "GB"),
        ("01 23 45 67 89", "FR"),
        ("03-3227-0649", "JP"),
        ("8 (495) 123-45-67", "RU"),
        ("06 1234 5678", "IT"),
        ("911 234 567", "ES"),
    ],
)
def test_one_look_tells_a_number_as_people_write_it_at_home(text, country):
    """Nearly all numbers are told so: it is what makes a table of them quick to read."""
    assert usual(text, country) == e164(text, (country,)) is not None
