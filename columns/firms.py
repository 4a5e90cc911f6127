"""Words that tell a firm from a person: legal forms of many countries, others in firms' names, its head."""

from columns.folding import fold
from sources.knowledge import vocabulary

WORDS = vocabulary(__file__)
LEGAL_FORMS = WORDS["legal form"]  # nobody is called by one
FIRMS = LEGAL_FORMS | WORDS["of a firm"]  # some people are called by these, as Mr. Sá is
HEADS = WORDS["head of a firm"]  # headings of whoever runs it
# Written without a blank before what a firm is called, or behind it.
ATTACHED = (
    *("株式会社", "有限会社", "合同会社", "（株）", "㈱", "有限公司", "责任公司"),
    *("주식회사", "(주)", "㈜"),
)
SHARE = 0.3  # of the names in a column tells that they are firms': many leave out the legal form


def is_firm(text: str) -> bool:
    """Whether a legal form says that a name is certainly no person's."""
    is_attached = not text.isascii() and any(form in text for form in ATTACHED)
    return is_attached or any(fold(word) in LEGAL_FORMS for word in text.split())


def may_be_firm(text: str) -> bool:
    """Whether a name has a legal form or ends as those of firms do: enough where more of a column do."""
    words = text.split()
    return is_firm(text) or (len(words) > 1 and fold(words[-1]) in FIRMS)
