"""The doctor's look at the running bridge: whether it answers, and when Talkdesk last asked."""

from collections.abc import Iterator
from typing import Any

from feed.clock import SECOND
from feed.typed import ON_WINDOWS, START
from serve.doctor.finding import Finding, look, ok, wrong
from serve.doctor.patient import Patient
from serve.doctor.world import Answer, why
from serve.journal import FILE
from serve.wording import Times, counted

LATE = 2 * 3600  # seconds; Talkdesk asks every half hour
LOCAL = {"127.0.0.1", "localhost", "::1"}
START_IT = f"start it: {START}, or the task" if ON_WINDOWS else f"start it: {START}"
RESTART = "end what runs there, then start the bridge"
ANOTHER = "end it, or write another [server] port"
NOT_ASKED = "connect Talkdesk: docs/connect.md"
# What it says of itself, but "ok".
CONDITIONS = {
    "degraded": "it runs, but a file, the folder or the ledger needs attention",
    "starting": "it is reading the files for the first time",
}


def listening(patient: Patient) -> Iterator[Finding]:
    """Whether it listens to more than this computer."""
    host = patient.config.host
    if host not in LOCAL:
        says = f"[server] host = {host}: the whole network can ask, and read passwords on their way"
        yield look("Host", says, "write 127.0.0.1; a tunnel or proxy with TLS belongs in front of it")


def running(patient: Patient) -> Iterator[Finding]:
    """Whether the bridge runs, and not another program on its port."""
    if not patient.config.port:
        yield look("Bridge", "[server] port = 0 is a different port at each start", "write 8080")
        return
    answer = patient.health()
    if isinstance(answer, Answer):
        yield _condition(answer.json, patient)
    elif isinstance(answer, ConnectionRefusedError):
        yield wrong("Bridge", f"it is not running: nothing listens at {patient.address}", START_IT)
    else:
        yield wrong("Bridge", f"{patient.address}: {why(answer)}", RESTART)


def _condition(says: dict[str, Any], patient: Patient) -> Finding:
    status, contacts = says.get("status"), says.get("contacts")
    if status in CONDITIONS:
        return look("Bridge", CONDITIONS[status], f"{patient.config.state / FILE} says more")
    if status != "ok" or not isinstance(contacts, int):
        return wrong("Bridge", f"another program answers at {patient.address}", ANOTHER)
    return ok("Bridge", f"it runs, with {counted(contacts, 'contact')}")


def asked(patient: Patient) -> Iterator[Finding]:
    """Whether Talkdesk asks."""
    answer = patient.health()
    says = answer.json if isinstance(answer, Answer) else {}
    if "last_sync_seconds" not in says:
        return
    seconds = says["last_sync_seconds"]
    if seconds is None:
        yield look("Talkdesk", "it has not asked since the bridge was started", NOT_ASKED)
    elif seconds > LATE:
        yield wrong("Talkdesk", f"it has not asked for {seconds // 3600} hours", "see the lines below")
    else:
        yield ok("Talkdesk", f"it asked {Times(seconds * SECOND).ago(0)}")


def status_page(patient: Patient) -> Iterator[Finding]:
    """Whether people can look at the status page."""
    if not patient.config.status_port:
        yield ok("Status page", "switched off: [server] status_port = 0")
        return
    address = f"http://127.0.0.1:{patient.config.status_port}"
    try:
        patient.world.ask(address)
    except OSError as error:
        yield look("Status page", f"{address}: {why(error)}", "it is there while the bridge runs")
    else:
        yield ok("Status page", address)
