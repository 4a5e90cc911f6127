"""How a contact is reached: a row's e-mails, phones and web addresses, in whichever column they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from contacts import behind_names, countries, dialling, emails, links, phones
from contacts.behind_names import Parted
from contacts.dialling import Countries
from contacts.phones import Complaint, Phone

NO_EMAIL = "is not an e-mail address; it was left out"
NO_WEBSITE = "is not a web address; it was left out"
NOBODYS = "is nobody's e-mail address; it was left out"
EMAIL_MOVED = "is an e-mail address in another column; it is used as one"
PHONE_MOVED = "is a phone number in another column; it is used as one"
ANOTHER = "is another person in the same cell, and NOT sent: give that person a row of their own"
DIGITS = "+(0123456789"  # with one of these a number begins
LEAST = 7  # signs of a number where none is looked for

WHOLE = 9  # digits at least of a number with its area; in most countries those without have fewer


@dataclass(slots=True)
class Reach:
    """What was found, each once: e-mails as typed but compared without case, phones before faxes."""

    numbers_of: Countries  # that numbers without + may be of, the likeliest first
    found_emails: dict[str, str] = field(default_factory=dict)
    found_phones: list[Phone] = field(default_factory=list)
    found_websites: dict[str, str] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    @property
    def emails(self) -> tuple[str, ...]:
        return tuple(self.found_emails.values())

    @property
    def phones(self) -> tuple[str, ...]:
        """The numbers, each once: also one that is not a valid number and is written in two ways."""
        ordered = [phone.number for phone in self.found_phones if not phone.is_fax]
        ordered += [phone.number for phone in self.found_phones if phone.is_fax]
        return tuple({_key(number): number for number in reversed(ordered)}.values())[::-1]

    @property
    def websites(self) -> tuple[str, ...]:
        return tuple(self.found_websites.values())

    def add_emails(self, text: str) -> None:
        """Add the addresses in a cell of e-mails, and a phone number that stands there."""
        if address := emails.one(text):
            self._add([address])
            return
        found, rest = emails.take(text)
        self._add(found)
        has_strays = self._take_strays(rest)
        failed = emails.failed(rest) if found or has_strays else [rest]
        self.complaints += [(NO_EMAIL, word) for word in failed]

    def add_phones(
        self, text: str, kind: str, beside: Mapping[str, str] | None = None, says_area: bool = False
    ) -> None:
        """Add the numbers in a cell of a kind, of which those `beside` say more, and an e-mail address.

        `says_area` is whether others in its column are with their area.
        """
        beside = beside or {}
        text, numbers_of = _completed(self._without_emails(text), beside, self.numbers_of)
        numbers, complaints = phones.read(text, numbers_of)
        if says_area and dialling.is_local(text, numbers_of[0]):
            numbers, complaints = (Phone(text),), ((phones.KEPT, text),)
        if kind != "phone" or phones.says_fax(beside.get("phone_label", "")):
            numbers = tuple(Phone(phone.number, is_fax=True) for phone in numbers)
        self.found_phones += numbers
        self.complaints += complaints

    def add_websites(self, text: str) -> None:
        """Add the web addresses in a cell, and an e-mail address that stands there."""
        found, others = links.websites(text)
        for site in found:
            self.found_websites.setdefault(site.casefold(), site)
        for other in others:
            if address := emails.one(other):
                self._add([address])
            else:
                self.complaints.append((NO_WEBSITE, other))

    def take_first(self, text: str) -> str:
        """Return the first person that a cell for a name has, with how to reach that one; others are said."""
        first, *others = behind_names.persons(text, self.numbers_of)
        self.complaints += [(ANOTHER, other) for other in others]
        return first

    def take_from_name(self, name: str) -> str:
        """Use the e-mail addresses or the phone numbers in a cell for a name; return what is left of it."""
        if "@" in name:
            found, rest = emails.take(name)
            self._add(found)
            return behind_names.without_mail_label(rest).strip(" <>()[],;:|–-") if found else name
        return "" if self._took_numbers(name) else name

    def take_numbers_behind(self, text: str) -> str:
        """Use the numbers behind a name or a company, or the number that it is; return what is left of it."""
        if parted := behind_names.parted(text, self.numbers_of):
            return self._without_parted(text, parted)
        is_number = _may_be_number(text) or (text[:1] == "+" and len(text) >= LEAST)
        number = dialling.e164(text, self.numbers_of) if is_number else None
        if not number or (self.found_phones and number not in self.phones):
            return text
        if not self.found_phones:
            self.found_phones.append(Phone(number))
            self.complaints.append((PHONE_MOVED, number))
        return ""

    def _without_parted(self, text: str, parted: Parted) -> str:
        """Use the numbers behind a name, those that no word says to be some only if there are no others."""
        numbers = [phone.number for phone in parted.numbers]
        if not parted.is_labelled and self.found_phones and not set(numbers) <= set(self.phones):
            return text
        self.complaints += [(PHONE_MOVED, number) for number in numbers if number not in self.phones]
        self.found_phones += parted.numbers
        return parted.name

    def _without_emails(self, text: str) -> str:
        """Return a text without the addresses in it, and use those; "" if there are no digits then."""
        found, rest = emails.take(text)
        self._add(found)
        self.complaints += [(EMAIL_MOVED, email) for email in found]
        return rest if not found or any(map(str.isdecimal, rest)) else ""

    def _add(self, found: Iterable[str]) -> None:
        for email in found:
            if emails.is_nobodys(email):
                self.complaints.append((NOBODYS, email))
            else:
                self.found_emails.setdefault(email.casefold(), email)

    def _took_numbers(self, name: str) -> bool:
        """Add the numbers that a name consists of; return whether it does, and all are valid."""
        if not _may_be_number(name):
            return False
        numbers, complaints = phones.read(name, self.numbers_of)
        self.found_phones += () if complaints else numbers
        return not complaints

    def _take_strays(self, text: str) -> bool:
        """Add the valid numbers in a text that should hold none; return whether there was any."""
        if len(dialling.digits_of(text)) < LEAST or "@" in text:
            return False
        found, complaints = phones.read(text, self.numbers_of)
        typed = {value for _, value in complaints}
        numbers = [phone for phone in found if phone.number not in typed]
        self.found_phones += numbers
        self.complaints += [(PHONE_MOVED, phone.number) for phone in numbers]
        return bool(numbers)


def _may_be_number(text: str) -> bool:
    return len(text) >= LEAST and text[0] in DIGITS and not any(map(str.isalpha, text))


def _key(number: str) -> str:
    return number if number.startswith("+") else dialling.digits_of(number) or number


def _completed(text: str, beside: Mapping[str, str], numbers_of: Countries) -> tuple[str, Countries]:
    """Return a number with the codes of country and area that stand in columns beside it."""
    code, area = beside.get("phone_country_code", ""), beside.get("phone_area_code", "")
    if not text or not (code or area):
        return text, numbers_of
    if named := countries.code(code):
        numbers_of = (named,)
    digits = dialling.digits_of(code).lstrip("0")
    plus = f"+{digits}" if digits else ""
    ways = [f"{plus} {area} {text}", f"{area} {text}", *([f"{plus} {text}"] if _is_whole(text, area) else ())]
    if text.startswith(("+", "00")):
        return text, numbers_of
    valid = next((way for way in map(str.strip, ways) if dialling.e164(way, numbers_of)), None)
    return valid or f"{area} {text}".strip(), numbers_of


def _is_whole(text: str, area: str) -> bool:
    """Whether a number may have an area already, that beside it or another; a short one has none."""
    digits, own = dialling.digits_of(text), dialling.digits_of(area).lstrip("0")
    return digits.startswith(("0", own)) or len(digits) >= WHOLE
