"""Long tables: a row for each way to reach a person."""

import pytest

from columns.layout.long import folded
from sources.table import Table, from_rows

ANN, BOB = "202-555-0101", "202-555-0102"


def long(*rows: list[str]) -> Table | None:
    """The table that was made of one, which has its headings first."""
    table = from_rows(enumerate(rows, 1))
    assert isinstance(table, Table)
    return folded(table)


def read(*rows: list[str]) -> list[dict[str, str]]:
    """What is known of each person of a long table, by the headings."""
    table = long(*rows)
    assert isinstance(table, Table)
    return [
        {heading: cell for heading, cell in zip(table.headings, row, strict=True) if cell}
        for row in table.rows.between(0, len(table.rows))
    ]


def test_people_are_told_apart_by_their_names_though_no_two_rows_say_the_same():
    """Two firms in one town had the numbers of both."""
    heads = ["Name", "City", "Type", "Value"]
    table = long(
        heads,
        ["Ann", "Oslo", "Phone", ANN],
        ["", "", "E-mail", "a@example.com"],
        ["Bob", "Oslo", "Mobile", BOB],
    )

    assert table is not None
    assert 2 == len(table.rows)


@pytest.mark.parametrize(
    ("kind", "value", "phone", "email"),
    [
        ("Type", "Value", "Mobile", "E-mail"),
        ("Kind", "Number", "cell", "email"),
        ("Art", "Wert", "Mobil", "E-Mail"),
        ("Type", "Coordonnée", "Portable", "Courriel"),
    ],
)
def test_rows_that_say_one_thing_of_somebody_are_one_person(kind, value, phone, email):
    """Sorted by whatever; what stands in each row is said in it, and is the heading then."""
    rows = [["Ann", phone, ANN], ["Bob", phone, BOB], ["Ann", email, "ann@example.com"]]

    assert [{"Name": "Ann", phone: ANN, email: "ann@example.com"}, {"Name": "Bob", phone: BOB}] == read(
        ["Name", kind, value], *rows
    )


def test_several_numbers_of_a_kind_are_all_read():
    """And a value tells what `Work` is."""
    rows = [["Ann", "Work", ANN], ["Ann", "Work", "ann@example.com"], ["Ann", "Mobile", BOB]]
    again = long(["Name", "Type", "Value"], ["Ann", "Phone", ANN], ["Ann", "Phone", BOB])

    assert [{"Name": "Ann", "Work Phone": ANN, "Work E-mail": "ann@example.com", "Mobile": BOB}] == read(
        ["Name", "Type", "Value"], *rows
    )
    assert again
    assert [["Ann", ANN, BOB]] == again.rows.between(0, 9)


def test_a_blank_name_is_the_one_above():
    """As people write it, who leave out what they have just said."""
    rows = [["Ann", "Home", ANN], ["", "Mobile", "202-555-0103"], ["Bob", "Home", BOB]]

    assert [
        {"Name": "Ann", "Home Phone": ANN, "Mobile": "202-555-0103"},
        {"Name": "Bob", "Home Phone": BOB},
    ] == (read(["Name", "Type", "Phone"], *rows))


def test_people_of_one_name_are_told_by_all_that_is_said_of_who_they_are():
    """A number of the row is no part of it, nor that of a customer."""
    rows = [["1", "Ann", "Demo Ltd", "Phone", ANN], ["2", "Ann", "Mock Ltd", "Phone", BOB]]
    rows += [["3", "Ann", "Demo Ltd", "E-mail", "ann@example.com"]]

    assert [
        {"Name": "Ann", "Company": "Demo Ltd", "Phone": ANN, "E-mail": "ann@example.com"},
        {"Name": "Ann", "Company": "Mock Ltd", "Phone": BOB},
    ] == read(["ID", "Name", "Company", "Type", "Value"], *rows)


def test_what_else_reaches_somebody_is_kept():
    """In a column of its own, of each row: of two people with one each it is one."""
    rows = [["Ann", "Home", ANN, "a@example.com"], ["Ann", "Work", BOB, "b@example.com"]]
    table = long(["Name", "Type", "Phone", "E-mail"], *rows)

    assert table
    assert ("Name", "Home Phone", "Work Phone", "E-mail", "E-mail") == table.headings
    assert [["Ann", ANN, BOB, "a@example.com", "b@example.com"]] == table.rows.between(0, 9)

    rows[1][0] = "Bob"
    table = long(["Name", "Type", "Phone", "E-mail"], *rows, ["Bob", "Home", ANN, "b@example.com"])

    assert table
    assert ("Name", "Home Phone", "Work Phone", "E-mail") == table.headings


def test_whoever_else_is_called_stands_last():
    """What stands behind somebody else is theirs: the e-mail addresses of all others were left out."""
    rows = [["Ann", "Emergency", ANN, "Oslo"], ["Bob", "Mobile", BOB, "Bern"], ["Bob", "Home", ANN, "Bern"]]

    table = long(["Name", "Type", "Phone", "City"], *rows)

    assert table
    assert ("Name", "Mobile", "Home Phone", "City", "Emergency") == table.headings


def test_a_number_that_is_said_again_is_one_and_whoever_has_hundreds_is_no_person():
    """A log of calls had a column for each of them."""
    heads = ["Name", "Type", "Phone"]
    again = [["Ann", "Phone", ANN], ["Ann", "Phone", BOB]] * 3
    log = [["Ann", "Phone", f"202-555-{number:04}"] for number in range(300)]

    table = long(heads, *again)

    assert table
    assert [["Ann", ANN, BOB]] == table.rows.between(0, 9)
    assert long(heads, *log) is None


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Type", "Phone"], ["Ann", "Home", ANN], ["Bob", "Work", BOB]],
        [["Name", "Prefers", "Phone"], ["Ann", "Phone", ANN], ["Ann", "E-mail", BOB]],
        [["Name", "Status", "Phone"], ["Ann", "Active", ANN], ["Ann", "Active", BOB]],
        [["Donor", "Method", "Phone"], ["Ann", "Phone", ANN], ["Bob", "Web", BOB], ["Ann", "Phone", ANN]],
        [["Foo", "Type", "Value"], ["Ann", "Phone", ANN], ["Ann", "E-mail", "ann@example.com"]],
        [["Name", "Type", "Phone"], ["Ann", "Mobile", ANN], ["", "Mobile", BOB]],
        [["Name", "Group", "Phone"], ["Ann", "* myContacts", ANN], ["Ann", "", BOB]],
        [["Order", "Customer", "Phone"], ["1", "Ann", ANN], ["2", "Ann", BOB], ["3", "Ann", ANN]],
        [["Name", "Type", "Phone"], ["Ann", "Home", ANN], ["Ann", "Work", ANN]],
        [["Nombre", "Apellidos", "Tel."], ["Bill", "Demo", ANN], ["Nina", "Demo", BOB]],
        [["Name", "Address", "Phone"], ["Ann", "84 Main St", ANN], ["Ann", "84 Main St", BOB]],
        [["", "", ""], ["Ann", "Phone", ANN], ["Ann", "E-mail", "ann@example.com"]],
    ],
    ids=[
        "a row each",
        "what they like",
        "no kind",
        "how they gave",
        "nobody",
        "a stranger",
        "a group",
        "orders",
        "what was bought",
        "a family",
        "a street",
        "no headings",
    ],
)
def test_other_tables_are_left_as_they_are(rows):
    """People twice in a list, or a word for a way to reach them, make no long one."""
    assert long(*rows) is None
