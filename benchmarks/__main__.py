"""``python -m benchmarks``: saving, the start, the analysis, pages, a calendar and bad uploads, against the least.

That is Python's csv module for a save, finding the events for a calendar, a fixed piece of work for an upload, and a
one-line app for the rest; it is measured in the same run. An upload that takes ten times the fixed piece of work makes
the run fail.

Read the ratios: milliseconds say more about the machine, and what else it was doing, than about the app.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import analysis_speed, calendar_reading, rerun, saving, start, uploads
from benchmarks.measure import table

LARGE = ("--groups", "40", "--meetings", "10000")


def main() -> int:
    """Measure everything on samples of two sizes, print the figures, and fail if an upload takes too long."""
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
        figures += calendar_reading.figures()
    print(table(figures))
    return uploads.main()


if __name__ == "__main__":
    sys.exit(main())
