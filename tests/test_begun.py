"""`feed.identity.begun`: names that were saved when they were half typed."""

from dataclasses import replace

from contacts.contact import Contact
from feed.identity.begun import begun
from feed.identity.likeness import Row

ANN = Row("a.csv", b"1", "", Contact("Ann"), "id of Ann")


def typed(name: str, source: str = "a.csv") -> Row:
    return Row(source, name.encode(), "", Contact(name, phones=("+12125550101",)))


def test_a_name_is_that_which_it_begins():
    """Of the same file, whatever else the row says by now."""
    assert {7: ANN} == begun({7: typed("Ann Demo")}, [ANN])
    assert {} == begun({7: typed("Anna Demo"), 8: typed("Ann Demo", "b.csv")}, [ANN])


def test_a_name_that_two_begin_with_is_neither():
    """Nobody knows which of them it was."""
    assert {} == begun({7: typed("Ann Demo"), 8: typed("Ann Mock")}, [ANN])
    assert {} == begun({7: typed("Ann Demo")}, [ANN, replace(ANN, id="another")])


def test_a_row_that_says_more_or_is_gone_is_not_half_typed():
    """A number tells who somebody is; who is gone may be anybody."""
    called = replace(ANN, contact=Contact("Ann", phones=("+12125550102",)))

    assert {} == begun({7: typed("Ann Demo")}, [called, replace(ANN, is_present=False)])
