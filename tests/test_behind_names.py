"""`contacts.behind_names`: numbers that somebody typed behind a name."""

import pytest

from contacts.behind_names import may_be, parted, without_mail_label


def split(text: str, country: str = "DE") -> tuple[str, list[str]] | None:
    """Return a name and the numbers behind it, None if there are none."""
    found = parted(text, (country,))
    return (found.name, [phone.number for phone in found.numbers]) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Ann Demo, Tel. 0711 123456, Mobil: 0171 2345678",
        "Ann Demo Tel 0711 123456 / 0171 2345678",
        "Ann Demo\nTel.: 0711/123456\nHandy 0171/2345678",
        "Ann Demo (0711 123456, 0171 2345678)",
        "Ann Demo 0711/123456, 0171/2345678",
        "Ann Demo - Tel. priv. 0711 123456 mobil 0171 2345678",
        "Ann Demo T: 0711 123456 M: 0171 2345678",
        "Ann Demo, 0711-123456 (Laden), 0171-2345678 (abends)",
    ],
)
def test_a_name_ends_where_its_numbers_begin(text):
    """With a word before them or none, in brackets, in lines."""
    assert ("Ann Demo", ["+49711123456", "+491712345678"]) == split(text)


@pytest.mark.parametrize(
    "text",
    [
        "Class 2023-2024",
        "360 Media",
        "Route 66 Motel",
        "Demo 49123456",
        "Ann Demo, Durchwahl 12",
        "Ann Demo 0711 123456 x, y und z",
    ],
)
def test_digits_in_a_name_that_may_be_no_number_stay(text):
    """Alone they may be those of an agent, and among words anything."""
    assert split(text) is None


def test_a_word_that_says_it_is_a_number_is_believed_of_digits_alone():
    """`Demo 49123456` may be the number of an agent, `Demo, Tel. 49123456` is not."""
    assert ("Ann Demo", ["+4971112345678"]) == split("Ann Demo, Tel. 071112345678 Frau Mock")


def test_somebody_may_be_called_as_a_phone_is():
    """`Handy` is a last name where it stands alone behind the first."""
    assert ("Jane Handy", ["+49711123456"]) == split("Jane Handy 0711/123456")
    assert ("Jane", ["+49711123456"]) == split("Jane, Handy: 0711/123456")


def test_the_word_before_the_first_number_says_that_it_is_a_faxs():
    """As does one before any other."""
    found = parted("Ann Demo, Fax 0711 123456, Tel. 0171 2345678", ("DE",))
    assert found
    assert [True, False] == [phone.is_fax for phone in found.numbers]


def test_a_name_at_which_an_address_stood_ends_before_the_word_for_it():
    """`Ann Demo, Mail: ann@example.com` without the address."""
    assert "Ann Demo" == without_mail_label("Ann Demo, Mail: ")
    assert "Ann Mail" == without_mail_label("Ann Mail")


def test_a_text_with_few_digits_takes_no_closer_look():
    """Which is nearly all."""
    assert not may_be("Room 101, 2nd floor")
    assert may_be("212-555-0123")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tel : 0711 123456", ""),
        ("T 0711 123456", ""),
        ("call after six: 0711/123456", ""),
        ("0711 123456 (Frau 0711 123456)", ""),
        ("0711 123456 Ann Demo", "Ann Demo"),
        ("Tel. 0711 123456 Ann Demo", "Ann Demo"),
    ],
)
def test_a_label_is_no_name(text, name):
    """Where no name stands before the numbers it may stand behind them."""
    found = split(text)
    assert found is not None
    assert (name, {"+49711123456"}) == (found[0], set(found[1]))
