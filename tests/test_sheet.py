import io

import openpyxl
import pytest

from sources import Problem, SourceError
from sources.workbooks import excel
from sources.workbooks.sheet import DIVIDED, EMPTIED, FILTERED, LINKED, MOST_PROBLEMS, covered
from tests.frames import frame
from tests.workbooks import cells, ods, ods_cell, ods_row, ods_xml, saved, sheet, spreadsheet, xlsx


def test_hidden_rows_are_read_and_counted():
    """A filter hides rows from the eye; the people in them are customers all the same."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx([["Name"], ["Ann Demo"], ["Bob Mock"], ["Cy Test"]])))
    for row in (2, 4, 5, 6):  # and rows without people do not count
        book.worksheets[0].row_dimensions[row].hidden = True
    book.worksheets[0].column_dimensions["A"].hidden = True
    [table] = excel.parse(saved(book))

    assert ["Ann Demo", "Bob Mock", "Cy Test"] == frame(table)["Name"].tolist()
    assert (Problem(FILTERED.format(2), sheet="People"),) == table.problems


@pytest.mark.parametrize(
    ("link", "row", "is_said"),
    [
        ("mailto:ann@example.com", ["Ann Demo", ""], True),
        ("mailto:Ann%40example.com?subject=Hi", ["Ann Demo", ""], True),
        ("tel:+1-202-555-0101", ["Ann Demo", ""], True),
        ("tel:+1-202-555-0101", ["Ann Demo", "(202) 555-0101"], False),
        ("mailto:ann@example.com", ["Ann Demo", "ANN@example.com"], False),
        ("mailto:ann@example.com", ["ann.demo@example.com", ""], False),
        ("https://example.com/ann", ["Ann Demo", ""], False),
    ],
)
def test_an_address_behind_a_word_is_left_out_and_said(link, row, is_said):
    """Whoever types another name into a cell leaves the link of before behind it."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx([["Name", "Other"], row, ["Bob Mock", ""]])))
    book.worksheets[0]["A2"].hyperlink = link
    book.worksheets[0]["A2"].value = row[0]
    [table] = excel.parse(saved(book))

    assert [row, ["Bob Mock", ""]] == frame(table).to_numpy().tolist()
    assert is_said * (Problem(LINKED.format(1), 2, sheet="People"),) == table.problems


def test_a_merged_cell_counts_for_each_row_beside_it():
    """A company is written once, merged down beside its people."""
    book = openpyxl.Workbook()
    people = book.worksheets[0]
    for row in (["Company", "Name"], ["Acme", "Ann Demo"], ["", "Bob Mock"], [], ["Other", "Cy Test"]):
        people.append(row)
    people.merge_cells("A2:A4")
    [table] = excel.parse(saved(book))

    assert [
        ["Acme", "Ann Demo"],
        ["Acme", "Bob Mock"],
        ["Other", "Cy Test"],
    ] == frame(table).to_numpy().tolist()


def test_a_merged_title_is_said_once():
    """A title over the whole table and two lines stays one line, with nothing beside it."""
    book = openpyxl.Workbook()
    people = book.worksheets[0]
    for row in (["Our customers"], [], ["Name", "Phone"], ["Ann Demo", "202-555-0101"]):
        people.append(row)
    people.merge_cells("A1:B2")
    [table] = excel.parse(saved(book))

    assert ("Our customers",) == table.headings[:1]
    assert [["Name", "Phone"], ["Ann Demo", "202-555-0101"]] == frame(table).to_numpy().tolist()


def test_a_problem_of_many_rows_is_told_of_the_first_and_counted():
    """A column whose formulas all failed is one thing to mend, not a hundred thousand."""
    rows = "".join(cells('t="e"><v>#N/A</v>', "><v>1</v>", row=i) for i in range(2, MOST_PROBLEMS + 5))
    [table] = excel.parse(sheet(cells('t="str"><v>Name</v>', 't="str"><v>Value</v>') + rows))

    assert MOST_PROBLEMS + 1 == len(table.problems)
    assert Problem(f"{EMPTIED} (in further rows, too: 3)", sheet="People") == table.problems[-1]


