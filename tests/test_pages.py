"""`feed.pages`: their order, checkpoints, contexts. Times are small numbers, as if just after 1970."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed.frame import Frame, frame_of
from feed.pages import Pages, Query, since, stamp


def frame(*modified: int, tags: tuple[str, ...] = ("0a",)) -> Frame:
    """Return a frame in which each contact's JSON is its modification time."""
    return frame_of([(m, f"id{m}", str(m).encode()) for m in modified], tags)


def sent(page) -> list[int]:
    return [int(text) for text in page.contacts]


def test_contacts_are_sent_in_the_order_of_their_times():
    """Or a checkpoint would be ahead of some that were not sent yet."""
    assert [1, 5, 9] == sent(Pages(10).page(frame(9, 1, 5), Query()))


def test_an_empty_frame_answers_with_the_beginning_of_time():
    """A mandatory checkpoint from which everything is newer."""
    page = Pages(10).page(frame(), Query())

    assert ([], "1970-01-01 00:00:00 UTC #0a", None) == (page.contacts, page.checkpoint, page.next_offset)


@pytest.mark.parametrize(
    ("modified", "text"),
    [
        (0, "1970-01-01 00:00:00 UTC #0a"),
        (1_353_452_460_000_000, "2012-11-20 23:01:00 UTC #0a"),
        (1_353_452_460_000_001, "2012-11-20 23:01:00.000001 UTC #0a"),
        (1_353_452_460_120_000, "2012-11-20 23:01:00.120000 UTC #0a"),
    ],
)
def test_a_checkpoint_is_a_time_in_the_contracts_form_and_a_tag(modified, text):
    """To the microsecond; and it reads back as what it was."""
    assert text == stamp(modified, "0a")
    assert modified == since(frame(), text)


@pytest.mark.parametrize(
    ("times", "checkpoint", "is_all"),
    [
        ((1, 2), "", True),
        ((), "", True),
        ((1, 2), stamp(1, "0a"), False),
        ((1, 2), stamp(2, "0a"), False),
        ((), stamp(2, "0a"), False),
        ((6, 7), stamp(5, "0a"), True),
        ((1, 2), "nonsense", True),
        ((1, 2), stamp(1, "ff"), True),
    ],
)
def test_a_page_says_whether_it_begins_a_sync_of_everything(times, checkpoint, is_all):
    """Whatever the checkpoint looks like."""
    assert is_all == Pages(1).page(frame(*times), Query(checkpoint)).is_all


@pytest.mark.parametrize(
    ("checkpoint", "asked_from"),
    [
        ("", 0),
        ("1970-01-01 00:00:05 UTC #0a", 5_000_000),
        ("1970-01-01 00:00:05 UTC #0b", 5_000_000),
        ("1970-01-01 00:00:05 UTC", 5_000_000),
        ("1970-01-01 00:00:05.5 UTC", 5_500_000),
        ("9999-12-31 23:59:59 UTC", 10_000_000),  # else what changes here would never be newer
        ("1970-01-01 00:00:05 UTC #ff", 0),
        ("1970-01-01 00:00:05 UTC #", 0),
        ("1970-01-01T00:00:05Z", 0),
        ("1970-13-01 00:00:05 UTC", 0),
        ("1960-01-01 00:00:00 UTC", 0),
        ("٢٠١٢-11-20 23:01:00 UTC", 0),
        ("17", 0),
        ("\ud800", 0),
    ],
)
def test_a_checkpoint_that_is_not_surely_ours_means_everything(checkpoint, asked_from):
    """A full sync heals; an error would come again every half hour."""
    assert asked_from == since(frame(10_000_000, tags=("0a", "0b")), checkpoint)


@pytest.mark.parametrize("checkpoint", ["2012-11-20 23:01:00 UTC #ff", "secret"])
def test_a_foreign_checkpoint_is_logged_without_its_text(caplog, checkpoint):
    """A person should know why everything was sent again; what a stranger sent is nobody's business."""
    with caplog.at_level(logging.WARNING):
        since(frame(), checkpoint)

    assert 1 == len(caplog.records)
    assert checkpoint not in caplog.text


def test_only_greater_times_are_sent():
    """The contact that a checkpoint marks was sent already."""
    page = Pages(10).page(frame(1, 2, 3), Query(stamp(2, "0a")))

    assert [3] == sent(page)


def test_with_nothing_to_send_the_checkpoint_is_that_of_the_request():
    """With the newest tag: the old one may be forgotten some day."""
    page = Pages(10).page(frame(1, 2, tags=("0a", "0b")), Query(stamp(7, "0a")))

    assert stamp(7, "0b") == page.checkpoint


def test_the_context_goes_before_the_offset():
    """Rows before the page may have moved away since."""
    first = Pages(2).page(frame(1, 2, 3, 4, 5), Query())
    later = Pages(2).page(frame(2, 3, 4, 5, 6), Query(offset=2, context=first.context or ""))

    assert [3, 4] == sent(later)


def test_a_context_that_came_with_another_offset_ends_the_sync_all_the_same():
    """Whoever sends the first page's context with every page gets each page once, whatever moves."""
    pages, got = Pages(2), list[int]()
    page = first = pages.page(frame(1, 2, 3, 4, 5, 6), Query())
    while page.next_offset:
        got += sent(page)
        page = pages.page(frame(3, 4, 5, 6, 7, 8), Query("", page.next_offset, first.context or ""))

    assert [1, 2, 3, 4, 5, 6] == got + sent(page)


