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
from benchmarks.edits import edited
from benchmarks.files import several, written
from benchmarks.home import Home
from benchmarks.people import different
from benchmarks.run import Contest, Run, WrongError

REQUESTS = 200  # of which one run has the mean: a single one is too short to be told from noise

# Given are a folder of the contest's own, one with the people's files, and how many people each file has.


@contextmanager
def load(
    place: Path, files: Path, count: int, suffix: str, limit: Callable[[Path], Run]
) -> Iterator[Contest]:
    """One file of a kind, from nothing to a published frame."""
    file = _only(place, files, suffix, count)
    yield Contest(partial(alone, works.load, place), partial(alone, limit, file), (different(count), count))


csv = partial(load, suffix=".csv", limit=limits.read_csv)
workbook = partial(load, suffix=".xlsx", limit=limits.read_workbook)
cards = partial(load, suffix=".vcf", limit=limits.read_cards)


@contextmanager
def restart(place: Path, files: Path, count: int) -> Iterator[Contest]:
    """A start with a ledger that knows all contacts, until the first page."""
    _only(place, files, ".csv", count)
    kept = place / "kept.db"
    alone(works.learn, place, kept)
    known = different(count)
    yield Contest(partial(alone, works.restart, place), partial(alone, limits.select, kept), (known, known))


@contextmanager
def sync(place: Path, files: Path, count: int) -> Iterator[Contest]:
    """A full sync over HTTP."""
    _only(place, files, ".csv", count)
    home, answers = Home(place), place / "answers"
    alone(works.learn, place)
    with served.bridge(home) as port, closing(Client(port)) as client:
        size = _record(client, answers, different(count))
        with served.fixed(answers) as port, closing(Client(port)) as other:
            yield Contest(partial(_whole_sync, client), partial(_whole_sync, other), (size, size))


@contextmanager
def idle(place: Path, files: Path, count: int) -> Iterator[Contest]:
    """A sync over HTTP when nothing has changed in ten files."""
    home, answers = Home(place), place / "answers"
    home.put(*several(files, 10, count))
    alone(works.learn, place)
    with served.bridge(home) as port, closing(Client(port)) as client:
        *_, last = client.sync()
        checkpoint = orjson.loads(last)["synchronization_checkpoint"]
        answer = client.ask(synchronization_checkpoint=checkpoint)
        answers.write_bytes(answer)
        with served.fixed(answers) as port, closing(Client(port)) as other:
            work, limit = (partial(_mean_request, each, checkpoint) for each in (client, other))
            yield Contest(work, limit, (len(answer), len(answer)))


@contextmanager
def cell(place: Path, files: Path, count: int) -> Iterator[Contest]:
    """One cell edited in one of ten files: the sync that sends that contact and no other."""
    ten = several(files, 10, count)
    with edited(place, ten, count) as edit:
        file = Home(place).data / ten[0].name
        yield Contest(partial(edit, 1), partial(limits.read_csv_and_sync, file, place / "synced"), (1, count))


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
