"""Talkdesk's contract: a request's bytes become a query, a page becomes the answer's bytes. No HTTP.

Lenient in what does not matter: absent, null and "" are the same, an offset may be a number or a
string, unknown keys are left alone.
"""

import codecs
import re
from typing import Any

import orjson

from feed.pages import Page, Query

WHOLE = re.compile("[0-9]+")
BEYOND = 10**18  # more rows than there can be: an offset so large gives an empty page
LONGEST = 200  # letters of a checkpoint or context that are looked at; the bridge's own have 70 at most
# How a body begins that is something else than UTF-8, and what it is then.
FOREIGN = {
    b"\x1f\x8b": "compressed with gzip",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
    b"{\0": "UTF-16",
    b"\0{": "UTF-16",
}
FAILED = "the bridge failed; its log says why"


class ProtocolError(Exception):
    """A request that cannot be answered; the text says what is wrong, and where."""


def parse(body: bytes) -> dict[str, Any]:
    """Return the object that a request's body holds. Raises ProtocolError.

    Of a key that is there twice the last counts.
    """
    if body[:2] in FOREIGN:
        raise ProtocolError(f"the body is not JSON: it is {FOREIGN[body[:2]]}; send it as UTF-8")
    try:
        request = orjson.loads(body.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as error:
        raise ProtocolError(f"the body is not JSON: {error}") from None
    if not isinstance(request, dict):
        raise ProtocolError("the body must be a JSON object")
    return request


def credentials(request: dict[str, Any]) -> tuple[str, str]:
    """Return user name and password, "" where they are missing. Raises ProtocolError."""
    auth = _object(request, "auth")
    name, password = auth.get("username"), auth.get("password")
    return name if isinstance(name, str) else "", password if isinstance(password, str) else ""


def query(request: dict[str, Any]) -> Query:
    """Return what is asked for. Raises ProtocolError."""
    meta = _object(request, "meta")
    said = meta.get("synchronization_checkpoint")
    checkpoint = "" if said is None else said
    if not isinstance(checkpoint, str):
        raise ProtocolError("meta.synchronization_checkpoint must be a string")
    context = meta.get("context")
    context = context if isinstance(context, str) else ""
    return Query(checkpoint[:LONGEST], _offset(meta.get("offset")), context[:LONGEST])


def answer(page: Page) -> bytes:
    """Return the response: the contract's object as UTF-8 JSON, on the last page without what is next."""
    fields: dict[str, Any] = {"synchronization_checkpoint": page.checkpoint}
    if page.next_offset is not None:
        fields["next_offset"] = str(page.next_offset)
    if page.context is not None:
        fields["context"] = page.context
    head = orjson.dumps(fields).removesuffix(b"}") + b',"contacts":['
    texts = page.contacts or [b""]
    texts = [head + texts[0], *texts[1:]]  # joined but once: a copy of a page takes as long as 20 contacts
    texts[-1] += b"]}"
    return b",".join(texts)


def health(is_degraded: bool, contacts: int, last_sync_seconds: int | None) -> bytes:
    """Return what /health says."""
    status = "degraded" if is_degraded else "ok"
    said = {"status": status, "contacts": contacts, "last_sync_seconds": last_sync_seconds}
    return orjson.dumps(said)


def failure(sentence: str) -> bytes:
    """Return the one shape that all errors have."""
    return orjson.dumps({"error": sentence})


def _object(request: dict[str, Any], key: str) -> dict[str, Any]:
    value = request.get(key)
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise ProtocolError(f"{key} must be a JSON object")
    return value


def _offset(value: object) -> int:
    if value is None or value == "":
        return 0
    if isinstance(value, float) and value >= BEYOND:  # orjson reads what is beyond 64 bits as a float
        return BEYOND
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not WHOLE.fullmatch(text):
        raise ProtocolError("meta.offset must be a whole number, 0 or more")
    return int(text) if len(text) < 19 else BEYOND
