"""Who may see the status page: a browser on this computer, and no web page through that browser. Pure.

A web page can have a browser ask 127.0.0.1 whatever it likes. It cannot read the answer unless its own
name leads there (DNS rebinding), which the Host header gives away; nor can it know the token of a form.
"""

import secrets
from collections.abc import Mapping
from typing import Any

NAMES = ("127.0.0.1", "localhost", "[::1]")
# With every answer: no scripts at all, nothing from elsewhere, in no frame.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),  # with less, browsers send forms without their origin
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


def is_for_this_computer(environ: Mapping[str, Any]) -> bool:
    """Whether a request was sent to this computer by its own name, on the port that it came in."""
    return _host(environ) in _hosts(environ)


def is_of_this_page(environ: Mapping[str, Any]) -> bool:
    """Whether a form was sent from a page of the same address; browsers say so, others leave it open."""
    origin = environ.get("HTTP_ORIGIN")
    site = environ.get("HTTP_SEC_FETCH_SITE", "same-origin")
    return site == "same-origin" and origin in (None, f"http://{_host(environ)}")


def is_token(said: str, token: str) -> bool:
    """Whether a form carries the token that it was given."""
    return secrets.compare_digest(said.encode(errors="replace"), token.encode())


def _host(environ: Mapping[str, Any]) -> str:
    return str(environ.get("HTTP_HOST", "")).lower()


def _hosts(environ: Mapping[str, Any]) -> set[str]:
    port = environ["SERVER_PORT"]
    bare = set(NAMES) if port == "80" else set()  # browsers leave out the usual port
    return bare | {f"{name}:{port}" for name in NAMES}
