"""A real Chromium: Debian's, another that is installed, or Edge on Windows."""

import os
import shutil
import sys

import pytest
from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# It asks nobody for updates, and has no sandbox, which root cannot have. A stranger's name leads here.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP stranger.example 127.0.0.1",
]


def launch(playwright: Playwright) -> Browser:
    """Start it. Skips where there is none, but not where all tests are to run."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found and sys.platform != "win32":
        (pytest.fail if "ALL_TESTS" in os.environ else pytest.skip)(
            "needs Chromium; on Debian: apt-get install chromium"
        )
    channel = None if found else "msedge"
    return playwright.chromium.launch(executable_path=found, channel=channel, args=FLAGS)
