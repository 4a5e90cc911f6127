"""A workbook to start from: headings that the bridge knows, cells that keep what is typed, and examples.

Examples and notes stand on sheets that the bridge does not send: an example forgotten below the headings
would be a contact, and only a person can delete that in Talkdesk.
"""

import io
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from feed.source import NOT_SENT

CONTACTS, EXAMPLE, NOTES = "Contacts", f"Example {NOT_SENT}", f"Notes {NOT_SENT}"
TEXT = "@"  # Excel's format for cells that stay as they are typed
# Rows that are formatted cell by cell, for programs that do not know the format of a whole column.
ROWS = 1000
BOLD = Font(name="Calibri", size=11, bold=True)  # as all other cells; without a name it is another font
SHADE = PatternFill("solid", start_color="DDE6F0")


@dataclass(frozen=True)
class Column:
    """One column: its heading, width in letters, what belongs there."""

    heading: str
    width: int
    meaning: str
    hint: str = ""  # is shown while one of its cells is chosen


PHONE = "With + and country code, or as you dial it at home. Zeros and + stay as you type them."
EMAIL = "One address, such as jane@example.com."
COLUMNS = (
    Column("Name", 24, "First and last name. May be empty for a company."),
    Column("Company", 24, "Where the person works. A row may be a company alone."),
    Column("Job title", 18, "What the person does there."),
    Column("Phone", 20, f"The number that calls come from. {PHONE}", PHONE),
    Column("Mobile", 20, "Another number, such as that of a mobile phone.", PHONE),
    Column("Email", 28, f"{EMAIL} A second one goes into a column Email 2.", EMAIL),
    Column("Street", 24, "Street and number."),
    Column("Postcode", 12, "ZIP or postal code. Zeros at its beginning stay."),
    Column("City", 18, "Town or city."),
    Column("State", 14, "State, province or region, where addresses have one."),
    Column("Country", 16, "Its name or code. Phone numbers without country code are taken for its own."),
    Column("Website", 26, "The address of a page on the web."),
)
LETTERS = [get_column_letter(number + 1) for number in range(len(COLUMNS))]
EXAMPLES = (
    (
        *("Jane Sample", "Example Bakery", "Owner", "+1 212 555 0101", "+1 212 555 0102", "jane@example.com"),
        *("12 Sample Street", "10001", "New York", "NY", "United States", "https://bakery.example.com"),
    ),
    ("Sam Placeholder", "", "", "0161 496 0001", "", "", "3 Test Road", "M1 1AA", "Manchester", "", "UK", ""),
    ("", "Fictional Taxis", "", "+1 312 555 0103", "", "", "", "60601", "Chicago", "IL", "US", ""),
)
ADVICE = (
    ("Every row", "One person, or one company. A name and a phone are enough."),
    ("Columns", "Add, move and remove them as you like. Other data, such as birthdays, is not sent."),
    ("Green corners", "Excel marks numbers that are kept as text. That is intended: leave them so."),
    ("Changes", "One changed cell sends one contact. The same person keeps the same id in Talkdesk."),
    ("Deleted rows", "Talkdesk keeps the people you delete here. Delete them in Talkdesk, too."),
    ("This sheet", f"Nothing on a sheet whose name ends with {NOT_SENT} is sent. You may delete it."),
)


def workbook() -> bytes:
    """Return it as an xlsx file."""
    book = Workbook()
    sheets = [book.worksheets[0], book.create_sheet(), book.create_sheet()]
    for sheet, title in zip(sheets, (CONTACTS, EXAMPLE, NOTES), strict=True):
        sheet.title = title
    for sheet in sheets[:2]:
        _lay_out(sheet)
    for row in EXAMPLES:
        sheets[1].append(row)
    _format(sheets[0], ROWS)
    _format(sheets[1], len(EXAMPLES))
    _add_hints(sheets[0])
    _add_notes(sheets[2])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _lay_out(sheet: Worksheet) -> None:
    """Headings that stay in sight, and columns of text."""
    _head(sheet, [column.heading for column in COLUMNS])
    for letter, column in zip(LETTERS, COLUMNS, strict=True):
        whole = sheet.column_dimensions[letter]
        whole.width, whole.number_format = column.width, TEXT


def _head(sheet: Worksheet, headings: list[str]) -> None:
    sheet.append(headings)
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font, cell.fill = BOLD, SHADE


def _format(sheet: Worksheet, rows: int) -> None:
    """Make text of the first so many rows, and let people filter them."""
    for row in sheet.iter_rows(min_row=2, max_row=rows + 1, max_col=len(COLUMNS)):
        for cell in row:
            cell.number_format = TEXT
    sheet.auto_filter.ref = f"A1:{LETTERS[-1]}{rows + 1}"


def _add_hints(sheet: Worksheet) -> None:
    """Say what belongs in a cell while it is chosen; nothing is refused."""
    for letter, column in zip(LETTERS, COLUMNS, strict=True):
        if column.hint:
            hint = DataValidation(allow_blank=True, showInputMessage=True, showErrorMessage=False)
            hint.promptTitle, hint.prompt = column.heading, column.hint
            hint.add(f"{letter}2:{letter}{ROWS + 1}")
            sheet.add_data_validation(hint)


def _add_notes(sheet: Worksheet) -> None:
    _head(sheet, ["Column", "What belongs there"])
    meanings = [(column.heading, column.meaning) for column in COLUMNS]
    for line in [*meanings, ("", ""), *ADVICE]:
        sheet.append(line)
    for letter, width in (("A", 20), ("B", 120)):
        sheet.column_dimensions[letter].width = width
    for what, _ in sheet.iter_rows(min_row=2):
        what.font = BOLD