FAR = ods_row(ods_cell("x"), '<table:table-cell table:number-columns-repeated="100000"/>', ods_cell("x"))
BELOW = ods_row(ods_cell("a"), attributes='table:number-rows-repeated="200"')
AT = '<Row><Cell ss:Index="4"><Data ss:Type="String">x</Data></Cell>'


@pytest.mark.parametrize(
    ("data", "where"),
    [
        pytest.param(ods_xml(FAR + BELOW), "sheet 'People' ", id="ODS"),
        pytest.param(
            spreadsheet(f"{AT.replace('4', '100000')}</Row>", *[f"{AT}</Row>"] * 200),
            "sheet 'People' ",
            id="XML",
        ),
        pytest.param(
            b"<table><tr>" + b"<td colspan=100><td>x" * 1000 + b"<tr><td>a" * 200, "", id="web page"
        ),
    ],
)
def test_cells_far_apart_are_refused_before_there_is_room_made_for_all_between_them(data, where):
    """Some kilobytes took two gigabytes, and that ends the process."""
    with pytest.raises(SourceError, match=f"^{where}has cells far to the right and far below"):
        excel.parse(data)


def test_a_merged_cell_without_a_text_makes_no_row_longer():
    """A frame is merged down as far to the right as someone likes; the rows beside it end where they end."""
    merges = [((0, 1), (1, 1)), ((0, 2), (1, 2))]

    assert [(2, ["Ann Demo"])] == list(covered([(1, ["Name", "", " "]), (2, ["Ann Demo"])], merges))[1:]


@pytest.mark.parametrize("written", [xlsx, ods])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_csv_that_excel_left_in_one_column_is_taken_apart(written, sign):
    """So it does where lists are separated by another sign; what is quoted stays one cell, and all keep
    their lines."""
    rows = [["Name", "Phone", "E-mail"], ["Ann Demo", "202-555-0101", "ann@example.com"], []]
    rows += [[f'"Mock{sign} Bob"', "202-555-0102", ""]]
    [table] = excel.parse(written([[sign.join(row)] for row in rows]))

    assert ("Name", "Phone", "E-mail") == table.headings
    assert ["Ann Demo", f"Mock{sign} Bob"] == frame(table)["Name"].tolist()
    assert [2, 4] == table.rows.lines.tolist()
    assert Problem(DIVIDED, 1, sheet=table.sheet) in table.problems


def test_a_line_that_names_the_separator_is_no_row_of_a_sheet_either():
    """A CSV file for Excel may begin with one, which stands in the first cell then."""
    [table] = excel.parse(xlsx([["sep=;"], ["Name;Phone;City"], ["Ann Demo;202-555-0101;Salem"]]))

    assert ("Name", "Phone", "City") == table.headings
    assert 2 == table.line


@pytest.mark.parametrize(
    "cells",
    [
        ["Name", "Demo, Ann", "Mock, Bob"],
        ["Demo, Ann", "Mock, Bob"],
        ["Ann Demo", "1 Road, Testville, AB1", "202-555-0101", "Bob Mock", "2 Road, Testville, AB1"],
        ["Name;Phone;City", "Ann Demo;202-555-0101\n202-555-0102;Salem"],
        ["Ann Demo  202-555-0101", "Bob Mock"],
    ],
    ids=lambda cells: cells[0],
)
def test_cells_that_only_hold_a_comma_stay_whole(cells):
    """Names, lines of addresses, and what has line breaks, which a row of a text has not."""
    [table] = excel.parse(xlsx([[cell] for cell in cells]))

    assert (cells[0],) == table.headings
    assert cells[1:] == frame(table)[cells[0]].tolist()
