"""What a table is about: people and companies, or something else, such as prices and orders."""

from collections.abc import Iterable, Sequence, Set

from columns.column import IGNORED, NAMED, WAYS, Column
from columns.folding import fold
from columns.readings import read
from sources.knowledge import vocabulary

NO_CONTACTS = "are headings that say nothing about a contact; the table was left out. Is it about contacts?"
THINGS = "are headings of things rather than of people, with nothing to call or write to; it was left out"
OTHERS = (
    "are headings of things, and the numbers and addresses among them are those of somebody else; the table "
    "was left out. If it is about people, say under [columns] in config.ini what its headings are"
)
ONLY_NAMES = (
    "are headings of which only that of a name says who it is, with nothing to call or write to; the table "
    "was left out. If it is about people, say under [columns] in config.ini what its headings are"
)

LOCATION = "location"

# A row without any of these is not a contact.
WHO = {
    *("name", "first_name", "middle_name", "last_name", "suffix", "prefix", "nickname"),
    *("company", "email", "phone", "fax", "pager", "phone_area_code"),
}
# `Name` and `Customer` stand in lists of articles and orders as well; then none of these is there.
PERSONAL = {"first_name", "last_name", "email", "phone", "fax", "street", "address", "postcode"}
# Things have them, too, as all that is known of them besides a name; `Location` may be a room or a shelf.
OF_ANYTHING = {"website", "url", LOCATION}
WORDS = vocabulary(__file__)
OF_THINGS = WORDS["of things"]
OF_A_THING = WORDS["of a thing"]  # alone; an order's number, or an amount, is that of a customer
CONCERNED = WORDS["concerned with a thing"]  # besides those that any heading tells
OF_PAYMENTS = WORDS["of payments"]  # alone, in statements of banks: who paid is there, and cannot be called
BARE = {"name", "first_name"}  # what `Name` can be


def why_nobody(columns: Sequence[Column], own: Iterable[str], is_cards: bool) -> str:
    """Return why nobody is in a table with these columns; "" if somebody can be, or headings are `own`."""
    fields = {_part(column) for column in columns}
    if not fields & WHO:
        return NO_CONTACTS
    headings = {fold(column.heading) for column in columns}
    if is_cards or headings & set(map(fold, own)):
        return ""
    if _is_of_others(columns):
        return OTHERS
    is_personal = not fields.isdisjoint(PERSONAL)
    are_payments = headings & OF_PAYMENTS and not fields & WAYS
    if are_payments or (headings & OF_THINGS and not is_personal):
        return THINGS
    return "" if is_personal or _are_names_enough(columns, fields) else ONLY_NAMES


def _are_names_enough(columns: Sequence[Column], fields: Set[str | None]) -> bool:
    """Whether names are those of contacts, where nothing but a name and what things have, too, is known."""
    known = fields - {None, IGNORED, *OF_ANYTHING}
    is_of_anything = known - {"id"} == {"name"} and not fields.isdisjoint(OF_ANYTHING)
    unknown = sum(column.field is None for column in columns)
    is_about_them = unknown <= max(1, len(known)) or "company" in fields
    return _is_own(columns) and not is_of_anything and is_about_them


def _part(column: Column) -> str | None:
    """What a column is; an address only if its heading says that it is one."""
    is_anywhere = column.part == "address" and IGNORED in read(column.heading).fields
    return LOCATION if is_anywhere else column.part


def _is_own(columns: Sequence[Column]) -> bool:
    """Whether some name is not that of somebody who has to do with something else, such as a `Teacher`."""
    return any(column.field in NAMED and not read(column.heading).someones for column in columns)


def _is_of_others(columns: Sequence[Column]) -> bool:
    """Whether `Name` is that of a thing, and its supplier's or its owner's the first phone or e-mail."""
    things = [fold(column.heading) in OF_A_THING for column in columns]
    others = [_is_concerned(column) for column in columns]
    if not any(things) or not any(others):
        return False
    named = next((i for i, column in enumerate(columns) if column.field in NAMED), 0)
    reached = next((i for i, column in enumerate(columns) if column.field in WAYS), 0)
    is_bare = columns[named].field not in NAMED or BARE.issubset(read(columns[named].heading).fields)
    # What stands right behind a name is that person's, who may have bought the thing.
    return is_bare and any(things[named:reached] + others[named:reached])


def _is_concerned(column: Column) -> bool:
    return column.field in (None, IGNORED) and (
        fold(column.heading) in CONCERNED or bool(read(column.heading).someones)
    )
