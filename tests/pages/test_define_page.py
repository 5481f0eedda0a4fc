"""The Define page: what is shown before it is saved, what is saved, and that no criterion is ever lost."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    contents,
    field,
    fill,
    go,
    labels,
    meeting,
    open_app,
    prefix,
    press,
    said,
    workbook,
    write,
)
from wellspent.words import define, inputs


def counts(app) -> list[str]:
    """What each criterion in use counts, from the top."""
    return re.findall(r"counts (\d+)%", said(app))


def move(app, what: str, criterion: str):
    return app.button(key=f"{prefix(app, 'define')}{what}.{criterion}").click().run()


def test_on_an_empty_workbook_nothing_can_be_saved_and_nothing_is_written(workbook_folder: Path) -> None:
    app = open_app("define")
    assert define.NONE_YET in said(app)
    assert set(define.STARTING.values()) < set(labels(app))
    assert define.SAVE not in labels(app)
    assert not workbook_folder.exists()


def test_what_is_picked_and_typed_is_saved_as_it_stands_on_the_screen(workbook_folder: Path) -> None:
    app = open_app("define")
    app = fill(app, "text_area", define.PURPOSE, "Meet two people in logistics")
    app = press(app, define.STARTING["could-hire-me"])
    app = press(app, define.STARTING["less-alone"])
    app = fill(app, "text_input", define.OWN, "Hear about small firms")
    app = press(app, define.ADD)
    assert counts(app) == ["61", "28", "11"]
    app = fill(app, "slider", define.BAR_LABEL, 60)
    app = fill(app, "number_input", define.HOURS, 6.0)
    assert not contents(workbook_folder)
    app = press(app, define.SAVE)
    assert define.SAVED in said(app)
    assert define.SAVE not in labels(app)
    saved = yaml.load((workbook_folder / "definition.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert (saved["purpose"], saved["bar"], saved["weekly_hours"]) == ("Meet two people in logistics", "60", "6")
    assert [(one["id"], one["text"], one["rank"], one["since"]) for one in saved["criteria"]] == [
        ("could-hire-me", define.STARTING["could-hire-me"], "1", "2026-10-30"),
        ("less-alone", define.STARTING["less-alone"], "2", "2026-10-30"),
        ("hear-about-small-firms", "Hear about small firms", "3", "2026-10-30"),
    ]
    assert workbook(workbook_folder).about.first_steps == "defined"


def test_a_field_of_ones_own_is_empty_again_once_it_was_added() -> None:
    app = press(fill(open_app("define"), "text_input", define.OWN, "Hear about small firms"), define.ADD)
    assert field(app, "text_input", define.OWN).value == ""
    assert field(app, "text_input", define.TEXT.format(number=1)).value == "Hear about small firms"


def test_the_bar_is_explained_by_what_some_meetings_would_score(one_meeting: Path) -> None:
    text = said(open_app("define"))
    assert "Mostly “Meet people who could hire me” and nothing else would score 56." in text
    assert "Everything partly would score 50." in text


def test_a_changed_bar_shows_what_changes_before_it_is_saved(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, *(meeting(day, hire=2, alone=2) for day in range(1, 9)))
    before = contents(workbook_folder)
    app = open_app("define")
    assert define.NOTHING_TO_SAVE in said(app)
    app = fill(app, "slider", define.BAR_LABEL, 70)
    assert "Tuesday club: “Take a break and see” would become “Skip it”." in said(app)
    assert contents(workbook_folder) == before
    app = press(app, define.SAVE)
    assert workbook(workbook_folder).definition.bar == 70
    assert define.PREVIEW not in said(app)


def test_a_change_that_leaves_the_past_alone_says_so(one_meeting: Path) -> None:
    app = fill(open_app("define"), "text_area", define.PURPOSE, "Something else")
    assert define.PREVIEW_NONE in said(app)


def test_retiring_shows_what_is_lost_and_bringing_back_gives_it_back(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=4), meeting(13, hire=1, alone=3))
    before = workbook(workbook_folder).definition
    app = move(open_app("define"), "retire", "could-hire-me")
    assert counts(app) == ["100"]
    assert "1 meeting would get another value." in said(app)
    assert "1 meeting would lose its value" in said(app)
    press(app, define.SAVE)
    retired = {one.id: one for one in workbook(workbook_folder).definition.criteria}
    assert retired["could-hire-me"].retired_on is not None
    assert retired["less-alone"].rank == 1
    assert workbook(workbook_folder).meetings["club-6"].got == {"could-hire-me": 4}

    app = open_app("define")
    app = move(app, "bring_back", "could-hire-me")
    assert counts(app) == ["75", "25"]
    app = move(app, "up", "could-hire-me")
    assert "1 meeting would gain a value." in said(app)
    press(app, define.SAVE)
    assert workbook(workbook_folder).definition == before


def test_the_order_makes_the_weights(one_meeting: Path) -> None:
    app = move(open_app("define"), "down", "could-hire-me")
    app = press(app, define.SAVE)
    assert [one.id for one in workbook(one_meeting).definition.in_use] == ["less-alone", "could-hire-me"]
    assert counts(app) == ["75", "25"]


def test_weights_by_hand_follow_the_points(one_meeting: Path) -> None:
    app = fill(open_app("define"), "segmented_control", define.WEIGHTING, "hand")
    assert counts(app) == ["50", "50"]
    app = fill(app, "number_input", define.POINTS.format(number=1), 30.0)
    app = fill(app, "number_input", define.POINTS.format(number=2), 10.0)
    assert counts(app) == ["75", "25"]
    press(app, define.SAVE)
    definition = workbook(one_meeting).definition
    assert definition.weighting == "hand"
    assert [one.points for one in definition.criteria] == [30.0, 10.0]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", inputs.sentence("empty", "criteria.1.text", {})),
        ("  feel less ALONE with the search ", "“feel less alone with the search” is there twice."),
    ],
    ids=["empty", "twice"],
)
def test_a_criterion_that_cannot_be_taken_is_named_and_cannot_be_saved(
    one_meeting: Path, typed: str, answer: str
) -> None:
    before = contents(one_meeting)
    app = fill(open_app("define"), "text_input", define.TEXT.format(number=1), typed)
    assert answer in said(app)
    assert define.SAVE not in labels(app)
    assert field(app, "text_input", define.TEXT.format(number=1)).value == typed
    assert contents(one_meeting) == before


def test_undo_puts_the_definition_back(one_meeting: Path) -> None:
    app = press(fill(open_app("define"), "slider", define.BAR_LABEL, 90), define.SAVE)
    assert workbook(one_meeting).definition.bar == 90
    app = press(app, "Undo")
    assert workbook(one_meeting).definition.bar == 50
    assert field(app, "slider", define.BAR_LABEL).value == 50


def test_a_bar_between_two_steps_stays_until_it_is_moved(workbook_folder: Path) -> None:
    write(workbook_folder, replace(DEFINITION, bar=52.5))
    app = open_app("define")
    assert define.NOTHING_TO_SAVE in said(app)
    press(fill(app, "text_area", define.PURPOSE, "Because"), define.SAVE)
    assert workbook(workbook_folder).definition.bar == 52.5


@pytest.mark.usefixtures("sample")
def test_the_sample_is_shown_as_it_is_saved() -> None:
    app = open_app("define")
    assert define.NOTHING_TO_SAVE in said(app)
    assert sum(map(int, counts(app))) in range(98, 103)
    assert define.TITLE in said(go(go(app, "rate"), "define"))
