"""`columns.relations`: whose a column is behind how somebody is related, or beside a kind of animal."""

import pytest

from columns.relations import of_animals, of_related

THEIRS = {
    "an emergency contact": ("Name,Emergency Contact,Relationship,E-mail", "emergency email"),
    "a relative": ("Name,Mother,Relationship,Phone", "mother phone"),
    "a second name": ("Name,Phone,Name,Relationship,Phone", "emergency phone"),
    "a heading that is not known": ("Name,Phone,Xyzzy,Relationship,Phone", "emergency phone"),
}


@pytest.mark.parametrize(("headings", "last"), THEIRS.values(), ids=THEIRS)
def test_what_stands_behind_how_somebody_is_related_is_theirs(headings, last):
    """Of whoever stands before it, if that is not the contact."""
    *others, _ = headings.split(",")

    assert [*others, last] == of_related([*others, headings.rpartition(",")[2]])


OWN = {
    "the only name": "Phone,Name,Relationship,Phone",
    "a company": "Name,Phone,Company,Relationship,Phone",
    "nobody": "Phone,Xyzzy,Relationship,Phone",
    "a city behind a second name": "Name,Phone,Name,City,Relationship,Phone",
    "a city": "Phone,City,Relationship,Phone",
    "what is behind something else": "Name,Phone,Emergency Contact,Relationship,Address,Phone",
    "nothing before": "Relationship,Name,Phone",
}


@pytest.mark.parametrize("headings", OWN.values(), ids=OWN)
def test_anything_else_behind_it_is_the_contacts_own(headings):
    """Nobody else is told of, or something is between."""
    assert headings.split(",") == of_related(headings.split(","))


def test_a_patient_of_a_vet_is_an_animal():
    """Its number is no name; without a species a patient is a person."""
    assert ["pet", "Species", "Patient ID"] == of_animals(["Patient", "Species", "Patient ID"])
    assert ["Patient", "Phone"] == of_animals(["Patient", "Phone"])
