"""Which columns without a heading are fields: those whose cells say so."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

from columns.cells import EMPTY, PIECES, SAYS_WHO, common_kind, count_digits
from columns.column import IGNORED, PEOPLE, PERSON
from columns.firms import SHARE, may_be_firm
from columns.look import Look, has_several_words, is_one_word, is_person
from columns.words import is_salutation

NO_CLUE = {None, IGNORED, "id"}  # fields beside which words may be anything
POSTCODE = 8  # digits at most
# What kind of number follows: `Mobile:`, `Tel.:`.
LABEL = re.compile(r"\s*(?:tel|telefon|phone|mobile?|mob|cell|handy|gsm|home|work|office)\.?:", re.IGNORECASE)
DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")  # `20240131`
AGAIN = 0.1  # of the names in a list at most
PARTICLES = frozenset(
    ("al", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "la", "le", "lo", "mac")
) | {"ten", "ter", "van", "von"}
OF_WORDS = 0.8  # some have two first names, or two last names


def fields(
    cells: Mapping[int, Sequence[str]],
    claimed: Collection[str | None],
    is_phone: Callable[[str], bool],
    nameable: Collection[int],
) -> dict[int, str]:
    """Return the fields of columns without heading, by their `cells`; those that cannot be told are missing.

    `claimed` are the fields that other columns of the table have by their headings. Numbers without any
    sign are phones if most of them can be: `is_phone`. Words may be names in `nameable` columns alone, if
    most rows have one.
    """
    said = {i: [cell for cell in column if cell.casefold() not in EMPTY] for i, column in cells.items()}
    columns = {i: _bare(column) if len(said) > 1 else column for i, column in said.items()}
    seen = {i: common_kind(cells) for i, cells in columns.items()}
    found = _reached(columns, seen, claimed, is_phone)
    if {*found.values(), *claimed} - NO_CLUE and not PEOPLE & set(claimed):
        named = [i for i in nameable if seen.get(i) == "name"]
        found |= _names({i: columns[i] for i in named if 2 * len(said[i]) > len(cells[i])})
    return found


def _reached(
    columns: Mapping[int, Sequence[str]],
    seen: Mapping[int, str],
    claimed: Collection[str | None],
    is_phone: Callable[[str], bool],
) -> dict[int, str]:
    """Return the e-mail addresses and phones; beside a phone, what is as short as a postcode is none."""
    found = {i: kind for i, kind in seen.items() if kind in SAYS_WHO}
    sure = {i: kind for i, kind in found.items() if kind == "email" or not _is_short(columns[i], is_phone)}
    if "phone" not in {*sure.values(), *claimed}:
        numbers = [i for i, kind in seen.items() if kind == "number" and not _are_counted(columns[i])]
        sure |= {i: "phone" for i in numbers if _mostly(is_phone, columns[i])}
    return sure if "phone" in sure.values() else found


def _bare(cells: Sequence[str]) -> list[str]:
    """Return the first numbers of cells without the kind that these say; alone they may be of anything."""
    return [PIECES.split(LABEL.sub("", cell).strip(), maxsplit=1)[0] for cell in cells]


def _is_short(cells: Sequence[str], is_phone: Callable[[str], bool]) -> bool:
    """Whether numbers that cannot be called have as few digits as postcodes: `1100-123`."""
    return _mostly(lambda cell: count_digits(cell) <= POSTCODE and not is_phone(cell), cells)


def _names(columns: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Two columns of single words side by side are first and last name; else one is the name."""
    found = {i: "prefix" for i, cells in columns.items() if _mostly(is_salutation, cells)}
    found |= {i: "company" for i, cells in columns.items() if _mostly(may_be_firm, cells, SHARE)}
    others = {i: cells for i, cells in columns.items() if i not in found}
    free = [i for i, cells in others.items() if not (_repeats(cells) or _is_one_thing(cells))]
    pair = free[:2]
    is_pair = len(pair) == 2 and pair[1] == pair[0] + 1
    if is_pair and all(_mostly(_is_part, columns[i], OF_WORDS) for i in pair):
        return found | dict(zip(pair, PERSON, strict=True))
    return found | dict.fromkeys(_likeliest({i: columns[i] for i in free}), "name")


def _likeliest(columns: Mapping[int, Sequence[str]]) -> list[int]:
    """Return the first column, or the first with names of persons of whom hardly one comes again.

    That one if the first has other words: the city, the firm. Whoever has a line for each phone is the
    first still.
    """
    order = list(columns)
    persons = [i for i in order if _mostly(is_person, columns[i])]
    first = columns[order[0]] if order else ()
    if len(set(first)) > 1 and any(_mostly(test, first) for test in (is_person, _is_bare_name)):
        return order[:1]
    return [*filter(lambda i: _comes_once(columns[i]), persons), *order][:1]


def _mostly(test: Callable[[str], bool], cells: Sequence[str], share: float = 0.5) -> bool:
    return sum(map(test, cells)) > share * len(cells)


def _is_bare_name(cell: str) -> bool:
    """Whether a cell is a word of a script without capitals, as whole names are in the East: `王伟`."""
    return not has_several_words(cell) and cell.upper() == cell.lower()


def _is_part(cell: str) -> bool:
    """Whether a cell may be a first or a last name: `van den Berg`, `De Rossi`, but not `Called twice`."""
    before, _, rest = cell.partition(" ")
    if before.casefold() in PARTICLES and before.istitle():
        return is_one_word(rest)
    return is_one_word(cell) and (cell.lstrip("'’")[:1].islower() or not has_several_words(cell))


def are_parts(names: Sequence[str], others: Sequence[str]) -> bool:
    """Whether some words are the rest of the names beside them: each name is a word, and has another one."""
    are_words = all(_mostly(_is_part, cells, OF_WORDS) for cells in (names, others))
    are_names = _mostly(lambda cell: cell[:1].isupper(), others, OF_WORDS) and Look(others).distinct
    return are_words and are_names and len(others) > OF_WORDS * len(names)


def _repeats(cells: Sequence[str]) -> bool:
    """Whether few values come again and again, like those of a type or a city, and unlike names."""
    return len(cells) > 4 and 2 * len(set(cells)) < len(cells)


def _is_one_thing(cells: Sequence[str]) -> bool:
    """Whether all rows say the same, and that is nobody's name: the country that all are from."""
    return len(cells) > 1 and len(set(cells)) == 1 and not is_person(cells[0])


def _comes_once(cells: Sequence[str]) -> bool:
    """Whether hardly any value comes again: some people have two rows."""
    return len(cells) - len(set(cells)) <= max(1, AGAIN * len(cells))


def _are_counted(cells: Sequence[str]) -> bool:
    """Whether the numbers count the rows, up or down: those are not phones. A switchboard's is the same."""
    numbers = [int(cell) for cell in cells if cell.strip().isdecimal()]
    steps = {b - a for a, b in pairwise(numbers)}
    return len(numbers) > 2 and len(steps) == 1 and (steps != {0} or bool(DAY.fullmatch(str(numbers[0]))))
