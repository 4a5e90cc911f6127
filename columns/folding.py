"""Text made comparable: what people mean as the same, whatever the case, accents or punctuation."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache

ACCENTS = range(0x300, 0x370)  # those of Latin, Greek and Cyrillic; in other scripts marks are letters
KEPT = "LNM"  # Unicode's categories of letters, numbers and marks begin so
# Letters that Unicode does not take apart, but that people type without the stroke or the dot.
PLAIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe"}
# Where a word begins in `firstName` and `HTMLPage`, and where letters and digits meet.
HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")


class _Letters(dict[int, str]):
    """What is left of each character: "" of an accent or a sign. Each is decided once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        is_kept = code not in ACCENTS and unicodedata.category(letter)[0] in KEPT
        plain = self[code] = PLAIN.get(letter, letter if is_kept else "")
        return plain


LETTERS = _Letters()


def fold(text: str) -> str:
    """Return the letters and digits of `text`, without case and accents: `E-Mail ` is `email`."""
    if text.isascii():
        return text.lower() if text.isalnum() else "".join(filter(str.isalnum, text)).lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", decomposed.translate(LETTERS))


def folded(texts: Sequence[str]) -> list[str]:
    """Return several texts folded, each once: of a thousand columns many are headed alike."""
    known = {text: fold(text) for text in set(texts)}
    return list(map(known.__getitem__, texts))


@lru_cache(maxsize=2_000)  # several rules ask for those of each heading
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`, also of camelCase and snake_case, each number as a word."""
    text = unicodedata.normalize("NFKC", text)
    if not text.isascii():
        text = "".join(letter if unicodedata.category(letter)[0] in KEPT else " " for letter in text)
    spaced = re.sub(r"[^\w]|_", " ", HUMPS.sub(" ", text)) if text.isascii() else HUMPS.sub(" ", text)
    return tuple(filter(None, map(fold, spaced.split())))


def matches(text: str, patterns: Iterable[str]) -> bool:
    """Whether one of some patterns (`*` and `?`) fits, in upper or lower case."""
    return any(fnmatchcase(text.strip().casefold(), pattern.casefold()) for pattern in patterns)
