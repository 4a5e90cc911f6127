"""Cards for tests, and what the reader makes of them."""

from sources import Table
from sources.cards import vcard
from tests.frames import frame


def lines(*texts: str) -> bytes:
    """Return a file of these lines in UTF-8."""
    return "".join(f"{text}\r\n" for text in texts).encode()


def card(*properties: str) -> bytes:
    """Return a file of one card."""
    return lines("BEGIN:VCARD", *properties, "END:VCARD")


def table(data: bytes) -> Table:
    """Return the one table of an address book."""
    [made] = vcard.parse(data)
    return made


def only(data: bytes) -> list[tuple[str, str]]:
    """Return headings and cells of the only card, about which nothing is reported."""
    made = table(data)
    [cells] = frame(made).to_numpy().tolist()
    assert () == made.problems
    return list(zip(made.headings, cells, strict=True))


def reported(data: bytes) -> list[tuple[int | None, str]]:
    """Return line and message of each problem."""
    return [(problem.line, problem.message) for problem in table(data).problems]


def names(data: bytes) -> list[str]:
    """Return the FN of each card."""
    return frame(table(data))["FN"].tolist()
