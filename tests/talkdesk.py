"""A simulated Talkdesk: syncs over a real socket, and checks each answer against the contract."""

import contextlib
import http.client
import json
from dataclasses import dataclass, field
from typing import Any

USER, PASSWORD = "talkdesk", "a password for tests"

TEXTS = ("id", "name", "company", "title", "photo_url", "address", "twitter", "url")
LISTS = ("emails", "phones", "websites")
ANSWER = {"next_offset", "synchronization_checkpoint", "context", "contacts"}


@dataclass
class Talkdesk:
    """What Talkdesk holds of one account, and how it behaves where the contract leaves it open."""

    port: int
    echoes_context: bool = True
    keeps_each_checkpoint: bool = False  # else that of the last page
    sends_newest_checkpoint: bool = False  # with next pages; else the one that the sync began with
    password: str = PASSWORD
    checkpoint: str | None = None
    contacts: dict[str, dict[str, Any]] = field(default_factory=dict)

    def connect(self) -> http.client.HTTPConnection:
        """Return a new connection."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def post(self, path: str, body: object) -> tuple[int, Any]:
        """Return status and JSON of one request."""
        connection = self.connect()
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        with contextlib.closing(connection):  # also if the bridge is killed before it answers
            connection.request("POST", path, raw, {"Content-Type": "application/json"})
            with connection.getresponse() as response:
                assert "application/json" == response.getheader("Content-Type")
                return response.status, json.loads(response.read())

    def ask(self, **meta: object) -> dict[str, Any]:
        """Return the answer to a request with this `meta`, checked against the contract."""
        auth = {"username": USER, "password": self.password}
        status, answer = self.post("/contact_sync", {"auth": auth, "meta": meta})

        assert 200 == status, answer
        assert_follows_the_contract(answer)
        return dict(answer)

    def pages(self) -> "Sync":
        """Begin a sync, of which `next` gives one page after the other."""
        return Sync(self)

    def sync(self) -> list[str]:
        """Sync to the end; return the ids that came, in order."""
        return [contact["id"] for page in self.pages() for contact in page["contacts"]]

    def receive(self, contacts: list[dict[str, Any]]) -> None:
        """Take contacts over, replacing those with the same id."""
        self.contacts |= {contact["id"]: contact for contact in contacts}


class Sync:
    """One sync: a request for each page, until there is no `next_offset`."""

    def __init__(self, talkdesk: Talkdesk) -> None:
        self.talkdesk = talkdesk
        self.began_with = talkdesk.checkpoint
        self.meta: dict[str, object] | None = self._with_checkpoint(talkdesk.checkpoint)
        self.ids: set[str] = set()

    def __iter__(self) -> "Sync":
        return self

    def __next__(self) -> dict[str, Any]:
        if self.meta is None:
            raise StopIteration
        page = self.talkdesk.ask(**self.meta)
        self._check_order(page)
        self.talkdesk.receive(page["contacts"])
        is_last = "next_offset" not in page
        if is_last or self.talkdesk.keeps_each_checkpoint:
            self.talkdesk.checkpoint = page["synchronization_checkpoint"]
        self.meta = None if is_last else self._next(page)
        return page

    def _next(self, page: dict[str, Any]) -> dict[str, object]:
        newest = self.talkdesk.sends_newest_checkpoint
        meta = self._with_checkpoint(page["synchronization_checkpoint"] if newest else self.began_with)
        meta["offset"] = page["next_offset"]
        if self.talkdesk.echoes_context:
            meta["context"] = page["context"]
        return meta

    def _check_order(self, page: dict[str, Any]) -> None:
        ids = [contact["id"] for contact in page["contacts"]]

        assert len(set(ids)) == len(ids), "an id is unique in a page"
        assert not self.ids & set(ids), "and in a sync in which nothing is edited"
        self.ids |= set(ids)

    @staticmethod
    def _with_checkpoint(checkpoint: str | None) -> dict[str, object]:
        return {} if checkpoint is None else {"synchronization_checkpoint": checkpoint}


def assert_follows_the_contract(answer: dict[str, Any]) -> None:
    """The reference of the contract's response: types, mandatory fields, nothing else."""
    assert set(answer) <= ANSWER
    assert isinstance(answer["synchronization_checkpoint"], str)
    assert isinstance(answer.get("next_offset", ""), str)
    assert ("context" in answer) <= ("next_offset" in answer)
    for contact in answer["contacts"]:
        assert set(contact) <= {*TEXTS, *LISTS}
        assert contact["id"]
        assert contact["name"]
        assert all(isinstance(contact[key], str) for key in TEXTS if key in contact)
        assert all(isinstance(text, str) for key in LISTS for text in contact.get(key, []))
        assert all(isinstance(contact[key], list) for key in LISTS if key in contact)
        assert all(contact.values()), "what a contact does not have is left out"
