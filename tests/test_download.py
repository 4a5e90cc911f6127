"""`serve.page.download`: lists for Excel, in which nothing calculates."""

import csv
import io

import pytest

from serve.page.download import SIGNS, as_csv, guarded

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", '=HYPERLINK("http://x")']
PARTS = {
    "\t=1": "'\t'=1",
    "\r=1": "'\r'=1",
    "\n=1": "'\n'=1",
    "x;=1+1;": "x;'=1+1;",
    "x; @A1": "x; '@A1",
    'x;"=1+1;': "x;\"'=1+1;",
    "x\n=1+1\ny": "x\n'=1+1\ny",
    "=1;+2": "'=1;'+2",
    "030 1;-2": "030 1;'-2",
}


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_calculate_is_made_text(cell):
    """A contact's name may be made by a stranger."""
    assert f"'{cell}" == guarded(cell)


@pytest.mark.parametrize(("cell", "text"), PARTS.items())
def test_each_part_of_a_cell_that_may_be_taken_for_a_cell_is_made_text(cell, text):
    """Where ; separates the cells, or the lines of one are taken for lines of the table."""
    assert text == guarded(cell)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_spreadsheet_sees_a_formula_whatever_separates_its_cells(delimiter):
    """That is set up with the country of the computer: in most of Europe it is ;."""
    cells = [*FORMULAS, *PARTS, 'a,b;"=1+1;', '";=1', '"\n+1', "x;\t=1", "x\r\n\r\n=1", "x;", ";", '"', "=1"]
    rows = [[first, second] for first in cells for second in cells]
    text = as_csv(["One", "Two"], rows).decode("utf-8-sig")
    seen = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]

    assert [] == [cell for cell in seen if cell.lstrip(' "').startswith(tuple(SIGNS))]


@pytest.mark.parametrize(
    "cell", ["Ada", "", "1+1", "a=b", "'=1", "O'Neil", "ann@example.com", "3-4", "a;b", "a\r\n\r\nb"]
)
def test_other_text_stays_as_it_is(cell):
    """Signs elsewhere do no harm."""
    assert cell == guarded(cell)


def test_a_table_is_read_back_with_all_its_letters():
    """Also commas, quotes and line ends in cells, and halves of letters."""
    rows = [["Żółw, \N{GRINNING FACE}", 'a "b"'], ["c\nd", "\ud800"]]
    data = as_csv(["One", "Two"], rows)
    back = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    assert data.startswith(b"\xef\xbb\xbfOne,Two\r\n")
    assert [["One", "Two"], rows[0], ["c\nd", "?"]] == back
