"""Tables as CSV files that Excel opens with all letters, and in which nothing is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

SIGNS = "=+-@＝＋－＠"  # what spreadsheets calculate with
FORMULA = (*SIGNS, "\t", "\r", "\n")
# In most of Europe, Excel takes ; for the end of a cell, and a quote in the midst of one for a letter: then a
# cell also begins behind each ; and with each line of another.
INNER = re.compile(rf'([;\t\r\n][ "]*)(?=[{re.escape(SIGNS)}])')


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as UTF-8 with a BOM: without it, Excel takes it for the code page of the country."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def guarded(cell: str) -> str:
    """Return a cell that is text for every spreadsheet, in all its parts, whoever wrote it."""
    text = INNER.sub(r"\1'", cell)
    return f"'{text}" if cell.lstrip(" ").startswith(FORMULA) else text
