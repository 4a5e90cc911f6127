"""The contact bridge: a folder of contact files, served to Talkdesk.

python bridge.py              serves
python bridge.py check        shows what Talkdesk would get and what was not understood
python bridge.py password     makes a user's password
python bridge.py resend       has the next sync send everything again
python bridge.py accept FILE  releases a file that the bridge holds back
python bridge.py template     writes an empty workbook to start from
python bridge.py integration  prints what to send to Talkdesk
python bridge.py doctor       checks everything, and says what to do
"""

import contextlib
import logging
import signal
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from bottle import HTTPError, request, response

from feed.clock import SECOND, now
from feed.frame import Frame
from feed.memory.database import LedgerError
from feed.memory.ledger import Ledger
from feed.pages import Pages
from feed.refresh import Feed
from feed.refresher import Refresher
from feed.syncs import Asked
from feed.typed import typed
from serve import commands, credentials, journal, settings, version, welcome
from serve.credentials import CredentialsError, Users
from serve.http import protocol
from serve.http.answer import AFTER, Body
from serve.http.protocol import ProtocolError
from serve.http.router import router
from serve.http.server import Server, ServerError
from serve.page.status import Status, serving
from serve.settings import Settings, SettingsError

log = logging.getLogger("bridge")

CONFIG = Path(__file__).with_name("config.ini")
PATIENCE = 3  # seconds that a first page waits for changed files to be read; Talkdesk may wait 5
FIRST_LOOK = 2  # seconds that a start waits to say what is in the folder; more would look as if it hung
EVERY = 5  # seconds between two looks at the folder; shares tell what is new no sooner
ENDING = {"SIGINT", "SIGBREAK"}  # Ctrl+C; Ctrl+Break of Windows
INTERRUPTED = 130  # the exit code that shells have for Ctrl+C
RETRY_AFTER = 5  # seconds after which a first load is worth asking for again

SENTENCES = {
    404: "there is nothing here; Talkdesk's requests go to /contact_sync and /auth_validation",
    500: protocol.FAILED,
}


