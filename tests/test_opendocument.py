import pytest

from sources import Problem, SourceError
from sources.workbooks import excel
from sources.workbooks.opendocument import MOST_COPIES
from sources.workbooks.sheet import EMPTIED, FILTERED, HIDDEN, UNCOMPUTED
from tests.frames import frame
from tests.workbooks import column, ods_cell, ods_row, ods_xml

TITLE = ods_row(ods_cell("Value"), ods_cell("Name"))


def value(kind: str, attribute: str, value: str) -> str:
    """Return the attributes of a cell that holds a value of this kind."""
    return f'office:value-type="{kind}" office:{attribute}="{value}"'


@pytest.mark.parametrize(
    ("attributes", "shown", "text"),
    [
        (value("float", "value", "1234"), "01234", "01234"),
        (value("float", "value", "912345678"), "+351 912 345 678", "+351 912 345 678"),
        (value("float", "value", "351912345678"), "3,52E+11", "351912345678"),
        (value("float", "value", "1234567"), "1.234.567", "1234567"),
        (value("float", "value", "5"), "5,00", "5"),
        (value("float", "value", "0.5"), "0,50", "0.5"),
        (value("percentage", "value", "0.5"), "50 %", "0.5"),
        (value("currency", "value", "5"), "5,00 €", "5"),
        (value("date", "date-value", "2026-01-02"), "02.01.26", "2026-01-02"),
        (value("date", "date-value", "2026-01-02T03:04:05.99"), "02.01.26 03:04", "2026-01-02 03:04:05"),
        (value("time", "time-value", "PT08H30M00S"), "08:30", "08:30:00"),
        (value("time", "time-value", "P1DT02H30M00S"), "26:30", "26:30:00"),
        (value("boolean", "boolean-value", "true"), "WAHR", "TRUE"),
        (value("string", "string-value", "unseen"), "seen", "seen"),
        ('office:value-type="unknown"', "some", "some"),
        (value("float", "value", "some"), "some", "some"),
        (value("boolean", "boolean-value", "some"), "some", "SOME"),
        (value("time", "time-value", "PT1.2.3S"), "some", "some"),
        (value("time", "time-value", f"P{'9' * 400}DT"), "some", "some"),
        ('table:number-columns-repeated="x"', "some", "some"),
        ('table:number-columns-repeated="-1" table:number-rows-spanned="x"', "some", "some"),
        ("", "some", "some"),
    ],
)
def test_a_cell_is_the_text_that_a_person_means_by_it(attributes, shown, text):
    """LibreOffice saves value and look; zeros and plus are in the look, dates and decimals in the value."""
    book = ods_xml(TITLE + ods_row(ods_cell(shown, attributes), ods_cell("Ann Demo")))

    assert [text] == column(book, "Value")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a   b\tc\nd"),
        ("<text:p><text:a>ann@example.com</text:a></text:p>\n <text:p>two</text:p>", "ann@example.com\ntwo"),
        ("<office:annotation><text:p>note</text:p></office:annotation><text:p>v</text:p>", "v"),
        (
            "<text:p><text:ruby>東<text:ruby-text>ヒガシ</text:ruby-text></text:ruby>京</text:p>",
            "東京",
        ),
    ],
)
def test_only_what_is_text_of_the_cell_is_read(inside, text):
    """Comments and reading aids stand in the same cell; blanks and line breaks are tags."""
    cell = f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'

    assert [text] == column(ods_xml(TITLE + ods_row(cell, ods_cell("Ann Demo"))), "Value")


def test_repeated_cells_and_rows_count_as_often_as_they_say():
    """Equal cells, and gaps, are written once with a number."""
    book = ods_xml(
        TITLE
        + ods_row("<table:table-cell/>", attributes='table:number-rows-repeated="3"')
        + ods_row(
            ods_cell("x", 'table:number-columns-repeated="2"'), attributes='table:number-rows-repeated="2"'
        )
        + ods_row('<table:table-cell table:number-columns-repeated="1"/>', ods_cell("last"))
    )
    [table] = excel.parse(book)

    assert [["x", "x"], ["x", "x"], ["", "last"]] == frame(table).to_numpy().tolist()
    assert [5, 6, 7] == frame(table).index.tolist()


