"""Servers in processes of their own: the bridge, and one that has its answers ready."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import bottle
from waitress.server import create_server

from benchmarks.home import Home
from benchmarks.run import WrongError

ROOT = Path(__file__).resolve().parents[1]
SERVES = re.compile(r"at http://127\.0\.0\.1:(\d+)/contact_sync")


@contextmanager
def bridge(home: Home) -> Iterator[int]:
    """Run the bridge of a home, as people do; gives its port."""
    with _served(["bridge.py", "--config", str(home.config)]) as port:
        yield port


@contextmanager
def fixed(answers: Path) -> Iterator[int]:
    """Run a server that gives the lines of a file as its answers, one after the other; gives its port."""
    with _served(["-m", "benchmarks.served", str(answers)]) as port:
        yield port


@contextmanager
def _served(words: list[str]) -> Iterator[int]:
    command = [sys.executable, *words]
    with subprocess.Popen(  # noqa: S603  # our own programs
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as process:
        try:
            port = next((int(found[1]) for line in process.stdout or () if (found := SERVES.search(line))), 0)
            if not port:
                raise WrongError(
                    f"python {' '.join(words)} did not begin to serve; it says why where you run it"
                )
            yield port
        finally:
            process.kill()


def main(answers: Path) -> None:
    """Serve ready answers: Bottle and waitress as they are, and no work at all."""
    ready = cycle(answers.read_bytes().splitlines())
    app = bottle.Bottle()

    def answer() -> bytes:
        bottle.response.content_type = "application/json"
        return next(ready)

    app.post("/contact_sync", callback=answer)
    server = create_server(app, host="127.0.0.1", port=0)
    print(f"at http://127.0.0.1:{server.effective_port}/contact_sync", flush=True)
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
