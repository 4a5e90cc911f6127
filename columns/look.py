"""What the values below a heading look like, where it can mean several things.

Lenient: `Home` has said already that people are reached there, and several numbers may stand in one cell.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import phonenumbers

from columns.cells import MAILBOX, count_digits
from columns.firms import SHARE, may_be_firm
from columns.folding import fold, words
from columns.knowledge import vocabulary
from columns.words import is_salutation, means

SAMPLE = 50  # values are enough to tell
LONGEST = 200  # characters of a value are enough, too
MOST = 0.8  # of the values decide
SOME = 0.2  # tell how all are written
HALF = 0.5  # are enough where else nothing would be said
DIFFERENT = 0.6  # of the values at least are, if they are names: some people have two rows

DIGITS = range(6, 18)  # of a phone number, from one without its area to one with code and extension
WITH_AREA = 7  # digits at least
LEAST_CALLED = 3  # digits at least of what somebody could call: an extension
CUSTOMERS = 8  # digits at most of a customer's number; more are a phone's
ABBREVIATION = 8  # letters at most

EMAIL = re.compile(MAILBOX)
WORD = re.compile(r"[^\W\d_]{2,}")
EXTENSION = r"(?:x|ext|#|доб|wew|分機|分机|内線|內線|内线|내선)[\s.]*\d+"
PHONE = re.compile(rf"['(+\s]*\d[\d\s().+/·•-]{{4,}}\d(?:\s*{EXTENSION})?")
# Begins with + or (, is like `212-555-0101`, or a 0 and eight digits with any sign among them.
UNMISTAKABLE = re.compile(r"'?(?:[+(]|\d{3}([-. ])\d{3}\1\d{4}\Z|0(?=.*\D)(?:\D*\d){8})")
DATE = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}(?:\s.*)?")
# Between several numbers in one cell, or the words in brackets after one.
PARTED = re.compile(r"\s+[/-]\s+|[;,|\n]+|\s+\([^\d()]*\)|(?<=\d{6})/(?=\+?\d{6})")
LABEL = re.compile(r"\s*[^\W\d_]{1,12}(?:\s[^\W\d_]{1,12})?[.:]{1,2}\s*(?=[+(\d])")  # `work: 212-555-0123`
WORDS = vocabulary(__file__)
YES_OR_NO = WORDS["yes or no"]  # also as Excel writes TRUE and FALSE into text files
# Said in each row, it may be what a firm or a family is called: `Vero`, `Tosi`, `Sand`.
NAMES_TOO = WORDS["yes or no or a name"]
NATIONS = frozenset({"CO", "NE", "NO", "NU", "SI"})  # Colombia, Niger, Norway, Niue and Slovenia
PATRONYMIC = ("вич", "вна", "ична", "vich", "vna", "ichna")
NUMBER = re.compile(r"[A-Za-z]{0,4}[-_/.# ]?\d[\d\w./-]*")
LINK = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:linkedin|facebook|xing|hubspot|salesforce)\.\w+/", re.IGNORECASE
)


@dataclass(frozen=True)
class Look:
    """Some values of a column, and what most of them are; without any, they are nothing."""

    values: Sequence[str]

    def most(self, is_so: Callable[[str], object], share: float = MOST) -> bool:
        """Whether something is so for most values, and there are any."""
        sample = self._sample
        return bool(sample) and sum(1 for value in sample if is_so(value)) / len(sample) >= share

    @cached_property
    def emails(self) -> bool:
        """E-mail addresses, also with a name before them."""
        return self.most(lambda value: "@" in value and EMAIL.search(value))

    @cached_property
    def numbered(self) -> bool:
        """Numbers, whatever is said beside them."""
        return self.most(_has_area)

    @cached_property
    def among_words(self) -> bool:
        """E-mail addresses and numbers with more than a word beside them: a name."""
        return self.most(lambda value: len(WORD.findall(EMAIL.sub(" ", value))) > 1)

    @cached_property
    def phones(self) -> bool:
        """Digits as many as a number has, written as numbers are."""
        return self.most(_is_phone)

    @cached_property
    def whole(self) -> bool:
        """Phone numbers that are too long for the code of an area or an extension."""
        return self.phones and self.numbered

    @cached_property
    def unmistakable(self) -> bool:
        """Phone numbers written as nothing else is: with + or brackets, in threes and four, with a 0."""
        return self.phones and self.most(UNMISTAKABLE.match)

    @cached_property
    def has_plus(self) -> bool:
        """At least one number with +: customers' numbers have none; among phones may be extensions."""
        return any(map(_is_international, self._sample))

    @cached_property
    def begun(self) -> bool:
        """Numbers with the 0 or the + that is dialled first, some at least: no spreadsheet took it away."""
        return self.most(lambda value: value.lstrip("'( ").startswith(("0", "+")), SOME)

    @cached_property
    def called(self) -> bool:
        """Half numbers at least: the others may be names, typed one column too far."""
        return self.most(_is_phone, HALF)

    @cached_property
    def annotated(self) -> bool:
        """Numbers, some with a remark: `212-555-0123 not in service`."""
        return self.called and self.numbered and not self.addresses

    @cached_property
    def dialled(self) -> bool:
        """Phone numbers that are certainly none of a customer: with +, a leading zero, brackets, blanks."""
        return self.phones and self.most(
            lambda value: not value.isdecimal() or value[0] == "0" or len(value) > CUSTOMERS
        )

    @cached_property
    def international(self) -> bool:
        """Numbers with + that some country has given out."""
        return self.most(_is_international)

    @cached_property
    def digitless(self) -> bool:
        """Nothing that could be called."""
        return bool(self._sample) and not any(count_digits(value) >= LEAST_CALLED for value in self._sample)

    @cached_property
    def numbers(self) -> bool:
        """Numbers of customers: digits, with letters before them at most."""
        return self.most(NUMBER.fullmatch)

    @cached_property
    def digits(self) -> bool:
        """Nothing but digits, or + and digits."""
        return self.most(lambda value: value.lstrip("+0").isdecimal())

    @cached_property
    def letterless(self) -> bool:
        """Nothing that is said: numbers, signs."""
        return self.most(lambda value: not any(map(str.isalpha, value)))

    @cached_property
    def words(self) -> frozenset[str]:
        """All their words, comparable."""
        return frozenset(word for value in self._sample for word in words(value))

    @cached_property
    def counts(self) -> bool:
        """1, 2, 3, or 1., 2., 3.: it only counts the rows."""
        bare = [value.rstrip(".)") for value in self._sample]
        if not bare or not all(map(str.isdecimal, bare)):
            return False
        numbers = list(map(int, bare))
        steps = {after - before for before, after in pairwise(numbers)}
        return numbers[0] in (0, 1) and len(steps) <= 1 and min(steps, default=1) > 0

    @cached_property
    def salutations(self) -> bool:
        """Mr., Frau Dr.: said before a name. Half of the values are enough, the others may be jobs."""
        return self.most(is_salutation, HALF)

    @cached_property
    def letters(self) -> bool:
        """What somebody is, by a code."""
        return self.most(lambda value: len(value) == 1 and value.isalpha())

    @cached_property
    def abbreviations(self) -> bool:
        """As titles before a name are; jobs are longer."""
        return self.most(lambda value: len(value) <= ABBREVIATION)

    @cached_property
    def patronymics(self) -> bool:
        """Called after fathers, as Russians are behind their first name; some families are called so, too."""
        return self.most(lambda value: value.casefold().endswith(PATRONYMIC))

    @cached_property
    def whole_names(self) -> bool:
        """Two words and more."""
        return self.most(has_several_words)

    @cached_property
    def distinct(self) -> bool:
        """Mostly different, as the names of people are and those of colleagues in a column are not."""
        return len(self._sample) > 1 and len(set(self._sample)) > DIFFERENT * len(self._sample)

    @cached_property
    def comes_again(self) -> bool:
        """Some few in several rows, as colleagues are, and what somebody is."""
        return len(self._sample) > 1 and not self.distinct

    @cached_property
    def differs(self) -> bool:
        """Another one in each of several rows."""
        return 2 < len(self._sample) == len(set(self._sample))

    @cached_property
    def is_one(self) -> bool:
        """The same in each row, as a colleague is who answers for all."""
        return len(self._sample) > 1 and len(set(self._sample)) == 1

    @cached_property
    def firms(self) -> bool:
        """Names of companies."""
        return self.most(may_be_firm, SHARE)

    @cached_property
    def yes_or_no(self) -> bool:
        """Whether something is so: `Lead` may be who it is, or whether somebody is one."""
        said = set(map(fold, self._sample))
        return len(self._sample) > 1 and said <= YES_OR_NO and not (len(said) == 1 and said <= NAMES_TOO)

    @cached_property
    def either(self) -> bool:
        """Yes in some rows, no in others, or one in all, written out: `NO` and `SI` may be nations."""
        said = set(map(str.casefold, self._sample))
        is_sure = len(said) > 1 or len(self._sample[0]) > len("NO")
        return self.flags and is_sure and not NATIONS.issuperset(self._sample)

    @cached_property
    def flags(self) -> bool:
        """Yes or no, also as 1 or 0: what `Mail list` says of an e-mail address."""
        return self.most(lambda value: value in ("0", "1") or fold(value) in YES_OR_NO, 1)

    @cached_property
    def states(self) -> bool:
        """How things are with somebody: `Activo`."""
        return self.most(lambda value: means(value, "status"), HALF)

    @cached_property
    def profiles(self) -> bool:
        """Links to pages of networks and CRMs."""
        return self.most(LINK.match)

    @cached_property
    def addresses(self) -> bool:
        """Letters and digits, of several words."""
        return self.most(_is_address)

    @cached_property
    def places(self) -> bool:
        """Addresses of a street and a number, below a heading for phones: nobody can be called there."""
        return self.addresses and self.most(lambda value: len(value.split()) > 2 and not _has_area(value))

    @cached_property
    def _sample(self) -> list[str]:
        return [text for value in self.values[:SAMPLE] if (text := value[:LONGEST].strip())]


