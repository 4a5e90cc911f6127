import codecs
import csv
import io
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import Problem, SourceError, Table
from sources.rows import MOST_CELLS
from sources.texts import lines
from sources.texts.delimited import MOST_REPORTED, STRAY, STRAYS, WHOLE, WRAPPED
from sources.texts.text import parse
from tests.frames import frame
from tests.reader_contract import ReaderContract, bounded, is_sound

# What breaks readers of CSV, between words that must not be lost.
SIGNS = ['"', '""', '",', ',"', "'", "\\", '\\"', ",", ";", "\t", "|", "\n", "\r\n", "\r", "\r\r\n", "\n\n"]
SIGNS += ["\0", "\ufeff", "\u2028", "\x0b", "\x1c", " ", "\u00a0", "sep=;\n", "=", "<", "{", "1,5", "😀"]
WORDS = ["Ann", "Zoë", "Łódź", "Ελένη", "Иван", "山田", "김예시", "نور", "ÄÖÜ", "x" * 300]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]


def table(text: str) -> Table:
    """Return the one table of a CSV file in UTF-8."""
    [made] = parse(text.encode())
    return made


def rows(text: str) -> list[list[str]]:
    """Return headings and rows of a CSV file in UTF-8."""
    made = table(text)
    return [list(made.headings), *frame(made).to_numpy().tolist()]


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


@pytest.mark.parametrize("delimiter", list(",;\t|~^§¦"))
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


def test_single_quotes_are_quotes_if_all_headings_stand_in_some():
    """One in a cell is doubled, or behind a backslash; elsewhere they are apostrophes."""
    text = "'Name','Company'\n'Bob O''Mock','Mock, Inc.'\n'Cy D\\'Fake',''\n"

    assert [["Name", "Company"], ["Bob O'Mock", "Mock, Inc."], ["Cy D'Fake", ""]] == rows(text)
    assert [["Name", "Company"], ["'Ann'", "'Demo'"]] == rows("Name,Company\n'Ann','Demo'\n")


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
    assert [["Demo, Ann", "a, b"]] == frame(made).to_numpy().tolist()
    assert [3] == frame(made).index.tolist()


@pytest.mark.parametrize("hint", ['sep="', "sep= ", "sep="], ids=["quote", "blank", "nothing"])
@pytest.mark.parametrize("end", ["\n", "\r"], ids=["LF", "CR"])
def test_a_sep_line_that_names_no_delimiter_is_left_out_and_the_delimiter_guessed(hint, end):
    """Nothing separates cells by quotes, blanks or line ends; Python 3.13 refuses to try."""
    text = end.join([hint, "Name;Phone", "Ann Demo;202-555-0101", ""])

    assert [["Name", "Phone"], ["Ann Demo", "202-555-0101"]] == rows(text)


@pytest.mark.parametrize("cell", ['="02110"', '"=""02110"""'])
def test_a_formula_that_is_but_a_text_is_that_text(cell):
    """So that Excel takes it for no number."""
    assert [["Ann", "02110", "x"]] == rows(f"Name,Zip,Note\r\nAnn,{cell},x\r\n")[1:]
    assert [["Ann", "02110"]] == rows(f"Name,Zip\nAnn,{cell}")[1:]


def test_a_quote_in_the_middle_of_a_cell_is_text():
    """Inches and nicknames are written with quotes, and only one at the start of a cell opens anything."""
    text = 'Name,Note\nAnn Demo,a 5" pipe\nBob "Bobby" Mock,say "hi" now\n'

    assert [["Name", "Note"], ["Ann Demo", 'a 5" pipe'], ['Bob "Bobby" Mock', 'say "hi" now']] == rows(text)
    assert () == table(text).problems


