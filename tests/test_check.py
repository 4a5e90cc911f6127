"""What `check` says of files, as JSON and for people."""

import contextlib
import hashlib
import io
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from rich.console import Console

from bridge import CONFIG, main
from feed.files import file
from feed.files.seen import Seen
from feed.identity import ids
from feed.memory import remembered
from feed.memory.ledger import Ledger
from feed.memory.remembered import Record
from feed.refresh import Feed
from feed.source import Rules, Source, understand
from serve import check, printed
from serve.check import FAULT, Checked
from tests.office import PEOPLE, write
from tests.watched import forbid
from tests.workbooks import xlsx, xlsx_of

RULES = Rules("US")
SAMPLE = CONFIG.parent / "data" / "sample-google.csv"
CSV = "First name,Foo,Phone\nAda,x,ask\nBob,y,+12015550123\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Cleo Invented\nTEL:+12015550125\nEND:VCARD\n"
FIVE = "Name,Phone\n" + "".join(f"Person {i},+1201555010{i}\n" for i in range(1, 6))


def written(file: Path, data: bytes) -> Path:
    """Write a file; return its path."""
    file.write_bytes(data)
    return file


def checked(*files: Path, whole_folder: bool = False, rules: Rules = RULES) -> list[Checked]:
    reports = check.read([(file.name, file) for file in files], rules)
    if whole_folder:
        reports = check.without_samples(reports)
    with remembered.nothing() as known:
        return check.with_contacts(reports, [str(file) for file in files], known)


def as_json(*files: Path, whole_folder: bool = False) -> list[dict[str, Any]]:
    """The entries of the JSON."""
    said = json.loads(check.as_json(checked(*files, whole_folder=whole_folder)).decode("utf-8"))

    assert ["files"] == list(said)
    return list(said["files"])


def shown(reports: Sequence[Checked], width: int = 80) -> str:
    """What people see of reports, in a console that would understand markup."""
    paper = io.StringIO()
    printed.show(reports, Console(file=paper, width=width))
    return paper.getvalue()


def flat(text: str) -> str:
    """Text without line breaks, wherever the console put them."""
    return " ".join(text.split())


def test_the_json_of_a_csv_file_has_rows_headings_contacts_problems(tmp_path):
    """The shape that is promised, with each part filled."""
    (entry,) = as_json(write(tmp_path / "customers.csv", CSV))
    contacts = [dict(contact) for contact in entry.pop("contacts")]
    problems = [dict(problem) for problem in entry.pop("problems")]
    headings = {"First name": "first_name", "Foo": None, "Phone": "phone"}

    assert {"file": "customers.csv", "rows": 2, "headings": headings, "error": None} == entry
    assert all(contact.pop("id") for contact in contacts)
    assert [{"name": "Ada"}, {"name": "Bob", "phones": ["+12015550123"]}] == contacts
    assert [2] == [problem["line"] for problem in problems]
    assert "not a valid phone number" in problems[0]["message"]


def test_the_json_of_a_workbook_names_the_sheet_of_a_problem(tmp_path):
    """The shape is the same; a line is the row of the sheet."""
    rows = [["Name", "Phone"], ["Ada Fictional", "+12015550123"], ["Bob Invented", "ask"]]
    (entry,) = as_json(written(tmp_path / "customers.xlsx", xlsx(rows)))

    assert {"file", "rows", "headings", "contacts", "problems", "error"} == set(entry)
    assert ["Ada Fictional", "Bob Invented"] == [contact["name"] for contact in entry["contacts"]]
    assert {"Name": "name", "Phone": "phone"} == entry["headings"]
    assert [3] == [problem["line"] for problem in entry["problems"]]
    assert "People" in entry["problems"][0]["message"]


def test_the_json_of_cards_has_their_properties_as_headings(tmp_path):
    """The shape is the same for what has no table."""
    (entry,) = as_json(write(tmp_path / "cards.vcf", CARD))

    assert {"file", "rows", "headings", "contacts", "problems", "error"} == set(entry)
    assert (1, "name", "phone", None) == (entry["rows"], *map(entry["headings"].get, ("FN", "TEL", "NOTE")))
    assert [("Cleo Invented", ["+12015550125"])] == [(c["name"], c["phones"]) for c in entry["contacts"]]


