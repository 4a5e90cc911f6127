"""The benchmarks measure what they say, and the README shows what they measured."""

import csv
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import phonenumbers
import pytest

from benchmarks import __main__ as command
from benchmarks import limits, published, results, table
from benchmarks.alone import alone
from benchmarks.edits import edited
from benchmarks.files import written
from benchmarks.growth import Growth, Load, Sync
from benchmarks.home import Home
from benchmarks.peers import PEERS
from benchmarks.people import BLOCK, HEADINGS, different, people
from benchmarks.results import Comparison, Result, Results
from benchmarks.run import Contest, Run, Runs, WrongError, in_turns
from benchmarks.targets import TARGETS, Scale
from benchmarks.works import learn
from tests.holder import take_memory

README = (published.ROOT / "README.md").read_text(encoding="utf-8")
MIB = 2**20
RUNS = Runs((0.003, 0.001, 0.002), (0.001, 0.001, 0.0005), (3 * MIB, 1 * MIB, 2 * MIB))
RESULTS = Results(
    {"processor": "Ticker", "cores": "2", "memory": "1 GiB", "system": "Linux", "Python": "3.14"},
    {"csv": Result("a work", "its limit", 3, RUNS, memory=2 * MIB)},
    {"Other": Comparison("one cell", "1.0", RUNS, (1, 10_000))},
    Growth((Load(10, 1.0, 0.1, MIB), Load(100, 2.0, 0.2, MIB)), (Sync(10, 1, 0.1), Sync(10, 10, 0.2))),
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def contest(*works: Run) -> Contest:
    """A contest whose work comes to these, and its limit always to a second."""
    turns: Iterator[Run] = iter(works)
    return Contest(lambda: next(turns), lambda: Run(1.0, 5), (3, 5))


def test_the_people_are_the_same_each_time():
    """Figures of two days can be compared; what stands later in them can be made without all before."""
    once = list(people(BLOCK + 200))

    assert once == list(people(BLOCK + 200))
    assert once[BLOCK:] == list(people(200, first=BLOCK))


def test_a_few_people_stand_there_twice():
    """As in any export; how many are different is known without making them."""
    times = Counter(people(BLOCK + 1_000))

    assert different(BLOCK + 1_000) == len(times) == BLOCK + 1_000 - 55
    assert {1, 2} == set(times.values())


def test_nobody_of_two_files_is_taken_for_the_same():
    """An e-mail belongs to one of them."""
    emails = Counter(person.email for person in set(people(BLOCK + 5_000)) if person.email)

    assert {1} == set(emails.values())


def test_numbers_are_half_international_and_nearly_all_valid():
    """Both ways of writing cost; what is mistyped is rare."""
    phones = [(person.phone, person.country) for person in people(BLOCK) if person.phone]
    international = [phone for phone, _ in phones if phone.startswith("+")]
    valid = [phone for phone in international if phonenumbers.is_valid_number(phonenumbers.parse(phone))]

    assert 0.45 < len(international) / len(phones) < 0.55
    assert 0.98 < len(valid) / len(international) < 1


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".vcf"])
def test_the_bridge_finds_all_people_in_each_kind_of_file(files: Path, tmp_path: Path, suffix: str):
    """Who is there twice is one contact."""
    home = Home(tmp_path / "home")
    home.put(written(files, suffix, 400))

    assert different(400) == learn(home.path).amount == 398


def test_a_file_of_an_earlier_run_is_taken_again(files: Path):
    """A million people are made once; what was stopped half-way is not taken for them."""
    file = written(files, ".csv", 20)
    file.write_text("of an earlier run", encoding="utf-8")

    assert file == written(files, ".csv", 20)
    assert "of an earlier run" == file.read_text(encoding="utf-8")
    assert [file] == list(files.iterdir())


def test_the_limits_read_all_rows(files: Path, tmp_path: Path):
    """A limit that reads less would be no limit."""
    assert 300 == limits.read_csv(written(files, ".csv", 300)).amount
    assert 300 == limits.read_workbook(written(files, ".xlsx", 300)).amount
    assert 300 == limits.read_cards(written(files, ".vcf", 300)).amount
    assert 300 == limits.read_csv_and_sync(written(files, ".csv", 300), tmp_path / "kept").amount
    assert (tmp_path / "kept").exists()


def test_a_csv_has_the_cells_as_they_are(files: Path):
    """Quotes, other scripts and empty cells included."""
    with written(files, ".csv", 500).open(encoding="utf-8", newline="") as text:
        assert [HEADINGS, *people(500)] == [tuple(cells) for cells in csv.reader(text)]


def test_an_edited_cell_sends_one_contact(files: Path, tmp_path: Path):
    """And edited rows as many as they are: sheets of the benchmarks stay what the bridge knows."""
    with edited(tmp_path, [written(files, ".csv", 600)], 600) as edit:
        assert [1, 1, 500] == [edit(1).amount, edit(1).amount, edit(500).amount]


def test_work_and_limit_take_turns():
    """What slows the computer down for a while slows both."""
    order: list[str] = []

    def took(name: str) -> Run:
        order.append(name)
        return Run(len(order), 1, peak=len(order))

    runs = in_turns(Contest(lambda: took("work"), lambda: took("limit"), (1, 1)), 2)

    assert ["work", "limit"] * 2 == order
    assert Runs((1, 3), (2, 4), (1, 3)) == runs


