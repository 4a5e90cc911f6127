"""Talkdesk, as far as its speed matters: one connection that is kept, and hardly a look at the answers."""

import http.client
import json
import re
from collections.abc import Iterator

from benchmarks.home import PASSWORD, USER

NEXT = re.compile(rb'"next_offset":"(\d+)"'), re.compile(rb'"context":"([^"]*)"')
HEAD = 400  # bytes in which they stand; what follows are contacts
HEADERS = {"Content-Type": "application/json"}


class Client:
    """A client of the server on a port of this computer."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def ask(self, **meta: str) -> bytes:
        """Return the answer to one request."""
        body = json.dumps({"auth": {"username": USER, "password": PASSWORD}, "meta": meta})
        self._connection.request("POST", "/contact_sync", body.encode(), HEADERS)
        with self._connection.getresponse() as response:
            answer = response.read()
        if response.status != 200:
            raise http.client.HTTPException(f"{response.status}: {answer[:HEAD].decode()}")
        return answer

    def sync(self) -> Iterator[bytes]:
        """Return the pages of a full sync."""
        meta: dict[str, str] = {}
        while True:
            page = self.ask(**meta)
            yield page
            offset, context = (pattern.search(page, 0, HEAD) for pattern in NEXT)
            if not (offset and context):
                return
            meta = {"offset": offset[1].decode(), "context": context[1].decode()}
