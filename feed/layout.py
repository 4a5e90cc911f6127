"""Tables as people and programs lay them out become plain ones: headings, and rows of contacts below.

Knows where headings, titles and totals stand, and nothing of what a heading means. Whatever is left out
is said. What most of a sample of the rows say decides, never a single odd row.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import pandas as pd

from feed import form, looks, totals
from feed.grid import Grid, Row, filled, samples
from sources import Problem, Table

TOP = 20  # rows in which the headings are looked for
MOST_GAPS = 200  # more blank lines do not part tables: cells of several lines look the same from here
MOST_REPEATED = 5_000  # lines that begin like the headings
TITLES = 3  # lines between a blank one and the headings of another table

REPEATED = "the headings stand here once more; the line was left out"
BESIDE = "lists with the same headings stand side by side; each was read as a table of its own"
CONTINUED = "there are no headings; as it looks the same, it was read with those of {}"

Knows = Callable[[str], bool]


@dataclass(frozen=True)
class Head:
    """Headings, the row where they begin, and that after them."""

    start: int
    stop: int
    headings: tuple[str, ...]


def arrange(tables: Iterable[Table], knows: Knows) -> list[Table]:
    """Return the tables that are in those of one source, each with its headings and its contacts alone.

    `knows` tells whether a heading is a known one. A table without headings has empty ones, and no line
    of them; cards, which have no line of headings either, stay as they are.
    """
    knows = cache(knows)
    found: list[Table] = []
    for table in tables:
        for part in _parts(table, knows) if table.line is not None else [table]:
            found.append(_continued(part, found) or part)
    return found


def _parts(table: Table, knows: Knows) -> list[Table]:
    if as_form := form.turned(table, knows):
        return [as_form]
    grid = Grid(table)
    heads = _heads(grid, knows)
    first = heads[0].start if heads else len(grid)
    above: list[Head] = []
    said: list[Problem] = list(table.problems)
    if not heads or first > TOP or any(map(_is_data, grid.rows(0, first))):
        above = [_unknown_head(grid, first)]
    said += _title(grid, (above or heads)[0].start, table.sheet)
    groups = _grouped([*above, *heads], len(grid))
    parts = [part for same, end in groups for part in _beside(_part(grid, same, end, table.sheet))]
    return [replace(parts[0], problems=(*said, *parts[0].problems)), *parts[1:]]


def _grouped(heads: list[Head], end: int) -> list[tuple[list[Head], int]]:
    """Heads with the same headings belong to one table if they follow each other; each with its end."""
    groups: list[tuple[list[Head], int]] = []
    for head, stop in zip(heads, [*(head.start for head in heads[1:]), end], strict=True):
        if groups and groups[-1][0][0].headings == head.headings:
            groups[-1] = ([*groups[-1][0], head], stop)
        else:
            groups.append(([head], stop))
    return groups


def _part(grid: Grid, heads: list[Head], stop: int, sheet: str) -> Table:
    """The table below some heads that all say the same, without what stands at the end of each page."""
    said = [Problem(REPEATED, grid.line(head.start), sheet=sheet) for head in heads[1:]]
    spans = []
    for head, end in zip(heads, [*(head.start for head in heads[1:]), stop], strict=True):
        kept = end - _count_at_end(grid, head.stop, end, end < len(grid))
        said += _left_out(grid, kept, end, "below the table", sheet)
        spans.append((head.stop, kept))
    headings = heads[0].headings
    line = grid.line(heads[0].stop - 1) if any(headings) else None
    return Table(grid.frame(spans, headings), sheet, tuple(said), line)


def _beside(table: Table) -> list[Table]:
    """Lists side by side, each with the same headings, are a table each: their people are others."""
    places = [i for i, heading in enumerate(table.headings) if heading.strip()]
    texts = [table.headings[i] for i in places]
    period = texts.index(texts[0], 1) if texts[:1] != texts[1:2] and texts[0] in texts[1:] else 0
    if not period or texts != texts[:period] * (len(texts) // period):
        return [table]
    said = Problem(BESIDE, table.line, sheet=table.sheet)
    found = []
    for start, stop in pairwise([0, *places[period::period], len(table.headings)]):
        cells = table.cells.iloc[:, start:stop]
        found.append(replace(table, cells=cells[(cells != "").any(axis=1)], problems=()))
    return [replace(found[0], problems=(*table.problems, said)), *found[1:]]


def _title(grid: Grid, stop: int, sheet: str) -> list[Problem]:
    return _left_out(grid, 0, stop, "above the table", sheet)


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


# ---- where headings stand


def _heads(grid: Grid, knows: Knows) -> list[Head]:
    first = _first_head(grid.rows(0, TOP), knows)
    return [*([first] if first else []), *_further_heads(grid, first, knows)]


def _first_head(rows: list[Row], knows: Knows) -> Head | None:
    """The row with the most known headings, above all that is a contact."""
    options: list[Head] = []
    for i, row in enumerate(rows):
        if _is_data(row):
            break
        options += _options(rows, i, knows)
    best = max(options, key=lambda head: (_known(head, knows), head.stop - head.start == 1), default=None)
    if best is None or not _known(best, knows):
        return None
    top = _known(options[0], knows)
    if top > 1 and 2 * top >= len(filled(rows[0])) and _known(best, knows) < 2 * top:
        best = max((head for head in options if not head.start), key=lambda head: _known(head, knows))
    if best.start and _known(best, knows) == 1 and not _is_below_title(rows, best):
        return None
    return best


def _is_below_title(rows: list[Row], head: Head) -> bool:
    """A single known heading may be a word in a title or a cell, but not if it stands among others."""
    alone = all(len(filled(row)) == 1 for row in rows[: head.start])
    return alone and (len(filled(list(head.headings))) > 1 or len(head.headings) == 1)


def _options(rows: list[Row], i: int, knows: Knows) -> list[Head]:
    single = Head(i, i + 1, tuple(rows[i]))
    pair = _paired(rows[i], rows[i + 1], knows) if i + 1 < len(rows) else None
    return [single, *([Head(i, i + 2, pair)] if pair else [])]


def _paired(upper: Row, lower: Row, knows: Knows) -> tuple[str, ...] | None:
    """Headings in two rows, the upper saying what several of the lower are about: `Phone` above `Home`."""
    groups, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above.strip() or (group if below.strip() else "")
        groups.append(group)
    spread = any(
        below.strip() and not above.strip() and g
        for above, below, g in zip(upper, lower, groups, strict=True)
    )
    if not spread or _is_data(lower):
        return None
    again = {cell for cell, count in Counter(lower).items() if count > 1}
    headings = [
        _combined(g, below.strip(), below in again, knows) for g, below in zip(groups, lower, strict=True)
    ]
    beneath = [heading for heading, below in zip(headings, lower, strict=True) if below.strip()]
    is_better = sum(map(knows, set(filled(headings)))) > sum(map(knows, set(filled(lower))))
    return tuple(headings) if is_better and 2 * sum(map(knows, beneath)) >= len(beneath) else None


def _combined(above: str, below: str, is_again: bool, knows: Knows) -> str:
    """The lower heading alone, if it is known and stands once; else with what is above it."""
    if not (above and below):
        return above or below
    whole = next(filter(knows, (f"{above} {below}", f"{below} {above}")), "")
    if knows(below) and not (is_again and whole):
        return below
    return whole or f"{above} {below}"


def _further_heads(grid: Grid, first: Head | None, knows: Knows) -> list[Head]:
    """The same headings once more, or those of another table: after a blank line, or like the first."""
    found: list[Head] = []
    end = first.stop if first else 0
    for row, least in sorted(_places(grid, first, end).items()):
        if row >= end and (head := _head_at(grid, row, first, least, knows)):
            found.append(head)
            end = head.stop
    return found


def _places(grid: Grid, first: Head | None, start: int) -> dict[int, int]:
    """Where further headings may be, without looking at a million rows, and how many are to be known."""
    gaps = grid.gaps()
    places = dict.fromkeys(range(start, min(TOP, len(grid))), 3)
    if first:
        column = next(i for i, heading in enumerate(first.headings) if heading.strip())
        tops = grid.rows(first.start, first.stop)
        texts = {cell for row in [first.headings, *tops] for cell in row if cell.strip()}
        places |= dict.fromkeys(grid.with_any_of(texts, column)[:MOST_REPEATED], 2)
    for gap in gaps if len(gaps) <= MOST_GAPS else ():
        places |= dict.fromkeys(range(gap, min(gap + TITLES + 1, len(grid))), 2)
    return places


def _head_at(grid: Grid, row: int, first: Head | None, least: int, knows: Knows) -> Head | None:
    rows = grid.rows(row, row + 2)
    if first:
        tops = [filled(top) for top in grid.rows(first.start, first.stop)]
        here = [filled(cells) for cells in rows]
        if here[: len(tops)] == tops:
            return Head(row, row + len(tops), first.headings)
        if here[0] == tops[-1]:
            return Head(row, row + 1, first.headings)
    options = [] if _is_data(rows[0]) else _options(rows, 0, knows)
    best = max(options, key=lambda head: _known(head, knows), default=None)
    if best is None or _known(best, knows) < least:
        return None
    if 2 * _known(best, knows) <= len(filled(list(best.headings))):
        return None
    return Head(row, row + best.stop, best.headings)


def _known(head: Head, knows: Knows) -> int:
    return sum(map(knows, set(filled(list(head.headings)))))


def _is_data(row: Row) -> bool:
    """Whether a contact is in the row; an e-mail address alone may be part of a title."""
    texts = filled(row)
    return (len(texts) > 1 or len(row) == 1) and any(looks.look(text) in looks.SAYS_WHO for text in texts)


# ---- tables without known headings


def _unknown_head(grid: Grid, stop: int) -> Head:
    """Headings that are not known, or none at all: then the head has no rows, and its headings are empty."""
    rows = grid.rows(0, min(stop, TOP))
    seen = [looks.common(column) for column in samples(grid.frame([(0, stop)], range(grid.width)))]  # type: ignore[arg-type]
    start = next((i for i, row in enumerate(rows) if not _is_above(row, rows)), 0)
    if _is_contact(rows[start], seen):
        return Head(start, start, ("",) * grid.width)
    return Head(start, start + 1, tuple(rows[start]))


def _is_above(row: Row, rows: list[Row]) -> bool:
    """Whether a row is a title: a single cell, while most rows have several, or look like contacts."""
    texts = filled(row)
    if len(texts) != 1 or looks.look(texts[0]) in looks.SAYS_WHO:
        return False
    return 2 * sum(len(filled(other)) > 1 or _is_data(other) for other in rows) > len(rows)


def _is_contact(row: Row, seen: list[str]) -> bool:
    """Whether a row is what most rows are: it has e-mail addresses and numbers in their columns."""
    telling = [i for i, kind in enumerate(seen) if kind in looks.SAYS_WHO]
    if not telling and ("name" in seen or len(seen) == 1):
        telling = [i for i, kind in enumerate(seen) if kind == "number"]
    same = any(looks.look(row[i]) == seen[i] for i in telling)
    return same or (bool(telling) and len(filled(row)) > 1 and not any(row[i].strip() for i in telling))


def _continued(table: Table, before: list[Table]) -> Table | None:
    """A table without headings under those of one before it, if both look the same; None if not."""
    if not table.is_unheaded:
        return None
    for former in reversed(before):
        if former.line is not None and _are_alike(table.cells, former.cells):
            headings = pd.Index(former.headings[: table.cells.shape[1]], dtype=object)
            where = f"sheet {former.sheet!r}" if former.sheet else f"line {former.line}"
            said = Problem(CONTINUED.format(where), sheet=table.sheet)
            cells = table.cells.set_axis(headings, axis=1)
            return replace(table, cells=cells, problems=(*table.problems, said))
    return None


def _are_alike(cells: pd.DataFrame, former: pd.DataFrame) -> bool:
    """Not wider, and with e-mail addresses and numbers in the same columns."""
    if cells.shape[1] > former.shape[1]:
        return False
    mine, others = ([looks.common(column) for column in samples(frame)] for frame in (cells, former))
    telling = {i: kind for i, kind in enumerate(others) if kind in looks.SAYS_WHO}
    return bool(telling) and telling == {i: kind for i, kind in enumerate(mine) if kind in looks.SAYS_WHO}
