"""All addresses of the app, for what has to hold of every one of them."""

import pytest

from tests.capabilities import ROOT

_OF_A_CLUB = {"club"}
"""Pages that are there only where a club is served."""

PAGES = [
    "/" if path.stem == "today" else f"/{path.stem}"
    for path in sorted((ROOT / "pages").glob("*.py"))
    if path.stem not in _OF_A_CLUB
]
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
    "/data?view=bring-in",
    "/data?view=history",
    "/data?view=print",
    "/help?read=statistics",
    "/help?read=breaks",
    "/help?read=club",
]
"""What stands at an address of its own below a page."""

IN_A_CLUB = [
    "/club",
    "/club?view=groups",
    "/club?view=member",
    "/club?view=organise",
]
"""What is there only in a club; some of it shows more to the organiser."""

every_page = pytest.mark.parametrize("path", PAGES + VIEWS)
