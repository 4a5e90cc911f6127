import time

import pytest

from sources import Problem, SourceError
from sources.workbooks import excel
from sources.workbooks.sheet import UNCOMPUTED
from tests.frames import frame
from tests.workbooks import MAIN, STRICT, cells, column, formatted, parts, sheet, zipped

ENOUGH = 3  # seconds, also where tests run side by side


@pytest.mark.parametrize("text", ["3.51912E+11", "+1 202 555 0101", "007"])
def test_text_is_text_whatever_the_format(text):
    """A format is for numbers; digits that were lost before the file was saved are nobody's to invent."""
    assert [text] == column(
        sheet(
            cells('t="str"><v>Value</v>') + cells(f't="str" s="1"><v>{text}</v>', row=2), formatted("00000")
        ),
        "Value",
    )


def test_what_is_true_is_true_whatever_the_format():
    """A person copied the look of the postal codes beside it; Excel shows TRUE, and no 00001."""
    rows = cells('t="str"><v>Value</v>') + cells('t="b" s="1"><v>1</v>', row=2)

    assert ["TRUE"] == column(sheet(rows, formatted("00000")), "Value")


@pytest.mark.parametrize(
    "cell",
    [
        '<c s="1" r="A2"><v>7</v></c>',
        "<c r='A2' s='1'><v>7</v></c>",
        '<c\nr="A2"\ts="1" t="n" ><v>7</v></c>',
        f'<x:c xmlns:x="{MAIN}" r="A2" s="1"><x:v>7</x:v></x:c>',
    ],
)
def test_a_format_is_found_however_the_xml_is_written(cell):
    """Programs order the attributes, quote and prefix as they like."""
    book = sheet(cells('t="str"><v>Value</v>') + f'<row r="2">{cell}</row>', formatted("000"))

    assert ["007"] == column(book, "Value")


def test_a_workbook_of_tens_of_thousands_of_styles_is_read_in_seconds():
    """Each copy into a workbook may bring styles along, until there are as many as Excel opens."""
    styled = "".join(cells(f's="{60_000 - row % 7}"><v>{row}</v>', row=row) for row in range(2, 20_000))
    book = sheet(cells('t="str"><v>Value</v>') + styled, formatted(*["00000"] * 60_000))
    start = time.process_time()

    assert [f"{row:05}" for row in range(2, 20_000)] == column(book, "Value")
    assert time.process_time() - start < ENOUGH


