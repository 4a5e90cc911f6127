"""Which phone a label, an extension or a code beside it belongs to."""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence

from columns.choices.placing import Spot
from columns.column import COMPANIONS, IGNORED, NUMBERS
from columns.readings import stem


def with_companions(spots: Sequence[Spot]) -> list[Spot]:
    """Return the columns, each companion with the place of its phone; one without a phone is not needed."""
    phones = _Phones(spots)
    result = list(spots)
    for i, spot in enumerate(spots):
        if spot.part in COMPANIONS:
            owner = phones.owner(i)
            if owner is None:
                result[i] = spot._replace(part=IGNORED, why="it belongs to no phone")
            else:
                result[owner] = spots[owner]._replace(place=phones.place(owner))
                result[i] = spot._replace(place=phones.place(owner))
    return result


def _holds(words: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether words say all that is wanted, and more: `Handynummer` what `Handy Vorwahl` does."""
    return words != wanted and all(any(word.startswith(text) for word in words) for text in wanted)


class _Phones:
    """The columns of numbers, found by the words of their headings; of equal ones each is found once."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.spots = spots
        self.places: dict[int, str] = {}
        self.same: defaultdict[tuple[frozenset[str], str], list[int]] = defaultdict(list)
        for i, spot in enumerate(spots):
            if spot.part in NUMBERS:
                self.same[stem(spot.heading), spot.number].append(i)
        self.others = [i for i, spot in enumerate(spots) if spot.part not in COMPANIONS]
        self.found: Counter[tuple[str | None, frozenset[str], str]] = Counter()
        first = next((i for i, spot in enumerate(spots) if spot.part in NUMBERS), 0)
        # As the first code stands before its number, so do all: `Code, Phone, Fax, Code, Mobile`.
        self.before = {spot.part for spot in spots[:first] if spot.part in COMPANIONS}

    def owner(self, i: int) -> int | None:
        """The phone that column i says more about: headed with the same words, else the one beside it."""
        own = self.spots[i]
        wanted = stem(own.heading)
        if not wanted:
            return self._beside(i)
        wider = [texts for texts, number in self.same if number == own.number and _holds(texts, wanted)]
        for texts in (wanted, *wider):
            those = self.same.get((texts, own.number), [])
            k = self.found[own.part, texts, own.number]
            if k < len(those):
                self.found[own.part, texts, own.number] += 1
                return those[k]
        return None

    def place(self, i: int) -> str:
        """A name for a phone that no other has: its number, else its words."""
        if i not in self.places:
            words = sorted(stem(self.spots[i].heading) - {"phone"})
            name = " ".join([*words, self.spots[i].number]).strip() or "phone"
            is_first = self.same[stem(self.spots[i].heading), self.spots[i].number][0] == i
            self.places[i] = name if is_first else f"{name} {i + 1}"
        return self.places[i]

    def _beside(self, i: int) -> int | None:
        """The phone on the left or the right, behind other companions: it has one of each kind at most."""
        k = bisect(self.others, i)
        beside = self.others[max(k - 1, 0) : k + 1]
        for j in reversed(beside) if self.spots[i].part in self.before else beside:
            if abs(j - i) <= len(COMPANIONS) and self.spots[j].part in NUMBERS:
                return j
        return None
