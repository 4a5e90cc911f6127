"""Whose a phone is behind other people: by their names where its heading comes again, or by their words."""

from collections import Counter

from columns.choices.persons import SECOND, is_contact
from columns.choices.undecided import Undecided
from columns.column import CALLED, COMPANIONS, IGNORED, NAMED, PEOPLE, WAYS
from columns.folding import folded, words
from columns.look import is_person
from columns.words import means

BEHIND = WAYS | set(COMPANIONS)


def by_repeats(columns: Undecided) -> None:
    """`Head, Phone, Bursar, Phone`: what stands behind the name is the contact's, and the rest others'.

    If nothing stands behind the name, as behind `Club`, the first of them is where it is reached; behind
    `Child` it is all parents.
    """
    again = {} if columns.in_any_order else _again(columns)
    before = _heads(columns) if again else {}
    behind = {i: before[i] for i in again}
    heads = dict.fromkeys(behind.values())
    others = dict.fromkeys(head for head in heads if _are_others(columns, head))
    named = [head for head in heads if columns.choices[head].field in NAMED | CALLED and head not in others]
    free = [head for head in heads if head not in others]
    family = [head for head in others if means(columns.headings[head], "relative")]
    own = set(named or free or family or list(others)[:1])
    theirs = {again[i] for i, head in behind.items() if head in own}
    for i, head in behind.items():
        if head in others and head not in own and again[i] in theirs:
            columns.decide(i, SECOND)


def by_words(columns: Undecided) -> None:
    """`Alt. Contact, Alt. Phone`: what is called so behind another than the contact is that one's."""
    is_named = not PEOPLE.isdisjoint(columns.claimed)
    persons = [i for i, heading in enumerate(columns.headings) if is_named and is_contact(heading)]
    others = {i: set(words(columns.headings[i])) for i in persons if _are_others(columns, i)}
    heads = _heads(columns) if others else {}
    for i in columns.having(*WAYS) if others else ():
        if not others.get(heads[i], set()).isdisjoint(words(columns.headings[i])):
            columns.decide(i, SECOND)


def _again(columns: Undecided) -> dict[int, str]:
    """The columns of phones and e-mail addresses whose headings come again, with these."""
    ways = columns.having(*WAYS)
    keys = dict(zip(ways, folded([columns.headings[i] for i in ways]), strict=True))
    times = Counter(keys.values())
    return {i: key for i, key in keys.items() if times[key] > 1}


def _heads(columns: Undecided) -> dict[int, int]:
    """The column behind which each phone stands, with others between them."""
    heads, head = {}, 0
    for i, choice in sorted(columns.choices.items()):
        head = head if choice.field in BEHIND else i
        heads[i] = head
    return heads


def _are_others(columns: Undecided, i: int) -> bool:
    """Whether a column that is nothing of the contact's is somebody else's, or holds names of any.

    Nothing of the contact's are whole names that are set apart from its parts, either.
    """
    look, field = columns.looks[i], columns.choices[i].field
    is_told = columns.readings[i].someones in ("name", IGNORED)
    is_apart = field == "nickname" and "name" in columns.readings[i].fields and look.most(is_person)
    return is_apart or (field in (None, IGNORED) and (is_told or look.most(is_person) or look.firms))
