import pytest

from sources.workbooks.number_format import is_telling, shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        pytest.param(1234, "00000", "01234", id="zip code"),
        pytest.param(1234567, "00000-0000", "00123-4567", id="zip code of nine digits"),
        pytest.param(4400000, r"0000\-000", "4400-000", id="escaped dash"),
        pytest.param(912345678, '"+351 "000000000', "+351 912345678", id="quoted country code"),
        pytest.param(912345678, "+351 000 000 000", "+351 912 345 678", id="bare country code"),
        pytest.param(12025550101, '"+"0', "+12025550101", id="quoted plus"),
        pytest.param(12025550101, '"+"General', "+12025550101", id="plus before whatever it is"),
        pytest.param(2025550101, "(000) 000-0000", "(202) 555-0101", id="brackets"),
        pytest.param(5550101, "[<=9999999]###-####;(###) ###-####", "555-0101", id="short by condition"),
        pytest.param(2025550101, "[<=9999999]###-####;(###) ###-####", "(202) 555-0101", id="else long"),
        pytest.param(612345678, '0#" "##" "##" "##" "##', "06 12 34 56 78", id="pairs with a leading zero"),
        pytest.param(12025550101, "000-0000", "1202555-0101", id="more digits than places"),
        pytest.param(5, "[$-816]000", "005", id="with a language"),
        pytest.param(5, "[Red]00", "05", id="with a colour"),
        pytest.param(1234, "00000;@", "01234", id="with a section for texts"),
        pytest.param(-5, "000", "-005", id="negative"),
        pytest.param(-5, '000;"minus "000', "minus 005", id="negative in its own section"),
        pytest.param(0, '000;-000;"none "0', "none 0", id="zero in its own section"),
        pytest.param(7, "_-* 00_-", "07", id="blanks as wide as a letter"),
        pytest.param(7, '"no"??0', "no  7", id="places that are blank when not needed"),
    ],
)
def test_a_mask_shows_the_zeros_the_plus_and_the_groups(value, code, text):
    """What a person sees in the cell is the number that is called, or the code that the post wants."""
    assert text == shown(float(value), code)
    assert is_telling(code)


@pytest.mark.parametrize(
    "code",
    [
        *("General", "@", "0", "#", "", "0.00", "#,##0", "#,##0.00", "0%", "0.00E+00", "# ?/?"),
        *("dd/mm/yyyy", "[h]:mm", "h:mm AM/PM", '#,##0.00 "€"', "_(* #,##0_);_(* (#,##0)"),
    ],
)
def test_a_format_that_is_no_mask_tells_nothing(code):
    """Decimals, thousands, percents and dates depend on the PC's language; the plain number does not."""
    assert not is_telling(code)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        pytest.param(1.5, "000", id="no whole number"),
        pytest.param(5, ";;;", id="format that shows nothing"),
        pytest.param(0, "###", id="zero without a place"),
        pytest.param(5, '"always this"', id="format without a place"),
        pytest.param(5, "0.00", id="decimals"),
    ],
)
def test_what_a_mask_cannot_show_stays_the_number(value, code):
    """A number is never lost by the look of its cell."""
    assert shown(float(value), code) is None


@pytest.mark.parametrize(
    "code", ['"open', "[open", "\\", "[<=]0", "[=1.2.3]00", "[<9][>1]00;0", ";" * 300, "0" * 9999]
)
def test_a_broken_format_breaks_nothing(code):
    """Whatever stands in a file's list of formats may be asked for."""
    assert isinstance(shown(5.0, code) or "", str)
