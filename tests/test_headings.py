"""`columns.headings`: what each column is, by its heading, its neighbours and its values."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columns.column import FIELDS, IGNORED, Column
from columns.headings import knows, recognise
from columns.readings import listed, read

EMAILS = ["ann@example.com", "bob@example.org", "eva.demo@example.net"]
PHONES = ["+1 202-555-0101", "+1 202-555-0102", "+44 20 7946 0018"]
DIALLED = ["202-555-0101", "(202) 555-0102", "0171 5550103"]
PEOPLE = ["Ann Demo", "Bob Mock", "Eva Sample"]
KNOWN_ROW = ["First Name", "Last Name", "E-mail", "Telefon", "Société", "郵便番号", "Ciudad"]


def fields(*headings: str, **options) -> list[str | None]:
    return [column.field for column in recognise(headings, **options)]


def by_values(**columns: list[str]) -> list[str | None]:
    """Recognise headings (`_` for a blank) with their values."""
    headings = [heading.replace("_", " ") for heading in columns]
    return fields(*headings, values=list(columns.values()))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("\ufeffName", "name"),
        ("*Email", "email"),
        ("E-Mail*", "email"),
        ("PHONE NUMBER:", "phone"),
        ("Ｅｍａｉｌ", "email"),
        ("Société ", "company"),
        ("Telefon\u00a0privat", "phone"),
        ("Prenom", "first_name"),
        ("NAZWISKO", "last_name"),
        ("SOYADI", "last_name"),
        ("last_name", "last_name"),
        ("zipCode", "postcode"),
        ("EMailAdresse", "email"),
        ("Person - City", "city"),
        ("Contact: Phone", "phone"),
        ("Kontakt.E-Mail", "email"),
        ("properties.email", "email"),
        ("contact[first_name]", "first_name"),
        ("billing_first_name", "first_name"),
        ("Phone (mobile)", "phone"),
        ("Telefon (bitte mit Vorwahl)", "phone"),
        ("Name (required)", "name"),
        ("Nombre (obligatorio)", "name"),
        ("Vorname des Kunden", "first_name"),
        ("Student Name", "name"),
        ("emails", "email"),
        ("Vorn.", "first_name"),
        ("Surname/Org Name", "last_name"),
        ("NACHN.", "last_name"),
        ("Familienn. des Kunden", "last_name"),
        ("Prén.", "first_name"),
        ("Apell. cliente", "last_name"),
        ("Miejsc.", "city"),
    ],
)
def test_a_heading_is_known_however_it_is_written(heading, field):
    """Case, accents, marks, blanks, underscores, prefixes of exports and hints in brackets do not count."""
    assert [field] == fields(heading)


@pytest.mark.parametrize(
    "heading", ["Phone 2", "Telefon 3", "Tel. 10", "Mobile3", "Phone 1 - Value", "phone_4"]
)
def test_a_number_makes_one_more_of_a_kind(heading):
    """The column before it need not be there."""
    assert ["phone"] == fields(heading)


@pytest.mark.parametrize("heading", ["Foo", "", "Hotel", "Ad name", "Faxbot", "Mailbox", "School name"])
def test_an_unknown_heading_is_no_field(heading):
    """It is reported, never guessed into one, also if a part of it is a word that is known."""
    assert [None] == fields(heading)
    assert not knows(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Owner's e-mail",
        "Manager Phone",
        "Mother's Email",
        "Parent/Guardian Phone",
        "Emergency Contact",
        "Assistant's Phone",
        "Account Manager",
        "Contact owner",
        "Created By",
        "Referred by",
        "Spouse Mobile",
        "Notfallkontakt Telefon",
        "Tel. Tierarzt",
        "E-Mail der Mutter",
        "Téléphone de l'assistant(e)",
        "Courriel du tuteur",
        "Teléfono de emergencia",
        "Correo del padre",
        "E-mail do responsável",
        "Telefono del genitore",
        "Telefoon ouder",
        "Telefon rodzica",
        "E-mail opiekuna",
        "Телефон родителя",
        "Veli Telefonu",
        "緊急連絡先電話番号",
        "家长电话",
        "보호자 연락처",
    ],
)
def test_what_is_someone_elses_is_left_out(heading):
    """In any language; `check` says so."""
    [column] = recognise([heading])

    assert ("ignored", "someone else's") == (column.field, column.why)


@pytest.mark.parametrize(
    "heading",
    [
        "Tax Number",
        "VAT no.",
        "USt-IdNr.",
        "N° TVA",
        "CPF",
        "NIP",
        "ИНН",
        "Bank Account Number",
        "IBAN",
        "Kontonummer",
        "IP Address",
        "Date of birth",
        "Geburtsdatum",
        "Seriennummer",
        "Order Number",
        "National ID",
        "Email Status",
        "Email Opt-in",
        "Phone verified",
        "Email bounced",
        "Last email date",
        "Email type",
        "Password",
        "WhatsApp opt in",
    ],
)
def test_numbers_and_marks_that_reach_nobody_are_left_out(heading):
    """Tax, bank, birthday, and what is about an address instead of one."""
    assert ["ignored"] == fields(heading)


@pytest.mark.parametrize(
    "cell",
    [
        "Ann",
        "Demo",
        "Berlin",
        "Paris",
        "France",
        "No",
        "Yes",
        "M",
        "Home",
        "Work",
        "12",
        "Mr.",
        "Private",
        "Manager",
    ],
)
def test_what_stands_in_cells_is_no_known_heading(cell):
    """So a first row of people is not taken for headings."""
    assert not knows(cell)


def test_where_somebody_is_on_whatsapp_is_a_phone_on_a_card_too():
    """It is the number of a phone, and may be the only one; an account elsewhere is none."""
    assert ["name", "phone", "phone"] == fields("FN", "TEL", "X-WHATSAPP")
    assert ["name", "phone", "ignored"] == fields("FN", "TEL", "X-SKYPE")


def test_title_beside_a_job_title_is_the_salutation():
    """Outlook's `Title` is Mr. or Dr., elsewhere it is the job; French Outlook has `Titre` for both."""
    assert ["prefix", "title"] == fields("Title", "Job Title")
    assert ["title", "name"] == fields("Title", "Full Name")
    assert ["prefix", "last_name", "title"] == fields("Titre", "Nom de famille", "Titre")
    assert ["prefix", "last_name", "title"] == fields("Titre", "Nom de famille", "Titre.1")
    assert ["title", "role", "name"] == fields("TITLE", "ROLE", "FN")


@pytest.mark.parametrize("values", [["Mayor", "Clerk", "Baker"], ["CEO", "VP", "CTO"]])
def test_a_title_of_a_card_is_the_job_however_often_it_comes(values):
    """A card's salutation is a part of `N`; a second job is used where the first is empty."""
    assert ["title", "role", "name"] == fields("TITLE", "TITLE", "FN", values=[values, values, []])
    assert ["title", "role", "name"] == fields("title", "title", "cn", values=[values, values, []])
    assert ["title", "last_name"] == fields("TITLE", "N Family")


def test_what_most_headings_begin_with_says_nothing():
    """A database's table calls its columns so; `id` has no such beginning."""
    expected = ["id", "company", "phone", "postcode", None]

    assert expected == fields("id", "knd_firma", "knd_telefon", "knd_plz", "knd_rabattgruppe")
    assert [*expected, "email"] == fields("id", "k.firma", "k.telefon", "k.plz", "k.rabattgruppe", "e_mail")


def test_what_few_headings_begin_with_or_those_of_no_contact_stays():
    """A list of articles has names, but nobody to call."""
    assert [None, "name", "email", "city"] == fields("knd_telefon", "Name", "E-Mail", "Ort")
    assert [None, None, None] == fields("ware_name", "ware_ort", "ware_preis")


@pytest.mark.parametrize("values", [["Mr", "Mrs", "Dr"], ["Herr", "Frau Dr.", "Frau"], ["M.", "Mme", "Sr."]])
def test_a_title_of_salutations_is_one(values):
    """The values say it where there is no neighbour."""
    assert ["prefix"] == by_values(Title=values)
    assert ["title"] == by_values(Title=["Baker", "Painter", "CEO"])


def test_a_second_job_title_is_used_where_the_first_is_empty():
    """Not before the name; but what is as short as a degree is one."""
    assert ["role", "title"] == by_values(Title=["Marketing Manager", "Head of Sales"], Position=["x", "y"])
    assert ["prefix", "title"] == by_values(
        Titel=["Dipl.-Kfm.", "Mag.", "RA", "LL.M.", "Mag.", "B.A."], Position=["x"]
    )


def test_name_beside_a_part_of_the_name_is_the_other_part():
    """Beside both it is the whole name, as in Google's files; so is the second `Nom` of French Outlook."""
    assert ["first_name", "last_name"] == fields("Name", "Surname")
    assert ["last_name", "first_name"] == fields("Nom", "Prénom")
    assert ["first_name", "last_name"] == fields("Nom", "Cognoms")
    assert ["first_name", "last_name", "name"] == fields("Nombre", "Apellidos", "Nombre")
    assert ["name", "first_name", "last_name"] == fields("Name", "Given Name", "Family Name")
    assert ["name"] == fields("Имя")


def test_a_column_of_whole_names_is_no_last_name():
    """`Name` beside `First Name` alone may be either; two words each tell."""
    assert ["name", "first_name"] == by_values(Name=PEOPLE, First_Name=["Ann", "Bob", "Eva"])
    assert ["last_name", "first_name"] == by_values(Name=["Demo", "Mock"], First_Name=["Ann", "Bob"])


def test_single_words_beside_a_first_name_are_last_names():
    """Whatever heads them, also with `van`; not if there is another last name, or if they are whole names."""
    parts = {"Nom_du_contact": ["Durand", "Petit"], "Prénom_du_contact": ["Paul", "Anne"]}
    assert ["last_name", "first_name"] == by_values(**parts)
    dutch = {"Naam": ["van den Berg", "Brink, ten"], "Voornaam": ["Ann", "Bob"]}
    assert ["last_name", "first_name"] == by_values(**dutch)
    assert ["name", "first_name", "last_name"] == by_values(**parts, Last_Name=["Durand", "Petit"])
    assert ["name", "first_name"] == by_values(Nom_du_contact=PEOPLE, Prénom_du_contact=["Ann", "Bob"])


def test_single_words_beside_a_last_name_are_first_names():
    """Whatever heads them; not if they are last names once more, whole names, or those of firms."""
    family = {"שם_משפחה": ["Demo", "Mock"]}
    assert ["first_name", "last_name"] == by_values(שם=["Ann", "Bob"], **family)
    assert ["name", "last_name"] == by_values(שם=["Demo", "Mock"], **family)
    assert ["name", "last_name"] == by_values(שם=PEOPLE, **family)
    assert ["name", "last_name"] == by_values(שם=["Acme", "Emca"], Contact_Last_Name=["Demo", "Mock"])


def test_guests_are_people_or_how_many_they_are():
    """By the values; without any they are people."""
    assert ["name", "phone"] == by_values(Gast=PEOPLE, Telefon=DIALLED)
    assert ["ignored", "phone"] == by_values(Gast=["2", "4"], Telefon=DIALLED)
    assert ["name", "phone"] == fields("Paciente", "Teléfono")


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("School Name,School Address,School Phone", ["company", "work_address", "phone"]),
        ("school_name,school_contact_name,schoolEmail", ["company", "name", "email"]),
        ("Schule,Schule Telefon,Schule E-Mail", ["company", "phone", "email"]),
        ("Name,School,School Phone,Phone", ["name", "ignored", None, "phone"]),
    ],
)
def test_a_list_of_places_is_one_of_companies_unless_it_names_others(headings, found):
    """Those beside the name of a pupil are where somebody else is reached."""
    assert found == fields(*headings.split(","))


@pytest.mark.parametrize("heading", ["Company Contact", "Company Contact Name", "Firma Ansprechpartner"])
def test_the_contact_of_a_company_is_a_person(heading):
    """Beside the company, as in `Company Name, Company Contact, Phone`."""
    assert ["company", "name", "phone"] == fields("Company Name", heading, "Phone")


