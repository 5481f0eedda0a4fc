"""Two whole breaks with a moved clock: a look with a call instead, and one by lot from week to week."""

import datetime as dt
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import SAMPLE, Serve, Visit
from tests.browser.driving import NARROW, PHONE, Server, axe_violations, overflow, settled
from tests.browser.steps import choose, fill, go, pick, press, rows
from tests.pages.driving import CLUB, DEFINITION, meeting, write
from wellspent.core.model import Break, CheckIn, Choice, GroupStatus, Phase, Workbook
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL

WEEK = dt.timedelta(weeks=1)


def saved(folder: Path) -> Workbook:
    loaded = FolderStore(folder).load(LOCAL)
    assert not loaded.problems
    return loaded.workbook


def only_break(folder: Path) -> Break:
    [found] = saved(folder).breaks.values()
    return found


def at(serve: Serve, folder: Path, day: str) -> Server:
    return serve(folder, WELLSPENT_NOW=f"{day}T18:00:00-04:00")


def check_in(page: Page, server: Server, hours: str, mood: str, ready: str) -> None:
    """This week, from the break itself, as one would."""
    go(page, server, "/break")
    page.get_by_role("link", name="Check in for the week").click()
    settled(page)
    fill(page, "Hours on your search, all in all", hours)
    choose(page, "How was your mood, on the whole?", mood)
    choose(page, "How ready do you feel to call somebody?", ready)
    press(page, "Save this week")


def call_instead(page: Page, server: Server) -> None:
    go(page, server, "/break")
    page.get_by_role("link", name="Call somebody").click()
    settled(page)
    pick(page, "Whom did you call?", "Ada Berg")
    choose(page, "How did it go?", "Reached")
    choose(page, "Did this move your search forward?", "clearly")
    press(page, "Save this call")


def a_club_with_check_ins(folder: Path) -> None:
    """Four Tuesdays of the club in September and October, and a check-in for each of those weeks."""
    first = dt.date(2026, 9, 28)
    write(
        folder,
        DEFINITION,
        CLUB,
        *(meeting(day, 1, 1, progress=0) for day in (6, 13, 20, 27)),
        *(CheckIn(week=first + place * WEEK, mood=mood, hours=8, confidence=1) for place, mood in enumerate((2, 2, 3))),
        *(CheckIn(week=first + place * WEEK, mood=mood, hours=9, confidence=1) for place, mood in ((3, 2), (4, 1))),
    )


def test_a_break_from_the_beginning_over_three_check_ins_and_a_call_to_the_decision(
    serve: Serve, visit: Visit, workbook_folder: Path
) -> None:
    a_club_with_check_ins(workbook_folder)
    server = at(serve, workbook_folder, "2026-10-30")
    page = visit(server, "/break?group=club")
    choose(page, "For how long?", "3 weeks")
    expect(page.get_by_text("the best possible here is 1 in 3")).to_be_visible()
    expect(page.get_by_text("One break is a story about some weeks of yours, and no proof")).to_be_visible()
    fill(page, "Why this one? (only for you)", "I come home grey.")
    fill(page, "What do you expect to happen?", "I will miss the people, and sleep better.")
    fill(page, "If it is …", "Tuesday, 8 o'clock")
    pick(page, "I call …", "Ada Berg")
    fill(page, "and say …", "have you ten minutes?")
    press(page, "Begin this break")
    plan = "If it is Tuesday, 8 o'clock, I call Ada Berg and say: have you ten minutes?"
    expect(page.get_by_text(plan).first).to_be_visible()
    assert saved(workbook_folder).groups["club"].status is GroupStatus.ON_BREAK
    made = only_break(workbook_folder)
    assert (made.start, made.end) == (dt.date(2026, 11, 2), dt.date(2026, 11, 22))

    answers = (
        ("2026-11-06", "11", "so-so", "a little"),
        ("2026-11-13", "12", "good", "fairly"),
        ("2026-11-20", "10", "good", "fairly"),
    )
    for day, hours, mood, ready in answers:
        server = at(serve, workbook_folder, day)
        page = visit(server, "/break")
        expect(page.get_by_text("Locked since it began.")).to_be_visible()
        expect(page.get_by_label("What do you expect to happen?", exact=True)).to_have_count(0)
        check_in(page, server, hours, mood, ready)
        if day == "2026-11-13":
            call_instead(page, server)
    assert len(rows(workbook_folder, "checkins.csv")) == 8

    server = at(serve, workbook_folder, "2026-11-23")
    page = visit(server)
    expect(page.get_by_role("heading", name="Your break has come to its end")).to_be_visible()
    press(page, "Look at it and decide")
    expect(page.get_by_text("“I will miss the people, and sleep better.”")).to_be_visible()
    expect(page.get_by_text("In the weeks without it: mood 0.7 of a step higher")).to_be_visible()
    expect(page.get_by_role("row", name="Calls 0 1")).to_be_visible()
    expect(page.get_by_role("row", name="Times you went 4 0")).to_be_visible()
    expect(page.get_by_text("No p is given, because its start was chosen and not drawn")).to_be_visible()
    expect(page.get_by_text("This does not take out a trend.")).to_be_visible()
    assert not axe_violations(page)
    choose(page, "What will you do now?", "Stay away")
    fill(page, "What did you notice? (only for you)", "Quieter Tuesdays.")
    press(page, "Save my decision")
    expect(page.get_by_text("you can go back any day.").first).to_be_visible()
    ended = only_break(workbook_folder)
    assert (ended.decision, ended.decided_on, ended.prediction) == (Choice.SKIP, dt.date(2026, 11, 23), made.prediction)
    assert saved(workbook_folder).groups["club"].status is GroupStatus.STOPPED
    decided = [one for one in rows(workbook_folder, "decisions.csv") if one["date"] == "2026-11-23"]
    assert [one["decision"] for one in decided] == ["skip"]


