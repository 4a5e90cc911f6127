"""`contacts.phones`: the numbers in a cell."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts import phones
from contacts.phones import DAMAGED, DATE, FILLER, KEPT, RECKONED, REFUSED

ENOUGH = 0.5  # seconds: it takes 0.05, and five times as long where it is watched on a busy machine


def read(text: str, country: str = "US") -> tuple[list[str], list[tuple[str, str]]]:
    """Return the numbers in a cell and the complaints."""
    found, complaints = phones.read(text, (country,))
    return [phone.number for phone in found], list(complaints)


def faxes(text: str) -> list[str]:
    """Return those numbers that are said to be of a fax or pager."""
    return [phone.number for phone in phones.read(text, ("US",))[0] if phone.is_fax]


@pytest.mark.parametrize(
    "text",
    [
        "212-555-0123 ::: 212-555-0124",
        "212-555-0123\n212-555-0124",
        "212-555-0123; 212-555-0124",
        "212-555-0123, 212-555-0124",
        "212-555-0123 / 212-555-0124",
        "212-555-0123|212-555-0124",
        "212-555-0123 & 212-555-0124",
        "212-555-0123 or 212-555-0124",
        "212-555-0123 und 212-555-0124",
        "212-555-0123 - 212-555-0124",
        "+1 212 555 0123 +1 212 555 0124",
        "+12125550123+12125550124",
        "2125550123 2125550124",
        "212-555-0123、212-555-0124",
        "212-555-0123/4",
        "Phone:(212) 555-0123 Mobile:(212) 555-0124",
        "Home: 212-555-0123, Work: 212-555-0124",
        "Tel. 1: 212-555-0123 Tel. 2: 212-555-0124",
        "212-555-0123 (office) 212-555-0124 (mobile)",
        "212-555-0123 ext. 4; 212-555-0124 x5",
    ],
)
def test_several_numbers_in_a_cell_are_several(text):
    """Whatever people and programs put between them."""
    assert (["+12125550123", "+12125550124"], []) == read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("089/123456", ["+4989123456"]),
        ("030 / 123-45", ["+493012345"]),
        ("089/123456-10/11", ["+498912345610", "+498912345611"]),
    ],
)
def test_a_slash_inside_a_number_parts_nothing(text, expected):
    """Germans write it after the area code; at the end it stands for a second ending."""
    assert (expected, []) == read(text, "DE")


def test_an_ending_behind_a_slash_and_a_dash_is_no_part_of_the_number_before():
    """Without their area neither is whole, and both together are somebody else's."""
    both = ["12345 - 67", "12345 - 68"]
    assert (both, [(KEPT, number) for number in both]) == read("12345 - 67 / - 68", "DE")


@pytest.mark.parametrize(
    "text",
    [
        "Phone: 212-555-0123",
        "M 212-555-0123",
        "212-555-0123 (Büro)",
        "2125550123 home",
        "(212) 555-0123 Mo-Fr 9-17",
        "212-555-0123 room 204",
        "tel:+1-212-555-0123",
        "TEL:+12125550123;ext=12",
        "tel:555-0123;phone-context=+1-212",
        "Ｔｅｌ：２１２－５５５－０１２３",
    ],
)
def test_words_at_a_number_are_no_part_of_it(text):
    """Labels, hours, links."""
    assert (["+12125550123"], []) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "212-555-0123 x12",
        "212-555-0123x12",
        "212-555-0123 ext. 12",
        "212-555-0123 Extension 12",
        "212-555-0123#12",
        "212-555-0123 Durchwahl 12",
        "212-555-0123 (ramal 12)",
        "212-555-0123,,12#",
        "212-555-0123 доб. 12",
    ],
)
def test_an_extension_is_dropped_in_silence(text):
    """E.164 has none, and a caller shows the main number."""
    assert (["+12125550123"], []) == read(text)


@pytest.mark.parametrize(
    "text", ["117", "12", "999-999-9998", "555-555-5555", "555-0123", "12345678901234567890", "00 00000000"]
)
def test_digits_that_are_no_valid_number_stay_as_typed_and_are_reported(text):
    """They may be an extension or a short code."""
    assert ([text], [(KEPT, text)]) == read(text)


def test_what_is_kept_as_typed_is_without_its_label():
    """Somebody may want to dial it."""
    assert (["555-0123"], [(KEPT, "555-0123")]) == read("Home: 555-0123")
    assert (["117"], [(KEPT, "117")]) == read("ext. 117")


@pytest.mark.parametrize(
    "text", ["-", "?", "n/a", "None", "k.A.", "0", "000", "(none)", "нет", "...", "tel:", "+"]
)
def test_a_placeholder_is_nothing(text):
    """It is not worth a line each."""
    expected = [] if text != "tel:" else [(REFUSED, "tel:")]

    assert ([], expected) == read(text)


