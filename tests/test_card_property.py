"""One line of a card: its name, its parameters, and the text behind the colon."""

import base64

import pytest

from sources.cards.property import LAST, LONGEST, components, head, split
from tests.cards import card, names, only, reported, table
from tests.frames import frame


@pytest.mark.parametrize(
    ("front", "rank"),
    [
        ("TEL", LAST),
        ("TEL;PREF;CELL", 1),
        ("TEL;TYPE=CELL,pref", 1),
        ("TEL;type=CELL;type=pref", 1),
        ('TEL;TYPE="cell,pref"', 1),
        ("TEL;CELL=;PREF=", 1),
        ("TEL;PREF=7", 7),
        ("TEL;PREF=x", LAST),
        ("TEL;PREF=" + "9" * 5000, LAST),
    ],
)
def test_the_preferred_is_told_in_the_way_of_each_version(front, rank):
    """2.1 and 3.0 have a type for it, 4.0 an order from 1 to 100."""
    made = head(front)

    assert made
    assert rank == made.rank


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ('ADR;LABEL="a: b;c";X=y:one:two', ('ADR;LABEL="a: b;c";X=y', ":", "one:two")),
        ('TEL;X="never closed:202', ('TEL;X="never closed', ":", "202")),
        ('NOTE:say "hi: you"', ("NOTE", ":", 'say "hi: you"')),
        ("no colon", ("no colon", "", "")),
    ],
)
def test_a_colon_in_quotes_is_no_colon(line, parts):
    """Unless nobody closes the quotes: the line must not be lost for that."""
    assert parts == split(line)


@pytest.mark.parametrize(
    "line", ["and so: this", "Straße:1", ":x", "a b;c:d", "X" * (LONGEST + 1) + ":x"], ids=str
)
def test_a_line_whose_front_is_no_name_is_left_out_and_reported(line):
    """A note lost its fold: what stands in front of its colon is no property."""
    line = line[:40] if len(line) < LONGEST else line
    made = table(card("FN:Ann Demo", line, "TEL:202-555-0101"))

    assert [["Ann Demo", "202-555-0101"]] == frame(made).to_numpy().tolist()
    assert [3] == [problem.line for problem in made.problems]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("a;b", ["a", "b"]),
        (r"a\;b", [r"a\;b"]),
        (r"a\\;b", [r"a\\", "b"]),
        (r"a\;;b;", [r"a\;", "b", ""]),
        ("a\\", ["a\\"]),
        ("", [""]),
        ("a\\\n;b\n", ["a\\\n", "b\n"]),
        ("O&#039;a;b &amp; c", ["O&#039;a", "b &amp; c"]),
        ("R&AMP;D;c", ["R&AMP;D", "c"]),
        ("A&amp;amp;B;c", ["A&amp;amp;B", "c"]),
        ("&#x27;a;&uuml;", ["&#x27;a", "&uuml;"]),
        ("A&T;b&Mock;&apos;&#1;", ["A&T", "b&Mock", "&apos;&#1", ""]),
    ],
)
def test_only_a_bare_semicolon_separates(written, parts):
    """Escapes are read from the left, one by one; breaks in the text are text, and so is `&amp;` as one."""
    assert parts == components(written)


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("SHIFT_JIS", "cp932", "表示 花子"),
        ("x-sjis", "cp932", "十文字 ソニー"),
        ("GB2312", "gbk", "张三 镕"),
        ("GBK", "gbk", "李四"),
        ("Big5", "big5", "許功蓋"),
        ("EUC-KR", "euc_kr", "김철수"),
        ("KOI8-R", "koi8_r", "Анна"),
        ("ISO-8859-15", "iso8859-15", "Zoë €"),
        ("ISO-8859-1", "cp1252", "Zoë “Zo”"),
        ("windows-874", "cp874", "สมชาย"),
        ("UTF-7", "utf-7", "Zoë"),
        ("utf8", "utf-8", "Zoë"),
    ],
)
def test_a_charset_is_what_programs_mean_by_it(charset, encoding, text):
    """Plain or in quoted-printable; a second byte that looks like a backslash is no escape."""
    raw = text.encode(encoding)
    quoted = "".join(f"={byte:02X}" for byte in raw).encode()
    plain = b"NOTE;CHARSET=%s:%s" % (charset.encode(), raw)
    encoded = b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=%s:%s" % (charset.encode(), quoted)
    data = b"BEGIN:VCARD\r\n" + plain + b"\r\n" + encoded + b"\r\nEND:VCARD\r\n"

    assert [("NOTE", text), ("FN", text)] == only(data)


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "unicode_escape", "utf-16", "mbcs", "rot13", "base64", "zlib", "ANSI"]
)
def test_codecs_that_are_no_charset_of_cards_are_passed_over(charset):
    r"""They would make other text of it, or take minutes."""
    assert [("FN", "Ann-u0041 Demo")] == only(card(f"FN;CHARSET={charset}:Ann-u0041 Demo"))


