import codecs
import csv
import io

import pytest

from sources import Problem, Table, delimited
from sources.delimited import STRAY
from tests.reader_contract import ReaderContract


def table(text: str) -> Table:
    """Return the one table of a CSV file in UTF-8."""
    [made] = delimited.parse(text.encode())
    return made


def rows(text: str) -> list[list[str]]:
    """Return headings and rows of a CSV file in UTF-8."""
    made = table(text)
    return [list(made.headings), *made.cells.to_numpy().tolist()]


class TestCsv(ReaderContract):
    suffix = ".csv"

    def write(self, rows):
        file = io.StringIO(newline="")
        csv.writer(file).writerows(rows)
        return file.getvalue().encode()


class TestUnicodeText(ReaderContract):
    """Excel's "Unicode text": tabs and UTF-16."""

    suffix = ".txt"

    def write(self, rows):
        file = io.StringIO(newline="")
        csv.writer(file, dialect="excel-tab").writerows(rows)
        return codecs.BOM_UTF16_LE + file.getvalue().encode("utf-16-le")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "pipe"])
def test_the_delimiter_is_found(delimiter):
    """Each country's Excel and each program has its own, and no file says which."""
    text = "Name,Phone,City\nAnn Demo,202-555-0101,Testville\nBob Mock,202-555-0102,Testville\n"

    assert list(csv.reader(text.splitlines())) == rows(text.replace(",", delimiter))


def test_commas_inside_the_cells_of_a_semicolon_file_are_text():
    """The delimiter is what gives the rows one width, not what there is most of."""
    text = "Name;Note\nDemo, Ann;a, b, c, d\nMock, Bob;one, two\nSpecimen, Cy;x, y, z\n"

    assert [
        ["Name", "Note"],
        ["Demo, Ann", "a, b, c, d"],
        ["Mock, Bob", "one, two"],
        ["Specimen, Cy", "x, y, z"],
    ] == rows(text)


def test_delimiters_inside_quotes_do_not_count_for_the_guess():
    """A quoted cell may be full of what separates the cells of other files."""
    text = 'Name,Note\nAnn Demo,"a;b;c;d"\nBob Mock,"e;f;g;h"\nCy Specimen,"i;j;k;l"\n'

    assert [
        ["Name", "Note"],
        ["Ann Demo", "a;b;c;d"],
        ["Bob Mock", "e;f;g;h"],
        ["Cy Specimen", "i;j;k;l"],
    ] == rows(text)


def test_title_lines_above_the_headings_do_not_mislead_the_guess():
    """Reports begin with what they are about, in one cell or with a comma in it."""
    text = "Members, all of them\nas of today\nName;Phone\n" + "Ann Demo;202-555-0101\n" * 8

    assert ["Ann Demo", "202-555-0101"] == rows(text)[-1]


def test_a_file_of_one_column_is_a_table_of_one_column():
    """A list of e-mail addresses has nothing that separates anything."""
    assert [["E-mail"], ["ann@example.com"], ["bob@example.com"]] == (
        rows("E-mail\nann@example.com\nbob@example.com\n")
    )


def test_a_sep_line_names_the_delimiter_and_is_no_row():
    """Excel wants `sep=;` on top and hides it; what it names beats any guess."""
    text = "sep=;\r\nName;Note\r\nDemo, Ann;a, b\r\n"
    made = table(text)

    assert ("Name", "Note") == made.headings
    assert [["Demo, Ann", "a, b"]] == made.cells.to_numpy().tolist()
    assert [3] == made.cells.index.tolist()


@pytest.mark.parametrize("hint", ['sep="', "sep= ", "sep="], ids=["quote", "blank", "nothing"])
@pytest.mark.parametrize("end", ["\n", "\r"], ids=["LF", "CR"])
def test_a_sep_line_that_names_no_delimiter_is_left_out_and_the_delimiter_guessed(hint, end):
    """Nothing separates cells by quotes, blanks or line ends; Python 3.13 refuses to try."""
    text = end.join([hint, "Name;Phone", "Ann Demo;202-555-0101", ""])

    assert [["Name", "Phone"], ["Ann Demo", "202-555-0101"]] == rows(text)


