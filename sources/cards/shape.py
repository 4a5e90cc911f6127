"""Cards with the same properties in the same order: where their values go is decided once for all of them.

An address book has few such shapes; to look at nothing but the values takes a quarter of the time. Values
that are more than their text (lists, `tel:`, profiles) are left to `row`, which is also asked once for each
shape where its cells go.
"""

from collections.abc import Callable, Sequence
from itertools import islice
from operator import itemgetter

from sources.cards.property import Head, components, plain
from sources.cards.row import ACCOUNT, ADDRESS, NAME, ORGANISATION, row
from sources.rows import SEPARATOR

Column = tuple[str, int]  # a heading, and how often it came before
Columns = tuple[Column, ...]
Layout = tuple[Columns, Callable[[Sequence[str]], Sequence[str]]]  # and what takes their cells from all

PARTS = {"N": len(NAME), "ORG": len(ORGANISATION), "ADR": len(ADDRESS) - 1}
PADDING = [""] * max(PARTS.values())
# Signs that make more of a value than its text: a list, parts, or what may begin with a scheme like `tel:`.
TELLING = {
    "N": (",", "\\;"),
    "ADR": ("\\;",),
    **dict.fromkeys(("FN", "TITLE", "ROLE", "URL"), ";"),
    **dict.fromkeys(("TEL", "X-MS-TEL", "EMAIL"), ":"),
}
# What may be the edge of a card, or whose headings depend on its value or on what else there is.
OTHERS = (
    *("BEGIN", "END", "AGENT", "SOCIALPROFILE", "X-SOCIALPROFILE", "X-SAMSUNGADR"),
    *("X-EVOLUTION-LIST", "X-OPEN-XCHANGE-CTYPE"),
)
# Letters of no script: each stands for the cell in its place.
MARKS = {chr(sign): place for place, sign in enumerate(range(0xE000, 0xE800))}
SINGLE = ("N", "FN")  # the second may be that of another person
MOST = 1_000  # layouts of a shape: no program writes as many


class Shape:
    """The properties that some cards have, in their order.

    `coded` are those whose values are not what they look like, or may be embedded pictures.
    """

    def __init__(self, heads: Sequence[Head]) -> None:
        self._heads = heads
        numbered = list(enumerate(heads))
        self.coded = [(i, head) for i, head in numbered if not head.is_plain or head.may_be_embedded]
        named = [(i, head.name) for i, head in numbered]
        self._telling = [(i, sign) for i, name in named for sign in TELLING.get(name, "")]
        self._labels = [i for i, name in named if name == "X-ABLABEL"]
        self._parts = [(i, PARTS[name]) for i, name in reversed(named) if name in PARTS]
        self._layouts: dict[tuple[object, ...], Layout | None] = {}

    def embedded(self, values: Sequence[str]) -> int:
        """Return how many of the values are embedded pictures, sounds or keys."""
        return sum(head.is_embedded(values[i]) for i, head in self.coded)

    def placed(self, values: Sequence[str], is_escaped: bool) -> tuple[Columns, str] | None:
        """Return the columns of a card with these values and its cells there, as one text.

        None if one of the values is a list, has a scheme, or is blank.
        """
        for i, sign in self._telling:
            if sign in values[i]:
                return None
        cells = list(values)
        counts = []
        for i, most in self._parts:  # from behind: so the places before stay the same
            parts = components(cells[i])
            counts.append(len(parts))
            cells[i : i + 1] = (parts + PADDING)[:most]
        if is_escaped:
            cells = list(map(plain, cells))
        if True in map(str.isspace, cells):
            return None
        layout = self._layout(cells, counts, values)
        if not layout:
            return None
        columns, take = layout
        text = SEPARATOR.join(take(cells))
        return (columns, text) if text.count(SEPARATOR) == max(len(columns) - 1, 0) else None

    def _layout(self, cells: list[str], counts: list[int], values: Sequence[str]) -> Layout | None:
        """Which cells are empty decides about it, the parts of a value, and what labels say."""
        key = (bytes(map(bool, cells)), *counts, *[values[i] for i in self._labels])
        if key not in self._layouts:
            if len(self._layouts) >= MOST:
                return None
            self._layouts[key] = self._decided(cells, counts, values)
        return self._layouts[key]

    def _decided(self, cells: list[str], counts: list[int], values: Sequence[str]) -> Layout | None:
        """What becomes of a card that has a mark for each cell."""
        if len(cells) > len(MARKS):
            return None
        found = list(row(self._marked(cells, counts, values)))
        if any(text not in MARKS for _, _, text in found):
            return None
        columns = tuple((heading, before) for heading, before, _ in found)
        return columns, taker([MARKS[text] for _, _, text in found])

    def _marked(self, cells: list[str], counts: list[int], values: Sequence[str]) -> list[tuple[Head, str]]:
        marks = iter([mark if cell else "" for mark, cell in zip(MARKS, cells, strict=False)])
        parts = {i: (most, count) for (i, most), count in zip(self._parts, counts, strict=True)}
        card = []
        for i, head in enumerate(self._heads):
            most, count = parts.get(i, (1, 1))
            value = ";".join(list(islice(marks, most))[:count])
            card.append((head, values[i] if i in self._labels else value))
        return card


def shape_of(fronts: Sequence[str], known: Callable[[str], Head | None]) -> Shape | None:
    """Return the shape of cards with these texts in front of their colons; None if it does not say enough.

    `known` says which property a text is.
    """
    heads = [head for front in fronts if (head := known(front)) and _says_enough(front, head)]
    names = [head.name for head in heads]
    again = any(names.count(head.name) > 1 for head in heads if head.may_be_embedded or head.name in SINGLE)
    return None if again or len(heads) < len(fronts) else Shape(heads)


def _says_enough(front: str, head: Head) -> bool:
    """Not if a colon may stand in quotes, if lines may break softly though nothing is decoded, or if an
    embedded picture has a part in where others go."""
    is_read_with_value = head.name in OTHERS or ACCOUNT in head.parameters
    if is_read_with_value or '"' in front or (head.may_be_embedded and not head.is_ordinary):
        return False
    return head.coding == "Q" or "QUOTED" not in front.upper()


def taker(places: Sequence[int]) -> Callable[[Sequence[str]], Sequence[str]]:
    """Return what takes the texts at some places from a list."""
    if len(places) > 1:
        return itemgetter(*places)
    return itemgetter(slice(places[0], places[0] + 1) if places else slice(0))