def test_a_problem_of_the_whole_table_has_no_line(tmp_path):
    """`line` is null then."""
    (tmp_path / "people.csv").write_bytes("Name\nZoë Fictional\n".encode("cp1252"))
    (entry,) = as_json(tmp_path / "people.csv")

    assert [None] == [problem["line"] for problem in entry["problems"]]


def test_a_heading_that_stands_twice_is_recognised_if_one_of_both_is(tmp_path):
    """JSON has a key once; what was understood wins."""
    (entry,) = as_json(write(tmp_path / "people.csv", "Name,Phone,Phone\nAda,+12015550123,+12015550124\n"))

    assert {"Name": "name", "Phone": "phone"} == entry["headings"]


def test_every_file_has_its_entry_in_the_order_given(tmp_path):
    """A file that cannot be read has one too, with the reason and nothing else."""
    write(tmp_path / "good.csv", PEOPLE)
    write(tmp_path / "empty.csv", "")
    write(tmp_path / "torn.xlsx", "PK\x03\x04 torn")
    write(tmp_path / "letter.docx", "no table")
    (tmp_path / "folder.csv").mkdir()
    names = ["empty.csv", "missing.csv", "good.csv", "torn.xlsx", "letter.docx", "folder.csv"]
    entries = as_json(*(tmp_path / name for name in names))
    failed = [entry for entry in entries if entry["file"] != "good.csv"]
    nothing: dict[str, Any] = {"rows": 0, "headings": {}, "contacts": [], "problems": []}

    assert names == [entry["file"] for entry in entries]
    assert [nothing] * 5 == [{key: entry[key] for key in nothing} for entry in failed]
    assert all(entry["error"] and isinstance(entry["error"], str) for entry in failed)
    assert [2] == [len(entry["contacts"]) for entry in entries if entry["error"] is None]


@pytest.mark.posix("needs a named pipe")
def test_a_pipe_is_not_waited_for(tmp_path):
    """The bridge says the same of it; nobody may ever write into it."""
    os.mkfifo(tmp_path / "people.csv")
    (entry,) = as_json(tmp_path / "people.csv")

    assert file.ENDLESS == entry["error"]


def test_a_file_that_shows_a_fault_of_the_bridge_stops_no_other(tmp_path, monkeypatch, caplog):
    """As in the server; where it came from is told beside."""

    def fail(name: str, *rest: Any) -> Source:
        if name == "odd.csv":
            raise ZeroDivisionError
        return understand(name, *rest)

    monkeypatch.setattr(file, "understand", fail)
    odd, good = as_json(write(tmp_path / "odd.csv", PEOPLE), write(tmp_path / "good.csv", PEOPLE))

    assert (FAULT, None) == (odd["error"], good["error"])
    assert "ZeroDivisionError" in caplog.text


def test_halves_of_letters_still_give_json(tmp_path):
    """Wherever they stand: a page may say that it is in UTF-7."""
    tables = (
        "<table><tr><td>Name<td>+2AA-o<td>Phone<tr><td>Ada +2AA-<td>x<td>202-555-0101</table>"
        "<table><tr><td>+2AA-p<td>Stock<tr><td>3<td>4</table>"
    )
    (entry,) = as_json(write(tmp_path / "page.xls", f"<meta charset=utf-7>{tables}"))

    assert {"Name": "name", "?o": None, "Phone": "phone", "?p": None, "Stock": None} == entry["headings"]
    assert ["Ada"] == [contact["name"] for contact in entry["contacts"]]
    assert any("Stock" in problem["message"] for problem in entry["problems"])


def test_a_name_that_is_no_unicode_still_gives_json():
    """Names of files on Linux are bytes, on Windows any 16-bit numbers; Python has them as surrogates."""
    said = json.loads(check.as_json([Checked("caf\udce9.csv", error="is empty")]))

    assert ["is empty"] == [entry["error"] for entry in said["files"]]