def test_names_below_a_heading_that_is_not_known_are_names_if_there_are_no_others():
    """Beside a phone or an e-mail address; first and last names, that differ."""
    assert ["name", "phone"] == by_values(Wie_heißt_du=PEOPLE, Handy=DIALLED)
    assert [None, "name", "phone"] == by_values(Foo=PEOPLE, Name=PEOPLE, Phone=DIALLED)
    assert [None, "phone"] == by_values(Foo=["red", "blue", "on demand"], Phone=DIALLED)
    remarks = ["اتصل غدا صباحا", "لا يرد الهاتف", "زبون قديم"]  # names have no capitals there that tell them
    assert [None, "phone"] == by_values(Foo=remarks, Phone=DIALLED)
    assert [None, "phone"] == by_values(Foo=["Ann Demo", "Ann Demo", "Ann Demo"], Phone=DIALLED)
    assert [None, "city"] == by_values(Foo=PEOPLE, City=["Boston", "Lisbon", "Rome"])


def test_numbered_persons_beside_the_contact_are_others():
    """As Xero writes them; where nobody else is, the first of them is the contact."""
    assert ["first_name", "ignored", "ignored"] == fields("FirstName", "Person1FirstName", "Person1Email")
    assert ["first_name", "email"] == fields("Person1FirstName", "Person1Email")


def test_a_second_name_is_the_last_one_unless_another_is():
    """`Презиме` is the last name in Serbian and the middle one in Bulgarian."""
    assert ["first_name", "last_name"] == fields("Име", "Презиме")
    assert ["first_name", "middle_name", "last_name"] == fields("Име", "Презиме", "Фамилия")


def test_apelido_is_a_last_name_in_portugal_and_a_nickname_in_brazil():
    """Where `Sobrenome` is the last name."""
    assert ["name", "last_name"] == fields("Nome completo", "Apelido")
    assert ["last_name", "nickname"] == fields("Sobrenome", "Apelido")


def test_a_customer_is_a_name_or_a_company_or_a_number():
    """By the values, else by whether another column is the name."""
    assert ["name", "email"] == fields("Customer", "Email")
    assert ["company", "name"] == fields("Kunde", "Ansprechpartner")
    assert ["id", "name"] == by_values(Cliente=["C-1001", "C-1007"], Nome_completo=PEOPLE)
    assert ["nickname", "company", "first_name", "last_name"] == fields(
        "Customer", "Company", "First Name", "Last Name"
    )


@pytest.mark.parametrize("heading", ["Home", "Mobile", "Other", "Primary", "Contact"])
def test_a_phone_or_an_email_is_told_by_the_values(heading):
    """Headings that only say whose, or how it is reached."""
    assert ["phone"] == by_values(**{heading: DIALLED})
    assert ["email"] == by_values(**{heading: EMAILS})


def test_an_office_is_a_phone_only_if_its_values_are():
    """Outlook's `Bureau` and `Büro` are rooms, its `Private` is yes or no."""
    assert ["phone", "phone"] == by_values(Bureau=DIALLED, Privat=DIALLED)
    assert ["ignored", "ignored"] == by_values(Bureau=["3B", "4A"], Privat=["False", "False"])


def test_home_with_addresses_is_an_address():
    """Also `Work`."""
    streets = ["1 Elm Street, Springfield", "22 Main St, Shelbyville"]
    assert ["home_address", "work_address"] == by_values(Home=streets, Work=streets)


def test_a_number_is_no_country():
    """Shops number them."""
    assert ["ignored"] == by_values(billing_countryID=["2", "31"])
    assert ["work_country"] == by_values(billing_countryID=["DE", "AT"])


def test_an_abbreviation_that_can_be_several_things_is_none():
    """`Kont.` is who is spoken to, or a number at the bank; and what no full stop ends is a word."""
    assert [None, None, None] == fields("Kont.", "Cont.", "Nachn")


def test_ap_is_an_apartment_or_who_is_spoken_to():
    """In Polish and Romanian the one, in German the other; a firm that stands before is the company then."""
    assert ["extra", "phone"] == by_values(Ap=["12", "3 A"], Tel=PHONES)
    assert ["company", "name", "phone"] == by_values(
        Lieferant=["Demo AG", "Mock KG", "Test GmbH"], AP=PEOPLE, Tel=PHONES
    )


def test_some_apartments_are_told_apart_by_letters():
    """In Portugal by sides, too; names are longer."""
    assert ["name", "extra", "phone"] == by_values(Name=PEOPLE, Ap=["A", "B"], Phone=PHONES)
    assert ["name", "extra", "phone"] == by_values(Name=PEOPLE, Ap=["Esq", "Dto"], Phone=PHONES)


def test_a_number_right_behind_its_code_is_a_phone():
    """However short: alone it would be the customer's."""
    values = {"Name": PEOPLE, "Vorwahl": ["221", "228"], "Nummer": ["5550101", "5550102"]}

    assert ["name", "phone_area_code", "phone"] == by_values(**values)


def test_a_number_right_behind_a_street_is_that_of_the_house():
    """Elsewhere it is the customer's."""
    streets, numbers = ["Rua A", "Rua B"], ["10", "12"]
    assert ["street", "house_number", "city"] == by_values(Rua=streets, Nº=numbers, Cidade=["X"])
    assert ["id", "street", "city"] == by_values(Nº=numbers, Rua=streets, Cidade=["X"])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Attendee #", "id"),
        ("Phone #", "phone"),
        ("House #", "house_number"),
        ("自宅〒", "home_postcode"),
        ("Č.p.", "house_number"),
        ("C.P.", "postcode"),
    ],
)
def test_a_sign_is_read_as_its_word(heading, field):
    """Where comparing loosely would lose it, or take it for something else."""
    assert [field] == fields(heading)


def test_values_correct_a_heading():
    """Whoever mixed up the columns, or has yes and no below `WhatsApp`."""
    assert ["email", "phone"] == by_values(Phone=EMAILS, Email=DIALLED)
    assert ["name", "email"] == by_values(Name=PEOPLE, Address=EMAILS)
    assert ["ignored"] == by_values(WhatsApp=["yes", "no"])


def test_values_make_a_field_of_an_unknown_heading_only_if_no_other_column_is_it():
    """And no heading says whose it is."""
    assert ["email"] == by_values(Foo=EMAILS)
    assert ["phone"] == by_values(Foo=PHONES)
    assert [None, "email"] == by_values(Foo=EMAILS, Email=[])
    assert [None] == by_values(Foo=DIALLED)
    assert [None] == by_values(Foo=["write to ann@example.com", "see bob@example.com"])
    assert ["ignored"] == by_values(Owners_email=EMAILS)
    assert [None] == by_values(Owners_xyzzy=EMAILS)
    assert [None, "phone"] == by_values(Foo=PHONES, Phone=[])


def test_a_contact_is_a_number_beside_a_name_if_the_most_are():
    """Somebody typed a name into it once, and two numbers with a stroke between them."""
    numbers = ["202-555-0101", "+12025550102/+12025550103", "Ann", "202-555-0104", "202-555-0105"]
    names = ["Ann", "Bob", "Cy", "Dee", "Eve"]

    assert ["first_name", "last_name", "phone"] == by_values(
        First_Name=names, Last_Name=names, Contact=numbers
    )
    assert ["company", "name"] == by_values(
        Company=names, Contact=["Ann", "Bob", "Cy", "Dee", "202-555-0101"]
    )


def test_a_column_that_only_says_yes_or_no_is_nobody():
    """`Lead` and `Customer` tell what somebody is, `Email` that they want some."""
    says = ["yes", "no", "yes"]

    assert ["name", *["ignored"] * 3] == by_values(
        Name=PEOPLE, Lead=says, Customer=["TRUE", "FALSE"], Email=says
    )
    assert ["name"] == by_values(Customer=PEOPLE)


def test_a_name_of_firms_beside_a_contact_is_their_company():
    """As in books; where nobody is named the company is the name."""
    firms = ["Demo Ltd", "Mock & Sons", "Sample GmbH"]

    assert ["company", "name", "phone"] == by_values(Name=firms, Contact=PEOPLE, Phone=PHONES)
    assert ["name", "name"] == by_values(Name=PEOPLE, Contact=PEOPLE[::-1])


def test_a_contact_beside_a_name_and_a_company_is_who_is_called():
    """The name may be that of a deal, or what the company is called on the street."""
    assert ["nickname", "company", "name", "phone"] == fields("Name", "Company", "Contact", "Phone")
    assert ["name", "company", "phone"] == by_values(Name=PEOPLE, Company=PEOPLE, Contact=PHONES)


def test_persons_in_the_first_column_are_who_it_is_beside_their_firms():
    """Whatever is above them; further right they may be colleagues of ours."""
    firms = {"Praxis": ["Demo Praxis", "Mock Klinik", "Test Labor"], "Tel": DIALLED}

    assert ["name", "company", "phone"] == by_values(Xyzzy=PEOPLE, **firms)
    assert ["company", "phone", None] == by_values(**firms, Xyzzy=PEOPLE)


def test_a_shop_has_the_name_of_its_owner():
    """`Owner` alone is a colleague of ours, as is whoever owns many."""
    shops, owners = ["Demo Store", "Mock Cafe"], ["Ann Demo", "Bob Mock"]

    assert ["company", "name", "phone"] == by_values(Shop_Name=shops, Owner_Name=owners, Phone=PHONES)
    assert ["company", "ignored"] == by_values(Company=shops, Owner=owners)
    assert ["company", "ignored"] == by_values(Company=shops, Owner_Name=["Ann Demo"] * 2)


def test_a_name_beside_the_parts_of_a_contacts_is_that_of_the_company():
    """Its legal form may stand in another column; where there is a company, it is a second name."""
    parts = {"Prénom_du_contact": ["Paul", "Anne"], "Nom_du_contact": ["Durand", "Petit"]}
    shops = ["Papeterie Exemple", "Vins Modèle"]

    assert ["company", "first_name", "last_name"] == by_values(Nom=shops, **parts)
    assert ["nickname", "first_name", "last_name", "company"] == by_values(Nom=shops, **parts, Société=PEOPLE)


def test_a_heading_for_phones_above_addresses_is_one_for_these():
    """`Recapito` is where somebody is reached, in whichever way; numbers with words are phones."""
    assert ["name", "address"] == by_values(Nome=PEOPLE, Recapito=["Via Prova 25", "Corso Esempio 7/B"])
    assert ["name", "phone"] == by_values(Nome=PEOPLE, Recapito=["ab. 02 12345678", "cell. 333 1234567"])


def test_a_doctor_is_the_contact_of_a_list_of_doctors_and_another_person_in_one_of_patients():
    """Whole or in parts, at a practice or at home."""
    parts = {"Prénom_du_médecin": ["Ann", "Bob"], "Nom_du_médecin": ["Demo", "Mock"]}

    assert ["name", "phone"] == by_values(Lekarz=PEOPLE, Telefon_gabinet=PHONES)
    assert ["first_name", "last_name", "phone"] == by_values(**parts, Tél_cabinet=PHONES)
    assert ["name", "phone", "ignored", "ignored"] == by_values(
        Patient=PEOPLE, Telefon=PHONES, Hausarzt=PEOPLE, Telefon_Arzt=PHONES
    )


@pytest.mark.parametrize("place", ["Shop", "Restaurant", "Salon", "Laden"])
@pytest.mark.parametrize("whose", ["Contact", "Owner", "Manager"])
def test_a_place_before_who_it_is_of_is_the_company(place, whose):
    """Unless several are of the same, as people are of an office; a department is none."""
    firms, offices = ["Demo Bakery", "Mock Print", "Blue Shoes"], ["North"] * 3

    assert ["company", "name", "phone"] == by_values(**{place: firms, whose: PEOPLE, "Phone": PHONES})
    assert [None, "name", "phone"] == by_values(**{place: offices, "Name": PEOPLE, "Phone": PHONES})
    assert ["ignored", "name"] == by_values(Department=firms, Name=PEOPLE)


@pytest.mark.parametrize("heading", ["Proprietor", "Owner Name", "Inhaber", "Inhaberin", "Titolare"])
def test_a_firm_has_the_name_of_who_owns_it(heading):
    """Where it names no contact; beside somebody's name it is another person."""
    firms = ["Demo Ltd", "Mock Inc", "Test GmbH"]

    assert ["company", "name", "phone"] == by_values(**{"Company": firms, heading: PEOPLE, "Phone": PHONES})
    assert ["name", "ignored", "phone"] == by_values(**{"Name": PEOPLE, heading: PEOPLE, "Phone": PHONES})


@pytest.mark.parametrize(
    "heading", ["CEO", "Gérant", "Legal Representative", "Representante Legal", "Yasal Temsilci"]
)
def test_a_firm_has_the_name_of_who_stands_for_it(heading):
    """Where it names no contact."""
    assert ["company", "nickname", "phone"] == by_values(
        **{"Company": ["Demo Ltd", "Mock Inc"], heading: ["Ann Demo", "Bob Mock"], "Phone": PHONES}
    )


