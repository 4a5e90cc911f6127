"""What is known as data rather than code: CSV files beside the modules that use them."""

import csv
from pathlib import Path


def rows(module: str, name: str) -> list[dict[str, str]]:
    """Return the rows of the file called `name` beside a module, of which this is the `__file__`."""
    with Path(module).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
