"""What each column of a table is: by its heading alone, else by its neighbours and its values."""

from collections.abc import Callable, Sequence

from columns import names, stand_ins
from columns.banks import accounts
from columns.certain import UNKNOWN, certain
from columns.column import CALLED, EMAILS, NAMED, PERSON, PHONES, Choice
from columns.folding import fold
from columns.look import EMAIL, Look
from columns.neighbours import RULES, Seen
from columns.persons import SECOND, others
from columns.readings import Reading
from columns.undecided import Undecided
from columns.words import asks_for_number, asks_reader, reached


def choose(
    headings: Sequence[str], readings: Sequence[Reading], values: Sequence[Sequence[str]]
) -> list[Choice]:
    """Return what each column is."""
    columns = Undecided(headings, readings, values)
    for step in STEPS:
        step(columns)
    return [columns.choices[i] for i in range(len(headings))]


def by_heading(columns: Undecided) -> None:
    """What needs no neighbours. `First Name` again is that of a husband or a wife."""
    found = {i: choice for i, choice in enumerate(map(certain, columns.readings, columns.looks)) if choice}
    parts: set[str] = set()
    for i in [i for i, choice in found.items() if choice.field in PERSON]:
        key = fold(columns.headings[i])
        found[i] = SECOND if key in parts else found[i]
        parts.add(key)
    found |= others(columns.headings, columns.readings) | accounts(columns.headings, columns.readings)
    for i, choice in sorted(found.items()):
        columns.decide(i, choice)


def by_neighbours(columns: Undecided) -> None:
    """What can be several things."""
    headings, looks, claimed = columns.headings, columns.looks, columns.claimed
    last = {reading.fields: i for i, reading in enumerate(columns.readings)}
    for wanted, rule in RULES:
        fitting = set(filter(wanted.issubset, last))  # hardly any rule has one, of however many columns
        for i, reading in enumerate(columns.readings if fitting else ()):
            if i not in columns.choices and reading.fields in fitting:
                before = columns.choices.get(i - 1, UNKNOWN).field
                comes_again = last[reading.fields] > i
                seen = Seen(headings[i], reading, looks[i], claimed, before, comes_again)
                columns.decide(i, rule(seen))


def by_values(columns: Undecided) -> None:
    """What only the values say."""
    for i, (reading, look) in enumerate(zip(columns.readings, columns.looks, strict=True)):
        if columns.choices[i].field is None and not reading.someones and not _is_of_a_role(columns, i):
            columns.decide(i, _by_values(columns, columns.headings[i], look))


def _is_of_a_role(columns: Undecided, i: int) -> bool:
    """`Valet Email`, where the contact has a name: its other words say whose it is."""
    field, _ = reached(columns.headings[i])
    is_named = not (CALLED | NAMED).isdisjoint(columns.claimed)
    return bool(field) and is_named and not asks_reader(columns.headings[i])


def _by_values(columns: Undecided, heading: str, look: Look) -> Choice:
    if "email" not in columns.claimed and look.most(EMAIL.fullmatch):
        return EMAILS
    if "phone" not in columns.claimed and look.international:
        return Choice("phone", "its values are international phone numbers")
    if "phone" not in columns.claimed and look.dialled and asks_for_number(heading):
        return PHONES
    return UNKNOWN


# Each needs what those before it decided, and those behind `by_values` what is claimed in the end.
STEPS: tuple[Callable[[Undecided], None], ...] = (
    by_heading,
    by_neighbours,
    names.by_patronymic,  # which leaves one last name
    names.by_first_name,
    names.by_last_name,
    names.by_parts,  # of which there are two now, if any
    names.by_kind,
    names.by_whole_name,
    names.by_customer,
    names.by_supplier,
    names.by_short_name,
    names.by_name_beside,
    by_values,
    stand_ins.by_own,
    stand_ins.by_relatives,
    stand_ins.by_person,
    stand_ins.by_named,
    stand_ins.by_place,
    stand_ins.by_owners,
)
