"""`config.ini` becomes checked values; nothing else reads it.

A wrong value, an unknown key or section is an error with one sentence that names all three: a typing
error that passes in silence is found by nobody.
"""

import configparser
import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from columns.column import FIELDS
from columns.headings import recognise
from feed.files.limits import Limits
from feed.source import Rules
from feed.typed import typed
from serve import folders, region
from serve.folders import FolderError
from serve.integration import Names
from serve.keys import FREE, KEYS, Key

PROGRAM = Path(__file__).resolve().parents[1]
SHORTEST_PASSWORD = 12
LISTS = {"ignore"}  # sections whose values may go on in the lines below
INDENTED = "a line below it begins with a blank, so it is a part of this value; begin it at the margin"
SLIPS: dict[type[configparser.Error], str] = {
    configparser.DuplicateOptionError: "line {0.lineno}: [{0.section}] {0.option} is there a second time",
    configparser.DuplicateSectionError: "line {0.lineno}: the section [{0.section}] is there a second time",
    configparser.MissingSectionHeaderError: "line {0.lineno}: a [section] must come before the first key",
}
ALL_FIELDS = "docs/files.md lists all fields"


class SettingsError(Exception):
    """A `config.ini` or a command that cannot be used; the text says where, what, and what is allowed."""


@dataclass(frozen=True)
class Settings:
    """What `config.ini` says. Paths are absolute."""

    file: Path  # where it was read
    host: str
    port: int
    page_size: int
    status_port: int
    public_url: str  # without a slash at its end; "" is none
    trusted_proxy: str  # an IP address; "" is none
    folder: Path
    state: Path
    country: str
    country_why: str  # how it is known, as `region.said` has it
    shown: Names  # in Talkdesk
    auth: dict[str, str]
    columns: dict[str, str]
    ignored_files: tuple[str, ...]
    ignored_sheets: tuple[str, ...]
    ignored_headings: tuple[str, ...]
    limits: Limits

    @property
    def rules(self) -> Rules:
        """How files are to be understood."""
        return Rules(self.country, self.columns, self.ignored_sheets, self.ignored_headings, self.limits)

    @property
    def country_said(self) -> str:
        """Which country counts for phone numbers without one, as a line for people."""
        return region.said(self.country, self.country_why)

    @property
    def users(self) -> Path:
        """The file of users."""
        return self.state / "users.ini"

    def require_folder(self) -> None:
        """Raise SettingsError if there is no data folder: nobody is known yet, so it is a typing error."""
        if not os.path.isdir(self.folder):  # noqa: PTH112  # Path's own raises if it may not look
            why = folders.absence(self.folder, os.path.exists)
            raise SettingsError(f"{self.file.name}: [data] folder = {self.folder}: {why}")


def read(file: Path) -> Settings:
    """Return the settings in `file`; what it leaves out is at its default. Raises SettingsError.

    A country that it leaves out is that of the computer, asked for each time anew.
    """
    parser = _parsed(file)
    try:
        return _settings(file, parser)
    except SettingsError as error:
        raise SettingsError(f"{file.name}: {error}") from error


def _settings(file: Path, parser: configparser.ConfigParser) -> Settings:
    _check_names(parser)
    values = {key.attribute: _value(parser, key) for key in KEYS}
    auth, columns = (dict(parser[section]) if section in parser else {} for section in FREE)
    _check_auth(auth)
    folder, state = (_place(file, name, values.pop(name)) for name in ("folder", "state"))
    _check_places(folder, state)
    limits = Limits(**{field.name: values.pop(field.name) for field in fields(Limits)})
    shown = Names(**{field.name: values.pop(field.name) for field in fields(Names)})
    values |= {"folder": folder, "state": state, "limits": limits, "shown": shown}
    values |= _country(values["country"])
    return Settings(file, **values, auth=auth, columns=_fields(columns))


