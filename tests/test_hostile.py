"""Strangers at the real server over the real application: refused in one shape, and Talkdesk is served."""

import contextlib
import json
import logging
import random
import re
import socket
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from serve.http import protocol
from serve.http.server import LIMITS
from tests import hostile, program
from tests.hostile import ANSWERED, FORWARDED, PATIENCE, SHAPES, Answer, asking, exchange, post
from tests.office import furnish, write
from tests.running import Bridge, config_text, csv_bytes, people
from tests.talkdesk import PASSWORD, USER, Talkdesk

MARK = "qzx"
CONFIG = config_text()
WRONG_BODY = json.dumps({"auth": {"username": USER, "password": "x"}}).encode()
WRONG = post(WRONG_BODY)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bridge]:
    """A bridge that serves two people."""
    running = Bridge(tmp_path_factory.mktemp("office"))
    (running.folder / "people.csv").write_bytes(csv_bytes(people("Ada", "Bob")))
    with running:
        yield running


@pytest.fixture(scope="module")
def behind_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bridge]:
    """The same, for which this computer is the proxy."""
    with Bridge(tmp_path_factory.mktemp("behind"), trusted_proxy="127.0.0.1") as running:
        yield running


def assert_is_a_refusal(answer: Answer) -> None:
    """JSON with one sentence, and nothing about the server or of the request."""
    headers = str(answer.headers).casefold()

    assert "application/json" == answer.headers["Content-Type"]
    assert "close" == answer.headers["Connection"]
    assert not re.search("waitress|bottle|python|^server:", headers, re.MULTILINE)
    if answer.body:  # none after HEAD
        assert ["error"] == list(answer.json)
        assert " " in answer.json["error"]
        assert not re.search(r"<|Traceback|\.py|generated|\\", answer.json["error"])


@pytest.mark.parametrize(("status", "sent"), SHAPES.values(), ids=SHAPES.keys())
def test_what_strangers_send_is_refused_in_one_shape(office, status, sent):
    """With the status that is right for it, by the server as by the application; then users are served."""
    answer = exchange(office.talkdesk().port, sent)

    assert status == answer.status
    assert_is_a_refusal(answer)
    assert 2 == len(office.talkdesk().sync())


@pytest.mark.parametrize("sent", ANSWERED.values(), ids=ANSWERED.keys())
def test_what_is_only_odd_is_answered(office, sent):
    """Lenient where nothing can be misunderstood, and nothing is reckoned with that is too large."""
    answer = exchange(office.talkdesk().port, sent)

    assert 200 == answer.status
    assert len(answer.json["contacts"]) <= 2


@pytest.mark.parametrize("header", FORWARDED)
def test_what_proxies_say_is_believed_from_nobody(office, header):
    """The right credentials get in and wrong ones do not, at the address that was asked for."""
    port = office.talkdesk().port
    plain, said = exchange(port, post(hostile.RIGHT)), exchange(port, post(hostile.RIGHT, header))

    assert plain.body == said.body
    assert 401 == exchange(port, post(b"{}", header)).status


@pytest.mark.parametrize("header", [*FORWARDED, 'X-Forwarded-For: "', "X-Forwarded-For: :80", "Forwarded: x"])
def test_a_trusted_proxy_opens_no_door(behind_proxy, header):
    """It says whose address is logged, and nothing else; what it says need not make sense."""
    test_what_proxies_say_is_believed_from_nobody(behind_proxy, header)


@pytest.mark.parametrize("said", ["203.0.113.9", f"{MARK}, 203.0.113.9"])
def test_the_log_says_whose_credentials_are_wrong(tmp_path, caplog, said):
    """Talkdesk after a change of the password, or a stranger; what strangers say of themselves stays out."""
    with Bridge(tmp_path, trusted_proxy="127.0.0.1") as bridge:
        exchange(bridge.talkdesk().port, post(WRONG_BODY, f"X-Forwarded-For: {said}"))

    assert "1 request with wrong credentials, the last from 203.0.113.9" in caplog.messages


@pytest.mark.parametrize("sent", [asking(), WRONG, b"NONSENSE\r\n\r\n", hostile.head("GET /health HTTP/1.1")])
def test_no_answer_is_kept_or_taken_for_a_page(office, sent):
    """Contacts are personal data: no proxy or browser may keep them, whatever the answer is."""
    headers = exchange(office.talkdesk().port, sent).headers

    assert ("no-store", "nosniff") == (headers["Cache-Control"], headers["X-Content-Type-Options"])


