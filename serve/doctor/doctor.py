"""Examines a bridge from its folders to its public address, and says in plain words what is wrong.

It changes nothing. Each finding is printed at once, since networks may take their time.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from serve.doctor import computer, internet, premises, service
from serve.doctor.finding import LOOK, OK, WRONG, Finding, look
from serve.doctor.patient import Check, Patient

CHECKS: tuple[Check, ...] = (
    computer.version,
    computer.python,
    computer.libraries,
    premises.settings,
    premises.country,
    premises.files,
    premises.state,
    premises.ledger,
    premises.users,
    service.listening,
    service.running,
    service.status_page,
    service.asked,
    computer.sleep,
    computer.boot,
    internet.public_address,
)
STYLES = {OK: "green", LOOK: "yellow", WRONG: "bold red"}
VERDICT, ABOUT = 5, 14  # widths


def examine(patient: Patient, checks: Iterable[Check] = CHECKS) -> Iterator[Finding]:
    """Yield the findings. A check that fails itself ends no other."""
    for check in checks:
        try:
            yield from check(patient)
        except Exception as error:
            yield look(check.__name__.replace("_", " ").capitalize(), f"could not be examined: {error!r}")


def show(findings: Iterable[Finding], console: Console) -> list[str]:
    """Print the findings and a summary; return the verdicts."""
    verdicts = []
    for finding in findings:
        console.print(_line(finding))
        verdicts.append(finding.verdict)
    console.print(f"\n{_summary(verdicts)}")
    return verdicts


def _line(finding: Finding) -> Table:
    line = Table.grid(padding=(0, 1))
    line.add_column(width=VERDICT)
    line.add_column(width=ABOUT)
    line.add_column(overflow="fold")  # a long path is not cut off
    line.add_row(Text(finding.verdict, STYLES[finding.verdict]), finding.about, Text(finding.says))
    if finding.advice:
        line.add_row("", "", Text(f"-> {finding.advice}", "bold"))
    return line


def _summary(verdicts: list[str]) -> str:
    wrong, looks = verdicts.count(WRONG), verdicts.count(LOOK)
    if wrong:
        return f"{wrong} wrong, {looks} to look at. Begin with the first: the others may come from it."
    return f"Nothing is wrong, {looks} to look at." if looks else "All is well."