def test_a_quote_in_the_middle_of_a_cell_is_text():
    """Inches and nicknames are written with quotes, and only one at the start of a cell opens anything."""
    text = 'Name,Note\nAnn Demo,a 5" pipe\nBob "Bobby" Mock,say "hi" now\n'

    assert [["Name", "Note"], ["Ann Demo", 'a 5" pipe'], ['Bob "Bobby" Mock', 'say "hi" now']] == rows(text)
    assert () == table(text).problems


def test_a_doubled_quote_inside_quotes_is_one_quote():
    """So RFC 4180 writes it, and so does Excel."""
    assert [["Name"], ['Bob "Bobby" Mock']] == rows('Name\n"Bob ""Bobby"" Mock"\n')


def test_blanks_before_a_quote_do_not_hide_it():
    """People type a blank after each comma."""
    assert [["Name", "Note"], ["Ann Demo", "a, b"]] == rows('Name, Note\nAnn Demo, "a, b"\n')


def test_quotes_left_single_in_a_cell_of_two_lines_are_believed_if_the_row_is_as_wide_as_the_headings():
    """Programs that double no quotes write such rows, and tearing them apart would lose the phone number."""
    text = 'Name,Note,Phone\nAnn Demo,"first\nthen "hi" twice",202-555-0101\nBob Mock,a note,202-555-0102\n'
    made = table(text)

    assert ["202-555-0101", "202-555-0102"] == made.cells["Phone"].tolist()
    assert [2, 4] == made.cells.index.tolist()
    assert () == made.problems


def test_a_quote_that_is_never_closed_in_the_middle_spoils_its_own_line_only():
    """The rest of the file must not vanish into one cell, and a person must find the quote."""
    text = 'Name,Phone\nAnn Demo,202-555-0101\n"Bob Mock,202-555-0102\nCy Specimen,202-555-0103\n'
    made = table(text)

    assert [
        ["Ann Demo", "202-555-0101"],
        ["Bob Mock", "202-555-0102"],
        ["Cy Specimen", "202-555-0103"],
    ] == made.cells.to_numpy().tolist()
    assert (Problem(STRAY, 3),) == made.problems


def test_a_quote_that_is_never_closed_at_the_end_is_read_as_if_it_were_not_there_and_reported():
    """The last line is no exception: no line break gets into the cell, and the quote is reported."""
    text = 'Name,Phone\nAnn Demo,202-555-0101\nBob Mock,"202-555-0102\n'
    made = table(text)

    assert [["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]] == made.cells.to_numpy().tolist()
    assert (Problem(STRAY, 3),) == made.problems


def test_a_quote_that_is_never_closed_swallows_no_row_whose_cells_are_quoted():
    """The next quote is the opening one of another row and closes nothing, even if the widths agree."""
    text = (
        "Name,Company,Phone\n"
        'Ann Demo,"Acme,202-555-0101\n'
        'Bob Mock,"Other",202-555-0102\n'
        "Cy Specimen,Third,202-555-0103\n"
    )
    made = table(text)

    assert [
        ["Ann Demo", "Acme", "202-555-0101"],
        ["Bob Mock", "Other", "202-555-0102"],
        ["Cy Specimen", "Third", "202-555-0103"],
    ] == made.cells.to_numpy().tolist()
    assert [2] == [problem.line for problem in made.problems]


def test_two_quotes_that_are_never_closed_are_no_pair():
    """Two careless lines one below the other are two people, not one with a line break in the name."""
    text = 'Name,Phone\n"Ann Demo,202-555-0101\n"Bob Mock,202-555-0102\nCy Specimen,202-555-0103\n'
    made = table(text)

    assert [
        ["Ann Demo", "202-555-0101"],
        ["Bob Mock", "202-555-0102"],
        ["Cy Specimen", "202-555-0103"],
    ] == made.cells.to_numpy().tolist()
    assert [2, 3] == [problem.line for problem in made.problems]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "lone CR"])
