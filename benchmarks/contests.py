"""The works that have a target, each with its limit, ready to run in turns."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import orjson

from benchmarks import limits, served, works
from benchmarks.alone import alone
from benchmarks.client import Client
from benchmarks.edits import Sheet, Talkdesk
from benchmarks.files import ten_files, written
from benchmarks.home import Home
from benchmarks.people import BLOCK, different
from benchmarks.run import Contest, Run, WrongError

REQUESTS = 200  # of which one run has the mean: a single one is too short to be told from noise

# Given are a folder of the contest's own, one with the people's files, and the number of people.


@contextmanager
def load(
    place: Path, files: Path, count: int, suffix: str, limit: Callable[[Path], Run]
) -> Iterator[Contest]:
    """One file, from nothing to a published frame."""
    file = _only(place, files, suffix, count)
    yield Contest(partial(alone, works.load, place), partial(alone, limit, file), (different(count), count))


@contextmanager
def restart(place: Path, files: Path, count: int) -> Iterator[Contest]:
    """A start with a ledger that knows all contacts, until the first page."""
    _only(place, files, ".csv", count)
    kept, home = place / "kept.db", Home(place)
    with home.opened() as feed:
        limits.keep(feed.look(), kept)
    known = different(count)
    yield Contest(partial(alone, works.restart, place), partial(alone, limits.select, kept), (known, known))


@contextmanager
def sync(place: Path, files: Path, count: int) -> Iterator[Contest]:
    """A full sync over HTTP."""
    _only(place, files, ".csv", count)
    home, answers = Home(place), place / "answers"
    home.load()
    with served.bridge(home) as port, closing(Client(port)) as client:
        size = _record(client, answers, different(count))
        with served.fixed(answers) as port, closing(Client(port)) as other:
            yield Contest(partial(_whole_sync, client), partial(_whole_sync, other), (size, size))


@contextmanager
def idle(place: Path, files: Path, count: int) -> Iterator[Contest]:  # noqa: ARG001  # ten files, always
    """A sync over HTTP when nothing has changed in ten files."""
    home, answers = Home(place), place / "answers"
    home.put(*ten_files(files))
    home.load()
    with served.bridge(home) as port, closing(Client(port)) as client:
        *_, last = client.sync()
        checkpoint = orjson.loads(last)["synchronization_checkpoint"]
        answer = client.ask(synchronization_checkpoint=checkpoint)
        answers.write_bytes(answer)
        with served.fixed(answers) as port, closing(Client(port)) as other:
            work, limit = (partial(_mean_request, each, checkpoint) for each in (client, other))
            yield Contest(work, limit, (len(answer), len(answer)))


@contextmanager
def cell(place: Path, files: Path, count: int) -> Iterator[Contest]:  # noqa: ARG001  # ten files, always
    """One cell edited in one of ten files: the sync that sends that contact and no other."""
    home, ten = Home(place), ten_files(files)
    home.put(*ten)
    sheet = Sheet(home, ten[4])
    with home.opened() as feed:
        talkdesk = Talkdesk(feed)
        talkdesk.sync()

        def edited() -> Run:
            sheet.edit(1)
            return talkdesk.sync()

        yield Contest(edited, partial(limits.read_csv_and_sync, sheet.file, place / "synced"), (1, BLOCK))


def _only(place: Path, files: Path, suffix: str, count: int) -> Path:
    file = written(files, suffix, count)
    Home(place).put(file)
    return file


def _record(client: Client, answers: Path, contacts: int) -> int:
    """Keep the answers of a full sync, one a line, and see that nobody is missing; return their size."""
    ids: set[str] = set()
    size = 0
    with answers.open("wb") as kept:
        for page in client.sync():
            ids |= {contact["id"] for contact in orjson.loads(page)["contacts"]}
            size += len(page)
            kept.write(page + b"\n")
    if len(ids) != contacts:
        raise WrongError(f"{len(ids):,} of {contacts:,} contacts were sent")
    return size


def _whole_sync(client: Client) -> Run:
    began = time.perf_counter()
    size = sum(map(len, client.sync()))
    return Run(time.perf_counter() - began, size)


def _mean_request(client: Client, checkpoint: str) -> Run:
    began = time.perf_counter()
    for _ in range(REQUESTS):
        answer = client.ask(synchronization_checkpoint=checkpoint)
    return Run((time.perf_counter() - began) / REQUESTS, len(answer))
