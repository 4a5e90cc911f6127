"""What tells at a glance who someone may be: made where rows are read, compared among all of them.

A fingerprint is a digest of 8 bytes and, of 4 bytes each, marks: hashes of the row's name together with each
e-mail, each phone and its text. Kept as they are, not as texts, a million leave room for all else.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from zlib import crc32

import numpy as np

from columns.folding import fold
from contacts.contact import Contact
from contacts.names import as_written

DIGEST, MARK = 8, array("I").itemsize  # bytes


def digest(contact: Contact) -> str:
    """Return a short hash of what a person is known by: name and first e-mail, else phone, else company."""
    return digest_of(vars(contact))


def digest_of(said: Mapping[str, Any]) -> str:
    """As `digest`, of what a contact says, as JSON has it."""
    if emails := said.get("emails"):
        known_by = emails[0].casefold()
    elif phones := said.get("phones"):
        known_by = "".join(filter(str.isdigit, phones[0]))[-7:]
    else:
        known_by = fold(said.get("company", ""))
    return sha256(f"{as_written(said['name'])}\n{known_by}".encode()).hexdigest()[:16]


def fingerprint(name: str, said: Mapping[str, Any], raw: bytes) -> bytes:
    """Return that of a row: of its comparable name, of what its contact says, of its text's hash.

    `said` is as JSON has it. Two marks that are equal by chance only cost time.
    """
    start = crc32(f"{name}\n".encode())
    marks = array("I", [crc32(raw, start), *_of_reach(start, said)])
    return bytes.fromhex(digest_of(said)) + marks.tobytes()


def of_reach(name: str, said: Mapping[str, Any]) -> list[int]:
    """Return the marks of a comparable name with each e-mail and each phone that a contact says."""
    return _of_reach(crc32(f"{name}\n".encode()), said)


def _of_reach(start: int, said: Mapping[str, Any]) -> list[int]:
    texts = (*(email.casefold() for email in said.get("emails", ())), *said.get("phones", ()))
    return [crc32(text.encode(), start) for text in texts]


def reach_in(fingerprint: bytes) -> Sequence[int]:
    """Return the marks `of_reach` that a fingerprint has."""
    return memoryview(fingerprint[DIGEST + MARK :]).cast("I")


def digests(fingerprints: Iterable[bytes]) -> list[str]:
    """Return the digest of each row, as `digest` has it."""
    return [each[:DIGEST].hex() for each in fingerprints]


def have_shared(fingerprints: Sequence[bytes]) -> list[bool]:
    """Return whether one of each row's marks is there a second time."""
    if not fingerprints:
        return []
    values = np.frombuffer(b"".join(each[DIGEST:] for each in fingerprints), dtype=np.uint32)
    order = np.sort(values)
    are_shared = np.isin(values, order[1:][order[1:] == order[:-1]])
    counts = (np.fromiter(map(len, fingerprints), dtype=np.int64) - DIGEST) // MARK
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    found: list[bool] = np.logical_or.reduceat(are_shared, starts).tolist()
    return found
