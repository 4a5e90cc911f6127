"""`feed.files.limits`: files that are too large."""

import pytest

from feed.files.limits import Limits
from feed.source import Rules, understand
from sources import SourceError

CSV = b"Name,Email,Note\r\nAnn,ann@example.com,x\r\nBob,bob@example.com," + b"y" * 30 + b"\r\n"


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(rows=1), "has 2 rows, and more than 1 are not read: split it, or raise rows = 1 under"),
        (Limits(columns=2), "has 3 columns, and more than 2 are not read: split it, or raise columns = 2"),
    ],
    ids=["rows", "columns"],
)
def test_a_file_beyond_a_limit_is_refused_with_the_key_to_change(limits, sentence):
    """It says what the file has, what is allowed, and where."""
    with pytest.raises(SourceError, match=sentence):
        understand("a.csv", CSV, Rules("US", limits=limits))


def test_a_file_at_its_limits_is_read():
    """The limits themselves are allowed."""
    assert 2 == len(understand("a.csv", CSV, Rules("US", limits=Limits(1, 2, 3, 100))).entries)


def test_a_file_of_too_many_bytes_is_refused_before_it_is_read():
    """Half a megabyte more than one is said as such."""
    Limits(file_mb=1).check_size(1_000_000)
    with pytest.raises(SourceError, match=r"has 1.5 MB, and more than 1 are not read: .*file_mb = 1"):
        Limits(file_mb=1).check_size(1_500_000)


def test_a_cell_that_is_too_long_is_cut_and_reported():
    """The row and the file are read all the same."""
    source = understand("a.csv", CSV, Rules("US", columns={"Note": "company"}, limits=Limits(cell_length=20)))

    assert "y" * 20 == source.entries[1].contact.company
    assert [3] == [problem.line for problem in source.problems if "cell_length" in problem.message]
