"""Accounts at a bank: no numbers of customers, and no names of theirs."""

import re
from collections.abc import Sequence
from itertools import groupby

from columns.column import IGNORED, NAMED, Choice
from columns.folding import words
from columns.readings import Reading

BANK = re.compile(r"(?:bank|.*\b(?:bic|bsb|iban|ifsc|micr|swift|sort code|routing (?:no|number))\b)(?!\S).*")
ACCOUNT = re.compile(r".*\b(?:account|acct|a c)\b.*")
OF_BANK = Choice(IGNORED, "it is that of a bank account")


def accounts(headings: Sequence[str], readings: Sequence[Reading]) -> dict[int, Choice]:
    """`Account Number` and `Account Name` right beside a `Sort Code`; elsewhere they are the customer's."""
    said = {heading: " ".join(words(heading)) for heading in set(headings)}
    named = {i for i, heading in enumerate(headings) if ACCOUNT.fullmatch(said[heading])}
    banks = {i for i, heading in enumerate(headings) if BANK.fullmatch(said[heading])} - named
    ordered = sorted(named | banks)
    runs = [{i for _, i in run} for _, run in groupby(enumerate(ordered), lambda pair: pair[1] - pair[0])]
    found = {i for run in runs if run & banks for i in run & named}
    is_named = any(i not in found and NAMED & set(reading.fields) for i, reading in enumerate(readings))
    theirs = {"id", "company"} if is_named else {"id"}  # else the name is the customer's all the same
    return {i: OF_BANK for i in found if theirs & set(readings[i].fields)}