@pytest.mark.parametrize("sent", [asking(), hostile.head("GET /health HTTP/1.0", "Connection: keep-alive")])
def test_only_users_keep_their_connection(office, sent):
    """A stranger gets one answer for each connection: requests one behind the other gain nothing."""
    with socket.create_connection(("127.0.0.1", office.talkdesk().port), timeout=PATIENCE) as connection:
        connection.sendall(sent + b"\r\n" + sent)
        answers = hostile.read_each(connection, 2)

    assert ([200, 200] if sent == asking() else [200, 0]) == [answer.status for answer in answers]


PARTS = {str(cut): asking()[:cut] for cut in (1, 30, 100, -1)} | {"a large body": post(b"x" * 2**19)[:-1]}


@pytest.mark.parametrize("sent", PARTS.values(), ids=PARTS.keys())
def test_a_request_that_breaks_off_is_no_request(office, sent):
    """The connection is lost anywhere in the headers or the body; nothing comes of it, and nothing stays."""
    connection = socket.create_connection(("127.0.0.1", office.talkdesk().port), timeout=PATIENCE)
    connection.sendall(sent)
    connection.shutdown(socket.SHUT_WR)
    answer = hostile.read(connection)
    connection.close()

    assert 0 == answer.status
    assert 2 == len(office.talkdesk().sync())


def test_urgent_data_ends_the_connection(office, caplog):
    """A flag of TCP that nobody uses: it would keep the server from waiting, and fill the log."""
    with socket.create_connection(("127.0.0.1", office.talkdesk().port), timeout=PATIENCE) as connection:
        connection.send(b"!", socket.MSG_OOB)
        answer = hostile.read(connection)

    # The line of a sync before comes after its answer, perhaps only now.
    assert (0, []) == (answer.status, [each for each in caplog.records if each.levelno > logging.INFO])


def test_a_refusal_is_not_taken_back_while_the_other_side_still_sends(office):
    """Closing at once would reset the connection, and the client would not learn what was wrong."""
    with socket.create_connection(("127.0.0.1", office.talkdesk().port), timeout=PATIENCE) as connection:
        connection.sendall(post(b"", length=10 * hostile.MIB))
        connection.recv(1, socket.MSG_PEEK)
        for _ in range(10):
            connection.sendall(b"x" * hostile.MIB)
        answer = hostile.read(connection)

    assert 413 == answer.status
    assert_is_a_refusal(answer)


def test_a_fault_that_the_application_does_not_expect_is_no_page(office, monkeypatch, capfd):
    """Bottle would answer with HTML that holds the path, and print it."""

    def fail(sentence: str) -> None:
        raise RuntimeError(sentence)

    monkeypatch.setattr(protocol, "failure", fail)
    answer = exchange(office.talkdesk().port, hostile.head(f"GET /{MARK} HTTP/1.1"))

    assert 500 == answer.status
    assert_is_a_refusal(answer)
    assert MARK not in capfd.readouterr().err


SLOW = {
    "nothing": b"",
    "headers": b"POST /contact_sync HTTP/1.1\r\nX: " + b"y" * 1000,
    "a body": post(b"x" * 1000),
    "chunks": hostile.chunked(hostile.framed(b"x" * 1000)),
    "empty lines": b"\r\n" * 1000,
}


def test_whoever_is_slow_is_not_waited_for_longer_than_for_the_silent(tmp_path, monkeypatch):
    """A byte from time to time would keep a connection for days; the time counts for the whole request."""
    monkeypatch.setitem(LIMITS, "channel_timeout", 1)
    monkeypatch.setitem(LIMITS, "cleanup_interval", 1)
    with Bridge(tmp_path) as running, contextlib.ExitStack() as ending:
        port = running.talkdesk().port
        began = time.monotonic()
        slow = {name: ending.enter_context(socket.create_connection(("127.0.0.1", port))) for name in SLOW}
        rest = {name: deque(sent[i : i + 1] for i in range(len(sent))) for name, sent in SLOW.items()}
        while slow and time.monotonic() < began + 10:
            for name, connection in list(slow.items()):
                connection.settimeout(0.01)
                try:
                    connection.sendall(rest[name].popleft() if rest[name] else b"")
                    if not connection.recv(1):
                        del slow[name]
                except TimeoutError:
                    continue
                except ConnectionError:
                    del slow[name]

    assert {} == slow


