"""`columns.words`, `columns.grammar`: headings that are made of known words."""

import pytest

from columns.grammar import compose, of_someone
from columns.headings import recognise
from columns.words import is_family_first, is_salutation


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Telefon privat", "phone"),
        ("Privat-Telefon", "phone"),
        ("Privattelefon", "phone"),
        ("Private phone", "phone"),
        ("Handynummer geschäftlich", "phone"),
        ("Work mobile phone", "phone"),
        ("Numéro de téléphone portable", "phone"),
        ("Telefone celular comercial", "phone"),
        ("Número de teléfono del trabajo", "phone"),
        ("Numer telefonu komórkowego", "phone"),
        ("Mobilní telefon (soukromý)", "phone"),
        ("勤務先電話番号", "phone"),
        ("TEL会社", "phone"),
        ("家庭电话", "phone"),
        ("자택 전화번호", "phone"),
        ("Tel/Fax", "phone"),
        ("Fax phone", "fax"),
        ("Fax (privat)", "fax"),
        ("Correo electrónico del trabajo", "email"),
        ("Email ID", "email"),
        ("Email or phone", "email"),
        ("E-Mail / Web", "email"),
        ("Adresse e-mail professionnelle", "email"),
        ("Příjmení a jméno", "name"),
        ("Nombre y apellidos", "name"),
        ("Last, First", "name"),
        ("Nom de famille", "last_name"),
        ("Kundenvorname", "first_name"),
        ("Nom de l'entreprise", "company"),
        ("Kunden-Nr.", "id"),
        ("N° de client", "id"),
        ("Ort geschäftlich", "work_city"),
        ("Miasto (dom)", "home_city"),
        ("Calle del trabajo", "work_street"),
        ("Straße, Nr.", "street"),
        ("PLZ/Ort", "city"),
        ("State/Region", "region"),
        ("Land/Region", "country"),
        ("City, State, Zip", "address"),
        ("Phone 1 - Type", "phone_label"),
        ("Address 2 - Type", "address_label"),
        ("MobileAreaCode", "phone_area_code"),
        ("Work ext.", "phone_extension"),
        ("Tel. g.", "phone"),
        ("Ph W", "phone"),
        ("Off. Tel", "phone"),
        ("İş Tel", "phone"),
        ("IS TELEFONU", "phone"),
        ("Company HQ Phone", "phone"),
        ("Telefon abends", "phone"),
        ("Tél. port.", "phone"),
        ("Vor- u. Zuname", "name"),
        ("Werkadres, land/regio", "work_country"),
        ("phone_raw", "phone"),
        ("Mobile (normalized)", "phone"),
        ("Cognome del partecipante", "last_name"),
        ("Telefone do participante", "phone"),
        ("Телефон участника", "phone"),
        ("Service Street 2", "street"),
        ("Service zip code", "postcode"),
        ("Address 3: FullAddress", "address"),
        ("street_num", "house_number"),
    ],
)
def test_known_words_make_a_heading_in_any_order(heading, field):
    """Phones, e-mails, names, places: with what says whose and where around them."""
    assert field == compose(heading)


@pytest.mark.parametrize(
    "heading", ["Telefon Kantine", "Hotel", "Home", "Work", "Number", "First contact", "", "2"]
)
def test_one_unknown_word_or_none_that_says_what_it_is_makes_no_field(heading):
    """In doubt it is not known."""
    assert compose(heading) is None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Addr 1 - Phone # 1", "phone"),
        ("Address 2: Telephone 3", "phone"),
        ("Address 1: Fax", "fax"),
        ("Addr 1 - Contact Name", None),
        ("Phone address", None),
    ],
)
def test_a_phone_of_a_numbered_address_is_a_phone(heading, field):
    """Accounting programs write each address with its own phones; who is there is another question."""
    assert field == compose(heading)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Owner", "name"),
        ("Owner's full name", "name"),
        ("Propriétaire", "name"),
        ("Owner's phone", "phone"),
        ("E-Mail des Eigentümers", None),
        ("E-Mail Eigentümer", "email"),
        ("Contact owner", "ignored"),
        ("Owner's xyzzy", "ignored"),
        ("Phone", None),
    ],
)
def test_what_is_someone_elses_is_told_apart(heading, said):
    """`Contact owner` is a colleague in a CRM, `Owner` may be that of a flat."""
    assert said == of_someone(heading)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("总机", "phone"),
        ("直線電話", "phone"),
        ("Sentralbord", "phone"),
        ("Hovednr.", "phone"),
        ("Tel. pevná", "phone"),
        ("Роб. тел.", "phone"),
        ("Tél. bur.", "phone"),
        ("الهاتف الأرضي", "phone"),
        ("फोन नं.", "phone"),
        ("Arbejdsplads", "company"),
        ("Työpaikka", "company"),
        ("Įstaigos pavadinimas", "company"),
        ("Назва закладу", "company"),
        ("Denumirea unității", "company"),
        ("Naziv ustanove", "company"),
        ("Nazwa instytucji", "company"),
        ("Intézmény neve", "company"),
        ("שם המוסד", "company"),
        ("機構名稱", "company"),
        ("Điện thoại CQ", "phone"),
        ("Street Num", "house_number"),
        ("Addresse", "address"),
        ("Siège social", "address"),
        ("Sídlo", "address"),
        ("Web stranica", "website"),
        ("Kotisivut", "website"),
    ],
)
def test_offices_name_columns_in_their_own_words(heading, field):
    """A switchboard, a place of work, a seat: as people write who keep lists of firms."""
    assert field == compose(heading)


@pytest.mark.parametrize("text", ["Mr.", "Frau Dr.", "Mme", "Sra.", "Alhaji", "г-н", "様"])
def test_salutations_are_known(text):
    """Also two of them."""
    assert is_salutation(text)
    assert not is_salutation(f"{text} Demo")


@pytest.mark.parametrize(
    "heading", ["Apellidos, Nombre", "Surname, First name", "Nom, Prénom", "Name, Vorname"]
)
def test_a_heading_says_that_the_family_comes_first(heading):
    """By the order of its words, in any language."""
    assert is_family_first(heading)


@pytest.mark.parametrize("heading", ["Nombre y apellidos", "First, Last", "Vor- und Nachname", "Name", "Foo"])
def test_other_headings_do_not_say_that_the_family_comes_first(heading):
    """Below them a comma may part anything."""
    assert not is_family_first(heading)


@pytest.mark.parametrize("word", ["電話" * 1500, "abc" * 10_000], ids=["known pieces", "none"])
def test_a_heading_of_a_whole_page_does_no_harm(word):
    """It is no compound; to take it apart letter by letter would never end well."""
    assert compose(word) is None
    assert [None, "name"] == [column.field for column in recognise([word, "Name"])]


@pytest.mark.parametrize("text", ["Phone " * 3000, "contact no " * 30 + "foo"], ids=["known", "many ways"])
def test_a_note_of_known_words_in_the_place_of_a_heading_does_no_harm(text):
    """It is too long for one, and whatever asks what its words mean gets an answer at once."""
    assert [None, "name", "phone"] == [one.field for one in recognise([text, "Name", "Phone"])]


def test_the_longest_words_do_not_hide_what_the_rest_says():
    """`Privat e-post` is no `private post`; and words with a number between them are no one word."""
    assert compose("Privat e-post") == compose("Kontakt e-post") == "email"
    assert compose("Person i 2 d") is None
