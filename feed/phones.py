"""Numbers become E.164, the form in which Talkdesk compares them with a caller's."""

import re
from functools import lru_cache

import phonenumbers

BREAKS = re.compile(r"\s*(?::::|[\r\n]+)\s*")  # these never stand inside a number; Google writes `:::`
SEPARATORS = re.compile(r"\s*[;,/|]\s*")


def normalise(text: str, country: str) -> tuple[list[str], list[str]]:
    """Return the numbers in the text of a cell, and those texts of it that are no valid number.

    A number is valid for its own country if it starts with +, else for `country` (ISO 3166, `PT`).
    A text that is none stands in both lists, as typed: it may be an extension or a short code. One
    without any digit (`none`, `-`) stands in the second alone.
    """
    numbers: list[str] = []
    invalid: list[str] = []
    for piece in _pieces(text, country):
        number = e164(piece, country)
        if number is None:
            invalid.append(piece)
        if number or any(map(str.isdigit, piece)):
            numbers.append(number or piece)
    return numbers, invalid


@lru_cache(maxsize=200_000)
def e164(text: str, country: str) -> str | None:
    """Return the one number in `text`, or None if it is not valid."""
    try:
        number = phonenumbers.parse(text.lstrip("'"), country)  # Excel and Shopify keep a + with a '
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _pieces(text: str, country: str) -> list[str]:
    return [part for whole in BREAKS.split(text) for part in _split(whole.strip(), country) if part]


def _split(text: str, country: str) -> list[str]:
    """Split at `;`, `,`, `/` or `|` unless they belong to a number: `089/123456` is one."""
    pieces = SEPARATORS.split(text)
    if len(pieces) == 1 or e164(text, country):
        return [text]
    return pieces if any(e164(piece, country) for piece in pieces) else [text]
