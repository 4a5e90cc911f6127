"""The keys of `config.ini`, and what is allowed as the value of each."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from phonenumbers import SUPPORTED_REGIONS

from contacts import countries
from feed.files.limits import Limits
from serve import folders
from serve.integration import LONGEST_NAME

PUBLIC = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?(/[\w.~-]+)*", re.IGNORECASE | re.ASCII)
ENDPOINTS = re.compile(r".*/(contact_sync|auth_validation|health)")  # which the bridge appends itself
PICTURE = re.compile(r"https://[!-~]+")
SEVERAL = re.compile("[/,]")  # between countries
WHOLE = re.compile("[0-9]{1,8}")
NAME = re.compile(rf"[a-z0-9_]{{1,{LONGEST_NAME}}}")


@dataclass(frozen=True)
class Key:
    """One key: where it stands, its default, how its text becomes a value.

    `convert` raises ValueError for a text that is not `allowed`.
    """

    section: str
    name: str
    default: str
    convert: Callable[[str], Any]
    allowed: str

    @property
    def attribute(self) -> str:
        """What it is called in Settings, where no section is named."""
        return f"ignored_{self.name}" if self.section == "ignore" else self.name


def _number(low: int, high: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        if not (WHOLE.fullmatch(text) and low <= int(text) <= high):
            raise ValueError
        return int(text)

    return convert


def _country(text: str) -> str:
    """One country, by its code or its name; of two in a cell of a contact the first would count."""
    code = "" if SEVERAL.search(text) else countries.code(text)
    if text and code not in SUPPORTED_REGIONS:
        raise ValueError
    return code


def _public_url(text: str) -> str:
    url = text.rstrip("/")
    if text and (not PUBLIC.fullmatch(url) or ENDPOINTS.fullmatch(url) or urlsplit(url).port == 0):
        raise ValueError
    return url


def _proxy(text: str) -> str:
    return str(ip_address(text)) if text else ""


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Nothing, or a text that matches as a whole."""

    def convert(text: str) -> str:
        if text and not pattern.fullmatch(text):
            raise ValueError
        return text

    return convert


def _filled(text: str) -> str:
    if not text:
        raise ValueError
    return text


def _host(text: str) -> str:
    _filled(text).encode("idna")  # raises UnicodeError, a ValueError, as Python would while it listens
    return text


def _path(text: str) -> str:
    return folders.written(_filled(text), os.environ)


def _patterns(text: str) -> tuple[str, ...]:
    """Patterns between commas or on lines of their own; `[` stands for itself in each."""
    parts = (part.strip() for part in text.replace("\n", ",").split(","))
    return tuple(part.replace("[", "[[]") for part in parts if part)


def _count(section: str, name: str, default: int, high: int) -> Key:
    return Key(section, name, str(default), _number(1, high), f"a number from 1 to {high}")


PORT = "a number from 0 to 65535; 0 is "
COUNTRY = "a country, such as US, PT or Germany, or nothing"
SYSTEM_NAME = f"up to {LONGEST_NAME} letters (a to z), digits and _"
DESCRIPTION = "Our contacts, from our spreadsheets and address books"
PUBLIC_URL = "an address like https://contacts.example.com, without /contact_sync after it, or nothing"
PICTURE_URL = "the address of a picture, with https:// in front, or nothing"
PATTERNS = "names, with * and ? for any characters, separated by commas"

KEYS = (
    Key("server", "host", "127.0.0.1", _host, "an address of this computer"),
    Key("server", "port", "8080", _number(0, 65535), f"{PORT}any free port"),
    _count("server", "page_size", 200, 10_000),
    Key("server", "status_port", "8081", _number(0, 65535), f"{PORT}no status page"),
    Key("server", "public_url", "", _public_url, PUBLIC_URL),
    Key("server", "trusted_proxy", "", _proxy, "an IP address like 127.0.0.1, or nothing"),
    Key("data", "folder", "data", _path, "a folder"),
    Key("data", "state", "state", _path, "a folder outside the data folder"),
    Key("data", "country", "", _country, COUNTRY),
    Key("integration", "name", "", _matching(NAME), SYSTEM_NAME),
    Key("integration", "display_name", "Contacts", _filled, "a name"),
    Key("integration", "description", DESCRIPTION, _filled, "a sentence"),
    Key("integration", "logo_url", "", _matching(PICTURE), PICTURE_URL),
    Key("integration", "icon_url", "", _matching(PICTURE), PICTURE_URL),
    Key("ignore", "files", "", _patterns, PATTERNS),
    Key("ignore", "sheets", "", _patterns, PATTERNS),
    Key("ignore", "headings", "", _patterns, PATTERNS),
    _count("limits", "file_mb", Limits.file_mb, 4000),
    _count("limits", "rows", Limits.rows, 10_000_000),
    _count("limits", "columns", Limits.columns, 20_000),
    _count("limits", "cell_length", Limits.cell_length, 10_000_000),
)
FREE = ("auth", "columns")  # sections in which the user chooses the keys
