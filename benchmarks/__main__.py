"""Runs the benchmarks: `python -m benchmarks`, or `--short` in a minute or two."""

import argparse
import logging
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from benchmarks import machine, table
from benchmarks.results import Result, Results
from benchmarks.run import WrongError, in_turns
from benchmarks.targets import FULL, SHORT, TARGETS, Scale, Target

FILES = Path(gettempdir()) / "contact-bridge-benchmarks"


def main(words: list[str] | None = None) -> int:
    """Measure, show the table; return 1 if something does not work. Being slow is no failure."""
    chosen = _arguments().parse_args(words)
    logging.disable(logging.WARNING)
    chosen.files.mkdir(parents=True, exist_ok=True)
    try:
        results = measured(chosen.only or TARGETS, _scale(chosen), chosen.files)
    except WrongError as error:
        print(error, file=sys.stderr)
        return 1
    print(table.table(results), table.machine(results), sep="\n", end="")
    if chosen.results:
        chosen.results.write_bytes(results.to_json())
    return 0


def measured(names: Iterable[str], scale: Scale, files: Path) -> Results:
    """Return what comes of targets. Raises WrongError."""
    results = Results(machine.description())
    for name in names:
        print(f"{name} ...", file=sys.stderr, flush=True)
        results.targets[name] = _measure(TARGETS[name], scale, files)
    return results


def _measure(target: Target, scale: Scale, files: Path) -> Result:
    size = target.size(scale)
    with TemporaryDirectory(prefix="bridge-") as place, target.contest(Path(place), files, size) as contest:
        runs = in_turns(contest, scale.times)
    return Result(target.work.format(size), target.limit, target.at_most, runs, target.memory)


def _scale(chosen: argparse.Namespace) -> Scale:
    scale = SHORT if chosen.short else FULL
    given = {key: getattr(chosen, key) for key in ("people", "others", "times") if getattr(chosen, key)}
    return replace(scale, **given)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=TARGETS, help="one of the works; may be repeated")
    parser.add_argument("--short", action="store_true", help="fewer people, fewer runs")
    parser.add_argument("--people", type=int, metavar="N", help="in CSV files; 1,000,000 if not --short")
    parser.add_argument(
        "--others", type=int, metavar="N", help="in workbooks and cards; 100,000 if not --short"
    )
    parser.add_argument("--times", type=int, metavar="N", help="how often each work is run; 5 if not --short")
    parser.add_argument("--files", type=Path, default=FILES, help="where the people's files are kept")
    parser.add_argument("--results", type=Path, metavar="FILE", help="where to write all figures, as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
