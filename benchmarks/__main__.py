"""``python -m benchmarks``: saving, the start, the analysis, pages and bad uploads, against the least that would do.

The least is Python's csv module for a save, naming the bytes of an upload, and a one-line app for the rest; it is
measured in the same run.

Read the ratios: milliseconds say more about the machine, and what else it was doing, than about the app.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import analysis_speed, rerun, saving, start, uploads
from benchmarks.measure import table

LARGE = ("--groups", "40", "--meetings", "10000")


def main() -> None:
    """Measure everything on samples of two sizes, and print the figures."""
    with tempfile.TemporaryDirectory() as desk:
        small, large = Path(desk) / "small", Path(desk) / "large"
        for folder, size in ((small, ()), (large, LARGE)):
            command = [sys.executable, "-m", "wellspent", "sample", *size, str(folder)]
            subprocess.run(command, cwd=start.ROOT, check=True, stdout=subprocess.DEVNULL)
        figures = saving.figures(large, "10,000 meetings")
        figures += analysis_speed.figures(small)
        figures += start.figures(small)
        figures += rerun.figures(small, "sample")
        figures += rerun.figures(large, "10,000 meetings")
        figures += uploads.figures()
    print(table(figures))


if __name__ == "__main__":
    main()
