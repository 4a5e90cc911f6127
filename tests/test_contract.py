"""Talkdesk's "Implementing a Contact Retriever", obligation by obligation, in the order of the document."""

from pathlib import Path
from typing import Any

import pytest

from tests.running import Bridge, csv_bytes, people
from tests.talkdesk import PASSWORD, USER, Talkdesk

ALL = ["Ann", "Bob", "Cleo", "Dan", "Eve"]
FULL = (
    "Id,Name,Job Title,Email,Email 2,Phone,Photo,Company,Address,Website,Twitter,Link\r\n"
    "1,Jane Doe,CTO,jane.doe@example.com,jane@example.com,+12125550155,http://example.com/users/1/photo,"
    'Example Corp.,"37, Famous St., New York, US",www.example.com,@jane_doe,http://example.com/users/1/\r\n'
    "2,Joe,Staff,joe@example.com,,,,,,,,\r\n"
)


@pytest.fixture
def talkdesk(tmp_path: Path):
    bridge = Bridge(tmp_path, page_size=2)
    (bridge.folder / "people.csv").write_bytes(csv_bytes(people(*ALL)))
    with bridge:
        yield bridge.talkdesk()


def names(answer: dict[str, Any]) -> list[str]:
    return [contact["name"] for contact in answer["contacts"]]


def test_initial_sync_every_contact_is_retrieved(talkdesk: Talkdesk):
    """Introduction: "the bridge should retrieve every contact in the external system"."""
    talkdesk.sync()

    assert ALL == [contact["name"] for contact in talkdesk.contacts.values()]


def test_initial_sync_sets_a_checkpoint_for_incremental_ones(talkdesk: Talkdesk):
    """Introduction: "the bridge can set a `synchronization_checkpoint`" that is used from then on."""
    talkdesk.sync()

    assert names(talkdesk.ask(synchronization_checkpoint=talkdesk.checkpoint)) == []


def test_incremental_sync_only_contacts_updated_after_the_checkpoint_are_retrieved(tmp_path):
    """Introduction: "to only retrieve contacts updated after that checkpoint"."""
    with Bridge(tmp_path) as bridge:
        file = bridge.folder / "people.csv"
        file.write_bytes(csv_bytes(people(*ALL)))
        talkdesk = bridge.talkdesk()
        talkdesk.sync()
        file.write_bytes(csv_bytes(people(*ALL, "Finn")))

        assert ["Finn"] == names(talkdesk.ask(synchronization_checkpoint=talkdesk.checkpoint))


def test_next_page_next_offset_is_set_until_all_contacts_are_retrieved(talkdesk: Talkdesk):
    """Introduction: repeated "until the bridge returns no `next_offset`"."""
    pages = list(talkdesk.pages())

    assert [["Ann", "Bob"], ["Cleo", "Dan"], ["Eve"]] == [names(page) for page in pages]
    assert [True, True, False] == ["next_offset" in page for page in pages]


def test_request_auth_is_used_to_authenticate(talkdesk: Talkdesk):
    """Steps 1: "Use the "auth" fields to authenticate"; the validator answers 200 or 401."""
    right, wrong = {"username": USER, "password": PASSWORD}, {"username": USER, "password": "wrong"}

    assert (200, {}) == talkdesk.post("/auth_validation", {"auth": right})
    assert 401 == talkdesk.post("/auth_validation", {"auth": wrong})[0]
    assert 401 == talkdesk.post("/contact_sync", {"auth": wrong, "meta": {}})[0]
    assert 401 == talkdesk.post("/contact_sync", {"meta": {}})[0]


@pytest.mark.parametrize(
    "absent", [{}, {"offset": None, "synchronization_checkpoint": None, "context": None}]
)
def test_steps_2_neither_checkpoint_nor_offset_is_an_initial_sync(talkdesk: Talkdesk, absent):
    """Steps 2, first situation; absent and null are the same."""
    assert ["Ann", "Bob"] == names(talkdesk.ask(**absent))


@pytest.mark.parametrize("echoed", [True, False])
def test_steps_2_an_offset_without_checkpoint_is_the_next_page_of_an_initial_sync(talkdesk: Talkdesk, echoed):
    """Steps 2, second situation, with and without the context."""
    first = talkdesk.ask()
    context = {"context": first["context"]} if echoed else {}

    assert ["Cleo", "Dan"] == names(talkdesk.ask(offset=first["next_offset"], **context))


