"""Two tabs on one workbook: different meetings are both kept, and one meeting is never overwritten unasked."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.driving import Server, settled
from tests.browser.steps import FIRST, SECOND, choose, define, fill, go, pick, press, rows


def add_meeting(page: Page, server: Server, group: str, kind: str) -> None:
    go(page, server, "/rate")
    pick(page, "Which meeting was it?", group)
    pick(page, "What sort of gathering is it?", kind)
    choose(page, FIRST, "partly")
    press(page, "Save this meeting")


def got(server: Server) -> dict[str, str]:
    return {row["group"]: row["got.could-hire-me"] for row in rows(server.folder, "meetings.csv")}


def test_different_meetings_changed_at_once_are_both_kept(server: Server, visit: Visit) -> None:
    first = visit(server, "/define")
    define(first)
    add_meeting(first, server, "Job club", "job seekers' group")
    add_meeting(first, server, "Alumni", "alumni")
    second = visit(server, "/rate?meeting=2026-10-30-alumni", beside=first)
    go(first, server, "/rate?meeting=2026-10-30-job-club")

    choose(first, FIRST, "fully")
    choose(second, FIRST, "not at all")
    press(first, "Save this meeting")
    press(second, "Save this meeting")

    expect(second.get_by_text("Saved: Alumni")).to_be_visible()
    assert got(server) == {"job-club": "4", "alumni": "0"}


def test_the_same_meeting_changed_twice_asks_and_keeps_what_was_typed(server: Server, visit: Visit) -> None:
    first = visit(server, "/define")
    define(first)
    add_meeting(first, server, "Job club", "job seekers' group")
    address = "/rate?meeting=2026-10-30-job-club"
    go(first, server, address)
    second = visit(server, address, beside=first)

    choose(first, FIRST, "fully")
    press(first, "Save this meeting")
    choose(second, FIRST, "a little")
    choose(second, SECOND, "mostly")
    fill(second, "Minutes there", "45")
    press(second, "Save this meeting")

    question = second.locator(".st-key-conflict")
    expect(question).to_contain_text("changed somewhere else")
    expect(question).to_contain_text("What you got")
    assert got(server) == {"job-club": "4"}
    expect(second.get_by_label("Minutes there", exact=True)).to_have_value("45")
    typed = second.get_by_role("radiogroup", name=FIRST).get_by_role("radio", name="a little", exact=True)
    expect(typed).to_be_checked()

    press(second, "Keep what I typed")
    (row,) = rows(server.folder, "meetings.csv")
    assert (row["got.could-hire-me"], row["got.less-alone"], row["minutes"]) == ("1", "3", "45")
    expect(question).to_have_count(0)


def test_keeping_what_is_there_changes_nothing(server: Server, visit: Visit) -> None:
    first = visit(server, "/define")
    define(first)
    add_meeting(first, server, "Job club", "job seekers' group")
    address = "/rate?meeting=2026-10-30-job-club"
    go(first, server, address)
    second = visit(server, address, beside=first)
    choose(first, FIRST, "fully")
    press(first, "Save this meeting")
    saved = (server.folder / "meetings.csv").read_bytes()
    choose(second, FIRST, "a little")
    press(second, "Save this meeting")
    press(second, "Keep what is there")

    assert (server.folder / "meetings.csv").read_bytes() == saved
    settled(second)
    shown = second.get_by_role("radiogroup", name=FIRST).get_by_role("radio", name="fully", exact=True)
    expect(shown).to_be_checked()
