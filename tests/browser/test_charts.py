"""Charts in a browser: a click on what is drawn opens its meeting, and so does the keyboard beside the table."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.driving import Server, settled
from tests.browser.steps import choose, rows

VALUE_AND_HOURS, HOURS_A_WEEK, VALUE_OVER_TIME = "Value against hours", "Hours a week", "Value over time"
GOOD_FOR, WORTH, SWINGS = (
    "What each group is good for",
    "What a meeting of each group is worth",
    "Few meetings swing wildly",
)
MOOD, EXPECTED = "How your mood changed with each group", "What you expected, and what came of it"


def touch(page: Page, title: str) -> Locator:
    """What can be chosen in the picture of that name."""
    picture = page.get_by_test_id("stVegaLiteChart").and_(page.locator(f'[aria-label^="{title}."]'))
    return picture.locator(".touch_marks path")


def told(page: Page, mark: Locator) -> dict[str, str]:
    """What is said of a mark while the pointer rests on it."""
    mark.hover(force=True)
    tip = page.locator("#vg-tooltip-element.visible")
    expect(tip).to_be_visible()
    keys, said = tip.locator("td.key").all_inner_texts(), tip.locator("td.value").all_inner_texts()
    return dict(zip(keys, said, strict=True))


def day(text: str) -> date:
    """``1 Oct 2026``, as the pictures write it."""
    return datetime.strptime(text, "%d %b %Y").replace(tzinfo=UTC).date()


def opened(page: Page) -> str:
    """The id of the meeting that the address asks for."""
    expect(page.get_by_role("heading", level=1, name="Rate")).to_be_visible()
    settled(page)
    return parse_qs(urlsplit(page.url).query)["meeting"][0]


def meeting(server: Server, name: str) -> dict[str, str]:
    return next(row for row in rows(server.folder, "meetings.csv") if row["id"] == name)


def open_table(page: Page, title: str) -> Locator:
    """Unfold the table below the picture of that name, by keyboard."""
    header = page.get_by_role("heading", level=2, name=title)
    twin = header.locator("xpath=following::*[@data-testid='stExpander'][1]")
    twin.locator("summary").focus()
    page.keyboard.press("Enter")
    settled(page)
    return twin


@pytest.mark.parametrize(
    ("view", "title"),
    [
        ("groups", WORTH),
        ("hours", VALUE_AND_HOURS),
        ("mood", MOOD),
        ("weeks", VALUE_OVER_TIME),
        ("expected", EXPECTED),
    ],
)
def test_a_click_on_a_dot_opens_the_meeting_that_it_tells_of(
    sample_server: Server, visit: Visit, view: str, title: str
) -> None:
    page = visit(sample_server, f"/charts?view={view}")
    dot = touch(page, title).last
    said = told(page, dot)
    dot.click(force=True)
    found = meeting(sample_server, opened(page))
    assert day(said["Date"]).isoformat() == found["date"]


def test_a_click_on_a_part_of_a_week_opens_its_meeting(sample_server: Server, visit: Visit) -> None:
    page = visit(sample_server, "/charts?view=weeks")
    part = touch(page, HOURS_A_WEEK).first
    said = told(page, part)
    assert said["Meetings"] == "1"
    part.click(force=True)
    found = meeting(sample_server, opened(page))
    monday = day(said["Week from Monday"])
    assert monday.weekday() == 0
    assert 0 <= (date.fromisoformat(found["date"]) - monday).days < 7


def test_the_line_of_a_group_tells_its_estimate_and_how_far_the_truth_may_be(
    sample_server: Server, visit: Visit
) -> None:
    page = visit(sample_server, "/charts")
    lines = page.get_by_test_id("stVegaLiteChart").first.locator(".mark-rect.role-mark path")
    said = told(page, lines.first)
    assert said.keys() == {"Group", "Best guess", "80% likely", "95% likely", "Plain mean", "Meetings"}
    low, high = (int(end) for end in said["80% likely"].split(" to "))
    assert low < int(said["Best guess"]) < high


def offered(page: Page) -> Locator:
    """The meetings behind a spot that was clicked, unfolded."""
    settled(page)
    box = page.get_by_role("combobox", name="Several meetings share this spot")
    options = page.get_by_role("option")
    for _ in range(20):  # a picture that is still being drawn takes the focus back
        if options.count():
            break
        box.press("ArrowDown")
        settled(page)
    return options


def test_a_click_on_a_group_in_the_funnel_offers_its_meetings(sample_server: Server, visit: Visit) -> None:
    page = visit(sample_server, "/charts")
    ring = touch(page, SWINGS).first
    said = told(page, ring)
    ring.click(force=True)
    expect(offered(page)).to_have_count(int(said["Rated meetings"]))


def test_a_click_on_a_cell_offers_the_meetings_behind_it(sample_server: Server, visit: Visit) -> None:
    page = visit(sample_server, "/charts?view=groups")
    cell = touch(page, GOOD_FOR).first
    said = told(page, cell)
    cell.click(force=True)
    options = offered(page)
    expect(options).to_have_count(int(said["Ratings"]))
    assert all(said["Group"] in text for text in options.all_inner_texts())
    options.first.click()
    assert opened(page)


def test_a_meeting_is_opened_from_the_table_by_keyboard_alone(sample_server: Server, visit: Visit) -> None:
    page = visit(sample_server, "/charts?view=weeks")
    box = open_table(page, HOURS_A_WEEK).get_by_role("combobox", name="Open a meeting")
    box.focus()
    page.keyboard.type("29 Oct 2026")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert meeting(sample_server, opened(page))["date"] == "2026-10-29"


TABLES = {
    VALUE_AND_HOURS: ("hours", ["Date", "Group", "Value", "Hours", "Value per hour", "Rated late", "Kind"]),
    HOURS_A_WEEK: ("weeks", ["Week from", "Group", "Meetings", "Hours", "Without a time"]),
    VALUE_OVER_TIME: ("weeks", ["Date", "Group", "Value", "Rated late", "Kind"]),
    GOOD_FOR: ("groups", ["Group", "What you came for", "Counts, in %", "Best guess", "Plain mean", "Ratings"]),
    SWINGS: ("groups", ["Group", "Plain mean", "Best guess", "Rests on"]),
}


@pytest.mark.parametrize("title", TABLES)
def test_the_table_of_a_picture_is_downloaded_as_csv(
    sample_server: Server, visit: Visit, tmp_path: Path, title: str
) -> None:
    view, columns = TABLES[title]
    page = visit(sample_server, f"/charts?view={view}")
    button = open_table(page, title).get_by_role("button", name="Download this table")
    with page.expect_download() as download:
        button.click()
    target = tmp_path / download.value.suggested_filename
    download.value.save_as(target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        head, *body = csv.reader(file)
    assert head == columns
    assert target.name.startswith("well-spent-")
    assert len(body) > 1


def test_another_view_stands_in_the_address_and_draws_only_its_own_pictures(
    sample_server: Server, visit: Visit
) -> None:
    page = visit(sample_server, "/charts")
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(3)
    choose(page, "What to look at", "Hours")
    assert page.url.endswith("/charts?view=hours")
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(1)
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name=VALUE_AND_HOURS)).to_be_visible()
