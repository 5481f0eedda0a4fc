"""For browser tests: the app as a process of its own, and windows onto it that are watched while they are open."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.club_driving import make_club, start_club_server
from tests.browser.driving import (
    PATIENCE,
    WIDE,
    ZONE,
    Screen,
    Server,
    settled,
    start_server,
    watch,
)
from tests.capabilities import ROOT
from tests.oidc import ANNA, BRAM, CARO, EVERYONE, Provider
from wellspent.core.club.store.folder import FolderClub

SAMPLE = ROOT / "data" / "sample"

Serve = Callable[..., Server]


_OF_THE_PLATFORM = "AuthlibDeprecationWarning"
"""Authlib would like to have another library than the one that Streamlit brings for it."""


def _served(server: Server) -> None:
    said = server.stop()
    assert "Traceback" not in said, said
    ours = [line for line in said.splitlines() if _OF_THE_PLATFORM not in line]
    assert not [line for line in ours if "deprecat" in line.lower()], said


@pytest.fixture
def serve(workbook_folder: Path, tmp_path: Path) -> Iterator[Serve]:
    """Start the app: ``serve()`` on an empty workbook, ``serve(folder)`` on another, with settings by keyword.

    Each is stopped at the end of the test, which fails if the app wrote of an exception.
    """
    with ExitStack() as stack:

        def start(folder: Path = workbook_folder, **settings: str) -> Server:
            server = start_server(folder, tmp_path / f"desk-{len(list(tmp_path.iterdir()))}", **settings)
            stack.callback(_served, server)
            return server

        yield start


@pytest.fixture
def server(serve: Serve) -> Server:
    """The app on an empty workbook, for this test alone."""
    return serve()


@pytest.fixture(scope="module")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a copy of the sample, one for all tests of a file; these must only look, not save."""
    desk = tmp_path_factory.mktemp("sample")
    folder = Path(shutil.copytree(SAMPLE, desk / "workbook"))
    server = start_server(folder, desk)
    yield server
    _served(server)


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app of somebody who has not begun, one for all tests of a file; these must only look, not save."""
    desk = tmp_path_factory.mktemp("empty")
    server = start_server(desk / "workbook", desk)
    yield server
    _served(server)


@pytest.fixture
def serve_club(provider: Provider, tmp_path: Path) -> Iterator[Serve]:
    """Start the app for a club: ``serve_club()`` on an empty folder, ``serve_club(store)`` on another place.

    Each is stopped at the end of the test, which fails if the app wrote of an exception, or of anybody.
    """
    with ExitStack() as stack:

        def start(store: Path | str = tmp_path / "members", secrets: str | None = None, **settings: str) -> Server:
            desk = tmp_path / f"desk-{len(list(tmp_path.iterdir()))}"
            server = start_club_server(provider, store, desk, secrets=secrets, **settings)
            stack.callback(_served_privately, server)
            return server

        yield start


def _served_privately(server: Server) -> None:
    _served(server)
    said = server.log.read_text(encoding="utf-8", errors="replace")
    for one in EVERYONE:
        assert not any(told in said for told in (one.subject, one.name, one.email)), said


@pytest.fixture
def club_server(serve_club: Serve) -> Server:
    """The app for a club that nobody has made yet, in a folder of its own."""
    return serve_club()


@pytest.fixture
def harbour(club_server: Server, provider: Provider) -> Server:
    """The app for a club that Anna made, and in which Bram and Caro are members."""
    make_club(FolderClub(club_server.folder), provider, ANNA, BRAM, CARO)
    return club_server


class Visit(Protocol):
    """Open a page of the app in a new window, or in another tab beside ``beside``, and wait until it stands."""

    def __call__(
        self,
        server: Server,
        path: str = "/",
        *,
        screen: Screen = WIDE,
        dark: bool = False,
        beside: Page | None = None,
    ) -> Page: ...


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Windows onto the app. At the end of the test nothing may have gone to another host, nor an error been noted."""
    with ExitStack() as stack:
        watches = []

        def open_page(
            server: Server,
            path: str = "/",
            *,
            screen: Screen = WIDE,
            dark: bool = False,
            beside: Page | None = None,
        ) -> Page:
            if beside is not None:
                page = beside.context.new_page()
            else:
                context = browser.new_context(
                    viewport={"width": screen.width, "height": screen.height},
                    color_scheme="dark" if dark else "light",
                    locale="en-US",
                    timezone_id=ZONE,
                    reduced_motion="reduce",
                    has_touch=bool(screen.agent),
                    is_mobile=bool(screen.agent),
                    user_agent=screen.agent or None,
                )
                context.set_default_timeout(PATIENCE * 1000)
                stack.callback(context.close)
                watches.append(watch(context, server))
                page = context.new_page()
            page.goto(server.url + path)
            return settled(page)

        yield open_page
        for seen in watches:
            assert not seen.strangers, seen.strangers
            assert not seen.errors, seen.errors
