"""Waitress with its limits set for one office PC behind a tunnel, and errors in the bridge's one shape."""

from typing import Any
from wsgiref.types import WSGIApplication

from waitress import create_server
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
        body = failure(SENTENCES.get(error.code, f"this is no HTTP request: {error.body}"))
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
            self._server = create_server(app, host=host, port=port, **LIMITS)
        except (OSError, ValueError) as error:
            raise ServerError(
                f"cannot listen on {host} port {port} ({getattr(error, 'strerror', None) or error}); "
                "is the bridge running already? Otherwise choose another [server] port in config.ini"
            ) from error

    @property
    def port(self) -> int:
        """The port that it listens on, also when any free one was asked for."""
        listening = getattr(self._server, "effective_listen", None)
        return int(listening[0][1]) if listening else int(self._server.effective_port)

    def run(self) -> None:
        """Serve. Returns after `close` from another thread, or Ctrl+C."""
        self._server.run()

    def close(self) -> None:
        """Stop serving."""
        self._server.close()
