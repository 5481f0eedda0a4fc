"""The sample inside the app: a way in, a bar that says so, a way back, and nothing of the one in the other."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    NOW,
    SAMPLE,
    contents,
    fill,
    go,
    labels,
    meeting,
    open_app,
    press,
    said,
    settled,
    write,
)
from wellspent.core import store as stores
from wellspent.core.errors import ReadOnlyStore
from wellspent.core.settings import ROOT, Settings, in_the_sample, local_now
from wellspent.core.store import open_sample
from wellspent.core.store.port import LOCAL
from wellspent.ui.session import IN_SAMPLE
from wellspent.words import charts, common, rate, saving, today
from wellspent.words import sample as words

BAR = words.IN_SAMPLE.replace("**", "")
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "club")
OWN_GROUP = "Tuesday club"
THEIR_GROUP = "Harbour Street Job Club"
MEETING_OF_SAMPLE = next(iter(open_sample().load(LOCAL).workbook.meetings.values()))


@pytest.fixture
def own(workbook_folder: Path) -> Path:
    """A workbook of one's own with one rated meeting."""
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=4, alone=4, minutes=60))
    return workbook_folder


def looks_at_the_sample(app: AppTest) -> bool:
    """True in the sample and False in one's own; the bar must not say otherwise on either."""
    bar, theirs, own = BAR in said(app), THEIR_GROUP in said(app), OWN_GROUP in said(app)
    assert bar == (words.BACK in labels(app))
    assert not (bar and own), "one's own under the bar of the sample"
    assert not (theirs and not bar), "the sample without its bar"
    return bar


def test_an_empty_workbook_offers_the_sample_and_a_begun_one_does_not(own: Path) -> None:
    assert words.LOOK_FIRST not in labels(open_app())
    shutil.rmtree(own)
    assert words.LOOK_FIRST in labels(open_app())


def test_the_button_leads_into_the_sample_and_the_bar_leads_back() -> None:
    app = press(open_app(), words.LOOK_FIRST)
    assert looks_at_the_sample(app)
    assert THEIR_GROUP in said(app)
    assert words.LOOK_FIRST not in labels(app)

    app = press(app, words.BACK)
    assert not looks_at_the_sample(app)
    assert dict(app.query_params) == {}
    assert today.STEP_BUTTON["define"] in labels(app)


def test_help_leads_into_the_sample_from_a_begun_workbook(own: Path) -> None:
    assert looks_at_the_sample(press(open_app("help"), words.LOOK))
    assert words.LOOK not in labels(open_app("help", **IN_SAMPLE))


@pytest.mark.parametrize("page", ["charts", "decide"])
def test_a_page_with_nothing_to_show_shows_itself_in_the_sample(page: str) -> None:
    empty = open_app(page)
    title = empty.title[0].value
    app = press(empty, words.LOOK_FIRST)
    assert looks_at_the_sample(app)
    assert app.title[0].value == title


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_sample_says_so_and_keeps_it_in_the_address(own: Path, page: str) -> None:
    app = go(press(open_app("help"), words.LOOK), page)
    assert looks_at_the_sample(app)
    assert app.query_params["sample"] == "yes"


def test_a_reload_and_a_link_stay_in_the_sample(own: Path) -> None:
    assert looks_at_the_sample(open_app("decide", **IN_SAMPLE))


def test_a_meeting_of_ones_own_cannot_be_opened_under_the_bar(own: Path) -> None:
    app = open_app("rate", meeting="club-6", **IN_SAMPLE)
    assert looks_at_the_sample(app)
    assert rate.GONE in said(app)


@pytest.mark.parametrize("value", ["", "no", "maybe"])
def test_an_address_that_does_not_say_yes_is_ones_own(own: Path, value: str) -> None:
    app = open_app("decide", sample=value)
    assert not looks_at_the_sample(app)
    assert OWN_GROUP in said(app)


def test_saving_in_the_sample_is_refused_in_a_sentence_and_what_was_typed_stays(own: Path) -> None:
    before, sample_before = contents(own), contents(SAMPLE)
    app = open_app("rate", meeting=MEETING_OF_SAMPLE.id, **IN_SAMPLE)
    app = fill(app, "text_area", rate.NOTE, "My own thought")
    app = press(app, rate.SAVE)

    assert saving.SAMPLE in said(app)
    assert app.text_area[0].value == "My own thought"
    assert app.query_params["meeting"] == MEETING_OF_SAMPLE.id
    assert contents(SAMPLE) == sample_before
    assert contents(own) == before


