import pytest

from sources.code_pages import LETTERS, PAGES, likeliest

# Headings and three people of each language: as short as a table gets that somebody keeps.
TABLES = {
    "German": "Name;Straße\nJürgen Prüfmann;Grüner Weg\nBärbel Muster;Öhrstraße\n",
    "French": "Prénom;Société\nZoé Modèle;Modèle & Fils\nFrançois Exemple;Châtelet\n",
    "Spanish": "Nombre;Compañía\nÍñigo Peña;Muñoz\nJosé Gálvez;León\n",
    "Portuguese": "Nome;Endereço\nJoão Conceição;São Paulo\nAntônio Gonçalves;Goiânia\n",
    "Danish": "Navn;Firma\nSøren Prøve;Ålborg\nBjørn Bæk;København\n",
    "Icelandic": "Nafn;Staður\nÞóra Dæmi;Reykjavík\nÓlöf Sýnisdóttir;Ísafjörður\n",
    "Polish": "Imię;Miasto\nŁucja Źdźbło;Łódź\nGrażyna Święta;Kraków\n",
    "Czech": "Jméno;Město\nŽofie Příkladová;Plzeň\nJiří Vzorek;Děčín\n",
    "Hungarian": "Név;Város\nGyőző Példa;Győr\nBálint Minta;Tűzkő\n",
    "Croatian": "Ime;Mjesto\nŠime Primjerić;Đakovo\nŽeljka Uzorčić;Čakovec\n",
    "Romanian": "Nume;Oraş\nŞtefan Încercare;Braşov\nMădălina Probă;Constanţa\n",
    "Russian": "Имя;Город\nАнна Примерова;Москва\nИлья Образцов;Тверь\n",
    "Ukrainian": "Ім'я;Місто\nЮлія Зразкова;Київ\nЄвген Приклад;Чернівці\n",
    "Bulgarian": "Име;Град\nЖивко Примеров;София\nЦветана Образцова;Пловдив\n",
    "Greek": "Όνομα;Πόλη\nΕλένη Παράδειγμα;Αθήνα\nΝίκος Δοκιμαστής;Πάτρα\n",
    "Turkish": "Adı;Şehir\nŞule Örnekoğlu;İzmir\nÇağrı Işık;Eskişehir\n",
    "Lithuanian": "Vardas;Įmonė\nŽivilė Pavyzdė;Šiauliai\nJonas Bandžius;Panevėžys\n",
    "Latvian": "Vārds;Pilsēta\nJānis Paraugs;Rēzekne\nĶērsta Piemērs;Liepāja\n",
    "Hebrew": "שם;עיר\nנועה דוגמה;חיפה\nיוסי לדוגמה;תל אביב\n",
    "Arabic": "الاسم;المدينة\nنور مثال;القاهرة\nسامي تجربة;بيروت\n",
    "Thai": "ชื่อ;เมือง\nสมชาย ตัวอย่าง;เชียงใหม่\nสมหญิง ทดสอบ;ภูเก็ต\n",
    "Japanese": "氏名;会社\n見本 花子;例示商会\nテスト 太郎;サンプル工業\n",
    "Korean": "이름;도시\n김예시;서울\n이보기;부산\n",
    "Chinese": "姓名;城市\n张样本;北京\n李测试;上海\n",
    "Taiwanese": "姓名;城市\n張樣本;臺北\n李測試;高雄\n",
}
WEST = ("cp1252", "iso8859_15", "mac_roman", "cp850")
CENTRAL = ("cp1250", "iso8859_2", "cp852")
CYRILLIC = ("cp1251", "koi8_u", "iso8859_5", "mac_cyrillic")
WRITTEN_IN = {
    **dict.fromkeys(["German", "French", "Spanish", "Portuguese", "Danish"], WEST),
    **dict.fromkeys(["Polish", "Czech", "Hungarian", "Croatian", "Romanian"], CENTRAL),
    **dict.fromkeys(["Russian", "Bulgarian"], (*CYRILLIC, "cp866")),
    "Icelandic": ("cp1252", "cp850"),
    "Ukrainian": CYRILLIC,
    "Greek": ("cp1253", "iso8859_7", "cp737"),
    "Turkish": ("cp1254", "iso8859_9", "cp857"),
    "Lithuanian": ("cp1257", "iso8859_13", "cp775"),
    "Latvian": ("cp1257", "iso8859_13", "cp775"),
    "Hebrew": ("cp1255", "iso8859_8", "cp862"),
    "Arabic": ("cp1256", "iso8859_6"),
    "Thai": ("cp874", "tis_620"),
    "Japanese": ("cp932", "euc_jp"),
    "Korean": ("cp949", "euc_kr"),
    "Chinese": ("gbk", "gb18030"),
    "Taiwanese": ("cp950", "big5"),
}


def reading(data: bytes) -> str:
    """Return `data` as the likeliest page reads it."""
    page = likeliest(data)
    return data.decode(page, "replace") if page else ""


@pytest.mark.parametrize(
    ("language", "page"),
    [(language, page) for language, pages in WRITTEN_IN.items() for page in pages],
    ids=[f"{language} in {page}" for language, pages in WRITTEN_IN.items() for page in pages],
)
def test_three_rows_of_names_tell_the_page_whatever_system_wrote_them(language, page):
    """Windows, Unix, DOS and the Mac have each their own page for the same language."""
    assert TABLES[language] == reading(TABLES[language].encode(page))


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("Jörg", "cp1252"),
        ("José", "cp1252"),
        ("Łukasz", "cp1250"),
        ("Příbram", "cp1250"),
        ("Şule Işık", "cp1254"),
        ("Иван", "cp1251"),
        ("Ελένη", "cp1253"),
        ("山田太郎", "cp932"),
    ],
)
def test_a_single_word_is_read_in_the_page_of_windows(word, page):
    """A list with one foreign name is the rule in a small business."""
    assert f"Name\nAnn Demo\n{word}\n" == reading(f"Name\nAnn Demo\n{word}\n".encode(page))


@pytest.mark.parametrize("text", ["“fine” – ‘really’…", "25 °C · 5 € § 3", "O’Brien", "Acme™ ®"])
def test_signs_of_punctuation_say_nothing_of_the_language(text):
    """They stand at the same place in nearly all Windows pages, and no letter of DOS is meant."""
    assert text == reading(text.encode("cp1252"))


def test_bytes_that_are_no_text_fit_no_page():
    """A picture that was renamed is no table of names in some language of Asia."""
    assert likeliest(bytes((i * 167 + i * i * 13 + (i >> 3) * 91) % 256 for i in range(400))) is None


def test_each_page_is_one_that_python_knows_and_has_a_language():
    """A typing error in the table would only show when a file comes that needs the line."""
    known = {*LETTERS, "Japanese", "Korean", "Chinese", "Taiwanese"}

    assert set() == {language for _, _, languages in PAGES for language in languages} - known
    assert len(PAGES) == len({"".encode(page) or page for page, _, _ in PAGES})
