"""What people ask of a bridge that may be running in another process: files in the state folder."""

import contextlib
import json
import secrets
from pathlib import Path

RESEND, ACCEPT = "resend", "accept"


def give(state: Path, order: str, name: str = "") -> None:
    """Ask for `order`; the next refresh carries it out. Raises OSError if the folder cannot be written."""
    file = state / f"order-{secrets.token_hex(8)}.json"
    beside = file.with_suffix(".tmp")
    state.mkdir(parents=True, exist_ok=True)
    beside.write_text(json.dumps([order, name]), encoding="utf-8", newline="\n")
    beside.replace(file)


def take(state: Path) -> list[tuple[str, str]]:
    """Return the orders that were given, each once, with the name of the file that they are about."""
    taken = []
    for file in sorted(state.glob("order-*.json")):
        with contextlib.suppress(OSError, ValueError):
            text = file.read_text(encoding="utf-8")
            file.unlink()
            order, name = json.loads(text)
            taken.append((str(order), str(name)))
    return taken