def test_a_branch_is_who_is_called_where_nobody_is_named():
    """Each has a number of its own; departments of people are theirs."""
    towns = ["Downtown", "Uptown", "Harbour"]

    assert ["company", "phone"] == by_values(Branch=towns, Phone=PHONES)
    assert ["company", "phone"] == by_values(Abteilung=towns, Telefon=PHONES)
    assert ["company", "phone"] == by_values(Dział=towns, Telefon=PHONES)
    assert ["company", "phone"] == by_values(Ufficio=towns, Telefono=PHONES)
    assert ["company", "phone"] == by_values(科室=towns, 电话=PHONES)
    assert ["name", "ignored", "phone"] == by_values(Name=PEOPLE, Department=towns, Phone=PHONES)
    assert ["ignored", "phone"] == by_values(Department=["Sales"] * 3, Phone=PHONES)


def test_pupils_are_reached_at_their_parents_if_nobody_has_a_number_of_their_own():
    """Who calls a school is known then; a colleague's number never is a customer's."""
    assert ["name", "ignored", "phone", "email"] == fields(
        "Student Name", "Guardian Name", "Guardian Phone", "Guardian Email"
    )
    assert ["first_name", "last_name", "phone", "phone"] == fields(
        "Vorname", "Nachname", "Telefon Mutter", "Telefon Vater"
    )
    assert ["", "", "family"] == [column.place for column in recognise(["Name", "Phone", "Mother's Phone"])]
    assert ["name", "email", "phone"] == fields("Name", "Email", "Mother's Phone")
    assert ["name", "phone", "phone", "email"] == fields("Name", "Festnetz", "Handy Mutter", "Mail Mutter")
    assert ["name", "ignored"] == fields("Name", "Manager Phone")


def test_a_job_is_no_number():
    """`Roll` is a role in Swedish."""
    assert ["name", "ignored"] == by_values(Namn=PEOPLE, Roll=["12", "13", "14"])
    assert ["name", "role"] == by_values(Namn=PEOPLE, Roll=["Chef", "Säljare", "Chef"])


def test_a_supplier_that_stands_first_is_the_company():
    """Behind a name it is somebody else's."""
    assert ["company", "name", "phone"] == fields("Vendor", "Contact", "Phone")
    assert ["company", "phone", "email"] == fields("Proveedor", "Teléfono", "Correo")
    assert ["company", "first_name", "last_name"] == fields("Lieferant", "Vorname", "Nachname")
    assert ["name", None, "phone"] == fields("Name", "Supplier", "Phone")
    assert ["name", "phone", None] == fields("Name", "Phone", "Vendor")


def test_a_supplier_is_no_company_beside_a_company_or_the_name_of_a_thing():
    """The name that stands behind it has to be that of a contact."""
    assert [None, "name", "company", "phone"] == fields("Vendor", "Contact", "Company", "Phone")
    assert [None, "name", "phone"] == fields("Vendor", "Name", "Phone")


def test_a_name_of_single_words_is_the_last_name_of_the_contact_who_has_a_first_name():
    """Of several names only that of the contact can be, and only if the first name is theirs."""
    given, single, others = ["Ann", "Bob", "Eva"], ["Demo", "Mock", "Sample"], ["Gil", "Hal", "Ida"]
    assert ["first_name", "last_name"] == by_values(Contact_First_Name=given, Student_Name=single)
    assert ["first_name", "name", "name"] == by_values(
        First_Name=given, Student_Name=single, Contact_Name=others
    )


def test_a_name_beside_both_parts_of_it_says_something_else():
    """It is what the contact is called if nothing else is; names of firms are the company."""
    parts = {"First_Name": ["Ann", "Bob", "Eva"], "Last_Name": ["Demo", "Mock", "Sample"]}
    of_contact = {f"Contact_{heading}": cells for heading, cells in parts.items()}
    others = ["Gil Foo", "Hal Bar", "Ida Baz"]
    assert ["first_name", "last_name", "nickname"] == by_values(**parts, Name=["Gil", "Hal", "Ida"])
    assert ["first_name", "last_name", "nickname"] == by_values(**of_contact, Contact_Name=others)
    assert ["first_name", "last_name", "company"] == by_values(
        **parts, Student_Name=["Blau GmbH", "Rot AG", "Malerei Grün"]
    )


def test_a_full_name_is_no_part_of_one_whatever_its_values():
    """Nor is it another person's because a contact person is who has it."""
    assert ["name", "last_name"] == by_values(Full_Name=["Ann", "Bob"], Last_Name=["Demo", "Mock"])
    assert ["name", "phone"] == fields("Contact Person Full Name", "Phone")


def test_people_who_come_first_are_a_company_only_beside_the_name_of_a_contact():
    """`Participants` alone are no firms."""
    assert ["company", "name", "phone"] == fields("Participants", "Contact Name", "Phone")
    assert [None, "phone"] == fields("Participants", "Phone")


def test_only_an_unknown_heading_is_the_name_beside_an_email_of_its_own():
    """`Company` has one as well, and is the company."""
    firms = ["Blue", "Red", "Green"]
    assert ["company", "email", "name", "email"] == by_values(
        Company=firms, Company_Email=EMAILS, Requester=PEOPLE, Requester_Email=EMAILS
    )


def test_a_first_name_comes_again_however_it_is_written():
    """The second is that of a husband or a wife."""
    assert ["first_name", "last_name", "ignored"] == fields("First Name", "Last Name", "FIRST NAME")


def test_a_state_is_part_of_an_address_or_how_things_are():
    """`Estado` and `Stato` are both; values tell, and what stands beside them."""
    assert ["name", "ignored"] == fields("Nombre", "Estado")
    assert ["name", "city", "region"] == fields("Nombre", "Ciudad", "Estado")
    assert ["city", "country"] == by_values(Città=["Roma", "Parigi"], Stato=["Italia", "Francia"])
    assert ["city", "ignored"] == by_values(Città=["Roma", "Parigi"], Stato=["Attivo", "Sospeso"])


def test_sn_is_a_surname_in_a_directory():
    """As programs export the accounts of a network; elsewhere it is a serial number."""
    names = ["Ann", "Bob", "Cy"]

    read = by_values(cn=PEOPLE, sn=["Demo", "Mock", "Sample"], givenName=names, mail=EMAILS)
    assert ["name", "last_name", "first_name", "email"] == read
    assert ["ignored", "name"] == by_values(SN=["1", "2", "3"], Name=PEOPLE)


def test_kraj_is_a_country_a_region_or_a_town():
    """In Polish, Czech and Slovene: what else there is of the address tells."""
    assert ["city", "country"] == fields("Miasto", "Kraj")
    assert ["city", "region", "country"] == fields("Město", "Kraj", "Stát")
    assert ["postcode", "city", "country"] == fields("Poštna številka", "Kraj", "Država")


def test_a_title_is_what_a_place_is_called_if_nothing_else_is():
    """In lists that maps give; not of people, whose jobs come again."""
    places = {"Street": ["1 Demo Rd", "2 Demo Rd", "3 Demo Rd"], "Phone": PHONES}

    assert ["name", "street", "phone"] == by_values(Title=["Demo Bakery", "Mock Cafe", "Cy's"], **places)
    assert ["title", "street", "phone"] == by_values(Title=["Clerk", "Clerk", "Clerk"], **places)
    assert ["title", "email"] == by_values(Title=["Clerk", "Chef", "Cook"], Email=EMAILS)


def test_an_owner_is_the_contact_by_parts_of_the_name_too():
    """The first of two owners."""
    headings = [f"Owner {n} {part} Name" for n in (1, 2) for part in ("First", "Last")]
    values = [["Ann", "Bob"], ["Demo", "Mock"], ["Cy", "Dee"], ["Demo", "Mock"], PHONES[:2]]

    read = fields(*headings, "Phone 1", values=values)

    assert ["first_name", "last_name", "ignored", "ignored", "phone"] == read


def test_an_owner_is_the_contact_only_where_there_is_nobody_else():
    """A list of flats; but few names over and over are those of colleagues."""
    assert ["name", "phone"] == by_values(Owner=PEOPLE, Owner_Phone=PHONES)
    assert ["name", "ignored"] == by_values(Name=PEOPLE, Owner=PEOPLE)
    assert ["email", "ignored"] == by_values(Email=EMAILS, Owner=["Ann Demo", "Ann Demo", "Ann Demo"])


def test_a_counter_is_no_id():
    """`No.` whose values count the rows; an id beside it goes before it in any case."""
    assert ["ignored"] == by_values(**{"No.": ["1", "2", "3"]})
    assert ["id"] == by_values(Nr=["10034", "10021", "10077"])
    assert ["id", "ignored"] == fields("Customer ID", "#")


def test_a_number_is_of_a_house_or_a_phone_or_a_customer():
    """By what stands before it and by the values."""
    assert ["street", "house_number", "city"] == fields("Calle", "Número", "Ciudad")
    assert ["phone"] == by_values(Number=DIALLED)
    assert ["id"] == by_values(Number=["4711", "4712", "5001"])
    assert ["name", "phone"] == by_values(Name=PEOPLE, Number=["+1 202-555-0101", "22", "23"])


def test_business_beside_a_company_is_a_phone():
    """As in 3CX's phone book."""
    assert ["company", "phone"] == fields("Company", "Business")
    assert ["company", "name"] == fields("Business", "Name")


def test_a_profile_is_a_link():
    """In cards it is a word: `PROFILE:VCARD`."""
    assert ["url"] == by_values(Profile=["https://crm.example.com/people/17"])
    assert ["ignored", "name"] == by_values(PROFILE=["VCARD"], FN=PEOPLE)


def test_an_account_is_a_company_or_a_number():
    """By the values; beside a company it is not needed."""
    assert ["company", "name"] == by_values(Account=["Demo Ltd", "Mock Inc"], Name=PEOPLE)
    assert ["id", "name"] == by_values(Account=["10000", "10400"], Name=PEOPLE)
    assert ["ignored", "company"] == fields("Account", "Company")


def test_the_first_name_of_a_second_person_is_left_out():
    """`First Name 2`, or the same heading again, is that of a husband or a wife."""
    assert ["first_name", "ignored"] == fields("First Name", "First Name 2")
    assert ["last_name", "ignored"] == fields("Last Name", "Last Name.1")
    assert ["last_name", "last_name"] == fields("Primer apellido", "Segundo apellido")


def test_ones_own_headings_go_before_known_ones():
    """`[columns]`, compared as loosely as all headings, and whatever the values are."""
    overrides = {"our number": "id", "E-Mail": "phone"}

    assert ["id", "phone"] == fields("Our Number", "Email", overrides=overrides, values=[DIALLED, EMAILS])


def test_headings_can_be_left_out_by_pattern():
    """`[ignore] headings`."""
    assert ["ignored", "email"] == fields("Private Phone", "Email", ignored=["private*"])


def test_each_decision_that_the_heading_did_not_make_is_explained():
    """In words for people; with the neighbour's heading as it stands."""
    title, job, owner = recognise(["Title", "Job Title", "Owner"])

    assert "salutation, because `Job Title` stands beside it" == title.why
    assert ("", "someone else's") == (job.why, owner.why)


def test_a_reason_names_a_column_that_is_what_it_says():
    """`surname` was the last name until its values said that it is what Russians are called after fathers."""
    values = [["Ivanovich", "Petrovich"], ["Demo", "Mock"], ["Ivan", "Olga"], ["Demo GmbH", "Mock GmbH"]]
    company = recognise(["surname", "lastname", "firstname", "Name"], values=values)[3]

    assert (company.field, company.why) == ("company", "company, because `lastname` is the name")


def test_the_reason_is_no_part_of_what_a_column_is():
    """Another reason is no reason to shape all rows again."""
    assert Column("Title", "prefix", why="a") == Column("Title", "prefix", why="b")
    assert repr(Column("Title", "prefix", why="a")) == repr(Column("Title", "prefix", why="b"))


def test_every_known_heading_is_a_field_that_exists():
    """None stands there twice for one field, and they stand in the order of the fields."""
    rows = listed()
    order = [(FIELDS.index(field), key) for key, field in rows]

    assert sorted(set(order)) == order


