"""Every page with records, on every screen, light and dark: it fits, and everyone can use it."""

import pytest

from tests.browser.addresses import every_page
from tests.browser.conftest import Visit
from tests.browser.driving import NARROW, PHONE, WIDE, Server, axe_violations, overflow, seen_on


@pytest.mark.needs("axe")
@every_page
def test_a_page_with_records_fits_and_is_accessible(sample_server: Server, visit: Visit, path: str) -> None:
    page = visit(sample_server, path)
    assert page.get_by_role("heading", level=1).count() == 1
    for screen, dark in ((WIDE, False), (WIDE, True), (PHONE, True), (PHONE, False)):
        seen_on(page, screen, dark=dark)
        assert overflow(page) == 0, (screen, dark)
        assert not (found := axe_violations(page)), "\n\n".join([f"{screen}, dark: {dark}", *found])
    assert overflow(seen_on(page, NARROW, dark=False)) == 0
