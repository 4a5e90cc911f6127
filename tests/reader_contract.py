"""What every reader owes whatever its format; the test class of each reader inherits it."""

from collections.abc import Sequence
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sources
from sources import SourceError, Table
from tests.frames import frame

CUTS = 200  # positions at which a file is cut off, evenly spread

# The same examples every time and everywhere; several classes run the one function, which is the point.
bounded = settings(
    max_examples=100,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.differing_executors],
)


def is_sound(table: Table) -> bool:
    """Whether a table is what the program relies on: text under text, lines that ascend."""
    whole = frame(table)
    cells, lines = whole.to_numpy().ravel().tolist(), whole.index.tolist()
    return all(isinstance(text, str) for text in [*table.headings, *cells]) and lines == sorted(set(lines))


class ReaderContract:
    """A subclass tells how rows of text are written in its format; the tests are then its own."""

    suffix: str
    headings: tuple[str, str, str] = ("Name", "Phone", "Note")

    def write(self, rows: Sequence[Sequence[str]]) -> bytes:
        """Return a file in the format; the first of `rows` holds the headings."""
        raise NotImplementedError

    def lines(self, count: int) -> list[int]:
        """Return where the first `count` rows begin if each cell is filled and has one line."""
        return list(range(2, 2 + count))

    def parse(self, data: bytes) -> list[Table]:
        """Read `data` as a file with the format's suffix."""
        return sources.parse(f"people{self.suffix}", data)

    def table(self, *rows: Sequence[str]) -> Table:
        """Write `rows` under the headings and read them back."""
        [table] = self.parse(self.write([self.headings, *rows]))
        return table

    @classmethod
    @cache
    def people(cls) -> bytes:
        """Return a small file of this format with nothing odd in it."""
        return cls().write(
            [cls.headings, ("Ann Demo", "202-555-0101", "é"), ("Bob Mock", "202-555-0102", "two\nlines")]
        )

    def test_headings_come_back_in_the_order_of_the_file(self):
        """Headings are text and are neither sorted nor folded nor renamed."""
        table = self.table(("Ann Demo", "202-555-0101", "a note"))

        assert self.headings == table.headings

    def test_cells_come_back_under_their_headings(self):
        """Each row is whole and stands in the order of the file."""
        rows = [["Bob Mock", "202-555-0102", "second"], ["Ann Demo", "202-555-0101", "first"]]

        assert rows == frame(self.table(*rows)).to_numpy().tolist()

    def test_a_heading_that_stands_twice_stays_twice(self):
        """Duplicate headings are normal: two phone columns, two TEL lines; neither is dropped or numbered."""
        name, phone, _ = self.headings
        [table] = self.parse(self.write([(name, phone, phone), ("Ann Demo", "202-555-0101", "202-555-0102")]))

        assert (name, phone, phone) == table.headings
        assert [["Ann Demo", "202-555-0101", "202-555-0102"]] == frame(table).to_numpy().tolist()

    @pytest.mark.parametrize(
        "text",
        ["007", "0", "NA", "N/A", "null", "None", "nan", "1e11", "1.0", "TRUE", "2026-01-02", "+12025550101"],
    )
    def test_text_that_looks_like_something_else_stays_text(self, text):
        """Nothing is guessed to be a number, a truth, a date or nothing at all."""
        table = self.table(("Ann Demo", "202-555-0101", text))

        assert [["Ann Demo", "202-555-0101", text]] == frame(table).to_numpy().tolist()

    @pytest.mark.parametrize("text", ["Zoé", "山田", "😀", "ß ł ş", "Ελένη", "نور", "e\u0301"])
    def test_letters_outside_ascii_survive(self, text):
        """Names are of all scripts, and are not normalised here."""
        table = self.table((text, "202-555-0101", "a note"))

        assert [[text, "202-555-0101", "a note"]] == frame(table).to_numpy().tolist()

    @pytest.mark.parametrize(
        "text", ["a, b", "a; b", "a: b", "a | b", "a\tb", 'say "hi"', "it's", "<a & b>", "back\\slash"]
    )
    def test_the_signs_of_the_format_itself_survive_in_a_cell(self, text):
        """What the format separates or quotes with is text inside a cell."""
        table = self.table(("Ann Demo", "202-555-0101", text), ("Bob Mock", "202-555-0102", "plain"))

        assert ["Ann Demo", "202-555-0101", text] == frame(table).iloc[0].tolist()

    def test_line_breaks_inside_a_cell_survive(self):
        """An address of three lines is one cell."""
        table = self.table(("Ann Demo", "202-555-0101", "1 Sample Road\nTestville\n00001"))

        assert [["Ann Demo", "202-555-0101", "1 Sample Road\nTestville\n00001"]] == (
            frame(table).to_numpy().tolist()
        )

    def test_a_cell_that_is_not_there_is_empty_text(self):
        """There is no NaN and no None: readers after this one see text alone."""
        table = self.table(("Ann Demo", "", "a note"), ("Bob Mock", "202-555-0102", ""))
        cells = dict(zip(table.headings, frame(table).to_numpy().T.tolist(), strict=True))
        _, phone, note = self.headings

        assert ["", "202-555-0102"] == cells[phone]
        assert ["a note", ""] == cells[note]

    def test_line_numbers_ascend_and_point_to_the_row(self):
        """A person finds a reported row under the number that the editor or the sheet shows."""
        rows = [(f"Person {i}", f"202-555-010{i}", "a note") for i in range(5)]

        assert self.lines(5) == frame(self.table(*rows)).index.tolist()

    def test_blank_rows_are_left_out_and_the_rows_after_them_keep_their_lines(self):
        """Rows without any text are gaps: they are no contacts, but they count as lines."""
        ann, bob = ("Ann Demo", "202-555-0101", "first"), ("Bob Mock", "202-555-0102", "last")
        blank = ("", "", "")
        table = self.table(ann, blank, blank, bob)
        [before, after] = frame(table).index.tolist()

        assert [list(ann), list(bob)] == frame(table).to_numpy().tolist()
        assert self.lines(2)[1] + 2 == after
        assert self.lines(1)[0] == before

    def test_nothing_odd_is_reported_of_a_file_without_oddities(self):
        """Problems are for what a person should look at."""
        [table] = self.parse(self.people())

        assert () == table.problems

    @pytest.mark.parametrize("data", [b"", b"\r\n \n", b"\0" * 4096], ids=["nothing", "blanks", "zeros"])
    def test_an_empty_file_cannot_be_read(self, data):
        """A program may just be about to write it, so it does not count as a file without people."""
        with pytest.raises(SourceError, match="is empty"):
            self.parse(data)

    def test_a_file_that_is_cut_off_anywhere_fails_in_no_other_way_than_a_bad_source(self):
        """A file may be half copied when it is read: the refresher catches SourceError and nothing else."""
        data = self.people()
        for end in range(0, len(data), len(data) // CUTS + 1):
            with suppress(SourceError):
                assert all(map(is_sound, self.parse(data[:end])))

    @bounded
    @given(st.binary(max_size=400))
    def test_random_bytes_fail_in_no_other_way_than_a_bad_source(self, data):
        """Whatever has the suffix may lie in the folder, also what has nothing to do with the format."""
        with suppress(SourceError):
            assert all(map(is_sound, self.parse(data)))

    @bounded
    @given(st.floats(0, 1), st.binary(min_size=1, max_size=20))
    def test_damaged_bytes_fail_in_no_other_way_than_a_bad_source(self, place, damage):
        """A file of this format in which a disk or a program left rubbish is no reason to stop."""
        data = self.people()
        at = int(place * len(data))
        with suppress(SourceError):
            assert all(map(is_sound, self.parse(data[:at] + damage + data[at + len(damage) :])))

    @bounded
    @given(st.floats(0, 1), st.floats(0, 1))
    def test_a_part_that_stands_twice_fails_in_no_other_way_than_a_bad_source(self, start, end):
        """Files are put together, and transfers that were resumed repeat what they had sent."""
        data = self.people()
        with suppress(SourceError):
            assert all(
                map(is_sound, self.parse(data[: int(end * len(data))] + data[int(start * len(data)) :]))
            )

    def test_the_same_bytes_give_the_same_table(self):
        """Nothing is remembered between two files."""
        [first], [second] = self.parse(self.people()), self.parse(self.people())

        assert frame(first).equals(frame(second))
        assert (first.headings, first.problems) == (second.headings, second.problems)