def test_check_shows_what_the_server_serves(tmp_path):
    """Rows about one contact complete each other as they do in the feed."""
    text = "Id,Name,Phone,Email\n7,Ada Fictional,+12015550123,\n7,Ada Fictional,,ada@example.com\n"
    file = write(tmp_path / "people.csv", text)
    feed = Feed(tmp_path, RULES, (), Ledger(), lambda: 1, tmp_path / "state")
    feed.refresh()

    assert feed.frame is not None
    served = [json.loads(contact) for contact in feed.frame.contacts["json"]]
    assert served == as_json(file)[0]["contacts"]


def test_two_files_do_not_share_an_id_for_two_people(tmp_path):
    """Ids are given over all files together, as the server does."""
    files = [write(tmp_path / f"{name}.csv", f"Id,Name\n1,{name}\n") for name in ("Ada", "Bob")]
    ids = [contact["id"] for entry in as_json(*files) for contact in entry["contacts"]]

    assert (2, "1") == (len(set(ids)), ids[0])


def test_a_sample_is_said_to_be_one(tmp_path):
    """Fictional people must not be taken for real ones."""
    (report,) = checked(SAMPLE)

    assert report.contacts
    assert "sample that comes with the bridge" in flat(shown([report]))


def test_samples_are_left_out_beside_other_files_of_the_folder(tmp_path):
    """The server does the same; the note says why there is nothing."""
    sample, other = checked(SAMPLE, write(tmp_path / "people.csv", PEOPLE), whole_folder=True)

    assert (0, 2) == (len(sample.contacts), len(other.contacts))
    assert "left out, because there are other files" in flat(shown([sample]))
    assert "sample" not in shown([other])


@pytest.mark.parametrize("whole_folder", [True, False])
def test_a_sample_alone_is_shown(whole_folder):
    """It counts as long as there is nothing else."""
    assert checked(SAMPLE, whole_folder=whole_folder)[0].contacts


def test_a_sample_that_is_named_is_shown_beside_other_files(tmp_path):
    """Whoever asks for a file by its name wants to see it."""
    assert checked(SAMPLE, write(tmp_path / "people.csv", PEOPLE))[0].contacts


def test_people_see_what_each_heading_is_read_as(tmp_path):
    """What is not recognised is said so, once, by its name."""
    out = shown(checked(write(tmp_path / "customers.csv", CSV)))
    rows = [line.strip("│ ").split("│") for line in out.splitlines() if line.startswith("│")]

    assert "customers.csv" in out
    assert [["heading", "is read as"], ["First name", "first name"], ["Phone", "phone"]] == [
        [cell.strip() for cell in row] for row in rows
    ]
    assert "NOT RECOGNISED: Foo" in out.splitlines()
    assert "rows: 2, contacts: 2" in out.splitlines()


def test_people_see_why_a_file_cannot_be_read(tmp_path):
    """The others are shown all the same, and the last line counts them."""
    out = shown(checked(write(tmp_path / "empty.csv", ""), write(tmp_path / "people.csv", PEOPLE)))

    assert "NOT READ: is empty" in out
    assert "Ada Fictional" in out
    assert "files: 2, contacts: 2, files that cannot be read: 1" == out.splitlines()[-1]


def test_people_see_a_problem_once_with_its_count_and_first_lines(tmp_path):
    """A thousand bad numbers are one line, not a thousand."""
    rows = "".join(f"Person {i},ask\n" for i in range(7)) + "Ada,+12015550123\n"
    out = flat(shown(checked(write(tmp_path / "people.csv", f"Name,Phone\n{rows}"))))

    assert 1 == out.count("is not a valid phone number")
    assert "lines 2, 3, 4, 5, 6, ...: " in out
    assert "(7 times)" in out


def test_people_see_a_single_problem_with_its_line_and_without_a_count(tmp_path):
    """And with the text that it is about."""
    out = flat(shown(checked(write(tmp_path / "people.csv", "Name,Phone\nAda,ask\nBob,+12015550123\n"))))

    assert "! line 2: 'ask' is not a valid phone number" in out
    assert "times)" not in out


def test_people_see_three_contacts_of_a_file(tmp_path):
    """Enough to see whether the columns are right."""
    out = shown(checked(write(tmp_path / "people.csv", FIVE)))

    assert [True, True, True, False, False] == [f"Person {i}" in out for i in range(1, 6)]
    assert "rows: 5, contacts: 5" in out