def test_saving_what_is_as_it_was_is_not_called_saved_either() -> None:
    app = press(open_app("rate", meeting=MEETING_OF_SAMPLE.id, **IN_SAMPLE), rate.SAVE)
    assert saving.SAMPLE in said(app)


def test_deleting_in_the_sample_is_refused(own: Path) -> None:
    sample_before = contents(SAMPLE)
    app = press(open_app("rate", meeting=MEETING_OF_SAMPLE.id, **IN_SAMPLE), rate.DELETE)
    assert saving.SAMPLE in said(app)
    assert contents(SAMPLE) == sample_before


def test_a_notice_and_its_undo_stay_with_the_workbook_they_belong_to(own: Path) -> None:
    app = press(open_app("rate", meeting="club-6"), rate.DELETE)
    assert common.UNDO in labels(app)
    app = press(go(app, "help"), words.LOOK)
    assert common.UNDO not in labels(app)

    app = press(go(app, "rate", meeting=MEETING_OF_SAMPLE.id), rate.DELETE)
    assert saving.SAMPLE in said(app)
    app = press(app, words.BACK)
    assert saving.SAMPLE not in said(app)
    app = press(app, common.UNDO)
    assert "club-6" in (own / "meetings.csv").read_text(encoding="utf-8")


def test_what_was_typed_in_the_sample_is_not_in_the_form_of_ones_own(own: Path) -> None:
    app = fill(open_app("rate", **IN_SAMPLE), "text_area", rate.NOTE, "Only a try")
    app = go(press(app, words.BACK), "rate")
    assert [area.value for area in app.text_area] == [""]


def test_what_was_typed_in_ones_own_is_not_in_the_form_of_the_sample(own: Path) -> None:
    app = fill(open_app("rate"), "text_area", rate.NOTE, "Nobody else's business")
    app.query_params["sample"] = "yes"
    app = settled(app.run())
    assert looks_at_the_sample(app)
    assert [area.value for area in app.text_area] == [""]


def test_what_was_picked_to_look_at_is_not_carried_over(own: Path) -> None:
    app = open_app("charts")
    app = settled(app.segmented_control(key="charts.time").set_value("last_30").run())
    app = settled(app.multiselect(key="charts.groups").set_value(["club"]).run())
    app = go(go(app, "help"), "charts")
    assert app.segmented_control(key="charts.time").value == "last_30", "in one workbook it stays picked"

    app = go(press(go(app, "help"), words.LOOK), "charts")
    assert app.segmented_control(key="charts.time").value == "all"
    assert app.multiselect(key="charts.groups").value == []
    assert charts.NOTHING_HERE not in said(app)


@pytest.mark.parametrize("page", PAGES)
def test_looking_at_the_sample_writes_nothing(workbook_folder: Path, page: str) -> None:
    names, bytes_of = sorted(SAMPLE.rglob("*")), contents(SAMPLE)
    open_app(page, **IN_SAMPLE) if page != "today" else press(open_app(), words.LOOK_FIRST)
    assert sorted(SAMPLE.rglob("*")) == names
    assert contents(SAMPLE) == bytes_of
    assert not workbook_folder.exists()


def test_in_the_sample_it_is_the_evening_of_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLSPENT_NOW", "2031-01-01T09:00:00+00:00")
    years_later = said(press(open_app(), words.LOOK_FIRST))
    monkeypatch.setenv("WELLSPENT_NOW", NOW.isoformat())
    assert years_later == said(press(open_app(), words.LOOK_FIRST))

    sample = open_sample().load(LOCAL).workbook
    now = local_now(in_the_sample(Settings()))
    attended = [one.date for one in sample.meetings.values() if one.rated_at is not None]
    assert max(attended) <= now.date()
    assert (now.date() - max(attended)).days < 7


def test_the_sample_refuses_to_save_and_to_forget_for_anybody() -> None:
    store = open_sample()
    for member in (LOCAL, "somebody"):
        assert store.load(member).workbook.meetings
        assert store.version(member) == store.load(member).version
        with pytest.raises(ReadOnlyStore):
            store.save(member, (), store.version(member))
        with pytest.raises(ReadOnlyStore):
            store.forget(member)
    assert contents(stores.SAMPLE)
