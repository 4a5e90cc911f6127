"""A bridge under everything at once: files edited and broken, syncs, hostile requests, kills.

Ten minutes of it: `SOAK=600 python -m pytest -m slow tests/test_soak.py`.
"""

import http.client
import os
import random
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import program
from tests.office import write
from tests.running import config_text, csv_bytes, save_as_excel_does
from tests.talkdesk import PASSWORD, USER, Talkdesk
from tests.workbooks import xlsx

SECONDS = float(os.environ.get("SOAK", "20"))
NAMES = ("0.csv", "1.csv", "2.xlsx", "3.vcf", "sub/4.csv")
HEADINGS = ["Name", "Email", "Phone"]
HOSTILE = (
    b"",
    b"GET / HTTP/1.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01",
    b"POST /contact_sync HTTP/1.1\r\nContent-Length: 99\r\n\r\n{",
    b"POST /contact_sync HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n",
    b"POST /contact_sync HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /contact_sync HTTP/1.1\r\nContent-Length: 5000\r\n\r\n" + b"[" * 5000,
    b'POST /contact_sync HTTP/1.1\r\nContent-Length: 37\r\n\r\n{"auth":{"username":"x"},"meta":null}',
    b"PUT /%ff%00 HTTP/1.1\r\nHost: " + b"x" * 40_000 + b"\r\n\r\n",
)

Row = list[str]


class Office:
    """The files as they are meant to be, and someone who edits and breaks them."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.truth: dict[str, list[Row]] = {
            name: [
                [f"Person{file}{i:02d}", f"p{file}{i:02d}@example.com", f"+12125550{file}{i:02d}"]
                for i in range(30)
            ]
            for file, name in enumerate(NAMES)
        }
        (folder / "sub").mkdir(parents=True)
        for name in NAMES:
            self.save(name)

    def save(self, name: str) -> None:
        """Write a file as it is meant to be, in one of the ways in which programs do that."""
        content = self._content(name)
        if self.chance.random() < 0.5:
            save_as_excel_does(self.folder / name, content)
        else:
            (self.folder / name).write_bytes(content)

    def work(self) -> None:
        """Do one thing to one file; what is broken is put right with some later one."""
        name = self.chance.choice(NAMES)
        works = [self.edit, self.edit, self.insert, self.sort, self.harm, self.tear, self.touch]
        self.chance.choice(works)(name)

    def edit(self, name: str) -> None:
        self.chance.choice(self.truth[name])[2] = f"+1312555{self.chance.randrange(10_000):04d}"
        self.save(name)

    def insert(self, name: str) -> None:
        rows = self.truth[name]
        if len(rows) < 90:
            number = f"{NAMES.index(name)}{len(rows):02d}"
            rows.insert(0, [f"Person{number}", f"p{number}@example.com", f"+12125550{number}"])
        self.save(name)

    def sort(self, name: str) -> None:
        self.chance.shuffle(self.truth[name])
        self.save(name)

    def harm(self, name: str) -> None:
        """Cut it off, empty it, fill it with rubbish, or take it away for a moment."""
        file = self.folder / name
        content = self._content(name)
        rubbish = self.chance.randbytes(2000)
        cut = content[: self.chance.randrange(len(content))]
        if name.endswith(".csv"):  # of which a part is a whole table, if it ends with a line
            cut = cut[: cut.rfind(b"\n") + 1]
        file.write_bytes(self.chance.choice([cut, b"", rubbish, b"PK\x03\x04" + rubbish]))
        if self.chance.random() < 0.3:
            file.unlink()

    def tear(self, name: str) -> None:
        """Write one half of it, and the other a moment later."""
        content = self._content(name)
        half = self.chance.randrange(len(content))
        with (self.folder / name).open("wb") as file:
            file.write(content[:half])
            file.flush()
            time.sleep(self.chance.random())
            file.write(content[half:])

    def touch(self, name: str) -> None:
        self.save(name)
        moment = time.time() + self.chance.choice([-(10**8), -7200, 0, 10**8])
        os.utime(self.folder / name, (moment, moment))

    def _content(self, name: str) -> bytes:
        rows = self.truth[name]
        if name.endswith(".vcf"):
            card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nEMAIL:{}\r\nTEL:{}\r\nEND:VCARD\r\n"
            return "".join(card.format(*row) for row in rows).encode()
        if name.endswith(".xlsx"):
            return xlsx([HEADINGS, *rows])
        return csv_bytes([HEADINGS, *rows])


def send_hostile(port: int, raw: bytes) -> None:
    """Whatever is asked, the bridge itself does not fail."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.connect()
    try:
        connection.sock.sendall(raw)
        connection.sock.shutdown(1)
        answer = connection.sock.recv(100)
        assert not answer.startswith(b"HTTP/1.1 5"), answer
    finally:
        connection.close()


