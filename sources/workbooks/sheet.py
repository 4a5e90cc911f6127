"""A sheet becomes a table: the values that calamine gives, and what it does not tell of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from python_calamine import CalamineSheet

from sources.rows import trimmed
from sources.table import Problem, SourceError, Table, from_rows
from sources.texts import text as texts
from sources.workbooks.cell import ERRORS, text
from sources.workbooks.number_format import shown
from sources.workbooks.room import Room

NumberedRow = tuple[int, list[str]]  # its number from 1, its cells
Styled = Sequence[tuple[int, str]]  # columns, and the format of each
Merge = tuple[tuple[int, int], tuple[int, int]]  # the first and the last row and column, from 0

HIDDEN = "the sheet is hidden; it was left out"
EMPTIED = "the cell holds an Excel error; it counts as empty"
UNCOMPUTED = (
    "the cell holds a formula without a result; it counts as empty: open the file in Excel and save it"
)
DIVIDED = "each row stands in one cell, as if Excel had not taken a CSV file apart; that was done now"
FILTERED = "hidden rows (a filter?) were read all the same: {}"

LINKED = (
    "links behind words, to an e-mail address or a phone number that no cell of the row says, were left out, "
    "as they may be those of somebody before: {}; type it into a column of its own"
)

SAMPLE, MOST, LEAST = 100, 0.8, 3  # of a sheet that is a text: rows, their share that is parted, columns
LEAST_SAID = 7  # digits of a number, however it begins
MOST_PROBLEMS = 1000  # of a kind and a sheet; more lines help nobody, and each takes memory


@dataclass
class Look:
    """What a second look at a sheet finds; rows count from 1 and columns from 0."""

    errors: set[int] = field(default_factory=set)
    uncomputed: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    formats: dict[int, Styled] = field(default_factory=dict)
    texts: defaultdict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    links: defaultdict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Sheet:
    """A sheet of which all has been read."""

    name: str
    is_hidden: bool = False
    rows: list[NumberedRow] = field(default_factory=list)
    look: Look = field(default_factory=Look)


def tables(sheets: Sequence[Sheet], room: Room) -> list[Table]:
    """Return a table for each visible sheet that is not empty; the first tells which others are hidden.

    Raises SourceError if there is no `room` for the empty cells of one.
    """
    hidden = [Problem(HIDDEN, sheet=sheet.name) for sheet in sheets if sheet.is_hidden]
    made: list[Table] = []
    for sheet in sheets:
        if sheet.is_hidden:
            continue
        width = max((len(trimmed(cells)) for _, cells in sheet.rows), default=0)
        room.check_area(sheet.name, len(sheet.rows), width)
        if found := table(sheet.name, sheet.rows, sheet.look, () if made else hidden):
            made.append(found)
    return made


def table(
    name: str, rows: Iterable[NumberedRow], look: Look, problems: Iterable[Problem] = ()
) -> Table | None:
    """Return the table of a sheet, None if it has no text; what was found of its rows becomes problems."""
    found = list(problems)
    checked = _checked(rows, name, look, found)
    made = from_rows(covered(checked, look.merges) if look.merges else checked, name, found)
    return made and (_divided(made) or made)


def _divided(table: Table) -> Table | None:
    """Return what a sheet of one column is as a text; None if that is no table of several columns.

    Excel leaves a CSV file in column A if its cells are parted by another sign than the computer's country
    has for lists: files with commas, in most of Europe.
    """
    if table.rows.width > 1 or table.line is None:
        return None
    lines = dict(zip(table.rows.lines.tolist(), table.rows.texts, strict=True)) | {
        table.line: table.headings[0]
    }
    cells = [lines.get(number, "") for number in range(1, max(lines) + 1)]
    if any("\n" in cell or "\r" in cell for cell in cells):  # a text would have them on several lines
        return None
    with suppress(SourceError):
        found = texts.table("\n".join(cells))
        if found and _is_of_columns(found):
            problems = (Problem(DIVIDED, table.line), *found.problems)
            told = [replace(problem, sheet=table.sheet) for problem in problems]
            return replace(found, sheet=table.sheet, problems=(*table.problems, *told), text=None)
    return None


def _is_of_columns(table: Table) -> bool:
    """Whether most rows fill several of many columns: `Demo, Ann` is a cell, `1 Road, Leeds` a line."""
    sample = [sum(map(bool, map(str.strip, row))) for row in table.rows.between(0, SAMPLE)]
    return len(table.headings) >= LEAST and sum(count > 1 for count in sample) >= MOST * len(sample)


def rows(sheet: CalamineSheet, look: Look) -> Iterator[NumberedRow]:
    """Yield the rows of a sheet as text, the numbers as their formats show them."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = left + [value if type(value) is str else text(value) for value in values]
        for column, code in look.formats.get(number, ()):
            value = values[column - len(left)] if len(left) <= column < len(cells) else ""
            if isinstance(value, float) or type(value) is int:  # TRUE, an int too, is shown as such
                cells[column] = shown(float(value), code) or cells[column]
        for column, result in look.texts.get(number, ()):
            cells += [""] * (column + 1 - len(cells))
            cells[column] = result
        yield number, cells


