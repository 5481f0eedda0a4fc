"""The Charts page, through the app: pictures with their sentences and tables, filters, and what an empty one says."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
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

Open = Callable[[Workbook], AppTest]


@pytest.fixture
def open_charts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """The Charts page of the app, on the workbook given."""

    def run(workbook: Workbook) -> AppTest:
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
        return settled(app.switch_page("pages/charts.py").run())

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


def test_three_pictures_each_with_a_title_a_sentence_and_a_name_for_screen_readers(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    assert [one.value for one in app.header] == [words.HOURS_TITLE, words.MOOD_TITLE, words.BEFORE_AFTER_TITLE]
    assert marks(app) == [
        ["club-1", "fair-1", "club-2"],
        ["club-1", "fair-1", "club-2"],
        ["fair 3 2", "club 1 3"],
    ]
    assert "3 of 4 meetings are here; left out: 1 without a rating." in said(app)
    assert "2 of these 3 reach your bar of 60." in said(app)
    assert "Tuesday *club*, Tue 3 Mar 2026, 75 points an hour." in said(app)
    assert "By quarter: 1 worth it and lifting, 1 worth it but draining and 1 pleasant but gave little." in said(app)
    assert "Over 2 groups, your mood rose 2 times and fell once." in said(app)
    for picture, title in zip(app.get("vega_lite_chart"), app.header, strict=True):
        assert picture.proto.alt.startswith(f"{title.value}. 3 of 4 meetings are here")
        assert json.loads(picture.proto.spec)["autosize"]["type"] == "fit-x"


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
    assert marks(app) == [["fair-1"], ["fair-1"], ["fair 3 2"]]
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


@pytest.mark.parametrize("name", [words.HOURS_FILE, words.MOOD_FILE, words.BEFORE_AFTER_FILE])
def test_the_table_twin_has_a_row_for_each_meeting_and_opens_it_by_keyboard(open_charts: Open, name: str) -> None:
    app = open_charts(book(*MEETINGS))
    assert not app.dataframe
    app.session_state[f"{name}.twin"] = True
    settled(app.run())
    twin = app.dataframe[0].value
    assert twin["Date"].dt.strftime("%Y-%m-%d").tolist() == ["2026-03-03", "2026-10-01", "2026-11-03"]
    assert twin["Group"].tolist() == ["Tuesday *club*", "=HYPERLINK fair", "Tuesday *club*"]
    assert app.get("download_button")[0].proto.label == words.DOWNLOAD
    settled(app.selectbox(key=f"{name}.open").set_value("fair-1").run())
    assert app.query_params["meeting"] == "fair-1"
    assert [one.value for one in app.title] == [rate.TITLE]


def test_moods_stand_in_words_in_the_table(open_charts: Open) -> None:
    app = open_charts(book(*MEETINGS))
    app.session_state[f"{words.BEFORE_AFTER_FILE}.twin"] = True
    twin = app.run().dataframe[0].value
    assert twin["Mood before"].tolist() == ["low", "good", "low"]
    assert twin["Mood change"].tolist() == [2, -1, 2]


def test_without_meetings_the_page_says_what_is_needed(open_charts: Open) -> None:
    app = open_charts(book())
    assert words.NOTHING_YET in said(app)
    assert not app.get("vega_lite_chart")
    assert [one.proto.label for one in app.get("page_link")] == [words.TO_RATE]


def test_meetings_without_any_answer_leave_each_picture_saying_what_it_needs(open_charts: Open) -> None:
    app = open_charts(book(Meeting(id="club-1", date=dt.date(2026, 3, 3), group="club")))
    assert not app.get("vega_lite_chart")
    for needed in (words.HOURS_NEEDED, words.MOOD_NEEDED, words.BEFORE_AFTER_NEEDED):
        assert needed in said(app)
    assert "None of 1 meeting is here; left out: 1 without a rating." in said(app)


def test_without_a_definition_the_page_leads_to_it_and_still_draws_moods(open_charts: Open) -> None:
    app = open_charts(Workbook(groups=GROUPS, meetings={one.id: one for one in MEETINGS}))
    assert words.NO_DEFINITION in said(app)
    assert marks(app) == [["fair 3 2", "club 1 3"]]


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
