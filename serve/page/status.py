"""The status page: for the people who run the bridge, in a browser on this computer alone.

It shows what the feed publishes and what the ledger keeps. What people have it do becomes an order, just as
from the command line. No scripts: plain pages, forms, and plots as SVG.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode
from wsgiref.types import StartResponse, WSGIEnvironment

from bottle import HTTPError, HTTPResponse, SimpleTemplate, request, response

from feed import orders
from feed.clock import Clock
from feed.files.seen import Seen
from feed.memory import remembered
from feed.memory.database import LedgerError
from feed.memory.history import Point
from feed.memory.remembered import Place, Record, Remembered
from feed.memory.search import search
from feed.refresh import Feed
from feed.refresher import Refresher
from feed.report import Report
from feed.source import IGNORED, UNSENT
from serve import lists, wording
from serve.http.router import router
from serve.http.server import Server, ServerError
from serve.page import condition, guard
from serve.page.download import as_csv
from serve.page.overview import file_of, overview
from serve.page.plot import plot, said
from serve.version import VERSION
from serve.wording import Times

log = logging.getLogger(__name__)

T = TypeVar("T")
History = tuple[dict[str, Report], list[Point], int]  # what was understood, how it went, how many are gone
UNKNOWN: History = ({}, [], 0)

HOST = "127.0.0.1"  # and no other: what is on these pages is for nobody else
TEMPLATES = Path(__file__).with_name("templates")
ASSETS = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
PATIENCE = 1.0  # seconds that a page waits for the ledger while it is being written
ORDER_PATIENCE = 3.0  # seconds that a page waits until what was asked for is done
FOUND, NEWEST, LISTED = 50, 20, 500  # contacts on one page
LONGEST = 200  # letters of a search
SPANS = {"7": "week", "30": "month", "366": "year"}  # days in a plot, and what they are called
SPAN = "30"
EVERY = 60  # seconds after which the first page is made anew
SOON = 3  # the same, while something is just being done

SENTENCES = {
    403: "This page is for a browser on this computer, at the address that the bridge shows when it starts.",
    404: "There is no such page, or the file is no longer in the folder.",
    409: "This has changed since you looked at it. Look again, then decide.",
    500: "The bridge failed to make this page; its log says why.",
    503: "The bridge is just writing what it remembers. Try again in a moment.",
}
NO_PAGE = (
    "there is no status page: port %d cannot be used (%s); write another in config.ini as "
    "[server] status_port, or 0 to have none"
)
DONE = {
    "resend": "The next sync sends everything again.",
    "accept": "Accepted: the next sync sends what is new in the file.",
}


class Status:
    """The pages, as a WSGI application over one feed, whose ledger lies in the folder `state`."""

    def __init__(self, feed: Feed, state: Path, refresher: Refresher, clock: Clock) -> None:
        self._feed = feed
        self._state = state
        self._refresher = refresher
        self._clock = clock
        self._token = secrets.token_urlsafe(32)
        self._templates = {
            file.stem: SimpleTemplate(name=file.stem, lookup=[str(TEMPLATES)])
            for file in TEMPLATES.glob("*.tpl")
        }
        self._app = router("the status page", {LedgerError: 503}, self._refuse)
        self._app.get("/", callback=self.overview)
        self._app.get("/file", callback=self.file)
        self._app.get("/problems.csv", callback=self.problems_csv)
        self._app.get("/contacts", callback=self.contacts)
        self._app.get("/gone", callback=self.gone)
        self._app.get("/gone.csv", callback=self.gone_csv)
        self._app.get("/resend", callback=lambda: self._page("resend"))
        self._app.post("/resend", callback=self.resend)
        self._app.post("/accept", callback=self.accept)
        self._app.get("/<name>", callback=_asset)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, as WSGI has it, if it is one of this computer's."""

        def guarded(status: str, headers: list[tuple[str, str]], *more: Any) -> Callable[[bytes], object]:
            return start_response(status, [*headers, *guard.HEADERS], *more)

        if not guard.is_for_this_computer(environ):
            guarded("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return [SENTENCES[403].encode()]
        answered: Iterable[bytes] = self._app(environ, guarded)
        return answered

    def overview(self) -> bytes:
        """Whether all is well, the files, how it went."""
        times, span = self._times(), request.query.days if request.query.days in SPANS else SPAN
        reports, points, gone = self._ask(_history, UNKNOWN)
        now = overview(self._feed, reports, times)
        return self._page(
            "overview",
            now=now,
            folder=str(self._feed.folder),
            syncs=self._feed.syncs.last[::-1],
            last=points[-1] if points else None,
            gone=gone,
            plot=plot(points, int(span), times),
            changes=said,
            span=span,
            spans=SPANS,
            is_still="still" in request.query,
            again=EVERY if now.is_loaded else SOON,
        )

    def file(self) -> bytes:
        """One file: how it is, what was understood, its problems."""
        name, seen = self._seen()
        report, problems = self._ask(lambda known: (known.reports().get(name), known.problems(name)))
        file = file_of(name, seen, report or Report())
        return self._page("file", file=file, seen=seen, problems=problems, unread=(IGNORED, UNSENT))

    def problems_csv(self) -> bytes:
        """The problems of one file."""
        name, _ = self._seen()
        problems = self._ask(lambda known: known.problems(name))
        rows = ([each.sheet, str(each.line or ""), each.value, each.message] for each in problems)
        return _download("problems.csv", as_csv(["Sheet", "Line", "Text", "Problem"], rows))

    def contacts(self) -> bytes:
        """Contacts that are searched for, else those that changed last."""
        asked = request.query.getunicode("q", "")[:LONGEST]
        wanted, frame = search(asked), self._feed.frame

        def found(known: Remembered) -> tuple[list[Record], dict[str, list[Place]]]:
            records = known.find(wanted, FOUND + 1) if wanted else lists.newest(frame, known, NEWEST)
            return records, known.places(record.said["id"] for record in records)

        records, places = self._ask(found)
        shown = lists.by_name(records[:FOUND]) if wanted else records
        return self._page(
            "contacts", asked=asked, wanted=wanted, records=shown, places=places, found=len(records)
        )

    def gone(self) -> bytes:
        """People who are in Talkdesk and in no file: only a person can delete them there."""
        gone, leaving = self._ask(lambda known: (known.gone(), known.leaving()))
        gone, leaving = map(lists.latest_first, (gone, leaving))
        return self._page("gone", gone=gone, leaving=leaving, listed=LISTED)

    def gone_csv(self) -> bytes:
        """The same as a list to work through."""
        times = self._times()
        gone = lists.latest_first(self._ask(Remembered.gone))
        return _download(
            "gone-contacts.csv", as_csv(lists.HEADINGS, (lists.row(each, times) for each in gone))
        )

    def resend(self) -> None:
        """Have the next sync send everything again."""
        self._check_form()
        self._order("/?done=resend", orders.RESEND)

    def accept(self) -> None:
        """Release the content of a file that was looked at, and no other."""
        self._check_form()
        name, held = request.forms.getunicode("name", ""), request.forms.getunicode("held", "")
        if not held or self._feed.seen.get(name, Seen()).held != held:
            raise HTTPError(409)
        # One whose place another took has no page any more.
        page = f"/file?{urlencode({'name': name})}&" if name in self._feed.listing.names else "/?"
        self._order(f"{page}done=accept", orders.ACCEPT, name, held)

    def _order(self, then: str, *order: str) -> None:
        """Give an order, wait a while until it is carried out, and send the browser on."""
        orders.give(self._state, *order)
        self._refresher.refresh(ORDER_PATIENCE)
        raise HTTPResponse(status=303, headers={"Location": then})

    def _check_form(self) -> None:
        is_ours = guard.is_of_this_page(request.environ)
        if not is_ours or not guard.is_token(request.forms.getunicode("token", ""), self._token):
            raise HTTPError(403)

    def _seen(self) -> tuple[str, Seen]:
        """Return the file that is asked for. Raises HTTPError if there is none."""
        name = request.query.getunicode("name", "")
        seen = self._feed.seen.get(name)
        if seen is None:
            raise HTTPError(404)
        return name, seen

    def _ask(self, question: Callable[[Remembered], T], otherwise: T | None = None) -> T:
        """Return what the ledger answers; if it is being written, `otherwise`, or raise LedgerError."""
        try:
            with remembered.beside(self._state, PATIENCE) as known:
                return question(known)
        except LedgerError:
            if otherwise is None:
                raise
            return otherwise

    def _times(self) -> Times:
        return Times(self._clock())

    def _page(self, name: str, **values: Any) -> bytes:
        response.content_type = "text/html; charset=utf-8"
        text: str = self._templates[name].render(
            page=name,
            times=self._times(),
            words=wording,
            level=condition,
            token=self._token,
            done=DONE.get(request.query.done, ""),
            version=VERSION,
            **values,
        )
        return text.encode("utf-8", errors="replace")

    def _refuse(self, error: HTTPError) -> bytes:
        """Say what is wrong on a page like the others."""
        sentence = SENTENCES.get(error.status_code, "That cannot be done here. Go back and try again.")
        return self._page("message", sentence=sentence)


def _asset(name: str) -> bytes:
    if name not in ASSETS:
        raise HTTPError(404)
    response.content_type = ASSETS[name]
    return (TEMPLATES / name).read_bytes()


def _download(name: str, data: bytes) -> bytes:
    response.content_type = "text/csv; charset=utf-8"
    response.set_header("Content-Disposition", f'attachment; filename="{name}"')
    return data


def _history(known: Remembered) -> History:
    return known.reports(), known.history(), known.gone_count()


@contextmanager
def serving(pages: Status, port: int) -> Iterator[str]:
    """Serve the pages until the block ends; give their address, "" if there are none.

    A port that is taken is not a reason for Talkdesk to get nothing.
    """
    try:
        server = Server(pages, HOST, port) if port else None
    except ServerError as error:
        log.warning(NO_PAGE, port, getattr(error.__cause__, "strerror", error))
        server = None
    if not server:
        yield ""
        return
    thread = threading.Thread(target=server.run, name="status page", daemon=True)
    thread.start()
    try:
        yield f"{server.address}/"
    finally:
        server.close()
        thread.join()
