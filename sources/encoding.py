"""Bytes become text: which encoding a file is in, and whether that had to be guessed."""

from collections.abc import Iterable
from contextlib import suppress

from sources.code_pages import likeliest
from sources.doubled import is_likely, mend
from sources.table import Problem, SourceError

BOMS = (  # the longer first: UTF-32's begins with UTF-16's
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
WIDTHS = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}  # bytes of a letter
ESCAPES = {b"\x1b$B": "iso2022_jp_ext", b"\x1b$@": "iso2022_jp_ext", b"\x1b$)C": "iso2022_kr"}
# Marks that nobody sees and no name needs: of the order of bytes (also where two files were put
# together), of no width, of no break. Those that join letters in Persian and emoji are others.
UNSEEN = ("\ufeff", "\u200b", "\u2060")
ASCII = bytes([*b"\t\r\n", *range(0x20, 0x7F)])
LINE_END = b"\r\n\x1a"  # and the Ctrl-Z with which DOS ended a file

LOST = "\ufffd"  # what decoding puts in the place of half a letter
SAMPLE = 20_000  # bytes that are enough to tell a code page
START = 4096  # bytes that are enough to tell UTF-16 without a mark

CUT = "ends in the middle of a character; is it still being copied?"
NO_TEXT = "is not text in any encoding that the bridge knows; save it as CSV UTF-8"
DAMAGED = Problem("some characters were damaged; what is left of their words was kept")
DOUBLED = Problem("some characters had been saved twice in two encodings (`Ã©` for `é`); they were put right")


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of `data`, and what had to be guessed or mended. Raises SourceError."""
    mark, encoding = marked(data)
    data = data[len(mark) :]
    text, problems = _wide(data, encoding) if encoding in WIDTHS else _narrow(data.rstrip(b"\x1a"))
    if text.isascii():
        return text, problems
    for unseen in filter(text.__contains__, UNSEEN):
        text = text.replace(unseen, "")
    if encoding == "utf-8" and not problems and not is_likely(data):
        return text, problems
    mended = mend(text)
    return mended, problems if mended is text else (*problems, DOUBLED)


def marked(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark that `data` has, and its encoding: UTF-8 if nothing speaks against it."""
    return next(((mark, name) for mark, name in BOMS if data.startswith(mark)), (b"", _unmarked(data)))


def with_mark(data: bytes) -> bytes:
    """Return `data` with the byte order mark that it lacks, if it is UTF-16 or UTF-32."""
    mark, encoding = marked(data)
    return data if mark or encoding == "utf-8" else "\ufeff".encode(encoding) + data


def guessed(page: str) -> Problem:
    """Return the problem that tells a person of a guess."""
    return Problem(f"not all is UTF-8; read as {page}: if letters look wrong, save the file as UTF-8")


def guess(data: bytes) -> str | None:
    """Return the code page of the lines of `data` that are not UTF-8, as Python names it, if any fits."""
    return _page(line for line in data.splitlines() if not line.isascii() and not is_utf8(line))


def is_utf8(data: bytes) -> bool:
    """Whether all of `data` is UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _page(lines: Iterable[bytes]) -> str | None:
    sample = bytearray()
    for line in lines:
        sample += line[: SAMPLE - len(sample)] + b"\n"
        if len(sample) >= SAMPLE:
            break
    return likeliest(bytes(sample)) if sample else None


def _unmarked(data: bytes) -> str:
    """UTF-8, or of the encodings of two or four bytes a letter the one that the zeros tell.

    Line ends and most delimiters are ASCII in every script, so read rightly there are many of them and
    hardly a zero; of ASCII with some zeros left by a crash each of these encodings makes letters of Asia.
    """
    start = data[:START]
    zeros = start.count(0)
    if not zeros or (zeros < len(start) / 4 and not start.translate(None, b"\0" + ASCII)):
        return "utf-8"
    ends = start.count(b"\n") + start.count(b"\r")
    for encoding, width in WIDTHS.items():
        text = start[: len(start) // width * width].decode(encoding, "replace")
        plain = sum(letter.isascii() for letter in text) - text.count("\0")
        even = text.count("\n") + text.count("\r") > ends / 2 or plain > len(text) / 5
        if even and plain > max(2, text.count("\0") * 2) and text.count(LOST) < 2:
            return encoding
    return "utf-8"


def _wide(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    width = WIDTHS[encoding]
    end = len(data) // width * width
    if data[end:].strip(LINE_END):
        raise SourceError(CUT)
    text = data[:end].decode(encoding, "replace").rstrip("\x1a")
    return text, (DAMAGED,) if LOST in text and LOST.encode(encoding) not in data else ()


def _narrow(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Text in ASCII with the escapes of Asian mail, in UTF-8, else in some code page."""
    escape = next((escape for escape in ESCAPES if escape in data), None) if b"\x1b" in data else None
    if escape and data.isascii():
        return data.decode(ESCAPES[escape], "replace"), ()
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        if error.end == len(data) and not data[: error.start].isascii():
            raise SourceError(CUT) from None
    return _of_pages(data)


def _of_pages(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The lines that are not UTF-8 decide about themselves if they are few (two files were put together),
    and about the whole file if they are most."""
    lines = data.splitlines(keepends=True)
    texts = [_utf8(line) for line in lines]
    foreign = [line for line, text in zip(lines, texts, strict=True) if text is None]
    page = _page(foreign)
    if 2 * len(foreign) >= sum(not line.isascii() for line in lines):
        if not page:
            raise SourceError(NO_TEXT)
        return data.decode(page, "replace"), (guessed(page),)
    foreigners = (line.decode(page or "utf-8", "replace") for line in foreign)
    text = "".join(next(foreigners) if text is None else text for text in texts)
    problems = (guessed(page),) if page else ()
    return text.replace(LOST, ""), (*problems, DAMAGED) if LOST in text else problems


def _utf8(line: bytes) -> str | None:
    """The text of a line in UTF-8, also of one whose cells a program cut in the middle of a letter.

    Java and some databases write letters beyond the first 65,536 as the two halves that UTF-16 has for
    them; such lines are whole.
    """
    with suppress(UnicodeDecodeError):
        return line.decode()
    if b"\xed" in line:
        with suppress(UnicodeError):
            return line.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    text = line.decode("utf-8", "replace")
    whole = sum(not letter.isascii() for letter in text)
    return text if whole >= 2 * text.count(LOST) else None
