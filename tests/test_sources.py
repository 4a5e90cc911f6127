import io

import openpyxl
import pytest

import sources
from sources import SourceError
from tests.frames import frame

CSV = b"Name,Phone\r\nAnn Demo,202-555-0101\r\n"
VCF = b"BEGIN:VCARD\r\nFN:Ann Demo\r\nTEL:202-555-0101\r\nEND:VCARD\r\n"


def workbook() -> bytes:
    """Return an xlsx file with one person in it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "Phone"])
    sheet.append(["Ann Demo", "202-555-0101"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def names(name: str, data: bytes) -> list[str]:
    """Return the first column of the one table that `data` holds."""
    [table] = sources.parse(name, data)
    return frame(table).iloc[:, 0].tolist()


def test_the_known_suffixes_are_those_of_the_exports_that_people_have():
    """A suffix that is no longer known would take its people out of the feed after 24 hours."""
    assert {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".vcf", ".ldif"} == set(
        sources.READERS
    )


@pytest.mark.parametrize("name", ["people.csv", "PEOPLE.CSV", "people.2026.Csv", "people.txt", "people.tsv"])
def test_the_suffix_chooses_the_reader_in_capitals_or_not(name):
    """Windows programs write both."""
    assert ["Ann Demo"] == names(name, CSV)


@pytest.mark.parametrize("name", ["people.csv", "people.txt", "people.xls", "people.vcf", "people.ods"])
def test_a_workbook_is_a_workbook_whatever_its_name_says(name):
    """People rename files to get them "imported"."""
    assert ["Ann Demo"] == names(name, workbook())


@pytest.mark.parametrize("name", ["people.csv", "people.txt", "people.xlsx"])
def test_cards_are_cards_whatever_their_name_says(name):
    """Some phones send address books as text files."""
    assert ["Ann Demo"] == names(name, VCF)


def test_an_old_workbook_is_told_by_its_first_bytes_too():
    """What begins like an OLE file is never read as text, which would give rows of rubbish."""
    with pytest.raises(SourceError, match="workbook"):
        sources.parse("people.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"text\n" * 500)


@pytest.mark.parametrize("name", ["people.pdf", "people", "people.csv.bak", ".csv", "csv"])
def test_a_suffix_that_is_not_known_is_refused_with_those_that_are(name):
    """Whoever asks for such a file by hand is told what the bridge can read."""
    with pytest.raises(SourceError, match=r"is not of a known kind.*\.csv.*\.xlsx.*\.vcf"):
        sources.parse(name, CSV)
