"""What Talkdesk has to know of the bridge to ask it: its "integration configuration", as JSON."""

import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson

from feed.typed import typed

LONGEST_NAME = 40  # letters; what Talkdesk allows is not documented
# The form in which Talkdesk asks for what it sends with each request: the field, its label, a hint.
FORM = (
    ("username", "User", "The user that the bridge showed at its first start"),
    ("password", "Password", f"The password shown with it; lost? {typed('password')} makes a new one"),
)
# `type` is where a value comes from; Talkdesk's documentation names no kind that hides what is typed.
TYPED = {"source": "input", "mandatory": True, "type": "input", "store": True}


@dataclass(frozen=True)
class Names:
    """The keys of `[integration]` in `config.ini`, by their names there: how Talkdesk shows the bridge."""

    name: str  # "" is one made from the public address
    display_name: str
    description: str
    logo_url: str  # "" is none
    icon_url: str  # "" is the logo


def configuration(public_url: str, names: Names) -> dict[str, Any]:
    """Return what to send to Talkdesk of a bridge that answers at `public_url`; what is empty is left out."""
    known = asdict(names) | {
        "name": names.name or _unique(public_url),
        "icon_url": names.icon_url or names.logo_url,
        "authentication_type": "custom",
        "authentication_configuration": [
            {field: {"display": label, "help": hint, **TYPED}} for field, label, hint in FORM
        ],
        "auth_validation_endpoint": f"{public_url}/auth_validation",
        "contact_synchronization_endpoint": f"{public_url}/contact_sync",
    }
    return {key: value for key, value in known.items() if value}


def as_json(configured: dict[str, Any]) -> bytes:
    """Return it as UTF-8 JSON that people can read too."""
    return orjson.dumps(configured, option=orjson.OPT_INDENT_2)


def _unique(public_url: str) -> str:
    """A name that nobody else has at Talkdesk, as nobody else has the address."""
    where = urlsplit(public_url)
    return re.sub("[^a-z0-9]+", "_", f"{where.hostname}{where.path}".lower())[:LONGEST_NAME]
