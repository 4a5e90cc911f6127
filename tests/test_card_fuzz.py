"""Cards put together from what programs, phones and bad disks write: the good among them stay whole."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from sources import SourceError
from sources.cards import vcard
from tests.cards import card
from tests.frames import frame
from tests.reader_contract import bounded

NAMES = [
    "N",
    "FN",
    "TEL",
    "item1.TEL",
    "item1.X-ABLabel",
    "ADR",
    "LABEL",
    "ORG",
    "PHOTO",
    "KEY",
    "AGENT",
    "UID",
]
ODD_NAMES = ["x-y", "X-SOCIALPROFILE", "BEGIN", "END", "", " ", "é", "A B"]
PARAMETERS = ["", ";HOME;FAX", ";TYPE=fax,pref", ";PREF=0", ";PREF=²", ";ALTID=1", ";TYPE=twitter;x-user=ann"]
CODINGS = [";QUOTED-PRINTABLE", ";ENCODING=b", ";BASE64", ";CHARSET=UTF-7", ";CHARSET=hex", ";CHARSET=\0"]
QUOTES = [';LABEL="a:b^n;c"', ';X="', ';"', ";=;=", ";;;", ";ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS"]
SIGNS = [
    "Ann",
    ";",
    ",",
    "\\",
    "\\;",
    "\\n",
    "=",
    "=41",
    "=C3",
    "=3B",
    ":",
    '"',
    "^n",
    " ",
    "tel:+1;ext=",
    "data:",
]
LETTERS = ["mailto:", "http\\://x", "QUJD", "é", "😀", "\ufeff", "\u2028", "\x85", "\0", "\x1a"]
BREAKS = ["\r\n ", "\n\t", "\r", "=\r\n", "\r\r\n", "\n\n", "\n \n"]
EDGES = ["END:VCARD", "BEGIN:VCARD", "\nEND:VCARD\n", "\nBEGIN:VCARD\n", "AGENT:\nBEGIN:VCARD\n"]
FRAGMENTS = st.sampled_from([*SIGNS, *LETTERS, *BREAKS, *EDGES])
TEXTS = st.lists(FRAGMENTS, max_size=8).map("".join)
LINES = st.lists(
    st.tuples(
        st.sampled_from([*NAMES, *ODD_NAMES]), st.sampled_from([*PARAMETERS, *CODINGS, *QUOTES]), TEXTS
    ),
    max_size=5,
).map(lambda found: "".join(f"{name}{parameters}:{text}\r\n" for name, parameters, text in found))
ENCODINGS = st.sampled_from(["utf-8", "cp1252", "cp1251", "utf-16"])
PERSON = ("N:Demo;Zoë;;;", "FN:Zoë Demo", "TEL;TYPE=fax:202-555-0101", "EMAIL:zoe@example.com")
CELLS = {
    "N Family": "Demo",
    "N Given": "Zoë",
    "FN": "Zoë Demo",
    "TEL FAX": "202-555-0101",
    "EMAIL": "zoe@example.com",
}


def people(data: bytes) -> list[dict[str, str]]:
    """Return the cells that are not empty of each card."""
    [table] = vcard.parse(data)
    rows = frame(table).to_numpy().tolist()
    return [{h: c for h, c in zip(table.headings, row, strict=True) if c} for row in rows]


@bounded
@given(LINES)
def test_a_broken_card_harms_none_of_those_around_it(rubbish):
    """Whatever stands between BEGIN and the next BEGIN: those before and after it are read as ever.

    Only a last line `AGENT:` would make the next card one inside it, as 2.1 has it; so a note is the last.
    """
    found = people(card(*PERSON) + f"BEGIN:VCARD\r\n{rubbish}\r\nNOTE:x\r\n".encode() + card(*PERSON))

    assert CELLS == found[0]
    assert CELLS == found[-1]


@bounded
@given(LINES)
def test_text_between_cards_harms_none_of_them(rubbish):
    """Mails, headers, half of a card."""
    found = people(card(*PERSON) + f"{rubbish}\r\nNOTE:x\r\n".encode() + card(*PERSON))

    assert CELLS == found[0]
    assert CELLS == found[-1]


@bounded
@given(LINES, ENCODINGS)
def test_a_card_of_rubbish_fails_in_no_other_way_than_a_bad_source(rubbish, encoding):
    """Each cell of what is read is text that can be sent, whatever the file is made of."""
    data = f"BEGIN:VCARD\r\n{rubbish}END:VCARD\r\n".encode(encoding, "replace")
    with suppress(SourceError):
        for person in people(data):
            "".join([*person, *person.values()]).encode()


@bounded
@given(st.lists(st.tuples(TEXTS, st.integers(1, 75)), min_size=1, max_size=3))
def test_folding_changes_no_value(texts):
    """However short the lines and wherever they are cut, letters included."""
    written = [text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n") for text, _ in texts]
    plain = [f"NOTE:{text}".encode() for text in written]
    widths = [width for _, width in texts]
    folded = [
        b"\r\n ".join(line[i : i + width] for i in range(0, len(line), width))
        for line, width in zip(plain, widths, strict=True)
    ]
    whole, cut = (
        b"BEGIN:VCARD\r\nFN:x\r\n" + b"\r\n".join(some) + b"\r\nEND:VCARD\r\n" for some in (plain, folded)
    )

    assert people(whole) == people(cut)
