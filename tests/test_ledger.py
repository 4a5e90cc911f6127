"""`feed.ledger`: when each contact changed."""

from hypothesis import given
from hypothesis import strategies as st

from feed.ledger import Ledger, Said, times

NOW = 10_000


def said(mtime: int, *ids: str, text: str = "x") -> Said:
    return Said(mtime, {id: text.encode() for id in ids})


def modified(ledger: Ledger) -> dict[str, int]:
    contacts = ledger.frame().contacts
    return dict(zip(contacts["id"], contacts["modified"], strict=True))


def test_the_last_contact_of_a_file_has_the_files_own_time():
    """Those before it the microseconds before, in row order."""
    ledger = Ledger()
    ledger.record([said(500, "a", "b", "c")], NOW)

    assert {"a": 498, "b": 499, "c": 500} == modified(ledger)


def test_files_are_recorded_in_the_order_of_their_times():
    """So the greatest time is that of the newest file, whatever its name."""
    ledger = Ledger()
    ledger.record([said(700, "new"), said(500, "old")], NOW)

    assert {"old": 500, "new": 700} == modified(ledger)


def test_only_what_changed_gets_a_new_time():
    """A file saved with equal contacts changes nothing."""
    ledger = Ledger()
    ledger.record([said(500, "a", "b")], NOW)
    changed = ledger.record([Said(900, {"a": b"x", "b": b"y"})], NOW)

    assert 1 == changed
    assert {"a": 499, "b": 900} == modified(ledger)


def test_a_file_with_an_old_time_comes_after_all_that_was_given_before():
    """Copied, restored and unpacked files keep their old time; whoever has synced must get them."""
    ledger = Ledger()
    ledger.record([said(500, "a")], NOW)
    ledger.record([said(500, "a"), said(3, "b", "c")], NOW)

    assert {"a": 500, "b": 501, "c": 502} == modified(ledger)


def test_a_file_from_the_future_counts_as_of_now():
    """Or no later change would ever be newer."""
    ledger = Ledger()
    ledger.record([said(NOW * 9, "a")], NOW)

    assert {"a": NOW} == modified(ledger)


def test_a_contact_that_comes_back_is_new():
    """Talkdesk may have been told of its absence in no way, but it may have changed on the other side."""
    ledger = Ledger()
    ledger.record([said(500, "a", "b")], NOW)
    ledger.record([said(600, "b")], NOW)
    ledger.record([said(700, "a", "b")], NOW)

    assert {"b": 500, "a": 700} == modified(ledger)


def test_a_tag_is_drawn_with_each_record_that_changed_something_and_known_ever_after():
    """A contact that is gone is a change too."""
    ledger = Ledger()
    before = ledger.frame().tags
    ledger.record([said(500, "a")], NOW)
    ledger.record([said(600, "a")], NOW)
    between = ledger.frame().tags
    ledger.record([], NOW)

    assert len(before) + 1 == len(between) == len(ledger.frame().tags) - 1
    assert between == ledger.frame().tags[:-1]


def test_two_ledgers_do_not_know_each_others_tags():
    """What one gave out means nothing to the other."""
    assert not set(Ledger().frame().tags) & set(Ledger().frame().tags)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-50, 200), st.integers(0, 100)), max_size=20))
def test_times_are_unique_and_never_go_back_whatever_the_clocks_say(steps):
    """n contacts, the file's time and the PC's time, again and again."""
    last, given_out = 0, list[int]()
    for n, mtime, now in steps:
        given_out += times(n, mtime, now, last)
        last = given_out[-1] if given_out else 0

    assert sorted(set(given_out)) == given_out
    assert all(time > 0 for time in given_out)
