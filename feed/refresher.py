"""Runs refreshes in a thread of their own, so that no request waits longer than it likes."""

import logging
import threading
import time
from collections.abc import Callable

from feed.files.disk import Disk

GLANCE = 0.5  # seconds for a glance at the folder, of the 3 that Talkdesk waits: on a PC it takes 50 us

log = logging.getLogger(__name__)


class Refresher:
    """Runs the refreshes in a thread of its own: now and then by itself, and when one is asked for."""

    def __init__(self, refresh: Callable[[], None], every: float, is_needless: Callable[[], bool]) -> None:
        """`every` so many seconds a refresh is begun by itself.

        `is_needless` tells whether a refresh would come to nothing. Other threads than that of the refreshes
        ask it, one at a time; it may read from the disk.
        """
        self._refresh = refresh
        self._is_needless = is_needless
        self._glance = threading.Lock()
        self._disk = Disk(GLANCE)
        self._every = every
        self._turn = threading.Condition()
        self._asked = self._done = 0
        self._stopped = False
        self._fault = ""
        self._thread = threading.Thread(target=self._run, name="refresh", daemon=True)
        self._thread.start()

    def stop(self, wait: float) -> None:
        """Begin no other refresh, and wait for the end of one under way, at most `wait` seconds."""
        with self._turn:
            self._stopped = True
            self._turn.notify_all()
        self._thread.join(wait)

    def refresh(self, wait: float) -> None:
        """Have a refresh begun from now on if one is needed, and wait for its end, at most `wait` seconds."""
        until = time.monotonic() + wait
        if self._is_seen_to_be_needless():
            return
        with self._turn:
            self._asked += 1
            wanted = self._asked
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._done >= wanted, until - time.monotonic())

    def _is_seen_to_be_needless(self) -> bool:
        """Ask beside the thread of the refreshes: waiting for another takes as long as a glance itself."""
        if not self._glance.acquire(blocking=False):
            return False
        try:
            self._disk.begin()
            return self._disk.ask("a glance", self._is_needless)
        except Exception:  # whatever is wrong, the refresh says it
            return False
        finally:
            self._glance.release()

    def _refresh_once(self) -> None:
        """A fault that stays is in the log once, and not every few seconds."""
        try:
            self._refresh()
        except Exception as error:
            if self._fault != repr(error) and not self._stopped:  # then the ledger may be closed already
                log.exception("a refresh failed; the contacts known so far are served")
            self._fault = repr(error)
        else:
            self._fault = ""

    def _run(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._stopped or self._asked > self._done, self._every)
                if self._stopped:
                    return
                answered = self._asked
            self._refresh_once()
            with self._turn:
                self._done = answered
                self._turn.notify_all()
