"""What the words of headings mean, in many languages, also those that are written as one.

They are data, in `words.csv`: what they mean, in which languages, the words (`_` stands for a blank
inside one).
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from columns.folding import fold, words
from sources.knowledge import rows, vocabulary

Meanings = frozenset[str]
Word = tuple[str, Meanings]  # a folded word and all that it can mean
Words = frozenset[str]

LONGEST = 5  # words of one expression: `next of kin`
SHORTEST = 3  # letters of a word inside another, `Privattelefon`; a sign of Chinese says more
ASIAN = "\u0e00"
COMPOUND = 80  # letters of one at most: a note of a whole page is none
QUESTION = 4  # words of one at least, in a form
ARTICLES = ("ה", "ال")  # in Hebrew and Arabic they are one word with what they stand before
READER = vocabulary(__file__)["you"]
SALUTATION = 30  # characters of one at most
SILENT = frozenset({"filler", "hint", "line"})  # what says nothing of what a column is


def whose(headings: Sequence[str]) -> Words:
    """Return the words of some headings that say whose it is, if not the contact's: `mother`, `coach`."""
    known = [word for heading in headings for word in understood(words(heading))]
    return frozenset(text for text, meanings in known if "someone" in meanings)


def meanings_of(text: str) -> Meanings:
    """Return all that a folded word can mean; nothing if it is not known."""
    return _table().get(_known(text), frozenset())


def understood(texts: Sequence[str]) -> list[Word]:
    """Return the words with their meanings, without numbers up to two digits; empty if one is unknown."""
    steps: dict[int, tuple[int, tuple[Word, ...]]] = {len(texts): (0, ())}
    for place in range(len(texts) - 1, -1, -1):
        ways = _beginnings(texts[place : place + LONGEST])
        # The longest with which all the rest is understood: `Privat e-post` is no `private post`.
        if step := next((way for way in ways if place + way[0] in steps), None):
            steps[place] = step
    found: list[Word] = []
    place = 0
    while place in steps and place < len(texts):
        length, meant = steps[place]
        found += meant
        place += length
    return found


def all_of(known: Sequence[Word], allowed: Collection[str]) -> bool:
    """Whether each of some words can have one of some meanings."""
    return all(not meanings.isdisjoint(allowed) for _, meanings in known)


def any_of(known: Sequence[Word], wanted: Collection[str]) -> bool:
    """Whether one of some words can have one of some meanings."""
    return any(not meanings.isdisjoint(wanted) for _, meanings in known)


@lru_cache(maxsize=8192)
def reached(heading: str) -> tuple[str | None, str]:
    """Return the field of `Notary Email`, if somebody is reached at it, and its other words, folded."""
    kinds = {text: meanings_of(text) & {"email", "phone"} for text in words(heading)}
    field = next((kind for meanings in kinds.values() for kind in sorted(meanings)), None)
    return field, "".join(text for text, meanings in kinds.items() if not meanings)


@lru_cache(maxsize=8192)
def means(heading: str, *meanings: str) -> bool:
    """Whether a word of a heading that is all of known words has one of some meanings."""
    return any_of(understood(words(heading)), meanings)


def unabbreviated(text: str) -> str:
    """Return a known word that begins so; the text itself if it is known, or if they differ in meaning."""
    key, table = fold(text), _table()
    those = [word for word in table if word.startswith(key)] if key not in table else []
    shared = frozenset.intersection(*(table[word] for word in those)) if those else ()
    return min(those, key=len) if shared else text


@lru_cache(maxsize=1024)
def is_family_first(heading: str) -> bool:
    """Whether a heading of whole names says that the family comes first: `Apellidos, Nombre`."""
    known = understood(words(heading))
    given = [i for i, (_, meanings) in enumerate(known) if meanings & {"given", "first"}]
    family = [i for i, (_, meanings) in enumerate(known) if meanings & {"family", "last"}]
    names = [i for i, (_, meanings) in enumerate(known) if "name" in meanings and i not in (*given, *family)]
    return bool(known) and _first(family or names) < _first(given or names)


def _first(places: Sequence[int]) -> int:
    return places[0] if places else -1


def asks_for_number(heading: str) -> bool:
    """Whether a heading is a question that has a word for a number: `At which number do we reach you?`"""
    texts = [text for text in words(heading) if not text.isdecimal()]
    is_question = len(texts) >= QUESTION
    return is_question and any(meanings_of(text) & {"phone", "number"} for text in texts)


def asks_reader(heading: str) -> bool:
    """Whether a heading speaks to who fills it in: `At which number do we reach you?`"""
    return not READER.isdisjoint(words(heading))


def words_for(*wanted: str) -> Words:
    """Return the folded words that can mean one of some things."""
    return frozenset(text for text, meanings in _table().items() if not meanings.isdisjoint(wanted))


def is_around(text: str) -> bool:
    """Whether a folded word only says whose something is, or nothing: `Person - City`, `Name (required)`."""
    return bool(meanings_of(text) & (SILENT | {"own", "billing"}))


def is_salutation(text: str) -> bool:
    """Whether all words are said before a name: `Mr.`, `Frau Dr.`."""
    known = understood(words(text)) if len(text) <= SALUTATION else []
    return bool(known) and all_of(known, {"salutation"})


def _beginnings(texts: Sequence[str]) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Yield how many of the texts are one expression, and it; last what the first of them is made of."""
    if texts[0].isdecimal() and len(texts[0]) <= 2:
        yield 1, ()
        return
    table = _table()
    for length in range(min(LONGEST, len(texts)), 0, -1):
        joined = "".join(texts[:length])
        if joined in table:
            yield length, ((joined, table[joined]),)
    if texts[0] not in table and (pieces := _pieces(_known(texts[0]))):
        yield 1, pieces


def _known(text: str) -> str:
    """Return a word as it is known: `השוכר` and `المستأجر` without what says `the`, if not as they stand."""
    bare = text.removeprefix(ARTICLES[0]).removeprefix(ARTICLES[1])
    return bare if bare in _table() and text not in _table() else text


@lru_cache(maxsize=8192)
def _pieces(text: str) -> tuple[Word, ...]:
    """Take a compound apart, longest pieces first: `privattelefon`, `勤務先電話番号`."""
    if len(text) > COMPOUND:
        return ()
    table = _table()
    shortest = 1 if text[0] >= ASIAN else SHORTEST
    if text == "nr":  # short, but on all kinds of words: `Debiteurnr.`
        return ((text, table[text]),)
    for end in range(len(text), shortest - 1, -1):
        if (head := text[:end]) in table:
            rest = _pieces(text[end:]) if text[end:] else ()
            if rest or end == len(text):
                return ((head, table[head]), *rest)
    return ()


@cache
def _table() -> dict[str, Meanings]:
    """Folded word -> its meanings."""
    table: dict[str, set[str]] = {}
    for row in rows(__file__, "words.csv"):
        for word in filter(None, map(fold, row["words"].split())):
            table.setdefault(word, set()).add(row["meaning"])
    return {word: frozenset(meanings) for word, meanings in table.items()}
