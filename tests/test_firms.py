"""`columns.firms`: what tells a firm from a person."""

import pytest

from columns.firms import is_firm, may_be_firm


@pytest.mark.parametrize(
    ("text", "is_sure", "is_likely"),
    [
        ("Muster GmbH", True, True),
        ("Muster GmbH & Co. KG", True, True),
        ("Sample, B.V.", True, True),
        ("주식회사 견본", True, True),
        ("(주)견본", True, True),
        ("北京示例有限公司", True, True),
        ("株式会社サンプル", True, True),
        ('דוגמה בע"מ', True, True),
        ("บริษัท ตัวอย่าง จำกัด", True, True),
        ("王伟", False, False),
        ("Muestra S.A.", False, True),
        ("Ann Sá", False, True),
        ("Sá", False, False),
        ("Co Demo", False, False),
        ("", False, False),
    ],
)
def test_a_legal_form_tells_a_firm(text, is_sure, is_likely):
    """Surely only those that are nobody's name; the others at the end alone, and beside more of them."""
    assert (is_sure, is_likely) == (is_firm(text), may_be_firm(text))