def _check_names(parser: configparser.ConfigParser) -> None:
    """A typing error must not pass in silence."""
    sections = {key.section for key in KEYS} | set(FREE)
    for section in parser.sections():
        if section not in sections:
            raise SettingsError(f"there is no section [{section}]{_meant(section, sections)}")
        names = {key.name for key in KEYS if key.section == section}
        for name, value in parser[section].items():
            if section not in FREE and name not in names:
                raise SettingsError(f"[{section}] has no key {name}{_meant(name, names)}")
            _, *below = value.split("\n")
            is_swallowed = any(line.partition("=")[0].strip() in names for line in below if "=" in line)
            if below and (section not in LISTS or is_swallowed):
                raise SettingsError(f"[{section}] {name}: {INDENTED}")


def _parsed(file: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), default_section="")
    parser.optionxform = str  # type: ignore[method-assign, assignment]  # headings keep their case
    try:
        with file.open(encoding="utf-8-sig") as lines:
            parser.read_file(lines)
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file} is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except configparser.Error as error:
        raise SettingsError(f"{file.name}: {_sentence(error)}") from error
    return parser


def _sentence(error: configparser.Error) -> str:
    """Say what configparser found, and never quote the line as it does: it may hold a password."""
    lines = ", ".join(str(line) for line, _ in getattr(error, "errors", []))
    known = (said for kind, said in SLIPS.items() if isinstance(error, kind))
    return next(known, "line {1}: there is no key, or no = after it").format(error, lines)


def _value(parser: configparser.ConfigParser, key: Key) -> Any:
    text = parser.get(key.section, key.name, fallback=key.default).strip()
    try:
        return key.convert(text)
    except FolderError as error:
        raise SettingsError(f"[{key.section}] {key.name} = {_shown(text)}: {error}") from None
    except ValueError:
        raise SettingsError(
            f"[{key.section}] {key.name} = {_shown(text)}: it must be {key.allowed}"
        ) from None


def _country(written: str) -> dict[str, str]:
    """Return the country of phone numbers, and why it is that one."""
    if written:
        return {"country": written, "country_why": region.BY_CONFIG}
    guessed = region.of_this_computer()
    why = region.BY_COMPUTER if guessed else region.BY_NOTHING
    return {"country": guessed or region.FALLBACK, "country_why": why}


def _place(file: Path, name: str, path: str) -> Path:
    try:
        return folders.absolute(path, file.resolve().parent)
    except FolderError as error:
        raise SettingsError(f"[data] {name} = {path}: {error}") from error


def _check_places(folder: Path, state: Path) -> None:
    if folders.lies_in(PROGRAM, folder):
        raise SettingsError(
            f"[data] folder = {folder}: the bridge itself lies in it, and its own files would "
            "be taken for contacts; keep your files in a folder of their own, or move the bridge"
        )
    if folders.lies_in(state, folder):
        raise SettingsError(
            f"[data] state = {state} lies inside the data folder {folder}; "
            "it must be outside, or the bridge's own files would be taken for contacts"
        )
    if shared := folders.synchronised(state, os.environ):
        raise SettingsError(
            f"[data] state = {state} lies in {shared}, which is synchronised: the bridge's own "
            r"files would be damaged; write a folder on this computer, such as %LOCALAPPDATA%\contact-bridge"
        )


def _check_auth(auth: dict[str, str]) -> None:
    for name, password in auth.items():
        if len(password) < SHORTEST_PASSWORD:
            raise SettingsError(
                f"[auth] {name}: it must have {SHORTEST_PASSWORD} characters or more; "
                f"better leave [auth] empty and run: {typed('password')}"
            )


def _fields(columns: dict[str, str]) -> dict[str, str]:
    """Return headings and their fields, which may be written as `check` shows them: `first name`."""
    fields = {heading: field.lower().replace(" ", "_") for heading, field in columns.items()}
    for heading, field in fields.items():
        if field not in FIELDS:
            said = f"[columns] {heading} = {_shown(columns[heading])}"
            meant = recognise([field])[0].field or _alike(field, FIELDS)  # as a heading it may be known
            raise SettingsError(f"{said}: there is no such field ({ALL_FIELDS}){_hint(meant)}")
    return fields


def _shown(text: str) -> str:
    return text or "nothing"


def _meant(word: str, known: Iterable[str]) -> str:
    return _hint(_alike(word, known)) or f"; there are {', '.join(sorted(known))}"


def _alike(word: str, known: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(word, list(known), 1)), "")


def _hint(meant: str) -> str:
    return f"; did you mean {meant}?" if meant else ""
