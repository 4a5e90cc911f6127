"""The brake: whether new content of a file is to be believed, as nothing can be deleted in Talkdesk. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# So many new contacts in the place of known ones are a mistake.
SHARE, LEAST = 0.2, 50
# So many people, and that share of all, who get so many different things that others had, are one as well.
# What many share, as a town, tells nobody apart.
MOVING = ((LEAST, SHARE, 25), (10, 0.5, 10))
FEWEST = min(least for least, _, _ in MOVING)
MOST = 0.75  # others may have been edited in the same save
SHOWN = 10  # names of each that people are shown
HELD = (
    "{new} of its {all} people would become new contacts while as many vanish: was one column sorted "
    "without the others, or is it the wrong file? Put it right and save it again, or accept it:"
)
MOVED = (
    "{moved} of its {all} people would get what belongs to another, mostly the {field}: was one column "
    "sorted without the others? Put it right and save it again, or accept it:"
)
# What may be moved among people: what it is called, and the parts that stand in columns of their own.
FIELDS: dict[str, tuple[str, Callable[[Any], Iterable[str]]]] = {
    "name": ("name", str.split),
    "phones": ("phone", list),
    "emails": ("e-mail", list),
    "company": ("company", lambda said: [said] if said else []),
    "address": ("address", lambda said: said.split(", ") if said else []),
}

Said = Mapping[str, Any]
NOTHING: Said = {}


@dataclass(frozen=True)
class Brake:
    """What would happen if content that waits were accepted: how many of all, and names of some.

    People would be new in the place of those who vanish; or, `moved`, have what was another's, mostly
    the `field`.
    """

    all: int
    new: int
    vanishing: int
    new_names: tuple[str, ...] = ()
    vanishing_names: tuple[str, ...] = ()
    moved: int = 0
    field: str = ""
    moved_names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Why it is held back."""
        return (MOVED if self.moved else HELD).format_map(vars(self))


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
    if not are_many(several, len(was)):
        return None
    some, others = (tuple(map(name, ids[:SHOWN])) for ids in (new, vanishing))
    return Brake(len(was), len(new), len(vanishing), some, others)


def weigh_moves(
    changed: Sequence[tuple[Said, Said]], coming: Iterable[Said], vanishing: Iterable[Said], all: int
) -> Brake | None:
    """Return what is wrong if what many people of a source lose is what others of it get.

    `changed` is what people said before, and what each of them says now; then what those say who come, and
    what those said who vanish; `all` is how many there were. One column that is sorted, or moved up by a
    cell, makes hardly anybody new: two others tell who somebody is.
    """
    every = [*changed, *((NOTHING, now) for now in coming), *((was, NOTHING) for was in vanishing)]
    for key, (field, parts) in FIELDS.items():
        moves = [(was, *_exchanged(parts(was.get(key, "")), parts(now.get(key, "")))) for was, now in every]
        moved = [was for was, lost, got in moves if lost and got]
        lost, got = (Counter(part for move in moves for part in move[i]) for i in (1, 2))
        same = lost & got
        is_same = same.total() >= MOST * max(lost.total(), got.total())
        if is_same and may_be_moved(len(moved), all, len(same)):
            names = tuple(str(was["name"]) for was in moved[:SHOWN])
            return Brake(all, 0, 0, moved=len(moved), field=field, moved_names=names)
    return None


def _exchanged(was: Iterable[str], now: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return what of it is not there any more, and what is new."""
    before, after = set(was), set(now)
    return before - after, after - before


def are_many(some: int, all: int) -> bool:
    """Whether so many of all are too many to be believed."""
    return some >= LEAST and some > SHARE * all


def may_be_moved(some: int, all: int, different: int) -> bool:
    """Whether so many of all are too many to have what others had, so many different things."""
    return any(some >= least and some > share * all and different >= few for least, share, few in MOVING)
