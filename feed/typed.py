"""The bridge's commands as people type them, which depends on how they start it."""

import re
import shlex
import sys

ON_WINDOWS = sys.platform == "win32"
# PowerShell starts nothing of the folder it stands in without the `.\`; cmd takes both.
START = r".\start.bat" if ON_WINDOWS else "python bridge.py"


def typed(command: str, *names: str) -> str:
    """Return what to type for a command about these files."""
    return " ".join([START, command, *map(_in_cmd if ON_WINDOWS else shlex.quote, names)])


def _in_cmd(name: str) -> str:
    return name if re.fullmatch(r"[\w./\\-]+", name) else f'"{name}"'
