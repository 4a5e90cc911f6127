"""Radicale, a server of address books, and who asks it for what has changed, as phones do (RFC 6578)."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks.run import Run

BOOK = "/user/book/"
AUTH = {"Authorization": "Basic dXNlcjp1c2Vy"}  # user:user, of a server without passwords
CARDS = {"Content-Type": "text/vcard; charset=utf-8"}
XML = {"Content-Type": "application/xml; charset=utf-8"}
REPORT = (
    '<sync-collection xmlns="DAV:"><sync-token>{}</sync-token><sync-level>1</sync-level>'
    "<prop><getetag/></prop></sync-collection>"
)
TOKEN, PATH = re.compile("<sync-token>(.*?)</sync-token>"), re.compile(r"<href>(.*?\.vcf)</href>")
PATIENCE = 30  # seconds until the server listens


class Book:
    """An address book on a server, and how far this client knows it."""

    def __init__(self, connection: HTTPConnection, cards: bytes) -> None:
        self._connection = connection
        self._turn, self._token = 0, ""
        self._ask("PROPFIND", "/user/", b"", XML)  # makes the user
        self._ask("PUT", BOOK, cards, CARDS)
        self._paths = self._changed()

    def edited(self) -> Run:
        """Edit a card, and ask for what has changed since the last time: asking alone is timed."""
        self._turn += 1
        path = self._paths[self._turn]
        card = self._ask("GET", path, b"", {})
        self._ask("PUT", path, card.replace("END:VCARD", "NICKNAME:Deputy\r\nEND:VCARD").encode(), CARDS)
        began = time.perf_counter()
        changed = self._changed()
        return Run(time.perf_counter() - began, len(changed))

    def _changed(self) -> list[str]:
        answer = self._ask("REPORT", BOOK, REPORT.format(self._token).encode(), XML)
        (self._token,) = TOKEN.findall(answer)
        return PATH.findall(answer)

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> str:
        self._connection.request(method, path, body, AUTH | headers)
        with self._connection.getresponse() as response:
            answer = response.read().decode()
        if response.status >= 400:
            raise HTTPException(f"{method} {path}: {response.status} {answer}")
        return answer


@contextmanager
def book(place: Path, cards: Path) -> Iterator[Book]:
    """Run a server over a folder, with an address book of these cards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["--config", "", "--hosts", f"127.0.0.1:{port}", "--auth-type", "none"]
    command = [sys.executable, "-m", "radicale", *words, "--storage-filesystem-folder", str(place)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603  # our words
        try:
            _await(port)
            with closing(HTTPConnection("127.0.0.1", port, timeout=600)) as connection:
                yield Book(connection, cards.read_bytes())
        finally:
            process.kill()


def _await(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
