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
from wellspent.words import charts_weeks as weeks
from wellspent.words import rate

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


def test_it_begins_with_two_pictures_each_with_a_title_a_sentence_and_a_name_for_screen_readers(
    open_charts: Open,
) -> None:
    app = open_charts(book(*MEETINGS))
    assert [one.value for one in app.header] == [words.HOURS_TITLE, words.MOOD_TITLE]
    assert marks(app) == [["club-1", "fair-1", "club-2"], ["club-1", "fair-1", "club-2"]]
    assert "3 of 4 meetings are here; left out: 1 without a rating." in said(app)
    assert "2 of these 3 reach your bar of 60." in said(app)
    assert "Tuesday *club*, Tue 3 Mar 2026, 75 points an hour." in said(app)
    assert "By quarter: 1 worth it and lifting, 1 worth it but draining and 1 pleasant but gave little." in said(app)
    for picture, title in zip(app.get("vega_lite_chart"), app.header, strict=True):
        assert picture.proto.alt.startswith(f"{title.value}. 3 of 4 meetings are here")
        assert json.loads(picture.proto.spec)["autosize"]["type"] == "fit-x"


def test_moods_have_a_view_of_their_own(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS), "mood")
    assert [one.value for one in app.header] == [words.BEFORE_AFTER_TITLE]
    assert marks(app) == [["fair 3 2", "club 1 3"]]
    assert "Over 2 groups, your mood rose 2 times and fell once." in said(app)


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
    app = open_charts(book(*MEETINGS), "criteria")
    assert [one.value for one in app.header] == [criteria.TITLE]
    assert marks(app) == [["fair learn", "club learn"]]
    assert "- 1 · Learn (counts 100%)" in said(app)
    assert "2 of 2 cells rest on fewer than three ratings." in said(app)
    app.session_state[f"{criteria.FILE}.twin"] = True
    twin = settled(app.run()).dataframe[0].value
    assert twin.to_numpy().tolist() == [
        ["=HYPERLINK fair", "Learn", 100, 4.0, 1],
        ["Tuesday *club*", "Learn", 100, 2.0, 2],
    ]


@pytest.mark.parametrize("view", ["", "elsewhere", *words.VIEW_NAME])
def test_the_view_is_in_the_address_and_one_that_is_not_there_shows_the_first(open_charts: Open, view: str) -> None:
    app = open_charts(book(*MEETINGS), view)
    expected = view if view in words.VIEW_NAME else "value"
    assert app.segmented_control(key=f"charts.view.{expected}").value == expected


def test_another_view_changes_the_address_and_keeps_what_is_picked(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    app.multiselect(key="charts.groups").set_value(["fair"]).run()
    settled(app.segmented_control(key="charts.view.value").set_value("mood").run())
    assert app.query_params["view"] == "mood"
    assert marks(app) == [["fair 3 2"]]


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
    app = open_charts(book(*MEETINGS))
    assert any(r"Tuesday \*club\*" in part.value for part in app.markdown)


@pytest.mark.parametrize(
    ("time", "drawn"),
    [("all", ["club-1", "fair-1", "club-2"]), ("last_90", ["fair-1", "club-2"]), ("last_30", ["club-2"])],
)
def test_time_narrows_every_picture(open_charts: Open, time: str, drawn: list[str]) -> None:
    app = open_charts(book(*MEETINGS))
    settled(app.segmented_control(key="charts.time").set_value(time).run())
    assert marks(app)[0] == drawn
    assert marks(app)[1] == drawn


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
    app = open_charts(book(*MEETINGS))
    settled(app.multiselect(key="charts.groups").set_value(["fair"]).run())
    assert marks(app) == [["fair-1"], ["fair-1"]]
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
        ("value", words.HOURS_FILE),
        ("value", words.MOOD_FILE),
        ("mood", words.BEFORE_AFTER_FILE),
        ("weeks", weeks.HOURS_FILE),
        ("weeks", weeks.TIME_FILE),
        ("criteria", criteria.FILE),
    ],
)


@EVERY_PICTURE
def test_a_meeting_is_opened_beside_the_table_by_keyboard(open_charts: Open, view: str, name: str) -> None:
    app = open_charts(book(*MEETINGS), view)
    assert not app.dataframe
    app.session_state[f"{name}.twin"] = True
    settled(app.run())
    assert len(app.dataframe) == 1
    assert app.get("download_button")[0].proto.label == words.DOWNLOAD
    settled(app.selectbox(key=f"{name}.open").set_value("fair-1").run())
    assert app.query_params["meeting"] == "fair-1"
    assert [one.value for one in app.title] == [rate.TITLE]


@pytest.mark.parametrize(
    ("view", "name"),
    [
        ("value", words.HOURS_FILE),
        ("value", words.MOOD_FILE),
        ("mood", words.BEFORE_AFTER_FILE),
        ("weeks", weeks.TIME_FILE),
    ],
)
def test_the_table_twin_of_dots_and_lines_has_a_row_for_each_meeting(open_charts: Open, view: str, name: str) -> None:
    app = open_charts(book(*MEETINGS), view)
    app.session_state[f"{name}.twin"] = True
    twin = settled(app.run()).dataframe[0].value
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
        ("value", [words.HOURS_NEEDED, words.MOOD_NEEDED]),
        ("mood", [words.BEFORE_AFTER_NEEDED]),
        ("weeks", [weeks.HOURS_NEEDED, weeks.TIME_NEEDED]),
        ("criteria", [criteria.NEEDED]),
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
        ("value", []),
        ("mood", [["fair 3 2", "club 1 3"]]),
        ("weeks", [["2026-03-02 club", "2026-09-28 fair", "2026-11-02 club", "2026-11-09 club"]]),
        ("criteria", []),
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
