"""What one column of a table is: the words that all rooms share about it."""

import dataclasses
from dataclasses import dataclass
from functools import cached_property

# The parts of an address, in the order in which they are written down.
ADDRESS = (
    *("address", "street", "house_number", "extra", "po_box"),
    *("district", "city", "region", "postcode", "country"),
)
PLACES = ("work", "home", "other")

# What says more about the phone, fax or pager that has the same place.
COMPANIONS = ("phone_label", "phone_country_code", "phone_area_code", "phone_extension")

NUMBERS = ("phone", "fax", "pager")
WAYS = frozenset({"email", *NUMBERS})  # to reach somebody
REACHED = ("email", "phone")  # the ways of a person: a fax is that of an office
PERSON = ("first_name", "last_name")
PEOPLE = frozenset({"name", *PERSON})
CALLED = PEOPLE | {"nickname"}
NAMED = PEOPLE | {"company"}
TITLES = frozenset({"prefix", "title"})  # what `Title` can be
JOBS = frozenset({"title", "role"})
IGNORED = "ignored"
# Ways to reach somebody else: a pupil's family, where the pupil has none of the kind, and the owner of
# what nobody rents.
FAMILYS, OWNERS = SPARE = ("family", "owner")

# What a heading can be. Where one can be several things, an earlier field is the likelier.
FIELDS = (
    *("id", "name", "first_name", "middle_name", "last_name", "suffix", "nickname"),
    *("company", "title", "role", "prefix", "email", *NUMBERS, *COMPANIONS),
    *ADDRESS,
    *(f"{place}_{part}" for place in PLACES for part in ADDRESS),
    *("address_label", "website", "twitter", "url", "photo_url", "kind", IGNORED),
)


@dataclass(frozen=True)
class Column:
    """What one column is: its heading as it stands and its field, None if it is not recognised.

    `place` says which address a part of one belongs to (work, home, other, a number, or "" for the
    only one), which phone its companion, and whose a phone or e-mail is that is used only where there is
    no other (`SPARE`). `why` tells people what decided, where the heading alone did not. `says_area` is
    whether its phones are written with their area, or one beside them is: short ones without lack it.
    """

    heading: str
    field: str | None
    place: str = ""
    why: str = dataclasses.field(default="", compare=False, repr=False)
    says_area: bool = False

    @cached_property
    def part(self) -> str | None:
        """The field without its place: `street` for `work_street`."""
        if self.field and self.place in PLACES:
            return self.field.removeprefix(f"{self.place}_")
        return self.field

    @property
    def is_used(self) -> bool:
        """Whether anything of the column reaches a contact."""
        return self.field not in (None, IGNORED)


@dataclass(frozen=True)
class Choice:
    """What a column is, None if unknown, and why, where the heading alone did not decide.

    `place` is one of `SPARE`, if it is somebody else's.
    """

    field: str | None
    why: str = ""
    place: str = ""


UNKNOWN = Choice(None)
EMAILS = Choice("email", "its values are e-mail addresses")
PHONES = Choice("phone", "its values are phone numbers")
