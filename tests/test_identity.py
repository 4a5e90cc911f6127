"""`feed.identity`: which contact is which."""

from hypothesis import given
from hypothesis import strategies as st

from feed.contact import Contact, Entry
from feed.identity import assign, digest


def row(name: str = "Jane Doe", id: str = "", email: str = "", phone: str = "", company: str = "") -> Entry:
    contact = Contact(name, company, emails=(email,) if email else (), phones=(phone,) if phone else ())
    return Entry(2, id, contact)


def test_the_id_that_a_row_says_itself_is_its_id():
    """An id column, or a card's UID."""
    assert [["12", "urn:uuid:1"]] == assign([[row("A", "12"), row("B", "urn:uuid:1")]])


def test_without_one_the_id_is_a_hash_of_name_and_first_email():
    """It stays when the phone, the company, case or accents of the name change."""
    before, after = row("José", "", "j@example.com", "+1"), row("JOSE", "", "J@example.com", "+2", "Example")

    assert assign([[before]]) == assign([[after]])
    assert 16 == len(assign([[before]])[0][0])


def test_without_email_the_last_seven_digits_of_the_phone_count():
    """However it is written."""
    assert digest(row(phone="+12125550123").contact) == digest(row(phone="555-0123").contact)
    assert digest(row(phone="+12125550123").contact) != digest(row(phone="+12125550124").contact)


def test_without_both_the_company_counts():
    """Two of the same name in two companies are two."""
    assert digest(row(company="A").contact) != digest(row(company="B").contact)


def test_equal_rows_are_one_contact():
    """In one file, and in a copy of it."""
    assert [["1", "1"], ["1"]] == assign([[row("A", "1"), row("A", "1")], [row("A", "1")]])
    assert 1 == len({id for ids in assign([[row(), row()], [row()]]) for id in ids})


def test_differing_people_with_the_same_hash_get_counters():
    """In the order of rows, then of files."""
    ids = assign([[row(email="a@example.com", phone="+1"), row(email="a@example.com", phone="+2")]])[0]

    assert [ids[0], f"{ids[0]}-2"] == ids


def test_an_id_that_stands_on_differing_people_identifies_none_of_them():
    """A column of categories is no id column."""
    assert "1" not in assign([[row("A", "1"), row("B", "1"), row("C", "1")]])[0]


def test_an_id_that_stands_on_two_rows_of_one_person_is_theirs():
    """The rows are one contact."""
    assert [["1", "1"]] == assign([[row("A", "1", phone="+1"), row("A", "1", phone="+2")]])


def test_of_two_files_that_use_an_id_for_differing_people_the_first_keeps_it():
    """A number of one list means nothing in another."""
    ids = assign([[row("John", "1", "info@example.com")], [row("Mary", "1", "info@example.com")]])

    assert ["1"] == ids[0]
    assert ["1"] != ids[1]


FEW = st.sampled_from(["", "a", "b"])
ROWS = st.builds(row, name=st.sampled_from(["A", "B"]), id=FEW, email=FEW, phone=FEW, company=FEW)


@given(st.lists(st.lists(ROWS, max_size=6), max_size=4))
def test_no_id_is_shared_by_people_of_different_names(sources):
    """Whatever the rows say; and the same rows always get the same ids."""
    ids = assign(sources)
    names: dict[str, set[str]] = {}
    for entries, given_ids in zip(sources, ids, strict=True):
        for entry, id in zip(entries, given_ids, strict=True):
            names.setdefault(id, set()).add(entry.contact.name)

    assert all(len(those) == 1 for those in names.values())
    assert all(names)
    assert ids == assign(sources)
