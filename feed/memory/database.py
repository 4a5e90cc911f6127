"""SQLite on an office PC: locked for one process, verified, copied, set aside if it is damaged.

Knows nothing of contacts; `ledger.sql` says what is in the tables.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath
from urllib.parse import quote

log = logging.getLogger(__name__)

FILE, COPY, LOCK = "ledger.db", "ledger-copy.db", "lock.db"
Connection = sqlite3.Connection
SCHEMA = 2
SYNCHRONOUS = "FULL"  # the disk is waited for: no checkpoint given out may be ahead of what it holds
BUSY = 30  # seconds to wait for whoever reads the ledger: `check`, or a program that makes backups
RUNNING = "another bridge is running on this state folder"
NOT_WRITABLE = "is not writable ({}): give the user who runs the bridge the right to write there"
MENDED = "start the bridge again; it goes on with its copy of the ledger"
TABLES = Path(__file__).with_name("ledger.sql")


class LedgerError(Exception):
    """A ledger that must not be used; the text says why, and what to do."""


def lock(folder: Path) -> sqlite3.Connection:
    """Hold a folder for as long as this process lives, or the lock is closed.

    SQLite locks the same way on Windows and elsewhere; a port alone protects no state folder.
    Raises LedgerError if another process has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return _exclusive(folder / LOCK)
    except sqlite3.OperationalError as error:
        is_held = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
        raise LedgerError(f"{folder}: {RUNNING if is_held else NOT_WRITABLE.format(error)}") from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{folder / LOCK} is damaged ({error}): delete it") from error


def _exclusive(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        db.execute("BEGIN EXCLUSIVE")
    except BaseException:
        db.close()
        raise
    return db


def open_in(folder: Path) -> sqlite3.Connection:
    """Open the ledger of a folder; if it is damaged, its copy; without a good one, a new ledger.

    Raises LedgerError for the ledger of a newer version, and for one that cannot be opened just now.
    """
    file = folder / FILE
    is_new = not file.exists() and not (folder / COPY).exists()
    try:
        if not is_new and not (file.exists() and file.stat().st_size):
            raise sqlite3.DatabaseError("it is empty" if file.exists() else "its file is missing")
        return connect(file)
    except sqlite3.OperationalError as error:
        raise LedgerError(f"{file} cannot be opened ({error}); does another program use it?") from error
    except sqlite3.DatabaseError as error:
        log.error("the ledger is damaged (%s); %s", error, _set_aside(file))
    return _open_copy(folder) or _begun(folder)


def _open_copy(folder: Path) -> sqlite3.Connection | None:
    """Open the copy of a ledger in its place; None if there is none, or it is damaged, too."""
    copy, file = folder / COPY, folder / FILE
    if not copy.exists():
        return None
    try:
        file.write_bytes(copy.read_bytes())
        db = connect(file)
    except (OSError, sqlite3.OperationalError) as error:
        # Not for good: a new ledger would be copied over this one.
        raise LedgerError(f"{copy} cannot be opened ({error}); does another program use it?") from error
    except sqlite3.DatabaseError as error:
        log.error("the copy of the ledger is damaged (%s); %s", error, _set_aside(copy))
        return None
    log.warning("its copy, a day old at most, was taken; anyone with a newer checkpoint gets everything")
    return db


def _begun(folder: Path) -> sqlite3.Connection:
    (folder / FILE).unlink(missing_ok=True)
    log.warning("there is no copy of it: a new one was begun, and whoever asks gets everything")
    return connect(folder / FILE)


def open_to_read(folder: Path, patience: float) -> sqlite3.Connection:
    """Open the ledger of a folder beside the process that holds it; an empty one if there is none.

    A query waits at most `patience` seconds for whoever is writing.
    """
    file = (folder / FILE).resolve()
    if not file.exists():
        return connect(":memory:")
    return sqlite3.connect(f"{uri(file)}?mode=ro", uri=True, timeout=patience)


def uri(file: PurePath) -> str:
    r"""Return a file as SQLite takes it in a URI: `\\nas\share\x`, on a share, has no host there."""
    path = quote(file.as_posix(), safe="/:")
    return f"file://{path}" if path.startswith("/") else f"file:///{path}"


def connect(file: Path | str) -> sqlite3.Connection:
    """Open and verify one ledger, a new one if there is none.

    Raises sqlite3.DatabaseError if it is damaged, and LedgerError if a newer version wrote it.
    """
    db = sqlite3.connect(file, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        db.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        (schema,) = db.execute("PRAGMA user_version").fetchone()
        if schema > SCHEMA:
            raise LedgerError(f"{file} was written by a newer version of the bridge; start that one")
        if schema < SCHEMA:
            _create(db)
        make_indexes(db)  # a first load may have been killed before it made them
        verify(db)
    except BaseException:
        db.close()
        raise
    return db


def verify(db: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError if the database is damaged."""
    (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def copy(db: sqlite3.Connection, folder: Path) -> None:
    """Put a verified copy of `db` in the place of the one before. Raises OSError or sqlite3.Error."""
    beside = folder / f"{COPY}.tmp"
    beside.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(beside)) as target:
        target.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        db.backup(target)
        verify(target)
    beside.replace(folder / COPY)


@contextlib.contextmanager
def legible(advice: str) -> Iterator[None]:
    """Raise LedgerError, which tells what to do, if a ledger cannot be read inside."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LedgerError(f"the ledger cannot be read now ({error}); {advice}") from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:  # of its kinds, the one for a file that is none
            raise
        raise LedgerError(f"the ledger is damaged ({error}); {MENDED}") from error


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is done inside, or nothing of it. Raises LedgerError if it cannot be written now."""
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    except BaseException as error:
        if db.in_transaction:  # some errors, as a full disk, have ended it already
            db.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError):
            raise LedgerError(f"the ledger cannot be written ({error}); the next try may succeed") from error
        raise


def drop_indexes(db: sqlite3.Connection) -> None:
    """Do without indexes, which take longer than all else that is written, until they are made."""
    query = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    for (name,) in db.execute(query).fetchall():
        db.execute(f"DROP INDEX {name}")


def make_indexes(db: sqlite3.Connection) -> None:
    """Make the indexes that are not there."""
    for statement in _statements():
        if "INDEX IF NOT EXISTS" in statement:
            db.execute(statement)


@cache
def _statements() -> list[str]:
    return TABLES.read_text(encoding="utf-8").split(";\n")


def _create(db: sqlite3.Connection) -> None:
    """Make the tables that are not there: all in a new ledger, some in that of an older version."""
    with transaction(db):
        for statement in _statements():
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {SCHEMA}")


def _set_aside(file: Path) -> str:
    """Give a damaged file another name, and return what was done with it."""
    number = 1
    while (aside := file.with_name(f"ledger-damaged-{number}.db")).exists():
        number += 1
    kept = False
    for suffix in ("", "-journal"):  # a journal left behind is not to be played into the copy
        with contextlib.suppress(FileNotFoundError):
            Path(f"{file}{suffix}").rename(f"{aside}{suffix}")
            kept |= not suffix
    return f"it was kept as {aside.name}" if kept else "there is nothing left of it to keep"
