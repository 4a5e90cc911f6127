"""Commands as people type them."""

import runpy
import sys

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


@pytest.mark.parametrize(("platform", "start"), [("win32", r".\start.bat"), ("linux", "python bridge.py")])
def test_a_command_begins_as_the_shells_of_the_system_start_it(monkeypatch, platform, start):
    """PowerShell does not find `start.bat` without `.\\` before it; cmd does not mind."""
    monkeypatch.setattr(sys, "platform", platform)

    assert start == runpy.run_path(typed.__file__)["START"]
