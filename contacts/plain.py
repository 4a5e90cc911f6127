"""Plain cells: what almost all cells are. They are used as they stand; only the others are read with care.

Each function takes cells of a column and returns for each what a contact has of it: "" of an empty one,
None of one that is not plain. Reading a plain cell with care would say the same, and complain of nothing;
it would only take ten times as long. Nothing is remembered between calls, so cells may come in blocks.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from columns.folding import fold
from contacts import dialling, phones
from contacts import emails as addresses
from contacts import links as sites
from contacts import texts as said
from contacts.dialling import Countries
from sources.entities import ENTITY

K = TypeVar("K")
V = TypeVar("V")
Values = list[str | None]
Cells = Sequence[Sequence[str]]  # of some rows, column by column

MOST = 20_000  # decisions that are kept at once, a few megabytes

EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
NOBODY = addresses.FILLER | addresses.NO_MAILBOX
BEGINNINGS = {word[:2] for word in NOBODY}
WEBSITE = re.compile(r"(?:https?://)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/[A-Za-z0-9_/.=?%-]*)?")

EMPTY = said.NONE | said.NO_PLACE
MARKS = frozenset(said.MARKS)
BETWEEN = "^"  # parts texts that are looked at together; one with this sign is read with care
# Each begins with the one letter that is looked for: both are found ten times as fast as with one pattern.
BEGINNING = re.compile(rf"\{BETWEEN}[{re.escape(said.MARKS)}]")  # marks, blanks
BLANKS = re.compile(rf" [ \{BETWEEN}]")
BLOCK = 100  # texts looked at as one: hardly any 1,000 are all plain


class Decided(dict[K, V]):
    """What `decide` says of each key, asked once as long as the key is among the latest."""

    def __init__(self, decide: Callable[[K], V]) -> None:
        super().__init__()
        self._decide = decide

    def __missing__(self, key: K) -> V:
        if len(self) >= MOST:
            self.clear()
        value = self[key] = self._decide(key)
        return value


def nothing(cells: Cells) -> Values:
    """Return what a column says that is not there."""
    return [""] * len(cells[0])


def numbers_of(countries: Countries, says_area: bool = False) -> Decided[str, str | None]:
    """Return what tells the number of a cell with one and nothing else, as E.164, for some countries."""
    return Decided(partial(_number, countries, says_area))


def emails(cells: Sequence[str]) -> Values:
    """Return e-mail addresses: of cells with one and nothing else, which is somebody's."""
    return _each(_email, cells)


def websites(cells: Sequence[str]) -> Values:
    """Return web addresses: of cells with one and nothing else, which tells no name on Twitter."""
    return _each(_website, cells)


def links(read: sites.Reader, cells: Sequence[str]) -> Values:
    """Return links so that they can be opened, as `read` says: of cells with one and nothing else."""
    return _each(partial(_link, read), cells)


def texts(cells: Sequence[str]) -> Values:
    """Return texts that say something and are clean, in one line and not too long."""
    found: Values = []
    for start in range(0, len(cells), BLOCK):
        block = cells[start : start + BLOCK]
        found += block if _are_texts(block) else [cell if is_text(cell) else None for cell in block]
    return found


def _number(countries: Countries, says_area: bool, cell: str) -> str | None:
    if not cell:
        return ""
    if says_area and dialling.is_local(cell, countries[0]):
        return None
    if number := phones.one(cell, countries):
        return number
    if "@" in cell or not is_text(cell):
        return None
    found, complaints = phones.read(cell, countries)
    is_one = len(found) == 1 and not complaints and not found[0].is_fax and found[0].number[0] == "+"
    return found[0].number if is_one else None


def _each(decide: Callable[[str], str | None], cells: Sequence[str]) -> Values:
    """Return what is decided for each cell, once for those that are alike."""
    decided = {cell: decide(cell) for cell in set(cells)} | {"": ""}
    return list(map(decided.__getitem__, cells))


def _email(cell: str) -> str | None:
    if len(cell) > addresses.LONGEST or not EMAIL.fullmatch(cell):
        return None
    # To fold each takes as long again.
    may_be_nobody = cell[:2].lower() in BEGINNINGS or not cell[:2].isalnum()
    return None if may_be_nobody and fold(cell.partition("@")[0]) in NOBODY else cell


def _website(cell: str) -> str | None:
    is_usual = len(cell) <= sites.LONGEST and WEBSITE.fullmatch(cell)
    return cell if is_usual and not sites.on_twitter(cell) else None


def _link(read: sites.Reader, cell: str) -> str | None:
    found = read(cell)[0] if WEBSITE.fullmatch(cell) else ()
    return next(iter(found), None)


def is_text(cell: str) -> bool:
    """Whether a cell is a text that is clean and says something."""
    return (
        cell.isprintable()
        and BETWEEN not in cell
        and not ("&" in cell and ENTITY.search(cell))
        and "  " not in cell
        and cell[-1:] != " "
        and cell[:1] not in MARKS
        and cell.casefold() not in EMPTY
        and len(cell) <= said.LONGEST
    )


def _are_texts(cells: Sequence[str]) -> bool:
    """Whether all of some cells are plain texts: one look at all takes a third of one at each."""
    whole = f"{BETWEEN}{BETWEEN.join(cells)}{BETWEEN}"
    return (
        whole.isprintable()
        and whole.count(BETWEEN) == len(cells) + 1
        and not ("&" in whole and ENTITY.search(whole))
        and not BLANKS.search(whole)
        and not BEGINNING.search(whole)
        and EMPTY.isdisjoint(whole.casefold().split(BETWEEN))
        and (len(whole) <= said.LONGEST or max(map(len, cells)) <= said.LONGEST)
    )
