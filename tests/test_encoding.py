import codecs

import pytest

from sources import SourceError
from sources.encoding import CUT, DAMAGED, DOUBLED, decode, guess, with_mark

GERMAN = "Name;Straße;Ort\nJürgen Prüfmann;Grüner Weg 1;Köln\nBärbel Musterfrau;Öhrstraße 2;Düren\n"

TABLES = {
    "German": ("cp1252", GERMAN),
    "French": ("cp1252", "Prénom;Société;Ville\nZoé;Modèle & Fils;Orléans\nHélène;Exemple;Nîmes\n"),
    "Polish": ("cp1250", "Imię;Nazwisko;Miasto\nŁucja;Źdźbłowska;Łódź\nGrażyna;Świętek;Kraków\n"),
    "Russian": ("cp1251", "Имя;Фамилия;Город\nАнна;Примерова;Москва\nИлья;Образцов;Тверь\n"),
    "Turkish": ("cp1254", "Adı;Soyadı;Şehir\nŞule;Örnekoğlu;İzmir\nÇağrı;Işık;Eskişehir\n"),
    "Greek": ("cp1253", "Όνομα;Επώνυμο;Πόλη\nΕλένη;Παραδείγματος;Αθήνα\nΝίκος;Δοκιμαστής;Πάτρα\n"),
    "Japanese": ("cp932", "氏名;会社;市\n見本 花子;例示商会;東京\nテスト 太郎;サンプル;大阪\n"),
    "Korean": ("cp949", "이름;회사;도시\n김예시;견본상사;서울\n이보기;시험사;부산\n"),
    "Chinese": ("gbk", "姓名;公司;城市\n张样本;示例公司;北京\n李测试;样品厂;上海\n"),
    "Taiwanese": ("cp950", "姓名;公司;城市\n張樣本;範例公司;臺北\n李測試;樣品廠;高雄\n"),
}


@pytest.mark.parametrize(("page", "text"), TABLES.values(), ids=TABLES)
def test_the_code_page_of_a_short_table_is_guessed_and_the_guess_is_reported(page, text):
    """Excel and Outlook save in the code page of the PC's language, and nothing in the file tells which."""
    got, [problem] = decode(text.encode(page))

    assert text == got
    assert f"read as {page}" in problem.message
    assert problem.line is None


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
        ("utf-16-le", b""),
    ],
    ids=["UTF-8", "UTF-8 BOM", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE", "UTF-32 BE", "UTF-16 LE without BOM"],
)
def test_unicode_tells_itself(encoding, mark):
    """No guess is reported where there was none, and the byte order mark is no text."""
    assert (GERMAN, ()) == decode(mark + GERMAN.encode(encoding))


def test_one_line_in_a_code_page_leaves_the_lines_in_utf_8_right():
    """Somebody appended an old export to a new one; each line has one encoding."""
    new = "Name;City\nJörg;Köln\nZoë;Zürich\n山田;東京\n"

    text, [problem] = decode(new.encode() + "Bärbel;Düren\n".encode("cp1252"))

    assert new + "Bärbel;Düren\n" == text
    assert "read as cp1252" in problem.message


def test_one_line_that_happens_to_be_utf_8_does_not_turn_a_code_page_into_a_mixture():
    """Two bytes of Korean, Chinese or Japanese may look like a letter of UTF-8: most lines decide."""
    chance = "짜"  # in cp949 the two bytes of a letter in UTF-8
    text = "이름;도시\n김예시;서울\n이보기;부산\n박견본;대구\n" + chance + "\n"

    assert chance.encode("cp949").decode()
    assert text == decode(text.encode("cp949"))[0]


def test_a_file_that_ends_in_the_middle_of_a_letter_cannot_be_read():
    """It is half copied, and whoever comes after the cut would be missing."""
    with pytest.raises(SourceError, match="middle of a character"):
        decode("Name;City\nJörg;Köln\nZoë;Zürich\nZoë".encode()[:-1])


