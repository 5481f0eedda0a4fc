"""For browser tests: the app as a process of its own, and windows onto it that are watched while they are open."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.driving import (
    CHROMIUM_ARGUMENTS,
    PATIENCE,
    WIDE,
    ZONE,
    Screen,
    Server,
    settled,
    start_server,
    watch,
)
from tests.capabilities import ROOT, chromium

SAMPLE = ROOT / "data" / "sample"

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE) and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.needs("chromium"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each window has cookies and memory of its own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS))
        yield started
        started.close()


Serve = Callable[..., Server]


def _served(server: Server) -> None:
    said = server.stop()
    assert "Traceback" not in said, said
    assert "deprecat" not in said.lower(), said


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
