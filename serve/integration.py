"""What Talkdesk has to know of the bridge to ask it: its "integration configuration", as JSON."""

import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson

LONGEST_NAME = 40  # letters; what Talkdesk allows is not documented


@dataclass(frozen=True)
class Names:
    """The keys of `[integration]` in `config.ini`, by their names there: how Talkdesk shows the bridge."""

    name: str  # "" is one made from the public address
    display_name: str
    description: str
    logo_url: str  # "" is none
    icon_url: str  # "" is the logo


def configuration(public_url: str, names: Names) -> dict[str, Any]:
    """Return what to send to Talkdesk; the bridge answers at `public_url`."""
    pictures = {"logo_url": names.logo_url, "icon_url": names.icon_url or names.logo_url}
    return {
        **asdict(names),
        "name": names.name or _unique(public_url),
        **pictures,
        "authentication_type": "custom",
        "authentication_configuration": [
            {"username": _field("User")},
            {"password": _field("Password")},
        ],
        "auth_validation_endpoint": f"{public_url}/auth_validation",
        "contact_synchronization_endpoint": f"{public_url}/contact_sync",
    }


def as_json(configuration: dict[str, Any]) -> bytes:
    """Return it as UTF-8 JSON, without what is empty, to be read by people too."""
    given = {key: value for key, value in configuration.items() if value}
    return orjson.dumps(given, option=orjson.OPT_INDENT_2)


def _field(display: str) -> dict[str, object]:
    """One line of the form in which Talkdesk asks for the credentials, which it sends with each request.

    `type` is where a value comes from; Talkdesk's documentation knows none that hides what is typed.
    """
    help = "As the bridge has shown it: python bridge.py password"
    return {
        "source": "input",
        "display": display,
        "mandatory": True,
        "type": "input",
        "store": True,
        "help": help,
    }


def _unique(public_url: str) -> str:
    """A name that nobody else has in Talkdesk: addresses are unique, too."""
    return re.sub(r"\W+", "_", f"{urlsplit(public_url).hostname}{urlsplit(public_url).path}")[:LONGEST_NAME]
