"""The workbook to start from, and the command that writes it."""

import io
from itertools import chain
from pathlib import Path
from unittest.mock import Mock

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import bridge
from feed.source import Rules, understand
from serve import template
from tests.office import contents, furnish

MADE = template.workbook()


def filled(*rows: dict[str, str], sheet: str = template.CONTACTS, data: bytes = MADE) -> bytes:
    """Return the workbook with what a person types into rows, by the headings."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    headings = [column.heading for column in template.COLUMNS]
    for number, row in enumerate(rows, 2):
        for heading, text in row.items():
            book[sheet].cell(number, headings.index(heading) + 1).value = text
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def write(tmp_path, capsys, *words: str) -> tuple[int, str, str]:
    code = bridge.main(["--config", str(furnish(tmp_path)), "template", *words])
    return code, *capsys.readouterr()


def test_every_heading_is_understood():
    """That is what it is for: nothing has to be said in config.ini."""
    columns = understand("contacts.xlsx", filled({"Name": "Ann Demo"}), Rules("US")).columns

    assert [column.heading for column in template.COLUMNS] == [column.heading for column in columns]
    assert [] == [column.heading for column in columns if not column.field or not column.is_used]


def test_an_empty_one_says_nobody_and_nothing_is_wrong_with_it():
    """Neither the examples nor the notes are contacts: only a person can delete one in Talkdesk."""
    source = understand("contacts.xlsx", MADE, Rules("US"))

    assert ([], (), 0) == (source.entries, source.problems, source.rows)
    assert [template.CONTACTS, template.EXAMPLE, template.NOTES] == [part.sheet for part in source.tables]


def test_what_is_typed_is_read_back():
    """A whole row, as the example has it."""
    headings = [column.heading for column in template.COLUMNS]
    source = understand("c.xlsx", filled(dict(zip(headings, template.EXAMPLES[0], strict=True))), Rules("DE"))

    assert () == source.problems
    assert {
        "id": "1",
        "name": "Jane Sample",
        "company": "Example Bakery",
        "title": "Owner",
        "emails": ("jane@example.com",),
        "phones": ("+12125550101", "+12125550102"),
        "address": "12 Sample Street, New York, NY 10001, United States",
        "websites": ("https://bakery.example.com",),
    } == source.entries[0].contact.as_dict("1")


def test_each_example_is_one_that_the_bridge_would_send():
    """With all its numbers, without a problem, and of nobody who exists."""
    headings = [column.heading for column in template.COLUMNS]
    rows = [dict(zip(headings, row, strict=True)) for row in template.EXAMPLES]
    source = understand("c.xlsx", filled(*rows), Rules("DE"))
    phones = [entry.contact.phones for entry in source.entries]

    assert () == source.problems
    assert [bool(row["Phone"]) + bool(row["Mobile"]) for row in rows] == list(map(len, phones))
    assert [] == [phone for phone in chain(*phones) if "55501" not in phone and "+44161496" not in phone]


def test_a_phone_keeps_its_zeros_and_its_plus():
    """Excel makes numbers of such cells unless they are text."""
    typed = ("0049 30 901820", "030 901820", "+49 30 901820", "+4930901820", "030901820")
    rows = [{"Name": f"Person {number}", "Phone": phone} for number, phone in enumerate(typed)]
    source = understand("c.xlsx", filled(*rows), Rules("DE"))

    assert [("+4930901820",)] * len(typed) == [entry.contact.phones for entry in source.entries]


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    """The sheet to fill in, as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(MADE))[template.CONTACTS]


@pytest.mark.parametrize("number", range(1, len(template.COLUMNS) + 1))
def test_all_cells_are_text(sheet, number):
    """The whole column for Excel, and the first thousand cells for programs that look at cells alone."""
    cells = [sheet.cell(row, number).number_format for row in range(2, template.ROWS + 2)]

    assert {"@"} == {*cells, sheet.column_dimensions[template.LETTERS[number - 1]].number_format}


