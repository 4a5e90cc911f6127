"""`feed.memory.remembered`: what the ledger says, also beside the bridge that writes it."""

import pytest

from feed.clock import DAY
from feed.memory import remembered
from feed.memory.database import FILE, LedgerError
from feed.memory.ledger import Ledger
from feed.memory.near import said_before
from tests.telling import record, row, told

NOW = 10**15


def test_who_is_gone_can_be_named_while_the_bridge_runs(tmp_path):
    """Only a person can delete them in Talkdesk."""
    ledger = Ledger(tmp_path)
    record(ledger, [told("a.csv", row("", "Ann"), row("", "Bob"))], [], NOW)
    record(ledger, [told("a.csv", row("", "Bob"))], [], NOW)
    record(ledger, [], [], NOW + DAY)
    with remembered.beside(tmp_path) as known:
        assert [{"id": "id of Ann", "name": "Ann"}] == [contact.said for contact in known.gone()]
    ledger.close()


def test_nothing_is_known_before_the_first_start(tmp_path):
    """And nothing is written by looking."""
    with remembered.beside(tmp_path / "elsewhere") as known:
        assert ([], {}, False) == (known.gone(), known.sources(), known.is_taken("x"))
    with remembered.nothing() as known:
        assert [] == said_before([row("a.csv", "Ann")], [told("a.csv")], [], known)
    assert [] == list(tmp_path.iterdir())


def test_a_damaged_ledger_is_named_in_one_sentence(tmp_path):
    """The bridge itself mends it when it starts."""
    (tmp_path / FILE).write_bytes(b"no ledger at all" * 100)
    with pytest.raises(LedgerError, match="start the bridge again"), remembered.beside(tmp_path) as known:
        known.gone()


def test_a_ledger_that_cannot_be_opened_is_named_in_one_sentence(tmp_path):
    """Whoever looks may not have the right to, or another program is making a backup."""
    (tmp_path / FILE).mkdir()
    with pytest.raises(LedgerError, match="start the bridge once"), remembered.beside(tmp_path):
        pass
