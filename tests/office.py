"""A small office to try the bridge in: a folder with its config.ini and files of invented people."""

from pathlib import Path

PASSWORD = "a long enough password"
PEOPLE = """Name,Email,Phone
Ada Fictional,ada@example.com,+12015550123
Bob Invented,bob@example.com,+12015550124
"""


def write(file: Path, text: str) -> Path:
    """Write text as UTF-8 with \\n, making the folders that are missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def furnish(home: Path, config: str = "[server]\nport = 0\nstatus_port = 0\n", people: str = PEOPLE) -> Path:
    """Put a config.ini and a data folder with one file into `home`; return the path of the former."""
    write(home / "data" / "people.csv", people)
    return write(home / "config.ini", config)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what all files below a folder hold, by their paths; folders end in / and hold nothing."""
    return {
        path.relative_to(folder).as_posix() + "/" * path.is_dir(): path.read_bytes()
        if path.is_file()
        else b""
        for path in folder.rglob("*")
    }