@given(st.text(max_size=90), st.lists(st.sampled_from(KNOWN_ROW), max_size=4))
def test_any_text_as_a_heading_does_no_harm(text, others):
    """It is read, and what is known beside it stays a column of the table."""
    columns = recognise([text, *others])

    assert [text, *others] == [column.heading for column in columns]
    assert {column.field for column in columns} <= {None, *FIELDS}


@given(
    st.permutations(KNOWN_ROW), st.sampled_from([str.upper, str.lower, str.title, lambda text: f" {text}: "])
)
def test_neither_case_nor_the_order_of_columns_changes_what_is_certain(headings, written):
    """What a heading is does not depend on columns that have nothing to do with it."""
    expected = dict(zip(KNOWN_ROW, fields(*KNOWN_ROW), strict=True))

    assert [expected[heading] for heading in headings] == fields(*map(written, headings))


def test_the_widest_table_of_excel_takes_no_time():
    """16,384 columns, all undecided or all of a kind; or words that can be understood in many ways."""
    start = time.process_time()
    for row in (
        ["Name"] * 16_384,
        ["Phone", "Phone Type"] * 8_192,
        ["Ext"] * 16_384,
        ["Title", "Home"] * 8_192,
        ["号" * 79 + "x"],
        ["e mail " * 40 + "xyzzy"],
        ["telefon " * 1_500],
    ):
        recognise(row)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "headings",
    [
        "First Name,Last Name,Phone,Contact Person,Contact Person Phone",
        "Vorname,Nachname,Telefon,Ansprechpartner,Telefon Ansprechpartner",
        "Jméno,Příjmení,Tel.,Kontaktní osoba,Tel. kontaktní osoby",
        "Keresztnév,Vezetéknév,Tel.,Kapcsolattartó,Kapcsolattartó tel.",
        "First Name,Last Name,Phone,Contact Person,Contact Phone",
        "Nombre,Apellidos,Tfno,Persona contacto,Tfno contacto",
    ],
)
def test_a_contact_person_beside_a_person_is_somebody_else(headings):
    """And so is their phone; a contact person's own first name is the contact's."""
    assert ["first_name", "last_name", "phone", "ignored", "ignored"] == fields(*headings.split(","))
    assert ["name", "phone", "ignored"] == fields("Name", "Phone", "Contact Person Phone")
    assert ["company", "name", "phone"] == fields("Company", "Contact Person", "Contact Person Phone")


def test_what_repeats_behind_another_person_is_theirs():
    """`Phone` behind `Owner`, where the contact's own stands elsewhere; so for all such others then."""
    shared = ["name", "phone", "ignored", "ignored", "ignored"]
    assert shared == fields("Name", "Telefon", "Betreuer", "Telefon", "E-Mail")
    assert shared == fields("Client", "Téléphone", "Commercial", "Téléphone", "Mail")
    assert shared == fields("Client", "Phone", "Lawyer", "Email", "Phone")
    assert ["ignored", "ignored", "name", "phone"] == fields("Owner", "Phone", "Name", "Phone")
    assert [*shared[:4], None, "ignored"] == fields("Name", "Phone", "Manager", "Phone", "Xyzzy", "Phone")
    assert ["name", "ignored", "phone", "phone"] == fields("Name", "Owner", "Phone", "Phone")
    assert ["name", "phone", None, "phone"] == fields("Name", "Phone", "Xyzzy", "Phone")


def read_as(**values: Sequence[str]) -> list[str | None]:
    """The fields of columns, of which `Phone2` is headed `Phone` as well."""
    headings = [heading.rstrip("2") for heading in values]
    return [column.field for column in recognise(headings, values=list(values.values()))]


def test_what_repeats_behind_persons_is_theirs_whatever_they_are():
    """Their names say it, where the heading says nothing that is known; words are no persons."""
    others = ["Eva Sample", "Cy Trial", "Dee Invented"]
    phones = {"Phone2": DIALLED}

    assert ["name", "phone", None, "ignored"] == read_as(Name=PEOPLE, Phone=DIALLED, Xyzzy=others, **phones)
    assert ["name", "phone", None, "phone"] == read_as(Name=PEOPLE, Phone=DIALLED, Xyzzy=["a b"], **phones)
    assert [None, "ignored", "name", "phone"] == read_as(Xyzzy=others, Phone=DIALLED, Name=PEOPLE, **phones)
    assert ["name", "phone", "ignored", "ignored"] == fields("Name", "Phone", "Emergency Contact", "Phone")


def test_what_repeats_behind_a_column_that_is_nobodys_is_the_contacts():
    """`City` stands between a club and its phone; what an emergency contact has is never a pupil's own."""
    clubs, others = ["Demo Club", "Mock Club", "Test Club"], ["Eva Sample", "Cy Trial", "Dee Invented"]
    cities = ["Boston", "Denver", "Austin"]
    read = read_as(Firma=clubs, City=cities, Phone=DIALLED, Xyzzy=others, Phone2=DIALLED)

    assert ["company", "city", "phone", None, "ignored"] == read
    pupil = fields("Leerling", "Ouder", "Telefoon", "Noodcontact", "Telefoon")
    assert ["name", "ignored", "phone", "ignored", "ignored"] == pupil


def test_a_child_is_reached_at_both_parents():
    """Also where their phones have the same heading, and say by where they stand whose they are."""
    family = {"Kind": ["Mia Demo", "Tom Mock"]}
    family |= {"Mutter": ["Eva Sample", "Dee Invented"], "Telefon": DIALLED[:2]}
    family |= {"Vater": ["Cy Trial", "Jan Placeholder"], "Telefon2": DIALLED[:2]}

    assert ["name", "ignored", "phone", "ignored", "phone"] == read_as(**family)


def test_a_firm_is_reached_where_the_first_of_its_people_is():
    """The others are named aloud; a head is who it is where nobody else is."""
    clubs, others = ["Demo Club", "Mock Club", "Test Club"], ["Eva Sample", "Cy Trial", "Dee Invented"]
    rest = {"Phone": DIALLED, "Xyzzy": others, "Phone2": DIALLED}

    assert ["company", None, "phone", None, "ignored"] == read_as(Firm=clubs, Foo=PEOPLE, **rest)
    assert ["name", "phone", None, "ignored"] == read_as(Foo=PEOPLE, **rest)


def test_what_a_notary_is_reached_at_is_someone_elses():
    """So for all whose work is to speak for others, not only owners and parents."""
    headings = ["Notary Email", "Attorney Email", "E-Mail Verwalter", "Mail conseiller", "Tel. asesor"]
    assert ["ignored"] * 5 == fields(*headings, "Name")[:5]


def test_an_unknown_role_before_the_email_says_whose_it_is():
    """The values then do not make it the contact's; initials stand for a role beside them."""
    assert ["name", None] == by_values(Name=PEOPLE, Valet_Email=EMAILS)
    assert ["name", "email"] == by_values(Name=PEOPLE, Xyzzy=EMAILS)
    assert ["email"] == by_values(Valet_Email=EMAILS)
    assert ["name", "ignored", "ignored"] == fields("Client", "Account Manager", "AM Phone")
    assert ["name", None] == by_values(Name=PEOPLE, Meeting_Organizer=EMAILS)


@pytest.mark.parametrize(
    "headings",
    [
        "Customer Name,Contact Person",
        "Client Name,Contact Name",
        "Kundenname,Ansprechpartner",
        "Klantnaam,Contactpersoon",
        "Nazwa klienta,Osoba kontaktowa",
        "Nom du client,Personne de contact",
        "Nombre del cliente,Persona de contacto",
        "Nome do cliente,Pessoa de contato",
        "Cliente,Referente",
        "Kundenavn,Kontaktperson",
        "Kundnamn,Kontaktperson",
        "Jméno zákazníka,Kontaktní osoba",
        "Ügyfél neve,Kapcsolattartó",
        "Asiakkaan nimi,Yhteyshenkilö",
        "Имя клиента,Контактное лицо",
        "Müşteri Adı,İlgili Kişi",
        "顧客名,担当者名",
        "客户名称,联系人",
        "고객명,담당자",
        "Party Name,Contact Person",
    ],
)
def test_a_customer_beside_a_contact_person_is_the_company(headings):
    """Else the person would be lost; alone the customer is the name."""
    assert ["company", "name", "phone"] == fields(*headings.split(","), "Telefon")
    assert ["name", "phone"] == fields(headings.split(",")[0], "Telefon")


def test_a_second_name_with_its_own_phone_is_a_second_person():
    """Who are two, though the row is one: their numbers are never mixed."""
    two = ["company", "name", "phone", "email", "ignored", "ignored", "ignored"]
    headings = "Company,Contact 1,Phone 1,Email 1,Contact 2,Phone 2,Email 2"
    row = [["Demo Ltd"], PEOPLE, DIALLED, EMAILS, PEOPLE, DIALLED, EMAILS]
    assert two == fields(*headings.split(","), values=row)
    assert ["name", "phone", "ignored", "ignored"] == fields(
        "Customer Name", "Customer Phone", "Name", "Phone"
    )
    company = ["company", "phone", "name", "phone"]
    assert company == fields("Customer Name", "Phone", "Contact Person", "Phone")


def test_names_of_firms_are_the_companies_of_the_persons_beside_them():
    """What bookkeeping calls the name of a customer; where all are persons, it stays a name."""
    firms, people = ["Demo GmbH", "Mock & Co", "Muster sp. z o.o."], ["Ann Demo", "Bob Mock", "Cy Muster"]

    assert ["company", "name"] == by_values(Nazwa=firms, Osoba_kontaktowa=people)
    assert ["company", "last_name", "first_name"] == by_values(
        Nom=firms, Contact_Nom=["Demo"], Contact_Prénom=["Ann"]
    )
    assert ["name"] == by_values(Nom=firms)
    assert ["name", "name"] == by_values(Nazwa=["Ann Demo", "Bob Mock", "Cy Fake"], Osoba_kontaktowa=people)


def test_a_whole_name_of_the_parts_beside_it_is_no_firms_but_for_a_legal_form():
    """Some people are called Sá, Co or Ab, and a card may be the only one of its file."""
    person, firm = {"N_Family": ["Sá"], "N_Given": ["Mário"]}, {"N_Family": ["Ltd"], "N_Given": ["Demo"]}

    assert ["last_name", "first_name", "name"] == by_values(**person, FN=["Mário Sá"])
    assert ["last_name", "first_name", "company"] == by_values(**person, FN=["Demo Co"])
    assert ["last_name", "first_name", "company"] == by_values(**firm, FN=["Demo Ltd"])


@pytest.mark.parametrize(
    "headings",
    ["Ansprechpartner 1,Tel.,Ansprechpartner 2,Tel.", "1. Ansprechpartner,Tel.,2. Ansprechpartner,Tel."],
)
def test_a_number_before_or_behind_tells_contact_persons_apart(headings):
    """Nobody gets the number of the second."""
    assert ["company", "name", "phone", "ignored", "ignored"] == fields("Verein", *headings.split(","))


def test_what_comes_once_behind_a_second_person_is_the_first_ones():
    """Two tenants have a phone each, and one address for e-mails."""
    headings = ["Tenant 1", "Tenant 1 Phone", "Tenant 2", "Tenant 2 Phone", "Email"]

    assert ["name", "phone", "ignored", "ignored", "email"] == fields(*headings)


def test_what_comes_again_with_the_first_name_is_a_second_persons():
    """Of two in a row each has an own number."""
    headings = ["First Name", "Last Name", "Phone", "First Name", "Last Name", "Phone", "City"]

    assert ["first_name", "last_name", "phone", *["ignored"] * 3, "city"] == fields(*headings)


def test_headings_that_come_again_with_a_letter_are_another_address():
    """Shops write who gets the goods so; the phones of one person are fewer."""
    own = ["Straße", "PLZ", "Ort", "Telefon"]
    goods = ["Name L", "Straße L", "PLZ L", "Ort L", "Bundesland L"]

    read = fields("Vorname", "Nachname", *own, *goods)

    assert ["first_name", "last_name", "street", "postcode", "city", "phone", *["ignored"] * 5] == read
    assert ["name", "phone", "phone", "phone"] == fields("Name", "Tel", "Tel p", "Tel g")


def test_a_name_is_known_by_its_own_email():
    """`Requester` beside `Requester Email`, where nothing else is a name; the next such is another person."""
    table = {"Requester": PEOPLE, "Requester_Email": EMAILS, "Requester_Phone": DIALLED}
    assert ["name", "email", "phone"] == by_values(**table)
    assert ["name", "email", None, None] == by_values(
        Requester=PEOPLE, Requester_Email=EMAILS, Xyzzy=PEOPLE, Xyzzy_Email=EMAILS
    )
    assert ["name", None, None, None] == by_values(Name=PEOPLE, **table)


