"""What the bridge makes of files, for people and as JSON. Reads, and writes nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson
from rich.box import SQUARE
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from feed.contact import Contact
from feed.folder import Listing
from feed.identity import Row, identify
from feed.refresh import CONFLICT_COPY
from feed.remembered import Remembered
from feed.samples import DIGESTS
from feed.source import Rules, Source, understand
from sources import Problem, SourceError

SHOWN_CONTACTS = 3
SHOWN_LINES = 5
SAMPLE = "a sample that comes with the bridge: fictional people, left out once other files are here"
LEFT_OUT = "a sample that comes with the bridge; left out, because there are other files"


@dataclass(frozen=True)
class Report:
    """What became of one file; `source` is None if it cannot be read, and `error` says why."""

    file: str
    source: Source | None = None
    contacts: tuple[dict[str, Any], ...] = ()
    error: str | None = None
    note: str = ""
    is_sample: bool = False


def read(files: Iterable[tuple[str, Path]], rules: Rules, whole_folder: bool) -> list[Report]:
    """Return a report for each of `files` (a name to show, and its path), in their order, without contacts.

    If they are the `whole_folder`, samples among others are left out, as the server does.
    """
    reports = [_read(name, path, rules) for name, path in files]
    if whole_folder and not all(report.is_sample for report in reports):
        reports = [_left_out(report) if report.is_sample else report for report in reports]
    return reports


def with_contacts(
    reports: Sequence[Report], sources: Sequence[str], known: Remembered, vanished: Iterable[str] = ()
) -> list[Report]:
    """Return the reports with their contacts, under the ids that they have or would get.

    `sources` are the names under which the ledger, `known`, has the files; `vanished` those of files
    that are there no more.
    """
    entries = [report.source.entries if report.source else () for report in reports]
    rows = [
        Row(source, entry.raw, entry.given_id, entry.contact)
        for source, read in zip(sources, entries, strict=True)
        for entry in read
    ]
    ids = iter(identify(rows, known.before(rows, sources, vanished), known.has))
    done = []
    for report, read in zip(reports, entries, strict=True):
        contacts: dict[str, Contact] = {}
        for entry in read:
            id = next(ids)
            contacts[id] = contacts[id].completed_by(entry.contact) if id in contacts else entry.contact
        done.append(replace(report, contacts=tuple(c.as_dict(id) for id, c in contacts.items())))
    return done


def _read(name: str, path: Path, rules: Rules) -> Report:
    try:
        if path.is_dir():
            return Report(name, error="is a folder; name a file")
        data = path.read_bytes()
        source = understand(path.name, data, rules)
    except OSError as error:
        return Report(name, error=f"cannot be read: {error.strerror or error}")
    except SourceError as error:
        return Report(name, error=str(error))
    is_sample = hashlib.sha256(data).hexdigest() in DIGESTS
    return Report(name, source, note=SAMPLE if is_sample else "", is_sample=is_sample)


def _left_out(report: Report) -> Report:
    source = replace(report.source, entries=()) if report.source else None
    return replace(report, source=source, note=LEFT_OUT)


def as_json(reports: Iterable[Report]) -> bytes:
    """Return all that the reports hold as UTF-8 JSON, for programs."""
    return orjson.dumps({"files": [_as_dict(report) for report in reports]}, option=orjson.OPT_INDENT_2)


def _as_dict(report: Report) -> dict[str, Any]:
    source = report.source or Source(0, (), (), ())
    headings: dict[str, str | None] = {}
    for column in source.columns:
        headings[column.heading] = headings.get(column.heading) or column.field
    return {
        "file": report.file.encode(errors="replace").decode(),  # names may hold what is no text
        "rows": source.rows,
        "headings": headings,
        "contacts": report.contacts,
        "problems": [{"line": problem.line, "message": str(problem)} for problem in source.problems],
        "error": report.error,
    }


def show(reports: Sequence[Report], console: Console) -> None:
    """Print the reports for a person."""
    for report in reports:
        console.rule(_text(report.file), align="left")
        if report.error or not report.source:
            console.print(_text(f"NOT READ: {report.error}"), style="bold red")
            continue
        if report.note:
            console.print(_text(f"This is {report.note}."), style="yellow")
        console.print(f"rows: {report.source.rows}, contacts: {len(report.contacts)}")
        _print_headings(report.source, console)
        _print_problems(report.source.problems, console)
        for contact in report.contacts[:SHOWN_CONTACTS]:
            console.print(Padding(_contact(contact), (1, 0, 0, 2)))
        console.print()
    contacts = sum(len(report.contacts) for report in reports)
    broken = sum(report.error is not None for report in reports)
    console.print(f"files: {len(reports)}, contacts: {contacts}, files that cannot be read: {broken}")


def show_left_out(listing: Listing, console: Console) -> None:
    """Name what is in the folder and was not looked at, and why."""
    for name in listing.copies:
        console.print(_text(f"{name} {CONFLICT_COPY}"), style="yellow")
    for name, reason in listing.away.items():
        console.print(_text(f"{name}: {reason}"), style="yellow")


def show_gone(contacts: Sequence[bytes], console: Console) -> None:
    """Name the contacts that are in no file any more: only a person can delete them in Talkdesk."""
    if contacts:
        console.print("In no file for more than a day, and not served any more; Talkdesk keeps them:")
    for text in contacts:
        contact = orjson.loads(text)
        console.print(_text(f"  {contact['name']} ({contact['id']})"))


def _print_headings(source: Source, console: Console) -> None:
    """What is used as a table; what is not in two lists, because exports have dozens of those."""
    table = Table("heading", "is read as", box=SQUARE)  # which old consoles of Windows can show
    for column in source.columns:
        if column.is_used:
            table.add_row(_text(column.heading), (column.field or "").replace("_", " "))
    if table.row_count:
        console.print(table)
    known = [column.heading for column in source.columns if column.field and not column.is_used]
    unknown = [column.heading for column in source.columns if not column.field and column.heading.strip()]
    if known:
        console.print(_text(f"known, not needed: {', '.join(known)}"))
    if unknown:
        console.print(_text(f"NOT RECOGNISED: {', '.join(unknown)}"), style="yellow")


def _print_problems(problems: Iterable[Problem], console: Console) -> None:
    """Each kind of problem once, with the first of its lines."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.sheet, problem.message), []).append(problem)
    for same in kinds.values():
        lines = [str(problem.line) for problem in same if problem.line is not None]
        more = ", ..." if len(lines) > SHOWN_LINES else ""
        where = (
            f"{'lines' if lines[1:] else 'line'} {', '.join(lines[:SHOWN_LINES])}{more}: " if lines else ""
        )
        count = f" ({len(same)} times)" if len(same) > 1 else ""
        console.print(_text(f"! {where}{same[0]}{count}"), style="yellow")


def _contact(contact: dict[str, Any]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for key, value in contact.items():
        grid.add_row(key, _text(", ".join(value) if isinstance(value, tuple) else value))
    return grid


def _text(text: str) -> Text:
    """Text from a file: no markup is seen in it, and nothing that could steer the terminal."""
    return Text("".join(letter if letter.isprintable() else " " for letter in text))


@contextmanager
def progress(files: Sequence[tuple[str, Path]]) -> Iterator[Iterator[tuple[str, Path]]]:
    """Give the same files one by one, with a bar on standard error if that is a terminal."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=len(files))

        def each() -> Iterator[tuple[str, Path]]:
            for name, path in files:
                bar.update(task, description=_text(name).plain)
                yield name, path
                bar.advance(task)

        yield each()
