"""Files with the name of a workbook that are none."""

import time

import pytest

from sources import Problem, SourceError
from sources.encoding import DAMAGED, guessed
from sources.workbooks import excel
from sources.workbooks.sheet import EMPTIED, FILTERED, HIDDEN
from tests.frames import frame
from tests.workbooks import PAGE, SPREADSHEET, column, ole, record, spreadsheet, xls, zipped

ENOUGH = 5  # seconds, also where tests run side by side: it takes one


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_is_read_by_its_table(encoding):
    """Web applications export `report.xls` like this, and Excel opens it."""
    [table] = excel.parse(PAGE.encode(encoding))

    assert ("Name", "Phone") == table.headings
    assert [["Ann Demo", "+1 202 555 0101"], ["Zoé\nMock", ""]] == frame(table).to_numpy().tolist()
    assert [2, 3] == frame(table).index.tolist()


def test_a_web_page_is_read_in_the_encoding_that_it_names():
    """The page says `charset=windows-1250`; nothing has to be guessed."""
    page = '<meta content="text/html; charset=windows-1250"><table><tr><td>Name<tr><td>Łódź</table>'
    [table] = excel.parse(page.encode("cp1250"))

    assert (["Łódź"], ()) == (frame(table)["Name"].tolist(), table.problems)


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "O’Brien — €"),
        ("gb2312", "gbk", "朱镕基"),
        ("shift_jis", "cp932", "髙橋①"),
        ("windows-31j", "cp932", "髙橋"),
        ("ks_c_5601-1987", "cp949", "똠방각하"),
    ],
)
def test_the_encoding_that_a_web_page_names_is_what_programs_mean_by_it(charset, encoding, text):
    """They write the superset, as browsers know: `iso-8859-1` has the quotes of Windows."""
    page = f"<meta charset={charset}><table><tr><td>Name<tr><td>{text}</table>"
    [table] = excel.parse(page.encode(encoding))

    assert ([text], ()) == (frame(table)["Name"].tolist(), table.problems)


def test_an_odd_byte_makes_no_other_encoding_of_a_web_page():
    """Windows has no letter for it: it is left out, and that is told."""
    page = "<meta charset=iso-8859-1><table><tr><td>Name<tr><td>Zoë Peña<tr><td>Øst</table>"
    [table] = excel.parse(page.encode("cp1252").replace(b"st</", b"st\x9d</"))

    assert (["Zoë Peña", "Øst"], (DAMAGED,)) == (frame(table)["Name"].tolist(), table.problems)


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "gb2312"])
def test_a_web_page_of_utf_8_is_read_so_whatever_it_names(charset):
    """The program moved on to UTF-8 and its page still names the old one: `JÃ¼rgen` would be sent."""
    page = f"<meta charset={charset}><table><tr><td>Name<tr><td>Jürgen Zoë</table>"
    [table] = excel.parse(page.encode())

    assert (["Jürgen Zoë"], ()) == (frame(table)["Name"].tolist(), table.problems)


@pytest.mark.parametrize("end", ["", " "], ids=["even", "odd"])
@pytest.mark.parametrize("encoding", ["utf-16", "UTF-16LE", "utf-32", "cp037"])
def test_a_web_page_that_names_an_encoding_in_which_it_is_not_is_read_all_the_same(encoding, end):
    """Programs name that in which they keep texts; browsers do not believe it either."""
    page = f"<meta charset={encoding}><table><tr><td>Name<tr><td>Łódź</table>{end}"
    [table] = excel.parse(page.encode())

    assert ["Łódź"] == frame(table)["Name"].tolist()


def test_a_byte_order_mark_says_more_than_a_web_page_does():
    """A program marks all that it writes; the page still names the encoding that it once had."""
    page = "<meta charset=iso-8859-1><table><tr><td>Name<tr><td>Łódź</table>"
    [table] = excel.parse(page.encode("utf-8-sig"))

    assert ["Łódź"] == frame(table)["Name"].tolist()


def test_spanning_cells_of_a_web_page_keep_the_others_in_their_columns():
    """A company spans the rows of its people, a title the columns."""
    page = b"""<table><tr><td>Company</td><td>Name</td><td>Phone</td></tr>
        <tr><td rowspan="2">Acme</td><td>Ann Demo</td><td>1</td></tr><tr><td>Bob Mock</td><td>2</td></tr>
        <tr><td colspan=2>nobody</td><td>3</td></tr></table>"""
    [table] = excel.parse(page)

    assert [["Acme", "Ann Demo", "1"], ["Acme", "Bob Mock", "2"], ["nobody", "", "3"]] == (
        frame(table).to_numpy().tolist()
    )