@pytest.mark.parametrize("text", ["BusinessPhone", "ask Bob", "call after 5 pm", "12" * 16])
def test_what_nobody_can_dial_is_left_out_and_reported(text):
    """Words, more digits than any number has."""
    assert ([], [(REFUSED, text)]) == read(text)


@pytest.mark.parametrize("text", ["3.51912E+11", "3,51912e+11", "1E+11"])
def test_a_rounded_number_is_never_sent(text):
    """The digits that a spreadsheet has cut off are lost, and others would be called."""
    assert ([], [(DAMAGED, text)]) == read(text)


@pytest.mark.parametrize("text", ["2125550123.0", "2125550123.00", "2125550123,00"])
def test_the_decimals_of_a_number_are_no_digits_of_it(text):
    """Spreadsheets and programs that calculate write a whole number so; +1 212 555 01230 is nobody's."""
    assert (["+12125550123"], []) == read(text)
    assert (["+4930123456"], []) == read("30123456.0", "DE")
    assert (["+12125550100"], []) == read("212.555.0100")


def test_what_a_spreadsheet_reckoned_from_a_number_is_never_sent():
    """`+49-171-5550101`, typed into a cell, is a formula there, and what is left another number."""
    assert ([], [(RECKONED, "-5550223")]) == read("-5550223")
    assert ["+12125550123"] == read("- 212-555-0123")[0]


def test_a_rounded_number_takes_no_good_one_with_it():
    """Each stands for itself."""
    assert (["+12125550123"], [(DAMAGED, "3.51912E+11")]) == read("3.51912E+11; 212-555-0123")


@pytest.mark.parametrize(
    "text", ["2024-01-15", "2024-01-15 00:00:00", "15.01.2024", "1/15/2024", "2024-1-5T10:00"]
)
@pytest.mark.parametrize("country", ["US", "NO", "DE"])
def test_a_date_is_no_number(text, country):
    """Also where its digits would be a valid one."""
    assert ([], [(DATE, text)]) == read(text, country)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("called 12/05/2024 10:30", "12/05/2024 10:30"),
        ("11/5/2024 10:30 AM", "11/5/2024 10:30 AM"),
        ("5 Nov 2024 10:30", "2024 10:30"),
        ("Nov 5 2024, 10:30:00 pm", "5 2024, 10:30:00 pm"),
        ("2024-01-15T10:30 no answer", "2024-01-15T10:30"),
    ],
)
@pytest.mark.parametrize("country", ["US", "SE", "DE"])
def test_a_date_with_a_time_is_no_number_among_words(text, date, country):
    """In Wuppertal and Västerås `2024 10` would be one; what stands beside it is."""
    assert ([], [(DATE, date)]) == read(text, country)
    assert (["+12125550123"], [(DATE, date)]) == read(f"{text}; +1 212 555 0123", country)


@pytest.mark.parametrize("text", ["Tel. 030 2312 2024, Mo-Fr 8:30-17:00", "Mo-Fr 8:30-17:00: 030 23122024"])
def test_a_number_beside_a_time_is_none_of_a_date(text):
    """`2024` is a part of it; hours are those when somebody is there."""
    assert "+493023122024" in read(text, "DE")[0]


def test_the_good_one_of_two_is_used_and_the_other_reported():
    """Each piece is judged by itself."""
    assert (["+12125550123", "555-01"], [(KEPT, "555-01")]) == read("212-555-0123 / 555-01")
    assert (["+12125550123", "12345678"], [(KEPT, "12345678")]) == read("212-555-0123, 12345678")


@pytest.mark.parametrize("text", ["03941 55501-0 | -100", "03941 55501-0; 17", "03941 555010\n204"])
def test_few_digits_at_a_number_are_none_by_themselves(text):
    """They are an extension, or a room: nobody reaches the contact by dialling them alone."""
    assert (["+493941555010"], []) == read(text, "DE")


@pytest.mark.parametrize("text", ["(1) 234-5678/123 mellék", "06 1 234 5678, 12-es mellék"])
def test_an_extension_may_be_said_behind_its_number(text):
    """As Hungarians do."""
    assert (["+3612345678"], []) == read(text, "HU")


