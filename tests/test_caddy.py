"""The Caddyfile of the guides in a real Caddy: a whole sync over TLS, and what strangers get there."""

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bridge import CONFIG
from serve import settings
from serve.http.server import LIMITS
from tests import program
from tests.office import furnish
from tests.running import Bridge, csv_bytes, free_ports, people
from tests.talkdesk import PASSWORD, USER, Talkdesk

CADDY = shutil.which("caddy")
CADDYFILE = CONFIG.with_name("Caddyfile")
SITE, UPSTREAM = CADDYFILE.read_text(encoding="utf-8").replace("reverse_proxy ", "").split()
ROOT = Path("caddy", "pki", "authorities", "local", "root.crt")  # below Caddy's data folder
PATIENCE = 30  # seconds until a test fails that nothing happens
ELSEWHERE = "127.0.0.5"  # another computer, as Caddy sees it
NAMES = [f"Person{number:04d}" for number in range(3000)]

pytestmark = pytest.mark.skipif(not CADDY, reason="needs caddy: apt-get install caddy")


class OverTls(http.client.HTTPConnection):
    """A connection to the site's name, which stands in no DNS: to this computer instead."""

    def __init__(self, port: int, context: ssl.SSLContext, source: str) -> None:
        super().__init__(SITE, port, timeout=PATIENCE)
        self._own_context, self._source = context, source

    def connect(self) -> None:
        """Connect, and check the certificate against the site's name."""
        plain = socket.create_connection(("127.0.0.1", self.port), PATIENCE, (self._source, 0))
        self.sock = self._own_context.wrap_socket(plain, server_hostname=SITE)


def adapted(upstream: int, port: int, plain_port: int) -> dict[str, Any]:
    """The committed file as Caddy understands it, with other ports and an authority of Caddy's own."""
    understood = subprocess.check_output([str(CADDY), "adapt", "--config", str(CADDYFILE)], encoding="utf-8")
    here = understood.replace(UPSTREAM, f"127.0.0.1:{upstream}").replace('":443"', f'"127.0.0.1:{port}"')
    config: dict[str, Any] = json.loads(here)
    config["admin"] = {"disabled": True}
    config["apps"]["http"] |= {"https_port": port, "http_port": plain_port}
    config["apps"]["tls"] = {"automation": {"policies": [{"issuers": [{"module": "internal"}]}]}}
    config["apps"]["pki"] = {"certificate_authorities": {"local": {"install_trust": False}}}
    return config


