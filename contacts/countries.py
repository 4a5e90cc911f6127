"""Countries: from what people write into that column to ISO 3166.

The names are data, in `countries.csv`: the code of two letters, that of three, names between bars, of
which the first is English.
"""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

import phonenumbers

from columns.folding import fold


@lru_cache(maxsize=10_000)
def code(text: str) -> str:
    """Return the country's code, `DE` for `Germany`, `ALLEMAGNE`, `deu` or `D`; "" if it is not known."""
    known = _known()
    return known.get(fold(text)) or known.get(fold(re.split(r"[(/,\n]", text)[0]), "")


def name(code: str) -> str:
    """Return a country's name in English; its code if the table does not have it."""
    return next((row["names"].partition("|")[0] for row in _rows() if row["code"] == code), code)


@cache
def _known() -> dict[str, str]:
    """Folded name or code -> code."""
    known = {region.lower(): region for region in phonenumbers.SUPPORTED_REGIONS}
    for row in _rows():
        names = [row["code"], row["code3"], *row["names"].split("|")]
        known |= {fold(name): row["code"] for name in names if name}
    return known


def _rows() -> list[dict[str, str]]:
    with Path(__file__).with_name("countries.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
