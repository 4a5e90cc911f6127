"""What the bridge makes of files, as values and as JSON. Reads, and writes nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import orjson

from contacts.contact import Contact
from feed.files.file import ENDLESS, FaultError, understood
from feed.files.folder import NO_NAME, is_text
from feed.files.samples import DIGESTS
from feed.files.seen import Seen
from feed.identity.ids import with_ids
from feed.memory.remembered import Remembered
from feed.source import Rules, Source
from feed.told import compare
from sources import Problem, SourceError

SAMPLE = "a sample that comes with the bridge: fictional people, left out once other files are here"
FAULT = "could not be understood, by a fault of the bridge; what was printed of it says more"
HELD_BACK = "HELD BACK: Talkdesk gets what the file said before, not this."
LEFT_OUT = "a sample that comes with the bridge; left out, because there are other files"


@dataclass(frozen=True)
class Checked:
    """What one file is that was looked at; if it cannot be read, `error` says why, and `source` nothing."""

    file: str
    source: Source = field(default_factory=Source)
    contacts: tuple[dict[str, Any], ...] = ()
    counts: tuple[int, ...] = ()  # of the contacts in each table; one may be in several
    error: str | None = None
    note: str = ""
    digest: str = ""  # of its content
    held: str = ""  # why the bridge holds this content back

    @property
    def is_sample(self) -> bool:
        """Whether it is one of the files that come with the bridge, unchanged."""
        return self.digest in DIGESTS


def read(files: Iterable[tuple[str, Path]], rules: Rules) -> list[Checked]:
    """Return a report for each of `files` (a name to show, and its path), in order, without contacts."""
    return [_read(name, path, rules) for name, path in files]


def without_samples(reports: Sequence[Checked]) -> list[Checked]:
    """Return the reports of a whole folder, with samples among others left out, as the server does."""
    are_alone = all(report.is_sample for report in reports)
    return [_left_out(report) if report.is_sample and not are_alone else report for report in reports]


def with_contacts(
    reports: Sequence[Checked], sources: Sequence[str], known: Remembered, vanished: Iterable[str] = ()
) -> list[Checked]:
    """Return the reports with their contacts, under the ids that they have or would get.

    `sources` are the names under which the ledger, `known`, has the files; `vanished` those of files
    that are no longer there.
    """
    pairs = zip(sources, reports, strict=True)
    told = [compare(source, 0, report.source.tables, known.present(source)) for source, report in pairs]
    ids = (id for each in with_ids(told, vanished, known) for id in each.ids)
    return [_with_contacts(report, ids) for report in _held(reports, sources, known)]


def _held(reports: Sequence[Checked], sources: Sequence[str], known: Remembered) -> list[Checked]:
    """Return the reports, with the reason where the bridge holds back what the file now says."""
    seen = known.sources()
    files = [seen.get(source, Seen()) for source in sources]
    return [
        replace(report, held=file.waits) if file.held and file.held == report.digest else report
        for report, file in zip(reports, files, strict=True)
    ]


def _with_contacts(report: Checked, ids: Iterator[str]) -> Checked:
    """Return a report with its contacts; `ids` yields the ids of its entries, in their order."""
    contacts: dict[str, Contact] = {}
    counts = []
    for table in report.source.tables:
        said = set()
        for entry in table.entries:
            id = next(ids)
            said.add(id)
            contacts[id] = contacts[id].completed_by(entry.contact) if id in contacts else entry.contact
        counts.append(len(said))
    found = tuple(contact.as_dict(id) for id, contact in contacts.items())
    return replace(report, contacts=found, counts=tuple(counts))


def _read(name: str, path: Path, rules: Rules) -> Checked:
    try:
        if path.is_dir():
            return Checked(name, error="is a folder; name a file")
        if path.exists() and not path.is_file():
            return Checked(name, error=ENDLESS)
        if not is_text(name):
            return Checked(name, error=NO_NAME)
        rules.limits.check_size(path.stat().st_size)
        data = path.read_bytes()
        source = understood(path.name, data, rules)
    except OSError as error:
        return Checked(name, error=f"cannot be read: {error.strerror or error}")
    except FaultError:
        return Checked(name, error=FAULT)
    except SourceError as error:
        return Checked(name, error=str(error))
    digest = hashlib.sha256(data).hexdigest()
    return Checked(name, source, note=SAMPLE if digest in DIGESTS else "", digest=digest)


def _left_out(report: Checked) -> Checked:
    tables = tuple(replace(table, entries=()) for table in report.source.tables)
    return replace(report, source=Source(tables), note=LEFT_OUT)


def as_json(reports: Iterable[Checked]) -> bytes:
    """Return all that the reports hold as UTF-8 JSON, for programs."""
    return orjson.dumps({"files": [_as_dict(report) for report in reports]}, option=orjson.OPT_INDENT_2)


def _as_dict(report: Checked) -> dict[str, Any]:
    headings: dict[str, str | None] = {}
    for column in report.source.columns:
        heading = whole(column.heading)
        headings[heading] = headings.get(heading) or column.field
    held = [Problem(f"{HELD_BACK} {report.held}")] if report.held else []
    problems = [*held, *report.source.problems]
    return {
        "file": whole(report.file),
        "rows": report.source.rows,
        "headings": headings,
        "contacts": report.contacts,
        "problems": [{"line": problem.line, "message": str(problem)} for problem in problems],
        "error": report.error,
    }


def whole(text: str) -> str:
    """Return a text with ? for halves of letters: names of files and headings may hold them."""
    return text.encode(errors="replace").decode()
