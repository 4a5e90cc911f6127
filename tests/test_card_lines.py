"""Where lines and cards end, in files of all kinds of programs."""

import pytest

from sources.cards.lines import MOST, NO_BEGIN, NO_END, OUTSIDE, TOO_LONG
from tests.cards import card, lines, names, only, reported, table
from tests.frames import frame


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"], ids=["LF", "CR", "CRLF", "CRCRLF"])
def test_lines_end_as_any_system_ends_them(end):
    """Old Macs end lines with a lone CR, text mode on Windows makes CRCRLF; line numbers stay."""
    data = (card("FN:Ann Demo", "NOTE:one", "  two") + card("FN:Bob Mock")).decode().replace("\r\n", end)
    made = table(data.encode())

    assert [["Ann Demo", "one two"], ["Bob Mock", ""]] == frame(made).to_numpy().tolist()
    assert [1, 6] == frame(made).index.tolist()


def test_a_fold_of_blanks_alone_is_a_blank_of_the_text():
    """Programs that fold at a width may find nothing but blanks behind it."""
    assert [("NOTE", "one two")] == only(card("NOTE:one", "  ", " two"))


def test_a_soft_break_before_the_end_of_a_card_joins_nothing():
    """A phone left its last line unfinished; the cards after it are whole."""
    data = card("FN;QUOTED-PRINTABLE:Ann Demo=") + card("FN:Bob Mock")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [] == reported(data)


def test_a_soft_break_before_the_next_property_joins_nothing():
    """Some phones end each coded line with one; in a note, such a line may be text."""
    coded = "QUOTED-PRINTABLE:Ann ="

    assert [("FN", "Ann "), ("TEL", "1")] == only(card(f"FN;{coded}", "TEL;CELL:1"))
    assert [("NOTE", "Ann TEL: 1")] == only(card(f"NOTE;{coded}", "TEL: 1"))


def test_a_blank_behind_a_soft_break_is_text_unless_a_letter_is_cut_so():
    """Half a letter is none: lines that part one were folded as well, and so were those beside them."""
    coded = "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"

    assert ["Ann Demo"] == names(card(f"{coded}Ann=", " Demo"))
    assert ["Änn Dämo"] == names(card(f"{coded}=C3=", " =84nn D=", " =C3=A4mo"))


FULL = f"TITLE:{'Head of the Tests ' * 4}and Quali"  # 80 bytes


@pytest.mark.parametrize(
    ("version", "lines", "title"),
    [
        ("2.1", ["TITLE:Head of", " Tests"], "Head of Tests"),
        ("2.1", ["TITLE:Head of", " all", " Tests"], "Head of all Tests"),
        ("2.1", ["TITLE:Head of", "  Tests"], "Head of Tests"),
        ("2.1", ["TITLE:Head of T", " ests", "NOTE:Ann is wel", " l known"], "Head of Tests"),
        ("2.1", [FULL, " ty"], f"{FULL[6:]}ty"),
        ("3.0", ["TITLE:Head of T", " ests"], "Head of Tests"),
    ],
)
def test_a_line_of_version_2_1_that_ends_between_words_keeps_its_blank(version, lines, title):
    """The Netherlands were TheNetherlands; but most programs fold at one width, whatever stands there."""
    cells = only(card(f"VERSION:{version}", "FN:Ann Demo", *lines))

    assert ("TITLE", title) in cells


def test_a_hash_may_stand_for_each_sign_of_equality():
    """An encyclopedia showed its example so, and scripts write their cards after that."""
    coded = "LABEL;WORK;ENCODING#QUOTED-PRINTABLE;CHARSET#UTF-8:Z#C3#BC Rd 1#0D#"
    data = card(
        "FN:Ann", "TEL;TYPE#WORK,FAX:1#05", "TEL;VALUE#uri:tel:2", coded, " #0ABoston", "NOTE;X#A:3#05"
    )

    assert [("FN", "Ann"), ("TEL FAX", "1#05"), ("TEL", "2"), ("NOTE", "3#05")] == only(data)[:4]
    assert [("ADR Label", "Zü Rd 1\r \nBoston")] == only(data)[4:]


