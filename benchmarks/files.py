"""The people as files: CSV, a workbook, address-book cards. Written once, and kept for the next run."""

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import openpyxl

from benchmarks.people import BLOCK, HEADINGS, Person, people


def csv_file(file: Path, those: Iterable[Person]) -> None:
    """Write people as "CSV UTF-8"."""
    with file.open("w", encoding="utf-8", newline="") as text:
        lines = csv.writer(text)
        lines.writerow(HEADINGS)
        lines.writerows(those)


def workbook(file: Path, those: Iterable[Person]) -> None:
    """Write people as a workbook with one sheet; the day on which they were entered is a date."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Contacts")
    sheet.append(HEADINGS)
    created = HEADINGS.index("Created")
    for person in those:
        sheet.append([*person[:created], date.fromisoformat(person.created), *person[created + 1 :]])
    book.save(file)


def cards(file: Path, those: Iterable[Person]) -> None:
    """Write people as vCards 3.0, folded as RFC 2426 has it."""
    with file.open("w", encoding="utf-8", newline="\r\n") as text:
        text.writelines(f"{_folded(line)}\n" for person in those for line in card(person))


def card(person: Person) -> Iterator[str]:
    """Return the lines of a person's card, without what the person does not have."""
    names = [_escaped(name) for name in (person.last_name, person.first_name)]
    place = [person.street, person.city, person.state, person.postcode, person.country]
    properties = {
        "N": f"{';'.join(names)};;;",
        "FN": _escaped(f"{person.first_name} {person.last_name}".strip()),
        "ORG": _escaped(person.company),
        "TITLE": _escaped(person.title),
        "EMAIL;TYPE=INTERNET,WORK": _escaped(person.email),
        "EMAIL;TYPE=INTERNET,HOME": _escaped(person.second_email),
        "TEL;TYPE=WORK,VOICE": _escaped(person.phone),
        "TEL;TYPE=CELL": _escaped(person.mobile),
        "ADR;TYPE=WORK": f";;{';'.join(map(_escaped, place))}",
        "URL": _escaped(person.website),
        "NOTE": _escaped(person.notes),
    }
    yield from ("BEGIN:VCARD", "VERSION:3.0")
    yield from (f"{name}:{value}" for name, value in properties.items() if value)
    yield from (f"REV:{person.created}T00:00:00Z", "END:VCARD")


WRITERS: dict[str, Callable[[Path, Iterable[Person]], None]] = {
    ".csv": csv_file,
    ".xlsx": workbook,
    ".vcf": cards,
}


# Files of an earlier run are taken again as long as all that makes them is the same.
MADE_BY = [Path(__file__).with_name(name).read_bytes() for name in ("people.py", "regions.py", "files.py")]
MARK = hashlib.sha256(b"".join(MADE_BY)).hexdigest()[:8]


def written(folder: Path, suffix: str, count: int, first: int = 0) -> Path:
    """Return a file with `count` people from the `first` on, which may be there from an earlier run."""
    file = folder / f"people-{MARK}-{first + 1}-{first + count}{suffix}"
    if not file.exists():
        beside = file.with_suffix(".part")  # what was stopped half-way is not taken for the whole
        WRITERS[suffix](beside, people(count, first))
        beside.replace(file)
    return file


def several(folder: Path, count: int, rows: int = BLOCK) -> list[Path]:
    """Return so many CSV files of different people, with so many rows each, BLOCK at most."""
    return [written(folder, ".csv", rows, number * BLOCK) for number in range(count)]


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace(",", r"\,").replace(";", r"\;")


def _folded(line: str) -> str:
    return "\n ".join(line[start : start + 74] for start in range(0, len(line), 74))
