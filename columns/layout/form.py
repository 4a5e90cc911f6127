"""Forms: tables whose headings stand in the first column, with a person in each column beside it.

Cards are forms, too: below each other, and side by side.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from columns.layout.grid import Grid, Row, filled
from columns.readings import read
from sources import Problem, Table
from sources.rows import Rows, packed

LARGEST = 200  # columns; and rows that tell whether a table is one of forms
COUNTED = re.compile(r"(\D*)\d{1,3}")
TURNED = "the headings stand in the first column: each other column was read as a person"

Key = tuple[str, tuple[int, int]]  # a heading, in which of several columns, and how often it came before
Person = dict[Key, str]


def turned(table: Table, knows: Callable[[str], bool]) -> Table | None:
    """Return a table with a row for each person of a form; None if this is not a form."""
    grid = Grid(table)
    if len(grid) < 2 or grid.width > LARGEST:
        return None
    starts = _starts(list(_of_form(grid.rows(0, LARGEST)).values()), knows)
    rows = _of_form(grid.rows(0, len(grid))) if starts else {}
    strips = _strips(list(rows.values()), starts)
    if not strips or not _are_of_forms(filled([row[0] for row in strips[0]]), knows):
        return None
    persons: list[Person] = []
    lines: list[int] = []
    numbers, groups = [grid.line(i) for i in rows], _grouped(strips)
    for block in _blocks([row[0] for row in strips[0]]):
        for some in groups:
            found = _persons(_one_below_another([[strip[i] for i in block] for strip in some]))
            persons += found
            lines += [numbers[block[0]]] * len(found)
    said = Problem(TURNED, table.line, sheet=table.sheet)
    headings, rows_made = made(persons, lines)
    return Table(headings, rows_made, table.sheet, (*table.problems, said), table.line)


def _of_form(rows: list[Row]) -> dict[int, Row]:
    """The rows by their numbers, without titles: their first cell never has another beside it: `CONTACT`."""
    cells = [[] if _counts_persons(row) else filled(row) for row in rows]
    labels = {_bare(texts[0]) for texts in cells if len(texts) > 1}
    return {i: row for i, row in enumerate(rows) if cells[i] and _bare(cells[i][0]) in labels}


def _counts_persons(row: Row) -> bool:
    """Whether a row says behind a blank corner how many persons there are: `Person 1`, `Person 2`."""
    found = [] if row[0].strip() else [COUNTED.fullmatch(text) for text in filled(row)]
    words = {match[1] for match in found if match}
    return len(words) == 1 and all(found)


def _starts(rows: list[Row], knows: Callable[[str], bool]) -> list[int]:
    """The columns of headings of forms side by side; none if one of them is none."""
    columns = [filled(list(column)) for column in zip(*rows, strict=True)]
    first = next((i for i, column in enumerate(columns) if column), 0)
    if not rows or not _are_headings(columns[first], knows):
        return []
    starts = [first, *(i for i in range(first + 1, len(columns)) if _are_headings(columns[i], knows))]
    return starts if all(_is_form(strip, knows) for strip in _strips(rows, starts)) else []


def _strips(rows: list[Row], starts: list[int]) -> list[list[Row]]:
    """Forms side by side, each from a column of headings to before the next."""
    width = max(map(len, rows), default=0)
    return [[row[start:stop] for row in rows] for start, stop in pairwise([*starts, width])]


def _are_of_forms(labels: list[str], knows: Callable[[str], bool]) -> bool:
    """Whether they are the headings of forms to the last one: no list follows these."""
    return _are_headings(labels, knows) and not _repeat(list(map(_bare, labels)))


def _are_headings(labels: list[str], knows: Callable[[str], bool]) -> bool:
    """Whether several are known, or one is, and most are or end with a colon: `Doctor:`."""
    known = {label for label in labels if knows(label)}
    marked = [label for label in labels if label[-1] == ":"]
    is_told = len(known) > 1 or (bool(known) and len(marked) == len(labels) > 1)
    return is_told and 2 * sum(map(known.union(marked).__contains__, labels)) > len(labels)


def _grouped(strips: list[list[Row]]) -> list[list[list[Row]]]:
    """A strip without the heading that begins each form goes on with the person of that before."""
    labels = [list(filter(None, (_bare(row[0]) for row in strip))) for strip in strips]
    groups: list[list[list[Row]]] = []
    for strip, own in zip(strips, labels, strict=True):
        if labels[0][0] in own:
            groups.append([])
        groups[-1].append(strip)
    return groups


def _bare(label: str) -> str:
    """A heading as it is compared: typed by hand, `Name:` stands above the next form's `Name`."""
    return label.strip().rstrip(":").rstrip()


def _is_form(rows: list[Row], knows: Callable[[str], bool]) -> bool:
    """The headings in the first column are each once with a person, and hardly any other cell is one."""
    labels = filled([row[0] for row in rows])
    known = {label for label in labels if knows(label)}
    if _repeat(list(map(_bare, labels))):
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
    first = next(label for label in map(_bare, labels) if label)
    blocks: list[list[int]] = [[]]
    for i, label in enumerate(labels):
        if _bare(label) == first and any(labels[place].strip() for place in blocks[-1]):
            blocks.append([])
        blocks[-1].append(i)
    return blocks


def _one_below_another(strips: list[list[Row]]) -> list[Row]:
    """Some strips as one, line by line; what stands behind another person's name is theirs."""
    width = max(len(strip[0]) for strip in strips)
    rows = []
    for (label, *cells), *others in zip(*strips, strict=True):
        rows.append([label, *cells])
        whose = f"{_bare(label)} " if read(label).someones else ""
        rows += [[whose * bool(other.strip()) + other, *more] for other, *more in others]
    return [row + [""] * (width - len(row)) for row in rows]


def _persons(rows: list[Row]) -> list[Person]:
    """A first row with one cell names one person, and further cells are more of that one's."""
    persons: list[Person] = [{} for _ in rows[0][1:]]
    alone = len(filled(rows[0][1:])) <= 1
    for row in rows:
        heading = _bare(row[0])
        for i, cell in enumerate(row[1:]):
            person = persons[0 if alone else i]
            if cell.strip():
                person[heading, (0, sum(key == heading for key, _ in person))] = cell
    return [person for person in persons if person]


def made(persons: list[Person], lines: list[int], order: Sequence[Key] = ()) -> tuple[tuple[str, ...], Rows]:
    """Return headings and rows of what is known of each person, who begins in one of some lines.

    Without an `order`, what is known first stands first.
    """
    keys = list(order or dict.fromkeys(key for person in persons for key in person))
    cells = [[person.get(key, "") for key in keys] for person in persons]
    return tuple(heading for heading, _ in keys), packed([(lines, cells)], len(keys))
