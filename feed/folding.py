"""Text made comparable: what people mean as the same, whatever the case, accents or punctuation."""

import unicodedata

ACCENTS = range(0x300, 0x370)  # those of Latin, Greek and Cyrillic; in other scripts marks are letters
KEPT = "LNM"  # Unicode's categories of letters, numbers and marks begin so


def fold(text: str) -> str:
    """Return the letters and digits of `text`, without case and accents: `E-Mail ` is `email`."""
    if text.isascii():
        return "".join(filter(str.isalnum, text)).lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", decomposed)
        if ord(letter) not in ACCENTS and unicodedata.category(letter)[0] in KEPT
    )
