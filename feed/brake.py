"""The brake: whether new content of a file is to be believed, as nothing can be deleted in Talkdesk. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

# So many new contacts in the place of known ones are a mistake.
SHARE, LEAST = 0.2, 50
SHOWN = 10  # names of each that people are shown
HELD = (
    "{new} of its {all} people would become new contacts while as many vanish: was one column sorted "
    "without the others, or is it the wrong file? Put it right and save it again, or accept it:"
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


def weigh(
    now: Iterable[str], before: Iterable[str], is_known: Callable[[str], bool], name: Callable[[str], str]
) -> Brake | None:
    """Return what is wrong with what a source says, if something is: by the ids of now and of before.

    `is_known` tells whether any contact has an id, `name` that of a contact of either.
    """
    said, was = dict.fromkeys(now), dict.fromkeys(before)
    vanishing = [id for id in was if id not in said]
    if len(vanishing) < LEAST:
        return None
    new = [id for id in said if id not in was and not is_known(id)]
    several = min(len(new), len(vanishing))
    if several < LEAST or several <= SHARE * len(was):
        return None
    some = (tuple(map(name, ids[:SHOWN])) for ids in (new, vanishing))
    return Brake(len(was), len(new), len(vanishing), *some)
