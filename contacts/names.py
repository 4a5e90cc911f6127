"""A contact's name, composed of what a row says of it, as the culture that it is from does."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import dropwhile, takewhile

from columns.firms import FIRMS, is_firm, may_be_firm
from columns.folding import fold
from columns.knowledge import vocabulary
from columns.words import is_salutation
from contacts.texts import ABOVE, NOTHING, may_be_empty, one_line, says_nothing

PARTS = ("prefix", "first_name", "middle_name", "last_name", "suffix")
FIELDS = ("name", "nickname", *PARTS)
QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "«": "»", "‘": "’", "「": "」"}
WORDS = vocabulary(__file__)
NOBODY = WORDS["nobody"] | ABOVE
SMALL = WORDS["nobody in small letters"]
NO_WORD = NOBODY | NOTHING  # each of them alone
BEGINNINGS = {word[:2] for word in NO_WORD | SMALL}  # few names have one of these
AROUND = " -–—_*()[]<>"  # a placeholder: `- vacant -`, `(blank)`
FILLED_IN = ("{", "${", "*|", "<<")  # where a program is to put the name: `{{first_name}}`, `*|FNAME|*`
EDGES = ",; "  # of a name; there they part nothing

# Letters of China, Japan and Korea, where the family comes first.
KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANGUL = "\uac00-\ud7af"
EASTERN = re.compile(f"[{KANA}{HAN}{HANGUL}・]+")
KOREAN = re.compile(f"[{HANGUL}]+")
CHINESE = re.compile(f"[{HAN}]+")

REMARKED = re.compile(r"([^()]+?)\s*(\([^()]*\))")  # `Demo, Ann (Vorstand)`
SALUTED = re.compile(r"(.+?)\s*\(([^\W\d_]+\.?)\)")  # `Demo, Ann (Ms)`, as doctors have their patients

# What tells `Last, First` from titles; and `FIRMS`, which are seldom a last name before a comma.
SUFFIXES = WORDS["suffix"]
PARTICLES = WORDS["particle"]
# `Brink, ten`, `Heide von der`: as registers sort them.
BEHIND = WORDS["behind"]
LONGEST_GIVEN = 4  # words
DEGREES = WORDS["degree"]  # before a name
NO_PERSON = frozenset(map(fold, WORDS["no person"]))  # what a column of salutations says of a company
AND = WORDS["and"]  # between the names of a couple
WHOLE = 2  # words that tell somebody without a salutation; `Frau Muster` and `Herr Muster` share a phone


def compose(texts: Mapping[str, Sequence[str]], company: str = "") -> tuple[str, list[str]]:
    """Return the name that a row's cells say, "" if none, and those texts that stand for no name.

    A full name is as somebody wants it, so it wins, unless the parts say more: it is only one of them,
    or the company. Nickname is what is left.
    """
    nobody: list[str] = []
    said = {field: _said(texts[field], nobody) for field in FIELDS if field in texts}
    said |= _of_somebody({part: said[part] for part in PARTS if part in said}, company)
    if "last_name" in said:
        said["last_name"] = list(map(_led, said["last_name"]))
    person = [*said.get("first_name", [])[:1], *said.get("middle_name", ()), *said.get("last_name", ())]
    if _are_nobody(person):
        nobody += person
        person = []
    parts = _from_parts(said, person) if person else ""
    for name in said.get("name", ()):
        if is_nobody(name):
            nobody.append(name)
        elif not (parts and _says_less(name, said, company)):
            return turned(name), nobody
    return parts or next(iter(said.get("nickname", ())), ""), nobody


def comparable(name: str) -> str:
    """Return a name without what people type in different ways, and what only some lists say: `Mr.`, `Dr.`.

    `Demo Ann` is `Ann Demo`, as some lists have the family first.
    """
    words = _called(name)
    folded = list(map(_folded, words))
    if len(words) == WHOLE and folded[1] < folded[0] and all(map(str.isalpha, words)):
        folded.reverse()  # `Ann-Kathrin Demo` may have three words elsewhere
    return "".join(folded) or name


def as_written(name: str) -> str:
    """Return a name like `comparable`, but its words in their order: ids are made of it."""
    return "".join(map(_folded, _called(name))) or name


def _called(name: str) -> list[str]:
    """Return the words of a name, without what is said before it if it is whole then."""
    words = name.split(" ")
    if len(words) > WHOLE and _is_said_before(words[0]):
        bare = list(dropwhile(_is_said_before, words))
        words = bare if len(bare) >= WHOLE else words
    return words


# The names of a million people have many words in common.
_folded = lru_cache(maxsize=20_000)(fold)
_is_said_before = lru_cache(maxsize=10_000)(is_salutation)


def is_somebody(name: str) -> bool:
    """Whether a cell for a name has one in it."""
    return not (is_nobody(name) or (may_be_empty(name) and says_nothing(name)))


def is_nobody(name: str) -> bool:
    """Whether a full name says that none is known, in one word or in each: `null null`.

    Some words are names as well, if they are written like one: `frei` is nobody, `Frei` may be.
    """
    if name.startswith(FILLED_IN):
        return True
    name = name.strip(AROUND)
    if name[:2].casefold() not in BEGINNINGS:
        return False
    text = name.casefold()
    first, _, others = text.partition(" ")
    return (
        text in NOBODY
        or name in SMALL
        or (others != "" and first in NO_WORD and NO_WORD.issuperset(others.split()))
    )


def turned(text: str) -> str:
    """Return `Last, First` turned round, where that is what it clearly is; any other name as it stands."""
    if "," not in text:
        return text
    if (found := SALUTED.fullmatch(text)) and is_salutation(found[2]) and found[1] != turned(found[1]):
        return f"{found[2]} {turned(found[1])}"
    if (found := REMARKED.fullmatch(text)) and (whole := turned(found[1])) != found[1]:
        return f"{whole} {found[2]}"
    names = [one_line(name) for name in text.split(",")]
    suffix = names.pop() if len(names) == 3 and fold(names[-1]) in SUFFIXES else ""
    degrees, names[0] = _without_degrees(names[0])
    if len(names) != 2 or not _is_family(names[0]) or not _is_given(names[1], names[0]):
        return text
    return one_line(f"{degrees} {names[1]} {names[0]} {suffix}")


def _led(family: str) -> str:
    """Return `Brink, ten` and `Heide von der` as people say it: ten Brink, von der Heide."""
    words = family.split()
    count = sum(1 for _ in takewhile(BEHIND.__contains__, reversed(words[1:])))
    if not count or family.islower():  # `nguyen van`
        return family
    name, particles = " ".join(words[:-count]).removesuffix(","), " ".join(words[-count:])
    return f"{particles}{name}" if particles.endswith("'") else f"{particles} {name}"


def turned_round(text: str) -> str:
    """Return `Last, First` turned round below a heading that says so: the family may have several words."""
    names = [one_line(name) for name in text.split(",")]
    if len(names) != 2 or not all(names) or any(map(str.isdecimal, text)):
        return text
    degrees, family = _without_degrees(names[0])
    is_given = len(names[1].split()) <= LONGEST_GIVEN and fold(names[1]) not in SUFFIXES | FIRMS
    is_person = is_given and family and not is_firm(text)
    return one_line(f"{degrees} {names[1]} {family}") if is_person else text


def _without_degrees(text: str) -> tuple[str, str]:
    """Return the degrees before a name, each with its full stop, and the name: `Dr. Demo, Jane`."""
    words = text.split()
    count = sum(1 for _ in takewhile(lambda word: word[-1] == "." and fold(word) in DEGREES, words))
    return " ".join(words[:count]), " ".join(words[count:])


def unquoted(text: str) -> str:
    """Return a name without the quotes around the whole of it."""
    closing = QUOTES.get(text[:1])
    if not closing or text[-1:] != closing or set(text[1:-1]) & {text[0], closing}:
        return text
    return text[1:-1].strip()


def _is_family(text: str) -> bool:
    *particles, name = text.split() or [""]
    are_particles = all(word.casefold().rstrip(".") in PARTICLES for word in particles)
    return are_particles and _is_of_letters(name) and fold(name) not in FIRMS


def _is_given(text: str, family: str) -> bool:
    """Whether a text can be the given names beside `family`: `CTO` is none, but beside `DEMO` `ANN` is."""
    words = [word for word in text.split() if word.casefold() not in AND]
    is_title = text.isupper() and not family.isupper() and len(fold(text)) > 1
    are_names = all(_is_of_letters(word) and fold(word) not in SUFFIXES | FIRMS for word in words)
    return 1 <= len(words) <= 3 and are_names and not is_title


def _is_of_letters(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*", word)) and not EASTERN.fullmatch(word)


def _said(texts: Iterable[str], nobody: list[str]) -> list[str]:
    """Return the names in some cells, each once; `nobody` gets those that stand for no name."""
    names: dict[str, None] = {}
    for text in texts:
        name = unquoted(one_line(text).strip(EDGES))
        if not name or (may_be_empty(name) and says_nothing(name)):
            nobody += [name] if name.casefold() in NOTHING else []
        else:
            names[name] = None
    return list(names)


def _are_nobody(names: Sequence[str]) -> bool:
    """Whether names, each of which someone may have, say together that nobody is known."""
    return bool(names) and all(name.startswith(FILLED_IN) or name.casefold() in NOBODY for name in names)


def _of_somebody(parts: dict[str, list[str]], company: str) -> dict[str, list[str]]:
    """Return the parts of a name without `none` and `null`, as programs write them, beside what is a name.

    A company that stands in all of them is there once, a firm that stands for the last name not at all.
    """
    everything = [name for names in parts.values() for name in names]
    if len(everything) > 1 and set(everything) == {company}:
        return {part: [] if part == "first_name" else names for part, names in parts.items()}
    odd = {name for name in everything if name.islower() and name in NOBODY}
    if odd and not all(name.casefold() in NOBODY for name in everything):
        parts = {part: [name for name in names if name not in odd] for part, names in parts.items()}
    is_firms = parts.get("last_name") == [company] and may_be_firm(company)
    given = " ".join(parts.get("first_name", ())).split()
    return {**parts, "last_name": []} if is_firms and given and all(map(_is_of_letters, given)) else parts


def _says_less(full: str, said: Mapping[str, list[str]], company: str) -> bool:
    """Whether a full name is the company, or only one of the two names beside it, or what friends say.

    So is one that is the two beside a comma, `Demo Mock, Jane`, or what someone logs in with, `jdemo`.
    """
    if company and fold(full) == fold(company):
        return True
    halves = [" ".join(said.get(part, ())) for part in ("first_name", "last_name")]
    if not all(halves) or set(halves) == {full}:  # a directory needs a family, so some write the name twice
        return False
    called = map(fold, halves if " " in full else [*halves, *said.get("nickname", ())])
    return fold(full) in called or _is_login(full, halves) or _is_parted(full, said)


def _is_login(full: str, halves: Sequence[str]) -> bool:
    """Whether one word in small letters stands beside two names that have capitals."""
    return full.islower() and full.isascii() and " " not in full and not any(map(str.islower, halves))


def _is_parted(full: str, said: Mapping[str, list[str]]) -> bool:
    """Whether a full name is the given names and the family, whichever is before the comma."""
    family = fold(" ".join(said["last_name"]))
    given = fold(" ".join([*said["first_name"], *said.get("middle_name", ())]))
    is_person = given not in SUFFIXES | FIRMS and family not in SUFFIXES | FIRMS
    return is_person and sorted(map(fold, full.split(","))) == sorted((given, family))


def _from_parts(said: Mapping[str, list[str]], person: list[str]) -> str:
    """Join the parts in the order of their culture; prefix and suffix alone are not a name."""
    family = " ".join(said.get("last_name", ()))
    given = " ".join(person[: len(person) - len(said.get("last_name", ()))])
    is_eastern = not (family + given).isascii() and all(map(_is_eastern, (family, given)))
    whole = _eastern(family, given) if is_eastern else _joined(person)
    if "prefix" in said or "suffix" in said:
        return _joined([*_prefix(said.get("prefix", [])), whole, *said.get("suffix", [])[:1]])
    return whole


def _prefix(texts: Sequence[str]) -> list[str]:
    """One salutation and one degree, in this order: `Herr` and `Dr.` of two columns. `Firma` is none."""
    degrees = [text for text in texts if DEGREES.intersection(map(fold, re.split(r"[\s.]", text)))]
    others = [text for text in texts if text not in degrees and fold(text) not in NO_PERSON]
    return others[:1] + degrees[:1]


def _is_eastern(text: str) -> bool:
    return bool(EASTERN.fullmatch(text.replace(" ", "")))


def _eastern(family: str, given: str) -> str:
    """Family first; Koreans and Chinese write no blank, and a family of one letter tells the latter."""
    text = family + given
    is_close = KOREAN.fullmatch(text) or (CHINESE.fullmatch(text) and len(family) == 1)
    return text if is_close else f"{family} {given}"


def _joined(names: Iterable[str]) -> str:
    """Return names in a row, without the words that a name has in common with the one before it.

    `Jane` and `Jane Demo`, `de` and `de Vries`: some columns hold what stands in others too.
    """
    words: list[str] = []
    before: list[str] = []
    for name in names:
        following = name.split()
        most = min(len(before), len(following))
        shared = next((n for n in range(most, 0, -1) if before[-n:] == following[:n]), 0)
        is_twice = shared == len(before) == len(following)  # some are called Ali Ali
        words += following if is_twice else following[shared:]
        before = following
    return " ".join(words)
