import csv
import io
import quopri

import pytest

from contacts.contact import Contact
from feed.source import Rules, understand
from tests.workbooks import ods, xlsx

HEADINGS = [
    *("Full Name", "Company", "Job Title", "E-mail", "Phone"),
    *("Street", "City", "State", "Zip", "Country", "Website"),
]
PEOPLE = [
    [
        *("Zoë Démo", "Café Modèle, Inc.", "Tester", "zoe@example.com", "(202) 555-0101"),
        *("1 Sample Road", "Testville", "NY", "00001", "USA", "https://zoe.example.com"),
    ],
    [
        *("Jürgen Prüfmann", "Prüf & Söhne", "Geschäftsführer", "juergen@example.com", "202-555-0102"),
        *("Grüner Weg 2", "Köln", "", "00002", "Germany", ""),
    ],
    [
        *('Ann "Annie" Mock', "", "", "ann@example.com", "+1 202 555 0103"),
        *("", "", "", "", "", "https://example.com/ann?a=1,2"),
    ],
    [*("Peña Specimen", "Señal; Luz", "", "", "202.555.0104"), *("", "Testville", "", "", "", "")],
]
CONTACTS = [
    Contact(
        name="Zoë Démo",
        company="Café Modèle, Inc.",
        title="Tester",
        emails=("zoe@example.com",),
        phones=("+12025550101",),
        address="1 Sample Road, Testville, NY 00001, USA",
        websites=("https://zoe.example.com",),
    ),
    Contact(
        name="Jürgen Prüfmann",
        company="Prüf & Söhne",
        title="Geschäftsführer",
        emails=("juergen@example.com",),
        phones=("+12025550102",),
        address="Grüner Weg 2, 00002 Köln, Germany",
    ),
    Contact(
        name='Ann "Annie" Mock',
        emails=("ann@example.com",),
        phones=("+12025550103",),
        websites=("https://example.com/ann?a=1,2",),
    ),
    Contact(name="Peña Specimen", company="Señal; Luz", phones=("+12025550104",), address="Testville"),
]


def delimited(delimiter: str, encoding: str) -> bytes:
    """Return the people as a text file."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([HEADINGS, *PEOPLE])
    return file.getvalue().encode(encoding)


def cards(version: str) -> bytes:
    """Return the people as an address book."""
    return "".join(card(version, *person) for person in PEOPLE).encode()


def card(version: str, *person: str) -> str:
    """Return one person's card, with properties in the order of the columns."""
    name, company, title, email, phone, street, city, state, code, country, website = map(escaped, person)
    values = {
        "FN": name,
        "ORG": company,
        "TITLE": title,
        "EMAIL": email,
        "TEL": phone,
        "ADR": f";;{street};{city};{state};{code};{country}",
        "URL": website,
    }
    lines = [written(version, property, value) for property, value in values.items() if value]
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def written(version: str, property: str, value: str) -> str:
    """Return one line of a card: 2.1 in quoted-printable, 3.0 and 4.0 in UTF-8 and folded in places."""
    if version == "2.1":
        encoded = quopri.encodestring(value.encode()).decode().replace("\n", "\r\n")
        return f"{property};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{encoded}"
    if version == "3.0":
        return f"item1.{property};type=pref:{value[:3]}\r\n {value[3:]}"
    if property == "TEL":
        return f"TEL;VALUE=uri;PREF=1:tel:{value}"
    return f"{property};PREF=1:{value}"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("people.csv", delimited(",", "utf-8"), id="CSV with commas in UTF-8"),
        pytest.param("people.csv", delimited(";", "utf-8-sig"), id="CSV with semicolons in UTF-8 with BOM"),
        pytest.param("people.tsv", delimited("\t", "utf-8"), id="tabs in UTF-8"),
        pytest.param("people.txt", delimited("\t", "utf-16"), id="tabs in UTF-16"),
        pytest.param("people.txt", delimited("|", "utf-8"), id="pipes in UTF-8"),
        pytest.param("people.csv", delimited(",", "cp1252"), id="CSV with commas in cp1252"),
        pytest.param("people.csv", delimited(";", "cp1252"), id="CSV with semicolons in cp1252"),
        pytest.param("people.xlsx", xlsx([HEADINGS, *PEOPLE]), id="Excel"),
        pytest.param("people.ods", ods([HEADINGS, *PEOPLE]), id="LibreOffice"),
        pytest.param("people.vcf", cards("2.1"), id="vCard 2.1 in quoted-printable"),
        pytest.param("people.vcf", cards("3.0"), id="vCard 3.0"),
        pytest.param("people.vcf", cards("4.0"), id="vCard 4.0"),
    ],
)
def test_the_same_people_are_the_same_contacts_in_every_format(name, data):
    """Whoever changes the program that writes the file changes nobody in the call centre."""
    assert CONTACTS == [entry.contact for entry in understand(name, data, Rules("US")).entries]