def test_markup_in_files_is_shown_as_it_stands(tmp_path):
    """Nothing that a cell, a heading or a name of a file says is an instruction to the console."""
    text = "Name,[red]Foo[/red],Company,Phone\n[bold]x[/bold] :smile:,a,[/],[b]ask[/b]\nBob,,,+12015550123\n"
    reports = checked(write(tmp_path / "[i]people[i].csv", text), tmp_path / "[b]missing.csv")
    out = flat(shown(reports))

    assert "[bold]x[/bold] :smile:" in out
    assert "NOT RECOGNISED: [red]Foo[/red]" in out
    assert "company [/]" in out
    assert "'[b]ask[/b]'" in out
    assert "[i]people[i].csv" in out
    assert "[b]missing.csv" in out


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x1b]0;owned\x07", "\x9b31m", "\x08", "\u202e", "\x7f"])
def test_nothing_in_a_file_steers_the_terminal(tmp_path, sign):
    """Escape sequences in cells and headings could repaint the screen or its title."""
    text = f'Name,"Foo{sign}",Phone\n"Eve{sign}Invented",a,"n{sign}one"\n'
    reports = [*checked(write(tmp_path / "people.csv", text)), Checked(f"a{sign}.csv", error=f"bad {sign}")]
    out = shown(reports)

    assert "Eve" in out
    assert {"\n"} == {letter for letter in out if not letter.isprintable()}


def test_a_name_of_a_file_is_shown_with_the_blanks_of_its_script():
    """What is copied from there is the name; no-break spaces and joiners steer nothing."""
    names = ("顧客\u3000名簿.csv", "Clients\u00a0de\u202fParis.csv", "می\u200cخواهم.csv")
    out = shown([Checked(name, error="is empty") for name in names])

    assert [True] * 3 == [name in out for name in names]


def test_nothing_in_the_name_of_a_file_steers_the_terminal_from_the_bar(capsys, monkeypatch):
    """The bar on standard error shows the name of the file that is read."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    files = [("people\x1b]0;owned\x07[bold].csv", Path("people.csv"))]
    with printed.progress(files) as each:
        given = list(each)
    bar = capsys.readouterr().err

    assert files == given
    assert "[bold].csv" in bar
    assert "\x1b]0;owned" not in bar


def test_the_bar_is_silent_if_standard_error_is_no_terminal(capsys):
    """Programs that call `check --json` get nothing but JSON and errors."""
    with printed.progress([("people.csv", Path("people.csv"))]) as each:
        list(each)

    assert ("", "") == capsys.readouterr()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_people_see_a_readable_table_in_any_encoding(tmp_path, encoding):
    """Lines are drawn with what there is; letters that there are not become ?, and nothing fails."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    text = "Name,Company\n山田 Ada \N{GRINNING FACE},Żółw\n"
    printed.show(checked(write(tmp_path / "people.csv", text)), Console(file=stream, width=80))
    stream.seek(0)
    lines = [line for line in stream if "Ada" not in line and "company  " not in line]

    assert any("is read as" in line for line in lines)
    assert [] == [line for line in lines if "?" in line]


def test_no_line_is_wider_than_the_console(tmp_path):
    """Long cells are wrapped at 80 columns, wide letters counted as two."""
    text = f"Name,{'Heading ' * 20},Company\n{'山' * 100},x,{'word ' * 50}\n"
    out = shown(checked(write(tmp_path / "people.csv", text)))

    assert [] == [line for line in out.splitlines() if len(line) + line.count("山") > 80]


def test_files_are_only_read(tmp_path):
    """Neither their content nor their time changes."""
    file = write(tmp_path / "people.csv", PEOPLE)
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    as_json(file)

    assert before == (file.read_bytes(), file.stat().st_mtime_ns)
    assert [file] == list(tmp_path.iterdir())


SHEETS = {
    "Staff": [["Our staff"], [], ["Name", "Phone"], ["Ada Fictional", "+12015550123"]],
    "Partners": [["First name", "Phone"], ["Bob", "+12015550124"], ["Cleo", "+12015550125"]],
    "Prices": [["Foo", "Bar"], ["1", "2"]],
}


