"""Driving the pages of a club: its place, who is signed in, and members and tables made through the store."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.contract.club_world import member
from tests.pages.driving import ZONE, go, settled
from wellspent.core.club.model import Contribution, Door, Gathering
from wellspent.core.club.sign_in import sign_in
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.model import Kind
from wellspent.core.settings import ROOT

ORGANISERS_CODE = "plum-lantern-harbour-42"
NAME = "Harbour *job* club"
TUESDAY = Gathering(id="tuesday-club", name="Tuesday club")
FAIR = Gathering(id="job-fair", name="Job fair", kind=Kind.FAIR)

SECRETS = {
    "auth": {
        "redirect_uri": "https://club.example/oauth2callback",
        "cookie_secret": "kF3vQ0z8Yb6nT2sLx9Rw4HdPq7Mj5UcA",
        "client_id": "wellspent",
        "client_secret": "known to the two of us",
        "server_metadata_url": "https://provider.example/.well-known/openid-configuration",
    }
}


def settings(patch: pytest.MonkeyPatch, root: Path) -> None:
    """From now on the app serves a club from ``root``."""
    patch.setenv("WELLSPENT_MODE", "club")
    patch.setenv("WELLSPENT_STORE", f"folder:{root}")
    patch.setenv("WELLSPENT_ORGANISER_CODE", ORGANISERS_CODE)
    patch.delenv("WELLSPENT_NOW", raising=False)


def claims(who: str) -> dict[str, object]:
    """What the provider says of somebody who signed in just now."""
    now = dt.datetime.now(dt.UTC)
    return {"is_logged_in": True, "iss": "https://provider.example", "sub": who, "iat": int(now.timestamp())}


def id_of(who: str) -> str:
    """By what the club knows them."""
    signed_in = sign_in(claims(who), dt.datetime.now(dt.UTC))
    assert signed_in is not None
    return signed_in.member


def open_as(who: str, page: str = "today", **query: str) -> AppTest:
    """The app in a new tab of somebody who is signed in."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    app.context = {"timezone": ZONE}
    app.secrets = dict(SECRETS)
    app.user = claims(who)
    app.query_params.update(query)
    settled(app.run())
    return app if page == "today" else go(app, page, **query)


def make_club(root: Path, *gatherings: Gathering, organiser: str = "olga") -> FolderClub:
    """A club with these gatherings on its list."""
    club = FolderClub(root)
    club.make(id_of(organiser), NAME)
    club.invite(id_of(organiser), Door.JOIN)
    for one in gatherings:
        club.put_gathering(id_of(organiser), None, one)
    return club


def come_in(root: Path, *members: str, organiser: str = "olga") -> None:
    """These ids join."""
    club = FolderClub(root)
    invitation = club.invitation(id_of(organiser), Door.JOIN)
    assert invitation is not None
    for one in members:
        club.join(one, invitation.code)


def others_count(root: Path, gathering: str, figures: Mapping[str, int], numbers: Iterable[int] = range(1, 6)) -> None:
    """Members beyond those who open pages come in and count there, all with these figures in hundredths."""
    club = FolderClub(root)
    for one in map(member, numbers):
        come_in(root, one)
        club.count_in(one, gathering)
        club.contribute(one, {gathering: Contribution(figures=figures)})


def this_week(root: Path, organiser: str = "olga") -> None:
    """The table of this week is made, from what counts now."""
    assert FolderClub(root).issue(id_of(organiser)) is not None


def later(root: Path, weeks: int) -> FolderClub:
    """The club as it will be in so many weeks."""
    return FolderClub(root, clock=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(weeks=weeks))
