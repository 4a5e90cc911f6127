"""Which cells a card becomes: under which heading, in which order, what is another person's."""

import pytest

from sources.cards.vcard import TOO_WIDE
from tests.cards import card, only, reported, table
from tests.frames import frame


def tel(label: str, line: str = "TEL:202-555-0101") -> bytes:
    """Return a card with one number under a label of its own, as Apple and Google write it."""
    return card(f"item1.{line}", f"item1.X-ABLabel:{label}")


@pytest.mark.parametrize(
    ("label", "heading"),
    [
        ("_$!<Mobile>!$_", "TEL"),
        ("_$!<HomeFAX>!$_", "TEL FAX"),
        ("$!<WorkFAX>!$", "TEL FAX"),
        ("Telefax Büro", "TEL FAX"),
        ("Факс", "TEL FAX"),
        ("传真", "TEL FAX"),
        ("_$!<Pager>!$_", "TEL PAGER"),
        ("_$!<AssistantPhone>!$_", "TEL RELATED"),
        ("Assistentin", "TEL RELATED"),
        ("Assistenza clienti", "TEL"),
        ("Sekretariat", "TEL"),
        ("Faktura", "TEL"),
        ("Work\\, fax", "TEL FAX"),
        ("", "TEL"),
    ],
)
def test_a_label_tells_what_a_number_is(label, heading):
    """The label of a fax is a line of its own; an assistant's number would find the wrong person."""
    assert [(heading, "202-555-0101")] == only(tel(label))


def test_labels_may_stand_before_what_they_label_and_hold_for_their_group_alone():
    """Lines of a card have no order; `item1` in the next card is another."""
    data = card("item1.X-ABLABEL:Fax", "item1.TEL:202-555-0101", "item2.TEL:202-555-0102") + card(
        "item1.TEL:202-555-0103"
    )
    made = table(data)

    assert ("TEL FAX", "TEL") == made.headings
    assert [["202-555-0101", "202-555-0102"], ["", "202-555-0103"]] == frame(made).to_numpy().tolist()


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("EMAIL;TYPE=assistant", "EMAIL RELATED"),
        ("TEL;VOICE;X-ACME-ASSIST", "TEL RELATED"),
        ("EMAIL;TYPE=X400", "EMAIL"),
        ("TEL;TYPE=X-ASSISTANT", "TEL RELATED"),
        ("X-MS-TEL;VOICE;ASSISTANT", "X-MS-TEL RELATED"),
        ("X-MS-TEL;VOICE;COMPANY", "X-MS-TEL"),
        ("TEL;MODEM", "TEL MODEM"),
        ("TEL;X-ACME-TELEX", "TEL MODEM"),
        ("TEL;TYPE=isdn,msg,car,voice", "TEL"),
        ("TEL;TYPE=home-fax", "TEL FAX"),
    ],
)
def test_types_tell_of_other_persons_and_of_machines(line, heading):
    """Nobody calls from a modem; an answering machine or a car phone is the person's."""
    assert [(heading, "value")] == only(card(f"{line}:value"))


@pytest.mark.parametrize(
    ("label", "heading"),
    [("=46=61=78=20=32", "TEL FAX"), ("=D7=A4=D7=A7=D7=A1", "TEL FAX"), ("=42=C3=BC=72=6F", "TEL")],
)
def test_a_label_of_ones_own_may_be_encoded_in_the_parameter(label, heading):
    """Android writes what someone typed: `Fax 2`, `פקס`, `Büro`."""
    line = f"TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,{label}):202-555-0101"

    assert [(heading, "202-555-0101")] == only(card(line))


def test_the_preferred_comes_first_and_the_others_as_in_the_card():
    """Talkdesk shows the first number and the first address most prominently."""
    data = card("TEL:1", "EMAIL:a", "TEL;PREF:2", "TEL;TYPE=FAX,PREF:3", "EMAIL;PREF=2:b", "EMAIL;PREF=1:c")

    assert [("TEL", "2"), ("TEL FAX", "3"), ("TEL", "1"), ("EMAIL", "c"), ("EMAIL", "b"), ("EMAIL", "a")] == (
        only(data)
    )