def test_a_code_page_whose_last_letter_looks_like_a_cut_one_is_no_half_copied_file():
    """Nothing before it is UTF-8 beyond ASCII."""
    text, _ = decode("Name\nJosé".encode("cp1252"))

    assert "Name\nJosé" == text


def test_quotation_marks_and_dashes_say_nothing_of_the_language():
    """They stand at the same place in nearly all Windows code pages."""
    text = "Name,Note\nAnn,“fine” – ‘really’…\n"

    assert (text, True) == (
        decode(text.encode("cp1252"))[0],
        "cp1252" in decode(text.encode("cp1252"))[1][0].message,
    )


@pytest.mark.parametrize("page", ["cp1252", "iso8859_15", "mac_roman"])
def test_prices_say_nothing_of_the_language(page):
    """A column of € outnumbers the letters of a short table: it is no column of the letter in DOS' page."""
    text = "Name;Miete\nMehmet Öz;650,00 €\nAnn Demo;1.950,00 €\nBob Mock;€ 540\nCy Muster;99€\n"

    assert text == decode(text.encode(page))[0]


def test_line_ends_are_left_as_they_are():
    """Lines are counted later, and a lone CR may stand inside a cell."""
    text = "Jörg\r\nZoë\rAnn\nBärbel"

    assert text == decode(text.encode("cp1252"))[0]
    assert text == decode(text.encode())[0]


def test_bytes_that_are_no_text_in_any_encoding_are_refused_with_a_way_out():
    """A picture that was renamed to .csv is no table, and the person is told what to do."""
    noise = bytes((i * 167 + i * i * 13 + (i >> 3) * 91) % 256 for i in range(400))

    with pytest.raises(SourceError, match=r"is not text in any encoding.*save it as CSV UTF-8"):
        decode(noise)


def test_a_code_page_is_told_also_if_its_first_letter_stands_far_down():
    """A file may be all ASCII for 100,000 rows before the first Jörg."""
    text = "Name;City\n" + "Ann Demo;Testville\n" * 20_000 + "Jörg Probe;Köln\n"

    assert text == decode(text.encode("cp1252"))[0]


def test_a_mark_of_utf_8_on_text_in_a_code_page_is_not_believed():
    """Programs write the mark and then what they always write; replacing each letter would be worse."""
    text, [problem] = decode(codecs.BOM_UTF8 + GERMAN.encode("cp1252"))

    assert text == GERMAN
    assert "read as cp1252" in problem.message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [GERMAN, TABLES["Russian"][1], TABLES["Japanese"][1], "A,\0b\nAnn,x\n"])
def test_utf_16_and_32_without_a_mark_are_told_in_every_script(encoding, text):
    """Line ends and delimiters are ASCII everywhere, and half of their bytes zeros."""
    assert (text, ()) == decode(text.encode(encoding))


def test_a_letter_at_the_end_of_what_is_looked_at_does_not_hide_utf_16():
    """An emoji is four bytes, and the first few thousand bytes may end within it."""
    text = "Name\n" + "😀\n" * 3000

    assert {text} == {decode(f"{'a' * i}{text}".encode("utf-16-le"))[0][i:] for i in range(4)}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_ends_in_half_a_letter_cannot_be_read(encoding):
    """It is half copied, and whoever comes after the cut would be missing."""
    with pytest.raises(SourceError, match=CUT[:12]):
        decode("\ufeffName;City\nJörg;Köln\nAnn".encode(encoding)[:-1])


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\x1a"])
def test_a_single_byte_that_ends_the_last_line_of_utf_16_cuts_nothing_off(end):
    """A program of another kind wrote a line end of its own, or the last one is half copied."""
    assert ("Name\nJörg", ()) == decode("\ufeffName\nJörg".encode("utf-16-le") + end)


def test_a_ctrl_z_at_the_end_is_no_text():
    """DOS ended its files so, and some programs still do."""
    assert ("Name\nAnn\n", ()) == decode(b"Name\nAnn\n\x1a")


