"""Headings become fields: what each column of a table says of a contact."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from columns import languages
from columns.choices import choose
from columns.column import IGNORED, PEOPLE, REACHED, Choice, Column
from columns.folding import fold, matches, words
from columns.placing import Spot, placed
from columns.readings import Reading, read
from columns.relations import of_animals, of_related
from columns.words import meanings_of, means

BY_IGNORE = "[ignore] headings"
WORD = re.compile(r"[^\W\d_]{4,}")
CUT = re.compile(r"(?<![^\W_])([^\W\d_]{3,})\.")  # `Eigent.`
TYPED = re.compile(r"^(?:str|txt|fld)(?=[A-Z])")
PREFIXED = re.compile(r"([^\W_]+)[_.](.+)")


def recognise(
    headings: Sequence[str],
    overrides: Mapping[str, str] | None = None,
    ignored: Sequence[str] = (),
    values: Sequence[Sequence[str]] = (),
) -> tuple[Column, ...]:
    """Return a column for each heading.

    `overrides` says the field of headings that are someone's own; `ignored` are patterns (`*` and `?`)
    of headings to leave out. Both compare without regard to case; overrides as loosely as all else.
    `values` holds some of the values of each column, as far as they are known.
    """
    bare = _spelt_out(_without_prefix(_without_types(_without_counters(headings))))
    bare, spare = languages.once(bare, values)
    bare = of_animals(of_related(_of_places(bare)))
    fixed = spare | _fixed(headings, overrides or {}, ignored)
    readings = list(map(read, bare))
    for i, choice in fixed.items():
        readings[i] = Reading((choice.field or "",))
    choices = choose(bare, readings, [() if i in fixed else cells for i, cells in enumerate(values)])
    choices = [fixed.get(i, choice) for i, choice in enumerate(choices)]
    spots = placed(bare, readings, [choice.field for choice in choices])
    return tuple(map(_column, headings, spots, choices))


def _column(heading: str, spot: Spot, choice: Choice) -> Column:
    return Column(heading, spot.field, choice.place or spot.place, spot.why or choice.why)


def knows(heading: str) -> bool:
    """Return whether a text is a known heading, by itself.

    Those that only a table makes one are not: `No`, `Home`, `Manager` stand in cells as well.
    """
    reading = read(heading)
    is_vague = len(reading.fields) > 1 and not VAGUE.isdisjoint(reading.fields)
    return bool(reading) and not is_vague and not reading.someones


VAGUE = {"phone", IGNORED}
SURELY_REACHED = {(field,) for field in REACHED}


def _without_counters(headings: Sequence[str]) -> list[str]:
    """Return the headings as they were before pandas made the second `Titre` a `Titre.1`."""
    known = set(headings)
    parted = {heading: heading.rpartition(".") for heading in known if "." in heading}
    names = {h: name for h, (name, _, number) in parted.items() if number.isdecimal() and name in known}
    return [names.get(heading, heading) for heading in headings]


def _without_types(headings: Sequence[str]) -> list[str]:
    """Return the headings without what some databases' columns begin with: `strTelefon1`, `txtLastName`."""
    if not any(map(TYPED.match, headings)):
        return list(headings)
    bare = [TYPED.sub("", heading) for heading in headings]
    return [
        new if new != old and read(new) and not read(old) else old
        for old, new in zip(headings, bare, strict=True)
    ]


def _without_prefix(headings: Sequence[str]) -> list[str]:
    """Return the headings without what the columns of a database's table begin with: `kd_name`, `kd_tel`.

    Only if one says so how to reach somebody: `artikel_name` and `artikel_preis` are of no contact.
    """
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
    return bare if is_reached else list(headings)


def _spelt_out(headings: Sequence[str]) -> list[str]:
    """Return `Tel. Eigent.` beside `Eigentümer` as `Tel. Eigentümer`: what is cut short is there in full."""
    if not any(map(CUT.search, headings)):
        return list(headings)
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


def _of_places(headings: Sequence[str]) -> list[str]:
    """Return `School Name, School Phone` as `company name, company phone`, if they name nobody else.

    Beside a pupil's name they are those of somewhere else.
    """
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


def _fixed(
    headings: Sequence[str], overrides: Mapping[str, str], patterns: Sequence[str]
) -> dict[int, Choice]:
    """Return what config.ini decides, by the columns' indices."""
    if not overrides and not patterns:
        return {}
    own = {fold(heading): field for heading, field in overrides.items()}
    fixed = {}
    for i, heading in enumerate(headings):
        if matches(heading, patterns):
            fixed[i] = Choice(IGNORED, BY_IGNORE)
        elif fold(heading) in own:
            fixed[i] = Choice(own[fold(heading)], "by [columns]")
    return fixed
