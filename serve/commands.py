"""What people can have the bridge do besides serving; each command returns its exit code."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from feed import ledger, orders
from feed.database import LedgerError
from feed.folder import scan
from serve import check, credentials
from serve.settings import Settings, SettingsError

Command = Callable[[Settings, argparse.Namespace], int]


def arguments(config: Path) -> argparse.ArgumentParser:
    """Return the commands and their options; `config` is the config.ini if none is named."""
    parser = argparse.ArgumentParser("bridge.py", description="Serves a folder of contact files to Talkdesk.")
    parser.add_argument("--config", type=Path, default=config, metavar="PATH", help="another config.ini")
    commands = parser.add_subparsers(dest="command", title="commands (without one: serve)")
    shown = commands.add_parser("check", help="show what Talkdesk would get and what was not understood")
    shown.add_argument("files", nargs="*", metavar="FILE", help="by default those in the data folder")
    shown.add_argument("--json", action="store_true", help="print it for programs")
    made = commands.add_parser("password", help="make or replace a user's password")
    made.add_argument("name", nargs="?", default=credentials.FIRST_USER, metavar="NAME")
    commands.add_parser("resend", help="have the next sync send everything again, with the same ids")
    accepted = commands.add_parser("accept", help="release a file whose people would nearly all be new")
    accepted.add_argument("file", metavar="FILE", help="as the log names it, below the data folder")
    return parser


def show(known: Settings, chosen: argparse.Namespace) -> int:
    """Show what becomes of files, by default those of the data folder; 1 if one cannot be read."""
    paths = [(name, Path(name)) for name in chosen.files]
    if not chosen.files:
        known.require_folder()
        paths = [(name, known.folder / name) for name in scan(known.folder, known.ignored_files)]
    with check.progress(paths) as files:
        reports = check.check(files, known.rules, whole_folder=not chosen.files)
    if chosen.json:
        sys.stdout.buffer.write(check.as_json(reports) + b"\n")
    else:
        console = Console(highlight=False, markup=False)
        check.show(reports, console)
        if not chosen.files:
            ignored = set(scan(known.folder)) - {name for name, _ in paths}
            check.show_ignored(sorted(ignored), console)
            _show_gone(known, console)
    return int(any(report.error for report in reports))


def _show_gone(known: Settings, console: Console) -> None:
    try:
        check.show_gone(ledger.gone(known.state), console)
    except LedgerError as error:
        print(error, file=sys.stderr)


def password(known: Settings, chosen: argparse.Namespace) -> int:
    """Make or replace a user's password, and show it once."""
    made = credentials.make(known.users, chosen.name)
    print(f"User:     {chosen.name}\nPassword: {made}")
    print("It is shown only this once. Talkdesk needs both.", flush=True)
    return 0


def resend(known: Settings, _: argparse.Namespace) -> int:
    """Have the next sync send everything again."""
    return _order(known, orders.RESEND, "")


def accept(known: Settings, chosen: argparse.Namespace) -> int:
    """Release a file that the bridge holds back."""
    name = Path(chosen.file).as_posix()
    if name not in scan(known.folder, known.ignored_files):
        raise SettingsError(f"{name}: there is no such file in {known.folder}; name it as the log does")
    return _order(known, orders.ACCEPT, name)


def _order(known: Settings, order: str, name: str) -> int:
    orders.give(known.state, order, name)
    print("It is done at the next sync.")
    return 0


COMMANDS: dict[str, Command] = {"check": show, "password": password, "resend": resend, "accept": accept}