def test_lines_end_as_any_system_ends_them(end):
    """Old Macs wrote a lone CR; Excel for Mac offers it still."""
    made = table(end.join(["Name,Phone", "Ann Demo,202-555-0101", "Bob Mock,202-555-0102", ""]))

    assert [["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]] == made.cells.to_numpy().tolist()
    assert [2, 3] == made.cells.index.tolist()


def test_line_ends_may_be_mixed():
    """Files that were put together end their lines in several ways, each of which counts as one."""
    made = table("Name,Phone\r\nAnn Demo,202-555-0101\nBob Mock,202-555-0102\rCy Specimen,202-555-0103\r\n")

    assert ["Ann Demo", "Bob Mock", "Cy Specimen"] == made.cells["Name"].tolist()
    assert [2, 3, 4] == made.cells.index.tolist()


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_signs_that_only_python_takes_for_line_ends_are_text(sign):
    """Outlook writes \\x0b into addresses; no editor counts a line there."""
    assert [["Name", "Note"], ["Ann Demo", f"a{sign}b"]] == rows(f"Name,Note\nAnn Demo,a{sign}b\n")


def test_a_row_after_a_cell_with_a_line_break_keeps_its_true_line():
    """A row's number is that of its first line in a text editor."""
    made = table('Name,Note\nAnn Demo,"one\ntwo\nthree"\nBob Mock,x\n')

    assert [2, 5] == made.cells.index.tolist()


def test_nul_bytes_are_left_out():
    """Crashed programs and old databases leave them; csv would stop at the first."""
    assert [["Name", "Phone"], ["Ann Demo", "202-555-0101"]] == (
        rows("Na\0me,Phone\0\nAnn\0 Demo,202-555-0101\n\0\0\0")
    )


def test_long_and_short_rows_stay_rows():
    """A comma too many or too few is that row's own matter."""
    text = "Name,Phone\nAnn Demo\nBob Mock,202-555-0102,extra\nCy Specimen,202-555-0103\n"
    made = table(text)

    assert [
        ["Ann Demo", "", ""],
        ["Bob Mock", "202-555-0102", "extra"],
        ["Cy Specimen", "202-555-0103", ""],
    ] == made.cells.to_numpy().tolist()


def test_trailing_commas_are_no_cells():
    """Thunderbird ends rows with a comma, Excel with as many as an old column left behind."""
    made = table("Name,Phone\nAnn Demo,202-555-0101,\nBob Mock,202-555-0102,,,\n")

    assert ("Name", "Phone") == made.headings
    assert () == made.problems


def test_a_file_without_a_line_end_at_its_end_keeps_its_last_row():
    """Many programs end the last row with the file."""
    assert ["Bob Mock", "202-555-0102"] == rows("Name,Phone\nAnn Demo,202-555-0101\nBob Mock,202-555-0102")[
        -1
    ]


def test_rows_of_delimiters_alone_make_no_table():
    """A sheet saved after everything was deleted leaves only commas."""
    assert [] == delimited.parse(b",,,\r\n,,\r\n,,,\r\n")


def test_a_cell_of_a_million_letters_is_read():
    """A mail thread pasted into the notes is no reason to refuse a file; csv's own limit is 131,072."""
    note = "x" * 1_000_000

    assert [["Name", "Note"], ["Ann Demo", note]] == rows(f"Name,Note\nAnn Demo,{note}\n")


def test_a_guessed_encoding_is_told_with_the_table():
    """Whoever sees wrong letters learns why."""
    [made] = delimited.parse("Name,City\nJörg Probe,Köln\nBärbel Probe,Düren\n".encode("cp1252"))

    assert ["Jörg Probe", "Bärbel Probe"] == made.cells["Name"].tolist()
    assert ["read as cp1252" in problem.message for problem in made.problems] == [True]
