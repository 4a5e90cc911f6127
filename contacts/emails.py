"""The e-mail addresses in a text, however they are written: lists, links, `Name <a@example.com>`."""

import re

from columns.folding import fold
from sources.knowledge import vocabulary

# Any script may stand in an address; what people and programs put around one may not.
AROUND = r"\s@<>()\[\],;:\"'|/\\"  # O'Hara's ' stands inside
ATOM = rf"[^{AROUND}.]"
LABEL = rf"[^{AROUND}.?=&#!%*+`{{}}~^$_]"
# Stands alone or among those signs. Neither an @ nor two full stops follow, as in what is no address.
ADDRESS = re.compile(
    rf"(?<![^{AROUND}])(?<![^{AROUND}]')(?<!@){ATOM}+(?:[.']{ATOM}+)*@(?!-){LABEL}+(?:\.{LABEL}+)+(?!@|\.\.)"
)
NAMED = re.compile(r"""["']?([^"'@<>;:]{2,60})["']?\s*<[^\s<>@]+@""")
WORDS = vocabulary(__file__)
FILLER, NO_MAILBOX = WORDS["filler"], WORDS["no mailbox"]
LONGEST = 254  # RFC 5321
EXCHANGE = ("/o=", "/O=", "imceaex-", "IMCEAEX-")  # its own paths, which nobody else can write to


def take(text: str) -> tuple[list[str], str]:
    """Return the addresses in a text, and what is left of it."""
    if "@" not in text or text.startswith(EXCHANGE):
        return [], text
    found = [address for address in ADDRESS.findall(text) if len(address) <= LONGEST]
    return found, ADDRESS.sub(" ", text) if found else text


def called(text: str) -> str:
    """Return the name before the first address of a text, as in `Ann Demo <ann@example.com>`; "" if none."""
    named = NAMED.match(text) if "<" in text else None
    return named[1].strip() if named and any(map(str.isalpha, named[1])) else ""


def is_nobodys(address: str) -> bool:
    """Whether people type an address only because a form wants one: `none@none.com`, `no@email.com`."""
    mailbox, _, domain = address.partition("@")
    site = fold(domain.split(".")[0])
    is_word = fold(mailbox) in FILLER and site in FILLER
    return is_word or fold(mailbox) in NO_MAILBOX or len(domain.rpartition(".")[2]) < 2


def one(text: str) -> str:
    """Return the address that a text is; "" if it is none, or says anything else."""
    address = text.removeprefix("mailto:")
    return address if "@" in address and ADDRESS.fullmatch(address) else ""


def failed(rest: str) -> list[str]:
    """Return the part of the text left over that was meant as an address and is not one."""
    return [word for word in re.split(r"[\s,;<>]+", rest) if "@" in word and word != "@"]
