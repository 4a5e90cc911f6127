"""The brake: whether a file's new content is to be believed, since Talkdesk takes no contact back. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# So many new contacts in the place of known ones, or known ones with what others had, are a mistake.
SHARE, LEAST = 0.2, 50
MOST = 0.75  # of those who changed: others may have been edited in the same save
SHOWN = 10  # names of each that people are shown
HELD = (
    "{new} of its {all} people would become new contacts while as many vanish: was one column sorted "
    "without the others, or is it the wrong file? Save it again put right, or accept it:"
)
MOVED = (
    "{moved} of its {all} people would get what is another's, mostly the {field}: was one column sorted "
    "without the others? Save it again put right, or accept it:"
)
# What may be moved among people, and what it is called.
FIELDS = {
    "name": "name",
    "phones": "phone",
    "emails": "e-mail",
    "company": "company",
    "address": "address",
    "title": "job title",
}

Said = Mapping[str, Any]


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
    if not are_many(several, len(was)):
        return None
    some, others = (tuple(map(name, ids[:SHOWN])) for ids in (new, vanishing))
    return Brake(len(was), len(new), len(vanishing), some, others)


def weigh_moves(changed: Iterable[tuple[Said, Said]], vanishing: Iterable[Said], all: int) -> Brake | None:
    """Return what is wrong if many people say now what others of the same source said before.

    `changed` is what people said before, and what each of them says now; `vanishing` what those said who
    vanish; `all` is how many people there are. One column that is sorted, or moved up by a cell, makes hardly
    anybody new: two others tell who somebody is.
    """
    pairs = list(changed)
    said = [*vanishing, *(was for was, _ in pairs)]
    before = {key: {_value(one, key) for one in said} - {None} for key in FIELDS}
    moves = [(was, now, [key for key in FIELDS if _is_moved(was, now, key, before)]) for was, now in pairs]
    moved = [(was, now, keys) for was, now, keys in moves if keys]
    several = {(key, _value(now, key)) for _, now, keys in moved for key in keys}
    # What many share, as a town, tells nobody apart.
    if not are_many(len(moved), all) or len(moved) < MOST * len(pairs) or len(several) < LEAST:
        return None
    ((most, _),) = Counter(key for *_, keys in moved for key in keys).most_common(1)
    names = tuple(str(was["name"]) for was, *_ in moved[:SHOWN])
    return Brake(all, 0, 0, moved=len(moved), field=FIELDS[most], moved_names=names)


def _is_moved(was: Said, now: Said, key: str, before: Mapping[str, set[Any]]) -> bool:
    """Whether a field says what it did not say of this one, but of another."""
    value = _value(now, key)
    return value != _value(was, key) and value in before[key]


def are_many(some: int, all: int) -> bool:
    """Whether so many of all are too many to be believed."""
    return some >= LEAST and some > SHARE * all


def _value(said: Said, key: str) -> Any:
    value = said.get(key)
    return tuple(value) if isinstance(value, list) else value
