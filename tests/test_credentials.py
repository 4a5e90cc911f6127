"""Users and their passwords: who gets in, what is kept of a password, and files that are damaged."""

import base64
import hashlib
import os
import re
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from unittest.mock import Mock

import pytest

from serve import credentials
from serve.credentials import CredentialsError, Refusals, Users, make
from tests.office import PASSWORD, write


def test_without_users_nobody_gets_in(tmp_path):
    """A bridge that has no users yet answers nobody, whatever is sent."""
    users = Users(tmp_path / "users.ini", {})

    assert 0 == len(users)
    assert [False, False] == [users.allow("talkdesk", PASSWORD), users.allow("", "")]


def test_a_generated_password_lets_its_user_in(tmp_path):
    """What `make` returns is what Talkdesk has to send."""
    password = make(tmp_path / "users.ini", "talkdesk")

    assert Users(tmp_path / "users.ini", {}).allow("talkdesk", password)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("talkdesk", PASSWORD + " "),
        ("talkdesk", PASSWORD.upper()),
        ("talkdesk", ""),
        ("talkdesk", "talkdesk"),
        ("talkdesk", hashlib.sha256(PASSWORD.encode()).hexdigest()),
        ("Talkdesk", PASSWORD),
        ("stranger", PASSWORD),
        ("", PASSWORD),
        ("", ""),
        (PASSWORD, "talkdesk"),
    ],
)
def test_any_other_name_or_password_is_refused(tmp_path, name, password):
    """Both have to be right, letter by letter; knowing the hash is not knowing the password."""
    assert not Users(tmp_path / "users.ini", {"talkdesk": PASSWORD}).allow(name, password)


def test_a_user_does_not_get_in_with_the_password_of_another(tmp_path):
    """Name and password belong together."""
    users = Users(tmp_path / "users.ini", {"ada": PASSWORD, "bob": "another long password"})

    assert [True, False] == [users.allow("ada", PASSWORD), users.allow("bob", PASSWORD)]


def test_plain_and_generated_users_get_in_side_by_side(tmp_path):
    """[auth] adds to users.ini and does not replace it."""
    password = make(tmp_path / "users.ini", "talkdesk")
    users = Users(tmp_path / "users.ini", {"by hand": PASSWORD})

    assert [True, True] == [users.allow("by hand", PASSWORD), users.allow("talkdesk", password)]
    assert 2 == len(users)


def test_a_generated_password_counts_beside_the_plain_one_of_the_same_user(tmp_path):
    """Whoever makes it to be rid of the plain one types it into Talkdesk before emptying [auth]."""
    password = make(tmp_path / "users.ini", "talkdesk")
    users = Users(tmp_path / "users.ini", {"talkdesk": PASSWORD})

    assert [True, True] == [users.allow("talkdesk", password), users.allow("talkdesk", PASSWORD)]
    assert 1 == len(users)


def test_a_password_made_while_the_bridge_runs_counts_at_once(tmp_path):
    """Nobody has to start the bridge again for a new user."""
    users = Users(tmp_path / "users.ini", {})
    before = users.allow("talkdesk", PASSWORD)
    password = make(tmp_path / "users.ini", "talkdesk")

    assert [False, True] == [before, users.allow("talkdesk", password)]


def test_a_replaced_password_is_refused_at_once(tmp_path):
    """A password is replaced because someone else knows the old one."""
    old = make(tmp_path / "users.ini", "talkdesk")
    users = Users(tmp_path / "users.ini", {})
    before = users.allow("talkdesk", old)
    new = make(tmp_path / "users.ini", "talkdesk")

    assert [True, False, True] == [before, users.allow("talkdesk", old), users.allow("talkdesk", new)]


def test_a_replaced_password_is_refused_though_the_file_has_the_same_time_and_size(tmp_path):
    """Drives keep times in steps of up to two seconds; the old password must not live on for that."""
    file = tmp_path / "users.ini"
    old = make(file, "talkdesk")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    users = Users(file, {})
    new = make(file, "talkdesk")
    os.utime(file, (1_700_000_000, 1_700_000_000))

    assert [False, True] == [users.allow("talkdesk", old), users.allow("talkdesk", new)]


