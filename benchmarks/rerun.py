"""One run of each page over the channel that a browser uses: the first of a session, and the next ones."""

from pathlib import Path

from benchmarks.measure import Figure, median_ms
from benchmarks.start import ROOT, serving
from tests.driving.visitor import visitor

SESSIONS, RUNS = 5, 20


def figures(workbook: Path, size: str) -> list[Figure]:
    """Each page on ``workbook``, against the one-line app; ``size`` names the workbook in the table."""
    pages = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
    with serving("benchmarks/one_line_app.py", workbook) as one_line, serving("app.py", workbook) as ours:
        least_first, least_next = _first_ms(one_line, "/"), _next_ms(one_line, "/")
        found = []
        for page in pages:
            address = "/" if page == "today" else f"/{page}"
            _first_ms(ours, address)  # what is imported once in the life of the server is not the page's
            found.append(Figure(f"{page}, {size}: first run", _first_ms(ours, address), least_first))
            found.append(Figure(f"{page}, {size}: next run", _next_ms(ours, address), least_next))
    return found


def _first_ms(url: str, address: str) -> float:
    """A new session's first run, which reads the workbook."""

    def visit_once() -> None:
        with visitor(url) as somebody:
            _checked(somebody.run(address).exceptions)

    return median_ms(visit_once, SESSIONS)


def _next_ms(url: str, address: str) -> float:
    """A further run in the same session, on a workbook that did not change."""
    with visitor(url) as somebody:
        somebody.run(address)
        return median_ms(lambda: _checked(somebody.run(address).exceptions), RUNS)


def _checked(exceptions: tuple[str, ...]) -> None:
    if exceptions:
        raise RuntimeError(exceptions)