@pytest.mark.parametrize(
    ("text", "country", "numbers"),
    [
        ("212-555-0123, 5550124", "US", ["+12125550123", "+12125550124"]),
        ("(212) 555-0123 or 555-0124", "US", ["+12125550123", "+12125550124"]),
        ("030 2345678 / 2345679", "DE", ["+49302345678", "+49302345679"]),
        ("030/2345678, 2345679", "DE", ["+49302345678", "+49302345679"]),
        ("030 2345678 / 0171 5550101", "DE", ["+49302345678", "+491715550101"]),
        ("020 7946 0101 / 7946 0102", "GB", ["+442079460101", "+442079460102"]),
        ("(11) 3456-7890 / 98765-4321", "BR", ["+551134567890", "+5511987654321"]),
        ("02 12345678 - 12345679", "IT", ["+390212345678", "+390212345679"]),
        ("0142685300-0612345678", "FR", ["+33142685300", "+33612345678"]),
        ("(495) 123-45-67, 123-45-68", "RU", ["+74951234567", "+74951234568"]),
    ],
)
def test_a_second_number_without_area_is_in_that_of_the_first(text, country, numbers):
    """Else it would be a stranger's, or nobody's."""
    assert numbers == [phone.number for phone in phones.read(text, (country,))[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-800-FLOWERS", ["+18003569377"]),
        ("+1-800-MYFAX", ["+1-800-MYFAX"]),
        ("212-555-HOME", ["212-555-HOME"]),
        ("+1 212 555 0123 HOME", ["+12125550123"]),
    ],
)
def test_letters_are_digits_only_in_a_number_that_is_free_to_call(text, expected):
    """Elsewhere they are a word, or nobody can tell."""
    assert expected == read(text)[0]


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("CH 044 668 18 00", "DE", "+41446681800"),
        ("(CH) 044 668 18 00", "DE", "+41446681800"),
        ("Schweiz: 044 668 18 00", "DE", "+41446681800"),
        ("D: 030 23125011", "CH", "+493023125011"),
        ("030 23125011 (D)", "CH", "+493023125011"),
        ("UK 020 7946 0111", "US", "+442079460111"),
        ("Germany 30 23125011", "US", "+493023125011"),
        ("D: 044 668 18 00", "CH", "+41446681800"),
        ("IT 044 668 18 00", "CH", "+41446681800"),
        ("Georgia: 404-555-0101", "US", "+14045550101"),
        ("IN 317-555-0101", "US", "+13175550101"),
    ],
)
def test_a_country_may_be_named_at_a_number(text, country, number):
    """What may mean something else, too, counts only where the number is none at home."""
    assert ([number], []) == read(text, country)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fax: 212-555-0123", ["+12125550123"]),
        ("212-555-0123 fax", ["+12125550123"]),
        ("(Fax) 212-555-0123", ["+12125550123"]),
        ("212-555-0123 (fax) 212-555-0124", ["+12125550123"]),
        ("Tel: 212-555-0123 Fax: 212-555-0124", ["+12125550124"]),
        ("Telefax 212-555-0123, Pager 212-555-0124", ["+12125550123", "+12125550124"]),
        ("Tél: 212-555-0123 Télécopie: 212-555-0124", ["+12125550124"]),
        ("โทรสาร 212-555-0123 โทร 212-555-0124", ["+12125550123"]),
        ("номер факса 212-555-0123", ["+12125550123"]),
        ("212-555-0123 (FAx), 212-555-0124", ["+12125550123"]),
        ("FAXnr 212-555-0123; Tel 212-555-0124", ["+12125550123"]),
        ("Tel: 212-555-0123 Fax:", []),
        ("+1-800-MYFAX", []),
    ],
)
def test_a_label_tells_a_fax_and_a_pager(text, expected):
    """Before the number, or after it in brackets or at the end."""
    assert expected == faxes(text)


@given(st.text(max_size=40), st.sampled_from(["US", "PT", "JP"]))
def test_no_text_makes_it_fail(text, country):
    """Cells hold anything."""
    numbers, complaints = read(text, country)

    assert all(re.fullmatch(r"\+\d+", number) or (KEPT, number) in complaints for number in numbers)


NUMBERS = ("212-555-0123", "+351 912 345 678", "030/23125001", "5550124", "1-800-FLOWERS", "2024-01-15", "0")
BESIDE = ("Fax:", " ", ";", ",", "/", "\n", " x12", "(", ")", "+", "E+11", "1.5", " or ", "-", ":", "M", "#")
PIECES = st.sampled_from([*NUMBERS, *BESIDE])


@given(st.lists(PIECES, max_size=8).map("".join), st.sampled_from(["US", "PT", "DE"]))
def test_no_number_is_lost(text, country):
    """Every seven digits in a row are in a number or in what is complained of."""
    numbers, complaints = read(text, country)
    said = [re.sub(r"\D", "", one) for one in [*numbers, *(value for _, value in complaints)]]

    assert [] == [
        run for run in re.findall(r"\d{7,}", text) if not any(run[-7:] in digits for digits in said)
    ]