def test_of_alternatives_one_counts():
    """4.0 says one thing in several languages under one ALTID; that is no second name and no second title."""
    data = card(
        "FN;ALTID=1;LANGUAGE=fr:Anne Demo",
        "FN;ALTID=1;LANGUAGE=en;PREF=1:Ann Demo",
        "TITLE;ALTID=1;LANGUAGE=fr:Testeuse",
        "TITLE;ALTID=1;LANGUAGE=en:Tester",
        "TITLE;ALTID=2:Trainer",
        "ROLE;ALTID=1:Tester",
    )

    assert [("FN", "Ann Demo"), ("TITLE", "Testeuse"), ("TITLE", "Trainer"), ("ROLE", "Tester")] == only(data)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Demo;Ann", [("N Family", "Demo"), ("N Given", "Ann")]),
        ("Demo;Ann;;Dr.;", [("N Family", "Demo"), ("N Given", "Ann"), ("N Prefix", "Dr.")]),
        ("Ann Demo;", [("FN", "Ann Demo")]),
        ("Demo Bakery; Office", [("FN", "Demo Bakery; Office")]),
        (r"Demo\;Mock", [("FN", "Demo;Mock")]),
    ],
)
def test_a_whole_name_with_parts_is_read_as_its_parts(name, cells):
    """Some programs write in FN what belongs into N; an escaped semicolon is text."""
    assert cells == only(card(f"FN:{name}"))
    assert cells == [cell for cell in only(card(f"FN:{name}", "TEL:1")) if cell[0] != "TEL"]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        (r"Demo\;Ann\;\;\;;;;;", [("N Family", "Demo"), ("N Given", "Ann")]),
        (r"\;Ann\;Bea\;Dr.\;;;;;", [("N Given", "Ann"), ("N Additional", "Bea"), ("N Prefix", "Dr.")]),
        (r"Demo Bakery\; Office;;;;", [("N Family", "Demo Bakery; Office")]),
        (r"Demo\;Mock;Ann;;;", [("N Family", "Demo;Mock"), ("N Given", "Ann")]),
        (r"O&#039\;Demo;;;;", [("N Family", "O&#039;Demo")]),
    ],
)
def test_a_name_whose_parts_were_escaped_as_one_is_read_as_its_parts(name, cells):
    """No family is called so; one semicolon, or some beside other parts, are text."""
    assert cells == only(card(f"N:{name}"))
    assert cells == [cell for cell in only(card(f"N:{name}", "TEL:1")) if cell[0] != "TEL"]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("TITLE:Tester;", [("TITLE", "Tester")]),
        ("ROLE;ENCODING=QUOTED-PRINTABLE:Tester=3B;", [("ROLE", "Tester;")]),
        ("URL:https://example.com/; ;", [("URL", "https://example.com/")]),
        (r"TITLE:Tester\;;", [("TITLE", "Tester;")]),
        ("TITLE:Tester; Trainer", [("TITLE", "Tester; Trainer")]),
        ("TITLE:&quot;Tester&quot;", [("TITLE", "&quot;Tester&quot;")]),
        ("TITLE:;", []),
    ],
)
def test_a_semicolon_behind_a_text_is_none_of_it(line, cells):
    """Scripts on web pages write one behind each value; an escaped one is text."""
    assert [("FN", "Ann Demo"), *cells] == only(card("FN:Ann Demo", line))


def test_parts_stand_together_in_their_own_order_whichever_card_has_them_first():
    """An office that only the second card has comes before the street, as Outlook writes it out."""
    data = card("ADR:;;1 Sample Road;;;;Nowhere", "N:;Ann", "TEL:1") + card(
        "ADR:;Office 7;;Testville", "N:Demo;Bob"
    )

    assert ("N Family", "N Given", "TEL", "ADR Extended", "ADR Street", "ADR City", "ADR Country") == (
        table(data).headings
    )


