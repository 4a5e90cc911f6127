"""What the doctor finds: one line about one thing, and what to do if all is not well."""

from dataclasses import dataclass
from functools import partial

OK, LOOK, WRONG = "OK", "look", "WRONG"


@dataclass(frozen=True)
class Finding:
    """One finding: a verdict in a word, what it is about, what was found, what to do."""

    verdict: str
    about: str
    says: str
    advice: str = ""


# That a thing is as it should be; that somebody should look at it, though it may be intended; that it fails.
ok, look, wrong = (partial(Finding, verdict) for verdict in (OK, LOOK, WRONG))
