"""The web addresses in a cell: pages, pictures, names on Twitter."""

import re
from collections.abc import Callable

from contacts.texts import is_none

PARTED = re.compile(r":::|[;,|]?\s+|[;,|](?=https?:|www\.)", re.IGNORECASE)  # other commas stand inside
SCHEME = re.compile(r"https?://", re.IGNORECASE)
SITE = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.?#]+)+(?:[/?#:]\S*)?", re.IGNORECASE)
LONGEST = 2_000  # what browsers take

TWITTER = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)?(?:twitter|x)\.com/(?:#!/)?@?(\w{1,15})(?:[/?#].*)?", re.IGNORECASE
)
PAGES = {"home", "i", "intent", "share", "search", "hashtag", "explore", "login"}  # Twitter's own
HANDLE = re.compile(r"(?:x-apple:)?@?(\w{1,15})", re.IGNORECASE)

Reading = tuple[list[str], list[str]]  # what is meant, and what is none
Reader = Callable[[str], Reading]


def websites(text: str) -> Reading:
    """Return the web addresses in a text as they are typed, and what is not one."""
    return _sorted(text, lambda piece: piece if _is_site(piece) else "")


def addresses(text: str) -> Reading:
    """Return the web addresses in a text so that they can be opened: with https:// before."""
    return _sorted(text, lambda p: (p if SCHEME.match(p) else f"https://{p}") if _is_site(p) else "")


def pictures(text: str) -> Reading:
    """Return the web addresses of pictures; a piece of a picture itself is not one."""
    return _sorted(text, lambda piece: piece if SCHEME.match(piece) and len(piece) <= LONGEST else "")


def twitter(text: str) -> str:
    """Return the name that a link to Twitter, `@name` or `name` says, "" if none."""
    return on_twitter(text) or (found[1] if (found := HANDLE.fullmatch(text)) else "")


def on_twitter(text: str) -> str:
    """Return the name that a link to Twitter is of, "" if the text is none."""
    link = TWITTER.fullmatch(text)
    return link[1] if link and link[1].casefold() not in PAGES else ""


def _sorted(text: str, used: Callable[[str], str]) -> Reading:
    pieces = PARTED.split(text) if PARTED.search(text) else [text]
    pieces = [piece for piece in pieces if not is_none(SCHEME.sub("", piece, count=1))]
    return list(filter(None, map(used, pieces))), [piece for piece in pieces if not used(piece)]


def _is_site(piece: str) -> bool:
    return len(piece) <= LONGEST and bool(SITE.fullmatch(piece) or SCHEME.match(piece))
