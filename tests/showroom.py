"""An office of invented people over a month, to look at the status page in all its states.

`python -m tests.showroom FOLDER` makes the pictures for the guides.
"""

import random
import sys
import tempfile
from pathlib import Path, PureWindowsPath
from typing import Any

from playwright.sync_api import sync_playwright

from feed.clock import DAY, HOUR, SECOND
from feed.pages import Page, Query
from feed.syncs import Asked
from serve.page.status import Status, serving
from tests.browser import launch
from tests.running import csv_bytes, free_ports
from tests.watched import Folder
from tests.wsgi import AtOnce

HEADINGS = ["Name", "Company", "E-mail", "Phone", "Street", "City"]
FIRST = [
    *("Ada", "Bea", "Chloé", "Dörte", "Emil", "Filip", "Gréta", "Hugo", "Inês", "Jörg"),
    *("Kim", "Łucja", "Mia", "Noël", "Olga", "Per", "Quim", "Rosa", "Søren", "Tom"),
]
LAST = ["Fictional", "Invented", "Placeholder", "Sample", "Exemplo", "Muster", "Fiktiv", "Ejemplo"]
FIRMS = ["Example Bakery", "Placeholder Plumbing", "Sample Studio", "Exemplo, Lda.", "Muster Dental"]
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{} Cardholder\nTEL:+1 617 555 01{:02}\nEND:VCARD\n"


def person(i: int) -> list[str]:
    name = f"{FIRST[i % 20]} {LAST[i // 20 % 8]}" + f"-{LAST[i // 160]}" * (i >= 160)
    email = f"contact{i}@example.com"
    return [name, FIRMS[i % 5], email, f"+1 212 555 0{100 + i % 100}", f"{i} Sample Street", "New York"]


class Office(Folder):
    """A folder in which people work, and Talkdesk asks each half hour."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        super().__init__(path)
        self.now += 11 * HOUR  # in the morning
        self.chance = random.Random(4)
        self.people = [person(i) for i in range(240)]

    def save(self, name: str, rows: list[list[str]]) -> None:
        file = self.path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(csv_bytes(rows))
        self.date(file, -60)
        self.feed.refresh()

    def open(self) -> None:
        """The first day."""
        cards = "".join(CARD.format(FIRST[i], i) for i in range(18))
        (self.path / "phone.vcf").write_text(cards, encoding="utf-8", newline="\n")
        leads = [
            [f"{p[0]} Jr", p[1], p[3] if i % 9 else "12", str(i)] for i, p in enumerate(self.people[:60])
        ]
        self.save("sales/leads.csv", [["Lead", "Firma", "Tel", "Branch"], *leads])
        self.save("customers.csv", [HEADINGS, *self.people])
        self.sync(len(self.people) + 78, "")

    def work(self, days: int) -> None:
        """People are added and edited on each working day."""
        for day in range(days):
            self.now += DAY
            if day % 7 < 5:
                for i in range(self.chance.randrange(8)):
                    self.people.append(person(len(self.people) + i))
                for edited in self.chance.sample(self.people, self.chance.randrange(1, 7)):
                    edited[4] = f"{self.chance.randrange(900)} Sample Avenue"
                self.save("customers.csv", [HEADINGS, *self.people])
        for _ in range(12):
            self.sync(self.chance.choice([0, 0, 0, 1, 2, 5]))
            self.now += HOUR // 2
        self.now -= HOUR // 5

    def sync(self, contacts: int, checkpoint: str = "2026") -> None:
        took = self.chance.randrange(4000, 60_000)
        page = Page([b"{}"] * contacts, "", is_all=not checkpoint)
        self.feed.syncs.note(Asked(Query(checkpoint), page, self.now, took))

    def go_wrong(self) -> None:
        """A file is broken, another sorted by one column, one was edited twice; somebody tries passwords."""
        rows = [
            [self.people[-i][0], f"someone{i}@example.org", f"+1 312 555 0{100 + i % 100}"]
            for i in range(200)
        ]
        self.save("customers.csv", [["Name", "E-mail", "Phone"], *rows])
        (self.path / "price list.xlsx").write_bytes(b"PK\3\4 no workbook")
        self.save("customers (Ann's conflicted copy 2026-11-20).csv", [HEADINGS])
        self.save("old prices.csv", [HEADINGS])
        self.now += 3 * HOUR
        self.feed.syncs.note_refused(self.now - 5 * 60 * SECOND)
        self.feed.refresh()

    def lose(self) -> None:
        """A file is deleted and a day passes; then some rows are."""
        (self.path / "phone.vcf").unlink()
        self.feed.refresh()
        self.now += DAY
        self.save("customers.csv", [HEADINGS, *self.people[:-3]])

    def pages(self) -> Status:
        return Status(self.feed, self.state, AtOnce(self.feed.refresh), lambda: self.now)


def main(pictures: Path) -> None:
    """Make the pictures."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = launch(playwright)
        office = Office(Path(home, "data"))
        office.open()
        office.work(days=24)
        shoot(browser, office, "", pictures / "status.png")
        shoot(browser, office, "contacts?q=ada+sample", pictures / "contacts.png")
        office.go_wrong()
        shoot(browser, office, "file?name=customers.csv", pictures / "held-back.png")
        office.ledger.close()
        browser.close()


def shoot(browser: Any, office: Office, path: str, picture: Path) -> None:
    folder = office.feed.folder
    office.feed.folder = PureWindowsPath(r"C:\contact-bridge\data")  # type: ignore[assignment]  # as people have it
    [port] = free_ports(1)
    with serving(office.pages(), port) as address:
        page = browser.new_page(viewport={"width": 1000, "height": 1000}, color_scheme="light")
        page.goto(address + path)
        page.screenshot(path=picture)
        page.close()
    office.feed.folder = folder


if __name__ == "__main__":
    main(Path(sys.argv[1]))
