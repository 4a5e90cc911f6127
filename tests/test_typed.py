"""Commands as people type them."""

import pytest

from feed import typed


@pytest.mark.parametrize(
    ("on_windows", "name", "spelt"),
    [
        (True, "customers.xlsx", "customers.xlsx"),
        (True, "sales/Zoë & sons (old).csv", '"sales/Zoë & sons (old).csv"'),
        (False, "customers.xlsx", "customers.xlsx"),
        (False, "Our $HOME.csv", "'Our $HOME.csv'"),
    ],
)
def test_a_command_can_be_copied_as_it_is_shown(monkeypatch, on_windows, name, spelt):
    """A file's name is one word, also with blanks."""
    monkeypatch.setattr(typed, "ON_WINDOWS", on_windows)

    assert f"{typed.START} accept {spelt}" == typed.typed("accept", name)
