import base64
import codecs
from collections.abc import Sequence

import pytest

from sources import Problem, SourceError
from sources.cards import vcard
from sources.cards.lines import CUT_SHORT
from sources.cards.vcard import ANOTHER, NO_PROPERTY
from tests.cards import card, lines, names, only, reported, table
from tests.frames import frame
from tests.reader_contract import ReaderContract

PICTURE = base64.b64encode(bytes(range(200))).decode()


class TestVcard(ReaderContract):
    suffix = ".vcf"
    headings = ("FN", "TEL", "NOTE")

    def write(self, rows):
        """Headings are names of properties; a blank row is a blank line between cards."""
        headings, *people = rows
        return b"".join(self.written(headings, person) for person in people)

    def written(self, headings: Sequence[str], person: Sequence[str]) -> bytes:
        if not any(person):
            return b"\r\n"
        escaped = [text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for text in person]
        return card(
            *(f"{h}:{text}".replace("\n", "\\n") for h, text in zip(headings, escaped, strict=True) if text)
        )

    def lines(self, count):
        """A card of three properties has five lines."""
        return [1 + 5 * i for i in range(count)]


def test_each_card_is_a_row_at_the_line_where_it_begins():
    """Cards need not have the same properties; what a card lacks is empty."""
    data = card("FN:Ann Demo", "TEL:202-555-0101") + card("FN:Bob Mock") + card("TEL:202-555-0103")
    made = table(data)

    assert ("FN", "TEL") == made.headings
    assert [["Ann Demo", "202-555-0101"], ["Bob Mock", ""], ["", "202-555-0103"]] == (
        frame(made).to_numpy().tolist()
    )
    assert [1, 5, 8] == frame(made).index.tolist()


@pytest.mark.parametrize("fold", ["\r\n ", "\r\n\t", "\n ", "\r "], ids=["blank", "tab", "LF", "lone CR"])
def test_a_folded_line_is_one_line(fold):
    """A line break and one blank or tab after it are no part of the value."""
    assert [("FN", "Ann Demo"), ("NOTE", "one two")] == only(card("FN:Ann Demo", f"NOTE:one{fold} two"))


def test_a_line_may_be_folded_in_its_name():
    """Programs fold at a width, wherever that falls."""
    assert [("EMAIL", "ann@example.com")] == only(card("EMA\r\n IL;TYPE\r\n =WORK:ann@example.com"))


def test_line_ends_of_two_carriage_returns_count_once():
    """Text mode on Windows turned CRLF into CRCRLF; folds and line numbers stay what they were."""
    data = (card("FN:Ann Demo", "NOTE:one\r\n  two") + card("FN:Bob Mock")).replace(b"\r\n", b"\r\r\n")
    made = table(data)

    assert ["one two", ""] == frame(made)["NOTE"].tolist()
    assert [1, 6] == frame(made).index.tolist()


def test_a_fold_in_the_middle_of_a_utf_8_letter_is_undone_before_decoding():
    """Programs that count bytes cut letters in two."""
    assert [("FN", "Zoë Demo")] == only(card("FN:Zoë Demo").replace(b"\xc3\xab", b"\xc3\r\n \xab"))


def test_blank_lines_inside_a_card_are_nothing():
    """Outlook leaves one after each picture."""
    assert [("FN", "Ann Demo"), ("TEL", "202-555-0101")] == only(
        card("FN:Ann Demo", "", " ", "TEL:202-555-0101")
    )


def test_a_folded_line_that_reads_end_of_card_ends_nothing():
    """A note about cards is a note: its fold hides the word from the line's beginning."""
    assert [("NOTE", "aEND:VCARD"), ("FN", "Ann Demo")] == only(card("NOTE:a", " END:VCARD", "FN:Ann Demo"))


def test_quoted_printable_is_decoded_in_the_charset_of_its_line():
    """2.1 writes letters as bytes and line breaks as =0D=0A."""
    data = card(
        "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=EB Demo",
        "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=0D=0ADemo",
    )

    assert [("FN", "Zoë Demo"), ("NOTE", "Zoë\r\nDemo")] == only(data)


