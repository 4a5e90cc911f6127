"""Rules that stand in text files: what each says, and below it lines that show it, `this -> comes to that`.

A line that begins with blanks goes on with the one before. `NAME = text` lets lines below it say NAME, in the
same rule, or in all if it stands before the first. `{one; other}` makes a line for each.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, product, zip_longest
from pathlib import Path
from typing import Any

import pytest


def rules(name: str) -> list[Any]:
    """Each line of a file that shows a rule, for a test that takes one."""
    head, *texts = _unfolded(name)
    found = []
    for rule, lines in map(_parted, texts):
        shown = _shown([*head.split("\n"), *lines])
        found += [pytest.param(line, id=f"{rule}: {line}") for line in shown]
    return found


def blocks(name: str) -> list[tuple[str, list[str]]]:
    """What stands after each # of a file, and the lines below that."""
    return list(map(_parted, _unfolded(name)[1:]))


def _unfolded(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return re.sub(r"(?<!\n)\n(?:# |  )", " ", text).rstrip().split("\n\n# ")


def _parted(text: str) -> tuple[str, list[str]]:
    first, *lines = text.split("\n")
    return first, lines


def _shown(lines: Iterable[str]) -> Iterator[str]:
    names: dict[str, str] = {}
    for line in lines:
        name, said = re.fullmatch("(?:([A-Z]+) = )?(.*)", line).groups()  # type: ignore[union-attr]  # any matches
        text = re.sub(r"\b[A-Z]+\b", lambda found: names.get(found[0], found[0]), said)
        if name:
            names[name] = text
        elif " -> " in text:
            yield from _variants(text)


def _variants(line: str) -> Iterator[str]:
    parts = re.split(r"{(.*?)}", line)
    for chosen in product(*(choices.split("; ") for choices in parts[1::2])):
        yield "".join(chain(*zip_longest(parts[::2], chosen, fillvalue="")))
