"""An application in process, without a socket or a thread: asked as a server would, refreshed at once."""

import io
from collections.abc import Callable
from typing import Any
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from feed.refresher import Refresher


class AtOnce(Refresher):
    """Refreshes in the thread that asks; notes how long it was asked to wait."""

    def __init__(self, refresh: Callable[[], None]) -> None:
        self._refresh = refresh
        self.waits: list[float] = []

    def refresh(self, wait: float) -> None:
        self.waits.append(wait)
        self._refresh()


def asked(
    app: WSGIApplication, method: str, path: str, body: bytes = b"", **environ: str
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of an answer; the validator sees that WSGI is kept."""
    place, _, query = path.partition("?")
    whole: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": place,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **environ,
    }
    setup_testing_defaults(whole)
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Any:
        begun.append((status, headers))
        return io.BytesIO().write

    parts = validator(app)(whole, start_response)
    try:
        said = b"".join(parts)
    finally:
        parts.close()  # type: ignore[attr-defined]  # the validator's have it
    status, headers = begun[-1]
    return int(status[:3]), dict(headers), said
