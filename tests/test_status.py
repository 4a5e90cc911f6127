"""The status page: what it shows, what it does, and to whom."""

import csv
import io
import logging
import re
import shutil
import socket
import sqlite3
import time
import timeit
from contextlib import closing
from functools import partial
from unittest.mock import Mock
from urllib.parse import quote

import pytest

from feed import orders
from feed.clock import DAY, SECOND
from feed.files.file import IN_THE_CLOUD
from feed.files.seen import Seen
from feed.memory import database
from feed.source import Rules
from serve.http.server import Server
from serve.page import guard
from serve.page.status import ASSETS, DONE, FOUND, SENTENCES, TEMPLATES, serving
from serve.version import VERSION
from tests.running import csv_bytes
from tests.test_readme import ROOT
from tests.viewer import OWN, Viewer, note_sync
from tests.watched import Folder
from tests.workbooks import xlsx

NASTY = "<script>alert(1)</script>"


@pytest.fixture
def viewer(folder: Folder) -> Viewer:
    return Viewer(folder)


def write(folder: Folder, name: str, *rows: list[str], seconds: float = -100) -> None:
    file = folder.path / name
    file.write_bytes(csv_bytes(rows))
    folder.date(file, seconds)


def hold(folder: Folder) -> None:
    """Have a file be held back: all of its people are others."""
    folder.write("a.csv", *(f"Old{i}" for i in range(60)))
    folder.contacts()
    folder.write("a.csv", *(f"New{i}" for i in range(60)), seconds=-50)
    folder.contacts()


def lose(folder: Folder) -> None:
    """Have Ada be gone, and Bob in no file just now."""
    write(folder, "a.csv", ["Name", "Phone"], ["=Ada", "+12125550100"], ["Bob", "+12125550101"], ["Eve", ""])
    folder.contacts()
    note_sync(folder)
    folder.now += DAY
    write(folder, "a.csv", ["Name", "Phone"], ["Bob", "+12125550101"], ["Eve", ""])
    folder.contacts()
    folder.now += DAY
    write(folder, "a.csv", ["Name", "Phone"], ["Eve", ""])
    folder.contacts()


def test_all_is_well_if_talkdesk_asks_and_the_files_are_read(folder, viewer):
    """One look is enough: the verdict, the contacts, the files."""
    folder.write("people.csv", "Ada", "Bob")
    folder.contacts()
    note_sync(folder, seconds_ago=720)
    page = viewer.get("/")

    assert "All is well Talkdesk asked 12 minutes ago. 2 contacts are ready for it." in page.words
    assert "people.csv Read 2 contacts" in page.words


def test_the_status_page_has_the_version_of_the_bridge_at_its_foot(folder, viewer):
    """Whoever is asked for help asks for it."""
    folder.contacts()

    assert viewer.get("/").words.endswith(f"Contact bridge {VERSION}.")


def test_before_the_files_are_read_it_says_so_and_looks_again_soon(viewer):
    """A first start with many files takes a moment."""
    page = viewer.get("/")

    assert "Your files are being read" in page.words
    assert '<meta http-equiv="refresh" content="3; url=/?days=30">' in page.html


def test_a_page_that_people_read_is_made_anew_each_minute_until_they_stop_it(folder, viewer):
    """Only the first page, which has no form whose text could be lost."""
    lose(folder)
    pages = {path: viewer.get(path).html for path in ("/", "/?still", "/contacts", "/resend")}

    assert "<form" not in pages["/"]
    assert ["/"] == [path for path, text in pages.items() if 'http-equiv="refresh"' in text]
    assert "/?still&days=30" in viewer.get("/").links
    assert {"/?days=7&still#plot", "/?days=366"} <= set(viewer.get("/?still&days=366").links)


def test_what_was_done_is_said_once(folder, viewer):
    """The page that comes a minute later says nothing of it."""
    folder.contacts()

    assert 'content="60; url=/?days=30"' in viewer.get("/?done=resend").html


def test_the_last_syncs_are_listed(folder, viewer):
    """When, what for, how many contacts and pages, how long; the newest first."""
    folder.contacts()
    note_sync(folder, 3, seconds_ago=3600, checkpoint="")
    note_sync(folder, 1)
    words = viewer.get("/").words

    assert re.search(r"changes 1 1 20 ms \S+ \S+ everything 3 1 20 ms", words)


