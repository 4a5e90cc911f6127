"""A contact as Talkdesk's contract has it, and what one row of a file says of one."""

from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import orjson

from contacts import names


@dataclass(frozen=True)
class Contact:
    """Talkdesk's contact without its id; what a contact does not have is empty."""

    name: str
    company: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    photo_url: str = ""
    address: str = ""
    websites: tuple[str, ...] = ()
    twitter: str = ""
    url: str = ""

    def as_dict(self, id: str) -> dict[str, Any]:
        """Return the contract's contact, without the keys that it has nothing for."""
        return {"id": id, **self.said()}

    def said(self) -> dict[str, Any]:
        """Return what it has, by the names of the fields."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    @property
    def comparable(self) -> str:
        """The name as `names.comparable` has it."""
        return names.comparable(self.name)

    def as_json(self) -> bytes:
        """Return what it has as UTF-8 JSON; `from_json` makes a contact of it again."""
        # orjson's buffers are larger than what they hold; a million of them would not fit.
        return bytes(bytearray(orjson.dumps(self.said())))

    @staticmethod
    def from_json(text: bytes) -> "Contact":
        """Return the contact that `text` was made of, with an id or without."""
        said: dict[str, Any] = orjson.loads(text)
        said.pop("id", None)
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in said.items()}
        return Contact(**values)

    def completed_by(self, other: "Contact") -> "Contact":
        """Return this contact with what it lacks taken from another row about the same person."""
        lacking = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        return replace(self, **lacking) if any(lacking.values()) else self


class Entry(NamedTuple):
    """A row understood; one that need not be understood again has a `raw` alone."""

    line: int
    given_id: str  # that it says itself, "" if none
    said: bytes  # its contact as JSON
    name: str  # the contact's, comparable
    raw: bytes = b""  # a hash of all its headings and cells that are not empty
    fingerprint: bytes = b""  # tells at a glance whether another row may be of the same person

    @property
    def contact(self) -> Contact:
        """The contact that it says."""
        return Contact.from_json(self.said)


def with_id(id: str, said: bytes) -> bytes:
    """Return a contact as Talkdesk gets it, of the JSON of what it says."""
    return b'{"id":' + orjson.dumps(id) + b"," + said[1:]
