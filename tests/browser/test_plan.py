"""Plan a meeting, find it locked once it has begun, say that one was there, rate it; and find it again by a word."""

import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import SAMPLE, Serve, Visit
from tests.browser.driving import settled
from tests.browser.steps import FIRST, choose, define, fill, pick, press, rows, set_day


def test_plan_lock_attend_rate(serve: Serve, visit: Visit, workbook_folder: Path) -> None:
    before = serve(workbook_folder)
    page = visit(before, "/define")
    define(page)
    page = visit(before, "/rate?view=plan")
    pick(page, "Which meeting are you going to?", "Tuesday job club")
    pick(page, "What sort of gathering is it?", "job seekers' group")
    set_day(page, "When is it?", "2026-11-03")
    choose(page, "How much of what you come for do you expect to get?", "mostly")
    choose(page, "How do you feel about going?", "good")
    press(page, "Save this plan")
    expect(page.get_by_text("You expect to get: mostly; mood: good.")).to_be_visible()
    (row,) = rows(workbook_folder, "meetings.csv")
    assert (row["status"], row["expected"], row["expected_mood"]) == ("planned", "3", "3")

    during = serve(workbook_folder, WELLSPENT_NOW="2026-11-03T10:00:00-05:00")
    page = visit(during, "/rate?view=plan")
    expect(page.get_by_text("It has begun, so what you expected is locked.")).to_be_visible()
    expect(page.get_by_role("button", name="Change", exact=True)).to_be_disabled()

    after = serve(workbook_folder, WELLSPENT_NOW="2026-11-04T09:00:00-05:00")
    page = visit(after)
    press(page, "Say what became of them")
    press(page, "I was there")
    page = visit(after)
    press(page, "Catch up")
    page.get_by_role("radio", name="One at a time").click()
    settled(page)
    choose(page, FIRST, "a little")
    press(page, "Save and go on")
    (row,) = rows(workbook_folder, "meetings.csv")
    assert (row["status"], row["expected"], row["expected_mood"]) == ("attended", "3", "3")
    assert row["got.could-hire-me"] == "1"


def test_a_meeting_is_found_by_a_word_of_its_note(serve: Serve, visit: Visit, workbook_folder: Path) -> None:
    shutil.copytree(SAMPLE, workbook_folder)
    noted = [row for row in rows(workbook_folder, "meetings.csv") if row["status"] == "attended" and row["note"]]
    wanted = noted[0]
    same = [row for row in noted if wanted["note"].casefold() in row["note"].casefold()]
    page = visit(serve(workbook_folder), "/rate")
    fill(page, "Find a meeting", wanted["note"])
    expect(page.get_by_text(f"{len(same)} meeting")).to_be_visible()
    page.locator(f".st-key-open-{wanted['id']} button").click()
    settled(page)
    assert page.url.endswith(f"?meeting={wanted['id']}")
