"""A new person, from an empty folder to the first rated meetings, as they would do it by hand."""

import yaml
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.driving import PHONE, Server, settled
from tests.browser.steps import FIRST, OWN, PURPOSE, SECOND, choose, define, fill, go, pick, press, rows

GROUP = "Which meeting was it?"
KIND = "What sort of gathering is it?"


def test_from_an_empty_folder_to_a_rated_meeting_on_disk(server: Server, visit: Visit) -> None:
    page = visit(server)
    press(page, "Begin with what matters to you")
    define(page)
    expect(page.get_by_text("This is now what a useful meeting is for you")).to_be_visible()
    definition = yaml.safe_load((server.folder / "definition.yaml").read_text(encoding="utf-8"))
    assert [criterion["text"] for criterion in definition["criteria"]] == [FIRST, SECOND, OWN]
    assert definition["purpose"] == PURPOSE

    go(page, server, "/rate")
    pick(page, GROUP, "Tuesday job club")
    pick(page, KIND, "job seekers' group")
    fill(page, "Minutes there", "90")
    choose(page, FIRST, "mostly")
    choose(page, SECOND, "not at all")
    choose(page, OWN, "not at all")
    choose(page, "How did you feel before?", "good")
    choose(page, "How did you feel after?", "low")
    # Ranks 1 to 3 weigh 11/18, 5/18 and 2/18: 100 * (3 * 11/18) / 4 = 45.8.
    expect(page.get_by_text("this meeting scores 46 out of 100")).to_be_visible()
    press(page, "Save this meeting")
    expect(page.get_by_text("Its value is 46 of 100")).to_be_visible()
    (row,) = rows(server.folder, "meetings.csv")
    assert row["id"] == "2026-10-30-tuesday-job-club"
    assert (row["got.could-hire-me"], row["got.less-alone"], row["mood_before"], row["mood_after"]) == (
        "3",
        "0",
        "3",
        "1",
    )
    assert (row["minutes"], row["travel_minutes"], row["progress"], row["worth"]) == ("90", "", "", "")


def test_edit_delete_and_undo(server: Server, visit: Visit) -> None:
    page = visit(server, "/define")
    define(page)
    go(page, server, "/rate")
    pick(page, GROUP, "Alumni breakfast")
    pick(page, KIND, "alumni")
    choose(page, FIRST, "a little")
    press(page, "Save this meeting")
    before = (server.folder / "meetings.csv").read_bytes()

    page.get_by_role("button", name="Alumni breakfast").click()
    settled(page)
    choose(page, FIRST, "fully")
    press(page, "Save this meeting")
    assert rows(server.folder, "meetings.csv")[0]["got.could-hire-me"] == "4"
    press(page, "Undo")
    assert (server.folder / "meetings.csv").read_bytes() == before

    page.get_by_role("button", name="Alumni breakfast").click()
    settled(page)
    press(page, "Delete this meeting")
    assert rows(server.folder, "meetings.csv") == []
    press(page, "Undo")
    assert (server.folder / "meetings.csv").read_bytes() == before


def test_on_a_phone_the_next_meeting_offers_the_minutes_of_the_last(server: Server, visit: Visit) -> None:
    page = visit(server, "/define", screen=PHONE)
    define(page)
    go(page, server, "/rate")
    pick(page, GROUP, "Tuesday job club")
    pick(page, KIND, "job seekers' group")
    fill(page, "Minutes there", "75")
    fill(page, "Minutes of travel, there and back", "40")
    press(page, "Save this meeting")
    pick(page, GROUP, "Tuesday job club")
    expect(page.get_by_label("Minutes there", exact=True)).to_have_value("75")
    expect(page.get_by_label("Minutes of travel, there and back", exact=True)).to_have_value("40")
    for question in (FIRST, "How did you feel before?", "Was it worth your time?"):
        chosen = page.get_by_role("radiogroup", name=question).locator("[aria-checked=true]")
        expect(chosen).to_have_count(0)
