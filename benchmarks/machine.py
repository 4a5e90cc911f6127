"""What the figures were measured on, without a name of anybody's computer."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

import psutil

PACKAGES = ("bottle", "waitress", "pandas", "python-calamine", "phonenumbers", "orjson")
CPUINFO = Path("/proc/cpuinfo")


def description() -> dict[str, str]:
    """Return what it is, by what people call it."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{round(psutil.virtual_memory().total / 2**30)} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        **{package: version(package) for package in PACKAGES},
    }


def _processor() -> str:
    """Linux tells it nowhere else."""
    if not CPUINFO.exists():
        return platform.processor()
    lines = CPUINFO.read_text(encoding="utf-8").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown")
