"""What the doctor asks of the computer and the network, with real ones: a server with TLS among them."""

import socket
import socketserver
import ssl
import sys
import threading
import wsgiref.simple_server
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

import bridge
from serve import credentials, settings
from serve.doctor import doctor, world
from serve.doctor.finding import LOOK
from serve.doctor.patient import Patient
from serve.doctor.world import World
from serve.http.server import Server
from tests.office import furnish

AUTHORITY = trustme.CA()


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Secure(wsgiref.simple_server.WSGIServer):
    """A proxy with TLS, as far as the doctor can tell; who breaks off is nobody's business."""

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def with_tls(app, name: str = "localhost", authority: trustme.CA = AUTHORITY) -> Iterator[int]:
    """Serve an application with a certificate for a name; give the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    server = wsgiref.simple_server.make_server("127.0.0.1", 0, app, Secure, Quiet)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


@contextmanager
def answering(data: bytes) -> Iterator[int]:
    """Answer every connection with some bytes; give the port."""

    class Says(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(data)

    with socketserver.TCPServer(("127.0.0.1", 0), Says) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join(10)


def refusal(call: Callable[[], object]) -> str:
    """In people's words why something cannot be asked."""
    try:
        return f"answered {call()}"
    except OSError as error:
        return world.why(error)


def trusting(authority: trustme.CA = AUTHORITY) -> World:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return World(trust=lambda: context)


def test_a_real_bridge_behind_tls_is_found_to_be_well(tmp_path):
    """From its folders through the network and back: it is this bridge, and nothing else is to be seen."""
    config = settings.read(furnish(tmp_path, "[server]\nport = 0\nstatus_port = 0\n"))
    credentials.make(config.users, "talkdesk")
    with ExitStack() as ending:
        app = ending.enter_context(bridge.application(config))
        app.look(10)
        server = Server(app, config.host, config.port)
        thread = threading.Thread(target=server.run)
        thread.start()
        ending.callback(thread.join, 10)
        ending.callback(server.close)
        port = ending.enter_context(with_tls(app))
        there = replace(config, port=server.port, public_url=f"https://localhost:{port}")
        findings = {finding.about: finding for finding in doctor.examine(Patient(there, trusting()))}

    not_ok = {about: finding.says for about, finding in findings.items() if finding.verdict != "OK"}
    assert {"Country", "Talkdesk", "Name", *({"Sleep", "Start"} & set(not_ok))} == set(not_ok)
    assert findings["Name"].verdict == LOOK, "127.0.0.1 is no address for Talkdesk"
    assert findings["Certificate"].says.startswith("good for ")
    assert findings["Public address"].says == f"this bridge answers at https://localhost:{port}"
    assert {"Passwords", "Nothing else", "Clock"} <= set(findings)


def nobody(environ, start_response):
    start_response("200 OK", [])
    return [b"[]"]


@pytest.mark.parametrize(
    ("name", "authority", "says"),
    [
        ("other.example", AUTHORITY, "cannot be trusted: Hostname mismatch"),
        ("localhost", trustme.CA(), "cannot be trusted: "),
    ],
)
def test_a_certificate_for_another_name_or_by_nobody_known_is_refused(name, authority, says):
    """As Talkdesk would refuse it, with the reason."""
    with with_tls(nobody, name, authority) as port:
        assert says in refusal(lambda: trusting().certificate("localhost", port))


def test_a_server_without_tls_is_said_to_have_none():
    """The bridge itself, reached without the tunnel."""
    with answering(b"HTTP/1.0 200 OK\r\n\r\n") as port:
        assert "does not speak TLS" in refusal(lambda: trusting().certificate("localhost", port))


def test_a_server_without_http_is_said_to_have_none():
    """Some other program has the port."""
    with answering(b"220 mail\r\n") as port:
        assert "does not speak HTTP" in refusal(lambda: World().ask(f"http://127.0.0.1:{port}/health"))


def test_a_port_on_which_nobody_listens_is_said_to_be_one():
    """The bridge is not running."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/health"

        assert "nothing listens there" == refusal(lambda: World().ask(url))


def test_an_answer_that_does_not_come_is_not_waited_for(monkeypatch):
    """Whoever accepts a connection and says nothing keeps the doctor for some seconds."""
    monkeypatch.setattr(world, "PATIENCE", 0.05)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/health"

        assert refusal(lambda: World().ask(url)).startswith("no answer came within")


def test_a_drive_or_a_name_server_that_does_not_answer_is_not_waited_for(monkeypatch):
    """Neither listing a dead share nor looking up a name ends by itself."""
    monkeypatch.setattr(world, "PATIENCE", 0.05)
    hanging = threading.Event()
    with pytest.raises(TimeoutError, match="does not answer"):
        world.patiently("a dead share", hanging.wait)
    hanging.set()


def test_names_are_resolved():
    """Each address once."""
    addresses = World().resolve("localhost")

    assert {"127.0.0.1", "::1"} >= set(addresses)
    assert len(set(addresses)) == len(addresses) > 0


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b"\xff", b'"x"'])
def test_what_is_no_object_says_nothing(body):
    """Some proxy's page, or another program's answer."""
    assert {} == world.Answer(200, {}, body).json


def test_writing_leaves_nothing_behind(tmp_path):
    """The free bytes of the drive are told; a folder that is not there is an error."""
    assert World().write(tmp_path) > 0
    assert [] == list(tmp_path.iterdir())
    with pytest.raises(FileNotFoundError):
        World().write(tmp_path / "away")


def test_programs_of_the_system_are_run():
    """What they print, without letters of any code page; nothing if they fail or are not there."""
    says = "import sys; sys.stdout.buffer.write(b'AC\\xe4 0x01')"

    assert "AC 0x01" == World().run([sys.executable, "-c", says])
    assert "" == World().run([sys.executable, "-c", "print(1); raise SystemExit(1)"])
    assert "" == World().run([str(Path("no") / "such" / "program")])


def test_versions_of_packages_are_known():
    """That of one that is there, and none of one that is not."""
    assert "" == World().installed("no-such-package-at-all")
    assert World().installed("bottle")[0].isdigit()
