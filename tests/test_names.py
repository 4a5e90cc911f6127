"""`contacts.names`: what a contact is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts import names


def name(company: str = "", **texts: str | list[str]) -> str:
    """Return the name that cells with these fields say."""
    return compose(company, **texts)[0]


def compose(company: str = "", **texts: str | list[str]) -> tuple[str, list[str]]:
    cells = {field: [text] if isinstance(text, str) else text for field, text in texts.items()}
    return names.compose(cells, company)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"first_name": "Jane", "last_name": "Demo"}, "Jane Demo"),
        ({"last_name": "Demo"}, "Demo"),
        (
            {
                "prefix": "Dr.",
                "first_name": "Jane",
                "middle_name": "Q.",
                "last_name": "Demo",
                "suffix": "Jr.",
            },
            "Dr. Jane Q. Demo Jr.",
        ),
        ({"prefix": "Herr", "last_name": "Muster"}, "Herr Muster"),
        ({"prefix": "Firma", "last_name": "Muster GmbH"}, "Muster GmbH"),
        ({"prefix": ["Herr", "Dr."], "last_name": "Muster"}, "Herr Dr. Muster"),
        ({"first_name": "Anna", "last_name": "Voorbeeld, van den"}, "Anna van den Voorbeeld"),
        ({"first_name": "Anna", "last_name": "Voorbeeld van der"}, "Anna van der Voorbeeld"),
        ({"first_name": "Cees", "last_name": "Mock d'"}, "Cees d'Mock"),
        ({"first_name": "an", "last_name": "nguyen van"}, "an nguyen van"),
        ({"first_name": "A", "last_name": "a" + " van" * 900 + " x"}, "A a" + " van" * 900 + " x"),
        ({"first_name": "Anna", "last_name": "Hof, van 't"}, "Anna van 't Hof"),
        ({"first_name": "Anna", "last_name": "van den Voorbeeld"}, "Anna van den Voorbeeld"),
        ({"first_name": "Anna", "last_name": "Muster Van"}, "Anna Muster Van"),
        ({"prefix": ["Dr. med.", "Frau"], "last_name": "Muster"}, "Frau Dr. med. Muster"),
        ({"prefix": ["Frau Dr.", "Dr."], "last_name": "Muster"}, "Frau Dr. Muster"),
        ({"prefix": ["Herr", "Herrn"], "last_name": "Muster"}, "Herr Muster"),
        ({"first_name": "Bram", "middle_name": "de", "last_name": "Vries"}, "Bram de Vries"),
        ({"first_name": "Bram", "middle_name": "de", "last_name": "de Vries"}, "Bram de Vries"),
        ({"first_name": "María", "last_name": ["Prueba", "Ejemplo"]}, "María Prueba Ejemplo"),
        ({"first_name": "Jane", "last_name": ["Demo", "Demo"]}, "Jane Demo"),
        ({"first_name": "Jane Demo", "last_name": "Demo"}, "Jane Demo"),
        ({"first_name": "Jane", "last_name": "Jane Demo"}, "Jane Demo"),
        ({"first_name": "Ali", "last_name": "Ali"}, "Ali Ali"),
        ({"prefix": "Mr.", "first_name": "Ali", "last_name": "Ali"}, "Mr. Ali Ali"),
        ({"prefix": "Dr.", "first_name": "Dr. Jane", "last_name": "Demo"}, "Dr. Jane Demo"),
        ({"first_name": "JANE", "last_name": "DEMO"}, "JANE DEMO"),
        ({"first_name": " Jane\n", "last_name": "van\u00a0 Demo"}, "Jane van Demo"),
        ({"first_name": "Ann & Bob", "last_name": "Demo"}, "Ann & Bob Demo"),
        ({"prefix": "Dr."}, ""),
        ({"suffix": "Jr."}, ""),
        ({}, ""),
    ],
)
def test_parts_are_joined_in_their_order(texts, expected):
    """What a column holds of its neighbour is said once; a salutation alone is no name."""
    assert expected == name(**texts)


@pytest.mark.parametrize(
    ("family", "given_name", "expected"),
    [
        ("山田", "太郎", "山田 太郎"),
        ("すずき", "ハナ", "すずき ハナ"),
        ("林", "さくら", "林 さくら"),
        ("王", "小明", "王小明"),
        ("欧阳", "小明", "欧阳 小明"),
        ("김", "철수", "김철수"),
        ("山田", "Ken", "Ken 山田"),
    ],
)
def test_in_east_asia_the_family_comes_first(family, given_name, expected):
    """Without a blank in Korean, and in Chinese, which a family of one letter tells from Japanese."""
    assert expected == name(first_name=given_name, last_name=family)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"name": "Jane  Q.\u00a0Demo ", "first_name": "J", "last_name": "D"}, "Jane Q. Demo"),
        ({"name": "Jane", "first_name": "Jane", "last_name": "Demo"}, "Jane Demo"),
        ({"name": "demo", "first_name": "Jane", "last_name": "Demo"}, "Jane Demo"),
        ({"name": "Jane", "first_name": "Jane"}, "Jane"),
        (
            {"name": "Example Inc.", "first_name": "Jane", "last_name": "Demo", "company": "example inc"},
            "Jane Demo",
        ),
        ({"name": "-", "first_name": "Jane"}, "Jane"),
        ({"name": ["-", "Jane Demo"]}, "Jane Demo"),
        ({"name": '"Jane Demo"'}, "Jane Demo"),
        ({"name": "„Jane Demo“"}, "Jane Demo"),
        ({"name": 'Ann "Annie" Demo'}, 'Ann "Annie" Demo'),
        ({"name": '"Ann" and "Bob"'}, '"Ann" and "Bob"'),
        ({"name": "Jane Demo", "nickname": "Janey"}, "Jane Demo"),
        ({"nickname": "Janey"}, "Janey"),
        (
            {"name": "Janey", "nickname": "janey", "first_name": "Jane", "last_name": "Demo"},
            "Jane Demo",
        ),
        ({"name": "Janey", "nickname": "Janey", "first_name": "Jane"}, "Janey"),
        ({"name": "Janey", "first_name": "Jane", "last_name": "Demo"}, "Janey"),
        (
            {"name": "Lady Jane", "nickname": "Lady Jane", "first_name": "Jane", "last_name": "Demo"},
            "Lady Jane",
        ),
        ({"name": "Jane", "first_name": "Jane", "last_name": "Jane"}, "Jane"),
        ({"name": "Ali Ali", "first_name": "Ali", "last_name": "Ali"}, "Ali Ali"),
        ({"name": "jdemo", "first_name": "Jane", "last_name": "Demo"}, "Jane Demo"),
        ({"name": "user.7", "first_name": "Jane", "last_name": "Demo"}, "Jane Demo"),
        ({"name": "jane@example.com", "first_name": "Jane", "last_name": "Demo"}, "Jane Demo"),
        ({"name": "jdemo", "first_name": "jane", "last_name": "demo"}, "jdemo"),
        ({"name": "jdemo", "last_name": "Demo"}, "jdemo"),
        ({"name": "the bakers", "first_name": "Jane", "last_name": "Demo"}, "the bakers"),
    ],
)
def test_a_full_name_wins_unless_the_parts_say_more(texts, expected):
    """It loses if it is one of them, the company, what friends say or a login, or stands for nothing."""
    assert expected == name(**texts)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            {"name": "Jane Ann,Demo Mock", "first_name": "Jane Ann", "last_name": "Demo Mock"},
            "Jane Ann Demo Mock",
        ),
        ({"name": "DEMO MOCK, Jane", "first_name": "Jane", "last_name": "Demo Mock"}, "Jane Demo Mock"),
        ({"name": "Martin, James", "first_name": "Martin", "last_name": "James"}, "Martin James"),
        (
            {
                "name": "Demo Mock, Jane Q.",
                "first_name": "Jane",
                "middle_name": "Q.",
                "last_name": "Demo Mock",
            },
            "Jane Q. Demo Mock",
        ),
        ({"name": "Demo, Inc.", "first_name": "Inc.", "last_name": "Demo"}, "Demo, Inc."),
        ({"name": "Demo, Jane", "first_name": "Bob", "last_name": "Mock"}, "Jane Demo"),
    ],
)
def test_the_parts_tell_what_is_before_a_comma(texts, expected):
    """Where a full name is the given and the family, those in their own cells say which is which."""
    assert expected == name(**texts)


def test_a_firm_that_stands_for_the_last_name_is_none_of_a_persons():
    """Programs want a last name of everybody; a firm that is called as its owner is may be one."""
    assert "Anna" == name("Muster GmbH", first_name="Anna", last_name="Muster GmbH")
    assert "Muster GmbH" == name("Muster GmbH", last_name="Muster GmbH")
    assert "(Lager) Muster GmbH" == name("Muster GmbH", first_name="(Lager)", last_name="Muster GmbH")
    assert "Anna Muster" == name("Muster", first_name="Anna", last_name="Muster")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Demo, Jane", "Jane Demo"),
        ("Demo, Jane Q.", "Jane Q. Demo"),
        ("Dr. Demo, Jane", "Dr. Jane Demo"),
        ("DEMO, Jane (Miss)", "Miss Jane DEMO"),
        ("Demo, Jane (Dr.)", "Dr. Jane Demo"),
        ("Demo, Jane (treasurer)", "Jane Demo (treasurer)"),
        ("O'Demo, Jane-Ann", "Jane-Ann O'Demo"),
        ("DEMO, JANE", "JANE DEMO"),
        ("de Vries, Bram", "Bram de Vries"),
        ("van der Voorbeeld, Anna Maria", "Anna Maria van der Voorbeeld"),
        ("Demo, John, Jr.", "John Demo Jr."),
        ("Müller,Jörg", "Jörg Müller"),
        ("Demo, Bob & Ann", "Bob & Ann Demo"),
        ("Muster, Eva und Udo", "Eva und Udo Muster"),
        ("Dela Cruz, Juan", "Juan Dela Cruz"),
        ("Демо, Иван", "Иван Демо"),
    ],
)
def test_last_and_first_are_turned_round(text, expected):
    """Where a comma parts one last name from given names."""
    assert expected == names.turned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Demo",
        "Demo, Jr.",
        "Demo, Ph.D.",
        "John Demo, Jr.",
        "Demo, CTO",
        "Example, Inc.",
        "Example, The",
        "Company, The",
        "Muster, GmbH",
        "Exemplo, Lda",
        "Demo, Mock & Partners",
        "Muster, Demo & Söhne",
        "Demo, Mock and Associates",
        "Ann Demo, Bob Mock",
        "Demo, Jane - USD",
        "Demo, 12",
        "Demo, ",
        ", Jane",
        ",",
        "a, b, c",
        "山田, 一郎",
        "株式会社見本, 東京",
    ],
)
def test_a_comma_that_may_mean_anything_else_turns_nothing(text):
    """Firms, titles, several people, other scripts stay as typed."""
    assert text == names.turned(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(", Jane", "Jane"), (",Jane Demo", "Jane Demo"), ("Demo, ", "Demo"), ("Demo;", "Demo"), (",", "")],
)
def test_a_comma_at_the_edge_of_a_name_parts_nothing(text, expected):
    """Programs join names so of which one is empty, and people sort their favourites so."""
    assert expected == name(name=text)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"first_name": "Jane", "last_name": "."}, ("Jane", [])),
        ({"first_name": "Jane", "last_name": "N/A"}, ("Jane", ["N/A"])),
        ({"first_name": "Chris", "last_name": "Null"}, ("Chris Null", [])),
        ({"first_name": "none", "last_name": "Demo"}, ("Demo", [])),
        ({"first_name": "Chris", "last_name": "null"}, ("Chris", [])),
        ({"name": "----------+-------------+-----"}, ("", [])),
        ({"first_name": "none", "last_name": "None"}, ("", ["none", "None"])),
        ({"name": "unknown", "first_name": "Jane"}, ("Jane", ["unknown"])),
        ({"name": "None", "nickname": "Janey"}, ("Janey", ["None"])),
        ({"name": "Na"}, ("Na", [])),
        ({"name": "N. N."}, ("", ["N. N."])),
        ({"name": "null null"}, ("", ["null null"])),
        ({"name": "undefined undefined", "first_name": "Jane"}, ("Jane", ["undefined undefined"])),
        ({"name": "None Null"}, ("", ["None Null"])),
        ({"name": "None Demo"}, ("None Demo", [])),
    ],
)
def test_what_stands_for_no_name_is_told(texts, expected):
    """Dots that a program demanded are not worth it; words that are names too count if alone."""
    assert expected == compose(**texts)


@given(
    st.dictionaries(
        st.sampled_from(names.FIELDS), st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=2)
    )
)
def test_no_text_makes_it_fail(texts):
    """Cells hold anything."""
    said, _ = names.compose(texts, "Example")

    assert said == " ".join(said.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("García López, María", "María García López"),
        ("DEMO MOCK, JOSE LUIS", "JOSE LUIS DEMO MOCK"),
        ("Dr. Demo Mock, Ann", "Dr. Ann Demo Mock"),
        ("Inversiones Demo, S.L.", "Inversiones Demo, S.L."),
        ("Demo & Mock, Partners", "Demo & Mock, Partners"),
        ("Demo, Jr.", "Demo, Jr."),
        ("Demo, 2. Etage", "Demo, 2. Etage"),
        ("Demo, Mock, Ann", "Demo, Mock, Ann"),
        ("Demo,", "Demo,"),
    ],
)
def test_a_family_of_several_words_is_turned_round_where_the_heading_says_so(text, expected):
    """Most people in Spain have two last names; a firm stays as it is."""
    assert expected == names.turned_round(text)


@pytest.mark.parametrize(
    "text", ["Vacant", "VACANT POSITION", "Open Position", "To be hired", "TBC", "- vacant -"]
)
def test_a_post_that_nobody_holds_is_nobodys_name(text):
    """In lists of staff; a family may be called so."""
    assert ("", [text]) == compose(name=text)
    assert ("Ann Vacant", []) == compose(name="Ann Vacant")


@pytest.mark.parametrize(
    "text", ["dito", "siehe oben", "void", "selbst", "он же", "lui-même", "同上", "frei"]
)
def test_a_word_for_the_one_above_or_for_nobody_is_nobodys_name(text):
    """In lists of flats and gardens: whoever owns it lives there, or it is free."""
    assert ("", [text]) == compose(name=text)


@pytest.mark.parametrize("text", ["{{first_name}}", "${name}", "*|FNAME|*", '{"ImportId":"lastName"}'])
def test_what_a_program_is_to_put_a_name_in_place_of_is_nobodys_name(text):
    """In templates of letters, and below the headings of a survey."""
    assert ("", [text]) == compose(name=text)
    assert ("", [text, text]) == compose(first_name=text, last_name=text)


def test_some_words_for_nobody_are_names_with_a_capital():
    """`frei` is a garden that nobody has, `Frei` a family."""
    assert ("Frei", []) == compose(name="Frei")
    assert ("Self", []) == compose(name="Self")


def test_a_common_first_name_is_one_in_small_letters_too():
    """In web forms people type their names so; `tom` says in Danish that nobody is there."""
    assert ("tom", []) == compose(name="tom")


@pytest.mark.parametrize(
    ("text", "other", "is_same"),
    [
        ("Dr. Jane Demo", "Jane Demo", True),
        ("Herr Dr. Jan Muster", "jan MUSTER", True),
        ("Sig.ra Anna Esempio", "Anna Esempio", True),
        ("Frau Muster", "Herr Muster", False),
        ("Frau Dr. Muster", "Herr Dr. Muster", False),
        ("Don Demo", "Demo", False),
        ("Demo Jane", "Jane Demo", True),
        ("Herr Muster Jan", "Jan Muster", True),
        ("Ann-Kathrin Demo", "Ann Kathrin Demo", True),
        ("Zoë A. Demo", "Zoe A Demo", True),
        ("Anna Herr", "Anna", False),
    ],
)
def test_what_lists_say_in_their_own_ways_tells_nobody_apart_who_has_two_names(text, other, is_same):
    """Only one has a column for salutations, or has the family first; a couple of one name stays two."""
    assert is_same == (names.comparable(text) == names.comparable(other))
