"""``docs/statistics.md`` says what the code does: its settings, and how often verdicts were wrong when simulated."""

import re

import pytest

from tests.capabilities import ROOT
from wellspent.core.estimates import mood
from wellspent.core.estimates.fits import SPREAD_OF_RATING, SPREAD_OF_VALUE
from wellspent.core.estimates.pooled import NU0
from wellspent.core.model import Definition
from wellspent.core.verdict import settle
from wellspent.core.verdict.rule import FEWEST_MOODS, thresholds
from wellspent.core.verdict.track_record import wrong_so_often

PAGE = (ROOT / "docs" / "statistics.md").read_text("utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of every table row in ``text``."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]


def section(heading: str) -> str:
    return re.split(r"(?m)^#+ ", PAGE.split(f"# {heading}\n", 1)[1])[0]


@pytest.mark.parametrize(
    "anchor", ["value", "estimates", "mood", "per-hour", "verdict", "settle", "changes", "week", "limits"]
)
def test_the_app_can_link_to_each_part(anchor: str) -> None:
    headings = re.findall(r"(?m)^#+ (.+)$", PAGE)
    assert [heading.lower().replace(" ", "-") for heading in headings].count(anchor) == 1


def test_links_within_the_page_lead_somewhere() -> None:
    headings = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in re.findall(r"(?m)^#+ (.+)$", PAGE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= headings


def test_the_settings_are_those_of_the_code() -> None:
    said = {row[0]: row[1] for row in rows(section("Verdict"))}
    usual, careful = Definition(), thresholds(Definition(careful=True))
    lines = thresholds(usual)

    def p(*numbers: float) -> str:
        return ", ".join(f"{number:.2f}".removeprefix("0") for number in numbers)

    expected = {
        "`bar`": f"{usual.bar:.0f}",
        "P to keep, to skip": f"{p(lines.keep_at, lines.skip_at)}; careful: {p(careful.keep_at, careful.skip_at)}",
        "`fewest_rated`": f"{usual.fewest_rated}",
        "`close_call`": f"{usual.close_call:.0f}",
        "`draining_at`": p(usual.draining_at),
        "meetings for draining": f"{FEWEST_MOODS}",
        "meetings to adjust mood": f"{mood.ENOUGH}",
        "s0": f"{SPREAD_OF_VALUE / 100:.0%} of the scale".replace("%", " %"),
        "nu0": f"{NU0:.0f}",
        "meetings to settle, at most": f"{settle.MOST}",
    }
    assert {name: said.get(name) for name in expected} == expected
    assert SPREAD_OF_RATING / 4 == SPREAD_OF_VALUE / 100


@pytest.mark.parametrize(("heading", "careful"), [("Verdicts by meetings", False), ("Being more careful", True)])
def test_how_often_verdicts_are_said_to_be_wrong_is_what_the_simulation_found(heading: str, careful: bool) -> None:
    found = {int(row[0]): row for row in rows(section(heading)) if row[0].isdigit()}
    assert set(found) == {1, 2, 3, 5, 10}
    for meetings in (2, 3, 5, 10):
        keeps, skips = (float(cell.split()[0]) for cell in found[meetings][5:7])
        assert wrong_so_often(meetings, keep=True, careful=careful) == keeps
        assert wrong_so_often(meetings, keep=False, careful=careful) == skips
