"""Text that has left its field, in a real browser: another page, a reload, a lost connection, a new server."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SAMPLE, Serve, Visit
from tests.browser.driving import NARROW, PHONE, WIDE, Screen, Server, axe_violations, overflow, settled, wait_until
from tests.browser.steps import FIRST, choose, define, fill, go, pick, press, rows

PURPOSE = "Why do you go to networking meetings?"
TRAVEL = "Minutes of travel, there and back"
HERE_AGAIN = "You had begun this today at 18:00. It is here again, not yet saved."


@pytest.fixture
def sample(serve: Serve, tmp_path: Path) -> Server:
    """The app on a copy of the sample."""
    return serve(Path(shutil.copytree(SAMPLE, tmp_path / "sample")))


def drafts(server: Server) -> list[Path]:
    folder = server.folder / ".drafts"
    return list(folder.iterdir()) if folder.exists() else []


def to(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()


def here_again(page: Page) -> None:
    expect(page.get_by_text(HERE_AGAIN)).to_be_visible()


def type_and_leave(page: Page, label: str, text: str) -> None:
    """Type, and leave the field without waiting for what the app makes of it."""
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")


def test_it_survives_another_page_even_if_one_leaves_with_the_last_word(server: Server, visit: Visit) -> None:
    page = visit(server, "/define")
    type_and_leave(page, PURPOSE, "Half a thought")
    to(page, "Today")
    expect(page.get_by_role("heading", name="Are your hours well spent?")).to_be_visible()
    settled(page)
    to(page, "Define")
    settled(page)
    expect(page.get_by_label(PURPOSE, exact=True)).to_have_value("Half a thought")
    here_again(page)


def test_it_survives_a_reload_and_is_gone_once_it_is_saved(sample: Server, visit: Visit) -> None:
    page = visit(sample, "/define")
    fill(page, PURPOSE, "Half a thought")
    page.reload()
    settled(page)
    expect(page.get_by_label(PURPOSE, exact=True)).to_have_value("Half a thought")
    here_again(page)
    press(page, "Save my definition")
    expect(page.get_by_text(HERE_AGAIN)).to_have_count(0)
    assert "Half a thought" in (sample.folder / "definition.yaml").read_text(encoding="utf-8")
    assert not drafts(sample)
    assert "Half" not in page.url


def test_one_can_start_afresh_and_bring_it_back(server: Server, visit: Visit) -> None:
    page = visit(server, "/define")
    fill(page, PURPOSE, "Half a thought")
    page.reload()
    settled(page)
    press(page, "Start afresh")
    expect(page.get_by_label(PURPOSE, exact=True)).to_have_value("")
    assert not drafts(server)
    press(page, "Bring back what I had typed")
    expect(page.get_by_label(PURPOSE, exact=True)).to_have_value("Half a thought")
    assert drafts(server)


def again_on_the_same_port(serve: Serve, server: Server) -> Server:
    """The server is killed, as a crash of the machine would, and started anew."""
    server.process.kill()
    server.process.wait()
    return serve(server.folder, port=server.port)


def test_it_survives_a_new_server_and_a_reload(server: Server, serve: Serve, visit: Visit) -> None:
    page = visit(server, "/define")
    define(page)
    go(page, server, "/rate")
    pick(page, "Which meeting was it?", "Job club")
    pick(page, "What sort of gathering is it?", "job seekers' group")
    choose(page, FIRST, "mostly")
    fill(page, "Minutes there", "45")
    again_on_the_same_port(serve, server)
    page.reload()
    settled(page)
    here_again(page)
    press(page, "Save this meeting")
    (row,) = rows(server.folder, "meetings.csv")
    assert (row["got.could-hire-me"], row["minutes"]) == ("3", "45")


def test_it_survives_a_new_server_under_an_open_page_and_so_does_what_is_typed_next(
    server: Server, serve: Serve, visit: Visit
) -> None:
    page = visit(server, "/define")
    define(page)
    go(page, server, "/rate")
    pick(page, "Which meeting was it?", "Job club")
    pick(page, "What sort of gathering is it?", "job seekers' group")
    choose(page, FIRST, "mostly")
    press(page, "Save this meeting")
    fill(page, "Minutes there", "45")
    again_on_the_same_port(serve, server)
    fill(page, TRAVEL, "20")
    expect(page.get_by_label("Minutes there", exact=True)).to_have_value("45")
    expect(page.get_by_label(TRAVEL, exact=True)).to_have_value("20")


def test_the_first_word_typed_after_a_new_server_stays(server: Server, serve: Serve, visit: Visit) -> None:
    page = visit(server, "/define")
    define(page)
    go(page, server, "/rate")
    pick(page, "Which meeting was it?", "Job club")
    pick(page, "What sort of gathering is it?", "job seekers' group")
    choose(page, FIRST, "mostly")
    press(page, "Save this meeting")
    again_on_the_same_port(serve, server)
    fill(page, "Minutes there", "45")
    expect(page.get_by_label("Minutes there", exact=True)).to_have_value("45")
    page.reload()
    settled(page)
    expect(page.get_by_label("Minutes there", exact=True)).to_have_value("45")


def test_it_survives_a_lost_connection(server: Server, visit: Visit) -> None:
    page = visit(server, "/define")
    fill(page, PURPOSE, "Before")
    page.context.set_offline(True)
    type_and_leave(page, PURPOSE, "While it was lost")
    page.context.set_offline(False)
    settled(page)
    wait_until(lambda: any("While it was lost" in one.read_text() for one in drafts(server)), lambda: "no draft")
    page.reload()
    settled(page)
    expect(page.get_by_label(PURPOSE, exact=True)).to_have_value("While it was lost")


def test_what_was_typed_is_offered_beside_what_another_tab_saved_since(sample: Server, visit: Visit) -> None:
    page = visit(sample, "/define")
    fill(page, PURPOSE, "Typed here")
    other = visit(sample, "/define", beside=page)
    press(other, "Start afresh")
    fill(other, PURPOSE, "Written there")
    press(other, "Save my definition")
    fill(page, PURPOSE, "Typed here, and more")
    page.reload()
    settled(page)
    offered = page.locator(".st-key-earlier-define")
    expect(offered).to_contain_text("Typed here, and more")
    expect(page.get_by_label(PURPOSE, exact=True)).to_have_value("Written there")
    press(page, "Put it into the form")
    expect(page.get_by_label(PURPOSE, exact=True)).to_have_value("Typed here, and more")


def test_a_question_between_two_versions_leaves_what_was_typed_through_a_reload(sample: Server, visit: Visit) -> None:
    page = visit(sample, "/define")
    other = visit(sample, "/define", beside=page)
    fill(page, PURPOSE, "Typed here")
    fill(other, PURPOSE, "Written there")
    press(other, "Save my definition")
    press(page, "Save my definition")
    expect(page.locator(".st-key-conflict")).to_contain_text("changed somewhere else")
    expect(page.get_by_label(PURPOSE, exact=True)).to_have_value("Typed here")
    page.reload()
    settled(page)
    expect(page.locator(".st-key-earlier-define")).to_contain_text("Typed here")


def test_the_table_and_the_cards_keep_what_is_typed(sample: Server, visit: Visit) -> None:
    page = visit(sample, "/rate?view=catch-up")
    choose(page, "Show them as", "One at a time")
    page.get_by_text("More", exact=False).first.wait_for()
    fill(page, "Minutes there", "77")
    choose(page, "Show them as", "A table")
    choose(page, "Show them as", "One at a time")
    expect(page.get_by_label("Minutes there", exact=True)).to_have_value("77")
    here_again(page)


@pytest.mark.needs("axe")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, PHONE, NARROW], ids=["wide", "phone", "narrow"])
def test_what_comes_back_fits_and_is_accessible(server: Server, visit: Visit, screen: Screen, dark: bool) -> None:
    page = visit(server, "/define", screen=screen, dark=dark)
    fill(page, PURPOSE, "Half a thought")
    page.reload()
    settled(page)
    here_again(page)
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)
