"""From an empty folder and two real calendars to rated meetings, charts and a verdict for each group."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.driving import Server, settled
from tests.browser.steps import FIRST, OWN, SECOND, choose, choose_line, define, go, pick, press, rows, set_day, tick
from wellspent.words import decide_worked_out

CHAMBER, SPEAKERS = "Asheville chamber", "Santa Rosa speakers"
WEIGHT = {"could-hire-me": 11 / 18, "less-alone": 5 / 18, "hear-about-small-firms": 2 / 18}
WORDS = ["not at all", "a little", "partly", "mostly", "fully"]
ENOUGH = 14


@pytest.mark.needs("calendars")
def test_two_real_calendars_become_rated_groups_with_verdicts(server: Server, visit: Visit, calendars: Path) -> None:
    page = visit(server, "/define")
    define(page)
    page.get_by_role("link", name="bring in your meetings").click()
    settled(page)

    for file, first_day, title, group, kind in (
        ("asheville_chamber.ics", "2026-09-17", "All of these", CHAMBER, "professional association"),
        ("meetup_santa_rosa_toastmasters.ics", "2026-08-01", "Making public speaking fun", SPEAKERS, "social"),
    ):
        page.locator("input[type=file]").set_input_files(calendars / file)
        settled(page)
        set_day(page, "From", first_day)
        tick(page, title)
        choose_line(page, "Are they one group?", "All ticked are one group")
        pick(page, "The group's name", group)
        pick(page, "What sort of gathering is it?", kind)
        press(page, "Bring them in")
        expect(page.get_by_text("came in")).to_be_visible()
    meetings = rows(server.folder, "meetings.csv")
    assert len({row["source"] for row in meetings}) == len(meetings) >= ENOUGH

    press(page, "Rate them now")
    choose(page, "Show them as", "One at a time")
    for number in range(len(meetings)):
        chamber = page.get_by_role("heading", name=CHAMBER).count() == 1
        choose(page, FIRST, WORDS[number % 2 if chamber else 3])
        choose(page, SECOND, WORDS[1 if chamber else 4])
        choose(page, OWN, WORDS[number % 5])
        choose(page, "How did you feel before?", "so-so")
        choose(page, "How did you feel after?", "low" if chamber else "good")
        press(page, "Save and go on")
    expect(page.get_by_text("Nothing is waiting")).to_be_visible()

    rated = rows(server.folder, "meetings.csv")
    means = {}
    for group, name in (("asheville-chamber", CHAMBER), ("santa-rosa-speakers", SPEAKERS)):
        values = [
            100 * sum(weight * int(row[f"got.{criterion}"]) for criterion, weight in WEIGHT.items()) / 4
            for row in rated
            if row["group"] == group
        ]
        means[name] = (len(values), sum(values) / len(values))
    assert sum(number for number, _ in means.values()) == len(meetings)

    for view, pictures in (("groups", 3), ("hours", 1), ("mood", 3), ("weeks", 2)):
        go(page, server, f"/charts?view={view}")
        expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(pictures)
    go(page, server, "/decide")
    for name, verdict in ((CHAMBER, "Skip it"), (SPEAKERS, "Keep going")):
        number, mean = means[name]
        card = page.locator("[class*=st-key-group-]").filter(has=page.get_by_role("heading", name=name))
        expect(card).to_contain_text(verdict)
        expect(card).to_contain_text(f"From {number} meetings with a rating")
        card.get_by_text(decide_worked_out.TITLE).click()
        expect(card).to_contain_text("Their plain average is")
        said = re.search(r"Their plain average is (\d+)\.", card.inner_text())
        assert said is not None
        assert abs(int(said[1]) - mean) <= 0.5 + 1e-9
