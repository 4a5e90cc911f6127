"""What programs call the encoding of a text, on a web page or in a card, becomes the one they write."""

import re
from collections.abc import Iterable
from encodings import aliases

# The superset that they write: `gb2312` is GBK, in `iso-8859-1` are curly quotes. Those left out are on no
# page and in no card, or not the same on every PC.
SUPERSETS = {
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
UNFIT = re.compile("ascii|utf_8|utf_16.*|utf_32.*|.*_codec|rot_13|mbcs")
NEITHER = re.compile("[^a-z0-9]")
CHARSETS = {
    NEITHER.sub("", name): SUPERSETS.get(codec, codec)
    for name, codec in [*((codec, codec) for codec in aliases.aliases.values()), *aliases.aliases.items()]
    if not UNFIT.fullmatch(codec)
} | {"windows874": "cp874", "windows31j": "cp932", "xsjis": "cp932"}


def codecs_of(charsets: Iterable[str]) -> tuple[str, ...]:
    """Return the encodings that are called so, as Python names them; none for UTF-8 and the unknown."""
    names = (NEITHER.sub("", charset.lower()) for charset in charsets)
    return tuple(CHARSETS[name] for name in names if name in CHARSETS)
