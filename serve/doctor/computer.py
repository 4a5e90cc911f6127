"""The doctor's look at the computer: Python and its libraries, whether it sleeps, what it starts at boot."""

import re
from collections.abc import Iterator

from serve.doctor.finding import Finding, look, ok
from serve.doctor.patient import Patient
from serve.settings import PROGRAM
from serve.version import VERSION
from serve.wording import counted

PYTHONS = (3, 11), (3, 14)  # the first and the last that the bridge is tried with
PIN = re.compile(r"([\w-]+)==([\w.]+)(; .*)?")
INSTALL = "python -m pip install -r requirements.txt; start.bat does it by itself"
# Of what powercfg prints, in any language, the last two numbers are seconds with power and on battery.
POWER = ("powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE")
SECONDS = re.compile("0x([0-9a-f]{8})")
AWAKE = "Settings, System, Power, Sleep: Never; or: powercfg /change standby-timeout-ac 0"
TASK = "Contact bridge"  # its name in docs/install.md
QUERY = ("schtasks", "/query", "/tn", TASK, "/xml")
DISABLED = re.compile(r"<Settings>(?:(?!</Settings>).)*<Enabled>false", re.DOTALL)
NO_TASK = f'there is no task "{TASK}", or this user cannot see it: without one nothing starts it with Windows'


def version(patient: Patient) -> Iterator[Finding]:  # noqa: ARG001  # a check like the others
    """Which version of the bridge it is."""
    yield ok("Version", f"contact bridge {VERSION}")


def python(patient: Patient) -> Iterator[Finding]:
    """Whether the bridge is made for this Python."""
    version = patient.world.python
    says = f"version {_dotted(version)}"
    if PYTHONS[0] <= version <= PYTHONS[1]:
        yield ok("Python", says)
    else:
        low, high = map(_dotted, PYTHONS)
        yield look("Python", f"{says}; the bridge is tested with {low} to {high}", "install one of these")


def _dotted(version: tuple[int, int]) -> str:
    return ".".join(map(str, version))


def libraries(patient: Patient) -> Iterator[Finding]:
    """Whether the libraries are those that requirements.txt names."""
    wanted = _wanted((PROGRAM / "requirements.txt").read_text(encoding="utf-8"), patient.world.platform)
    there = {name: patient.world.installed(name) for name in wanted}
    others = [name for name in wanted if there[name] != wanted[name]]
    if others:
        named = ", ".join(f"{name} {there[name] or 'missing'} (not {wanted[name]})" for name in others)
        yield look("Libraries", f"not those that the bridge is tested with: {named}", INSTALL)
    else:
        yield ok("Libraries", f"all {len(wanted)} as in requirements.txt")


def _wanted(requirements: str, platform: str) -> dict[str, str]:
    """Return the version of each library; the only marker that is used is that of Windows."""
    pins = map(PIN.fullmatch, requirements.splitlines())
    return {pin[1]: pin[2] for pin in pins if pin and (not pin[3] or platform == "win32")}


def sleep(patient: Patient) -> Iterator[Finding]:
    """Whether Windows lets the computer sleep while it has power: then nobody answers."""
    if patient.world.platform != "win32":
        return
    *_, seconds, _ = ["", "", *SECONDS.findall(patient.world.run(POWER))]
    if not seconds:
        return
    minutes = int(seconds, 16) // 60
    if minutes:
        unused = counted(minutes, "minute")
        says = f"the computer sleeps when nobody uses it for {unused}, and then answers nobody"
        yield look("Sleep", says, AWAKE)
    else:
        yield ok("Sleep", "the computer does not sleep by itself")


def boot(patient: Patient) -> Iterator[Finding]:
    """Whether Windows starts the bridge by itself."""
    if patient.world.platform != "win32":
        return
    task = patient.world.run(QUERY)
    if not task:
        yield look("Start", NO_TASK, r"import windows\contact-bridge.xml: docs/install.md")
    elif DISABLED.search(task):
        yield look("Start", f'the task "{TASK}" is disabled', f'schtasks /change /tn "{TASK}" /enable')
    else:
        yield ok("Start", f'with Windows, by the task "{TASK}"')
