"""The doctor: each thing that can be wrong is found, said in plain words, and told what to do about."""

import io
import socket
import ssl
import threading
from contextlib import closing
from dataclasses import replace
from itertools import chain, count, repeat
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from rich.console import Console

import bridge
from feed.clock import SECOND
from feed.files import file as file_module
from feed.files.disk import HangsError
from feed.memory.ledger import Ledger
from feed.refresh import Feed
from feed.source import Rules
from serve import credentials, settings
from serve.doctor import doctor, premises, service
from serve.doctor.finding import LOOK, OK, WRONG, Finding
from serve.doctor.patient import Patient
from serve.doctor.world import Answer
from serve.version import VERSION
from tests.office import PASSWORD, furnish, write
from tests.program import PATIENCE, run
from tests.village import DATE, DAY, HEALTH, HERE, NOW, STATUS_PAGE, THERE, Village

CONFIG = f"[server]\npublic_url = {THERE}\n[data]\ncountry = PT\n"
BAD_GATEWAY = Answer(502, {}, b"<html>Bad gateway</html>")


def bridge_in(home: Path, text: str = CONFIG) -> settings.Settings:
    """Furnish a bridge that has read its files once, and has a user."""
    config = settings.read(furnish(home, text))
    with closing(Ledger(config.state)) as ledger:
        feed = Feed(config.folder, Rules("US"), (), ledger, lambda: int(NOW * SECOND), config.state)
        feed.refresh()
    credentials.make(config.users, "talkdesk")
    return config


def found(config: settings.Settings, **world: object) -> list[Finding]:
    return list(doctor.examine(Patient(config, Village(**world))))  # type: ignore[arg-type]  # each is of its own type


def not_well(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.verdict, finding.about) for finding in findings if finding.verdict != OK]


def only(findings: list[Finding], about: str) -> Finding:
    (one,) = [finding for finding in findings if finding.about == about]
    return one


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_all_is_well(tmp_path, platform):
    """Then everything is said to be so, from Python to the clock, and nothing is to be done."""
    task = "<Triggers><Enabled>true</Enabled></Triggers><Settings><Enabled>true</Enabled></Settings>"
    tools = {"powercfg": "AC 0x00000000\r\nDC 0x00000384\r\n", "schtasks": task}
    findings = found(bridge_in(tmp_path), platform=platform, run=lambda words: tools[words[0]])
    abouts = ["Version", "Python", "Libraries", "Settings", "Country", "Files", "State", "Ledger", "Users"]
    abouts += ["Bridge", "Status page", "Talkdesk", *(["Sleep", "Start"] if platform == "win32" else [])]
    abouts += ["Name", "Certificate", "Public address", "Passwords", "Nothing else", "Clock"]

    assert [] == not_well(findings)
    assert abouts == [finding.about for finding in findings]
    assert [""] * len(findings) == [finding.advice for finding in findings]


def here(answer: Answer | OSError) -> dict[str, Any]:
    """A world in which the bridge says this, and so nothing comes through the tunnel."""
    return {"answers": {f"{HERE}/health": answer, f"{THERE}/health": BAD_GATEWAY}}


def there(path: str, answer: Answer) -> dict[str, Any]:
    """A world in which that comes from the public address."""
    return {"answers": {f"{THERE}{path}": answer}}


