"""Driving a club in a real browser: an instance with a real provider, and people who sign in and out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

from tests.browser.driving import Server, free_port, settled, start_server
from tests.driving import signing
from tests.oidc import Account, Provider
from wellspent.core.club.model import Door
from wellspent.core.club.port import ClubStore
from wellspent.core.club.sign_in import sign_in as read_claims

ORGANISER_CODE = "plum-lantern-harbour-42"
"""What opens the organiser's place on these instances, as long as there is no club."""

COOKIE_SECRET = "kF3vQ0z8Yb6nT2sLx9Rw4HdPq7Mj5UcA"
"""With what these instances sign their cookies."""

CLUB = "Harbour job club"


def start_club_server(
    provider: Provider,
    store: str | Path,
    desk: Path,
    port: int | None = None,
    secrets: str | None = None,
    **settings: str,
) -> Server:
    """Start the app for a club whose people sign in at ``provider``; ``desk`` takes its log and its secrets.

    ``store`` is a folder, or the address of a database; ``secrets`` stand in the place of those that sign people in.
    ``settings`` are further environment variables.
    """
    port = port or free_port()
    url = f"http://localhost:{port}"
    if secrets is None:
        secrets = provider.secrets(f"{url}/oauth2callback", COOKIE_SECRET)
    write_secrets(desk, secrets)
    folder = store if isinstance(store, Path) else desk
    club: Mapping[str, str] = {
        "WELLSPENT_MODE": "club",
        "WELLSPENT_STORE": f"folder:{store}" if isinstance(store, Path) else store,
        "WELLSPENT_ORGANISER_CODE": ORGANISER_CODE,
        "WELLSPENT_NOW": "",
        **settings,
    }
    started = start_server(folder, desk, port, **club)
    return replace(started, friends=frozenset({urlsplit(provider.url).netloc}))


def write_secrets(desk: Path, secrets: str) -> None:
    """Put them where the app finds those of whoever runs it: in its home folder."""
    place = desk / ".streamlit" / "secrets.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(secrets, encoding="utf-8")


def member_id(provider: Provider, who: Account) -> str:
    """By what the club knows this person."""
    known = read_claims({"iss": provider.url, "sub": who.subject, "iat": 0}, dt.datetime.now(dt.UTC))
    assert known is not None
    return known.member


def make_club(club: ClubStore, provider: Provider, organiser: Account, *members: Account) -> None:
    """Make the club with these people in it, as they would with the organiser's code and the link."""
    club.make(member_id(provider, organiser), CLUB)
    code = club.invite(member_id(provider, organiser), Door.JOIN).code
    for one in members:
        club.join(member_id(provider, one), code)


def change_claims(context: BrowserContext, **claims: Any) -> None:
    """Make the browser's cookie say this as well, signed as the server signs; the tabs opened next come with it."""
    found = next(one for one in context.cookies() if one.get("name") == signing.COOKIE)
    said = signing.read(COOKIE_SECRET, str(found.get("value")))
    found["value"] = signing.signed(COOKIE_SECRET, {**said, **claims})
    context.add_cookies([found])  # type: ignore[list-item]


def signed_in_for(context: BrowserContext, span: dt.timedelta) -> None:
    """Let the person of this browser have been signed in for so long already."""
    change_claims(context, iat=int((dt.datetime.now(dt.UTC) - span).timestamp()))


def sign_in(page: Page, who: Account) -> Page:
    """From the door through the provider's page back into the app, as this person."""
    page.get_by_role("button", name="Sign in", exact=False).first.click()
    page.get_by_role("button", name=who.subject, exact=True).click()
    page.locator('[data-testid="stApp"]').wait_for()
    return settled(page)


def sign_out(page: Page) -> Page:
    """Sign out in the menu, and confirm it at the provider."""
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("button", name="End session", exact=True).click()
    page.locator('[data-testid="stApp"]').wait_for()
    return settled(page)
