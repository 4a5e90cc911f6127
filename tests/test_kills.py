"""Real processes, killed at any moment: nothing is lost, nobody gets another id."""

import contextlib
import http.client
import random
import threading
from pathlib import Path

import pytest

from tests import program
from tests.running import config_text, csv_bytes
from tests.talkdesk import Talkdesk

Sheet = list[list[str]]


def people(file: int) -> Sheet:
    return [
        [f"Person{file}{i:02d}", f"p{file}{i:02d}@example.com", f"+12125550{file}{i:02d}"] for i in range(20)
    ]


def save(folder: Path, sheets: dict[str, Sheet]) -> None:
    for name, rows in sheets.items():
        (folder / name).write_bytes(csv_bytes([["Name", "Email", "Phone"], *rows]))


def killed_while_syncing(config: Path, talkdesk: Talkdesk, seconds: float) -> None:
    """Start the bridge, sync with it, and kill it so many seconds later, whatever it is doing."""
    with program.served(config) as served:
        talkdesk.port = served.port
        timer = threading.Timer(seconds, served.process.kill)
        timer.start()
        with contextlib.suppress(OSError, http.client.HTTPException):
            talkdesk.sync()
        timer.join()


@pytest.mark.parametrize("rounds", [1, pytest.param(300, marks=pytest.mark.slow)])
def test_a_bridge_killed_at_any_moment_loses_nothing(tmp_path, rounds):
    """Files are edited in between; in the end Talkdesk has every row once, under the id that it had."""
    chance = random.Random(rounds)
    folder = tmp_path / "data"
    folder.mkdir()
    config = tmp_path / "config.ini"
    config.write_text(config_text(page_size=7), encoding="utf-8", newline="\n")
    sheets = {f"{i}.csv": people(i) for i in range(3)}
    save(folder, sheets)
    talkdesk = Talkdesk(0, keeps_each_checkpoint=True)
    with program.served(config) as served:
        talkdesk.port = served.port
        talkdesk.sync()
    ids = {contact["emails"][0]: id for id, contact in talkdesk.contacts.items()}
    for number in range(rounds):
        row = chance.choice(sheets[chance.choice(list(sheets))])
        row[2] = f"+1312555{number:04d}"
        save(folder, sheets)
        killed_while_syncing(config, talkdesk, chance.random() / 4)
    with program.served(config) as served:
        talkdesk.port = served.port
        talkdesk.sync()

        assert [] == talkdesk.sync()
    now = {email: (name, phone) for rows in sheets.values() for name, email, phone in rows}
    held = {c["emails"][0]: (c["name"], c["phones"][0]) for c in talkdesk.contacts.values()}
    assert now == held
    assert ids == {contact["emails"][0]: id for id, contact in talkdesk.contacts.items()}
