"""Lines below the contacts that are not contacts: totals, counts, time stamps, notices of programs."""

import re
from collections.abc import Sequence

from columns.cells import MOST_WORDS, SAYS_WHO, kind_of
from columns.layout.grid import Row, alone, filled
from sources.knowledge import vocabulary

LONGEST = 120  # letters of a cell that may be a total's
MOST = 12  # rows at a table's end that are looked at

WORDS = {
    kind: f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
    for kind, words in vocabulary(__file__).items()
}
SUM = rf"(?:grand[ -]?|sub[ -]?|report )?{WORDS['sum']}(?: {WORDS['of all']})?"
THINGS, COUNT = WORDS["thing"], WORDS["count"]
# `1.234,50`, `- $ 12.00`, `EUR 5`, `(3 €)`.
AMOUNT = re.compile(r"[-+(]?\s*[^\w\s]?\s*(?:[A-Z]{3}\s*)?[\d.,'\s]+\s*(?:[^\w\s]|[A-Z]{3})?\)?")
NUMBER = r"[-+(]?\d[\d.,'\s]*\)?"
OF = r"\s+(?:of|number of|de|der|di|van)?\s*"
TOTAL = re.compile(
    rf"\W*(?:{SUM}(?:\s+{COUNT})?(?:{OF}{THINGS})?\W*(?:{NUMBER}(?:\s*{THINGS})?)?"
    rf"|{COUNT}(?:{OF}{THINGS})?\s*[:=]?\s*{NUMBER}"
    rf"|{THINGS}\s*[:=]\s*{NUMBER}"
    rf"|{NUMBER}\s*{THINGS}"
    # Of whatever they are: `Total: 12 staff`.
    rf"|(?:{SUM}\s*[:=]|{WORDS['in all']}[\s:=]*)\s*{NUMBER}\s*[^\W\d_]+)\W*",
    re.IGNORECASE,
)
PAGE = re.compile(rf"\W*{WORDS['page']}\s*\d+.{{0,12}}", re.IGNORECASE)
# A date with a time of day: QuickBooks closes a report with `Thursday, Jan 11, 2024 10:22 AM GMT-8`.
STAMP = re.compile(r"(?=.*(?:19|20)\d\d)(?=.*\d{1,2}[:.h]\d\d).{8,80}", re.IGNORECASE)
DATE = re.compile(r"\W*(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\s?\d\d?[-./]\s?(?:\d\d){1,2})\W*")
MADE = re.compile(rf"\W*{WORDS['made']}\b.*", re.IGNORECASE)
NOTICE = re.compile(
    r"\W*(?:copyright\b.*|\(c\) .*|©.*|confidential information\b.*|.*all rights reserved\W*"
    rf"|\*+\s?\S.*|{WORDS['note']}\s*:.*|{WORDS['end']}"
    r"|.*\s.*[!?]"  # to whoever reads it: `Please update!`
    r"|\S{1,3}\s*=\s*\S.*)\W*",  # of a legend: `A = active`
    re.IGNORECASE,
)


def is_total(row: Row) -> bool:
    """Whether a row is recognisably a total, a count, a time stamp or a notice; never one with a contact."""
    texts = filled(row)
    if not texts or max(map(len, texts)) > LONGEST or any(kind_of(text) in SAYS_WHO for text in texts):
        return False
    first, *others = texts
    if not others:
        return _is_notice(first)
    if re.fullmatch(COUNT, first, re.IGNORECASE):
        return all(map(_is_sum, others))
    return any(map(TOTAL.fullmatch, texts)) and all(map(_is_amount, texts))


def count_at_end(rows: Sequence[Row], gaps: Sequence[bool], is_wide: bool, before_headings: bool) -> int:
    """Return how many of the last `rows` of a table are not contacts.

    Those are totals and the like, and single cells after a blank line (`gaps` says where one precedes) in a
    table of several columns: the title of the headings below, notices as of Salesforce, and long notes.
    """
    end = start = len(rows)
    while start and is_wide and (text := alone(rows[start - 1])) and kind_of(text) not in SAYS_WHO:
        start -= 1
    apart = next((i for i in range(start, end) if gaps[i]), end)
    if before_headings or sum(map(is_total, rows[apart:])) > 1 or all(map(_is_note, rows[apart:])):
        end = apart
    while before_headings and end > start and kind_of(filled(rows[end - 1])[0]) != "name":
        end -= 1  # `Region: South` is the title of the headings below
    while end and is_total(rows[end - 1]):
        end -= 1
    return len(rows) - end


def _is_note(row: Row) -> bool:
    """`Please tell Ann Demo of all changes (202-555-0101)`."""
    return sum(any(map(str.isalpha, word)) for word in "".join(row).split()) > MOST_WORDS


def _is_notice(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (TOTAL, PAGE, NOTICE, DATE)) or _is_stamp(text)


def _is_stamp(text: str) -> bool:
    return bool(STAMP.fullmatch(text) or (MADE.fullmatch(text) and re.search(r"\d|\bby\b|\bvon\b", text)))


def _is_amount(text: str) -> bool:
    """A company may be called Total, and have a number without any sign."""
    return kind_of(text) != "number" and bool(_is_sum(text) or TOTAL.fullmatch(text))


def _is_sum(text: str) -> bool:
    """Blanks count as one: a hundred could be shared out among the parts of the pattern in a million ways."""
    return bool(AMOUNT.fullmatch(" ".join(text.split())))
