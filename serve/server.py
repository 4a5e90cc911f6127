"""Waitress with its limits set for one office PC behind a tunnel, and errors in the bridge's one shape."""

import socket
import sys
from typing import Any
from wsgiref.types import WSGIApplication

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from serve.protocol import failure

LIMITS: dict[str, Any] = {
    "threads": 4,  # Talkdesk asks for one page at a time; the others answer health and strangers
    "connection_limit": 100,  # select() on Windows takes 512; a tunnel keeps a handful open
    "channel_timeout": 60,  # seconds until a silent connection is closed
    "max_request_body_size": 2**20,  # bytes; a request of the contract has some hundred
    "max_request_header_size": 2**15,  # bytes
    "ident": None,  # the name and version of the server are nobody's business
}

SENTENCES = {
    413: f"the body is larger than {LIMITS['max_request_body_size']} bytes",
    431: f"the headers are larger than {LIMITS['max_request_header_size']} bytes",
}


class ServerError(Exception):
    """The server cannot start; the text says why."""


class JsonErrorTask(ErrorTask):  # type: ignore[misc]  # waitress has no type hints
    """Answers what waitress refuses by itself (too large, no HTTP) in the shape of all other errors."""

    def execute(self) -> None:
        error = self.request.error
        body = failure(SENTENCES.get(error.code, f"{error.reason}: {error.body}"))
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "application/json"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Server:
    """A listening server; `run` serves until `close` or Ctrl+C."""

    def __init__(self, app: WSGIApplication, host: str, port: int) -> None:
        HTTPChannel.error_task_class = JsonErrorTask
        try:
            listening = _listen(host, port)
        except OSError as error:
            raise ServerError(
                f"cannot listen on {host} port {port} ({error.strerror or error}); "
                "is the bridge running already? Otherwise change [server] host or port in config.ini"
            ) from error
        self.port = listening.getsockname()[1]
        self._map: dict[int, Any] = {}
        self._server = create_server(app, map=self._map, sockets=[listening], **LIMITS)

    def run(self) -> None:
        """Serve. Returns after `close` from another thread, or Ctrl+C."""
        try:
            self._server.run()
        finally:
            self._server.task_dispatcher.shutdown()

    def close(self) -> None:
        """Stop serving: the thread that serves closes its sockets, no other can without a race."""
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
