"""`sources.texts.records`: LDIF, and texts in which each line says what it is."""

import base64
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sources
from sources import SourceError, Table
from sources.encoding import guessed
from sources.rows import MOST_AREA
from sources.texts.records import CHANGED, MOST_TOLD, OUTSIDE, TOO_MANY, is_of_records
from tests.frames import frame
from tests.reader_contract import bounded, is_sound

ENOUGH = 1.5  # seconds: it takes 0.2

TYPED = """\
Name: Ann Demo
Phone: 202-555-0101
Phone: 202-555-0102

Name:  Bob Mock
Address: Road 1
  Testville
E-mail: bob@example.com
"""


def read(text: str, name: str = "people.txt") -> Table:
    [table] = sources.parse(name, text.encode())
    return table


def rows(text: str, name: str = "people.txt") -> list[dict[str, str]]:
    """Return what each record says; of a label that stands there twice the last."""
    table = read(text, name)
    cells = frame(table).to_numpy().tolist()
    return [{k: v for k, v in zip(table.headings, row, strict=True) if v} for row in cells]


def test_each_record_is_a_row_and_each_label_a_heading():
    """A label that stands twice in a record is two columns; a line without one goes on with that above."""
    table = read(TYPED)

    assert ("Name", "Phone", "Phone", "Address", "E-mail") == table.headings
    assert [
        ["Ann Demo", "202-555-0101", "202-555-0102", "", ""],
        ["Bob Mock", "", "", "Road 1\n  Testville", "bob@example.com"],
    ] == frame(table).to_numpy().tolist()
    assert [1, 5] == frame(table).index.tolist()


