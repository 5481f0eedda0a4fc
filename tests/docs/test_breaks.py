"""The table of designs in the documentation says what the code would draw and tell."""

import re

import pytest

from tests.capabilities import ROOT
from wellspent.core.breaks import designs
from wellspent.core.model import BreakDesign
from wellspent.words import breaks

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "breaks.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| (look|blocks|four)", line)
]


def _schedules(design: str, weeks: int) -> int:
    if design.startswith("look"):
        before, without = (int(number) for number in re.findall(r"\d+", design))
        assert before + without == weeks
        return designs.best_of_a_look(before, without)
    return len(designs.schedules(_drawn(design), weeks))


def _drawn(design: str) -> BreakDesign:
    return BreakDesign.BLOCKS if design == "blocks" else BreakDesign.ABAB


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_each_design_has_as_many_schedules_as_it_says(row: list[str]) -> None:
    design, weeks, schedules, least, *power = row
    assert _schedules(design, int(weeks)) == int(schedules)
    assert breaks.p(1 / int(schedules)) == least
    if not design.startswith("look"):
        known = designs.POWER.get((_drawn(design), int(weeks)))
        assert power == (["", ""] if known is None else [_share(known.one), _share(known.two)])


def _share(power: float) -> str:
    return "1" if power == 1 else f"{power:.2f}".removeprefix("0")


def test_every_design_that_is_drawn_is_in_the_table() -> None:
    told = {(_drawn(design), int(weeks)) for design, weeks, *_ in ROWS if not design.startswith("look")}
    assert told == {
        (design, weeks) for design in (BreakDesign.BLOCKS, BreakDesign.ABAB) for weeks in designs.lengths(design)
    }
