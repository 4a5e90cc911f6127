"""Who may ask: users with passwords of 160 random bits, of which only the SHA-256 is kept.

A hash as quick as that is enough because the secrets are random; nothing has to be slowed down.
"""

import configparser
import hashlib
import logging
import os
import re
import secrets
from collections.abc import Mapping
from hmac import compare_digest
from pathlib import Path

log = logging.getLogger(__name__)

SECTION = "users"
FIRST_USER = "talkdesk"
# What a line of an ini file can begin with as a key, and gives back as it was.
NAME = re.compile(r"[^\s=#;\[\ud800-\udfff]([^=\r\n\ud800-\udfff]*[^\s=\ud800-\udfff])?")
HASH = re.compile("[0-9a-f]{64}")


class CredentialsError(Exception):
    """The file of users cannot be read or written; the text says which and why."""


class Users:
    """The users of `users.ini` in the state folder and those whom `config.ini` names in plain text."""

    def __init__(self, file: Path, plain: Mapping[str, str]) -> None:
        self._file = file
        self._plain = {_hash(name): _hash(password) for name, password in plain.items()}
        self._signature: tuple[int, ...] | None = None
        self._hashes: dict[str, str] = {}
        self._load()

    def __len__(self) -> int:
        """How many there are."""
        return len(self._plain | self._hashes)

    def allow(self, name: str, password: str) -> bool:
        """Whether this is a user's name and password.

        All users are compared, each in constant time: how long it takes tells nothing of who exists.
        A password that `password` has just made counts at once.
        """
        self._load()
        user, secret = _hash(name), _hash(password)
        known = self._hashes | self._plain
        return sum(compare_digest(user, u) & compare_digest(secret, s) for u, s in known.items()) > 0

    def _load(self) -> None:
        """Read the file again if it has changed. Raises CredentialsError."""
        try:
            state = self._file.stat()
        except FileNotFoundError:
            self._signature, self._hashes = None, {}
            return
        signature = (state.st_mtime_ns, state.st_size, state.st_ctime_ns, state.st_ino)
        if signature == self._signature:
            return
        try:
            self._hashes = {_hash(name): value for name, value in _read(self._file).items()}
        except CredentialsError as error:
            if self._signature is None:
                raise
            log.error("%s; the users known so far stay", error)
        self._signature = signature


def make(file: Path, name: str) -> str:
    """Give the user `name` a new password, in `file`, and return it. Raises CredentialsError."""
    if not NAME.fullmatch(name):
        raise CredentialsError(f"{name!r} cannot be a user's name; take letters and digits")
    users = _read(file) if file.exists() else {}
    password = secrets.token_urlsafe(20)
    _write(file, users | {name: _hash(password)})
    return password


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
    except (OSError, ValueError, configparser.Error, KeyError) as error:
        raise CredentialsError(
            f"{file} cannot be read ({type(error).__name__}); delete it and make new passwords"
        ) from error


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
        beside.replace(file)
    except OSError as error:
        raise CredentialsError(f"{file} cannot be written ({error.strerror})") from error
