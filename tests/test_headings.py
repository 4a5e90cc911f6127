"""`columns.headings`: what each column is, by its heading, its neighbours and its values."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columns.column import FIELDS, IGNORED, Column
from columns.headings import knows, recognise
from columns.readings import listed, read
from tests.rules import rules

EMAILS = ["ann@example.com", "bob@example.org", "eva.demo@example.net"]
DIALLED = ["202-555-0101", "(202) 555-0102", "0171 5550103"]
KNOWN_ROW = ["First Name", "Last Name", "E-mail", "Telefon", "Société", "郵便番号", "Ciudad"]


def shown(column: Column, like: str) -> str:
    """A column as a rule has it, with what that says more of it: `phone@home`, `ignored: someone else's`."""
    more = f"@{column.place}" if "@" in like else f": {column.why}" if ": " in like else ""
    return f"{column.field or '-'}{more}".rstrip("@: ")


@pytest.mark.parametrize("line", rules("headings.txt"))
def test_columns_are_what_a_rule_says(line):
    """By the heading, what stands beside it, and the values if there are any."""
    columns, _, expected = line.partition(" -> ")
    said = [column.partition("=") for column in columns.split(" | ")]
    values = [cells.split("; ") if cells else [] for _, _, cells in said]
    found = recognise([heading for heading, _, _ in said], values=values if "=" in columns else ())

    assert expected.split(" | ") == [shown(column, like=expected) for column in found]


@pytest.mark.parametrize("heading", ["\ufeffName", "Full\u00a0name", "Name "])
def test_what_cannot_be_seen_in_a_heading_does_not_count(heading):
    """Marks and blanks that programs write before and behind it."""
    assert ["name"] == fields(heading)


def fields(*headings: str, **options) -> list[str | None]:
    return [column.field for column in recognise(headings, **options)]


@pytest.mark.parametrize("heading", ["Foo", "", "Hotel", "Ad name", "Faxbot", "Mailbox", "School name"])
def test_an_unknown_heading_is_no_field(heading):
    """It is reported, never guessed into one, also if a part of it is a word that is known."""
    assert [None] == fields(heading)
    assert not knows(heading)


@pytest.mark.parametrize(
    "cell",
    [
        *("Ann", "Demo", "Berlin", "Paris", "France", "No", "Yes"),
        *("M", "Home", "Work", "12", "Mr.", "Private", "Manager"),
    ],
)
def test_what_stands_in_cells_is_no_known_heading(cell):
    """So a first row of people is not taken for headings."""
    assert not knows(cell)


def test_ones_own_headings_go_before_known_ones():
    """`[columns]`, compared as loosely as all headings, and whatever the values are."""
    overrides = {"our number": "id", "E-Mail": "phone"}

    assert ["id", "phone"] == fields("Our Number", "Email", overrides=overrides, values=[DIALLED, EMAILS])


def test_headings_can_be_left_out_by_pattern():
    """`[ignore] headings`."""
    assert ["ignored", "email"] == fields("Private Phone", "Email", ignored=["private*"])


def test_the_reason_is_no_part_of_what_a_column_is():
    """Another reason is no reason to shape all rows again."""
    assert Column("Title", "prefix", why="a") == Column("Title", "prefix", why="b")
    assert repr(Column("Title", "prefix", why="a")) == repr(Column("Title", "prefix", why="b"))


def test_every_known_heading_is_a_field_that_exists():
    """None stands there twice for one field, and they stand in the order of the fields."""
    rows = listed()
    order = [(FIELDS.index(field), key) for key, field in rows]

    assert sorted(set(order)) == order


@given(st.text(max_size=90), st.lists(st.sampled_from(KNOWN_ROW), max_size=4))
def test_any_text_as_a_heading_does_no_harm(text, others):
    """It is read, and what is known beside it stays a column of the table."""
    columns = recognise([text, *others])

    assert [text, *others] == [column.heading for column in columns]
    assert {column.field for column in columns} <= {None, *FIELDS}


@given(
    st.permutations(KNOWN_ROW), st.sampled_from([str.upper, str.lower, str.title, lambda text: f" {text}: "])
)
def test_neither_case_nor_the_order_of_columns_changes_what_is_certain(headings, written):
    """What a heading is does not depend on columns that have nothing to do with it."""
    expected = dict(zip(KNOWN_ROW, fields(*KNOWN_ROW), strict=True))

    assert [expected[heading] for heading in headings] == fields(*map(written, headings))


def test_the_widest_table_of_excel_takes_no_time():
    """16,384 columns, all undecided or all of a kind; or words that can be understood in many ways."""
    start = time.process_time()
    for row in (
        ["Name"] * 16_384,
        ["Phone", "Phone Type"] * 8_192,
        ["Ext"] * 16_384,
        ["Title", "Home"] * 8_192,
        ["号" * 79 + "x"],
        ["e mail " * 40 + "xyzzy"],
        ["telefon " * 1_500],
    ):
        recognise(row)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        ("id", ["Constituent ID", "Employee Identifier", "Enrolment Number", "Payee Number"]),
        ("name", ["主联系人", "首要联系人"]),
        ("company", ["Nom commercial"]),
        ("work_address", ["Company Location"]),
        ("phone", ["Optionale Rufnummer", "Telefono facoltativo", "Valgfri telefon"]),
        ("website", ["Web Link", "Websiten-Link"]),
        ("ignored", ["TC Kimlik", "IFSC Code", "Routing Number", "Estado General", "country_id/id"]),
    ],
)
def test_headings_of_lists_that_people_publish_are_known(field, headings):
    """A trade name is that of a firm, a national number that of nobody; how things stand is no state."""
    assert [(field,)] * len(headings) == [tuple(read(heading).fields) for heading in headings]


@pytest.mark.parametrize(
    ("heading", "known"),
    [("שם השוכר", "שם שוכר"), ("טלפון הדייר", "טלפון דייר"), ("هاتف الساكن", "هاتف ساكن")],
)
def test_an_article_before_a_word_says_nothing(heading, known):
    """In Hebrew and Arabic they are written as one."""
    assert read(known) == read(heading) != read("")


def test_headings_in_any_order_say_nothing_of_those_beside_them():
    """`EMAIL` behind `X-SPOUSE` in cards is the contact's own; so is the `X-MS-TEL` of Outlook."""
    for headings in (("FN", "X-SPOUSE", "EMAIL", "EMAIL"), ("FN", "X-MS-SPOUSE", "X-MS-TEL", "TEL", "TEL")):
        assert IGNORED not in fields(*headings, in_any_order=True)[2:]
