"""`feed.lately`: what is remembered of the files that were read last."""

from feed.lately import MOST, MOST_OF_ONE, Lately


def test_the_files_read_last_are_remembered_as_long_as_there_is_room():
    """Who was there longest goes first; one that is read again begins anew."""
    lately = Lately[str]()
    files = MOST // MOST_OF_ONE
    for number in [*range(files), 0, files]:
        lately.put(f"{number}.csv", "rows", MOST_OF_ONE)

    assert ("rows", None) == (lately.get("0.csv"), lately.get("1.csv"))
    assert files == sum(lately.get(f"{number}.csv") is not None for number in range(files + 1))


def test_of_a_large_file_nothing_is_remembered():
    """Nor of what it was when it was smaller."""
    lately = Lately[str]()
    lately.put("a.csv", "rows", 1)
    lately.put("a.csv", "more rows", MOST_OF_ONE + 1)

    assert lately.get("a.csv") is None
