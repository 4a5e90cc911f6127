"""`sources.rows`: rows of text kept as one text each come back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from sources.rows import BATCH, SEPARATOR, Rows, packed
from tests.reader_contract import bounded

PEOPLE = [["Ann Demo", "202-555-0101"], ["Bob Mock", ""], ["", "202-555-0103"]]


def rows(*cells: list[str], width: int = 2) -> Rows:
    """Return rows from line 2 on."""
    return packed([(range(2, 2 + len(cells)), cells)], width)


def all_of(some: Rows) -> list[list[str]]:
    """Return all cells, row by row."""
    return some.between(0, len(some))


@bounded
@given(st.lists(st.lists(st.text(), min_size=3, max_size=3)))
def test_cells_come_back_whatever_is_in_them(cells):
    """But for the sign that separates them, which no text has: there is a space where it stood."""
    expected = [[cell.replace(SEPARATOR, " ") for cell in row] for row in cells if "".join(row).strip()]

    assert expected == all_of(rows(*cells, width=3))


def test_blank_rows_are_left_out_and_the_others_keep_their_lines():
    """They are gaps: no contacts, but they count."""
    kept = rows(PEOPLE[0], ["", " \t"], [], PEOPLE[1])

    assert PEOPLE[:2] == all_of(kept)
    assert [2, 5] == kept.lines.tolist()


def test_rows_of_another_batch_become_as_wide_as_the_widest():
    """Cells beyond the headings may come late in a file."""
    kept = packed([([2], [["Ann Demo"]]), ([3], [["Bob Mock", "", "a note"]])], 1)

    assert [["Ann Demo", "", ""], ["Bob Mock", "", "a note"]] == all_of(kept)
    assert 3 == kept.width


def test_blank_cells_beyond_the_width_make_no_column():
    """Thunderbird ends its rows with a comma."""
    assert PEOPLE == all_of(rows(*([*row, "", " "] for row in PEOPLE)))


def test_blocks_have_the_wanted_columns_of_all_rows_in_their_order():
    """The last block has what is left over."""
    many = packed([(range(2, 2 + 2 * BATCH + 1), [["a", str(i), "c"] for i in range(2 * BATCH + 1)])], 3)
    lines, columns = zip(*many.blocks([2, 1]), strict=True)

    assert [BATCH, BATCH, 1] == [len(some) for some in lines]
    assert [["c"], [str(2 * BATCH)]] == [list(column) for column in columns[-1]]
    assert [2 + BATCH, str(BATCH)] == [lines[1][0], columns[1][1][0]]


def test_blocks_have_all_columns_if_none_are_named():
    """A table of rows alone has one block of them."""
    [(lines, columns)] = rows(*PEOPLE).blocks()

    assert [2, 3, 4] == lines
    assert [("Ann Demo", "Bob Mock", ""), ("202-555-0101", "", "202-555-0103")] == columns


def test_rows_are_found_by_the_whole_of_a_cell():
    """`Ann` is not `Ann Demo`."""
    people = rows(*PEOPLE, ["Ann", "Bob Mock"])

    assert [3] == people.beginning_with({"Ann"}, 0)
    assert [1, 3] == people.beginning_with({"Ann", "Bob Mock"}, 0)
    assert [0] == people.beginning_with({"202-555-0101"}, 1)


def test_spans_are_put_together_in_their_order():
    """What stands between them is left out, its lines too."""
    people = rows(*PEOPLE)

    assert [2, 4] == people.spans([(0, 1), (2, 3)]).lines.tolist()
    assert [PEOPLE[0], PEOPLE[2]] == all_of(people.without([1]))
    assert [] == all_of(people.spans([]))


def test_some_columns_are_rows_of_their_own():
    """Lists side by side: where one has nobody, it has no row."""
    right = rows(*PEOPLE).across(1, 2)

    assert [["202-555-0101"], ["202-555-0103"]] == all_of(right)
    assert [2, 4] == right.lines.tolist()
