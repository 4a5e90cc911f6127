"""The cells of all cards become a table's rows: as few columns as there are, for most cards lack most."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sources.cards.row import siblings
from sources.cards.shape import Columns, taker
from sources.rows import SEPARATOR, Rows

MOST = 20_000  # headings of one file to think of at all


@dataclass
class _Alike:
    """Cards that have the same columns: which these are, and the cells of each as one text."""

    places: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


class CardColumns:
    """Takes the cells of cards, card by card."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.is_too_wide = False
        self._alike: dict[Columns, _Alike] = {}

    def add(self, start: int, columns: Columns, text: str) -> None:
        """Add the card that begins at the line `start`."""
        alike = self._alike.get(columns)
        if alike is None:
            alike = self._alike[columns] = _Alike()
        alike.places.append(len(self.starts))
        alike.texts.append(text)
        self.starts.append(start)

    def table(self, room: int) -> tuple[tuple[str, ...], Rows]:
        """Return all headings and rows, or as many of the fullest columns as there is room for."""
        kept = self._fullest(room // len(self.starts))
        if not kept:
            return (), Rows(np.array([], dtype=np.int64), [], 0)
        texts = [""] * len(self.starts)
        for columns, alike in self._alike.items():
            for place, text in zip(alike.places, _under(kept, columns, alike.texts), strict=True):
                texts[place] = text
        headings = tuple(heading for heading, _ in kept)
        return headings, Rows(np.array(self.starts, dtype=np.int64), texts, len(headings))

    def _fullest(self, most: int) -> Columns:
        """Return the columns that most cards have, in the order in which they came."""
        counts = self._counts()
        filled = tuple(column for column, count in counts.items() if count)
        if len(filled) <= most:
            return filled
        self.is_too_wide = True
        kept = set(sorted(filled, key=counts.__getitem__, reverse=True)[:most])
        return tuple(column for column in filled if column in kept)

    def _counts(self) -> dict[tuple[str, int], int]:
        """Return how many cards have each column; those of a kind stand together."""
        counts: dict[tuple[str, int], int] = {}
        for columns, alike in self._alike.items():
            for heading, before in columns:
                if (heading, before) not in counts:
                    if len(counts) >= MOST:
                        self.is_too_wide = True
                        continue
                    for sibling in siblings(heading):
                        counts.setdefault((sibling, before), 0)
                counts[heading, before] += len(alike.places)
        return counts


def _under(kept: Columns, columns: Columns, texts: Sequence[str]) -> Sequence[str]:
    """Return the rows of cards with these columns, each cell where the table has its column."""
    if kept == columns:
        return texts
    places = {column: place for place, column in enumerate(columns)}
    take = taker([places.get(column, -1) for column in kept])
    return [SEPARATOR.join(take([*text.split(SEPARATOR), ""])) for text in texts]
