"""A world for the doctor without network, Windows or a real clock: everything in it is well."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from serve.doctor.world import Answer, World
from serve.settings import PROGRAM

NOW = 1_800_000_000.0  # Fri, 15 Jan 2027 08:00:00 GMT
DAY = 86_400
DATE = {"date": "Fri, 15 Jan 2027 08:00:20 GMT"}
HERE, STATUS_PAGE, THERE = "http://127.0.0.1:8080", "http://127.0.0.1:8081", "https://contacts.example.com"
HEALTH = Answer(200, DATE, b'{"status":"ok","contacts":7,"last_sync_seconds":600}')
WELL: Mapping[str, Answer | OSError] = {
    f"{HERE}/health": HEALTH,
    STATUS_PAGE: Answer(200, {}, b"<!doctype html>"),
    f"{THERE}/health": HEALTH,
    f"{THERE}/auth_validation": Answer(401, {}, b'{"error":"no"}'),
    f"{THERE}/": Answer(404, {}, b'{"error":"nothing"}'),
}


def pinned(package: str) -> str:
    """Return the version that requirements.txt has."""
    lines = (PROGRAM / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split(";")[0].split("==")[1] for line in lines if line.startswith(f"{package}=="))


@dataclass(frozen=True)
class Village(World):
    """The world as it should be, but for what a test says of it."""

    now: Callable[[], float] = lambda: NOW
    platform: str = "linux"
    python: tuple[int, int] = (3, 12)
    installed: Callable[[str], str] = pinned
    run: Callable[[Sequence[str]], str] = lambda _: ""
    write: Callable[[Path], int] = lambda _: 50_000_000_000
    resolve: Callable[[str], list[str]] = lambda _: ["93.184.215.14"]
    # Instead of those that are well; of an iterator, each one in its turn.
    answers: Mapping[str, Answer | OSError | Iterator[Answer]] = field(default_factory=dict)
    certified: tuple[float, float] | OSError = (NOW - 30 * DAY, NOW + 60 * DAY)

    def ask(self, url: str, body: bytes | None = None) -> Answer:
        answer = {**WELL, **self.answers}[url]
        answer = next(answer) if isinstance(answer, Iterator) else answer
        if isinstance(answer, OSError):
            raise answer
        return answer

    def certificate(self, host: str, port: int) -> tuple[float, float]:
        if isinstance(self.certified, OSError):
            raise self.certified
        return self.certified