def test_a_file_says_what_was_understood_of_it(folder, viewer):
    """Headings and why, rows, problems with line and text; what to do about a heading that is unknown."""
    write(folder, "a.csv", ["Name", "Phone", "Foo"], ["Ada", "12", "x"], ["Bob", "+12125550101", "y"])
    folder.contacts()
    page = viewer.get("/file?name=a.csv")

    assert "Not understood Foo" in page.words
    assert "Foo = company" in page.words
    assert "Phone phone the heading" in page.words
    assert "2 12 is not a valid phone number; it is kept as typed" in page.words


@pytest.mark.parametrize(
    ("title", "why"),
    [("Old (not sent)", "left out, as its name says"), ("Prices", "ignored by [ignore] sheets")],
)
def test_of_a_sheet_that_is_not_looked_at_nothing_is_said_but_why(folder, title, why):
    """Nobody has looked for headings in it, or counted its rows."""
    (folder.path / "a.xlsx").write_bytes(xlsx([["Name"], ["Ada"]], title))
    folder.restart(Rules("US", {}, ("pri*",)))
    folder.contacts()
    words = Viewer(folder).get("/file?name=a.xlsx").words

    assert f"Problems 0 Sheet {title} This sheet is {why}. As of" in words


def test_a_table_in_which_nobody_is_says_which_headings_tell_so(folder, viewer):
    """In whole sentences, as among the problems."""
    write(folder, "a.csv", ["Article", "Price"], ["Chair", "3"])
    folder.contacts()
    words = viewer.get("/file?name=a.csv").words

    assert (
        "1 row, 0 contacts. Article, Price are headings that say nothing about a contact; the table" in words
    )
    assert "Left out:" not in words
    assert "?." not in words


def test_the_problems_of_a_file_can_be_downloaded(folder, viewer):
    """For who puts them right."""
    write(folder, "a b.csv", ["Name", "Phone"], ["Ada", "12"], ["Bob", "+12125550101"])
    folder.contacts()
    link = next(link for link in viewer.get("/file?name=a+b.csv").links if "problems" in link)
    answer = viewer.get(link)
    rows = list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"))))

    assert [["2", "12"]] == [row[1:3] for row in rows[1:]]
    assert 'attachment; filename="problems.csv"' == answer.headers["Content-Disposition"]


STATES = {
    "broken": (
        "Cannot be read",
        "It cannot be read as a workbook",
        lambda folder: (folder.path / "b.xlsx").write_bytes(b"PK\3\4"),
    ),
    "held": ("Held back", "Look at it, and decide", hold),
    "a conflict copy": (
        "Conflict copy",
        "then delete it.",
        lambda folder: folder.write("a (Ann's conflicted copy 2026-11-20).csv", "Ada"),
    ),
    "ignored": ("Ignored", "under [ignore] files", lambda folder: folder.write("old.csv", "Ada")),
    "a sample": (
        "Sample",
        "Only the samples are in the folder",
        lambda folder: shutil.copy(ROOT / "data" / "sample-google.csv", folder.path),
    ),
    "nothing": (
        "There are no contacts to send yet",
        "Put a CSV, Excel or vCard file there",
        lambda folder: None,
    ),
}


@pytest.mark.parametrize(("label", "sentence", "make"), STATES.values(), ids=STATES.keys())
def test_the_state_of_a_file_is_said_in_plain_words_with_what_to_do(folder, viewer, label, sentence, make):
    """On the first page, where people look."""
    make(folder)
    folder.contacts()
    words = viewer.get("/").words

    assert label in words
    assert sentence in words


def test_a_file_in_the_cloud_says_which_button_to_press(folder, viewer, monkeypatch):
    """And which contacts are sent meanwhile."""
    file = folder.write("a.csv", "Ada")
    folder.contacts()
    folder.date(file, -50)
    monkeypatch.setattr("feed.files.file._content", Mock(side_effect=OSError(None, IN_THE_CLOUD)))
    folder.contacts()
    words = viewer.get("/").words

    assert "a.csv: only in the cloud" in words
    assert "Always keep on this device'. The contacts that it had are sent meanwhile." in words


def test_a_folder_that_cannot_be_reached_is_the_first_thing_that_is_said(folder, viewer):
    """And nothing else is: its files are not the trouble."""
    folder.path.rmdir()
    folder.feed.refresh()
    words = viewer.get("/").words

    assert "Something needs you" in words
    assert "The bridge cannot do its work" in words


