"""`serve.page.download`: lists for Excel, in which nothing calculates."""

import csv
import io

import pytest

from serve.page.download import as_csv, guarded

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_calculate_is_made_text(cell):
    """A contact's name may be made by a stranger."""
    assert f"'{cell}" == guarded(cell)


@pytest.mark.parametrize("cell", ["Ada", "", "1+1", "a=b", "'=1", "O'Neil", "ann@example.com", "3-4"])
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
