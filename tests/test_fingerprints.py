"""`feed.identity.fingerprints`: what tells at a glance that two rows may be of one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed.identity import fingerprints
from feed.identity.fingerprints import have_shared


def fingerprint(name: str, said: dict[str, list[str]], raw: bytes) -> bytes:
    return fingerprints.fingerprint(name, {"name": name, **said}, raw)


@pytest.mark.parametrize(
    ("name", "said", "raw", "expected"),
    [
        pytest.param("ann", {"emails": ("ANN@example.com",)}, b"2", True, id="the e-mail in any case"),
        pytest.param("ann", {"phones": ["+12125550123"]}, b"2", True, id="a phone"),
        pytest.param("ann", {}, b"1", True, id="the text of the row"),
        pytest.param("ann", {"company": "Demo"}, b"2", False, id="the name alone"),
        pytest.param("bob", {"phones": ["+12125550123"]}, b"1", False, id="all but the name"),
    ],
)
def test_rows_with_a_name_and_something_else_in_common_share_a_mark(name, said, raw, expected):
    """What two rows of a family have in common, or two of a switchboard, says nothing without the name."""
    first = fingerprint("ann", {"emails": ["ann@example.com"], "phones": ["+12125550123"]}, b"1")

    assert [expected] * 2 == have_shared([first, fingerprint(name, said, raw)])


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), unique=True, max_size=3)))
def test_each_row_is_told_whether_another_shares_a_mark(rows):
    """However many marks each row has."""
    marks = [fingerprint("ann", {"phones": phones}, str(i).encode()) for i, phones in enumerate(rows)]
    others = [{phone for j, row in enumerate(rows) if j != i for phone in row} for i in range(len(rows))]

    assert [not other.isdisjoint(row) for row, other in zip(rows, others, strict=True)] == have_shared(marks)