def test_a_run_that_comes_to_something_else_does_not_count():
    """Being fast with half of the contacts is no merit."""
    with pytest.raises(WrongError, match="came to 2 and not to 3"):
        in_turns(contest(Run(0.1, 3), Run(0.1, 2)), 2)


def test_the_ratio_is_that_of_the_medians():
    """Beside it that of the fastest runs."""
    assert (2.0, 2.0) == (RUNS.ratio, RUNS.ratio_at_best)
    assert (1.5, 1.0) == (Runs((3, 9, 2), (2, 2, 5), ()).ratio, Runs((3, 9, 2), (2, 2, 5), ()).ratio_at_best)


def test_a_work_runs_in_a_process_of_its_own_whose_memory_is_watched():
    """Nothing is left of runs before."""
    small, large = alone(take_memory, MIB), alone(take_memory, 300 * MIB)

    assert len({os.getpid(), small.amount, large.amount}) == 3
    assert large.peak - small.peak > 250 * MIB


def test_what_fails_there_fails_here():
    """With its own error."""
    with pytest.raises(FileNotFoundError):
        alone(limits.read_csv, Path("nowhere.csv"))


def test_results_are_read_as_they_were_written(tmp_path: Path):
    """The README can be made again without measuring again."""
    file = tmp_path / "results.json"
    file.write_bytes(RESULTS.to_json())

    assert RESULTS == results.read(file)


def test_older_results_stay_if_they_are_of_the_same_machine():
    """One work can be measured again without all others; figures of two machines never mix."""
    newer = Results(RESULTS.machine, {"sync": RESULTS.targets["csv"]})
    elsewhere = replace(newer, machine={**RESULTS.machine, "cores": "64"})

    assert ["csv", "sync"] == list(newer.with_older(RESULTS).targets)
    assert RESULTS.growth == newer.with_older(RESULTS).growth
    assert elsewhere == elsewhere.with_older(RESULTS)


def test_the_table_says_what_holds():
    """Medians, fastest, slowest, ratio, and the verdict for each."""
    _, _, time, memory = table.targets(RESULTS).splitlines()

    assert "| a work | its limit | 2 ms (1 to 3) | 1 ms (0.5 to 1) | 2.00 x (2.00) | 3 x | holds |" == time
    assert memory.endswith("at the peak |  | 2 MiB (1 MiB to 3 MiB) |  |  | 2 MiB | **not yet** |")


def test_no_figure_has_an_exponent():
    """Seconds are given from one second on, so it may be a thousand milliseconds and more."""
    runs = replace(RESULTS.targets["csv"].runs, work=(0.951, 0.981, 1.012))
    slow = replace(RESULTS, targets={"csv": replace(RESULTS.targets["csv"], runs=runs)})

    assert "| 981 ms (951 to 1,012) |" in table.targets(slow)


def test_the_readme_is_written_between_its_marks(tmp_path: Path):
    """And nowhere else; writing it again changes nothing."""
    (tmp_path / "benchmarks").mkdir()
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{published.BEGIN}of yesterday\n{published.END}after\n", encoding="utf-8")
    published.publish(RESULTS, tmp_path)
    once = readme.read_text(encoding="utf-8")
    published.publish(RESULTS, tmp_path)

    assert once == readme.read_text(encoding="utf-8")
    assert once.startswith("before\n")
    assert once.endswith("after\n")
    assert "of yesterday" not in once
    assert "a work" in once
    assert "Other 1.0" in once
    assert (tmp_path / published.PLOT).exists()


def test_the_readme_shows_what_was_measured():
    """The figures that are kept, and the plot that is made of them."""
    kept = results.read(published.ROOT / "benchmarks" / "results.json")

    assert README == published.with_figures(README, kept)
    assert kept.growth
    assert published.plot(kept.growth) == (published.ROOT / published.PLOT).read_text(encoding="utf-8")


def test_the_plot_has_its_words_as_text_and_looks_the_same_each_time():
    """For search, screen readers, and no change in git without another figure."""
    assert RESULTS.growth
    drawn = published.plot(RESULTS.growth)
    texts = [element.text for element in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]

    assert drawn == published.plot(RESULTS.growth)
    assert {"First load: seconds", "First load: memory in MiB", "edited rows of one file"} <= set(texts)
    assert "prefers-color-scheme: dark" in drawn


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_each_target_can_be_measured(files: Path, name: str):
    """With few people, once."""
    measured = command.measured([name], Scale(people=1_000, others=500, each=100, times=1), files)

    assert [name] == list(measured.targets)
    assert measured.targets[name].runs.ratio > 0


def test_a_peer_that_is_not_installed_is_left_out(files: Path, monkeypatch: pytest.MonkeyPatch):
    """What only they need is not needed to measure the bridge."""
    monkeypatch.setitem(PEERS, "dlt", replace(PEERS["dlt"], package="not_there"))

    assert {} == command.measured(["dlt"], Scale(people=1, others=1, each=1, times=1), files).peers


def test_what_does_not_work_is_an_error_and_what_is_slow_is_none(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """CI runs on computers of any speed."""
    words = ["--only", "csv", "--people", "200", "--times", "1", "--files", str(files)]
    right = command.main(words)
    shown = capsys.readouterr().out
    monkeypatch.setattr("benchmarks.contests.different", lambda count: count + 1)
    monkeypatch.setattr("benchmarks.contests.alone", lambda work, *words: work(*words))
    wrong = command.main(words)

    assert (0, 1) == (right, wrong)
    assert "200-row CSV" in shown
    assert "came to 199 and not to 201" in capsys.readouterr().err
