"""Countries: from what people write into that column to ISO 3166.

The names are data, in `countries.csv`: the code of two letters, that of three, names between bars.
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


@cache
def _known() -> dict[str, str]:
    """Folded name or code -> code."""
    known = {region.lower(): region for region in phonenumbers.SUPPORTED_REGIONS}
    with Path(__file__).with_name("countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [row["code"], row["code3"], *row["names"].split("|")]
            known |= {fold(name): row["code"] for name in names if name}
    return known
