"""Made-up people as a customer system exports them: the same ones in each run, on each computer.

They are of a dozen countries; half of their numbers are E.164, half as people of the country write them;
companies and cities repeat, cells are empty, one in two hundred stands there twice, and nobody has an id.
"""

import random
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from benchmarks.regions import REGIONS

SEED = 20_261_122
BLOCK = 10_000  # people that are made together, so that those of one file can be made without all before
TWICE = 50  # of these stand there twice
BRANCHES = ("Logistics", "Bakery", "Print", "Dental", "Motors", "Foods", "Studio", "Garden")

HEADINGS = (
    *("First name", "Last name", "Company", "Job title", "E-mail", "E-mail 2", "Phone", "Mobile"),
    *("Street", "City", "State", "Postcode", "Country", "Website"),
    *("Owner", "Status", "Lead source", "Created", "Last activity", "Notes"),
)


class Person(NamedTuple):
    """A row of the export, in the order of the headings; the last six are nothing for a call centre."""

    first_name: str
    last_name: str
    company: str
    title: str
    email: str
    second_email: str
    phone: str
    mobile: str
    street: str
    city: str
    state: str
    postcode: str
    country: str
    website: str
    owner: str
    status: str
    lead_source: str
    created: str
    last_activity: str
    notes: str


def people(count: int, first: int = 0) -> Iterator[Person]:
    """Return `count` people, the same ones each time; `first` is a multiple of BLOCK."""
    for start in range(first, first + count, BLOCK):
        size = min(BLOCK, first + count - start)
        yield from _block(start, size)


def different(count: int) -> int:
    """Return how many of `count` people are not there for a second time."""
    return count - sum(_twice(min(BLOCK, count - start)) for start in range(0, count, BLOCK))


def _twice(size: int) -> int:
    return size * TWICE // BLOCK


def _block(start: int, size: int) -> Iterator[Person]:
    luck = random.Random(SEED + start)  # noqa: S311  # is to be the same each time
    once = [_person(luck, number) for number in range(start, start + size - _twice(size))]
    yield from once
    yield from luck.sample(once, _twice(size))


def _person(luck: random.Random, number: int) -> Person:
    region = luck.choice(REGIONS)
    first, last = luck.choice(region.first_names), luck.choice(region.last_names)
    namesake, branch = luck.choice(region.last_names), luck.choice(BRANCHES)
    domain = f"{_ascii(namesake)}-{branch.lower()}.example.com"
    city, state, postcode = luck.choice(region.cities)
    email = f"{_ascii(first)}.{_ascii(last)}{number}@{domain}"
    has_email = luck.random() < 0.9
    return Person(
        first,
        _perhaps(luck, 0.99, last),
        _perhaps(luck, 0.85, region.company.format(f"{namesake} {branch}")),
        _perhaps(luck, 0.8, luck.choice(region.titles)),
        email if has_email else "",
        _perhaps(luck, 0.05, f"{number}@example.org"),
        _perhaps(luck, 0.85 if has_email else 1, _number(luck, *luck.choice(region.phones))),
        _perhaps(luck, 0.5, _number(luck, *region.mobile)),
        _perhaps(luck, 0.7, region.street.format(luck.randrange(1, 200))),
        city,
        state,
        _filled(postcode, luck.randrange(10, 100)),
        region.country,
        _perhaps(luck, 0.6, f"https://www.{domain}"),
        luck.choice(("Dana Reed", "Sam Poole", "Kim Frost")),
        luck.choice(("Active", "Lead", "Former customer")),
        _perhaps(luck, 0.7, luck.choice(("Web", "Trade fair", "Referral", "Newsletter"))),
        f"20{luck.randrange(10, 26)}-{luck.randrange(1, 13):02}-{luck.randrange(1, 29):02}",
        _perhaps(luck, 0.5, f"2026-{luck.randrange(1, 11):02}-{luck.randrange(1, 29):02}"),
        _perhaps(luck, 0.2, "Asked for an offer; call again, please"),
    )


def _perhaps(luck: random.Random, share: float, text: str) -> str:
    return text if luck.random() < share else ""


def _number(luck: random.Random, international: str, national: str) -> str:
    number = _filled(
        international if luck.random() < 0.5 else national, luck.randrange(2_000_000, 10_000_000)
    )
    return number if luck.random() < 0.99 else number[:-1]  # mistyped


def _filled(pattern: str, number: int) -> str:
    return _form(pattern).format(*str(number))


@cache
def _form(pattern: str) -> str:
    return pattern.replace("#", "{}")


@cache
def _ascii(name: str) -> str:
    """Return what an address is made of; names in other scripts have one that says nothing."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(filter(str.isalpha, plain)).lower() or "contact"
