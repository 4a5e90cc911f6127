"""`feed.identity.lines`: a customer on several lines of a list of orders, some of which are edited."""

from collections.abc import Sequence

import orjson
import pytest

from feed.clock import SECOND
from tests.running import csv_bytes
from tests.watched import Folder

HEADINGS = ["Order", "Customer", "Email", "Phone", "Company"]
ANN = ["Ann Demo", "ann@example.com", "+12125550101", "Demo Ltd"]
BOB = ["Bob Mock", "info@example.com", "+12125550102", "Mock AG"]


def write(folder: Folder, lines: Sequence[Sequence[str]]) -> None:
    """Save a list of orders, and pass a minute."""
    folder.now += 60 * SECOND
    file = folder.path / "orders.csv"
    file.write_bytes(csv_bytes([HEADINGS, *lines]))
    folder.date(file, seconds=-10)


def look(folder: Folder) -> list[tuple[str, list[str], str]]:
    """Return name, phones and id of each contact, by name."""
    folder.feed.refresh()
    assert folder.feed.frame
    found = map(orjson.loads, folder.feed.frame.contacts["json"])
    return sorted((each["name"], each["phones"], each["id"]) for each in found)


@pytest.mark.parametrize("is_restarted", [False, True])
@pytest.mark.parametrize("numbers", ["12345", "77777"], ids=["orders", "identical lines"])
def test_a_phone_edited_on_one_line_changes_the_customer_and_makes_no_second_of_them(
    folder, numbers, is_restarted
):
    """The line whose text changed last decides, whatever is edited, added or sorted later."""
    lines = [[number, *person] for number, person in zip(numbers, [ANN, BOB, ANN, BOB, ANN], strict=True)]
    write(folder, lines)
    [(_, _, ann), (_, _, bob)] = look(folder)
    for number, line in enumerate([2, 0, 2]):
        lines[line] = [*lines[line][:3], f"+1212555011{number}", "Demo Ltd"]
        write(folder, lines)
        if is_restarted:
            folder.restart()

        assert [("Ann Demo", [f"+1212555011{number}"], ann), ("Bob Mock", BOB[2:3], bob)] == look(folder)
    write(folder, lines[::-1])

    assert {ann, bob} == {id for _, _, id in look(folder)}


def test_a_customer_whose_lines_differ_is_one_in_a_file_renamed_and_when_lines_go(folder):
    """Whoever is one stays one."""
    lines = [["1", *ANN], ["2", *ANN], ["3", *BOB]]
    write(folder, lines)
    before = {id for _, _, id in look(folder)}
    lines[1] = ["2", *ANN[:3], "Other Ltd"]
    write(folder, lines)
    look(folder)
    (folder.path / "orders.csv").rename(folder.path / "orders (1).csv")

    assert before == {id for _, _, id in look(folder)}
    (folder.path / "orders (1).csv").unlink()
    write(folder, lines[1:])
    assert before == {id for _, _, id in look(folder)}


@pytest.mark.parametrize("numbers", ["12", "77"], ids=["orders", "identical lines"])
def test_another_customer_of_the_same_name_is_no_edited_line(folder, numbers):
    """Though they share info@: whoever orders for the first time is someone new."""
    lines = [[number, *BOB] for number in numbers]
    write(folder, lines)
    [(_, _, bob)] = look(folder)
    write(folder, [*lines, ["3", *BOB[:2], "+12125550109", BOB[3]]])
    found = look(folder)

    assert (bob, 2) == (found[0][2], len({id for _, _, id in found}))
