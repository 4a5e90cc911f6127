"""What is known as data is read from the file beside its module."""

from columns import knowledge


def test_data_is_read_by_its_headings_from_beside_the_module(tmp_path):
    """Each row is a dictionary; letters of any script and quoted cells are as they stand."""
    (tmp_path / "towns.csv").write_text('town,also\nLödz,"a, b"\n都,\n', encoding="utf-8", newline="")

    rows = knowledge.rows(str(tmp_path / "towns.py"), "towns.csv")

    assert [{"town": "Lödz", "also": "a, b"}, {"town": "都", "also": ""}] == rows