@pytest.mark.parametrize("more", [[], ["TEL:1"]], ids=["alone", "with another"])
@pytest.mark.parametrize("end", ["", ";Nowhere"])
def test_an_address_without_its_first_two_parts_begins_with_the_street(end, more):
    """So people write it who make a card by hand; a post office box stands before an empty part."""
    cells = only(card(*more, f"ADR:1 Sample Road;Testville;NY;10001{end}"))

    assert [("ADR Street", "1 Sample Road"), ("ADR City", "Testville")] == cells[len(more) :][:2]
    assert [("ADR PO Box", "Box 1"), ("ADR Street", "Road")] == only(card("ADR:Box 1;;Road"))


def test_an_address_whose_parts_were_escaped_as_one_is_read_as_its_parts():
    """By the program that does so to a name."""
    cells = only(card(r"ADR:\;\;1 Sample Road\;Testville\;\;10001\;"))

    assert [("ADR Street", "1 Sample Road"), ("ADR City", "Testville"), ("ADR Postal Code", "10001")] == cells


def test_a_card_has_one_name():
    """Two sets of parts joined would be nobody's name."""
    assert [("N Family", "Demo"), ("N Given", "Ann")] == only(card("N:Demo;Ann", "N:Mock;Bob"))


def test_a_name_that_only_commas_part_has_its_parts_in_the_same_order():
    """So phones got them by SMS; beside semicolons commas stand inside of a part."""
    assert [("N Family", "Demo"), ("N Given", "Ann")] == only(card("N:Demo,Ann"))
    assert [("N Family", "Demo Mock"), ("N Given", "Ann")] == only(card("N:Demo,Mock;Ann"))


def test_the_name_of_a_directory_is_nobodys():
    """3.0 has a property NAME for where the card came from; in any other table it would be the person's."""
    assert [("N Family", "Demo")] == only(card("NAME:Cards of Bob Mock", "N:Demo"))


def test_the_members_of_a_group_make_one_column():
    """A group of a thousand must not give every other card a thousand empty cells."""
    data = card("FN:All", "KIND:group", *[f"MEMBER:urn:uuid:{i}" for i in range(1000)])

    assert ("FN", "KIND", "MEMBER") == table(data).headings


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("tel:+1-202-555-0101", "+1-202-555-0101"),
        ("TEL:+1-202-555-0101;ext=102", "+1-202-555-0101 ext. 102"),
        ("tel:%2B12025550101", "+12025550101"),
        ("tel:0101;phone-context=+1-202-555-", "+1-202-555-0101"),
        ("tel:7042;phone-context=example.com", "7042"),
        ("callto://+12025550101", "+12025550101"),
        ("202-555-0101;ext=102", "202-555-0101;ext=102"),
        ("Desk: 202-555-0101", "Desk: 202-555-0101"),
    ],
)
def test_a_link_to_call_is_the_number_in_it(written, number):
    """4.0 writes numbers as links, with the extension as a parameter of it."""
    assert [("TEL", number)] == only(card(f"TEL;VALUE=uri:{written}"))


def test_a_link_to_write_to_is_the_address_in_it():
    """`mailto:` may say what to write, too."""
    assert [("EMAIL", "ann+x@example.com")] == only(card("EMAIL:mailto:ann%2Bx@example.com?subject=Hi"))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0202 5550101", "+492025550101"),
        ("492025550101", "+492025550101"),
        ("+49 202 5550101", "+49 202 5550101"),
        ("0202 5550102", "0202 5550102"),
        ("0101", "0101"),
    ],
)
def test_the_account_at_whatsapp_says_the_country_of_a_number(written, number):
    """What the sender of a card calls may be another number for whoever gets it."""
    assert [("FN", "Ann"), ("TEL", number)] == only(card("FN:Ann", f"TEL;waid=492025550101:{written}"))


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("sip:+12025550101@voice.example.com", [("TEL", "+12025550101")]),
        ("sips:2025550101@voice.example.com;user=phone", [("TEL", "2025550101")]),
        ("sip:ann@example.com", []),
        ("SIP:ann.demo7@example.com", []),
    ],
)
def test_who_is_called_over_the_internet_has_a_number_or_none(written, cells):
    """What looks like an e-mail address behind `sip:` is none."""
    assert [("FN", "Ann Demo"), *cells] == only(card("FN:Ann Demo", f"TEL;VALUE=uri:{written}"))


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ("X-EVOLUTION-LIST:TRUE", [("KIND", "group")]),
        ("X-EVOLUTION-LIST:true", [("KIND", "group")]),
        ("X-EVOLUTION-LIST:FALSE", []),
        ("X-OPEN-XCHANGE-CTYPE:dlist", [("KIND", "group")]),
        ("X-OPEN-XCHANGE-CTYPE:contact", []),
    ],
)
@pytest.mark.parametrize("others", [[], ["TEL:1"]])
def test_a_card_that_is_a_list_is_a_group(said, cells, others):
    """Evolution and Open-Xchange put the e-mail addresses of others into it."""
    made = only(card("FN:Club", *others, said))

    assert cells == [cell for cell in made if cell[0] not in ("FN", "TEL")]


