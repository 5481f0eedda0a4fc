"""The first page: one next step, and where one stands."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages.driving import CLUB, DEFINITION, NOW, labels, meeting, open_app, press, said, workbook, write
from wellspent.core.model import CheckIn
from wellspent.words import define, rate, sample, today


def test_on_an_empty_workbook_the_step_is_to_define_and_looking_writes_nothing(workbook_folder: Path) -> None:
    app = open_app()
    assert [one.value for one in app.title] == [today.TITLE]
    assert today.STEP_TITLE["define"] in said(app)
    assert today.PRIVATE in said(app)
    assert labels(app) == [today.STEP_BUTTON["define"], sample.LOOK_FIRST]
    assert not workbook_folder.exists()


def test_the_button_of_the_step_leads_to_its_page() -> None:
    app = press(open_app(), today.STEP_BUTTON["define"])
    assert [one.value for one in app.title] == [define.TITLE]


def test_with_a_definition_the_step_is_to_bring_in_meetings_or_type_one(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION)
    app = open_app()
    assert labels(app) == [today.STEP_BUTTON["first_meetings"], today.OR_TYPE, sample.LOOK_FIRST]
    app = press(app, today.STEP_BUTTON["first_meetings"])
    assert [one.value for one in app.title] == [rate.TITLE]
    assert app.query_params["view"] == "import"
    assert app.file_uploader


def test_typing_one_in_leads_to_the_empty_form(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION)
    app = press(open_app(), today.OR_TYPE)
    assert rate.SAVE in labels(app)


def test_a_meeting_without_a_rating_is_waiting_and_counted_as_not_rated(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=4, alone=0, minutes=60), meeting(13))
    app = open_app()
    assert "1 meeting of the last three months is waiting for your word." in said(app)
    assert "1 meeting rated, 1 not rated. 1 hour door to door; 1 meeting without a time." in said(app)
    app = press(app, today.STEP_BUTTON["catch_up"])
    assert app.query_params["view"] == "catch-up"
    assert app.get("data_editor")


def test_one_rated_meeting_says_how_many_more_it_takes(one_meeting: Path) -> None:
    asked = replace(workbook(one_meeting).meetings["club-6"], asked_on=NOW.date())
    write(one_meeting, asked, CheckIn(week=dt.date(2026, 10, 26), mood=2))
    app = open_app()
    assert "Tuesday club needs 2 more rated meetings" in said(app)
    assert "Too early to tell · Tuesday club" in said(app)
    assert [(one.label, one.value) for one in app.metric] == [("Groups", "1"), ("Meetings", "1"), ("Hours", "2")]


def test_three_rated_meetings_ask_for_a_decision(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, *(meeting(day, hire=1, alone=1) for day in (6, 13, 20)))
    app = open_app()
    assert "first answer about Tuesday club" in said(app)
    assert "Skip it · Tuesday club" in said(app)


def test_meetings_to_come_and_meetings_of_last_year_are_not_asked_about(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(31), meeting(6, date=dt.date(2025, 10, 6)))
    assert today.STEP_BUTTON["catch_up"] not in labels(open_app())


@pytest.mark.usefixtures("sample")
def test_the_sample_shows_a_step_and_every_group_that_one_has_been_to() -> None:
    app = open_app()
    assert len([one for one in app.button if one.key == "next_step"]) == 1
    assert "Harbour Street Job Club" in said(app)
    assert [one.label for one in app.metric] == ["Groups", "Meetings", "Hours"]


def test_a_file_changed_by_hand_shows_at_the_next_look(one_meeting: Path) -> None:
    app = open_app()
    groups = one_meeting / "groups.yaml"
    groups.write_text(groups.read_text(encoding="utf-8").replace("Tuesday club", "Friday club"), encoding="utf-8")
    assert "Friday club" in said(app.run())
