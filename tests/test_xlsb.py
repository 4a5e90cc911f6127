import struct

import pytest

from sources import SourceError
from sources.workbooks import excel
from sources.workbooks.sheet import EMPTIED, FILTERED
from tests.reader_contract import ReaderContract
from tests.workbooks import column, parts, xlsb, xlsb_record, zipped


class TestXlsb(ReaderContract):
    suffix = ".xlsb"

    def write(self, rows):
        return xlsb(rows)


def test_a_number_has_the_zeros_that_its_cell_shows():
    """The binary format of Excel keeps looks apart from values like every other."""
    assert ["01234"] == column(xlsb([["Zip"], [1234.0]], "00000"), "Zip")


def test_hidden_rows_and_errors_are_reported():
    """As in every other workbook."""
    row, error = struct.pack("<II", 2, 0) + bytes(17), struct.pack("<IIB", 0, 0, 42)
    records = xlsb_record(0, row) + xlsb_record(3, error)
    [table] = excel.parse(xlsb([["Name"], ["Ann Demo"]], hidden=1, after=records))

    assert [(EMPTIED, 3), (FILTERED.format(1), None)] == [(p.message, p.line) for p in table.problems]


@pytest.mark.parametrize(
    "records",
    [
        pytest.param(xlsb_record(0), id="row without a number"),
        pytest.param(xlsb_record(2, b"\0"), id="cell without a place"),
        pytest.param(xlsb_record(5, struct.pack("<IId", 0xFFFFFF, 0, 1)), id="cell far to the right"),
    ],
)
def test_cells_that_would_take_all_memory_are_refused(records):
    """What is missing in a record is taken from the one before, and may be any number."""
    with pytest.raises(SourceError, match=r"damaged|far to the right"):
        excel.parse(xlsb([["Name"], ["Ann Demo"]], after=records))


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(xlsb_record(44, struct.pack("<HI", 164, 99)), id="format without end"),
        pytest.param(xlsb_record(44, bytes(3)), id="format without a length"),
        pytest.param(xlsb_record(615, b"\0"), id="formats without a count"),
    ],
)
def test_damaged_formats_are_refused_without_a_word_of_the_library(record, capfd):
    """It would print where in its code it gave up."""
    whole = parts(xlsb([["Name"], ["Ann Demo"]]))
    with pytest.raises(SourceError, match="damaged"):
        excel.parse(zipped(whole | {"xl/styles.bin": record + whole["xl/styles.bin"]}))

    assert not capfd.readouterr().err
