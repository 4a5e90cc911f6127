"""Contacts in the orders in which people look for them, and as the rows of a list to work through."""

from collections.abc import Iterable

import orjson

from columns.folding import fold
from feed.frame import Frame
from feed.memory.remembered import Record
from serve.wording import Times

HEADINGS = ("Name", "Company", "E-mails", "Phones", "In no file since", "Id")


def newest(frame: Frame | None, most: int) -> list[Record]:
    """Return the contacts that changed last, the newest first."""
    if frame is None:
        return []
    total = len(frame.contacts)
    rows = range(max(0, total - most), total)
    pairs = zip(frame.rows(rows.start, rows.stop), map(frame.modified, rows), strict=True)
    return [Record(orjson.loads(text), at, None, False) for text, at in pairs][::-1]


def by_name(records: Iterable[Record]) -> list[Record]:
    """Return contacts by their names, whatever the case and accents."""
    return sorted(records, key=lambda record: fold(record.said["name"]))


def latest_first(records: Iterable[Record]) -> list[Record]:
    """Return contacts that are in no file, those that vanished last first."""
    return sorted(by_name(records), key=lambda record: -(record.missing or 0))


def row(record: Record, times: Times) -> list[str]:
    """Return the rows below `HEADINGS`."""
    said = record.said
    emails, phones = (", ".join(said.get(key, ())) for key in ("emails", "phones"))
    since = times.iso(record.missing) if record.missing else ""
    return [said["name"], said.get("company", ""), emails, phones, since, said["id"]]