def test_soft_breaks_are_found_behind_labels_of_all_parts():
    """Nokia writes what it calls each of them in front of an address."""
    labels = ";".join(f"X-EPOCCNTMODELLABEL{at}=St./Prov. ({'home ' * 4})" for at in range(2, 9))
    data = card("FN:Ann Demo", f"ADR;{labels};ENCODING=QUOTED-PRINTABLE:=", ";;1=20Mock=20Rd;Xville;;;")

    assert [("FN", "Ann Demo"), ("ADR Street", "1 Mock Rd"), ("ADR City", "Xville")] == only(data)


def test_soft_breaks_are_found_when_the_name_itself_is_folded():
    """Some programs fold first and encode then."""
    data = card("FN;ENCODING=", " QUOTED-PRINTABLE:Ann =", "Demo", "TITLE:Tester")

    assert [("FN", "Ann Demo"), ("TITLE", "Tester")] == only(data)


@pytest.mark.parametrize("indent", [" ", "\t", "    "], ids=["blank", "tab", "four"])
def test_a_card_with_blanks_in_front_of_all_its_lines_is_read(indent):
    """It was pasted from a mail; its blanks are no folds, but those beyond them are."""
    pasted = "".join(
        f"{indent}{line}\r\n" for line in ("BEGIN:VCARD", "FN:Ann Demo", "NOTE:a", " b", "END:VCARD")
    ).encode()

    assert [("FN", "Ann Demo"), ("NOTE", "ab")] == only(pasted)
    assert ["Bob Mock", "Ann Demo", "Cy Specimen"] == names(
        card("FN:Bob Mock") + pasted + card("FN:Cy Specimen")
    )


@pytest.mark.parametrize("indent", [" ", "\t", "    "], ids=["blank", "tab", "four"])
def test_a_card_with_blanks_in_front_of_all_lines_but_the_first_is_read(indent):
    """It stood in the source of a program; its blanks are no folds, but those beyond them are."""
    shifted = card("FN:Ann Demo", "NOTE:a", " b").replace(b"\n", f"\n{indent}".encode()).rstrip(b" \t")

    assert [("FN", "Ann Demo"), ("NOTE", "ab")] == only(shifted)
    assert [("FN", "Ann Demo"), ("NOTE", "ab")] == only(shifted.replace(f"{indent}END".encode(), b"END"))
    assert ["Bob Mock", "Ann Demo", "Cy Specimen"] == names(
        card("FN:Bob Mock") + shifted + card("FN:Cy Specimen")
    )


def test_an_agents_card_that_is_folded_as_a_whole_ends_before_the_persons_own():
    """Its lines are the agent's, and no more of the card around it."""
    agent = ("AGENT:BEGIN:VCARD", " FN:Agent Demo", " TEL:202-555-0101", " END:VCARD")

    assert [("FN", "Ann Demo"), ("TITLE", "CTO")] == only(card("FN:Ann Demo", *agent, "TITLE:CTO"))


@pytest.mark.parametrize("word", ["BEGIN", "END"])
def test_a_folded_line_that_reads_like_an_edge_is_text(word):
    """A note about cards is a note, also in a file of which another card is indented."""
    data = card("FN:Ann Demo", "NOTE:see", f" {word}:VCARD", "TITLE:Tester")

    assert [("FN", "Ann Demo"), ("NOTE", f"see{word}:VCARD"), ("TITLE", "Tester")] == only(data)
    assert ["Bob Mock", "Ann Demo"] == names(b" BEGIN:VCARD\n FN:Bob Mock\n END:VCARD\n" + data)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("begin:vcard", "end:vcard"),
        ("Begin:vCard ", "End:vCard\t"),
        ("BEGIN: VCARD", "END :VCARD"),
        ("BEGIN:VCARD", "END:VCARD."),
        ("BEGIN:VCARD;", "END:VCARD%"),
    ],
)
def test_edges_of_a_card_may_be_written_in_any_way(begin, end):
    """Case, blanks around the colon, the full stop of an old phone and what a terminal adds say nothing."""
    assert [("FN", "Ann Demo")] == only(lines(begin, "FN:Ann Demo", end))


def test_a_card_that_lost_its_beginning_is_read_and_reported():
    """A line was lost; the person was not. Text before an END:VCARD that names nobody is no card."""
    data = (
        lines("FN:Ann Demo", "TEL:202-555-0101", "END:VCARD") + card("FN:Bob Mock") + lines("Hi", "END:VCARD")
    )

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [(1, NO_BEGIN), (7, OUTSIDE)] == reported(data)


