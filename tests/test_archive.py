import struct
import time
import zipfile
from io import BytesIO

import pytest

from sources import SourceError
from sources.workbooks import excel
from sources.workbooks.archive import MOST_BYTES, Archive
from sources.workbooks.parts import tags
from sources.workbooks.room import MOST_CELLS
from tests.frames import frame
from tests.workbooks import cells, formatted, parts, record, sheet, xls, xlsx, zipped

ENOUGH = 0.5  # seconds: it takes 0.001


@pytest.mark.parametrize(
    "name", ["xl/workbook.xml", "/xl/workbook.xml", "XL/Workbook.XML", "xl\\workbook.xml"]
)
def test_a_part_is_found_however_its_name_is_written(name):
    """Excel does not look at the case, and some programs write the slashes of Windows."""
    assert b"x" == Archive(zipped({"xl/workbook.xml": "x"})).read(name)


def test_a_part_that_is_not_there_is_empty():
    """Most parts may be missing."""
    assert b"" == Archive(zipped({"a": "x"})).read("b")


def test_a_part_is_replaced_and_the_others_stay():
    """So a workbook can be mended in one of its sheets, whatever its name is written like."""
    replaced = Archive(zipped({"a": "1", "B": "2"})).with_parts({"b": b"3"})

    assert {"a": b"1", "B": b"3"} == parts(replaced)


def test_an_archive_that_cannot_be_written_again_is_a_bad_source():
    """Its directory says that parts stand before the file begins."""
    data = xlsx([["Name"], ["Ann Demo"]])
    torn = data[: len(data) // 4] + data[len(data) * 3 // 8 :]

    with pytest.raises(SourceError):
        excel.parse(torn)


def test_a_bomb_is_not_unpacked():
    """A hundred kilobytes that claim to be more than any workbook of that size."""
    bomb = zipped({"a": bytes(MOST_BYTES + 1)})

    with pytest.raises(SourceError, match="unpacks to far more"):
        Archive(bomb).read("a")


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(monkeypatch):
    """The directory of an archive may say anything; what comes out is counted."""
    monkeypatch.setattr("sources.workbooks.archive.MOST_BYTES", 100_000)
    bomb = bytearray(zipped({"a": bytes(10_000_000)}))
    struct.pack_into("<I", bomb, bomb.rindex(b"PK\1\2") + 24, 1000)

    with pytest.raises(SourceError, match="unpacks to far more"):
        Archive(bytes(bomb)).read("a")


def test_many_small_parts_may_not_be_a_bomb_together(monkeypatch):
    """A thousand sheets can be one and the same part."""
    monkeypatch.setattr("sources.workbooks.archive.MOST_BYTES", 100_000)
    archive = Archive(zipped({"a": bytes(90_000)}))
    archive.read("a")

    with pytest.raises(SourceError, match="unpacks to far more"):
        archive.read("a")


def test_a_part_with_a_password_is_said_to_have_one():
    """Some archive programs lock each part; that is what a person should hear of."""
    locked = bytearray(zipped({"a": "x"}))
    locked[locked.rindex(b"PK\1\2") + 8] |= 1

    with pytest.raises(SourceError, match="protected by a password"):
        Archive(bytes(locked)).read("a")


@pytest.mark.parametrize(
    "xml",
    [
        b'<a x="1" r:y="&lt;2&gt;"/>',
        b"<n:a x='1' y='&#60;2>'>",
        b"<a\n\tx = \"1\"\n y='&lt;2&gt;' ></a>",
        b'<ab x="9"/><a x="1" y="&lt;2&gt;"/><a',
    ],
)
def test_tags_are_found_however_they_are_written(xml):
    """Quotes, prefixes, blanks and escapes differ from program to program."""
    assert [{"x": "1", "y": "<2>"}] == list(tags(xml, "a"))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("<row>" + "<c><v>1</v></c>" * (MOST_CELLS + 1) + "</row>", id="cells"),
        pytest.param("<a>" * (9 * MOST_CELLS), id="tags without end"),
        pytest.param(
            "".join(cells('t="s"><v>0</v>', row=i) for i in range(1, 9000)), id="one text everywhere"
        ),
        pytest.param(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="CZ999999"><v>1</v></c></row>', id="area"
        ),
    ],
)
def test_more_cells_than_memory_holds_are_refused_before_they_are_read(rows):
    """What does not fit into memory ends the whole process, not just the reading of the file."""
    with pytest.raises(SourceError, match="save it as CSV"):
        excel.parse(sheet(rows, strings=f"<si><t>{'x' * 32_000}</t></si>"))


def test_more_texts_than_memory_holds_are_refused_although_they_are_only_claimed():
    """The list of texts says how long it is, and room is made for that many."""
    book = zipped(
        {
            name: content.replace(b"<sst ", b'<sst uniqueCount="4000000000" ')
            for name, content in parts(sheet(cells('t="s"><v>0</v>'), strings="<si><t>Name</t></si>")).items()
        }
    )
    with pytest.raises(SourceError, match="save it as CSV"):
        excel.parse(book)


@pytest.mark.parametrize("size", [(5, 3, 0, 1), (0, 0xFFFFFFFF, 0, 256), (0, 1, 0, 300)])
def test_an_old_sheet_may_not_claim_to_be_larger_than_can_be(size):
    """Room is made for all that a sheet says of itself; what memory does not hold ends the process."""
    claim = record(0x200, struct.pack("<IIHHH", *size, 0))

    with pytest.raises(SourceError, match="damaged"):
        excel.parse(xls([["Name"], ["Ann Demo"]], sheet=claim))


def test_a_long_text_in_some_cells_is_no_bomb():
    """Notes may be long, and the same text may stand in many cells."""
    rows = "".join(cells('t="s"><v>0</v>', row=i) for i in range(1, 1000))
    [table] = excel.parse(sheet(rows, strings=f"<si><t>{'x' * 32_000}</t></si>"))

    assert 998 == len(frame(table))


def test_empty_cells_with_a_look_cost_nothing():
    """Whole columns are coloured down to the last row; the table ends where its text ends."""
    rest = "".join(
        f'<row r="{i}" s="1" customFormat="1"><c r="XFD{i}" s="1"/></row>' for i in range(2, 50_000)
    )
    [table] = excel.parse(sheet(cells('t="str"><v>Name</v>') + rest, formatted("000")))

    assert (0, 1) == frame(table).shape


@pytest.mark.parametrize("end", ["/>", " " * 20_000 + "/>", "=/>"], ids=["name", "blanks", "sign"])
def test_a_tag_of_one_endless_name_takes_no_time(end):
    """The attributes are looked for from where a name begins, and not from each of its letters."""
    start = time.process_time()

    assert [] == [pairs for pairs in tags(f"<sheet {'a' * 20_000}{end}".encode(), "sheet") if pairs]
    assert time.process_time() - start < ENOUGH


def test_the_archive_is_whole_or_refused():
    """A damaged part is not taken for a shorter one."""
    data = bytearray(xlsx([["Name"], ["Ann Demo"]]))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        at = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    data[at + 100] ^= 0xFF

    with pytest.raises(SourceError, match=r"save it again as \.xlsx"):
        excel.parse(bytes(data))
