"""Every page without records: it fits a phone, everyone can use it, and looking writes nothing."""

import pytest

from tests.browser.addresses import PAGES, VIEWS, every_page
from tests.browser.conftest import Visit
from tests.browser.driving import PHONE, Server, axe_violations, overflow
from tests.browser.steps import go


@pytest.mark.needs("axe")
@every_page
def test_a_page_without_records_fits_and_is_accessible(empty_server: Server, visit: Visit, path: str) -> None:
    page = visit(empty_server, path, screen=PHONE)
    assert page.get_by_role("heading", level=1).count() == 1
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)


def test_looking_at_every_page_writes_nothing(empty_server: Server, visit: Visit) -> None:
    page = visit(empty_server)
    for path in PAGES + VIEWS:
        go(page, empty_server, path)
    assert not empty_server.folder.exists()
