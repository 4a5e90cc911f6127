"""Address-book cards become tables: a row for each card, a heading for each property.

Versions 2.1, 3.0 and 4.0 in one file, as phones, mail programs and the web write them.
"""

from functools import lru_cache

import numpy as np

from sources import kinds
from sources.card_lines import Line, cards, text_of, unfolded
from sources.card_property import Decoder, Head, Property, head, split
from sources.card_row import row, siblings
from sources.encoding import guessed
from sources.rows import Rows, packed
from sources.table import Problem, SourceError, Table

NO_CARD = "has no whole card in it, from BEGIN:VCARD to END:VCARD"
NO_COLON = "the line has no colon; it was left out, as are all such lines of this card"
TOO_WIDE = "the cards have too many different headings; the rarest were left out"

MOST = 20_000  # headings of one file to think of at all
ROOM = 1_000_000  # cells of a table; a file with more bytes than this may have as many as it has bytes


def parse(data: bytes) -> list[Table]:
    """Return one table with a row for each card; its line is that of BEGIN:VCARD.

    A card that the end of the file cuts off is left out and reported (the file may be half copied),
    and so is every line that is none; the rest is read. Raises SourceError if there is no card.
    """
    text = text_of(data)
    problems: list[Problem] = []
    reader = _Reader(text, problems)
    columns = _Columns()
    for start, lines in cards(unfolded(text), problems):
        columns.add(start, reader.properties(lines))
    if not columns.starts:
        kinds.refuse_strangers(data)
        raise SourceError(NO_CARD)
    problems += map(guessed, sorted(reader.decoder.guesses))
    if reader.embedded:
        problems.append(Problem(f"embedded pictures or keys were left out: {reader.embedded}"))
    headings, rows = columns.rows(max(ROOM, len(data)))
    if columns.is_too_wide:
        problems.append(Problem(TOO_WIDE))
    return [Table(headings, rows, problems=tuple(problems))]


class _Reader:
    """Takes the lines of cards apart, and counts what it left out."""

    def __init__(self, text: str, problems: list[Problem]) -> None:
        self.decoder = Decoder(text)
        self.embedded = 0
        self._problems = problems
        self._strange = not _is_unicode(text)
        self._head = lru_cache(maxsize=2000)(head)  # a file has few different ones

    def properties(self, lines: list[Line]) -> list[Property]:
        """Return the properties of a card but for what is embedded in it."""
        found: list[Property] = []
        embedded, senseless = False, 0
        for number, line in lines:
            front, colon, value = split(line) if '"' in line else line.partition(":")
            known = self._known(front) if colon else None
            if known is None:  # 2.1 wraps pictures without a blank in front
                senseless = senseless or (not embedded and number) or 0
            elif embedded := known.is_embedded(value):
                self.embedded += 1
            else:
                found.append((known, self._text(known, value)))
        if senseless:
            self._problems.append(Problem(NO_COLON, senseless))
        return found

    def _known(self, front: str) -> Head | None:
        if self._strange and not front.isascii():
            front = self.decoder.decode(Head("", ""), front)
        return self._head(front)

    def _text(self, known: Head, value: str) -> str:
        if known.is_plain and (value.isascii() or not self._strange):
            return value
        return self.decoder.decode(known, value)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class _Columns:
    """The cells of all cards, as few as there are: most cards lack most of the headings."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.is_too_wide = False
        self._columns: dict[tuple[str, int], tuple[list[int], list[str]]] = {}

    def add(self, start: int, card: list[Property]) -> None:
        place = len(self.starts)
        self.starts.append(start)
        columns = self._columns
        for heading, before, text in row(card):
            column = columns.get((heading, before))
            if column is None:
                if len(columns) >= MOST:
                    self.is_too_wide = True
                    continue
                for sibling in siblings(heading):  # the second card may have what the first lacks
                    columns.setdefault((sibling, before), ([], []))
                column = columns[heading, before]
            column[0].append(place)
            column[1].append(text)

    def rows(self, room: int) -> tuple[tuple[str, ...], Rows]:
        """Return all columns, or as many of the fullest as there is room for."""
        kept = self._fullest(room // len(self.starts))
        cells = np.full((len(kept), len(self.starts)), "", dtype=object)
        for i, (places, texts) in enumerate(kept.values()):
            cells[i, places] = texts
        headings = tuple(heading for heading, _ in kept)
        return headings, packed([(self.starts, cells.T.tolist())], len(headings))

    def _fullest(self, most: int) -> dict[tuple[str, int], tuple[list[int], list[str]]]:
        filled = {key: column for key, column in self._columns.items() if column[0]}
        if len(filled) <= most:
            return filled
        self.is_too_wide = True
        kept = set(sorted(filled, key=lambda key: len(filled[key][0]), reverse=True)[:most])
        return {key: column for key, column in filled.items() if key in kept}
