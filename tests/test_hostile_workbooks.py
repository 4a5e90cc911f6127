"""Workbooks that were mutated inside: only what stands in them is wrong, the archive is whole."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import SourceError
from sources.workbooks import excel
from tests.reader_contract import bounded
from tests.workbooks import (
    PAGE,
    cells,
    formatted,
    ods_cell,
    ods_row,
    ods_xml,
    parts,
    sheet,
    spreadsheet,
    xls,
    zipped,
)

WORKBOOK = sheet(
    cells('t="s"><v>0</v>', 't="str"><v>Phone</v>', 't="b"><v>1</v>')
    + cells('t="s"><v>1</v>', 's="1"><v>912345678</v>', 's="2"><v>46024</v>', 't="e"><v>#N/A</v>', row=2)
    + cells("><f>A1</f>", 't="inlineStr"><is><t>x</t></is>', row=3),
    formatted('"+351 "000000000', "dd/mm/yyyy"),
    "<si><t>Name</t></si><si><r><t>Ann</t></r><rPh><t>x</t></rPh></si>",
    after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
)
SHEET = ods_xml(
    ods_row(ods_cell("Name"), ods_cell("Value", 'table:number-columns-repeated="2"'))
    + ods_row(ods_cell("Ann Demo"), ods_cell("01234", 'office:value-type="float" office:value="1234"'))
)
OLD = xls([["Name", "Zip"], ["Ann Demo", 1234.0], ["Bob Mock", 99.0]], ["General", "00000"])
BOOKS = {"xlsx": WORKBOOK, "ods": SHEET, "xls": OLD, "page": PAGE.encode(), "XML": spreadsheet()}
WORDS = [b"<row", b"<c", b"</c>", b'"', b"<!--", b"&a;", b"-1", b"99999999999", b"r=", b"<f>", b"\0", b"]]>"]


def mutated(data: bytes, place: float, damage: bytes, length: int) -> bytes:
    """Return the bytes with some replaced."""
    at = int(place * len(data))
    return data[:at] + damage + data[at + length :]


damages = st.one_of(st.binary(max_size=12), st.sampled_from(WORDS))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@bounded
@given(st.data())
def test_a_mutated_part_fails_in_no_other_way_than_a_bad_source(kind, data):
    """The archive is whole, so the damage reaches the readers of XML."""
    made = parts(BOOKS[kind])
    name = data.draw(st.sampled_from(sorted(made)))
    place, damage, length = (data.draw(some) for some in (st.floats(0, 1), damages, st.integers(0, 9)))
    made[name] = mutated(made[name], place, damage, length)
    with suppress(SourceError):
        excel.parse(zipped(dict(made)))


@pytest.mark.parametrize("kind", ["xls", "page", "XML"])
@bounded
@given(st.floats(0, 1), damages, st.integers(0, 9))
def test_a_mutated_file_fails_in_no_other_way_than_a_bad_source(kind, place, damage, length):
    """Container, records, tags."""
    with suppress(SourceError):
        excel.parse(mutated(BOOKS[kind], place, damage, length))


@pytest.mark.parametrize("start", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"<table>", b"<?xml"])
@bounded
@given(st.binary(max_size=2000))
def test_rubbish_after_a_good_beginning_fails_in_no_other_way_than_a_bad_source(start, rest):
    """The beginning decides which reader gets it."""
    with suppress(SourceError):
        excel.parse(start + rest)


@bounded
@given(st.floats(0, 1), st.binary(min_size=1, max_size=4))
def test_a_mutated_stream_of_an_old_workbook_fails_in_no_other_way_than_a_bad_source(place, damage):
    """The container is whole, so the damage reaches the readers of records."""
    at = 1536 + int(place * 400)
    with suppress(SourceError):
        excel.parse(OLD[:at] + damage + OLD[at + len(damage) :])