@pytest.mark.parametrize("line", ["END:VCARD END:VCARD", "BEGIN:VCARD 2", "END:VCALENDAR"])
def test_an_edge_with_more_in_its_line_is_no_cell(line):
    """In a table `End.` is an address, in Spanish and Portuguese."""
    assert [("FN", "Ann Demo"), ("TEL", "1")] == only(card("FN:Ann Demo", line, "TEL:1"))


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("X-SOCIALPROFILE;type=twitter:https://twitter.com/ann", "https://twitter.com/ann"),
        ("X-SOCIALPROFILE;type=twitter;x-user=ann:x-apple:ann%5Fdemo", "ann_demo"),
        ("X-SOCIALPROFILE;type=Twitter;x-user=ann:", "ann"),
        ("X-SOCIALPROFILE:https://x.com/ann", "https://x.com/ann"),
        ("item1.X-SOCIALPROFILE;TYPE=X:ann", "ann"),
        ("X-SOCIALPROFILE;TYPE=TWITTER:twitter:https://twitter.com/ann", "https://twitter.com/ann"),
        ("X-SOCIALPROFILE:x:https://x.com/ann", "https://x.com/ann"),
    ],
)
def test_of_the_profiles_those_of_twitter_are_told_apart(line, cell):
    """By their type, or by their link; programs differ in where they write the name."""
    assert [("X-SOCIALPROFILE TWITTER", cell)] == only(card(line))


def test_the_newest_standard_has_a_profile_of_its_own():
    """RFC 9554 names the network in SERVICE-TYPE."""
    data = card(
        "SOCIALPROFILE;SERVICE-TYPE=Twitter:https://twitter.com/ann", "SOCIALPROFILE;SERVICE-TYPE=Y:b"
    )

    assert [("SOCIALPROFILE TWITTER", "https://twitter.com/ann"), ("SOCIALPROFILE", "b")] == only(data)


def test_addresses_stand_in_the_order_in_which_an_agent_wants_them():
    """The preferred one, then where someone works, then where they live; empty ones count for nothing."""
    data = card("ADR;HOME:;;Home;;;;", "ADR;WORK:;;;;;;", "ADR:;;Any;;;;", "ADR;TYPE=home;PREF=1:;;Best;;;;")

    assert [("ADR Street", "Best"), ("ADR 2 Street", "Any"), ("ADR 3 Street", "Home")] == only(data)


@pytest.mark.parametrize(
    "label",
    ["\"Ann Demo^n1 Sample Road^n^'Testville^'\"", r'"Ann Demo\n1 Sample Road\n^' + "'Testville^'" + '"'],
)
def test_an_address_may_be_written_out_in_a_parameter(label):
    """4.0 has LABEL for it, with carets as escapes, and some write a backslash."""
    data = card(f"ADR;LABEL={label}:;;1 Sample Road;;;;")

    assert [("ADR Street", "1 Sample Road"), ("ADR Label", 'Ann Demo\n1 Sample Road\n"Testville"')] == only(
        data
    )


def test_a_label_of_older_versions_counts_where_there_is_no_street():
    """2.1 and 3.0 have a property for it, with less in it than the parts have: no country, no office."""
    label = "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:1 Sample Road=0D=0ATestville"

    assert [("ADR Country", "Nowhere"), ("ADR Label", "1 Sample Road\r\nTestville")] == only(
        card("ADR;WORK:;;;;;;Nowhere", label)
    )
    assert [("ADR Street", "1 Sample Road")] == only(card("ADR;WORK:;;1 Sample Road;;;;", label))


