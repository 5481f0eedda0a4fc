"""How far a person got is noted once and never goes back, with the zone they are in."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from wellspent.core.actions.first_steps import reached
from wellspent.core.model import EMPTY, About, FirstSteps

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=ZoneInfo("America/New_York"))


def test_the_first_save_notes_the_step_and_the_zone() -> None:
    (change,) = reached(EMPTY, FirstSteps.DEFINED, NOW)
    assert change.after == About(first_steps=FirstSteps.DEFINED, time_zone="America/New_York")


def test_a_zone_that_is_noted_stays() -> None:
    workbook = replace(EMPTY, about=About(time_zone="Europe/Lisbon"))
    (change,) = reached(workbook, FirstSteps.RATED, NOW)
    assert change.after == About(first_steps=FirstSteps.RATED, time_zone="Europe/Lisbon")


@pytest.mark.parametrize("step", [FirstSteps.DEFINED, FirstSteps.RATED])
def test_nobody_goes_back_a_step(step: FirstSteps) -> None:
    assert reached(replace(EMPTY, about=About(first_steps=FirstSteps.RATED)), step, NOW) == ()


def test_an_offset_alone_is_no_zone() -> None:
    (change,) = reached(EMPTY, FirstSteps.DEFINED, NOW.astimezone(dt.timezone(dt.timedelta(hours=-4))))
    assert change.after == About(first_steps=FirstSteps.DEFINED)
