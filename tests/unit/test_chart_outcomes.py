"""Hours and outcomes side by side, and how calls felt: what is counted, what is drawn, and what opens from where."""

import datetime as dt

import pandas as pd
import pytest

from tests.golden_files import Golden
from wellspent.core import tables
from wellspent.core.charts import calls_mood, outcomes, style
from wellspent.core.charts.picture import CHOSEN, DATA, GroupTexts, Picture
from wellspent.core.model import (
    CALLS,
    Break,
    BreakDesign,
    Group,
    Meeting,
    Outcome,
    OutcomeKind,
    Person,
    Phase,
    ScheduledWeek,
    Workbook,
)
from wellspent.words import charts as words
from wellspent.words import charts_calls, charts_outcomes, scales
from wellspent.words import outcomes as for_outcomes

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
LEGEND = GroupTexts(**words.LEGEND)
KINDS = tuple(for_outcomes.KIND.items())
TEXTS = outcomes.Texts(**charts_outcomes.TEXTS, kinds=KINDS, groups=LEGEND)
FELT = calls_mood.Texts(**charts_calls.TEXTS, directions=charts_calls.DIRECTIONS, moods=scales.MOOD)


def meeting(name: str, day: int, minutes: int | None = 60, **said: object) -> Meeting:
    fields = {"date": dt.date(2026, 9, day), "group": name.partition("-")[0], "minutes": minutes}
    return Meeting(**{"id": name, **fields, **said})


def outcome(name: str, day: int, kind: OutcomeKind = OutcomeKind.LEAD, **said: object) -> Outcome:
    return Outcome(**{"id": name, "date": dt.date(2026, 10, day), "kind": kind, **said})


def book(*outcomes: Outcome, **more: object) -> Workbook:
    made = [
        meeting("club-1", 1, 90),
        meeting("club-2", 8, 30),
        meeting("fair-1", 3, 120),
        meeting("fair-2", 10, None),
        meeting("calls-1", 15, 15, people=("ada",)),
    ]
    return Workbook(
        groups={one: Group(id=one, name=one.title()) for one in ("club", "fair", CALLS)},
        meetings={one.id: one for one in made},
        people={"ada": Person(id="ada", name="Ada", met_at="club")},
        outcomes={one.id: one for one in outcomes},
        **more,
    )


CAME = (
    outcome("lead", 2, meeting="club-1", group="club"),
    outcome("offer", 20, OutcomeKind.OFFER, person="ada"),
    outcome("call", 9, OutcomeKind.REFERRAL, meeting="calls-1", person="ada"),
    outcome("luck", 5),
)


def picture(workbook: Workbook) -> Picture:
    table = tables.meetings(workbook, NOW)
    shaded = outcomes.left_out(workbook.breaks, NOW.date())
    return outcomes.draw(table, outcomes.came_of(workbook), shaded, style.slots(table), TEXTS)


def test_each_outcome_is_counted_for_the_group_it_came_from_oldest_first() -> None:
    came = outcomes.came_of(book(*CAME))
    assert list(zip(came["id"], came["group"], came["group_name"], came["meeting"], strict=True)) == [
        ("lead", "club", "Club", "club-1"),
        ("luck", "", "", ""),
        ("call", CALLS, "Calls", "calls-1"),
        ("offer", "club", "Club", ""),
    ]


def test_the_table_beside_it_has_every_group_with_its_hours_and_what_came_and_elsewhere_last() -> None:
    workbook = book(*CAME)
    rows = outcomes.by_group(tables.meetings(workbook, NOW), outcomes.came_of(workbook))
    assert rows[["group", "meetings", "hours", "lead", "offer", "referral"]].to_numpy().tolist() == [
        [CALLS, 1, 0.25, 0, 0, 1],
        ["club", 2, 2.0, 1, 1, 0],
        ["fair", 2, 2.0, 0, 0, 0],
        ["", 0, 0.0, 1, 0, 0],
    ]


def test_the_facts_count_what_is_there_and_what_is_not_known() -> None:
    workbook = book(*CAME)
    none = outcomes.left_out({}, NOW.date())
    facts = outcomes.facts(tables.meetings(workbook, NOW), outcomes.came_of(workbook), none)
    assert (facts.meetings, facts.hours, facts.hours_unknown) == (5, 4.25, 1)
    assert (facts.kinds, facts.outcomes, facts.elsewhere) == ({"lead": 2, "referral": 1, "offer": 1}, 4, 1)
    said = charts_outcomes.sentence(facts.hours, facts.hours_unknown, facts.kinds)
    assert said == "4.2 hours so far (1 meeting without a time), and 2 leads, 1 referral and 1 offer."
    assert charts_outcomes.sentence(1, 0, {}) == "1 hour so far, and nothing noted yet of what came of it."