class Worker(threading.Thread):
    """Does something again and again until it is told to stop; `wrong` is what went wrong."""

    def __init__(self, work: Callable[[], object], ended: threading.Event, pause: float) -> None:
        super().__init__(daemon=True)
        self.work, self.ended, self.pause = work, ended, pause
        self.wrong: list[str] = []
        self.done = 0
        self.start()

    def run(self) -> None:
        while not self.ended.wait(self.pause):
            try:
                self.work()
                self.done += 1
            except (OSError, http.client.HTTPException):  # it was killed just now, or a file is held
                continue
            except Exception as error:
                self.wrong.append(repr(error))


def first_load(talkdesk: Talkdesk) -> None:
    """Sync once all files are known; until then it may be asked to come back."""
    end = time.monotonic() + program.PATIENCE
    while talkdesk.post("/contact_sync", {"auth": {"username": USER, "password": PASSWORD}})[0] == 503:
        assert time.monotonic() < end
    talkdesk.sync()


def ids(talkdesk: Talkdesk) -> dict[str, str]:
    """The id under which Talkdesk has each person, by e-mail."""
    return {contact["emails"][0]: id for id, contact in talkdesk.contacts.items()}


class Soak:
    """A bridge that lives once or often, while all that may happen to it does so at once."""

    def __init__(self, home: Path) -> None:
        self.config = write(home / "config.ini", config_text(page_size=7))
        self.office = Office(home / "data", random.Random(7))
        self.talkdesk = Talkdesk(0)
        self.workers: list[Worker] = []
        self.ids: dict[str, str] = {}  # after the first sync
        self.memory: list[int] = []  # at its peak, again and again; of a bridge that is not killed
        self.lives = 0
        self._chance = random.Random(8)
        self._ended = threading.Event()
        self._end = time.monotonic() + SECONDS

    def run(self, is_killed: bool) -> None:
        """Go on to the end, and at least for one life."""
        while time.monotonic() < self._end or not self.lives:
            with program.served(self.config, **program.ONE_ARENA) as served:
                self.lives += 1
                self.talkdesk.port = served.port
                if not self.workers:
                    self._begin()
                if is_killed:
                    self._sleep(self._chance.uniform(1, 5))
                else:
                    self._watch(served)
        self._ended.set()
        for worker in self.workers:
            worker.join(program.PATIENCE)

    def _begin(self) -> None:
        """Sync once, then have everything begin, each with chances of its own."""
        first_load(self.talkdesk)
        self.ids = ids(self.talkdesk)
        chance = random.Random(9)
        self.workers = [
            Worker(self.office.work, self._ended, 0.05),
            Worker(lambda: send_hostile(self.talkdesk.port, chance.choice(HOSTILE)), self._ended, 0.01),
            Worker(self.talkdesk.sync, self._ended, 0.2),
        ]

    def _watch(self, served: program.Served) -> None:
        """Look at its memory now and then, to the end."""
        while time.monotonic() < self._end:
            self._sleep(SECONDS / 50)
            if sys.platform == "linux":
                self.memory.append(served.peak)

    def _sleep(self, seconds: float) -> None:
        time.sleep(min(seconds, max(self._end - time.monotonic(), 0)))

    def come_to_rest(self) -> None:
        """Put all files right, and sync until nothing is new."""
        for name in NAMES:
            self.office.save(name)
        with program.served(self.config) as served:
            self.talkdesk.port = served.port
            self.talkdesk.sync()

            assert [] == self.talkdesk.sync()


def assert_nothing_went_wrong(workers: list[Worker]) -> None:
    assert [] == [wrong for worker in workers for wrong in worker.wrong]
    assert [True] * 3 == [worker.done > 0 for worker in workers]


def assert_holds_each_row_once(talkdesk: Talkdesk, office: Office) -> None:
    now = {email: (name, phone) for rows in office.truth.values() for name, email, phone in rows}
    held: dict[str, tuple[str, str]] = {}
    for contact in talkdesk.contacts.values():
        assert contact.get("emails"), f"nobody is made up: {contact}"
        assert contact["emails"][0] not in held, f"nobody is there twice: {contact}"
        held[contact["emails"][0]] = (contact["name"], contact["phones"][0])
    assert now == held


def assert_memory_stays(memory: list[int]) -> None:
    """It may grow until a fifth of the time is over."""
    if memory:
        warm = memory[len(memory) // 5]
        assert memory[-1] <= 1.1 * warm


@pytest.mark.slow
@pytest.mark.parametrize("is_killed", [True, False], ids=["killed", "not killed"])
def test_nothing_is_lost_in_the_worst_of_offices(tmp_path, is_killed):
    """In the end Talkdesk has each row once, under the id that it had; memory has not grown."""
    soak = Soak(tmp_path)
    soak.run(is_killed)
    soak.come_to_rest()
    times = [worker.done for worker in soak.workers]
    print(f"lives {soak.lives}, {times} times, memory at the peak {soak.memory[::10]}")

    assert_nothing_went_wrong(soak.workers)
    assert_holds_each_row_once(soak.talkdesk, soak.office)
    assert soak.ids.items() <= ids(soak.talkdesk).items()
    assert_memory_stays(soak.memory)
