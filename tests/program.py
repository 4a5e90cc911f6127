"""bridge.py as people start it: as a program of its own, or in this process with pipes of its own."""

import io
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import bridge

PROGRAM = bridge.CONFIG.with_name("bridge.py")
PATIENCE = 30  # seconds until a test fails that nothing happens
# For tests of memory: glibc gives each thread an arena of its own, and what of those is resident swings by a
# quarter (140 to 178 MiB; 113 to 122 with a single one), in which a leak would hide.
ONE_ARENA = {"MALLOC_ARENA_MAX": "1"}
SERVES = re.compile(r"at http://127\.0\.0\.1:(\d+)/contact_sync")


def command(config: Path, *words: str) -> list[str]:
    return [sys.executable, str(PROGRAM), "--config", str(config), *words]


def run(config: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end."""
    return subprocess.run(
        command(config, *words),
        env={**os.environ, "PYTHONUTF8": "0", **environment},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def piped(config: Path, encoding: str, *words: str) -> tuple[int, bytes, bytes]:
    """Run a command in this process with pipes of an encoding; return its code, its output, its errors."""
    pipes = [io.BytesIO(), io.BytesIO()]
    out, err = (io.TextIOWrapper(pipe, encoding, write_through=True) for pipe in pipes)
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = bridge.main(["--config", str(config), *words])
        except SystemExit as error:  # argparse ends by itself
            code = int(error.code or 0)
    return code, pipes[0].getvalue(), pipes[1].getvalue()


class Served:
    """A bridge that runs: its port, and the lines that it said before it served."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()  # None once it has ended
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.port = self._wait_for_port()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def _wait_for_port(self) -> int:
        while True:
            line = self._lines.get(timeout=PATIENCE)
            assert line is not None, "\n".join(["it ended before it served:", *self.said])
            self.said.append(line)
            if found := SERVES.search(line):
                return int(found[1])

    def rest(self) -> list[str]:
        """Return the lines that came after those, once the process has ended."""
        self._reader.join(PATIENCE)
        return [line for line in self._lines.queue if line is not None]

    @property
    def peak(self) -> int:
        """The most bytes of memory that the process has had until now."""
        text = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.findall(r"VmHWM:\s+(\d+) kB", text)[0]) * 1024

    def end(self) -> None:
        """End the process, if it still runs, and what reads from it."""
        self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def served(config: Path, **environment: str) -> Iterator[Served]:
    """Serve until the block ends; standard output and errors come together."""
    process = subprocess.Popen(
        command(config),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    running = None
    try:
        running = Served(process)
        yield running
    finally:
        process.kill()
        if running:
            running.end()
