"""Which code page bytes are in, judged by the letters that they would be.

Excel and Outlook write a file in the page of the PC's language, and nothing in the file says which.
Three rows of names are too few words for statistics of whole languages, so each language is its letters
outside ASCII here, the most frequent in names and addresses first, and a page is as likely as its best
language makes the text.

All are data: in `languages.csv` language, script, groups that share pages, what it costs to be rare, letters;
in `code_pages.csv` page, what it costs (of two that fit, the one that more programs write), its languages.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import log

from sources.knowledge import rows

LANGUAGES = rows(__file__, "languages.csv")
LETTERS = {row["language"]: row["letters"] for row in LANGUAGES if row["script"] != "Asian"}
LATIN = {row["language"] for row in LANGUAGES if row["script"] == "Latin"}
RARITY = {row["language"]: float(row["rarity"]) for row in LANGUAGES}
FOREIGN = frozenset(letter for language in LATIN for letter in LETTERS[language])
# The letters of Asia that names, firms and towns are mostly made of; the others are too many to be told.
COMMON = {row["language"]: row["letters"] for row in LANGUAGES if row["script"] == "Asian"}

GROUPS: defaultdict[str, list[str]] = defaultdict(list)
for row in LANGUAGES:
    for group in (row["language"], *row["group"].split("|")):
        GROUPS[group].append(row["language"])
PAGES = [
    (row["page"], float(row["cost"]), [one for group in row["languages"].split("|") for one in GROUPS[group]])
    for row in rows(__file__, "code_pages.csv")
]

# Of each script of Asia: the first and last letter, the share of names that is written in its other letters.
ASIA: Mapping[str, tuple[tuple[str, str, float], ...]] = {
    "Japanese": (("ぁ", "ヿ", 0.2), ("一", "鿿", 0.3), ("ｦ", "ﾟ", 0.02)),
    "Chinese": (("一", "鿿", 0.4),),
    "Taiwanese": (("一", "鿿", 0.4),),
    "Korean": (("가", "힣", 0.5), ("一", "鿿", 0.002)),
}
# Standards put the letters in daily use first; the others are for old books and few names.
DAILY = {
    "Japanese": ("euc_jp", 0xCF),
    "Chinese": ("gb2312", 0xD7),
    "Taiwanese": ("big5", 0xC6),
    "Korean": ("euc_kr", 0xC8),
}
MANY = 3000  # letters that are in daily use

HIGH = re.compile(rb"[\x80-\xff]")
WORD = re.compile(r"\w+")
ASCII_LETTER = re.compile("[A-Za-z]")
VOWELS = frozenset("aeiouyæøœı")
SIGN = frozenset("‚„…†‡‰‹‘’“”•–—™›€«»°·§©®ªº¿¡´\u00a0")  # at the same place in nearly all Windows pages
# A sign within a word, or one after it that only ever opens something.
INSIDE = re.compile(
    r"[^\W\d_](?:[^\w\s\x00-\x7f’·–\u0e00-\u0e7f\u0300-\u0652][^\W\d_]|[‚„†‡‰ˆ‹«¿¡§]|\xa0[a-z])"
)
# Surely that sign, however many prices there are.
PRICE = re.compile(r"(?<=\d)[ \xa0]?[€£]|[€£](?=[ \xa0]?\d)")
LITTLE = log(0.01)  # a sign; a foreign letter; each thing that words do not do
NEVER = log(1e-4)  # what is neither a letter of the language nor a sign of punctuation
BROKEN = log(1e-6)  # what is not a character at all
DOUBT = log(0.004)  # a mean below it is not text: noise gives that much to no page
SLACK = 6.0  # a single letter that is in no list is not noise yet


def likeliest(sample: bytes) -> str | None:
    """Return the page, as Python names it, whose languages `sample` fits best; None if it fits none."""
    scores = {
        page: _score(sample.decode(page, "replace"), cost, languages) for page, cost, languages in PAGES
    }
    page = max(scores, key=lambda page: scores[page])
    return page if scores[page] > len(HIGH.findall(sample)) * DOUBT - SLACK else None


def _score(text: str, cost: float, languages: Sequence[str]) -> float:
    """The logarithm of how likely it is that a text in one of the languages reads so."""
    text = PRICE.sub("", text)
    letters = Counter(letter for letter in text if not letter.isascii())
    latin = languages[0] in LATIN
    words = {word for word in WORD.findall(text) if not word.isascii()}
    odd = len(INSIDE.findall(text)) * LITTLE + sum(_oddness(word, latin) for word in words)
    return odd - cost + max(_likelihood(letters, language) for language in languages)


def _likelihood(letters: Counter[str], language: str) -> float:
    return sum(_chance(letter, language) * count for letter, count in letters.items()) - RARITY[language]


@cache
def _chance(letter: str, language: str) -> float:
    """The logarithm of the letter's share of all letters outside ASCII in the language."""
    known = _chances(language)
    if letter in known:
        return known[letter]
    if letter in SIGN:
        return LITTLE
    if language in COMMON and letter.isalpha():
        return _of_asia(letter, language)
    if language in LATIN and letter.lower() in FOREIGN:
        return LITTLE - 1
    return BROKEN if unicodedata.category(letter) in ("Cc", "Co", "Cn", "So", "Sk") else NEVER


@cache
def _chances(language: str) -> dict[str, float]:
    """Zipf's law: the second letter is half as frequent as the first."""
    if language in COMMON:
        letters = set(COMMON[language])
        return dict.fromkeys(letters, log(0.5 / len(letters)))
    weights = {letter: 1 / (rank + 1.5) for rank, letter in enumerate(LETTERS[language])}
    total = sum(weights.values())
    small = {letter: log(weight / total) for letter, weight in weights.items()}
    return {letter.upper(): chance for letter, chance in small.items()} | small


def _of_asia(letter: str, language: str) -> float:
    for low, high, share in ASIA[language]:
        if low <= letter <= high:
            many = min(ord(high) - ord(low), MANY)
            return log(share / many / (1 if many < MANY or _is_daily(letter, language) else 30))
    return BROKEN


def _is_daily(letter: str, language: str) -> bool:
    encoding, last = DAILY[language]
    return 0 < int.from_bytes(letter.encode(encoding, "ignore")[:1]) <= last


def _oddness(word: str, latin: bool) -> float:
    """What a word does that words do not do: capitals after small letters (`ГиþргоÞ`), a to z beside
    letters of other scripts (`큦a`), a consonant among consonants (`Hĺkan`), a vowel among vowels."""
    odd = 0.0
    if word[1:] not in (word[1:].lower(), word[1:].upper()):
        odd += LITTLE
    if not latin:
        return odd + LITTLE if ASCII_LETTER.search(word) else odd
    kinds = [_is_vowel(letter) for letter in word]
    for i in range(1, len(word) - 1):
        if not word[i].isascii() and kinds[i - 1] == kinds[i] == kinds[i + 1]:
            odd -= 1.5
    return odd


@cache
def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter.lower())[0] in VOWELS