def test_a_new_user_leaves_the_others_as_they_are(tmp_path):
    """The file is added to, and names keep their case."""
    first, second = make(tmp_path / "users.ini", "talkdesk"), make(tmp_path / "users.ini", "TalkDesk")
    users = Users(tmp_path / "users.ini", {})

    assert [True, True] == [users.allow("talkdesk", first), users.allow("TalkDesk", second)]


def test_a_file_read_by_two_requests_at_once_is_known_as_it_is_now(tmp_path, monkeypatch):
    """The one that read it before it was replaced may be done last: then the next request reads it again."""
    file, read, is_read, go = tmp_path / "users.ini", credentials._read, threading.Event(), threading.Event()
    make(file, "talkdesk")

    def read_slowly(file: Path) -> dict[str, str]:
        said = read(file)
        is_read.set()
        go.wait(10)
        return said

    class Interrupted(Users):
        def __setattr__(self, name: str, value: object) -> None:
            super().__setattr__(name, value)
            if is_read.is_set() and threading.current_thread() is threading.main_thread():
                go.set()
                slow.join(10)

    users = Interrupted(file, {})
    make(file, "talkdesk")
    slow = threading.Thread(target=users.allow, args=("talkdesk", ""))
    with monkeypatch.context() as patch:
        patch.setattr(credentials, "_read", read_slowly)
        slow.start()
        is_read.wait(10)
    password = make(file, "talkdesk")
    users.allow("talkdesk", password)

    assert users.allow("talkdesk", password)


def test_a_deleted_file_shuts_its_users_out_at_once(tmp_path):
    """Deleting users.ini is how all generated passwords are taken back."""
    password = make(tmp_path / "users.ini", "talkdesk")
    users = Users(tmp_path / "users.ini", {})
    (tmp_path / "users.ini").unlink()

    assert not users.allow("talkdesk", password)


def test_the_file_holds_only_the_sha_256_of_a_password(tmp_path):
    """Who reads the file, or a copy of it, cannot ask for contacts."""
    password = make(tmp_path / "users.ini", "talkdesk")
    text = (tmp_path / "users.ini").read_text(encoding="utf-8")

    assert [f"talkdesk = {hashlib.sha256(password.encode()).hexdigest()}"] == re.findall("talkdesk.*", text)
    assert password not in text


def test_nothing_else_is_left_beside_the_file(tmp_path):
    """It is written beside and moved into place, so nobody finds half a file."""
    make(tmp_path / "state" / "users.ini", "talkdesk")

    assert ["users.ini"] == [path.name for path in (tmp_path / "state").iterdir()]


def test_generated_passwords_are_160_random_bits(tmp_path):
    """27 url-safe characters, never the same twice: so much that a quick hash is enough."""
    passwords = [make(tmp_path / "users.ini", "talkdesk") for _ in range(50)]

    assert 50 == len(set(passwords))
    assert {20} == {len(base64.urlsafe_b64decode(password + "=")) for password in passwords}
    assert all(re.fullmatch("[A-Za-z0-9_-]{27}", password) for password in passwords)


@pytest.mark.parametrize("name", ["a=b", "", "  ", " x", "#x", ";x", "[users]", "a\nb", "x\udc80"])
def test_a_name_that_the_file_cannot_hold_is_refused_before_it_is_written(tmp_path, name):
    """A password is only handed out if it works, and one bad name does not lock everybody out."""
    password = make(tmp_path / "users.ini", "talkdesk")
    with pytest.raises(CredentialsError):
        make(tmp_path / "users.ini", name)

    assert Users(tmp_path / "users.ini", {}).allow("talkdesk", password)


@pytest.mark.parametrize("name", ["Jörg", "a:b", "100%", "%(x)s", "DEFAULT", "two words", "山田"])
def test_other_names_may_have_all_signs(tmp_path, name):
    """No sign but those of the file's own grammar is special."""
    password = make(tmp_path / "users.ini", name)

    assert Users(tmp_path / "users.ini", {}).allow(name, password)


