"""`feed.memory.history`: how the number of contacts went, for years, in little room."""

from feed.clock import HOUR
from feed.memory.history import MOST, Point, thinned


def test_a_short_history_is_kept_whole():
    """Nothing is lost without need."""
    points = [Point(i, i, 1, 0) for i in range(MOST)]

    assert points == thinned(points)


def test_of_a_long_history_the_older_half_is_seen_from_afar():
    """Two become one, with the later time and all that changed in both."""
    points = [Point(i, 100 + i, 1, 2) for i in range(MOST + 1)]
    kept = thinned(points)

    assert Point(1, 101, 2, 4) == kept[0]
    assert points[-MOST // 2 :] == kept[-MOST // 2 :]
    assert MOST * 3 // 4 + 1 == len(kept)


def test_thinning_loses_no_change():
    """What is plotted adds up to what happened."""
    points: list[Point] = []
    for i in range(5 * MOST):
        points = thinned([*points, Point(i, i, 1, 1)])

    assert 5 * MOST == sum(point.changed for point in points) == sum(point.gone for point in points)
    assert len(points) <= MOST


def test_each_refresh_that_changes_something_is_a_point(folder):
    """With how many there are, changed, and are no longer sent; one that changes nothing is none."""
    folder.write("a.csv", "Ada", "Bob")
    folder.contacts()
    folder.contacts()
    folder.now += 60_000_000
    folder.write("a.csv", "Ada")
    folder.contacts()
    folder.now += 25 * HOUR
    folder.contacts()

    assert [(2, 2, 0), (1, 0, 1)] == [(p.contacts, p.changed, p.gone) for p in folder.ledger.history()]


def test_the_ledger_keeps_a_bounded_history(folder, monkeypatch):
    """Over years."""
    monkeypatch.setattr("feed.memory.history.MOST", 4)
    for i in range(9):
        folder.write("a.csv", f"Person{i}", seconds=-100 + i)
        folder.contacts()
    points = folder.ledger.history()

    assert 9 == sum(point.changed for point in points)
    assert len(points) <= 4
