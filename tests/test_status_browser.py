"""The status page in a real browser: seen, read aloud, used with keys alone, and attacked."""

import csv
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from serve.page.status import DONE, SENTENCES, serving
from tests.browser import launch
from tests.showroom import Office
from tests.viewer import free_port

pytestmark = pytest.mark.slow  # a page takes a second here, of which the others' tests take a hundredth
PAGES = {
    "overview": "",
    "file": "file?name=sales%2Fleads.csv",
    "held back": "file?name=customers.csv",
    "broken": "file?name=price+list.xlsx",
    "contacts": "contacts",
    "found": "contacts?q=ada",
    "gone": "gone",
    "resend": "resend",
    "done": "?done=resend",
    "nowhere": "nowhere",
}
# A page that refreshes itself takes who reads slowly back to its beginning; a link on it stops that.
ALL = {"rules": {"meta-refresh": {"enabled": False}}}
COLOURS = {"runOnly": ["color-contrast"]}
OVERFLOWS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@contextmanager
def office_in(home: Path) -> Iterator[tuple[Office, str]]:
    """An office after some days, and the address of its page."""
    office = Office(home / "data")
    with closing(office.ledger):
        office.open()
        office.work(days=3)
        with serving(office.pages(), free_port()) as address:
            yield office, address


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an office in which all goes wrong: nothing on its pages is empty."""
    with office_in(tmp_path_factory.mktemp("troubled")) as (office, address):
        office.lose()
        office.now += 25 * 3600 * 1_000_000
        office.go_wrong()
        yield address


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Office, str]]:
    with office_in(tmp_path) as opened:
        yield opened


@contextmanager
def looking(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page in a window of its own."""
    window = browser.new_context(**options)
    window.set_default_timeout(10_000)  # ms until a test fails that nothing happens
    page = window.new_page()
    page.goto(address)
    yield page
    window.close()


@pytest.mark.parametrize(("scheme", "rules"), [("light", ALL), ("dark", COLOURS)], ids=["light", "dark"])
def test_everybody_can_read_every_page(browser, troubled, scheme, rules):
    """axe finds nothing: contrast, names, order of headings, regions, tables, as WCAG has it."""
    found = {}
    with looking(browser, troubled, color_scheme=scheme) as page:
        for name, path in PAGES.items():
            page.goto(troubled + path)
            result = Axe().run(page, options=rules)
            found[name] = [violation["id"] for violation in result.response["violations"]]

    assert {name: [] for name in PAGES} == found


@pytest.mark.parametrize("width", [320, 800])
def test_no_page_is_wider_than_the_window(browser, troubled, width):
    """A phone's is 320 wide; only tables may be moved sideways, each in its own frame."""
    with looking(browser, troubled, viewport={"width": width, "height": 600}) as page:
        wide = [
            name for name, path in PAGES.items() if page.goto(troubled + path) and page.evaluate(OVERFLOWS)
        ]

    assert [] == wide


def test_no_page_asks_elsewhere_or_breaks_its_own_rules(browser, troubled):
    """Style and icon come from beside it; the browser refuses nothing."""
    asked, complaints = set(), []
    with looking(browser, troubled) as page:
        page.on("request", lambda request: asked.add(request.url.removeprefix(troubled)))
        page.on("console", lambda message: complaints.append(message.text))
        paths = {
            path for name, path in PAGES.items() if name != "nowhere"
        }  # which the browser calls an error
        for path in paths:
            page.goto(troubled + path)
        margin = page.evaluate("getComputedStyle(document.body).marginTop")

    assert paths <= asked <= {*paths, "style.css", "icon.svg"}
    assert ([], "0px") == (complaints, margin)


def test_light_and_dark_follow_the_computer(browser, troubled):
    """Nobody is dazzled at night."""
    colours = set()
    for scheme in ("light", "dark"):
        with looking(browser, troubled, color_scheme=scheme) as page:
            colours.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert {"rgb(245, 247, 248)", "rgb(17, 23, 28)"} == colours