def test_steps_begin_at_nothing_go_up_at_each_meeting_and_reach_to_the_end() -> None:
    drawn = picture(book(*CAME)).spec["datasets"]
    hours = drawn[outcomes.HOURS]
    assert hours[hours["group"] == "club"]["total"].tolist() == [0.0, 1.5, 2.0, 2.0]
    assert hours[hours["group"] == "fair"]["total"].tolist() == [0.0, 2.0, 2.0]
    came = drawn[outcomes.CAME]
    assert came[came["group"] == "club"]["total"].round().tolist() == [0, 1, 2, 2]
    assert hours.groupby("group")["at"].max().nunique() == 1


def test_equal_steps_of_two_groups_do_not_cover_each_other() -> None:
    came = picture(book(*CAME)).spec["datasets"][outcomes.CAME]
    assert came.groupby("group")["total"].min().nunique() == came["group"].nunique()


def test_a_dot_opens_the_meeting_that_the_outcome_names() -> None:
    made = picture(book(*CAME))
    assert made.opens == {"lead": ("club-1",), "call": ("calls-1",)}
    assert set(made.spec["datasets"][DATA]["mark"]) == {"lead", "call", "offer"}
    assert CHOSEN in {param["name"] for param in made.spec["params"]}


def test_without_any_outcome_the_hours_are_drawn_all_the_same() -> None:
    made = picture(book())
    assert made.opens == {}
    assert len(made.spec["datasets"][outcomes.HOURS]) > 0


def test_a_break_is_shaded_as_far_as_it_went_and_one_that_was_drawn_only_in_its_weeks() -> None:
    monday = dt.date(2026, 9, 28)
    later = monday + dt.timedelta(weeks=1)
    whole = Break(id="a", group="club", start=monday, end=dt.date(2026, 12, 6))
    ended = Break(id="b", group="club", start=monday, end=dt.date(2026, 12, 6), ended_on=dt.date(2026, 10, 2))
    weeks = (ScheduledWeek(week=monday, phase=Phase.ATTENDING), ScheduledWeek(week=later, phase=Phase.ON_BREAK))
    drawn = Break(
        id="c", group="club", design=BreakDesign.BLOCKS, start=monday, end=dt.date(2026, 10, 11), schedule=weeks
    )
    to_come = Break(id="d", group="club", start=dt.date(2026, 11, 2), end=dt.date(2026, 12, 6))
    found = outcomes.left_out({one.id: one for one in (whole, ended, drawn, to_come)}, NOW.date())
    days = [[pd.Timestamp(moment, unit="ms").date() for moment in row] for row in found[["start", "end"]].to_numpy()]
    assert days == [
        [monday, dt.date(2026, 10, 31)],
        [monday, dt.date(2026, 10, 3)],
        [later, dt.date(2026, 10, 12)],
    ]


def felt(*moods: tuple[int | None, int | None]) -> pd.DataFrame:
    calls = [
        meeting(f"calls-{number}", 15, 15, mood_before=before, mood_after=after)
        for number, (before, after) in enumerate(moods)
    ]
    return tables.meetings(Workbook(meetings={one.id: one for one in calls}), NOW)


def test_only_calls_with_both_moods_are_drawn_and_calls_of_one_day_stand_apart() -> None:
    made = calls_mood.draw(felt((1, 3), (2, None), (3, 2), (2, 2)), FELT)
    marks = made.spec["datasets"][DATA]
    assert marks["direction"].tolist() == [1, -1, 0]
    assert marks["at"].is_unique
    assert made.opens == {"calls-0": ("calls-0",), "calls-2": ("calls-2",), "calls-3": ("calls-3",)}


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ((0, 0, 0, 0), "No call has both moods noted yet."),
        ((1, 1, 0, 0), "In 1 call with both moods noted, yours rose once."),
        ((6, 3, 2, 1), "In 6 calls with both moods noted, yours rose 3 times, stayed as it was twice and fell once."),
    ],
)
def test_how_calls_felt_is_a_sentence(counted: tuple[int, int, int, int], said: str) -> None:
    assert charts_calls.felt(*counted) == said


def test_the_specifications_are_the_golden_ones(golden: Golden) -> None:
    golden("chart_outcomes", outcomes.structure(TEXTS))
    golden("chart_calls_mood", calls_mood.structure(FELT))
