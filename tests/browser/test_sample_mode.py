"""The sample in a browser: in, a save that is refused, a reload, the way back, and one's own files as they were."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SAMPLE, Serve, Visit
from tests.browser.driving import NARROW, PHONE, WIDE, Screen, Server, axe_violations, overflow, settled
from tests.browser.steps import PURPOSE, define, fill, press

LOOK = "Look around in a sample first"
BACK = "Back to my workbook"
THEIRS = "Harbour Street Job Club"
IN_SAMPLE = re.compile(r"[?&]sample=yes")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by its path, hidden ones and all."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def bar(page: Page):
    return page.locator(".st-key-sample_bar")


def to(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    settled(page)


def in_sample(page: Page) -> None:
    expect(bar(page)).to_contain_text("You are looking at a sample")
    expect(page).to_have_url(IN_SAMPLE)


def in_own(page: Page) -> None:
    expect(bar(page)).to_have_count(0)
    expect(page).not_to_have_url(IN_SAMPLE)


def test_in_try_to_save_reload_and_back_with_ones_own_untouched(server: Server, visit: Visit) -> None:
    page = visit(server, "/define")
    define(page)
    own, sample = contents(server.folder), contents(SAMPLE)
    to(page, "Today")
    press(page, LOOK)
    in_sample(page)
    expect(page.get_by_text(THEIRS).first).to_be_visible()

    to(page, "Define")
    in_sample(page)
    why = page.get_by_label("Why do you go to networking meetings?", exact=True)
    expect(why).not_to_have_value(PURPOSE)
    fill(page, "Why do you go to networking meetings?", "To try it out")
    press(page, "Save my definition")
    expect(page.get_by_text("Not saved: this is a sample")).to_be_visible()
    expect(why).to_have_value("To try it out")

    page.reload()
    settled(page)
    in_sample(page)
    press(page, BACK)
    in_own(page)
    expect(page.get_by_text(THEIRS)).to_have_count(0)
    to(page, "Define")
    in_own(page)
    expect(why).to_have_value(PURPOSE)
    assert contents(server.folder) == own
    assert contents(SAMPLE) == sample


def test_the_browsers_own_back_button_never_shows_one_workbook_as_the_other(server: Server, visit: Visit) -> None:
    page = visit(server)
    press(page, LOOK)
    to(page, "Decide")
    to(page, "Charts")
    page.go_back()
    settled(page)
    in_sample(page)
    for _ in range(8):
        page.go_back()
        if page.url == "about:blank":
            return
        settled(page)
        in_sample(page)
    pytest.fail("the way back never ends")


def test_after_the_way_back_the_browsers_back_button_shows_the_sample_with_its_bar(
    server: Server, visit: Visit
) -> None:
    page = visit(server)
    press(page, LOOK)
    press(page, BACK)
    in_own(page)
    page.go_back()
    settled(page)
    shown = bar(page).count() == 1
    assert shown == (page.get_by_text(THEIRS).count() > 0)
    assert shown == bool(IN_SAMPLE.search(page.url))


def test_two_tabs_one_in_the_sample_and_one_in_ones_own(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    server = serve(Path(shutil.copytree(SAMPLE, tmp_path / "mine")))
    groups = server.folder / "groups.yaml"
    groups.write_text(groups.read_text(encoding="utf-8").replace(THEIRS, "My own circle"), encoding="utf-8")
    sample = visit(server, "/decide?sample=yes")
    mine = visit(server, "/decide", beside=sample)
    in_sample(sample)
    in_own(mine)
    for page, there, elsewhere in ((sample, THEIRS, "My own circle"), (mine, "My own circle", THEIRS)):
        expect(page.get_by_text(there).first).to_be_visible()
        expect(page.get_by_text(elsewhere)).to_have_count(0)


@pytest.mark.needs("axe")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, PHONE, NARROW], ids=["wide", "phone", "narrow"])
def test_the_bar_fits_and_is_accessible(empty_server: Server, visit: Visit, screen: Screen, dark: bool) -> None:
    page = visit(empty_server, "/decide?sample=yes", screen=screen, dark=dark)
    in_sample(page)
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)
