import pytest

import sources
from sources import SourceError
from tests.frames import frame
from tests.workbooks import cells, parts, sheet, xlsx, zipped

CSV = b"Name,Phone\r\nAnn Demo,202-555-0101\r\n"
VCF = b"BEGIN:VCARD\r\nFN:Ann Demo\r\nTEL:202-555-0101\r\nEND:VCARD\r\n"
WORKBOOK = xlsx([["Name", "Phone"], ["Ann Demo", "202-555-0101"]])


def in_parts(name: str, old: str, new: str) -> bytes:
    """Return a workbook with something replaced in one of its parts."""
    whole = parts(sheet(cells('t="str"><v>Name</v>')))
    return zipped({**whole, name: whole[name].replace(old.encode(), new.encode())})


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
    assert ["Ann Demo"] == names(name, WORKBOOK)


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


SPREADSHEET = b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", in_parts("xl/workbook.xml", "<sheet ", '<sheet state="Qzx" ')),
        ("a.xlsx", in_parts("xl/worksheets/sheet1.xml", "</sheetData>", "</Qzx>")),
        ("a.xlsx", zipped({"xl/workbook.xml": "Qzx", "content.xml": "Qzy"}).replace(b"xl/w", b"Qz/w", 1)),
        ("a.ods", zipped({"content.xml": "<Qzx>&Qzx;</Qzy>"})),
        ("a.xls", b'<?xml version="1.0" encoding="Qzx"?><a %b/>' % SPREADSHEET),
        ("a.xls", b"<Workbook %b><Qzx></Workbook>" % SPREADSHEET),
        ("a.csv", "Name\nQzx ä€".encode()[:-1]),
        ("a.vcf", b"BEGIN:VCARD\nFN:Qzx\n"),
        ("a.ldif", b"dn: cn=Qzx"),
    ],
)  # fmt: skip
def test_no_refusal_repeats_what_is_in_a_file(name, data):
    """The reason goes into the log, which holds no contacts; libraries put cells into theirs."""
    with pytest.raises(SourceError) as refused:
        sources.parse(name, data)

    assert "qz" not in str(refused.value).casefold()
