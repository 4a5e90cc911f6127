"""What the doctor finds: one line about one thing, and what to do if all is not well."""

from dataclasses import dataclass

OK, LOOK, WRONG = "OK", "look", "WRONG"


@dataclass(frozen=True)
class Finding:
    """One finding: a verdict in a word, what it is about, what was found, what to do."""

    verdict: str
    about: str
    says: str
    advice: str = ""


def ok(about: str, says: str) -> Finding:
    """Say that a thing is as it should be."""
    return Finding(OK, about, says)


def look(about: str, says: str, advice: str = "") -> Finding:
    """Say that somebody should look at a thing, which may be intended."""
    return Finding(LOOK, about, says, advice)


def wrong(about: str, says: str, advice: str = "") -> Finding:
    """Say that something does not work, and what to do."""
    return Finding(WRONG, about, says, advice)
