"""A postal address: as someone wrote it out, or joined from its parts in the order of its country."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from columns import column
from columns.folding import fold, words
from columns.readings import read
from columns.words import means
from contacts import countries
from contacts.names import EASTERN
from contacts.texts import one_line

Parts = Mapping[str, Sequence[str]]  # the texts of each part

PARTS = (*column.ADDRESS, "address_label")
# The address that an agent wants first: the only one, then where the person works.
PLACES = ("", "1", *column.PLACES)
LABELS = {"work": "work", "company": "work", "home": "home"}  # by what a word of one may mean
LITTLE = {"country", "region", "postcode", "address_label"}  # programs write it without an address, too

NUMBER_FIRST = "building, house_number street, extra, po_box, district, city, region postcode, country"
NUMBER_LAST = "street house_number, extra, po_box, district, postcode city, region, country"
LARGE_TO_SMALL = "postcode region city district street house_number extra po_box, country"
ORDERS = {
    "GB IE ZA": "building, house_number street, extra, po_box, district, city, region, postcode, country",
    "FR LU MC": "building, house_number street, extra, po_box, district, postcode city, region, country",
    "IN PK BD LK": "building, house_number street, extra, po_box, district, city postcode, region, country",
    "NZ SG TH": "building, house_number street, extra, po_box, district, city postcode, region, country",
    "IT": "street house_number, extra, po_box, district, postcode city region, country",
    "BR": "street, house_number, extra, po_box, district, city - region, postcode, country",
    "HU": "city, street house_number, extra, po_box, district, region, postcode, country",
    "RU UA BY KZ": "street, house_number, extra, po_box, district, city, region, postcode, country",
    "AT BE BG CH CZ DE DK EE ES FI GR HR IS LI LT LV NL NO PL PT RO RS SE SI SK": NUMBER_LAST,
    "AO AR BO CL CO CV CY EC IL MA MX MZ PE PY TN TR UY": NUMBER_LAST,
}

# What a street is called after: `17. Juni`, `1° Maggio`, `1-go Maja`; no number of a house.
ORDINAL = re.compile(r"\b\d+(?:\.(?=\s*[^\W\d_])|\s?[°º]|-(?=[^\W\d_]{2}))")
STATE = re.compile(r"[A-Z]{2}")  # beside which the name of a county or a region is not written
# Where ZIP codes begin with 0.
ZEROS = frozenset({"AE", "CT", "MA", "ME", "NH", "NJ", "PR", "RI", "VI", "VT"})
NO_LETTER = re.compile(r"[\W\d_]")
LABELLED = frozenset({"street", "address"})  # what one line of an address says it is, if each does
BREAKS = re.compile(r":::|\n|<br ?/?>", re.IGNORECASE)


def best(places: Mapping[str, Parts], country: str) -> str:
    """Return the one address of some, by place, that an agent wants; "" if there is none.

    `country` (ISO 3166) is that of addresses which say none.
    """
    order = sorted(places, key=lambda place: _rank(place, places[place])) if len(places) > 1 else places
    return next(filter(None, (written(places[place], country) for place in order)), "")


def written(parts: Parts, country: str) -> str:
    """Return an address in one line: as it is written out, with those parts that this lacks."""
    texts = {part: _lines(texts) for part, texts in parts.items()}
    if "country" in texts:
        country = next(filter(None, map(countries.code, texts["country"])), country)
    if "address" not in texts and _is_whole(texts):
        texts["address"] = texts.pop("street")
    whole = ", ".join(texts.pop("address", ()))
    if not whole:
        return _joined(texts, country)
    lacking = {part: [text for text in found if not _holds(whole, text)] for part, found in texts.items()}
    if lacking.get("city", []) == texts.get("city", []) and "street" not in texts:  # a street, then
        return _joined({**lacking, "street": [whole]}, country)
    joined = _joined(texts, country)
    if lacking.get("street") and all(_holds(joined, line) for line in whole.split(",")):
        return joined
    before = lacking.pop("extra", [])  # the name of a house
    return ", ".join(filter(None, [*before, whole, _joined(lacking, country)]))


def _is_whole(texts: Parts) -> bool:
    """Whether a street, or the lines below it, say the city and the postcode once more."""
    lines = texts.get("street", ())
    below = ", ".join(lines[1:] or lines)
    said = [text for part in ("postcode", "city") for text in texts.get(part, ())]
    return bool(below) and "postcode" in texts and all(_holds(below, text) for text in said)


def layout(values: Mapping[str, str], country: str, is_eastern: bool) -> str:
    """Return the texts of some parts in one line as a country (ISO 3166) writes them.

    `is_eastern` says that they are `in_eastern_letters`.
    """
    return _in_lines(_order(country, is_eastern), frozenset(values), values)


def in_eastern_letters(text: str) -> bool:
    """Whether a text has letters of China, Japan and Korea, and no others."""
    return not text.isascii() and EASTERN.fullmatch(NO_LETTER.sub("", text)) is not None


def country_of(places: Mapping[str, Parts]) -> str:
    """Return the country (ISO 3166) that a row's addresses name, "" if none is known."""
    texts = (text for parts in places.values() for text in parts.get("country", ()))
    return next(filter(None, map(countries.code, texts)), "")


