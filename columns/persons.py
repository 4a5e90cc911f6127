"""Whose a column is, where a table tells of several people: by the columns beside it."""

from collections.abc import Iterator, Sequence

from columns.column import IGNORED
from columns.neighbours import Choice
from columns.readings import Reading
from columns.words import means

PARTS = frozenset({"first_name", "last_name"})
OTHERS = Choice(IGNORED, "another person's")


def others(headings: Sequence[str], readings: Sequence[Reading]) -> dict[int, Choice]:
    """Return the columns of another person than the contact, by their indices."""
    return dict.fromkeys(_contact_persons(headings, readings), OTHERS)


def _contact_persons(headings: Sequence[str], readings: Sequence[Reading]) -> Iterator[int]:
    """`Contact Person` and its phone beside `First Name`; beside a whole name its phone, if there is another."""
    persons = [means(heading, "contact_person") for heading in headings]
    fields = [set(reading.fields) for reading in readings]
    own = set[str]().union(
        *(found for found, is_person in zip(fields, persons, strict=True) if not is_person)
    )
    for i, found in enumerate(fields):
        is_doubled = "name" in own and "name" not in found and not own.isdisjoint(found)
        if persons[i] and found and (not own.isdisjoint(PARTS) or is_doubled):
            yield i
