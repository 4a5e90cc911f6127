"""`columns.unheaded`: what columns without a heading are."""

import pytest

from columns.unheaded import fields


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (["2025550101", "2025550177"], {0: "phone"}),
        (["2025550101", "2025550102", "2025550103"], {}),
        (["20240101", "20240108"], {}),
    ],
    ids=["phones", "counting up", "no number of any country"],
)
def test_numbers_without_any_sign_are_phones_if_they_can_be(numbers, found):
    """Not those that only count, nor those that nobody has."""
    assert found == fields({0: numbers}, (), lambda text: text.startswith("202555"), [0])


def test_numbers_without_any_sign_are_none_beside_phones():
    """Then they are those of customers."""
    columns = {0: ["2025550101", "2025550177"], 1: ["202-555-0101", "202-555-0177"]}

    assert {1: "phone"} == fields(columns, (), lambda _: True, [0, 1])


def test_what_is_said_before_a_name_is_known_in_the_languages_of_the_headings():
    """The words are those by which a column headed `Title` is told from one of jobs."""
    columns = {0: ["Ing.", "Pani"], 1: ["Ann Demo", "Eva Mock"], 2: ["ann@example.com", "eva@example.com"]}

    assert {0: "prefix", 1: "name", 2: "email"} == fields(columns, (), lambda _: True, [0, 1])


def test_firms_tell_a_column_of_companies():
    """Some of them are enough: many leave out their legal form."""
    columns = {0: ["Ann Demo", "Eva Mock", "Bo Test"], 1: ["Demo", "Mock S.p.A.", "Test"]}

    assert {0: "name", 1: "company"} == fields(columns, ["email"], lambda _: True, [0, 1])


@pytest.mark.parametrize(
    ("phones", "found"),
    [
        (["212345678", "912345678"], {1: "phone"}),
        (["no", "yes"], {0: "phone"}),
    ],
    ids=["others can be called", "nothing else is a number"],
)
def test_postcodes_are_no_phones_where_others_are(phones, found):
    """`1100-123` is written like a number without its area."""
    columns = {0: ["1100-123", "4000-321"], 1: phones}

    assert found == fields(columns, (), lambda text: len(text) == 9, [])


def test_numbers_may_say_what_kind_theirs_is():
    """As programs join the numbers of a person; in a list of one column it is a line of anything."""
    numbers = ["Mobile: 2025550101", "Mobile: 2025550102 | Home: 2025550103", "Order: 2025550104"]
    emails = ["ann@example.com", "bob@example.com", "cy@example.com"]

    assert {0: "email", 1: "phone"} == fields({0: emails, 1: numbers}, (), str.isdecimal, [])
    assert {} == fields({0: numbers}, (), lambda _: True, [])


def test_a_name_hardly_comes_again():
    """A city does, and stands before the name as well."""
    cities = ["Springfield", "Shelbyville", "Springfield", "Ogdenville", "Springfield"]
    names = ["Ann Demo", "Bob Mock", "Cy Sample", "Di Probe", "Di Probe"]
    emails = ["ann@example.com", "bob@example.com", "cy@example.com", "di@example.com", "probe@example.com"]

    assert {1: "name", 2: "email"} == fields({0: cities, 1: names, 2: emails}, (), lambda _: True, [0, 1])
    assert {0: "name", 2: "email"} == fields({0: cities, 2: emails}, (), lambda _: True, [0])


@pytest.mark.parametrize("people", [["Ann Demo", "Ann Demo", "Bob Mock", "Bob Mock"], ["Ann Demo"] * 4])
def test_a_person_with_a_line_for_each_number_is_called_by_name(people):
    """Not by what tells the lines apart, however often a name comes again."""
    phones = ["202-555-0101", "202-555-0102", "202-555-0103", "202-555-0104"]
    kinds = ["Home", "Mobile", "Office", "Cell"]

    assert {0: "name", 1: "phone"} == fields({0: people, 1: phones, 2: kinds}, (), lambda _: True, [0, 2])


def test_what_a_database_writes_where_nothing_is_says_nothing_of_a_column():
    """However often it comes: `NULL`."""
    emails = ["NULL", "ann@example.com", "NULL", "NULL", "bob@example.com"]

    assert {0: "email"} == fields({0: emails}, (), lambda _: True, [])


def test_a_column_that_says_the_same_in_each_row_holds_no_names():
    """Where all are from, also if they are few; two may be called alike."""
    emails = ["ann@example.com", "bob@example.com", "cy@example.com"]
    towns, names = ["Old Ashby", "Old Ashby", "Old Ashby"], ["Ann Demo", "Bob Mock", "Bob Mock"]

    assert {0: "email"} == fields({0: emails, 1: ["Ashby"] * 3}, (), lambda _: True, [1])
    assert {0: "email", 2: "name"} == fields({0: emails, 1: towns, 2: names}, (), lambda _: True, [1, 2])


def test_a_number_that_all_share_does_not_count_the_rows():
    """A switchboard's stands in each row, and it is called."""
    names, phones = ["Ann Demo", "Bob Mock", "Cy Sample"], ["2025550101"] * 3

    assert {0: "name", 1: "phone"} == fields({0: names, 1: phones}, (), lambda _: True, [0])


def test_a_day_that_all_share_is_no_number():
    """The day of an export stands in each row, and in some countries it could be called."""
    names, days = ["Ann Demo", "Bob Mock", "Cy Sample"], ["20240101"] * 3

    assert "phone" not in fields({0: names, 1: days}, ("email",), lambda _: True, [0]).values()


@pytest.mark.parametrize(
    ("names", "cities"),
    [
        (["김철수", "이영희", "박민수"], ["서울 강남구", "부산 해운대구", "대구 수성구"]),
        (["王伟", "李娜", "张敏"], ["北京市 朝阳区", "上海市 浦东新区", "广州市 天河区"]),
        (["דוד", "שרה", "משה"], ["לא עונה", "לקוח חשוב", "שילם כבר"]),
    ],
)
def test_a_name_of_one_word_stands_first_in_scripts_without_capitals(names, cities):
    """Cities and remarks of two words stand behind it, and look like names of persons."""
    phones = ["202-555-0101", "202-555-0177", "202-555-0133"]

    assert "name" == fields({0: names, 1: cities, 2: phones}, (), lambda _: True, [0, 1])[0]


def test_a_person_in_a_script_without_capitals_is_found_behind_words():
    """`call tomorrow` is no name where the next column has some."""
    remarks, names = ["明日 電話", "来週 訪問", "至急 連絡"], ["山田 太郎", "佐藤 花子", "鈴木 一郎"]

    assert "name" in fields({0: remarks[:1] * 3, 1: names}, ("email",), bool, [0, 1]).values()


def test_a_last_name_may_have_small_words_before_it():
    """As those of the Netherlands have; in a remark they stand behind."""
    given, family = ["Jan", "Eva", "Bo", "Cy"], ["de Demo", "van den Mock", "'t Test", "ten Probe"]
    capitals = ["De Demo", "Van den Mock", "Test", "Di Probe"]
    remarks = ["Called twice", "Old customer", "Pays late", "From the fair"]

    assert {0: "first_name", 1: "last_name"} == fields({0: given, 1: family}, ["email"], bool, [0, 1])
    assert {0: "first_name", 1: "last_name"} == fields({0: given, 1: capitals}, ["email"], bool, [0, 1])
    assert {0: "name"} == fields({0: given, 1: remarks}, ["email"], bool, [0, 1])
