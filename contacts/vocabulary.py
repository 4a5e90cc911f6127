"""Words of many languages that tell what a text is; they are data, in `vocabulary.csv`."""

from functools import cache

from columns.knowledge import rows


def words(kind: str) -> frozenset[str]:
    """Return the words of a kind, casefolded."""
    return _all()[kind]


@cache
def _all() -> dict[str, frozenset[str]]:
    known = {row["kind"]: row["words"] for row in rows(__file__, "vocabulary.csv")}
    return {kind: frozenset(text.casefold().split("|")) for kind, text in known.items()}
