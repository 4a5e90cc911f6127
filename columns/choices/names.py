"""Which column is the name where several may be: whole or in parts, the person's or the company's."""

from columns.choices.persons import OTHERS, STAND_IN, is_contact, is_customer
from columns.choices.undecided import Undecided
from columns.column import IGNORED, PEOPLE, PERSON, REACHED, WAYS, Choice
from columns.firms import LEGAL_FORMS
from columns.folding import fold, words
from columns.look import has_several_words, is_one_word
from columns.words import means, reached

WHOLE = {"fn", "fullname", "displayname", "formattedname", "ap"}  # headings that say that no part is missing
SELDOM = 10  # times as many others
PARTS = (*PERSON, "middle_name", "prefix", "suffix")


def by_patronymic(columns: Undecided) -> None:
    """`surname` beside `lastname` is what Russians are called after their fathers, if its values are."""
    families = columns.having("last_name")
    fathers = [i for i in families if columns.looks[i].patronymics]
    for i in fathers if len(fathers) < len(families) else ():
        columns.decide(i, Choice("middle_name", "its values are called after fathers"))


def by_first_name(columns: Undecided) -> None:
    """Single words are the last name beside a first one: `Nom du contact` beside `Prénom du contact`."""
    given = columns.claimed.get("first_name")
    names = [i for i in columns.having("name") if fold(columns.headings[i]) not in WHOLE]
    if given and len(names) > 1 and is_contact(given):
        names = [i for i in names if is_contact(columns.headings[i])]
    is_left = len(names) == 1 and {"last_name", "middle_name"}.isdisjoint(columns.claimed)
    if given and is_left and (columns.looks[names[0]].most(is_one_word) or _may_be_firms(columns, names[0])):
        columns.decide(names[0], Choice("last_name", f"last name, because `{given}` stands beside it"))


def _may_be_firms(columns: Undecided, i: int) -> bool:
    """`Name/Firma`: some of the names are those of firms, which have no first one."""
    return "company" in columns.readings[i].fields


def by_last_name(columns: Undecided) -> None:
    """Single words are the first name beside a last one, if these are not the same: `שם`, `שם משפחה`."""
    names = [i for i in columns.having("name") if fold(columns.headings[i]) not in WHOLE]
    lasts = columns.having("last_name")
    if len(names) != 1 or not lasts or not {"first_name", "middle_name"}.isdisjoint(columns.claimed):
        return
    own, last = names[0], columns.claimed["last_name"]
    are_words = columns.looks[own].most(lambda value: not has_several_words(value))
    are_apart = columns.looks[own].words.isdisjoint(columns.looks[lasts[0]].words)
    if are_words and are_apart and is_contact(columns.headings[own]) == is_contact(last):
        columns.decide(own, Choice("first_name", f"first name, because `{last}` stands beside it"))


def by_parts(columns: Undecided) -> None:
    """`Name` is that of an article or a place where no word of it is in the names beside it.

    It is that of a relative where the first names beside it are hardly ever in it.
    """
    if not set(PERSON) <= columns.claimed.keys():
        return
    own = frozenset(word for i in columns.having(*PERSON) for word in columns.looks[i].words)
    for i in columns.having("name"):
        look = columns.looks[i]
        is_said = bool(own and look.words) and fold(columns.headings[i]) not in WHOLE
        is_others = own.isdisjoint(look.words) or _is_of_relatives(columns, i)
        if is_said and is_others and not look.firms:
            _set_apart(columns, i)


def _is_of_relatives(columns: Undecided, i: int) -> bool:
    """Whether each row has a whole name and a first one, and hardly any of these is in the former."""
    names = columns.looks[i].values if columns.looks[i].whole_names else ()
    firsts = columns.looks[columns.having("first_name")[0]].values
    pairs = [(words(first), words(name)) for first, name in zip(firsts, names, strict=False)]
    same = [pair for pair in pairs if not set(pair[0]).isdisjoint(pair[1])]
    return len(firsts) == len(names) and SELDOM * len(same) <= len(pairs)


def _set_apart(columns: Undecided, i: int) -> None:
    """`Nom` beside `Prénom du contact` and `Nom du contact` is what the contact is of."""
    first = columns.claimed[PERSON[0]]
    is_of_contact = all(is_contact(columns.claimed[part]) for part in PERSON)
    if is_of_contact and not is_contact(columns.headings[i]) and "company" not in columns.claimed:
        columns.decide(i, Choice("company", f"company, because `{first}` is that of the contact"))
    else:
        columns.decide(i, Choice("nickname", f"only where `{first}` says nothing"))


def by_kind(columns: Undecided) -> None:
    """`Owner/Tenant` beside `Name` says what somebody is, if its values come again, or it names them."""
    names = columns.having("name")
    called = {i for i in names if means(columns.headings[i], "name")}
    kinds = [i for i in names if i not in called and not is_customer(columns.headings[i])]
    if any(columns.looks[i].distinct for i in called):
        for i in kinds:
            look, said = columns.looks[i], frozenset(words(columns.headings[i]))
            if look.values and (look.comes_again or look.words <= said):
                columns.decide(i, Choice(IGNORED, "its values come again and again"))


