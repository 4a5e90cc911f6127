"""Headings without what programs put before and behind them, by what they have in common in one table."""

import re
from collections import Counter
from collections.abc import Sequence

from columns.column import IGNORED, PEOPLE, REACHED
from columns.folding import fold, words
from columns.readings import read
from columns.words import meanings_of, means

WORD = re.compile(r"[^\W\d_]{4,}")
CUT = re.compile(r"(?<![^\W_])([^\W\d_]{3,})\.")  # `Eigent.`
TYPED = re.compile(r"^(?:str|txt|fld)(?=[A-Z])")
PREFIXED = re.compile(r"([^\W_]+)[_.](.+)")
SURELY_REACHED = {(field,) for field in REACHED}


def bared(headings: Sequence[str]) -> list[str]:
    """Return each heading as a person would have written it."""
    bare = list(headings)
    for step in (_without_counters, _without_types, _without_prefix, _spelt_out):
        bare = step(bare)
    return bare


def _without_counters(headings: Sequence[str]) -> list[str]:
    """Return the headings as they were before pandas made the second `Titre` a `Titre.1`."""
    known = set(headings)
    parted = {heading: heading.rpartition(".") for heading in known if "." in heading}
    names = {h: name for h, (name, _, number) in parted.items() if number.isdecimal() and name in known}
    return [names.get(heading, heading) for heading in headings]


def _without_types(headings: Sequence[str]) -> list[str]:
    """Return the headings without what some databases' columns begin with: `strTelefon1`, `txtLastName`."""
    bare = [TYPED.sub("", heading) for heading in headings]
    return [new if read(new) and not read(old) else old for old, new in zip(headings, bare, strict=True)]


def _without_prefix(headings: Sequence[str]) -> list[str]:
    """Return the headings without what the columns of a database's table begin with: `kd_name`, `kd_tel`."""
    parted = [PREFIXED.fullmatch(heading) for heading in headings]
    shared = Counter(part[1] for part in parted if part).most_common(1)
    if not shared or 2 * shared[0][1] <= len(headings):
        return list(headings)
    bare = [
        part[2] if part and part[1] == shared[0][0] and not read(heading) else heading
        for heading, part in zip(headings, parted, strict=True)
    ]
    is_reached = any(
        read(new).fields in SURELY_REACHED for new, old in zip(bare, headings, strict=True) if new != old
    )
    return bare if is_reached else list(headings)  # `artikel_name` and `artikel_preis` are of no contact


def _spelt_out(headings: Sequence[str]) -> list[str]:
    """Return `Tel. Eigent.` beside `Eigentümer` as `Tel. Eigentümer`: what is cut short is there in full."""
    known = {fold(word): word for heading in headings for word in WORD.findall(heading)}

    def whole(cut: re.Match[str]) -> str:
        key = fold(cut[1])
        longer = [word for text, word in known.items() if text.startswith(key) and text != key]
        return longer[0] if len(longer) == 1 and not meanings_of(key) else cut[0]

    return [heading if _is_own(heading) else CUT.sub(whole, heading) for heading in headings]


def _is_own(heading: str) -> bool:
    """Whether a heading is known, and nobody else's."""
    fields = read(heading).fields
    return bool(fields) and IGNORED not in fields


def of_places(headings: Sequence[str]) -> list[str]:
    """Return `School Name, School Phone` as `company name, company phone`: beside a pupil they stay."""
    parted = [words(heading) or ("",) for heading in headings]
    places = {texts[0] for texts in set(parted) if _names_a_place(texts)}
    if len(places) != 1:
        return list(headings)
    others = [heading for heading, texts in zip(headings, parted, strict=True) if texts[0] not in places]
    said = [rest for place, *rest in parted if place in places and (not rest or read(" ".join(rest)))]
    if len(said) == 1 or any(map(_names_a_person, others)):
        return list(headings)
    return [
        " ".join(["company", *texts[1:]]) if texts[1:] and texts[0] in places else heading
        for heading, texts in zip(headings, parted, strict=True)
    ]


def _names_a_place(texts: Sequence[str]) -> bool:
    return means(texts[0], "branch") and (not texts[1:] or (len(texts) == 2 and means(texts[1], "name")))


def _names_a_person(heading: str) -> bool:
    return not PEOPLE.isdisjoint(read(heading).fields)
