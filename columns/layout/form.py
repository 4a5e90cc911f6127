"""Forms: tables whose headings stand in the first column, with a person in each column beside it."""

from collections.abc import Callable

from columns.layout.grid import Grid, Row, filled
from sources import Problem, Table
from sources.rows import Rows, packed

LARGEST = 200  # rows or columns; nobody fills in a larger form
TURNED = "the headings stand in the first column: each other column was read as a person"

Key = tuple[str, int]  # a heading, and how often it came before with the same person


def turned(table: Table, knows: Callable[[str], bool]) -> Table | None:
    """Return a table with a row for each person of a form; None if this is not a form."""
    grid = Grid(table)
    if not 2 <= len(grid) <= LARGEST >= grid.width:
        return None
    rows = grid.rows(0, len(grid))
    column = min((i for row in rows for i, cell in enumerate(row) if cell.strip()), default=0)
    if not _is_form([row[column:] for row in rows], knows):
        return None
    persons: list[dict[Key, str]] = []
    lines: list[int] = []
    for block in _blocks([row[column] for row in rows]):
        found = _persons([rows[i][column:] for i in block])
        persons += found
        lines += [grid.line(block[0])] * len(found)
    said = Problem(TURNED, table.line, sheet=table.sheet)
    headings, made = _rows(persons, lines)
    return Table(headings, made, table.sheet, (*table.problems, said), table.line)


def _is_form(rows: list[Row], knows: Callable[[str], bool]) -> bool:
    """Most of the first column are known headings, each once with a person, and hardly any other cell is."""
    labels = filled([row[0] for row in rows])
    known = {label for label in labels if knows(label)}
    if len(known) < 2 or 2 * sum(map(knows, labels)) <= len(labels) or _repeat(labels):
        return False
    if any(map(knows, filled(rows[0][1:]))) or any(sum(map(knows, filled(row[1:]))) > 1 for row in rows):
        return False
    others = {cell for row in rows for cell in filled(row[1:])}
    return bool(others) and 2 * sum(map(knows, others)) < len(known)


def _repeat(labels: list[str]) -> bool:
    """Whether the headings come again more often than forms do: then they are types of something."""
    return 4 * len(set(labels)) * labels.count(labels[0]) < 3 * len(labels)


def _blocks(labels: Row) -> list[list[int]]:
    """Forms below each other: each begins with the same heading; the names may stand above all of them."""
    first = next(label.strip() for label in labels if label.strip())
    blocks: list[list[int]] = [[]]
    for i, label in enumerate(labels):
        if label.strip() == first and any(labels[place].strip() for place in blocks[-1]):
            blocks.append([])
        blocks[-1].append(i)
    return blocks


def _persons(rows: list[Row]) -> list[dict[Key, str]]:
    """A first row with one cell names one person, and further cells are more of that one's."""
    persons: list[dict[Key, str]] = [{} for _ in rows[0][1:]]
    alone = len(filled(rows[0][1:])) <= 1
    for row in rows:
        heading = row[0].strip().rstrip(":").rstrip()
        for i, cell in enumerate(row[1:]):
            person = persons[0 if alone else i]
            if cell.strip():
                person[heading, sum(key == heading for key, _ in person)] = cell
    return [person for person in persons if person]


def _rows(persons: list[dict[Key, str]], lines: list[int]) -> tuple[tuple[str, ...], Rows]:
    keys = list(dict.fromkeys(key for person in persons for key in person))
    cells = [[person.get(key, "") for key in keys] for person in persons]
    return tuple(heading for heading, _ in keys), packed([(lines, cells)], len(keys))