def test_keys_are_enough_to_search(browser, troubled):
    """The first one leads past the menu; where one is can be seen; Enter searches."""
    with looking(browser, f"{troubled}contacts?q=nobody") as page:
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.textContent")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        shown = page.locator(".skip").bounding_box()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        label = page.evaluate("document.activeElement.labels[0].textContent")
        page.keyboard.press("Control+A")
        page.keyboard.type("lucja")
        page.keyboard.press("Enter")
        page.wait_for_url("**/contacts?q=lucja")
        names = page.locator(".people h3").all_inner_texts()

    assert ("Skip to the content", "solid") == (first, outline)
    assert shown
    assert shown["width"] > 100
    assert "Name, number, e-mail, company or id" == label
    assert names
    assert all("Łucja" in name for name in names)


def test_a_file_that_is_held_back_is_accepted_with_a_button(browser, office):
    """From the first page, by what it says there."""
    opened, address = office
    opened.go_wrong()
    with looking(browser, address) as page:
        page.get_by_role("link", name=re.compile("Look at .+customers.csv: held back")).click()
        page.get_by_role("button", name="Accept the new content").click()
        said = page.get_by_role("status").inner_text()
        page.goto(address)
        notices = page.locator(".notices h3").all_inner_texts()

    assert DONE["accept"] == said
    assert not any("held back" in notice for notice in notices)
    assert not opened.feed.seen["customers.csv"].held


def test_everything_is_sent_again_after_a_question(browser, office):
    """Whoever pressed the wrong link does nothing with it."""
    opened, address = office
    tag = opened.feed.frame.tag
    with looking(browser, address) as page:
        page.get_by_role("link", name="Send everything again").click()
        page.get_by_role("link", name="No, leave it").click()
        before = opened.feed.frame.tags
        page.goto(f"{address}resend")
        page.get_by_role("button", name="Send everything again").click()
        said = page.get_by_role("status").inner_text()

    assert tag in before
    assert (DONE["resend"], False) == (said, tag in opened.feed.frame.tags)


def test_lists_are_saved_as_files(browser, troubled, tmp_path):
    """With the names that they are given."""
    saved = {}
    with looking(browser, troubled) as page:
        for path in ("gone", PAGES["file"]):
            page.goto(troubled + path)
            with page.expect_download() as download:
                page.get_by_role("link", name="Download as CSV").click()
            download.value.save_as(tmp_path / "list.csv")
            with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as lines:
                saved[download.value.suggested_filename] = len(list(csv.reader(lines)))

    assert {"gone-contacts.csv", "problems.csv"} == saved.keys()
    assert min(saved.values()) > 1


class Stranger(http.server.BaseHTTPRequestHandler):
    """A web page that tries to use the browser's place on this computer."""

    page = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.page.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def stranger(text: str) -> Iterator[str]:
    """Serve a stranger's page; give its address."""
    handler = type("Handler", (Stranger,), {"page": text})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://stranger.example:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_form_on_a_strangers_page_does_nothing(browser, office):
    """Even if they knew the token: the browser says where the form stands."""
    opened, address = office
    tags = opened.feed.frame.tags
    with looking(browser, f"{address}resend") as page:
        token = page.locator("input[name=token]").get_attribute("value")
    field = f'<input name="token" value="{token}"><button>Win</button>'
    form = f'<form method="post" action="{address}resend">{field}</form>'
    with stranger(form) as elsewhere, looking(browser, elsewhere) as page:
        page.get_by_role("button").click()
        page.wait_for_url(f"{address}resend")
        said = page.locator("main").inner_text()

    assert SENTENCES[403] in said
    assert tags == opened.feed.frame.tags


def test_a_strangers_page_shows_nothing_of_it_in_a_frame(browser, troubled):
    """Nobody is made to press a button that they do not see."""
    with (
        stranger(f'<iframe src="{troubled}resend"></iframe>') as elsewhere,
        looking(browser, elsewhere) as page,
    ):
        frame = page.frames[1]
        frame.wait_for_load_state()

        assert 0 == frame.locator("form").count()


def test_a_strangers_name_that_leads_here_shows_nothing(browser, troubled):
    """DNS rebinding: the page would be of the same origin as the stranger's own."""
    port = troubled.rstrip("/").rpartition(":")[2]
    with looking(browser, f"http://stranger.example:{port}/contacts") as page:
        said = page.locator("body").inner_text()

    assert SENTENCES[403] == said
