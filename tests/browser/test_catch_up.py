"""Catch up: several meetings in one table by keyboard alone, and one at a time on a phone."""

import csv
import shutil

from playwright.sync_api import Page, expect

from tests.browser.conftest import SAMPLE, Serve, Visit
from tests.browser.driving import PHONE, settled
from tests.browser.steps import press, rows


def type_into_cell(page: Page, text: str) -> None:
    page.keyboard.press("Enter")
    choice = page.locator("#portal").get_by_role("combobox")
    expect(choice).to_be_focused()
    choice.press_sequentially(text)
    expect(page.locator("#portal").get_by_role("option")).to_have_text([text])
    page.keyboard.press("Enter")
    settled(page)


def test_two_rows_of_the_table_are_filled_in_by_keyboard(serve: Serve, visit: Visit, workbook_folder: object) -> None:
    folder = shutil.copytree(SAMPLE, workbook_folder)
    server = serve()
    before = rows(folder, "meetings.csv")
    page = visit(server, "/rate?view=catch-up")
    table = page.get_by_test_id("stDataFrame")
    box = table.bounding_box()
    assert box is not None
    # The first cell of the third column: the first reason of the newest meeting that waits.
    page.mouse.click(box["x"] + 30, box["y"] + 52)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    type_into_cell(page, "mostly")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    type_into_cell(page, "fully")
    press(page, "Save all")
    expect(page.get_by_text("Saved 2 meetings")).to_be_visible()
    after = {row["id"]: row for row in rows(folder, "meetings.csv")}
    changed = [row["id"] for row in before if after[row["id"]] != row]
    assert len(changed) == 2
    got = csv.DictReader((folder / "meetings.csv").read_text(encoding="utf-8").splitlines()).fieldnames or []
    first = [name for name in got if name.startswith("got.")]
    assert sorted(next(after[one][name] for name in first if after[one][name]) for one in changed) == ["3", "4"]


def test_on_a_phone_one_meeting_at_a_time(serve: Serve, visit: Visit, workbook_folder: object) -> None:
    shutil.copytree(SAMPLE, workbook_folder)
    page = visit(serve(), "/rate?view=catch-up", screen=PHONE)
    page.get_by_role("radio", name="One at a time").click()
    settled(page)
    expect(page.get_by_text("4 meetings to go")).to_be_visible()
    press(page, "Not now")
    expect(page.get_by_text("3 meetings to go")).to_be_visible()
