"""Windows as a place to live in: the double click, the task, the console, the packages."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from feed import source
from feed.files import file as file_module
from tests.office import furnish, write
from tests.program import PATIENCE, Served, command, piped, run
from tests.running import save_as_excel_does
from tests.test_rooms import FILES, ROOT, calls, imported, name, tree

START = (ROOT / "start.bat").read_bytes()
LINES = START.decode("ascii").split("\r\n")
COMMANDS = [line for line in LINES if not line.startswith(("rem ", ">&2 echo"))]
TASK = ROOT / "windows" / "contact-bridge.xml"
SCHEMA = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
OLD_CONSOLE = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
STRANGE = "Name,Company,Notes\n山田 太郎 😀,株式会社見本,x\nŁukasz Żółć,Приклад,y\n"


def test_start_bat_is_plain_ascii_with_the_line_ends_of_windows():
    """cmd reads it in the code page of the PC, and loses labels in a file without CR."""
    assert START.isascii()
    assert START.count(b"\n") == START.count(b"\r\n") == len(LINES) - 1


def test_git_gives_the_files_of_windows_their_line_ends():
    """Also on Linux, and in the archive that people download."""
    attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()

    assert {"*.bat text eol=crlf", "windows/*.xml text eol=crlf"} <= set(attributes)


def test_start_bat_puts_quotes_around_every_path():
    """A blank, an ampersand or a bracket in the folder's name would end the word."""
    used = [line for line in COMMANDS if "%HERE%" in line or "%OWN%" in line]
    outside = [line for line in used if re.search("%(HERE|OWN|~dp0)", re.sub('"[^"]*"', "", line))]

    assert used
    assert [] == outside


def test_start_bat_has_no_blocks_and_no_delayed_expansion():
    """Brackets of a path would close a block; `!` in a path would be taken for a variable."""
    outside = [re.sub('"[^"]*"', "", line) for line in COMMANDS]

    assert "setlocal EnableExtensions DisableDelayedExpansion" in LINES
    assert [] == [line for line in outside if line.rstrip().endswith("(") or "!" in line]


def test_start_bat_jumps_only_where_there_is_a_label():
    """A missing label closes the window before anyone has read why."""
    jumps = set(re.findall(r"(?:goto |call :)(\w+)", "\n".join(COMMANDS)))

    assert {line[1:] for line in LINES if line.startswith(":")} == jumps


def test_start_bat_keeps_the_window_of_a_double_click_open_unless_all_went_well():
    """Exit code 0 alone closes it; the arguments and the exit code go through."""
    at = LINES.index('"%OWN%" "%HERE%bridge.py" %*')

    assert ['set "CODE=%ERRORLEVEL%"', 'if "%CODE%"=="0" exit /b 0'] == LINES[at + 1 : at + 3]
    assert ["pause", "exit /b %CODE%"] == LINES[LINES.index("pause") :][:2]


def test_start_bat_waits_for_nobody_if_a_command_was_typed():
    """A scheduled job would never end, and a redirected window seem to hang."""
    end = [line for line in LINES[LINES.index(":end") :] if not line.startswith("rem")]

    assert ['if not "%~1"=="" exit /b %CODE%', ">&2 echo.", "pause"] == end[1:4]
    assert 1 == LINES.count("pause")


def test_start_bat_says_nothing_on_standard_output():
    """There stands what the command prints, which may go to a file or a program."""
    said = [line for line in LINES if "echo" in line and line != "@echo off"]

    assert said
    assert [] == [line for line in said if not line.startswith((">&2 echo", "rem "))]


def test_start_bat_says_what_to_do_without_python():
    """Which one, from where, and the trap of the Microsoft Store."""
    said = "\n".join(LINES[LINES.index(":nopython") :])

    assert [] == [part for part in (*PYTHONS, "python.org", "Store", "aliases") if part not in said]


def test_start_bat_takes_the_pythons_that_are_tested():
    """Those for which all requirements have wheels; .ci/run asks for each of them."""
    tried = re.findall(r'"py -(3\.\d+)"', START.decode("ascii"))
    bounds = re.findall(r"\(3, (\d+)\)", START.decode("ascii"))
    checked = re.search(r"for python in (.*); do", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))

    assert PYTHONS == sorted(tried)
    assert ["11", "14"] == bounds
    assert checked
    assert PYTHONS == checked[1].split()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "win32", reason="start.bat is for Windows")
