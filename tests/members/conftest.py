"""For tests that try to leak: a club's app as a server runs it, over a database, and people with marked secrets."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.club_driving import COOKIE_SECRET, ORGANISER_CODE, make_club, member_id, sign_in, write_secrets
from tests.browser.driving import PATIENCE, ZONE, Server, free_port, settled
from tests.browser.steps import go
from tests.driving.postgres import Prepared
from tests.driving.postgres import Server as Postgres
from tests.hosting.driving import start_hosted
from tests.members.line import Cookies, cookies
from tests.members.marked import Owner, one_more_note, workbook_of
from tests.oidc import ANNA, BRAM, CARO, Account, Provider

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE) and "house" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.needs("chromium", "oidc", "postgres"))


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A club that Anna made: the server, its database, and Bram and Caro, each with a workbook full of marks."""

    server: Server
    database: Prepared
    anna: Owner
    bram: Owner
    caro: Owner

    @property
    def owners(self) -> tuple[Owner, ...]:
        """Everybody."""
        return (self.anna, self.bram, self.caro)


@pytest.fixture(scope="module")
def house(
    postgres_server: Postgres, module_database: Prepared, provider: Provider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """One for all tests of a file. In the end nobody may stand in its log, nor be lying about on its disk."""
    anna, bram, caro = (
        Owner(account=who, member=member_id(provider, who), mark=mark)
        for who, mark in ((ANNA, "zqxanna"), (BRAM, "zqxbram"), (CARO, "zqxcaro"))
    )
    make_club(module_database.club(), provider, ANNA, BRAM, CARO)
    for one in (bram, caro):
        store = module_database.store()
        store.save(one.member, workbook_of(one.mark), "")
        store.save(one.member, one_more_note(one.mark), store.version(one.member))
    desk, port = tmp_path_factory.mktemp("house"), free_port()
    write_secrets(desk, provider.secrets(f"http://localhost:{port}/oauth2callback", COOKIE_SECRET))
    (desk / "passing").mkdir()
    server = start_hosted(
        desk,
        port=port,
        TMPDIR=str(desk / "passing"),
        WELLSPENT_MODE="club",
        WELLSPENT_STORE=module_database.app,
        WELLSPENT_ORGANISER_CODE=ORGANISER_CODE,
    )
    here = House(server=server, database=module_database, anna=anna, bram=bram, caro=caro)
    try:
        yield here
    finally:
        server.stop()
    for path in (one for one in desk.rglob("*") if one.is_file()):
        for one in here.owners:
            assert not one.told_in(str(path.relative_to(desk)), path.read_bytes()), path
    for line in server.log.read_text(encoding="utf-8").splitlines():
        assert json.loads(line)["level"] in {"INFO", "WARNING"}, line


@dataclass(frozen=True, slots=True)
class Browsing:
    """Somebody in a browser of their own: a page, and every frame that the server sent to any page of that browser."""

    server: Server
    page: Page
    frames: list[bytes]

    @property
    def context(self) -> BrowserContext:
        """The browser."""
        return self.page.context

    @property
    def cookies(self) -> Cookies:
        """What it shows to the server."""
        return cookies(self.context, self.server)

    def go(self, path: str) -> Page:
        """Open that address."""
        go(self.page, self.server, path)
        return self.page

    def all_there_is(self) -> list[bytes | str]:
        """Whatever came, whatever stands on the page, and whatever the browser keeps."""
        keeps: str = self.page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
        return [*self.frames, self.page.content(), self.page.url, keeps]


ComeIn = Callable[..., Browsing]


@pytest.fixture(scope="module")
def come_in(browser: Browser, house: House) -> Iterator[ComeIn]:
    """``come_in(BRAM)``: this person in a browser of their own, signed in. ``come_in()``: nobody yet."""
    with ExitStack() as stack:

        def enter(who: Account | None = None) -> Browsing:
            context = browser.new_context(locale="en-US", timezone_id=ZONE, reduced_motion="reduce")
            context.set_default_timeout(PATIENCE * 1000)
            stack.callback(context.close)
            frames: list[bytes] = []

            def note(frame: bytes | str) -> None:
                frames.append(frame.encode() if isinstance(frame, str) else frame)

            context.on("page", lambda page: page.on("websocket", lambda line: line.on("framereceived", note)))
            page = context.new_page()
            page.goto(house.server.url)
            settled(page)
            if who is not None:
                sign_in(page, who)
            return Browsing(house.server, page, frames)

        yield enter