def test_the_lines_of_an_address_belong_to_the_city_beside_them():
    """As shops write them: `Billing Address 1` is a street, and no whole address, beside `Billing City`."""
    row = ("Billing Address 1", "Billing Address 2", "Billing City", "Shipping Address 1", "Shipping City")

    assert ["work_street", "work_extra", "work_city", "other_street", "other_city"] == [
        column.field for column in recognise(["Name", *row])[1:]
    ]


@pytest.mark.parametrize("whole", ["FN", "Full Name", "Display Name"])
def test_a_heading_that_says_it_is_whole_is_no_last_name(whole):
    """In the cards of phones nobody has a last name, and the first one is all of it."""
    headings = ["First Name", whole, "Phone"]

    assert ["first_name", "name", "phone"] == fields(*headings, values=[["Mum", "Bob"], ["Mum", "Bob"], []])


def test_a_name_without_any_letter_is_nobodys():
    """Shops write the numbers of their orders below `Name`, and whether somebody is a guest as 0 or 1."""
    assert ["ignored", "email", "name"] == by_values(
        Name=["#1001", "#1002"], Email=EMAILS[:2], Billing_Name=PEOPLE[:2]
    )
    assert ["ignored", "first_name", "last_name"] == by_values(
        guest=["0"], First_Name=["Ann"], Surname=["Demo"]
    )


def test_a_name_that_has_nothing_of_the_names_beside_it_is_something_elses():
    """`name` beside the first and last name of who bought an article is the article's."""
    beside = {"First_Name": ["Ann", "Bob"], "Last_Name": ["Demo", "Mock"]}

    assert ["first_name", "last_name", "nickname"] == by_values(**beside, Name=["Blue Cup", "Red Cup"])
    assert ["first_name", "last_name", "name"] == by_values(**beside, Name=["Demo, Ann", "B. Mock"])
    assert ["first_name", "last_name", "name"] == by_values(**beside, Full_Name=["Annie", "Bobby"])
    assert ["first_name", "last_name", "name"] == by_values(**beside, Name=[])


def test_a_counter_may_have_full_stops():
    """1., 2., 3. count the rows as well."""
    assert ["ignored", "name"] == by_values(Lp=["1.", "2.", "3."], Imię_i_nazwisko=PEOPLE)


def test_the_code_of_a_place_is_told_by_how_it_is_written():
    """`Kod` is a postcode as 00-001, else the customer's; `Pošta` is one in digits, else the town."""
    assert ["name", "postcode", "city"] == by_values(
        Nazwisko_i_imię=PEOPLE, Kod=["00-001", "31-002"], Miejscowość=["Demo", "Demo"]
    )
    assert ["id", "name"] == by_values(Kod=["A1", "A7"], Nazwa=PEOPLE[:2])
    assert ["street", "postcode", "city"] == by_values(
        Naslov=["Cesta 1", "Trg 2"], Pošta=["1000", "2000"], Kraj=["Ljubljana", "Maribor"]
    )
    assert ["street", "city"] == by_values(Naslov=["Cesta 1", "Trg 2"], Pošta=["1000 Demo", "2000 Demo"])


def test_a_bill_goes_to_an_address_or_to_somebody():
    """By the values; beside a company a name there is the company once more."""
    streets = ["1 Sample Road", "2 Test Street"]

    assert ["company", "street", "city"] == by_values(Company=["A", "B"], Bill_To=streets, City=["C", "D"])
    assert ["name", "phone"] == by_values(Bill_To=PEOPLE, Phone=DIALLED)
    assert ["company", "ignored"] == by_values(Company=["A", "B"], Bill_To=PEOPLE[:2])


def test_a_buyer_is_the_contact_unless_somebody_else_is_reached():
    """Who buys what a recipient gets is the contact; beside a seller with a phone it is somebody else."""
    bought = {"Buyer_Name": PEOPLE, "Buyer_Email": EMAILS}

    assert ["name", "email", "name"] == by_values(**bought, Recipient=PEOPLE)
    assert ["name", "phone", "ignored", "ignored"] == by_values(Seller=PEOPLE, Seller_Phone=DIALLED, **bought)


def test_a_vendor_beside_a_full_name_is_the_company():
    """As QuickBooks writes its list of vendors; no thing has a full name."""
    assert ["company", "phone", "name"] == fields("Vendor", "Phone Numbers", "Full Name")
    assert ["company", "phone", "email"] == fields("Vendor", "Phone Numbers", "Email")


def test_a_code_behind_the_city_is_that_of_the_post():
    """As in South Africa; elsewhere it is that of a customer."""
    cities = ["Paarl", "Durban", "Paarl"]
    codes = ["7646", "4001", "7646"]
    assert ["name", "city", "postcode"] == by_values(Name=PEOPLE, City=cities, Code=codes)
    assert ["id", "name", "city"] == by_values(Code=codes, Name=PEOPLE, City=cities)


def test_what_is_headed_by_a_part_of_a_number_is_a_phone_if_its_values_are_whole():
    """`Landline (STD)` may hold the code of the area, or a number with it."""
    assert ["name", "phone"] == by_values(**{"Name": PEOPLE, "Landline_(STD)": DIALLED})
    assert ["phone_area_code", "phone"] == by_values(Area_Code=["202", "202", "171"], Phone=DIALLED)


def test_a_firm_beside_a_contact_person_is_the_company_whatever_it_is_headed():
    """`Name` as well as `Contact Name`; where they are names of people the first is the contact."""
    firms = ["Demo GmbH", "Mock AG", "Malerei Blau"]
    assert ["company", "name"] == by_values(Name=firms, Ansprechpartner=PEOPLE)
    assert ["company", "name"] == by_values(Contact_Name=firms, Contact_Person=PEOPLE)
    assert ["name", "name"] == by_values(Name=PEOPLE, Ansprechpartner=PEOPLE)


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (("Mieter 1", "Mieter 2", "Tel. Mieter 1", "Tel. Mieter 2"), ["name", "name", "phone", "ignored"]),
        (
            ("Contact 1 Name", "Contact 2 Name", "Contact 1 Email", "Contact 2 Email"),
            ["name", "name", "email", "ignored"],
        ),
        (("Client", "Client Phone 1", "Client Phone 2"), ["name", "phone", "phone"]),
        (("Name 1", "Name 2", "Phone 1", "Phone 2"), ["name", "name", "phone", "phone"]),
    ],
)
def test_what_the_second_of_numbered_people_is_reached_at_is_left_out(headings, found):
    """Also if it stands behind all names; a second line of one name is no second person."""
    assert found == fields(*headings)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Naam / Nom", "name"),
        ("Cognome e nome / Ragione sociale", "name"),
        ("Razón social o nombres y apellidos", "name"),
        ("氏名／会社名", "name"),
        ("Empresa/Institución", "company"),
        ("Phone / Foo", None),
        ("Name / City", None),
    ],
)
def test_a_heading_of_two_is_what_both_say_or_whoever_it_is(heading, field):
    """Of a list that has people and firms, as many programs of bookkeepers write them."""
    assert [field] == fields(heading)


def test_details_are_names_where_more_stands_in_the_cells_than_how_to_reach_somebody():
    """`Kontaktdaten` may be anything; the names are parted from the rest later."""
    ways = ["Ann Demo, 202-555-0101", "Bob Mock, bob@example.org", "Eva Sample (202-555-0103)"]
    assert ["name"] == by_values(Kontaktdaten=ways)
    assert ["phone"] == by_values(Kontaktdaten=DIALLED)
    assert ["email"] == by_values(Kontaktdaten=EMAILS)


def test_the_owner_of_a_flat_is_who_it_is_where_nobody_rents_it():
    """Beside tenants alone: elsewhere `Owner` may be a colleague."""
    read = recognise(["Owner Name", "Owner Phone", "Tenant", "Tenant Phone"])
    assert ["nickname", "phone", "name", "phone"] == [column.field for column in read]
    assert ["owner", "owner", "", ""] == [column.place for column in read]
    assert ["ignored", "ignored", "name", "phone"] == fields("Owner Name", "Owner Phone", "Customer", "Phone")


def test_a_word_for_ones_own_people_says_who_it_is_before_anybody_elses():
    """`Pelaaja` is a player in Finnish, and `Huoltaja` who looks after one."""
    values = {"Pelaaja": PEOPLE, "Huoltaja": PEOPLE[::-1], "Huoltajan_puhelin": DIALLED}
    assert ["name", "ignored", "phone"] == by_values(**values)


def test_what_stands_behind_the_only_name_is_that_persons():
    """In a list of children whose parents' phones say only whose they are by a letter."""
    names = {"Child_First": ["Mia", "Max", "Tom"], "Parent_1": PEOPLE, "P1_Cell": DIALLED}
    values = {**names, "Parent_2": PEOPLE, "P2_Cell": DIALLED}
    assert ["ignored", "name", "phone", "ignored", "ignored"] == by_values(**values)


def test_the_parts_of_an_owners_name_need_no_word_for_a_name():
    """`Owner First, Owner Last`, where nobody else is in the table."""
    values = {
        "Owner_First": ["Ann", "Bob", "Eva"],
        "Owner_Last": ["Demo", "Mock", "Sample"],
        "Phone": DIALLED,
    }
    assert ["first_name", "last_name", "phone"] == by_values(**values)


def test_each_of_two_people_has_what_says_whose_it_is():
    """What the second is reached at is not the first one's."""
    headings = ("Copropriétaire", "Locataire", "Tél. copropriétaire", "Tél. locataire", "Email")
    assert ["name", "name", "phone", "ignored", "email"] == fields(*headings)
    assert ["name", "name", "phone", "ignored"] == fields("Copropriétaire", "Locataire", "Tél.", headings[3])


def test_a_child_has_the_word_for_what_a_card_is():
    """`Kind`, in German and Dutch, above names; elsewhere it parts people from groups."""
    phones = {"Tel_Mutter": DIALLED}

    assert ["name", "ignored", "phone"] == by_values(Kind=PEOPLE, Mutter=PEOPLE[::-1], **phones)
    assert ["name", "kind"] == by_values(FN=PEOPLE, Kind=["individual", "group"])


def test_a_second_last_name_is_the_contacts():
    """As all have in Spain; of a second person there is a first name as well."""
    assert ["last_name", "last_name", "first_name"] == fields("Apellido 1", "Apellido 2", "Nombre")
    headings = ("First Name", "Last Name", "First Name 2", "Last Name 2")
    assert ["first_name", "last_name", "ignored", "ignored"] == fields(*headings)


def test_a_word_before_another_person_leaves_them_a_name():
    """`Property Owner`, where nobody else is in the table."""
    values = {"Property_Owner": PEOPLE, "Phone": DIALLED}
    assert ["name", "phone"] == by_values(**values)


def test_a_question_for_a_number_is_a_phone_if_its_values_are():
    """As people ask in forms; the number of an account is not asked for so."""
    question = "Unter_welcher_Nummer_erreichen_wir_dich?"
    assert ["name", "phone"] == by_values(**{"Name": PEOPLE, question: DIALLED})
    assert ["name", None] == by_values(Name=PEOPLE, Foo_Nummer=DIALLED)
    assert [None] == by_values(**{question: ["12", "13", "14"]})
    assert [None, "phone"] == by_values(**{question: DIALLED, "Telefon": []})


def test_the_owner_of_a_shop_is_who_is_called_there():
    """That of a `Company` may be a colleague who looks after it."""
    values = {"Owner": PEOPLE, "Phone": DIALLED}
    assert ["company", "name", "phone"] == by_values(Shop_Name=["Blue", "Red", "Green"], **values)
    assert ["company", "ignored", "phone"] == by_values(Company=["Blue", "Red", "Green"], **values)


def test_a_company_is_no_number():
    """`School No` is that of a pupil, whatever a school is."""
    assert ["ignored", "name"] == by_values(Company=["101", "102", "103"], Name=PEOPLE)


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Alumno/a", "name"), ("Patient*in", "name"), ("Adhérent(e)", "name"), ("Titel / Name", "name")],
)
def test_a_word_for_either_sex_is_one_word(heading, field):
    """The ending for women says nothing else; a title stands before the name in the same cells."""
    assert field == fields(heading)[0]


