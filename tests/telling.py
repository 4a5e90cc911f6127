"""What a file says, made of rows that name their contacts: for tests of the ledger."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from contacts.contact import Contact
from feed.entries import entry
from feed.identity.likeness import Row
from feed.memory.ledger import Ledger
from feed.told import Told


def row(source: str, name: str, text: str = "") -> Row:
    """Return a row of somebody who has a name, and perhaps a title."""
    return Row(source, f"{name} {text}".encode(), "", Contact(name, title=text), f"id of {name}")


def told(source: str, *rows: Row) -> Told:
    """Return what a source says that has these rows, at some time."""
    return told_of(source, 500, [replace(each, source=source) for each in rows])


def told_of(source: str, mtime: int, rows: Sequence[Row]) -> Told:
    """Return what a source says whose rows stand in lines 1, 2, ..."""
    entries = [
        entry(line, row.raw, row.given_id, row.contact.as_json(), row.name, vars(row.contact))
        for line, row in enumerate(rows, 1)
    ]
    return Told(source, mtime, entries, [entry.line for entry in entries], [row.id for row in rows])


def record(
    ledger: Ledger,
    told: Iterable[Told],
    vanished: Collection[str],
    now: int,
    fictional: Collection[str] = (),
    was_asked: bool = True,
) -> int:
    """Record what sources say, of which all rows are read, beside the rows that the ledger has of them."""
    beside = [replace(each, before=ledger.present(each.source)) for each in told]
    return ledger.record(beside, vanished, now, fictional, {}, was_asked)
