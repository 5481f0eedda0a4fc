"""``python -m benchmarks``: the start, and each page, against a one-line app in the same run.

Read the ratios: milliseconds say more about the machine, and what else it was doing, than about the app.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import rerun, start
from benchmarks.measure import table

LARGE = ("--groups", "40", "--meetings", "10000")


def main() -> None:
    """Measure everything on samples of two sizes, and print the figures."""
    with tempfile.TemporaryDirectory() as desk:
        small, large = Path(desk) / "small", Path(desk) / "large"
        for folder, size in ((small, ()), (large, LARGE)):
            command = [sys.executable, "-m", "wellspent", "sample", *size, str(folder)]
            subprocess.run(command, cwd=start.ROOT, check=True, stdout=subprocess.DEVNULL)
        figures = start.figures(small)
        figures += rerun.figures(small, "sample")
        figures += rerun.figures(large, "10,000 meetings")
    print(table(figures))


if __name__ == "__main__":
    main()