def test_a_second_person_with_a_job_is_a_second_person():
    """`Contact 1, Job 1, Phone 1, Contact 2, Job 2, Phone 2`: a job between parts nothing."""
    first, second = ("Contact 1", "Job Title 1", "Phone 1"), ("Contact 2", "Job Title 2", "Phone 2")
    assert ["company", "name", "title", "phone", *["ignored"] * 3] == fields("Company", *first, *second)


def test_a_name_that_is_the_same_in_each_row_is_no_contact():
    """Though what it is reached at stands beside it: `Dispatcher, Dispatcher Phone`."""
    values = {"Driver": PEOPLE, "Driver_Cell": DIALLED, "Dispatcher": ["Sam"] * 3}
    assert ["name", "phone", None, None] == by_values(**values, Dispatcher_Phone=["202-555-0100"] * 3)


def test_a_house_has_no_number_that_can_be_called():
    """`Дом.` is a house, or a phone there."""
    assert ["street", "phone"] == by_values(Улица=["Мира"] * 3, Дом=["044-222-33-44", "044-222-33-45"])
    assert ["street", "house_number"] == by_values(Улица=["Мира"] * 3, Дом=["5", "7"])


@pytest.mark.parametrize(
    "heading", ["Elevnavn", "ชื่อสมาชิก", "اسم العضو", "nama penghuni", "Nuomininkas", "學員姓名"]
)
def test_the_name_of_ones_own_people_is_a_name(heading):
    """Also where a language writes both words as one."""
    assert {"name"} <= set(fields(heading, "Email"))


def test_what_people_are_reached_at_with_words_beside_it_is_a_phone():
    """`Contact` may be a name; it is none where most cells have a number and hardly a word."""
    ways = ["H 202-555-0101, C 202-555-0102", "202-555-0103", "call: 202-555-0104"]
    assert ["name", "phone"] == by_values(Client=PEOPLE, Contact=ways)


def test_a_contact_person_beside_a_whole_name_is_somebody_else():
    """`担当者` beside `氏名` is a colleague of ours; beside a customer it is who is called there."""
    assert ["company", "name", "phone", "ignored"] == fields("会社名", "氏名", "電話番号", "担当者")
    assert ["name", "ignored", "phone"] == fields("Full Name", "Contact Person", "Phone")
    firms = ["Demo Ltd", "Mock GmbH", "Sample Inc"]
    assert ["company", "name"] == by_values(Full_Name=firms, Contact_Person=PEOPLE)


def test_a_second_surname_is_the_fathers_name_if_its_values_are():
    """In tables from Russia; in those from Spain it is a second surname."""
    values = {"lastname": ["Демов", "Пробин"], "firstname": ["Олег", "Анна"]}
    assert ["last_name", "first_name", "middle_name"] == by_values(
        **values, surname=["Петрович", "Ильинична"]
    )
    assert ["last_name", "first_name", "last_name"] == by_values(**values, surname=["Тестов", "Образцова"])
    assert ["last_name"] == by_values(surname=["Абрамович", "Петрович"])


def test_a_phone_may_have_a_remark():
    """`not in service`, `unlisted`: half of the values have none, and numbers stand in the others."""
    numbers = ["202-555-0101", "202-555-0102", "202-555-0103  not in service", "202-555-0104 (unlisted!)"]
    assert ["phone"] == by_values(Home=numbers)
    assert ["ignored"] == by_values(Home=[*numbers[:2], "a house", "two", "none yet"])


def test_an_email_that_says_yes_or_no_is_none():
    """`Mail list` asks who wants some."""
    assert ["email", "ignored"] == by_values(Email=EMAILS, Mail_list=["0", "1", "0"])
    assert ["email"] == by_values(Email=["0", EMAILS[0], "1"])


def test_a_country_that_is_now_yes_and_now_no_is_none():
    """`In country` asks whether somebody is there; `NO` in each row is Norway."""
    assert ["name", "ignored"] == by_values(Name=PEOPLE, In_country=["true", "false", "true"])
    assert ["ignored"] == by_values(In_country=["true"])
    assert ["name", "country"] == by_values(Name=PEOPLE, Country=["NO", "No", "NO"])


@pytest.mark.parametrize("who", ["Student", "Customer", "User", "Guest", "Staff"])
def test_the_contact_of_somebody_is_what_its_values_are(who):
    """As `Contact` is by itself."""
    heading = f"{who} Contact"

    assert ["name", "phone"] == by_values(Name=PEOPLE, **{heading: DIALLED})
    assert ["name", "email"] == by_values(Name=PEOPLE, **{heading: EMAILS})
    assert ["name", "phone"] == by_values(**{heading: PEOPLE, "Phone": DIALLED})


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *[(heading, "name") for heading in ("Names", "Site Contact Name")],
        *[(heading, "company") for heading in ("Legal Entity", "Trade Name", "Institute Name", "DBA Name")],
        *[
            (heading, "phone")
            for heading in ("Registered Mobile", "Toll-free number", "Intake Phone", "Caller ID")
        ],
        *[(heading, "email") for heading in ("Gmail", "Official Email", "Enquiries e-mail")],
        ("Title (Mr/Mrs/Ms)", "prefix"),
    ],
)
def test_headings_of_lists_that_people_make_are_known(heading, field):
    """By themselves, as forms and registers have them."""
    assert [field] == fields(heading)


def test_what_a_church_believes_is_no_company():
    """`Dénomination` is what a company is called in French."""
    assert ["name", "ignored"] == fields("Name", "Denomination")
    assert ["company", "phone"] == fields("Dénomination", "Téléphone")


def test_a_question_to_the_reader_is_answered_by_the_contact():
    """Of whom only others are spoken in `Valet Phone`, beside a name."""
    asked = {"Which is the best phone to reach you at": DIALLED, "Name": PEOPLE}
    another = {"Which valet of the house has what phone": DIALLED, "Name": PEOPLE}

    assert ["phone", "name"] == by_values(**asked)
    assert [None, "name"] == by_values(**another)
    assert ["name"] == fields("What is your first and last name?")


def test_the_number_of_another_is_not_what_they_are_called():
    """`Landlord ID` before `Landlord Name`."""
    numbers = ["L-01", "L-02", "L-03"]

    assert ["ignored", "name"] == by_values(**{"Landlord ID": numbers, "Landlord Name": PEOPLE})


def test_who_alone_is_named_is_reached_at_all_that_is_theirs():
    """Also where the family has a phone at home; a second one's is not theirs."""
    mother = {"Mom's Name": PEOPLE, "Mom's Cell": DIALLED}
    father = {"Dad's Name": PEOPLE[::-1], "Dad's Cell": DIALLED[::-1]}
    coach = {"Coach": PEOPLE, "Coach Cell": DIALLED, "Asst Coach": PEOPLE[::-1], "Asst Cell": DIALLED[::-1]}

    assert ["name", "phone", "ignored", "ignored", "phone"] == by_values(
        **mother, **father, **{"Home Phone": DIALLED}
    )
    assert ["name", "phone", "ignored", "ignored"] == by_values(**coach)
    assert ["name", "phone", "ignored", "phone"] == by_values(**mother, **father)  # a family is one


def test_participants_are_no_companies():
    """Suppliers are, where nobody else is named."""
    assert ["name", "phone"] == by_values(Participants=PEOPLE, Phone=DIALLED)
    assert ["company", "phone"] == by_values(Supplier=PEOPLE, Phone=DIALLED)
    assert ["name", "phone"] == by_values(**{"Names of members": PEOPLE, "Phone No": DIALLED})


def test_the_name_of_a_branch_is_who_it_is_beside_its_company():
    """Numbers of branches are not."""
    shelters = ["North House", "Old Town", "Station"]
    firms = ["Demo Ltd", "Demo Ltd", "Mock Inc"]

    assert ["name", "company", "phone"] == by_values(
        **{"Shelter Name": shelters, "Company": firms, "Phone": DIALLED}
    )
    assert [None, "company", "phone"] == by_values(
        **{"Shelter Name": ["001", "002", "003"], "Company": firms, "Phone": DIALLED}
    )
    assert ["company", "name", "phone"] == by_values(
        **{"Company": firms, "Branch Name": shelters, "Parent Phone": DIALLED}
    )


def test_a_user_name_is_the_name_if_its_values_are():
    """And what somebody logs in with otherwise."""
    assert ["name", "email"] == by_values(**{"User Name": PEOPLE, "Email": EMAILS})
    assert ["ignored", "email"] == by_values(**{"User Name": ["ann1", "bob2", "eva"], "Email": EMAILS})


def test_the_kind_of_a_service_is_not_who_it_is():
    """However the words differ."""
    kinds = {"Service Type": ["Physio", "Nursing", "Foot care"]}

    assert ["ignored", "phone"] == by_values(**kinds, Phone=DIALLED)


def test_a_party_that_comes_again_and_again_is_that_of_politicians():
    """In books it is a customer; a senator is who it is."""
    parties = ["Green", "Green", "Blue", "Green", "Blue"]
    people, mails = [*PEOPLE, "Jo Trial", "Kim Probe"], [f"{i}@example.com" for i in range(5)]

    assert ["name", "ignored", "email"] == by_values(Senator=people, Party=parties, Email=mails)
    assert ["name", "email"] == by_values(Party=people, Email=mails)


def test_other_names_are_what_is_missing_of_a_name():
    """As in Nigeria: the first name beside a surname, else what comes behind it."""
    assert ["last_name", "first_name", "phone"] == fields("Surname", "Other Names", "Phone")
    assert ["first_name", "middle_name", "last_name"] == fields("First Name", "Other Name(s)", "Surname")


def test_a_provider_is_who_it_is_where_nobody_else_is():
    """A doctor, or a home; beside a patient it is another, and behind a phone a firm."""
    assert ["name", "phone"] == by_values(**{"Provider Name": PEOPLE, "Provider Phone": DIALLED})
    assert ["name", "ignored"] == by_values(**{"Patient Name": PEOPLE, "Provider Name": PEOPLE})
    assert ["phone", "ignored"] == fields("Phone", "Phone Provider")


def test_the_contact_at_a_site_has_no_website():
    """`Site` by itself may be one."""
    assert ["company", "name", "phone"] == by_values(
        **{"Customer": ["Demo Ltd", "Mock Inc", "Test LLC"], "Site Contact": PEOPLE, "Site Phone": DIALLED}
    )


def test_an_area_that_is_a_number_is_none():
    """A `State ID` or `city_id` is a number in a database; what is called something stays."""
    numbers, names = ["41", "7", "12"], ["Salem", "Bend", "Reno"]
    columns = recognise(
        ["State ID", "city_id", "Plaatsnummer", "City"], values=[numbers, numbers, numbers, names]
    )

    assert ["ignored", "ignored", "ignored", "city"] == [column.field for column in columns]


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        ("id", ["Constituent ID", "Employee Identifier", "Enrolment Number", "Payee Number"]),
        ("name", ["主联系人", "首要联系人"]),
        ("company", ["Nom commercial"]),
        ("work_address", ["Company Location"]),
        ("phone", ["Optionale Rufnummer", "Telefono facoltativo", "Valgfri telefon"]),
        ("website", ["Web Link", "Websiten-Link"]),
        ("ignored", ["TC Kimlik", "IFSC Code", "Routing Number", "Estado General", "country_id/id"]),
    ],
)
def test_headings_of_lists_that_people_publish_are_known(field, headings):
    """A trade name is that of a firm, a national number that of nobody; how things stand is no state."""
    assert [(field,)] * len(headings) == [tuple(read(heading).fields) for heading in headings]


def test_who_alone_can_be_reached_is_the_contact():
    """The other is where the row names nobody else. What the second has beside the first's is his alone."""
    assert ["nickname", "name", "phone"] == fields("Student", "Tenant", "Tenant Phone")
    assert ["nickname", "name", "phone"] == fields("Copropriétaire", "Occupant", "Tél. occupant")
    assert ["name", "name", "phone", "ignored"] == fields(
        "Student", "Tenant", "Student Phone", "Tenant Phone"
    )


@pytest.mark.parametrize("heading", ["Inhaber", "Titolare", "Owner's_Name", "Nom_du_gérant"])
def test_whose_firm_it_is_is_the_contact_beside_the_firm(heading):
    """Who manages a shop may be anybody who looks after it."""
    firms, others = ["Blau", "Rot", "Grün"], {"Telefon": DIALLED}
    assert ["company", "name", "phone"] == by_values(Firma=firms, **{heading: PEOPLE}, **others)
    assert ["company", "ignored", "phone"] == by_values(Shop_Name=firms, Manager=PEOPLE, **others)


