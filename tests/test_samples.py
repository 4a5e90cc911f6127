"""The samples in `data/`."""

import hashlib
from pathlib import Path

import pytest

from feed.files.samples import DIGESTS
from feed.source import Rules, understand

SAMPLES = sorted((Path(__file__).parents[1] / "data").glob("sample-*"))


def test_the_samples_are_known_by_their_content():
    """All of them, and nothing else is."""
    assert {hashlib.sha256(sample.read_bytes()).hexdigest() for sample in SAMPLES} == DIGESTS


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.suffix)
def test_the_samples_are_understood_wholly(sample):
    """They show what files can be like, not what goes wrong."""
    source = understand(sample.name, sample.read_bytes(), Rules("US"))

    assert () == source.problems
    assert [] == [column.heading for column in source.columns if column.field is None]
    assert source.rows == len(source.entries) > 0


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.suffix)
def test_the_people_in_the_samples_are_fictional(sample):
    """Their addresses and numbers are kept free for such uses."""
    for entry in understand(sample.name, sample.read_bytes(), Rules("US")).entries:
        assert all(email.rpartition("@")[2].startswith("example.") for email in entry.contact.emails)
        assert all(phone[5:10] == "55501" for phone in entry.contact.phones)