@pytest.mark.parametrize("folder", ["plain", "Büro & Söhne (neu) ^!", "100% sicher"])
def test_a_double_click_makes_the_environment_once_and_runs_the_bridge(tmp_path, folder):
    """As Explorer does it, wherever the folder lies; the second time nothing is installed."""
    home = tmp_path / folder
    shutil.copytree(ROOT, home, ignore=shutil.ignore_patterns(".*", "tests"))
    said = []
    for _ in range(2):
        clicked = f'cmd /d /c ""{home}\\start.bat" check --json"'
        done = subprocess.run(clicked, capture_output=True, timeout=900, check=True, stdin=subprocess.DEVNULL)
        said.append((done.stdout, b"Installing" in done.stderr))

    assert [True, False] == [is_installed for _, is_installed in said]
    assert [3, 3] == [len(json.loads(printed)["files"]) for printed, _ in said]


def setting(*path: str) -> str | None:
    return ElementTree.fromstring(TASK.read_bytes()).findtext("/".join(SCHEMA + part for part in path))


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("PT1M", ("Triggers", "BootTrigger", "Delay")),
        ("PT5M", ("Triggers", "TimeTrigger", "Repetition", "Interval")),
        (None, ("Triggers", "TimeTrigger", "Repetition", "Duration")),
        ("Password", ("Principals", "Principal", "LogonType")),
        ("LeastPrivilege", ("Principals", "Principal", "RunLevel")),
        ("PT0S", ("Settings", "ExecutionTimeLimit")),
        ("PT1M", ("Settings", "RestartOnFailure", "Interval")),
        ("255", ("Settings", "RestartOnFailure", "Count")),
        ("false", ("Settings", "DisallowStartIfOnBatteries")),
        ("false", ("Settings", "StopIfGoingOnBatteries")),
        ("false", ("Settings", "RunOnlyIfIdle")),
        ("false", ("Settings", "IdleSettings", "StopOnIdleEnd")),
        ("false", ("Settings", "RunOnlyIfNetworkAvailable")),
        ("IgnoreNew", ("Settings", "MultipleInstancesPolicy")),
        ("false", ("Settings", "Hidden")),
        ("true", ("Settings", "Enabled")),
        ("5", ("Settings", "Priority")),
        ("bridge.py", ("Actions", "Exec", "Arguments")),
        (r"C:\contact-bridge", ("Actions", "Exec", "WorkingDirectory")),
        (r"C:\contact-bridge\.venv\Scripts\python.exe", ("Actions", "Exec", "Command")),
    ],
)
def test_the_task_runs_the_bridge_from_boot_for_months(value, path):
    """No end after 72 hours, on batteries or when idle; again after a failure, a kill, a reboot."""
    assert value == setting(*path)


def test_the_task_is_in_a_form_that_schtasks_reads():
    """It refuses a file that names UTF-8, and takes one without a name for the PC's code page."""
    assert TASK.read_bytes().isascii()
    assert TASK.read_bytes().startswith(b'<?xml version="1.0"?>\r\n')


def test_the_task_and_its_guide_name_what_a_person_puts_in():
    """The folder and the user, each explained in the file and used in the steps."""
    text = TASK.read_text(encoding="ascii")
    guide = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    explained = text[: text.index("-->")]

    assert setting("Principals", "Principal", "UserId") == "OFFICE-PC\\name"
    for placed in ("C:\\contact-bridge", "OFFICE-PC\\name"):
        assert placed in explained
        assert placed in guide
    assert "/xml windows\\contact-bridge.xml /ru OFFICE-PC\\name /rp *" in guide


