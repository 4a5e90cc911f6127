"""`feed.brake`: which new content of a file is not to be believed."""

import json
from collections.abc import Callable
from dataclasses import asdict

import pytest

from feed import kept, orders
from feed.brake import LEAST, SHOWN, Brake, weigh
from feed.clock import DAY
from tests.running import csv_bytes
from tests.watched import Folder


def weighed(now: list[str], before: list[str]) -> Brake | None:
    return weigh(now, before, before.__contains__, "Person {}".format)


def numbered(kind: str, count: int) -> list[str]:
    return [f"{kind}{i}" for i in range(count)]


@pytest.mark.parametrize(
    ("old", "new", "is_held"),
    [(100, LEAST, True), (100, LEAST - 1, False), (5 * LEAST, LEAST, False), (5 * LEAST - 1, LEAST, True)],
)
def test_many_new_ones_in_the_place_of_known_ones_are_held(old, new, is_held):
    """Fifty at least, and more than a fifth."""
    before = numbered("old", old)
    brake = weighed([*numbered("new", new), *before[new:]], before)

    assert is_held == bool(brake)


def test_people_who_only_come_or_only_go_are_believed():
    """A second export is put in; half of a file is cleared out."""
    before = numbered("old", 200)

    assert weighed([*before, *numbered("new", 200)], before) is None
    assert weighed(before[:100], before) is None
    assert weighed([*before[:100], *numbered("new", LEAST - 1)], before) is None


def test_people_who_come_from_another_file_are_not_new():
    """Two lists change places."""
    assert weigh(numbered("theirs", 60), numbered("ours", 60), lambda _: True, str) is None


def test_what_would_happen_is_told_with_names_of_some():
    """Enough to see what went wrong, and no more than can be read."""
    before = numbered("old", 60)
    brake = weighed(numbered("new", 70), before)

    assert brake
    assert (60, 70, 60) == (brake.all, brake.new, brake.vanishing)
    assert ("Person new0", "Person old0") == (brake.new_names[0], brake.vanishing_names[0])
    assert SHOWN == len(brake.new_names) == len(brake.vanishing_names)
    assert brake == kept.restored(Brake, json.loads(json.dumps(asdict(brake))))


def test_what_would_happen_is_known_until_it_is_decided(folder):
    """Also after a restart; not any more once the file is put right."""
    folder.write("a.csv", *numbered("Old", 60))
    folder.contacts()
    folder.write("a.csv", *numbered("New", 60), seconds=-50)
    folder.contacts()
    brake = folder.feed.seen["a.csv"].brake
    folder.restart()
    folder.contacts()
    again = folder.feed.seen["a.csv"].brake
    folder.write("a.csv", *numbered("Old", 60), seconds=-40)
    folder.contacts()

    assert brake
    assert (brake, None) == (again, folder.feed.seen["a.csv"].brake)


def one(i: int, phone: int) -> list[str]:
    """A row of one of many people, of whom some share a first name, some a family name."""
    name = f"{['Ada', 'Bob', 'Cleo', 'Dan', 'Eve'][i % 5]} Person{i}"
    return [name, f"+1201555{phone:04d}", f"person{i}@example.com", f"Firm {i // 3}", f"Town {i % 4}"]


def crowd(folder: Folder, *rows: list[str]) -> None:
    headings = ["Name", "Phone", "Email", "Company", "City"]
    (folder.path / "a.csv").write_bytes(csv_bytes([headings, *rows]))


def sorted_alone(rows: list[list[str]], column: int) -> list[list[str]]:
    values = sorted((row[column] for row in rows), reverse=True)
    return [[*row[:column], value, *row[column + 1 :]] for row, value in zip(rows, values, strict=True)]


@pytest.mark.parametrize("column", range(4), ids=["name", "phone", "email", "company"])
def test_a_column_that_is_sorted_alone_is_held(folder, column):
    """Two of name, e-mail and phone tell who somebody is: nobody is new, but all have what is another's."""
    rows = [one(i, i) for i in range(200)]
    crowd(folder, *rows)
    folder.contacts()
    before = folder.feed.frame
    crowd(folder, *sorted_alone(rows, column))
    folder.contacts()

    assert before is folder.feed.frame
    assert "of its 200 people would get what belongs to another" in folder.feed.seen["a.csv"].error