def test_quotes_inside_a_quoted_cell_are_its_own():
    """Programs that double no quotes write `"Bob "Bobby" Mock"`; the reader would leave half of them."""
    text = 'Name,Phone\n"Bob "Bobby" Mock","202-555-0102"\n"A 5" pipe, please","202-555-0103"\n'

    assert [
        ["Name", "Phone"],
        ['Bob "Bobby" Mock', "202-555-0102"],
        ['A 5" pipe, please', "202-555-0103"],
    ] == (rows(text))
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

    assert ["202-555-0101", "202-555-0102"] == frame(made)["Phone"].tolist()
    assert [2, 4] == frame(made).index.tolist()
    assert () == made.problems


def test_a_quote_that_is_never_closed_in_the_middle_spoils_its_own_line_only():
    """The rest of the file must not vanish into one cell, and a person must find the quote."""
    text = 'Name,Phone\nAnn Demo,202-555-0101\n"Bob Mock,202-555-0102\nCy Specimen,202-555-0103\n'
    made = table(text)

    assert [
        ["Ann Demo", "202-555-0101"],
        ["Bob Mock", "202-555-0102"],
        ["Cy Specimen", "202-555-0103"],
    ] == frame(made).to_numpy().tolist()
    assert (Problem(STRAY, 3),) == made.problems


def test_a_quote_that_is_never_closed_at_the_end_is_read_as_if_it_were_not_there_and_reported():
    """The last line is no exception: no line break gets into the cell, and the quote is reported."""
    text = 'Name,Phone\nAnn Demo,202-555-0101\nBob Mock,"202-555-0102\n'
    made = table(text)

    assert [["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]] == frame(made).to_numpy().tolist()
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
    ] == frame(made).to_numpy().tolist()
    assert [2] == [problem.line for problem in made.problems]


def test_two_quotes_that_are_never_closed_are_no_pair():
    """Two careless lines one below the other are two people, not one with a line break in the name."""
    text = 'Name,Phone\n"Ann Demo,202-555-0101\n"Bob Mock,202-555-0102\nCy Specimen,202-555-0103\n'
    made = table(text)

    assert [
        ["Ann Demo", "202-555-0101"],
        ["Bob Mock", "202-555-0102"],
        ["Cy Specimen", "202-555-0103"],
    ] == frame(made).to_numpy().tolist()
    assert [2, 3] == [problem.line for problem in made.problems]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "lone CR"])
def test_lines_end_as_any_system_ends_them(end):
    """Old Macs wrote a lone CR; Excel for Mac offers it still."""
    made = table(end.join(["Name,Phone", "Ann Demo,202-555-0101", "Bob Mock,202-555-0102", ""]))

    assert [["Ann Demo", "202-555-0101"], ["Bob Mock", "202-555-0102"]] == frame(made).to_numpy().tolist()
    assert [2, 3] == frame(made).index.tolist()


def test_line_ends_may_be_mixed():
    """Files that were put together end their lines in several ways, each of which counts as one."""
    made = table("Name,Phone\r\nAnn Demo,202-555-0101\nBob Mock,202-555-0102\rCy Specimen,202-555-0103\r\n")

    assert ["Ann Demo", "Bob Mock", "Cy Specimen"] == frame(made)["Name"].tolist()
    assert [2, 3, 4] == frame(made).index.tolist()


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_signs_that_only_python_takes_for_line_ends_are_text(sign):
    """Outlook writes \\x0b into addresses; no editor counts a line there."""
    assert [["Name", "Note"], ["Ann Demo", f"a{sign}b"]] == rows(f"Name,Note\nAnn Demo,a{sign}b\n")


def test_a_row_after_a_cell_with_a_line_break_keeps_its_true_line():
    """A row's number is that of its first line in a text editor."""
    made = table('Name,Note\nAnn Demo,"one\ntwo\nthree"\nBob Mock,x\n')

    assert [2, 5] == frame(made).index.tolist()


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
    ] == frame(made).to_numpy().tolist()


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
    assert [] == parse(b",,,\r\n,,\r\n,,,\r\n")


def test_a_cell_of_a_million_letters_is_read():
    """A mail thread pasted into the notes is no reason to refuse a file; csv's own limit is 131,072."""
    note = "x" * 1_000_000

    assert [["Name", "Note"], ["Ann Demo", note]] == rows(f"Name,Note\nAnn Demo,{note}\n")