DENIED, REFUSED = PermissionError(13, "Permission denied"), ConnectionRefusedError()
DEGRADED = Answer(200, DATE, HEALTH.body.replace(b"ok", b"degraded"))
UNRENEWED, ENDING = (NOW - 80 * DAY, NOW + 10 * DAY), (NOW - 80 * DAY, NOW + DAY / 2)
WORLDS: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "an old Python": ({"python": (3, 9)}, LOOK, "Python", "3.11 to 3.14"),
    "a new Python": ({"python": (3, 15)}, LOOK, "Python", "3.15"),
    "an old library": ({"installed": lambda _: "0.1"}, LOOK, "Libraries", "bottle 0.1 (not "),
    "a missing library": ({"installed": lambda _: ""}, LOOK, "Libraries", "bottle missing"),
    "a full drive": ({"write": lambda _: 10_000_000}, WRONG, "State", "10 MB"),
    "its own drive hangs": ({"write": Mock(side_effect=TimeoutError())}, WRONG, "State", "does not answer"),
    "its own folder is not to be written": (
        {"write": Mock(side_effect=DENIED)},
        WRONG,
        "State",
        "is not writable",
    ),
    "there is no time": (
        there("/health", Answer(200, {}, HEALTH.body)),
        LOOK,
        "Clock",
        "no time in the answer",
    ),
    "it is not running": (here(REFUSED), WRONG, "Bridge", "not running"),
    "it hangs": (here(TimeoutError()), WRONG, "Bridge", "no answer came within 5 seconds"),
    "another program has the port": (here(Answer(404)), WRONG, "Bridge", "another program"),
    "a file needs somebody": ({"answers": {f"{HERE}/health": DEGRADED}}, LOOK, "Bridge", "needs attention"),
    "no status page": ({"answers": {STATUS_PAGE: REFUSED}}, LOOK, "Status page", "nothing listens"),
    "there is no such name": (
        {"resolve": Mock(side_effect=socket.gaierror())},
        WRONG,
        "Name",
        "no such name",
    ),
    "the name is one of this network": ({"resolve": lambda _: ["192.168.1.5"]}, LOOK, "Name", "192.168.1.5"),
    "nothing listens there": ({"certified": REFUSED}, WRONG, "Public address", "nothing listens"),
    "there is no TLS": ({"certified": ssl.SSLError()}, WRONG, "Public address", "does not speak TLS"),
    "the certificate is not renewed": ({"certified": UNRENEWED}, LOOK, "Certificate", "good for 10 days"),
    "the certificate ends today": ({"certified": ENDING}, LOOK, "Certificate", "good for 12 hours"),
    "the tunnel ends elsewhere": (there("/health", BAD_GATEWAY), WRONG, "Public address", "answers 502"),
    "a log-in page stands before it": (there("/health", Answer(302)), WRONG, "Public address", "answers 302"),
    "it lets anybody in": (there("/auth_validation", Answer(200)), WRONG, "Passwords", "without one"),
    "bodies are not passed on": (there("/auth_validation", Answer(405)), WRONG, "Passwords", "405"),
    "the status page is seen from outside": (there("/", Answer(200)), WRONG, "Nothing else", "answers 200"),
    "the clock is wrong": ({"now": lambda: NOW + 3600}, LOOK, "Clock", "60 minutes"),
}


@pytest.mark.parametrize(("world", "verdict", "about", "says"), WORLDS.values(), ids=WORLDS.keys())
def test_what_is_not_well_in_the_world_is_found(tmp_path, world, verdict, about, says):
    """With its verdict, a word that tells, and what to do."""
    finding = only(found(bridge_in(tmp_path), **world), about)

    assert (verdict, True) == (finding.verdict, says in finding.says)
    assert finding.advice


WINDOWS = {
    "it sleeps soon": ("powercfg", "AC 0x0000003c\r\nDC 0x0000003c\r\n", "Sleep", "for 1 minute, and"),
    "it sleeps": ("powercfg", "x 0x00000001\r\nAC 0x00000708\r\nDC 0x00000384\r\n", "Sleep", "30 minutes"),
    "nobody starts it": ("schtasks", "", "Start", "no task"),
    "its task is disabled": (
        "schtasks",
        "<Settings>\r\n<X>1</X>\r\n<Enabled>false</Enabled></Settings>",
        "Start",
        "disabled",
    ),
}


@pytest.mark.parametrize(("tool", "prints", "about", "says"), WINDOWS.values(), ids=WINDOWS.keys())
def test_what_is_not_well_with_windows_is_found(tmp_path, tool, prints, about, says):
    """Whatever language it speaks; where its programs say nothing, nothing is said."""
    findings = found(
        bridge_in(tmp_path), platform="win32", run=lambda words: prints if words[0] == tool else ""
    )
    finding = only(findings, about)

    assert (LOOK, True, True) == (finding.verdict, says in finding.says, bool(finding.advice))


CONFIGS = {
    "no public address": ("[data]\ncountry = PT\n", LOOK, "Public address", "public_url is empty"),
    "a country that nobody said": ("", LOOK, "Country", "United States (US), because this computer has no"),
    "any free port": ("[server]\nport = 0\n", LOOK, "Bridge", "port = 0"),
    "open to the network": ("[server]\nhost = 0.0.0.0\n", LOOK, "Host", "whole network"),
    "plain passwords": (f"[auth]\nme = {PASSWORD}\n", LOOK, "Users", "plain text"),
    "no status page": ("[server]\nstatus_port = 0\n", OK, "Status page", "switched off"),
}


@pytest.mark.parametrize(("config", "verdict", "about", "says"), CONFIGS.values(), ids=CONFIGS.keys())
def test_what_the_settings_leave_open_is_said(tmp_path, config, verdict, about, says):
    """It may be meant so: somebody should look."""
    finding = only(found(bridge_in(tmp_path, config)), about)

    assert (verdict, True) == (finding.verdict, says in finding.says)


