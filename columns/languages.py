"""What a table says in several languages: `Adresse (DE)` and `Adresse (FR)` are one address."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from columns.column import ADDRESS, IGNORED, PEOPLE, Choice
from columns.folding import words
from columns.readings import read
from sources.knowledge import vocabulary

CODES = vocabulary(__file__)["language code"]
SAID = PEOPLE | {"company", "title", IGNORED, *ADDRESS}  # once; somebody may have several phones
Values = Sequence[Sequence[str]]


def once(headings: Sequence[str], values: Values) -> tuple[list[str], dict[int, Choice]]:
    """Return the headings without the language that most rows have, and the columns of the others."""
    groups: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for i, said, code in _told(headings):
        groups[said].setdefault(code, i)
    several = {said: group for said, group in groups.items() if len(group) > 1}
    best = _best(several.values(), values)
    full = {said: of for said, of in several.items() if best in of and _is_full(of[best], values)}
    bare = {of[best]: said for said, of in full.items()}
    spare = {i for of in full.values() for i in of.values()} - bare.keys()
    return [bare.get(i, heading) for i, heading in enumerate(headings)], dict.fromkeys(spare, AGAIN)


AGAIN = Choice(IGNORED, "the same is said in another language")


def _told(headings: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the columns whose headings end in a language: what they say, and in which."""
    for i, heading in enumerate(headings):
        *before, code = words(heading) or ("",)
        if code in CODES and (fields := read(" ".join(before)).fields) and SAID.issuperset(fields):
            yield i, " ".join(before), code


def _is_full(i: int, values: Values) -> bool:
    """Whether each row has a value in a column: else some would lose what they say in another language."""
    return len(values[i]) == max(map(len, values))


def _best(groups: Iterable[Mapping[str, int]], values: Values) -> str:
    """Return the language in which most is said, the first of those; "" if there is none."""
    count: Counter[str] = Counter()
    for code, i in (pair for group in groups for pair in group.items()):
        count[code] += sum(map(bool, values[i]))
    return max(count, key=count.__getitem__, default="")