@contextlib.contextmanager
def hold(port: int, count: int, sent: bytes = b"") -> Iterator[list[socket.socket]]:
    """Hold connections open that never send a whole request."""
    with contextlib.ExitStack() as ending:
        held = []
        for _ in range(count):
            held.append(ending.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)))
            held[-1].sendall(sent)
        yield held


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a bridge in a process of its own, as its sockets are to be counted without the tests'."""
    with program.served(furnish(tmp_path_factory.mktemp("apart"), CONFIG)) as served:
        yield served.port


@pytest.mark.parametrize("sent", [b"", b"POST /contact_sync HTTP/1.1\r\nX: y", post(b"{", length=1000)])
@pytest.mark.parametrize("count", [200, LIMITS["connection_limit"] + 50])
def test_connections_that_are_held_open_lock_nobody_out(apart, count, sent):
    """The one silent for the longest time makes room: Talkdesk has its answer in 5 seconds."""
    with hold(apart, count, sent):
        began = time.monotonic()
        contacts = Talkdesk(apart).sync()
        took = time.monotonic() - began

    assert 2 == len(contacts)
    assert took < 5


def test_connections_that_keep_coming_lock_nobody_out(apart):
    """Also while strangers open them as fast as they can, and hold all that they get."""
    done = threading.Event()

    def open_and_hold() -> None:
        held: deque[socket.socket] = deque()
        while not done.is_set():
            with contextlib.suppress(OSError):
                held.append(socket.create_connection(("127.0.0.1", apart), timeout=PATIENCE))
            if len(held) > LIMITS["connection_limit"]:
                held.popleft().close()
        for connection in held:
            connection.close()

    stranger = threading.Thread(target=open_and_hold)
    stranger.start()
    took = []
    try:
        for _ in range(10):
            began = time.monotonic()
            Talkdesk(apart).sync()
            took.append(time.monotonic() - began)
    finally:
        done.set()
        stranger.join(10)

    assert max(took) < 5


def test_a_storm_of_wrong_passwords_locks_nobody_out_and_does_not_fill_the_log(office, caplog):
    """Passwords are 160 random bits: nothing is throttled, and nobody need be shut out."""
    port = office.talkdesk().port
    with ThreadPoolExecutor(4) as strangers:
        statuses = strangers.map(lambda _: exchange(port, WRONG).status, range(2000))
        contacts = office.talkdesk().sync()
        counted = Counter(statuses)

    assert ({401: 2000}, 2) == (counted, len(contacts))
    assert len([record for record in caplog.records if "credentials" in record.getMessage()]) <= 2


MARKED = {
    "good.csv": "Name,Email,Phone,Qzx heading\nQzx Person,qzx@example.com,+1 212 555 0123,qzx\n",
    "rows.csv": 'Name,Email\n,,,,"qzx\nQzx Qzx\nqzx@,qzx@qzx\n"Qzx","qzx,\n',
    "none.csv": "qzx 1,qzx@example.com\nqzx 2,qzx2@example.com\n",
    "cards.vcf": "BEGIN:VCARD\nFN:Qzx\nTEL:qzx\nqzx\nBEGIN:VCARD\nN;qzx=qzx:Qzx;;\nEND:VCARD\nqzx",
    "book.xlsx": "PK\3\4 qzx",
    "old.xls": "qzx " * 1000,
    "sheet.xls": '<?xml version="1.0" encoding="qzx"?><Workbook xmlns="urn:schemas-microsoft-com:office:'
    'spreadsheet"/>',
    "empty.csv": "",
}
NASTY = f"{MARK}\r\n2030-01-01 00:00:00,000 ERROR {MARK}\x1b[2J\x07"
TELLING = (
    post(json.dumps({"auth": {"username": NASTY, "password": NASTY}}).encode()),
    post(json.dumps({"auth": hostile.AUTH, "meta": {"synchronization_checkpoint": NASTY}}).encode()),
    post(json.dumps({"auth": hostile.AUTH, "meta": {"offset": 1, "context": NASTY}}).encode()),
    post(json.dumps({"auth": hostile.AUTH, "meta": {"offset": NASTY}}).encode()),
    post(json.dumps({NASTY: NASTY}).encode()),
    post(NASTY.encode()),
    post(hostile.RIGHT, f"X-{MARK}: {MARK} \x1b[2J"),
    post(hostile.RIGHT, f"User-Agent: {MARK}", f"Authorization: Basic {MARK}"),
    *(hostile.head(f"{method} {path} HTTP/1.1", f"Cookie: {MARK}")
      for method in ("GET", "POST", "QZX")
      for path in (f"/{MARK}", f"/%0a%0d{MARK}%1b[2J", f"/contact_sync?{MARK}={MARK}", f"http://{MARK}/{MARK}")),
    hostile.head(f"GET /{MARK}\x1b[2J HTTP/1.1"),
    hostile.head("POST / HTTP/1.1", f"Content-Length: {MARK}"),
    hostile.chunked(f"{MARK}\r\n{MARK}".encode()),
)  # fmt: skip
LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (INFO|WARNING|ERROR) .+")


