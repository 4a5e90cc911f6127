"""Tables as CSV files that Excel opens with all letters, and in which nothing is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what spreadsheets calculate with


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as UTF-8 with a BOM: without it, Excel takes it for the code page of the country."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def guarded(cell: str) -> str:
    """Return a cell that is text for every spreadsheet, whoever wrote it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
