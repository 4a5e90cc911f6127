"""`columns.layout.totals`: which lines below the contacts are none; most cases stand in `test_layout`."""

import time

import pytest

from columns.layout.totals import count_at_end, is_total

ENOUGH = 0.1  # seconds: it takes 0.0001


@pytest.mark.parametrize(
    "row",
    [
        ["Total"],
        ["", "Suma", "1 234,50"],
        ["Total général", "", "12"],
        ["Gesamtsumme:", "12,50 €"],
        ["Number of records: 12"],
        ["Anzahl Kunden: 12"],
        ["(12 rows)"],
        ["12 clientes"],
        ["Seite 2 von 3"],
        ["Stand: 01.02.2024"],
        ["Exporté le 1 mars 2024"],
        ["Donnerstag, 11. Januar 2024 10:22"],
        ["*** End of list ***"],
        ["Subtotal", "", "30"],
        ["Grand Total", "2", "60"],
        ["", "60", "Total"],
        ["Count", "2025550103"],
        ["Total: 12 staff"],
        ["Summe: 3 Mieter."],
        ["insgesamt 3 Kundinnen"],
        ["A = active"],
        ["Please update!"],
        ["Updated 3/2/2026 - call 202-555-0199 for changes"],
    ],
    ids=" ".join,
)
def test_totals_counts_stamps_and_notices_are_known_in_several_languages(row):
    """Whatever stands beside them is an amount or nothing."""
    assert is_total(row)


@pytest.mark.parametrize(
    "row",
    [
        [],
        ["Totally Invented"],
        ["Total", "Demo Bakery"],
        ["Total", "+1 202 555 0101"],
        ["Summa Demo"],
        ["Total 24 Fitness"],
        ["Total: 24 Hour Fitness"],
        ["Anzahl"],
        ["Stand"],
        ["Page"],
        ["Printed Matter Ltd"],
        ["Created By Ann"],
        ["Updated Demo Ltd"],
        ["Count", "Demo Ltd"],
        ["7", "Total", "Demo Ltd"],
        ["2 Brothers"],
        ["Copy Right"],
        ["x" * 1_000_000],
        ["Total " + " " * 1_000_000 + "x"],
    ],
    ids=lambda row: " ".join(row)[:24],
)
def test_what_may_be_a_contact_is_no_total(row):
    """A name with such a word in it, a number to call."""
    assert not is_total(row)


@pytest.mark.parametrize("sign", ["(", "-"])
@pytest.mark.parametrize("first", ["Total", "Count"])
def test_a_row_with_many_blanks_takes_no_longer_than_another(first, sign):
    """It is asked of thousands of rows."""
    start = time.process_time()

    assert not is_total([first, sign + " " * 100 + "x"])
    assert time.process_time() - start < ENOUGH


@pytest.mark.parametrize(
    ("rows", "gaps", "count"),
    [
        ([["Ann", "1"], ["Total"]], [False, False], 1),
        ([["Ann", "1"], ["Demo Ltd"], ["Total"]], [False, True, False], 1),
        ([["Ann", "1"], ["Demo Ltd"], ["Page 1"], ["Total"]], [False, True, False, False], 3),
        ([["Ann", "1"], ["Demo Ltd"], ["Page 1"], ["Total"]], [False, False, False, False], 2),
        ([["Ann", "1"], ["Bob"]], [False, True], 0),
    ],
)
def test_single_cells_after_a_blank_line_go_with_two_notices(rows, gaps, count):
    """One notice may stand below the last person, who has nothing but a name."""
    assert count == count_at_end(rows, gaps, is_wide=True, before_headings=False)