def test_after_a_restart_a_context_that_came_with_another_offset_goes_on_from_where_it_was():
    """Sooner twice than not at all; the answers from then on are remembered."""
    first = Pages(2).page(frame(1, 2, 3, 4, 5, 6, 7), Query())
    pages = Pages(2)
    page = pages.page(frame(1, 2, 3, 4, 5, 6, 7), Query("", 4, first.context or ""))
    last = pages.page(frame(1, 2, 3, 4, 5, 6, 7), Query("", page.next_offset or 0, first.context or ""))

    assert ([3, 4], [5, 6]) == (sent(page), sent(last))


def test_a_context_without_an_offset_counts_with_any():
    """An earlier version gave it out, in a sync in the midst of which the new one was installed."""
    assert [3, 4] == sent(Pages(2).page(frame(1, 2, 3, 4, 5), Query("", 2, "2-5-0a")))


def test_what_changed_since_the_sync_began_comes_with_the_next():
    """The end of a sync is fixed when it begins."""
    pages = Pages(2)
    first = pages.page(frame(1, 2, 3), Query())
    last = pages.page(frame(2, 3, 4), Query(offset=2, context=first.context or ""))

    assert ([3], None) == (sent(last), last.next_offset)
    assert [4] == sent(pages.page(frame(2, 3, 4), Query(last.checkpoint)))


@pytest.mark.parametrize("newest", [True, False], ids=["sends the newest checkpoint", "sends the first one"])
def test_without_context_the_position_given_out_with_the_offset_counts(newest):
    """It is remembered by the checkpoint asked with and by the one given."""
    pages = Pages(2)
    first = pages.page(frame(1, 2, 3), Query())
    query = Query(first.checkpoint if newest else "", 2)

    assert [3] == sent(pages.page(frame(2, 3, 4), query))


def test_without_context_a_sync_that_begins_again_goes_on_where_it_was():
    """What was given out last counts: the sync before it was given up, or came to its end."""
    pages = Pages(2)
    pages.page(frame(1, 2, 3), Query())
    pages.page(frame(2, 3, 4), Query())

    assert [4] == sent(pages.page(frame(2, 3, 4), Query(offset=2)))


def test_an_offset_that_was_not_given_out_is_the_row_offset_and_moves_no_checkpoint():
    """After a restart: rows may have shifted, so nothing before may be skipped for ever."""
    page = Pages(2).page(frame(1, 2, 3, 4, 5), Query(stamp(1, "0a"), 1))

    assert ([3, 4], stamp(1, "0a"), 3, None) == (sent(page), page.checkpoint, page.next_offset, page.context)
    assert Pages(2).page(frame(1, 2, 3, 4, 5), Query("", 3)).next_offset is None


@pytest.mark.parametrize("offset", [5, 6, 10**18])
def test_an_offset_beyond_the_end_is_an_empty_last_page(offset):
    """However large."""
    page = Pages(2).page(frame(1, 2, 3, 4, 5), Query("", offset))

    assert ([], stamp(0, "0a"), None) == (page.contacts, page.checkpoint, page.next_offset)


def test_a_context_with_an_unknown_tag_begins_again():
    """The ledger was lost in the middle of a sync."""
    page = Pages(2).page(frame(1, 2, 3), Query("", 2, "2-3-ff"))

    assert ([1, 2], 2) == (sent(page), page.next_offset)


@pytest.mark.parametrize("context", ["x", "2-3", "9-9-0a-", "-1-3-0a", "1" * 30 + "-3-0a", "2-3-ZZ"])
def test_a_context_that_is_none_of_ours_is_as_if_absent(context):
    """Then the offset counts."""
    assert [3] == sent(Pages(2).page(frame(1, 2, 3), Query("", 2, context)))


def test_a_context_from_the_far_future_does_no_harm():
    """Seventeen digits of microseconds are still a date."""
    page = Pages(2).page(frame(1), Query("", 2, f"{'9' * 17}-{'9' * 17}-0a"))

    assert [] == page.contacts


def test_a_context_without_offset_is_a_first_page():
    """Talkdesk sends a context with next pages only."""
    assert [1, 2] == sent(Pages(2).page(frame(1, 2, 3), Query("", 0, "2-3-0a")))


@given(
    st.sets(st.integers(1, 60), max_size=30),
    st.integers(1, 7),
    st.lists(st.sets(st.integers(1, 60), max_size=4), max_size=40),
    st.sampled_from(["newest", "first", "none"]),
    st.booleans(),
)
def test_no_edit_between_pages_loses_or_moves_a_contact(start, size, edits, context, newest):
    """Each edit moves contacts behind the end; after one more sync all are there with their last time."""
    pages, held, last = Pages(size), dict[str, int](), 100
    times = {f"id{m}": m for m in start}
    checkpoint = ""
    for _ in range(2):
        query, began, contexts = Query(checkpoint), checkpoint, [""]
        while True:
            rows = [(m, id, f"{id} {m}".encode()) for id, m in times.items()]
            page = pages.page(frame_of(rows, ["0a"]), query)
            got = [text.decode().split() for text in page.contacts]
            assert [int(m) for _, m in got] == sorted({int(m) for _, m in got})
            held |= {id: int(m) for id, m in got}
            if page.next_offset is None:
                break
            contexts.append(page.context or "")
            sent_back = contexts[{"newest": -1, "first": 1, "none": 0}[context]]
            query = Query(page.checkpoint if newest else began, page.next_offset, sent_back)
            for m in edits.pop() if edits else ():
                if f"id{m}" in times:
                    last += 1
                    times[f"id{m}"] = last
        checkpoint = page.checkpoint
        edits = []

    assert times == held