def test_contacts_are_found_with_all_that_talkdesk_has(folder, viewer):
    """And where they stand, and when they changed."""
    folder.write("people.csv", "Ada", "Bob")
    folder.contacts()
    page = viewer.get("/contacts?q=bob%40example.com")

    assert "1 contact Bob Phone +12125550101 E-mail bob@example.com Changed" in page.words
    assert "File people.csv, line 3 Id" in page.words
    assert "Ada" not in page.words


def test_without_a_search_the_contacts_that_changed_last_are_shown(folder, viewer):
    """The newest first."""
    folder.write("people.csv", "Ada", "Bob")
    folder.contacts()
    words = viewer.get("/contacts").words

    assert -1 < words.index("Last changed Bob") < words.index("Ada")


@pytest.mark.parametrize("query", ["", "?q=bob"])
def test_a_contact_in_no_file_is_marked_where_it_is_shown(folder, viewer, query):
    """Among those that changed last as among those that are found: somebody may put it back for a day."""
    lose(folder)
    words = viewer.get(f"/contacts{query}").words

    assert "Bob In no file since" in words
    assert "Eve In no file" not in words


def test_very_many_contacts_are_not_shown_at_once(folder, viewer):
    """But it is said that there are more."""
    folder.write("people.csv", *(f"Ada{i}" for i in range(FOUND + 1)))
    folder.contacts()
    words = viewer.get("/contacts?q=ada").words

    assert f"The first {FOUND} There are more." in words
    assert FOUND == words.count("Changed")


def test_nobody_found_says_what_helps(folder, viewer):
    """Also with a search that is no text at all."""
    folder.contacts()

    assert "No contacts found" in viewer.get("/contacts?q=ada%00%F0%9F%98%80").words
    assert ["There are no contacts yet" in viewer.get(f"/contacts{q}").words for q in ("", "?q=%ff", "?q=+")]


def test_who_is_gone_is_listed_and_who_is_leaving(folder, viewer):
    """Only a person can delete them in Talkdesk; a mistake can be undone for a day."""
    lose(folder)
    words = viewer.get("/gone").words
    first, _, second = words.partition("In no file just now")

    assert "1 contact is no longer in any file and no longer sent" in first
    assert "=Ada" in first
    assert "Bob" in second
    assert "Gone from the files 1 Delete them in Talkdesk" in viewer.get("/").words


def test_whom_talkdesk_never_got_nobody_has_to_delete_there(folder, viewer):
    """As the samples of the first start: they are away before Talkdesk is connected, and stay so after it."""
    for sample in sorted((ROOT / "data").glob("sample-*")):
        (folder.path / sample.name).write_bytes(sample.read_bytes())
    folder.contacts()
    folder.write("own.csv", "Ada")

    assert ["Ada"] == folder.contacts()
    note_sync(folder)
    folder.contacts()
    assert "No contacts are gone." in viewer.get("/gone").words
    assert "Gone from the files" not in viewer.get("/").words


def test_who_is_gone_can_be_downloaded_for_excel(folder, viewer):
    """With a BOM, and nothing that Excel would calculate with."""
    lose(folder)
    answer = viewer.get("/gone.csv")
    rows = list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"))))

    assert answer.body.startswith(b"\xef\xbb\xbf")
    assert [["'=Ada", "", "", "'+12125550100"]] == [row[:4] for row in rows[1:]]
    assert "text/csv; charset=utf-8" == answer.headers["Content-Type"]


def test_a_file_that_is_held_back_shows_what_would_happen_and_is_accepted(folder, viewer):
    """Whoever presses the button has seen how many come and go, and who."""
    hold(folder)
    page = viewer.get("/file?name=a.csv")
    answer = viewer.post("/accept", page.form)

    assert "Of the 60 people that the bridge knows from this file, 60 would vanish" in page.words
    assert "New New0 New1" in page.words
    assert "Vanishing Old0 Old1" in page.words
    assert (303, "/file?name=a.csv&done=accept") == (
        answer.status,
        answer.headers["Location"].removeprefix("http://127.0.0.1:8081"),
    )
    assert "New0" in folder.contacts()
    assert DONE["accept"] in viewer.get("/file?name=a.csv&done=accept").words
    assert "What would happen" not in viewer.get("/file?name=a.csv").words


