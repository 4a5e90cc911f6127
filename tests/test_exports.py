"""Exports of the programs that people use, from the bytes of the file to the contacts in it.

The rows of headings are those that the programs write; the people are made up.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from contacts.contact import Contact
from feed.source import Rules, understand

People = Sequence[Mapping[str, str] | Sequence[str]]


def contact(name: str, *phones: str, emails: Sequence[str] = (), **fields: Any) -> Contact:
    """Return a contact; its phones are the last four digits of numbers in Washington."""
    numbers = tuple(f"+1202555{phone}" for phone in phones)
    return Contact(name, emails=tuple(emails), phones=numbers, **fields)


@dataclass(frozen=True)
class Export:
    """A file as a program writes it: its headings, its people, what stands around them."""

    headings: str
    people: People
    contacts: Sequence[Contact]
    above: Sequence[Sequence[str]] = ()
    below: Sequence[Sequence[str]] = ()
    delimiter: str = ","
    encoding: str = "utf-8"
    end: str = ""  # of each row: Thunderbird closes it with a comma

    @property
    def data(self) -> bytes:
        """The file."""
        headings = next(csv.reader([self.headings]))
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.delimiter)
        rows = [self._row(headings, person) for person in self.people]
        writer.writerows([*self.above, headings, *rows, *self.below])
        return text.getvalue().replace("\r\n", f"{self.end}\r\n").encode(self.encoding)

    def _row(self, headings: Sequence[str], person: Mapping[str, str] | Sequence[str]) -> list[str]:
        if isinstance(person, Mapping):
            assert set(person) <= set(headings)
            return [person.get(heading, "") for heading in headings]
        return list(person)


EXPORTS = {
    "Google, old": Export(
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
        "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,"
        "Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,"
        "Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,"
        "Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
        "Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,"
        "Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,"
        "Organization 1 - Title,Organization 1 - Department,Organization 1 - Symbol,"
        "Organization 1 - Location,Organization 1 - Job Description,Website 1 - Type,Website 1 - Value",
        [
            {
                "Name": "Ann Demo",
                "Given Name": "Ann",
                "Family Name": "Demo",
                "Birthday": "1990-01-02",
                "Group Membership": "* myContacts",
                "E-mail 1 - Type": "* Work",
                "E-mail 1 - Value": "ann@example.com ::: ann.demo@example.org",
                "Phone 1 - Type": "Mobile",
                "Phone 1 - Value": "202-555-0101 ::: 202-555-0111",
                "Address 1 - Formatted": "1 Sample Road\nTestville",
                "Address 1 - Street": "1 Sample Road",
                "Address 1 - City": "Testville",
                "Organization 1 - Name": "Demo Bakery",
                "Organization 1 - Title": "Baker",
                "Organization 1 - Department": "Bread",
                "Website 1 - Value": "https://bakery.example.com",
            },
            {
                "Name": "Bob Mock",
                "Given Name": "Bob",
                "Family Name": "Mock",
                "Phone 1 - Value": "202-555-0102",
            },
        ],
        [
            Contact(
                name="Ann Demo",
                company="Demo Bakery",
                title="Baker",
                emails=("ann@example.com", "ann.demo@example.org"),
                phones=("+12025550101", "+12025550111"),
                address="1 Sample Road, Testville",
                websites=("https://bakery.example.com",),
            ),
            contact("Bob Mock", "0102"),
        ],
    ),
    "Google, new": Export(
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
        "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
        "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
        "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,"
        "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,"
        "Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,"
        "Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value",
        [
            {
                "First Name": "Ann",
                "Middle Name": "B.",
                "Last Name": "Demo",
                "Organization Name": "Demo Bakery",
                "Organization Title": "Baker",
                "Photo": "https://photos.example.com/ann.jpg",
                "Labels": "* myContacts",
                "E-mail 1 - Label": "* Home",
                "E-mail 1 - Value": "ann@example.com",
                "Phone 1 - Label": "Mobile",
                "Phone 1 - Value": "+1 202-555-0101",
                "Phone 2 - Label": "Work",
                "Phone 2 - Value": "+1 202-555-0111",
                "Address 1 - Street": "1 Sample Road",
                "Address 1 - City": "Testville",
                "Event 1 - Label": "Anniversary",
                "Event 1 - Value": "2001-02-03",
            },
            {"Organization Name": "Demo Bakery", "Phone 1 - Value": "+1 202-555-0102"},
        ],
        [
            contact(
                "Ann B. Demo",
                *("0101", "0111"),
                company="Demo Bakery",
                title="Baker",
                emails=["ann@example.com"],
                address="1 Sample Road, Testville",
                photo_url="https://photos.example.com/ann.jpg",
            ),
            contact("Demo Bakery", "0102", company="Demo Bakery"),
        ],
    ),
    "Outlook": Export(
        "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,"
        "Location,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,"
        "Primary Phone,Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,"
        "Home Street 2,Home Street 3,Home Address PO Box,Home City,Home State,Home Postal Code,Home Country,"
        "Spouse,Children,Manager's Name,Assistant's Name,Referred By,Company Main Phone,Business Phone,"
        "Business Phone 2,Business Fax,Assistant's Phone,Company,Job Title,Department,Callback,Car Phone,"
        "ISDN,Radio Phone,TTY/TDD Phone,Telex,Categories",
        [
            {
                "First Name": "Ann",
                "Last Name": "Demo",
                "Web Page": "https://bakery.example.com",
                "Birthday": "1/2/1990",
                "E-mail Address": "ann@example.com",
                "E-mail 2 Address": "ann.demo@example.org",
                "Home Phone": "202-555-0101",
                "Mobile Phone": "202-555-0111",
                "Home Street": "1 Sample Road",
                "Home City": "Testville",
                "Spouse": "Sam Demo",
                "Manager's Name": "Max Boss",
                "Assistant's Name": "Alf Aide",
                "Assistant's Phone": "202-555-0199",
                "Business Phone": "202-555-0121",
                "Company": "Demo Bakery",
                "Job Title": "Baker",
                "Department": "Bread",
            },
            {"Company": "Mock Ltd", "Business Phone": "202-555-0102", "Home Fax": "202-555-0112"},
        ],
        [
            contact(
                "Ann Demo",
                *("0101", "0111", "0121"),
                company="Demo Bakery",
                title="Baker",
                emails=["ann@example.com", "ann.demo@example.org"],
                address="1 Sample Road, Testville",
                websites=("https://bakery.example.com",),
            ),
            contact("Mock Ltd", "0102", "0112", company="Mock Ltd"),
        ],
    ),
    "Outlook, German": Export(
        "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,"
        "Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,"
        "Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Telefon Assistent,"
        "Fax geschäftlich,Telefon geschäftlich,Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,"
        "Fax privat,Telefon privat,Telefon privat 2,ISDN,Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,"
        "Haupttelefon,Mobiltelefon 2,E-Mail-Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse",
        [
            {
                "Vorname": "Jürgen",
                "Nachname": "Muster",
                "Firma": "Muster & Söhne",
                "Abteilung": "Einkauf",
                "Position": "Geschäftsführer",
                "Straße geschäftlich": "Grüner Weg 2",
                "Ort geschäftlich": "Köln",
                "Telefon Assistent": "+1 202 555 0199",
                "Telefon geschäftlich": "+1 202 555 0101",
                "Mobiltelefon": "+1 202 555 0111",
                "E-Mail-Adresse": "juergen@example.com",
                "E-Mail-Typ": "SMTP",
                "E-Mail: Angezeigter Name": "Jürgen Muster (juergen@example.com)",
            }
        ],
        [
            contact(
                "Jürgen Muster",
                *("0101", "0111"),
                company="Muster & Söhne",
                title="Geschäftsführer",
                emails=["juergen@example.com"],
                address="Grüner Weg 2, Köln",
            )
        ],
        encoding="cp1252",
    ),
    "Outlook, French": Export(
        "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre,Rue (bureau),Rue (bureau) 2,"
        "Ville (bureau),Téléphone de l'assistant(e),Télécopie (bureau),Téléphone (bureau),"
        "Téléphone (domicile),Tél. mobile,Adresse de messagerie,Type de messagerie,Conjoint(e),Page Web",
        [
            [
                *(
                    "",
                    "Zoé",
                    "",
                    "Modèle",
                    "",
                    "Café Modèle",
                    "Achats",
                    "Gérante",
                    "2 rue Exemple",
                    "",
                    "Épreuve",
                ),
                *("+1 202 555 0199", "+1 202 555 0121", "+1 202 555 0101", "", "+1 202 555 0111"),
                *("zoe@example.com", "SMTP", "Luc Modèle", "https://cafe.example.com"),
            ]
        ],
        [
            contact(
                "Zoé Modèle",
                *("0101", "0111", "0121"),
                company="Café Modèle",
                title="Gérante",
                emails=["zoe@example.com"],
                address="2 rue Exemple, Épreuve",
                websites=("https://cafe.example.com",),
            )
        ],
        delimiter=";",
        encoding="cp1252",
    ),
    "Thunderbird": Export(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,"
        "Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,"
        "Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,"
        "Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,"
        "Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes",
        [
            {
                "First Name": "Ann",
                "Last Name": "Demo",
                "Display Name": "Ann Demo",
                "Primary Email": "ann@example.com",
                "Secondary Email": "ann.demo@example.org",
                "Work Phone": "202-555-0101",
                "Mobile Number": "202-555-0111",
                "Work Address": "1 Sample Road",
                "Work City": "Testville",
                "Job Title": "Baker",
                "Organization": "Demo Bakery",
                "Birth Year": "1990",
            }
        ],
        [
            contact(
                "Ann Demo",
                *("0101", "0111"),
                company="Demo Bakery",
                title="Baker",
                emails=["ann@example.com", "ann.demo@example.org"],
                address="1 Sample Road, Testville",
            )
        ],
        end=",",
    ),
    "LinkedIn": Export(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        [
            {
                "First Name": "Ann",
                "Last Name": "Demo",
                "URL": "https://www.linkedin.com/in/ann-demo-sample",
                "Email Address": "ann@example.com",
                "Company": "Demo Bakery, Inc.",
                "Position": "Baker",
                "Connected On": "15 Mar 2024",
            },
            {"First Name": "Bob", "Last Name": "Mock", "Connected On": "02 Jan 2023"},
        ],
        [
            contact(
                "Ann Demo",
                company="Demo Bakery, Inc.",
                title="Baker",
                emails=["ann@example.com"],
                url="https://www.linkedin.com/in/ann-demo-sample",
            ),
            contact("Bob Mock"),
        ],
        above=[
            ["Notes:"],
            ["When exporting your connection data, you may notice that some are missing."],
            [],
        ],
    ),
    "QuickBooks Online": Export(
        "Customer full name,Phone numbers,Email,Full name,Bill address,Ship address",
        [
            {
                "Customer full name": "Ann Demo",
                "Phone numbers": "Phone:(202) 555-0101 Mobile:(202) 555-0111",
                "Email": "ann@example.com",
                "Full name": "Ann Demo",
                "Bill address": "1 Sample Road, Testville",
            },
            {
                "Customer full name": "Bob Mock",
                "Phone numbers": "Phone:(202) 555-0102",
                "Full name": "Bob Mock",
            },
        ],
        [
            contact(
                "Ann Demo", "0101", "0111", emails=["ann@example.com"], address="1 Sample Road, Testville"
            ),
            contact("Bob Mock", "0102"),
        ],
        above=[["Demo Bakery"], ["Customer Contact List"], []],
        below=[[], ["Thursday, Jan 11, 2024 10:22:35 AM GMT-8"]],
    ),
    "QuickBooks Desktop": Export(
        ",Active Status,Customer,Balance,Balance Total,Company,Mr./Ms./...,First Name,M.I.,Last Name,"
        "Primary Contact,Main Phone,Fax,Alt. Phone,Secondary Contact,Job Title,Main Email,Bill to 1,"
        "Bill to 2",
        [
            {
                "Active Status": "Active",
                "Customer": "Ann Demo",
                "Balance": "120.50",
                "Balance Total": "120.50",
                "Company": "Demo Bakery",
                "First Name": "Ann",
                "Last Name": "Demo",
                "Primary Contact": "Ann Demo",
                "Main Phone": "202-555-0101",
                "Fax": "202-555-0121",
                "Alt. Phone": "202-555-0111",
                "Secondary Contact": "Max Boss",
                "Job Title": "Baker",
                "Main Email": "ann@example.com",
                "Bill to 1": "1 Sample Road",
                "Bill to 2": "Testville",
            }
        ],
        [
            contact(
                "Ann Demo",
                *("0101", "0111", "0121"),
                company="Demo Bakery",
                title="Baker",
                emails=["ann@example.com"],
                address="1 Sample Road, Testville",
            )
        ],
    ),
    "Xero": Export(
        "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAttentionTo,POAddressLine1,"
        "POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,SAAttentionTo,"
        "PhoneNumber,FaxNumber,MobileNumber,DDINumber,SkypeName,BankAccountName,Website,LegalName,Discount,"
        "CompanyNumber",
        [
            {
                "*ContactName": "Ann Demo",
                "AccountNumber": "C-7",
                "EmailAddress": "ann@example.com",
                "FirstName": "Ann",
                "LastName": "Demo",
                "POAddressLine1": "1 Sample Road",
                "POCity": "Testville",
                "PhoneNumber": "202-555-0101",
                "MobileNumber": "202-555-0111",
                "SkypeName": "ann.demo",
                "BankAccountName": "A Demo",
                "Website": "https://bakery.example.com",
                "CompanyNumber": "2025550199",
            }
        ],
        [
            contact(
                "Ann Demo",
                *("0101", "0111"),
                emails=["ann@example.com"],
                address="1 Sample Road, Testville",
                websites=("https://bakery.example.com",),
            )
        ],
    ),
    "Shopify": Export(
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
        "Default Address Address1,Default Address Address2,Default Address City,"
        "Default Address Province Code,Default Address Country Code,Default Address Zip,"
        "Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags",
        [
            {
                "Customer ID": "'2025550199",
                "First Name": "Ann",
                "Last Name": "Demo",
                "Email": "ann@example.com",
                "Accepts Email Marketing": "yes",
                "Default Address Company": "Demo Bakery",
                "Default Address Address1": "1 Sample Road",
                "Default Address City": "Testville",
                "Default Address Phone": "'+12025550111",
                "Phone": "'+12025550101",
                "Total Spent": "12.50",
                "Total Orders": "2",
            }
        ],
        [
            contact(
                "Ann Demo",
                *("0111", "0101"),
                company="Demo Bakery",
                emails=["ann@example.com"],
                address="1 Sample Road, Testville",
            )
        ],
    ),
    "HubSpot": Export(
        "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Contact owner",
        [
            [
                "2025550199",
                "Ann",
                "Demo",
                "ann@example.com",
                "202-555-0101",
                "Baker",
                "Demo Bakery",
                "Max Boss",
            ]
        ],
        [contact("Ann Demo", "0101", company="Demo Bakery", title="Baker", emails=["ann@example.com"])],
    ),
    "Salesforce": Export(
        "Salutation,First Name,Last Name,Title,Mailing Street,Mailing City,Mailing State/Province,"
        "Mailing Zip/Postal Code,Mailing Country,Phone,Mobile,Fax,Email,Account Owner,Account Name",
        [
            {
                "First Name": "Ann",
                "Last Name": "Demo",
                "Title": "Baker",
                "Mailing Street": "1 Sample Road",
                "Mailing City": "Testville",
                "Phone": "(202) 555-0101",
                "Mobile": "(202) 555-0111",
                "Email": "ann@example.com",
                "Account Owner": "Max Boss",
                "Account Name": "Demo Bakery",
            }
        ],
        [
            contact(
                "Ann Demo",
                *("0101", "0111"),
                company="Demo Bakery",
                title="Baker",
                emails=["ann@example.com"],
                address="1 Sample Road, Testville",
            )
        ],
        below=[
            [],
            ["Contacts of the North"],
            ["Copyright (c) 2000-2024 example.com, inc. All rights reserved."],
            ["Confidential Information - Do Not Distribute"],
            ["Generated By:  Max Boss  3/1/2024 2:05 PM"],
            ["Demo Bakery"],
        ],
    ),
    "Pipedrive": Export(
        "Person - ID,Person - Name,Person - Email,Person - Phone,Organization - Name",
        [["7", "Ann Demo", "ann@example.com, ann.demo@example.org", "202-555-0101", "Demo Bakery"]],
        [
            contact(
                "Ann Demo", "0101", company="Demo Bakery", emails=["ann@example.com", "ann.demo@example.org"]
            )
        ],
    ),
    "Pipedrive, split": Export(
        "Person - ID,Person - Name,Person - Email - Work,Person - Email - Home,Person - Phone - Work,"
        "Person - Phone - Mobile,Organization - Name",
        [["7", "Ann Demo", "ann@example.com", "", "202-555-0101", "202-555-0111", "Demo Bakery"]],
        [contact("Ann Demo", "0101", "0111", company="Demo Bakery", emails=["ann@example.com"])],
    ),
    "Mailchimp": Export(
        "Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,"
        "CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,"
        "NOTES,TAGS",
        [
            {
                "Email Address": "ann@example.com",
                "First Name": "Ann",
                "Last Name": "Demo",
                "Address": "1 Sample Road, Testville",
                "Phone Number": "202-555-0101",
                "MEMBER_RATING": "2",
                "OPTIN_TIME": "2024-03-01 10:22:35",
                "OPTIN_IP": "192.0.2.7",
                "LEID": "2025550199",
                "TAGS": '"Bakers","Friends"',
            }
        ],
        [contact("Ann Demo", "0101", emails=["ann@example.com"], address="1 Sample Road, Testville")],
    ),
    "3CX": Export(
        "FirstName,LastName,Company,Mobile,Mobile2,Home,Home2,Business,Business2,Email,Other,BusinessFax,"
        "HomeFax,Pager",
        [
            [
                *("Ann", "Demo", "Demo Bakery", "202-555-0101", "", "202-555-0111", "", "202-555-0121", ""),
                *("ann@example.com", "202-555-0131", "202-555-0141", "", ""),
            ]
        ],
        [
            contact(
                "Ann Demo",
                *("0101", "0111", "0121", "0131", "0141"),
                company="Demo Bakery",
                emails=["ann@example.com"],
            )
        ],
    ),
}


@pytest.mark.parametrize("origin", EXPORTS)
def test_an_export_gives_its_contacts(origin):
    """Nobody renames a heading, and nobody is missing or made up."""
    export = EXPORTS[origin]
    source = understand("export.csv", export.data, Rules("US"))

    assert list(export.contacts) == [entry.contact for entry in source.entries]


@pytest.mark.parametrize(
    ("origin", "id"),
    [("HubSpot", "2025550199"), ("Xero", "C-7"), ("Pipedrive", "7"), ("Shopify", "2025550199")],
)
def test_an_export_with_ids_gives_them(origin, id):
    """They are what keeps a person the same through edits."""
    source = understand("export.csv", EXPORTS[origin].data, Rules("US"))

    assert [id] == [entry.given_id for entry in source.entries]
