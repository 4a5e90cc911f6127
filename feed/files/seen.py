"""What is known of one file: how it looked when last looked at, what came of its content."""

import os
from dataclasses import asdict, dataclass, replace

import orjson

from feed.brake import Brake
from feed.clock import SECOND
from feed.files.samples import DIGESTS
from feed.kept import restored

# Some programs and sync tools put a file's old time back; its content tells in the end.
RECHECK = 300 * SECOND
WRITTEN = "is being written"

LARGEST = 2**63 - 1
Signature = tuple[int, int, int, int]


def signature_of(state: os.stat_result) -> Signature:
    """Return what tells whether a file may have changed: size, times, number on its drive.

    Some drives of Windows number with 128 bits, more than JSON can hold.
    """
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino & LARGEST


def by_rules(rules: str, content: str) -> str:
    """Return what tells a content, or what is wrong with it, together with the rules that it was read by."""
    return f"{rules} {content}"


@dataclass(frozen=True)
class Seen:
    """What is known of one file: as it was when last looked at, and its last good content.

    `error` says why its newest content does not count; `held` is the digest of a content that waits for
    `accept`, `waits` says why, `accepted` is that of one which need not wait any more. `refused` tells the
    content that was no good, and by which rules. `since` is when `error` began. A sample
    that is `left_out` says nothing. `brake` is what would happen if what is held were accepted.
    """

    signature: Signature | None = None
    checked: int = 0
    digest: str = ""
    mtime: int = 0
    made_with: str = ""
    error: str = ""
    held: str = ""
    waits: str = ""
    accepted: str = ""
    refused: str = ""
    since: int = 0
    left_out: bool = False
    brake: Brake | None = None

    def is_as_it_was(self, signature: "Signature | None", rules: str, now: int) -> bool:
        """Whether a file with this signature says what it said, by the rules with the digest `rules`."""
        return signature is not None and signature == self.signature and self.may_be_trusted(rules, now)

    def may_be_trusted(self, rules: str, now: int) -> bool:
        """Whether an equal signature is enough: its content was looked at lately, and by these rules."""
        is_known = self.made_with.startswith(rules) or self.refused.startswith(rules) or bool(self.held)
        return is_known and 0 <= now - self.checked < RECHECK

    @property
    def is_behind(self) -> bool:
        """Whether its newest content does not count, and not just because it is being saved."""
        return self.error not in ("", WRITTEN)

    @property
    def is_sample(self) -> bool:
        """Whether this is one of the files that come with the bridge, unchanged as far as is known."""
        return self.digest in DIGESTS and not (self.refused or self.held)

    def to_json(self) -> bytes:
        """Return what is to be remembered of it between runs."""
        return orjson.dumps(asdict(self))

    def looked_at(self, found: "Seen", rules: str) -> "Seen | None":
        """Return what is known after a look that `found` a content; None if it is to be understood.

        It is not if it is what the file said before, waits to be accepted, or was no good by these `rules`.
        """
        again = replace(self, signature=found.signature, checked=found.checked)
        if found.digest == self.held:
            return replace(again, error=self.waits)
        if by_rules(rules, found.digest) == self.refused:
            return again
        if found.digest == self.digest and self.made_with.startswith(rules):
            good = replace(again, mtime=found.mtime, error="", refused="", since=0)
            return replace(good, held="", waits="", brake=None)
        return None

    def failed(self, error: str, now: int) -> "Seen":
        """Return what is known after a look that failed: the last good content.

        What was held back waits still; what was no good is judged anew when it can be read again.
        """
        after = replace(self, signature=None, error=error, refused="")
        return replace(after, since=self.since or now)

    def refusing(self, newer: "Seen", refused: str, error: str) -> "Seen":
        """Return what is known after newer content was no good: the last good, until it is another."""
        after = replace(self, signature=newer.signature, checked=newer.checked, error=error, refused=refused)
        return replace(after, held="", waits="", brake=None, since=self.since or newer.checked)

    def holding(self, newer: "Seen", error: str, brake: Brake | None) -> "Seen":
        """Return what is known while the brake holds newer content: the last good, and which one waits."""
        after = replace(self, signature=newer.signature, checked=newer.checked, error=error)
        return replace(after, held=newer.digest, waits=error, since=newer.checked, brake=brake)

    def accepting(self) -> "Seen":
        """Return what is known once people accept what is held."""
        return replace(self, signature=None, held="", waits="", accepted=self.held, brake=None)

    @staticmethod
    def of_json(text: bytes) -> "Seen":
        """Return what was remembered, also by a newer version, or by one that kept no `waits`."""
        said = orjson.loads(text or b"{}")
        if brake := said.get("brake"):
            said["brake"] = restored(Brake, brake)
        if said.get("held"):
            said["waits"] = said.get("waits") or said.get("error", "")
        return restored(Seen, said)
