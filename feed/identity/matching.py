"""Which contact is which: gives the rows of sources their ids. Pure: takes what was and what is.

An id is Talkdesk's key for ever: given once, never changed, never shared, never given to someone else.
In doubt a row is a new contact rather than someone else.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from feed.identity.begun import begun
from feed.identity.fingerprints import digest
from feed.identity.heirs import inherited
from feed.identity.likeness import (
    REACH,
    Fit,
    Index,
    Row,
    Sheet,
    Where,
    all_keys,
    best_fit,
    contradicts,
    edit_keys,
    in_common,
    is_edit,
    is_told_by_facts,
    key_by_facts,
    only,
    own_key,
    person_keys,
    persons,
    reach_keys,
    says_other_id,
    says_same_id,
    with_own_ids,
)
from feed.identity.lines import edited_lines

MayBe = Callable[[Row, Row], bool]  # of a row, and of what may be the same person before
Place = Callable[[Row, Row], Where]  # of the same
Choices = list[tuple[int, Fit | None, Row | None]]


def identify(
    rows: Sequence[Row],
    was: Iterable[Row],
    is_taken: Callable[[str], bool],
    kept: Mapping[Where, Collection[str]],
) -> list[str]:
    """Return an id for each of `rows`: all rows of the sources that changed, in order.

    `was` is what rows said before: all rows that those sources have or had, and of other sources at
    least those with the raw text of one of `rows`, or with its name and one of its marks. `is_taken` says
    whether any contact, living or gone, has an id. `kept` gives, by source and by table, the ids of rows that
    stayed as they were; of those `rows` and `was` may lack what `said_before` leaves out as not near.

    The rules are applied to all rows one after the other, each only to what the rules before left over.
    Whoever kept the name, here or elsewhere, goes before whoever may have changed it, or be a namesake: a
    person who moved to another file is not to lose the id to the one who took the place.
    """
    matching = _Matching(rows, inherited(rows, list(was), kept), kept)
    matching.by_text()
    matching.by_edit()
    matching.by_line()
    matching.by_equality()
    matching.by_person()
    matching.by_name()
    matching.by_renaming()
    matching.by_beginning()
    return matching.with_new_ids(is_taken)


class _Matching:
    """The ids found so far, and what is left to be matched."""

    def __init__(self, rows: Sequence[Row], was: list[Row], kept: Mapping[Where, Collection[str]]) -> None:
        self.rows = with_own_ids(rows)
        self.was = sorted(was, key=lambda old: not old.is_present)  # who is there goes first
        self.ids = [""] * len(rows)
        # The ids that each source has got, and each table of it.
        self.ids_in = defaultdict[Where, set[str]](set, {where: set(ids) for where, ids in kept.items()})
        self.stood = {(old.sheet, old.id) for old in was if old.is_present}
        self.holders: defaultdict[str, list[Row]] = defaultdict(list)  # id -> rows that have got it
        self.same: defaultdict[Hashable, list[int]] = defaultdict(list)  # rows that are one contact
        self.keys = [
            key_by_facts(said) if is_told_by_facts(said, self._apart) else own_key(row)
            for row, said in zip(self.rows, rows, strict=True)
        ]
        for i, key in enumerate(self.keys):
            self.same[key].append(i)
        self.left: list[int] = []  # one row of each contact that has no id yet

    def by_text(self) -> None:
        """Rule 1: the same raw text as before, in the same source, else wherever it was."""
        own: dict[tuple[str, bytes], str] = {}
        anywhere: defaultdict[bytes, set[str]] = defaultdict(set)
        for old in self.was:
            own.setdefault((old.source, old.raw), old.id)
            anywhere[old.raw].add(old.id)
        for i, row in enumerate(self.rows):
            self._give([i], own.get((row.source, row.raw)) or only(anywhere.get(row.raw, ())))
        for those in self.same.values():
            known = {self.ids[i] for i in those} - {""}
            without = [i for i in those if not self.ids[i]]
            self._give(without, only(known))
            if without:
                self.left.append(min(without, key=lambda i: self.rows[i].raw))

    def by_edit(self) -> None:
        """Rules 2 and 3: a person edited, but not the name, in the same source; the most equal facts win."""
        self._give_edited(lambda a, b: a.name == b.name and not contradicts(a, b), self._may_come_back)

    def by_name(self) -> None:
        """Rules 2 and 3, where no e-mail and no phone stayed: a namesake may have come from elsewhere."""
        self._give_edited(lambda a, b: a.name == b.name and not says_other_id(a, b), self._may_come_back)

    def by_renaming(self) -> None:
        """Rules 2 and 3, where the name is what was edited."""
        self._give_edited(lambda row, old: row.name != old.name, self._may_rename)

    def by_beginning(self) -> None:
        """Rule 3 for whose name was half typed when the file was saved."""
        left = {i: self.rows[i] for i in self._left()}
        gone = [old for old in (self._mine if left else ()) if old.id not in self.ids_in[old.source]]
        for i, old in begun(left, gone).items():
            if self._may_rename(self.rows[i], old):
                self._give_all(i, old.id)

    def _give_edited(self, may_be: MayBe, may_have: MayBe) -> None:
        """The id that a row says itself counts where facts do not decide, and lets more of them differ."""
        choices = []
        for i in self._left() if self._mine else ():
            row = self.rows[i]
            similar = self._own[row.source].find(edit_keys(row.facts, row.given_id))
            those = [old for old in similar if may_be(row, old)]
            edited = [old for old in those if is_edit(row, old) or self._is_renamed(row, old)]
            choices.append((i, *best_fit(row, edited, self.ids_in[row.source])))
        self._give_settled(choices, may_have, self._place)

    def by_line(self) -> None:
        """Rule 3 for one of several lines of a contact, if others stay as they were."""
        left = {i: self.rows[i] for i in self._left() if self.keys[i] == key_by_facts(self.rows[i])}
        names = {row.name for row in left.values()}
        was = [old for old in (self._mine if left else ()) if old.is_present and old.name in names]
        ids = zip(self.rows, self.ids, strict=True) if was else ()
        there = [replace(row, id=id) for row, id in ids if id and row.name in names]
        for i, id in edited_lines(left, there, was).items():
            self._give_all(i, id)

    def by_equality(self) -> None:
        """Rule 3 for people who cannot be told apart: paired in order, if there are equally many."""
        now: defaultdict[Hashable, list[int]] = defaultdict(list)
        for i in self._left():
            now[self.rows[i].source, self.rows[i].facts].append(i)
        before: dict[Hashable, dict[str, None]] = {key: {} for key in now}
        for old in self._mine if now else ():
            key: Hashable = (old.source, old.facts)
            if key in now and old.is_present and old.id not in self.ids_in[old.source]:
                before[key][old.id] = None
        for same, those in now.items():
            if len(those) == len(before[same]):
                for i, id in zip(sorted(those), before[same], strict=True):
                    self._give_all(i, id)

    def by_person(self) -> None:
        """Rule 4: the same person anywhere: name equal, and an e-mail, a phone or the id it says."""
        left = self._left()
        names = {self.rows[i].name for i in left}
        self._give_persons(left, persons(old for old in self.was if old.name in names))

    def with_new_ids(self, is_taken: Callable[[str], bool]) -> list[str]:
        """Rule 5: a new contact, unless another source has the same person; of new ones the first counts."""
        left: defaultdict[Sheet, list[int]] = defaultdict(list)
        for i in self._left():
            left[self.rows[i].sheet].append(i)
        names = {self.rows[i].name for those in left.values() for i in those}
        known = zip(self.rows, self.ids, strict=True)
        index = persons(replace(row, id=id) for row, id in known if id and row.name in names)
        given, counters = set[str](), Counter[str]()

        def is_known(id: str) -> bool:
            return id in given or is_taken(id)

        for those in left.values():
            self._give_persons(those, index)
            for i in sorted(those):
                if not self.ids[i]:
                    self._give_all(i, _new_id(self.rows[i], is_known, counters))
                given.add(self.ids[i])
                row = replace(self.rows[i], id=self.ids[i])
                for key in person_keys(row):
                    index.add(key, row)
        return self.ids

    def _give_persons(self, those: list[int], index: Index) -> None:
        choices = []
        for i in those:
            row = self.rows[i]
            found = [old for old in index.find(person_keys(row)) if not contradicts(row, old)]
            choices.append((i, *best_fit(row, found, self.ids_in[row.sheet])))
        self._give_settled(choices, self._may_come_back, lambda row, _: row.sheet)

    def _place(self, row: Row, old: Row) -> Where:
        """Return where nobody else may have an id: the source, or, of who was in several tables, this one."""
        return row.sheet if (row.sheet, old.id) in self.stood else row.source

    def _give_settled(self, choices: Choices, may_have: MayBe, where: Place) -> None:
        """Give the ids that are chosen to rows that may have them; whoever is there goes first."""
        for i, old in sorted(self._settled(choices, where), key=lambda choice: not choice[1].is_present):
            if may_have(self.rows[i], old):
                self._give_all(i, old.id)

    def _settled(self, choices: Choices, where: Place) -> list[tuple[int, Row]]:
        """Return the choices of ids that are free `where` their rows are and that none there fits as well."""
        wanted: defaultdict[tuple[Where, str], list[tuple[Fit, int, Row]]] = defaultdict(list)
        for i, fit, old in choices:
            place = where(self.rows[i], old) if old else ""
            if fit and old and old.id not in self.ids_in[place]:
                wanted[place, old.id].append((fit, i, old))
        settled = []
        for those in wanted.values():
            best = max(fit for fit, _, _ in those)
            first, *others = ((i, old) for fit, i, old in those if fit == best)
            settled += [] if others else [first]
        return settled

    def _is_renamed(self, row: Row, old: Row) -> bool:
        """Whether it says the same id, and has an e-mail or a phone that nobody else there has."""
        if not says_same_id(row, old):
            return False
        equal = set(reach_keys(row.facts)).intersection(reach_keys(old.facts))
        return any(len(self._own[row.source].find([number])) == 1 for number in equal)

    def _may_come_back(self, row: Row, old: Row) -> bool:
        """Whether a row may have the id of `old`.

        Not if that is gone and the row is a namesake's, or if someone of another name has the id by now.
        """
        if not old.is_present and contradicts(row, old) and not says_same_id(row, old):
            return False
        placed = {holder.source for holder in self.holders[old.id]}
        last = (known for known in self._living[old.id] if known.source not in placed)
        others = [other for other in (*self.holders[old.id], *last) if other.name != row.name]
        return old.is_present or all(row.reach & other.reach for other in others)

    def _may_rename(self, row: Row, old: Row) -> bool:
        """Whether a row of another name may have the id of `old`.

        Not if it is gone and was someone else, nor if that person moved to another source just now. Who stays
        on another sheet of this one has the same e-mail and phone.
        """
        if not old.is_present and not in_common(row, old) >= REACH:
            return False
        others = [other for other in self.holders[old.id] if other.name != row.name]
        unlike = {other.source for other in others if not in_common(row, other) >= REACH}
        had = {known.source for known in self._living[old.id]} - ({row.source} & unlike)
        return all(other.source in had and row.reach & other.reach for other in others)

    def _give_all(self, i: int, id: str) -> None:
        """Give the id to a row and to all that are the same contact."""
        self._give([j for j in self.same[self.keys[i]] if not self.ids[j]], id)

    def _give(self, those: list[int], id: str | None) -> None:
        if not id:
            return
        for i in those:
            self.ids[i] = id
            self.ids_in[self.rows[i].source].add(id)
            self.ids_in[self.rows[i].sheet].add(id)
            self.holders[id].append(self.rows[i])

    def _left(self) -> list[int]:
        self.left = [i for i in self.left if not self.ids[i]]
        return self.left

    @cached_property
    def _mine(self) -> list[Row]:
        """What the sources of the rows said before."""
        sources = {row.source for row in self.rows}
        return [old for old in self.was if old.source in sources]

    @cached_property
    def _apart(self) -> set[Hashable]:
        """What several contacts of a source say alike: whoever has been two stays two."""
        those: defaultdict[Hashable, set[str]] = defaultdict(set)
        for old in self._mine:
            if old.is_present:
                those[old.source, old.facts].add(old.id)
        return {key for key, ids in those.items() if len(ids) > 1}

    @cached_property
    def _living(self) -> defaultdict[str, list[Row]]:
        """What sources say or said last, by whose it is: also others, of ids that someone gone had."""
        living: defaultdict[str, list[Row]] = defaultdict(list)
        for old in self.was:
            if old.is_present:
                living[old.id].append(old)
        return living

    @cached_property
    def _own(self) -> defaultdict[str, Index]:
        """What each source said before, as far as rows that are left may ask for it."""
        own: defaultdict[str, Index] = defaultdict(Index)
        left = [self.rows[i] for i in self._left()]
        asked = {key for row in left for key in all_keys(row)}
        for old in self._mine:
            for key in asked.intersection(all_keys(old)) if asked else ():
                own[old.source].add(key, old)
        return own


def _new_id(row: Row, is_taken: Callable[[str], bool], counters: Counter[str]) -> str:
    base = digest(row.contact)
    id = row.given_id or base
    while is_taken(id):
        counters[base] += 1
        id = base if counters[base] == 1 else f"{base}-{counters[base]}"
    return id