def test_marks_that_nobody_sees_are_left_out_wherever_they_stand():
    """Two files that were put together have a byte order mark in the middle, web pages leave the others."""
    assert "Name\nAnn\nBob\n" == decode("\ufeffName\n\u200bAnn\n\ufeffB\u2060ob\n".encode())[0]


def test_marks_that_join_letters_stay():
    """Persian and emoji are spelled with them."""
    text = "می\u200cخواهم;👩\u200d🔧"

    assert text == decode(text.encode())[0]


def test_japanese_of_old_mail_programs_tells_itself():
    """ISO-2022-JP is ASCII with escapes between, so it passes for UTF-8."""
    text = TABLES["Japanese"][1]

    assert (text, ()) == decode(text.encode("iso2022_jp"))


def test_text_that_was_encoded_twice_is_put_right_and_told():
    """Somebody opened UTF-8 as cp1252 and saved it: certain enough to mend, odd enough to say."""
    text = GERMAN.encode().decode("latin-1")

    assert (GERMAN, (DOUBLED,)) == decode(text.encode())


def test_a_letter_that_a_database_cut_in_two_does_not_change_the_others():
    """A column of so many bytes ends where it ends; the line is UTF-8 still, and what is left is told."""
    text = b"Name;City\nZo\xc3\xab;M\xc3\xbcnch\xc3;D\n" + "Jörg;Köln\nBärbel;Düren\n".encode()

    assert ("Name;City\nZoë;Münch;D\nJörg;Köln\nBärbel;Düren\n", (DAMAGED,)) == decode(text)


def test_emoji_as_java_writes_them_are_emoji():
    """CESU-8 has three bytes for each half that UTF-16 makes of a letter beyond the first 65,536."""
    emoji = "😀".encode("utf-16-be")
    halves = b"".join(emoji[i : i + 2].decode("utf-16-be", "surrogatepass").encode("utf-8", "surrogatepass")
                      for i in (0, 2))  # fmt: skip

    assert "Name\nZoë\nAnn 😀\nJörg" == decode("Name\nZoë\nAnn ".encode() + halves + "\nJörg".encode())[0]


def test_the_guess_for_a_part_of_a_file_is_that_of_its_lines_that_are_no_utf_8():
    """Cards are decoded line by line."""
    assert "cp1251" == guess("Zoë\n".encode() + "Иван Примеров\n".encode("cp1251"))
    assert guess("Zoë\n".encode()) is None


def test_the_mark_that_utf_16_lacks_is_put_before_it_and_before_nothing_else():
    """Readers that look for bytes need not look for zeros."""
    wide = "Name;City\nAnn;Testville\n"

    assert f"\ufeff{wide}".encode("utf-16-le") == with_mark(wide.encode("utf-16-le"))
    assert b"Name\nAnn" == with_mark(b"Name\nAnn")
    assert codecs.BOM_UTF16_LE + b"a\0" == with_mark(codecs.BOM_UTF16_LE + b"a\0")


def test_one_line_that_is_no_text_does_not_cost_the_others():
    """A disk left rubbish in the middle of a file in UTF-8: what can be read is, and it is told."""
    noise = bytes(byte for byte in range(0x80, 0x100) for _ in range(2)).translate(None, b"\x85")
    good = "Jörg;Köln\n山田;東京\nZoé;Orléans\n".encode()
    text, problems = decode(good + noise + b"\n" + good)

    assert 2 == text.count("Jörg;Köln\n山田;東京\nZoé;Orléans\n")
    assert problems


def test_no_sign_of_a_lost_letter_is_left_in_text_that_was_damaged():
    """It would be spoken as a question mark; one that was saved in the file is the file's own."""
    assert "Name\nZoë\nMünch\n" == decode("Name\nZoë\nMünch".encode() + b"\xc3\n")[0]
    assert "Name\nZo\ufffd\n" == decode("Name\nZo\ufffd\n".encode())[0]