def test_whoever_accepts_a_file_whose_place_was_taken_sees_a_page_that_there_is(folder, viewer):
    """Its own is gone with it."""
    headings, rows = (
        ["Name", "Email", "Phone"],
        [[f"A{i}", f"{i}@example.com", f"+1201555{i:04d}"] for i in range(60)],
    )
    (folder.path / "a.csv").write_bytes(csv_bytes([headings, *rows]))
    folder.contacts()
    (folder.path / "a.csv").unlink()
    moved = [[*row[:2], other[2]] for row, other in zip(rows, [*rows[7:], *rows[:7]], strict=True)]
    (folder.path / "b.csv").write_bytes(csv_bytes([headings, *moved]))
    folder.contacts()
    answer = viewer.post("/accept", viewer.get("/file?name=a.csv").form)

    assert answer.headers["Location"].endswith("/?done=accept")
    assert DONE["accept"] in viewer.get("/?done=accept").words
    assert not folder.feed.is_degraded


def test_a_copy_of_a_held_file_is_said_to_be_one(folder, viewer):
    """Nobody has counted how many of its people would be new."""
    for names in (("Old", "a.csv"), ("New", "a.csv"), ("New", "copy.csv")):
        folder.now += SECOND
        folder.write(names[1], *[f"{names[0]}{i}" for i in range(60)])
        folder.contacts()
    page = viewer.get("/file?name=copy.csv")

    assert "It has the content of a file that was held back under another name." in page.words
    assert "Until you decide, none of it is sent." in page.words
    assert "would be new" not in page.words


def test_a_file_with_a_column_sorted_alone_shows_who_would_change(folder, viewer):
    """Nobody comes or goes, so it must not say so."""
    rows = [[f"Ada Person{i}", f"+1201555{i:04d}", f"person{i}@example.com"] for i in range(60)]
    moved = [[row[0], other[1], row[2]] for row, other in zip(rows, reversed(rows), strict=True)]
    for these in (rows, moved):
        folder.now += SECOND
        write(folder, "a.csv", ["Name", "Phone", "Email"], *these)
        folder.contacts()
    page = viewer.get("/file?name=a.csv")

    assert "Too many of its people would get what belongs to another." in page.words
    assert "60 would get what belongs to another" in page.words
    assert "mostly the phone" in page.words
    assert "Ada Person0 Ada Person1" in page.words
    assert "would vanish" not in page.words
    viewer.post("/accept", page.form)
    folder.contacts()
    assert not folder.feed.is_degraded


def test_only_what_was_looked_at_is_accepted(folder, viewer):
    """The file may have been saved again since the page was made."""
    hold(folder)
    form = viewer.get("/file?name=a.csv").form
    folder.write("a.csv", *(f"Newer{i}" for i in range(60)), seconds=-40)
    folder.contacts()
    answer = viewer.post("/accept", form)

    assert (409, True) == (answer.status, SENTENCES[409] in answer.words)
    assert 409 == viewer.post("/accept", {**form, "name": "nowhere.csv"}).status
    assert "Newer0" not in folder.contacts()


def test_everything_is_sent_again_after_a_question(folder, viewer):
    """All tags are forgotten: whoever asks next gets everything."""
    folder.write("a.csv", "Ada")
    folder.contacts()
    tags = folder.feed.frame.tags
    answer = viewer.post("/resend", viewer.get("/resend").form)

    assert 303 == answer.status
    assert not set(tags) & set(folder.feed.frame.tags)
    assert DONE["resend"] in viewer.get("/?done=resend").words


FORGED = {
    "no token": ({}, {}),
    "another token": ({"token": "x" * 43}, {}),
    "a token that is no text": ({"token": "\udcff\udcfe"}, {}),
    "another origin": ("own", {"HTTP_ORIGIN": "http://evil.example"}),
    "another port": ("own", {"HTTP_ORIGIN": "http://127.0.0.1:9999"}),
    "no origin that may be told": ("own", {"HTTP_ORIGIN": "null"}),
    "another site": ("own", {"HTTP_SEC_FETCH_SITE": "cross-site"}),
    "another port of this computer": ("own", {"HTTP_SEC_FETCH_SITE": "same-site"}),
}


