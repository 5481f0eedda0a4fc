"""A call in half a minute by keyboard alone, an outcome traced back weeks later, and check-ins with a gap."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve, Visit
from tests.browser.driving import PHONE, Server, settled
from tests.browser.steps import choose, define, fill, go, pick, press, rows

MOST_TABS = 80


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by Tab")


def key(page: Page, *keys: str) -> None:
    for one in keys:
        page.keyboard.press(one)
    settled(page)


def test_a_call_is_noted_by_keyboard_alone_and_rated_like_a_meeting(
    serve: Serve, visit: Visit, workbook_folder: Path
) -> None:
    server = serve(workbook_folder)
    page = visit(server, "/define")
    define(page)
    go(page, server, "/instead")
    tab_to(page, page.get_by_role("combobox", name="Whom did you call?"))
    page.keyboard.type("Ada Berg")
    key(page, "Enter")
    how = page.get_by_role("radiogroup", name="How did it go?")
    tab_to(page, how.get_by_role("radio", name="Reached"))
    key(page, "Space")
    tab_to(page, page.get_by_label("Minutes on the telephone", exact=True))
    page.keyboard.type("12")
    key(page, "Tab")
    for question, steps in (
        ("Meet people who could hire me", 3),
        ("Feel less alone with the search", 2),
        ("Hear about small firms", 1),
        ("How did you feel before?", 1),
        ("How did you feel after?", 3),
    ):
        group = page.get_by_role("radiogroup", name=question)
        tab_to(page, group.get_by_role("radio").first)
        key(page, *["ArrowRight"] * steps, "Space")
    tab_to(page, page.get_by_role("button", name="Save this call"))
    key(page, "Enter")
    expect(page.get_by_text("Saved: your call to Ada Berg. Reached.")).to_be_visible()
    [call] = rows(workbook_folder, "meetings.csv")
    assert (call["group"], call["status"], call["people"], call["minutes"]) == ("calls", "attended", "ada-berg", "12")
    assert (call["got.could-hire-me"], call["got.less-alone"]) == ("3", "2")
    assert (call["mood_before"], call["mood_after"]) == ("1", "3")
    expect(page.get_by_role("button", name="Fri 30 Oct · Ada Berg · ")).to_be_visible()
    go(page, server, "/decide")
    expect(page.get_by_role("heading", name="Calls", exact=True)).to_be_visible()


def at(serve: Serve, folder: Path, day: str) -> Server:
    return serve(folder, WELLSPENT_NOW=f"{day}T18:00:00-04:00")


def test_an_offer_is_traced_back_to_the_group_it_began_in_six_weeks_later(
    serve: Serve, visit: Visit, workbook_folder: Path
) -> None:
    """A meeting in September, somebody met there, nothing after two weeks, an offer after six."""
    server = at(serve, workbook_folder, "2026-09-15")
    page = visit(server, "/define")
    define(page)
    go(page, server, "/rate")
    pick(page, "Which meeting was it?", "Tuesday club")
    pick(page, "What sort of gathering is it?", "job seekers' group")
    fill(page, "Minutes there", "90")
    for question in ("Meet people who could hire me", "Feel less alone with the search"):
        choose(page, question, "partly")
    press(page, "Save this meeting")
    go(page, server, "/instead?view=people")
    fill(page, "Name", "Ada Berg")
    choose(page, "How well do you know them?", "Moderately")
    pick(page, "Where did you meet?", "Tuesday club, Tue 15 Sep 2026")
    press(page, "Save")

    page = visit(at(serve, workbook_folder, "2026-09-28"))
    expect(page.get_by_role("heading", name="Did anything come of it?")).to_have_count(0)
    page = visit(at(serve, workbook_folder, "2026-09-29"))
    press(page, "Answer with one click")
    press(page, "Nothing yet")
    [row] = rows(workbook_folder, "meetings.csv")
    assert row["asked_on"] == "2026-09-29"

    server = at(serve, workbook_folder, "2026-10-27")
    page = visit(server)
    press(page, "Answer with one click")
    press(page, "Something did")
    choose(page, "What was it?", "Offer")
    choose(page, "Where did it come from?", "A person")
    pick(page, "Who?", "Ada Berg")
    press(page, "Save this")
    [outcome] = rows(workbook_folder, "outcomes.csv")
    assert (outcome["kind"], outcome["meeting"], outcome["person"]) == ("offer", "", "ada-berg")
    way = "Offer (Tue 27 Oct 2026) ← Ada Berg, met at Tuesday club on Tue 15 Sep 2026"
    expect(page.get_by_text(way)).to_be_visible()
    go(page, server, "/charts?view=outcomes")
    expect(page.get_by_text("1.5 hours so far, and 1 offer.")).to_be_visible()
    expect(page.get_by_text(way)).to_be_visible()


def test_a_week_that_is_left_out_stays_a_gap_until_it_is_filled_in(
    serve: Serve, visit: Visit, workbook_folder: Path
) -> None:
    for day, hours in (("2026-10-09", "6"), ("2026-10-30", "9.5")):
        server = at(serve, workbook_folder, day)
        page = visit(server, "/rate?view=check-in", screen=PHONE)
        fill(page, "Hours on your search, all in all", hours)
        choose(page, "How was your mood, on the whole?", "good")
        press(page, "Save this week")
    assert [row["week"] for row in rows(workbook_folder, "checkins.csv")] == ["2026-10-05", "2026-10-26"]
    expect(page.get_by_text("left out")).to_have_count(2)
    page.get_by_role("button", name="Fill in").last.click()
    settled(page)
    assert "week=2026-10-12" in page.url
    choose(page, "How ready do you feel to call somebody?", "hardly")
    press(page, "Save this week")
    filled = rows(workbook_folder, "checkins.csv")[-1]
    assert (filled["week"], filled["hours"], filled["mood"], filled["confidence"]) == ("2026-10-12", "", "", "1")
    expect(page.get_by_text("left out")).to_have_count(1)
