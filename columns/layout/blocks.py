"""Lists without columns become tables: addresses as on envelopes, or a name and a number in each line."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice, pairwise

from columns.cells import REACHING, kind_of
from columns.firms import may_be_firm
from columns.layout.grid import Grid, Row, filled
from columns.look import Look
from columns.readings import read
from sources import Problem, Table
from sources.rows import packed

LARGEST = 20_000  # rows; nobody types more addresses below each other
LINES = range(2, 10)  # of one address
LONGEST = 120  # letters of a line
FEW = 5  # lines, or blocks, from the first on tell whether a closer look is worth it
MOST = 0.8  # of the blocks, or of the lines, are persons
CELLS = 4  # of a line that commas part: `12 Main Street, Apt. 3, New York, NY 10001`
HEADINGS = ("Name", "Company", "Phone", "Email", "Website", "Address")
LABEL = re.compile(r"(?:[^\W\d]{1,12}[.-]?\s?){1,2}:\s*(?!/)")  # `Tel.: 212 555 0101`; no `https://`
# `1. Ann Demo - 212 555 0101 (home)`, or an e-mail address at the end.
LINE = re.compile(
    r"(?:\d{1,4}[.)]\s+)?(?P<name>[^\d@+(]+?)[\s,;:|–—-]+(?P<reached>[+(]*\d[^@]*\d\D{0,12}|[^\s,;:|@]+@\S+)"
)
BLOCKS = "there are no columns: each group of lines between blank ones was read as a person"
ENDED = "there are no columns: each name and how to reach it, in lines below each other, was read as a person"
LABELS = "addresses stand side by side: each group of lines below each other was read as a person"
LINED = "there are no columns: each line was read as a name and how to reach that person"
LEFT = "is not a name with a way to reach that person; it was left out"
STACKED = "there is nothing but e-mail addresses: each was read as a person"

Person = dict[str, list[str]]


def turned(table: Table, knows: Callable[[str], bool]) -> Table | None:
    """Return a table with a row for each person of a list that has no columns; None for any other table."""
    grid = Grid(table)
    if len(grid) > LARGEST:
        return None
    return _stacked(table, grid) or _of_lines(table, grid, knows) or _of_blocks(table, grid, knows)


def _stacked(table: Table, grid: Grid) -> Table | None:
    """`Ann <ann@example.com>; Bob <bob@example.com>`, as mail programs name those that a mail is for."""
    cells = filled(grid.rows(0, 1)[0])
    if len(grid) > 1 or len(cells) < 2 or any(kind_of(cell) != "email" for cell in cells):
        return None
    rows = packed([([grid.line(0)] * len(cells), [[cell] for cell in cells])], 1)
    return _made(table, ("Email",), STACKED, replace(table, rows=rows))


def _of_lines(table: Table, grid: Grid, knows: Callable[[str], bool]) -> Table | None:
    """`Ann Demo - 212-555-0101`, as people jot down numbers; a first line that is different is a title."""
    if grid.width > 1 or not any(map(_parts_of, (row[0] for row in grid.rows(0, FEW)))):
        return None
    lines = [row[0].strip() for row in grid.rows(0, len(grid))]
    found = {i: parts for i, line in enumerate(lines) if (parts := _parts_of(line))}
    names = {name for name, _ in found.values()}
    if len(found) < max(2, MOST * len(lines[1:])) or len(names) < MOST * len(found) or any(map(knows, names)):
        return None
    rows = packed([([grid.line(i) for i in found], [list(parts) for parts in found.values()])], 2)
    heading = "Email" if all("@" in reached for _, reached in found.values()) else "Phone"
    left = [(grid.line(i), line) for i, line in enumerate(lines) if i not in found]
    return _made(table, ("Name", heading), LINED, replace(table, rows=rows), left)


def _parts_of(line: str) -> tuple[str, str] | None:
    """Return the name in a line and what the person is reached at; None if it is not made of these."""
    match = LINE.fullmatch(line.strip()) if len(line) <= LONGEST else None
    if not match or kind_of(match["name"]) != "name":
        return None
    reached = match["reached"]
    return (match["name"], reached) if "@" in reached or Look([reached]).phones else None


def _of_blocks(table: Table, grid: Grid, knows: Callable[[str], bool]) -> Table | None:
    is_dense = not grid.gaps()
    if not (gaps := grid.gaps() or _ends(grid)):  # as in nearly all files, of which no row is looked at here
        return None
    rows = grid.rows(0, len(grid))
    if is_dense and read(rows[0][0]):  # `Contacts`
        rows[0] = [""]
    made = (
        None if _has_columns(rows) else _of(_parted(rows, gaps), table, grid, ENDED if is_dense else BLOCKS)
    )
    beside = _of(_labels(rows, gaps), table, grid, LABELS) if grid.width > 1 else None
    if beside and (not made or len(beside.rows) > len(made.rows)):
        made = beside
    return None if made and any(sum(map(knows, filled(row))) > 1 for row in rows) else made


def _ends(grid: Grid) -> list[int]:
    """Return the rows before which somebody ends in a list without blank lines: with a way to be reached."""
    if grid.width > 1 or not any(kind_of(row[0]) in REACHING for row in grid.rows(0, FEW)):
        return []
    are_ways = [kind_of(row[0]) in REACHING for row in grid.rows(0, len(grid))]
    return [i for i, (before, way) in enumerate(pairwise(are_ways), 1) if before and not way]


def _of(parted: Iterable[tuple[int, list[str]]], table: Table, grid: Grid, said: str) -> Table | None:
    """Return the table of some blocks of lines, if most are persons: the first may be a title."""
    blocks = list(islice(rest := _untitled(parted), FEW))
    if not any(_is_person(_person(lines)) for _, lines in blocks if len(lines) in LINES):
        return None
    blocks += rest
    found = [(start, _person(lines)) for start, lines in blocks if len(lines) in LINES]
    are_persons = [_is_person(person) for _, person in found]
    has_title = len(blocks[0][1]) == 1
    if sum(are_persons) < max(2, MOST * (len(blocks) - has_title)):
        return None
    cells = [["\n".join(person.get(heading, ())) for heading in HEADINGS] for _, person in found]
    made = packed([([grid.line(start) for start, _ in found], cells)], len(HEADINGS))
    left = [(grid.line(start), lines[0]) for start, lines in blocks if len(lines) not in LINES]
    return _made(table, HEADINGS, said, replace(table, rows=made), left)


def _untitled(blocks: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Part a title from the first address below it: no name, while the line below is one."""
    for i, (start, lines) in enumerate(blocks):
        is_titled = i == 0 and len(lines) > 1 and not kind_of(lines[0]) and kind_of(lines[1]) == "name"
        if is_titled:
            yield start, lines[:1]
        yield start, lines[is_titled:]


