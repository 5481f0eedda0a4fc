"""One browser and one place to sign in, for all tests of a process that need them, whichever folder they lie in.

Two browsers would not start beside each other in one process: the library that drives them allows one at a time.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.capabilities import chromium

if TYPE_CHECKING:  # where they are not installed, the tests are only left out
    from playwright.sync_api import Browser

    from tests.oidc import Provider

_NEEDS = {"browser": "chromium", "provider": "oidc"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture, capability in _NEEDS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.needs(capability))


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for all tests; each window has cookies and memory of its own."""
    from playwright.sync_api import expect, sync_playwright

    from tests.browser.driving import CHROMIUM_ARGUMENTS, PATIENCE

    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Provider"]:
    """Where people sign in: one for all tests."""
    from tests.browser.driving import free_port
    from tests.oidc import start_provider

    started = start_provider(tmp_path_factory.mktemp("provider"), free_port())
    yield started
    started.stop()