def by_whole_name(columns: Undecided) -> None:
    """`担当者` beside `氏名` is a colleague who looks after them, as is who comes again beside customers."""
    names = columns.having("name")
    persons = [i for i in names if means(columns.headings[i], "contact_person")]
    others = [i for i in names if i not in persons]
    is_whole = any(means(columns.headings[i], "full") and not columns.looks[i].firms for i in others)
    differ = any(is_customer(columns.headings[i]) and columns.looks[i].distinct for i in others)
    colleagues = [i for i in columns.having("nickname") if columns.choices[i] == STAND_IN]
    colleagues += persons if differ else []
    for i in [*colleagues, *persons]:
        if (is_whole and i in persons) or (i in colleagues and columns.looks[i].comes_again):
            columns.decide(i, OTHERS)


def by_customer(columns: Undecided) -> None:
    """`Customer Name`, or names of firms, are the company beside `Contact Person` or `Full name`."""
    names = columns.having("name")
    firms = [i for i in names if columns.looks[i].firms and not _is_of_parts(columns, i)]
    whole = WHOLE if firms else set[str]()
    persons = [i for i in names if is_contact(columns.headings[i]) or fold(columns.headings[i]) in whole]
    contacts = [i for i in persons if i not in firms]
    others = [i for i in names if i not in contacts]
    parts = [columns.claimed[part] for part in PERSON[::-1] if part in columns.claimed]
    if not others or not (contacts or (firms and parts and "company" not in columns.claimed)):
        return
    name = columns.headings[contacts[0]] if contacts else parts[0]
    if "company" in columns.claimed:
        columns.decide(others[0], Choice("nickname", f"only where `{name}` says nothing"))
    else:
        for i in firms or [i for i in others if is_customer(columns.headings[i])][:1]:
            columns.decide(i, Choice("company", f"company, because `{name}` is the name"))


def by_contact_person(columns: Undecided) -> None:
    """`Contact Person's Phone` is the contact's where that person is who it is: beside a company's name."""
    name = next((columns.headings[i] for i in columns.having("name")), "")
    for i, reading in enumerate(columns.readings if means(name, "contact_person") else ()):
        is_theirs = columns.choices[i] == OTHERS and means(columns.headings[i], "contact_person")
        if is_theirs and WAYS.issuperset(reading.fields):
            columns.decide(i, Choice(reading.fields[0], f"`{name}` is the name"))


def by_short_name(columns: Undecided) -> None:
    """`Short name` beside a company is that of the company, or the company of a customer's contact."""
    short = [i for i in columns.having("nickname") if means(columns.headings[i], "short")]
    company, name = columns.claimed.get("company"), columns.claimed.get("name")
    is_other = STAND_IN in columns.choices.values()
    for i in short if is_other or "first_name" not in columns.claimed else ():
        if company:
            columns.decide(i, Choice(IGNORED, f"short for `{company}`"))
        elif name and is_contact(name) and is_customer(columns.headings[i]):
            columns.decide(i, Choice("company", f"company, because `{name}` is the name"))


def _is_of_parts(columns: Undecided, i: int) -> bool:
    """Whether a name is the first and the last one beside it, as Mr. Sá's is, and has no legal form."""
    own = {word for j in columns.having(*PARTS) for word in columns.looks[j].words}
    is_said = set(PERSON) <= columns.claimed.keys() and columns.looks[i].words <= own
    return is_said and LEGAL_FORMS.isdisjoint(columns.looks[i].words)


def by_supplier(columns: Undecided) -> None:
    """`Vendor` before all else is the company, unless the name is that of a thing; no full name is."""
    who = min(columns.having(*PEOPLE, *REACHED), default=0)
    first = next((i for i in range(who) if columns.is_own(i)), None)
    names = [columns.headings[i] for i in columns.having("name")]
    are_persons = all(is_contact(name) or fold(name) in WHOLE for name in names)
    if first is None or not (names or means(columns.headings[first], "supplier")):
        return  # `Participants` are no companies
    if "company" not in columns.claimed and are_persons:
        columns.decide(first, Choice("company", "it stands first, and nothing else is the company"))


def by_name_beside(columns: Undecided) -> None:
    """`Requester` beside `Requester Email` is the name, if there is no other; its own are the contact's."""
    ways = [(i, *way) for i, way in enumerate(map(reached, columns.headings)) if all(way)]
    keys = ["".join(words(heading)) for heading in columns.headings]
    own = {whose for _, _, whose in ways}
    beside = (i for i, key in enumerate(keys) if key in own and _may_be_name(columns, i))
    name = next(iter(columns.having(*PEOPLE) or beside), None)
    if name is None:
        return
    found = {i: field for i, field, whose in ways if whose == keys[name]}
    for i, field in {name: "name", **found}.items():
        if columns.choices[i].field is None:
            why = f"`{columns.headings[name]}` is the name, as its own stands beside it"
            columns.decide(i, Choice(field, why))


def _may_be_name(columns: Undecided, i: int) -> bool:
    """Whether a column whose heading is not known may be of names: one in each row is a colleague's."""
    look = columns.looks[i]
    return not columns.readings[i].fields and look.digitless and not look.is_one
