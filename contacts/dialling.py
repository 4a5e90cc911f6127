"""One phone number, however somebody wrote it, becomes E.164, the form in which Talkdesk compares it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumberType

from contacts import numbering, renumbered
from contacts.countries import of_label

Countries = tuple[str, ...]  # ISO 3166: the likeliest first

TRUNK = re.compile(r"\(\s*0\s*\)")  # +49 (0)89: dialled at home, never from abroad
POINT = re.compile(r"\.0+$")  # a spreadsheet's number made text
DAYS = r"(?:0?[1-9]|[12]\d|3[01])"
ISO_DAY = rf"(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-{DAYS}"
DAY = rf"{DAYS}(?P<between>[./-]){DAYS}(?P=between)(?:19|20)\d\d"
DATE = re.compile(rf"{ISO_DAY}(?:[T ][\d:.]+)?|{DAY}(?: [\d:]+)?")
# `called 12/05/2024 10:30`, `5 Nov 2024 10:30`: up to the colon it may be a number, as in Wuppertal.
MOMENT = re.compile(
    rf"(?:(?<!\d)(?:{ISO_DAY}|{DAY})|(?<=[^\W\d_])[.,]? (?:\d\d?,? )?(?:19|20)\d\d)"
    r"(?:T|,? )\d\d?:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]m\b)?(?![\d:])",
    re.IGNORECASE,
)
# `1-800-SAMPLES`, `+1 800 DEMO 12`: digits, and behind them letters that stand on the keys.
VANITY = re.compile(r"\+?\d[\d ().-]*[-. ]?[A-Z][A-Z-]{2,}\d*")
WITH_CODE = 11  # digits at least: with fewer, Emden's 04921 may have lost its 0 and be no +49 21...
LONGEST_EXTENSION = 6  # longer ones are a second number
LONGEST_CODE = 3  # digits of a country's
MOST = 15  # digits of a number with its country's code, in E.164
SHORT = 10  # digits of one without, at most, unless all are shorter in its country
LEAST_SHORTENED = 7  # digits of a number that has lost its 0; fewer are an extension
LONGEST_LOCAL = 8  # digits of a number without its area, with the extension
LOCAL = re.compile(r"[1-9]\d{1,7}|[1-9]\d(?: \d\d){2,3}")
LENGTHS = 5  # of the numbers of a country, from which on they are of any length
FIRST = re.compile(r"\d+")


@lru_cache(maxsize=2_000)  # as a cell is taken apart, it is asked again
def e164(text: str, countries: Countries) -> str | None:
    """Return the number in `text`, or None if it is not valid.

    With + it is valid for its own country, else for the first of `countries` that knows it. An
    extension is dropped: E.164 has none, and a caller shows the main number.
    """
    if DATE.fullmatch(text):  # in Norway it would be a number
        return None
    text = text.lstrip("'")  # Excel and Shopify keep a + with a '
    if "+" in text:
        countries = countries[:1]
    elif len(countries) > 1:
        countries = tuple(sorted(countries, key=lambda country: not is_written_at_home(text, country)))
    digits = _bare(text)
    for country in countries:
        number = _with_code(digits, country) or _valid(text, country, digits)
        if number and not _lacks_area(text, digits, number, country):
            return number
    return next(filter(None, (_valid(other, countries[0]) for other in _otherwise(text, countries))), None)


def likeliest(own: str, country: str) -> Countries:
    """Return the countries that numbers of a row may be of: its `own`, if it names one, and that of all."""
    return (own, country) if own and own != country else (country,)


def usual(text: str, country: str) -> str | None:
    """Return the same as `e164` of a number that is written as most are in a country; None if it is not."""
    return None if DATE.fullmatch(text) else numbering.usual(_bare(text), country)


def labelled(label: str, text: str, countries: Countries) -> Countries:
    """Return the countries that a number may be of, as the words at it may name one: `CH 044 ...`."""
    named, is_sure = of_label(label)
    if not named:
        return countries
    if is_sure and e164(text, (named,)):
        return (named,)
    return (*countries, named)


def beside(text: str, number: str) -> str | None:
    """Return the number that a text is in the area of another, if it has none: `030 2345678 / 2345679`."""
    other = phonenumbers.parse(number)
    whole = phonenumbers.national_significant_number(other)
    length = phonenumbers.length_of_national_destination_code(other)
    country = phonenumbers.region_code_for_number(other) or ""
    digits = _bare(text)
    is_as_long = abs(len(whole) - length - len(digits)) <= 1  # about, without the area
    if not digits.isdecimal() or digits.startswith("0") or not is_as_long:
        return None
    if not has_trunk(country) and _valid(digits, country):
        return None
    return _valid(f"+{other.country_code}{whole[:length]}{digits}", country)


def digits_of(text: str) -> str:
    """Return the digits in a text, without all that stands between them."""
    return "".join(filter(str.isdecimal, text))


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


def is_written_at_home(text: str, country: str) -> bool:
    """Whether a number may be written so in a country: with +, or with the 0 that people dial first there.

    `212-555-0123` is American also of someone in Germany, `2023-2024` is nobody's there; digits alone may
    have lost their 0 to Excel.
    """
    return not has_trunk(country) or text.isdecimal() or text.lstrip("( ").startswith(("+", "0"))


def is_local(text: str, country: str) -> bool:
    """Whether a text may be a number without its area: few digits alone or in pairs, and no 0 before them."""
    return LOCAL.fullmatch(text) is not None and _has_any_length(country)


def _lacks_area(text: str, digits: str, number: str, country: str) -> bool:
    """Whether a number has no area, and its first digits pass for one: `304218 - 17` is none of Berlin, 030.

    Where people dial a 0 first, an area that is written without it ends where a group of digits ends, and
    there are digits enough behind it. Digits alone may have lost their 0 to a spreadsheet.
    """
    if len(digits) > LONGEST_LOCAL or digits[0] in "0+" or not _has_any_length(country):
        return False
    whole = phonenumbers.parse(number)
    if phonenumbers.number_type(whole) != PhoneNumberType.FIXED_LINE:
        return False
    if text == digits:
        return len(digits) < LEAST_SHORTENED
    beyond = len(FIRST.findall(text)[0]) - phonenumbers.length_of_geographical_area_code(whole)
    return text[0] != "(" and (beyond > 0 or (beyond < 0 and len(digits) <= LEAST_SHORTENED))


def _valid(text: str, country: str, digits: str = "") -> str | None:
    """Return the number that a text is in a country, None or "" if it is not valid."""
    digits = digits or _bare(text)
    is_plain = digits.isascii() and digits.removeprefix("+").isdecimal()
    number = numbering.number(digits, country) if is_plain else None
    return _by_library(text, country) if number is None else number


def _bare(text: str) -> str:
    """Return a number without what stands between its digits, in a third of the time of `translate`."""
    text = text.replace(" ", "").replace("-", "").replace("(", "").replace(")", "")
    return text.replace(".", "").replace("/", "")


@lru_cache(maxsize=2_000)  # as above
def _by_library(text: str, country: str) -> str | None:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if len(number.extension or "") > LONGEST_EXTENSION or not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _with_code(digits: str, country: str) -> str | None:
    """Return a number that begins with its country's code, without +, where people dial a 0 at home."""
    is_coded = len(digits) >= WITH_CODE and digits.startswith(_code(country)) and digits.isdecimal()
    return _valid(f"+{digits}", country) if is_coded and has_trunk(country) else None


