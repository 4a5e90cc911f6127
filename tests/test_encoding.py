import codecs

import pytest

from sources import SourceError
from sources.encoding import decode

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
    with pytest.raises(SourceError, match="middle of a letter"):
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


def test_line_ends_are_left_as_they_are():
    """Lines are counted later, and a lone CR may stand inside a cell."""
    text = "Jörg\r\nZoë\rAnn\nBärbel"

    assert text == decode(text.encode("cp1252"))[0]
    assert text == decode(text.encode())[0]


def test_bytes_that_are_no_text_in_any_encoding_are_refused_with_a_way_out():
    """A picture that was renamed to .csv is no table, and the person is told what to do."""
    noise = bytes((i * 167 + i * i * 13 + (i >> 3) * 91) % 256 for i in range(400))

    with pytest.raises(SourceError, match=r"no text in any encoding.*save it as CSV UTF-8"):
        decode(noise)
