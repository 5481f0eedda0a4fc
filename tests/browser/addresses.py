"""All addresses of the app, for what has to hold of every one of them."""

import pytest

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