class Api:
    """The HTTP endpoints of Talkdesk's contract, over one feed."""

    def __init__(
        self,
        feed: Feed,
        refresher: Refresher,
        pages: Pages,
        users: Users,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._feed = feed
        self._refresher = refresher
        self._pages = pages
        self._users = users
        self._refusals = credentials.Refusals(clock)
        self._last_sync: float | None = None
        self._app = router("a request", {ProtocolError: 400}, self._refuse)
        self._app.post("/contact_sync", callback=self.contact_sync)
        self._app.post("/auth_validation", callback=self.auth_validation)
        self._app.get("/health", callback=self.health)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, as WSGI has it."""
        answered: Iterable[bytes] = self._app(environ, start_response)
        return Body(answered, environ[AFTER]) if AFTER in environ else answered

    def look(self, wait: float) -> welcome.Found | None:
        """Return what is in the folder; None if it is not read for the first time after `wait` seconds."""
        self._refresher.refresh(wait)
        frame, seen = self._feed.frame, list(self._feed.seen.values())
        own = sum(not file.is_sample for file in seen)
        return welcome.Found(len(seen), own, len(frame.contacts)) if frame else None

    def status(self, state: Path) -> Status:
        """Return the pages for people about the same feed, whose ledger lies in the folder `state`."""
        return Status(self._feed, state, self._refresher, now)

    def contact_sync(self) -> bytes:
        """Answer one page. The files are looked at when the first one is asked for."""
        began = self._clock()
        query = protocol.query(self._authorised())
        if not query.offset or self._feed.frame is None:
            self._refresher.refresh(PATIENCE)
        frame = self._loaded()
        page = self._pages.page(frame, query)
        self._last_sync = self._clock()
        took = round((self._last_sync - began) * SECOND)
        self._feed.syncs.note(Asked(query, page, now(), took))
        if said := journal.of_page(query, page):
            request.environ[AFTER] = partial(log.info, "sync: %s; %d ms", said, took / 1000)
        return _json(protocol.answer(page))

    def auth_validation(self) -> bytes:
        """Say whether the credentials are good."""
        self._authorised()
        return _json(b"{}")

    def health(self) -> bytes:
        """Say whether all is well, without names: anyone may ask."""
        frame = self._feed.frame
        if frame is None:
            response.status = 503
            return _json(b'{"status":"starting"}')
        since = None if self._last_sync is None else round(self._clock() - self._last_sync)
        return _json(protocol.health(self._feed.is_degraded, len(frame.contacts), since))

    def _refuse(self, error: HTTPError) -> bytes:
        """Answer what is wrong, and what Bottle itself refuses, in one shape."""
        allowed = error.get_header("Allow")
        sentence = f"this address takes {allowed} only" if error.status_code == 405 else error.body
        return _json(protocol.failure(SENTENCES.get(error.status_code, sentence)))

    def _authorised(self) -> dict[str, Any]:
        # Not request.body, which puts what is large into a temporary file.
        asked = protocol.parse(request.environ["wsgi.input"].read(request.content_length))
        said = protocol.credentials(asked)
        allowed = self._users.allow(*said)
        is_wrong = not allowed and any(said)  # without any, it is the doctor, or a stranger who looks around
        self._refusals.add(is_wrong, request.environ.get("REMOTE_ADDR", "unknown"))
        if is_wrong:
            self._feed.syncs.note_refused(now())
        if not allowed:
            raise HTTPError(401, "auth.username and auth.password are not those of a user")
        return asked

    def _loaded(self) -> Frame:
        if self._feed.frame is None:
            again = {"Retry-After": str(RETRY_AFTER)}
            raise HTTPError(503, "the files are being read for the first time; ask again soon", **again)
        return self._feed.frame


def _json(body: bytes) -> bytes:
    response.content_type = "application/json"
    return body


@contextlib.contextmanager
def application(config: Settings) -> Iterator[Api]:
    """Wire up what `config.ini` says, begin to read the files, and let go of them in the end."""
    users = Users(config.users, config.auth)
    with contextlib.closing(Ledger(config.state)) as ledger:
        if not ledger.has_recorded():
            config.require_folder()
        feed = Feed(config.folder, config.rules, config.ignored_files, ledger, now, config.state)
        refresher = Refresher(feed.refresh, EVERY, feed.is_as_it_was)
        refresher.refresh(wait=0)
        try:
            yield Api(feed, refresher, Pages(config.page_size), users)
        finally:
            refresher.stop(wait=PATIENCE)


def serve(config: Settings) -> int:
    """Serve until Ctrl+C."""
    try:
        logged = journal.start(config.state)
    except OSError as error:
        raise SettingsError(f"[data] state = {config.state} is not writable: {error.strerror}") from error
    with logged, application(config) as app:
        server = Server(app, config.host, config.port, config.trusted_proxy)
        with serving(app.status(config.state), config.status_port) as page:
            log.info("contact bridge %s", version.VERSION)
            log.info(config.country_said)
            found = app.look(FIRST_LOOK)
            _introduce_users(config)
            print(f"\n{welcome.text(config.folder, found, page, config.public_url)}\n")
            print(f"Serving contacts at {server.address}/contact_sync - stop with Ctrl+C", flush=True)
            with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C before the loop of waitress, which takes it
                server.run()
    return 0


def _introduce_users(config: Settings) -> None:
    """Make the first user, and say once what the password is; warn of passwords in plain text."""
    if config.auth:
        log.warning("[auth] in config.ini holds passwords in plain text; better: %s", typed("password"))
    if not len(Users(config.users, config.auth)):
        print()
        commands.password(config, Namespace(name=credentials.FIRST_USER))


def main(words: list[str] | None = None) -> int:
    """Run one command and return its exit code: 2 for what a person has to put right first."""
    # Also where a script that starts it in the background ignores them.
    for name in ENDING & vars(signal).keys():
        signal.signal(getattr(signal, name), signal.default_int_handler)
    for stream in filter(None, (sys.stdout, sys.stderr)):  # there are none under pythonw
        stream.reconfigure(errors="replace")  # a pipe on Windows is cp1252
    chosen = commands.arguments(CONFIG).parse_args(words)
    try:
        config = settings.read(chosen.config)
        return int(chosen.run(config, chosen) if chosen.run else serve(config))
    except (SettingsError, CredentialsError, ServerError, LedgerError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'the output'}: {error.strerror}", file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    return 2


if __name__ == "__main__":
    sys.exit(main())
