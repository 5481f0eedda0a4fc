"""What is typed and not saved: it is there again on the same page, in another tab, and on another day."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import (
    ALONE,
    CLUB,
    DEFINITION,
    HIRE,
    NOW,
    field,
    fill,
    go,
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
from wellspent.core.exchange.archive import pack
from wellspent.core.model import Criterion
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL
from wellspent.words import common, data, decide, define, drafts, plan, rate

HERE_AGAIN = drafts.here_again(NOW, NOW)


def kept(folder: Path) -> list[Path]:
    """The files of all drafts."""
    return sorted((folder / ".drafts").glob("*")) if (folder / ".drafts").exists() else []


def note(app: AppTest) -> str:
    return field(app, "text_area", rate.NOTE).value


def later(monkeypatch: pytest.MonkeyPatch, days: int) -> dt.datetime:
    """The clock, some days on."""
    now = NOW + dt.timedelta(days=days)
    monkeypatch.setenv("WELLSPENT_NOW", now.isoformat())
    return now


# --- It comes back


def test_what_was_typed_is_there_again_after_another_page(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Half a thought")
    assert HERE_AGAIN not in said(app)
    app = go(go(app, "today"), "rate", meeting="club-6")
    assert note(app) == "Half a thought"
    assert HERE_AGAIN in said(app)
    assert workbook(two_meetings).meetings["club-6"].note == ""


def test_what_was_typed_is_there_again_in_a_new_tab_and_can_be_saved(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "pills", HIRE.text, 4)
    fill(app, "text_area", rate.NOTE, "Half a thought")
    app = open_app("rate", meeting="club-6")
    assert (field(app, "pills", HIRE.text).value, note(app)) == (4, "Half a thought")
    press(app, rate.SAVE)
    saved = workbook(two_meetings).meetings["club-6"]
    assert (saved.got[HIRE.id], saved.note) == (4, "Half a thought")
    assert not kept(two_meetings)
    assert HERE_AGAIN not in said(open_app("rate", meeting="club-6"))


def test_every_sort_of_field_comes_back_as_it_was(two_meetings: Path) -> None:
    typed = [
        ("selectbox", rate.GROUP, "A new circle"),
        ("selectbox", rate.KIND, "alumni"),
        ("date_input", rate.DATE, dt.date(2026, 10, 20)),
        ("number_input", rate.MINUTES, 45),
        ("pills", HIRE.text, 0),
        ("pills", rate.MOOD_AFTER, 3),
        ("time_input", rate.START, dt.time(9, 30)),
        ("number_input", rate.COST, 7.5),
        ("multiselect", rate.TAGS, ["evening", "new; word"]),
        ("text_area", rate.NOTE, "Two\nlines, é and \U0001f600"),
    ]
    app = open_app("rate")
    for kind, label, value in typed:
        app = fill(app, kind, label, value)
    app = open_app("rate")
    assert [field(app, kind, label).value for kind, label, _ in typed] == [value for _, _, value in typed]


def test_an_answer_taken_back_stays_taken_back(two_meetings: Path) -> None:
    write(two_meetings, meeting(20, hire=3, minutes=60, note="Saved"))
    app = fill(open_app("rate", meeting="club-20"), "pills", HIRE.text, None)
    app = fill(app, "text_area", rate.NOTE, "")
    app = open_app("rate", meeting="club-20")
    assert (field(app, "pills", HIRE.text).value, note(app)) == (None, "")


def test_typing_and_taking_it_back_leaves_no_draft(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "x")
    assert kept(two_meetings)
    fill(app, "text_area", rate.NOTE, "")
    assert not kept(two_meetings)


def test_looking_at_every_form_leaves_no_draft(sample: Path) -> None:
    app = open_app("rate")
    for page, query in [
        ("rate", {"view": "catch-up"}),
        ("rate", {"view": "plan"}),
        ("rate", {"view": "outcomes"}),
        ("rate", {"view": "check-in"}),
        ("define", {}),
        ("decide", {}),
        ("instead", {"view": "people"}),
        ("instead", {"view": "call"}),
        ("instead", {"view": "scripts"}),
    ]:
        app = go(app, page, **query)
        assert "You had begun this" not in said(app)
    assert not kept(sample)


def test_a_definition_comes_back_with_its_order_its_own_words_and_its_points(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION)
    app = fill(open_app("define"), "text_area", define.PURPOSE, "To meet two people")
    app = press(app, define.STARTING["good-time"])
    app = fill(app, "text_input", define.OWN, "Hear about small firms")
    app = fill(app, "segmented_control", define.WEIGHTING, "hand")
    app = fill(app, "number_input", define.POINTS.format(number=1), 80.0)
    app = fill(app, "text_input", define.TEXT.format(number=2), "Feel at home")
    app = fill(fill(app, "slider", define.BAR_LABEL, 65), "number_input", define.HOURS, 4.5)
    app = open_app("define")
    assert HERE_AGAIN in said(app)
    press(app, define.SAVE)
    saved = workbook(workbook_folder).definition
    assert (saved.purpose, saved.bar, saved.weekly_hours) == ("To meet two people", 65, 4.5)
    assert [one.text for one in saved.in_use] == [
        HIRE.text, "Feel at home", define.STARTING["good-time"], "Hear about small firms"
    ]  # fmt: skip
    assert saved.in_use[0].points == 80


def test_points_come_back_when_ranks_were_looked_at_in_between(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION)
    app = fill(open_app("define"), "segmented_control", define.WEIGHTING, "hand")
    app = fill(app, "number_input", define.POINTS.format(number=1), 80.0)
    app = fill(fill(app, "segmented_control", define.WEIGHTING, "rank"), "segmented_control", define.WEIGHTING, "hand")
    assert field(app, "number_input", define.POINTS.format(number=1)).value == 80.0


def test_a_plan_and_a_decision_come_back(two_meetings: Path) -> None:
    app = fill(open_app("rate", view="plan"), "selectbox", plan.GROUP, CLUB.name)
    app = fill(app, "date_input", plan.DATE, dt.date(2026, 11, 3))
    choose = decide.CHOOSE.format(group=CLUB.name)
    app = fill(go(app, "decide"), "segmented_control", choose, "skip")
    fill(app, "text_area", decide.NOTE, "Enough")
    app = open_app("decide")
    assert (field(app, "segmented_control", choose).value, field(app, "text_area", decide.NOTE).value) == (
        "skip",
        "Enough",
    )
    assert [one.proto.expanded for one in app.get("expander") if one.label == decide.YOURS] == [True]
    assert field(go(app, "rate", view="plan"), "date_input", plan.DATE).value == dt.date(2026, 11, 3)


def test_a_day_that_has_passed_since_is_left_out_and_the_rest_comes_back(
    two_meetings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = fill(open_app("rate", view="plan"), "selectbox", plan.GROUP, CLUB.name)
    fill(app, "date_input", plan.DATE, dt.date(2026, 11, 3))
    later(monkeypatch, 20)
    app = open_app("rate", view="plan")
    assert field(app, "date_input", plan.DATE).value is None
    assert field(app, "selectbox", plan.GROUP).value == CLUB.name


def test_it_says_when_it_was_begun(two_meetings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Half a thought")
    assert "today at 18:00" in said(open_app("rate", meeting="club-6"))
    later(monkeypatch, 1)
    assert "yesterday at 18:00" in said(open_app("rate", meeting="club-6"))
    later(monkeypatch, 5)
    assert "on Fri 30 Oct 2026 at" in said(open_app("rate", meeting="club-6"))


def test_after_sixty_days_it_is_not_offered_any_more(two_meetings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Half a thought")
    later(monkeypatch, 60)
    assert note(open_app("rate", meeting="club-6")) == "Half a thought"
    later(monkeypatch, 61)
    app = open_app("rate", meeting="club-6")
    assert note(app) == ""
    assert "You had begun this" not in said(app)


# --- The person decides


def test_starting_afresh_empties_the_form_and_what_was_typed_can_be_brought_back(two_meetings: Path) -> None:
    fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Half a thought")
    app = press(open_app("rate", meeting="club-6"), drafts.AFRESH)
    assert note(app) == ""
    assert HERE_AGAIN not in said(app)
    assert not kept(two_meetings)
    app = press(app, drafts.BRING_BACK)
    assert note(app) == "Half a thought"
    assert kept(two_meetings)
    press(app, rate.SAVE)
    assert workbook(two_meetings).meetings["club-6"].note == "Half a thought"


def test_cancelling_lets_what_was_typed_go(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Half a thought")
    press(app, rate.CANCEL)
    assert not kept(two_meetings)


def typed_and_changed_since(folder: Path) -> AppTest:
    """A form of which something was typed, and whose meeting another tab has changed since."""
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Typed *here*")
    fill(app, "pills", HIRE.text, 3)
    write(folder, meeting(6, hire=4, alone=2, minutes=90, note="Written there"))
    return open_app("rate", meeting="club-6")


def test_what_was_changed_since_is_shown_and_what_was_typed_is_offered_beside_it(two_meetings: Path) -> None:
    app = typed_and_changed_since(two_meetings)
    assert (note(app), field(app, "pills", HIRE.text).value) == ("Written there", 4)
    text = said(app)
    assert drafts.EARLIER in text
    assert f"{rate.NOTE}  \n  Typed *here*" in text
    assert f"{HIRE.text}  \n  mostly" in text


def test_putting_it_into_the_form_takes_only_what_was_typed(two_meetings: Path) -> None:
    app = press(typed_and_changed_since(two_meetings), drafts.TAKE_UP)
    assert drafts.EARLIER not in said(app)
    press(app, rate.SAVE)
    saved = workbook(two_meetings).meetings["club-6"]
    assert (saved.note, saved.got, saved.minutes) == ("Typed *here*", {HIRE.id: 3, ALONE.id: 2}, 90)
    assert not kept(two_meetings)


def test_letting_it_go_leaves_what_is_there(two_meetings: Path) -> None:
    app = press(typed_and_changed_since(two_meetings), drafts.LET_GO)
    assert drafts.EARLIER not in said(app)
    assert note(app) == "Written there"
    assert not kept(two_meetings)


def test_it_waits_for_an_answer_even_while_something_else_is_typed(two_meetings: Path) -> None:
    fill(typed_and_changed_since(two_meetings), "number_input", rate.TRAVEL, 15)
    app = open_app("rate", meeting="club-6")
    assert (field(app, "number_input", rate.TRAVEL).value, note(app)) == (15, "Written there")
    assert f"{rate.NOTE}  \n  Typed *here*" in said(app)
    app = press(app, drafts.TAKE_UP)
    assert (field(app, "number_input", rate.TRAVEL).value, note(app)) == (15, "Typed *here*")


def test_a_question_between_two_versions_is_still_there_after_another_page(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Typed here")
    write(two_meetings, meeting(6, hire=4, minutes=60, note="Written there"))
    app = press(app, rate.SAVE)
    app = go(go(app, "today"), "rate", meeting="club-6")
    assert common.CONFLICT_TITLE in said(app)
    assert note(app) == "Typed here"
    press(app, common.KEEP_MINE)
    assert workbook(two_meetings).meetings["club-6"].note == "Typed here"
    assert not kept(two_meetings)


# --- Two tabs


def test_of_two_tabs_on_one_form_the_one_that_typed_last_wins_and_nothing_is_mixed(two_meetings: Path) -> None:
    one, two = open_app("rate", meeting="club-6"), open_app("rate", meeting="club-6")
    fill(one, "text_area", rate.NOTE, "From the first")
    fill(two, "pills", HIRE.text, 2)
    app = open_app("rate", meeting="club-6")
    assert (note(app), field(app, "pills", HIRE.text).value) == ("", 2)


def test_saving_in_one_tab_keeps_what_another_typed_into_the_same_form_since(two_meetings: Path) -> None:
    one, two = open_app("rate"), open_app("rate")
    one = fill(fill(one, "selectbox", rate.GROUP, CLUB.name), "text_area", rate.NOTE, "From the first")
    fill(two, "text_area", rate.NOTE, "From the second")
    press(one, rate.SAVE)
    assert note(open_app("rate")) == "From the second"


def test_two_forms_have_a_draft_each(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "First")
    app = fill(go(app, "rate", meeting="club-13"), "text_area", rate.NOTE, "Second")
    assert note(go(app, "rate", meeting="club-6")) == "First"
    assert note(go(app, "rate", meeting="club-13")) == "Second"


# --- What it is not


def test_a_draft_is_in_no_version_no_history_and_no_copy(two_meetings: Path) -> None:
    store = FolderStore(two_meetings)
    before = (store.version(LOCAL), store.history(LOCAL), pack(store.load(LOCAL), data.README))
    app = open_app("rate", meeting="club-6")
    fill(app, "text_area", rate.NOTE, "Half a thought")
    assert kept(two_meetings)
    assert (store.version(LOCAL), store.history(LOCAL), pack(store.load(LOCAL), data.README)) == before
    assert "Half" not in repr(dict(app.query_params))


def test_nothing_is_written_while_nothing_more_is_typed(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Half a thought")
    (draft,) = kept(two_meetings)
    before = draft.stat().st_ino, draft.stat().st_mtime_ns
    settled(app.run())
    go(go(app, "today"), "rate", meeting="club-6")
    open_app("rate", meeting="club-6")
    assert (draft.stat().st_ino, draft.stat().st_mtime_ns) == before


def test_in_the_sample_nothing_is_written(workbook_folder: Path) -> None:
    app = fill(open_app("define", sample="yes"), "text_area", define.PURPOSE, "To try it out")
    go(app, "rate")
    assert not workbook_folder.exists()


def test_what_is_typed_in_ones_own_workbook_is_there_after_a_look_at_the_sample(two_meetings: Path) -> None:
    app = fill(open_app("define"), "text_area", define.PURPOSE, "Half a thought")
    app = go(app, "define", sample="yes")
    assert field(app, "text_area", define.PURPOSE).value != "Half a thought"
    app = press(app, "Back to my workbook")
    assert field(go(app, "define"), "text_area", define.PURPOSE).value == "Half a thought"


def test_the_last_word_before_a_look_at_the_sample_is_not_lost(two_meetings: Path) -> None:
    app = fill(open_app("define"), "text_area", define.PURPOSE, "Half a")
    field(app, "text_area", define.PURPOSE).set_value("Half a thought")
    app = press(go(app, "define", sample="yes"), "Back to my workbook")
    assert field(go(app, "define"), "text_area", define.PURPOSE).value == "Half a thought"


def test_what_the_disk_would_not_take_is_not_written_back_after_deleting_everything(two_meetings: Path) -> None:
    (two_meetings / ".drafts").write_bytes(b"in the way")
    app = fill(open_app("define"), "text_area", define.PURPOSE, "Half a thought")
    app = fill(go(app, "data"), "text_input", data.DELETE_CONFIRM, data.DELETE_WORD)
    app = press(app, data.DELETE_BUTTON)
    assert field(go(app, "define"), "text_area", define.PURPOSE).value == ""
    assert not kept(two_meetings)


def test_after_deleting_everything_no_draft_is_left_and_none_is_written_back(two_meetings: Path) -> None:
    other = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "In another tab")
    app = fill(open_app("define"), "text_area", define.PURPOSE, "Half a thought")
    app = fill(go(app, "data"), "text_input", data.DELETE_CONFIRM, data.DELETE_WORD)
    app = press(app, data.DELETE_BUTTON)
    app = go(go(app, "define"), "today")
    go(settled(other.run()), "today")
    assert not [path for path in two_meetings.rglob("*") if path.name != ".lock"]


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b"null", b'{"form": "rate.club-6"}', b"\xff\xfe\x00", b"[" * 100_000, b"x" * 3_000_000],
    ids=["empty", "cut", "list", "null", "half", "bytes", "deep", "large"],
)
def test_a_draft_that_cannot_be_read_stops_nothing_and_stays_until_something_is_typed(
    two_meetings: Path, broken: bytes
) -> None:
    fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Half a thought")
    (draft,) = kept(two_meetings)
    draft.write_bytes(broken)
    app = open_app("rate", meeting="club-6")
    assert note(app) == ""
    assert draft.read_bytes() == broken
    fill(app, "text_area", rate.NOTE, "Once more")
    assert note(open_app("rate", meeting="club-6")) == "Once more"


HOSTILE = [
    None, True, -1, 10**30, 1e400, "", "x" * 30_000, [], ["a", 1], {"map": {}}, {"date": "1500-01-01"},
    {"date": "9999-12-31"}, {"time": "25:00"}, {"date": 3}, {"time": "10:00"}, {"map": {"rows": {"map": {}}}},
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:20])
@pytest.mark.parametrize(("page", "query"), [("rate", {}), ("rate", {"view": "catch-up"}), ("define", {})])
def test_whatever_a_draft_holds_the_page_comes(
    two_meetings: Path, page: str, query: dict[str, str], value: object
) -> None:
    write(two_meetings, meeting(20))
    app = open_app(page, **query)
    name = {"rate": "catch_up" if query else "rate.new", "define": "define"}[page]
    if page == "rate" and not query:
        fill(app, "text_area", rate.NOTE, "x")
    elif page == "define":
        fill(app, "slider", define.BAR_LABEL, 70)
    else:
        edit(app, {0: {f"got.{HIRE.id}": "fully"}})
    (draft,) = kept(two_meetings)
    said_before = json.loads(draft.read_bytes())
    parts = ["group", "kind", "date", "minutes", "got.could-hire-me", "mood_before", "start", "cost", "tags", "note",
             "purpose", "criteria", "weighting", "bar", "hours", "text.could-hire-me", "table"]  # fmt: skip
    said_before["fields"] = {part: [value, "label", "said"] for part in parts}
    draft.write_text(json.dumps(said_before), encoding="utf-8")
    assert said_before["form"] == name
    assert labels(open_app(page, **query))


# --- Catching up


def edit(app: AppTest, changed: dict[int, dict[str, object]], added: tuple[dict[str, object], ...] = ()) -> AppTest:
    """Type into the table, as the platform notes it."""
    app.session_state[f"{prefix(app, 'catch_up')}table"] = {
        "edited_rows": changed,
        "added_rows": list(added),
        "deleted_rows": [],
    }
    return settled(app.run())


@pytest.fixture
def waiting(workbook_folder: Path) -> Path:
    write(workbook_folder, DEFINITION, CLUB, meeting(6), meeting(13, minutes=60), meeting(20))
    return workbook_folder


def table(app: AppTest):
    return app.get("data_editor")[0].value


NEW_ROW = {"date": "2026-10-22", "group": "Fair of jobs", f"got.{HIRE.id}": "mostly", "minutes": 120}


def test_the_table_comes_back_with_every_cell_and_every_new_row(waiting: Path) -> None:
    app = edit(open_app("rate", view="catch-up"), {1: {f"got.{HIRE.id}": "fully", "note": "A word"}}, (NEW_ROW,))
    app = fill(app, "selectbox", rate.new_kind("Fair of jobs"), "fair")
    app = open_app("rate", view="catch-up")
    assert HERE_AGAIN in said(app)
    assert table(app)[f"got.{HIRE.id}"].fillna("").tolist() == ["", "fully", "", "mostly"]
    assert table(app)["note"].tolist()[1] == "A word"
    press(app, rate.SAVE_ALL)
    saved = {row["id"]: row for row in rows(waiting)}
    assert (saved["club-13"]["got.could-hire-me"], saved["club-13"]["note"], saved["club-13"]["minutes"]) == (
        "4",
        "A word",
        "60",
    )
    assert saved["2026-10-22-fair-of-jobs"]["minutes"] == "120"
    assert workbook(waiting).groups["fair-of-jobs"].kind == "fair"
    assert not kept(waiting)


def test_cells_typed_on_top_of_a_draft_join_it(waiting: Path) -> None:
    edit(open_app("rate", view="catch-up"), {1: {"note": "First"}}, ({"group": "Fair of jobs"},))
    app = open_app("rate", view="catch-up")
    edit(app, {0: {"note": "Second"}, 1: {"minutes": 45}, 3: {"date": "2026-10-22"}})
    app = open_app("rate", view="catch-up")
    assert table(app)["note"].tolist()[:2] == ["Second", "First"]
    assert table(app)["minutes"].tolist()[1] == 45
    assert (str(table(app)["date"].tolist()[3]), table(app)["group"].tolist()[3]) == ("2026-10-22", "Fair of jobs")


def test_going_from_the_table_to_cards_and_back_loses_nothing(waiting: Path) -> None:
    app = edit(open_app("rate", view="catch-up"), {0: {"note": "In the table"}})
    app = fill(app, "segmented_control", rate.HOW, "cards")
    app = fill(app, "text_area", rate.NOTE, "On the card")
    app = fill(app, "segmented_control", rate.HOW, "table")
    assert table(app)["note"].tolist()[0] == "In the table"
    app = fill(app, "segmented_control", rate.HOW, "cards")
    assert note(app) == "On the card"


def test_a_card_put_off_still_has_what_was_typed_on_it(waiting: Path) -> None:
    app = fill(open_app("rate", view="catch-up"), "segmented_control", rate.HOW, "cards")
    app = press(fill(app, "text_area", rate.NOTE, "Later"), rate.NOT_NOW)
    assert note(app) == ""
    app = fill(open_app("rate", view="catch-up"), "segmented_control", rate.HOW, "cards")
    assert note(app) == "Later"


# --- Minutes as last time


def test_minutes_typed_before_the_group_is_picked_stay(two_meetings: Path) -> None:
    app = fill(open_app("rate"), "number_input", rate.MINUTES, 45)
    app = fill(app, "selectbox", rate.GROUP, CLUB.name)
    minutes = field(app, "number_input", rate.MINUTES)
    assert (minutes.value, minutes.help) == (45, "")


def test_minutes_that_nobody_typed_are_offered_anew_for_each_group(two_meetings: Path) -> None:
    write(two_meetings, replace(CLUB, id="bar", name="Alumni bar", usual_minutes=150))
    app = fill(open_app("rate"), "selectbox", rate.GROUP, CLUB.name)
    offered = field(app, "number_input", rate.MINUTES)
    assert (offered.value, offered.help) == (60, rate.AS_LAST_TIME)
    app = fill(app, "selectbox", rate.GROUP, "Alumni bar")
    assert field(app, "number_input", rate.MINUTES).value == 150


def test_a_criterion_that_was_retired_since_is_left_out_of_what_comes_back(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "pills", ALONE.text, 3)
    fill(app, "text_area", rate.NOTE, "Half a thought")
    retired = Criterion(id=ALONE.id, text=ALONE.text, since=ALONE.since, retired_on=dt.date(2026, 10, 1))
    write(two_meetings, replace(DEFINITION, criteria=(HIRE, retired)))
    app = open_app("rate", meeting="club-6")
    assert note(app) == "Half a thought"
    press(app, rate.SAVE)
    assert workbook(two_meetings).meetings["club-6"].got == {HIRE.id: 1}