def test_headings_are_bold_stay_in_sight_and_can_be_filtered():
    """In both sheets that look alike; the first one is open."""
    book = openpyxl.load_workbook(io.BytesIO(MADE))
    for sheet in (book[template.CONTACTS], book[template.EXAMPLE]):
        assert ("A2", True) == (sheet.freeze_panes, all(cell.font.b for cell in sheet[1]))
        assert sheet.auto_filter.ref.startswith("A1:L")
    assert template.CONTACTS == book.worksheets[0].title


def test_each_column_is_explained():
    """In the notes, in the order of the columns; cells of numbers and addresses say it where one types."""
    book = openpyxl.load_workbook(io.BytesIO(MADE))
    lines = book[template.NOTES].iter_rows(min_row=2)
    explained = {what.value: meaning.value for what, meaning in lines}
    shown = book[template.CONTACTS].data_validations.dataValidation
    hints = {hint.promptTitle: hint.prompt for hint in shown}

    assert [column.heading for column in template.COLUMNS] == list(explained)[: len(template.COLUMNS)]
    assert all(explained[column.heading] for column in template.COLUMNS)
    assert {"Phone", "Mobile", "Email"} == set(hints)
    assert all(len(hint) < 256 for hint in hints.values()), "more makes Excel repair the file"


def test_a_template_that_cannot_be_made_leaves_no_file(tmp_path, monkeypatch):
    """An empty one would be in the way of the next attempt: the command replaces nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(template, "workbook", Mock(side_effect=ImportError("a library is broken")))
    with pytest.raises(ImportError):
        bridge.main(["--config", str(furnish(tmp_path)), "template"])

    assert not (tmp_path / "contacts.xlsx").exists()


class FullDrive(io.FileIO):
    """A file of a drive with no room left."""

    def write(self, _):
        raise OSError(28, "No space left on device")


def test_a_template_that_does_not_fit_on_the_drive_leaves_no_file(tmp_path, capsys, monkeypatch):
    """Half of one would be in the way of the next attempt; the sentence names the file."""
    opened = Path.open
    monkeypatch.setattr(
        Path,
        "open",
        lambda file, mode="r", **more: FullDrive(file, mode) if mode == "xb" else opened(file, mode, **more),
    )
    code, _, err = write(tmp_path, capsys, str(tmp_path / "a.xlsx"))

    assert (2, False) == (code, (tmp_path / "a.xlsx").exists())
    assert f"{tmp_path / 'a.xlsx'} cannot be written: No space left on device" in err


def test_the_template_is_written_where_one_is_and_not_into_the_data_folder(tmp_path, capsys, monkeypatch):
    """The bridge only reads there; where to put the file is said."""
    monkeypatch.chdir(tmp_path)
    code, out, _ = write(tmp_path, capsys)

    assert (0, MADE[:4]) == (code, (tmp_path / "contacts.xlsx").read_bytes()[:4])
    assert ["people.csv"] == list(contents(tmp_path / "data"))
    assert str(tmp_path / "data") in out


@pytest.mark.parametrize(
    ("word", "file"), [("our people.XLSX", "our people.XLSX"), ("sub", "sub/contacts.xlsx")]
)
def test_another_file_or_folder_may_be_named(tmp_path, capsys, word, file):
    """In a folder, the file has its usual name."""
    (tmp_path / "sub").mkdir()

    assert 0 == write(tmp_path, capsys, str(tmp_path / word))[0]
    assert understand("a.xlsx", (tmp_path / file).read_bytes(), Rules("US")).columns


def test_a_file_that_is_there_is_never_overwritten(tmp_path, capsys):
    """It may hold a year's work; one sentence, and exit code 2."""
    (tmp_path / "mine.xlsx").write_bytes(b"mine")
    code, out, err = write(tmp_path, capsys, str(tmp_path / "mine.xlsx"))

    assert (2, "", b"mine") == (code, out, (tmp_path / "mine.xlsx").read_bytes())
    assert "mine.xlsx is there already" in err


@pytest.mark.parametrize(
    ("name", "hint"), [("a.csv", ".xlsx"), ("contacts", ".xlsx"), ("no/such/a.xlsx", "no such folder")]
)
def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path, capsys, name, hint):
    """Another kind of file, a folder that is not there."""
    code, out, err = write(tmp_path, capsys, str(tmp_path / name))

    assert (2, "", 1) == (code, out, len(err.splitlines()))
    assert hint in err
