"""The menu on a phone: it covers the page while one picks from it, and is gone once one has picked."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.driving import HAND, Server, settled


def test_the_menu_closes_each_time_a_page_was_picked_from_it(sample_server: Server, visit: Visit) -> None:
    page = visit(sample_server, screen=HAND)
    menu = page.get_by_test_id("stSidebar")
    for name, title in (("Help", "Help"), ("Define", "What is a useful meeting for you?"), ("Help", "Help")):
        page.get_by_test_id("stExpandSidebarButton").tap()
        expect(menu).to_have_attribute("data-collapsed", "false")
        menu.get_by_role("link", name=name, exact=True).tap()
        expect(menu).to_have_attribute("data-collapsed", "true")
        settled(page)
        expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