DAMAGED = {
    "no section": b"talkdesk = 0123\n",
    "another section": b"[other]\ntalkdesk = 0123\n",
    "half a heading": b"[users\ntalkdesk = 0123\n",
    "a user twice": b"[users]\ntalkdesk = 0123\ntalkdesk = 4567\n",
    "not UTF-8": b"[users]\nJ\xf6rg = 0123\n",
    "zeros": bytes(100),
    "nothing": b"",
    "no hash": "[users]\ntalkdesk = pässword\n".encode(),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_an_error_that_names_it(tmp_path, data):
    """It is said what to do: a file that is taken for empty would shut everybody out in silence."""
    (tmp_path / "users.ini").write_bytes(data)
    with pytest.raises(CredentialsError, match=re.escape(str(tmp_path / "users.ini"))):
        Users(tmp_path / "users.ini", {}).allow("talkdesk", PASSWORD)


def test_a_file_damaged_while_the_bridge_runs_leaves_the_users_that_were(tmp_path, caplog):
    """Talkdesk still gets in, nobody else does, and it is said once."""
    password = make(tmp_path / "users.ini", "talkdesk")
    users = Users(tmp_path / "users.ini", {})
    write(tmp_path / "users.ini", "damaged")

    assert [True, True] == [users.allow("talkdesk", password) for _ in range(2)]
    assert not users.allow("talkdesk", PASSWORD)
    assert 1 == len(caplog.records)


def test_no_password_is_made_over_a_damaged_file(tmp_path):
    """Other users may still be saved from it by hand."""
    write(tmp_path / "users.ini", "damaged")
    with pytest.raises(CredentialsError):
        make(tmp_path / "users.ini", "talkdesk")

    assert "damaged" == (tmp_path / "users.ini").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_an_error_that_names_the_file(tmp_path):
    """A state folder under a file cannot be."""
    file = write(tmp_path / "state", "a file") / "users.ini"
    with pytest.raises(CredentialsError, match=re.escape(str(file))):
        make(file, "talkdesk")


@pytest.mark.parametrize(
    ("name", "password"), [("\ud800", PASSWORD), ("talkdesk", "\udfff"), ("\udcff", "\udcff")]
)
def test_lone_surrogates_are_refused_like_any_other_text(tmp_path, name, password):
    """They cannot be encoded as UTF-8; that must not become an error of the bridge."""
    assert not Users(tmp_path / "users.ini", {"talkdesk": PASSWORD}).allow(name, password)


def compared(users: Users, name: str, password: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many comparisons one answer takes."""
    calls: list[tuple[str, str]] = []

    def counting(left: str, right: str) -> bool:
        calls.append((left, right))
        return left == right

    monkeypatch.setattr(credentials, "compare_digest", counting)
    users.allow(name, password)
    return len(calls)


def test_all_users_are_compared_whoever_asks(tmp_path, monkeypatch):
    """How long an answer takes tells nobody which names there are."""
    generated = make(tmp_path / "users.ini", "first")
    users = Users(tmp_path / "users.ini", {"second": PASSWORD, "third": PASSWORD})
    asked = [
        ("first", generated),
        ("first", "wrong"),
        ("third", PASSWORD),
        ("third", "wrong"),
        ("stranger", PASSWORD),
        ("", ""),
    ]

    assert [6] * 6 == [compared(users, name, password, monkeypatch) for name, password in asked]


def test_names_and_passwords_are_compared_by_their_hashes(tmp_path: Path, monkeypatch):
    """All that is compared has one length, so that constant time is that."""
    users = Users(tmp_path / "users.ini", {"talkdesk": PASSWORD})
    lengths: set[int] = set()

    def noting(left: str, right: str) -> bool:
        lengths.update((len(left), len(right)))
        return left == right

    monkeypatch.setattr(credentials, "compare_digest", noting)
    users.allow("t", "short")

    assert {64} == lengths


def called(users: Users, name: str, password: str) -> list[str]:
    """The names of all functions that one answer calls, of Python as of C, in order."""
    names: list[str] = []

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "call":
            names.append(frame.f_code.co_name)
        elif event == "c_call":
            names.append(getattr(argument, "__name__", "?"))

    sys.setprofile(note)
    try:
        users.allow(name, password)
    finally:
        sys.setprofile(None)
    return names


@pytest.mark.parametrize(
    ("name", "password"),
    [("first", "x" * 27), ("nobody", "x" * 27), ("third", PASSWORD), ("nobody", PASSWORD)],
)
def test_a_wrong_name_takes_the_same_steps_as_a_wrong_password(tmp_path, name, password):
    """Counted and not timed: the time of an answer then does not tell them apart either."""
    generated = make(tmp_path / "users.ini", "first")
    users = Users(tmp_path / "users.ini", {"second": "another password", "third": PASSWORD})
    right = called(users, "first", generated)

    assert 6 == right.count("compare_digest")
    assert right == called(users, name, password)


@pytest.mark.parametrize("look", [(Path, "open"), (os, "stat")], ids=["opened", "looked at"])
def test_a_file_held_by_another_program_is_read_as_soon_as_it_lets_go(tmp_path, monkeypatch, caplog, look):
    """A virus scanner looks at the new file first: the new password counts with the next request."""
    file = tmp_path / "users.ini"
    old = make(file, "talkdesk")
    users = Users(file, {})
    new = make(file, "talkdesk")
    with monkeypatch.context() as patch:
        patch.setattr(*look, Mock(side_effect=PermissionError(13, "Permission denied")))
        meanwhile = [users.allow("talkdesk", password) for password in (old, new, old)]
    after = [users.allow("talkdesk", password) for password in (old, new)]

    assert ([True, False, True], [False, True]) == (meanwhile, after)
    assert 1 == len(caplog.records)


def test_the_file_of_users_is_moved_into_place_as_soon_as_nobody_looks_at_it(tmp_path, monkeypatch):
    """On Windows a file that is open somewhere cannot be replaced; a scanner has it for a moment."""
    pauses: list[float] = []
    replace, failures = Path.replace, [PermissionError(13, "in use")] * 3

    def busy(self: Path, target: Path) -> Path:
        if failures:
            raise failures.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(time, "sleep", pauses.append)
    password = make(tmp_path / "users.ini", "talkdesk")

    assert (3, True) == (len(pauses), Users(tmp_path / "users.ini", {}).allow("talkdesk", password))


def test_a_file_of_users_that_stays_in_use_is_an_error_and_keeps_the_old_password(tmp_path, monkeypatch):
    """After two seconds at most; no password is shown that would not work."""
    pauses: list[float] = []
    old = make(tmp_path / "users.ini", "talkdesk")

    def busy(self: Path, target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(time, "sleep", pauses.append)
    with pytest.raises(CredentialsError, match="cannot be written"):
        make(tmp_path / "users.ini", "talkdesk")

    assert 1 < sum(pauses) <= 2
    assert Users(tmp_path / "users.ini", {}).allow("talkdesk", old)


def test_a_file_of_users_that_may_not_be_read_is_not_to_be_deleted(tmp_path, monkeypatch):
    """It is not damaged: who deletes it has to tell Talkdesk a new password for nothing."""
    file = tmp_path / "users.ini"
    make(file, "talkdesk")
    monkeypatch.setattr(Path, "open", Mock(side_effect=PermissionError(13, "Permission denied")))
    with pytest.raises(CredentialsError, match=re.escape(f"{file} cannot be read (Permission denied)") + "$"):
        Users(file, {})


def test_wrong_credentials_are_counted_and_said_once_a_minute(caplog):
    """The first at once; a storm is one line with its number, which any later request brings."""
    now = [0.0]
    refusals = Refusals(lambda: now[0])
    for second in (0, 1, 59, 61, 62, 100, 130):
        now[0] = second
        refusals.add(wrong=True, client=f"192.0.2.{second}")
    for second in (131, 200, 300):
        now[0] = second
        refusals.add(wrong=False, client="203.0.113.9")

    assert [
        "1 request with wrong credentials, the last from 192.0.2.0",
        "3 requests with wrong credentials, the last from 192.0.2.61",
        "3 requests with wrong credentials, the last from 192.0.2.130",
    ] == [record.getMessage() for record in caplog.records]


def test_none_of_a_storm_is_left_out(caplog):
    """Also when many come at the same moment."""
    now = [0.0]
    refusals = Refusals(lambda: now[0])

    def storm() -> None:
        for _ in range(500):
            refusals.add(wrong=True, client="192.0.2.1")

    strangers = [threading.Thread(target=storm) for _ in range(4)]
    for stranger in strangers:
        stranger.start()
    for stranger in strangers:
        stranger.join()
    now[0] = 60
    refusals.add(wrong=False, client="192.0.2.1")

    assert ["1 request", "1,999 requests"] == [text.split(" with ")[0] for text in caplog.messages]
