"""What is known as data is read from the file beside its module."""

from pathlib import Path

import pytest

import columns
import contacts
from columns import layout
from sources import knowledge


def test_data_is_read_by_its_headings_from_beside_the_module(tmp_path):
    """Each row is a dictionary; letters of any script and quoted cells are as they stand."""
    (tmp_path / "towns.csv").write_text('town,also\nLödz,"a, b"\n都,\n', encoding="utf-8", newline="")

    rows = knowledge.rows(str(tmp_path / "towns.py"), "towns.csv")

    assert [{"town": "Lödz", "also": "a, b"}, {"town": "都", "also": ""}] == rows


def test_words_of_a_kind_may_stand_in_several_lines(tmp_path):
    """They are told without regard to case."""
    (tmp_path / "vocabulary.csv").write_text("kind,words\ntree,Oak|elm\ntree,Eßkastanie\n", encoding="utf-8")

    assert {"tree": {"oak", "elm", "esskastanie"}} == knowledge.vocabulary(str(tmp_path / "any.py"))


@pytest.mark.parametrize("room", [columns, layout, contacts], ids=lambda room: room.__name__)
def test_every_kind_of_words_is_used(room):
    """What no module asks for is kept up by nobody."""
    folder = Path(room.__file__).parent
    code = "".join(file.read_text(encoding="utf-8").replace("'", '"') for file in folder.rglob("*.py"))

    assert [] == [kind for kind in knowledge.vocabulary(room.__file__) if f'["{kind}"]' not in code]
