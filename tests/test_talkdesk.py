"""The whole way: real files, the real server, a simulated Talkdesk over a socket."""

import itertools
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.running import Bridge, csv_bytes, people, save_as_excel_does
from tests.talkdesk import Talkdesk
from tests.workbooks import xlsx

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:+12125550199\r\nEND:VCARD\r\n"
NAMES = [f"Person{i:02d}" for i in range(15)]
BEHAVIOURS = [
    dict(zip(("echoes_context", "keeps_each_checkpoint", "sends_newest_checkpoint"), choice, strict=True))
    for choice in itertools.product([True, False], repeat=3)
]


def names(talkdesk: Talkdesk) -> list[str]:
    return sorted(contact["name"] for contact in talkdesk.contacts.values())


def fill(folder: Path) -> None:
    (folder / "a.csv").write_bytes(csv_bytes(people(*NAMES[:5])))
    (folder / "b.xlsx").write_bytes(xlsx(people(*NAMES[5:10])))
    cards = "".join(CARD.format(name=name) for name in NAMES[10:])
    (folder / "c.vcf").write_bytes(cards.encode())


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=str)
@pytest.mark.parametrize("page_size", [1, 2, 7, 200])
def test_a_sync_delivers_every_contact_once_and_a_second_one_nothing(tmp_path, page_size, behaviour):
    """Whatever Talkdesk does with context and checkpoints."""
    with Bridge(tmp_path, page_size) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk(**behaviour)

        assert 15 == len(talkdesk.sync())
        assert NAMES == names(talkdesk)
        assert [] == talkdesk.sync()


@pytest.mark.parametrize("page_size", [1, 2, 7, 200])
def test_an_incremental_sync_delivers_only_what_is_newer_page_by_page(tmp_path, page_size):
    """One changed row sends one contact, three new ones three."""
    with Bridge(tmp_path, page_size) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk()
        talkdesk.sync()

        changed = people(*NAMES[:5], "New1", "New2", "New3")
        changed[2][2] = "+12125550188"
        (bridge.folder / "a.csv").write_bytes(csv_bytes(changed))

        assert 4 == len(talkdesk.sync())
        assert sorted([*NAMES, "New1", "New2", "New3"]) == names(talkdesk)


def test_what_people_do_to_their_files_arrives_with_the_next_sync(tmp_path):
    """A row added in Excel's way, a workbook saved, a card file dropped in, while the server runs."""
    with Bridge(tmp_path) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk()
        talkdesk.sync()

        save_as_excel_does(bridge.folder / "a.csv", csv_bytes(people(*NAMES[:5], "Added")))
        save_as_excel_does(bridge.folder / "b.xlsx", xlsx(people(*NAMES[5:10], "Typed")))
        (bridge.folder / "new.vcf").write_bytes(CARD.format(name="Dropped").encode())
        talkdesk.sync()

        assert sorted([*NAMES, "Added", "Typed", "Dropped"]) == names(talkdesk)


@pytest.mark.parametrize("year", [1980, 2019, 2099])
def test_a_file_with_an_odd_time_is_delivered_and_holds_up_nothing_that_comes_later(tmp_path, year):
    """Copied-in and restored files keep their old times; the clock of a share may be wrong."""
    with Bridge(tmp_path) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk()
        talkdesk.sync()
        dropped = bridge.folder / "new.vcf"
        dropped.write_bytes(CARD.format(name="Dropped").encode())
        moment = datetime(year, 6, 1, tzinfo=UTC).timestamp()
        os.utime(dropped, (moment, moment))
        talkdesk.sync()
        assert sorted([*NAMES, "Dropped"]) == names(talkdesk)

        save_as_excel_does(bridge.folder / "a.csv", csv_bytes(people(*NAMES[:5], "Added")))
        talkdesk.sync()
        assert sorted([*NAMES, "Added", "Dropped"]) == names(talkdesk)
        assert [] == talkdesk.sync()


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=str)
def test_an_edit_between_two_pages_is_neither_lost_nor_moves_others_out_of_sight(tmp_path, behaviour):
    """What changes in the middle of a sync comes with the next; the pages after it stay what they were."""
    with Bridge(tmp_path, page_size=2) as bridge:
        file = bridge.folder / "a.csv"
        file.write_bytes(csv_bytes(people("N1", "N2", "N3")))
        talkdesk = bridge.talkdesk(**behaviour)
        pages = talkdesk.pages()
        next(pages)
        edited = people("N1", "N2", "N3")
        edited[1][2] = "+12125550177"
        file.write_bytes(csv_bytes(edited))
        notices = {"synchronization_checkpoint": "2012-11-20 23:01:00 UTC"}
        talkdesk.ask(**notices)  # has the change noticed before the second page is asked for
        rest = [contact["name"] for page in pages for contact in page["contacts"]]
        talkdesk.sync()
        newcomer = bridge.talkdesk()
        newcomer.sync()

        assert ["N3"] == rest
        assert newcomer.contacts == talkdesk.contacts


