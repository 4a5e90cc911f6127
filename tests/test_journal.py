"""The log: what goes to the file, what to the console, and how large it gets."""

import logging
import re
import shutil
import sys
from pathlib import Path

import pytest

from serve import journal

log = logging.getLogger("bridge.tests")


def text(state: Path) -> str:
    return (state / journal.FILE).read_text(encoding="utf-8")


def numbers_of(lines: str) -> list[str]:
    return re.findall(r"message (\d+)", lines)


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def fail(cell: str = "Ann Demo") -> None:
    """Log an exception, as the bridge does for a request that fails."""
    try:
        raise ValueError(f"could not convert {cell!r}")
    except ValueError:
        log.exception("a request failed")


def test_the_file_has_time_level_and_traceback(tmp_path):
    """Whoever helps needs to know when, how bad and where in the code."""
    with journal.start(tmp_path):
        fail()
    lines = text(tmp_path).splitlines()

    assert lines[0].endswith(" ERROR a request failed")
    assert lines[0][:4].isdigit()
    assert "Traceback" in lines[1]
    assert "ValueError" == lines[-1]


def test_the_text_of_an_error_is_not_logged(tmp_path):
    """A contact's data may stand in it; the kind of error and the place in the code are enough."""
    with journal.start(tmp_path):
        fail()

    assert "Ann Demo" not in text(tmp_path)


def test_the_console_has_the_message_alone(tmp_path, capsys):
    """Tracebacks help nobody there."""
    with journal.start(tmp_path):
        fail()
        log.info("%d contacts", 3)

    assert ("", "a request failed\n3 contacts\n") == capsys.readouterr()


def test_a_long_line_is_broken_between_words_in_a_window_alone(tmp_path, monkeypatch, capsys):
    """Files and pipes have it whole, and a path can always be copied."""
    path = f"C:/contact-bridge/{'long-' * 20}"
    monkeypatch.setenv("COLUMNS", "40")
    with journal.start(tmp_path):
        log.info("%s cannot be read, as its drive is not there", path)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        log.info("%s cannot be read, as its drive is not there", path)
    whole, *broken = capsys.readouterr().err.splitlines()

    assert [path, "  cannot be read, as its drive is not", "  there"] == broken
    assert " ".join(map(str.strip, broken)) == whole


def test_details_for_developers_are_left_out(tmp_path):
    """INFO and above."""
    with journal.start(tmp_path):
        log.debug("a detail")
        log.info("a message")

    assert "a message" in text(tmp_path)
    assert "a detail" not in text(tmp_path)


def test_the_file_is_utf_8(tmp_path):
    """Names of files may have any letters, on any PC."""
    with journal.start(tmp_path):
        log.info("Żółw 山田 \N{GRINNING FACE}.csv: 3 rows")

    assert "Żółw 山田 \N{GRINNING FACE}.csv: 3 rows" in text(tmp_path)


@pytest.mark.posix("names of files are bytes on POSIX only")
def test_a_name_that_is_no_unicode_is_logged_without_an_error(tmp_path, capsys):
    """Python has such names with lone surrogates, which UTF-8 cannot encode."""
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]  # as the bridge does
    with journal.start(tmp_path):
        log.info("caf\udce9.csv: 3 rows")

    assert ".csv: 3 rows" in text(tmp_path)
    assert "Traceback" not in capsys.readouterr().err


def test_the_state_folder_is_made(tmp_path):
    """With all folders above it, at the first start."""
    with journal.start(tmp_path / "a" / "state"):
        log.info("began")

    assert "began" in text(tmp_path / "a" / "state")


def test_the_file_is_added_to_by_the_next_start(tmp_path):
    """What happened before a restart is what is looked for."""
    for message in ("first start", "second start"):
        with journal.start(tmp_path):
            log.info(message)

    assert ["first start", "second start"] == [line.split("INFO ")[1] for line in text(tmp_path).splitlines()]


def test_the_log_rotates_at_its_size(tmp_path, monkeypatch):
    """A bridge that runs for years does not fill the disk, and the newest is in the file itself."""
    monkeypatch.setattr(journal, "SIZE", 500)
    with journal.start(tmp_path):
        for number in range(200):
            log.info("message %d", number)
    files = sorted(tmp_path.iterdir())
    kept = [f"{journal.FILE}.{number}" for number in range(1, journal.KEPT + 1)]

    assert [journal.FILE, *kept] == [file.name for file in files]
    assert max(file.stat().st_size for file in files) <= 500
    assert text(tmp_path).endswith("message 199\n")


