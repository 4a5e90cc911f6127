"""What a file says, made of rows that name their contacts: for tests of the ledger."""

from collections.abc import Sequence

from contacts.contact import Entry
from feed.likeness import Row
from feed.told import Told


def told_of(source: str, mtime: int, rows: Sequence[Row]) -> Told:
    """Return what a source says whose rows stand in lines 1, 2, ..."""
    entries = [
        Entry(line, row.given_id, row.contact.as_json(), row.name, row.raw)
        for line, row in enumerate(rows, 1)
    ]
    return Told(source, mtime, entries, [entry.line for entry in entries], [row.id for row in rows])