def _holds(whole: str, text: str) -> bool:
    """Whether a text stands in another, as words: `UT` does not in `South`."""
    if EASTERN.search(text):
        return fold(text) in fold(whole)
    return _has_words(whole, text)


def _has_words(whole: str, text: str) -> bool:
    return f" {_words(text)} " in f" {_words(whole)} "


def _words(text: str) -> str:
    return " ".join(fold(word) for word in re.findall(r"\w+", text))


def _rank(place: str, parts: Parts) -> tuple[bool, int]:
    said = [word for text in parts.get("address_label", ()) for word in (text, *words(text))]
    kind = next((kind for meant, kind in LABELS.items() if any(means(word, meant) for word in said)), place)
    return parts.keys() <= LITTLE, PLACES.index(kind) if kind in PLACES else len(PLACES)


def _lines(texts: Sequence[str]) -> list[str]:
    """Return the lines of some cells, each once."""
    whole = "\n".join(texts)
    if "\n" not in whole and ":::" not in whole and "<" not in whole:
        return [_number(text)] if (text := one_line(whole.strip(" ,\t"))) else []
    lines = [one_line(line.strip(" ,\t")) for line in BREAKS.split(whole)]
    return list(dict.fromkeys(filter(None, _unlabelled(lines))))


def _unlabelled(lines: list[str]) -> list[str]:
    """Return lines without what each says it is: `Street Address: 1 A St`, below which `City: B` stands."""
    parted = [line.partition(": ") for line in (f"{line} " for line in lines)]
    parts = [(set(read(label).fields), text.strip()) for label, sign, text in parted if sign]
    is_told = any(LABELLED.intersection(fields) for fields, _ in parts) and len(parts) > 1
    return [text for _, text in parts] if is_told and len(parts) == len(lines) else lines


def _number(text: str) -> str:
    """Return a postcode that a program took for a number, `80201.0`, as it was."""
    number = text.removesuffix(".0")
    return number if number.isdecimal() else text


def _joined(texts: Mapping[str, Sequence[str]], country: str) -> str:
    """Return the parts in the order of the country that they are in."""
    values = {part: ", ".join(found) for part, found in texts.items()}
    values |= _of_state(texts, values.get("postcode", ""), country)
    if len(texts.get("country", ())) > 1:
        values["country"] = texts["country"][0]
    is_eastern = in_eastern_letters(values.get("street", "") + values.get("city", ""))
    order = _order(country, is_eastern)
    if "building" in order and _is_house(texts):
        values["building"] = values.pop("extra")
    if values.get("street") and (len(texts["street"]) > 1 or "house_number" in values):
        values["street"], *others = texts["street"]
        values["extra"] = ", ".join(filter(None, [*others, values.get("extra", "")]))
        if "house_number" in values and _has_words(
            ORDINAL.sub(" ", values["street"]), values["house_number"]
        ):
            del values["house_number"]
    return _in_lines(order, frozenset(_once(values)), values)


def _of_state(texts: Parts, postcode: str, country: str) -> dict[str, str]:
    """Return the letters of a state without its county, and the postcode there with the zero that it lost."""
    state = ", ".join(text for text in texts.get("region", ()) if STATE.fullmatch(text))
    if country == "US" and state in ZEROS and len(postcode) in (3, 4):
        return {"region": state, "postcode": postcode.zfill(5)}  # a spreadsheet took it for a number
    return {"region": state} if state else {}


def _is_house(texts: Parts) -> bool:
    """Whether a line beside the street names a house; what has a number is a suite.

    Several lines, and those of an address without city, go on from the house to the town.
    """
    (*several, line) = texts.get("extra") or ("1",)
    return not several and "city" in texts and not any(map(str.isdecimal, line))


def _in_lines(order: str, parts: frozenset[str], values: Mapping[str, str]) -> str:
    """Return some parts in one line."""
    lines = _lines_of(order, parts)
    return ", ".join(" - ".join(" ".join(map(values.__getitem__, half)) for half in line) for line in lines)


def _once(values: Mapping[str, str]) -> list[str]:
    """Return the parts that say something, without those that repeat another: a region named as its city."""
    said: dict[str, str] = {}
    for part in ("building", *PARTS):
        if text := values.get(part):
            said.setdefault(text.casefold(), part)
    return list(said.values())


@lru_cache(maxsize=1_000)
def _lines_of(order: str, parts: frozenset[str]) -> list[list[list[str]]]:
    """Return the lines of an address that has some parts, in halves, which ` - ` joins."""
    lines = [[half.split() for half in line.split(" - ")] for line in order.split(", ")]
    lines = [[[part for part in half if part in parts] for half in line] for line in lines]
    lines = [list(filter(None, line)) for line in lines]
    return list(filter(None, lines))


def _order(country: str, is_eastern: bool) -> str:
    return LARGE_TO_SMALL if is_eastern else _orders().get(country, NUMBER_FIRST)


@cache
def _orders() -> dict[str, str]:
    """Country -> the order of an address's parts; the lines part at commas."""
    return {code: order for codes, order in ORDERS.items() for code in codes.split()}
