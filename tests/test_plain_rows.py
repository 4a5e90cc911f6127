"""`contacts.plain_rows`: rows of plain cells, made contacts many at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columns.column import Column
from contacts.contact import shape
from contacts.plain_rows import Plain

# Of each field: what is usual, and what is odd in every way that somebody was seen to write it.
CELLS = {
    "id": ["7", "A-1", "'0042", "n/a", "none", " 8"],
    "name": [
        "Ann Demo",
        "Demo, Ann",
        "Demo Ltd",
        "unknown",
        "山田 花子",
        "ann@example.com",
        "Ann 2",
        "“Ann”",
    ],
    "first_name": ["Ann", "Mary Ann", "Änn", "花子", "지우", "Ann Demo", "Mr", "test", "O’Neil", "J."],
    "last_name": ["Demo", "de Mock", "Łoś", "山田", "김", "Ann", "-", "test", "Demo-Mock", "Ann Demo"],
    "nickname": ["Annie", "x"],
    "company": ["Demo Ltd", "Demo & Mock", "A &amp; B", "Demo 212 555 0123", "none", "Studio 54", "},{"],
    "title": ["CEO", "  Chief  ", "CEO\nCFO", "n/a", "Owner, Founder", 'a "b" \\ c'],
    "email": [
        "a@example.com",
        "A@example.com",
        "b@example.com, c@example.com",
        "none",
        "x@",
        "é@example.com",
    ],
    "phone": [
        "+12125550101",
        "(212) 555-0101",
        "212-555-0102",
        "+351 912 345 678",
        "912345678",
        "117",
        "x@y.com",
    ],
    "fax": ["+12125550109", "n/a"],
    "street": ["1 Demo St", "Rua Demo 1", "Demo St,", "中央1丁目", "a:::b", "same as above"],
    "city": ["Lisboa", "Berlin", "berlin", "東京", "-"],
    "region": ["NY", "Berlin", "n/a"],
    "postcode": ["10001", "1000-001", "'01234"],
    "country": ["US", "Portugal", "Germany", "Atlantis", "日本"],
    "address": ["1 Demo St, New York", "1 Demo St\nNew York", "n/a"],
    "website": ["example.com", "https://example.com/a", "x.com/ann", "a b", "EXAMPLE.com"],
    "notes": ["whatever\n", "x"],
}
FIELDS = [*CELLS, "email", "phone", "phone", "website", "company", "work_city"]
COLUMNS = [
    Column(f"{i}", f if f != "notes" else None, "work" if f[:5] == "work_" else "")
    for i, f in enumerate(FIELDS)
]
ROW = st.tuples(*(st.sampled_from(["", "", *CELLS[field.removeprefix("work_")]]) for field in FIELDS))
PLAIN_ROW = st.tuples(*(st.sampled_from(["", CELLS[field.removeprefix("work_")][0]]) for field in FIELDS))


@given(
    st.lists(ROW | PLAIN_ROW, min_size=1, max_size=6),
    st.sampled_from(["US", "PT", "JP"]),
    st.sets(st.integers(0, len(FIELDS) - 1)),
)
def test_a_plain_row_is_the_contact_that_care_makes_of_it(rows, country, places):
    """And nothing of it is complained of, whichever columns there are."""
    columns = [column for i, column in enumerate(COLUMNS) if i not in places]
    rows = [[cell for i, cell in enumerate(row) if i not in places] for row in rows]
    read = Plain(columns, country).read(list(zip(*rows, strict=True))) if columns else []
    for row, said in zip(rows, read, strict=False):
        entry, complaints = shape(2, zip(columns, row, strict=True), country)

        assert said is None or (
            entry and (said, []) == ((entry.given_id, entry.said, entry.name), complaints)
        )


@pytest.mark.parametrize(
    "row",
    [
        {"first_name": "Änn", "last_name": "Łoś", "email": "ann@example.com", "phone": "(212) 555-0101"},
        {"name": "Ann Demo", "company": "Demo & Mock", "title": "CEO", "website": "example.com"},
        {"last_name": "山田", "first_name": "花子", "street": "中央1丁目", "city": "東京", "country": "日本"},
        {"company": "Demo Ltd", "street": "1 Demo St", "city": "Lisboa", "postcode": "1000-001"},
        {"email": "ann@example.com", "id": "7"},
    ],
)
def test_most_rows_are_plain(row):
    """Or nothing would be gained."""
    columns = [Column(field, field) for field in row]

    assert [None] != Plain(columns, "US").read([[cell] for cell in row.values()])
