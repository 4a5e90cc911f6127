"""What a cell is by itself: an e-mail address, a phone number, a name.

Strict, for rows and columns that no heading explains: what may as well be a date or an amount is not a phone.
`look` asks what stands below a heading, which has said half of it already.
"""

import re
from collections import Counter
from collections.abc import Iterable

MAILBOX = r"[^\s@<>;,]+@[^\s@<>;,]+\.[^\s@<>;,.]{2,}"
EMAIL = re.compile(rf"(?:mailto:|[^@<]*<)?{MAILBOX}>?", re.IGNORECASE)
# Seven signs at least, the first and the last digits; perhaps `tel:` before and an extension behind.
PHONE = re.compile(r"'?(?:tel[.:]*\s*)?[+(]*\d[\d\s().\-–/]{5,}\d(?:\s*(?:x|ext\.?|#)\s*\d+)?", re.IGNORECASE)
BARE = re.compile(r"'?[1-9]\d*")
# Numbers written like phones: dates, years, amounts, addresses of computers, ZIP+4, social security numbers.
NO_PHONE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|(?:0|[1-9]\d*)[.,]\d+"
    r"|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|[1-9]\d{0,2}(?:\.[1-9]\d{0,2}){3}|\d{5}-\d{4}|\d{3}-\d\d-\d{4}"
    r"|(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d"
    # What people and firms are registered under: Brazil's CPF and CNPJ, Chile's RUT, Argentina's CUIT, Czech.
    r"|\d{3}\.\d{3}\.\d{3}-\d\d|\d\d?\.\d{3}\.\d{3}(?:/\d{4}-\d\d|-\d)|\d\d-\d{8}-\d|[1-9]\d(?:[05][1-9]|[16][0-2])\d\d/\d{4}"
)
EMPTY = frozenset({"null", r"\n", "none", "nan", "n/a", "na", "-"})  # as databases and programs write no cell
LETTERS = frozenset("mfwhtd")  # for man, woman, true: one of a few things that somebody may be
LONGEST_BARE = 12  # more digits without any sign are the number of an article or an account
NO_NAME = re.compile(r"[\d@/\\:=<>{}\[\]|*#%$€£+_?!]")
MOST_WORDS = 6
LONGEST = 300  # letters that are looked at: a note of a whole page is none of these anyway
PIECES = re.compile(r"\s*(?::::|\s\|\s|[;\n\r])")
SAYS_WHO = ("email", "phone")
REACHING = (*SAYS_WHO, "number")


def kind_of(cell: str) -> str:
    """Return `email`, `phone`, `number` (which may be a phone's), `name`, or "" for anything else."""
    text = PIECES.split(cell.strip()[:LONGEST], maxsplit=1)[0]
    if "@" in text:
        return "email" if EMAIL.fullmatch(text) else ""
    if PHONE.fullmatch(text) and not NO_PHONE.fullmatch(text):
        if BARE.fullmatch(text):
            return "number" if count_digits(text) <= LONGEST_BARE else ""
        return "phone"
    return "name" if _is_name(text) else ""


def count_digits(text: str) -> int:
    """Return how many digits a text has."""
    return sum(map(str.isdigit, text))


def _is_name(text: str) -> bool:
    if text.casefold() in LETTERS:
        return False
    return any(map(str.isalpha, text)) and len(text.split()) <= MOST_WORDS and not NO_NAME.search(text)


def common_kind(cells: Iterable[str]) -> str:
    """Return the kind of more than half of the cells, those with nothing apart; "" if there is none."""
    kinds = Counter(
        kind_of(cell) for cell in cells if (text := cell.strip()) and text.casefold() not in EMPTY
    )
    ((most, count),) = kinds.most_common(1) or [("", 0)]
    return most if 2 * count > kinds.total() else ""
