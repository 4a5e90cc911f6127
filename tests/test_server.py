"""The server on a socket: its limits, errors in the one shape, and how it starts and ends."""

import http.client
import json
import logging
import re
import select
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest

from serve.http.server import AT_ONCE, CONNECTIONS, LIMITS, Channel, Server, ServerError

PATIENCE = 30  # seconds until a test fails that nothing answers


def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with the length of the body."""
    said = str(len(environ["wsgi.input"].read())).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
    return [said]


def broken(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Fail before anything is answered."""
    raise RuntimeError("a detail that is nobody's business")


@contextmanager
def serving(app: WSGIApplication = echo) -> Iterator[int]:
    """Serve on a free port, which is given, until the block ends."""
    server = Server(app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server.port
    finally:
        server.close()
        thread.join(PATIENCE)


def exchange(port: int, sent: bytes) -> http.client.HTTPResponse:
    """Send bytes that need not be HTTP; return the answer, its body to be read yet."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(sent)
        response = http.client.HTTPResponse(connection)
        response.begin()
        response.body = response.read()  # type: ignore[attr-defined]  # before the socket closes
        return response


def request(body_size: int = 0, headers: str = "", length: int | None = None) -> bytes:
    """A request with a body; `length` is what it claims to have."""
    length = body_size if length is None else length
    head = f"POST /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n"
    return head.encode() + b"x" * body_size


REFUSED = {
    "a body too large": (413, request(length=LIMITS["max_request_body_size"] + 1)),
    "a body much too large": (413, request(length=10**15)),
    "headers too large": (431, request(headers=f"X-Long: {'x' * LIMITS['max_request_header_size']}\r\n")),
    "no HTTP": (400, b"NONSENSE\r\n\r\n"),
    "a small letter method": (400, b"get / HTTP/1.1\r\nHost: x\r\n\r\n"),
    "no header": (400, b"GET / HTTP/1.1\r\nno header\r\n\r\n"),
    "no length": (400, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n"),
    "a negative length": (400, request(length=-1)),
}


@pytest.mark.parametrize(("status", "sent"), REFUSED.values(), ids=REFUSED.keys())
def test_what_the_server_itself_refuses_has_the_shape_of_all_errors(status, sent):
    """JSON with one sentence, and the connection is closed; never waitress's own text."""
    with serving() as port:
        answer: Any = exchange(port, sent)
    said = json.loads(answer.body)

    assert (status, "application/json") == (answer.status, answer.getheader("Content-Type"))
    assert ["error"] == list(said)
    assert said["error"]
    assert not re.search("waitress|generated|<|Traceback", said["error"], re.IGNORECASE)


def test_an_application_that_fails_gives_the_shape_of_all_errors(caplog):
    """The last line of defence: the traceback is logged, and the client does not see it."""
    with serving(broken) as port:
        answer: Any = exchange(port, request())
    said = json.loads(answer.body)

    assert (500, "application/json") == (answer.status, answer.getheader("Content-Type"))
    assert ["error"] == list(said)
    assert not re.search("detail|no HTTP request|Traceback", said["error"])
    assert any(record.exc_info for record in caplog.records)


def test_a_body_below_the_limit_reaches_the_application():
    """The largest request of the contract is far smaller."""
    size = LIMITS["max_request_body_size"] - 1
    with serving() as port:
        answer: Any = exchange(port, request(size))

    assert (200, str(size).encode()) == (answer.status, answer.body)


@pytest.mark.parametrize(
    "sent", [request(), b"NONSENSE\r\n\r\n", request(length=10**9)], ids=["answered", "no HTTP", "too large"]
)
def test_no_answer_tells_the_name_or_version_of_the_server(sent):
    """Whoever looks for a known hole is not helped."""
    with serving() as port:
        answer = exchange(port, sent)
    headers = str(answer.headers).casefold()

    assert answer.getheader("Server") is None
    assert [] == [name for name in ("waitress", "bottle", "python") if name in headers]


LARGE = bytes(range(256)) * 2**16  # more than the system takes at once


def large(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with more than the system takes at once."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(LARGE)))])
    return [LARGE]


def test_what_cannot_be_sent_at_once_follows():
    """A page is sent without a copy; what the other side does not take yet waits, and none of it is lost."""
    with serving(large) as port, socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        client.sendall(request())
        first = client.recv(2**12)
        rest = b"".join(iter(lambda: client.recv(2**16), b""))

    assert LARGE == (first + rest).partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize("sent", [request(), request(length=10**9)], ids=["answered", "refused"])
def test_a_small_answer_is_sent_in_one_piece(monkeypatch, sent):
    """Head and body: each piece takes the time of a request to the system, and wakes up the other side."""
    pieces = []
    send = Channel.send

    def noted(channel: Channel, data: bytes, do_close: bool = True) -> Any:
        pieces.append(data)
        return send(channel, data, do_close)

    monkeypatch.setattr(Channel, "send", noted)
    with serving() as port:
        exchange(port, sent)

    assert 1 == len(pieces)


def test_several_requests_are_answered_at_the_same_time():
    """A slow page does not keep /health from being answered."""
    together = threading.Barrier(3, timeout=PATIENCE)

    def meeting(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        together.wait()
        return echo(environ, start_response)

    statuses: list[int] = []
    with serving(meeting) as port:
        clients = [
            threading.Thread(target=lambda: statuses.append(exchange(port, request()).status))
            for _ in range(3)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join(PATIENCE)

    assert [200, 200, 200] == statuses


def test_port_0_is_any_free_port_and_known():
    """Two servers do not meet."""
    with serving() as one, serving() as other:
        assert {200} == {exchange(port, request()).status for port in (one, other)}
        assert one != other


def test_a_port_in_use_is_an_error_that_names_host_and_port():
    """The most frequent reason why a start fails: the bridge is running already."""
    with (
        serving() as port,
        pytest.raises(ServerError, match=rf"127\.0\.0\.1 port {port} \(.+\); is the bridge"),
    ):
        Server(echo, "127.0.0.1", port)


@pytest.mark.parametrize("host", ["nonsense.invalid", "192.0.2.1"])
def test_a_host_that_is_not_this_computer_is_an_error_that_names_it(host):
    """A name that does not exist, and an address that belongs to nobody (RFC 5737)."""
    with pytest.raises(ServerError, match=re.escape(host)):
        Server(echo, host, 0)


def test_close_ends_run():
    """Another thread can stop the server, and the port is free again."""
    server = Server(echo, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    status = exchange(server.port, request()).status
    server.close()
    thread.join(PATIENCE)

    assert (200, False) == (status, thread.is_alive())
    with pytest.raises(ConnectionError):
        socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)


def test_close_ends_run_though_a_client_keeps_its_connection():
    """A tunnel keeps connections open for as long as it runs."""
    server = Server(echo, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    client.request("POST", "/x", b"abc")
    answered = client.getresponse().read()
    server.close()
    thread.join(PATIENCE)
    client.close()

    assert (b"3", False) == (answered, thread.is_alive())


def test_close_ends_run_without_an_error_at_any_moment(monkeypatch):
    """Also just after the start, and while an answer is being sent."""
    errors: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda failed: errors.append(failed.exc_value))
    for _ in range(20):
        with serving() as port:
            exchange(port, request())
        with serving():
            pass

    assert [] == errors


def test_close_ends_the_threads_of_the_server():
    """What was started is ended."""
    before = set(threading.enumerate())
    with serving() as port:
        exchange(port, request())

    assert before >= set(threading.enumerate())


OVERDUE: dict[str, tuple[bool, dict[str, Any]]] = {
    "just accepted": (False, {}),
    "silent": (True, {"since": 60}),
    "slow to be answered": (False, {"since": 60, "sent": 60, "requests": ["a page"]}),
    "slow to take an answer": (False, {"since": 60, "sent": 0, "unsent": 1000}),
    "not taking an answer": (True, {"since": 0, "sent": 60, "unsent": 1000}),
    "sending more, and not taking answers": (True, {"sent": 60, "unsent": 1000, "requests": ["a page"]}),
}


@pytest.mark.parametrize(("expected", "state"), OVERDUE.values(), ids=OVERDUE.keys())
def test_a_connection_is_overdue_if_the_other_side_lets_it_wait(expected, state):
    """For a whole request, or with taking an answer; never because the bridge itself is slow."""
    waiting = Channel.__new__(Channel)
    waiting.since = time.monotonic() - state.get("since", 0)
    waiting.last_activity = time.time() - state.get("sent", 0)
    waiting.total_outbufs_len, waiting.requests = state.get("unsent", 0), state.get("requests", [])

    assert expected == waiting.is_overdue(20)


def test_the_limits_keep_below_what_windows_can_wait_for():
    """select() takes 512 sockets there; the bridge makes room before waitress would stop accepting."""
    assert CONNECTIONS + AT_ONCE + 2 < LIMITS["connection_limit"] < 512


def test_a_fault_while_waiting_for_connections_does_not_end_the_bridge(monkeypatch, caplog):
    """A socket that another thread has just closed is one on Windows; it costs the connections there are."""
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        client.sendall(request().replace(b"Connection: close\r\n", b""))
        first = client.recv(12)
        failures = [OSError(10038, "not a socket")]

        def failing(*arguments: Any) -> Any:
            if failures:
                raise failures.pop()
            return select.select(*arguments)

        monkeypatch.setattr("waitress.wasyncore.select", SimpleNamespace(select=failing))
        while client.recv(4096):
            """Until the connection is ended."""
        answer = exchange(port, request())

    assert (b"HTTP/1.1 200", 200) == (first, answer.status)
    assert ["all connections are ended after a fault"] == [record.getMessage() for record in caplog.records]


def test_what_waitress_says_of_a_request_is_not_logged(caplog):
    """It logs paths, and each time that requests wait: a stranger would write the log, and fill it."""
    caplog.set_level(logging.DEBUG)
    with serving(broken) as port:
        exchange(port, b"GET /secret HTTP/1.1\r\n\r\n")
    logging.getLogger("waitress.queue").warning("Task queue depth is 9")

    assert ["a request failed in waitress"] == [record.getMessage() for record in caplog.records]
