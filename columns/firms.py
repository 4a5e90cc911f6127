"""Words that tell a firm from a person: the legal forms of many countries, and others in firms' names."""

from columns.folding import fold

# Nobody is called by one of these, folded.
LEGAL_FORMS = frozenset(
    map(
        fold,
        (
            *("inc", "incorporated", "llc", "llp", "ltd", "limited", "plc", "corp", "corporation", "pty"),
            *("gmbh", "kgaa", "ohg", "gbr", "mbh", "sarl", "sasu", "eurl", "lda", "ltda", "eireli"),
            *("srl", "srls", "bv", "nv", "aps", "oyj", "kft", "zrt", "sro", "spzoo", "doo", "eood", "uab"),
            *("ооо", "зао", "оао", "пао", "sti", "ответственностью", "odpowiedzialnością"),
            *("nyrt", "jdoo", "sdn", "bhd", "tbk", "tnhh", "еоод", "жшс", "тоо", "прат", "επε", "ικε"),
            *('בע"מ', "บริษัท", "จำกัด", "شركة", "مؤسسة"),
        ),
    )
)
# Written without a blank before what a firm is called, or behind it.
ATTACHED = (
    *("株式会社", "有限会社", "合同会社", "（株）", "㈱", "有限公司", "责任公司"),
    *("주식회사", "(주)", "㈜"),
)
# Some people are called by the others, as Mr. Sá is, or they stand in a name as `the` does.
FIRMS = LEGAL_FORMS | {
    *("lp", "co", "company", "ag", "kg", "ug", "ev", "sa", "sas", "sci", "snc", "sl", "slu", "spa", "vof"),
    *("cv", "ab", "as", "asa", "oy", "bt", "ood", "sia", "ou", "ип", "тов", "cia", "oo"),
    *("the", "group", "gruppe", "holding", "holdings", "association", "stiftung", "verein", "hotel"),
    # Who is behind the `&` of `Smith, Jones & Partners`, which is no couple's.
    *("partner", "partners", "associates", "associes", "associati", "asociados", "associados", "kollegen"),
    *("sons", "brothers", "bros", "sohne", "soehne", "fils", "hijos", "figli", "filhos", "zonen"),
}
SHARE = 0.3  # of the names in a column tells that they are firms': many leave out the legal form


def is_firm(text: str) -> bool:
    """Whether a legal form says that a name is certainly no person's."""
    is_attached = not text.isascii() and any(form in text for form in ATTACHED)
    return is_attached or any(fold(word) in LEGAL_FORMS for word in text.split())


def may_be_firm(text: str) -> bool:
    """Whether a name has a legal form or ends as those of firms do: enough where more of a column do."""
    words = text.split()
    return is_firm(text) or (len(words) > 1 and fold(words[-1]) in FIRMS)