@pytest.mark.parametrize(
    "value",
    ["Ann =\r\nDemo", "Ann=\r\n Demo", "Ann=20=\r\n=44emo", "Ann Demo=\r\n"],
    ids=["text", "blank", "code", "nothing"],
)
def test_a_soft_break_of_quoted_printable_joins_the_lines(value):
    """What follows `=` at a line's end belongs to the value, whatever it begins with, blanks included."""
    assert [("FN", "Ann Demo"), ("TITLE", "Tester")] == only(
        card(f"FN;QUOTED-PRINTABLE:{value}", "TITLE:Tester")
    )


def test_a_soft_break_may_cut_a_letter_in_two():
    """The bytes are put together before they become letters."""
    data = card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=", "=AB Demo")

    assert [("FN", "Zoë Demo")] == only(data)


def test_a_soft_break_without_its_line_end_is_no_text():
    """Lines were put together again; Android breaks them between the parts of an address, too."""
    data = card("FN;QUOTED-PRINTABLE:Zo=C3==AB Demo", "ADR;QUOTED-PRINTABLE:;;=52=64=20=31=;Boston;;;")

    assert [("FN", "Zoë Demo"), ("ADR Street", "Rd 1"), ("ADR City", "Boston")] == only(data)


def test_a_soft_break_may_stand_in_front_of_the_colon():
    """Android breaks long labels of one's own, too; the number must not be lost for that."""
    number = ["TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=46=61=78=", "=20=32):202-555-0101"]

    assert [("FN", "Ann Demo"), ("TEL FAX", "202-555-0101")] == only(card("FN:Ann Demo", *number))


def test_letters_in_quoted_printable_are_read_though_no_line_says_so():
    """Some program lost the parameter on the way from 2.1 to 3.0; a link may have such signs in it."""
    data = card(
        "N;CHARSET=UTF-8:;=C3=84nn Dem=",
        "=C3=B6;;;",
        "item1.TITLE:J=C3=BCrist",
        "URL:https://example.com/=C3=BC",
    )

    assert [
        ("N Given", "Änn Demö"),
        ("TITLE", "Jürist"),
        ("URL", "https://example.com/=C3=BC"),
    ] == only(data)
    assert [("FN", "1=2=3"), ("NOTE", "a=B7=C")] == only(card("FN:1=2=3", "NOTE:a=B7=C"))


def test_a_file_that_says_where_quoted_printable_is_has_it_nowhere_else():
    """What looks so on another line was typed so."""
    data = card("FN;QUOTED-PRINTABLE:=C3=84nn", "NOTE:=C3=84nn")

    assert [("FN", "Änn"), ("NOTE", "=C3=84nn")] == only(data)


def test_an_equals_sign_at_the_end_of_a_plain_line_is_text():
    """Links end so; only quoted-printable has soft breaks."""
    assert [("URL", "https://example.com/?q="), ("FN", "Ann Demo")] == only(
        card("URL:https://example.com/?q=", "FN:Ann Demo")
    )


@pytest.mark.parametrize(
    ("charset", "encoding"), [("ISO-8859-2", "iso8859-2"), ("windows-1250", "cp1250"), ("utf-8", "utf-8")]
)
def test_a_charset_holds_for_its_own_line(charset, encoding):
    """Old phones name the charset property by property."""
    data = card(f"FN;CHARSET={charset}:Łucja", "NOTE:Zoë").replace("Łucja".encode(), "Łucja".encode(encoding))

    assert [("FN", "Łucja"), ("NOTE", "Zoë")] == only(data)


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "ISO-8859-15", "windows-1251", "KOI8-R"])
def test_what_is_utf_8_is_that_whatever_charset_of_an_alphabet_is_named(charset):
    """`Ã«` is in nobody's name: a program always names it, or the file was saved anew."""
    data = card(f"FN;CHARSET={charset}:Zoë Demo", f"NOTE;CHARSET={charset};QUOTED-PRINTABLE:Zo=C3=AB")
    assert [("FN", "Zoë Demo"), ("NOTE", "Zoë")] == only(data)


@pytest.mark.parametrize("charset", ["X-UNKNOWN", "ASCII", "", "undefined", "hex", "a\0b"])
def test_a_charset_that_does_not_fit_is_passed_over(charset):
    """The word is whatever a program wrote; UTF-8 is tried then, and the file goes on."""
    assert [("FN", "Zoë Demo")] == only(card(f"FN;CHARSET={charset}:Zoë Demo"))


