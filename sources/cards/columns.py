"""The cells of all cards become a table's rows: as few columns as there are, for most cards lack most."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np

from sources.cards.row import siblings
from sources.cards.shape import Columns, taker
from sources.rows import SEPARATOR, Rows

MOST = 20_000  # headings of one file to think of at all


class CardColumns:
    """Takes the cells of cards, card by card."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.is_too_wide = False
        # Which cards have the same columns, and the cells of each as one text.
        self._alike: defaultdict[Columns, list[tuple[int, str]]] = defaultdict(list)

    def add(self, start: int, columns: Columns, text: str) -> None:
        """Add the card that begins at the line `start`."""
        self._alike[columns].append((len(self.starts), text))
        self.starts.append(start)

    def table(self, room: int) -> tuple[tuple[str, ...], Rows]:
        """Return all headings and rows, or as many of the fullest columns as there is room for."""
        kept = self._fullest(room // len(self.starts))
        if not kept:
            return (), Rows(np.array([], dtype=np.int64), [], 0)
        texts = [""] * len(self.starts)
        for columns, cards in self._alike.items():
            under = _under(kept, columns)
            for place, text in cards:
                texts[place] = under(text)
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
        for columns, cards in self._alike.items():
            for heading, before in columns:
                if (heading, before) not in counts:
                    if len(counts) >= MOST:
                        self.is_too_wide = True
                        continue
                    for sibling in siblings(heading):
                        counts.setdefault((sibling, before), 0)
                counts[heading, before] += len(cards)
        return counts


def _under(kept: Columns, columns: Columns) -> Callable[[str], str]:
    """Return what makes the row of a card with these columns, each cell where the table has its column."""
    if kept == columns:
        return str
    places = {column: place for place, column in enumerate(columns)}
    take = taker([places.get(column, -1) for column in kept])
    return lambda text: SEPARATOR.join(take([*text.split(SEPARATOR), ""]))
