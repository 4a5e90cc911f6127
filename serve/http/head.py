"""What stands before the body of a request: only what cannot be understood in two ways, read in one pass.

Proxies differ in where they find the end of an odd request; what comes behind it would be one of their own.
Waitress' patterns need a minute for 30 kB of digits or blanks in the right place (measured); what passes here
holds none of those.
"""

import re

from serve.http.protocol import ProtocolError

NO_HTTP = "this is not a request of HTTP/1.1 such as: POST /contact_sync HTTP/1.1"
NO_HEADER = "a header is not as HTTP has it, such as: Content-Length: 120"
NO_LENGTH = "the length of the body must be said once: by Content-Length, or by Transfer-Encoding: chunked"
NO_CHUNKS = "the body is not in the chunks of Transfer-Encoding"

BEGINNING = re.compile(rb"[\r\n]*([A-Z]|\Z)")
REQUEST = re.compile(rb"[A-Z]+ [!-~]+ HTTP/(1\.[01])")
HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t -~\x80-\xff]*)")
FRAMING = (b"content-length:", b"transfer-encoding:")
# The version and all headers that say where the body ends: one at most. Python refuses endless numbers.
CLEAR = re.compile(rb"1\.[01](content-length:[0-9]{1,18})?|1\.1transfer-encoding:chunked")


def may_begin(data: bytes) -> bool:
    """Whether a request can begin with these bytes. TLS and port scans do not."""
    return BEGINNING.match(data) is not None


def checked(head: bytes) -> bytes:
    """Return request line and headers, with the values trimmed. Raises ProtocolError."""
    first, *rest = head.rstrip(b"\r\n").split(b"\r\n")
    request, headers = REQUEST.fullmatch(first), [HEADER.fullmatch(line) for line in rest]
    if not request:
        raise ProtocolError(NO_HTTP)
    lines = [header[1] + b":" + header[2].strip(b" \t") for header in headers if header]
    if len(lines) < len(rest):
        raise ProtocolError(NO_HEADER)
    framing = [line for line in map(bytes.lower, lines) if line.startswith(FRAMING)]
    if not CLEAR.fullmatch(request[1] + b"".join(framing)):
        raise ProtocolError(NO_LENGTH)
    return b"\r\n".join([first, *lines, b"", b""])
