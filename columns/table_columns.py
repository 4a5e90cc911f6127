"""The columns of a table become fields: by their headings, and by their cells where there is no heading."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from columns import unheaded
from columns.cells import count_digits
from columns.choices.persons import SECOND
from columns.choices.stand_ins import RECIPIENTS
from columns.column import NUMBERS, PERSON, Column
from columns.folding import fold
from columns.headings import recognise
from columns.layout.grid import SAMPLE, filled, samples
from columns.look import Look
from sources import Problem, Table

# Without heading; and as Excel and pandas call such columns in the files that they write.
NO_HEADING = re.compile(
    r"|(?:column|spalte|colonne|columna|coluna|colonna|kolom|kolumn|kolumna|kolonne|field|unnamed:)\s*\d+",
    re.IGNORECASE,
)

STARTS = re.compile("[._@-]")  # what stands behind the first name in an e-mail address
LONGEST_AREA = 5  # digits, with the 0 before it
LEAST_LOCAL = 4  # digits of a number behind it

BY_CELLS = "by its cells"
BETTER = "a line of headings says it better, or `{} = ...` under [columns] in config.ini"
UNHEADED = f"there are no headings; by their cells {{}}: {BETTER}"
NOTHING = f"there are no headings, and no e-mail addresses or phone numbers; the table was left out: {BETTER}"
READ = f"{{}} has no heading; by its cells it was read as {{}}: {BETTER}"
KINDS = {"email": "e-mail addresses", "phone": "phone numbers"}
NOT_SENT = (
    "is a heading that is not recognised, so the {} below it are NOT sent; if they are the contact's own, "
    "say so under [columns] in config.ini: its heading = {}"
)
OF_SECOND = (
    "is what a second person of each row is reached at, and NOT sent: give that person a row of their own"
)
OF_RECIPIENT = "is what whoever gets the goods is reached at, and used only where the row says no other"
OTHERS_SAID = {SECOND.why: OF_SECOND, RECIPIENTS: OF_RECIPIENT}
LEFT_OUT = "{} has no heading; its cells were left out: {}"


def read(
    table: Table, own: Mapping[str, str], ignored: Sequence[str], is_phone: Callable[[str], bool]
) -> tuple[dict[int, Column], list[Problem]]:
    """Return the column at each place of a table where there is a heading or a cell, and what is odd.

    `own` says the fields of someone's own headings, `ignored` which to leave out. A column without
    heading is called by its letter, as a spreadsheet does: also in `own`.
    """
    empty = [i for i, heading in enumerate(table.headings) if NO_HEADING.fullmatch(heading.strip())]
    cells = {i: _cells(list(table.rows.column(i))) for i in empty}
    places = [i for i in range(len(table.headings)) if i not in cells or cells[i]]
    called = [table.headings[i] if table.headings[i].strip() else f"Column {letters(i)}" for i in places]
    sampled = samples(table.rows)
    recognised = recognise(called, own, ignored, [sampled[i] for i in places], table.in_any_order)
    columns = dict(zip(places, recognised, strict=True))

    headed = [i for i in places if i not in cells]
    unknown = {i: cells[i] for i in empty if i in columns and columns[i].field is None}
    columns |= _by_cells(columns, unknown, min(headed, default=len(table.headings)), is_phone)
    columns |= _named_in_two(columns, unknown, sampled)
    columns |= _turned({i: column for i, column in columns.items() if i in unknown}, columns, sampled)
    columns |= _dialled_in_two(columns, unknown, sampled)
    columns |= _with_areas(columns, sampled)
    if not headed:
        return columns, _on_all(table, list(columns.values()))
    looks = {i: Look(sampled[i]) for i in headed if columns[i].field is None}
    odd = _on_unknown(table, looks, is_phone) + _on_second(table, columns, sampled)
    return columns, odd + _on_each(table, {i: columns[i] for i in unknown})


def _by_cells(
    columns: Mapping[int, Column],
    unknown: Mapping[int, Sequence[str]],
    corner: int,
    is_phone: Callable[[str], bool],
) -> dict[int, Column]:
    """Return those of the `unknown` columns that their cells tell.

    Names stand before the first heading, at `corner`; words elsewhere are remarks.
    """
    claimed = {column.field for column in columns.values()}
    found = unheaded.fields(unknown, claimed, is_phone, [i for i in unknown if i < corner])
    return {i: replace(columns[i], field=field, why=BY_CELLS) for i, field in found.items()}


def _named_in_two(
    columns: Mapping[int, Column], unknown: Iterable[int], cells: Sequence[Sequence[str]]
) -> dict[int, Column]:
    """`Name` may stand above two columns, of which the second has the rest of each name."""
    pairs = [(i - 1, i) for i in unknown if i - 1 in columns and columns[i - 1].field == "name"]
    both = next((pair for pair in pairs if unheaded.are_parts(*(cells[i] for i in pair))), ())
    return {i: replace(columns[i], field=part, why=BY_CELLS) for i, part in zip(both, PERSON, strict=False)}


def _turned(
    told: Mapping[int, Column], columns: Mapping[int, Column], cells: Sequence[Sequence[str]]
) -> dict[int, Column]:
    """Families stand first where e-mail addresses begin with the other names: `ann.demo@example.com`."""
    parts = [i for part in PERSON for i, column in told.items() if column.field == part]
    emails = [cell for i, column in columns.items() if column.field == "email" for cell in cells[i]]
    starts = {fold(STARTS.split(email)[0]) for email in emails}
    if len(parts) != len(PERSON) or 2 * len(starts & set(map(fold, cells[parts[1]]))) <= len(starts):
        return {}
    return {i: replace(columns[i], field=part) for i, part in zip(parts, PERSON[::-1], strict=True)}


def _dialled_in_two(
    columns: Mapping[int, Column], unknown: Iterable[int], cells: Sequence[Sequence[str]]
) -> dict[int, Column]:
    """`Phone` may stand above two columns, of which the first has the area of each number."""
    numbers = [i for i in unknown if columns[i].field in (None, "phone") and Look(cells[i]).most(_is_local)]
    areas = [i - 1 for i in numbers if i - 1 in columns and columns[i - 1].field == "phone"]
    both = {i: ("phone_area_code", "phone") for i in areas if Look(cells[i]).most(_is_area)}
    return {
        place: replace(columns[place], field=field, why=BY_CELLS)
        for i, fields in both.items()
        for place, field in enumerate(fields, i)
    }


def _is_area(cell: str) -> bool:
    return count_digits(cell) <= LONGEST_AREA


def _is_local(cell: str) -> bool:
    return count_digits(cell) >= LEAST_LOCAL and not any(map(str.isalpha, cell))


def _with_areas(columns: Mapping[int, Column], cells: Sequence[Sequence[str]]) -> dict[int, Column]:
    """Return the columns of phones that say their area."""
    beside = {column.place for column in columns.values() if column.part == "phone_area_code"}
    return {
        i: replace(column, says_area=column.place in beside or Look(cells[i]).begun)
        for i, column in columns.items()
        if column.part in NUMBERS
    }


def letters(place: int) -> str:
    """Return what a spreadsheet calls a column: A for 0, AA for 26."""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _present(column: Iterable[str]) -> list[int]:
    return [row for row, cell in enumerate(column) if cell]


def _cells(column: Sequence[str]) -> list[str]:
    """Some of the cells that are not blank, from all over the column: few rows may have one."""
    present = _present(column)
    step = max(1, len(present) // SAMPLE)
    return filled([column[row] for row in present[::step]])


def _on_all(table: Table, columns: Sequence[Column]) -> list[Problem]:
    """Say how the columns of a table without any heading were read."""
    if not columns:
        return []
    said = ", ".join(f"{column.heading} is {_spelt(column)}" for column in columns)
    is_used = any(column.field for column in columns)
    text = (UNHEADED if is_used else NOTHING).format(*[said] * is_used, columns[0].heading)
    return [Problem(text, int(table.rows.lines[0]), sheet=table.sheet)]


def _on_each(table: Table, odd: Mapping[int, Column]) -> list[Problem]:
    """Say how the columns without heading beside others were read, or how much of them was left out."""
    problems = []
    for i, column in odd.items():
        present = _present(table.rows.column(i))
        left_out = LEFT_OUT.format(column.heading, len(present))
        text = READ.format(column.heading, _spelt(column), column.heading) if column.field else left_out
        problems.append(Problem(text, int(table.rows.lines[present[0]]), sheet=table.sheet))
    return problems


def _on_unknown(table: Table, looks: Mapping[int, Look], is_phone: Callable[[str], bool]) -> list[Problem]:
    """Say aloud which columns hold what somebody could be reached by, if no heading says whose it is."""
    kinds = {i: _kind(look, is_phone) for i, look in looks.items()}
    return [
        Problem(NOT_SENT.format(KINDS[kind], kind), table.line, table.headings[i].strip(), table.sheet)
        for i, kind in kinds.items()
        if kind
    ]


def _on_second(table: Table, columns: Mapping[int, Column], cells: Sequence[Sequence[str]]) -> list[Problem]:
    """Say which columns hold what a second person of each row is reached by, unless others say it, too."""
    own = {cell for i, column in columns.items() if column.is_used and not column.place for cell in cells[i]}
    problems = []
    for why, text in OTHERS_SAID.items():
        those = [(column.heading, cells[i]) for i, column in columns.items() if column.why == why]
        looks = {heading: Look(said) for heading, said in those if not own.issuperset(said)}
        ways = ", ".join(heading for heading, look in looks.items() if look.emails or look.dialled)
        problems += [Problem(text, table.line, ways, table.sheet)] if ways else []
    return problems


def _kind(look: Look, is_phone: Callable[[str], bool]) -> str:
    if look.emails:
        return "email"
    return "phone" if look.dialled and look.most(is_phone) else ""


def _spelt(column: Column) -> str:
    return (column.field or "nothing").replace("_", " ")