@pytest.mark.parametrize(
    "text", ["1" * 4000, "1 " * 2000, "1/" * 2000, "212-555-0123 " * 300, "a1" * 2000, "(" * 4000]
)
def test_a_long_text_takes_no_long_time(text):
    """No pattern looks at it again from each of its letters."""
    start = time.process_time()
    read(text)

    assert time.process_time() - start < ENOUGH


@pytest.mark.parametrize(
    "text",
    [
        *("0000000000", "000-000-0000", "9999999999", "(999) 999-9999", "+1 111 111 1111", "1111111"),
        *("(202) xxx-xxxx", "202-555-****", "+49 171 ???"),
        *("123-456-7890", "0123456789", "9876543210", "192.168.100.200", "10.0.0.12", "8.8.8.8", "127.0.0.1"),
    ],
)
@pytest.mark.parametrize("country", ["US", "IN", "FR", "DE"])
def test_what_only_fills_a_cell_is_left_out_and_reported(text, country):
    """The same digit again and again, digits that count, a computer: somebody else's at best."""
    assert ([], [(FILLER, text)]) == read(text, country)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("20.30.40.50", "DK", "+4520304050"),
        ("212-222-2222", "US", "+12122222222"),
        ("0999999998", "FR", "+33999999998"),
        ("212-555-0101 xxx", "US", "+12125550101"),
    ],
)
def test_a_valid_number_with_much_of_the_same_is_one(text, country, expected):
    """Some firms have bought theirs."""
    assert [expected] == read(text, country)[0]


@pytest.mark.parametrize("text", ["49 1512 3456789", "49 1512 3\u00a0456789", "４９１５１２３４５６７８９"])
def test_other_blanks_and_digits_make_no_other_number(text):
    """Word and Japanese keyboards write them."""
    assert ["+4915123456789"] == read(text, "DE")[0]


@pytest.mark.parametrize("text", ["*86", "*100#", "**21*5550123#", "#31#"])
def test_a_code_of_a_network_stays_as_it_is_dialled(text):
    """Without its star it would be another number."""
    assert ([text], [(KEPT, text)]) == read(text)


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("DE", "0345/123456 / 0171-2345678"),
        ("DE", "0345/123456 - 0171/2345678"),
        ("DE", "0345 123456 0171 2345678"),
        ("DE", "(0345) 123456 (0171) 2345678"),
        ("DE", "0345-123456/0171-2345678"),
    ],
)
def test_two_whole_numbers_are_cut_where_both_are_valid(country, text):
    """Whatever stands inside them: a sign between their digits parts no numbers."""
    assert (["+49345123456", "+491712345678"], []) == read(text, country)


@pytest.mark.parametrize(
    ("country", "text", "numbers"),
    [
        ("US", "212 555 0123 212 555 0124", ["+12125550123", "+12125550124"]),
        ("FR", "06 12 34 56 78 06 98 76 54 32", ["+33612345678", "+33698765432"]),
        ("IT", "02/1234567 - 333/1234567", ["+39021234567", "+393331234567"]),
        ("IT", "333/1234567-02/1234567", ["+393331234567", "+39021234567"]),
        ("IT", "02-1234567/333-1234567", ["+39021234567", "+393331234567"]),
        ("BR", "(11) 3232-1010 (11) 99876-5432", ["+551132321010", "+5511998765432"]),
        ("ES", "976-123456-600123456", ["+34976123456", "+34600123456"]),
        ("PL", "601 234 567 602 345 678 603 456 789", ["+48601234567", "+48602345678", "+48603456789"]),
    ],
)
def test_numbers_are_cut_by_what_stands_between_them_least_often(country, text, numbers):
    """Blanks, dashes and slashes stand in numbers as well as between them."""
    assert (numbers, []) == read(text, country)


@pytest.mark.parametrize(
    ("country", "text", "number"),
    [("CN", "010-62345678-801", "+861062345678"), ("US", "212-555-0123-12", "+12125550123")],
)
def test_what_stands_behind_a_last_dash_is_an_extension_where_the_number_is_none_with_it(
    country, text, number
):
    """As in China; in Germany it belongs to the number."""
    assert ([number], []) == read(text, country)
    assert (["+4971112345615"], []) == read("0711 123456-15", "DE")


@pytest.mark.parametrize(("country", "text"), [("FR", "06,12,34,56,78"), ("US", "212,555,0123")])
def test_commas_inside_a_number_part_nothing(country, text):
    """Some people type them for blanks; an amount has fewer digits."""
    assert [] == read(text, country)[1]
    assert 1 == len(read(text, country)[0])
    assert ["1,234,567"] == read("1,234,567", "US")[0]


def test_digits_behind_an_area_that_there_is_not_are_nobody_elses():
    """With a 0 before it `34 56 78` would be a number in Halle."""
    assert (["03 12/34 56 78"], [(KEPT, "03 12/34 56 78")]) == read("03 12/34 56 78", "DE")
