"""Tables as people and programs lay them out become plain ones: headings, and rows of contacts below.

Knows where headings, titles and totals stand, and little of what a heading means. Whatever is left out
is reported. What most of a sample of the rows say decides, never a single odd row.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import groupby

from columns.cells import SAYS_WHO, common_kind
from columns.layout import beside, blocks, form, long, pieces, sections, totals
from columns.layout.grid import Grid, Row, filled, samples
from columns.layout.heading_rows import TOP, Head, Knows, all_heads, is_data, unknown_head
from columns.readings import read
from sources import Problem, Table
from sources.rows import Rows

REACHING = {
    "email": ("email",),
    "phone": ("phone", "number"),
}  # a way to reach somebody, what cells look like
MOST_LINES = 10  # that are said
REPEATED = "the headings are repeated here; the line was left out"
BETWEEN = "is the name of a section, or a total, and not a contact; left out, lines {}"
CONTINUED = "there are no headings; as it looks the same, it was read with those of {}"


def arrange(tables: Iterable[Table], knows: Knows) -> list[Table]:
    """Return the tables that are in those of one source, each with its headings and its contacts alone.

    A table without headings has empty ones, and no line of them; so have cards, which stay as they are.
    """
    knows = cache(knows)
    found: list[Table] = []
    for table in tables:
        for part in map(_moved, _parts(table, knows)) if table.line is not None else [table]:
            found.append(_continued(part, found) or pieces.joined(part))
    return found


def _parts(table: Table, knows: Knows) -> list[Table]:
    if turned := form.turned(table, knows) or blocks.turned(table, knows):
        return [turned]
    grid = Grid(table)
    heads = all_heads(grid, knows)
    first = heads[0].start if heads else len(grid)
    above: list[Head] = []
    said: list[Problem] = list(table.problems)
    if not heads or first > TOP or any(map(is_data, grid.rows(0, first))):
        above = [unknown_head(grid, first)]
    said += _left_out(grid, 0, (above or heads)[0].start, "above the table", table.sheet)
    groups = _grouped([*above, *heads], len(grid))
    parts = [
        long.folded(part) or part
        for same, end in groups
        for part in beside.parted(_part(grid, same, end, table.sheet), _above(grid, same[0]))
    ]
    return [replace(parts[0], problems=(*said, *parts[0].problems)), *parts[1:]]


def _above(grid: Grid, head: Head) -> Row:
    return next(iter(grid.rows(max(head.stop - 2, 0), max(head.stop - 1, 0))), [])


def _grouped(heads: list[Head], end: int) -> list[tuple[list[Head], int]]:
    """Heads with the same headings belong to one table if they follow each other; each with its end."""
    groups = [list(same) for _, same in groupby(heads, lambda head: head.headings)]
    ends = [*(group[0].start for group in groups[1:]), end]
    return list(zip(groups, ends, strict=True))


def _part(grid: Grid, heads: list[Head], stop: int, sheet: str) -> Table:
    """The table below some heads that all say the same, without what stands at the end of each page."""
    said = [Problem(REPEATED, grid.line(head.start), sheet=sheet) for head in heads[1:]]
    spans = []
    for head, end in zip(heads, [*(head.start for head in heads[1:]), stop], strict=True):
        kept = end - (_count_at_end(grid, head.stop, end, end < len(grid)) if head.stop < end else 0)
        said += _left_out(grid, kept, end, "below the table", sheet)
        spans.append((head.stop, kept))
    headings = heads[0].headings
    line = grid.line(heads[0].stop - 1) if any(headings) else None
    above = heads[0].start - 1 if line is None else -1  # without headings the first section is the title
    first = grid.rows(max(above, 0), above + 1)
    return _without_sections(Table(headings, grid.below(spans), sheet, tuple(said), line), first)


def _without_sections(table: Table, above: list[Row]) -> Table:
    """The table without what stands between its contacts, which is said once with all the lines."""
    rows = table.rows
    every = [*above, *rows.between(0, len(rows))] if len(rows) <= sections.MOST else []
    odd = [i - len(above) for i in sections.between(every) if i >= len(above)]
    if not odd:
        return table
    lines = rows.lines[odd].tolist()
    text = BETWEEN.format(", ".join(map(str, lines[:MOST_LINES])) + ", ..." * (len(lines) > MOST_LINES))
    said = Problem(text, lines[0], filled(rows.at(odd)[0])[0], table.sheet)
    return replace(table, rows=rows.without(odd), problems=(*table.problems, said))


def _moved(table: Table) -> Table:
    """The headings one column further right, if the first has none: R writes so what its rows are called.

    E-mail addresses tell; a phone may stand in two columns below one heading.
    """
    *headings, last = table.headings
    emails = [i for i, heading in enumerate(headings) if read(heading).fields == ("email",)]
    if last.strip() or not emails or not all(map(str.strip, headings)):
        return table
    kinds = [common_kind(column) for column in samples(table.rows)]
    are_beside = all(kinds[i + 1] == "email" != kinds[i] for i in emails)
    return replace(table, headings=("", *headings)) if are_beside else table


def _left_out(grid: Grid, start: int, stop: int, where: str, sheet: str) -> list[Problem]:
    """Say that the lines from `start` to before `stop` are not used, if there are any."""
    if start >= stop:
        return []
    lines = "line" if stop - start == 1 else f"first of {stop - start} lines"
    text = next(iter(filled(grid.rows(start, start + 1)[0])), "")
    return [Problem(f"is the {lines} {where}; left out", grid.line(start), text, sheet)]


def _count_at_end(grid: Grid, start: int, stop: int, before_headings: bool) -> int:
    first = max(start, stop - totals.MOST)
    rows = grid.rows(first, stop)
    gaps = [first + i > start and _is_gap(grid, first + i) for i in range(len(rows))]
    return totals.count_at_end(rows, gaps, grid.width > 1, before_headings)


def _is_gap(grid: Grid, row: int) -> bool:
    """Whether a blank line stands before a row; cells of several lines take up some of a text file."""
    (before,) = grid.rows(row - 1, row)
    return grid.line(row) - grid.line(row - 1) > 1 + sum(cell.count("\n") for cell in before)


def _continued(table: Table, before: list[Table]) -> Table | None:
    """A table without headings under those of one before it, if both look the same; None if not."""
    if not table.is_unheaded:
        return None
    for former in reversed(before):
        if former.line is not None and _are_alike(table.rows, former.rows):
            where = f"sheet {former.sheet!r}" if former.sheet else f"line {former.line}"
            said = Problem(CONTINUED.format(where), sheet=table.sheet)
            headings = former.headings[: table.rows.width]
            return replace(table, headings=headings, problems=(*table.problems, said))
    return None


def _are_alike(rows: Rows, former: Rows) -> bool:
    """Not wider, and with e-mail addresses and numbers in the same columns."""
    if rows.width > former.width:
        return False
    mine, others = ([common_kind(column) for column in samples(some)] for some in (rows, former))
    telling = {i: kind for i, kind in enumerate(others) if kind in SAYS_WHO}
    return bool(telling) and telling == {i: kind for i, kind in enumerate(mine) if kind in SAYS_WHO}
