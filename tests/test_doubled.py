import pytest

from sources.doubled import mend

TEXTS = [
    "Jürgen Müller;Köln",
    "Zoé Lefèvre",
    "Łukasz, Paweł",
    "Иван Примеров",
    "Ελένη",
    "O’Brien – “Bobby”",
    "山田太郎",
    "Ann 😀",
    "Àlex",
    "Ívar Ísak",
]


def doubled(text: str) -> str:
    """Return what a program shows that takes UTF-8 for cp1252, with Latin-1 where that has no letter."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) if byte > 127 else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize("text", TEXTS)
def test_text_that_was_encoded_twice_is_put_right(text):
    """`JÃ¼rgen` is what Excel shows of a UTF-8 file without mark, and then saves."""
    assert text == mend(doubled(text))


def test_text_that_was_encoded_three_times_is_put_right():
    """People open, wonder, and save again."""
    assert "Jürgen" == mend(doubled(doubled("Jürgen")))


def test_text_that_was_taken_for_latin_1_is_put_right():
    """Programs that know no cp1252 leave control signs where it has quotation marks."""
    assert "Jürgen – Łódź" == mend("Jürgen – Łódź".encode().decode("latin-1"))


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "IRMÃ, MANHÃ… SÃO JOÃO",
        "ÂNGELA «Â»",
        "„HÄ…“ und Ä“",
        "ANDRÉ’S CAFÉ™",
        "Café\u00a0\u00a0Sol",
        "Fuß…",
        "1 × ½",
    ],
)
def test_text_that_only_looks_a_little_so_is_left_alone(text):
    """Capitals before punctuation, fixed blanks after `é`: a wrong repair would be worse than none."""
    assert text == mend(text)


def test_what_is_right_beside_what_was_encoded_twice_stays_right():
    """Rows of two origins stand in one file."""
    assert "Jürgen;Köln\nZoé;Orléans" == mend("JÃ¼rgen;KÃ¶ln\nZoé;Orléans")


def test_a_mark_that_was_encoded_twice_becomes_one_again():
    """The byte order mark of the first time is three letters the second time; the reader leaves it out."""
    assert "\ufeffJürgen" == mend("ï»¿JÃ¼rgen")