@pytest.mark.parametrize("namespace", [MAIN, STRICT])
@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param('t="s"><v>1</v>', "Ann Demo", id="runs of rich text"),
        pytest.param('t="s"><v>2</v>', "東京", id="reading aids of Japanese"),
        pytest.param('t="s"><v>3</v>', "a\r\nbA_x0041_", id="escaped signs"),
        pytest.param('t="s"><v>4</v>', " a ", id="blanks that count"),
        pytest.param('t="s"><v>5</v>', "", id="nothing"),
        pytest.param(
            't="inlineStr"><is><r><t>Ann</t></r><r><t xml:space="preserve"> D</t></r></is>',
            "Ann D",
            id="inline",
        ),
        pytest.param('s="1" t="s"><v>6</v>', "007", id="apostrophe"),
        pytest.param('t="b"><v>1</v>', "TRUE", id="truth"),
        pytest.param('s="2"><v>46024</v>', "2026-01-02", id="date"),
        pytest.param('s="3"><v>46024.354166666664</v>', "2026-01-02 08:30:00", id="moment"),
        pytest.param('s="3"><v>2958465.99999999</v>', "9999-12-31 23:59:59", id="end of time"),
        pytest.param('s="4"><v>0.35416666666666669</v>', "08:30:00", id="time"),
        pytest.param('s="4"><v>0.99999999</v>', "00:00:00", id="nearly midnight"),
        pytest.param('s="5"><v>1.1041666666666667</v>', "26:30:00", id="duration"),
        pytest.param('t="d"><v>2026-01-02T03:04:05</v>', "2026-01-02 03:04:05", id="ISO date"),
    ],
)
def test_a_cell_is_its_text_as_excel_shows_it(cell, text, namespace):
    """Excel, Strict or not, writes text in many ways; readers after this one see one."""
    strings = (
        "<si><t>Value</t></si>"
        "<si><r><t>Ann</t></r><r><rPr><b/></rPr><t xml:space='preserve'> Demo</t></r></si>"
        "<si><r><t>東</t></r><r><t>京</t></r><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
        "<si><t>a_x000D_\nb_x0041__x005F_x0041_</t></si>"
        "<si><t xml:space='preserve'> a </t></si><si/><si><t>007</t></si>"
    )
    styles = formatted("@", "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "h:mm", "[h]:mm")
    rows = cells('t="s"><v>0</v>', 't="str"><v>Name</v>') + cells(cell, 't="str"><v>Ann</v>', row=2)

    assert [text] == column(sheet(rows, styles, strings, namespace=namespace), "Value")


def test_dates_count_from_1904_where_the_workbook_says_so():
    """Workbooks that began their life on an old Mac."""
    rows = cells('t="str"><v>When</v>') + cells('s="1"><v>44562</v>', row=2)

    assert ["2026-01-02"] == column(
        sheet(rows, formatted("d/m/yy"), settings='<workbookPr date1904="1"/>'), "When"
    )


def formulas(formula: str, settings: str = "") -> bytes:
    """Return a workbook with a formula under Value, written by a program that does not compute."""
    rows = cells('t="str"><v>Name</v>', 't="str"><v>Value</v>')
    return sheet(rows + cells('t="str"><v>Ann Demo</v>', f">{formula}", row=2), settings=settings)


@pytest.mark.parametrize(
    "formula",
    [
        "<f>A9</f>",
        "<f>A9</f><v></v>",
        "<f>A9</f><v/>",
        '<f t="shared" si="0"/>',
        "<f>A2&amp;&quot; x&quot;</f><v></v>",
    ],
)
def test_a_formula_without_a_result_is_empty_and_reported(formula):
    """A program wrote it and no Excel computed it yet; the person learns that opening and saving helps."""
    [table] = excel.parse(formulas(formula))

    assert [["Ann Demo", ""]] == frame(table).to_numpy().tolist()
    assert (Problem(UNCOMPUTED, 2, sheet="People"),) == table.problems


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<f>&quot;00351&quot;</f>", "00351"),
        (
            "<f>HYPERLINK(&quot;mailto:ann@example.com&quot;,&quot;ann@example.com&quot;)</f>",
            "ann@example.com",
        ),
        ("<f>HYPERLINK(&quot;https://example.com&quot;)</f><v></v>", "https://example.com"),
        ("<f>&quot;say &quot;&quot;hi&quot;&quot;&quot;</f>", 'say "hi"'),
    ],
)
def test_a_formula_that_says_its_result_itself_needs_no_excel(formula, text):
    """Programs write `="00351"` to keep the zeros, and HYPERLINK to make a link."""
    [table] = excel.parse(formulas(formula))

    assert [["Ann Demo", text]] == frame(table).to_numpy().tolist()
    assert () == table.problems


def test_a_result_of_nothing_is_a_result():
    """Excel saves `=IF(A2="","",A2)` of an empty cell as an empty text."""
    rows = cells('t="str"><v>Name</v>') + cells('t="str"><f>""</f><v></v>', row=2)
    [table] = excel.parse(sheet(rows))

    assert () == table.problems


@pytest.mark.parametrize(("settings", "text"), [("", "0"), ('<calcPr fullCalcOnLoad="1"/>', "")])
def test_zero_is_no_result_where_nothing_was_computed(settings, text):
    """Some programs write 0 beside each formula, and ask Excel to compute all when it opens the file."""
    assert [text] == column(formulas("<f>A9</f><v>0</v>", settings), "Value")


def test_the_list_of_parts_may_go_up_and_down():
    """Targets are written from the root, or with dots, by some programs."""
    book = parts(sheet(cells('t="str"><v>Zip</v>') + cells('s="1"><v>1234</v>', row=2), formatted("00000")))
    list_ = "xl/_rels/workbook.xml.rels"
    book[list_] = (
        book[list_].replace(b'"worksheets/', b'"/xl/worksheets/').replace(b'"styles', b'"../xl/styles')
    )

    assert ["01234"] == column(zipped(dict(book)), "Zip")


def test_a_row_of_endless_digits_is_a_bad_source():
    """No number is too long to stand in a file."""
    with pytest.raises(SourceError):
        excel.parse(sheet(f'<row><c r="AAA{"9" * 5000}"><v>1</v></c></row>'))