def test_people_see_each_table_with_its_place_rows_and_contacts(tmp_path):
    """A sheet of prices is named, and its headings once."""
    lines = shown(checked(written(tmp_path / "people.xlsx", xlsx_of(SHEETS)))).splitlines()

    assert [
        "sheet 'Staff' with headings in line 3: rows: 1, contacts: 1",
        "sheet 'Partners' with headings in line 1: rows: 2, contacts: 2",
        "sheet 'Prices' with headings in line 1: rows: 1, contacts: 0",
    ] == [line for line in lines if line.startswith("sheet ")]
    assert 1 == flat("\n".join(lines)).count("Foo, Bar")


def test_people_see_which_sheets_and_headings_are_ignored(tmp_path):
    """And not only that something is missing."""
    sheets = {"People": [["Name", "Fax"], ["Ada", "x"]], "Prices": [["Name"]], "Old (not sent)": [["Name"]]}
    file = written(tmp_path / "people.xlsx", xlsx_of(sheets))
    rules = Rules("US", {}, ("pri*",), ("f?x",))
    lines = shown(checked(file, rules=rules)).splitlines()

    assert "sheet 'Prices' ignored by [ignore] sheets" in lines
    assert "sheet 'Old (not sent)' left out, as its name says" in lines
    assert "ignored by [ignore] headings: Fax" in lines


def test_people_see_why_a_column_without_heading_is_what_it_is(tmp_path):
    """It was the look of its cells."""
    out = shown(checked(write(tmp_path / "people.csv", "Ada Fictional,+12015550123\n")))

    assert "Column A name by its cells" in flat(out.replace("|", " ").replace("│", " "))


def test_people_see_which_files_of_the_folder_are_ignored(tmp_path, capsys):
    """By their paths below the folder; whoever names a file means it."""
    for name in ("people.csv", "sub/old.csv"):
        write(tmp_path / "data" / name, PEOPLE)
    config = write(tmp_path / "config.ini", "[ignore]\nfiles = old*\n")
    main(["--config", str(config), "check"])
    main(["--config", str(config), "check", str(tmp_path / "data" / "sub" / "old.csv")])

    assert 1 == capsys.readouterr().out.count("sub/old.csv ignored by [ignore] files")


def test_check_names_the_conflict_copies_of_the_folder(tmp_path, capsys):
    """They are left out, and somebody has to look at them."""
    for name in ("people.csv", "people (conflicted copy).csv"):
        write(tmp_path / "data" / name, PEOPLE)
    config = write(tmp_path / "config.ini", "")
    code = main(["--config", str(config), "check"])
    said = capsys.readouterr().out

    assert 0 == code
    assert "people (conflicted copy).csv is left out: a sync tool made it" in flat(said)
    assert "files: 1, contacts: 2," in said


def test_people_see_that_the_bridge_holds_a_file_back(tmp_path):
    """What is shown is not what Talkdesk gets; as long as it is that content."""
    file = write(tmp_path / "people.csv", PEOPLE)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    said = []
    for held in (digest, "another"):
        with contextlib.closing(Ledger()) as ledger:
            ledger.remember({"people.csv": Seen(held=held, error="too many would be new")})
            reports = check.read([("people.csv", file)], RULES)
            said.append(flat(shown(check.with_contacts(reports, ["people.csv"], ledger))))

    assert [True, False] == ["HELD BACK" in text and "too many would be new" in text for text in said]


def test_people_see_why_a_file_is_held_back_that_is_locked_besides(tmp_path):
    """The lock passes, the file is held still."""
    file = write(tmp_path / "people.csv", PEOPLE)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    seen = Seen(held=digest, waits="too many would be new", error="another program holds it")
    with contextlib.closing(Ledger()) as ledger:
        ledger.remember({"people.csv": seen})
        reports = check.read([("people.csv", file)], RULES)
        said = flat(shown(check.with_contacts(reports, ["people.csv"], ledger)))

    assert "HELD BACK" in said
    assert "too many would be new" in said
    assert "another program" not in said


