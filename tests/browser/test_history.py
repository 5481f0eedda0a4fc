"""History in a real browser: from a deletion to the meeting's being back, and the question where more came later."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SAMPLE, Serve, Visit
from tests.browser.driving import NARROW, PHONE, WIDE, Screen, Server, axe_violations, overflow
from tests.browser.steps import fill, go, press, rows

PURPOSE = "Why do you go to networking meetings?"
TRAVEL = "Minutes of travel, there and back"


@pytest.fixture
def sample(serve: Serve, tmp_path: Path) -> Server:
    """The app on a copy of the sample."""
    return serve(Path(shutil.copytree(SAMPLE, tmp_path / "sample")))


def first_meeting(server: Server) -> str:
    return next(row["id"] for row in rows(server.folder, "meetings.csv") if row["status"] == "attended")


def saves(page: Page):
    return page.locator('[class*="st-key-save-"]')


def test_a_deleted_meeting_is_put_back_days_later(sample: Server, visit: Visit) -> None:
    meeting = first_meeting(sample)
    before = rows(sample.folder, "meetings.csv")
    page = visit(sample, f"/rate?meeting={meeting}")
    press(page, "Delete this meeting")
    assert meeting not in {row["id"] for row in rows(sample.folder, "meetings.csv")}
    go(page, sample, "/define")
    fill(page, PURPOSE, "Something else since")
    press(page, "Save my definition")

    go(page, sample, "/data")
    press(page, "See what was changed")
    expect(page).to_have_url(f"{sample.url}/data?view=history")
    expect(saves(page)).to_have_count(2)
    expect(saves(page).nth(0)).to_contain_text("Changed your definition")
    expect(saves(page).nth(1)).to_contain_text("Deleted")
    saves(page).nth(1).get_by_role("button", name="Undo this").click()
    expect(page.locator(".st-key-notice")).to_contain_text("Taken back.")

    assert sorted(rows(sample.folder, "meetings.csv"), key=lambda row: row["id"]) == sorted(
        before, key=lambda row: row["id"]
    )
    assert "Something else since" in (sample.folder / "definition.yaml").read_text(encoding="utf-8")


def test_an_older_change_asks_when_a_later_one_touched_the_same(sample: Server, visit: Visit) -> None:
    page = visit(sample, "/define")
    for words in ("The first change", "The second change"):
        fill(page, PURPOSE, words)
        press(page, "Save my definition")
    go(page, sample, "/data?view=history")
    saves(page).nth(1).get_by_role("button", name="Undo this").click()
    asking = saves(page).nth(1)
    expect(asking).to_contain_text("Some of this was changed again later")
    expect(asking).to_contain_text("The second change")
    assert "The second change" in (sample.folder / "definition.yaml").read_text(encoding="utf-8")
    press(page, "Put it back as it was before")
    expect(page.locator(".st-key-notice")).to_contain_text("Taken back.")
    assert "change" not in (sample.folder / "definition.yaml").read_text(encoding="utf-8").splitlines()[1]
    press(page, "Undo")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert "The second change" in (sample.folder / "definition.yaml").read_text(encoding="utf-8")


@pytest.mark.needs("axe")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, PHONE, NARROW], ids=["wide", "phone", "narrow"])
def test_the_history_and_its_question_fit_and_are_accessible(
    sample: Server, visit: Visit, screen: Screen, dark: bool
) -> None:
    page = visit(sample, "/define", screen=screen, dark=dark)
    for words in ("The first change", "The second change"):
        fill(page, PURPOSE, words)
        press(page, "Save my definition")
    go(page, sample, "/data?view=history")
    saves(page).nth(1).get_by_role("button", name="Undo this").click()
    expect(page.get_by_text("Some of this was changed again later")).to_be_visible()
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)
