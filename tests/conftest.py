"""What the tests of several modules stand on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.watched import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    path = tmp_path / "data"
    path.mkdir()
    folder = Folder(path)
    yield folder
    folder.ledger.close()
