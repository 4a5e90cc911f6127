"""Whose a column is, or of when, by what stands beside it: relatives, animals, what is newer."""

import re
from collections.abc import Sequence

from columns.column import CALLED, IGNORED, WAYS
from columns.readings import read
from columns.words import means, whose

OLD = re.compile(r"\b(alt)\b\.?", re.IGNORECASE)
SECOND = "emergency"  # who is named second and related to the first
PATIENT, PET = "patient", "pet"  # `Patient` beside `Species`


def of_related(headings: Sequence[str]) -> list[str]:
    """Return `Emergency Contact, Relationship, Phone` with `emergency phone` in the place of the last."""
    found = list(headings)
    for i in [i for i, heading in enumerate(headings) if i and means(heading, "relation")]:
        theirs = _theirs(headings[:i])
        for j in range(i + 1, len(headings) if theirs else 0):
            reading = read(headings[j])
            if not reading.fields or not WAYS.issuperset(reading.fields):
                break
            if _is_near(headings[i - 1]) or any(read(one).fields == reading.fields for one in headings[:i]):
                found[j] = f"{theirs} {reading.fields[0]} {reading.number}".strip()
    return found


def _theirs(before: Sequence[str]) -> str:
    """Return a word for who stands before how somebody is related: another person, or a second name.

    So does what is not known, behind a name.
    """
    last = read(before[-1])
    if last.someones in ("name", IGNORED):
        return min(whose(before[-1:]), default=SECOND)
    named = [heading for heading in before if not CALLED.isdisjoint(read(heading).fields)]
    is_second = named[1:] and "name" in last.fields
    return SECOND if is_second or (named and not last.fields) else ""


def _is_near(heading: str) -> bool:
    """Whether somebody is a relative: what an `Owner` is related to may be a customer."""
    return means(heading, "relative") or means(heading, "kin")


def of_old(headings: Sequence[str]) -> list[str]:
    """Return `Telefon alte` for `Telefon alt` beside `Telefon neu`: alone it may be an alternative."""
    has_new = any(means(heading, "new") for heading in set(headings))
    return [OLD.sub(r"\1e", heading) for heading in headings] if has_new else list(headings)


def of_animals(headings: Sequence[str]) -> list[str]:
    """Return the headings with `pet` for who is a patient of a vet's: its owner is who is called."""
    if not any(means(heading, "species") for heading in set(headings)):
        return list(headings)
    return [PET if _is_patient(heading) else heading for heading in headings]


def _is_patient(heading: str) -> bool:
    return means(heading, PATIENT) and "name" in read(heading).fields
