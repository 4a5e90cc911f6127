"""What `check` prints for people: what files are, what was understood of them, and what was not."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.box import SQUARE
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from columns.column import Column
from columns.headings import BY_IGNORE
from feed.files.folder import CONFLICT_COPY, Listing
from feed.memory.remembered import Record
from feed.source import IGNORED, UNSENT, Part
from serve.check import HELD_BACK, Checked
from serve.lists import latest_first
from serve.terminal import harmless
from sources import Problem

SHOWN_CONTACTS = 3
SHOWN_LINES = 5
WIDEST, WIDEST_VALUE = 40, 200  # columns of a console that a cell may take, and a value of a contact


def show(reports: Sequence[Checked], console: Console) -> None:
    """Print the reports for a person, and the sums."""
    for report in reports:
        console.rule(_text(report.file), align="left")
        if report.error is None:
            _print_file(report, console)
        else:
            console.print(_text(f"NOT READ: {report.error}"), style="bold red")
    contacts = len({contact["id"] for report in reports for contact in report.contacts})
    broken = sum(report.error is not None for report in reports)
    console.print(f"files: {len(reports)}, contacts: {contacts}, files that cannot be read: {broken}")


def _print_file(report: Checked, console: Console) -> None:
    """Print what a file is, what its tables are read as, and its first contacts."""
    if report.note:
        console.print(_text(f"This is {report.note}."), style="yellow")
    if report.held:
        console.print(_text(f"{HELD_BACK} {report.held}"), style="bold red")
    console.print(f"rows: {report.source.rows}, contacts: {len(report.contacts)}")
    for table, count in zip(report.source.tables, report.counts, strict=True):
        if len(report.source.tables) > 1 or table.sheet or table.line not in (None, 1):
            console.print(_text(_where(table, count)))
        if not table.left_out:
            _print_headings(table.columns, console)
        _print_problems(table.problems, console)
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
        console.print("In no file any more, and no longer served; Talkdesk keeps them:")
    for contact in latest_first(contacts):
        console.print(_text(f"  {contact.said['name']} ({contact.said['id']})"))


def _where(table: Part, count: int) -> str:
    """Return which table this is, and how much is in it."""
    name = f"sheet {_cut(table.sheet)!r}" if table.sheet else "table"
    if table.left_out in (IGNORED, UNSENT):
        return f"{name} {table.left_out}"
    place = f"with headings in line {table.line}" if table.line else "without headings"
    return f"{name} {place}: rows: {table.rows}, contacts: {count}"


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
