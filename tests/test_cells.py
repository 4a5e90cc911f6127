"""`columns.cells`: what a cell is by itself."""

import pytest

from columns.cells import common_kind, kind_of


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
        ("202-555-0101 | 202-555-0102", "phone"),
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
        ("123.456.789-09", ""),
        ("12.345.678-9", ""),
        ("12.345.678/0001-95", ""),
        ("20-12345678-6", ""),
        ("855101/1234", ""),
        ("0855101/1234", "phone"),
        ("304218/1234", "phone"),
        ("m", ""),
        ("A", "name"),
        ("Ann Demo", "name"),
        ("O'Hara-Demo, Zoë (Jr.)", "name"),
        ("山田 太郎", "name"),
        ("李", "name"),
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
def test_a_cell_is_one_thing_at_most(cell, kind):
    """Dates, amounts and numbers of articles or citizens are no phones, letters of sexes no names."""
    assert kind == kind_of(cell)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["ann@example.com", "bob@example.com", "none"], "email"),
        (["ann@example.com", "Ann Demo"], ""),
        (["null", "NULL", "ann@example.com"], "email"),
        (["", " ", "202-555-0101"], "phone"),
        ([], ""),
    ],
)
def test_most_cells_say_what_all_are(cells, kind):
    """Blank ones say nothing, nor does `null`, which a database writes for them."""
    assert kind == common_kind(cells)