def test_a_new_bridge_is_told_what_comes_first(tmp_path):
    """Nothing was started yet, and no folder made."""
    config = settings.read(write(tmp_path / "config.ini", ""))

    refused = {f"{HERE}/health": REFUSED, STATUS_PAGE: REFUSED}
    findings = found(config, answers=refused, write=Mock(side_effect=FileNotFoundError()))

    assert not_well(findings) == [
        (LOOK, "Country"),
        (WRONG, "Files"),
        (LOOK, "State"),
        (LOOK, "Ledger"),
        (WRONG, "Users"),
        (WRONG, "Bridge"),
        (LOOK, "Status page"),
        (LOOK, "Public address"),
    ]
    assert [config.file] == list(tmp_path.iterdir())


@pytest.mark.posix("on Windows, a folder that is a file is one that is not there")
def test_a_state_folder_that_is_a_file_is_said_in_words(tmp_path):
    """Nothing below it can be looked at."""
    config = bridge_in(tmp_path)
    elsewhere = replace(config, state=write(tmp_path / "file", ""))
    (users,) = premises.users(Patient(elsewhere, Village()))

    assert (WRONG, True) == (users.verdict, "Not a directory" in users.says)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b'{"status":"ok","contacts":1}', "it runs, with 1 contact"),
        (b'{"status":"ok","contacts":7000}', "it runs, with 7,000 contacts"),
        (b'{"status":"degraded","contacts":7}', service.CONDITIONS["degraded"]),
        (b'{"status":"ok"}', f"another program answers at {HERE}"),
        (b"{}", f"another program answers at {HERE}"),
    ],
)
def test_the_bridge_is_known_by_its_answer(tmp_path, answer, says):
    """Many programs have a page of this name."""
    both = {url: Answer(200, DATE, answer) for url in (f"{HERE}/health", f"{THERE}/health")}

    assert says == only(found(bridge_in(tmp_path), answers=both), "Bridge").says


def test_what_the_ledger_holds_is_counted(tmp_path):
    """Rightly also if it is one file."""
    assert "it remembers 1 file" == only(found(bridge_in(tmp_path)), "Ledger").says


@pytest.mark.parametrize(
    ("answer", "verdict", "says"),
    [
        (b'{"status":"ok","contacts":7,"last_sync_seconds":null}', LOOK, "not asked since"),
        (b'{"status":"ok","contacts":7,"last_sync_seconds":20}', OK, "asked just now"),
        (b'{"status":"ok","contacts":7,"last_sync_seconds":7200}', OK, "asked 2 hours ago"),
        (b'{"status":"ok","contacts":7,"last_sync_seconds":10900}', WRONG, "for 3 hours"),
    ],
)
def test_it_is_said_when_talkdesk_asked_last(tmp_path, answer, verdict, says):
    """It asks every half hour; two hours without are too many."""
    both = {url: Answer(200, DATE, answer) for url in (f"{HERE}/health", f"{THERE}/health")}
    finding = only(found(bridge_in(tmp_path), answers=both), "Talkdesk")

    assert (verdict, True) == (finding.verdict, says in finding.says)


@pytest.mark.parametrize(
    ("there", "verdict"),
    [
        (b'{"status":"ok","contacts":7,"last_sync_seconds":600}', OK),
        (b'{"status":"ok","contacts":7,"last_sync_seconds":599}', OK),
        (b'{"status":"ok","contacts":8,"last_sync_seconds":600}', WRONG),
        (b'{"status":"ok","contacts":7,"last_sync_seconds":10}', WRONG),
        (b'{"status":"ok","contacts":7,"last_sync_seconds":null}', WRONG),
        (b'{"status":"starting"}', WRONG),
    ],
)
def test_the_bridge_at_the_public_address_must_be_this_one(tmp_path, there, verdict):
    """The name may still lead to the old PC: it has other contacts, or Talkdesk asked it at another time."""
    answers = {f"{THERE}/health": Answer(200, DATE, there)}

    assert verdict == only(found(bridge_in(tmp_path), answers=answers), "Public address").verdict


@pytest.mark.parametrize(
    "before", [b'{"status":"ok","contacts":6,"last_sync_seconds":1790}', b'{"status":"ok","contacts":7}']
)
def test_a_sync_between_two_questions_makes_no_other_bridge_of_this_one(tmp_path, before):
    """It comes each half hour, also while the doctor asks: once outside, and then inside."""
    there = chain([Answer(200, DATE, before)], repeat(HEALTH))

    assert [] == not_well(found(bridge_in(tmp_path), answers={f"{THERE}/health": there}))


