"""Countries: from what people write into that column to ISO 3166.

The names are data, in `countries.csv`: the code of two letters, that of three, names between bars, of
which the first is English.
"""

import re
from functools import cache, lru_cache

import phonenumbers

from columns.folding import fold
from columns.knowledge import rows, vocabulary
from columns.words import meanings_of

AROUND = " ()[]:.,;/-–"  # a label
CODE = 3  # letters
DEPARTMENTS = vocabulary(__file__)["department"]


@lru_cache(maxsize=10_000)
def code(text: str) -> str:
    """Return the country's code, `DE` for `Germany`, `ALLEMAGNE`, `deu` or `D`; "" if it is not known."""
    known = _known()
    return known.get(fold(text)) or known.get(fold(re.split(r"[(/,\n]", text)[0]), "")


@lru_cache(maxsize=1_000)  # the same few stand at all numbers
def of_label(label: str) -> tuple[str, bool]:
    """Return the country that the words at a number name, "" if none, and whether they say nothing else.

    `CH`, `(UK)` and `Germany:` do; `D` may stand for somebody's desk, and `IT` for a department.
    """
    text = label.strip(AROUND)
    named = code(text) if text.isupper() or len(text) > CODE else ""
    return named, len(text) > 1 and not (meanings_of(fold(text)) or fold(text) in DEPARTMENTS)


def name(code: str) -> str:
    """Return a country's name in English; its code if the table does not have it."""
    names = {row["code"]: row["names"].partition("|")[0] for row in rows(__file__, "countries.csv")}
    return names.get(code, code)


@cache
def _known() -> dict[str, str]:
    """Folded name or code -> code."""
    known = {region.lower(): region for region in phonenumbers.SUPPORTED_REGIONS}
    for row in rows(__file__, "countries.csv"):
        names = [row["code"], row["code3"], *row["names"].split("|")]
        known |= {fold(name): row["code"] for name in names if name}
    return known
