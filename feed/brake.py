"""The brake: whether a file's new content is to be believed, since Talkdesk takes no contact back. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from feed.identity import Row

# So many new contacts in the place of known ones are a mistake.
SHARE, LEAST = 0.2, 50
SHOWN = 10  # names of each that people are shown
HELD = (
    "{new} of its {all} people would become new contacts while as many vanish: was one column sorted "
    "without the others, or is it the wrong file? Save it again put right, or run: python bridge.py accept"
)


@dataclass(frozen=True)
class Brake:
    """What would happen if content that waits were accepted: how many of all, and names of some."""

    all: int
    new: int
    vanishing: int
    new_names: tuple[str, ...] = ()
    vanishing_names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Why it is held back."""
        return HELD.format(new=self.new, all=self.all)

    @staticmethod
    def of_json(said: dict[str, Any] | None) -> "Brake | None":
        """Return what was remembered as JSON, if anything was."""
        if not said:
            return None
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in said.items()}
        return Brake(**values)


def weigh(now: Sequence[Row], before: Iterable[Row], is_known: Callable[[str], bool]) -> Brake | None:
    """Return what is wrong with a source's new rows, if something is; `before` are those it said."""
    said, was = _names(now), _names(before)
    new = [name for id, name in said.items() if not is_known(id)]
    vanishing = [name for id, name in was.items() if id not in said]
    several = min(len(new), len(vanishing))
    if several < LEAST or several <= SHARE * len(was):
        return None
    return Brake(len(was), len(new), len(vanishing), tuple(new[:SHOWN]), tuple(vanishing[:SHOWN]))


def _names(rows: Iterable[Row]) -> dict[str, str]:
    return {row.id: row.contact.name for row in rows}
