"""What the doctor examines: one bridge, by its settings, in its world."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from feed.files.seen import Seen
from feed.memory.database import LedgerError
from feed.memory.remembered import beside
from serve.doctor.finding import Finding
from serve.doctor.world import Answer, World
from serve.settings import Settings

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # what listens on all addresses, and one of them


@dataclass(frozen=True)
class Patient:
    """One bridge: what `config.ini` says of it, and where it is."""

    config: Settings
    world: World

    @property
    def address(self) -> str:
        """Where it listens on this computer."""
        host = ANYWHERE.get(self.config.host, self.config.host)
        return f"http://[{host}]:{self.config.port}" if ":" in host else f"http://{host}:{self.config.port}"

    def health(self) -> Answer | OSError:
        """Return what it says of itself now, or why it does not."""
        try:
            return self.world.ask(f"{self.address}/health")
        except OSError as error:
            return error

    @cached_property
    def seen(self) -> dict[str, Seen] | LedgerError:
        """What its ledger says of each file, by the path below the data folder; or why it says nothing."""
        try:
            with beside(self.config.state) as remembered:
                return remembered.sources()
        except LedgerError as error:
            return error


Check = Callable[[Patient], Iterator[Finding]]
