"""What cells look like, whatever their heading says: an e-mail address, a phone number, a name.

For tables whose headings say nothing; a column is what most of its cells look like.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from columns.column import IGNORED
from columns.words import is_salutation

EMAIL = re.compile(r"(?:mailto:|[^@<]*<)?[^\s@<>;,]+@[^\s@<>;,]+\.[^\s@<>;,.]{2,}>?", re.IGNORECASE)
PHONE = re.compile(r"'?(?:tel[.:]*\s*)?[+(]*\d[\d\s().\-–/]{5,}\d(?:\s*(?:x|ext\.?|#)\s*\d+)?", re.IGNORECASE)
BARE = re.compile(r"'?[1-9]\d*")
# Numbers written like phones: dates, years, amounts, addresses of computers, ZIP+4, social security numbers.
NO_PHONE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|(?:0|[1-9]\d*)[.,]\d+"
    r"|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|[1-9]\d{0,2}(?:\.[1-9]\d{0,2}){3}|\d{5}-\d{4}|\d{3}-\d\d-\d{4}"
    r"|(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d"
)
LONGEST_BARE = 12  # more digits without any sign are the number of an article or an account
NO_NAME = re.compile(r"[\d@/\\:=<>{}\[\]|*#%$€£+_?!]")
MOST_WORDS = 6
LONGEST = 300  # letters that are looked at: a note of a whole page is none of these anyway
PIECES = re.compile(r"\s*(?::::|[;\n\r])")
COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|llp|corp|plc|gmbh|ag|kg|ug|sarl|sas|bv|nv|ab|oy|lda|srl|spa|ltda)\b\.?$"
)
NO_CLUE = {None, IGNORED, "id"}  # fields beside which words may be anything
SAYS_WHO = ("email", "phone")


def look(cell: str) -> str:
    """Return `email`, `phone`, `number` (which may be a phone's), `name`, or "" for anything else."""
    text = PIECES.split(cell.strip()[:LONGEST], maxsplit=1)[0]
    if "@" in text:
        return "email" if EMAIL.fullmatch(text) else ""
    if PHONE.fullmatch(text) and not NO_PHONE.fullmatch(text):
        digits = sum(map(str.isdigit, text))
        if BARE.fullmatch(text):
            return "number" if digits <= LONGEST_BARE else ""
        return "phone"
    return "name" if _is_name(text) else ""


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text)) and len(text.split()) <= MOST_WORDS and not NO_NAME.search(text)


def common(cells: Iterable[str]) -> str:
    """Return what more than half of the cells look like, those that are blank apart."""
    looks = Counter(look(cell) for cell in cells if cell.strip())
    ((most, count),) = looks.most_common(1) or [("", 0)]
    return most if 2 * count > looks.total() else ""


def fields(
    columns: Mapping[int, Sequence[str]],
    claimed: Iterable[str | None],
    is_phone: Callable[[str], bool],
    nameable: Collection[int],
) -> dict[int, str]:
    """Return the fields of columns without heading, by their cells; those that cannot be told are missing.

    `claimed` are the fields that other columns of the table have by their headings. Numbers without any
    sign are phones if most of them can be: `is_phone`. Words may be names in `nameable` columns alone.
    """
    seen = {i: common(cells) for i, cells in columns.items()}
    found = {i: kind for i, kind in seen.items() if kind in SAYS_WHO}
    numbers = [i for i, kind in seen.items() if kind == "number" and not _counts(columns[i])]
    if "phone" not in {*found.values(), *claimed}:
        found |= {i: "phone" for i in numbers if _mostly(is_phone, columns[i])}
    if {*found.values(), *claimed} - NO_CLUE and not {"name", "first_name", "last_name"} & set(claimed):
        found |= _names({i: columns[i] for i in nameable if seen.get(i) == "name"})
    return found


def _names(columns: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Two columns of single words side by side are first and last name; else the first is the name."""
    found = {i: "prefix" for i, cells in columns.items() if _mostly(is_salutation, cells)}
    found |= {i: "company" for i, cells in columns.items() if _mostly(_is_company, cells, 0.3)}
    free = [i for i, cells in columns.items() if i not in found and not _repeats(cells)]
    pair = free[:2]
    if len(pair) == 2 and pair[1] == pair[0] + 1 and all(_mostly(_is_word, columns[i], 0.8) for i in pair):
        return found | dict(zip(pair, ("first_name", "last_name"), strict=True))
    return found | dict.fromkeys(free[:1], "name")


def _mostly(test: Callable[[str], bool], cells: Sequence[str], share: float = 0.5) -> bool:
    return sum(map(test, cells)) > share * len(cells)


def _is_company(cell: str) -> bool:
    return bool(COMPANY.search(cell.strip().lower()))


def _is_word(cell: str) -> bool:
    return len(cell.split()) == 1


def _repeats(cells: Sequence[str]) -> bool:
    """Whether few values come again and again, as those of a type or a city, and unlike names."""
    return len(cells) > 4 and 2 * len(set(cells)) < len(cells)


def _counts(cells: Sequence[str]) -> bool:
    """Whether the numbers count the rows up: those are no phones."""
    numbers = [int(cell) for cell in cells if cell.strip().isdecimal()]
    steps = {b - a for a, b in itertools.pairwise(numbers)}
    return len(numbers) > 2 and len(steps) == 1
