"""Several lines that one contact has in a source, as a customer in a list of orders: one of them edited."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from feed.identity.likeness import Index, Row, differs_in_one, edit_keys, only

Whose = tuple[str, str]  # a source, and the id of someone in it


def edited_lines(left: Mapping[int, Row], there: Iterable[Row], was: Iterable[Row]) -> dict[int, str]:
    """Return whose those of `left` are that are lines of a contact of which others stay as they were.

    `there` are lines now whose contacts are known, `was` are lines of before. Each differs in one cell from a
    line that is gone, and has the name and an e-mail or a phone of one that is there. A line that only comes
    may be a namesake's.
    """
    gone = _gone(there, was)
    edited = Index((key, old) for old in gone for key in _edit_keys(old))
    others = Index((key, row) for row in (there if gone else ()) for key in _person_keys(row))
    found = {i: _contact(row, edited, others) for i, row in left.items()}
    several, lines = Counter(found.values()), Counter(map(_contact_of, gone))
    return {i: contact[1] for i, contact in found.items() if contact and several[contact] <= lines[contact]}


def _gone(there: Iterable[Row], was: Iterable[Row]) -> list[Row]:
    """Return the lines that are gone of contacts of which others stay."""
    are = Counter((row.raw, _contact_of(row)) for row in there)
    gone, stay = [], set()
    for old in was:
        line = old.raw, _contact_of(old)
        if are[line]:
            are[line] -= 1
            stay.add(_contact_of(old))
        else:
            gone.append(old)
    return [old for old in gone if _contact_of(old) in stay]


def _contact(row: Row, edited: Index, others: Index) -> Whose | None:
    """Return whose line a row is, if it may be only one contact's."""
    found = only({_contact_of(line) for line in others.find(_person_keys(row))})
    lines = (old for old in edited.find(_edit_keys(row)) if _contact_of(old) == found)
    return found if any(differs_in_one(row, old) for old in lines) else None


def _contact_of(row: Row) -> Whose:
    return row.source, row.id


def _edit_keys(row: Row) -> list[Hashable]:
    return [(row.source, key) for key in edit_keys(row.facts, "")]


def _person_keys(row: Row) -> list[Hashable]:
    return [(row.source, row.name, one) for one in row.reach]
