from contextlib import suppress

import pytest

import sources
from sources import SourceError, kinds
from tests.frames import frame
from tests.workbooks import PAGE, spreadsheet

PEOPLE = "Name,Phone\nAnn Demo,202-555-0101\n"
CARD = "BEGIN:VCARD\nFN:Ann Demo\nTEL:202-555-0101\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b'[{"name": "Ann Demo"}]', "JSON"),
        (b'{\n  "contacts": []\n}', "JSON"),
        (b"[]", "JSON"),
        (b"<html><body>Ann", "web page"),
        (b"\r\n <!DOCTYPE html>\n<html>", "web page"),
        (b'<meta charset="utf-8"><div>', "web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "web archive"),
        (b'<?xml version="1.0"?><Workbook>', "XML"),
        (b"<people>\n  <person>", "XML"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0", "calendar"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (rb"{\rtf1\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"\x1f\x8b\x08\0", "compressed"),
        (b"SQLite format 3\0", "database"),
        (b"\0\1\0\0Standard ACE DB\0", "database"),
        (b"!BDN\x01", "Outlook data file"),
    ],
)
@pytest.mark.parametrize("name", ["people.csv", "people.xls", "people.txt"])
def test_what_is_no_table_is_refused_with_what_it_is_and_what_to_do(name, data, word):
    """Read as rows of text it would be rubbish, or a table without people that empties the feed."""
    with pytest.raises(SourceError, match=rf"^is .*{word}"):
        sources.parse(name, data)


@pytest.mark.parametrize("name", ["people.xls", "people.xlsx"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("export", [PAGE, spreadsheet('<Row><Cell ss:Index="4"/></Row>').decode()])
def test_what_web_applications_export_under_the_name_of_a_workbook_is_read(name, encoding, export):
    """Excel opens a web page or XML that is called `report.xls`; so does the bridge."""
    [*_, table] = sources.parse(name, export.encode(encoding))

    assert "Name" in table.headings


def test_a_web_page_under_the_name_of_a_text_file_is_refused():
    """No program exports so; it is the page of an error, or of a login."""
    with pytest.raises(SourceError, match="is a web page"):
        sources.parse("people.csv", PAGE.encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_what_is_no_table_is_known_in_any_encoding(encoding):
    """Windows programs write JSON and XML in UTF-16, too."""
    with pytest.raises(SourceError, match="is JSON"):
        sources.parse("people.csv", '[{"name": "Ann Demo", "phone": "202-555-0101"}]'.encode(encoding))


@pytest.mark.parametrize(
    "start",
    ["dn,cn\n", "[Name],Phone\n", "{Name},Phone\n", "<Name>,Phone\n", "version: 2,Phone\n", "#,Name\n"],
)
def test_headings_that_only_look_a_little_so_are_headings(start):
    """A template's place holders are in brackets."""
    [table] = sources.parse("people.csv", f"{start}Ann Demo,202-555-0101\n".encode())

    assert [["Ann Demo", "202-555-0101"]] == frame(table).to_numpy().tolist()


@pytest.mark.parametrize("name", ["people.xls", "people.xlsx", "people.ods"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_text_with_the_name_of_a_workbook_is_read_as_text(name, encoding):
    """Many programs call their CSV .xls so that a click opens Excel."""
    [table] = sources.parse(name, f"{PEOPLE}Jörg Probe,202-555-0102\n".encode(encoding))

    assert ["Ann Demo", "Jörg Probe"] == frame(table)["Name"].tolist()


@pytest.mark.parametrize("name", ["people.txt", "people.csv", "people.xlsx", "people.vcf"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", ["", "\r\n\r\n", " "], ids=["nothing", "lines", "a blank"])
def test_cards_are_cards_whatever_stands_before_them_and_in_any_encoding(name, encoding, before):
    """Phones send them as text, in whatever they use within."""
    [table] = sources.parse(name, f"{before}{CARD}".encode(encoding))

    assert "Ann Demo" in frame(table).to_numpy().ravel().tolist()


@pytest.mark.parametrize(
    "around",
    ["BEGIN:VCALENDAR\n{}END:VCALENDAR\n", "<html><pre>\n{}</pre></html>\n", "MIME-Version: 1.0\n\n{}"],
    ids=["a calendar", "a web page", "a mail"],
)
def test_cards_are_found_in_what_else_is_called_an_address_book(around):
    """Only a file without any card is called something else."""
    [table] = sources.parse("people.vcf", around.format(CARD).encode())

    assert ["Ann Demo"] == frame(table)["FN"].tolist()


def test_letters_of_a_code_page_behind_a_mark_of_utf_8_are_kept():
    """Two address books were put together, the second by an older phone."""
    data = CARD.encode("utf-8-sig") + CARD.replace("Ann", "Jörg").encode("cp1252")
    [table] = sources.parse("people.vcf", data)

    assert ["Ann Demo", "Jörg Demo"] == frame(table)["FN"].tolist()


def test_a_workbook_of_the_time_before_ole_is_no_text():
    """Excel 2 to 4 began with other bytes; the reader of workbooks says what to do."""
    with pytest.raises(SourceError, match="workbook"):
        sources.parse("people.xls", b"\x09\0\x04\0\x02\0\x10\0" + bytes(range(32)) * 20)


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"\xef\xbb\xbf\r\n", b"\xfe\xff\0\r\0\n", b"\x1a", b"\0" * 10**6]
)
def test_marks_blanks_and_zeros_are_nothing(data):
    """A program may just be about to write the file."""
    assert kinds.is_blank(data)
    with pytest.raises(SourceError, match="is empty"):
        sources.parse("people.csv", data)


@pytest.mark.parametrize("name", ["people.csv", "people.ldif"])
def test_what_only_programs_read_is_no_table_of_text(name):
    """Some of it decodes in some code page of Asia, as rows of rubbish."""
    with pytest.raises(SourceError, match="is not text"):
        sources.parse(name, bytes(range(32)) * 100 + b"Name,Phone\n")


@pytest.mark.parametrize("start", ["<", "#\n", "{ ", "<a ", "<!--", "dn:", "begin "])
def test_hostile_beginnings_are_told_at_once(start):
    """A pattern that tries all ways to fail would hold the refresher for hours."""
    data = start.encode() * 10**6
    with suppress(SourceError):
        kinds.refuse_strangers(data)

    assert not kinds.is_card(data)
