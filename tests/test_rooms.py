"""The house rules that hold for all code: who may import what, and what every module has."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("sources", "columns", "contacts", "feed", "serve")
# Those with so many modules that whoever comes in has to be shown round.
LARGE = (
    *("sources", "sources/workbooks", "columns", "columns/layout", "columns/choices", "contacts"),
    *("feed", "feed/identity", "serve"),
)
FILES = sorted([ROOT / "bridge.py", *(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))])
OPENING = ("open", "read_text", "write_text")


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def imported(file: Path) -> set[str]:
    """The modules that a file imports, wherever in it; of relative imports, those of its own room."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "" if not node.level else f"{file.parent.name}.{node.module or ''}")
    return found


def importers(module: str) -> set[str]:
    """The files that import a module, or one below it."""
    return {name(file) for file in FILES if any(f"{own}.".startswith(f"{module}.") for own in imported(file))}


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """The calls in a file, with the last part of what is called."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def says_binary(call: ast.Call) -> bool:
    """Whether one of the arguments is a mode with b."""
    values = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    return any(
        isinstance(value, ast.Constant) and isinstance(value.value, str) and set(value.value) <= set("rwaxb+")
        and "b" in value.value
        for value in values
    )  # fmt: skip


@pytest.mark.parametrize(
    ("room", "above"),
    [(room, (*ROOMS[number + 1 :], "bridge")) for number, room in enumerate(ROOMS)],
)
def test_imports_go_one_way(room, above):
    """sources <- columns <- contacts <- feed <- serve <- bridge: none knows those above it."""
    inside = {file for file in map(name, FILES) if file.startswith(f"{room}/")}

    assert inside, "the room is where it is looked for"
    assert {module: set() for module in above} == {module: importers(module) & inside for module in above}


@pytest.mark.parametrize(
    ("module", "owners"),
    [
        ("bottle", {"bridge.py", "serve/http/router.py", "serve/page/status.py"}),
        ("waitress", {"serve/http/answer.py", "serve/http/server.py"}),
    ],
)
def test_http_is_known_to_few_files_alone(module, owners):
    """What Talkdesk asks is answered in one, what people look at in another; both stand on a third."""
    assert owners == importers(module)


def test_sql_is_known_to_the_ledger_alone():
    """And to what it is made of; nobody else knows that there is a database."""
    assert {"feed/memory/database.py", "feed/memory/ledger.py", "feed/memory/remembered.py"} == importers(
        "sqlite3"
    )


def test_config_ini_is_known_to_settings_alone():
    """Lower rooms get plain values; the file of users is the other one in that format."""
    assert {"serve/settings.py", "serve/credentials.py"} == importers("configparser")


def test_no_folder_shadows_the_server():
    """A folder `bridge` would be imported instead of bridge.py."""
    assert not (ROOT / "bridge").exists()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_text_file_is_opened_with_its_encoding(file):
    """The default is another one on each PC."""
    unnamed = [
        call.lineno
        for called, call in calls(file)
        if called in OPENING
        and not says_binary(call)
        and "encoding" not in {keyword.arg for keyword in call.keywords}
    ]

    assert [] == unnamed


def test_only_the_commands_print():
    """What other modules have to say they return, or log."""
    printing = {name(file) for file in FILES if any(called == "print" and isinstance(call.func, ast.Name)
                                                    for called, call in calls(file))}  # fmt: skip

    assert {"bridge.py", "serve/commands.py"} == printing


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_module_and_all_that_is_public_has_a_docstring(file):
    """What a thing is for stands where it begins."""
    module = tree(file)
    public = [
        node
        for node in module.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_"
    ]

    assert ast.get_docstring(module)
    assert [] == [node.name for node in public if not ast.get_docstring(node)]


@pytest.mark.parametrize("room", LARGE)
def test_a_large_room_says_what_each_of_its_modules_is_for(room):
    """Whoever comes in reads there where to begin."""
    said = ast.get_docstring(tree(ROOT / room / "__init__.py")) or ""
    inside = {part for part in (ROOT / room).iterdir() if part.name[0] not in "_." and part.suffix != ".csv"}

    assert set() == {part.stem for part in inside if f"`{part.stem}`" not in said}


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_file_is_long(file):
    """320 lines are what one can keep in mind; the entry is to be read at a glance."""
    lines = len(file.read_text(encoding="utf-8").splitlines())

    assert lines <= (250 if name(file) == "bridge.py" else 320)