def test_steps_2_a_checkpoint_without_offset_is_an_incremental_sync(talkdesk: Talkdesk):
    """Steps 2, third situation."""
    checkpoint = talkdesk.ask()["synchronization_checkpoint"]

    assert ["Cleo", "Dan"] == names(talkdesk.ask(synchronization_checkpoint=checkpoint))


@pytest.mark.parametrize("echoed", [True, False])
def test_steps_2_checkpoint_and_offset_are_the_next_page_of_an_incremental_sync(talkdesk: Talkdesk, echoed):
    """Steps 2, fourth situation, with and without the context."""
    checkpoint = talkdesk.ask()["synchronization_checkpoint"]
    page = talkdesk.ask(synchronization_checkpoint=checkpoint)
    meta = {"synchronization_checkpoint": checkpoint, "offset": page["next_offset"]}
    context = {"context": page["context"]} if echoed else {}

    assert ["Eve"] == names(talkdesk.ask(**meta, **context))


def test_steps_3_contacts_are_converted_to_talkdesks_format(tmp_path):
    """Steps 3 and the example of the response: all fields, and a contact with few of them."""
    with Bridge(tmp_path) as bridge:
        (bridge.folder / "people.csv").write_bytes(FULL.encode())
        answer = bridge.talkdesk().ask()

    jane = {
        "id": "1",
        "name": "Jane Doe",
        "title": "CTO",
        "emails": ["jane.doe@example.com", "jane@example.com"],
        "phones": ["+12125550155"],
        "photo_url": "http://example.com/users/1/photo",
        "company": "Example Corp.",
        "address": "37, Famous St., New York, US",
        "websites": ["www.example.com"],
        "twitter": "jane_doe",
        "url": "http://example.com/users/1/",
    }
    joe = {"id": "2", "name": "Joe", "title": "Staff", "emails": ["joe@example.com"]}

    assert [jane, joe] == answer["contacts"]


def test_steps_4_the_checkpoint_marks_the_last_contact_of_each_page(talkdesk: Talkdesk):
    """Steps 4: "to mark the last synchronized contact"; whoever goes on from there misses nothing."""
    for page, rest in zip(talkdesk.pages(), [ALL[2:], ALL[4:], []], strict=True):
        goes_on = Talkdesk(talkdesk.port, checkpoint=page["synchronization_checkpoint"])
        goes_on.sync()

        assert rest == [contact["name"] for contact in goes_on.contacts.values()]


def test_steps_5_the_offset_counts_the_rows_sent_so_far(talkdesk: Talkdesk):
    """Steps 5: "absolute numerical offsets", as strings."""
    assert ["2", "4", None] == [page.get("next_offset") for page in talkdesk.pages()]


def test_steps_6_contacts_ascend_by_the_field_of_the_checkpoint(tmp_path):
    """Steps 6: "sorted in ascending order of the field being used as a checkpoint"."""
    with Bridge(tmp_path, page_size=1) as bridge:
        (bridge.folder / "people.csv").write_bytes(csv_bytes(people(*ALL)))
        stamps = [page["synchronization_checkpoint"] for page in bridge.talkdesk().pages()]

    assert sorted(set(stamps)) == stamps


def test_example_the_request_of_the_document_is_understood(talkdesk: Talkdesk):
    """Request, example: a checkpoint without our tag, an offset as a string, a context that is null."""
    meta = {"offset": "2", "synchronization_checkpoint": "2012-11-20 23:01:00 UTC", "context": None}

    assert ["Cleo", "Dan"] == names(talkdesk.ask(**meta))


def test_response_the_context_comes_only_with_a_next_offset(talkdesk: Talkdesk):
    """Response: "Optional internal state to be sent in the next synchronizer request"."""
    assert [True, True, False] == ["context" in page for page in talkdesk.pages()]


def test_response_the_checkpoint_is_there_even_if_there_is_nothing(tmp_path):
    """Response: `synchronization_checkpoint` is mandatory; the beginning of time if nothing was ever sent."""
    with Bridge(tmp_path) as bridge:
        answer = bridge.talkdesk().ask()

    assert [] == answer["contacts"]
    assert answer["synchronization_checkpoint"].startswith("1970-01-01 00:00:00 UTC #")


def test_response_ids_are_unique_though_people_share_name_and_email(tmp_path):
    """Response: `id` is "unique, mandatory"."""
    ann = ["Ann", "a@example.com"]
    twins = [["Name", "Email", "Phone"], [*ann, "202-555-0101"], [*ann, "202-555-0102"]]
    with Bridge(tmp_path) as bridge:
        (bridge.folder / "people.csv").write_bytes(csv_bytes(twins))

        assert 2 == len(set(bridge.talkdesk().sync()))