def test_after_a_step_to_the_public_address_that_fails_no_other_is_tried(tmp_path):
    """They would all fail for the same reason."""
    findings = found(bridge_in(tmp_path), answers={f"{THERE}/health": BAD_GATEWAY})

    assert ["Name", "Certificate", "Public address"] == [finding.about for finding in findings][-3:]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ssl.SSLCertVerificationError(), "cannot be trusted: it has expired"),
        (TimeoutError(), "no answer came"),
    ],
)
def test_a_certificate_that_is_no_good_is_said_with_the_reason(tmp_path, error, says):
    """Talkdesk would not talk to it either."""
    if isinstance(error, ssl.SSLCertVerificationError):
        error.verify_message = "it has expired"
    last = found(bridge_in(tmp_path), certified=error)[-1]

    assert (WRONG, True) == (last.verdict, says in last.says)


def files(config: settings.Settings) -> list[Finding]:
    return [finding for finding in found(config) if finding.about == "Files"]


def test_a_file_that_cannot_be_opened_is_named(tmp_path, monkeypatch):
    """Another program holds it, or it is only in the cloud."""
    config = bridge_in(tmp_path)
    monkeypatch.setattr(Path, "open", Mock(side_effect=DENIED))
    count, broken = files(config)

    assert (OK, WRONG) == (count.verdict, broken.verdict)
    assert broken.says.startswith("people.csv: cannot be opened: another program holds it")


def test_a_file_that_only_the_cloud_has_is_named_and_not_fetched(tmp_path, monkeypatch):
    """To ask for a word of it would fetch all of it."""
    config = bridge_in(tmp_path)
    monkeypatch.setattr("serve.doctor.premises.CLOUD_ONLY", -1)
    monkeypatch.setattr(Path, "open", None)
    state = type("State", (), {"st_file_attributes": 0x400000, "st_mode": 0})()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: state)
    _, broken = files(config)

    assert f"people.csv: {file_module.IN_THE_CLOUD}" == broken.says


def with_cards(home: Path, count: int) -> settings.Settings:
    """A bridge in whose folder there are so many files."""
    config = settings.read(furnish(home, CONFIG))
    (home / "data" / "people.csv").unlink()
    for number in range(count):
        write(home / "data" / f"{number}.vcf", "")
    return config


def test_each_file_has_a_patience_of_its_own(tmp_path, monkeypatch):
    """One that hangs is named; thousands that take their time are not a drive that does not answer."""
    config, hanging = with_cards(tmp_path, 3), threading.Event()

    def opened(file: Path) -> str:
        return "" if file.name != "1.vcf" else str(hanging.wait(PATIENCE))

    monkeypatch.setattr(premises, "PATIENCE", 0.2)
    monkeypatch.setattr(premises, "_open", opened)
    said = [finding.says for finding in premises.files(Patient(config, Village()))]
    hanging.set()

    assert ["3 in the data folder", f"1.vcf: {HangsError()}"] == said


def test_files_that_take_too_long_in_all_are_not_opened(tmp_path):
    """Nobody waits for the doctor for minutes; it says that it has not looked at everything."""
    config, seconds = with_cards(tmp_path, 3), count(0, 12)
    _, few = premises.files(Patient(config, Village(clock=lambda: float(next(seconds)))))

    assert (LOOK, "only the first 2 were opened") == (few.verdict, few.says)
    assert few.advice == premises.SLOW


def test_what_the_bridge_has_found_wrong_with_files_is_said(tmp_path):
    """A damaged file, one that is held back; of many the first, and how many more."""
    config = settings.read(furnish(tmp_path, CONFIG))
    for number in range(7):
        write(tmp_path / "data" / f"broken-{number}.xlsx", "")
    bridge_in(tmp_path)
    count, *broken = files(config)

    assert (OK, [WRONG] * 6) == (count.verdict, [finding.verdict for finding in broken])
    assert broken[0].says.startswith("broken-0.xlsx: ")
    assert "and 2 more" == broken[-1].says


def test_a_conflict_copy_is_named(tmp_path):
    """Only a person can tell what is new in it."""
    write(tmp_path / "data" / "people (conflicted copy).csv", "Name\n")
    _, copy = files(bridge_in(tmp_path))

    assert (LOOK, True) == (copy.verdict, copy.says.startswith("people (conflicted copy).csv is left out"))


