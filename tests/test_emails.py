"""`contacts.emails`: the addresses in a text."""

import time

import pytest

from contacts import emails

ENOUGH = 0.2  # seconds: it takes 0.001


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@example.com", ["a@example.com"]),
        ("A.B+c=d@Sub.Example.co.uk", ["A.B+c=d@Sub.Example.co.uk"]),
        ("Ann <a@example.com>", ["a@example.com"]),
        ('"Demo, Ann" <a@example.com>, b@example.com', ["a@example.com", "b@example.com"]),
        ("mailto:a@example.com?subject=Hi", ["a@example.com"]),
        ("a@example.com; b@example.com,c@example.com", ["a@example.com", "b@example.com", "c@example.com"]),
        ("a@example.com ::: b@example.com", ["a@example.com", "b@example.com"]),
        ("a@example.com/b@example.com|c@example.com", ["a@example.com", "b@example.com", "c@example.com"]),
        ("a@example.com b@example.com\nc@example.com", ["a@example.com", "b@example.com", "c@example.com"]),
        ("'o'hara@example.com'.", ["o'hara@example.com"]),
        ("E-mail: a@example.com.", ["a@example.com"]),
        ("jörg@müller.example", ["jörg@müller.example"]),
        ("用户@例え.example", ["用户@例え.example"]),
        ("a@भारत.example", ["a@भारत.example"]),
        ("noreply@example.com", ["noreply@example.com"]),
    ],
)
def test_addresses_are_found_however_they_are_written(text, expected):
    """Several in a text, with names, as links, in any script; as they are typed."""
    assert expected == emails.take(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "none",
        "a (at) example.com",
        "@example",
        "a@localhost",
        "a@@example.com",
        "a@b@example.com",
        "a..b@example.com",
        ".a@example.com",
        "a.@example.com",
        "a@example..com",
        "a@-example.com",
        "a@ex_ample.com",
        "a@.com",
        "/o=Example/ou=Exchange/cn=Recipients/cn=ann@example.com",
        "IMCEAEX-_o=Example_cn=ann@example.com",
        "x" * 300 + "@example.com",
    ],
)
def test_what_is_no_address_is_left(text):
    """Nothing is guessed; Exchange's own paths are no addresses."""
    assert ([], text) == emails.take(text)


def test_what_is_left_over_can_be_asked_for_addresses_that_failed():
    """The names beside good ones are none."""
    found, rest = emails.take("Ann <a@example.com>, bob@example; @")

    assert (["a@example.com"], ["bob@example"]) == (found, emails.failed(rest))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Demo <a@example.com>", "Ann Demo"),
        ('"Demo, Ann" <a@example.com>, b@example.com', "Demo, Ann"),
        ("<a@example.com>", ""),
        ("a@example.com <b@example.com>", ""),
        ("12 <a@example.com>", ""),
    ],
)
def test_the_name_before_an_address_is_told(text, name):
    """As mail programs write it."""
    assert name == emails.called(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("a@example.com", "a@example.com"),
        ("mailto:a@example.com", "a@example.com"),
        ("Ann a@example.com", ""),
        ("@", ""),
        ("", ""),
    ],
)
def test_a_text_may_be_an_address_and_nothing_else(text, address):
    """Then it is no name."""
    assert address == emails.one(text)


@pytest.mark.parametrize("text", ["a" * 4000, "a'" * 2000, "a." * 2000, "a@a." * 1000, "a@" + "a." * 2000])
def test_a_long_text_takes_no_long_time(text):
    """No pattern looks at it again from each of its letters."""
    start = time.process_time()
    emails.take(f"{text}@")

    assert time.process_time() - start < ENOUGH


@pytest.mark.parametrize(
    "text",
    [
        *("none@none.com", "noemail@noemail.com", "no-email@acme.example", "no@email.com", "x@x.x"),
        *("email@address.com", "test@test.com", "na@na.com", "null@null.null"),
    ],
)
def test_an_address_that_only_fills_a_form_is_nobodys(text):
    """Callers would be found by it."""
    assert emails.is_nobodys(text)


@pytest.mark.parametrize(
    "text",
    ["no@acme.example", "test@acme.example", "info@mail.example", "demo@demo.example", "noreply@x.example"],
)
def test_an_address_with_an_odd_mailbox_is_somebodys(text):
    """N. O. works somewhere, too."""
    assert not emails.is_nobodys(text)
