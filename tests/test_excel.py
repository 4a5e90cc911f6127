import datetime
import io

import openpyxl
import pytest

from sources import Problem, SourceError
from sources.workbooks import excel
from sources.workbooks.sheet import EMPTIED, HIDDEN
from tests.frames import frame
from tests.reader_contract import ReaderContract
from tests.workbooks import column, edited, ods, saved, xls, xlsx


def raising(error: BaseException) -> type:
    """Return what stands for calamine's workbook and cannot open anything."""

    class Broken:
        @staticmethod
        def from_filelike(file: io.BytesIO) -> None:
            raise error

    return Broken


class TestXlsx(ReaderContract):
    suffix = ".xlsx"

    def write(self, rows):
        return xlsx(rows)


class TestXls(ReaderContract):
    suffix = ".xls"

    def write(self, rows):
        return xls(rows)


class TestOds(ReaderContract):
    suffix = ".ods"

    def write(self, rows):
        return ods(rows)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(5, "5", id="whole number"),
        pytest.param(5.0, "5", id="whole number with a point"),
        pytest.param(-0.5, "-0.5", id="fraction"),
        pytest.param(0, "0", id="zero"),
        pytest.param(12025550101, "12025550101", id="phone of 11 digits"),
        pytest.param(491555010012345, "491555010012345", id="phone of 15 digits"),
        pytest.param(1e20, "100000000000000000000", id="more digits than a float holds"),
        pytest.param(datetime.date(2026, 1, 2), "2026-01-02", id="date"),
        pytest.param(datetime.datetime(2026, 1, 2, 3, 4, 5), "2026-01-02 03:04:05", id="moment"),  # noqa: DTZ001  # cells have no zone
        pytest.param(datetime.time(8, 30), "08:30:00", id="time of day"),
        pytest.param(True, "TRUE", id="true"),
        pytest.param(False, "FALSE", id="false"),
        pytest.param("5.0", "5.0", id="text like a number"),
        pytest.param("  a  ", "  a  ", id="text with blanks"),
    ],
)
def test_a_cell_is_the_text_that_a_person_means_by_it(value, text):
    """No `.0`, no exponent, dates as ISO 8601: Excel keeps phone numbers as floats."""
    assert [text] == column(xlsx([["Name", "Value"], ["Ann Demo", value]]), "Value")


def test_every_visible_sheet_is_a_table_of_its_name():
    """A team keeps customers and suppliers in one workbook."""
    book = openpyxl.Workbook()
    for title in ("Customers", "Suppliers"):
        sheet = book.create_sheet(title)
        sheet.append(["Name"])
        sheet.append([f"One of the {title}"])
    tables = excel.parse(saved(book))

    assert [("Customers", ["One of the Customers"]), ("Suppliers", ["One of the Suppliers"])] == [
        (table.sheet, frame(table)["Name"].tolist()) for table in tables
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_left_out_and_said(state):
    """What a person hid is not meant for the call centre; whoever looks for it learns where it is."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Name"])
    secret = book.create_sheet("Secret")
    secret.append(["Name"])
    secret.sheet_state = state
    [table] = excel.parse(saved(book))

    assert ("Sheet", (Problem(HIDDEN, sheet="Secret"),)) == (table.sheet, table.problems)


def test_chart_sheets_are_no_tables():
    """A sheet that is one big chart has no cells; it is neither an empty table nor an error."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Name"])
    book.create_chartsheet("Chart")

    assert ["Sheet"] == [table.sheet for table in excel.parse(saved(book))]


def test_a_workbook_without_any_text_has_no_tables():
    """Excel creates such files with "New"; they can be read, and nobody is in them."""
    assert [] == excel.parse(saved(openpyxl.Workbook()))


