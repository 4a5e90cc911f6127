"""`feed.identity.glance`: whose many new rows are, of people edited at once and of copies."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.contact import Contact
from feed.identity import glance, ids
from feed.identity.ids import with_ids
from feed.memory.ledger import Ledger
from tests.test_ids import entries, recorded, told_of_few

Rows = Sequence[tuple[Contact, str]]

# Few values of each, so that some people share them, and enough that others share none.
FIELDS = {
    "name": st.sampled_from(["Ann", "Bob", "Cy"]),
    "company": st.sampled_from(["", "Demo Ltd", "ann@example.com"]),
    "title": st.sampled_from(["", "CEO", "CTO"]),
    "emails": st.sampled_from(
        [(), ("a@example.com",), ("b@example.com",), ("c@example.com", "A@example.com")]
    ),
    "phones": st.sampled_from([(), ("+12125550101",), ("+12125550102",), ("+12125550103", "+12125550104")]),
}
PERSON = st.tuples(st.builds(Contact, **FIELDS), st.sampled_from(["", "", "7", "8"]))
PEOPLE = st.lists(PERSON, min_size=1, max_size=5)
EDIT = st.one_of(
    st.fixed_dictionaries({}, optional=FIELDS).filter(lambda edit: len(edit) < 3), st.just({"title": "Boss"})
)
EDITS = st.lists(EDIT, min_size=5, max_size=5)
FEW = st.lists(PERSON, max_size=2)
CHANGED = st.tuples(FEW, PEOPLE, EDITS, FEW)  # whom a file said long ago, whom before, what changed, who came
FILES = st.lists(CHANGED, min_size=1, max_size=2)


def edited(people: Rows, changes: Sequence[Mapping[str, Any]], more: Rows) -> Rows:
    """Return people of whom some are edited, and more of them."""
    return [*((replace(who, **edit), no) for (who, no), edit in zip(people, changes, strict=False)), *more]


def ids_of(ledger: Ledger, now: Mapping[str, Rows]) -> list[list[str]]:
    """Return whose the new rows of files are."""
    told = [told_of_few(ledger, source, entries(rows)) for source, rows in now.items()]
    return [list(each.ids) for each in with_ids(told, [], ledger)]


@given(FILES, PEOPLE)
def test_who_is_told_at_a_glance_is_whom_a_comparison_gives(files, elsewhere):
    """Whatever the files said before, and others say."""
    compare_both(files, elsewhere, all_edited(files))


@given(FILES, PEOPLE, FEW, st.booleans())
def test_so_is_who_is_in_a_copy(files, elsewhere, more, is_alone):
    """Of rows of several files, with others; those files may be saved at the same time."""
    copy = {"copy.csv": [*elsewhere[1:], *files[0][1][:2], *files[0][0], *more]}
    compare_both(files, elsewhere, copy if is_alone else copy | all_edited(files))


@pytest.mark.slow
@settings(max_examples=3_000, derandomize=True)  # a failure in CI is to be that of the change
@given(FILES, PEOPLE)
def test_that_holds_for_many_files(files, elsewhere):
    """The same for the long run."""
    compare_both(files, elsewhere, all_edited(files))


def all_edited(files) -> dict[str, Rows]:
    """Return what files say now."""
    return {f"{i}.csv": edited(*each[1:]) for i, each in enumerate(files)}


def compare_both(files, elsewhere, now) -> None:
    """Compare whose the rows are that files say `now` with and without a glance."""
    with closing(Ledger()) as ledger:
        for turn in (0, 1):
            recorded(ledger, {f"{i}.csv": each[turn] for i, each in enumerate(files)})
        recorded(ledger, {"z.csv": elsewhere})

        assert with_both(ledger, now)


def with_both(ledger: Ledger, now: Mapping[str, Rows]) -> bool:
    """Whether a glance gives rows whom a comparison gives them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(glance, "MANY", 1)
        glanced = ids_of(ledger, now)
        patch.setattr(ids, "at_a_glance", lambda told, _: told)
        return ids_of(ledger, now) == glanced


def test_whoever_was_gone_is_not_told_at_a_glance():
    """Somebody else may have the id by now: Ann became Bea, step by step, in another file."""
    ann, cy = Contact("Ann", emails=("a@example.com",), phones=("+12125550101",)), Contact("Cy")
    bea = [
        replace(ann, name="Bea"),
        Contact("Bea", phones=ann.phones),
        Contact("Bea", phones=("+12125550102",)),
    ]
    with closing(Ledger()) as ledger:
        for rows in ({"a.csv": ann, "z.csv": ann}, {"a.csv": cy}, *({"z.csv": who} for who in bea)):
            recorded(ledger, {name: [(who, "")] for name, who in rows.items()})

        assert with_both(ledger, {"a.csv": [(replace(cy, title="CEO"), ""), (replace(ann, title="CEO"), "")]})


def test_whoever_comes_with_a_text_of_before_goes_before_whoever_was_edited():
    """A row of another file has the same customer number as a namesake's, who is in this one."""
    ann = Contact("Ann", emails=("a@example.com",))
    other = (Contact("Ann", title="CEO", phones=("+12125550102",)), "7")
    with closing(Ledger()) as ledger:
        recorded(ledger, {"a.csv": [(ann, "")]})
        recorded(ledger, {"z.csv": [(ann, "7"), other]})

        assert with_both(ledger, {"a.csv": [(replace(ann, title="Boss"), ""), other]})


EDITED = [{"title": "Boss"}, {"emails": ()}, {"company": "", "title": ""}]


@pytest.mark.parametrize(
    ("name", "edit"), [("copy.csv", {}), *(("list.csv", edit) for edit in EDITED)], ids=str
)
def test_many_people_who_are_copied_or_edited_at_once_need_no_comparison(monkeypatch, name, edit):
    """To compare 100,000 with each other took 20 s and 1 GB, after one heading was renamed."""
    monkeypatch.setattr(ids, "identify", Mock(side_effect=AssertionError("compared")))
    people = [
        (Contact(f"Ann {i}", "Demo Ltd", "CEO", (f"{i}@example.com",), (f"+1212555{i:04}",)), "")
        for i in range(glance.MANY)
    ]
    with closing(Ledger()) as ledger:
        recorded(ledger, {"list.csv": people})
        before = [row.id for row in ledger.present("list.csv")]
        now = [(replace(who, **edit), no) for who, no in people[::-1]]

        assert ids_of(ledger, {name: now}) == [before[::-1]]
