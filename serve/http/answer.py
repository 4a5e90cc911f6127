"""What the server answers with: one body, and a head that is the same for all answers."""

from collections.abc import Callable, Iterable
from typing import Any

from waitress.task import ErrorTask, Task, WSGITask

from serve.http import client
from serve.http.protocol import FAILED, failure

# With all answers: contacts are personal data, and JSON is never to be taken for a page.
HEADERS = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]

SENTENCES = {
    413: "the body is larger than {0.max_request_body_size} bytes",
    431: "the headers are larger than {0.max_request_header_size} bytes",
    500: FAILED,
}

# Bytes of a body that are sent in one piece with the head, so that the other side wakes up once. Copying more
# would take longer than that saves.
SMALL = 2**14

# The key of a WSGI request for what is to be done once it has been answered: nobody waits for that.
AFTER = "bridge.after"


class Body(list[bytes]):
    """The body of an answer, and what the server calls in the end, as WSGI has it."""

    def __init__(self, pieces: Iterable[bytes], close: Callable[[], None]) -> None:
        super().__init__(pieces)
        self.close = close


class Pieces:
    """Stands in for a connection, to have what is written to it in one piece."""

    def __init__(self, server: Any) -> None:
        self.server = server
        self.written: list[bytes] = []
        self.write_soon = self.written.append


class Answer(Task):  # type: ignore[misc]  # waitress has no type hints
    """What all answers have. Only a known user keeps the connection: others get one answer each."""

    channel: Any  # the connection

    def build_response_header(self) -> bytes:
        """Return status and headers."""
        self.response_headers += HEADERS
        if (self.request.command, self.status[:3]) != ("POST", "200"):
            self.request.headers["CONNECTION"] = "close"
        lines: bytes = super().build_response_header()
        return lines

    def write(self, data: bytes) -> None:
        """Write a part of the answer."""
        if self.wrote_header or len(data) > SMALL:
            super().write(data)
            return
        channel, self.channel = self.channel, Pieces(self.channel.server)
        super().write(data)
        pieces, self.channel = self.channel, channel
        channel.write_soon(b"".join(pieces.written))


class JsonTask(Answer, WSGITask):  # type: ignore[misc]  # as above
    """Answers with what the application says."""

    def get_environment(self) -> dict[str, Any]:
        """Return the request for the application, with the address of whoever asks."""
        environ: dict[str, Any] = super().get_environment()
        peer, forwarded = environ["REMOTE_ADDR"], environ.get("HTTP_X_FORWARDED_FOR", "")
        environ["REMOTE_ADDR"] = client.address(peer, forwarded, self.channel.server.trusted_proxy)
        return environ


class JsonErrorTask(Answer, ErrorTask):  # type: ignore[misc]  # as above
    """Answers what is refused here (too large, no HTTP) in the shape of all other errors."""

    def execute(self) -> None:
        error = self.request.error
        sentence = SENTENCES[error.code].format(self.channel.adj) if error.code in SENTENCES else error.body
        body = failure(sentence)
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "application/json"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