@pytest.mark.parametrize(("form", "headers"), FORGED.values(), ids=FORGED.keys())
def test_a_forged_form_does_nothing(folder, viewer, form, headers):
    """A web page can have a browser post to 127.0.0.1 whatever it likes."""
    folder.contacts()
    tags = folder.feed.frame.tags if folder.feed.frame else ()
    own = viewer.get("/resend").form
    sent = own if form == "own" else {k: v.encode(errors="surrogateescape") for k, v in form.items()}

    assert 403 == viewer.post("/resend", sent, **headers).status
    assert [] == orders.Orders(folder.state).waiting()
    assert tags == (folder.feed.frame.tags if folder.feed.frame else ())


def test_a_form_of_another_process_does_nothing(folder, viewer):
    """The token is drawn at each start."""
    form = Viewer(folder).get("/resend").form

    assert 403 == viewer.post("/resend", form).status


def test_forms_are_sent_from_a_browser_that_says_where_it_is(folder, viewer):
    """As Chromium, Firefox and Safari do."""
    own = {"HTTP_ORIGIN": "http://127.0.0.1:8081", "HTTP_SEC_FETCH_SITE": "same-origin"}

    assert 303 == viewer.post("/resend", viewer.get("/resend").form, **own).status


@pytest.mark.parametrize("path", ["/resend", "/accept"])
def test_orders_are_not_given_by_a_link(viewer, path):
    """Looking changes nothing."""
    assert viewer.get(path).status in (200, 404)
    assert [] == orders.Orders(viewer.folder.state).waiting()


STRANGE_HOSTS = [
    *("evil.example", "evil.example:8081", "127.0.0.1.evil.example:8081", "0.0.0.0:8081", "127.1:8081"),
    *("127.0.0.1", "127.0.0.1:80", "[::1]", "localhost:8081:8081", ""),
]


@pytest.mark.parametrize("host", STRANGE_HOSTS)
@pytest.mark.parametrize("path", ["/", "/contacts?q=ada", "/gone.csv", "/style.css", "/nowhere"])
def test_another_host_sees_nothing(folder, viewer, host, path):
    """A name of a stranger's that leads to 127.0.0.1 would let their page read along."""
    folder.write("a.csv", "Ada")
    folder.contacts()
    answer = viewer.get(path, HTTP_HOST=host)

    assert (403, SENTENCES[403]) == (answer.status, answer.html)


@pytest.mark.parametrize("host", ["127.0.0.1:8081", "localhost:8081", "LOCALHOST:8081", "[::1]:8081"])
def test_this_computer_has_several_names(viewer, host):
    """People type localhost."""
    assert 200 == viewer.get("/", HTTP_HOST=host).status


@pytest.mark.parametrize("path", ["/", "/contacts", "/gone.csv", "/style.css", "/nowhere"])
def test_no_page_loads_anything_from_elsewhere_or_stands_in_a_frame(viewer, path):
    """No scripts at all."""
    headers = viewer.get(path).headers

    assert dict(guard.HEADERS).items() <= headers.items()
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "DENY" == headers["X-Frame-Options"]


@pytest.mark.parametrize("file", sorted(TEMPLATES.iterdir()), ids=lambda file: file.name)
def test_nothing_in_the_pages_leads_elsewhere_or_runs(file):
    """What they need lies beside them."""
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r"https?:|//\w|<script|javascript:|\son\w+=|\sstyle=|@import|url\(", text)


def test_what_files_say_is_text_and_nothing_else(folder, viewer):
    """Names of people, headings and files may be anything."""
    write(
        folder,
        "a&lt;script&gt;alert(1)&lt;script&gt;.csv",  # as far as Windows lets a file be called
        ["Name", "Phone", NASTY],
        [NASTY, "<b>1", "x"],
        ["Bob", "+12125550101", ""],
    )
    folder.contacts()
    links = [link for link in viewer.get("/").links if link.startswith("/file")]
    pages = [viewer.get(path) for path in ("/", *links, "/contacts", "/contacts?q=%3Cscript%3E", "/gone")]

    assert [200] * 5 == [page.status for page in pages]
    assert [] == [page.html for page in pages if "<script" in page.html or "<b>1" in page.html]
    assert NASTY in pages[2].words


def test_a_name_that_is_no_text_breaks_no_page(folder, viewer):
    """Old drives have names in other encodings."""
    folder.contacts()
    folder.feed.seen["Caf\udce9.csv"] = Seen(error="is empty")
    page = viewer.get("/")

    assert 200 == page.status
    assert "Caf?.csv" in page.words
    assert [] == [link for link in page.links if "Caf" in link]


