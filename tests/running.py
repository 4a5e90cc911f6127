"""A running bridge: the real server on a free port over a folder, and ways to edit the files in it."""

import csv
import io
import socket
import threading
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import bridge
from serve import settings
from serve.http.server import Server
from tests.office import write
from tests.talkdesk import PASSWORD, USER, Talkdesk


def config_text(page_size: int = 200, password: str = PASSWORD, trusted_proxy: str = "") -> str:
    """Return a config.ini with any free port, no status page, and Talkdesk as the only user."""
    server = f"port = 0\nstatus_port = 0\npage_size = {page_size}\ntrusted_proxy = {trusted_proxy}\n"
    return f"[server]\n{server}\n[auth]\n{USER} = {password}\n"


class Bridge:
    """The bridge over `home/data`, from `with` to its end; again with the same home, it is a restart."""

    def __init__(
        self, home: Path, page_size: int = 200, password: str = PASSWORD, trusted_proxy: str = ""
    ) -> None:
        self.folder = home / "data"
        self.folder.mkdir(exist_ok=True)
        config = config_text(page_size, password, trusted_proxy)
        self._config = settings.read(write(home / "config.ini", config))

    def __enter__(self) -> "Bridge":
        self._ending = ExitStack()
        app = self._ending.enter_context(bridge.application(self._config))
        self._server = Server(app, self._config.host, self._config.port, self._config.trusted_proxy)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self._thread.join(10)
        self._ending.close()

    def talkdesk(self, **behaviour: bool) -> Talkdesk:
        """Return a Talkdesk that has never synced."""
        return Talkdesk(self._server.port, **behaviour)  # type: ignore[arg-type]  # they are all bool


def free_ports(count: int) -> list[int]:
    """Return ports on which nobody listens just now."""
    with ExitStack() as ending:
        listening = [ending.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [int(each.getsockname()[1]) for each in listening]


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as Excel's "CSV UTF-8"."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def save_as_excel_does(file: Path, data: bytes) -> None:
    """Write a file without suffix beside, delete the old file, rename: the file is away for a moment."""
    beside = file.with_name("CEDD4100")
    beside.write_bytes(data)
    file.unlink(missing_ok=True)
    beside.rename(file)


def people(*names: str) -> list[list[str]]:
    """Return the rows of a sheet with these fictional people."""
    rows = [[name, f"{name.lower()}@example.com", f"+1212555{100 + i:04d}"] for i, name in enumerate(names)]
    return [["Name", "Email", "Phone"], *rows]