def _checked(
    rows: Iterable[NumberedRow], sheet: str, look: Look, problems: list[Problem]
) -> Iterator[NumberedRow]:
    """Pass the rows on without errors; add to `problems` what there is to say, after the last row."""
    hidden = 0
    linked: list[int] = []
    for number, cells in rows:
        if not ERRORS.isdisjoint(cells):
            look.errors.add(number)
            cells = ["" if cell in ERRORS else cell for cell in cells]
        hidden += number in look.hidden and any(cell.strip() for cell in cells)
        linked += [number] if any(_is_unsaid(*link, cells) for link in look.links.get(number, ())) else []
        yield number, cells
    problems += _of_rows(EMPTIED, look.errors, sheet)
    problems += _of_rows(UNCOMPUTED, look.uncomputed, sheet)
    if linked:
        problems.append(Problem(LINKED.format(len(linked)), linked[0], sheet=sheet))
    if hidden:
        problems.append(Problem(FILTERED.format(hidden), sheet=sheet))
    for rows_found in (look.errors, look.uncomputed, look.hidden, look.formats, look.links):
        rows_found.clear()  # a million each may be; the table needs the memory now


def _is_unsaid(column: int, link: str, cells: Sequence[str]) -> bool:
    """Whether words stand before a link to an e-mail address or a phone number that no cell says.

    A cell that says another was edited: the link stays as it was.
    """
    words = "".join(cells[column : column + 1])
    if "@" in words or sum(map(str.isdigit, words)) >= LEAST_SAID or not words.strip():
        return False
    said = " ".join(cells).casefold()
    digits = "".join(filter(str.isdigit, link))[-LEAST_SAID:]
    return link.strip().casefold() not in said if "@" in link else digits not in re.sub(r"\D", "", said)


def _of_rows(message: str, rows: set[int], sheet: str) -> Iterator[Problem]:
    """Yield the problem for each of the rows, but not a million times."""
    first = sorted(rows)[:MOST_PROBLEMS]
    for row in first:
        yield Problem(message, row, sheet=sheet)
    if len(rows) > len(first):
        yield Problem(f"{message} (in further rows, too: {len(rows) - len(first):,})", sheet=sheet)


def covered(rows: Iterable[NumberedRow], merges: Iterable[Merge]) -> Iterator[NumberedRow]:
    """Give the value of a merged cell to each row that it covers and that says something itself.

    So a company merged beside five people is the company of all five, while a title merged over two
    lines is not said twice, and its other columns stay empty: a merged heading is one heading.
    """
    starting: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, column), (last, _) in merges:
        if last > first:
            starting[first + 1].append((column, last + 1))
    open_: dict[int, tuple[int, str]] = {}
    for number, cells in rows:
        if open_ and any(cell.strip() for cell in cells):
            open_ = {column: cover for column, cover in open_.items() if cover[0] >= number}
            for column, (_, value) in open_.items():
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cells[column] or value
        for column, last in starting.get(number, ()):
            if column < len(cells) and cells[column].strip():
                open_[column] = (last, cells[column])
        yield number, cells
