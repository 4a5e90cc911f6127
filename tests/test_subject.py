"""`columns.subject`: what a table is about."""

import pytest

from columns import subject
from columns.column import Column


@pytest.mark.parametrize("heading", ["Είδος", "จำนวน", "Price", "Menge"])
def test_a_list_of_things_is_known_in_any_script(heading):
    """With nobody in it who could be reached."""
    columns = [Column(heading, None), Column("Name", "name")]

    assert subject.why_nobody(columns, (), is_cards=False) == subject.THINGS
