"""`columns.languages`: what a table says in several languages."""

from columns.headings import recognise


def fields(headings: list[str], *rows: list[str]) -> list[str | None]:
    values = [[cell for cell in column if cell] for column in zip(*rows, strict=True)]
    return [column.field for column in recognise(headings, values=values)]


def test_what_is_said_in_several_languages_is_used_once():
    """In the first: else an address would have two streets, and a person two last names."""
    headings = ["Name", "Adresse (DE)", "Adresse (FR)", "Ort_de", "Ort_fr"]
    row = ["Ann Demo", "Platz 1", "Place 1", "Biel", "Bienne"]

    assert ["name", "street", "ignored", "city", "ignored"] == fields(headings, row, row)


def test_the_language_that_most_rows_have_is_used():
    """For all that is said in it."""
    headings = ["first_name_el", "first_name_en", "last_name_el", "last_name_en"]
    rows = [["", "Ann", "", "Demo"], ["Εύα", "Eva", "Δείγμα", "Mock"]]

    assert ["ignored", "first_name", "ignored", "last_name"] == fields(headings, *rows)


def test_whoever_is_named_in_one_language_alone_keeps_the_name():
    """No language is left out that is all that a row says."""
    headings = ["first_name_el", "first_name_en", "phone"]
    rows = [["Εύα", "Eva", "202-555-0101"], ["Άννα", "", "202-555-0102"], ["", "Bob", "202-555-0103"]]

    assert ["first_name", "first_name", "phone"] == fields(headings, *rows)


def test_somebody_may_be_reached_in_each_language():
    """And a name that is said once is that, whatever its language."""
    headings = ["Name EN", "E-mail (DE)", "E-mail (EN)"]

    assert ["name", "email", "email"] == fields(headings, ["Ann Demo", "a@example.com", "b@example.com"])