@pytest.mark.skipif(not shutil.which("schtasks") or "CI" not in os.environ, reason="registers a task")
def test_windows_itself_takes_the_task(tmp_path):
    """With a user who is there on all computers and has no password; it is removed again."""
    text = TASK.read_text(encoding="ascii").replace("OFFICE-PC\\name", "S-1-5-18")
    task = write(tmp_path / "task.xml", text.replace("<LogonType>Password</LogonType>", ""))
    title = ["/f", "/tn", "contact-bridge-test"]
    subprocess.run(["schtasks", "/create", *title, "/xml", str(task)], check=True, timeout=PATIENCE)
    subprocess.run(["schtasks", "/delete", *title], check=True, timeout=PATIENCE)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The config.ini of an office whose folders, files and contacts no code page has."""
    home = tmp_path / "連絡先 😀 Żółć"
    config = furnish(home, people=STRANGE)
    write(home / "data" / "名簿😀.csv", STRANGE)
    return config


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, "check"),
        (0, "check --json"),
        (1, "check 名簿.csv"),
        (0, "password"),
        (0, "password ユーザー"),
        (0, "resend"),
        (0, "accept 名簿😀.csv"),
        (2, "accept ありません.csv"),
        (0, "--help"),
        (2, "名簿"),
    ],
)
def test_no_command_fails_at_a_console_that_lacks_the_letters(office, code, words):
    """A pipe on Windows is cp1252: a sign that it lacks is replaced, and nothing is raised."""
    ended, out, err = piped(office, "cp1252", *words.split())

    assert code == ended
    assert (out + err).strip()


def test_the_bridge_serves_at_a_console_that_lacks_the_letters(office):
    """The folder's name, the user's password and the log go to the same pipe."""
    process = subprocess.Popen(
        command(office),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="cp1252",
        env={**os.environ, **OLD_CONSOLE},
    )
    running = Served(process)
    running.end()
    said = "\n".join([*running.said, *running.rest()])

    assert "Serving" in said
    assert "Traceback" not in said
    assert "Logging error" not in said


def test_every_text_file_is_opened_with_its_encoding_by_what_runs(office):
    """The interpreter itself looks: what does not name an encoding is an error."""
    looking = {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error::EncodingWarning"}
    ended = run(office, "check", **looking)

    assert b"" == ended.stderr
    assert 0 == ended.returncode


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.vcf"])
@pytest.mark.parametrize("data", [b"Name\r\nAnn\r\n", b"PK\x03\x04 no workbook"], ids=["text", "broken"])
def test_a_file_can_be_replaced_while_it_is_understood_and_after(folder, monkeypatch, name, data):
    """Windows renames no file that is held open, so Excel's save would fail; this is how Excel saves."""
    file = folder.path / name
    file.write_bytes(data)
    saved: list[str] = []

    def understood(*args: Any) -> Any:
        save_as_excel_does(file, data)
        saved.append(name)
        return source.understand(*args)

    monkeypatch.setattr(file_module, "understand", understood)
    folder.feed.refresh()
    save_as_excel_does(file, data)

    assert [name] == saved


TIMES = {
    "fromtimestamp": "fails before 1970",
    "utcfromtimestamp": "fails before 1970",
    "mktime": "fails before 1970, and knows only this PC's time zone",
    "localtime": "knows only this PC's time zone",
    "strftime": "its codes differ: %-d and %s are none on Windows",
}
POSIX = {"fcntl", "grp", "posix", "pwd", "resource", "select", "syslog", "termios", "tty"}


@pytest.mark.parametrize("file", FILES, ids=name)
def test_nothing_is_used_that_windows_lacks_or_does_otherwise(file):
    """Times are counted from 1970 in UTC; modules are those that are everywhere."""
    assert {} == {called: TIMES[called] for called, _ in calls(file) if called in TIMES}
    assert set() == POSIX & imported(file)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_text_holds_a_format_of_times_that_only_linux_knows(file):
    """Also in format strings, which call strftime by themselves."""
    texts = [
        node.value
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert [] == [text for text in texts if re.search(r"%[-#][dejmyHIMS]", text)]


def test_windows_gets_the_time_zones_that_it_lacks():
    """Declared here, not by a package that happens to need it too."""
    assert any(re.match(r'tzdata==\S+; sys_platform == "win32"', line) for line in REQUIREMENTS)


def test_the_requirements_are_pinned():
    """What was tested is what is installed: no other version, no package that has to be compiled."""
    assert [] == [line for line in REQUIREMENTS if not re.match(r"[a-z-]+==[\d.]+(;|$)", line)]
    assert "odfpy" not in "\n".join(REQUIREMENTS)
