"""Address-book cards become tables: a row for each card, a heading for each property.

Versions 2.1, 3.0 and 4.0 in one file, as phones, mail programs and the web write them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from sources import kinds
from sources.cards.columns import CardColumns
from sources.cards.lines import NAMED, REACHED, Line, bodies, cards, inside, text_of, whole
from sources.cards.property import Decoder, Head, Property, head, split
from sources.cards.row import row
from sources.cards.shape import SINGLE, Shape, shape_of
from sources.encoding import guessed
from sources.rows import SEPARATOR
from sources.table import Problem, SourceError, Table

NO_CARD = "has no complete card in it, from BEGIN:VCARD to END:VCARD"
NO_PROPERTY = "the line is not a property of a card; it was left out, as are all such lines of this card"
# A name that is the heading of a spreadsheet from which the cards were made.
HEADING = re.compile(r"^(?!\d)[\w-]+(?: [\w-]+){1,2}(?=:)")
ANOTHER = "another person begins here, though no card does; it was read as one"
SOFT_FOLD = re.compile("=\n+[ \t]")
FULL = range(70, 79)  # bytes of a line that goes on in the next
TOO_WIDE = "the cards have too many different headings; the rarest were left out"

ROOM = 1_000_000  # cells of a table; a file with more bytes than this may have as many as it has bytes


def parse(data: bytes) -> list[Table]:
    """Return one table with a row for each card; its line is that of BEGIN:VCARD.

    A card that the end of the file cuts off (the file may be half copied) is read if it says who it is and
    how to reach them, else left out, and reported; so is every line that is not a property. Raises
    SourceError if there is no card.
    """
    text = text_of(data)
    reader = _Reader(text)
    if not reader.read_alone(text):
        reader = _Reader(text)
        reader.read(text)
    if not reader.columns.starts:
        kinds.refuse_strangers(data)
        raise SourceError(NO_CARD)
    headings, rows = reader.columns.table(max(ROOM, len(data)))
    return [Table(headings, rows, problems=tuple(reader.problems()), in_any_order=True)]


class _Reader:
    """Takes the lines of cards apart, and counts what it left out."""

    def __init__(self, text: str) -> None:
        self.columns = CardColumns()
        self._decoder = Decoder(text)
        self._embedded = 0
        self._problems: list[Problem] = []
        self._strange = not _is_unicode(text)
        self._head = lru_cache(maxsize=2000)(head)  # a file has few different ones
        self._shape = lru_cache(maxsize=2000)(partial(shape_of, known=self._head))

    def read(self, text: str) -> None:
        """Read all cards of a file."""
        for start, lines in cards(text, self._problems):
            self._add(start, lines)

    def read_alone(self, text: str) -> bool:
        """Read the cards of a file that has nothing else; return whether it is such a file."""
        for start, body in bodies(text):
            if not self._add_plain(start, body):
                lines = inside(body, start, self._problems)
                if lines is None:
                    return False
                self._add(start, lines)
        return bool(self.columns.starts)

    def problems(self) -> Iterator[Problem]:
        """Yield what a person should know."""
        yield from self._problems
        yield from map(guessed, sorted(self._decoder.guesses))
        if self._embedded:
            yield Problem(f"embedded pictures or keys were left out: {self._embedded}")
        if self.columns.is_too_wide:
            yield Problem(TOO_WIDE)

    def _add(self, start: int, lines: list[Line]) -> None:
        for place, person in _people(start, lines):
            if place > start:
                self._problems.append(Problem(ANOTHER, place))
            self._add_person(place, person)

    def _add_person(self, start: int, lines: list[Line]) -> None:
        found = [
            ((heading, before), cell.replace(SEPARATOR, " "))
            for heading, before, cell in row(self._properties(lines))
        ]
        self.columns.add(
            start, tuple(column for column, _ in found), SEPARATOR.join(cell for _, cell in found)
        )

    def _add_plain(self, start: int, body: str) -> bool:
        """Add a card whose shape says where its values go; return whether it is one."""
        parted = [line.partition(":") for line in whole(body).split("\n")]
        fronts, colons, values = zip(*parted, strict=True)
        if not all(colons) or body[0] in " \t" or (self._strange and not body.isascii()):
            return False
        shape = self._shape(fronts)
        if not shape:
            return False
        texts = self._decoded(shape, values, body) if shape.coded else values
        placed = shape.placed(texts, "\\" in body or texts is not values) if texts else None
        if placed:
            self.columns.add(start, *placed)
            self._embedded += shape.embedded(values)
        return bool(placed)

    def _decoded(self, shape: Shape, values: Sequence[str], body: str) -> Sequence[str]:
        """The values as text, nothing for what is embedded; none at all if one goes on in the next line."""
        texts = list(values)
        for i, known in shape.coded:
            if known.coding == "Q" and (values[i][-1:] == "=" or SOFT_FOLD.search(body)):
                return ()
            texts[i] = "" if known.is_embedded(values[i]) else self._text(known, values[i])
        return texts

    def _properties(self, lines: list[Line]) -> list[Property]:
        """Return the properties of a card but for what is embedded in it."""
        found: list[Property] = []
        embedded, senseless = False, 0
        if not any(NAMED.match(line) for _, line in lines):
            lines = [Line(number, _named(line)) for number, line in lines]
        for number, line in self._refolded(lines):
            known, value = self._parted(line)
            if known is None:  # 2.1 wraps pictures without a blank in front
                if not (embedded or senseless):
                    senseless = number
            elif embedded := known.is_embedded(value):
                self._embedded += 1
            else:
                found.append((known, self._text(known, value)))
        if senseless:
            self._problems.append(Problem(NO_PROPERTY, senseless))
        return found

    def _refolded(self, lines: list[Line]) -> Iterator[Line]:
        """Yield the lines; one whose blank in front some program took away goes on with the one above."""
        start, parts = 0, list[str]()
        for number, line in lines:
            if parts and not self._parted(line)[0] and _is_full(parts[-1]):
                parts.append(line)
            else:
                yield from [Line(start, "".join(parts))] if parts else []
                start, parts = number, [line]
        yield from [Line(start, "".join(parts))] if parts else []

    def _parted(self, line: str) -> tuple[Head | None, str]:
        """Return the property that a line is, None if it is none, and its value."""
        front, colon, value = split(line) if '"' in line else line.partition(":")
        return self._known(front) if colon else None, value

    def _known(self, front: str) -> Head | None:
        if self._strange and not front.isascii():
            front = self._decoder.decode(Head("", ""), front)
        return self._head(front)

    def _text(self, known: Head, value: str) -> str:
        if known.is_plain and (value.isascii() or not self._strange):
            return value
        return self._decoder.decode(known, value)


def _people(start: int, lines: list[Line]) -> Iterator[tuple[int, list[Line]]]:
    """The lines of each person: some scripts write all between one BEGIN and END, or both lines were lost.

    A name of its own behind a number or an e-mail address begins the next.
    """
    names, reached, first = dict[str, str](), set[str](), 0
    for i, (number, line) in enumerate(lines):
        front, _, value = line.partition(":")
        if (name := front.upper()) in SINGLE and value.strip():
            if name in reached and names[name] != value:
                yield start, lines[first:i]
                names, reached, start, first = {}, set(), number, i
            names[name] = value
        if REACHED.match(line):
            reached.update(names)
    yield start, lines[first:]


def _named(line: str) -> str:
    """Return the line with a property's name in front where that is of several words: `Home phone:`."""
    return HEADING.sub(lambda found: found[0].replace(" ", "-"), line, count=1)


def _is_full(line: str) -> bool:
    """Whether a line is as long as programs make those that they fold."""
    return len(line.encode("utf-8", "surrogateescape")) in FULL


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