@pytest.mark.parametrize("stopped_after", [1, 2, 3])
def test_a_sync_that_stops_in_the_middle_can_go_on_from_any_page(tmp_path, stopped_after):
    """The checkpoint of each page is true for what was sent so far."""
    with Bridge(tmp_path, page_size=4) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk(keeps_each_checkpoint=True)
        list(itertools.islice(talkdesk.pages(), stopped_after))
        left = 15 - 4 * stopped_after

        assert left == len(talkdesk.sync())
        assert NAMES == names(talkdesk)


def test_a_file_that_cannot_be_read_any_more_keeps_its_contacts(tmp_path):
    """Somebody who syncs for the first time still gets them all, and health tells."""
    with Bridge(tmp_path) as bridge:
        fill(bridge.folder)
        bridge.talkdesk().sync()
        (bridge.folder / "b.xlsx").write_bytes(b"PK\x03\x04 half a workbook")
        newcomer = bridge.talkdesk()
        newcomer.sync()

        assert NAMES == names(newcomer)


def test_a_folder_that_is_away_keeps_all_contacts(tmp_path):
    """A drive that is not connected is not an empty folder."""
    with Bridge(tmp_path) as bridge:
        fill(bridge.folder)
        bridge.talkdesk().sync()
        bridge.folder.rename(tmp_path / "elsewhere")
        newcomer = bridge.talkdesk()
        newcomer.sync()

        assert NAMES == names(newcomer)


def test_contacts_of_a_deleted_file_are_served_for_a_day_more(tmp_path):
    """Files vanish while they are saved, restored and synchronised; nothing is sent again for that."""
    with Bridge(tmp_path) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk()
        talkdesk.sync()
        (bridge.folder / "a.csv").unlink()
        newcomer = bridge.talkdesk()
        newcomer.sync()

        assert [] == talkdesk.sync()
        assert NAMES == names(newcomer)


def test_a_restart_sends_nothing_again(tmp_path):
    """Who each contact is and when it last changed is remembered."""
    with Bridge(tmp_path) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk()
        talkdesk.sync()
    with Bridge(tmp_path) as bridge:
        talkdesk.port = bridge.talkdesk().port

        assert [] == talkdesk.sync()


def test_after_a_lost_ledger_everything_is_sent_with_the_same_ids(tmp_path):
    """An old checkpoint means nothing to a new ledger; contacts that were never edited keep their ids."""
    with Bridge(tmp_path) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk()
        before = talkdesk.sync()
    shutil.rmtree(tmp_path / "state")
    with Bridge(tmp_path) as bridge:
        talkdesk.port = bridge.talkdesk().port

        assert sorted(before) == sorted(talkdesk.sync())
        assert [] == talkdesk.sync()


def test_one_edited_cell_sends_one_contact_under_the_same_id(tmp_path):
    """In a sheet without any id column, whichever cell it is; sorting sends none."""
    with Bridge(tmp_path) as bridge:
        rows = [["Name", "Email", "Phone"]]
        rows += [[f"P{i}", f"p{i}@example.com", f"+1212555{i:04d}"] for i in range(100, 200)]
        file = bridge.folder / "a.csv"
        file.write_bytes(csv_bytes(rows))
        talkdesk = bridge.talkdesk()
        ids = dict(zip([row[0] for row in rows[1:]], talkdesk.sync(), strict=True))
        for column, text in enumerate(["Renamed", "new@example.com", "+12125559999"]):
            rows[50][column] = text
            file.write_bytes(csv_bytes(rows))

            assert [ids["P149"]] == talkdesk.sync()
        file.write_bytes(csv_bytes([rows[0], *reversed(rows[1:])]))
        assert [] == talkdesk.sync()


def test_a_restart_in_the_middle_of_a_sync_loses_nothing(tmp_path):
    """The next page begins again when its context is one of another process."""
    with Bridge(tmp_path, page_size=4) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk()
        pages = talkdesk.pages()
        next(pages)
    with Bridge(tmp_path, page_size=4) as bridge:
        talkdesk.port = bridge.talkdesk().port
        pages.ids.clear()
        list(pages)

        assert NAMES == names(talkdesk)
        assert [] == talkdesk.sync()


def test_a_file_saved_again_with_the_same_contacts_sends_nothing(tmp_path):
    """Not the file counts but what Talkdesk would see of it."""
    with Bridge(tmp_path) as bridge:
        fill(bridge.folder)
        talkdesk = bridge.talkdesk()
        talkdesk.sync()
        rows = people(*NAMES[:5])
        (bridge.folder / "a.csv").write_bytes(csv_bytes([rows[0], *reversed(rows[1:])]))
        (bridge.folder / "b.xlsx").write_bytes(xlsx(people(*NAMES[5:10])))

        assert [] == talkdesk.sync()
