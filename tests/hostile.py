"""What strangers send: bytes by name, with the status that is right for each, and a client for such bytes."""

import gzip
import http.client
import io
import json
import socket
from contextlib import suppress
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from tests.talkdesk import PASSWORD, USER

PATIENCE = 30  # seconds until a test fails that nothing answers
MIB = 2**20
AUTH = {"username": USER, "password": PASSWORD}


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 if the connection was closed without a word."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def read(connection: socket.socket, method: str = "POST") -> Answer:
    """Read one answer."""
    response = http.client.HTTPResponse(connection, method=method)
    try:
        with response:
            response.begin()
            return Answer(response.status, response.headers, response.read())
    except (ConnectionError, http.client.RemoteDisconnected):
        return Answer(0, http.client.HTTPMessage(), b"")


def read_each(connection: socket.socket, count: int) -> list[Answer]:
    """Read several answers, which may arrive at once."""
    kept = _Kept(connection.makefile("rb", 0))
    stream: Any = SimpleNamespace(makefile=lambda mode: kept)
    return [read(stream) for _ in range(count)]


class _Kept(io.BufferedReader):
    """A stream that the end of an answer leaves open: the next one may be in its buffer already."""

    def close(self) -> None:
        """Leave it to the connection."""


def exchange(port: int, sent: bytes) -> Answer:
    """Send bytes on a connection of their own, and read the answer, which may come before all is sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        with suppress(ConnectionError):
            connection.sendall(sent)
        return read(connection, "HEAD" if sent.startswith(b"HEAD ") else "POST")


def post(body: bytes, *headers: str, path: str = "/contact_sync", length: int | None = None) -> bytes:
    """A request with a body; `length` is what it claims to have."""
    claimed = len(body) if length is None else length
    lines = [f"POST {path} HTTP/1.1", "Host: x", f"Content-Length: {claimed}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def asking(**meta: object) -> bytes:
    """A request of a user."""
    return post(json.dumps({"auth": AUTH, "meta": meta}).encode())


def head(*lines: str) -> bytes:
    """A request without a body."""
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def chunked(*chunks: bytes, version: str = "1.1") -> bytes:
    """A request whose body comes in these chunks, with their lengths."""
    return head(f"POST /contact_sync HTTP/{version}", "Host: x", "Transfer-Encoding: chunked") + b"".join(
        chunks
    )


def framed(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


RIGHT = json.dumps({"auth": AUTH}).encode()
GOOD_CHUNKS = (framed(RIGHT[:10]), framed(RIGHT[10:]), b"0\r\n\r\n")

BODIES = {
    "nothing": b"",
    "blanks": b" \r\n\t",
    "no JSON": b"username=talkdesk&password=x",
    "half an object": RIGHT[:-1],
    "two objects": RIGHT + RIGHT,
    "a list": b"[]",
    "deep lists": b"[" * (MIB - 1),
    "deep objects": b'{"a":' * (MIB // 5),
    "deep and closed": b"[" * (MIB // 2 - 1) + b"]" * (MIB // 2 - 1),
    "deep below meta": b'{"meta":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "NaN": b'{"meta": {"offset": NaN}}',
    "Infinity": b'{"meta": {"offset": Infinity}}',
    "1e400": b'{"meta": {"offset": 1e400}}',
    "a number of 5000 digits": b'{"meta": {"offset": ' + b"9" * 5000 + b"}}",
    "UTF-16": RIGHT.decode().encode("utf-16"),
    "UTF-16 without a mark": RIGHT.decode().encode("utf-16-le"),
    "UTF-32": RIGHT.decode().encode("utf-32"),
    "latin-1": '{"auth": {"username": "Jörg"}}'.encode("latin-1"),
    "a lone surrogate in the checkpoint": rb'{"meta": {"synchronization_checkpoint": "\ud800"}}',
    "a lone surrogate in the context": rb'{"meta": {"context": "\udfff"}}',
    "a lone surrogate in the name": rb'{"auth": {"username": "\ud800\ud800"}}',
    "a surrogate as UTF-8": b'{"auth": {"username": "\xed\xa0\x80"}}',
    "NUL bytes": bytes(1000),
    "gzip": gzip.compress(RIGHT, mtime=0),
    "markup": b"<script>alert(1)</script>",
}
STRANGERS = {
    "no auth": b"{}",
    "NUL in the name": rb'{"auth": {"username": "talkdesk\u0000", "password": "x"}}',
    "a password of a megabyte": b'{"auth": {"username": "talkdesk", "password": "'
    + b"x" * (MIB - 100)
    + b'"}}',
    "auth twice, the last is wrong": RIGHT[:-1] + b', "auth": {"username": "talkdesk"}}',
    "half a million keys": b'{"a":1' + b',"a":1' * (MIB // 6 - 2) + b"}",
    "a list of half a million": b'{"a":[1' + b",1" * (MIB // 2 - 10) + b"]}",
    "the name of a column": b'{"auth": {"username": {"$gt": ""}, "password": {"$gt": ""}}}',
}
PATHS = (
    *("/", "//", "/contact_sync/", "/contact_sync%00", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/config.ini"),
    *("/..\\..\\config.ini", "/%", "/%zz%", "/%ff%fe", "/state/users.ini", "*", "http://x:y@z/"),
    *("/" + "a" * 30_000, "/" + "%41" * 10_000, "/%0d%0aSet-Cookie:%20x=1", "/<script>alert(1)</script>"),
)
METHODS = ("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "ANY", "PROXY")
SHAPES: dict[str, tuple[int, bytes]] = {
    **{f"a body of {name}": (400, post(body)) for name, body in BODIES.items()},
    **{f"a stranger with {name}": (401, post(body)) for name, body in STRANGERS.items()},
    **{f"the path {path[:30]}": (404, head(f"GET {path} HTTP/1.1", "Host: x")) for path in PATHS},
    **{f"the method {name}": (405, head(f"{name} /contact_sync HTTP/1.1", "Host: x")) for name in METHODS},
    "the offset -1": (400, asking(offset=-1)),
    "the offset 1.5": (400, asking(offset=1.5)),
    "the offset in other digits": (400, asking(offset="٣")),
    "a checkpoint that is no text": (400, asking(synchronization_checkpoint=[])),
    "a body said to be too large": (413, post(b"", length=MIB)),
    "a body said to be endless": (413, post(b"", length=10**17)),
    "a body that is too large": (413, post(b"x" * 3 * MIB)),
    "a body too large, with a question": (413, post(b"", "Expect: 100-continue", length=2 * MIB)),
    "chunks too large": (413, chunked(*[framed(b"x" * 2**16)] * 20, b"0\r\n\r\n")),
    "a chunk said to be endless": (413, chunked(b"f" * 5000 + b"\r\n" + b"x" * MIB)),
    "an endless line of a chunk": (413, chunked(b"1;" + b"a" * MIB)),
    "an endless trailer": (413, chunked(framed(RIGHT), b"0\r\n" + b"a: b\r\n" * (MIB // 6))),
    "a chunk without a length": (400, chunked(b"x\r\n", RIGHT)),
    "a chunk with a negative length": (400, chunked(b"-5\r\n", RIGHT)),
    "a chunk that is too long": (400, chunked(b"2\r\n", RIGHT)),
    "a broken extension of a chunk": (400, chunked(b'2;="\r\n{}\r\n0\r\n\r\n')),
    "chunks in HTTP/1.0": (400, chunked(*GOOD_CHUNKS, version="1.0")),
    "chunks and a length": (400, head("POST / HTTP/1.1", "Content-Length: 6", "Transfer-Encoding: chunked")),
    "a length and chunks": (400, head("POST / HTTP/1.1", "Transfer-Encoding: chunked", "Content-Length: 6")),
    "two lengths": (400, head("POST / HTTP/1.1", "Content-Length: 2", "Content-Length: 3") + b"{}"),
    "one length twice": (400, head("POST / HTTP/1.1", "Content-Length: 2", "Content-Length: 2") + b"{}"),
    "lengths in a list": (400, head("POST / HTTP/1.1", "Content-Length: 2, 2") + b"{}"),
    "a length with a sign": (400, head("POST / HTTP/1.1", "Content-Length: +2") + b"{}"),
    "a length that is hexadecimal": (400, head("POST / HTTP/1.1", "Content-Length: 0x2") + b"{}"),
    "a length of 5000 digits": (400, head("POST / HTTP/1.1", "Content-Length: " + "9" * 5000)),
    "a length on two lines": (400, head("POST / HTTP/1.1", "Content-Length:", " 2") + b"{}"),
    "a blank before the colon": (400, head("POST / HTTP/1.1", "Content-Length : 2") + b"{}"),
    "chunks twice": (400, head("POST / HTTP/1.1", "Transfer-Encoding: chunked, chunked")),
    "chunks with a tab": (400, head("POST / HTTP/1.1", "Transfer-Encoding: \x0bchunked")),
    "a body that is compressed": (400, head("POST / HTTP/1.1", "Transfer-Encoding: gzip, chunked")),
    "10,000 headers": (431, head("GET / HTTP/1.1", *[f"X-{i}: y" for i in range(10_000)])),
    "8,000 short headers": (404, head("GET / HTTP/1.1", *["a:"] * 8000)),
    "a header of a megabyte": (431, head("GET / HTTP/1.1", "X: " + "y" * MIB)),
    "a header that never ends": (431, b"GET / HTTP/1.1\r\nX: " + b"y" * MIB),
    "a header of blanks": (404, head("GET / HTTP/1.1", "X:" + " " * 32_000 + "y")),
    "a header of blanks and NUL": (400, head("GET / HTTP/1.1", "X:" + " " * 32_000 + "\0")),
    "a header without a name": (400, head("GET / HTTP/1.1", ": y")),
    "a header without a colon": (400, head("GET / HTTP/1.1", "X")),
    "a header with NUL": (400, head("GET / HTTP/1.1", "X: \0")),
    "a header with a lone CR": (400, head("GET / HTTP/1.1", "X: y\rContent-Length: 5")),
    "a header with a lone LF": (400, head("GET / HTTP/1.1", "X: y\nContent-Length: 5")),
    "an address of digits": (400, head("GET a://" + "1" * 32_000 + " x")),
    "an address of half an IPv6": (400, head("GET http://[ HTTP/1.1")),
    "a path with a blank": (400, head("GET /a b HTTP/1.1")),
    "a path that is no ASCII": (400, head("GET /ä HTTP/1.1")),
    "a path too long": (431, head("GET /" + "a" * MIB + " HTTP/1.1")),
    "HTTP/0.9": (400, b"GET /health\r\n\r\n"),
    "HTTP/2": (400, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    "HTTP/9.9": (400, head("GET /health HTTP/9.9")),
    "TLS": (400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500)),
    "an old TLS": (400, b"\x80\x2e\x01\x00\x02" + bytes(40)),
    "remote desktop": (400, b"\x03\x00\x00\x13\x0e\xe0" + bytes(13)),
    "small letters": (400, head("post /contact_sync HTTP/1.1")),
    "a reply": (400, head("HTTP/1.1 200 OK")),
    "noise": (400, bytes(range(256)) * 4),
}
ANSWERED: dict[str, bytes] = {
    "a plain request": asking(),
    "chunks": chunked(*GOOD_CHUNKS),
    "chunks with extensions and a trailer": chunked(
        b"%x;a=b\r\n%b\r\n" % (len(RIGHT), RIGHT), b"0\r\nX: y\r\n\r\n"
    ),
    "an absolute address": post(RIGHT, path="http://example.com/contact_sync"),
    "a question before the body": post(RIGHT, "Expect: 100-continue"),
    "the offset of 5000 digits": asking(offset="9" * 5000),
    "an offset far beyond": asking(offset=10**18),
    "the offset 1e300": post(json.dumps({"auth": AUTH, "meta": {"offset": 1e300}}).encode()),
    "a checkpoint of a megabyte": asking(
        synchronization_checkpoint="2012-11-20 23:01:00 UTC #" + "a" * 900_000
    ),
    "a context of a megabyte": asking(offset=1, context="1-2-" + "a" * 900_000),
    "a context of 5000 digits": asking(offset=1, context="9" * 5000 + "-1-ab"),
    "a checkpoint with NUL": asking(synchronization_checkpoint="\0"),
    "a checkpoint of the year 0": asking(synchronization_checkpoint="0000-00-00 00:00:00 UTC"),
    "auth twice, the last is right": b"".join([post(b'{"auth": {"username": "x"}, ' + RIGHT[1:])]),
    "another host": post(RIGHT, "Host: evil.example"),
    "no host": post(RIGHT).replace(b"Host: x\r\n", b""),
    "a folded case": post(RIGHT, "CONTENT-type: TEXT/html"),
    "a header that wants another length": post(RIGHT, "Content_Length: 3"),
    "empty lines before": b"\r\n\r\n\r\n" + post(RIGHT),
}
FORWARDED = (
    *("X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: javascript"),
    *("X-Forwarded-Port: 99999", "Forwarded: for=;host=evil.example", "X-Real-IP: 127.0.0.1"),
    *("X-HTTP-Method-Override: GET", "X-Original-URL: /health", "X-Rewrite-URL: /health"),
    *("Authorization: Basic dGFsa2Rlc2s6eA==", "X-Forwarded-User: talkdesk", "Cookie: user=talkdesk"),
)