def test_a_code_page_that_no_line_names_is_guessed_from_the_whole_file_and_reported():
    """Windows programs write 2.1 in the PC's code page; one guess and one report for all lines."""
    data = b"".join(
        card(f"FN:{name}").decode().encode("cp1251") for name in ("Анна Примерова", "Илья Образцов")
    )
    made = table(data)

    assert ["Анна Примерова", "Илья Образцов"] == frame(made)["FN"].tolist()
    assert [True] == ["read as cp1251" in problem.message for problem in made.problems]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
    ids=["UTF-8", "UTF-16 LE", "UTF-16 BE"],
)
def test_a_byte_order_mark_tells_the_encoding(mark, encoding):
    """The mark is no text: BEGIN stands at the beginning."""
    data = mark + card("FN:Zoë Demo").decode().encode(encoding)

    assert [("FN", "Zoë Demo")] == only(data)


def test_files_with_byte_order_marks_that_were_put_together_lose_no_card():
    """`copy /b *.vcf all.vcf` keeps the mark of each file, in the middle now."""
    data = b"".join(codecs.BOM_UTF8 + card(f"FN:{name}") for name in ("Ann Demo", "Bob Mock"))

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert () == table(data).problems


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("TEL;HOME;VOICE:202-555-0101", "TEL"),
        ("TEL;WORK;FAX:202-555-0101", "TEL FAX"),
        ("TEL; WORK; FAX:202-555-0101", "TEL FAX"),
        ("TEL;TYPE=fax,home:202-555-0101", "TEL FAX"),
        ("TEL;type=HOME;type=FAX;type=pref:202-555-0101", "TEL FAX"),
        ('TEL;TYPE="work,pager":202-555-0101', "TEL PAGER"),
        ("TEL;PAGER:202-555-0101", "TEL PAGER"),
        ("TEL;TYPE=CELL:202-555-0101", "TEL"),
        ("EMAIL;FAX:202-555-0101", "EMAIL"),
        ("X-SOCIALPROFILE;type=twitter:202-555-0101", "X-SOCIALPROFILE TWITTER"),
    ],
)
def test_only_types_that_change_what_a_value_is_get_into_the_heading(line, heading):
    """A fax is no phone to call, written bare as in 2.1 or in a list; home and work are phones alike."""
    assert [(heading, "202-555-0101")] == only(card(line))


def test_the_encoding_may_stand_bare_and_after_a_blank():
    """2.1 writes parameters without their names, and its own examples put blanks before them."""
    assert [("FN", "Ann Demo")] == only(card("FN; QUOTED-PRINTABLE:Ann=20Demo"))


def test_groups_are_no_part_of_the_name():
    """Apple puts `item1.` before whatever has a label of its own; the label is no cell of its own."""
    data = card("item1.TEL:202-555-0101", "item1.X-ABLabel:_$!<Mobile>!$_", "work.EMAIL:ann@example.com")

    assert [("TEL", "202-555-0101"), ("EMAIL", "ann@example.com")] == only(data)


def test_names_of_properties_count_in_small_letters_too():
    """RFC 6350 says that case does not matter, and some programs write small letters."""
    data = lines("begin:vcard", "fn:Ann Demo", "tel;type=fax:202-555-0101", "end:vcard")

    assert [("FN", "Ann Demo"), ("TEL FAX", "202-555-0101")] == only(data)


def test_colons_and_semicolons_in_a_quoted_parameter_separate_nothing():
    """A word between two semicolons there is no type."""
    data = card('NOTE;X-A="one: two; three":text', 'TEL;X-NOTE="no;FAX;here":202-555-0101')

    assert [("NOTE", "text"), ("TEL", "202-555-0101")] == only(data)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"a\nb", "a\nb"),
        (r"a\Nb", "a\nb"),
        (r"a\, b", "a, b"),
        (r"a\; b", "a; b"),
        (r"a\\b", r"a\b"),
        (r"a\\nb", r"a\nb"),
        (r"http\://example.com", "http://example.com"),
        ("a, b; c: d", "a, b; c: d"),
        ("a\\", "a\\"),
    ],
)
def test_escapes_are_undone_once(written, text):
    r"""`\n` is a line break, anything else after a backslash stands for itself; Google escapes colons."""
    assert [("NOTE", text)] == only(card(f"NOTE:{written}"))