@pytest.mark.parametrize(
    ("status", "path"),
    [
        (404, "/nowhere"),
        (404, "/file?name=nowhere.csv"),
        (404, "/file"),
        (404, "/../bridge.py"),
        (404, "/layout.tpl"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(viewer, status, path):
    """With a way back."""
    page = viewer.get(path)

    assert (status, True) == (page.status, SENTENCES[status] in page.words)
    assert "/" in page.links


def test_a_request_that_makes_no_sense_is_answered(viewer):
    """Never with the words of the library."""
    page = viewer.post("/contacts", {"q": "x"})

    assert (405, True) == (page.status, "That cannot be done here." in page.words)


def test_a_fault_of_the_bridge_is_said_without_details(folder, viewer, monkeypatch, caplog):
    """They are in the log."""
    monkeypatch.setattr("serve.page.status.overview", Mock(side_effect=RuntimeError("a detail")))
    page = viewer.get("/")

    assert (500, True) == (page.status, SENTENCES[500] in page.words)
    assert "detail" not in page.html
    assert any(record.exc_info for record in caplog.records)


def test_while_the_ledger_is_written_the_first_page_says_what_it_can(folder, viewer, monkeypatch):
    """And the others ask for a moment's patience."""
    monkeypatch.setattr("serve.page.status.PATIENCE", 0)
    folder.write("a.csv", "Ada")
    folder.contacts()
    with closing(sqlite3.connect(folder.state / database.FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        first, others = (
            viewer.get("/"),
            [viewer.get(path) for path in ("/contacts?q=ada", "/gone", "/gone.csv")],
        )
        other.execute("ROLLBACK")

    assert (200, True) == (first.status, "a.csv Read" in first.words)
    assert [503] * 3 == [page.status for page in others]
    assert SENTENCES[503] in others[0].words


@pytest.mark.slow
def test_every_page_is_there_in_half_a_second_with_100_000_contacts(folder, viewer):
    """Of the processor's time, as the computer does other things; the best of three."""
    people = ([f"Ada Person{i}", f"a{i}@example.com", f"+4930{1_000_000 + i}", "12"] for i in range(100_000))
    write(folder, "a.csv", ["Name", "Email", "Phone", "Fax"], *people)
    folder.contacts()
    searches = ("ada", "person99999", "030 1099999", "a99999@example.com", "nobody")
    took = {}
    for path in (
        "/",
        "/file?name=a.csv",
        "/contacts",
        "/gone",
        *(f"/contacts?q={quote(q)}" for q in searches),
    ):
        times = timeit.repeat(partial(viewer.get, path), timer=time.process_time, number=1, repeat=3)
        took[path] = min(times)

    assert {} == {path: seconds for path, seconds in took.items() if seconds > 0.5}


@pytest.mark.parametrize("name", ASSETS)
def test_what_the_pages_need_is_there(viewer, name):
    """Style and icon, which the browser is told not to guess about."""
    assert (200, ASSETS[name]) == (
        viewer.get(f"/{name}").status,
        viewer.get(f"/{name}").headers["Content-Type"],
    )


def test_a_port_that_is_taken_is_a_warning_and_no_end(viewer, caplog):
    """Talkdesk gets its contacts all the same."""
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        serving(viewer.pages, taken.getsockname()[1]) as address,
    ):
        assert "" == address
    assert ["WARNING"] == [record.levelname for record in caplog.records]
    assert "status_port" in caplog.text


def test_port_0_is_no_status_page(viewer, caplog):
    """And nothing is said about it."""
    caplog.set_level(logging.DEBUG)
    with serving(viewer.pages, 0) as address:
        assert "" == address
    assert [] == caplog.records


def test_it_listens_on_this_computer_only(viewer, monkeypatch):
    """Whatever `host` says of Talkdesk's port."""
    hosts = []

    class Listening(Server):
        def __init__(self, app: object, host: str, port: int) -> None:
            hosts.append(host)
            super().__init__(app, host, 0)  # type: ignore[arg-type]  # it is an application

    monkeypatch.setattr("serve.page.status.Server", Listening)
    with serving(viewer.pages, 8081) as address:
        port = int(re.findall(r"\d+", address)[-1])
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            answer = connection.recv(100)

    assert ["127.0.0.1"] == hosts
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert OWN["HTTP_HOST"].startswith(hosts[0])