def test_a_guessed_encoding_is_told_with_the_table():
    """Whoever sees wrong letters learns why."""
    [made] = parse("Name,City\nJörg Probe,Köln\nBärbel Probe,Düren\n".encode("cp1252"))

    assert ["Jörg Probe", "Bärbel Probe"] == frame(made)["Name"].tolist()
    assert ["read as cp1252" in problem.message for problem in made.problems] == [True]


@pytest.mark.parametrize(
    "text",
    [
        'Name,Note\n"Bob \\"Bobby\\" Mock","say \\"hi\\""\nAnn Demo,x\n',
        'Name,Note\n"Bob ""Bobby"" Mock","say ""hi"""\nAnn Demo,x\n',
    ],
    ids=["backslashes", "doubled"],
)
def test_quotes_within_quotes_are_written_in_two_ways(text):
    """Databases put a backslash before them where Excel doubles them."""
    assert [["Name", "Note"], ['Bob "Bobby" Mock', 'say "hi"'], ["Ann Demo", "x"]] == rows(text)
    assert () == table(text).problems


def test_a_backslash_at_the_end_of_a_quoted_cell_is_text():
    """So do the names of folders end."""
    assert [["Name", "Folder"], ["Ann Demo", "C:\\Ann\\"], ["Bob Mock", "D:\\"]] == (
        rows('Name,Folder\nAnn Demo,"C:\\Ann\\"\nBob Mock,"D:\\"\n')
    )


def test_a_stray_quote_beside_quotes_after_backslashes_spoils_its_own_line_only():
    """Neither of the two ways makes the whole file right, and the rest of it is right still."""
    text = 'Name,Note\n"Bob \\"B\\" Mock",x\n"Cy Specimen,y\nAnn Demo,z\n'

    assert [["Name", "Note"], ['Bob "B" Mock', "x"], ["Cy Specimen", "y"], ["Ann Demo", "z"]] == rows(text)


def test_single_quotes_are_text():
    """Names have them, and no program of the office quotes with them."""
    assert [["Name", "Note"], ["O'Brien", "'t Hooft"]] == rows("Name,Note\nO'Brien,'t Hooft\n")


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_rows_that_stand_in_quotes_as_if_they_were_one_cell_are_taken_apart(delimiter):
    """Excel opened the table as a single column, and somebody saved it as CSV."""
    lines = ["Name,Phone,Note", 'Ann Demo,202-555-0101,"a, b"', 'Bob Mock,202-555-0102,"say ""hi"""']
    text = "".join('"{}"\n'.format(line.replace(",", delimiter).replace('"', '""')) for line in lines)
    made = table(text)

    assert ("Name", "Phone", "Note") == made.headings
    assert ["202-555-0101", "202-555-0102"] == frame(made)["Phone"].tolist()
    assert 'say "hi"' == frame(made)["Note"].iloc[1]
    assert [2, 3] == frame(made).index.tolist()
    assert (WRAPPED,) == made.problems


def test_only_those_rows_stand_in_quotes_that_had_quotes_before():
    """Excel of a country with semicolons quotes a cell that has quotes, not one that has commas."""
    made = table('Name,Phone,Note\n"Ann Demo,202-555-0101,""a, b"""\nBob Mock,202-555-0102,c\n')

    assert [["Ann Demo", "202-555-0101", "a, b"], ["Bob Mock", "202-555-0102", "c"]] == (
        frame(made).to_numpy().tolist()
    )


@pytest.mark.parametrize("heading", ["Name", '"Name"'])
def test_a_column_of_quoted_names_with_commas_is_one_column(heading):
    """What the heading does not have, its cells may have."""
    assert [["Name"], ["Demo, Ann"], ["Mock, Bob"]] == rows(f'{heading}\n"Demo, Ann"\n"Mock, Bob"\n')