@pytest.mark.parametrize(
    "headings",
    [
        ["Emergency Contact", "Relationship", "Phone"],
        ["Next of Kin", "Relation", "Contact Number", "Email"],
        ["Contacto de emergencia", "Parentesco", "Teléfono 2"],
        ["Personne à prévenir", "Lien de parenté", "Portable"],
        ["Name", "Relationship", "Phone"],
        ["In case of fire", "Relationship", "Phone"],
    ],
)
def test_what_stands_behind_how_somebody_is_related_is_theirs(headings):
    """Each member's emergency contact had a number that was sent as the member's, if headed `Phone` alone."""
    assert ["name", "phone", "email"] == fields("Name", "Phone", "Email", *headings)[:3]
    assert {"ignored"} == set(fields("Name", "Phone", "Email", *headings)[5:])


def test_how_a_customer_is_related_to_who_looks_after_them_says_nothing():
    """The phone behind it is the customer's, unless there is another before."""
    told = ["Owner", "Relationship", "Phone"]
    assert ["name", "ignored", "ignored", "phone"] == fields("Name", *told)
    assert ["name", "phone", "ignored", "ignored", "ignored"] == fields("Name", "Phone", *told)


def test_a_patient_of_a_species_is_no_contact():
    """Whose owner is called; at a doctor's it is the patient."""
    assert ["name", None, None, "phone"] == fields("Client", "Patient", "Species", "Phone")
    assert ["company", "name", "phone"] == fields("Client", "Patient", "Phone")


def test_names_below_what_may_be_a_kind_are_names():
    """`Kind` is a child in German."""
    assert ["name", "phone"] == by_values(Kind=PEOPLE, Telefon=DIALLED)
    assert ["name", "phone"] == by_values(Kind=PEOPLE[:1], Telefon=DIALLED[:1])
    assert ["kind", "name", "phone"] == by_values(Kind=["person"] * 3, Name=PEOPLE, Phone=DIALLED)


def test_a_pupil_is_reached_at_who_is_related():
    """As at any guardian, if nobody has a phone of their own."""
    assert ["phone", "email"] == fields("Student", "Guardian", "Relationship", "Phone", "Email")[-2:]


def test_beside_a_company_the_contact_person_is_reached_at_what_is_theirs():
    """That person is the contact, whatever else is a name."""
    headings = ["Name", "Trade Name", "Email", "Contact Person: Name", "Contact Person: Email"]

    assert ["nickname", "company", "email", "name", "email"] == fields(*headings)


def test_a_full_name_beside_names_of_firms_is_that_of_their_contact():
    """`name` is who pays then, in tables from bookkeeping."""
    firms = {"name": ["Demo Bakery Ltd", "Bob Mock"], "full_name": ["Ann Demo", ""], "email": EMAILS[:2]}
    persons = {"name": ["Ann", "Bob"], "full_name": ["Ann Demo", "Bob Mock"]}

    assert ["company", "name", "email"] == by_values(**firms)
    assert ["name", "name"] == by_values(**persons)


@pytest.mark.parametrize("heading", ["Household", "Household Name"])
def test_beside_somebodys_names_a_household_is_what_they_are_of(heading):
    """Alone it is who it is."""
    assert ["first_name", "last_name", "nickname"] == fields("First Name", "Last Name", heading)
    assert fields(heading, "Phone")[0] in ("name", "nickname")


@pytest.mark.parametrize("whose", ["営業担当者", "弊社担当", "业务员", "영업담당자"])
def test_colleagues_who_look_after_a_customer_are_not_reached_in_east_asia(whose):
    """An e-mail to the customer went to the one who sells to them."""
    own, theirs = ("取引先メールアドレス", f"{whose}メールアドレス")

    assert ["company", "email", "ignored"] == fields("取引先名", own, theirs)


def test_who_has_a_login_is_not_reached_beside_somebody_who_has_a_name():
    """`User` is whom the invitee meets; where nobody else has an address, it is the customer's login."""
    invited = ["User Name", "User Email", "Invitee Name", "Invitee Email"]

    assert ["ignored", "ignored", "name", "email"] == fields(*invited)
    assert ["ignored", "email", "name", "phone"] == fields(*invited[:3], "Invitee Phone")
    assert ["name", "email", "email"] == fields("Customer Name", "Customer Email", "Member Email")


@pytest.mark.parametrize(
    "headings",
    [
        "names.0.givenName,names.0.familyName,emailAddresses.0.value,organizations.0.name",
        "First Name,Last Name,Email ID (Email IDs),Link Name (Links)",
    ],
)
def test_what_programs_made_of_nested_data_is_read(headings):
    """They count from 0, or say in brackets in which table something stands."""
    assert ["first_name", "last_name", "email", "company"] == fields(*headings.split(","))
    assert "phone" == fields("ID", "Number (Contact Numbers)")[1]


def test_a_place_of_a_location_is_that_of_an_address():
    """Of people made up for tests, too."""
    expected = ["house_number", "street", "city", "postcode"]

    assert expected == fields(
        "location.street.number", "location.street.name", "location.city", "location.postcode"
    )


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Named Insured,Insured Phone,Lienholder,Lienholder Phone", ["name", "phone", "ignored", "ignored"]),
        ("Vendor,Order Phone,Parts Phone", ["company", "phone", "phone"]),
        ("Trade,Subcontractor,Contact,Cell", [None, "company", "name", "phone"]),
        ("Borrower Name,Borrower Phone,Loan Officer,LO Phone", ["name", "phone", "ignored", "ignored"]),
        ("Applicant Last Name,Co-Applicant Last Name", ["last_name", "ignored"]),
        ("LA (name),EstablishmentName,TelephoneNum", ["ignored", "name", "phone"]),
        ("Nom du maire,Prénom du maire,Téléphone mairie", ["last_name", "first_name", "phone"]),
        ("Gemeentenaam,Vestigingsnaam,Telefoonnummer", ["ignored", "name", "phone"]),
        ("Nazwa,Ulica,Numer budynku", ["name", "street", "house_number"]),
    ],
)
def test_lists_of_authorities_and_trades_say_who_it_is(headings, expected):
    """And not who lends the money, or which town it is in."""
    values = {"EstablishmentName": ["Demo Primary School"], "Vendor": ["Demo Foods"]}
    values |= {"Subcontractor": ["Demo Electric", "Mock Plumbing"], "Contact": PEOPLE[:2]}
    cells = [values.get(heading, []) for heading in headings.split(",")]

    assert expected == fields(*headings.split(","), values=cells)


def test_the_first_of_a_couple_has_the_last_name_of_both():
    """And a phone, which was left out with that of the other."""
    headings = ["Husband First", "Wife First", "Last Name", "Husband Cell", "Wife Cell"]
    values = [["Dan", "Bob"], ["Ann", "Eva"], ["Demo", "Mock"], DIALLED[:2], DIALLED[1:]]

    assert ["first_name", "ignored", "last_name", "phone", "ignored"] == fields(*headings, values=values)


def test_a_doctors_degree_in_several_words_is_said_before_the_name():
    """`Titel` is the job where it is none."""
    assert ["prefix", "last_name", "first_name"] == by_values(
        Titel=["Dr. med.", "Dr. med. dent."], Name=["Muster", "Probe"], Vorname=["Ann", "Bo"]
    )


def test_a_contact_person_stands_in_where_a_firm_has_no_person():
    """Programs for invoices have columns for both; a code for the firm is nobody's name."""
    headings = ["Matchcode", "Firma", "Name", "Vorname", "Ansprechpartner"]

    assert ["ignored", "company", "last_name", "first_name", "nickname"] == fields(*headings)
    assert "ignored" == fields(*headings[2:])[-1]


def test_single_letters_are_no_po_box():
    """`BP` is a letter box in French; in Dutch books it says whether somebody is a firm or a person."""
    assert ["name", "ignored"] == by_values(Naam=PEOPLE[:2], BP=["B", "P"])
    assert ["name", "po_box"] == by_values(Nom=PEOPLE[:2], BP=["12", "1204"])


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("구매자명,구매자연락처,수취인명,수취인연락처", ["name", "phone", "ignored", "ignored"]),
        ("Sender Name,Sender Phone,Sender City", ["name", "phone", "city"]),
        ("Sender Name,Sender Phone,Recipient Name,Recipient Phone", ["name", "phone", "ignored", "ignored"]),
    ],
)
def test_who_buys_or_writes_is_the_contact(headings, expected):
    """And not who gets it."""
    assert expected == fields(*headings.split(","))


def test_a_firm_that_is_reached_at_somebody_alone_is_so():
    """A manager who differs in each row is theirs; one of several firms may be who looks after them."""
    firms = {"Company": ["Blau", "Rot", "Grün"], "Manager": PEOPLE}
    assert ["company", "name", "phone"] == by_values(**firms, Manager_Phone=DIALLED)
    assert ["company", "ignored", "ignored"] == by_values(**firms, Manager_Phone=[DIALLED[0]] * 3)
    assert ["company", "ignored", "ignored", "phone"] == by_values(
        **firms, Manager_Phone=DIALLED, Phone=["212-555-0103", "212-555-0104", "212-555-0105"]
    )
    assert ["company", "name", "phone", "email"] == by_values(**firms, Manager_Phone=DIALLED, Email=EMAILS)
    assert ["company", "nickname", "phone"] == fields("Société", "Gérant", "Tél. gérant")


@pytest.mark.parametrize(("customer", "contact"), [("고객명", "담당자"), ("Kundenname", "Ansprechpartner")])
def test_a_contact_person_of_several_customers_is_a_colleague(customer, contact):
    """Whoever is called so once in the table is who is spoken to at the customer's."""
    names, colleagues = [*PEOPLE, "Cy Proof"], ["Frau Probe", "Frau Probe", "Frau Probe", "Herr Test"]
    assert ["name", "ignored"] == by_values(**{customer: names, contact: colleagues})
    assert ["company", "name"] == by_values(**{customer: names, contact: ["Eva Probe"]})


@pytest.mark.parametrize("heading", ["Kupac", "Mijoz", "Pirkėjas", "Kliyente", "Հաճախորդ", "ลูกค้า"])
def test_a_word_for_a_customer_is_known_as_one(heading):
    """It is the person beside a company, and the company beside a person."""
    assert ["name", "phone"] == fields(heading, "Phone")
    assert ["company", "name"] == fields(heading, "Contact person")


@pytest.mark.parametrize(
    ("heading", "known"),
    [("שם השוכר", "שם שוכר"), ("טלפון הדייר", "טלפון דייר"), ("هاتف الساكن", "هاتف ساكن")],
)
def test_an_article_before_a_word_says_nothing(heading, known):
    """In Hebrew and Arabic they are written as one."""
    assert read(known) == read(heading) != read("")


def test_a_surname_may_be_headed_as_a_car():
    """In Afrikaans, behind the name; elsewhere a van is a van."""
    assert ["first_name", "last_name"] == by_values(Naam=["Jan", "Sanet"], Van=["Botha", "Nel"])
    assert "ignored" == by_values(Name=PEOPLE, Van=["CA 123-456", "CA 123-457", "CA 123-458"])[1]
    assert "ignored" == fields("Phone", "Van")[1]


def test_a_parent_beside_a_school_is_who_is_called():
    """Whatever language the school is known in as a firm."""
    schools = ["Nord", "Süd", "Ost"]
    assert ["company", "name", "phone"] == by_values(Iskola=schools, Szülő=PEOPLE, Telefon=DIALLED)
    assert ["company", "ignored", "phone"] == by_values(Company=schools, Parent=schools, Phone=DIALLED)


def test_what_a_firm_is_called_for_short_is_no_persons_name():
    """It would be said instead of the firm; beside a first name it is what a friend is called."""
    assert ["company", "ignored", "phone"] == fields("Nazwa pełna", "Nazwa skrócona", "Telefon")
    assert ["company", "name", "phone"] == fields("客戶簡稱", "聯絡人", "電話")
    assert ["first_name", "company", "nickname"] == fields("First Name", "Company", "Short Name")


def test_a_name_of_firms_is_the_company_beside_a_contact_in_any_script():
    """Whose legal form has no blank before it."""
    firms = ["北京示例有限公司", "上海测试有限公司"]
    assert ["company", "name"] == by_values(名称=firms, 联系人=["王伟", "李娜"])


