"""`contacts.numbering`: what digits are, told as the library tells it."""

import itertools
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneNumberType

from contacts import numbering

ROOT = Path(__file__).resolve().parent.parent
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
CODES = sorted(map(str, COUNTRY_CODE_TO_REGION_CODE))
BEFORE = ("", "0", "00", "1", "8", "15", "011", "0011", "010", "+", "+0", "06", "90", "021", "810")
KINDS = sorted(PhoneNumberType.values())


def library(digits: str, country: str) -> str:
    """What the library says that digits are."""
    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return ""
    is_valid = phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if is_valid else ""


def differs(digits: str, country: str) -> bool:
    """Whether digits are told, and told in another way."""
    return numbering.number(digits, country) not in (None, library(digits, country))


def examples() -> Iterator[tuple[str, str, str]]:
    """Code, number and region of the examples of all kinds that the library has."""
    for region, kind in itertools.product(REGIONS, KINDS):
        if number := phonenumbers.example_number_for_type(region, kind):
            yield str(number.country_code), phonenumbers.national_significant_number(number), region
    for code in (code for code, regions in COUNTRY_CODE_TO_REGION_CODE.items() if regions == ("001",)):
        if number := phonenumbers.example_number_for_non_geo_entity(code):
            yield str(code), phonenumbers.national_significant_number(number), "US"


EXAMPLES = sorted(set(examples()))


@given(
    st.builds("".join, st.tuples(st.sampled_from([*BEFORE, *("+" + code for code in CODES)]),
                                 st.text("0123456789", min_size=1, max_size=17))),
    st.sampled_from(REGIONS),
)  # fmt: skip
@example("+01 212 555 0123".replace(" ", ""), "US")
@example("+12684601234", "AG")
@example("12125550123", "US")
@example("491712345678", "DE")
def test_what_digits_are_told_to_be_is_what_the_library_says(digits, country):
    """Whatever they begin with; where it may be otherwise nothing is told."""
    assert numbering.number(digits, country) in (None, library(digits, country))


@given(
    st.sampled_from(EXAMPLES),
    st.sampled_from(REGIONS),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from("0123456789")), max_size=4),
    st.sampled_from(BEFORE),
)
def test_digits_that_are_almost_a_number_are_told_as_the_library_tells_them(one, country, changes, before):
    """Its examples with some digits changed, at home and abroad."""
    code, number, region = one
    for place, digit in changes:
        number = f"{number[: place % len(number)]}{digit}{number[place % len(number) + 1 :]}"
    abroad = [f"+{code}{number}", f"{before}{code}{number}"]

    assert [False, False] == [differs(digits, country) for digits in abroad]
    assert not differs(f"{before}{number}", region)


def test_almost_every_example_is_told():
    """The library is needed for few: in Lithuania an 8 may be dialled first, or be the number's own."""
    asked = [one for one in EXAMPLES if numbering.number(f"+{one[0]}{one[1]}", one[2]) is None]

    assert len(asked) < len(EXAMPLES) / 50


@pytest.mark.parametrize(
    ("digits", "country", "expected"),
    [
        ("2125550123", "US", "+12125550123"),
        ("12125550123", "CA", "+12125550123"),
        ("03023125001", "DE", "+493023125001"),
        ("0212345678", "IT", "+390212345678"),
        ("89161234567", "RU", "+79161234567"),
        ("0061291234567", "DE", "+61291234567"),
        ("+80012345678", "DE", "+80012345678"),
        ("5550123", "US", ""),
        ("", "US", ""),
        ("01481256789", "GB", "+441481256789"),
        ("4601234", "AG", None),
        ("0111523456789", "AR", None),
        ("+999123", "US", None),
        ("+0", "US", None),
        ("+", "US", None),
        ("117", "US", ""),
        ("1135908322", "US", ""),
        ("+78123407347", "US", "+78123407347"),
        ("2125550123", "AQ", None),
    ],
)
def test_digits_are_a_number_or_none_or_a_matter_for_the_library(digits, country, expected):
    """What has to be put in, codes of carriers, unknown codes and countries are such matters."""
    assert expected == numbering.number(digits, country)


def test_a_plan_is_read_when_it_is_needed():
    """All of them take a second: the program would start that much later."""
    code = (
        "from contacts import dialling, numbering as n;"
        "n.number('+351912345678', 'PT');"
        "print(n._plan.cache_info().currsize, n._shape.cache_info().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )

    assert "1 1" == done.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize("country", REGIONS)
def test_no_region_is_told_otherwise(country):
    """Every example of every kind and digits of all lengths, with all that may stand before them."""
    luck = random.Random(country)
    trunk = phonenumbers.ndd_prefix_for_region(country, False) or ""
    home = str(phonenumbers.country_code_for_region(country))
    before = {*BEFORE, trunk, home, trunk + home}
    own = [number for _, number, region in EXAMPLES if region == country]
    own += ["".join(luck.choices("0123456789", k=length)) for length in range(1, 18) for _ in range(10)]
    own += [number[:-1] + digit for number in own[:20] for digit in "0123456789"]
    ways = [start + number for start in before for number in own]
    ways += [f"{start}{code}{number}" for code, number, _ in luck.sample(EXAMPLES, 100) for start in BEFORE]

    assert [] == [digits for digits in ways if differs(digits, country)]
