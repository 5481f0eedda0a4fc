"""Every page on every screen, light and dark, with a full workbook and with none: it fits, and everyone can use it."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.driving import NARROW, PHONE, WIDE, Screen, Server, axe_violations, overflow
from tests.capabilities import ROOT

PAGES = ["/" if path.stem == "today" else f"/{path.stem}" for path in sorted((ROOT / "pages").glob("*.py"))]
VIEWS = [
    "/charts?view=mood",
    "/charts?view=weeks",
    "/charts?view=hours",
    "/charts?view=expected",
    "/rate?view=catch-up",
    "/rate?view=import",
    "/rate?view=plan",
    "/rate?view=outcomes",
    "/rate?view=check-in",
    "/instead?view=people",
    "/instead?view=scripts",
    "/instead?view=scripts&person=kit-farrant",
    "/charts?view=outcomes",
    "/help?read=statistics",
    "/help?read=breaks",
]
"""What stands at an address of its own below a page."""

every_page = pytest.mark.parametrize("path", PAGES + VIEWS)


@pytest.mark.needs("axe")
@every_page
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_page_with_records_fits_and_is_accessible(
    sample_server: Server, visit: Visit, path: str, screen: Screen, dark: bool
) -> None:
    page = visit(sample_server, path, screen=screen, dark=dark)
    assert page.get_by_role("heading", level=1).count() == 1
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)


@every_page
def test_a_page_with_records_fits_the_narrowest_phone(sample_server: Server, visit: Visit, path: str) -> None:
    assert overflow(visit(sample_server, path, screen=NARROW)) == 0


@pytest.mark.needs("axe")
@every_page
def test_a_page_without_records_fits_and_is_accessible(empty_server: Server, visit: Visit, path: str) -> None:
    page = visit(empty_server, path, screen=PHONE)
    assert page.get_by_role("heading", level=1).count() == 1
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)


def test_looking_at_every_page_writes_nothing(empty_server: Server, visit: Visit) -> None:
    for path in PAGES + VIEWS:
        visit(empty_server, path)
    assert not empty_server.folder.exists()
