"""Headings become fields: what each column of a table says of a contact."""

from collections.abc import Mapping, Sequence

from columns import bare_headings, languages
from columns.choices.choices import choose
from columns.choices.companions import with_companions
from columns.choices.placing import Spot, placed
from columns.column import IGNORED, Choice, Column
from columns.folding import fold, matches
from columns.readings import Reading, read
from columns.relations import of_animals, of_old, of_related

BY_IGNORE = "[ignore] headings"


def recognise(
    headings: Sequence[str],
    overrides: Mapping[str, str] | None = None,
    ignored: Sequence[str] = (),
    values: Sequence[Sequence[str]] = (),
    in_any_order: bool = False,
) -> tuple[Column, ...]:
    """Return a column for each heading.

    `overrides` says the field of headings that are someone's own; `ignored` are patterns (`*` and `?`)
    of headings to leave out. Both compare without regard to case; overrides as loosely as all else.
    `values` holds some of the values of each column, as far as they are known. Headings `in_any_order` do not
    say whose the columns behind them are.
    """
    bare, spare = languages.once(bare_headings.bared(headings), values)
    bare = of_old(of_animals(of_related(bare_headings.of_places(bare))))
    fixed = spare | _fixed(headings, overrides or {}, ignored)
    readings = list(map(read, bare))
    for i, choice in fixed.items():
        readings[i] = Reading((choice.field or "",))
    cells = [() if i in fixed else cells for i, cells in enumerate(values)]
    choices = choose(bare, readings, cells, in_any_order)
    choices = [fixed.get(i, choice) for i, choice in enumerate(choices)]
    spots = with_companions(placed(bare, readings, [choice.field for choice in choices]))
    return tuple(map(_column, headings, spots, choices))


def _column(heading: str, spot: Spot, choice: Choice) -> Column:
    return Column(heading, spot.field, choice.place or spot.place, spot.why or choice.why)


def knows(heading: str) -> bool:
    """Return whether a text is a known heading, by itself.

    Those that only a table makes one are not: `No`, `Home`, `Manager` stand in cells as well.
    """
    reading = read(heading)
    is_vague = len(reading.fields) > 1 and not VAGUE.isdisjoint(reading.fields)
    return bool(reading) and not is_vague and not reading.someones


VAGUE = {"phone", IGNORED}


def _fixed(
    headings: Sequence[str], overrides: Mapping[str, str], patterns: Sequence[str]
) -> dict[int, Choice]:
    """Return what config.ini decides, by the columns' indices."""
    if not overrides and not patterns:
        return {}
    own = {fold(heading): field for heading, field in overrides.items()}
    fixed = {}
    for i, heading in enumerate(headings):
        if matches(heading, patterns):
            fixed[i] = Choice(IGNORED, BY_IGNORE)
        elif fold(heading) in own:
            fixed[i] = Choice(own[fold(heading)], "by [columns]")
    return fixed
