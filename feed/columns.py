"""The columns of a table become fields: by their headings, and by their cells where there is no heading."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

import numpy as np
import pandas as pd

from feed import looks, phones
from feed.grid import SAMPLE, filled, samples
from feed.headings import Column, recognise
from sources import Problem, Table

BY_CELLS = "by its cells"
BY_IGNORE = "[ignore] headings"
BETTER = "a line of headings says it better, or `{} = ...` under [columns] in config.ini"
UNHEADED = f"there are no headings; by their cells {{}}; {BETTER}"
NOTHING = f"there are no headings, and no e-mail addresses or phone numbers; the table was left out: {BETTER}"
READ = f"{{}} has no heading; by its cells it was read as {{}}: {BETTER}"
LEFT_OUT = "{} has no heading; its cells were left out: {}"


def read(
    table: Table, own: Mapping[str, str], ignored: Sequence[str], country: str
) -> tuple[dict[int, Column], list[Problem]]:
    """Return the column at each place of a table where there is a heading or a cell, and what is odd.

    `own` says the fields of someone's own headings, `ignored` which to leave out. A column without
    heading is called by its letter, as a spreadsheet does: also in `own`.
    """
    unheaded = {
        i: _cells(table.cells.iloc[:, i]) for i, head in enumerate(table.headings) if not head.strip()
    }
    places = [i for i, head in enumerate(table.headings) if head.strip() or unheaded[i]]
    called = [table.headings[i] if i not in unheaded else f"Column {letters(i)}" for i in places]
    values = samples(table.cells.iloc[:, places])
    columns = dict(zip(places, recognise(called, own, ignored, values), strict=True))
    columns = {i: _said_ignored(column, ignored) for i, column in columns.items()}
    open_ = {i: cells for i, cells in unheaded.items() if i in columns and columns[i].field is None}
    claimed = [column.field for column in columns.values()]
    found = looks.fields(open_, claimed, lambda cell: phones.e164(cell, country) is not None)
    if table.is_unheaded and not set(looks.SAYS_WHO) & {*found.values(), *claimed}:
        found = {}  # words alone may be anything
    columns |= {i: replace(columns[i], field=field, why=BY_CELLS) for i, field in found.items()}
    return columns, _problems(table, {i: columns[i] for i in open_})


def letters(place: int) -> str:
    """Return what a spreadsheet calls a column: A for 0, AA for 26."""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def matches(text: str, patterns: Sequence[str]) -> bool:
    """Whether one of some patterns fits, in any letters' case."""
    return any(fnmatchcase(text.strip().casefold(), pattern.casefold()) for pattern in patterns)


def _cells(column: "pd.Series[str]") -> list[str]:
    """Some of the cells that are not blank, from all over the column: few rows may have one."""
    present = np.flatnonzero((column != "").to_numpy())
    if not len(present):
        return []
    spread = np.linspace(0, len(present) - 1, min(SAMPLE, len(present))).astype(int)
    return filled(column.iloc[present[spread]].tolist())


def _said_ignored(column: Column, ignored: Sequence[str]) -> Column:
    return replace(column, why=BY_IGNORE) if matches(column.heading, ignored) else column


def _problems(table: Table, unheaded: Mapping[int, Column]) -> list[Problem]:
    """Say how columns without heading were read, and which were left out."""
    if not table.is_unheaded:
        return [_problem(table, i, column) for i, column in unheaded.items()]
    said = [
        f"{c.heading} is {c.field.replace('_', ' ') if c.field else 'nothing'}" for c in unheaded.values()
    ]
    is_used = any(column.field for column in unheaded.values())
    text = UNHEADED.format(", ".join(said), "Column A") if is_used else NOTHING.format("Column A")
    return [Problem(text, int(table.cells.index[0]), sheet=table.sheet)] if unheaded else []


def _problem(table: Table, place: int, column: Column) -> Problem:
    present = np.flatnonzero((table.cells.iloc[:, place] != "").to_numpy())
    if column.field:
        text = READ.format(column.heading, column.field.replace("_", " "), column.heading)
    else:
        text = LEFT_OUT.format(column.heading, len(present))
    return Problem(text, int(table.cells.index[present[0]]), sheet=table.sheet)