def test_the_log_rotates_also_while_another_program_has_it_open(tmp_path, monkeypatch):
    """On Windows it cannot be renamed then; it is copied and emptied, and no line is lost."""
    monkeypatch.setattr(journal, "SIZE", 500)
    with journal.start(tmp_path):
        log.info("first")
        with (tmp_path / journal.FILE).open("rb"), (tmp_path / f"{journal.FILE}.2").open("wb"):
            for number in range(200):
                log.info("message %d", number)
    files = sorted(tmp_path.iterdir(), reverse=True)
    numbers = numbers_of("".join(file.read_text(encoding="utf-8") for file in files))

    assert [str(number) for number in range(200)][-len(numbers) :] == numbers
    assert 50 < len(numbers)
    assert max(file.stat().st_size for file in files) <= 500


def refuse(*_: object) -> None:
    raise PermissionError(13, "used by another process")


def test_where_no_file_can_be_renamed_the_log_is_copied(tmp_path, monkeypatch, capsys):
    """As on Windows while a program that shows the log has it open, whatever system runs the test."""
    monkeypatch.setattr(journal, "SIZE", 500)
    monkeypatch.setattr(Path, "replace", refuse)
    with journal.start(tmp_path):
        for number in range(200):
            log.info("message %d", number)
    files = sorted(tmp_path.iterdir(), reverse=True)
    numbers = numbers_of("".join(file.read_text(encoding="utf-8") for file in files))

    assert [str(number) for number in range(200)][-len(numbers) :] == numbers
    assert journal.KEPT + 1 == len(files)
    assert max(file.stat().st_size for file in files) <= 500
    assert "Traceback" not in capsys.readouterr().err


def test_where_it_cannot_even_be_copied_the_log_begins_anew(tmp_path, monkeypatch, capsys):
    """The disk is full: the bridge runs on, and the log keeps to its size."""
    monkeypatch.setattr(journal, "SIZE", 500)
    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(shutil, "copyfile", refuse)
    with journal.start(tmp_path):
        for number in range(200):
            log.info("message %d", number)

    assert [journal.FILE] == [file.name for file in tmp_path.iterdir()]
    assert (tmp_path / journal.FILE).stat().st_size <= 500
    assert text(tmp_path).endswith("message 199\n")
    assert "Traceback" not in capsys.readouterr().err


def test_a_log_that_cannot_be_written_is_said_once_and_stops_nothing(tmp_path, monkeypatch, capsys):
    """The console has the lines all the same, and the file has them again once there is room."""
    with journal.start(tmp_path):
        with monkeypatch.context() as patch:
            patch.setattr(journal.Discreet, "format", full)
            log.info("one")
            log.info("two")
        log.info("three")
    trouble, *lines = capsys.readouterr().err.splitlines()

    assert f"{tmp_path / journal.FILE} cannot be written: No space left on device" == trouble
    assert ["one", "two", "three"] == lines
    assert "three" in text(tmp_path)


def test_a_log_that_cannot_be_begun_anew_goes_on_when_it_can(tmp_path, monkeypatch, capsys):
    """A scanner may hold the new file, or the drive be full."""
    with journal.start(tmp_path):
        log.info("one")
        with monkeypatch.context() as patch:
            patch.setattr(journal, "SIZE", 1)
            patch.setattr(journal.Bounded, "_open", full)
            log.info("two")
        log.info("three")

    assert "three" in text(tmp_path)
    assert 1 == capsys.readouterr().err.count("cannot be written")


def test_starting_again_does_not_log_twice(tmp_path):
    """Nothing is left of a log that has ended: neither its lines nor its level."""
    before = logging.getLogger().level
    with journal.start(tmp_path):
        pass
    assert before == logging.getLogger().level
    with journal.start(tmp_path):
        log.info("once")

    assert 1 == text(tmp_path).count("once")


@pytest.mark.parametrize(
    "name",
    ["顧客\u3000名簿.csv", "Clients\u00a0de\u202fParis.csv", "می\u200cخواهم.csv", "क्\u200dष.csv"],
)
def test_a_name_of_a_file_keeps_the_blanks_and_joiners_of_its_script(tmp_path, name, capsys):
    """It is copied from the log, as into the command `accept`."""
    with journal.start(tmp_path):
        log.warning("%s cannot be read", name)

    assert f"{name} cannot be read" in text(tmp_path)
    assert f"{name} cannot be read\n" == capsys.readouterr().err


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\u2028", "\u2029", "\x85", "\ufeff"])
def test_what_turns_or_breaks_a_line_is_not_logged(tmp_path, sign):
    """A sign that turns the writing makes `exe.csv` look like `vsc.exe`; others begin a line of their own."""
    with journal.start(tmp_path):
        log.warning("%s cannot be read", f"a{sign}b.csv")

    assert "a?b.csv cannot be read" in text(tmp_path)


def test_a_record_stays_on_one_line_whatever_a_file_is_called(tmp_path, capsys):
    """Nor does a name steer the terminal."""
    with journal.start(tmp_path):
        log.warning("%s cannot be read", "a\n\x1b[2Jb.csv")

    assert 1 == len(text(tmp_path).splitlines())
    assert "a??[2Jb.csv cannot be read\n" == capsys.readouterr().err
