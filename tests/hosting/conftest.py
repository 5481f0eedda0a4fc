"""For the tests of a hosted app: the browser and the provider that the browser tests have."""

from tests.browser.conftest import browser, provider

__all__ = ["browser", "provider"]
