"""The doctor's look at the folders: settings, files of contacts, the bridge's own files, the users."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from feed.files.file import CLOUD_ONLY, IN_THE_CLOUD, why
from feed.files.folder import CONFLICT_COPY, Listing, scan
from feed.files.seen import Seen
from feed.memory.database import FILE, LedgerError
from feed.typed import START, typed
from serve import folders, region
from serve.credentials import CredentialsError, Users
from serve.doctor.finding import Finding, look, ok, wrong
from serve.doctor.patient import Patient
from serve.doctor.world import patiently
from serve.wording import counted

SHOWN = 5  # files in trouble that are named
FEW = 500  # megabytes that are free; ledger, its copy and log need less, but Windows itself is in trouble
BETTER = f"empty [auth], and make them anew: {typed('password')}"
MAY_NOT = "give the user who runs the bridge the right to use it"
NO_ANSWER = "is its drive connected, and the computer that shares it switched on?"


def settings(patient: Patient) -> Iterator[Finding]:
    """Where they are; with wrong ones nobody gets this far."""
    yield ok("Settings", f"as in {patient.known.file}")


def country(patient: Patient) -> Iterator[Finding]:
    """Which country counts for phone numbers."""
    verdict = look if patient.known.country_why == region.BY_NOTHING else ok
    yield verdict("Country", patient.known.country_said.partition(": ")[2])


def files(patient: Patient) -> Iterator[Finding]:
    """Whether there are contact files, and whether each can be read."""
    folder = patient.known.folder
    try:
        listing, troubled = patiently(str(folder), partial(_looked, folder, patient.known.ignored_files))
    except FileNotFoundError:
        yield wrong("Files", f"{folder}: {folders.absence(folder, os.path.exists)}")
    except TimeoutError:
        yield wrong("Files", f"{folder} does not answer", NO_ANSWER)
    except OSError as error:
        yield wrong("Files", f"{folder}: {why(error)}", MAY_NOT)
    else:
        known = patient.seen if isinstance(patient.seen, dict) else {}
        yield _count(listing.names, known)
        yield from _troubles(_remembered(known, listing.names) | troubled | listing.unlisted)
        yield from (look("Files", f"{name} {CONFLICT_COPY}") for name in listing.copies)


def _looked(folder: Path, ignored: Iterable[str]) -> tuple[Listing, dict[str, str]]:
    """Return what is in the folder, and why files there cannot be read. Raises OSError."""
    listing = scan(folder, ignored)
    reasons = {name: _reason(folder / name) for name in listing.names}
    return listing, {name: reason for name, reason in reasons.items() if reason}


def _reason(file: Path) -> str:
    """Why a file cannot be read just now; nothing is fetched from the cloud to find out."""
    try:
        if getattr(file.stat(), "st_file_attributes", 0) & CLOUD_ONLY:
            return IN_THE_CLOUD
        file.open("rb").close()
    except OSError as error:
        return why(error)
    return ""


def _count(names: list[str], known: Mapping[str, Seen]) -> Finding:
    if not names:
        return look("Files", "there is none yet", f"{typed('template')} makes one to start from")
    if all(known.get(name, Seen()).is_sample for name in names):
        return look("Files", "only samples: fictional people", "put a file of your own beside them")
    return ok("Files", f"{len(names)} in the data folder")


def _remembered(known: Mapping[str, Seen], names: Iterable[str]) -> dict[str, str]:
    """What the bridge itself has found wrong with files that are still there."""
    return {name: known[name].error for name in names if name in known and known[name].is_behind}


def _troubles(troubled: Mapping[str, str]) -> Iterator[Finding]:
    for name, reason in list(troubled.items())[:SHOWN]:
        yield wrong("Files", f"{name}: {reason}")
    if len(troubled) > SHOWN:
        yield wrong("Files", f"and {len(troubled) - SHOWN} more", f"{typed('check')} shows all of them")


def state(patient: Patient) -> Iterator[Finding]:
    """Whether the bridge can write its own files."""
    folder = patient.known.state
    try:
        free = patiently(str(folder), partial(patient.world.write, folder)) // 1_000_000
    except FileNotFoundError:
        yield look("State", f"{folder} is not there yet", f"the first start makes it: {START}")
    except TimeoutError:
        yield wrong("State", f"{folder} does not answer", NO_ANSWER)
    except OSError as error:
        yield wrong("State", f"{folder} is not writable: {why(error)}", MAY_NOT)
    else:
        says = f"{folder} is writable, {free} MB are free"
        yield ok("State", says) if free >= FEW else wrong("State", says, "make space on this drive")


def ledger(patient: Patient) -> Iterator[Finding]:
    """Whether what the bridge remembers can be read."""
    if isinstance(patient.seen, LedgerError):
        yield wrong("Ledger", str(patient.seen))
    elif not (patient.known.state / FILE).exists():
        yield look("Ledger", "nothing is remembered yet", f"start the bridge once: {START}")
    else:
        yield ok("Ledger", f"it remembers {counted(len(patient.seen), 'file')}")


def users(patient: Patient) -> Iterator[Finding]:
    """Whether anybody may ask."""
    known = patient.known
    try:
        count = len(Users(known.users, known.auth))
    except CredentialsError as error:
        yield wrong("Users", str(error))
        return
    except OSError as error:
        yield wrong("Users", f"{known.users}: {why(error)}", MAY_NOT)
        return
    if not count:
        yield wrong("Users", "nobody may ask for contacts", f"make a user: {typed('password')}")
    elif known.auth:
        yield look("Users", f"{count}, passwords in plain text in config.ini", BETTER)
    else:
        yield ok("Users", f"{count} with a password")
