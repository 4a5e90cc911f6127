"""`sources.cards.shape`: cards whose shape says where their values go are read as if one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.cards import vcard
from sources.rows import SEPARATOR
from tests.cards import card, lines, names, only, table
from tests.reader_contract import bounded
from tests.test_card_fuzz import CODINGS, NAMES, ODD_NAMES, PARAMETERS, QUOTES, SIGNS

# As programs write them: what is alike in many cards, and differs in its values.
FRONTS = ["FN", "N", "ORG", "TEL;TYPE=CELL", "item1.TEL", "item1.X-ABLabel", "item2.EMAIL;type=pref", "EMAIL"]
MORE_FRONTS = ["ADR;TYPE=HOME", "ADR;TYPE=WORK", "LABEL", "PHOTO;ENCODING=b", "FN;ENCODING=QUOTED-PRINTABLE"]
TEXTS = ["TITLE", "ROLE", "URL;TYPE=WORK"]
VALUES = ["", " ", ";", "Ann Demo", "Demo;Ann;;;", ";;1 Sample Road;Testville;;00001;", "a\\, b\\nc", "a, b"]
MORE_VALUES = [
    "tel:+12025550101",
    "=C3=A9",
    "=3B",
    "=",
    "a\r\n  b",
    "a\r\n\r\n\tb",
    SEPARATOR,
    "é",
    "a\\;b\\;\\;;;",
    "a&amp;b;c&d;",
    "_$!<HomeFAX>!$_",
]
USUAL = st.tuples(st.sampled_from(FRONTS + MORE_FRONTS + TEXTS), st.sampled_from(VALUES + MORE_VALUES))
ODD = st.tuples(
    st.builds(
        str.__add__, st.sampled_from(NAMES + ODD_NAMES), st.sampled_from(PARAMETERS + CODINGS + QUOTES)
    ),
    st.lists(st.sampled_from([*SIGNS, "\r\n ", "=\r\n", "\r\n\r\n"]), max_size=4).map("".join),
)
BODIES = st.lists(st.lists(st.one_of(USUAL, USUAL, ODD), max_size=6), min_size=1, max_size=4)


def made(data: bytes) -> tuple[object, ...]:
    """Return all that a file of cards becomes."""
    read = table(data)
    return read.headings, read.rows.lines.tolist(), read.rows.between(0, len(read.rows)), read.problems


def made_one_by_one(data: bytes) -> tuple[object, ...]:
    """Return what it becomes if no card is read by its shape."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vcard, "bodies", lambda text: iter(()))
        return made(data)


@bounded
@given(BODIES, st.randoms(use_true_random=False), st.sampled_from(["utf-8", "cp1252"]))
def test_cards_read_by_their_shape_are_what_they_are_one_by_one(bodies, chance, encoding):
    """The same headings in the same order, rows, lines and problems, whatever is in the cards."""
    some = chance.choices(bodies, k=6)  # for a shape to come again
    texts = ["".join(f"{front}:{value}\r\n" for front, value in body) for body in some]
    file = "".join(f"BEGIN:VCARD\r\n{text}UID:{i}\r\nEND:VCARD\r\n" for i, text in enumerate(texts))
    data = file.encode(encoding, "replace")

    assert made_one_by_one(data) == made(data)


def test_an_address_book_is_read_by_its_shapes():
    """Else it would take four times as long, and nothing else would tell."""
    people = [
        card(
            f"N:Demo{i};Ann;;;",
            f"FN:Ann Demo{i}",
            f"TEL;TYPE=CELL:202-555-01{i:02}",
            *["NOTE:a\\, b"] * (i % 2),
        )
        for i in range(20)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vcard, "inside", lambda *_: pytest.fail("a card was read line by line"))
        assert 20 == len(table(b"".join(people)).rows)


def test_a_card_without_begin_among_others_is_found():
    """The cards of such a file do not stand alone, so none of them is read as if it did."""
    torn = card("FN:Ann Demo") + lines("FN:Bob Mock", "END:VCARD") + card("FN:Cy Test")

    assert ["Ann Demo", "Bob Mock", "Cy Test"] == names(torn)


def test_what_separates_cells_in_memory_is_a_space_in_a_card():
    """Also where quoted-printable hides it."""
    assert [("FN", "Ann Demo")] == only(card(f"FN:Ann{SEPARATOR}Demo"))
    assert [("FN", "Ann Demo")] == only(card("FN;ENCODING=QUOTED-PRINTABLE:Ann=1FDemo"))


def test_cards_of_thousands_of_shapes_are_read_as_well():
    """Pictures in iCloud have parameters of their own in each card."""
    data = b"".join(card(f"FN:Person {i}", f"NOTE;X={i}:a note") for i in range(2_500))

    assert made_one_by_one(data) == made(data)
