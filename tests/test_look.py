"""`columns.look`: what the values of a column look like."""

import pytest

from columns.look import Look, is_person


@pytest.mark.parametrize(
    ("values", "looks"),
    [
        (["ann@example.com", "Bob <bob@example.com>"], {"emails", "digitless"}),
        (["+1 202-555-0101", "+44 20 7946 0018"], {"phones", "dialled", "international"}),
        (["2025550101", "0171 5550102"], {"phones", "dialled"}),
        (["+1 000", "+999 12345678"], set()),
        (["1001", "1002"], {"numbers", "digits"}),
        (["1", "2", "3"], {"numbers", "digits", "counts", "digitless"}),
        (["C-17", "K 204"], {"numbers"}),
        (["2024-01-31", "31.01.2024"], {"numbers"}),
        (["yes", "no"], {"digitless"}),
        (["Mr.", "Mrs.", "Baker"], {"salutations", "digitless"}),
        (["1 Elm Street, Springfield", "Main St 22"], {"addresses", "digitless"}),
        (["https://www.linkedin.com/in/demo"], {"profiles", "digitless"}),
        (["212 345 678 / 933 333 333", "912 345 678 (mother)"], {"phones", "dialled"}),
        (["02-23456789 分機 12", "22 123 45 67 wew. 12"], {"phones", "dialled", "addresses"}),
        (["1/2/2024; 1/3/2024", "9/9/2024"], set()),
        ([";;", "/ -"], {"digitless"}),
        (["", "  "], set()),
        ([], set()),
    ],
)
def test_values_look_like_what_most_of_them_are(values, looks):
    """Dates are no phones, and no values are nothing."""
    asked = {
        *("emails", "phones", "dialled", "international", "numbers", "digits"),
        *("counts", "digitless", "salutations", "addresses", "profiles"),
    }

    assert looks == {name for name in asked if getattr(Look(values), name)}


@pytest.mark.parametrize("value", ["1" * 100_000, "@" * 100_000, "x@" * 100_000, "(" * 100_000, "²³", "١٢٣"])
def test_monstrous_values_do_no_harm(value):
    """They are cut before they are looked at."""
    look = Look([value] * 3)

    assert not look.emails
    assert not look.international
    assert not look.counts


@pytest.mark.parametrize(
    "values",
    [
        *(
            ["Sí", "No"],
            ["SIM", "NÃO"],
            ["tak", "nie"],
            ["Sì", "no"],
            ["ano", "ne"],
            ["ja", "nee"],
            ["WAHR", "FALSCH"],
        ),
        *(
            ["Evet", "HAYIR"],
            ["ναι", "Όχι"],
            ["Так", "Ні"],
            ["نعم", "لا"],
            ["כן", "לא"],
            ["はい", "いいえ"],
            ["예", "아니요"],
        ),
    ],
    ids=str,
)
def test_yes_and_no_are_known_in_many_languages(values):
    """With accents or without, in any case, also as spreadsheets write true and false."""
    assert Look(values).yes_or_no
    assert Look(values).either
    assert not Look([*values, "Demo"]).yes_or_no


@pytest.mark.parametrize("name", ["Vero", "Tosi", "Sand", "Sim"])
def test_what_each_row_says_may_be_a_name_that_means_yes_somewhere(name):
    """A firm's, or a family's; beside its opposite it is an answer."""
    assert not Look([name, name]).yes_or_no
    assert Look(["Sim", "Não"]).yes_or_no
    assert Look(["Yes", "Yes"]).yes_or_no


@pytest.mark.parametrize("codes", [("NO", "SI"), ("NO", "CO"), ("CO", "NE")])
def test_the_codes_of_countries_are_no_answers(codes):
    """Norway and Slovenia, Norway and Colombia; in small letters they are yes and no."""
    assert not Look([*codes, *codes]).either
    assert Look([code.lower() for code in codes]).either


@pytest.mark.parametrize("value", ["أحمد علي", "דנה לוי", "山田 花子"])
def test_a_person_has_capitals_if_the_script_does(value):
    """Arabic, Hebrew and Japanese have none."""
    assert is_person(value)
    assert not is_person("ann demo")


def test_numbers_with_a_word_before_each_are_phones():
    """As programs write several into one cell."""
    assert Look(["work: 202-555-0101; cell: 202-555-0102", "home: 202-555-0103"]).phones
    assert not Look(["see page: 12"]).phones