def test_the_parts_of_a_name_have_headings_of_their_own():
    """An escaped semicolon separates no parts, and parts that are empty have no column."""
    assert [("N Family", "Demo; Mock"), ("N Given", "Ann"), ("N Prefix", "Dr.")] == only(
        card(r"N:Demo\; Mock;Ann;;Dr.;")
    )


def test_several_words_in_one_part_of_a_name_are_separated_by_blanks():
    """`N:Demo;Ann;Bea,Cleo` has two middle names; an escaped comma is a comma."""
    assert [("N Family", "Demo, Sr."), ("N Given", "Ann"), ("N Additional", "Bea Cleo")] == only(
        card(r"N:Demo\, Sr.;Ann;Bea,Cleo;;")
    )


def test_a_comma_in_an_organisation_is_text():
    """Only names have lists in their parts: `Demo, Inc.` is one company."""
    assert [("ORG", "Demo, Inc."), ("ORG Unit", "Tests")] == only(card("ORG:Demo, Inc.;Tests"))


def test_each_address_has_columns_of_its_own():
    """Streets of one address must not get beside the city of another."""
    data = card("ADR;WORK:;;1 Sample Road;;;00001;", "ADR;HOME:;;2 Mock Lane;Testville;;;Nowhere")

    assert [
        ("ADR Street", "1 Sample Road"),
        ("ADR Postal Code", "00001"),
        ("ADR 2 Street", "2 Mock Lane"),
        ("ADR 2 City", "Testville"),
        ("ADR 2 Country", "Nowhere"),
    ] == only(data)


def test_repeated_properties_keep_their_order_in_columns_of_one_heading():
    """The second number of one card stands under the second TEL of all cards."""
    data = card("TEL:202-555-0101") + card("TEL:202-555-0102", "TEL:202-555-0103")
    made = table(data)

    assert ("TEL", "TEL") == made.headings
    assert [["202-555-0101", ""], ["202-555-0102", "202-555-0103"]] == frame(made).to_numpy().tolist()


@pytest.mark.parametrize(
    "picture",
    [
        [f"PHOTO;ENCODING=b;TYPE=JPEG:{PICTURE}"],
        [f"PHOTO;ENCODING=b;TYPE=JPEG:{PICTURE[:60]}", f" {PICTURE[60:120]}", f" {PICTURE[120:]}", ""],
        [f"PHOTO;BASE64;JPEG:{PICTURE[:60]}", PICTURE[60:120], PICTURE[120:], ""],
        [f"PHOTO;TYPE=JPEG;ENCODING=BASE64:{PICTURE}"],
        [f"PHOTO:data:image/jpeg;base64,{PICTURE}"],
        [f"item1.LOGO;ENCODING=b:{PICTURE}"],
        [f"KEY;ENCODING=B:{PICTURE}"],
    ],
    ids=["3.0", "3.0 folded", "2.1 without blanks", "mixture", "4.0", "logo", "key"],
)
def test_embedded_pictures_are_left_out_and_counted(picture):
    """A picture is no text for a call centre; the lines around it stay, and one line tells how many went."""
    made = table(card("FN:Ann Demo", *picture, "TEL:202-555-0101"))

    assert [["Ann Demo", "202-555-0101"]] == frame(made).to_numpy().tolist()
    assert (Problem("embedded pictures or keys were left out: 1"),) == made.problems


def test_a_picture_that_is_blank_is_none():
    """Old phones write a line for each thing that a card may have."""
    assert () == table(card("FN:Ann Demo", "PHOTO: ", "SOUND: ", "LOGO:")).problems


def test_embedded_pictures_are_counted_over_all_cards():
    """One report for a file, not one for each of a thousand cards."""
    data = card("FN:Ann Demo", f"PHOTO;ENCODING=b:{PICTURE}") * 3

    assert (Problem("embedded pictures or keys were left out: 3"),) == table(data).problems


@pytest.mark.parametrize("head", ["PHOTO;VALUE=uri", "PHOTO;VALUE=URL;TYPE=JPEG", "PHOTO"])
def test_a_picture_that_is_a_link_is_kept(head):
    """Talkdesk shows a picture by its address."""
    assert [("PHOTO", "https://example.com/ann.jpg")] == only(card(f"{head}:https://example.com/ann.jpg"))


