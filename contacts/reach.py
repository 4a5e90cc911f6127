"""How a contact is reached: a row's e-mails, phones and web addresses, in whichever column they stand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from contacts import countries, dialling, emails, links, phones
from contacts.dialling import Countries
from contacts.phones import Complaint, Phone
from contacts.texts import is_none

NO_EMAIL = "is not an e-mail address; it was left out"
NO_WEBSITE = "is not a web address; it was left out"
NOBODYS = "is nobody's e-mail address; it was left out"
EMAIL_MOVED = "is an e-mail address in another column; it is used as one"
PHONE_MOVED = "is a phone number in another column; it is used as one"
DIGITS = "+(0123456789"
LAST = re.compile(r"[\s,;:|/(-]([+(]{0,2}\d[\d\s().+/-]{6,30})$")  # `Ann Demo, 212-555-0123`
LONGEST = 40  # characters that such a number is looked for in


@dataclass(slots=True)
class Reach:
    """What was found, each once: e-mails as typed but compared without case, phones before faxes."""

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

    def add_emails(self, text: str, numbers_of: Countries) -> None:
        """Add the addresses in a cell of e-mails, and a phone number that stands there."""
        if address := emails.one(text):
            self._add([address])
            return
        found, rest = emails.take(text)
        self._add(found)
        strays = self._strays(rest, numbers_of)
        failed = emails.failed(rest) if found or strays else [] if is_none(rest) else [rest]
        self.complaints += [(NO_EMAIL, word) for word in failed]

    def add_phones(self, text: str, kind: str, beside: Mapping[str, str], numbers_of: Countries) -> None:
        """Add the numbers in a cell, and an e-mail address that stands there.

        `kind` is phone, fax or pager; `beside` is what the columns beside it say of the number.
        """
        if "@" in text:
            text = self._without_emails(text)
        if beside:
            text, numbers_of = _completed(text, beside, numbers_of)
        numbers, complaints = phones.read(text, numbers_of)
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

    def without(self, name: str, numbers_of: Countries) -> str:
        """Return a name without the e-mail address or the phone number that stands there, and use that."""
        if "@" in name:
            found, rest = emails.take(name)
            self._add(found)
            return rest.strip(" <>()[],;:|") if found else name
        return "" if self._only_numbers(name, numbers_of) else name

    def without_last(self, text: str, numbers_of: Countries) -> str:
        """Return a name or a company without a number at its end, and use that if there is no other."""
        last = _last(text)
        at_home = tuple(c for c in numbers_of if last == text or dialling.is_written_at_home(last, c))
        number = dialling.e164(last, at_home) if last and at_home else None
        if not number or (self.found_phones and number not in self.phones):
            return text
        if not self.found_phones:
            self.found_phones.append(Phone(number))
            self.complaints.append((PHONE_MOVED, number))
        return text.removesuffix(last).rstrip(" \t\n,;:|/(-")

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

    def _only_numbers(self, name: str, numbers_of: Countries) -> bool:
        """Add the numbers that a name consists of, if it does and all are valid."""
        if name[:1] not in DIGITS or len(name) < 7 or any(map(str.isalpha, name)):
            return False
        numbers, complaints = phones.read(name, numbers_of)
        self.found_phones += () if complaints else numbers
        return not complaints

    def _strays(self, text: str, numbers_of: Countries) -> bool:
        """Add the valid numbers in a text that should hold none; return whether there was any."""
        if sum(map(str.isdecimal, text)) < 7 or "@" in text:
            return False
        found, complaints = phones.read(text, numbers_of)
        typed = {value for _, value in complaints}
        numbers = [phone for phone in found if phone.number not in typed]
        self.found_phones += numbers
        self.complaints += [(PHONE_MOVED, phone.number) for phone in numbers]
        return bool(numbers)


def _last(text: str) -> str:
    """Return what may be a number: the end of a text, or all of one without letters or with +; else "".

    Digits alone behind a word are as likely to be the number of an agent, and those before one a part of the
    name: with letters as on the keys of a phone `360 Media` is a number in Thuringia.
    """
    last = text
    if text[:1] != "+" and any(map(str.isalpha, text)):
        found = LAST.search(text[-LONGEST:]) if text[-1].isdecimal() else None
        last = found[1] if found and not found[1].isdecimal() else ""
    return last if len(last) > 6 and last[0] in DIGITS else ""


def _key(number: str) -> str:
    return number if number.startswith("+") else "".join(filter(str.isdecimal, number)) or number


def _completed(text: str, beside: Mapping[str, str], numbers_of: Countries) -> tuple[str, Countries]:
    """Return a number with the codes of country and area that stand in columns beside it."""
    code, area = beside.get("phone_country_code", ""), beside.get("phone_area_code", "")
    if not text or not (code or area):
        return text, numbers_of
    if named := countries.code(code):
        numbers_of = (named,)
    digits = "".join(filter(str.isdecimal, code)).lstrip("0")
    plus = f"+{digits}" if digits else ""
    ways = [f"{plus} {area} {text}", f"{area} {text}", f"{plus} {text}"]
    if text.startswith(("+", "00")):
        return text, numbers_of
    valid = next((way for way in map(str.strip, ways) if dialling.e164(way, numbers_of)), None)
    return valid or f"{area} {text}".strip(), numbers_of
