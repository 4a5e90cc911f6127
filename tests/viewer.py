"""Somebody who looks at the status page, in process: no socket, no browser."""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from feed.clock import SECOND
from feed.pages import Page, Query
from feed.syncs import Asked
from serve.page.status import Status
from tests.running import free_ports
from tests.watched import Folder
from tests.wsgi import AtOnce, asked

PORT = "8081"
OWN = {"HTTP_HOST": f"127.0.0.1:{PORT}"}


@dataclass
class Seen:
    """What came back: the text as people read it is in `words`."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def html(self) -> str:
        return self.body.decode()

    @property
    def words(self) -> str:
        """The text without tags, each run of blanks as one."""
        return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", self.html)).split())

    @property
    def links(self) -> list[str]:
        return [html.unescape(link) for link in re.findall(r'href="([^"]*)"', self.html)]

    @property
    def form(self) -> dict[str, str]:
        """The hidden fields."""
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', self.html)
        return {name: html.unescape(value) for name, value in found}


@dataclass
class Viewer:
    """Looks at the pages about a folder."""

    folder: Folder
    headers: dict[str, str] = field(default_factory=lambda: dict(OWN))

    def __post_init__(self) -> None:
        feed = self.folder.feed
        self.pages = Status(feed, self.folder.state, AtOnce(feed.refresh), lambda: self.folder.now)

    def get(self, path: str, **headers: str) -> Seen:
        return self._ask("GET", path, b"", headers)

    def post(self, path: str, form: dict[str, str], **headers: str) -> Seen:
        return self._ask("POST", path, urlencode(form).encode(), headers)

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Seen:
        environ = {
            "SERVER_PORT": PORT,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            **self.headers,
            **headers,
        }
        return Seen(*asked(self.pages, method, path, body, **environ))


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    [port] = free_ports(1)
    return port


def note_sync(folder: Folder, contacts: int = 1, seconds_ago: int = 0, checkpoint: str = "2026") -> None:
    """Have Talkdesk have asked once."""
    at = folder.now - seconds_ago * SECOND
    page = Page([b"{}"] * contacts, "", is_all=not checkpoint)
    folder.feed.syncs.note(Asked(Query(checkpoint), page, at, 20_000))
