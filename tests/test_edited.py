"""`sources.texts.edited`: what has changed of a text is read alone, and comes to the same as all of it."""

from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import Table
from sources.texts import delimited
from sources.texts.text import parse

HEAD = "Name,Phone,Note\n"
STARTS = (
    *("", HEAD, HEAD, HEAD, "sep=,\n" + HEAD, "Our people\n\n" + HEAD, HEAD.replace(",", ";")),
    *("Name,Phone,Note,\n", '"Name, short"\n', "Name\n"),
)
LINES = (
    *("Ann Demo,202-555-0101,x\n", "Bob Mock,202-555-0102,y\n", "Ann Demo,1,x\r\n", "Zoë,1,2\r", HEAD, "\n"),
    *('"Demo, Ann",1,"a ""b"" c"\n', 'Cy,"one\n', 'two",3\n', '"three\n', '",,\n', '"\n', '"Dee,4,5\n'),
    *('Eve,"6\n\n', 'seven",8\n', 'said "hi",9,10\n', '"said "hi"",9,10\n', '"\\"F\\"",11,12\n', " \n"),
    *(",,\n", ",,,,,\n", "Gus\n", "Hal,1,2,3,4\n", "Ida,\x1f,\x1f\n", '"Jo,""5"",6"\n', '="07",8,9\n'),
    *(
        "Kit;1;2\n",
        "Lou\t1\t2\n",
        "Mia,1,2\x0b\u2028\n",
        "\0Ned,1,2\n",
        "\ufeff\n",
        "JosÃ©,1,2\n",
        "O,1,2,3\n",
    ),
)
TEXTS = st.lists(st.sampled_from(LINES), max_size=12)
PLAIN = "".join(f"Person {i},202-555-01{i:02},a note\n" for i in range(30))  # of which the dialect is certain


def said(tables: list[Table]) -> list[object]:
    """What tables say, and what is remembered of them."""
    rows = [(made.rows.lines.tolist(), made.rows.texts, made.rows.width) for made in tables]
    return [*rows, *((made.headings, made.line, made.problems, made.text) for made in tables)]


@st.composite
def edits(draw: st.DrawFn, text: str) -> str:
    """A text as people edit it: with lines or letters inserted, deleted, changed or put in another order."""
    units = text.splitlines(keepends=True) if draw(st.booleans()) else list(text)
    start, stop = sorted((draw(st.integers(0, len(units))), draw(st.integers(0, len(units)))))
    if draw(st.booleans()):
        stop = min(stop, start + 2)
        units[start:stop] = draw(TEXTS | st.lists(st.sampled_from('",;\n\r\\= aZ'), max_size=3))
    else:
        units[start:stop] = reversed(units[start:stop])
    return "".join(units)


@settings(max_examples=100)
@given(st.data(), st.sampled_from(STARTS), TEXTS, st.booleans())
def test_an_edited_text_says_what_it_says_to_who_never_saw_it(data, start, lines, is_long):
    """Whatever it is made of, and however often: each time it is compared with the time before."""
    compare_with_the_time_before(data, start, lines, is_long)


@pytest.mark.slow
@settings(max_examples=1000)
@given(st.data(), st.sampled_from(STARTS), TEXTS, st.booleans())
def test_that_holds_for_many_texts(data, start, lines, is_long):
    """The same for the long run."""
    compare_with_the_time_before(data, start, lines, is_long)


def compare_with_the_time_before(data, start, lines, is_long) -> None:
    """Edit a text three times, and compare what is read of it then with what is read of it alone."""
    text = start + "".join(lines) + PLAIN * is_long
    before = parse(text.encode())
    for _ in range(3):
        text = data.draw(edits(text))
        before = parse(text.encode(), *before)

        assert said(parse(text.encode())) == said(before)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Name,Phone,\nAnn,1,\nBob,2,\n", "Name,Phone,\nAnn,1,\nBob,2,3\n"),
        ("Name,Phone\nAnn,1,,,,,\n" + "Bob,2\n" * 3, "Name,Phone\nAnn,1,,,,,\n" + "Bob,2\n" * 9),
        ("Name,Phone\nAnn,1,extra\n", "Name,Phone\nAnn,1,\n"),
        ("Name,Phone\nAnn;x,1\n", "Name,Phone\nAnn;x,1\n" + "Bob;y\n" * 5),
    ],
    ids=[
        "a cell beyond the headings",
        "so long that less is kept of a row",
        "none beyond the headings any more",
        "another delimiter",
    ],
)
def test_what_a_part_does_not_tell_is_asked_of_the_whole(monkeypatch, before, now):
    """How wide a table is, for one, or how it is divided."""
    monkeypatch.setattr(delimited, "MOST_AREA", 60)

    assert said(parse(now.encode())) == said(parse(now.encode(), *parse(before.encode())))


@pytest.mark.parametrize(
    "now",
    [
        HEAD + PLAIN.replace("Person 7", "Ann Demo"),
        HEAD + PLAIN[:-20] + "\n",
        HEAD + PLAIN.replace("Person 7", 'Ann Demo,202-555-0101,"two\nlines"\nPerson 7'),
        HEAD + "Ann Demo\n" + PLAIN,
        HEAD + PLAIN + "\n,,\nAnn Demo,202-555-0101,x",
        HEAD,
    ],
    ids=["changed", "cut off", "inserted", "above", "below", "deleted"],
)
def test_only_what_has_changed_is_read(monkeypatch, now):
    """However long the table is, at whatever end."""
    [before] = parse((HEAD + PLAIN).encode())
    afresh = parse(now.encode())
    monkeypatch.setattr(delimited, "_whole", Mock(side_effect=AssertionError))

    assert said(afresh) == said(parse(now.encode(), before))


@pytest.mark.parametrize(("text", "is_kept"), [(PLAIN, True), (HEAD + PLAIN, False)])
def test_a_long_text_is_not_kept(monkeypatch, text, is_kept):
    """A million lines leave no room for that."""
    monkeypatch.setattr(delimited, "MOST_COMPARED", 30)

    assert [is_kept] == [made.text is not None for made in parse(text.encode())]
