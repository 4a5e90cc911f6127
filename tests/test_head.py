"""The lines before a body: what passes, what is refused, and that neither takes time."""

import re

import pytest

from serve.http import head
from serve.http.protocol import ProtocolError


@pytest.mark.parametrize("data", [b"", b"\r\n", b"\r", b"P", b"POST /", b"\r\n\r\nGET", b"NONSENSE"])
def test_a_request_begins_with_a_capital(data):
    """Or with empty lines, which some clients send behind a body; more may come."""
    assert head.may_begin(data)


@pytest.mark.parametrize("data", [b"\x16\x03\x01", b"\x80", b"post", b" P", b"\0", b"\r\n1", b"\xc3\x84"])
def test_what_begins_otherwise_is_no_request(data):
    """It is answered at once: TLS would wait for more, and the one who set it up wonders."""
    assert not head.may_begin(data)


def test_values_are_trimmed_and_all_else_stays():
    """Waitress' pattern tries each of the blanks as an end."""
    text = b"POST /a?b=c HTTP/1.1\r\nHost: \t x  y \t\r\nX-Empty:  \r\nCONTENT-length: 5\r\n\r\n"
    trimmed = b"POST /a?b=c HTTP/1.1\r\nHost:x  y\r\nX-Empty:\r\nCONTENT-length:5\r\n\r\n"

    assert trimmed == head.checked(text)


@pytest.mark.parametrize("framing", [b"", b"Content-Length: 0\r\n", b"transfer-encoding: Chunked\r\n"])
def test_the_end_of_a_body_is_said_once_or_not_at_all(framing):
    """Then there is no body."""
    text = b"POST / HTTP/1.1\r\n" + framing + b"\r\n"

    assert b"POST / HTTP/1.1\r\n" + framing.replace(b" ", b"") + b"\r\n" == head.checked(text)


REFUSED = {
    "no version": (head.NO_HTTP, b"GET /"),
    "another version": (head.NO_HTTP, b"GET / HTTP/2.0"),
    "no path": (head.NO_HTTP, b"GET  HTTP/1.1"),
    "a lone line feed": (head.NO_HTTP, b"GET / HTTP/1.1\nHost: x"),
    "a lone carriage return": (head.NO_HEADER, b"GET / HTTP/1.1\r\nHost: x\rX: y"),
    "a folded line": (head.NO_HEADER, b"GET / HTTP/1.1\r\nHost: x\r\n y"),
    "a blank in a name": (head.NO_HEADER, b"GET / HTTP/1.1\r\nHost : x"),
    "an empty line": (head.NO_HEADER, b"GET / HTTP/1.1\r\n\r\nHost: x"),
    "two lengths": (head.NO_LENGTH, b"GET / HTTP/1.1\r\nContent-Length: 1\r\nX: y\r\ncontent-length: 1"),
    "two ways": (head.NO_LENGTH, b"GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked"),
    "no number": (head.NO_LENGTH, b"GET / HTTP/1.1\r\nContent-Length: \xb2"),
    "nothing as length": (head.NO_LENGTH, b"GET / HTTP/1.1\r\nContent-Length:"),
    "a length without end": (head.NO_LENGTH, b"GET / HTTP/1.1\r\nContent-Length: " + b"1" * 19),
    "chunks in 1.0": (head.NO_LENGTH, b"GET / HTTP/1.0\r\nTransfer-Encoding: chunked"),
    "other chunks": (head.NO_LENGTH, b"GET / HTTP/1.1\r\nTransfer-Encoding: xchunked"),
}


@pytest.mark.parametrize(("sentence", "text"), REFUSED.values(), ids=REFUSED.keys())
def test_what_can_be_understood_in_two_ways_is_refused(sentence, text):
    """With a sentence that says what it should be, and quotes nothing."""
    with pytest.raises(ProtocolError, match=f"^{re.escape(sentence)}$"):
        head.checked(text + b"\r\n\r\n")
