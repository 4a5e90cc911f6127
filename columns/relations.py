"""Whose a phone is that stands behind `Relationship`: of who is related so, and not the contact's."""

from collections.abc import Sequence

from columns.column import IGNORED, WAYS
from columns.readings import read
from columns.words import means, whose

SECOND = "emergency"  # who is named second and related to the first


def of_related(headings: Sequence[str]) -> list[str]:
    """Return `Emergency Contact, Relationship, Phone` with `emergency phone` in the place of the last."""
    found = list(headings)
    for i in [i for i, heading in enumerate(headings) if i and means(heading, "relation")]:
        theirs = _theirs(headings[:i])
        for j in range(i + 1, len(headings) if theirs else 0):
            reading = read(headings[j])
            if not reading.fields or not WAYS.issuperset(reading.fields):
                break
            found[j] = f"{theirs} {reading.fields[0]} {reading.number}".strip()
    return found


def _theirs(before: Sequence[str]) -> str:
    """Return a word for who stands before how somebody is related: another person, or a second name."""
    if read(before[-1]).someones in ("name", IGNORED):
        return min(whose(before[-1:]), default="")
    named = [heading for heading in before if "name" in read(heading).fields]
    return SECOND if named[1:] and named[-1] == before[-1] else ""