def test_a_folder_without_files_is_said(tmp_path):
    """With a way to begin."""
    config = bridge_in(tmp_path)
    (tmp_path / "data" / "people.csv").unlink()
    (nothing,) = files(config)

    assert (LOOK, "there is none yet", True) == (nothing.verdict, nothing.says, "template" in nothing.advice)


def test_a_folder_with_samples_alone_is_said(tmp_path):
    """Whoever believes that their contacts are served should know."""
    furnish(tmp_path, CONFIG)
    (tmp_path / "data" / "people.csv").unlink()
    sample = bridge.CONFIG.parent / "data" / "sample-google.csv"
    (tmp_path / "data" / "people.csv").write_bytes(sample.read_bytes())
    config = settings.read(tmp_path / "config.ini")
    with closing(Ledger(config.state)) as ledger:
        Feed(config.folder, Rules("US"), (), ledger, lambda: int(NOW * SECOND), config.state).refresh()
    (samples,) = files(config)

    assert (LOOK, True) == (samples.verdict, "fictional people" in samples.says)


@pytest.mark.parametrize(("error", "says"), [(TimeoutError, "does not answer"), (PermissionError, "cannot")])
def test_a_folder_that_cannot_be_listed_is_said(tmp_path, monkeypatch, error, says):
    """Its drive may be away, or the user have no right to it."""
    config = bridge_in(tmp_path)
    monkeypatch.setattr("serve.doctor.premises.scan", Mock(side_effect=error(13, "cannot be listed")))
    (finding,) = files(config)

    assert (WRONG, True) == (finding.verdict, says in finding.says)
    assert finding.advice


def test_a_data_folder_that_is_a_file_is_said_to_be_one(tmp_path):
    """Somebody wrote the file instead of its folder; no right would help."""
    config = bridge_in(tmp_path)
    (finding,) = files(replace(config, folder=config.folder / "people.csv"))

    assert (WRONG, "") == (finding.verdict, finding.advice)
    assert finding.says.endswith("people.csv: it is a file; write the folder that the file is in")


def test_damaged_files_of_the_bridge_are_said(tmp_path):
    """The ledger and the users; no other check suffers from it."""
    config = bridge_in(tmp_path)
    (config.state / "ledger.db").write_bytes(b"damaged" * 1000)
    config.users.write_bytes(b"damaged")

    assert [(WRONG, "Ledger"), (WRONG, "Users")] == not_well(found(config))


def test_a_check_that_fails_itself_ends_no_other(tmp_path):
    """Whatever it was, the rest may tell."""
    findings = found(bridge_in(tmp_path), installed=Mock(side_effect=RuntimeError("surprise")))

    assert [(LOOK, "Libraries")] == not_well(findings)
    assert "surprise" in only(findings, "Libraries").says


def shown(findings: list[Finding]) -> str:
    printed = io.StringIO()
    doctor.show(findings, Console(file=printed, width=80, highlight=False, markup=False))
    return printed.getvalue()


def test_each_finding_is_shown_in_words(tmp_path):
    """A line each, on 80 columns in plain letters, with what to do below it; the sum comes last."""
    lines = shown(found(bridge_in(tmp_path), answers={f"{THERE}/": Answer(200)})).splitlines()

    assert ["OK", "Version", "contact", "bridge", VERSION] == lines[0].split()
    assert ["OK", "Python", "version", "3.12"] == lines[1].split()
    assert [1, 1] == [sum(line.startswith(word) for line in lines) for word in ("WRONG", " " * 21 + "-> ")]
    assert "1 wrong, 0 to look at. Begin with the first: the others may come from it." == lines[-1]
    assert all(len(line) <= 80 and line.isascii() for line in lines)


@pytest.mark.parametrize(
    ("config", "last"),
    [(CONFIG, "All is well."), ("[data]\ncountry = PT\n", "Nothing is wrong, 1 to look at.")],
)
def test_the_sum_says_whether_all_is_well(tmp_path, config, last):
    """What is only to look at is nothing wrong."""
    assert last == shown(found(bridge_in(tmp_path, config))).splitlines()[-1]


def test_the_command_ends_with_1_if_something_is_wrong(tmp_path):
    """A program of its own, on this computer as it is; no password is printed."""
    text = f"[server]\nport = 1\nstatus_port = 0\n[auth]\ntalkdesk = {PASSWORD}\n"
    ended = run(furnish(tmp_path, text), "doctor", PYTHONIOENCODING="cp1252")

    assert (1, b"") == (ended.returncode, ended.stderr)
    assert b"it is not running: nothing listens at http://127.0.0.1:1" in ended.stdout
    assert PASSWORD.encode() not in ended.stdout
    assert b"could not be examined" not in ended.stdout
