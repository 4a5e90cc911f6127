"""What lies outside the program and the doctor asks: the computer, its drives, the network, the clock.

Nothing here waits for longer than some seconds, whatever hangs.
"""

import http.client
import json
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from feed.files.disk import Disk, HangsError

T = TypeVar("T")

PATIENCE = 5.0  # seconds for each answer
LONGEST = 2**16  # bytes of an answer that are read; the bridge's have some hundred
JSON = {"Content-Type": "application/json"}
WHY: dict[type[Exception], str] = {
    ConnectionRefusedError: "nothing listens there",
    TimeoutError: f"no answer came within {PATIENCE:.0f} seconds",
    socket.gaierror: "there is no such name on the internet",
    ssl.SSLError: "what answers there does not speak TLS",
}


@dataclass(frozen=True)
class Answer:
    """An answer of HTTP; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def json(self) -> dict[str, Any]:
        """The object in the body; an empty one if there is none."""
        try:
            said = json.loads(self.body)
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


def installed(package: str) -> str:
    """Return the version of a package; "" if it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def run(words: Sequence[str]) -> str:
    """Return what a program of the system prints, without what is not ASCII; "" if it fails or is missing.

    The time limit of `subprocess` is not enough: what the program has started may hold on to the pipe.
    """
    try:
        return patiently(words[0], partial(_printed, words))
    except (OSError, subprocess.SubprocessError):
        return ""


def _printed(words: Sequence[str]) -> str:
    done = subprocess.run(  # noqa: S603  # the words are ours
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    return done.stdout.decode("ascii", "ignore")


def write(folder: Path) -> int:
    """Write a temporary file, and return how many bytes of the drive are free. Raises OSError."""
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"written by the doctor")
    return shutil.disk_usage(folder).free


def patiently(what: str, read: Callable[[], T]) -> T:
    """Return what `read` returns. Raises what it raises, and TimeoutError if it does not end."""
    try:
        return Disk(PATIENCE).ask(what, read)
    except HangsError:
        raise TimeoutError("it does not answer") from None


def resolve(host: str) -> list[str]:
    """Return the IP addresses of a name. Raises OSError."""
    found = patiently(host, partial(socket.getaddrinfo, host, None, type=socket.SOCK_STREAM))
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def why(error: OSError) -> str:
    """Return in people's words why somebody on the network could not be asked."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted: {error.verify_message}"
    known = (words for kind, words in WHY.items() if isinstance(error, kind))
    return next(known, error.strerror or str(error))


@dataclass(frozen=True)
class World:
    """All of it, as it is; tests have worlds of their own."""

    now: Callable[[], float] = time.time
    clock: Callable[[], float] = time.monotonic  # which nobody sets
    platform: str = sys.platform
    python: tuple[int, int] = sys.version_info[:2]
    installed: Callable[[str], str] = installed
    run: Callable[[Sequence[str]], str] = run
    write: Callable[[Path], int] = write
    resolve: Callable[[str], list[str]] = resolve
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context  # whose certificates are believed

    def certificate(self, host: str, port: int) -> tuple[float, float]:
        """Return when a server's certificate begins and ends, in seconds since 1970.

        Raises OSError if it is not to be trusted.
        """
        with (
            socket.create_connection((host, port), PATIENCE) as plain,
            self.trust().wrap_socket(plain, server_hostname=host) as secure,
        ):
            said = secure.getpeercert() or {}
            begins, ends = (ssl.cert_time_to_seconds(str(said[when])) for when in ("notBefore", "notAfter"))
            return begins, ends

    def ask(self, url: str, body: bytes | None = None) -> Answer:
        """Return the answer to a GET, or to a POST of JSON if there is a `body`. Raises OSError."""
        connection, path = self._connection(url)
        try:
            connection.request("GET" if body is None else "POST", path, body, JSON)
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, response.read(LONGEST))
        except http.client.HTTPException as error:
            raise OSError(f"what answers there does not speak HTTP ({type(error).__name__})") from error
        finally:
            connection.close()

    def _connection(self, url: str) -> tuple[http.client.HTTPConnection, str]:
        where = urlsplit(url)
        host, port, path = where.hostname or "", where.port, where.path or "/"
        if where.scheme == "https":
            return http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=self.trust()), path
        return http.client.HTTPConnection(host, port, timeout=PATIENCE), path
