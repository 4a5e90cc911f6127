"""One phone number, however somebody wrote it, becomes E.164, the form in which Talkdesk compares it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumber, PhoneNumberType

Countries = tuple[str, ...]  # ISO 3166: the likeliest first

TRUNK = re.compile(r"\(\s*0\s*\)")  # +49 (0)89: dialled at home, never from abroad
POINT = re.compile(r"\.0+$")  # a spreadsheet's number made text
DATE = re.compile(
    r"(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?:[T ][\d:.]+)?"
    r"|(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)\d\d(?: [\d:]+)?"
)
PUNCTUATION = str.maketrans("", "", " ()-./")
VANITY = re.compile(r"\+?\d[\d ().-]*[-. ]?[A-Z][A-Z-]{2,}\d*")
WITH_CODE = 11  # digits at least: with fewer, Emden's 04921 may have lost its 0 and be no +49 21...
LONGEST_EXTENSION = 6  # longer ones are a second number


@lru_cache(maxsize=2_000)  # as a cell is taken apart, it is asked again
def e164(text: str, countries: Countries) -> str | None:
    """Return the number in `text`, or None if it is not valid.

    With + it is valid for its own country, else for the first of `countries` that knows it. An
    extension is dropped: E.164 has none, and a caller shows the main number.
    """
    if DATE.fullmatch(text):  # in Norway it would be a number
        return None
    text = text.lstrip("'")  # Excel and Shopify keep a + with a '
    if len(countries) > 1 and "+" not in text:
        countries = tuple(sorted(countries, key=lambda country: not _is_written_at_home(text, country)))
    for country in countries[:1] if "+" in text else countries:
        if number := _with_code(text, country) or _valid(text, country):
            return number
    return next(filter(None, (_valid(other, countries[0]) for other in _otherwise(text, countries))), None)


def is_date(text: str) -> bool:
    """Whether a text is a date, with a time or without."""
    return bool(DATE.fullmatch(text))


def is_spelt(text: str) -> bool:
    """Whether a text looks like a number that ends in letters: `1-800-...`."""
    return bool(VANITY.fullmatch(text))


def vanity(text: str, countries: Countries) -> str | None:
    """Return the number that is spelt in letters, if it is one that is free to call."""
    if not is_spelt(text):
        return None
    number = next(filter(None, (_valid(text, country) for country in countries)), None)
    kind = phonenumbers.number_type(phonenumbers.parse(number)) if number else None
    return number if kind == PhoneNumberType.TOLL_FREE else None


def _valid(text: str, country: str) -> str | None:
    try:
        number = _plain(text.translate(PUNCTUATION), country) or phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if len(number.extension or "") > LONGEST_EXTENSION or not _is_valid(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _with_code(text: str, country: str) -> str | None:
    """Return a number that begins with the country's own code, without +, where people dial a 0 at home.

    What is said to be at home there has its 0; without one, `49 171...` is valid in Germany, too, by chance.
    """
    digits = text.translate(PUNCTUATION)
    is_coded = len(digits) >= WITH_CODE and digits.startswith(str(_code(country))) and digits.isdecimal()
    return _valid(f"+{digits}", country) if is_coded and _has_trunk(country) else None


@cache
def _has_trunk(country: str) -> bool:
    """Whether people dial a 0 first at home."""
    metadata = PhoneMetadata.metadata_for_region(country)
    return metadata is not None and metadata.national_prefix == "0"


def _plain(digits: str, country: str) -> PhoneNumber | None:
    """Return what `parse` makes of a number with no prefix to strip; None if it is no such number.

    Most are, and to look at every letter of them by itself is most of the time that a file takes.
    """
    is_international = digits[:1] == "+" and digits != "+"
    code, national = _split(digits[1:]) if is_international else (_code(country), digits)
    metadata, prefixes = _prefixes(country if code == _code(country) else _main(code), is_international)
    is_plain = national.isascii() and national.isdecimal() and national[0] != "0" and 7 <= len(national) <= 15
    if not code or not metadata or not is_plain or prefixes.match(national):
        return None
    return PhoneNumber(country_code=code, national_number=int(national))


def _split(digits: str) -> tuple[int, str]:
    """Return the code of a country and the rest; no code is another's beginning."""
    codes = (digits[:n] for n in (1, 2, 3) if digits[0] != "0")
    code = next((c for c in codes if c.isdecimal() and int(c) in COUNTRY_CODE_TO_REGION_CODE), "")
    return int(code or 0), digits[len(code) :]


@cache
def _prefixes(region: str, is_international: bool) -> tuple[bool, re.Pattern[str]]:
    """Return whether a region is known, and what `parse` would strip from a number there."""
    metadata = PhoneMetadata.metadata_for_region(region)
    if not metadata:
        return False, re.compile("")
    abroad = () if is_international else (metadata.international_prefix, str(metadata.country_code))
    prefixes = filter(None, (metadata.national_prefix_for_parsing, *abroad))
    return True, re.compile("|".join(f"(?:{prefix})" for prefix in prefixes) or "(?!)")


_code = cache(phonenumbers.country_code_for_region)
_main = cache(phonenumbers.region_code_for_country_code)


def _is_valid(number: PhoneNumber) -> bool:
    """As `is_valid_number`, which looks for the region first; asked of the likeliest, it is half the work."""
    main = _main_region(number.country_code or 0)
    return phonenumbers.is_valid_number_for_region(number, main) or phonenumbers.is_valid_number(number)


@cache
def _main_region(code: int) -> str:
    """Return the region that `is_valid_number` would try first, if it tries it by the number alone."""
    region = _main(code)
    metadata = PhoneMetadata.metadata_for_region(region)
    return region if metadata and metadata.leading_digits is None else ""


def _is_written_at_home(text: str, country: str) -> bool:
    """Whether a number may be written so in a country: with the 0 that people dial first there.

    `212-555-0123` is American also of someone in Germany; digits alone may have lost their 0 to Excel.
    """
    return not _has_trunk(country) or text.isdecimal() or text.lstrip("( ").startswith("0")


def _otherwise(text: str, countries: Countries) -> Iterator[str]:
    """Yield what a text that is not valid as it stands may be meant for."""
    whole = POINT.sub("", text)
    if whole != text:
        yield whole
    digits = "".join(filter(str.isdecimal, TRUNK.sub("", whole)))
    if "+" in text or digits.startswith("00"):
        yield "+" + digits.lstrip("0")
    elif digits.startswith("011"):
        yield "+" + digits.removeprefix("011")
    elif len(digits) > min(10, *map(_longest, countries)):  # Germany's oldest had 15
        yield "+" + digits


@cache
def _longest(country: str) -> int:
    """The greatest number of digits at home: what has more has lost its +."""
    metadata = PhoneMetadata.metadata_for_region(country)
    lengths = metadata.general_desc.possible_length if metadata and metadata.general_desc else ()
    return max(lengths, default=10)