@pytest.mark.parametrize("between", ["", "\n", "-----\n", "\n=======\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_records_are_parted_by_blank_lines_rules_or_the_first_label(between, end):
    """However somebody does it, in an editor of whatever system."""
    text = f"Name: Ann Demo\nTel: 1\n{between}Name: Bob Mock\nTel: 2\n{between}Name: Cy Fake\nTel: 3\n"

    assert ["Ann Demo", "Bob Mock", "Cy Fake"] == [row["Name"] for row in rows(text.replace("\n", end))]


def test_a_blank_line_after_each_other_parts_nothing():
    """So some programs save what somebody typed."""
    text = "Name: Ann Demo\n\nTel: 1\n\nName: Bob Mock\n\nTel: 2\n"

    assert [{"Name": "Ann Demo", "Tel": "1"}, {"Name": "Bob Mock", "Tel": "2"}] == rows(text)


def test_two_people_are_never_one_though_the_second_lacks_the_first_label():
    """A blank line parts them."""
    text = "Name: Ann Demo\nTel: 1\n\nTel: 2\nMail: b@example.com\n\nName: Cy Fake\nTel: 3\n"

    assert [None, "b@example.com", None] == [row.get("Mail") for row in rows(text)]


def test_what_stands_above_all_records_is_reported():
    """A title is no person."""
    table = read("Our people\n\n" + TYPED)

    assert [(OUTSIDE, 1, "Our people")] == [(one.message, one.line, one.value) for one in table.problems]


@pytest.mark.parametrize(
    "text",
    [
        "Name;Site\nAnn;http://a.example\nBob;http://b.example\n",
        "Name,Remark\nAnn,at: home\nBob,at: work\n",
        "Ann: 202-555-0101\nBob: 202-555-0102\nCy: 202-555-0103\nDi: 202-555-0104\n",
        "Name\tHours\nAnn\t9:00\nBob\t10:00\nCy\t11:00\n",
        "Remark: all\n",
        "",
    ],
)
def test_other_texts_are_not_of_records(text):
    """A colon may stand in any table."""
    assert not is_of_records(text)


def test_an_ldif_file_is_understood():
    """Thunderbird saves its address book so, and directories theirs."""
    jo = base64.b64encode("Jörg".encode()).decode()
    text = (
        "version: 1\n\n# a comment\ndn: cn=Jo,mail=jo@example.com\nobjectclass: person\n"
        f"givenName:: {jo}\nsn: De\n mo\nl: Testville\nmail: jo@example.com\nmail: jd@example.com\n"
        "telephoneNumber;lang-de: 1\nmozillaHomeStreet: Road 1\njpegPhoto:: /9j/4AAQ\nphoto:< file:///a\n"
    )
    table = read(text, "people.ldif")

    assert (
        "givenName",
        "Surname",
        "City",
        "mail",
        "mail",
        "telephoneNumber",
        "HomeStreet",
    ) == table.headings[:7]
    assert ["Jörg", "Demo", "Testville", "jo@example.com", "jd@example.com", "1", "Road 1", "", ""] == (
        frame(table).to_numpy().tolist()[0]
    )


def test_attributes_of_a_directory_have_long_names_too():
    """The name was lost where old directories spell them out."""
    text = "dn: cn=Jo\ncommonName: Jo\norganizationalUnitName: Sales\nfriendlyCountryName: Peru"

    assert [{"cn": "Jo", "Department": "Sales", "Country": "Peru"}] == rows(text, "people.ldif")


@pytest.mark.parametrize(("name", "page"), [("Jürgen Müller", "cp1252"), ("Иван Тест", "cp1251")])
def test_an_encoded_value_of_an_ldif_file_may_be_in_a_code_page(name, page):
    """Directories of the time before UTF-8 write so; the name is kept, and that it was guessed is told."""
    [table] = sources.parse("people.ldif", b"dn: cn=a\ncn:: %s\n" % base64.b64encode(name.encode(page)))

    assert ([name], (guessed(page),)) == (frame(table)["cn"].tolist(), table.problems)


def test_the_code_page_of_an_ldif_file_is_guessed_from_all_of_it():
    """A short name alone may be of any: `Čapek` was `Èapek`. And it is told once."""
    names = ["Čapek", "Erdős", "Ćwik", "Łukasz Żak", "Jiří Dvořák", "Božena Němcová"]
    values = (base64.b64encode(name.encode("cp1250")) for name in names)
    [table] = sources.parse("people.ldif", b"\n".join(b"dn: cn=a\ncn:: %s\n" % value for value in values))

    assert (names, (guessed("cp1250"),)) == (frame(table)["cn"].tolist(), table.problems)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("jpegPhoto", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("objectGUID", b"\xf0abcdefghijklmno"),
        ("logonHours", b"\xff" * 21),
    ],
)
def test_what_is_no_text_in_an_ldif_file_is_left_out(label, value):
    """Pictures, keys, and how a directory numbers its entries."""
    [table] = sources.parse(
        "people.ldif", b"dn: cn=a\ncn: Ann\n%s:: %s\n" % (label.encode(), base64.b64encode(value))
    )

    assert ([["Ann", ""]], ()) == (frame(table).to_numpy().tolist(), table.problems)


def test_a_folded_comment_is_no_part_of_the_value_above_it():
    """Programs fold their comments like all that is long."""
    text = "dn: cn=Ann\ncn: Ann\n  Demo\n# from the people of\n  Testville\nmail: ann@example.com\n"

    assert [{"cn": "Ann Demo", "mail": "ann@example.com"}] == rows(text, "people.ldif")


@pytest.mark.parametrize(
    "group", ["groupOfNames", "groupofuniquenames", "posixGroup", "group", "ibm-dynamicGroup"]
)
def test_a_group_of_a_directory_is_said_to_be_one(group):
    """Its name is no person's."""
    people = "dn: cn=Jo\nobjectclass: groupableObject\ncn: Jo\n"
    text = f"dn: cn=All\nobjectclass: top\nobjectclass: {group}\ncn: All\nmember: cn=Jo\n\n{people}"

    assert ["group", None] == [row.get("KIND") for row in rows(text, "people.ldif")]


@pytest.mark.parametrize(
    "entry",
    [
        "dn: dc=example\nobjectClass: top\nobjectClass: dcObject\nobjectClass: organization\no: Example",
        "dn: ou=staff\nobjectClass: organizationalUnit\nou: staff",
        "dn: cn=admin\nobjectClass: simpleSecurityObject\nobjectClass: organizationalRole\ncn: admin",
        "dn: cn=vendor,ou=schema\nobjectclass: metaSchema\nobjectclass: top\ncn: vendor",
    ],
)
def test_what_a_directory_consists_of_is_nobody(entry):
    """Its root and its administrator have names as people do, and nothing to call or to write to."""
    person = "dn: cn=Jo\nobjectClass: top\nobjectClass: person\ncn: Jo\n"

    assert [{"KIND": "group"}, {"cn": "Jo"}] == rows(f"{entry}\n\n{person}", "people.ldif")


@pytest.mark.parametrize("line", ["telephoneNumber: 1", "mail: a@example.com", "postalAddress: Road 1"])
def test_an_organization_that_can_be_reached_is_a_contact(line):
    """Firms have entries of that class, too."""
    text = f"dn: o=Demo\nobjectClass: organization\no: Demo\n{line}\n"

    assert ["Demo"] == [row.get("Organization") for row in rows(text, "people.ldif")]


def test_what_a_directory_keeps_of_an_entry_says_nothing_of_the_person():
    """Nor does the room: `4612` would be the whole address."""
    kept = "structuralObjectClass: person\nentryUUID: 12\ncreatorsName: cn=admin\nroomNumber: 4612\n"

    assert [{"cn": "Jo"}] == rows(f"dn: cn=Jo\nobjectClass: person\ncn: Jo\n{kept}", "people.ldif")


@pytest.mark.parametrize("name", ["people.csv", "people.txt", "people.vcf", "people.xls"])
def test_an_ldif_file_is_one_whatever_it_is_called(name):
    """People rename files to get them read."""
    assert [{"cn": "Ann Demo"}] == rows("dn: cn=Ann Demo\ncn: Ann Demo\n", name)


@pytest.mark.parametrize(
    "said", ["Enter LDAP Password: \n", "SASL/GSSAPI authentication started\nSASL SSF: 56\n# extended LDIF\n"]
)
def test_what_ldapsearch_says_above_its_records_is_passed_over(said):
    """It goes into the file where people send all that it says there."""
    [row] = rows(f"{said}dn: cn=Ann Demo\ncn: Ann Demo\n", "people.ldif")

    assert row["cn"] == "Ann Demo"


@pytest.mark.parametrize(("end", "between"), [("\n", ""), ("\n\n", "\n\n"), ("\r\r\n", "\r\r\n")])
def test_each_name_begins_a_record_whatever_lines_are_blank(end, between):
    """Two people became one where there was none, and each fell apart where all were followed by one."""
    people = [["dn: cn=Ann Demo", "cn: Ann", "  Demo", "mail: a@b.c"], ["dn: cn=Bob Mock", "cn: Bob Mock"]]
    text = between.join("".join(line + end for line in person) for person in people)

    assert [{"cn": "Ann Demo", "mail": "a@b.c"}, {"cn": "Bob Mock"}] == rows(text, "people.ldif")


def test_what_changes_an_entry_of_a_directory_is_none():
    """`add: mail` is no address, and whoever is deleted is no contact; the entry itself stands elsewhere."""
    added = "dn: cn=Jo\nchangetype: add\ncn: Jo\n"
    changes = ["modify\nadd: mail\nmail: jo@example.com\n-", "delete", "modrdn\nnewrdn: cn=Al"]
    text = "\n".join([added, *(f"dn: cn=Al\nchangetype: {change}\n" for change in changes)])
    [table] = sources.parse("people.ldif", text.encode())

    assert ("cn",) == table.headings
    assert [(line, CHANGED) for line in (5, 11, 14)] == [(one.line, one.message) for one in table.problems]


def test_an_ldif_file_without_records_is_refused():
    """A program may just write it."""
    with pytest.raises(SourceError):
        read("dn: cn=Ann Demo\n", "people.ldif")


PICTURE = "dn: cn=Ann Demo\ncn: Ann Demo\njpegPhoto:: /9j/\n" + f" {'A' * 76}\n" * 60_000
NOTES = "Name: Ann Demo\nTel: 1\nName: Bob Mock\nTel: 2\n" * 500 + "some words without a label\n" * 60_000


@pytest.mark.parametrize("text", [PICTURE, NOTES], ids=["picture", "notes"])
def test_a_value_of_very_many_lines_takes_no_longer_than_as_many_values(text):
    """A directory has pictures of megabytes in lines of 76 letters; all files would wait for that one."""
    start = time.process_time()
    read(text)

    assert time.process_time() - start < ENOUGH


@bounded
@given(
    st.lists(
        st.sampled_from(
            ["Name: A", "Tel: 1", "", "---", " x", "dn: cn=a", "cn:: QQ==", "cn:: =", "t", "\r", "#"]
        )
    )
)
def test_no_text_makes_it_fail(lines):
    """Whatever is in it, it is a table or is refused."""
    for name in ("people.txt", "people.ldif"):
        try:
            tables = sources.parse(name, "\n".join(lines).encode())
        except SourceError:
            continue
        assert all(map(is_sound, tables))


@pytest.mark.parametrize("name", ["people.txt", "people.ldif"])
def test_labels_that_are_others_in_each_record_take_no_room(name):
    """Nor are they lost in silence."""
    usual = "".join(f"dn: cn={i}\ncn: Ann {i}\nmobile: 202-555-0101\n\n" for i in range(600))
    odd = "".join(f"dn: cn={i}\ncn: Bob {i}\nx-{i}: 1\n\n" for i in range(20_000))
    [table] = sources.parse(name, (usual + odd).encode())

    assert 20_600 == len(table.rows)
    assert MOST_AREA >= len(table.rows) * len(table.headings)
    assert ["cn", "mobile"] == list(table.headings[:2])
    assert MOST_TOLD == sum(problem.message == TOO_MANY for problem in table.problems)
