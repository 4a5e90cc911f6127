"""The numbering plans of the world: what number digits are, told at a look by the library's own patterns.

The library takes a number apart letter by letter, as it may be written in any way. Digits alone need few
of its steps. Each is here as the library does it; where it would go on to rarer ones (codes of carriers,
digits that are put in), it is to be asked.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple, cast

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE as REGIONS
from phonenumbers import PhoneMetadata, PhoneNumberDesc, country_code_for_region

# What a valid number is one of, the likeliest first; the other kinds of the library are not people's.
KINDS = (
    *("mobile", "fixed_line", "toll_free", "voip", "shared_cost", "premium_rate", "personal_number"),
    *("uan", "pager", "voicemail"),
)


Fits = Callable[[str], re.Match[str] | None]
NOTHING = re.compile("(?!)")


class Plan(NamedTuple):
    """How a region numbers its phones."""

    code: str
    first: str  # what is dialled first at home, "" if nothing is
    lengths: tuple[int, ...]
    possible: re.Pattern[str]
    trunk: re.Pattern[str]  # what is dialled before a number at home
    abroad: re.Pattern[str]  # what is dialled before the code of another country
    prefix: re.Pattern[str]  # both, and the own code: how digits begin that are not the number alone


def number(digits: str, country: str) -> str | None:
    """Return as E.164 what somebody in a country (ISO 3166) means by ASCII digits, with + or without.

    It is "" if they are not a valid number, None if only the library can tell.
    """
    if digits[:1] == "+":
        return _from_abroad(digits[1:])
    plan = _home(country)
    if not plan or not plan.prefix.match(digits):
        return plan and _if_valid(plan, digits)
    if abroad := plan.abroad.match(digits):
        return _from_abroad(digits[abroad.end() :])
    if not digits.startswith(plan.code) or _is_possible(plan, digits):
        return _from_home(plan, digits)
    return _from_near(plan, digits)


def usual(digits: str, country: str) -> str | None:
    """Return the same as `number` of digits that one look tells to be a valid number, None of any others.

    Without + they are of a number as it is dialled at home in the country. Most numbers are such, and told
    in half a microsecond, a fifth of the time.
    """
    if digits[:1] == "+":
        is_number = _dialled_from_abroad(digits[1:4], len(digits))
        return digits if is_number(digits) else None
    code, fits = _dialled_at_home(country, len(digits))
    found = fits(digits)
    return f"+{code}{found[found.lastgroup or 0]}" if found else None


def _from_near(plan: Plan, digits: str) -> str | None:
    """Return the number of digits that begin like the code of the country where they are dialled."""
    rest = digits.removeprefix(plan.code)  # 1 212 555 0123: as from abroad, without its +
    trunk = plan.trunk.match(rest)
    if not trunk and _is_possible(plan, rest):
        return _from_abroad(digits)
    bare = rest[trunk.end() :] if trunk else rest
    is_odd = (trunk and trunk.lastindex) or len(digits) > max(plan.lengths)
    may_be = is_odd or plan.possible.fullmatch(rest) or plan.possible.fullmatch(bare)
    return None if may_be else _from_home(plan, digits)


def _from_abroad(digits: str) -> str | None:
    """Return the number of digits that begin with the code of a country."""
    plan = _main(digits[:3])
    return plan and _from_home(plan, digits[len(plan.code) :])


def _from_home(plan: Plan, digits: str) -> str | None:
    """Return the number of digits that may begin with what is dialled first at home."""
    trunk = plan.trunk.match(digits)
    if not trunk:
        return _if_valid(plan, digits)
    rest = digits[trunk.end() :]
    if trunk.lastindex is None and _is_possible(plan, rest):
        return _if_valid(plan, rest)
    if trunk.lastindex is None and plan.possible.fullmatch(digits) and not plan.possible.fullmatch(rest):
        return _if_valid(plan, digits)  # Saint Petersburg's begin with the 8 that Russians dial first
    may_be = trunk.lastindex or _if_valid(plan, rest) or _if_valid(plan, digits)
    return None if may_be else ""


def _is_possible(plan: Plan, digits: str) -> bool:
    """Whether digits may be a number of a region: if so, what stands before them there is not part of it."""
    return len(digits) in plan.lengths and plan.possible.fullmatch(digits) is not None


def _if_valid(plan: Plan, digits: str) -> str:
    """Return the number that digits are, "" if no region with its code has such a one."""
    return f"+{plan.code}{digits}" if _is_valid(plan.code, digits) else ""


def _is_valid(code: str, digits: str) -> bool:
    """Whether digits are a number of one of the regions with a code."""
    for region, begins in _regions(code):
        if begins and not begins.match(digits):
            continue
        is_valid = _shape(code, region, len(digits)).fullmatch(digits) is not None
        if begins or is_valid:  # what begins like a region's is that one's or nobody's
            return is_valid
    return False


@lru_cache(maxsize=2_000)  # digits of any length may come
def _dialled_from_abroad(beginning: str, length: int) -> Fits:
    """What tells the numbers that begin so, after their +, and are so long with it."""
    plan = _main(beginning)
    if not plan:
        return NOTHING.fullmatch
    valid = _valid(plan.code, length - len(plan.code) - 1)
    return re.compile(rf"\+{plan.code}(?!{plan.trunk.pattern}){valid}").fullmatch


@lru_cache(maxsize=2_000)
def _dialled_at_home(country: str, length: int) -> tuple[str, Fits]:
    """The code of a country, and what tells the numbers of a length as they are surely dialled there."""
    plan = _home(country)
    if not plan:
        return "", NOTHING.fullmatch
    # Without the 0 of a country where people dial it, or with its code as well, it takes a closer look.
    ways = [] if plan.first == "0" else [rf"(?!{plan.prefix.pattern})(?P<bare>{_valid(plan.code, length)})"]
    rest = length - len(plan.first)
    if plan.first and _are_apart(plan.first, plan.code) and rest in plan.lengths:
        trunk = rf"(?!{plan.abroad.pattern})(?>{plan.trunk.pattern})(?<=\A{plan.first})"
        ways += [rf"{trunk}(?={plan.possible.pattern}\Z)(?P<after_trunk>{_valid(plan.code, rest)})"]
    return plan.code, re.compile(_any(*ways)).fullmatch


def _are_apart(some: str, others: str) -> bool:
    """Whether no digits can begin with both."""
    return not some.startswith(others) and not others.startswith(some)


def _valid(code: str, length: int) -> str:
    """A pattern of all valid numbers with a code and a length, as `_is_valid` has it."""
    found, others = [], "(?!)"
    for region, begins in _regions(code):
        own = begins.pattern if begins else ""
        found.append(rf"(?!{others})(?={own}){_shape(code, region, length).pattern}\Z")
        others = _any(others, own)
    return f"(?:{'|'.join(found)})"


@cache
def _home(country: str) -> Plan | None:
    code = country_code_for_region(country)
    return _plan(str(code), country) if code else None


@cache
def _main(beginning: str) -> Plan | None:
    """The plan by which the library reads what begins with the code of a country; no code begins another."""
    codes = (beginning[:n] for n in (1, 2, 3) if beginning.isdecimal() and beginning[0] != "0")
    code = next((code for code in codes if int(code) in REGIONS), None)
    return _plan(code, REGIONS[int(code)][0]) if code else None


@cache
def _plan(code: str, region: str) -> Plan:
    data, general = _data(code, region)
    trunk, abroad = data.national_prefix_for_parsing, data.international_prefix
    return Plan(
        code=code,
        first=data.national_prefix or "",
        lengths=tuple(general.possible_length),
        possible=re.compile(_any(general.national_number_pattern)),
        trunk=re.compile(_any(trunk)),
        abroad=re.compile(_any(abroad)),
        prefix=re.compile(_any(trunk, abroad, code)),
    )


@cache
def _regions(code: str) -> list[tuple[str, re.Pattern[str] | None]]:
    """The regions that share a code, the main one first, and how their numbers begin if that tells them."""
    regions = REGIONS[int(code)]
    begin = [_data(code, region)[0].leading_digits if len(regions) > 1 else None for region in regions]
    return [
        (region, re.compile(begins) if begins else None)
        for region, begins in zip(regions, begin, strict=True)
    ]


@lru_cache(maxsize=2_000)  # digits of any length may come
def _shape(code: str, region: str, length: int) -> re.Pattern[str]:
    """What numbers of a length look like in one region: one of its kinds, and what is true of all."""
    data, general = _data(code, region)
    lengths = general.possible_length
    kinds = [kind for name in KINDS if (kind := getattr(data, name)) and length in lengths]
    fitting = [kind for kind in kinds if length in (kind.possible_length or lengths)]
    one_of_them = _any(*(kind.national_number_pattern for kind in fitting))
    return re.compile(
        rf"(?=(?:{general.national_number_pattern})\Z){one_of_them}" if fitting else one_of_them
    )


def _data(code: str, region: str) -> tuple[PhoneMetadata, PhoneNumberDesc]:
    """What the library knows of one of its regions; for what is in no country that is `001`."""
    data = cast(PhoneMetadata, PhoneMetadata.metadata_for_region_or_calling_code(int(code), region))
    return data, cast(PhoneNumberDesc, data.general_desc)


def _any(*patterns: str | None) -> str:
    """One pattern for several; nothing fits to none."""
    return f"(?:{'|'.join(filter(None, patterns)) or '(?!)'})"
