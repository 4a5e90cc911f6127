"""`feed.syncs`: which pages belong to which of Talkdesk's syncs."""

from feed.pages import Page, Query
from feed.syncs import KEPT, KEPT_EVERY, Asked, Sync, Syncs, with_page


def asked(
    offset: int, count: int, next_offset: int | None, at: int, checkpoint: str = "", is_all: bool = False
) -> Asked:
    page = Page([b"{}"] * count, "", next_offset, is_all=is_all or not (checkpoint or offset))
    return Asked(Query(checkpoint, offset), page, at, 5)


def synced(*pages: Asked) -> list[Sync]:
    syncs: list[Sync] = []
    for page in pages:
        syncs = with_page(syncs, page)
    return syncs


def test_the_pages_of_a_sync_belong_together():
    """From the first, which has no offset, to the one after which none comes."""
    syncs = synced(asked(0, 200, 200, 100), asked(200, 200, 400, 200), asked(400, 100, None, 300))

    assert [Sync(95, 300, True, 3, 500, 15, None)] == syncs


def test_a_sync_with_a_checkpoint_is_of_changes():
    """But for one that sent all there is: after `resend`, Talkdesk's checkpoint means everything."""
    assert [False] == [sync.is_full for sync in synced(asked(0, 3, None, 100, "2026"))]
    assert [True] == [sync.is_full for sync in synced(asked(0, 500, None, 100, "2026", is_all=True))]


def test_a_page_asked_for_again_counts_once():
    """Talkdesk repeats what did not reach it."""
    syncs = synced(asked(0, 200, 200, 100), asked(200, 100, None, 200), asked(200, 100, None, 300))

    assert [(2, 300)] == [(sync.pages, sync.contacts) for sync in syncs]


def test_pages_of_two_syncs_at_once_are_told_apart():
    """By the page that each waits for."""
    syncs = synced(
        asked(0, 200, 200, 100),
        asked(0, 50, 50, 110, "2026"),
        asked(200, 200, None, 120),
        asked(50, 7, None, 130, "2026"),
    )

    assert [400, 57] == [sync.contacts for sync in syncs]


def test_a_next_page_after_all_is_forgotten_begins_a_sync():
    """The state folder may have been lost in between."""
    assert [(1, 300)] == [(sync.pages, sync.contacts) for sync in synced(asked(200, 100, None, 100))]


def test_only_the_last_syncs_are_kept():
    """One comes each half hour, for years."""
    syncs = synced(*(asked(0, 1, None, at) for at in range(KEPT + 5)))

    assert list(range(5, KEPT + 5)) == [sync.ended for sync in syncs]


def test_syncs_are_known_after_a_restart(folder):
    """They are kept a little later, and not while Talkdesk waits."""
    folder.write("a.csv", "Ada")
    folder.contacts()
    folder.feed.syncs.note(asked(0, 1, None, folder.now))
    folder.now += 30_000_000
    folder.contacts()
    known = folder.feed.syncs.last
    folder.restart()

    assert known == folder.feed.syncs.last
    assert 1 == len(known)


def test_requests_with_wrong_credentials_are_counted():
    """Why Talkdesk gets nothing may be a wrong password."""
    syncs = Syncs()
    syncs.note_refused(7)
    syncs.note_refused(9)

    assert (2, 9) == (syncs.refused, syncs.refused_at)


def test_syncs_are_kept_now_and_then_if_there_is_a_new_one():
    """Not with each: Talkdesk would wait for it; a clock that is set back stops nothing."""
    syncs, kept = Syncs(), list[int]()
    begin = 10**15
    soon, later, much_later = (begin + KEPT_EVERY * n // 2 for n in (1, 2, 9))
    for at, notes in ((begin, 1), (soon, 1), (soon, 1), (later, 0), (much_later, 0), (begin, 1)):
        for _ in range(notes):
            syncs.note(asked(0, 1, None, at))
        syncs.keep(at, lambda last: kept.append(len(last)))

    assert [1, 3, 4] == kept