@pytest.mark.parametrize(("all", "moved", "new"), [(200, 60, 140), (100, 30, 0)], ids=["new", "few"])
def test_numbers_that_are_mostly_new_or_of_few_people_are_believed(folder, all, moved, new):
    """The firm has another telephone system, or a department has, in which some have what others had."""
    crowd(folder, *(one(i, i) for i in range(all)))
    folder.contacts()
    phones = [*range(moved)[::-1], *(i + 500 if new else i for i in range(moved, all))]
    crowd(folder, *(one(i, phone) for i, phone in enumerate(phones)))
    folder.contacts()

    assert not folder.feed.seen["a.csv"].held


@pytest.mark.parametrize("column", range(4), ids=["name", "phone", "email", "company"])
def test_so_is_one_of_a_small_list(folder, column):
    """Most are small; of ten people and more, over half do not exchange their numbers in one save."""
    rows = [[*one(i, i)[:3], f"Firm {i}", "Town"] for i in range(20)]
    crowd(folder, *rows)
    folder.contacts()
    crowd(folder, *sorted_alone(rows, column))
    folder.contacts()

    assert "of its 20 people would get what belongs to another" in folder.feed.seen["a.csv"].error


@pytest.mark.parametrize("stays", [True, False], ids=["beside it", "in its place"])
def test_so_is_one_of_a_list_that_is_saved_under_another_name(folder, stays):
    """What it was is kept meanwhile; put right or accepted, it is believed."""
    rows = [one(i, i) for i in range(60)]
    crowd(folder, *rows)
    folder.contacts()
    before = folder.feed.frame
    wrong = csv_bytes([["Name", "Phone", "Email", "Company"], *(row[:4] for row in sorted_alone(rows, 1))])
    (folder.path / "b.csv").write_bytes(wrong)
    if not stays:
        (folder.path / "a.csv").unlink()
    folder.contacts()
    folder.now += 2 * DAY
    folder.contacts()

    assert before is folder.feed.frame
    assert "of its 60 people would get what belongs to another" in folder.feed.seen["b.csv"].error
    (folder.path / "b.csv").write_bytes(csv_bytes([["Name", "Phone", "Email"], *(row[:3] for row in rows)]))
    folder.contacts()
    assert before.contacts["id"].tolist() == folder.feed.frame.contacts["id"].tolist()
    assert not folder.feed.is_degraded
    (folder.path / "b.csv").write_bytes(wrong)
    folder.contacts()
    orders.give(folder.state, orders.ACCEPT, "b.csv")
    folder.contacts()
    assert not folder.feed.is_degraded
    assert b"+12015550059" in next(text for text in folder.feed.frame.contacts["json"] if b"person0@" in text)


def test_who_accepts_the_file_whose_place_was_taken_accepts_the_new_one(folder):
    """The status page shows both: the old one accepted, its people were lost, and the new one held still."""
    rows = [one(i, i) for i in range(60)]
    crowd(folder, *rows)
    folder.contacts()
    before = folder.feed.frame.contacts["id"].tolist()
    (folder.path / "a.csv").unlink()
    (folder.path / "b.csv").write_bytes(
        csv_bytes([["Name", "Phone", "Email"], *(row[:3] for row in sorted_alone(rows, 1))])
    )
    folder.contacts()
    orders.give(folder.state, orders.ACCEPT, "a.csv", folder.feed.seen["a.csv"].held)
    folder.contacts()

    assert sorted(before) == sorted(folder.feed.frame.contacts["id"])
    assert ["b.csv"] == list(folder.feed.seen)
    assert not folder.feed.is_degraded


def test_a_column_that_slipped_by_a_cell_is_held(folder):
    """A cell was deleted, and those below moved up; somebody new came in the same save."""
    rows = [one(i, i) for i in range(100)]
    crowd(folder, *rows)
    folder.contacts()
    crowd(folder, *[one(i, i + (i > 10)) for i in range(100)], one(500, 500))

    assert 100 == len(folder.contacts())
    assert "would get what belongs to another, mostly the phone" in folder.feed.seen["a.csv"].error


def test_a_sorted_column_is_sent_once_it_is_accepted(folder):
    """Somebody may mean it so."""
    rows = [one(i, i) for i in range(100)]
    crowd(folder, *rows)
    folder.contacts()
    crowd(folder, *sorted_alone(rows, 1))
    folder.contacts()
    orders.give(folder.state, orders.ACCEPT, "a.csv")
    folder.contacts()

    assert not folder.feed.is_degraded
    assert b"+12015550099" in next(text for text in folder.feed.frame.contacts["json"] if b"person0@" in text)


