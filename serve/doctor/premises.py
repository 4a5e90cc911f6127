"""The doctor's look at the folders: settings, files of contacts, the bridge's own files, the users."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import takewhile
from pathlib import Path

from feed.files.disk import Disk
from feed.files.file import CLOUD_ONLY, IN_THE_CLOUD, why
from feed.files.folder import CONFLICT_COPY, Listing, scan
from feed.files.seen import Seen
from feed.memory.database import FILE, LedgerError
from feed.typed import START, typed
from serve import folders, region
from serve.credentials import CredentialsError, Users
from serve.doctor.finding import Finding, look, ok, wrong
from serve.doctor.patient import Patient
from serve.doctor.world import PATIENCE, patiently
from serve.wording import counted, number

SHOWN = 5  # files in trouble that are named
BUDGET = 30.0  # seconds for opening all files: there may be thousands on a slow share
FEW = 500  # megabytes free; the bridge itself needs less, but with so few Windows is in trouble
BETTER = f"empty [auth], and make them anew: {typed('password')}"
MAY_NOT = "give the user who runs the bridge the right to use it"
SLOW = f"the drive is slow; {typed('check')} reads all of them"
NO_ANSWER = "is its drive connected, and the computer that shares it switched on?"


def settings(patient: Patient) -> Iterator[Finding]:
    """Where the settings are; with wrong ones nobody gets this far."""
    yield ok("Settings", f"as in {patient.config.file}")


def country(patient: Patient) -> Iterator[Finding]:
    """Which country counts for phone numbers."""
    verdict = look if patient.config.country_why == region.BY_NOTHING else ok
    yield verdict("Country", patient.config.country_said.partition(": ")[2])


def files(patient: Patient) -> Iterator[Finding]:
    """Whether there are contact files, and whether each can be read."""
    folder = patient.config.folder
    try:
        listing = patiently(str(folder), partial(scan, folder, patient.config.ignored_files))
    except TimeoutError:
        yield wrong("Files", f"{folder} does not answer", NO_ANSWER)
    except OSError as error:
        if isinstance(error, FileNotFoundError) or folder.is_file():  # Windows has several errors for that
            yield wrong("Files", f"{folder}: {folders.absence(folder, os.path.exists)}")
        else:
            yield wrong("Files", f"{folder}: {why(error)}", MAY_NOT)
    else:
        yield from _listed(patient, listing)


def _listed(patient: Patient, listing: Listing) -> Iterator[Finding]:
    """How the files are that are in the folder."""
    known = patient.seen if isinstance(patient.seen, dict) else {}
    yield _count(listing.names, known)
    reasons = _opened(patient.config.folder, listing.names, patient.world.clock)
    if len(reasons) < len(listing.names):
        yield look("Files", f"only the first {len(reasons)} were opened", SLOW)
    found = {name: known[name].error for name in listing.names if name in known and known[name].is_behind}
    troubled = {name: reason for name, reason in reasons.items() if reason}
    yield from _troubles(found | troubled | listing.unlisted)
    yield from (look("Files", f"{name} {CONFLICT_COPY}") for name in listing.copies)


def _opened(folder: Path, names: Iterable[str], clock: Callable[[], float]) -> dict[str, str]:
    """Return why files cannot be read, "" for those that can, as far as there is time to open them."""
    disk, until = Disk(PATIENCE), clock() + BUDGET
    in_time = takewhile(lambda _: clock() < until, names)
    return {name: _reason(disk, folder / name) for name in in_time}


def _reason(disk: Disk, file: Path) -> str:
    """Why a file cannot be read just now; "" if it can."""
    try:
        return disk.ask(str(file), partial(_open, file))
    except OSError as error:
        return why(error)


def _open(file: Path) -> str:
    """Open a file, unless it is in the cloud: nothing is fetched from there. Raises OSError."""
    if getattr(file.stat(), "st_file_attributes", 0) & CLOUD_ONLY:
        return IN_THE_CLOUD
    file.open("rb").close()
    return ""


def _count(names: list[str], known: Mapping[str, Seen]) -> Finding:
    if not names:
        return look("Files", "there is none yet", f"{typed('template')} makes one to start from")
    if all(known.get(name, Seen()).is_sample for name in names):
        return look("Files", "only samples: fictional people", "put a file of your own beside them")
    return ok("Files", f"{len(names)} in the data folder")


def _troubles(troubled: Mapping[str, str]) -> Iterator[Finding]:
    for name, reason in list(troubled.items())[:SHOWN]:
        yield wrong("Files", f"{name}: {reason}")
    if len(troubled) > SHOWN:
        yield wrong("Files", f"and {len(troubled) - SHOWN} more", f"{typed('check')} shows all of them")


def state(patient: Patient) -> Iterator[Finding]:
    """Whether the bridge can write its own files."""
    folder = patient.config.state
    try:
        free = patiently(str(folder), partial(patient.world.write, folder)) // 1_000_000
    except FileNotFoundError:
        yield look("State", f"{folder} is not there yet", f"the first start makes it: {START}")
    except TimeoutError:
        yield wrong("State", f"{folder} does not answer", NO_ANSWER)
    except OSError as error:
        yield wrong("State", f"{folder} is not writable: {why(error)}", MAY_NOT)
    else:
        says = f"{folder} is writable, {number(free)} MB are free"
        yield ok("State", says) if free >= FEW else wrong("State", says, "free some space on this drive")


def ledger(patient: Patient) -> Iterator[Finding]:
    """Whether what the bridge remembers can be read."""
    if isinstance(patient.seen, LedgerError):
        yield wrong("Ledger", str(patient.seen))
    elif not (patient.config.state / FILE).exists():
        yield look("Ledger", "nothing is remembered yet", f"start the bridge once: {START}")
    else:
        yield ok("Ledger", f"it remembers {counted(len(patient.seen), 'file')}")


def users(patient: Patient) -> Iterator[Finding]:
    """Whether anybody may ask."""
    config = patient.config
    try:
        count = len(Users(config.users, config.auth))
    except CredentialsError as error:
        yield wrong("Users", str(error))
        return
    if not count:
        yield wrong("Users", "nobody may ask for contacts", f"make a user: {typed('password')}")
    elif config.auth:
        yield look("Users", f"{count}, passwords in plain text in config.ini", BETTER)
    else:
        yield ok("Users", f"{count} with a password")
