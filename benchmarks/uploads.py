"""``python -m benchmarks.uploads``: every upload that is refused, from its bytes to the refusal, against a fixed work.

Nobody may wait longer than two seconds for the sentence, on a quiet machine. What counts is measured in the same run:
counting, which takes a quiet machine a fifth of a second. Whatever takes ten times as long is named, and the run fails.
"""

import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import Final

from benchmarks.measure import Figure, side_by_side, table
from tests.bad_uploads import BAD_UPLOADS, said_of

TIMES: Final = 3
LIMIT: Final = 10
"""Times as long as the fixed piece of work: two seconds on a quiet machine."""


def fixed_work() -> int:
    """A fifth of a second of a quiet machine."""
    total = 0
    for number in range(4_500_000):
        total += number
    return total


def figures() -> list[Figure]:
    """One figure for each bad upload."""
    found = []
    for bad in BAD_UPLOADS:
        data = bad.make()
        # The processor's time: on a machine that is shared, the clock on the wall counts what the others do.
        least, refused = side_by_side(TIMES, fixed_work, partial(said_of, bad, data), clock=time.process_time)
        found.append(Figure(f"refused: {bad.name}", refused, least))
    return found


def too_slow(measured: Sequence[Figure]) -> list[str]:
    """What is said of those that took too long."""
    return [
        f"{one.name} took {one.ratio:.1f} times the fixed work, more than {LIMIT}."
        for one in measured
        if one.ratio > LIMIT
    ]


def main() -> int:
    """Measure, print the figures, and fail if any upload keeps the server busy too long."""
    measured = figures()
    print(table(measured, least="fixed"))
    said = too_slow(measured)
    print("\n".join(said), file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
