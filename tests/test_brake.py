"""`feed.brake`: which new content of a file is not to be believed."""

import json
from dataclasses import asdict

import pytest

from feed.brake import LEAST, SHOWN, Brake, weigh


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


def test_what_would_happen_is_told_with_names_of_some():
    """Enough to see what went wrong, and no more than can be read."""
    before = numbered("old", 60)
    brake = weighed(numbered("new", 70), before)

    assert brake
    assert (60, 70, 60) == (brake.all, brake.new, brake.vanishing)
    assert ("Person new0", "Person old0") == (brake.new_names[0], brake.vanishing_names[0])
    assert SHOWN == len(brake.new_names) == len(brake.vanishing_names)
    assert brake == Brake.of_json(json.loads(json.dumps(asdict(brake))))


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
