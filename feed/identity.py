"""Which contact is which: gives the entries of all sources their ids. Pure.

An id is what the row says itself (an id column, a card's UID) or a hash of what a person is known by.
"""

import hashlib
from collections.abc import Iterable, Sequence

from feed.contact import Contact, Entry
from feed.folding import fold


def assign(sources: Iterable[Sequence[Entry]]) -> list[list[str]]:
    """Return an id for each entry of each source; entries about one contact have the same.

    Sources are given in the order in which they came: the first to use an id keeps it. An id that a
    source says of differing people identifies none of them; one that is taken, and a row without one,
    gets a short hash of its name and first e-mail (else phone, else company), if need be with a
    counter. Equal contacts that say the same id of themselves are one.
    """
    owners: dict[str, tuple[str, Contact]] = {}
    assigned = []
    for entries in sources:
        shared = _shared(entries)
        assigned.append([_id(entry, shared, owners) for entry in entries])
    return assigned


def complete(said: Iterable[tuple[str, Entry]]) -> dict[str, Contact]:
    """Return the contact of each id: what the first row says, and what it lacks from the others."""
    contacts: dict[str, Contact] = {}
    for id, entry in said:
        contacts[id] = contacts[id].completed_by(entry.contact) if id in contacts else entry.contact
    return contacts


def _id(entry: Entry, shared: set[str], owners: dict[str, tuple[str, Contact]]) -> str:
    given = "" if entry.given_id in shared else entry.given_id
    contact = entry.contact
    owner = owners.setdefault(given, (given, contact)) if given else None
    if owner and owner[0] == given and (owner[1] == contact or fold(owner[1].name) == fold(contact.name)):
        return given
    base = digest(contact)
    counter, id = 1, base
    while owners.setdefault(id, (given, contact)) != (given, contact):
        counter += 1
        id = f"{base}-{counter}"
    return id


def _shared(entries: Iterable[Entry]) -> set[str]:
    """Return the ids that stand on people of different names in one source."""
    names: dict[str, str] = {}
    return {
        entry.given_id
        for entry in entries
        if names.setdefault(entry.given_id, fold(entry.contact.name)) != fold(entry.contact.name)
    }


def digest(contact: Contact) -> str:
    """Return a short hash of what a person is known by: 16 hexadecimal digits."""
    known_by = fold(contact.company)
    if contact.emails:
        known_by = contact.emails[0].casefold()
    elif contact.phones:
        known_by = "".join(filter(str.isdigit, contact.phones[0]))[-7:]
    return hashlib.sha256(f"{fold(contact.name)}\n{known_by}".encode()).hexdigest()[:16]
