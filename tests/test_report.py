"""`feed.report`: what people are told of a file, over edits and restarts."""

import json

from feed.report import KEPT, Report, odd_rows, problems_of_json, problems_to_json, report_of
from feed.source import Rules, understand

SHEET = b"Name;Phone;Foo\nAda Fictional;+12015550123;x\nBob Invented;12;y\n"


def sheet(*rows: str) -> bytes:
    return "\n".join(["Name;Phone;Foo", *rows, ""]).encode()


def phones_of(folder) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.value) for problem in folder.ledger.problems("a.csv")]


def test_a_report_says_which_headings_are_understood_and_how_much_is_in_a_table():
    """What is not understood is told apart, to be named in `config.ini`."""
    report = report_of(understand("a.csv", SHEET, Rules("US")))
    (table,) = report.tables

    assert ["name", "phone", None] == [heading.field for heading in table.headings]
    assert ["Foo"] == [heading.text for heading in report.unknown]
    assert (1, 2, 2, 1) == (table.line, report.rows, report.contacts, report.problems)


def test_a_report_and_problems_are_the_same_after_they_were_kept():
    """Whatever letters stand in the cells, also halves of some."""
    source = understand("a.csv", SHEET.replace(b"12;y", b"1\xed\xa0\x802;y"), Rules("US"))
    report = report_of(source)

    assert report == Report.of_json(report.to_json())
    assert list(source.problems) == problems_of_json(problems_to_json(source))


def test_a_report_of_a_newer_version_is_read_as_far_as_it_is_known():
    """Or going back to an older one would stop it at its start."""
    report = report_of(understand("a.csv", SHEET, Rules("US")))
    said = json.loads(report.to_json())
    for each in (said, *said["kinds"], *said["tables"], *said["tables"][0]["headings"]):
        each["new"] = 1

    assert report == Report.of_json(json.dumps(said).encode())


def test_problems_of_a_newer_version_are_read_as_far_as_they_are_known():
    """Going back to an older one, the page about a file stays."""
    source = understand("a.csv", SHEET, Rules("US"))
    said = [{**problem, "new": 1} for problem in json.loads(problems_to_json(source))]

    assert list(source.problems) == problems_of_json(json.dumps(said).encode())


def test_of_very_many_problems_the_first_are_kept_and_all_are_counted():
    """A page cannot show a million."""
    rows = (f"Person {i};{number};" for i in range(KEPT + 5) for number in ("12", "+12015550123"))
    source = understand("a.csv", sheet(*rows), Rules("US"))

    assert KEPT == len(problems_of_json(problems_to_json(source)))
    assert KEPT + 5 == report_of(source).problems


def test_a_problem_is_told_until_it_is_put_right(folder):
    """A row that did not change is not shaped again, and has its problem all the same; its line may move."""
    file = folder.path / "a.csv"
    file.write_bytes(sheet("Ada;12;", "Bob;13;", "Eve;+12015550123;"))
    folder.date(file, -100)
    folder.contacts()
    first = phones_of(folder)
    file.write_bytes(sheet("New;+12015550124;", "Ada;12;", "Bob;+12015550125;", "Eve;+12015550123;"))
    folder.date(file, -50)
    folder.contacts()

    assert [(2, "12"), (3, "13")] == first
    assert [(3, "12")] == phones_of(folder)


def test_rows_without_a_problem_are_not_odd():
    """Else all of a file would be shaped again with each edit."""
    good = understand("a.csv", sheet("Ada;+12015550123;"), Rules("US"))

    assert b"" == odd_rows(good)


def test_the_report_of_a_file_goes_with_it(folder):
    """Nobody is told of what is not there."""
    file = folder.write("a.csv", "Ada")
    folder.contacts()
    known = list(folder.ledger.reports())
    file.unlink()
    folder.contacts()

    assert (["a.csv"], []) == (known, list(folder.ledger.reports()))


def test_a_report_that_an_older_version_did_not_keep_is_made_at_the_start(folder):
    """And no contact changes by it."""
    folder.write("a.csv", "Ada")
    folder.contacts()
    newest = folder.newest()
    folder.ledger._db.execute("DELETE FROM reports")
    folder.restart()
    folder.contacts()

    assert (["a.csv"], newest) == (list(folder.ledger.reports()), folder.newest())


def test_what_is_held_back_is_not_reported_as_read(folder):
    """The last good content is what is served."""
    folder.write("a.csv", *(f"Old{i}" for i in range(60)))
    folder.contacts()
    folder.write("a.csv", *(f"New{i}" for i in range(70)), seconds=-50)
    folder.contacts()

    assert 60 == folder.ledger.reports()["a.csv"].rows
