"""`contacts.plain`: the cells that are used as they stand."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts import links, phones, plain, texts
from contacts.phones import Phone
from contacts.reach import Reach

ENOUGH = 0.2  # seconds: it takes 0.01

NUMBERS = (
    "212-555-0123",
    "+351 912 345 678",
    "030 23125001",
    "(0)30",
    "2024-01-15",
    "1234567890",
    "10.0.0.1",
)
PARTS_OF_NUMBERS = st.sampled_from([*NUMBERS, *" ().-/+'_~*#x,", "  ", "00", "49", "999", "٣", "\u00a0"])
PARTS_OF_EMAILS = st.sampled_from([*"a.@-_+'&<> \t", "jane", "no", "none", "email", ".com", "mailto:", "é"])
PARTS_OF_WEBSITES = st.sampled_from(
    [
        *"a./:?#@,; ",
        "www.",
        "https://",
        "example",
        ".com",
        "twitter.com",
        "x.com",
        "n.a",
        "none",
        "|http://a.b",
    ]
)
PARTS_OF_TEXTS = st.sampled_from(
    [*"aB -_?&\n\t'.,", "Jane", "none", "N/A", "same as above", "&amp;", "\u00a0", "\u200b", "é", "x" * 4000]
)


def cells(parts: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Cells made of such parts."""
    return st.lists(st.lists(parts, max_size=5).map("".join), max_size=4)


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (plain.emails, "Jane.Demo+x@sub.example.co.uk"),
        (plain.websites, "www.example.com"),
        (plain.websites, "https://example.com/a/b.html?x=1"),
        (plain.texts, "Jane O'Hara-Müller"),
        (plain.texts, "株式会社 例"),
    ],
)
def test_a_plain_cell_is_used_as_it_stands(read, cell):
    """Almost all are; an empty one is nothing."""
    assert [cell, "", cell] == read([cell, "", cell])


@pytest.mark.parametrize("cell", ["+1 212 555 0123", "(212) 555-0123", "212.555.0123", "2125550123"])
def test_a_plain_number_is_used_as_e164(cell):
    """However it is written."""
    read = plain.numbers_of(("US",))

    assert ["+12125550123", ""] == [read[cell], read[""]]


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        *(
            (plain.emails, cell)
            for cell in ("Ann <a@example.com>", "no-email@acme.example", "a@localhost", "-")
        ),
        *((plain.emails, cell) for cell in ("x" * 300 + "@example.com", "mailto:a@example.com", "none")),
        *((plain.websites, cell) for cell in ("a.example b.example", "http://", "ask", "x.com/jane", "n.a")),
        *(
            (plain.texts, cell)
            for cell in ("n/a", "NONE", "-", " Jane", "Jane ", "J\u00a0D", "A &amp; B", "a\nb")
        ),
        *((plain.texts, cell) for cell in ("two  blanks", "'02101", "x" * 4001, "J\u00adD", "\ud800")),
    ],
)
def test_what_is_not_plain_is_read_with_care(read, cell):
    """It may be several, nothing, somebody's joke; those beside it stay plain."""
    assert ["", None, ""] == read(["", cell, ""])


@pytest.mark.parametrize(
    "cell", ["117", "1234567890", "000-000-0000", "10.0.0.12", "2024-01-15", "212-555-0123/4", "x"]
)
def test_a_number_that_is_not_plain_is_read_with_care(cell):
    """It may be an extension, a filler, a date, two."""
    assert plain.numbers_of(("US", "NO"))[cell] is None


@given(cells(PARTS_OF_NUMBERS), st.sampled_from([("US",), ("DE",), ("IT", "US"), ("US", "DE"), ("BR",)]))
def test_a_plain_number_is_the_one_that_care_finds(column, countries):
    """And nothing is complained of."""
    read = plain.numbers_of(countries)
    found = {cell: read[cell] for cell in column}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phones, "one", lambda text, countries: None)
        careful = {cell: phones.read.__wrapped__(cell, countries) for cell in column}

    assert {cell: ((Phone(number),), ()) for cell, number in found.items() if number} == {
        cell: careful[cell] for cell, number in found.items() if number
    }


@given(cells(PARTS_OF_EMAILS))
def test_a_plain_email_is_the_one_that_care_finds(column):
    """And nothing is complained of."""
    for email in filter(None, plain.emails(column)):
        reach = Reach(("US",))
        reach.add_emails(texts.clean(email))

        assert ((email,), (), []) == (reach.emails, reach.phones, reach.complaints)


@given(cells(PARTS_OF_WEBSITES))
def test_a_plain_website_is_the_one_that_care_finds(column):
    """And nothing is complained of, nor is it a name on Twitter."""
    for site in filter(None, plain.websites(column)):
        reach = Reach(("US",))
        reach.add_websites(texts.clean(site))

        assert ((site,), [], "") == (reach.websites, reach.complaints, links.on_twitter(site))


@given(cells(PARTS_OF_TEXTS))
def test_a_plain_text_is_what_care_makes_of_it(column):
    """It is clean, in one line, says something and is not too long."""
    for text in filter(None, plain.texts(column)):
        assert (text, text, text) == (texts.clean(text), texts.one_line(text), texts.cut(text))
        assert not texts.may_be_empty(text)


@given(cells(PARTS_OF_TEXTS))
def test_texts_are_told_together_as_they_are_alone(column):
    """A look at many of them is faster; it sees the same."""
    assert plain.texts(column) == [value for text in column for value in plain.texts([text])]


def test_one_odd_text_among_thousands_leaves_the_others_plain():
    """Also where whole blocks are looked at."""
    column = [f"Jane {i}" for i in range(1000)]
    column[500] = "-"

    assert [*column[:500], None, *column[501:]] == plain.texts(column)


@pytest.mark.parametrize("read", [plain.emails, plain.websites, plain.texts])
@pytest.mark.parametrize("part", ["a", "a.", "a@", "a-", "http://", "a@a.", "-", "/"])
def test_a_long_cell_takes_no_long_time(read, part):
    """No pattern looks at it again from each of its letters."""
    start = time.process_time()
    read([part * 20_000])

    assert time.process_time() - start < ENOUGH
