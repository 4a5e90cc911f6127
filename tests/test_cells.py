"""`columns.cells`: what cells and columns look like, whatever their heading says."""

import pytest

from columns.cells import common, fields, look


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("ann@example.com", "email"),
        (" Ann Demo <ann@example.com> ", "email"),
        ("mailto:ann@example.com", "email"),
        ("ann@example.com ::: a@example.org", "email"),
        ("ann@example.com; a@example.org", "email"),
        ("ann at example", "name"),
        ("@anndemo", ""),
        ("202-555-0101", "phone"),
        ("(202) 555 0101", "phone"),
        ("+12025550101", "phone"),
        ("'+12025550101", "phone"),
        ("0171/5550101", "phone"),
        ("01.23.45.67.89", "phone"),
        ("tel: 202-555-0101 x12", "phone"),
        ("202-555-0101\n202-555-0102", "phone"),
        ("2025550101", "number"),
        ("4006381333931", ""),
        ("12345", ""),
        ("2024-03-01", ""),
        ("01.03.2024", ""),
        ("2023-2024", ""),
        ("1234567.89", ""),
        ("1.234.567,89", ""),
        ("192.168.100.200", ""),
        ("12345-6789", ""),
        ("123-45-6789", ""),
        ("Ann Demo", "name"),
        ("O'Hara-Demo, Zoë (Jr.)", "name"),
        ("山田 太郎", "name"),
        ("Person 7", ""),
        ("https://example.com", ""),
        ("one two three four five six seven", ""),
        ("", ""),
        (" " * 1_000_000, ""),
        ("1 " * 500_000, ""),
        ("a@" + "." * 1_000_000, ""),
    ],
    ids=lambda text: repr(text[:24]),
)
def test_a_cell_looks_like_one_thing_at_most(cell, kind):
    """Dates, amounts and numbers of articles are no phones."""
    assert kind == look(cell)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["ann@example.com", "bob@example.com", "none"], "email"),
        (["ann@example.com", "none"], ""),
        (["", " ", "202-555-0101"], "phone"),
        ([], ""),
    ],
)
def test_most_cells_say_what_a_column_is(cells, kind):
    """Blank ones say nothing."""
    assert kind == common(cells)


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
