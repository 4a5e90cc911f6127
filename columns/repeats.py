"""Whose a phone is, where another with the same heading stands behind other people: by their names."""

from collections import Counter

from columns.column import CALLED, COMPANIONS, IGNORED, NAMED, WAYS
from columns.folding import folded
from columns.look import is_person
from columns.persons import SECOND
from columns.undecided import Undecided

BEHIND = WAYS | set(COMPANIONS)


def by_repeats(columns: Undecided) -> None:
    """`Head, Phone, Bursar, Phone`: what stands behind the name is the contact's, and the rest others'.

    If nothing stands behind the name, as behind `Club`, the first of them is where it is reached.
    """
    again = _again(columns)
    behind = {i: _head(columns, i) for i in again}
    heads = dict.fromkeys(behind.values())
    others = [head for head in heads if _are_others(columns, head)]
    named = [head for head in heads if columns.choices[head].field in NAMED | CALLED]
    own = named or [head for head in heads if head not in others] or others[:1]
    theirs = {again[i] for i, head in behind.items() if head in own}
    for i, head in behind.items():
        if head in others and head not in own and again[i] in theirs:
            columns.decide(i, SECOND)


def _again(columns: Undecided) -> dict[int, str]:
    """The columns of phones and e-mail addresses whose headings come again, with these."""
    ways = columns.having(*WAYS)
    keys = dict(zip(ways, folded([columns.headings[i] for i in ways]), strict=True))
    times = Counter(keys.values())
    return {i: key for i, key in keys.items() if times[key] > 1}


def _head(columns: Undecided, i: int) -> int:
    """The column behind which a phone stands, with others between them."""
    while i and columns.choices[i].field in BEHIND:
        i -= 1
    return i


def _are_others(columns: Undecided, i: int) -> bool:
    """Whether a column that is nothing of the contact's holds names: of persons, or of firms."""
    look, field = columns.looks[i], columns.choices[i].field
    return field in (None, IGNORED) and (look.most(is_person) or look.firms)