def test_whether_parents_want_mail_is_no_address():
    """What is yes or no is not read as the family's, though nobody else has an address."""
    assert ["name", "ignored"] == by_values(Student=PEOPLE, **{"Email parents": ["yes", "no", "yes"]})
    assert ["name", "email"] == by_values(Student=PEOPLE, **{"Email parents": EMAILS})


def test_a_number_of_a_parent_is_a_phone_if_it_can_be_called():
    """In many languages a phone is headed as a number."""
    assert ["name", "phone"] == by_values(Student_Name=PEOPLE, **{"Father's number": DIALLED})
    assert ["name", "ignored"] == by_values(Student_Name=PEOPLE, **{"Father's number": ["1", "2", "3"]})
    assert ["name", "phone"] == by_values(**{"Student Name": PEOPLE, "شماره مادر": DIALLED})


@pytest.mark.parametrize(("second", "phones"), [("Tenant 2", ["phone", "ignored"]), ("", ["phone", "phone"])])
def test_as_many_phones_as_people_are_one_of_each(second, phones):
    """`Name 2` is the second line of a firm's, and one person has two phones."""
    people = ["Tenant 1", second] if second else ["Tenant 1"]
    assert phones == fields(*people, "Phone 1", "Phone 2")[-2:]
    assert ["phone", "phone"] == fields("Name 1", "Name 2", "Phone 1", "Phone 2")[-2:]
    assert ["phone", "ignored"] == fields("Owner 1", "Owner 2", "Phone 1", "Phone 2")[-2:]


def test_a_name_of_a_person_or_a_firm_is_the_last_one_beside_a_first_one():
    """Firms have no first name; beside both it is the firm that somebody is of."""
    first, phone = {"Vorname": ["Eva", "", ""]}, {"Telefon": DIALLED}
    either = {"Name/Firma": ["Muster", "Blau und Rot GmbH", "Grün AG"]}
    assert ["last_name", "first_name", "phone"] == by_values(**either, **first, **phone)
    assert ["company", "first_name", "last_name"] == fields("Name/Firma", "Vorname", "Nachname")
    assert ["company", "name"] == fields("Name oder Firma", "Ansprechpartner")


def test_a_phone_at_home_is_the_familys():
    """So the pupil has none, and a guardian's is one more; beside the pupil's own it is a spare one."""
    places = [
        [column.place for column in recognise(["Student Name", phone, "Guardian Phone"])]
        for phone in ("Home Phone", "Landline", "Phone")
    ]

    assert [["", "", ""], ["", "", ""], ["", "", "family"]] == places


def test_what_a_contact_person_is_reached_at_is_a_second_persons_beside_a_persons_own():
    """Of a company or a customer, or where nobody else has such a thing, it is the contact's."""
    theirs = "Contact Person Phone"
    assert ["name", "phone", "ignored"] == fields("Name", "Phone", theirs)
    assert ["company", "phone", "phone"] == fields("Company", "Phone", theirs)
    assert ["name", "phone", "phone"] == fields("Customer Name", "Phone", theirs)
    assert ["name", "email", "phone"] == fields("Name", "Email", theirs)


def test_a_numbered_person_without_a_name_is_nobody_else():
    """`Person1Email` is somebody else's only beside `Person1FirstName` and another first name."""
    assert ["first_name", "ignored", "ignored"] == fields("First Name", "Person1FirstName", "Person1Email")
    assert ["first_name", "last_name", "email"] == fields("First Name", "Last Name", "Person1Email")
    assert ["name", "email", "email"] == fields("Name", "Person1Email", "Email")


def test_a_word_that_is_cut_short_is_the_one_that_stands_in_full_in_another_heading():
    """If there is but one: `Tel. Eigent.` is the phone of the `Eigentümer`, of whoever else is not known."""
    flats = recognise(["Eigentümer", "Tel. Eigent.", "Mieter", "Tel. Miet."])
    assert ["nickname", "phone", "name", "phone"] == [column.field for column in flats]
    assert ["owner", "owner", "", ""] == [column.place for column in flats]
    assert ["name", None] == fields("Name", "Tel. Xyzz.")
    assert ["name", None, None, None] == fields("Name", "Xyzzy", "Xyzzo", "Tel. Xyzz.")


def test_a_clients_opponent_is_not_the_contact():
    """Lawyers have both in one table; whoever is on call has a deputy."""
    assert ["name", "ignored", "phone", "ignored"] == fields(
        "Mandant", "Gegner", "Tel. Mandant", "Tel. Gegner"
    )
    assert ["name", "phone", "ignored", "ignored"] == fields(
        "Name", "Handy", "Vertretung", "Handy Vertretung"
    )
    assert ["name", "phone"] == by_values(On_call=PEOPLE, Phone=PHONES)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Wie heißt du?", "name"),
        ("Comment vous appelez-vous ?", "name"),
        ("Jak se jmenujete?", "name"),
        ("Sänger/in", "name"),
        ("Plotholder", "name"),
        ("Owner/occupier", "name"),
        ("Fa.", "company"),
        ("Hse no", "house_number"),
        ("Str. + Hnr.", "street"),
        ("PLZ Ort / NPA Lieu", "city"),
        ("Tf.", "phone"),
        ("Rec. telefonico", "phone"),
        ("Τηλ. εργ.", "phone"),
        ("Speaker mobile", "phone"),
        ("Vnaam", "first_name"),
        ("Anaam", "last_name"),
        ("Eft.namn", "last_name"),
        ("Email addy", "email"),
        ("SpenderID", "id"),
        ("Medl.nr", "id"),
        ("Tel. Baust.", "phone"),
        ("שם הילד", "name"),
        ("Bérlő neve", "name"),
        ("Service User", "name"),
        ("Fono", "phone"),
        ("Tel.sz.", "phone"),
        ("Tel. doma", "phone"),
        ("Kont. tel.", "phone"),
        ("Pnr o. ort", "city"),
        ("Tsv", "middle_name"),
        ("Br. osoba", "ignored"),
        ("Рег. №", "ignored"),
        ("Constituinte contacto tel.", "phone"),
    ],
)
def test_headings_are_known_as_small_trades_and_clubs_type_them(heading, field):
    """Abbreviated, with two words in one, as questions, in many languages."""
    assert [field] == fields(heading)


@pytest.mark.parametrize(
    ("owner", "tenant", "phone"),
    [
        ("Propriétaire", "Occupant", "Tél occupant"),
        ("Власник", "Мешканець", "Тел. мешканця"),
        ("Omistaja", "Asukas", "Asukkaan puh."),
        ("Omanik", "Üürnik", "Üürniku tel."),
        ("Savininkas", "Nuomininkas", "Nuomininko tel."),
        ("Ev sahibi", "Kiracı", "Kiracı tel"),
        ("Proprietário", "Morador", "Cel. morador"),
    ],
)
def test_whoever_lives_there_is_the_tenant(owner, tenant, phone):
    """Without a contract, too; the owner is whoever lives there where nobody else does."""
    assert ["nickname", "name", "phone"] == fields(owner, tenant, phone)


def test_a_pupils_phone_comes_before_that_of_the_parents():
    """Driving schools in Germany have both; so has the school's list in France, of the family alone."""
    pupils = recognise(["Schüler", "Telefon Schüler", "Telefon Eltern"])
    assert [("name", ""), ("phone", ""), ("phone", "family")] == [(c.field, c.place) for c in pupils]
    family = recognise(["Nom de l'élève", "Resp. légal 1", "Tél. resp. 1", "Mail famille"])
    assert ["name", "ignored", "phone", "email"] == [column.field for column in family]


def test_what_is_headed_by_the_word_that_the_name_is_headed_by_is_the_contacts():
    """`Titular` is not a word for people in general; `Valet Email` beside it is the valet's."""
    values = {"Titular": PEOPLE, "Cel_titular": DIALLED, "Mail_titular": EMAILS}
    assert ["name", "phone", "email"] == by_values(**values)
    assert ["name", "phone", None] == by_values(Titular=PEOPLE, Cel_titular=DIALLED, Valet_Email=EMAILS)


def test_the_initials_of_any_role_say_whose_a_phone_is():
    """Of one with words that nobody knows, too."""
    assert "ignored" == by_values(Seller=PEOPLE, Seller_Ph=DIALLED, Listing_Agent=PEOPLE, LA_Cell=DIALLED)[-1]


def test_a_known_heading_stays_as_it_is_written():
    """`Kod poczt.` is the postcode, whatever `Poczta` is."""
    assert ["postcode", "email"] == fields("Kod poczt.", "Poczta elektroniczna")


def test_a_word_that_begins_all_headings_says_nothing_of_a_second_person():
    """`KUNDE_TEL2` is another phone of the customer, whose name has two lines."""
    headings = ["KUNDE_NAME1", "KUNDE_NAME2", "KUNDE_PLZ", "KUNDE_ORT", "KUNDE_TEL1", "KUNDE_TEL2"]
    assert ["phone", "phone"] == fields(*headings)[-2:]
    assert ["phone", "ignored"] == fields("Tenant 1", "Tenant 2", "Phone tenant 1", "Phone tenant 2")[-2:]


def test_a_heading_does_without_the_type_that_a_database_writes_before_it():
    """`str` for a text; `STR` by itself is a street."""
    assert ["last_name", "first_name", "phone"] == fields("strLastName", "strFirstName", "txtTelefon1")
    assert ["street"] == fields("STR")


def test_the_number_of_a_record_is_no_phone():
    """`Rec.` is a phone in Italian only where that is said."""
    numbers = ["2125550901", "2125550902"]
    assert ["name", "phone", None] == by_values(Name=PEOPLE, Phone=PHONES, Rec_No=numbers)


def test_one_heading_with_a_word_does_not_say_that_all_begin_so():
    """The second contact has a phone of his own, though the city is that of a contact, too."""
    contacts = ["Contact Name 1", "Contact Name 2", "Contact Phone 1", "Contact Phone 2", "Contact City"]
    assert ["phone", "ignored", "city"] == fields(*contacts)[2:]


def test_what_somebody_is_is_no_name_beside_names():
    """Whether an owner or a tenant comes again and again; it may be who lives there, too."""
    kinds = ["Owner", "Tenant", "Owner", "Owner", "Tenant"]
    people = ["Ann Demo", "Bob Test", "Cy Mock", "Dee Proof", "Eve Trial"]
    assert ["ignored", "name", "phone"] == by_values(**{"Owner/Tenant": kinds}, Name=people, Phone=PHONES)
    assert ["name", "phone"] == by_values(**{"Owner/Tenant": people}, Phone=PHONES)
    pair = by_values(**{"Owner/Tenant": ["Owner", "Tenant"]}, Name=PEOPLE[:2], Phone=PHONES[:2])
    assert ["ignored", "name", "phone"] == pair


def test_headings_in_any_order_say_nothing_of_those_beside_them():
    """`EMAIL` behind `X-SPOUSE` in cards is the contact's own; so is the `X-MS-TEL` of Outlook."""
    for headings in (("FN", "X-SPOUSE", "EMAIL", "EMAIL"), ("FN", "X-MS-SPOUSE", "X-MS-TEL", "TEL", "TEL")):
        assert IGNORED not in fields(*headings, in_any_order=True)[2:]


@pytest.mark.parametrize(
    ("other", "phone"), [("Alt. contact", "Alt. phone"), ("Secondary Contact", "Secondary Phone")]
)
def test_a_phone_called_like_another_contact_before_it_is_that_ones(other, phone):
    """Without somebody before it, it is one more of the contact's."""
    named = {"Name": PEOPLE, "Phone": DIALLED}
    others = {other.replace(" ", "_"): ["Dee Demo", "Eve Mock", "Flo Test"]}

    assert ["name", "phone", "ignored", "ignored"] == by_values(
        **named, **others, **{phone.replace(" ", "_"): DIALLED}
    )
    assert ["name", "phone", "phone"] == by_values(**named, **{phone.replace(" ", "_"): DIALLED})


def test_an_old_number_beside_a_new_one_is_not_used():
    """In German `alt` is old; alone it is short for an alternative, as elsewhere."""
    assert ["name", None, "phone"] == fields("Name", "Telefon alt", "Telefon neu")
    assert ["name", "phone", "phone"] == fields("Name", "Telefon", "Telefon alt")
    assert ["name", "phone", "email"] == fields("Nom", "Nouveau téléphone", "Email actuel")


def test_numbers_are_not_said_before_a_name():
    """`Prefix` is the first part of a phone where it stands in three columns."""
    assert ["first_name", "ignored"] == by_values(First_Name=["Ann", "Bob"], Prefix=["555", "555"])
