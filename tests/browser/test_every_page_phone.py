"""Every page with records on a phone, light and dark: it fits, and everyone can use it."""

import pytest

from tests.browser.addresses import every_page
from tests.browser.conftest import Visit
from tests.browser.driving import PHONE, Server, axe_violations, overflow


@pytest.mark.needs("axe")
@every_page
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_page_with_records_fits_and_is_accessible(sample_server: Server, visit: Visit, path: str, dark: bool) -> None:
    page = visit(sample_server, path, screen=PHONE, dark=dark)
    assert page.get_by_role("heading", level=1).count() == 1
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)