def test_a_cell_that_spans_more_rows_than_its_table_has_spans_no_other_table():
    """Programs count the rows of a report, and divide it into tables; people would stand one column on."""
    page = b"""<table><tr><td>Report<tr><td rowspan="4">Contacts</table>
        <table><tr><td>Name<td>Phone<tr><td>Ann Demo<td>1<tr><td>Bob Mock<td>2</table>"""
    [_, table] = excel.parse(page)

    assert [["Ann Demo", "1"], ["Bob Mock", "2"]] == frame(table).to_numpy().tolist()


@pytest.mark.parametrize("first", ["", "<table><tr><td></td></tr></table>"], ids=["full", "empty"])
def test_a_guess_at_the_letters_of_a_web_page_is_told_with_its_first_text(first):
    """The frame around a page may be a table without any text."""
    page = f"{first}<table><tr><td>Name<tr><td>Jürgen Müller<tr><td>Zoë</table>"
    [table] = excel.parse(page.encode("cp1252"))

    assert (guessed("cp1252"),) == table.problems


def test_thousands_of_tables_on_a_web_page_take_no_longer_than_as_many_rows():
    """A program may print each contact as a table of its own, with the company merged down."""
    page = "<table><tr><td rowspan=2>Acme<td>Ann Demo<tr><td>1</table>" * 4000
    start = time.process_time()

    assert 4000 == len(excel.parse(page.encode()))
    assert time.process_time() - start < ENOUGH


@pytest.mark.parametrize("page", ["<table><tr><td> </table> Please log in", "<tr><td>Name<tr><td>Ann Demo"])
def test_a_web_page_without_text_in_a_table_is_refused(page):
    """A program answers an export with such a page when the login has expired; the people are not gone."""
    with pytest.raises(SourceError, match="export the contacts again"):
        excel.parse(page.encode())


def test_each_table_of_a_web_page_is_a_table():
    """A logo may stand in a table of its own, and the people in one inside that."""
    page = b"<table><tr><td>Logo<table><tr><td>Name<tr><td>Ann Demo</table></table><table></table>"

    assert [("Logo",), ("Name",)] == [table.headings for table in excel.parse(page)]


def test_an_xml_spreadsheet_is_read_with_formats_merged_cells_and_dates():
    """Access and many shops export `report.xls` like this."""
    book = spreadsheet(
        '<Row ss:Index="4"><Cell ss:MergeDown="1"><Data ss:Type="String">Acme</Data></Cell>'
        '<Cell><ss:Data ss:Type="String"><B>Ann</B> Demo</ss:Data></Cell>'
        '<Cell ss:Index="4" ss:StyleID="zip"><Data ss:Type="Number">1234</Data>'
        "<Comment>x</Comment></Cell></Row>",
        '<Row ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="String">Bob Mock</Data></Cell>'
        '<Cell ss:Index="4"><Data ss:Type="DateTime">2026-01-02T00:00:00.000</Data></Cell></Row>',
    )
    [table] = excel.parse(book)

    assert [["Acme", "Ann Demo", "", "01234"], ["Acme", "Bob Mock", "", "2026-01-02"]] == (
        frame(table).to_numpy().tolist()
    )
    assert [4, 5] == frame(table).index.tolist()
    assert (Problem(HIDDEN, sheet="Lists"), Problem(FILTERED.format(1), sheet="People")) == table.problems


