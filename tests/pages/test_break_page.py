"""The page of breaks, without a browser: beginning, what is said beforehand, what is locked, and the decision."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import CLUB, DEFINITION, SAMPLE, field, fill, labels, meeting, open_app, press, said, workbook
from tests.pages.driving import write as write_records
from wellspent.core.model import (
    Break,
    BreakDesign,
    CheckIn,
    Choice,
    Group,
    GroupStatus,
    Kind,
    Meeting,
    Phase,
    Record,
    ScheduledWeek,
)
from wellspent.words import break_results, breaks

FAIR = Group(id="fair", name="Spring *Fair*", kind=Kind.FAIR)
WEEK = dt.timedelta(weeks=1)
DAY = dt.timedelta(days=1)


def tuesdays() -> list[Meeting]:
    return [meeting(day, 1, 1) for day in (6, 13, 20)]


def write(folder: Path, *records: Record) -> None:
    """The definition, two groups, three Tuesdays of the club, and these records; a later one stands for an earlier."""
    every = {getattr(one, "id", "definition"): one for one in (DEFINITION, CLUB, FAIR, *tuesdays(), *records)}
    write_records(folder, *every.values())


def pause(phases: str, start: str, design: BreakDesign = BreakDesign.LOOK_AND_SEE, **fields: object) -> Break:
    """``-`` is a week with the group and ``b`` one without; ``start`` is the first Monday of the schedule."""
    first = dt.date.fromisoformat(start)
    weeks = tuple(
        ScheduledWeek(week=first + place * WEEK, phase=Phase.ON_BREAK if letter == "b" else Phase.ATTENDING)
        for place, letter in enumerate(phases)
    )
    drawn = dt.datetime(2026, 1, 1, 8, tzinfo=dt.UTC) if design is not BreakDesign.LOOK_AND_SEE else None
    begins = first + phases.index("b") * WEEK if drawn is None else first
    given: dict[str, object] = {
        "start": begins,
        "end": weeks[-1].week + 6 * DAY,
        "drawn_at": drawn,
        "prediction": "I will *not* miss it.",
        "predicted_at": dt.datetime(2026, 1, 1, 8, tzinfo=dt.UTC),
        **fields,
    }
    return Break(id="pause", group="club", design=design, schedule=weeks, **given)


def check_ins(start: str, *moods: int | None) -> list[CheckIn]:
    first = dt.date.fromisoformat(start)
    return [
        CheckIn(week=first + place * WEEK, mood=mood, hours=10, confidence=2)
        for place, mood in enumerate(moods)
        if mood is not None
    ]


def only_break(folder: Path) -> Break:
    [found] = workbook(folder).breaks.values()
    return found


def test_an_empty_workbook_says_how_to_begin(workbook_folder: Path) -> None:
    app = open_app("break")
    assert breaks.NO_GROUPS in said(app)
    assert [link.proto.label for link in app.get("page_link")] == [breaks.TO_RATE]
    assert not workbook_folder.exists()


def begun(app: AppTest, folder: Path) -> Break:
    fill(app, "text_area", breaks.PREDICTION, "I will miss Ada.")
    press(app, breaks.BEGIN)
    return only_break(folder)


def test_a_group_in_the_address_is_chosen_and_its_break_begins(workbook_folder: Path) -> None:
    write(workbook_folder)
    app = open_app("break", group="fair")
    assert field(app, "selectbox", breaks.GROUP).value == "fair"
    fill(app, "text_input", breaks.WHEN, "Tuesday, 8 o'clock")
    fill(app, "selectbox", breaks.WHOM, "Ada Berg")
    fill(app, "text_input", breaks.SAY, "have you ten minutes?")
    made = begun(app, workbook_folder)
    assert (made.group, made.design, made.start) == ("fair", BreakDesign.LOOK_AND_SEE, dt.date(2026, 10, 30))
    assert made.substitute == "If it is Tuesday, 8 o'clock, I call Ada Berg and say: have you ten minutes?"
    assert workbook(workbook_folder).groups["fair"].status is GroupStatus.ON_BREAK
    assert "You are on a break" in said(app)
    press(app, "Undo")
    assert not workbook(workbook_folder).breaks


def test_lots_are_offered_for_a_weekly_group_only(workbook_folder: Path) -> None:
    write(workbook_folder)
    assert breaks.DESIGN in labels(open_app("break", group="club"), "button_group")
    app = open_app("break", group="fair")
    assert breaks.DESIGN not in labels(app, "button_group")
    assert breaks.NOT_WEEKLY in said(app)


def test_what_a_break_can_show_is_said_before_it_begins(workbook_folder: Path) -> None:
    write(workbook_folder, *check_ins("2026-09-07", 2, 2, 2, 2, None, 2, 2))
    app = open_app("break", group="club")
    assert breaks.ANECDOTE in said(app)
    assert "held against the 6 weeks before it" in said(app)
    assert "the best possible here is 1 in 5" in said(app)
    fill(app, "button_group", breaks.WEEKS, 8)
    assert "the best possible here is 1 in 9" in said(app)
    fill(app, "button_group", breaks.DESIGN, BreakDesign.BLOCKS)
    assert "There are 32 possible schedules" in said(app)
    assert "The best possible here is 1 in 32 (p = .031)" in said(app)
    assert "about 63 times in 100; twice as much, about 97" in said(app)
    fill(app, "button_group", breaks.DESIGN, BreakDesign.ABAB)
    assert "There are 35 possible schedules" in said(app)


def test_another_break_at_the_same_time_is_warned_of(workbook_folder: Path) -> None:
    write(workbook_folder, replace(pause("bbbb", "2026-10-19"), group="fair"))
    assert breaks.OTHER_BREAK.format(groups=FAIR.name) in said(open_app("break", group="club"))


def test_the_prediction_has_to_be_there(workbook_folder: Path) -> None:
    write(workbook_folder)
    app = press(open_app("break", group="club"), breaks.BEGIN)
    assert "Please fill in what you expect to happen." in said(app)
    assert not workbook(workbook_folder).breaks


def test_lots_are_drawn_once_told_and_can_be_called_off_but_not_taken_back(workbook_folder: Path) -> None:
    write(workbook_folder)
    app = open_app("break", group="club")
    fill(app, "button_group", breaks.DESIGN, BreakDesign.BLOCKS)
    fill(app, "text_area", breaks.PREDICTION, "Lighter.")
    press(app, breaks.DRAW)
    made = only_break(workbook_folder)
    assert (made.start, made.drawn_at is not None, len(made.schedule)) == (dt.date(2026, 11, 2), True, 10)
    assert all({a.phase, b.phase} == set(Phase) for a, b in zip(made.schedule[::2], made.schedule[1::2], strict=True))
    assert "Drawn by lot on Fri 30 Oct 2026 at 18:00, before the first week." in said(app)
    assert "Undo" not in labels(app)
    press(app, breaks.CALL_OFF)
    off = only_break(workbook_folder)
    assert (off.ended_on, off.schedule) == (dt.date(2026, 10, 30), made.schedule)
    assert workbook(workbook_folder).groups["club"].status is GroupStatus.ATTENDING


def test_until_it_begins_the_prediction_can_change_and_then_only_the_plan(workbook_folder: Path) -> None:
    write(workbook_folder, pause("bbbb", "2026-11-02"))
    app = open_app("break")
    fill(app, "text_area", breaks.PREDICTION, "I will miss it.")
    press(app, breaks.CHANGE_SAVE)
    assert only_break(workbook_folder).prediction == "I will miss it."
    write(workbook_folder, pause("bbbb", "2026-10-26"))
    app = open_app("break")
    assert breaks.LOCKED in said(app)
    assert breaks.PREDICTION not in [area.label for area in app.text_area if ".new" not in area.key]
    fill(app, "text_area", breaks.SUBSTITUTE, "Call Ada.")
    press(app, breaks.CHANGE_SAVE)
    assert only_break(workbook_folder).substitute == "Call Ada."


def test_going_back_is_one_click_without_reproach(workbook_folder: Path) -> None:
    write(workbook_folder, pause("bbbb", "2026-10-19"), replace(CLUB, status=GroupStatus.ON_BREAK))
    app = open_app("break")
    assert breaks.GO_BACK_LEAD in said(app)
    assert "Week 2 of 4" in said(app)
    press(app, breaks.GO_BACK)
    ended = only_break(workbook_folder)
    assert (ended.ended_on, ended.decision) == (dt.date(2026, 10, 30), Choice.KEEP_GOING)
    assert workbook(workbook_folder).groups["club"].status is GroupStatus.ATTENDING
    press(app, "Undo")
    assert only_break(workbook_folder).ended_on is None


def test_in_a_week_with_the_group_an_alternating_break_says_go(workbook_folder: Path) -> None:
    write(workbook_folder, pause("b--bb-b-", "2026-10-19", BreakDesign.BLOCKS))
    assert "This week you go to Tuesday club as usual" in said(open_app("break"))


OVER = pause("----bbbb", "2026-08-24")
MOODS = (2, 3, 2, 1, 3, 3, None, 4)


def test_at_the_end_the_prediction_stands_beside_what_happened(workbook_folder: Path) -> None:
    write(workbook_folder, OVER, *check_ins("2026-08-24", *MOODS), meeting(13, id="call", progress=2))
    app = open_app("break")
    text = said(app)
    assert "“I will *not* miss it.”" in text
    assert any(r"“I will \*not\* miss it\.”" in part.value for part in app.markdown)
    assert "In the weeks without it: mood 1.3 steps higher; hours on the search about the same; ready to" in text
    assert "| Mood | 2.0 (4 weeks) | 3.3 (3 weeks) |" in text
    assert "Mood: +1.6 steps, could be +0.7 to +2.5." in text
    assert break_results.TREND in text
    assert break_results.PAUSED in text
    assert "Your last week before it was lower than usual" in text
    assert "1 of 8 weeks has no check-in and is left out, not counted as zero." in text
    assert "No p is given, because its start was chosen and not drawn; with this many weeks the best possible" in text


def test_a_break_without_check_ins_says_so_and_can_still_be_decided(workbook_folder: Path) -> None:
    write(workbook_folder, OVER)
    app = open_app("break")
    assert break_results.NOTHING_TO_COMPARE in said(app)
    fill(app, "button_group", break_results.DECIDE, Choice.SKIP)
    press(app, break_results.SAVE)
    assert only_break(workbook_folder).decision is Choice.SKIP
    assert workbook(workbook_folder).groups["club"].status is GroupStatus.STOPPED


def test_one_by_lot_gives_its_p_with_the_best_that_was_possible(workbook_folder: Path) -> None:
    lots = pause("-b-bb--b", "2026-08-24", BreakDesign.BLOCKS)
    write(workbook_folder, lots, *check_ins("2026-08-24", 1, 3, 1, 3, 3, 1, 1, 3))
    text = said(open_app("break"))
    assert "Of the 16 schedules that could have been drawn, none shows as much as yours." in text
    assert "(p = .063). The best possible here is 1 in 16." in text
    assert break_results.PICKED in text
    assert break_results.PAUSED not in text


@pytest.mark.parametrize(
    ("choice", "ends"), [(Choice.KEEP_GOING, dt.date(2026, 10, 18)), (Choice.TAKE_A_BREAK, dt.date(2026, 11, 15))]
)
def test_it_ends_or_goes_on(workbook_folder: Path, choice: Choice, ends: dt.date) -> None:
    write(workbook_folder, OVER, *check_ins("2026-08-24", *MOODS))
    app = open_app("break")
    fill(app, "button_group", break_results.DECIDE, choice)
    if choice is Choice.TAKE_A_BREAK:
        press(app, break_results.SAVE)
        assert "Please fill in the number of weeks." in said(app)
        fill(app, "button_group", break_results.MORE_WEEKS, 3)
    fill(app, "text_area", break_results.NOTE, "Missed *Kit*.")
    press(app, break_results.SAVE)
    saved = only_break(workbook_folder)
    assert saved.note == "Missed *Kit*."
    assert (saved.decision is None) == (choice is Choice.TAKE_A_BREAK)
    assert saved.end == ends


def test_earlier_breaks_can_be_looked_at_again(workbook_folder: Path) -> None:
    done = replace(OVER, ended_on=OVER.end, decision=Choice.SKIP, decided_on=OVER.end, note="Quieter.")
    write(workbook_folder, done, *check_ins("2026-08-24", *MOODS))
    app = open_app("break")
    assert "you stayed away" in said(app)
    press(app, break_results.LOOK)
    assert "On Sun 18 Oct 2026 you decided: Stay away. “Quieter.”" in said(app)


def test_the_sample_shows_one_that_runs_and_one_that_is_over(
    workbook_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELLSPENT_STORE", f"folder:{SAMPLE}")
    text = said(open_app("break"))
    assert "Week 3 of 8" in text
    assert "This week: without Kestrel Online Pitch Circle." in text
    over = said(open_app("break", **{"break": "2026-08-24-old-mill-college-alumni-evening"}))
    assert "I will not miss it, and get two more applications done." in over
    assert "2.6 hours more on the search" in over