def test_a_card_inside_a_card_is_left_out():
    """The AGENT of 2.1 is another person's card; its lines must not get into the one around it."""
    data = card(
        "FN:Ann Demo",
        "AGENT:",
        "BEGIN:VCARD",
        "FN:Bob Mock",
        "TEL:202-555-0102",
        "END:VCARD",
        "TEL:202-555-0101",
    ) + card("FN:Cy Specimen")
    made = table(data)

    assert [["Ann Demo", "202-555-0101"], ["Cy Specimen", ""]] == frame(made).to_numpy().tolist()
    assert () == made.problems


@pytest.mark.parametrize("front", ["ORG", "ORG;CHARSET=UTF-8"])
def test_a_line_behind_a_full_one_that_is_no_property_goes_on_with_it(front):
    """Some program took away the blanks in front of all lines; behind a shorter one it is none."""
    firm = f"{front}:Société " + "Demo " * 12
    full, rest = firm.encode()[:75], firm.encode()[75:] + "für Ännderes".encode()
    data = card("FN:Ann Demo", "LINE").replace(b"LINE", full + b"\r\n" + rest)

    assert [("FN", "Ann Demo"), ("ORG", (full + rest).decode().partition(":")[2])] == only(data)
    assert [(3, NO_PROPERTY)] == reported(card("FN:Ann Demo", "für Ännderes"))


def test_names_of_several_words_are_headings_where_a_card_has_no_name_of_its_own():
    """A script made cards of a spreadsheet; in other cards such a line is a text that lost its fold."""
    data = card("First name:Ann", "Last name: ", "Home phone:1: a b:", "E-Mail 2:a@example.com")

    assert [("FIRST-NAME", "Ann"), ("HOME-PHONE", "1: a b:"), ("E-MAIL-2", "a@example.com")] == only(data)
    assert [(3, NO_PROPERTY)] == reported(card("FN:Ann Demo", "Home phone:1"))


def test_another_name_behind_a_number_begins_another_person():
    """A script wrote all people into one card; one person may have names in two scripts, or a name twice."""
    data = card("N:Demo;Ann", "FN:Ann Demo", "TEL:1", "N:Mock;Bob", "FN:Bob Mock", "EMAIL:b@example.com")
    same = card("EMAIL:a@example.com", "FN:Ann Demo", "FN:Анна", "TEL:1", "FN:Анна", "FN:", "TEL:2")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [(5, ANOTHER)] == reported(data)
    assert [1] == frame(table(same)).index.tolist()
    assert [] == reported(same)


def test_a_card_without_end_is_read_up_to_the_next_and_reported():
    """A line was lost; the person was not."""
    data = lines("BEGIN:VCARD", "FN:Ann Demo") + card("FN:Bob Mock")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [1] == [problem.line for problem in table(data).problems]


def test_a_card_that_the_end_of_the_file_cuts_off_is_left_out_and_reported():
    """The file may be half copied: half a card would be half a person."""
    data = card("FN:Ann Demo") + lines("BEGIN:VCARD", "FN:Bob Mock")

    assert ["Ann Demo"] == names(data)
    assert [4] == [problem.line for problem in table(data).problems]


@pytest.mark.parametrize(
    "rest", ["", "EMAIL:ann@exa", "AGENT:\r\nBEGIN:VCARD\r\nTEL:3", "AGENT:BEGIN:VCARD\r\nEND:VCARD"]
)
def test_a_card_that_is_cut_off_behind_name_and_number_is_read_as_far_as_it_is_whole(rest):
    """A download that broke off loses nobody who can be called, and half an address is none."""
    data = lines("BEGIN:VCARD", "FN:Ann Demo", "TEL:202-555-0101") + rest.encode()

    assert {"FN": ["Ann Demo"], "TEL": ["202-555-0101"]} == frame(table(data)).to_dict("list")
    assert [(1, CUT_SHORT)] == reported(data)