def test_the_rest_of_the_sheet_costs_nothing():
    """LibreOffice writes the million empty rows below a table as one repeated row of 16,384 cells."""
    rest = ods_row(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        attributes='table:number-rows-repeated="1048575"',
    )

    assert frame(excel.parse(ods_xml(TITLE + ods_row(ods_cell("a")) + rest))[0]).shape == (1, 2)


def test_a_row_filled_down_to_the_end_is_not_a_million_people():
    """Equal rows are one contact; a thousand of them say it well enough."""
    rest = ods_row(ods_cell("a"), attributes='table:number-rows-repeated="1048575"')

    assert MOST_COPIES == len(frame(excel.parse(ods_xml(TITLE + rest))[0]))


def test_no_row_has_a_number_beyond_all_counting():
    """What claims to be repeated more often than any sheet has rows is there once."""
    endless = ods_row(attributes='table:number-rows-repeated="999999999999999999"')
    [table] = excel.parse(ods_xml(TITLE + endless * 12 + ods_row(ods_cell("a"))))

    assert [14] == table.rows.lines.tolist()


@pytest.mark.parametrize(
    "cells",
    [
        ods_cell("a", 'table:number-columns-repeated="4000000000"'),
        '<table:table-cell table:number-columns-repeated="4000000000"/>' + ods_cell("a"),
        ods_cell("a", 'table:number-columns-repeated="16384"'),
    ],
)
def test_more_cells_than_memory_holds_are_refused(cells):
    """A small file may claim any number of cells."""
    with pytest.raises(SourceError, match="save it as CSV"):
        excel.parse(ods_xml(TITLE + ods_row(cells, attributes='table:number-rows-repeated="1000"')))


def test_a_merged_cell_counts_for_each_row_beside_it():
    """A company is written once, merged down beside its people."""
    merged = ods_cell("Acme", 'table:number-rows-spanned="2" office:value-type="string"')
    book = ods_xml(
        TITLE
        + ods_row(merged, ods_cell("Ann Demo"))
        + ods_row("<table:covered-table-cell/>", ods_cell("Bob Mock"))
        + ods_row("<table:table-cell/>", ods_cell("Cy Test"))
    )

    assert ["Acme", "Acme", ""] == column(book, "Value")


def test_hidden_rows_are_read_and_counted():
    """A filter hides rows from the eye; the people in them are customers all the same."""
    row = ods_row(ods_cell("a"), attributes='table:visibility="filter" table:number-rows-repeated="2"')
    [table] = excel.parse(ods_xml(TITLE + row))

    assert (Problem(FILTERED.format(2), sheet="People"),) == table.problems


def test_hidden_sheets_are_left_out_and_said():
    """A sheet is hidden by its style."""
    styles = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    second = f'</table:table><table:table table:name="Open">{TITLE}'
    [table] = excel.parse(ods_xml(TITLE + second, styles, 'table:style-name="ta1"'))

    assert ("Open", (Problem(HIDDEN, sheet="People"),)) == (table.sheet, table.problems)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (ods_cell("#N/A"), EMPTIED),
        (ods_cell("#BUSY!"), EMPTIED),
        ('<table:table-cell table:formula="of:=[.A9]"/>', UNCOMPUTED),
    ],
)
def test_what_no_formula_gave_is_reported(cell, problem):
    """An error is no text, and a formula without a result none either."""
    [table] = excel.parse(ods_xml(TITLE + ods_row(cell, ods_cell("Ann Demo"))))

    assert [["", "Ann Demo"]] == frame(table).to_numpy().tolist()
    assert (Problem(problem, 2, sheet="People"),) == table.problems


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        pytest.param(ods_xml(TITLE, manifest="<encryption-data/>"), "password", id="password"),
        pytest.param(ods_xml("<table:table-row>"), r"save it again as \.xlsx", id="no well-formed XML"),
        pytest.param(ods_xml("<a>" * 1000 + "</a>" * 1000), "tags within tags", id="deep"),
        pytest.param(ods_xml(TITLE, before='<!DOCTYPE a [<!ENTITY a "b">]>'), "entities", id="entities"),
    ],
)
def test_what_cannot_be_read_is_said(book, reason):
    """Also XML that is made to hurt: entities of entities, tags without end."""
    with pytest.raises(SourceError, match=reason):
        excel.parse(book)
