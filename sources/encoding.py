"""Bytes become text: which encoding a file is in, and whether that had to be guessed."""

import re

from charset_normalizer import from_bytes

from sources.table import Problem, SourceError

BOMS = (  # the longer first: UTF-32's begins with UTF-16's
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# The Windows code pages, the common first, and the letters for which each was made: Excel and Outlook
# write a file in the page of the PC's language. Names are too few words for statistics: of tables with
# three rows in 20 languages charset-normalizer read 69 % rightly, these letters 97 %.
LETTERS = {
    "cp1252": "äöüßéèêëàâçñáíóúìòùîïôûãõåæøœ",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžäöüôőűâîđëß",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
    "cp1254": "çğıi̇öşüâî",
    "cp1253": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ",
    "cp1257": "ąčęėįšųūžāēģīķļņõäöüåß",
    "cp1255": "אבגדהוזחטיכלמנסעפצקרשתםןץףך",
    "cp1256": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئپچژگ",
}
# The pages with two bytes a letter, and their scripts as ranges of code points.
KANA, HANGUL, HAN = (0x3041, 0x30FF), (0xAC00, 0xD7A3), (0x4E00, 0x9FFF)
SCRIPTS = {"cp932": (KANA, HAN), "cp949": (HANGUL,), "gbk": (HAN,), "cp950": (HAN,)}
PAGES = [*LETTERS, *SCRIPTS]
RARE = "õûœÕÛŒ"  # of cp1252's letters those at the places of ő and ű in Hungary, ś in Poland
LATIN = ("cp1252", "cp1250", "cp1254", "cp1257")
NEUTRAL = re.compile("[‚„…†‡‰‹‘’“”•–—™›€«»°·§©®\u00a0]")  # at the same place in nearly all pages
WORD = re.compile(r"\w+")
ASCII_LETTER = re.compile("[A-Za-z]")

SAMPLE = 100_000  # bytes that are enough to tell a code page


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of `data` without byte order mark, and a problem if its encoding was a guess.

    UTF-8 and UTF-16 tell themselves. Otherwise the lines that are no UTF-8 decide about themselves if
    they are few (two files were put together), and about the whole file if they are most.
    Raises SourceError for bytes that are no text in any encoding.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    encoding = "utf-16-le" if _is_wide(data) else "utf-8"
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if error.end == len(data) and encoding == "utf-8" and not data[: error.start].isascii():
            raise SourceError("ends in the middle of a letter; is it still being copied?") from None
        page = guess(data)
    if not page:
        raise SourceError("is no text in any encoding that the bridge knows; save it as CSV UTF-8")
    lines = data.splitlines(keepends=True)
    strange = [_is_utf8(line) for line in lines if not line.isascii()]
    mixed = strange.count(True) > strange.count(False)
    encodings = ("utf-8" if mixed and _is_utf8(line) else page for line in lines)
    text = "".join(line.decode(e, "replace") for line, e in zip(lines, encodings, strict=True))
    return text, (guessed(page),)


def guessed(page: str) -> Problem:
    """Return the problem that tells a person of a guess."""
    return Problem(f"not all is UTF-8; read as {page}: if letters look wrong, save the file as UTF-8")


def guess(data: bytes) -> str | None:
    """Return the encoding of the lines of `data` that are no UTF-8, as Python names it, if any fits.

    The Windows code page whose letters they are made of; charset-normalizer's word if that is none.
    """
    sample = b"\n".join(line for line in data[:SAMPLE].splitlines() if not _is_utf8(line))
    if not sample:
        return None
    page = max(PAGES, key=lambda page: _fitness(sample, page))
    if _fitness(sample, page) > 0.5:
        return page
    best = from_bytes(sample).best()
    return best.encoding if best else None


def _is_wide(data: bytes) -> bool:
    """Whether these are two bytes a letter without a byte order mark: nearly every other byte is 0."""
    odd = data[1:200:2]
    return odd.count(0) > 0.9 * len(odd) > 0


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _fitness(data: bytes, page: str) -> float:
    """The share of letters of the page's languages among what is not ASCII."""
    text = NEUTRAL.sub("", data.decode(page, "replace"))
    words = [word for word in WORD.findall(text) if _is_word(word, page)]
    fitting = sum(_weight(letter, page) for word in words for letter in word)
    strange = sum(not letter.isascii() for letter in text)
    return fitting / strange if strange else 1


def _is_word(word: str, page: str) -> bool:
    """No word has capitals after small letters (`ГиþргоÞ`), or a to z beside letters of Asia (`큦a`)."""
    even = word[1:] in (word[1:].lower(), word[1:].upper())
    return even and (page in LATIN or not ASCII_LETTER.search(word))


def _weight(letter: str, page: str) -> float:
    if letter.isascii():
        return 0
    if page in SCRIPTS:
        return any(low <= ord(letter) <= high for low, high in SCRIPTS[page])
    if letter in RARE:
        return 0.9
    return letter.lower() in LETTERS[page]