def _has_columns(rows: list[Row]) -> bool:
    """Whether most rows have several cells: then blank lines part tables, or addresses stand side by side."""
    cells = [filled(row) for row in rows]
    is_wide = 2 * sum(len(row) > 1 for row in cells) > len(cells)
    return is_wide or any(len(row) > CELLS for row in cells)


def _parted(rows: list[Row], gaps: list[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between blank ones, with the first of their rows; a comma may part one into cells."""
    for start, stop in pairwise([0, *gaps, len(rows)]):
        yield start, [", ".join(filled(row)) for row in rows[start:stop] if filled(row)]


def _labels(rows: list[Row], gaps: list[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield what stands below each other between blank lines: labels to print have several in a line."""
    for start, stop in pairwise([0, *gaps, len(rows)]):
        columns = (filled(list(column)) for column in zip(*rows[start:stop], strict=True))
        yield from ((start, lines) for lines in columns if lines)


def _person(lines: list[str]) -> Person:
    person: Person = defaultdict(list)
    for i, line in enumerate(lines):
        text = LABEL.sub("", line, count=1) if LABEL.match(line) else line
        person[_heading(text, i)].append(text)
    return person


def _heading(text: str, place: int) -> str:
    """What a line is: a firm may stand below the name, and all that is nothing else is the address."""
    if "@" in text:
        return "Email"
    if text.startswith(("www.", "http")):
        return "Website"
    if kind_of(text) == "phone" or (Look([text]).phones and kind_of(text) != ""):
        return "Phone"
    if place == 0:
        return "Name"
    return "Company" if place == 1 and may_be_firm(text) else "Address"


def _is_person(person: Person) -> bool:
    """Whether somebody is named who can be reached."""
    names = person.get("Name", ())
    is_reached = "Phone" in person or "Email" in person
    return is_reached and any(kind_of(name) == "name" for name in names)


def _made(
    table: Table, headings: tuple[str, ...], said: str, of: Table, left: Iterable[tuple[int, str]] = ()
) -> Table:
    """Return the table that was made of another, of which some lines are `left` out, and say so."""
    told = [Problem(said, table.line, sheet=table.sheet)]
    told += [Problem(LEFT, line, text, table.sheet) for line, text in left]
    return replace(of, headings=headings, problems=(*table.problems, *told))
