"""Plain cells: what almost all cells are. They are used as they stand; only the others are read with care.

Each function takes cells of a column and returns for each what a contact has of it: "" of an empty one,
None of one that is not plain. Reading a plain cell with care would say the same, and complain of nothing;
it would only take ten times as long. Nothing is remembered between calls, so cells may come in blocks.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from columns.folding import fold
from contacts import emails as addresses
from contacts import links, phones
from contacts import texts as said
from contacts.dialling import Countries
from contacts.vocabulary import words

Values = list[str | None]

EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
NOBODY = words("filler") | words("no mailbox")
WEBSITE = re.compile(r"(?:https?://)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/[A-Za-z0-9_/.=?%-]*)?")

EMPTY = said.NONE | said.NO_PLACE
MARKS = frozenset(said.MARKS)
AND = "&"  # begins what web pages have for a letter; as no plain text has one, it parts texts here
# Each begins with the one letter that is looked for: both are found ten times as fast as with one pattern.
BEGINNING = re.compile(rf"{AND}[{re.escape(said.MARKS)}]")  # marks, blanks
BLANKS = re.compile(rf" [ {AND}]")
BLOCK = 100  # texts looked at as one: hardly any 1,000 are all plain


def numbers(cells: Sequence[str], countries: Countries) -> Values:
    """Return phone numbers as E.164: of cells with one and nothing else."""
    return _each(partial(phones.one, countries=countries), cells)


def emails(cells: Sequence[str]) -> Values:
    """Return e-mail addresses: of cells with one and nothing else, which is somebody's."""
    return _each(_email, cells)


def websites(cells: Sequence[str]) -> Values:
    """Return web addresses: of cells with one and nothing else, which tells no name on Twitter."""
    return _each(_website, cells)


def texts(cells: Sequence[str]) -> Values:
    """Return texts that say something and are clean, in one line and not too long."""
    found: Values = []
    for start in range(0, len(cells), BLOCK):
        block = cells[start : start + BLOCK]
        found += block if _are_texts(block) else [cell if _is_text(cell) else None for cell in block]
    return found


def _each(decide: Callable[[str], str | None], cells: Sequence[str]) -> Values:
    """Return what is decided for each cell, once for those that are alike."""
    decided = {cell: decide(cell) for cell in set(cells)} | {"": ""}
    return list(map(decided.__getitem__, cells))


def _email(cell: str) -> str | None:
    is_usual = len(cell) <= addresses.LONGEST and EMAIL.fullmatch(cell)
    return cell if is_usual and fold(cell.partition("@")[0]) not in NOBODY else None


def _website(cell: str) -> str | None:
    is_usual = len(cell) <= links.LONGEST and WEBSITE.fullmatch(cell)
    return cell if is_usual and not links.on_twitter(cell) else None


def _is_text(cell: str) -> bool:
    return (
        cell.isprintable()
        and AND not in cell
        and "  " not in cell
        and cell[-1:] != " "
        and cell[:1] not in MARKS
        and cell.casefold() not in EMPTY
        and len(cell) <= said.LONGEST
    )


def _are_texts(cells: Sequence[str]) -> bool:
    """Whether all of some cells are plain texts: one look at all takes a third of one at each."""
    whole = f"{AND}{AND.join(cells)}{AND}"
    return (
        whole.isprintable()
        and whole.count(AND) == len(cells) + 1
        and not BLANKS.search(whole)
        and not BEGINNING.search(whole)
        and EMPTY.isdisjoint(whole.casefold().split(AND))
        and (len(whole) <= said.LONGEST or max(map(len, cells)) <= said.LONGEST)
    )