def test_programs_learn_that_a_file_is_held_back(tmp_path):
    """What is shown of it is not what Talkdesk gets: that is a problem of the whole file."""
    file = write(tmp_path / "people.csv", PEOPLE)
    seen = Seen(held=hashlib.sha256(file.read_bytes()).hexdigest(), waits="too many would be new")
    with contextlib.closing(Ledger()) as ledger:
        ledger.remember({"people.csv": seen})
        reports = check.read([("people.csv", file)], RULES)
        (entry,) = json.loads(check.as_json(check.with_contacts(reports, ["people.csv"], ledger)))["files"]

    assert [{"line": None, "message": f"{check.HELD_BACK} too many would be new"}] == entry["problems"]


def test_a_person_in_two_files_is_counted_once(tmp_path):
    """As Talkdesk gets it."""
    files = [write(tmp_path / name, FIVE) for name in ("a.csv", "b.csv")]

    assert "files: 2, contacts: 5," in shown(checked(*files))


def test_rows_that_the_bridge_knows_are_not_compared_with_all_others(tmp_path, monkeypatch):
    """As when it serves: of 30,000 that were known already that took ten seconds."""
    file = write(tmp_path / "data" / "five.csv", FIVE)
    with contextlib.closing(Ledger(tmp_path / "state")) as ledger:
        Feed(
            tmp_path / "data", RULES, (), ledger, lambda: 1_900_000_000_000_000, tmp_path / "state"
        ).refresh()
        monkeypatch.setattr(ids, "said_before", Mock(side_effect=AssertionError("all are known")))
        reports = check.read([("five.csv", file)], RULES)
        (report,) = check.with_contacts(reports, ["five.csv"], ledger)

    assert 5 == len(report.contacts)


def test_people_see_which_folders_below_cannot_be_listed(tmp_path, capsys, monkeypatch):
    """With exit code 1: what is in them is not known."""
    for name in ("people.csv", "sub/a.csv"):
        write(tmp_path / "data" / name, PEOPLE)
    config = write(tmp_path / "config.ini", "")
    forbid(monkeypatch, "sub")

    assert 1 == main(["--config", str(config), "check"])
    assert "sub: its folder cannot be listed" in capsys.readouterr().out


def test_the_json_of_several_tables_merges_their_headings(tmp_path):
    """A heading that one of them knows is known."""
    sheets = {
        "A": [["Foo", "Title"], ["1", "2"]],
        "B": [["Name", "Foo", "Email"], ["Ada", "x", "ada@example.com"]],
    }
    (entry,) = as_json(written(tmp_path / "people.xlsx", xlsx_of(sheets)))

    assert {"Foo": None, "Title": "title", "Name": "name", "Email": "email"} == entry["headings"]
    assert (2, ["Ada"]) == (entry["rows"], [contact["name"] for contact in entry["contacts"]])


def test_the_json_has_each_problem_with_its_line(tmp_path):
    """What people see once, programs get for each row."""
    rows = "".join(f"Person {i},ask\n" for i in range(7)) + "Ada,+12015550123\n"
    (entry,) = as_json(write(tmp_path / "people.csv", f"Name,Phone\n{rows}"))

    assert [2, 3, 4, 5, 6, 7, 8] == [problem["line"] for problem in entry["problems"]]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_is_very_long_is_cut(tmp_path, encoding):
    """A heading or a cell does not fill the screen; three dots stand in any encoding."""
    text = f"Name,Company,Phone,{'Long ' * 40}\nAda,x,{'none ' * 60},y\nBob,,+12015550123\n"
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    printed.show(checked(write(tmp_path / "people.csv", text)), Console(file=stream, width=80))
    stream.seek(0)
    out = stream.read()

    assert (2, 0) == (out.count("..."), out.count("?"))
    assert 30 > len(out.splitlines())


def test_of_those_who_are_gone_nobody_is_said_to_be_so_for_a_day(capsys):
    """The people of samples are not served a moment longer than those are."""
    printed.show_gone([Record({"id": "1", "name": "Jane Sample"}, 5, missing=0, is_gone=True)], Console())
    said = capsys.readouterr().out

    assert ["In no file any more, and no longer served;", "  Jane Sample (1)"] == [
        said.partition(" Talkdesk")[0],
        said.splitlines()[-1],
    ]