def test_no_contact_no_secret_and_nothing_of_a_request_is_in_the_log(tmp_path):
    """Whoever sends the log away gives away nobody's data; no request writes lines of its own."""
    config = furnish(tmp_path, CONFIG.replace(PASSWORD, f"{PASSWORD} {MARK}"))
    for name, text in MARKED.items():
        write(tmp_path / "data" / name, text)
    right = {"username": USER, "password": f"{PASSWORD} {MARK}"}
    sent = [one.replace(PASSWORD.encode(), f"{PASSWORD} {MARK}".encode()) for one in TELLING]
    with program.served(config) as served:
        synced = exchange(served.port, post(json.dumps({"auth": right}).encode()))
        for name in ("good.csv", "cards.vcf"):
            write(tmp_path / "data" / name, MARKED["book.xlsx"])
        again = exchange(served.port, post(json.dumps({"auth": right}).encode()))
        statuses = [exchange(served.port, one).status for one in sent]
        said = served.said
    lines = (tmp_path / "state" / "bridge.log").read_text(encoding="utf-8").splitlines()
    everything = "\n".join([*said, *served.rest(), *lines])

    assert ([200, 200], True) == ([synced.status, again.status], MARK in synced.body.decode().casefold())
    assert set(statuses) <= {200, 400, 401, 404, 405}
    assert [] == [line for line in everything.casefold().splitlines() if MARK in line]
    assert not re.search("\x1b|2030", everything)
    assert [] == [line for line in lines if not LINE.fullmatch(line)]
    assert any("sync: " in line for line in lines)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="/proc is of Linux")
def test_twenty_thousand_hostile_requests_do_not_make_the_bridge_grow(tmp_path):
    """After warming up by a tenth of them its peak stays within 1.1 times, and no answer is a 5xx."""
    chance = random.Random(5)
    never_whole = (post(b"x" * 2**19, length=2**20 - 1), asking()[:-1], b"\r\n\r\n")
    shapes = [
        *SHAPES.values(),
        *((200, sent) for sent in ANSWERED.values()),
        *((0, sent) for sent in never_whole),
    ]
    statuses: Counter[tuple[int, int]] = Counter()
    config = furnish(tmp_path, CONFIG)
    with program.served(config, **program.ONE_ARENA) as served, ThreadPoolExecutor(8) as strangers:

        def send(shape: tuple[int, bytes]) -> tuple[int, int]:
            status, sent = shape
            if status:
                return status, exchange(served.port, sent).status
            with hold(served.port, 1, sent):
                return 0, 0

        def storm(count: int) -> int:
            statuses.update(strangers.map(send, chance.choices(shapes, k=count)))
            return served.peak

        warm, *later = [storm(2000) for _ in range(10)]
        contacts = Talkdesk(served.port).sync()
    print(f"peak {warm / 2**20:.1f} MiB, then {[round(peak / 2**20, 1) for peak in later]}; {dict(statuses)}")

    assert [] == [(right, status) for right, status in statuses if right != status]
    assert later[-1] <= 1.1 * warm
    assert 2 == len(contacts)
