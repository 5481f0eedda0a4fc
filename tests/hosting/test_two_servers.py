"""Two app servers over one database behind nginx, as in deploy/two-servers: each is killed, and nothing is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.club_driving import COOKIE_SECRET, make_club, member_id, sign_in
from tests.browser.driving import settled, wait_until
from tests.browser.steps import press
from tests.hosting.two_servers import NAMES, Two, two_servers
from tests.oidc import ANNA, BRAM, Account, Provider

if TYPE_CHECKING:
    from tests.driving.postgres import Prepared

pytestmark = [pytest.mark.needs("chromium", "nginx", "postgres", "oidc")]


@pytest.fixture
def two(database: "Prepared", provider: Provider, tmp_path: Path) -> Iterator[Two]:
    def secrets(url: str) -> str:
        return provider.secrets(f"{url}/oauth2callback", COOKIE_SECRET)

    with two_servers(database.app, secrets, tmp_path) as started:
        yield started


def home(context: BrowserContext) -> str:
    """The server that this browser is at home with."""
    (name,) = (str(cookie.get("value")) for cookie in context.cookies() if cookie.get("name") == "wellspent_home")
    return name


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at work: who, their page, and whom they were told to be saved."""

    who: Account
    page: Page
    confirmed: list[str]

    @property
    def home(self) -> str:
        """The server that their browser is at home with."""
        return home(self.page.context)

    def move_away_from(self, server: str) -> None:
        """Wait until their browser has found the other one, and its page stands."""
        wait_until(lambda: self.home != server, lambda: f"{self.who.name} is still at home with {server}")
        settled(self.page)

    def type(self, name: str) -> None:
        """Somebody to call, in the form for people."""
        field = self.page.get_by_label("Name", exact=True)
        field.fill(name)
        field.press("Tab")
        settled(self.page)

    def save(self, name: str) -> None:
        """Save them, and wait for the word that they are saved."""
        press(self.page, "Save")
        expect(self.page.get_by_text(f"Saved: {name}.")).to_be_visible()
        self.confirmed.append(name)


def come_in(browser: Browser, two: Two, who: Account) -> Member:
    page = browser.new_context(ignore_https_errors=True).new_page()
    page.goto(two.url)
    settled(page)
    sign_in(page, who)
    page.goto(f"{two.url}/instead?view=people")
    settled(page)
    return Member(who, page, [])


def saved(database: "Prepared", provider: Provider, who: Account) -> list[str]:
    """The people in this member's workbook, past the app."""
    people = database.store().load(member_id(provider, who)).workbook.people
    return [person.name for person in people.values()]


def test_who_is_thrown_out_by_a_killed_server_goes_on_at_the_other_and_nothing_confirmed_is_lost(
    two: Two, browser: Browser, provider: Provider, database: "Prepared"
) -> None:
    make_club(database.club(), provider, ANNA, BRAM)
    members = [come_in(browser, two, ANNA), come_in(browser, two, BRAM)]
    for each in members:
        for number in range(3):
            each.type(f"Before {number}")
            each.save(f"Before {number}")

    killed = members[0].home
    for each in members:
        each.type("In between")
    for each in members:  # the killing comes into the middle of this
        each.page.get_by_role("button", name="Save", exact=True).click(no_wait_after=True)
    two.kill(killed)
    for each in members:
        each.move_away_from(killed)
        assert set(each.confirmed) <= set(saved(database, provider, each.who))
        each.type("After")
        each.save("After")

    two.start(killed)
    for each in members:
        each.page.reload()
        settled(each.page)
        assert each.home != killed, "they stay where they are, or what they have open would be torn apart"
    other = next(name for name in NAMES if name != killed)
    two.kill(other)
    for each in members:
        each.move_away_from(other)
        each.type("At the first again")
        each.save("At the first again")
        kept = saved(database, provider, each.who)
        assert set(each.confirmed) <= set(kept)
        assert len(kept) == len(set(kept)), "nothing was done twice"
        each.page.context.close()