def test_a_short_row_of_one_quoted_cell_is_not_taken_apart_where_that_may_be_a_name():
    """In a table of two columns `"Demo, Ann"` is as wide as the table."""
    assert ["Demo, Ann", ""] == rows('Name,Phone\n"Demo, Ann"\nBob Mock,202-555-0102\n')[1]


def test_a_cell_with_a_line_break_in_a_short_row_is_believed():
    """Each of its lines alone is no row of the table."""
    made = table('Name,Address,Phone\nAnn Demo,"Road 1\nTestville"\nBob Mock,Road 2,202-555-0102\n')

    assert "Road 1\nTestville" == frame(made)["Address"].iloc[0]
    assert [2, 4] == frame(made).index.tolist()


def test_two_stray_quotes_make_no_row_wider_than_the_table():
    """Each line is a row by itself, and both together are none."""
    text = 'Name,Note,Phone\n"Ann Demo,x,202-555-0101\nBob Mock,y",202-555-0102\nCy Specimen,z,\n'

    assert ["Ann Demo", "Bob Mock", "Cy Specimen"] == [row[0] for row in rows(text)[1:]]


def test_a_stray_quote_in_the_headings_hides_nothing():
    """The delimiter is told by the lines after it still."""
    made = table('"Name;Note\nAnn Demo;a, b\nBob Mock;c, d\n')

    assert ("Name", "Note") == made.headings
    assert [2, 3] == frame(made).index.tolist()
    assert (Problem(STRAY, 1),) == made.problems


def test_stray_quotes_on_each_line_are_told_a_thousand_times_and_then_counted():
    """Nobody reads more, and a hostile file has millions."""
    made = table("Name,Phone\n" + '"Ann Demo,202-555-0101\n' * (MOST_REPORTED + 5))

    assert MOST_REPORTED + 1 == len(made.problems)
    assert Problem(STRAYS.format(5)) == made.problems[-1]
    assert {"Ann Demo"} == set(frame(made)["Name"])


def test_a_quote_that_is_never_closed_in_a_long_file_swallows_no_row_however_many_there_are():
    """The reader goes on only so far before it gives up, and does not do so again and again."""
    made = table("Name,Phone\n" + 'Ann Demo,"202-555-0101\n' + "Bob Mock,202-555-0102\n" * 5000)

    assert 5001 == len(frame(made))
    assert (Problem(STRAY, 2),) == made.problems


def test_line_ends_that_were_translated_twice_make_blank_lines():
    """`\\r\\r\\n` is what Python's csv writes on Windows without newline=""; editors count two lines."""
    made = table("Name,Phone\r\r\nAnn Demo,202-555-0101\r\r\nBob Mock,202-555-0102\r\r\n")

    assert ["Ann Demo", "Bob Mock"] == frame(made)["Name"].tolist()
    assert [3, 5] == frame(made).index.tolist()


def test_lines_are_counted_across_the_pieces_that_a_file_is_read_in(monkeypatch):
    """A piece may end between the two signs of a line end, within a cell, at a line's end."""
    text = 'Name,Note\r\nAnn Demo,"a\nb"\r\nBob\x0bMock,\u2028c\r\nCy Specimen,d\r\n'
    whole = table(text)
    for size in range(1, len(text)):
        monkeypatch.setattr(lines, "PIECE", size)
        made = table(text)

        assert frame(whole).equals(frame(made))
        assert [2, 4, 5] == frame(made).index.tolist()


def test_a_row_of_millions_of_cells_does_not_make_the_table_as_wide():
    """Each row would have as many; what is far beyond stays together."""
    text = "Name,Phone\nAnn Demo,202-555-0101\n" + "x," * 1_000_000 + "end\n"
    made = table(text)

    assert frame(made).shape[1] <= MOST_CELLS
    assert str(frame(made).iloc[1, -1]).endswith(",x,end")


