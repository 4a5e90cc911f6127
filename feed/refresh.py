"""Keeps the published frame up to date with the folder: scan, read, understand, record, publish."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from feed import orders
from feed.clock import SECOND, Clock
from feed.files.disk import Disk, LateError
from feed.files.file import Looked, look, why
from feed.files.folder import NO_NAME, Listing, is_text, scan
from feed.files.seen import RECHECK, Seen, Signature
from feed.found import Found
from feed.frame import Frame
from feed.holding import believed
from feed.identity.ids import with_ids
from feed.lately import Lately
from feed.memory import database
from feed.memory.database import LedgerError
from feed.memory.ledger import Ledger
from feed.numbers import counted, number
from feed.orders import Orders
from feed.source import Known, Rules, Source
from feed.syncs import Syncs
from feed.told import Told, compare
from sources import collector

log = logging.getLogger(__name__)

SAMPLES = (
    "only the samples that come with the bridge are in the folder: fictional people, "
    "who are left out as soon as there is another file"
)
FAULT = "a look at the files failed; the log says more"
RIGHT_AGAIN = "the folder can be read and the ledger can be written again"


class Feed:
    """The contacts of one folder. `refresh` is called by one thread; `frame` may be read by any."""

    def __init__(
        self,
        folder: Path,
        rules: Rules,
        ignored: Iterable[str],
        ledger: Ledger,
        clock: Clock,
        state: Path,
    ) -> None:
        """`ignored` are patterns of files to leave out; orders are looked for in the folder `state`."""
        self.folder = folder
        self._rules = rules
        self._ignored = tuple(ignored)
        self._ledger = ledger
        self._present = cache(ledger.present)  # of a file that is read it is asked twice
        self._known = Lately[Known]()  # of files as they are in `seen`
        self._clock = clock
        self._orders = Orders(state)
        self._disk = Disk()
        self.trouble = ""  # why the folder cannot be reached, or the ledger not be written, if so
        self.listing = Listing()  # of the last look at all files
        self.syncs = Syncs(ledger.syncs())
        # By path below the folder, in the order in which files came.
        self.seen = ledger.sources()
        for name in self.seen.keys() - ledger.reported():  # read by a version that kept none
            self.seen[name] = replace(self.seen[name], made_with="")
        # What the folder looks like if nothing is left to do, and since when. Published by one assignment.
        self._settled: tuple[Listing, int] | None = None
        # Published by one assignment; None until something is known of the folder.
        self.frame: Frame | None = ledger.frame if ledger.has_recorded() else None

    @property
    def is_degraded(self) -> bool:
        """Whether something cannot be read, so that older contacts are served."""
        is_out_of_reach = bool(self.trouble or self.listing.unlisted)
        return is_out_of_reach or any(seen.is_behind for seen in self.seen.values())

    def refresh(self) -> None:
        """Look at all files and publish a new frame if what they say has changed.

        Nothing that a file, the folder or the state folder does raises here: what cannot be read keeps
        its last good contacts, what cannot be written is not published, and all is tried again. A fault of
        the bridge itself is raised, and is trouble all the same.
        """
        try:
            with database.legible("the next try may succeed"):
                self._refresh()
        except LedgerError as error:
            self._say_trouble(str(error))
        except LateError:
            pass  # the listing takes as long as it did before: the next look has it
        except OSError as error:
            self._say_trouble(f"{self.folder}: {why(error)}")
        except Exception:
            self.trouble = FAULT
            raise
        else:
            self._say_trouble("")

    def _refresh(self) -> None:
        began = self._clock()
        self._disk.begin()
        self._take_orders()
        listing = self._disk.ask("the folder", lambda: scan(self.folder, self._ignored), takes_late=True)
        if not self._is_settled(listing, began):
            with collector.paused():
                self._look_at(listing, began)
            self._settle(listing, began)
        self.syncs.keep(began, self._ledger.keep_syncs)

    def is_as_it_was(self) -> bool:
        """Whether a refresh now would find nothing to do, as nearly always. May be asked by any thread.

        Raises OSError if the folder cannot be listed.
        """
        if not self._settled or self._orders.are_waiting():
            return False
        return self._is_settled(scan(self.folder, self._ignored), self._clock())

    def _is_settled(self, listing: Listing, now: int) -> bool:
        settled = self._settled
        return bool(settled and listing == settled[0] and 0 <= now - settled[1] < RECHECK)

    def _settle(self, listing: Listing, now: int) -> None:
        """Remember what the folder looks like if another look at the same would come to nothing."""
        files = [(self.seen.get(name, Seen()), listing.signatures[name]) for name in listing.names]
        rules = self._rules.digest
        is_settled = all(seen.is_as_it_was(signature, rules, now) for seen, signature in files)
        left_out = {name for name, seen in self.seen.items() if seen.left_out}
        is_settled &= left_out == self._left_out(self.seen, {})
        if is_settled and not listing.away and not self._ledger.awaits_any():
            self._settled = listing, min([now, *(seen.checked for seen, _ in files)])

    def _say_trouble(self, trouble: str) -> None:
        """Say once what is wrong with all of it, and when it is right again."""
        if trouble and trouble != self.trouble:
            log.error("%s; the contacts known so far are served", trouble)
        elif self.trouble and not trouble:
            log.info(RIGHT_AGAIN)
        self.trouble = trouble

    def _look_at(self, listing: Listing, began: int) -> None:
        """Read what has changed of the files that there are, and record it."""
        before = self.seen
        self._settled = None
        self._present.cache_clear()  # what a look that failed had asked may not be so any more
        self._report_unread(listing)
        found = self._found(before, listing, began)
        every = [
            compare(name, found.seen[name].mtime, found.read[name].tables, self._present(name))
            for name in found.names
        ]
        told, held = believed(with_ids(every, found.vanished, self._ledger), found, self._ledger)
        found = found.holding(held)
        self._record(found, told, began)
        self._present.cache_clear()
        self.seen = dict(found.seen)
        for name, source in found.read.items():
            self._known.put(name, Known() if found.seen[name].held else source.known, source.rows)
        self._ledger.keep_copy(began)

    def _found(self, before: Mapping[str, Seen], listing: Listing, now: int) -> Found:
        """Look at all files; samples that count again are read again."""
        looked = self._looked(before, listing, now)
        seen = {name: looked[name][0] for name in (*before, *looked) if name in looked}
        left_out = self._left_out(seen, before)
        for name in [name for name, file in seen.items() if file.left_out and name not in left_out]:
            looked[name] = self._look(name, replace(seen[name], made_with=""), None, now)
            seen[name] = looked[name][0]
        seen |= {
            name: replace(file, left_out=name in left_out) for name, file in seen.items() if file.is_sample
        }
        read = {name: source for name, (_, source) in looked.items() if source}
        return Found(before, seen, read, left_out)

    def _looked(self, before: Mapping[str, Seen], listing: Listing, now: int) -> dict[str, Looked]:
        """Look at the files that there are, and at what is known of those that only seem to be gone."""
        looked = {
            name: self._look(name, before.get(name, Seen()), listing.signatures[name], now)
            for name in listing.names
        }
        contents = {file.held or file.digest for file, _ in looked.values()}
        waiting = contents - {file.accepted for file in before.values()}
        for name in before.keys() - looked.keys():
            if reason := listing.hides(name):
                looked[name] = before[name].failed(reason, now), None
                _say(name, before[name], *looked[name])
            elif before[name].held and before[name].held in waiting:  # as another file now
                looked[name] = before[name], None
        return looked

    def _left_out(self, files: Mapping[str, Seen], before: Mapping[str, Seen]) -> set[str]:
        """Return the samples that do not count: all, if there is another file, or somebody of one is missing.

        So if there was one `before`: it may be away just for a moment, or be a sample again that was edited.
        """
        are_alone = all(file.is_sample for file in (*files.values(), *before.values()))
        if are_alone and not self._ledger.awaits_any():
            return set()
        return {name for name, file in files.items() if file.is_sample}

    def _report_unread(self, listing: Listing) -> None:
        """Say once of each copy and folder that it is not read."""
        for name in listing.unread.keys() - self.listing.unread.keys():
            log.warning("%s: %s", name, listing.unread[name])
        self.listing = listing

    def _record(self, found: Found, told: list[Told], now: int) -> None:
        """Record what is `told`, and publish it."""
        changed = 0
        if told or found.vanished or found.believed or self._ledger.awaits_any():
            was_asked = bool(self.syncs.last)
            changed = self._ledger.record(
                told, found.vanished, now, found.fictional, found.believed, was_asked
            )
        # Not only if something changed: a failure may have come between the last record and here.
        if self.frame is not self._ledger.frame:
            if any(file.is_sample for file in found.counting):
                log.warning(SAMPLES)
            self._publish(len(found.counting), changed, now)
        if states := found.states:
            self._ledger.remember(states)
        self._ledger.index()

    def _publish(self, files: int, changed: int, began: int) -> None:
        self.frame = self._ledger.frame
        seconds = (self._clock() - began) / SECOND
        said = counted(len(self.frame.contacts), "contact"), counted(files, "file"), number(changed)
        log.info("%s in %s; %s changed or gone; %.2f s", *said, seconds)

    def _take_orders(self) -> None:
        """Carry out what people asked for; each is remembered as done before its order is forgotten."""
        for order in self._orders.waiting():
            self._settled = None
            if order.what == orders.RESEND:
                self._ledger.resend()
                self.frame = self.frame and self._ledger.frame
                log.warning("the next sync sends everything again, as requested")
            elif order.what == orders.ACCEPT:
                self._accept(order.name, order.content)
            self._orders.done(order)

    def _accept(self, name: str, content: str) -> None:
        """Release the content of a file that the brake holds, and no other: not one saved since."""
        before = self.seen.get(name, Seen())
        if not before.held:
            log.warning("%s: accepted, but nothing of it is held back", name)
            return
        if content not in ("", before.held):
            log.warning("%s: accepted, but it was saved again since, and is held back still", name)
            return
        # Those that are held back together: also the one whose place the other took.
        why = before.held, before.waits
        accepted = {n: file.accepting() for n, file in self.seen.items() if (file.held, file.waits) == why}
        self._ledger.remember(accepted)
        self.seen |= accepted
        log.warning("%s: its new contacts are accepted", name)

    def _look(self, name: str, before: Seen, signature: Signature | None, now: int) -> Looked:
        """Return what is known of a file after another look at it, and what it says if that changed."""
        if before.is_as_it_was(signature, self._rules.digest, now):
            return before, None

        def known() -> Known:
            raws = {row.raw for row in self._present(name)}
            return (self._known.get(name) or Known()).of(raws, self._ledger.odd(name))

        if is_text(name):
            after, source = look(self.folder / name, before, self._rules, self._clock, known, self._disk)
        else:  # the ledger could not keep it
            after, source = before.failed(NO_NAME, now), None
        _say(name, before, after, source)
        return after, source


def _say(name: str, before: Seen, after: Seen, source: Source | None) -> None:
    """Log what is new about a file, once: what is wrong with it, what it says, that it can be read again."""
    if after.error and after.error != before.error:
        log.warning("%s: %s; its last good contacts are kept", name, after.error)
    elif source:
        rows, contacts = counted(source.rows, "row"), counted(len(source.entries), "contact")
        log.info("%s: %s, %s", name, rows, contacts)
    elif before.error and not after.error:
        log.info("%s: can be read again", name)
