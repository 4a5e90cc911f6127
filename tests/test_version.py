"""The version: one place says it, and it is told wherever somebody who helps would look."""

import re
from pathlib import Path

import pytest

import bridge
from serve.version import VERSION
from tests.office import furnish
from tests.program import served

CHANGELOG = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_is_the_topmost_of_the_changelog():
    """Whoever reads what is new knows whether it is there; what is not out yet has no number."""
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", CHANGELOG, re.MULTILINE)

    assert VERSION == versions[0]


def test_the_program_says_its_version(capsys):
    """And does nothing else, whatever config.ini says."""
    with pytest.raises(SystemExit) as ended:
        bridge.main(["--config", "missing.ini", "--version"])

    assert (0, f"contact bridge {VERSION}\n") == (ended.value.code, capsys.readouterr().out)


def test_each_start_logs_the_version_first(tmp_path):
    """A log that somebody sends tells by which version it was written."""
    with served(furnish(tmp_path)):
        first = (tmp_path / "state" / "bridge.log").read_text(encoding="utf-8").splitlines()[0]

    assert first.endswith(f" INFO contact bridge {VERSION}")
