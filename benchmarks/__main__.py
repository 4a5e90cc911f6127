"""Measures how fast the bridge is: `python -m benchmarks`, or `--short` in a minute or two."""

import argparse
import sys
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from benchmarks import growth, machine, table
from benchmarks.peers import PEERS, Peer
from benchmarks.published import publish
from benchmarks.results import Comparison, Result, Results
from benchmarks.run import WrongError, in_turns
from benchmarks.targets import FULL, SHORT, TARGETS, Scale, Target

FILES = Path(gettempdir()) / "contact-bridge-benchmarks"
GROWTH = "growth"


def main(words: list[str] | None = None) -> int:
    """Measure, show the tables; return 1 if something does not work. Being slow is not a failure."""
    chosen = _arguments().parse_args(words)
    scale = SHORT if chosen.short else FULL
    given = {
        key: getattr(chosen, key) for key in ("people", "others", "each", "times") if getattr(chosen, key)
    }
    names = chosen.only or (TARGETS if chosen.short else [*TARGETS, *PEERS, GROWTH])
    chosen.files.mkdir(parents=True, exist_ok=True)
    try:
        results = measured(names, replace(scale, **given), chosen.files)
    except WrongError as error:
        print(error, file=sys.stderr)
        return 1
    parts = [table.targets(results), table.peers(results), table.machine(results)]
    print("\n".join(filter(None, parts)), end="")
    if chosen.results:
        chosen.results.write_bytes(results.to_json())
    if chosen.publish:
        publish(results)
    return 0


def measured(names: Collection[str], scale: Scale, files: Path) -> Results:
    """Return what comes of targets, peers and growth, those that are named. Raises WrongError."""
    results = Results(machine.description())
    for name in names:
        print(f"{name} ...", file=sys.stderr, flush=True)
        if name in TARGETS:
            results.targets[name] = _target(TARGETS[name], scale, files)
        elif name in PEERS and PEERS[name].version:
            results.peers[name] = _peer(PEERS[name], scale, files)
    return replace(results, growth=growth.measured(files, scale.people)) if GROWTH in names else results


def _target(target: Target, scale: Scale, files: Path) -> Result:
    size = target.size(scale)
    with TemporaryDirectory(prefix="bridge-") as place, target.contest(Path(place), files, size) as contest:
        runs = in_turns(contest, scale.times)
    return Result(target.work.format(size), target.limit, target.at_most, runs, target.memory)


def _peer(peer: Peer, scale: Scale, files: Path) -> Comparison:
    with TemporaryDirectory(prefix="bridge-") as place, peer.contest(Path(place), files) as contest:
        runs = in_turns(contest, scale.times)
    return Comparison(peer.case, peer.version, runs, contest.amounts)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = [*TARGETS, *PEERS, GROWTH]
    parser.add_argument("--only", action="append", choices=names, help="one of them; may be repeated")
    parser.add_argument("--short", action="store_true", help="fewer people, fewer runs, the targets alone")
    parser.add_argument("--people", type=int, metavar="N", help="in CSV files; 1,000,000 if not --short")
    parser.add_argument(
        "--others", type=int, metavar="N", help="in workbooks and cards; 100,000 if not --short"
    )
    parser.add_argument("--each", type=int, metavar="N", help="in each of ten CSV files; 10,000")
    parser.add_argument("--times", type=int, metavar="N", help="how often each work is run; 5 if not --short")
    parser.add_argument("--files", type=Path, default=FILES, help="where the people's files are kept")
    parser.add_argument("--results", type=Path, metavar="FILE", help="where to write all figures, as JSON")
    parser.add_argument(
        "--publish", action="store_true", help="keep the figures, and put them into the README"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
