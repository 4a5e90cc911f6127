import struct

import pytest

from sources.table import Problem, SourceError
from sources.workbooks import biff, excel, mending
from sources.workbooks import xlsb as xlsb_reader
from sources.workbooks.sheet import EMPTIED
from tests.frames import frame
from tests.workbooks import MAIN, PACKAGE, cells, edited, parts, record, sheet, xls, xlsb, xlsb_record, zipped

HEAD = cells('t="str"><v>Name</v>', 't="str"><v>Value</v>')
ROW = [["Name", "Value"], ["Ann Demo", "x"]]


def book(cell: str, after: str = "") -> bytes:
    """Return an xlsx file with a cell beside a person."""
    return sheet(
        HEAD + cells('t="inlineStr"><is><t>Ann Demo</t></is>', cell, row=2), strings="<si/>", after=after
    )


def old(kind: int, *content: int) -> bytes:
    """Return an .xls file with a record for the cell B3."""
    return xls(ROW, sheet=record(kind, struct.pack("<HHH", 2, 1, 0), bytes(content)))


def binary(kind: int, *content: int) -> bytes:
    """Return an .xlsb file with a record for the cell B3."""
    row = struct.pack("<IIHBBB", 2, 0, 300, 0, 0, 0) + bytes(12)
    cell = struct.pack("<II", 1, 0) + bytes(content)
    return xlsb(ROW, after=xlsb_record(0, row) + xlsb_record(kind, cell))


def assert_lost(data: bytes) -> None:
    """Only the cell beside the person is lost, and that is said."""
    [table] = excel.parse(data)

    assert [["Ann Demo", ""]] == frame(table).to_numpy().tolist()
    assert (Problem(EMPTIED, 2, sheet="People"),) == table.problems


@pytest.mark.parametrize(
    "error",
    ["#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "#BUSY!", "#ERROR!", "Err:502", "#n/a", " #N/A ", "x"],
)
@pytest.mark.parametrize("formula", ["", "<f>A1</f>"])
def test_an_error_that_is_new_stops_no_file(error, formula):
    """Excel invents errors, and other programs have errors of their own: it is one cell of thousands."""
    assert_lost(book(f't="e">{formula}<v>{error}</v>'))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param('t="n"><v>n/a</v>', "n/a", id="no number"),
        pytest.param('t="n"><f>A1</f><v>1,5</v>', "1,5", id="formula with a comma"),
        pytest.param('t="b"><v>yes</v>', "yes", id="no boolean"),
        pytest.param('t="b"><v>2</v>', "2", id="boolean of two"),
        pytest.param('t="text"><v>some</v>', "some", id="unknown type"),
        pytest.param("t=''><v>5</v>", "5", id="empty type"),
        pytest.param('t="str"><f>A1</f><v>A&B</v>', "A&B", id="sign of XML in a result"),
        pytest.param('t="inlineStr"><is><t>A &&#0; B</t></is>', "A & B", id="sign of XML in a text"),
        pytest.param('t="str"><v>some</v><extLst><ext/></extLst>', "some", id="extension"),
    ],
)
def test_what_is_not_of_its_type_says_what_stands_there(cell, text):
    """Programs of all kinds write .xlsx; of a person nobody would keep back the number for its type."""
    [table] = excel.parse(book(cell))

    assert [["Ann Demo", text]] == frame(table).to_numpy().tolist()
    assert () == table.problems


@pytest.mark.parametrize("cell", ['t="s"><v>99</v>', "><v>5</x>"], ids=["text elsewhere", "no end"])
def test_a_cell_of_which_nothing_can_be_known_is_reported(cell):
    """It counts as empty, and a person can look at it."""
    assert_lost(book(cell))


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        pytest.param('r="B2"', 'r="2"', id="cell without column"),
        pytest.param('r="B2"', 'r="$B$2"', id="cell with signs"),
        pytest.param('row r="2"', 'row r="0"', id="row nought"),
        pytest.param("<sheetData>", '<dimension ref="A"/><sheetData>', id="dimension"),
        pytest.param(
            "</sheetData>", '</sheetData><mergeCells><mergeCell ref="B"/></mergeCells>', id="merged cells"
        ),
    ],
)
def test_a_place_that_is_none_stops_no_file(pattern, replacement):
    """Cells stand in the order in which they are written."""
    [table] = excel.parse(edited(book('t="str"><v>some</v>'), pattern.replace("$", r"\$"), replacement))

    assert [["Ann Demo", "some"]] == frame(table).to_numpy().tolist()


