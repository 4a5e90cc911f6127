"""`serve.page.overview`: whether all is well, and what needs a person."""

import errno

import pytest

from feed.clock import HOUR
from feed.files.file import IN_THE_CLOUD, WHY
from feed.files.seen import WRITTEN, Seen
from serve.page import condition
from serve.page.condition import BAD, GOOD, NOTE, WARN
from serve.page.overview import SILENT, Overview, overview
from serve.wording import Times
from tests.viewer import note_sync
from tests.watched import Folder, forbid


def now(folder: Folder) -> Overview:
    return overview(folder.feed, folder.ledger.reports(), Times(folder.now))


def titles(folder: Folder) -> list[str]:
    return [notice.title for notice in now(folder).notices]


@pytest.mark.parametrize(
    ("ago", "verdict", "level"), [(SILENT - 1, "All is well", GOOD), (SILENT, "Something needs you", WARN)]
)
def test_talkdesk_has_to_ask_within_two_hours(folder, ago, verdict, level):
    """It asks every half hour."""
    folder.write("a.csv", "Ada")
    folder.contacts()
    note_sync(folder)
    folder.now += ago

    assert (verdict, level) == (now(folder).verdict, now(folder).level)


def test_before_talkdesk_ever_asked_nothing_is_wrong(folder):
    """But it is said."""
    folder.write("a.csv", "Ada")
    folder.contacts()

    assert ("Ready for Talkdesk", GOOD) == (now(folder).verdict, now(folder).level)
    assert ["Talkdesk has not asked yet"] == titles(folder)


def test_wrong_credentials_are_said_until_talkdesk_asks_with_right_ones(folder):
    """Somebody on the internet who tries some is no news after that."""
    folder.write("a.csv", "Ada")
    folder.contacts()
    folder.feed.syncs.note_refused(folder.now)
    refused = titles(folder)
    folder.now += HOUR
    note_sync(folder)

    assert "Somebody asks with a wrong user or password" in refused
    assert [] == titles(folder)


def test_a_folder_below_that_cannot_be_listed_needs_someone(folder, monkeypatch):
    """Who is in it is not known, so nobody would miss them."""
    folder.write("b.csv", "Bob")
    (folder.path / "sub").mkdir()
    forbid(monkeypatch, "sub")
    folder.contacts()

    assert ("Something needs you", BAD) == (now(folder).verdict, now(folder).level)
    assert "sub: cannot be read" in titles(folder)


def test_the_worst_comes_first(folder):
    """And those that need someone come before the other files."""
    folder.write("a.csv", "Ada")
    folder.write("b (Ann's conflicted copy 2026-11-20).csv", "Ada")
    (folder.path / "c.xlsx").write_bytes(b"PK\3\4")
    folder.contacts()

    assert [BAD, WARN, NOTE] == [notice.level for notice in now(folder).notices]
    assert "a.csv" == now(folder).files[-1].name
    assert 1 == now(folder).sources


CONDITIONS = {
    "read": (Seen(digest="x"), GOOD, "Read"),
    "held": (Seen(error="60 of its 60", held="x"), BAD, "Held back"),
    "locked": (Seen(digest="x", error=WHY[errno.EACCES]), WARN, "Locked"),
    "in the cloud": (Seen(error=IN_THE_CLOUD), BAD, "Only in the cloud"),
    "being saved": (Seen(error=WRITTEN), NOTE, "Being saved"),
    "broken": (Seen(error="is empty"), BAD, "Cannot be read"),
    "left out": (Seen(left_out=True), NOTE, "Sample, left out"),
}


@pytest.mark.parametrize(("seen", "level", "label"), CONDITIONS.values(), ids=CONDITIONS.keys())
def test_a_file_has_a_condition(seen, level, label):
    """One word for it, and how bad it is."""
    assert (level, label) == (condition.of_file(seen).level, condition.of_file(seen).label)


def test_it_is_said_whether_older_contacts_are_sent_meanwhile():
    """Or nobody of the file ever was."""
    known, new = (condition.of_file(Seen(digest=digest, error="is empty")) for digest in ("x", ""))

    assert "It is empty. The contacts that it had are sent meanwhile." == known.sentence
    assert "It is empty. Nothing in it has ever been read." == new.sentence


@pytest.mark.parametrize(
    ("error", "sentence"),
    [("has no card", "It has no card."), ("its drive hangs", "The reason: its drive hangs.")],
)
def test_why_a_file_cannot_be_read_is_a_whole_sentence(error, sentence):
    """Most reasons go on where the name of the file ends."""
    assert condition.of_file(Seen(error=error)).sentence.startswith(sentence)
