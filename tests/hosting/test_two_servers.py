"""Two app servers over one database behind nginx, as in deploy/two-servers: each is killed, and nothing is lost."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.club_driving import COOKIE_SECRET, ORGANISER_CODE, make_club, member_id, sign_in, write_secrets
from tests.browser.driving import Server, free_port, settled, wait_until
from tests.browser.steps import press
from tests.hosting.driving import DEPLOY, nginx, nginx_site, start_hosted
from tests.oidc import ANNA, BRAM, Account, Provider

if TYPE_CHECKING:
    from tests.postgres import Prepared

pytestmark = [pytest.mark.needs("chromium", "nginx", "postgres", "oidc")]

NAMES = ("first", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Two:
    """The address that people use, the servers behind it by name, and how to start one again."""

    url: str
    servers: dict[str, Server]
    start: Callable[[str], None]

    def kill(self, name: str) -> None:
        """As when the machine is switched off."""
        self.servers[name].process.kill()
        self.servers[name].process.wait()


@pytest.fixture
def two(database: "Prepared", provider: Provider, tmp_path: Path) -> Iterator[Two]:
    port, ports = free_port(), dict(zip(NAMES, (free_port(), free_port()), strict=True))
    url = f"https://localhost:{port}"
    servers: dict[str, Server] = {}

    def start(name: str) -> None:
        desk = tmp_path / name
        write_secrets(desk, provider.secrets(f"{url}/oauth2callback", COOKIE_SECRET))
        servers[name] = start_hosted(
            desk,
            port=ports[name],
            WELLSPENT_MODE="club",
            WELLSPENT_STORE=database.app,
            WELLSPENT_ORGANISER_CODE=ORGANISER_CODE,
            STREAMLIT_SERVER_ALLOWED_HOSTS="localhost",
        )

    with ExitStack() as stack:
        for name in NAMES:
            start(name)
            stack.callback(lambda name=name: servers[name].stop())
        desk = tmp_path / "nginx"
        desk.mkdir()
        changes = {
            "listen 443": f"listen 127.0.0.1:{port}",
            "club.example.org": "localhost",
            "127.0.0.1:8501": f"127.0.0.1:{ports['first']}",
            "127.0.0.1:8502": f"127.0.0.1:{ports['second']}",
            r"127\.0\.0\.1:8501": rf"127\.0\.0\.1:{ports['first']}",
            r"127\.0\.0\.1:8502": rf"127\.0\.0\.1:{ports['second']}",
        }
        proxy = subprocess.Popen(nginx(nginx_site(DEPLOY / "two-servers" / "nginx.conf", desk, changes)))
        stack.callback(proxy.wait)
        stack.callback(proxy.terminate)
        wait_until((desk / "nginx.pid").is_file, lambda: (desk / "nginx.log").read_text(encoding="utf-8"))
        yield Two(url=url, servers=servers, start=start)


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
