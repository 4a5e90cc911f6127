"""`contacts.plain_rows`: rows of plain cells, made contacts many at a time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from columns.column import Column
from contacts.plain_rows import Plain
from contacts.row import shape
from tests.rules import blocks

[(_, LINES)] = blocks("cells.txt")
SAID = (line.partition(": ") for line in LINES)
CELLS = {field: cells.replace("\\n", "\n").split(" | ") for field, _, cells in SAID}
# Several columns of a kind; and parts of more than one address, where the country may not be the first's.
AGAIN = ["email", "phone", "phone", "website", "company", "street"]
HOMES = {
    "work": ["country", "city", "street", "postcode"],
    "home": ["address", "street", "city", "region", "country", "address_label"],
    "2": ["street", "city", "country", "address_label"],
    "3": ["city"],
}
COLUMNS = [Column(f"{i}", field if field != "notes" else None) for i, field in enumerate([*CELLS, *AGAIN])]
COLUMNS += [
    Column(f"{place} {part}", part if place.isdecimal() else f"{place}_{part}", place)
    for place, parts in HOMES.items()
    for part in parts
]
COLUMNS += [Column("Phone with area", "phone", says_area=True)]
PLACED = [CELLS[column.part or "notes"] for column in COLUMNS]
ANY = [st.sampled_from(["", "", *cells]) for cells in PLACED]
USUAL = [st.sampled_from(["", cells[0]]) for cells in PLACED]
# Of all columns together hardly any row is plain: a table has some of them, in any order.
SOME = st.lists(st.sampled_from(range(len(COLUMNS))), unique=True, max_size=12)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Column], list[tuple[str, ...]]]:
    """Columns, and rows of them."""
    places = draw(SOME)
    row = st.tuples(*(ANY[i] for i in places)) | st.tuples(*(USUAL[i] for i in places))
    return [COLUMNS[i] for i in places], draw(st.lists(row, min_size=1, max_size=6))


@settings(max_examples=200)
@given(tables(), st.sampled_from(["US", "PT", "JP", "DE"]))
def test_a_plain_row_is_the_contact_that_care_makes_of_it(table, country):
    """And nothing of it is complained of, whichever columns there are."""
    columns, rows = table
    read = Plain(columns, country).read(list(zip(*rows, strict=True))) if columns else [None] * len(rows)
    for row, said in zip(rows, read, strict=True):
        entry, complaints = shape(2, zip(columns, row, strict=True), country)

        assert said is None or (
            entry and (*said[:3], []) == (entry.given_id, entry.said, entry.name, complaints)
        )


@pytest.mark.parametrize(
    "row",
    [
        {"first_name": "Änn", "last_name": "Łoś", "email": "ann@example.com", "phone": "(212) 555-0101"},
        {"name": "Ann Demo", "company": "Demo & Mock", "title": "CEO", "website": "example.com"},
        {"last_name": "山田", "first_name": "花子", "street": "中央1丁目", "city": "東京", "country": "日本"},
        {"company": "Demo Ltd", "street": "1 Demo St", "city": "Lisboa", "postcode": "1000-001"},
        {"email": "ann@example.com", "id": "7"},
        {"name": "Ann Demo", "last_name": "Demo", "first_name": "Ann", "company": "Demo Ltd"},
        {"name": "Ann Demo", "last_name": "Demo", "first_name": "Ann", "prefix": "Dr.", "suffix": "Jr."},
        {"last_name": "Demo", "first_name": "Ann", "middle_name": "B.", "nickname": "Annie"},
        {"name": "花子 山田", "last_name": "山田", "first_name": "花子"},
        {"name": "Ann Demo", "phone": "+12125550101", "fax": "+12125550109", "phone_label": "Mobile"},
        {"name": "Ann Demo", "kind": "individual", "photo_url": "https://example.com/ann.jpg"},
        {"name": "Ann Demo", "role": "Buyer", "url": "example.com/ann"},
        {"name": "Ann Demo", "company": "Privat"},
        {"name": "Ann Demo", "work_street": "1 Demo St", "work_city": "Berlin", "home_city": "Potsdam"},
        {"name": "Ann Demo", "home_street": "1 Demo St", "address_label": "Home", "work_country": "US"},
    ],
)
def test_most_rows_are_plain(row):
    """Or nothing would be gained: so are those of Google, Apple, Outlook and Android."""
    places = {field: field.partition("_")[0] for field in row if field[:5] in ("work_", "home_")}
    columns = [Column(field, field, places.get(field, "")) for field in row]

    assert [None] != Plain(columns, "US").read([[cell] for cell in row.values()])


@pytest.mark.parametrize(
    "row",
    [
        {"name": "Ann Demo", "company": "«Demo»"},
        {"name": "Ann Demo", "company": "12125550101"},
        {"prefix": "Firma", "last_name": "Demo Bakery"},
        {"prefix": "Fa.", "last_name": "Demo Bakery"},
    ],
)
def test_what_only_care_tells_is_left_to_it(row):
    """Or people of one firm would have it in two spellings, by what else their rows say."""
    columns = [Column(field, field) for field in row]

    assert [None] == Plain(columns, "US").read([[cell] for cell in row.values()])
