"""The Decide page: verdict, reasons and figures of each group, and the person's own decision."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    labels,
    meeting,
    open_app,
    prefix,
    press,
    rows,
    said,
    settled,
    workbook,
    write,
)
from wellspent.core.model import MeetingStatus
from wellspent.words import common, decide, decide_week, decide_worked_out, expectation


@pytest.fixture
def club(workbook_folder: Path) -> Path:
    """A group that gives too little, and one occasion of it without a rating."""
    write(
        workbook_folder,
        DEFINITION,
        CLUB,
        *(meeting(day, hire=1, alone=1, minutes=60, mood_before=3, mood_after=1) for day in (6, 13, 20)),
        meeting(27),
    )
    return workbook_folder


def choose(app, choice: str, note: str = ""):
    start = prefix(app, "decide.club")
    app.segmented_control(key=f"{start}choice").set_value(choice)
    app.text_area(key=f"{start}note").set_value(note)
    return press(settled(app.run()), decide.SAVE)


def test_on_an_empty_workbook_the_page_leads_to_the_definition(workbook_folder: Path) -> None:
    app = open_app("decide")
    assert decide.NO_DEFINITION in said(app)
    assert labels(app, "page_link") == [decide.TO_DEFINE]
    assert not workbook_folder.exists()


def test_without_meetings_the_page_leads_to_rating(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(31, status=MeetingStatus.PLANNED))
    app = open_app("decide")
    assert decide.NO_GROUPS in said(app)
    assert labels(app, "page_link") == [decide.TO_RATE]


def test_one_meeting_is_too_early_to_tell(one_meeting: Path) -> None:
    text = said(open_app("decide"))
    assert "Too early to tell" in text
    assert "One rated meeting in all. It could be anything from" in text


def test_a_group_shows_its_verdict_its_reasons_and_what_each_figure_rests_on(club: Path) -> None:
    text = said(open_app("decide"))
    assert "Skip it" in text
    assert "You get too little of what you come for: best guess 25 of 100" in text
    assert "1 meeting without a rating is left out." in text
    assert "From 3 meetings with a rating; 1 without one" in text
    assert "| Value | 25 of 100 (" in text
    assert "| Value per hour | 25 (" in text
    assert "| Mood change | -2.0 (" in text
    assert "| 3 of 4 |" in text
    assert "| Progress | not known | 0 of 4 |" in text
    assert "3 hours in all, door to door (from 3 meetings)." in text
    assert "With fewer than 3 rated meetings" in text


@pytest.mark.parametrize(
    ("choice", "status", "remark"),
    [("skip", "stopped", decide.STOPPED), ("take_a_break", "on_break", decide.ON_BREAK)],
)
def test_the_decision_and_the_groups_status_are_recorded(club: Path, choice: str, status: str, remark: str) -> None:
    app = choose(open_app("decide"), choice, "It drains me")
    assert "Saved: your decision about Tuesday club." in said(app)
    (row,) = rows(club, "decisions.csv")
    assert (row["date"], row["group"], row["verdict"], row["decision"], row["note"]) == (
        "2026-10-30",
        "club",
        "skip",
        choice,
        "It drains me",
    )
    assert workbook(club).groups["club"].status == status
    assert remark in said(app)
    assert "“It drains me”" in said(app)


def test_deciding_to_keep_going_beside_another_verdict_is_recorded_with_that_verdict(club: Path) -> None:
    choose(open_app("decide"), "keep_going")
    (row,) = rows(club, "decisions.csv")
    assert (row["verdict"], row["decision"]) == ("skip", "keep_going")
    assert workbook(club).groups["club"].status == "attending"


def test_a_second_decision_on_the_same_day_takes_the_place_of_the_first(club: Path) -> None:
    app = choose(open_app("decide"), "skip")
    choose(app, "keep_going")
    (row,) = rows(club, "decisions.csv")
    assert row["decision"] == "keep_going"
    assert workbook(club).groups["club"].status == "attending"


def test_undo_takes_back_the_decision_and_the_status(club: Path) -> None:
    app = press(choose(open_app("decide"), "skip"), common.UNDO)
    assert rows(club, "decisions.csv") == []
    assert workbook(club).groups["club"].status == "attending"
    assert decide.STOPPED not in said(app)


def test_nothing_can_be_saved_before_something_is_chosen(club: Path) -> None:
    (button,) = [one for one in open_app("decide").button if one.label == decide.SAVE]
    assert button.disabled


def test_groups_that_ask_for_a_decision_come_first(workbook_folder: Path) -> None:
    others = {
        "early": (4,),
        "good": (4, 4, 4),
        "middling": (2, 2, 2),
        "poor": (0, 0, 0),
    }
    write(
        workbook_folder,
        DEFINITION,
        *(replace(CLUB, id=name, name=name) for name in others),
        *(
            meeting(day, hire=step, alone=step, id=f"{name}-{day}", group=name, date=dt.date(2026, 10, day))
            for name, steps in others.items()
            for day, step in enumerate(steps, start=1)
        ),
    )
    names = [one.value for one in open_app("decide").subheader]
    assert names == ["poor", "middling", "good", "early"]


def test_the_rule_names_the_thresholds_of_the_definition(workbook_folder: Path) -> None:
    write(workbook_folder, replace(DEFINITION, fewest_rated=5, close_call=7.0, bar=64.0), CLUB, meeting(6, 4, 4))
    text = said(open_app("decide"))
    assert "With fewer than 5 rated meetings" in text
    assert "bar of 64. Up to 10 in 100" in text
    assert "within about 7 points" in text


@pytest.mark.usefixtures("sample")
def test_the_sample_has_a_verdict_for_each_group_that_one_has_been_to() -> None:
    app = open_app("decide")
    assert app.subheader[0].value == "Harbour Street Job Club"
    assert all(word in said(app) for word in ("Skip it", "Keep going"))


def test_being_more_careful_is_saved_said_and_can_be_undone(club: Path) -> None:
    app = open_app("decide")
    (toggle,) = app.toggle
    toggle.set_value(True)
    app = settled(app.run())
    assert workbook(club).definition.careful
    assert decide.CAREFUL_ON in said(app)
    assert "Up to 5 in 100" in said(app)
    press(app, common.UNDO)
    assert not workbook(club).definition.careful


def test_without_weekly_hours_the_week_says_how_to_get_one(club: Path) -> None:
    assert decide_week.NO_HOURS in said(open_app("decide"))


def test_the_week_names_visits_hours_and_the_price_of_an_hour(workbook_folder: Path) -> None:
    write(
        workbook_folder,
        replace(DEFINITION, weekly_hours=1.0),
        *(replace(CLUB, id=name, name=name) for name in ("good", "fair")),
        *(
            meeting(day, hire=step, alone=step, id=f"{name}-{day}", group=name, minutes=60)
            for name, step in (("good", 4), ("fair", 3))
            for day in range(1, 6)
        ),
    )
    text = said(open_app("decide"))
    assert decide_week.lead(1.0, 1.0) in text
    assert "| good | 1 | 1.0 |" in text
    assert "| fair |" not in text
    assert "An hour of your week is worth about 76 points" in text
    assert "these hours go further elsewhere" in text


@pytest.mark.usefixtures("sample")
def test_how_it_was_worked_out_names_the_numbers_put_in_and_leads_on() -> None:
    app = open_app("decide")
    app.session_state["worked-out-harbour-street-job-club"] = True
    app = settled(app.run())
    text = said(app)
    assert "What goes in. Your answers" in text
    assert "Best guess. Their plain average is 29." in text
    assert "Against your bar. The chance" in text
    assert "Your weights. " in text
    assert decide_worked_out.READ_ON in labels(app, "page_link")


def test_a_meeting_that_the_verdict_rests_on_is_named(workbook_folder: Path) -> None:
    steps = (4, 4, 4, 4, 4, 4, 0)
    write(
        workbook_folder,
        replace(DEFINITION, bar=80.0),
        CLUB,
        *(meeting(day, hire=step, alone=step) for day, step in enumerate(steps, start=1)),
    )
    app = open_app("decide")
    app.session_state["change-club"] = True
    assert "It rests on one meeting: without that of Wed 7 Oct 2026 (value 0)" in said(settled(app.run()))


def test_where_gut_and_definition_differ_a_question_is_asked_and_nothing_corrected(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, *(meeting(day, hire=0, alone=0, worth=4) for day in range(1, 6)))
    text = said(open_app("decide"))
    assert expectation.question("gut_finds_more") in text
    assert "Skip it" in text


def test_from_a_group_that_one_goes_to_a_break_can_be_begun_and_not_from_calls(workbook_folder: Path) -> None:
    calls = replace(CLUB, id="calls", name="Calls")
    write(workbook_folder, DEFINITION, CLUB, calls, meeting(6, 4, 4), meeting(13, 4, 4, group="calls"))
    links = [link.proto for link in open_app("decide").get("page_link")]
    assert [link.query_string for link in links if link.label == decide.TO_BREAK] == ["group=club"]
