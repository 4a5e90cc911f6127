"""`columns.subject`: what a table is about."""

import pytest

from columns import subject
from columns.column import Column
from columns.folding import fold


@pytest.mark.parametrize("words", ["OF_THINGS", "OF_A_THING", "CONCERNED", "OF_PAYMENTS"])
def test_the_words_for_things_are_written_as_they_are_compared(words):
    """One that is not folded would never be found."""
    assert {word: fold(word) for word in getattr(subject, words)} == {
        word: word for word in getattr(subject, words)
    }


@pytest.mark.parametrize("heading", ["Είδος", "จำนวน", "Price", "Menge"])
def test_a_list_of_things_is_known_in_any_script(heading):
    """With nobody in it who could be reached."""
    columns = [Column(heading, None), Column("Name", "name")]

    assert subject.why_nobody(columns, (), is_cards=False) == subject.THINGS