def test_a_break_by_lot_keeps_its_schedule_from_the_draw_to_the_p(
    serve: Serve, visit: Visit, workbook_folder: Path
) -> None:
    a_club_with_check_ins(workbook_folder)
    server = at(serve, workbook_folder, "2026-10-30")
    page = visit(server, "/break?group=club", screen=PHONE)
    choose(page, "How do you want to find out?", "By lot, week by week")
    choose(page, "For how long?", "8 weeks")
    expect(page.get_by_text("The best possible here is 1 in 16 (p = .063).")).to_be_visible()
    fill(page, "What do you expect to happen?", "Better weeks without it.")
    press(page, "Draw the lots and begin")
    expect(page.get_by_text("Drawn by lot on Fri 30 Oct 2026")).to_be_visible()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_have_count(0)
    drawn = only_break(workbook_folder).schedule
    assert (len(drawn), drawn[0].week) == (8, dt.date(2026, 11, 2))

    for place, week in enumerate(drawn):
        friday = week.week + dt.timedelta(days=4)
        away = week.phase is Phase.ON_BREAK
        if place < 2:  # the first block through the screen, one week of each kind
            server = at(serve, workbook_folder, friday.isoformat())
            page = visit(server, "/break", screen=PHONE)
            told = "This week: without Tuesday club." if away else "This week you go to Tuesday club as usual"
            expect(page.get_by_text(told)).to_be_visible()
            check_in(page, server, "9", "good" if away else "low", "a little")
        else:
            write(workbook_folder, CheckIn(week=week.week, hours=9, mood=3 if away else 1, confidence=2))
    assert only_break(workbook_folder).schedule == drawn

    server = at(serve, workbook_folder, "2026-12-28")
    page = visit(server, "/break", screen=PHONE)
    expect(page.get_by_text("none shows as much as yours.")).to_be_visible()
    expect(page.get_by_text("(p = .063). The best possible here is 1 in 16.")).to_be_visible()
    assert overflow(page) == 0
    choose(page, "What will you do now?", "Try longer")
    choose(page, "How many weeks longer?", "3 weeks")
    press(page, "Save my decision")
    go(page, server, "/break")
    expect(page.get_by_text("You are on a break", exact=True)).to_be_visible()
    closed, following = saved(workbook_folder).breaks.values()
    assert (closed.schedule, closed.decision) == (drawn, Choice.TAKE_A_BREAK)
    assert (following.start, following.drawn_at) == (dt.date(2026, 12, 28), None)


def test_going_back_is_one_click_from_the_page_and_fits_the_narrowest_phone(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "copy"))
    server = serve(folder)
    page = visit(server, "/break", screen=NARROW)
    assert overflow(page) == 0
    press(page, "Go back to it")
    expect(page.get_by_text("You are going to Kestrel Online Pitch Circle again.")).to_be_visible()
    assert saved(folder).groups["kestrel-online-pitch-circle"].status is GroupStatus.ATTENDING
    page.get_by_role("button", name="Look at it").last.click()
    settled(page)
    expect(page.get_by_text("I will not miss it, and get two more applications done.")).to_be_visible()
    assert overflow(page) == 0


def test_an_empty_workbook_says_how_to_begin(serve: Serve, visit: Visit) -> None:
    page = visit(serve(), "/break")
    expect(page.get_by_text("There is no group to take a break from yet.")).to_be_visible()
    page.get_by_role("link", name="Write down a meeting").click()
    settled(page)
    assert page.url.endswith("/rate")
