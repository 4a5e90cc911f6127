"""`columns.choices.banks`: accounts at a bank, which are no numbers of customers."""

from columns.headings import recognise


def fields(*headings: str) -> list[str | None]:
    return [column.field for column in recognise(headings)]


def test_an_account_beside_a_bank_is_none_of_a_customer():
    """Neither its number is an id, nor its name a company; what stands elsewhere is the customer's."""
    assert ["name", "ignored", "ignored", "ignored"] == fields(
        "Name", "Bank", "Account Name", "Account Number"
    )
    assert ["last_name", "ignored", "ignored"] == fields("Surname", "Sort Code", "Account Number")
    assert ["name", "ignored", "ignored", "phone"] == fields("Name", "Account No", "IFSC Code", "Mobile")
    assert ["company", "id", "phone", "ignored"] == fields("Account Name", "Account No", "Phone", "IBAN")
    assert ["id", "email", "ignored"] == fields("AccountNumber", "Email", "BankAccountName")


def test_not_all_that_is_called_bank_is_one_with_accounts():
    """Nor all that is sorted."""
    assert ["company", None] == fields("Account Name", "Food Bank")
    assert ["company", "phone"] == [field for field in fields("Account Name", "Sort Order", "Phone") if field]


def test_whoever_holds_the_account_is_the_contact_where_nobody_else_is_named():
    """A contact without a name would be called by a number."""
    assert ["company", "ignored", "ignored", "phone"] == fields(
        "Account Name", "Account Number", "Bank", "Phone"
    )
