"""What is seen of a column and those around it, by which it is decided what it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from columns.column import IGNORED, Choice
from columns.look import Look
from columns.readings import Reading


@dataclass(frozen=True)
class Seen:
    """What a choice is made by: what the heading can be, what the values look like, the neighbours."""

    heading: str
    reading: Reading
    look: Look
    claimed: Mapping[str, str]  # the fields of headings that are decided, each with the first of those
    before: str | None = None  # the field of the column on the left
    comes_again: bool = False  # whether the same is still to be decided further on

    @property
    def fields(self) -> tuple[str, ...]:
        """What the heading can be."""
        return self.reading.fields


def counter(seen: Seen) -> Choice:
    """Return what `Nr.` is that is nothing else: the customer's number, unless it counts the rows."""
    if seen.look.counts:
        return Choice(IGNORED, "it only counts the rows")
    other = seen.claimed.get("id")
    return Choice(IGNORED, f"`{other}` is the id") if other else Choice("id")