@pytest.mark.parametrize(
    ("table", "row", "cell", "text"),
    [
        pytest.param('><Column/><Column ss:StyleID="zip"/', "", "", "02110", id="column"),
        pytest.param('><Column ss:Index="2" ss:Span="3" ss:StyleID="zip"/', "", "", "02110", id="columns"),
        pytest.param('><Column ss:StyleID="zip"/', "", "", "2110", id="another column"),
        pytest.param("", ' ss:StyleID="zip"', "", "02110", id="row"),
        pytest.param(' ss:StyleID="zip"', "", "", "02110", id="table"),
        pytest.param(' ss:StyleID="zip"><Column ss:Index="3"/', "", "", "02110", id="table beside a column"),
        pytest.param(
            '><Column ss:Span="9" ss:StyleID="zip"/', "", ' ss:StyleID="x"', "2110", id="cell first"
        ),
    ],
)
def test_a_number_of_an_xml_spreadsheet_has_the_zeros_that_its_column_row_or_table_shows(
    table, row, cell, text
):
    """Programs say once for a whole column that it holds postal codes; each cell needs not say it again."""
    head = "<Row><Cell><Data>Name</Data></Cell><Cell><Data>Zip</Data></Cell></Row>"
    name, number = "<Cell><Data>Ann</Data></Cell>", f'<Cell{cell}><Data ss:Type="Number">2110</Data></Cell>'
    people = f"<Table{table}>{head}<Row{row}>{name}{number}</Row>"

    assert [text] == column(SPREADSHEET.replace("<Table>%s", people).encode(), "Zip")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("Number", "351912345678", "351912345678"),
        ("Number", "3.51912345678E11", "351912345678"),
        ("Boolean", "1", "TRUE"),
        ("DateTime", "2026-01-02T08:30:00.000", "2026-01-02 08:30:00"),
        ("DateTime", "9999-12-31T23:59:59.997", "9999-12-31 23:59:59"),
        ("DateTime", "1899-12-31T08:30:00.000", "08:30:00"),
        ("Number", "n/a", "n/a"),
        ("Boolean", "some", "some"),
        ("Unknown", "some", "some"),
        ("DateTime", "0000-00-00T00:00:00", "0000-00-00T00:00:00"),
        ("String", "007", "007"),
    ],
)
def test_a_cell_of_an_xml_spreadsheet_is_the_text_that_a_person_means_by_it(kind, value, text):
    """As in every other workbook."""
    book = spreadsheet(f'<Row><Cell ss:Index="4"><Data ss:Type="{kind}">{value}</Data></Cell></Row>')

    assert [text] == column(book, "Value")


@pytest.mark.parametrize("error", ["#N/A", "#NEW!"])
def test_an_error_in_an_xml_spreadsheet_is_reported(error):
    """As in every other workbook; also one that is new."""
    cell = f'<Cell ss:Index="2"><Data ss:Type="Error">{error}</Data></Cell>'
    [table] = excel.parse(spreadsheet(f'<Row><Cell><Data ss:Type="String">Acme</Data></Cell>{cell}</Row>'))

    assert Problem(EMPTIED, 2, sheet="People") in table.problems
    assert error not in "".join(table.rows.texts)


@pytest.mark.parametrize("attribute", ["ss:Index", "ss:MergeAcross", "ss:MergeDown"])
def test_a_number_that_is_none_stops_no_xml_spreadsheet(attribute):
    """The cell stands next to the one before it, and covers no other."""
    cell = f'<Cell {attribute}="x"><Data ss:Type="String">Acme</Data></Cell>'
    [table] = excel.parse(spreadsheet(f'<Row ss:Index="x">{cell}</Row>'))

    assert ["Acme"] == [row.strip("\x1f") for row in table.rows.texts]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\x09\x04\x06\x00\x00\x00\x10\x00", "Excel 4", id="Excel 4"),
        pytest.param(zipped({"word/document.xml": "<a/>"}), "Word", id="Word"),
        pytest.param(zipped({"Index/Document.iwa": "a"}), "Numbers", id="Numbers"),
        pytest.param(zipped({"photo.jpg": "a"}), "cannot be read as a workbook", id="other archive"),
        pytest.param(ole({"WordDocument": b"a"}), "Word", id="old Word"),
        pytest.param(ole({"EncryptedPackage": b"a"}), "protected by a password", id="password"),
        pytest.param(
            xls([["a"]], before=record(0x2F, bytes(6))), "protected by a password", id="old password"
        ),
        pytest.param(ole({"Other": b"a"}), "cannot be read as a workbook", id="old and other"),
        pytest.param(SPREADSHEET.encode()[:-20], r"save it again as \.xlsx", id="XML cut off"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY a "b">]>' + spreadsheet()[21:], "entities", id="entities"),
        pytest.param(b"Error: the report failed", "is not a workbook", id="a message"),
    ],
)
def test_what_is_not_read_is_called_what_it_is(data, reason):
    """The person learns what the file is and what to do, not that byte 7 is unexpected."""
    with pytest.raises(SourceError, match=reason):
        excel.parse(data)
