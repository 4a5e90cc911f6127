"""Names that were saved when they were half typed: rows that said the beginning of one and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from feed.identity.likeness import Row, only


def begun(left: Mapping[int, Row], was: Iterable[Row]) -> dict[int, Row]:
    """Return those of `was` that are the beginning of only one of `left`, which has no other.

    Who has a name alone is called by nobody: it is no harm if somebody else of that name gets the id.
    """
    names: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for old in was:
        if old.is_present and {key for key, _ in old.facts} == {"name"}:
            names[old.source, old.name].append(old)
    found = {
        i: only({old.id: old for name in row.beginnings for old in names[row.source, name]}.values())
        for i, row in left.items()
        if names
    }
    several = Counter((old.source, old.id) for old in found.values() if old)
    return {i: old for i, old in found.items() if old and several[old.source, old.id] == 1}