def test_a_type_is_one_with_an_equals_sign_behind_it_too():
    """ownCloud made `FAX=` of the `FAX` of 2.1, and the assistant's number was the contact's."""
    data = card("TEL;FAX=;WORK=:1", "X-MS-TEL;TYPE=VOICE;ASSISTANT=:2")

    assert [("TEL FAX", "1"), ("X-MS-TEL RELATED", "2")] == only(data)


def test_a_name_in_base64_is_text():
    """Some phones encode what is not ASCII so; a picture it is only where pictures stand."""
    encoded = base64.b64encode("Zoë Demo".encode()).decode()

    assert [("FN", "Zoë Demo"), ("NOTE", "no base64!")] == only(
        card(f"FN;CHARSET=UTF-8;ENCODING=BASE64:{encoded}", "NOTE;ENCODING=b:no base64!")
    )
    assert [("FN", "Zoë Demo")] == only(card(f"FN;ENCODING=BASE64:{encoded[:4]} {encoded[4:]} "))


def test_quoted_printable_may_be_called_by_half_of_its_name():
    """Lines break softly in it as well."""
    data = card("TITLE;CHARSET=UTF-8;ENCODING=QUOTED:J=C3=BCrist=", "in", "ADR;ENCODING=QUOTED:;;A=0D=0AB")

    assert [("TITLE", "Jüristin"), ("ADR Street", "A\r\nB")] == only(data)


def test_a_semicolon_in_quoted_printable_separates_nothing_beside_bare_ones():
    """`=3B` is one inside a part; where all is encoded it is all there is."""
    assert [("N Family", "Demo;Mock"), ("N Given", "Ann")] == only(card("N;QUOTED-PRINTABLE:Demo=3BMock;Ann"))
    assert [("N Family", "Demo"), ("N Given", "Ann")] == only(card("N;QUOTED-PRINTABLE:Demo=3BAnn"))
    assert [("N Family", "Demo;Mock"), ("N Given", "Ann")] == only(
        card("N;QUOTED-PRINTABLE:Demo=5C=3BMock;Ann")
    )


def test_half_of_a_file_may_be_in_another_encoding():
    """Two exports were put together: each line is read as it is written."""
    data = card("FN:Zoë Demo") + card("FN:Jörg Müller").decode().encode("cp1252")

    assert ["Zoë Demo", "Jörg Müller"] == names(data)
    assert [True] == ["read as cp1252" in message for _, message in reported(data)]


def test_the_guess_looks_at_all_lines_that_need_one_however_far_down():
    """Pictures and a thousand people in ASCII come first; types that look like codes (`=CE`) tell nothing."""
    data = card("FN:Ann Demo", "TEL;TYPE=CELL:202-555-0101") * 2000
    russian = card(
        "FN;ENCODING=QUOTED-PRINTABLE:" + "".join(f"={b:02X}" for b in "Анна Примерова".encode("cp1251"))
    )
    made = table(data + russian)

    assert "Анна Примерова" == frame(made)["FN"].iloc[-1]


def test_letters_in_parameters_are_decoded_too():
    """An address stands there in 4.0; half a letter must not get into the answer to Talkdesk."""
    data = card('ADR;LABEL="Straße 1":;;Straße 1;;;;').decode().encode("cp1252")

    assert ["Straße 1"] == frame(table(data))["ADR Label"].tolist()


@pytest.mark.parametrize(
    ("coded", "name", "guessed"),
    [("=D0=9D=D0=B0=D1=81=D1", "Нас", []), ("Andr=E9", "André", [True])],
)
def test_a_letter_that_a_phone_cut_is_left_away(coded, name, guessed):
    """Names have a number of bytes there; but the last letter of a western page is one."""
    data = card(f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{coded}", "TEL:202-555-0101")

    assert [name] == names(data)
    assert guessed == ["read as cp1252" in message for _, message in reported(data)]
