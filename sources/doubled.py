"""Text that was saved in UTF-8, opened as if it were in a code page, and saved again: `JÃ¼rgen`."""

import re

from sources.code_pages import LETTERS, SIGN

# What programs take UTF-8 for: cp1252, and Latin-1 for the five bytes that cp1252 does not have.
BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
BYTES |= {chr(byte): byte for byte in range(0x80, 0xA0)}
_NEXT = "[" + "".join(re.escape(sign) for sign, byte in BYTES.items() if byte < 0xC0) + "]"
SEQUENCE = re.compile(f"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}")
PERHAPS = re.compile(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]")  # the same in UTF-8, found 10 times as fast
LETTER = frozenset("".join(LETTERS.values()) + "".join(LETTERS.values()).upper()) | SIGN | {"\ufeff"}
LETTER |= {sign for sign in BYTES if sign >= "\u00a0"}  # what was saved three times is signs after the first
AFTER = frozenset("‘’“”…™»®©–—·°ªº\u00a0")  # what stands after a capital in ordinary text
TIMES = 3  # that a file was saved so, at most


def is_likely(data: bytes) -> bool:
    """Whether there may be such letters in `data`, which is UTF-8."""
    return bool(PERHAPS.search(data))


def mend(text: str) -> str:
    """Return `text` with such letters put right, or itself if it is not certain that there are any."""
    for _ in range(TIMES):
        if not is_likely(text.encode("utf-8", "surrogatepass")):
            return text
        if not any(map(_is_certain, SEQUENCE.finditer(text))):
            return text
        text = SEQUENCE.sub(_mended, text)
    return text


def _is_certain(found: re.Match[str]) -> bool:
    """`Ä…` may be a letter before an ellipsis; `Ã¼`, `paweÅ‚` and `â€™` are nothing that people write."""
    before, letter = found.string[found.start() - 1 : found.start()], _mended(found)
    if letter == found[0]:
        return False
    return (len(found[0]) > 2 and letter in SIGN) or before.islower() or not set(found[0][1:]) <= AFTER


def _mended(found: re.Match[str]) -> str:
    """The letter, if it is one of a language that people have; `é` before two fixed blanks makes none."""
    sequence = found[0]
    try:
        letter = bytes(BYTES[sign] for sign in sequence).decode()
    except UnicodeDecodeError:
        return sequence
    of_others = len(sequence) > 2 and letter.isprintable() and set(sequence[1:]) != {"\u00a0"}
    return letter if letter in LETTER or of_others else sequence
