"""What is known of the columns of one table while the steps of `choices` decide what each is."""

from collections.abc import Sequence
from functools import cached_property

from columns.column import IGNORED, UNKNOWN, Choice
from columns.look import Look
from columns.readings import Reading
from columns.words import means


class Undecided:
    """The columns, the choices made so far by their indices, and what these are made by.

    `claimed` are the fields that there are, each with the first of its headings.
    """

    def __init__(
        self,
        headings: Sequence[str],
        readings: Sequence[Reading],
        looks: Sequence[Look],
        in_any_order: bool = False,
    ) -> None:
        self.headings = headings
        self.readings = readings
        self.looks = looks
        self.in_any_order = in_any_order
        self.choices: dict[int, Choice] = {}
        self.claimed: dict[str, str] = {}

    def decide(self, i: int, choice: Choice) -> None:
        """Make a choice for a column, also in the place of another."""
        before = self.choices.get(i, UNKNOWN).field
        self.choices[i] = choice
        if before and before != choice.field:
            self._release(before, self.headings[i])
        if choice.field not in (None, IGNORED):
            self.claimed.setdefault(choice.field, self.headings[i])

    def _release(self, field: str, heading: str) -> None:
        """Leave a field, if it was claimed by a heading, to the next column that is it."""
        if self.claimed.get(field) != heading:
            return
        del self.claimed[field]
        if others := self.having(field):
            self.claimed[field] = self.headings[others[0]]

    def having(self, *fields: str) -> list[int]:
        """Return the columns that are one of some fields, from the first on."""
        return sorted([i for i, choice in self.choices.items() if choice.field in fields])

    def may_differ(self, i: int) -> bool:
        """Whether there is another value for each, as far as a table of one row can tell."""
        return self.looks[i].distinct or (self._has_one_row and bool(self.looks[i].values))

    @cached_property
    def _has_one_row(self) -> bool:
        return {len(look.values) for look in self.looks} in ({1}, {0, 1})

    def is_own(self, i: int) -> bool:
        """Whether a heading says only who somebody is: `Vendor`, `Participants`."""
        return not self.readings[i].fields and means(self.headings[i], "own") and not self.looks[i].numbers