def test_a_doubled_beginning_or_end_is_nothing():
    """Neither makes a card of nobody, nor is there anything to look at."""
    data = lines("BEGIN:VCARD") + card("FN:Ann Demo") + lines("END:VCARD") + card("FN:Bob Mock")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [] == reported(data)


def test_an_agent_within_an_agent_is_left_out_to_its_end():
    """Agents may have agents; only the outermost card is the person."""
    agent = ["AGENT:", "BEGIN:VCARD", "FN:Agent Demo", "AGENT;X=1:BEGIN:VCARD", "FN:Inner Demo", "END:VCARD"]

    assert [("FN", "Ann Demo"), ("TITLE", "CTO")] == only(
        card("FN:Ann Demo", *agent, "TEL:202-555-0101", "END:VCARD", "TITLE:CTO")
    )


def test_an_agent_without_end_does_not_swallow_the_next_person():
    """A card that begins without AGENT before it is nobody's agent."""
    data = lines("BEGIN:VCARD", "FN:Ann Demo", "AGENT:", "BEGIN:VCARD", "FN:Agent Demo") + card("FN:Bob Mock")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [(1, NO_END)] == reported(data)


def test_the_agent_of_3_0_is_one_text():
    r"""3.0 writes the whole card of the agent into one value, with `\n` for its lines."""
    data = card(
        "FN:Ann Demo", r"AGENT:BEGIN:VCARD\nFN:Agent Demo\nTEL:202-555-0102\nEND:VCARD\n", "TITLE:CTO"
    )
    made = table(data)

    assert ("FN", "AGENT", "TITLE") == made.headings
    assert ["Ann Demo"] == frame(made)["FN"].tolist()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_are_read_without_a_byte_order_mark(encoding):
    """Where BEGIN has zeros between its letters, so has all else."""
    assert [("FN", "Zoë Demo")] == only(card("FN:Zoë Demo").decode().encode(encoding))


def test_what_dos_leaves_at_the_end_of_files_is_nothing():
    """`copy a.vcf + b.vcf all.vcf` puts a control character after each."""
    data = (card("FN:Ann Demo") + b"\x1a") + (card("FN:Bob Mock") + b"\x1a")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [] == reported(data)


def test_what_holds_all_cards_of_a_file_is_no_text_outside_of_them():
    """Servers put an address book around them; what else is in it is reported."""
    cards = card("FN:Ann Demo") + card("FN:Bob Mock")

    assert [] == reported(lines("BEGIN:VADDRESSBOOK") + cards + lines("END:VADDRESSBOOK"))
    assert [(2, OUTSIDE)] == reported(lines("BEGIN:VLIST", "UID:1", "END:VLIST") + cards)


def test_a_line_of_dashes_outside_of_cards_is_read_as_fast_as_others():
    """To try each of them as the last would take hours."""
    data = lines(f"BEGIN:{'-' * 1_000_000} x") + card("FN:Ann Demo")

    assert [(1, OUTSIDE)] == reported(data)


def test_lines_outside_of_cards_are_reported_once_for_each_place():
    """A mail of a thousand lines with a card in it is one thing to look at."""
    data = lines(*["some text"] * 1000) + card("FN:Ann Demo") + lines("Regards", "Bob")

    assert [(1, OUTSIDE), (1004, OUTSIDE)] == reported(data)


def test_a_card_of_too_many_lines_is_read_as_far_as_a_card_goes():
    """What has ten thousand lines is broken or hostile; the next card is read all the same."""
    data = card("FN:Ann Demo", *["NOTE:x"] * MOST) + card("FN:Bob Mock")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [(1, TOO_LONG)] == reported(data)


@pytest.mark.parametrize("between", ["", "_$!<Separator>!$_", " ; "])
def test_a_card_may_begin_on_the_line_where_the_one_before_it_ends(between):
    """Files without a last line end were put together; and some phones part cards in their own way."""
    data = card("FN:Ann Demo", "TEL:202-555-0101").rstrip() + between.encode() + card("FN:Bob Mock")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [["202-555-0101", ""]] == [frame(table(data))["TEL"].tolist()]
    assert [] == reported(data)