NO_VALUES = Look(())  # asked for once, of however many columns: a sheet may have 16,384


def is_one_word(value: str) -> bool:
    """`Demo`, and `van den Berg`, of which one has a capital."""
    parts = value.split()
    return len(parts) == 1 or sum(not part.islower() for part in parts) == 1


def has_several_words(value: str) -> bool:
    """`Ann Demo`: more than one word, whatever each of them is."""
    return len(value.split()) > 1


def is_person(value: str) -> bool:
    """Two names to four, of letters, with capitals in front if their script has any."""
    names = [name for name in re.split(r"[\s-]+", value) if not is_salutation(name)]
    are_names = all(name.rstrip(".").replace("'", "").replace("’", "").isalpha() for name in names)
    are_small = (name.lstrip("'’")[:1].islower() for name in names[:1] + names[-1:])
    return 2 <= len(names) <= 4 and are_names and not any(are_small)


def _is_address(value: str) -> bool:
    return has_several_words(value) and count_digits(value) > 0 and any(map(str.isalpha, value))


def _has_area(value: str) -> bool:
    """Whether there are as many digits as a phone number has with its area, at least."""
    return count_digits(value) >= WITH_AREA


def _is_phone(value: str) -> bool:
    """Whether a value is a number, or several of which each is one."""
    if count_digits(value) < min(DIGITS) or DATE.fullmatch(value):
        return False
    pieces = [piece for part in PARTED.split(value) if (piece := LABEL.sub("", part).strip())]
    return _is_number(value) or (bool(pieces) and all(map(_is_number, pieces)))


def _is_number(value: str) -> bool:
    if not PHONE.fullmatch(value) or DATE.fullmatch(value):
        return False
    return count_digits(value) in DIGITS


def _is_international(value: str) -> bool:
    if not value.lstrip("'").startswith("+"):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(value.lstrip("'")))
    except phonenumbers.NumberParseException:
        return False