def test_rows_have_the_numbers_that_excel_shows():
    """A table that begins in C4 below a logo still reports its rows as Excel numbers them."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["C4"], sheet["D4"] = "Name", "Phone"
    sheet["C7"], sheet["D7"] = "Ann Demo", "202-555-0101"
    [table] = excel.parse(saved(book))

    assert ("", "", "Name", "Phone") == table.headings
    assert [7] == frame(table).index.tolist()


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"])
def test_an_error_cell_is_empty_and_reported_with_sheet_and_row(error):
    """A formula that failed is no text; it neither reaches the call centre nor stops the file."""
    book = xlsx([["Name", "Phone"], ["Ann Demo", "202-555-0101"], ["Bob Mock", "#N/A"]], "Staff")
    [table] = excel.parse(edited(book, "#N/A", error))

    assert ["202-555-0101", ""] == frame(table)["Phone"].tolist()
    assert (Problem(EMPTIED, 3, sheet="Staff"),) == table.problems


def test_an_error_is_reported_with_the_sheet_where_it_is():
    """Another sheet of the same workbook has the row too, and nothing wrong in it."""
    book = openpyxl.Workbook()
    good, bad = book.worksheets[0], book.create_sheet("Bad")
    for sheet, phone in ((good, "202-555-0101"), (bad, "#REF!")):
        sheet.append(["Name", "Phone"])
        sheet.append(["Ann Demo", phone])

    assert [("Sheet", []), ("Bad", [2])] == [
        (table.sheet, [problem.line for problem in table.problems]) for table in excel.parse(saved(book))
    ]


def test_an_error_is_reported_although_the_sheet_lies_about_its_size():
    """Some programs write `<dimension ref="A1"/>` into every sheet; the cells count."""
    book = xlsx([["Name", "Phone"], ["Ann Demo", "#N/A"]])
    [table] = excel.parse(edited(book, 'dimension ref="[^"]*"', 'dimension ref="A1"'))

    assert [2] == [problem.line for problem in table.problems]


def test_the_text_of_a_libreoffice_error_is_no_text_of_a_cell():
    """LibreOffice shows `Err:502` and saves it as what the cell says."""
    [table] = excel.parse(ods([["Name", "Phone"], ["Ann Demo", "Err:502"]]))

    assert [""] == frame(table)["Phone"].tolist()
    assert (Problem(EMPTIED, 2, sheet="People"),) == table.problems


def test_a_formula_is_what_it_came_to():
    """People join names by formulas; Excel saves the result beside the formula."""
    book = xlsx([["Name"], ["=A9"]])
    computed = edited(book, r"<c r=\"A2\".*?</c>", '<c r="A2" t="str"><f>A9</f><v>Ann Demo</v></c>')

    assert ["Ann Demo"] == column(computed, "Name")


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("00000", 1234, "01234"),
        ('"+351 "000000000', 912345678, "+351 912345678"),
        ("[<=9999999]###-####;(###) ###-####", 2025550101, "(202) 555-0101"),
        ("#,##0.00", 1234, "1234"),
        ("@", 351912345678, "351912345678"),
    ],
)
def test_a_number_has_the_zeros_and_signs_that_its_cell_shows(code, value, text):
    """The zero of a postal code and the plus of a phone are often in the format alone."""
    book = openpyxl.Workbook()
    people = book.worksheets[0]
    people["B2"], people["C2"] = "Name", "Value"  # not in the corner
    people["B3"], people["C3"] = "Ann Demo", value
    people["C3"].number_format = code

    assert [text] == column(saved(book), "Value")
    assert [text] == column(xls([["Value"], [value]], [code]), "Value")


def damaged() -> bytes:
    """Return a workbook whose archive is whole and whose sheet ends after the headings."""
    return edited(xlsx([["Name"], ["Ann Demo"]]), '<row r="2".*', "<row")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(xlsx([["Name"], ["Ann Demo"]])[:2000], id="half copied"),
        pytest.param(xlsx([["Name"], ["Ann Demo"]])[:-1], id="last byte missing"),
        pytest.param(damaged(), id="sheet damaged"),
        pytest.param(b"PK\x03\x04" + b"not a workbook" * 50, id="another archive"),
        pytest.param(b"half a sentence", id="text"),
        pytest.param(bytes(range(256)) * 9, id="anything"),
    ],
)
def test_what_is_no_whole_workbook_is_refused_with_a_way_out(data):
    """The person learns what may be wrong and what to do; part of a workbook is never taken for the whole."""
    with pytest.raises(SourceError, match=r"password.*save it again as \.xlsx"):
        excel.parse(data)


def test_a_damaged_sheet_is_named():
    """In a workbook of twelve sheets the person must find the one."""
    with pytest.raises(SourceError, match="sheet 'People'"):
        excel.parse(damaged())


def test_a_panic_in_the_library_is_a_bad_source(monkeypatch):
    """Rust panics are no Exception in Python; uncaught, one odd file would end the refresher."""
    panic = type("PanicException", (BaseException,), {})
    monkeypatch.setattr(excel, "CalamineWorkbook", raising(panic("index out of range")))

    with pytest.raises(SourceError, match="PanicException"):
        excel.parse(xlsx([["Name"]]))


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, MemoryError])
def test_the_end_of_the_program_is_no_bad_source(kind, monkeypatch):
    """Ctrl+C during a long parse must end the bridge, and says nothing about the file."""
    monkeypatch.setattr(excel, "CalamineWorkbook", raising(kind()))

    with pytest.raises(kind):
        excel.parse(xlsx([["Name"]]))


def test_an_error_is_reported_although_there_is_a_chart_sheet():
    """The numbers of sheets are no numbers of worksheets then."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx([["Name", "Phone"], ["Ann Demo", "#N/A"]])))
    book.create_chartsheet("Chart", 0)
    [made] = excel.parse(saved(book))

    assert [(2, EMPTIED)] == [(problem.line, problem.message) for problem in made.problems]


@pytest.mark.parametrize("cells", [["XFD1048576"], ["A1048576", "XFD1"]], ids=["one cell", "two cells"])
def test_cells_far_apart_make_a_workbook_unreadable_rather_than_the_bridge(cells):
    """Room for all cells between them is more than any memory has."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cell in cells:
        sheet[cell] = "x"

    with pytest.raises(SourceError, match="far to the right and far below"):
        excel.parse(saved(book))
