"""The Charts page, through the app: pictures with their sentences and tables, filters, and what an empty one says."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from wellspent.core.model import Criterion, Definition, Group, Kind, Meeting, Workbook
from wellspent.core.settings import ROOT
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Change, Table
from wellspent.words import charts as words
from wellspent.words import charts_criteria as criteria
from wellspent.words import charts_expected as expected
from wellspent.words import charts_groups as groups
from wellspent.words import charts_weeks as weeks
from wellspent.words import expectation as sentences
from wellspent.words import rate, scales

NOW = "2026-11-23T12:00:00+00:00"
DEFINITION = Definition(criteria=(Criterion(id="learn", text="Learn", rank=1, since=dt.date(2026, 1, 1)),), bar=60)
GROUPS = {
    "club": Group(id="club", name="Tuesday *club*", kind=Kind.JOB_SEEKERS),
    "fair": Group(id="fair", name="=HYPERLINK fair", kind=Kind.FAIR),
}
MEETINGS = (
    Meeting(
        id="club-1", date=dt.date(2026, 3, 3), group="club", minutes=60, got={"learn": 3}, mood_before=1, mood_after=3
    ),
    Meeting(
        id="club-2", date=dt.date(2026, 11, 3), group="club", minutes=60, got={"learn": 1}, mood_before=1, mood_after=3
    ),
    Meeting(id="club-3", date=dt.date(2026, 11, 10), group="club", minutes=60),
    Meeting(
        id="fair-1", date=dt.date(2026, 10, 1), group="fair", minutes=120, got={"learn": 4}, mood_before=3, mood_after=2
    ),
)

Open = Callable[..., AppTest]


@pytest.fixture
def open_charts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """The Charts page of the app, on the workbook given, at the address of a view."""

    def run(workbook: Workbook, view: str = "") -> AppTest:
        store = FolderStore(tmp_path / "mine")
        seen = store.load(LOCAL)
        changes = [
            Change(table=Table.DEFINITION, id="definition", before=seen.workbook.definition, after=workbook.definition),
            *(Change(table=Table.GROUPS, id=one.id, before=None, after=one) for one in workbook.groups.values()),
            *(Change(table=Table.MEETINGS, id=one.id, before=None, after=one) for one in workbook.meetings.values()),
        ]
        store.save(LOCAL, changes, seen.version)
        monkeypatch.setenv("WELLSPENT_STORE", f"folder:{tmp_path / 'mine'}")
        monkeypatch.setenv("WELLSPENT_NOW", NOW)
        # There is no connection in these tests, and so no address that somebody asks from.
        monkeypatch.setattr(ContextProxy, "ip_address", None)
        app = AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
        app.switch_page("pages/charts.py")
        if view:
            app.query_params["view"] = view
        return settled(app.run())

    return run


def settled(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def book(*meetings: Meeting) -> Workbook:
    return Workbook(definition=DEFINITION, groups=GROUPS, meetings={meeting.id: meeting for meeting in meetings})


def marks(app: AppTest) -> list[list[str]]:
    """What is drawn: for each picture, its marks."""
    found = []
    for picture in app.get("vega_lite_chart"):
        frames = {data.name: data.data.data for data in picture.proto.datasets}
        found.append(pa.ipc.open_stream(frames["marks"]).read_all()["mark"].to_pylist())
    return found


def said(app: AppTest) -> str:
    return "\n".join(part.value.replace("\\", "") for part in [*app.markdown, *app.caption, *app.info])


def test_it_begins_with_the_groups_each_picture_with_a_title_a_sentence_and_a_name_for_screen_readers(
    open_charts: Open,
) -> None:
    app = open_charts(book(*MEETINGS))
    assert [one.value for one in app.header] == [groups.VALUE_TITLE, criteria.TITLE, groups.FUNNEL_TITLE]
    assert marks(app) == [["club-1", "fair-1", "club-2"], ["fair learn", "club learn"], ["fair", "club"]]
    assert "3 of 4 meetings are here; left out: 1 without a rating." in said(app)
    assert "Of 2 groups: 2 with fewer than three meetings." in said(app)
    for picture, title in zip(app.get("vega_lite_chart"), app.header, strict=True):
        assert picture.proto.alt.startswith(f"{title.value}. ")
        assert json.loads(picture.proto.spec)["autosize"]["type"] == "fit-x"


def test_hours_show_what_groups_give_for_an_hour_and_what_an_hour_costs(open_charts: Open) -> None:
    weekly = replace(DEFINITION, weekly_hours=1.0)
    more = (
        replace(MEETINGS[0], id="club-0", date=dt.date(2026, 2, 3)),
        replace(MEETINGS[0], id="club-9", date=dt.date(2026, 2, 10)),
    )
    app = open_charts(replace(book(*more, *MEETINGS), definition=weekly), "hours")
    assert [one.value for one in app.header] == [words.HOURS_TITLE]
    assert marks(app) == [["club-0", "club-9", "club-1", "fair-1", "club-2"]]
    assert "4 of these 5 reach your bar of 60." in said(app)
    assert "Most for an hour, as a best guess: Tuesday *club*, 6" in said(app)
    assert "(from 4 meetings)" in said(app)
    assert "The bold line is the price of an hour" in said(app)
    assert "1 hour a week" in said(app)


@pytest.mark.parametrize(
    ("weekly", "told"), [(None, "Say under Define how many hours"), (40.0, "An hour has no price at present")]
)
def test_where_an_hour_has_no_price_the_page_says_why(open_charts: Open, weekly: float | None, told: str) -> None:
    app = open_charts(replace(book(*MEETINGS), definition=replace(DEFINITION, weekly_hours=weekly)), "hours")
    assert told in said(app)


def test_moods_have_a_view_of_their_own(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS), "mood")
    assert [one.value for one in app.header] == [groups.CHANGE_TITLE, words.BEFORE_AFTER_TITLE, words.MOOD_TITLE]
    dots = ["club-1", "fair-1", "club-2"]
    assert marks(app) == [dots, ["fair 3 2", "club 1 3"], dots]
    assert groups.NOT_ADJUSTED in said(app)
    assert "Over 2 groups, your mood rose 2 times and fell once." in said(app)
    assert "By quarter: 1 worth it and lifting, 1 worth it but draining and 1 pleasant but gave little." in said(app)


def test_enough_moods_are_compared_at_an_equal_mood_before(open_charts: Open) -> None:
    many = [
        replace(MEETINGS[0], id=f"club-{day}", date=dt.date(2026, 4, day), mood_before=day % 4) for day in range(1, 13)
    ]
    app = open_charts(book(*many, *MEETINGS), "mood")
    assert groups.ADJUSTED in said(app)


def foretold(meeting: Meeting, expected: int | None, worth: int | None = None) -> Meeting:
    """The meeting, expected the day before."""
    at = dt.datetime.combine(meeting.date - dt.timedelta(days=1), dt.time(12), dt.UTC)
    return replace(meeting, expected=expected, expected_at=at, worth=worth)


def test_what_was_expected_is_held_against_what_came_and_a_question_asks_about_the_gut(open_charts: Open) -> None:
    often = [
        foretold(replace(MEETINGS[1], id=f"club-{day}", date=dt.date(2026, 4, day)), 3, worth=4) for day in range(1, 5)
    ]
    app = open_charts(book(*often, foretold(MEETINGS[3], None, worth=3)), "expected")
    assert [one.value for one in app.header] == [expected.EXPECTED_TITLE, expected.GUT_TITLE]
    assert marks(app)[0] == ["club-1", "club-2", "club-3", "club-4"]
    assert "Of 4 meetings of which you wrote it down beforehand, 4 brought less than you expected" in said(app)
    assert "So far you expected mostly and got a little, over 4 meetings." in said(app)
    assert sentences.question("gut_finds_more") in said(app)


def test_a_question_is_about_one_group_where_only_that_one_gives_rise_to_it(open_charts: Open) -> None:
    often = [replace(MEETINGS[1], id=f"club-{day}", date=dt.date(2026, 4, day), worth=4) for day in range(1, 5)]
    well = [replace(MEETINGS[3], id=f"fair-{day}", date=dt.date(2026, 5, day), worth=4) for day in range(1, 10)]
    app = open_charts(book(*often, *well), "expected")
    assert sentences.question("gut_finds_more", "Tuesday *club*") in said(app)


def test_without_an_expectation_the_page_leads_to_the_plan(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS), "expected")
    assert expected.EXPECTED_NEEDED in said(app)
    links = {one.proto.label: one.proto for one in app.get("page_link")}
    assert links[expected.TO_PLAN].query_string == "view=plan"


def test_kinds_that_would_turn_the_picture_round_have_one_each(open_charts: Open) -> None:
    def of(group: str, first: int, minutes: int, step: int) -> list[Meeting]:
        return [
            Meeting(
                id=f"{group}-{number}",
                date=dt.date(2026, 4, first + number),
                group=group,
                minutes=minutes + 30 * number,
                got={"learn": max(step - number // 2, 0)},
            )
            for number in range(4)
        ]

    app = open_charts(book(*of("club", 1, 30, 1), *of("fair", 10, 300, 4)), "hours")
    kinds = [scales.KIND["job_seekers"], scales.KIND["fair"]]
    assert [one.value for one in app.header] == [words.of_kind(words.HOURS_TITLE, kind) for kind in kinds]
    assert [[mark.partition("-")[0] for mark in drawn] for drawn in marks(app)] == [["club"] * 4, ["fair"] * 4]
    assert words.KINDS_APART in said(app)


def test_many_answers_at_the_top_of_the_scale_are_told(open_charts: Open) -> None:
    top = [
        replace(MEETINGS[0], id=f"club-{day}", date=dt.date(2026, 4, day), got={"learn": 4 - day % 2})
        for day in range(1, 9)
    ]
    assert "50% of the answers are at the very top of the scale" in said(open_charts(book(*top)))


def test_the_weeks_show_hours_against_the_budget_and_value_with_what_changed(open_charts: Open) -> None:
    definition = Definition(
        criteria=(
            *DEFINITION.criteria,
            Criterion(id="lead", text="Get a *lead*", rank=2, since=dt.date(2026, 5, 4)),
            Criterion(id="fun", text="Fun", since=dt.date(2026, 1, 1), retired_on=dt.date(2026, 5, 4)),
        ),
        bar=60,
        weekly_hours=1.5,
    )
    app = open_charts(replace(book(*MEETINGS), definition=definition), "weeks")
    assert [one.value for one in app.header] == [weeks.HOURS_TITLE, weeks.TIME_TITLE]
    assert marks(app)[0] == ["2026-03-02 club", "2026-09-28 fair", "2026-11-02 club", "2026-11-09 club"]
    assert "In 37 of 38 weeks you stayed within your 1.5 hours; in 1 you went over." in said(app)
    assert "34 weeks had no meeting. This week is not over: 0 hours so far." in said(app)
    assert weeks.TODAYS_DEFINITION in said(app)
    assert "- 1 · Mon 4 May 2026: added “Get a *lead*” and retired “Fun”" in said(app)


def test_hours_a_week_are_shown_without_a_budget_and_never_held_against_it_for_some_meetings(
    open_charts: Open,
) -> None:
    app = open_charts(book(*MEETINGS), "weeks")
    assert weeks.NO_BUDGET in said(app)
    assert "you stayed within" not in said(app)


def test_a_budget_is_not_compared_with_the_hours_of_one_group(open_charts: Open) -> None:
    app = open_charts(replace(book(*MEETINGS), definition=replace(DEFINITION, weekly_hours=1.5)), "weeks")
    assert "you stayed within" in said(app)
    settled(app.multiselect(key="charts.groups").set_value(["club"]).run())
    assert weeks.NOT_COMPARED in said(app)
    assert "you stayed within" not in said(app)


def test_a_week_that_the_picked_time_cuts_is_shown_whole(open_charts: Open) -> None:
    monday = replace(MEETINGS[1], id="club-0", date=dt.date(2026, 11, 2))
    app = open_charts(book(*MEETINGS, monday), "weeks")
    app.segmented_control(key="charts.time").set_value("between").run()
    app.date_input(key="charts.since").set_value(dt.date(2026, 11, 4))
    settled(app.date_input(key="charts.until").set_value(dt.date(2026, 11, 10)).run())
    assert marks(app)[0] == ["2026-11-02 club", "2026-11-09 club"]
    app.session_state[f"{weeks.HOURS_FILE}.twin"] = True
    twin = app.run().dataframe[0].value
    assert twin[["Meetings", "Hours"]].to_numpy().tolist() == [[2, 2.0], [1, 1.0]]


def test_what_each_group_is_good_for_names_its_columns_and_has_its_figures_in_a_table(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    assert "- 1 · Learn (counts 100%)" in said(app)
    assert "2 of 2 cells rest on fewer than three ratings." in said(app)
    app.session_state[f"{criteria.FILE}.twin"] = True
    twin = settled(app.run()).dataframe[0].value
    assert twin[["Group", "What you came for", "Counts, in %", "Plain mean", "Ratings"]].to_numpy().tolist() == [
        ["=HYPERLINK fair", "Learn", 100, 4.0, 1],
        ["Tuesday *club*", "Learn", 100, 2.0, 2],
    ]
    assert twin["Best guess"].between(2.0, 4.0, inclusive="neither").all()


def test_beside_its_meetings_a_picture_has_its_groups_as_a_table_with_a_download(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    app.session_state[f"{groups.VALUE_FILE}.twin"] = True
    by_group, by_meeting = (one.value for one in settled(app.run()).dataframe)
    assert by_group["Group"].tolist() == ["=HYPERLINK fair", "Tuesday *club*"]
    assert by_group["Plain mean"].tolist() == [100.0, 50.0]
    assert by_group["Best guess"].between(50.0, 100.0, inclusive="neither").all()
    assert by_group[["Rests on", "Without an answer"]].to_numpy().tolist() == [[1, 0], [2, 1]]
    assert by_meeting["Value"].tolist() == [75.0, 100.0, 25.0]
    assert [one.proto.label for one in app.get("download_button")] == [words.DOWNLOAD_GROUPS, words.DOWNLOAD]


def test_a_time_is_pooled_anew_and_a_group_that_is_picked_leans_on_the_others_all_the_same(open_charts: Open) -> None:
    def guess(app: AppTest) -> list[float]:
        app.session_state[f"{groups.VALUE_FILE}.twin"] = True
        table = settled(app.run()).dataframe[0].value
        return table.set_index("Group")["Best guess"].to_dict()["Tuesday *club*"]

    app = open_charts(book(*MEETINGS))
    of_all = guess(app)
    app.multiselect(key="charts.groups").set_value(["club"]).run()
    assert guess(app) == of_all
    app.segmented_control(key="charts.time").set_value("last_90").run()
    assert guess(app) != of_all


@pytest.mark.parametrize("view", ["", "elsewhere", "value", *words.VIEW_NAME])
def test_the_view_is_in_the_address_and_one_that_is_not_there_shows_the_first(open_charts: Open, view: str) -> None:
    app = open_charts(book(*MEETINGS), view)
    shown = view if view in words.VIEW_NAME else "groups"
    assert app.segmented_control(key=f"charts.view.{shown}").value == shown


def test_another_view_changes_the_address_and_keeps_what_is_picked(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    app.multiselect(key="charts.groups").set_value(["fair"]).run()
    settled(app.segmented_control(key="charts.view.groups").set_value("mood").run())
    assert app.query_params["view"] == "mood"
    assert marks(app)[1] == ["fair 3 2"]


def test_tags_narrow_to_meetings_with_any_of_them_and_are_offered_only_where_there_are_some(
    open_charts: Open,
) -> None:
    tagged = (
        replace(MEETINGS[0], tags=("dinner", "loud")),
        replace(MEETINGS[1], tags=("Dinner",)),
        replace(MEETINGS[3], tags=("loud",)),
    )
    app = open_charts(book(*tagged))
    assert app.multiselect(key="charts.tags").options == ["Dinner", "dinner", "loud"]
    settled(app.multiselect(key="charts.tags").set_value(["dinner", "Dinner"]).run())
    assert marks(app)[0] == ["club-1", "club-2"]


def test_without_tags_there_is_no_choice_of_them(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    assert {one.label for one in app.multiselect} == {words.GROUPS, words.KINDS}


def test_markup_in_a_name_is_shown_as_it_was_typed(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS, replace(MEETINGS[0], id="club-0")), "hours")
    assert any(r"Tuesday \*club\*" in part.value for part in app.markdown)


@pytest.mark.parametrize(
    ("time", "drawn"),
    [("all", ["club-1", "fair-1", "club-2"]), ("last_90", ["fair-1", "club-2"]), ("last_30", ["club-2"])],
)
def test_time_narrows_every_picture(open_charts: Open, time: str, drawn: list[str]) -> None:
    app = open_charts(book(*MEETINGS), "mood")
    settled(app.segmented_control(key="charts.time").set_value(time).run())
    assert marks(app)[0] == drawn
    assert marks(app)[2] == drawn


def test_from_and_to_take_in_both_days(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    app.segmented_control(key="charts.time").set_value("between").run()
    assert app.date_input(key="charts.since").value == dt.date(2026, 3, 3)
    app.date_input(key="charts.since").set_value(dt.date(2026, 10, 1))
    settled(app.date_input(key="charts.until").set_value(dt.date(2026, 11, 3)).run())
    assert marks(app)[0] == ["fair-1", "club-2"]
    app.date_input(key="charts.since").set_value(dt.date(2026, 11, 4)).run()
    assert [one.value for one in app.warning] == [words.TURNED_ROUND]
    assert words.NOTHING_HERE in said(app)


def test_groups_and_kinds_narrow_every_picture(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS), "hours")
    settled(app.multiselect(key="charts.groups").set_value(["fair"]).run())
    assert marks(app) == [["fair-1"]]
    assert "Your 1 meeting is here. It reaches your bar of 60." in said(app)
    settled(app.multiselect(key="charts.kinds").set_value(["job_seekers"]).run())
    assert marks(app) == []
    assert words.NOTHING_HERE in said(app)


def test_what_was_picked_is_still_picked_after_looking_at_another_page(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    app.multiselect(key="charts.groups").set_value(["fair"]).run()
    app.switch_page("pages/define.py").run()
    settled(app.switch_page("pages/charts.py").run())
    assert marks(app)[0] == ["fair-1"]


EVERY_PICTURE = pytest.mark.parametrize(
    ("view", "name"),
    [
        ("groups", groups.VALUE_FILE),
        ("groups", criteria.FILE),
        ("groups", groups.FUNNEL_FILE),
        ("hours", words.HOURS_FILE),
        ("mood", groups.CHANGE_FILE),
        ("mood", words.BEFORE_AFTER_FILE),
        ("mood", words.MOOD_FILE),
        ("weeks", weeks.HOURS_FILE),
        ("weeks", weeks.TIME_FILE),
    ],
)


@EVERY_PICTURE
def test_a_meeting_is_opened_beside_the_table_by_keyboard(open_charts: Open, view: str, name: str) -> None:
    app = open_charts(book(*MEETINGS), view)
    assert not app.dataframe
    app.session_state[f"{name}.twin"] = True
    settled(app.run())
    assert app.dataframe
    assert app.get("download_button")[-1].proto.label == words.DOWNLOAD
    settled(app.selectbox(key=f"{name}.open").set_value("fair-1").run())
    assert app.query_params["meeting"] == "fair-1"
    assert [one.value for one in app.title] == [rate.TITLE]


@pytest.mark.parametrize(
    ("view", "name"),
    [
        ("groups", groups.VALUE_FILE),
        ("hours", words.HOURS_FILE),
        ("mood", groups.CHANGE_FILE),
        ("mood", words.BEFORE_AFTER_FILE),
        ("mood", words.MOOD_FILE),
        ("weeks", weeks.TIME_FILE),
    ],
)
def test_the_table_twin_of_dots_and_lines_has_a_row_for_each_meeting(open_charts: Open, view: str, name: str) -> None:
    app = open_charts(book(*MEETINGS), view)
    app.session_state[f"{name}.twin"] = True
    twin = settled(app.run()).dataframe[-1].value
    assert twin["Date"].dt.strftime("%Y-%m-%d").tolist() == ["2026-03-03", "2026-10-01", "2026-11-03"]
    assert twin["Group"].tolist() == ["Tuesday *club*", "=HYPERLINK fair", "Tuesday *club*"]


def test_moods_stand_in_words_in_the_table(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS), "mood")
    app.session_state[f"{words.BEFORE_AFTER_FILE}.twin"] = True
    twin = app.run().dataframe[0].value
    assert twin["Mood before"].tolist() == ["low", "good", "low"]
    assert twin["Mood change"].tolist() == [2, -1, 2]


def test_without_meetings_the_page_says_what_is_needed(open_charts: Open) -> None:
    app = open_charts(book())
    assert words.NOTHING_YET in said(app)
    assert not app.get("vega_lite_chart")
    assert [one.proto.label for one in app.get("page_link")] == [words.TO_RATE]


@pytest.mark.parametrize(
    ("view", "needed"),
    [
        ("groups", [groups.VALUE_NEEDED, criteria.NEEDED, groups.FUNNEL_NEEDED]),
        ("hours", [words.HOURS_NEEDED]),
        ("mood", [words.BEFORE_AFTER_NEEDED, words.MOOD_NEEDED]),
        ("weeks", [weeks.HOURS_NEEDED, weeks.TIME_NEEDED]),
        ("expected", [expected.EXPECTED_NEEDED, expected.GUT_NEEDED]),
    ],
)
def test_meetings_without_any_answer_leave_each_picture_saying_what_it_needs(
    open_charts: Open, view: str, needed: list[str]
) -> None:
    app = open_charts(book(Meeting(id="club-1", date=dt.date(2026, 3, 3), group="club")), view)
    assert not app.get("vega_lite_chart")
    assert [sentence for sentence in needed if sentence in said(app)] == needed


@pytest.mark.parametrize(
    ("view", "drawn"),
    [
        ("groups", []),
        ("hours", []),
        ("mood", [["club-1", "fair-1", "club-2"], ["fair 3 2", "club 1 3"]]),
        ("weeks", [["2026-03-02 club", "2026-09-28 fair", "2026-11-02 club", "2026-11-09 club"]]),
        ("expected", []),
    ],
)
def test_without_a_definition_the_page_leads_to_it_and_still_draws_moods_and_hours(
    open_charts: Open, view: str, drawn: list[list[str]]
) -> None:
    app = open_charts(Workbook(groups=GROUPS, meetings={one.id: one for one in MEETINGS}), view)
    assert words.NO_DEFINITION in said(app)
    assert marks(app) == drawn


def test_the_first_page_imports_no_charts(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from streamlit.runtime.context import ContextProxy\n"
        "from streamlit.testing.v1 import AppTest\n"
        "ContextProxy.ip_address = None\n"
        "app = AppTest.from_file('app.py', default_timeout=30).run()\n"
        "assert not app.exception\n"
        "print([name for name in ('altair', 'wellspent.core.charts') if name in sys.modules])\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"WELLSPENT_STORE": f"folder:{tmp_path}", "PATH": "", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout.splitlines()[-1:] == ["[]"], found.stderr