PARTS: dict[str, tuple[str, Callable[[int], list[str]], int]] = {
    "a first name": ("First name,Last name,Phone,Email", lambda i: [f"Ada{i}", f"Person{i}", *two(i)], 0),
    "one of two phones": ("Name,Phone,Mobile", lambda i: [f"Ada{i}", two(i)[0], two(i + 500)[0]], 2),
    "a street": ("Name,Phone,Street,City", lambda i: [f"Ada{i}", two(i)[0], f"{i} Road", "Town"], 2),
    "one with gaps": ("Name,Email,Phone", lambda i: [f"Ada{i}", two(i)[1], two(i)[0] * (i % 5 < 3)], 2),
}


def two(i: int) -> list[str]:
    return [f"+1201555{i:04d}", f"person{i}@example.com"]


@pytest.mark.parametrize(("headings", "row", "column"), PARTS.values(), ids=PARTS.keys())
def test_a_column_that_is_only_a_part_of_what_is_sent_is_held_as_well(folder, headings, row, column):
    """A name, the phones, an address are put together from several columns; some have no phone."""
    rows = [row(i) for i in range(200)]
    for these in (rows, sorted_alone(rows, column)):
        (folder.path / "a.csv").write_bytes(csv_bytes([headings.split(","), *these]))
        folder.contacts()

    assert "would get what belongs to another" in folder.feed.seen["a.csv"].error


@pytest.mark.parametrize(
    "new",
    [
        [one(i, i + 5000) for i in range(200)],  # all have new numbers
        [[*one(i, i)[:4], f"Town {(i + 1) % 4}"] for i in range(200)],  # all move, in a ring of four towns
        [one(i, i ^ 1) if i < 40 else one(i, i) for i in range(200)],  # twenty pairs exchange their numbers
        [one(i, i) for i in reversed(range(200))],  # whole rows are sorted
        [[one(i, i)[0], *one(i, i)[2:0:-1], *one(i, i)[3:]] for i in range(200)],  # phones among e-mails
        [[*one(i, i)[:3], one(i % 100, i)[3], one(i, i)[4]] for i in range(200)],  # a firm takes over another
    ],
    ids=["new numbers", "towns", "few", "sorted", "swapped", "taken over"],
)
def test_other_changes_of_many_people_are_believed(folder, new):
    """What nobody else had, what many share, what few exchange."""
    crowd(folder, *[one(i, i) for i in range(200)])
    folder.contacts()
    crowd(folder, *new)
    folder.contacts()

    assert not folder.feed.is_degraded


@pytest.mark.parametrize(("moved", "all"), [(9, 9), (10, 20)])
def test_few_who_exchange_their_numbers_are_believed(folder, moved, all):
    """A shift hands its phones on."""
    crowd(folder, *[one(i, i) for i in range(all)])
    folder.contacts()
    crowd(folder, *[one(i, (i + 1) % moved if i < moved else i) for i in range(all)])
    folder.contacts()

    assert not folder.feed.is_degraded


def test_gaps_that_are_filled_with_what_others_have_are_believed(folder):
    """Colleagues get the firm that is written at one of them already."""
    rows = [one(i, i) for i in range(200)]
    crowd(folder, *[[*row[:3], *(row[3:] if i % 3 else ["", ""])] for i, row in enumerate(rows)])
    folder.contacts()
    crowd(folder, *rows)
    folder.contacts()

    assert not folder.feed.is_degraded


def test_people_who_are_there_twice_may_be_put_together(folder):
    """Who stays gets the number of who goes, beside an own one."""
    headings = ["Name", "Email", "Phone", "Phone 2"]
    stay = [[f"Ada Person{i}", two(i)[1], two(i)[0], ""] for i in range(100)]
    go = [[f"A. Person{i}", two(i + 500)[1], two(i + 500)[0], ""] for i in range(100)]
    once = [[*one[:3], other[2]] for one, other in zip(stay, go, strict=True)]
    for these in ([*stay, *go], once):
        (folder.path / "a.csv").write_bytes(csv_bytes([headings, *these]))
        folder.contacts()

    assert not folder.feed.is_degraded
