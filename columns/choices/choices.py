"""What each column of a table is: by its heading alone, else by its neighbours and its values."""

from collections.abc import Callable, Sequence

from columns.choices import names, repeats, stand_ins
from columns.choices.banks import accounts
from columns.choices.neighbours import RULES
from columns.choices.persons import others
from columns.choices.seen import Seen
from columns.choices.undecided import Undecided
from columns.choices.values import by_values, contradicting, read_with
from columns.column import UNKNOWN, Choice
from columns.look import Look
from columns.readings import Reading


def choose(
    headings: Sequence[str],
    readings: Sequence[Reading],
    values: Sequence[Sequence[str]],
    in_any_order: bool,
) -> list[Choice]:
    """Return what each column is; if they are `in_any_order`, by no other's place."""
    looks = list(map(Look, values))
    columns = Undecided(headings, list(map(read_with, looks, readings)), looks, in_any_order)
    for step in STEPS:
        step(columns)
    return [columns.choices[i] for i in range(len(headings))]


def by_heading(columns: Undecided) -> None:
    """What can be one thing only, if it is not another person's or that of a bank."""
    found = {i: choice for i, choice in enumerate(map(_alone, columns.readings, columns.looks)) if choice}
    found |= {} if columns.in_any_order else others(columns.headings, columns.readings)
    found |= accounts(columns.headings, columns.readings)
    for i, choice in sorted(found.items()):
        columns.decide(i, choice)


def _alone(reading: Reading, look: Look) -> Choice | None:
    """Return what a column is, whatever stands beside it; None if it can be several things."""
    if len(reading.fields) > 1:
        return None
    if not reading.fields:
        return UNKNOWN
    (field,) = reading.fields
    return contradicting(field, look) or Choice(field, "someone else's" if reading.someones else "")


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
    names.by_contact_person,
    names.by_supplier,
    names.by_short_name,
    names.by_name_beside,
    by_values,
    stand_ins.by_own,
    stand_ins.by_relatives,
    stand_ins.by_recipients,
    stand_ins.by_person,
    stand_ins.by_first_of_couple,
    stand_ins.by_named,
    stand_ins.by_place,
    stand_ins.by_owners,
    repeats.by_repeats,  # which are those of the name that there is now
    repeats.by_words,
)
