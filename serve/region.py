"""The country that a computer is set up for, as Windows' settings or the language variables say."""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from phonenumbers import SUPPORTED_REGIONS

from contacts import countries

FALLBACK = "US"
SAID = "Country of phone numbers without country code: {name} ({code}), {why}"
CHANGE = "; change it with country = ... under [data] in config.ini"
BY_CONFIG, BY_COMPUTER, BY_NOTHING = (
    "as config.ini says",
    f"as this computer is set up{CHANGE}",
    f"because this computer has no country set{CHANGE}",
)
# `en_GB.UTF-8`, `pt-BR`, `zh-Hant-TW`, `sr_RS@latin`; Windows' region alone is `DE`, or `001` for the world.
LOCALE = re.compile(r"(?:[a-z]{2,3}(?:[_-][A-Z][a-z]{3})?[_-])?([A-Z]{2})(?:[.@_-].*)?")
# Whoever sets telephones or addresses apart from the language means it, so they count before LANG.
VARIABLES = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LANG")
# "Country or region" of the settings, which Windows knows since 2017, before that of the formats.
CALLS = ("GetUserDefaultGeoName", "GetUserDefaultLocaleName")
LONGEST = 85  # letters of a locale's name on Windows


def of_this_computer() -> str:
    """Return the country that this computer is set up for, as ISO 3166; "" if nothing tells."""
    if sys.platform == "win32":
        return first(windows(ctypes.WinDLL("kernel32")))
    return first(posix(os.environ))


def said(country: str, why: str) -> str:
    """Return as a line which country counts, and `why`: one of the three above."""
    return SAID.format(name=countries.name(country), code=country, why=why)


def first(locales: Iterator[str]) -> str:
    """Return the first country that stands in one of these names of locales or regions; "" if none does."""
    found = (LOCALE.fullmatch(locale) for locale in locales)
    return next((match[1] for match in found if match and match[1] in SUPPORTED_REGIONS), "")


def posix(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield what the variables for languages and formats say."""
    return (environment.get(name, "") for name in VARIABLES)


def windows(kernel32: Any) -> Iterator[str]:
    """Yield what Windows says of the user who runs this; a call that this Windows lacks says nothing."""
    return (_name(getattr(kernel32, call, None)) for call in CALLS)


def _name(call: Callable[[Any, int], int] | None) -> str:
    buffer = ctypes.create_unicode_buffer(LONGEST)
    return buffer.value if call and call(buffer, LONGEST) else ""
