"""Who may ask: users with passwords of 160 random bits, of which only the SHA-256 is kept.

A hash as quick as that is enough because the secrets are random; nothing has to be slowed down.
"""

import configparser
import hashlib
import logging
import os
import re
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path

from feed.files.seen import Signature, signature_of
from serve.wording import counted

log = logging.getLogger(__name__)

SECTION = "users"
FIRST_USER = "talkdesk"
# What an ini file can hold as a key and gives back unchanged.
NAME = re.compile(r"[^\s=#;\[\ud800-\udfff]([^=\r\n\ud800-\udfff]*[^\s=\ud800-\udfff])?")
HASH = re.compile("[0-9a-f]{64}")
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds; a virus scanner holds a new file for some of them
MINUTE = 60  # seconds

UNREADABLE = "{} cannot be read ({})"


class CredentialsError(Exception):
    """The file of users cannot be read or written; the text says which and why."""


class Users:
    """The users of `users.ini` in the state folder and those whom `config.ini` names in plain text."""

    def __init__(self, file: Path, plain: Mapping[str, str]) -> None:
        self._file = file
        self._plain = {(_hash(name), _hash(password)) for name, password in plain.items()}
        self._trouble = ""
        # The file's signature, None if there is none, and hashes of names and passwords. A name may have one
        # in both places, and both count: else what `password` makes would not, until [auth] is emptied and
        # the bridge started again. By one assignment: of two requests that read the file, the one with the
        # older may be last.
        self._known: tuple[Signature | None, set[tuple[str, str]]] = None, self._plain
        self._load()

    def __len__(self) -> int:
        """How many there are."""
        return len({user for user, _ in self._known[1]})

    def allow(self, name: str, password: str) -> bool:
        """Whether this is a user's name and password.

        All users are compared, each in constant time: how long it takes tells nothing of who exists.
        A password that `password` has just made counts at once.
        """
        self._look_again()
        user, secret = _hash(name), _hash(password)
        return sum(compare_digest(user, u) & compare_digest(secret, s) for u, s in self._known[1]) > 0

    def _look_again(self) -> None:
        """Read the file again if it has changed. If that fails, log it once, and keep the users as known."""
        trouble = ""
        try:
            self._load()
        except CredentialsError as error:
            trouble = str(error)
        if trouble and trouble != self._trouble:
            log.error("%s; the users known so far stay", trouble)
        self._trouble = trouble

    def _load(self) -> None:
        """Read the file if it has changed. Raises CredentialsError."""
        signature = _signature(self._file)
        if signature == self._known[0]:
            return
        users = _read(self._file) if signature else {}
        self._known = signature, {(_hash(name), value) for name, value in users.items()} | self._plain


class Refusals:
    """Counts requests with wrong credentials, and logs their number: at once, then once a minute at most.

    A storm of them does not fill the log. Who sent the last one tells a forgotten change from a stranger.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock  # in seconds
        self._count, self._last = 0, ""
        self._silent_until = float("-inf")
        self._lock = threading.Lock()

    def add(self, wrong: bool, client: str) -> None:
        """Count a request if it was `wrong`, and log how many were, if it is time for that."""
        with self._lock:
            self._count += wrong
            self._last = client if wrong else self._last
            if not self._count or self._clock() < self._silent_until:
                return
            said, last, self._count = self._count, self._last, 0
            self._silent_until = self._clock() + MINUTE
        log.warning("%s with wrong credentials, the last from %s", counted(said, "request"), last)


def make(file: Path, name: str) -> str:
    """Give the user `name` a new password, in `file`, and return it. Raises CredentialsError."""
    if not NAME.fullmatch(name):
        raise CredentialsError(f"{name!r} cannot be a user's name; use letters and digits")
    users = _read(file) if file.exists() else {}
    password = secrets.token_urlsafe(20)
    _write(file, users | {name: _hash(password)})
    return password


def _signature(file: Path) -> Signature | None:
    """Return what tells whether a file has changed; None if there is none. Raises CredentialsError."""
    try:
        return signature_of(os.stat(file))  # noqa: PTH116  # a third less, with each request
    except FileNotFoundError:
        return None
    except OSError as error:  # on Windows while `password` puts a new one in its place
        raise CredentialsError(UNREADABLE.format(file, error.strerror)) from error


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _parser() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[method-assign, assignment]  # names keep their case
    return parser


def _read(file: Path) -> dict[str, str]:
    parser = _parser()
    try:
        with file.open(encoding="utf-8-sig") as lines:
            parser.read_file(lines)
        users = dict(parser[SECTION])
        if not all(map(HASH.fullmatch, users.values())):
            raise ValueError
        return users
    except OSError as error:
        raise CredentialsError(UNREADABLE.format(file, error.strerror)) from error
    except (ValueError, configparser.Error, KeyError) as error:
        raise CredentialsError(
            f"{file} cannot be read ({type(error).__name__}); delete it and make new passwords"
        ) from error


def _move(beside: Path, file: Path) -> None:
    """Move a file into the place of another, which on Windows fails while a program looks at that."""
    for pause in PAUSES:
        with suppress(PermissionError):
            beside.replace(file)
            return
        time.sleep(pause)
    beside.replace(file)


def _write(file: Path, users: Mapping[str, str]) -> None:
    """Write beside and move into place: whoever is cut off in between keeps the old users."""
    parser = _parser()
    parser[SECTION] = dict(users)
    beside = file.with_suffix(".tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as lines:
            parser.write(lines)
            lines.flush()
            os.fsync(lines.fileno())
        _move(beside, file)
    except OSError as error:
        raise CredentialsError(f"{file} cannot be written ({error.strerror})") from error
