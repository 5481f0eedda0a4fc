"""``python -m benchmarks.simulation``: draw people whose groups' true worth is known, and count what goes wrong.

Prints the tables of ``docs/statistics.md``. The same seed gives the same tables on any number of cores. Ends with 1 if
the intervals cover less or more than they may.
"""

import argparse
import sys

from benchmarks.simulation import coverage, settling, verdicts
from benchmarks.simulation.paths import paths
from benchmarks.simulation.worlds import ALIKE, USUAL

SEED = 20260501
ESTIMATES, VERDICTS = 10_000, 16_000
LONGEST = 30
"""For how many meetings somebody goes on looking."""


def main() -> int:
    """Run everything and print the tables; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.simulation", description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "--repetitions",
        type=int,
        help=f"people for each table; if left out, {ESTIMATES:,} and for verdicts {VERDICTS:,}",
    )
    parser.add_argument("--seed", type=int, default=SEED, help=f"what the draws start from; if left out, {SEED}")
    asked = parser.parse_args()

    estimates, several = asked.repetitions or ESTIMATES, asked.repetitions or VERDICTS
    usual, outside = coverage.usual(estimates, asked.seed)
    elsewhere = coverage.elsewhere(estimates, asked.seed)
    watched = paths(USUAL, LONGEST, several, asked.seed, "verdicts")
    alike = paths(ALIKE, max(verdicts.MEETINGS), several, asked.seed, "verdicts on groups nearly alike")
    _section(f"Estimates ({estimates:,} people)", usual)
    _section("Estimates elsewhere", elsewhere)
    for name, definition in verdicts.WAYS.items():
        _section(f"Verdicts, {name} thresholds ({several:,} people)", verdicts.table(watched, definition))
        _section(f"Verdicts on groups nearly alike, {name} thresholds", verdicts.table(alike, definition))
    _section("Looking after every meeting", verdicts.looking(watched))
    _section("Meetings to settle", settling.table(watched))
    print("\n".join(outside) or "All intervals cover within their limits.")
    return 1 if outside else 0


def _section(title: str, table: str) -> None:
    print(f"## {title}\n\n{table}\n")


if __name__ == "__main__":
    sys.exit(main())