def test_a_prefixed_cell_is_mended_as_well():
    """Some programs write the namespace before each name."""
    cell = f'<x:c xmlns:x="{MAIN}" r="C2" t="e"><x:v>#A!</x:v></x:c>'
    [table] = excel.parse(
        edited(book('t="str"><v>some</v>'), "</c></row></sheetData>", f"</c>{cell}</row></sheetData>")
    )

    assert [["Ann Demo", "some"]] == frame(table).to_numpy().tolist()
    assert (Problem(EMPTIED, 2, sheet="People"),) == table.problems


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(old(0x205, 99, 1), id="xls, new error"),
        pytest.param(old(0x205, 1, 7), id="xls, neither boolean nor error"),
        pytest.param(old(0x06, 2, 0, 99, 0, 0, 0, 255, 255, *bytes(8)), id="xls, new error of a formula"),
        pytest.param(old(0x06, 9, 0, 0, 0, 0, 0, 255, 255, *bytes(8)), id="xls, unknown result"),
        pytest.param(old(0x203, 1, 2, 3, 4), id="xls, half a number"),
        pytest.param(old(0xBD, 0, 0, 0, 0, 9, 0), id="xls, too few numbers"),
        pytest.param(old(0xFD, 99, 0, 0, 0), id="xls, text elsewhere"),
        pytest.param(binary(3, 99), id="xlsb, new error"),
        pytest.param(binary(7, 99, 0, 0, 0), id="xlsb, text elsewhere"),
        pytest.param(binary(6, 99, 0, 0, 0, 0, 0), id="xlsb, text without end"),
    ],
)
def test_a_cell_of_a_binary_workbook_that_says_nothing_is_reported_and_stops_no_file(data):
    """As in an .xlsx."""
    [table] = excel.parse(data)

    assert [["Ann Demo", "x"]] == frame(table).to_numpy().tolist()
    assert (Problem(EMPTIED, 3, sheet="People"),) == table.problems


@pytest.mark.parametrize(
    ("reader", "data"),
    [(mending, book("><v>5</v>")), (biff, xls(ROW)), (xlsb_reader, xlsb(ROW))],
    ids=["xlsx", "xls", "xlsb"],
)
def test_a_workbook_whose_cells_can_all_be_read_stays_as_it_is(reader, data):
    """Something else is wrong with it then, and to read the same once more would tell nothing new."""
    assert data == reader.mended(data)


@pytest.mark.parametrize(
    "odd", [record(0x200, b"abc"), record(0xE5, b"\5\0"), record(0x207), record(0x205, b"\2\0")]
)
def test_a_record_that_is_too_short_stops_no_old_workbook(odd):
    """It may be of the sheet, or of a cell that has no place."""
    [table] = excel.parse(xls(ROW, sheet=odd))

    assert [["Ann Demo", "x"]] == frame(table).to_numpy().tolist()


def test_a_binary_workbook_whose_sheet_is_nowhere_is_refused_before_the_library_meets_it(capfd):
    """Else a panic of many lines is printed, which nothing in Python can hold back."""
    nowhere = f'<Relationships xmlns="{PACKAGE}"/>'.encode()
    without = parts(xlsb(ROW)) | {"xl/_rels/workbook.bin.rels": nowhere}

    with pytest.raises(SourceError, match="a sheet is missing"):
        excel.parse(zipped(without))
    assert ("", "") == capfd.readouterr()
