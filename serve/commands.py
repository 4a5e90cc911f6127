"""The commands: what the bridge can do besides serving. Each returns its exit code."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from rich.console import Console

from feed import orders
from feed.files.folder import Listing, scan
from feed.files.seen import Seen
from feed.memory import remembered
from feed.memory.database import LedgerError
from feed.memory.remembered import Record, Remembered
from feed.typed import START
from serve import check, credentials, integration, printed
from serve.check import Checked
from serve.doctor import doctor
from serve.doctor.finding import WRONG
from serve.doctor.patient import Patient
from serve.doctor.world import World
from serve.settings import Settings, SettingsError
from serve.version import VERSION

TEMPLATE = "contacts.xlsx"
NO_ADDRESS = (
    "[server] public_url is empty: Talkdesk must know at which address it reaches the bridge. Set up a "
    "tunnel or proxy (docs/internet.md) and write its address, such as https://contacts.example.com"
)
SEND = (
    "Send this to Talkdesk's support and ask for a custom integration: docs/connect.md. It holds no "
    "password: whoever activates the integration in Talkdesk types in the user and the password there."
)
NO_LOGO = (
    "Talkdesk asks for a logo, too: write the address of a picture, such as your website's logo, at logo_url "
    "under [integration] in config.ini, or send the picture along."
)

ALSO = "Under [auth] in config.ini there is another password of"

Command = Callable[[Settings, argparse.Namespace], int]
Answer = tuple[list[Checked], list[Record]]  # what files are, and who is in none of them any more


def arguments(config: Path) -> argparse.ArgumentParser:
    """Return the commands and their options; `config` is the config.ini if none is named."""
    parser = argparse.ArgumentParser(START, description="Serves a folder of contact files to Talkdesk.")
    parser.set_defaults(run=None)
    parser.add_argument("--config", type=Path, default=config, metavar="PATH", help="another config.ini")
    parser.add_argument(
        "--version", action="version", version=f"contact bridge {VERSION}", help="show which version this is"
    )
    commands = parser.add_subparsers(title="commands (without one: serve)", metavar="COMMAND")

    def command(name: str, run: Command, help: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help)
        added.set_defaults(run=run)
        return added

    shown = command("check", check_files, "show what Talkdesk would get and what was not understood")
    shown.add_argument("files", nargs="*", metavar="FILE", help="by default those in the data folder")
    shown.add_argument("--json", action="store_true", help="print it as JSON, for programs")
    made = command("password", password, "make or replace a user's password")
    user = credentials.FIRST_USER
    made.add_argument("name", nargs="?", default=user, metavar="NAME", help=f"by default {user}")
    command("resend", resend, "have the next sync send everything again, with the same ids")
    accepted = command("accept", accept, "release a file that the bridge holds back")
    accepted.add_argument("file", metavar="FILE", help="as the log names it, below the data folder")
    begun = command("template", write_template, "write an empty workbook to start from")
    begun.add_argument(
        "file", nargs="?", default=TEMPLATE, metavar="FILE", help=f"by default {TEMPLATE}, here"
    )
    command("integration", print_integration, "print what to send to Talkdesk, as JSON")
    command("doctor", run_doctor, "check everything, from the folders to the public address")
    return parser


def check_files(config: Settings, chosen: argparse.Namespace) -> int:
    """Show what becomes of files, by default those of the data folder; 1 if one or a folder is not read."""
    if chosen.files:
        listing, question = Listing(), _alone
        files = [(name, Path(name)) for name in chosen.files]
        sources = [_source(path, config.folder) for _, path in files]
    else:
        config.require_folder()
        listing, question = scan(config.folder, config.ignored_files), _together
        files = [(name, config.folder / name) for name in listing.names]
        sources = list(map(check.whole, listing.names))
    with printed.progress(files) as each:
        read = check.read(each, config.rules)
    reports, gone = _asked(config.state, partial(question, read, sources))
    if chosen.json:
        sys.stdout.buffer.write(check.as_json(reports) + b"\n")
    else:
        console = Console(highlight=False, markup=False)
        printed.show(reports, console)
        printed.show_left_out(listing, console)
        printed.show_gone(gone, console)
        console.print(config.country_said)
    return int(bool(listing.unlisted) or any(report.error for report in reports))


def _alone(reports: Sequence[Checked], sources: Sequence[str], ledger: Remembered) -> Answer:
    """Return what each file is as if it alone were put into the folder: they may be of the same people."""
    pairs = zip(reports, sources, strict=True)
    return [done for report, source in pairs for done in check.with_contacts([report], [source], ledger)], []


def _together(reports: Sequence[Checked], sources: Sequence[str], ledger: Remembered) -> Answer:
    """Return what the files of the data folder are together, and who is in none of them any more."""
    vanished = ledger.sources().keys() - set(sources)
    return check.with_contacts(check.without_samples(reports), sources, ledger, vanished), ledger.gone()


def _asked(state: Path, question: Callable[[Remembered], Answer]) -> Answer:
    """Return what the ledger answers; if it cannot be read, say why, and return what an empty one does."""
    try:
        with remembered.beside(state) as ledger:
            return question(ledger)
    except LedgerError as error:
        print(error, file=sys.stderr)
    with remembered.nothing() as ledger:
        return question(ledger)


def _source(path: Path, folder: Path) -> str:
    """Return the name under which the ledger knows a file: the path below the data folder, if it is there.

    A link in the data folder is a file of its own, wherever it leads. `Path.resolve` would raise a
    RuntimeError for a link to itself.
    """
    home, place = (Path(os.path.realpath(each)) for each in (folder, path))
    link = Path(os.path.realpath(path.parent), path.name)
    place = link if link.is_symlink() and link.is_relative_to(home) else place
    return check.whole(place.relative_to(home).as_posix() if place.is_relative_to(home) else str(place))


def password(config: Settings, chosen: argparse.Namespace) -> int:
    """Make or replace a user's password, and show it once."""
    made = credentials.make(config.users, chosen.name)
    print(f"User:     {chosen.name}\nPassword: {made}")
    print("It is shown only this once. Talkdesk needs both.", flush=True)
    if chosen.name in config.auth:
        print(f"{ALSO} {chosen.name}, which counts until you delete it there and start the bridge again.")
    return 0


