"""What the machine can do at all: the least that anyone could do with the same files."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pandas as pd

from benchmarks.run import Run
from feed.frame import Frame

Property = tuple[str, list[str], str]  # of a card: its name, its parameters, its value


def read_csv(file: Path) -> Run:
    """Read a CSV file as text."""
    began = time.perf_counter()
    table = _as_text(file)
    return Run(time.perf_counter() - began, len(table))


def read_csv_and_sync(file: Path, kept: Path) -> Run:
    """Read a CSV file as text, and have a few bytes on the disk."""
    began = time.perf_counter()
    table = _as_text(file)
    with kept.open("wb") as target:
        target.write(b"one contact")
        target.flush()
        os.fsync(target.fileno())
    return Run(time.perf_counter() - began, len(table))


def _as_text(file: Path) -> pd.DataFrame:
    """Text as it stands: the bridge loses no zero and no "NA" either."""
    return pd.read_csv(file, engine="c", dtype=str, keep_default_na=False)


def read_workbook(file: Path) -> Run:
    """Read a workbook's first sheet."""
    began = time.perf_counter()
    table = pd.read_excel(file, engine="calamine")
    return Run(time.perf_counter() - began, len(table))


def read_cards(file: Path) -> Run:
    """Read a file of cards into their properties."""
    began = time.perf_counter()
    cards = _cards(file.read_text(encoding="utf-8"))
    return Run(time.perf_counter() - began, len(cards))


def _cards(text: str) -> list[list[Property]]:
    cards: list[list[Property]] = []
    for line in text.replace("\n ", "").splitlines():
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        if name == "BEGIN":
            cards.append([])
        elif name != "END":
            cards[-1].append((name, parameters, value))
    return cards


def keep(frame: Frame, file: Path) -> None:
    """Put contacts into a database of one table, to be read by `select`."""
    columns = (frame.contacts[name] for name in ("modified", "id", "json"))
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE contacts (modified INTEGER, id TEXT, json BLOB)")
        db.executemany("INSERT INTO contacts VALUES (?, ?, ?)", zip(*columns, strict=True))


def select(file: Path) -> Run:
    """Read all contacts of a database into pandas."""
    began = time.perf_counter()
    with closing(sqlite3.connect(file)) as db:
        table = pd.read_sql_query("SELECT modified, id, json FROM contacts", db)
        return Run(time.perf_counter() - began, len(table))
