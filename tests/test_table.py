import pytest

from sources.table import Problem, Table, from_rows
from tests.frames import frame


def table(*rows: list[str]) -> Table:
    """Return the table of `rows`, the first of which is on line 1."""
    made = from_rows(enumerate(rows, 1))
    assert made
    return made


def test_the_first_row_that_is_not_blank_holds_the_headings():
    """Exports begin with empty lines; what is above the headings is no row."""
    made = table([], ["", " "], ["Name", "Phone"], ["Ann Demo", "202-555-0101"])

    assert ("Name", "Phone") == made.headings
    assert [4] == frame(made).index.tolist()


def test_rows_of_blanks_make_no_table():
    """A sheet without text has nothing to say, not even headings."""
    assert from_rows([(1, []), (2, ["", "\t"]), (3, [" \n"])]) is None


def test_headings_alone_make_a_table_without_rows():
    """A list from which everybody was deleted can be read, and has nobody in it."""
    made = table(["Name", "Phone"])

    assert ("Name", "Phone") == made.headings
    assert 0 == len(frame(made))


def test_a_short_row_is_filled_up_with_empty_text():
    """Editors leave out the empty cells at the end of a line."""
    made = table(["Name", "Phone", "Note"], ["Ann Demo"], ["Bob Mock", "202-555-0102", "a note"])

    assert [["Ann Demo", "", ""], ["Bob Mock", "202-555-0102", "a note"]] == frame(made).to_numpy().tolist()
    assert () == made.problems


def test_cells_beyond_the_headings_are_kept_under_an_empty_heading():
    """Nothing is cut off: a comma too much may have moved a phone number, or this is a title line."""
    made = table(["Name"], ["Ann Demo", "202-555-0101"], ["Bob Mock"])

    assert ("Name", "") == made.headings
    assert [["Ann Demo", "202-555-0101"], ["Bob Mock", ""]] == frame(made).to_numpy().tolist()


def test_a_table_knows_the_line_of_its_headings():
    """Blank lines above them count."""
    assert 3 == table([], [" "], ["Name", "Phone"], ["Ann Demo", "202-555-0101"]).line


def test_blank_cells_beyond_the_headings_are_no_cells():
    """Thunderbird ends its rows with a comma."""
    made = table(["Name", "Phone", "", " "], ["Ann Demo", "202-555-0101", "", ""])

    assert ("Name", "Phone") == made.headings


def test_an_empty_heading_between_others_keeps_its_column():
    """A column without heading moves no other column."""
    made = table(["Name", "", "Phone"], ["Ann Demo", "x", "202-555-0101"])

    assert ("Name", "", "Phone") == made.headings
    assert [["Ann Demo", "x", "202-555-0101"]] == frame(made).to_numpy().tolist()


def test_what_was_odd_about_the_file_stays_with_the_table():
    """Problems of the reader are told with those of the table."""
    guess = Problem("the encoding was a guess")
    made = from_rows([(1, ["Name"]), (2, ["Ann Demo"])], problems=[guess])
    assert made

    assert (guess,) == made.problems


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("is odd"), "is odd"),
        (Problem("is odd", 3), "is odd"),
        (Problem("is odd", 3, "555"), "'555' is odd"),
        (Problem("is odd", 3, "555", "Staff"), "sheet 'Staff': '555' is odd"),
    ],
)
def test_a_problem_reads_as_a_sentence_with_its_sheet_and_value_in_front(problem, sentence):
    """The line is left to whoever shows it: some name the file before it."""
    assert sentence == str(problem)