def test_a_million_rows_of_delimiters_after_the_last_are_left_out_at_once():
    """An emptied sheet is saved down to its last row; none of them is made a row."""
    made = table("Note,Phone\n" + "ring; please,202-555-0101\n" + ",\r\n" * 1_000_000)

    assert [["ring; please", "202-555-0101"]] == frame(made).to_numpy().tolist()


def test_delimiters_that_end_the_last_cell_are_its_text():
    """What is left out at the end are lines."""
    assert [["Name", "Note"], ["Ann Demo", "Hello;;"]] == rows("Name,Note\nAnn Demo,Hello;;")


@pytest.mark.parametrize("sign", ["\ufeff", "\u200b", "\u2060"])
def test_marks_that_nobody_sees_hide_no_heading(sign):
    """They come with what is copied from web pages, and from files that were put together."""
    assert ("Name", "Phone") == table(f"{sign}{sign}Name{sign},{sign}Phone\nAnn Demo,1\n").headings


@bounded
@given(st.lists(st.sampled_from(SIGNS + WORDS * 2), max_size=40), st.sampled_from(ENCODINGS))
def test_no_word_is_lost_whatever_signs_stand_between(fragments, encoding):
    """A stray quote may cost a border between cells, but never what somebody wrote."""
    text = "".join(fragments).lstrip("\0")
    with suppress(SourceError):
        tables = parse(text.encode(encoding))
        read = " ".join(
            part for table in tables for part in [*table.headings, *frame(table).to_numpy().ravel().tolist()]
        )
        hint = re.match(r"[\0\ufeff\s]*sep=", text)
        lost = [] if hint else [word for word in words(text) if word not in read]

        assert [] == lost
        assert all(map(is_sound, tables))


def words(text: str) -> list[str]:
    """Return the runs of letters, without the signs that are left out within them."""
    return re.findall(r"[^\W\d_]+", re.sub("[\0\ufeff]", "", text))


def test_how_many_rows_are_read_at_once_changes_nothing(monkeypatch):
    """Rows of several lines, stray quotes, blank, short and wide rows: each may be the first of a block."""
    data = (
        b'Name,Phone,Note\r\n\r\nAnn Demo,202-555-0101,"two\r\nlines"\r\nBob Mock\r\n,,,\r\n'
        b'"Cy Test,202-555-0103,x\r\nDi Sample,202-555-0104,y,z\r\nEd Demo,202-555-0105,"q\r\nr"\r\n'
    )
    [whole] = parse(data)
    for size in range(1, 6):
        monkeypatch.setattr("sources.rows.BATCH", size)
        [table] = parse(data)

        assert (whole.headings, whole.problems, whole.line) == (table.headings, table.problems, table.line)
        assert frame(whole).equals(frame(table))


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_delimiter_in_a_cell_without_quotes_is_told_by_the_blank_behind_it(delimiter):
    """If a row has as many cells too many as begin with a blank."""
    text = "Name,Firm,Phone\nAnn,Demo, Inc.,202-555-0101\nBob,Mock,202-555-0102\nEva, Dr.,A, B,x\n"
    firm, name = f"Demo{delimiter} Inc.", f"Eva{delimiter} Dr."
    expected = [["Ann", firm, "202-555-0101"], ["Bob", "Mock", "202-555-0102"]]

    made = table(text.replace(",", delimiter))

    assert [*expected, [name, f"A{delimiter} B", "x"]] == frame(made).to_numpy().tolist()
    assert made.problems == (Problem(WHOLE.format(2), 2),)


@pytest.mark.parametrize(
    "text",
    [
        "Name, Firm, Phone\nAnn, Demo, Inc., 202-555-0101\n",
        "Name,Firm,Phone\nBob, Mock, 202-555-0102, x\n",
        "Name\nDemo, Ann\n",
    ],
)
def test_a_blank_behind_a_delimiter_tells_nothing_where_others_have_one(text):
    """In the headings, or in all of the row; nor where there is one heading, that of names."""
    row = text.splitlines()[1]
    assert rows(text)[1] in (row.replace(", ", ",").split(","), [row])
    assert not table(text).problems