class Caddy:
    """A Caddy before a bridge, from `with` to its end, with all its files in a folder of its own."""

    def __init__(self, home: Path, upstream: int) -> None:
        self.home = home
        self.port, self.plain_port = free_ports(2)
        config = adapted(upstream, self.port, self.plain_port)
        (home / "caddy.json").write_text(json.dumps(config), encoding="utf-8")

    def __enter__(self) -> "Caddy":
        command = [str(CADDY), "run", "--config", str(self.home / "caddy.json")]
        own = {"XDG_DATA_HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home), "HOME": str(self.home)}
        self._process = subprocess.Popen(
            command, env={**os.environ, **own}, stderr=subprocess.PIPE, encoding="utf-8"
        )
        assert self._process.stderr
        for line in self._process.stderr:
            if "serving initial configuration" in line:
                break
        self._await_certificate()
        return self

    def _await_certificate(self) -> None:
        """It is made just after Caddy begins to serve, and no line of its log says when it is in use."""
        patient_until = time.monotonic() + PATIENCE
        while True:
            with closing(self.connect()) as connection:
                try:
                    return connection.connect()
                except ssl.SSLError:
                    assert time.monotonic() < patient_until
                    assert self._process.poll() is None

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate(timeout=PATIENCE)

    def connect(self, source: str = "127.0.0.1") -> OverTls:
        """Return a new connection, from an address of this computer."""
        context = ssl.create_default_context(cafile=self.home / ROOT)
        return OverTls(self.port, context, source)

    def request(
        self, method: str, path: str, body: bytes = b"", source: str = "127.0.0.1"
    ) -> tuple[int, Any]:
        """Return status and JSON of one request over TLS, which says that it comes from somewhere else."""
        with closing(self.connect(source)) as connection:
            connection.request(method, path, body, {"X-Forwarded-For": "198.51.100.1"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())


class SecureTalkdesk(Talkdesk):
    """Talkdesk as it is on the internet."""

    def __init__(self, caddy: Caddy, password: str = PASSWORD) -> None:
        super().__init__(caddy.port, password=password)
        self._caddy = caddy

    def connect(self) -> OverTls:
        """Return a new connection."""
        return self._caddy.connect()


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bridge]:
    """A bridge that sends all it has on one page."""
    running = Bridge(tmp_path_factory.mktemp("bridge"), page_size=10_000, trusted_proxy="127.0.0.1")
    (running.folder / "people.csv").write_bytes(csv_bytes(people(*NAMES)))
    with running:
        yield running


@pytest.fixture(scope="module")
def caddy(bridge: Bridge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caddy]:
    with Caddy(tmp_path_factory.mktemp("caddy"), bridge.talkdesk().port) as running:
        yield running


def test_the_file_has_two_lines_and_the_bridges_own_address():
    """What one has to change is the first of them."""
    config = settings.read(CONFIG)

    assert ["contacts.example.com", f"{config.host}:{config.port}"] == [SITE, UPSTREAM]
    assert 2 == len(CADDYFILE.read_text(encoding="utf-8").splitlines())


def test_a_whole_sync_passes_through_caddy_and_the_next_one_is_empty(caddy):
    """With a certificate that is checked, on a page of half a megabyte."""
    talkdesk = SecureTalkdesk(caddy)

    assert len(NAMES) == len(talkdesk.sync())
    assert NAMES == sorted(contact["name"] for contact in talkdesk.contacts.values())
    assert [] == talkdesk.sync()


def test_the_password_of_the_first_start_is_all_that_talkdesk_needs(tmp_path):
    """From a folder with a file to contacts in Talkdesk, as the guides have it."""
    config = furnish(tmp_path)
    with program.served(config) as served, Caddy(tmp_path, served.port) as caddy:
        (password,) = re.findall(r"^Password: (\S+)$", "\n".join(served.said), re.MULTILINE)
        talkdesk = SecureTalkdesk(caddy, password)
        talkdesk.sync()

    assert ["Ada Fictional", "Bob Invented"] == sorted(c["name"] for c in talkdesk.contacts.values())


def test_without_tls_nothing_is_told(caddy):
    """A password sent in plain text is not even read: the answer names the other address."""
    with closing(http.client.HTTPConnection("127.0.0.1", caddy.plain_port, timeout=PATIENCE)) as connection:
        connection.request("POST", "/contact_sync", b"{}", {"Host": SITE})
        answer = connection.getresponse()

        assert (308, b"") == (answer.status, answer.read())
        assert answer.headers["Location"].startswith(f"https://{SITE}")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/contact_sync", 401),
        ("POST", "/auth_validation", 401),
        ("GET", "/contact_sync", 405),
        ("GET", "/", 404),
    ],
)
def test_strangers_get_what_they_get_without_caddy(caddy, method, path, status):
    """One sentence as JSON; the status page is not there."""
    answered, said = caddy.request(method, path, b"{}")

    assert (status, ["error"]) == (answered, list(said))


def test_the_health_can_be_seen_from_outside(caddy):
    """By whoever watches it."""
    assert (200, len(NAMES)) == (
        caddy.request("GET", "/health")[0],
        caddy.request("GET", "/health")[1]["contacts"],
    )


def test_a_body_beyond_the_limit_is_refused_by_the_bridge(caddy):
    """With its own sentence, before all of the body has come."""
    with closing(caddy.connect()) as connection:
        connection.putrequest("POST", "/contact_sync")
        connection.putheader("Content-Length", str(LIMITS["max_request_body_size"] * 4))
        connection.endheaders(b"x" * 2**16)
        answer = connection.getresponse()

        assert (413, b'{"error":"the body is larger than 1048576 bytes"}') == (answer.status, answer.read())


def test_the_log_has_the_address_of_who_asks_caddy(tmp_path, caplog):
    """Neither Caddy's own, nor what who asks says to be."""
    wrong = json.dumps({"auth": {"username": USER, "password": f"not {PASSWORD}"}}).encode()
    with (
        Bridge(tmp_path, trusted_proxy="127.0.0.1") as bridge,
        Caddy(tmp_path, bridge.talkdesk().port) as caddy,
    ):
        caddy.request("POST", "/contact_sync", wrong, source=ELSEWHERE)

    assert f"1 request with wrong credentials, the last from {ELSEWHERE}" in caplog.messages
