"""Words of many languages that tell what a text is; they are data, in `vocabulary.csv`."""

import csv
from functools import cache
from pathlib import Path


def words(kind: str) -> frozenset[str]:
    """Return the words of a kind, casefolded."""
    return _all()[kind]


@cache
def _all() -> dict[str, frozenset[str]]:
    with Path(__file__).with_name("vocabulary.csv").open(encoding="utf-8", newline="") as file:
        return {row["kind"]: frozenset(row["words"].casefold().split("|")) for row in csv.DictReader(file)}
