"""The README: what it shows is what happens."""

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import urllib.request
from pathlib import Path

import pytest
from rich.console import Console

from feed.memory import remembered
from feed.source import Rules
from serve import check, commands, keys, printed
from serve.doctor import service
from tests.running import Bridge
from tests.talkdesk import Talkdesk

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\w*\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
CURL, CURL_IN_CMD = [block.strip() for block in BLOCKS if block.startswith("curl")]
ANSWER = next(block for block in BLOCKS if block.startswith("{"))
TIMES = {"sample-google.csv": 1_793_610_000_125, "sample-workbook.xlsx": 1_793_615_400_000}
CARDS = 1_793_693_700_000


@pytest.fixture
def samples(tmp_path: Path):
    """A bridge with the samples, whose times are those of the README's answer."""
    running = Bridge(tmp_path, page_size=2, password="long-and-random")
    for sample in (ROOT / "data").glob("sample-*"):
        copy = Path(shutil.copy(sample, running.folder))
        nanoseconds = TIMES.get(sample.name, CARDS) * 1_000_000
        os.utime(copy, ns=(nanoseconds, nanoseconds))
    with running:
        yield running.talkdesk()


def without_tag(answer: str) -> dict[str, object]:
    return dict(json.loads(re.sub(r'[0-9a-f]{12}(?=(-\d+)?")', "TAG", answer)))


def test_the_request_gives_the_answer(samples: Talkdesk):
    """Word for word, but for the tag that each process draws."""
    request = shlex.split(CURL)[2]
    status, answer = samples.post("/contact_sync", json.loads(request))

    assert (200, without_tag(ANSWER)) == (status, without_tag(json.dumps(answer)))


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
def test_the_command_line_works_as_written(samples: Talkdesk):
    """With the port of this test."""
    command = shlex.split(CURL.replace("8080", str(samples.port)))
    done = subprocess.run([*command, "--silent"], capture_output=True, timeout=20, check=True)

    assert without_tag(ANSWER) == without_tag(done.stdout.decode())


def test_windows_spelling_sends_the_same():
    """cmd knows no single quotes; a quote inside is escaped."""
    quoted = re.search(r'-d "(.*)" http', CURL_IN_CMD)

    assert quoted
    assert shlex.split(CURL)[2] == quoted[1].replace('\\"', '"')


def test_health_answers_what_is_shown(samples: Talkdesk):
    """Its keys, and for each state what a program that watches the bridge gets."""
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d{3}) \|", README, re.MULTILINE))
    example = re.search(r'`({"status":.*?})`', README)
    samples.post("/contact_sync", json.loads(shlex.split(CURL)[2]))  # waits until the files are read
    with urllib.request.urlopen(f"http://127.0.0.1:{samples.port}/health") as answer:
        said = json.loads(answer.read())

    assert {"ok", *service.CONDITIONS} == set(rows)
    assert (rows["ok"], rows["starting"]) == (str(answer.status), "503")
    assert example
    assert list(json.loads(example[1])) == list(said)


def test_check_prints_what_is_shown():
    """The first lines of it, on 80 columns."""
    paths = [("data/sample-workbook.xlsx", ROOT / "data" / "sample-workbook.xlsx")]
    paper = io.StringIO()
    reports = check.read(paths, Rules("US"))
    with remembered.nothing() as known:
        reports = check.with_contacts(reports, ["sample-workbook.xlsx"], known)
    printed.show(reports, Console(file=paper, width=80, highlight=False))
    lines = [line.rstrip() for line in paper.getvalue().splitlines()]
    shown = next(block for block in BLOCKS if block.startswith("data/sample-workbook")).splitlines()

    assert shown == lines[: len(shown)]


def test_the_commands_are_those_that_there_are():
    """Each is named, and none that is not there."""
    named = re.findall(r"^\| `python bridge.py ?(\w*)", README, re.MULTILINE)
    help = commands.arguments(Path("config.ini")).format_help()

    assert ["", *re.findall(r"^    (\w+)  ", help, re.MULTILINE)] == named


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: f"{key.section}.{key.name}")
def test_every_key_of_the_configuration_is_there_with_its_default(key: keys.Key):
    """And `config.ini` itself has it."""
    row = next(line for line in README.splitlines() if line.startswith("|") and f"`{key.name}`" in line)

    assert not key.default or f"`{key.default}`" in row
    assert f"\n{key.name} = {key.default}".rstrip() in (ROOT / "config.ini").read_text(encoding="utf-8")


def test_the_two_commands_are_spelt_for_windows_and_linux():
    """To run it, and to test it; on Windows without `&&`, which PowerShell 5.1 does not know."""
    commands = [block.strip() for block in BLOCKS if "pip install" in block]

    assert [c.replace("python ", "py ").replace(" && ", "\n") for c in commands[1::2]] == commands[::2]
    assert [] == [command for command in commands[::2] if "&&" in command]
    files = [re.findall(r"-r (\S+)", command)[0] for command in commands[::2]]

    assert ["requirements.txt", "tests/requirements.txt"] == files
    assert all((ROOT / file).exists() for file in files)
