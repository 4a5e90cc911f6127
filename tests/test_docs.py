"""The guides: every command, setting, file, link and message in them is there."""

import argparse
import ast
import configparser
import csv
import io
import re
from pathlib import Path

import pytest

from columns.column import ADDRESS, FIELDS, PLACES
from columns.headings import recognise
from contacts.contact import Contact
from feed.source import Rules, understand
from serve import commands
from tests.test_rooms import FILES, tree

ROOT = Path(__file__).parents[1]
GUIDES = sorted((ROOT / "docs").glob("*.md"))
PAGES = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8")
         for page in (ROOT / "README.md", *GUIDES)}  # fmt: skip
BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(?:python bridge\.py|py bridge\.py|start\.bat)((?: [^\s`,;|>&]+)*)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
SETTING = re.compile(r"`\[(\w+)\](?: (\w+))?`")
FILE = re.compile(r"[\w.\\/-]+\.(?:py|ini|bat|xml|txt|csv|md|svg|log|json)|Caddyfile")
# What the bridge makes while it runs, and files of users that are only examples.
MADE = {"state/bridge.log", "state/users.ini", "talkdesk.txt"}


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings}


def known_commands() -> dict[str, set[str]]:
    """Each command and its options; "" is to serve."""
    parser = commands.arguments(Path("config.ini"))
    (inner,) = (
        action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    )
    return {"": options(parser)} | {name: options(command) for name, command in inner.items()}


def known_settings() -> dict[str, set[str]]:
    """The sections of the shipped file with their keys."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.read(ROOT / "config.ini", encoding="utf-8")
    return {section: set(parser[section]) for section in parser.sections()}


def sayings(file: Path) -> list[str]:
    """The texts in a module, with dots for what is filled in."""
    found = []
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "..." for part in node.values]
            found.append("".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(re.sub(r"\{[^}]*\}|%[sd]", "...", node.value))
    return found


SAYINGS = [saying for file in FILES for saying in sayings(file)]
SAYINGS.append((ROOT / "start.bat").read_text(encoding="utf-8"))


def slugs(page: str) -> set[str]:
    """The anchors that GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", BLOCK.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def found(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Where a pattern stands, and what is found there."""
    return [(name, match[0]) for name, page in PAGES.items() for match in pattern.finditer(page)]


@pytest.mark.parametrize(("page", "command"), sorted(set(found(COMMAND))))
def test_every_command_in_the_guides_exists_with_its_options(page, command):
    """Also those in tables, in the spelling for Windows and for others."""
    match = COMMAND.fullmatch(command)
    assert match
    name, *words = [word.strip("[].:") for word in match[1].split()] or [""]
    if name.startswith("-") or not name.isalpha() or not name.islower():
        name, words = "", [name, *words]

    assert name in known_commands()
    assert [] == [word for word in words if word.startswith("-") and word not in known_commands()[name]]


@pytest.mark.parametrize("page", [*PAGES, "config.ini"])
def test_start_bat_is_typed_as_every_shell_takes_it(page):
    """PowerShell does not look into the folder that it is in."""
    typed = "|".join(known_commands().keys() - {""} | {"--"})
    text = (ROOT / page).read_text(encoding="utf-8")

    assert [] == re.findall(rf"(?<!\.\\)start\.bat (?:{typed})", text)


@pytest.mark.parametrize(("page", "setting"), sorted(set(found(SETTING))))
def test_every_setting_in_the_guides_exists(page, setting):
    """A section alone, or with a key."""
    match = SETTING.fullmatch(setting)
    assert match
    section, key = match.groups()

    assert section in known_settings()
    assert key is None or key in known_settings()[section]


@pytest.mark.parametrize(
    ("page", "block"),
    [(name, block) for name, page in PAGES.items() for kind, block in BLOCK.findall(page) if kind == "ini"],
)
def test_every_example_of_a_configuration_could_stand_in_config_ini(page, block):
    """Each key is one of its section, where the section has keys of its own."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.read_string(block)
    unknown = {
        key
        for section in parser.sections()
        for key in set(parser[section]) - known_settings()[section]
        if section not in ("auth", "columns")
    }

    assert set() == unknown


def own_headings() -> list[str]:
    """The headings that are examples for [columns], except those of columns without one."""
    comments = (ROOT / "config.ini").read_text(encoding="utf-8").replace("\n; ", "\n")
    blocks = [
        block for page in (*PAGES.values(), f"```ini\n{comments}\n```") for _, block in BLOCK.findall(page)
    ]
    lines = [
        line for block in blocks for line in block.partition("[columns]")[2].partition("\n[")[0].split("\n")
    ]
    headings = {line.partition("=")[0].strip() for line in lines if " = " in line}
    return sorted(heading for heading in headings if not heading.startswith("Column "))


def test_every_example_of_an_own_heading_is_one_that_the_bridge_does_not_know():
    """It is what [columns] is for; whoever tries the example sees what the line does."""
    headings = own_headings()

    assert len(headings) > 1
    assert [] == [column.heading for column in recognise(headings) if column.field]


@pytest.mark.parametrize(
    ("page", "file"),
    sorted(
        {(name, code) for name, page in PAGES.items() for code in CODE.findall(page) if FILE.fullmatch(code)}
    ),
)
def test_every_file_in_the_guides_exists(page, file):
    """Of the bridge's own; what it makes and what is only an example is listed above."""
    path = file.replace("\\", "/")

    assert path in MADE or (ROOT / path).is_file()


@pytest.mark.parametrize(
    ("page", "target"),
    sorted(
        {(name, link) for name, page in PAGES.items() for link in LINK.findall(page) if "://" not in link}
    ),
)
def test_every_link_in_the_guides_leads_somewhere(page, target):
    """To a file, and to a heading in it."""
    path, _, anchor = target.partition("#")
    file = (ROOT / page).parent / path if path else ROOT / page

    assert file.exists()
    assert not anchor or anchor in slugs(file.read_text(encoding="utf-8"))


def test_the_readme_leads_to_every_guide():
    """Nobody has to look into folders."""
    linked = {link.partition("#")[0] for link in LINK.findall(PAGES["README.md"])}

    assert {guide.relative_to(ROOT).as_posix() for guide in GUIDES} <= linked


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_picture_says_in_words_what_it_shows(guide):
    """For who hears the page, and where pictures are not shown."""
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", guide.read_text(encoding="utf-8"))

    assert all(words for words, _ in pictures)
    for _, picture in pictures:
        if picture.endswith(".svg"):
            assert {"<title", "<desc"} <= set(
                re.findall(r"<\w+", (guide.parent / picture).read_text("utf-8"))
            )


MESSAGES = [
    message
    for row in re.findall(r"^\| (.+?) \|", PAGES["docs/what-if.md"], re.MULTILINE)
    for message in CODE.findall(row)
    if message != "/health"
]


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_that_is_explained_is_one_of_the_bridges(message):
    """Word for word; dots stand for what is filled in."""
    pattern = re.compile(".*".join(re.escape(part) for part in message.split("...")), re.DOTALL)

    assert any(map(pattern.search, SAYINGS))


def test_the_fields_that_are_listed_are_those_that_there_are():
    """The error for a wrong one leads there; the parts of each of several addresses go without saying."""
    section = PAGES["docs/files.md"].partition("## Headings of your own")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+)`", "\n".join(re.findall(r"^\|.*", section, re.MULTILINE))))
    placed = {f"{place}_{part}" for place in PLACES for part in ADDRESS}

    assert set(FIELDS) - placed == named - placed
    assert {f"{place}_address" for place in PLACES} <= named & placed <= set(FIELDS)


def test_the_good_sheet_is_understood_as_a_whole():
    """No heading of it is unknown, and there is no complaint."""
    table = re.search(r"^\| Customer no .*?\n\n", PAGES["docs/files.md"], re.MULTILINE | re.DOTALL)
    assert table
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[0].split("\n") if line]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([rows[0], *rows[2:]])
    source = understand("good.csv", text.getvalue().encode(), Rules("US"))
    jane = source.entries[0].contact

    assert [] == [column.heading for column in source.columns if not column.is_used]
    assert ((), len(rows) - 2) == (tuple(source.problems), len(source.entries))
    assert isinstance(jane, Contact)
    assert ("Jane Sample", ("+12125550101", "+12125550102")) == (jane.name, tuple(jane.phones))
