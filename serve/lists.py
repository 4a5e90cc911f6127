"""Lists of contacts: in the orders in which people look for them, and as rows to work through."""

from collections.abc import Iterable

from columns.folding import fold
from feed.frame import Frame
from feed.memory.remembered import Record, Remembered
from serve.wording import Times

HEADINGS = ("Name", "Company", "E-mails", "Phones", "In no file since", "Id")


def newest(frame: Frame | None, known: Remembered, most: int) -> list[Record]:
    """Return the contacts that changed last, the newest first, as the ledger knows them."""
    ids = [] if frame is None else frame.contacts["id"].iloc[-most:].tolist()
    found = known.records(ids)
    return [found[id] for id in reversed(ids) if id in found]


def by_name(records: Iterable[Record]) -> list[Record]:
    """Return contacts by their names, whatever the case and accents."""
    return sorted(records, key=lambda record: fold(record.said["name"]))


def latest_first(records: Iterable[Record]) -> list[Record]:
    """Return contacts that are in no file, those that vanished last first."""
    return sorted(by_name(records), key=lambda record: -(record.missing or 0))


def row(record: Record, times: Times) -> list[str]:
    """Return the row of a contact below `HEADINGS`."""
    said = record.said
    emails, phones = (", ".join(said.get(key, ())) for key in ("emails", "phones"))
    since = times.iso(record.missing) if record.missing else ""
    return [said["name"], said.get("company", ""), emails, phones, since, said["id"]]
