"""What web pages write in place of a sign, `&amp;`, `&#39;`, `&uuml;`: their semicolon parts nothing."""

import html
import re
from html.entities import name2codepoint

AGAIN = r"(?:amp;(?=(?:amp|lt|gt|quot|apos|#\d{2,5}|#x[\da-f]{2,4});))*+"  # `&amp;amp;` was written twice
PATTERN = rf"&{AGAIN}(?:#\d{{2,5}}|#x[\da-f]{{2,4}}|([a-z]\w{{1,8}}));"  # in any case; the group is the name
ENTITY = re.compile(PATTERN, re.IGNORECASE)
TWICE = re.compile(rf"&{AGAIN}", re.IGNORECASE)
NAMES = {name.lower() for name in name2codepoint} | {"apos"}


def is_one(name: str | None) -> bool:
    """Whether what `PATTERN` found is one, by its name if it has one: `R&Development;` is a text."""
    return not name or name.lower() in NAMES


def undone(text: str) -> str:
    """Return a text with the signs themselves."""
    return ENTITY.sub(
        lambda found: html.unescape(TWICE.sub("&", found[0])) if is_one(found[1]) else found[0], text
    )
