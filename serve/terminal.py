"""Text from files as it may go to a terminal or into a line of the log: nothing in it steers either."""

from unicodedata import category

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # of Persian and Indian scripts, and of emoji


def harmless(text: str, instead: str) -> str:
    """Return a text with `instead` for each letter that is not to be printed.

    The blanks of other scripts stay, as in `顧客　名簿.csv`: what is printed of it can be typed in again.
    """
    if text.isprintable():  # letter by letter takes longer than all else that a line of the log needs
        return text
    return "".join(letter if _is_harmless(letter) else instead for letter in text)


def _is_harmless(letter: str) -> bool:
    return letter.isprintable() or letter in JOINERS or category(letter) == "Zs"
