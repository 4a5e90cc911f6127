"""What is known as data rather than code: CSV files beside the modules that use them."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def rows(module: str, name: str) -> list[dict[str, str]]:
    """Return the rows of the file called `name` beside a module, of which this is the `__file__`."""
    with Path(module).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def vocabulary(module: str) -> Mapping[str, frozenset[str]]:
    """Return the words of each kind in the `vocabulary.csv` beside a module, casefolded."""
    return _words(str(Path(module).with_name("vocabulary.csv")))


@cache
def _words(file: str) -> Mapping[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for row in rows(file, "vocabulary.csv"):
        known.setdefault(row["kind"], set()).update(row["words"].casefold().split("|"))
    return {kind: frozenset(words) for kind, words in known.items()}