@pytest.mark.parametrize(
    "data",
    [lines("Name,Phone", "Ann Demo,202-555-0101"), lines("BEGIN:VCARD", "FN:Ann Demo")],
    ids=["no card at all", "the only card cut off"],
)
def test_a_file_without_a_whole_card_cannot_be_read(data):
    """It is half copied or no address book; read as a list of nobody it would take everybody away."""
    with pytest.raises(SourceError, match="no complete card"):
        vcard.parse(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lines("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"), "is a calendar"),
        (b'["vcard",[["fn",{},"text","Ann Demo"]]]', "is JSON"),
        (b'<?xml version="1.0"?><vcards><vcard/></vcards>', "is XML"),
        (b'\xef\xbb\xbf\r\n<html><div class="vcard">Ann Demo</div></html>', "is a web page"),
    ],
    ids=["iCalendar", "jCard", "xCard", "hCard"],
)
def test_what_is_no_address_book_is_called_by_its_name(data, message):
    """People rename files to get them read; they learn what to export instead."""
    with pytest.raises(SourceError, match=message):
        vcard.parse(data)


def test_a_calendar_with_a_card_in_it_is_read():
    """Only a file without any card is called something else."""
    assert ["Ann Demo"] == names(lines("BEGIN:VCALENDAR") + card("FN:Ann Demo") + lines("END:VCALENDAR"))


def test_lines_without_a_colon_are_reported_once_for_each_card():
    """The first of them shows where to look; a text that lost its folds has hundreds."""
    data = card("FN:Ann Demo", "lost", "TEL:202-555-0101", "lost too") + card("FN:Bob Mock", "lost")

    assert [3, 9] == [problem.line for problem in table(data).problems]


def test_a_line_without_a_colon_is_left_out_and_reported():
    """A lost fold must not cost the card."""
    data = card("FN:Ann Demo", "and a line that was not folded", "TEL:202-555-0101")
    made = table(data)

    assert [["Ann Demo", "202-555-0101"]] == frame(made).to_numpy().tolist()
    assert [3] == [problem.line for problem in made.problems]


def test_text_outside_of_cards_is_left_out_and_reported():
    """Mails and web pages are saved with the cards in them."""
    data = lines("My contacts:") + card("FN:Ann Demo") + lines("Regards") + card("FN:Bob Mock")

    assert ["Ann Demo", "Bob Mock"] == names(data)
    assert [1, 5] == [problem.line for problem in table(data).problems]


def test_cards_of_all_versions_may_stand_in_one_file():
    """Each card is read as it is written, not as the first one was."""
    data = (
        card("VERSION:2.1", "FN;QUOTED-PRINTABLE:Ann=20Demo", "TEL;FAX:202-555-0101")
        + card("VERSION:3.0", r"FN:Bob\, Mock", "TEL;TYPE=fax:202-555-0102")
        + card("VERSION:4.0", "FN:Cy Specimen", "TEL;VALUE=uri;TYPE=fax:tel:+1-202-555-0103")
    )
    made = table(data)

    assert ["2.1", "3.0", "4.0"] == frame(made)["VERSION"].tolist()
    assert ["Ann Demo", "Bob, Mock", "Cy Specimen"] == frame(made)["FN"].tolist()
    assert ["202-555-0101", "202-555-0102", "+1-202-555-0103"] == frame(made)["TEL FAX"].tolist()
    assert () == made.problems


def test_a_card_of_very_many_lines_and_parameters_is_read_in_the_time_of_its_length():
    """Neither long folds nor unclosed quotes make the patterns try every way to split a line."""
    data = card("FN:Ann Demo", "NOTE:" + "\r\n x" * 20_000, 'X-ODD;A="' + ';"' * 5_000)

    assert ["Ann Demo"] == names(data)


def test_quoted_printable_without_charset_is_in_the_code_page_that_its_letters_are_of():
    """The file itself is pure ASCII; Outlook means the page of the PC's language."""
    made = table(card("VERSION:2.1", "FN;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FCller"))

    assert ["2.1", "Jörg Müller"] == frame(made).iloc[0].tolist()
    assert ["cp1252" in problem.message for problem in made.problems] == [True]


def test_a_card_that_begins_on_the_line_of_its_agent_does_not_replace_its_owner():
    """Whether the agent's card begins on that line or on the next."""
    agent = ["AGENT:BEGIN:VCARD", "FN:Agent Demo", "END:VCARD"]

    assert [("FN", "Owner Demo"), ("TITLE", "CTO")] == only(card("FN:Owner Demo", *agent, "TITLE:CTO"))