@cache
def _code(country: str) -> str:
    return str(phonenumbers.country_code_for_region(country))


@cache
def has_trunk(country: str) -> bool:
    """Whether people dial a 0 first at home."""
    metadata = PhoneMetadata.metadata_for_region(country)
    return metadata is not None and metadata.national_prefix == "0"


def _otherwise(text: str, countries: Countries) -> Iterator[str]:
    """Yield what a text that is not valid as it stands may be meant for."""
    whole = POINT.sub("", text)
    if whole != text:
        yield whole
    digits = digits_of(TRUNK.sub("", whole))
    is_bare = whole == digits and len(digits) >= LEAST_SHORTENED and digits[0] != "0"
    if is_bare:  # Italians dial their 0 from abroad, too; Excel dropped it
        yield f"0{digits}"
    if "+" in text or digits.startswith("00"):
        yield "+" + digits.lstrip("0")
    elif digits.startswith("011"):
        yield "+" + digits.removeprefix("011")
    elif _has_lost_its_plus(text, digits, countries):
        yield "+" + digits
    is_abroad = "+" in text or digits.startswith("00")
    yield from (
        renumbered.abroad(digits.lstrip("0"))
        if is_abroad
        else renumbered.at_home(digits, map(_code, countries))
    )


def _has_any_length(country: str) -> bool:
    """Whether numbers of a country differ in length: elsewhere one without its area is not valid."""
    return has_trunk(country) and len(_lengths(country, "fixed_line")) >= LENGTHS


@cache
def _lengths(country: str, kind: str) -> tuple[int, ...]:
    """How many digits numbers of a kind, as the library calls it, may have at home."""
    found = getattr(PhoneMetadata.metadata_for_region(country), kind, None)
    return found.possible_length if found else ()


def _has_lost_its_plus(text: str, digits: str, countries: Countries) -> bool:
    """Whether there are more digits than at home. No number of North America is +1 1..."""
    longest = min(max(_lengths(country, "general_desc"), default=SHORT) for country in countries)
    if not min(SHORT, longest) < len(digits) <= MOST or digits.startswith("11") or "," in text:
        return False
    first = FIRST.findall(text)[0]  # nobody parts the code of a country: Moscow's `8 (495)` is none of +84
    return len(first) >= LONGEST_CODE or int(first) in COUNTRY_CODE_TO_REGION_CODE
