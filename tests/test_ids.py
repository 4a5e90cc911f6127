"""`feed.identity.ids`: whose the rows of a file are, found by looking at as few as need it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import product, starmap
from unittest.mock import Mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contacts.contact import Contact, Entry
from feed.entries import entry
from feed.identity import ids
from feed.identity.ids import with_ids
from feed.identity.in_place import InPlace
from feed.identity.likeness import Row
from feed.memory import near
from feed.memory.ledger import Ledger
from feed.memory.near import said_before
from feed.source import Part
from feed.told import Told, compare
from tests.telling import record

NOW = 10**15

# Few values of each, so that people share them; all that can be made of them, as that is soonest drawn.
NAMES = ("Ann", "Bob", "Änn", "Ann Bob")
COMPANIES = ("", "Demo Ltd")
TITLES = ("", "CEO", "CTO")
EMAILS = ((), ("ann@example.com",), ("ANN@example.com",), ("bob@example.com", "info@example.com"))
PHONES = ((), ("+12125550101",), ("+12125550102",), ('555" 01',))
CONTACTS = st.sampled_from(list(starmap(Contact, product(NAMES, COMPANIES, TITLES, EMAILS, PHONES))))
ROWS = st.lists(st.tuples(CONTACTS, st.sampled_from(["", "", "7", "8"])), max_size=6)


def entries(rows: Sequence[tuple[Contact, str]]) -> list[Entry]:
    """Rows in lines 2, 3, ...; equal rows have equal texts."""
    return [
        entry(
            line,
            repr((contact, no)).encode(),
            no,
            contact.as_json(),
            contact.comparable,
            vars(contact),
        )
        for line, (contact, no) in enumerate(rows, 2)
    ]


def told_anew(source: str, rows: Sequence[Entry]) -> Told:
    """What is said by a source of which all rows are read, as if nobody had compared them."""
    return Told(source, 500, rows, [row.line for row in rows], [""] * len(rows))


def recorded(ledger: Ledger, files: Mapping[str, Sequence[tuple[Contact, str]]]) -> None:
    told = [told_anew(source, entries(rows)) for source, rows in files.items()]
    record(ledger, with_ids(told, [], ledger), [], NOW)


def by_all_that_was_said(ledger: Ledger, now: Mapping[str, Sequence[Entry]]) -> list[Told]:
    """As `with_ids`, compared with every row of every source."""
    every = [told_anew(source, []) for source in ledger.sources()]

    def all_before(rows: Sequence[Row], _: object, vanished: Iterable[str], ledger: Ledger) -> list[Row]:
        elsewhere = {source for source in ledger.sources() if source not in now and ledger.has_rows(source)}
        return sorted(said_before(rows, every, vanished, ledger), key=lambda old: old.source in elsewhere)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ids, "said_before", all_before)
        return with_ids([told_anew(*file) for file in now.items()], [], ledger)


def by_all_rows_of_its_sources(ledger: Ledger, now: Mapping[str, Sequence[Entry]]) -> list[Told]:
    """As `with_ids`, compared with every row of the sources that changed."""
    return with_ids([told_anew(*file) for file in now.items()], [], ledger)


FILES = st.lists(st.tuples(ROWS, ROWS, ROWS), min_size=1, max_size=3)


@given(FILES, st.tuples(ROWS, ROWS), st.booleans())
def test_whoever_is_found_by_a_few_rows_is_found_by_all(files, elsewhere, are_many):
    """Rows that are as they were are left out, and those that nobody can be taken for."""
    compare_with(by_all_rows_of_its_sources, files, elsewhere, are_many)


@settings(max_examples=100)
@given(FILES, st.tuples(ROWS, ROWS), st.booleans())
def test_rows_of_other_files_that_are_not_looked_at_would_tell_nobody(files, elsewhere, are_many):
    """Nor would files that nobody has asked for."""
    compare_with(by_all_that_was_said, files, elsewhere, are_many)


@pytest.mark.slow
@settings(max_examples=500)
@given(FILES, st.tuples(ROWS, ROWS), st.booleans())
def test_that_holds_for_many_files(files, elsewhere, are_many):
    """The same for the long run."""
    compare_with(by_all_that_was_said, files, elsewhere, are_many)


def compare_with(by_all, files, elsewhere, are_many) -> None:
    """Have files change twice, and compare whose their rows are then if few and if all are looked at."""
    with closing(Ledger()) as ledger, pytest.MonkeyPatch.context() as patch:
        if are_many:
            patch.setattr(near, "FEW", 0)
        for turn in (0, 1):
            recorded(ledger, {"b.csv": elsewhere[turn]})
            recorded(ledger, {f"{i}.csv": versions[turn] for i, versions in enumerate(files)})
        now = {f"{i}.csv": entries(versions[2]) for i, versions in enumerate(files)}
        by_few = with_ids([told_of_few(ledger, *file) for file in now.items()], [], ledger)

        assert [each.ids for each in by_all(ledger, now)] == [
            [ids_by_line(each)[row.line] for row in now[each.source]] for each in by_few
        ]


def told_of_few(ledger: Ledger, source: str, rows: Sequence[Entry]) -> Told:
    """What is said by a source of which only new rows are read."""
    present = ledger.present(source)
    known = {row.raw for row in present}
    read = [Entry(row.line, "", b"", "", row.raw) if row.raw in known else row for row in rows]
    return compare(source, 500, [Part(entries=read)], present)


def ids_by_line(told: Told) -> dict[int, str]:
    return {place: row.id for row, place in told.kept} | dict(zip(told.places, told.ids, strict=True))


BOB, ANN = (Contact("Bob", phones=("+1",)), "7"), Contact("Ann", title="CEO")
ANNS = [(Contact("Ann"), ""), (Contact("Ann", company="Demo Ltd"), "")]
DIALLED = [ANNS[0], (Contact("Ann", company="Demo Ltd", phones=("+12125550101",)), "")]


# A file that was gone is back with the row of another that has just vanished, and a third has its rows.
@example([([], [BOB], []), ([(ANN, "")], [BOB], [])], [], [[(ANN, "7")], []], {0}, {1})
# A file that was emptied and gone is back and says nobody, beside one with the rows that another had.
@example([(ANNS[:1], [], []), (ANNS, [], [])], [], [[], DIALLED], set(), {0})
@given(FILES, ROWS, st.lists(ROWS, max_size=3), st.sets(st.integers(0, 3)), st.sets(st.integers(0, 3)))
def test_whoever_is_in_a_file_renamed_is_found_as_in_one_edited(files, elsewhere, new, away, gone):
    """Some files are gone for long, some just now; others have some of their rows, and other ones."""
    with closing(Ledger()) as ledger, pytest.MonkeyPatch.context() as patch:
        recorded(ledger, {"b.csv": elsewhere})
        for turn in (0, 1):
            recorded(ledger, {f"{i}.csv": versions[turn] for i, versions in enumerate(files)})
        record(ledger, [], [f"{i}.csv" for i in gone if i < len(files)], NOW)
        vanished = [f"{i}.csv" for i in away - gone if i < len(files)]
        rows = [[*files[i % len(files)][1], *some] for i, some in enumerate(new)]
        told = [told_anew(f"{'' if i in gone else 'new '}{i}.csv", entries(rows[i])) for i in range(len(new))]
        strangers = Mock(side_effect=ids._strangers)
        patch.setattr(ids, "_strangers", strangers)
        quick = with_ids(told, vanished, ledger)
        patch.setattr(ids, "_fresh", lambda *_: strangers.call_args.args[1])
        patch.setattr(ids, "in_place", lambda told, *_: InPlace(told, ()))

        assert quick == with_ids(told, vanished, ledger)


LIST = [(Contact(name, phones=(f"+1212555010{i}",)), "") for i, name in enumerate(["Ann", "Bob", "Cy"])]


@pytest.mark.parametrize("looks", [1, 2], ids=["renamed", "away for a look"])
def test_a_file_renamed_needs_no_work_for_rows_that_are_as_they_were(monkeypatch, looks):
    """To compare 100,000 people with themselves took longer than all else."""
    monkeypatch.setattr(ids, "identify", Mock(side_effect=AssertionError("compared")))
    with closing(Ledger()) as ledger:
        recorded(ledger, {"old.csv": LIST})
        before = [row.id for row in ledger.present("old.csv")]
        if looks == 2:
            record(ledger, [], ["old.csv"], NOW)
        [told] = with_ids([told_anew("new.csv", entries(LIST[::-1]))], ["old.csv"], ledger)

    assert before == told.ids[::-1]


def test_a_name_corrected_in_a_file_renamed_makes_nobody_new():
    """It is one of few rows that are not as they were, and nobody has the name."""
    with closing(Ledger()) as ledger:
        recorded(ledger, {"old.csv": LIST})
        corrected = [(Contact("Bobby", phones=LIST[1][0].phones), ""), LIST[0], LIST[2]]
        [told] = with_ids([told_anew("new.csv", entries(corrected))], ["old.csv"], ledger)

        assert {row.id for row in ledger.present("old.csv")} == set(told.ids)


@given(st.lists(ROWS, min_size=1, max_size=3))
def test_strangers_get_the_ids_that_a_comparison_gives_them(files):
    """Who shares nothing with anybody needs none."""
    with closing(Ledger()) as ledger, pytest.MonkeyPatch.context() as patch:
        told = [told_anew(f"{i}.csv", entries(rows)) for i, rows in enumerate(files)]
        quick = [each.ids for each in with_ids(told, [], ledger)]
        patch.setattr(ids, "_strangers", lambda new, *_: [""] * len(new))

        assert quick == [each.ids for each in with_ids(told, [], ledger)]
