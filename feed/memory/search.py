"""What people search contacts for, as a condition of SQL: names, companies, e-mails, ids; or digits."""

import re
from dataclasses import dataclass

from columns.folding import fold

NUMBER = re.compile(r"[\d\s+()/.\-\N{NON-BREAKING HYPHEN}\N{EN DASH}]+")
LEAST = 3  # digits of a number
BETWEEN = " \N{NO-BREAK SPACE}-/.()"  # what people write between digits
TEXT = "CAST(json AS TEXT)"
# What is searched of a contact besides the name, which the rows have without case and accents.
WORDS = f"json_extract({TEXT}, '$.name', '$.company', '$.emails')"
PHONES = f"json_extract({TEXT}, '$.phones')"


@dataclass(frozen=True)
class Search:
    """A condition on the table of contacts, and the values for its question marks."""

    condition: str
    values: tuple[str, ...]


def search(text: str) -> Search | None:
    """Return what to search for; None if nothing was asked for.

    All words have to be there, in any order. Digits may be any part of a number, however it is written.
    """
    asked = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    digits = _digits(asked)
    if digits:
        return _any(_by_id(asked), _by_number(digits))
    return _any(_by_id(asked), _by_name(asked), _by_words(asked)) if asked else None


def _digits(text: str) -> str:
    """Return the digits of a number without the 0 that is dialled within a country, "" if it is none."""
    if not NUMBER.fullmatch(text):
        return ""
    digits = "".join(filter(str.isdigit, text.replace("(0)", ""))).lstrip("0")
    return digits if len(digits) >= LEAST else ""


def _any(*searches: Search) -> Search:
    condition = " OR ".join(f"({each.condition})" for each in searches)
    return Search(condition, tuple(value for each in searches for value in each.values))


def _by_id(text: str) -> Search:
    return Search("id = ?", (text,))


def _by_number(digits: str) -> Search:
    """Also in numbers that are not valid, and stay as they were typed.

    Whoever lacks these digits in this order need not be taken apart: that is eight times quicker.
    """
    phones = PHONES
    for sign in BETWEEN:
        phones = f"replace({phones}, '{sign}', '')"
    return Search(f"{TEXT} LIKE ? AND instr({phones}, ?)", (f"%{'%'.join(digits)}%", digits))


def _by_name(text: str) -> Search:
    folded = tuple(filter(None, map(fold, text.split()))) or (text,)
    conditions = " AND ".join(["instr(name, ?)"] * len(folded))
    return Search(f"id IN (SELECT id FROM rows WHERE {conditions})", folded)  # noqa: S608  # no text in it


def _by_words(text: str) -> Search:
    """The whole text comes first: it is quicker to look through than to take apart."""
    words = text.split()
    condition = " AND ".join(rf"{part} LIKE ? ESCAPE '\'" for part in (TEXT, WORDS) for _ in words)
    return Search(condition, tuple(map(containing, words)) * 2)


def containing(text: str) -> str:
    r"""Return the pattern, for LIKE with \ as ESCAPE, of all that has a text in it."""
    return "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"
