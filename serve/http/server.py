"""Waitress with its limits set for one office PC behind a tunnel, and errors in the bridge's one shape.

What faces the internet through the tunnel are these connections, so they are stricter than waitress' own: a
hundred that were held open locked all others out, and one that is sent a byte a second was kept for days.
"""

import logging
import socket
import sys
import time
from contextlib import suppress
from functools import partial
from typing import Any
from wsgiref.types import WSGIApplication

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.utilities import BadRequest

from serve.http import head
from serve.http.answer import JsonErrorTask, JsonTask
from serve.http.protocol import ProtocolError

log = logging.getLogger(__name__)

# More than 200 at once are an attack: a tunnel keeps a handful. Each new one beyond these ends the one that
# has been silent for the longest time, so that nobody is locked out by connections that are held open.
CONNECTIONS = 300
# Connections accepted in one turn of the loop; waitress has one, and 1,000 may wait before Talkdesk's.
AT_ONCE = 50

LIMITS: dict[str, Any] = {
    # Talkdesk asks for one page at a time, of which the first may wait 3 seconds; strangers' requests take
    # well below a millisecond each.
    "threads": 4,
    # Where waitress stops accepting: never reached, see above. select() on Windows takes 512.
    "connection_limit": 500,
    "backlog": 1024,  # connections that the system holds until they are accepted
    # Seconds in which a connection has to bring a whole request, or to take more of its answer. A request
    # of the contract is one packet; a tunnel that keeps a connection for longer just makes another.
    "channel_timeout": 20,
    "cleanup_interval": 5,  # seconds between two looks at that
    "max_request_body_size": 2**20,  # bytes; a request of the contract has some hundred
    "max_request_header_size": 2**15,  # bytes; proxies send 2 kB
    # Bytes of a body in memory, beyond which it is a file: otherwise 300 connections could hold 300 MB.
    "inbuf_overflow": 2**16,
    # Bytes of an answer in memory, more than any page has: contacts are not to stand in temporary files.
    "outbuf_overflow": 2**24,
    "log_socket_errors": False,  # that clients are gone tells nothing, and would fill the log
    "ident": None,  # the name and version of the server are nobody's business
}


class ServerError(Exception):
    """The server cannot start; the text says why."""


class Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no type hints
    """One request as it comes in."""

    path = command = ""  # waitress asks for them also where there is no HTTP
    expect_continue = False

    def received(self, data: bytes) -> int:
        """Take bytes, and return how many. What is not HTTP (TLS, a scan of ports) is answered at once."""
        if self.body_rcv is None and not self.header_plus.strip() and not head.may_begin(data):
            self.error, self.completed = BadRequest(head.NO_HTTP), True
            return len(data)
        taken: int = super().received(data)
        if self.body_rcv is not None and self.body_rcv.error:
            self.error = BadRequest(head.NO_CHUNKS)
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read what stands before the body. Raises ParsingError."""
        try:
            super().parse_header(head.checked(header_plus))
        except ProtocolError as error:
            raise ParsingError(str(error)) from None
        except ValueError:  # of urlsplit, for http://[
            raise ParsingError(head.NO_HTTP) from None
        awaited = 0 < self.content_length < self.adj.max_request_body_size or self.chunked
        self.expect_continue = self.expect_continue and awaited


class Channel(HTTPChannel):  # type: ignore[misc]  # as above
    """One connection, which knows since when it has been waiting for a whole request."""

    task_class, error_task_class, parser_class = JsonTask, JsonErrorTask, Parser
    has_more = False  # whether something may still come after what was refused
    is_done = False  # whether that is only thrown away
    close_when_flushed = False

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.since = time.monotonic()
        super().__init__(*arguments, **options)

    def service(self) -> None:
        """Answer one request."""
        self.since = time.monotonic()
        self.has_more = self.requests[0].error is not None
        super().service()
        self.since = time.monotonic()

    def is_overdue(self, seconds: float) -> bool:
        """Whether the other side has kept it waiting for longer: for a request, or with taking the answer."""
        if self.total_outbufs_len:
            return bool(self.last_activity < time.time() - seconds)
        return not self.requests and self.since < time.monotonic() - seconds

    def handle_write(self) -> None:
        """Send what is to be sent, and close after the last answer; after a refusal let the other side close.

        If it was still sending, closing here would take back the answer on its way (a reset of TCP).
        """
        if not (self.has_more and self.close_when_flushed) or self.will_close:
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if self.connected and not self.total_outbufs_len:
            self.is_done, self.close_when_flushed = True, False
            with suppress(OSError):  # gone; the next read says so
                self.socket.shutdown(socket.SHUT_WR)

    def write_soon(self, data: bytes) -> int:
        """Send at once what can be, and keep the rest: waitress would copy a page twice before."""
        sent = 0
        with self.outbuf_lock:
            if self.connected and not self.total_outbufs_len:
                sent, _ = self._flush_exception(partial(self.send, data), do_close=False)
        super().write_soon(data[sent:])
        return len(data)

    def received(self, data: bytes) -> bool:
        """Take in what came."""
        return not self.is_done and bool(super().received(data))

    def handle_close(self) -> None:
        """Close, and let go of the part of a body that has come."""
        if self.request is not None:
            self.request.close()
        super().handle_close()

    def handle_expt(self) -> None:
        """End a connection with urgent data (a flag of TCP): it would keep select() from waiting."""
        self.handle_close()

    def handle_error(self) -> None:
        """Close after a fault of the bridge; waitress would log what the fault says, and so a request."""
        log.exception("a connection failed")
        self.handle_close()


class Listener(TcpWSGIServer):  # type: ignore[misc]  # as above
    """The loop that accepts connections, and goes on whatever they do."""

    channel_class = Channel
    trusted_proxy = ""  # waitress' own answers an odd header with an error, and believes more than this one

    def handle_accept(self) -> None:
        """Accept those that wait, and then make room for the next.

        Not before: the number of a socket closed in this turn, for which there may be news, would come back.
        """
        known = list(self.active_channels.values())
        for _ in range(AT_ONCE):
            count = len(self.active_channels)
            super().handle_accept()
            if len(self.active_channels) <= count:
                break
        idle = sorted((c for c in known if not c.requests), key=lambda channel: channel.since)
        for channel in idle[: max(0, len(self.active_channels) - CONNECTIONS)]:
            channel.handle_close()

    def maintenance(self, now: float) -> None:  # noqa: ARG002  # a clock that people set
        """End the connections that keep the server waiting."""
        for channel in list(self.active_channels.values()):
            channel.will_close |= channel.is_overdue(self.adj.channel_timeout)

    def run(self) -> None:
        """Serve. A fault in the loop costs the connections, not the bridge: a socket that another thread
        closed meanwhile is one on Windows.
        """
        while True:
            try:
                super().run()
                return
            except (OSError, ValueError):
                if not self.active_channels:
                    raise
                log.exception("all connections are ended after a fault")
                for channel in list(self.active_channels.values()):
                    channel.handle_close()


def _without_requests(record: logging.LogRecord) -> bool:
    """Keep what came over the network out of waitress' lines: it logs paths."""
    record.msg, record.args = "a request failed in waitress", ()
    return True


class Server:
    """A listening server; `run` serves until `close` or Ctrl+C.

    What `trusted_proxy` says about its clients is believed.
    """

    def __init__(self, app: WSGIApplication, host: str, port: int, trusted_proxy: str = "") -> None:
        quiet = logging.getLogger("waitress")
        quiet.setLevel(logging.ERROR)  # how many requests wait, who has gone: a line for each, in a storm
        quiet.addFilter(_without_requests)
        try:
            listening = _listen(host, port)
        except OSError as error:
            raise ServerError(
                f"cannot listen on {host} port {port} ({error.strerror or error}); "
                "is the bridge running already? Otherwise change [server] host or port in config.ini"
            ) from error
        self.port = listening.getsockname()[1]
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{self.port}"
        self._map: dict[int, Any] = {}
        kind = (listening.family, listening.type, listening.proto, listening.getsockname())
        self._server = Listener(
            app, self._map, _sock=listening, sockinfo=kind, bind_socket=False, adj=Adjustments(**LIMITS)
        )
        self._server.trusted_proxy = trusted_proxy

    def run(self) -> None:
        """Serve. Returns after `close` from another thread, or Ctrl+C."""
        try:
            self._server.run()
        finally:
            self._server.task_dispatcher.shutdown()

    def close(self) -> None:
        """Stop serving: the thread that serves closes its sockets, no other can without a race."""
        with suppress(OSError):  # it was awake already, and has closed its trigger before it is pulled
            self._server.trigger.pull_trigger(self._end)

    def _end(self) -> None:
        """Also the connections that a tunnel keeps open, for which waitress would wait."""
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._map)


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket bound for this process alone. Raises OSError.

    Waitress' own sets SO_REUSEADDR, which on Windows lets a second bridge take the same port in silence.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        if sys.platform == "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening
