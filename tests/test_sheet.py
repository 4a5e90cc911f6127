import io

import openpyxl

from sources import Problem
from sources.workbooks import excel
from sources.workbooks.sheet import EMPTIED, FILTERED, MOST_PROBLEMS
from tests.frames import frame
from tests.workbooks import cells, saved, sheet, xlsx


def test_hidden_rows_are_read_and_counted():
    """A filter hides rows from the eye; the people in them are customers all the same."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx([["Name"], ["Ann Demo"], ["Bob Mock"], ["Cy Test"]])))
    for row in (2, 4, 5, 6):  # and rows without people do not count
        book.worksheets[0].row_dimensions[row].hidden = True
    book.worksheets[0].column_dimensions["A"].hidden = True
    [table] = excel.parse(saved(book))

    assert ["Ann Demo", "Bob Mock", "Cy Test"] == frame(table)["Name"].tolist()
    assert (Problem(FILTERED.format(2), sheet="People"),) == table.problems


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
