"""The properties of a card become the cells of its row: under which heading, in which order."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from sources.cards.property import Head, Property, components, given, plain

Cell = tuple[str, str]  # a heading and a text

# Structured properties: the heading of each component, in the order of RFC 6350.
NAME = ("N Family", "N Given", "N Additional", "N Prefix", "N Suffix")
ORGANISATION = ("ORG", "ORG Unit")
ADDRESS = ("PO Box", "Extended", "Street", "City", "Region", "Postal Code", "Country", "Label")
LATTER = range(2, 6)  # parts of an address from the street on, without the two before it
PLACING = ("PO Box", "Extended", "Street", "Label")  # without one of these it is not an address to go to

ADR = re.compile(r"ADR (?:(\d+) )?")
LIST = re.compile(r"(?<!\\),")
URI = re.compile(r"\s*(tel|callto|mailto|x-apple|sips?):(?://)?", re.IGNORECASE)
DIALLED = re.compile(r"\+?[\d().-]+")  # who `sip:` calls, if that is a number
ACCOUNT = "WAID"
NETWORK = re.compile(r"^\w+:(?=https?://)")  # Nextcloud writes its name before the link
TWITTER = re.compile(r"(?:https?://)?(?:\w+\.)?(?:twitter|x)\.com/", re.IGNORECASE)
# Types and labels that change what a value is, and not only where it is used; the first that fits counts.
# Labels are whatever a person typed, in their language; those of offices (`Sekretariat`) are the contact's.
KINDS = {
    "RELATED": "ASSIST[AE]NT|ASSIST$|ASISTENT|АССИСТЕНТ|SECRETARY|秘書|秘书|助理|アシスタント|비서"
    "|SPOUSE|WIFE|HUSBAND|EHEFRAU|EHEMANN|CONJOINT|ESPOS[AO]|CÓNYUGE|CÔNJUGE|GUARDIAN",
    "FAX": "FAX|FAKS|ФАКС|ΦΑΞ|传真|傳真|ファ[ック]|팩스|פקס|فاكس",
    "PAGER": "PAGER|BEEPER|ПЕЙДЖЕР|寻呼|呼机|ポケベル|호출기",
    "MODEM": "(?:^|-)(?:MODEM|BBS|TLX|TELEX)$",
}
TELLING = {kind: re.compile(words, re.MULTILINE) for kind, words in KINDS.items()}
MOST = 50  # addresses of one person
LONGEST = 1_000  # letters in an address of a person
WRAPPER = "_$!<> "  # Apple's own labels look like `_$!<Mobile>!$_`

# Of these only the first gets a column: a card has one name, but a group may have a thousand members.
ONCE = (*NAME, "MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")


def row(card: list[Property]) -> Iterator[tuple[str, int, str]]:
    """Yield heading, how often it came before, and text of each cell, the preferred first."""
    if not all(head.is_ordinary for head, _ in card):
        card = _settled(card)
    seen: dict[str, int] = {}
    cells = [cell for head, value in card for cell in WRITERS.get(head.name, _as_it_stands)(head, value)]
    for heading, text in cells + _addresses(card):
        before = seen.get(heading, 0)
        if text and not text.isspace() and not (before and heading in ONCE):
            seen[heading] = before + 1
            yield heading, before, text


def siblings(heading: str) -> Sequence[str]:
    """Return the headings of all parts of what this is a part of, in the order of RFC 6350."""
    if heading in NAME:
        return NAME
    number = ADR.match(heading)
    return _headings(int(number[1] or 1)) if number else (heading,)


def _settled(card: list[Property]) -> list[Property]:
    """With labels as types, the preferred of a name first, and of alternatives (`ALTID`) only one."""
    labels = {head.group: value[:100] for head, value in card if head.name == "X-ABLABEL" and head.group}
    told = [
        (_labelled(head, labels[head.group]) if head.group in labels else head, text) for head, text in card
    ]
    places: dict[str, int] = {}
    for place, (head, _) in enumerate(told):
        places.setdefault(head.name, place)
    told.sort(key=lambda item: (places[item[0].name], item[0].rank))
    kept: dict[tuple[str, str], Property] = {}
    for place, (head, text) in enumerate(told):
        kept.setdefault((head.name, head.text("ALTID") or f"{place}th"), (head, text))
    return list(kept.values())


@lru_cache(maxsize=1000)
def _labelled(head: Head, label: str) -> Head:
    """Apple and Google write the type of `item1.TEL` on a line of its own, `item1.X-ABLabel`."""
    return head.with_type(plain(label).strip(WRAPPER))


def _as_it_stands(head: Head, value: str) -> Iterable[Cell]:
    return [(head.name, plain(value))]


def _of_one_part(head: Head, value: str) -> Iterable[Cell]:
    """Some write a semicolon behind a text, as if other parts followed."""
    parts = components(value)
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [(head.name, plain(";".join(parts)))]


def _left_out(_head: Head, _value: str) -> Iterable[Cell]:
    return []


def _name(_head: Head, value: str) -> Iterable[Cell]:
    r"""Each part may be a list: `N:Richter,James;...`, and all may be escaped as one: `N:Demo\;Ann\;\;;;`.

    In `N:Demo,Ann` commas part them.
    """
    if "," in value:
        value = LIST.sub(" " if ";" in value else ";", value)
    return zip(NAME, _parts(value), strict=False)


def _parts(value: str) -> list[str]:
    """The parts of a name or an address without their escapes, though they may be escaped as one."""
    parts = components(value)
    if parts[0].count("\\;") > 2 and not any(map(str.strip, parts[1:])):
        parts = parts[0].split("\\;")
    return list(map(plain, parts))


def _full_name(_head: Head, value: str) -> Iterable[Cell]:
    """Some write it in the parts of N, and some a semicolon behind it; one before a blank is text."""
    parts = list(map(plain, components(value)))
    if "; " in value or len(parts) == 1:
        return [("FN", plain(value))]
    filled = [part for part in parts if part.strip()]
    return zip(NAME, parts, strict=False) if len(filled) > 1 else [("FN", part) for part in filled]


def _organisation(_head: Head, value: str) -> Iterable[Cell]:
    return zip(ORGANISATION, map(plain, components(value)), strict=False)


def _line(head: Head, value: str) -> Iterable[Cell]:
    """A number or an e-mail address; a fax is not a phone to call, an assistant's is another person's."""
    text = _without_scheme(plain(value))
    return [(_heading(head), _abroad(text, head.text(ACCOUNT)) if ACCOUNT in head.parameters else text)]


def _abroad(text: str, account: str) -> str:
    """WhatsApp knows the country: `waid=49202...:0202...`; programs that send cards leave out the plus."""
    digits = "".join(filter(str.isdecimal, text)).lstrip("0")
    is_same = len(digits) > 6 and account.isdecimal() and account.endswith(digits)
    return f"+{account}" if is_same and "+" not in text else text


@lru_cache(maxsize=1000)
def _heading(head: Head) -> str:
    words = "\n".join(head.types)
    kind = next((kind for kind, telling in TELLING.items() if telling.search(words)), "")
    return f"{head.name} {kind}" if kind == "RELATED" or (kind and head.name != "EMAIL") else head.name


def _without_scheme(text: str) -> str:
    """`tel:+1-202-555-0101;ext=7` as a person would write it; `sip:ann@example.com` is no e-mail address."""
    found = URI.match(text) if ":" in text and len(text) < LONGEST else None
    if not found:
        return text
    text = unquote(text[found.end() :])
    if found[1].lower() == "mailto":
        return text.partition("?")[0]
    if found[1].lower().startswith("sip"):
        user = text.partition("@")[0]
        return user if DIALLED.fullmatch(user) else ""
    number, *extras = text.split(";")
    said = {key.lower(): value for key, _, value in (extra.partition("=") for extra in extras)}
    if said.get("phone-context", "").startswith("+") and not number.startswith("+"):
        number = said["phone-context"] + number
    return f"{number} ext. {said['ext']}" if said.get("ext") else number


def _list(_head: Head, value: str) -> Iterable[Cell]:
    """Evolution and Open-Xchange say so of a list: the e-mail addresses in it are those of others."""
    return [("KIND", "group")] if value.strip().upper() in {"TRUE", "DLIST"} else []


def _profile(head: Head, value: str) -> Iterable[Cell]:
    """One of many networks; its name or the link tells which."""
    text = NETWORK.sub("", _without_scheme(plain(value))) or head.text("X-USER") or head.text("USERNAME")
    networks = {*head.types, *given(head.parameters, "SERVICE-TYPE")}
    twitter = networks & {"TWITTER", "X"} or TWITTER.match(text)
    return [(f"{head.name} TWITTER" if twitter else head.name, text)]


WRITERS: dict[str, Callable[[Head, str], Iterable[Cell]]] = {
    "N": _name,
    "FN": _full_name,
    "ORG": _organisation,
    **dict.fromkeys(("TITLE", "ROLE", "URL"), _of_one_part),
    **dict.fromkeys(("TEL", "X-MS-TEL", "EMAIL"), _line),
    **dict.fromkeys(("SOCIALPROFILE", "X-SOCIALPROFILE"), _profile),
    **dict.fromkeys(("X-EVOLUTION-LIST", "X-OPEN-XCHANGE-CTYPE"), _list),
    **dict.fromkeys(("BEGIN", "END"), _left_out),  # with more in the line than an edge has
    # Read together with their neighbours.
    **dict.fromkeys(("ADR", "X-SAMSUNGADR", "LABEL", "X-ABLABEL"), _left_out),
    "NAME": _left_out,  # of the directory that a card of 3.0 came from
}


def _addresses(card: list[Property]) -> list[Cell]:
    """Each address under headings of its own, where someone works before where they live."""
    found = _named("ADR", card) or _named("X-SAMSUNGADR", card)  # the same once more, unless it stands alone
    filled = [parts for parts in map(_address, sorted(found, key=_order)) if any(map(str.strip, parts))]
    cells = [cell for n, parts in enumerate(filled, 1) for cell in zip(_headings(n), parts, strict=False)]
    if not any(
        text.strip()
        for parts in filled
        for part, text in zip(ADDRESS, parts, strict=False)
        if part in PLACING
    ):
        cells += [("ADR Label", plain(value)) for head, value in card if head.name == "LABEL"][:1]
    return cells


def _named(name: str, card: list[Property]) -> list[Property]:
    return [item for item in card if item[0].name == name][:MOST]


def _order(item: Property) -> tuple[int, bool]:
    head, _ = item
    return head.rank, "HOME" in head.types and "WORK" not in head.types


def _address(item: Property) -> list[str]:
    """The parts of one address; what has no parts was written out, as LABEL of 4.0 is.

    Some write only the last parts, `1 Sample Road;Testville;...`. Behind all of them some phones write it
    out once more: that counts where the parts are empty.
    """
    head, value = item
    width = len(ADDRESS) - 1
    parts = _parts(value)
    if len(parts) in LATTER and all(map(str.strip, parts[:2])):
        parts = ["", "", *parts]
    written = parts.pop() if len(parts) == 1 else head.text("LABEL")
    if not any(map(str.strip, parts[:width])):
        written = written or " ".join(parts[width:])
    return [*(parts + [""] * width)[:width], written]


@lru_cache(maxsize=100)
def _headings(n: int) -> list[str]:
    number = f" {n}" if n > 1 else ""
    return [f"ADR{number} {part}" for part in ADDRESS]
