"""What the bridge makes of files, for people and as JSON. Reads, and writes nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson
from rich.box import SQUARE
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from columns.column import Column
from columns.headings import BY_IGNORE
from contacts.contact import Contact
from feed.files.file import ENDLESS, FaultError, understood
from feed.files.folder import CONFLICT_COPY, NO_NAME, Listing, is_text
from feed.files.samples import DIGESTS
from feed.files.seen import Seen
from feed.ids import with_ids
from feed.memory.remembered import Record, Remembered
from feed.source import IGNORED, UNSENT, Part, Rules, Source
from feed.told import compare
from serve.people import latest_first
from serve.terminal import harmless
from sources import Problem, SourceError

SHOWN_CONTACTS = 3
SHOWN_LINES = 5
WIDEST, WIDEST_VALUE = 40, 200  # columns of a console that a cell may take, and a value of a contact
HELD_BACK = "HELD BACK: Talkdesk gets what the file said before, not this."
SAMPLE = "a sample that comes with the bridge: fictional people, left out once other files are here"
FAULT = "could not be understood, by a fault of the bridge; what was printed of it says more"
LEFT_OUT = "a sample that comes with the bridge; left out, because there are other files"


@dataclass(frozen=True)
class Checked:
    """What one file is that was looked at; `source` is None if it cannot be read, and `error` says why."""

    file: str
    source: Source | None = None
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

    @property
    def tables(self) -> tuple[Part, ...]:
        """Its tables; none if it cannot be read."""
        return self.source.tables if self.source else ()


def read(files: Iterable[tuple[str, Path]], rules: Rules, whole_folder: bool) -> list[Checked]:
    """Return a report for each of `files` (a name to show, and its path), in their order, without contacts.

    If they are the `whole_folder`, samples among others are left out, as the server does.
    """
    reports = [_read(name, path, rules) for name, path in files]
    if whole_folder and not all(report.is_sample for report in reports):
        reports = [_left_out(report) if report.is_sample else report for report in reports]
    return reports


def with_contacts(
    reports: Sequence[Checked], sources: Sequence[str], known: Remembered, vanished: Iterable[str] = ()
) -> list[Checked]:
    """Return the reports with their contacts, under the ids that they have or would get.

    `sources` are the names under which the ledger, `known`, has the files; `vanished` those of files
    that are no longer there.
    """
    pairs = zip(sources, reports, strict=True)
    told = [compare(source, 0, report.tables, known.present(source)) for source, report in pairs]
    ids = (id for each in with_ids(told, vanished, known) for id in each.ids)
    return [_with_contacts(report, ids) for report in _held(reports, sources, known)]


def _held(reports: Sequence[Checked], sources: Sequence[str], known: Remembered) -> list[Checked]:
    """Return the reports, with the reason where the bridge holds back what the file now says."""
    seen = {source: Seen.of_json(text) for source, text in known.sources().items()}
    files = [seen.get(source, Seen()) for source in sources]
    return [
        replace(report, held=file.waits) if file.held and file.held == report.digest else report
        for report, file in zip(reports, files, strict=True)
    ]


def _with_contacts(report: Checked, ids: Iterator[str]) -> Checked:
    """Return a report with its contacts; `ids` yields the ids of its entries, in their order."""
    contacts: dict[str, Contact] = {}
    counts = []
    for table in report.tables:
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
    tables = tuple(replace(table, entries=()) for table in report.tables)
    return replace(report, source=Source(tables), note=LEFT_OUT)


def as_json(reports: Iterable[Checked]) -> bytes:
    """Return all that the reports hold as UTF-8 JSON, for programs."""
    return orjson.dumps({"files": [_as_dict(report) for report in reports]}, option=orjson.OPT_INDENT_2)


def _as_dict(report: Checked) -> dict[str, Any]:
    source = report.source or Source()
    headings: dict[str, str | None] = {}
    for column in source.columns:
        heading = whole(column.heading)
        headings[heading] = headings.get(heading) or column.field
    held = [Problem(f"{HELD_BACK} {report.held}")] if report.held else []
    problems = [*held, *source.problems]
    return {
        "file": whole(report.file),
        "rows": source.rows,
        "headings": headings,
        "contacts": report.contacts,
        "problems": [{"line": problem.line, "message": str(problem)} for problem in problems],
        "error": report.error,
    }


def whole(text: str) -> str:
    """Return a text with ? for halves of letters: names of files and headings may hold them."""
    return text.encode(errors="replace").decode()


def show(reports: Sequence[Checked], console: Console) -> None:
    """Print the reports for a person, and the sums."""
    for report in reports:
        console.rule(_text(report.file), align="left")
        if report.source:
            _print_file(report, report.source, console)
        else:
            console.print(_text(f"NOT READ: {report.error}"), style="bold red")
    contacts = len({contact["id"] for report in reports for contact in report.contacts})
    broken = sum(report.error is not None for report in reports)
    console.print(f"files: {len(reports)}, contacts: {contacts}, files that cannot be read: {broken}")


def _print_file(report: Checked, source: Source, console: Console) -> None:
    """Print what a file is, what its tables are read as, and its first contacts."""
    if report.note:
        console.print(_text(f"This is {report.note}."), style="yellow")
    if report.held:
        console.print(_text(f"{HELD_BACK} {report.held}"), style="bold red")
    console.print(f"rows: {source.rows}, contacts: {len(report.contacts)}")
    for table, count in zip(source.tables, report.counts, strict=True):
        if len(source.tables) > 1 or table.sheet or table.line not in (None, 1):
            console.print(_text(_where(table, count)))
        _print_table(table, console)
    for contact in report.contacts[:SHOWN_CONTACTS]:
        console.print(Padding(_contact(contact), (1, 0, 0, 2)))
    console.print()


def show_left_out(listing: Listing, console: Console) -> None:
    """Name what is in the folder and was not looked at, and why."""
    for name in listing.ignored:
        console.print(_text(f"{name} ignored by [ignore] files"))
    for name in listing.copies:
        console.print(_text(f"{name} {CONFLICT_COPY}"), style="yellow")
    for name, reason in listing.unlisted.items():
        console.print(_text(f"{name}: {reason}"), style="yellow")


def show_gone(contacts: Sequence[Record], console: Console) -> None:
    """Name the contacts that are no longer in any file: only a person can delete them in Talkdesk."""
    if contacts:
        console.print("In no file for more than a day, and no longer served; Talkdesk keeps them:")
    for contact in latest_first(contacts):
        console.print(_text(f"  {contact.said['name']} ({contact.said['id']})"))


def _where(table: Part, count: int) -> str:
    """Return which table this is, and how much is in it."""
    name = f"sheet {_cut(table.sheet)!r}" if table.sheet else "table"
    if table.left_out in (IGNORED, UNSENT):
        return f"{name} {table.left_out}"
    place = f"with headings in line {table.line}" if table.line else "without headings"
    return f"{name} {place}: rows: {table.rows}, contacts: {count}"


def _print_table(table: Part, console: Console) -> None:
    if not table.left_out:
        _print_headings(table.columns, console)
    _print_problems(table.problems, console)


def _print_headings(columns: Sequence[Column], console: Console) -> None:
    """Print what is used as a table, and what is not as lists, because exports have dozens of those."""
    used = [column for column in columns if column.is_used]
    reasons = any(column.why for column in used)
    table = Table("heading", "is read as", *(["why"] if reasons else []), box=SQUARE)
    for column in used:  # the box is one that old consoles of Windows can show
        cells = [column.heading, (column.field or "").replace("_", " "), column.why]
        table.add_row(*(_text(_cut(cell)) for cell in cells[: len(table.columns)]))
    if used:
        console.print(table)
    _print_list(
        "known, not needed", [c for c in columns if c.field and not c.is_used and c.why != BY_IGNORE], console
    )
    _print_list(f"ignored by {BY_IGNORE}", [c for c in columns if c.why == BY_IGNORE], console)
    _print_list("NOT RECOGNISED", [c for c in columns if not c.field], console, style="yellow")


def _print_list(what: str, columns: Sequence[Column], console: Console, style: str = "") -> None:
    if columns:
        names = ", ".join(_cut(column.heading) for column in columns)
        console.print(_text(f"{what}: {names}"), style=style)


def _print_problems(problems: Iterable[Problem], console: Console) -> None:
    """Print each kind of problem once: its first lines, an example, and how many there are."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.sheet, problem.message), []).append(problem)
    for same in kinds.values():
        lines = list(dict.fromkeys(str(problem.line) for problem in same if problem.line is not None))
        more = ", ..." if len(lines) > SHOWN_LINES else ""
        noun = "lines" if len(lines) > 1 else "line"
        where = f"{noun} {', '.join(lines[:SHOWN_LINES])}{more}: " if lines else ""
        count = f" ({len(same)} times)" if len(same) > 1 else ""
        example = replace(same[0], value=_cut(same[0].value))
        console.print(_text(f"! {where}{example}{count}"), style="yellow")


def _contact(contact: dict[str, Any]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for key, value in contact.items():
        text = ", ".join(value) if isinstance(value, tuple) else value
        grid.add_row(key, _text(_cut(text, WIDEST_VALUE)))
    return grid


def _cut(text: str, widest: int = WIDEST) -> str:
    """Return a text in one line that fits a screen; the dots are ASCII, for pipes of Windows."""
    text = " ".join(text.split())
    return text if cell_len(text) <= widest else set_cell_size(text, widest - 3).rstrip() + "..."


def _text(text: str) -> Text:
    """Return a text from a file for printing: without markup, or anything that could steer the terminal."""
    return Text(harmless(text, " "))


@contextmanager
def progress(files: Sequence[tuple[str, Path]]) -> Iterator[Iterator[tuple[str, Path]]]:
    """Yield the same files one by one, with a bar on standard error if that is a terminal."""
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