def resend(config: Settings, _: argparse.Namespace) -> int:
    """Have the next sync send everything again."""
    return _order(config, orders.RESEND)


def accept(config: Settings, chosen: argparse.Namespace) -> int:
    """Release a file that the bridge holds back."""
    name = _in_folder(chosen.file, config)
    held = _held(config, name)
    if held == "":
        print(f"{name}: nothing of it is held back, so there is nothing to accept.")
        return 0
    return _order(config, orders.ACCEPT, name, held or "")


def _in_folder(typed: str, config: Settings) -> str:
    """Return the name of a file in the data folder as it stands there: Windows takes it in any case.

    It may be typed as a path, too, as for `check`.
    """
    names = scan(config.folder, config.ignored_files).names
    name, path = Path(typed).as_posix(), Path(typed).absolute()
    if name not in names and path.is_relative_to(config.folder):
        name = path.relative_to(config.folder).as_posix()
    alike = [name] if name in names else [each for each in names if each.casefold() == name.casefold()]
    if len(alike) != 1:
        raise SettingsError(f"{name}: there is no such file in {config.folder}; name it as the log does")
    return alike[0]


def _held(config: Settings, name: str) -> str | None:
    """Return the digest of what the bridge holds back of a file, "" if there is nothing.

    None if that cannot be read, as while it is being written.
    """
    try:
        with remembered.beside(config.state) as ledger:
            return ledger.sources().get(name, Seen()).held
    except LedgerError:
        return None


def write_template(config: Settings, chosen: argparse.Namespace) -> int:
    """Write a workbook to start from. Not by itself into the data folder: the bridge only reads there."""
    from serve import template  # what it is made with takes a tenth of a start, and serving needs none of it

    file = Path(chosen.file)
    if file.is_dir():
        file /= TEMPLATE
    if file.suffix.lower() != ".xlsx":
        raise SettingsError(f"{file}: the template is an Excel workbook; give it a name that ends with .xlsx")
    if not file.absolute().parent.is_dir():
        raise SettingsError(f"{file.parent}: there is no such folder")
    workbook = template.workbook()  # first: if it cannot be made, no empty file is left in its place
    try:
        made = file.open("xb")
    except FileExistsError:
        raise SettingsError(f"{file} is there already, and is left as it is; name another file") from None
    _fill(made, workbook, file)
    print(f"{file} is made. Fill in its sheet {template.CONTACTS}, and save it in {config.folder}")
    return 0


def _fill(made: BinaryIO, content: bytes, file: Path) -> None:
    """Write all of a new file, or leave none: half of one would be in the way of the next attempt."""
    try:
        with made:
            made.write(content)
    except OSError as error:
        file.unlink()
        raise SettingsError(f"{file} cannot be written: {error.strerror}") from error


def print_integration(config: Settings, _: argparse.Namespace) -> int:
    """Print only the integration configuration on standard output, what to do with it on standard error."""
    if not config.public_url:
        raise SettingsError(f"{config.file.name}: {NO_ADDRESS}")
    configured = integration.configuration(config.public_url, config.shown)
    sys.stdout.buffer.write(integration.as_json(configured) + b"\n")
    sys.stdout.flush()
    beside = Console(stderr=True, highlight=False, markup=False)
    for line in [SEND, *([] if "logo_url" in configured else [NO_LOGO])]:
        beside.print(line)
    return 0


def run_doctor(config: Settings, _: argparse.Namespace) -> int:
    """Say what is wrong, and what to do; 1 if anything is."""
    verdicts = doctor.show(doctor.examine(Patient(config, World())), Console(highlight=False, markup=False))
    return int(WRONG in verdicts)


def _order(config: Settings, *order: str) -> int:
    try:
        orders.give(config.state, *order)
    except OSError as error:  # of a full drive, it names no file
        raise SettingsError(f"[data] state = {config.state} is not writable: {error.strerror}") from error
    print("A running bridge does it within five seconds; otherwise it is done at the next start.")
    return 0