def test_an_address_without_parts_was_written_out():
    """Some programs do not know that an address has parts; it is no post office box."""
    assert [("ADR Label", "1 Sample Road, Testville")] == only(card(r"ADR:1 Sample Road\, Testville"))


def test_an_address_in_quoted_printable_has_parts_too():
    """The semicolons stand between them as they are."""
    data = card("ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;=C3=84ckerweg=201;=", "Testville;;;")

    assert [("ADR Street", "Äckerweg 1"), ("ADR City", "Testville")] == only(data)


def test_the_address_of_a_samsung_counts_where_no_other_stands():
    """It writes each address twice: once in a property of its own, with all of it written out in the end."""
    samsung = "X-SAMSUNGADR;ENCODING=QUOTED-PRINTABLE:;;=31=20Sample=20Road;Testville;;;;"

    assert [("ADR Street", "2 Sample Road")] == only(card(samsung, "ADR;HOME:;;2 Sample Road;;;;"))
    assert [("ADR Street", "1 Sample Road"), ("ADR City", "Testville")] == only(card(samsung))
    assert [("ADR Label", "1 Sample Road, Testville")] == only(
        card("X-SAMSUNGADR:;;;;;;;1 Sample Road, Testville")
    )


def test_what_stands_behind_all_parts_of_an_address_says_them_once_more():
    """Google writes the whole of it there."""
    data = card(r"ADR:;;1 Sample Road;Testville;;;;1 Sample Road\nTestville")

    assert [("ADR Street", "1 Sample Road"), ("ADR City", "Testville")] == only(data)


def test_the_company_is_the_first_part_of_an_organisation():
    """The others are departments, however many."""
    data = card(r"ORG:Demo\; Mock & Co.;Tests;Unit tests", "ORG:Second Inc.")

    assert [("ORG", "Demo; Mock & Co."), ("ORG Unit", "Tests"), ("ORG", "Second Inc.")] == only(data)


def test_an_id_stays_as_it_stands():
    """It must be the same for ever: neither its form nor its case is touched."""
    assert [("UID", "urn:uuid:4FBE8971-0bc3"), ("X-ABUID", "4F:ABPerson")] == only(
        card("UID:urn:uuid:4FBE8971-0bc3", r"X-ABUID:4F\:ABPerson")
    )


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;TYPE=JPEG:/9j/4AAQSkZJ",
        "PHOTO;VALUE=uri:DATA:image/png;base64\\,QUJD",
        "X-WALLPAPER;ENCODING=b:QUJD",
    ],
)
def test_a_picture_is_told_by_what_it_is(line):
    """Programs forget to say that it is encoded; some keep pictures in properties of their own."""
    assert [(None, "embedded pictures or keys were left out: 1")] == reported(card("FN:Ann Demo", line))


def test_how_a_name_is_read_is_no_sound():
    """Japanese phones write it so in each card; nothing was left out that anyone would miss."""
    assert [("N Family", "見本"), ("SOUND", "ﾐﾎﾝ;ﾊﾅｺ")] == only(
        card("N:見本", "SOUND;X-IRMC-N;CHARSET=UTF-8:ﾐﾎﾝ;ﾊﾅｺ")
    )


def test_a_link_to_a_picture_is_kept_whatever_stands_before_it():
    """Google escapes the colon; some programs say that a link is base64."""
    data = card(r"PHOTO;ENCODING=b:https\://example.com/a.jpg", "PHOTO;VALUE=uri:http://example.com/b.jpg")

    assert [("PHOTO", "https://example.com/a.jpg"), ("PHOTO", "http://example.com/b.jpg")] == only(data)


def test_a_table_keeps_the_fullest_of_too_many_headings():
    """Each card with a heading of its own would fill the memory with empty cells."""
    data = b"".join(card(f"FN:Person {i}", f"X-{i}:x") for i in range(2000))
    made = table(data)

    assert 1_000_000 // 2000 == len(made.headings)
    assert "FN" == made.headings[0]
    assert [(None, TOO_WIDE)] == reported(data)
