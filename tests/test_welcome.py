"""What a person sees when the bridge starts."""

from pathlib import Path

import pytest

from feed.typed import typed
from serve.welcome import Found, text

FOLDER = Path("contacts")
OWN, SAMPLES = Found(3, 3, 1200), Found(3, 0, 7)


@pytest.mark.parametrize(
    ("found", "public_url", "step"),
    [
        (SAMPLES, "", typed("template")),
        (Found(0, 0, 0), "https://a.example", typed("template")),
        (OWN, "", "docs/internet.md"),
        (None, "", "docs/internet.md"),
        (OWN, "https://a.example", typed("integration")),
        (OWN, "https://a.example", typed("doctor")),
    ],
)
def test_the_next_step_is_the_first_that_is_missing(found, public_url, step):
    """Files of one's own, an address, Talkdesk."""
    assert step in text(FOLDER, found, "", public_url).partition("Next:")[2]


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (OWN, "Contacts: 1,200 in 3 files"),
        (SAMPLES, "Contacts: 7 in 3 files"),
        (Found(4, 1, 1), "Contacts: 1 in 1 file"),
        (Found(0, 0, 0), "Contacts: 0 in 0 files"),
        (None, "Contacts: being read; there are many, or the drive is slow"),
    ],
)
def test_what_is_in_the_folder_is_said_first(found, line):
    """Also that it is not known yet: nobody is kept waiting."""
    assert [line, "Folder:   contacts"] == text(FOLDER, found, "", "").splitlines()[:2]


@pytest.mark.parametrize(("address", "count"), [("http://127.0.0.1:8081", 1), ("", 0)])
def test_the_address_of_the_status_page_is_said_if_there_is_one(address, count):
    """It may be switched off, or its port be taken."""
    lines = text(FOLDER, OWN, address, "").splitlines()

    assert count == sum(line == f"Status:   {address}" for line in lines)


@pytest.mark.parametrize("found", [OWN, SAMPLES, None])
@pytest.mark.parametrize("public_url", ["", "https://a.example"])
def test_it_fits_an_ordinary_console(found, public_url):
    """In letters that each one has; a long path stays in one line, to be copied."""
    long = Path("C:/Users/Somebody with a long name/Documents/Everything about our office/contacts")
    lines = text(long, found, "http://127.0.0.1:8081", public_url).splitlines()

    assert [f"Folder:   {long}"] == [line for line in lines if not line.isascii() or len(line) >= 80]
