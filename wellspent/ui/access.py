"""Who is this: the one person at this computer, or a signed-in member of the club. Says why where nobody comes in.

Refuses set-ups in which a workbook would be open to others. What identifies a sign-in, and how one ends:
docs/decisions/0040-what-a-sign-in-is.md
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from wellspent.core.club.model import AtTheDoor
from wellspent.core.club.sign_in import SignIn, sign_in
from wellspent.core.club.store import open_club
from wellspent.core.errors import StoreError, UnsafeSetup
from wellspent.core.settings import Mode, Settings, asked_mode, read_settings
from wellspent.core.store.port import LOCAL
from wellspent.ui import noting, session
from wellspent.ui.ended_here import ended_here
from wellspent.ui.providers import providers
from wellspent.ui.visiting import Inside

_THIS_COMPUTER: Final = {"localhost", "127.0.0.1", "::1"}


class Why(StrEnum):
    """Why somebody is not let in."""

    SIGNED_OUT = "signed_out"
    OVER = "over"
    ENDED = "ended"
    NOT_JOINED = "not_joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Nobody who may open a workbook. ``member`` is who it is where that is known, to join the club."""

    why: Why
    member: str = ""


def settings() -> Settings:
    """The settings of this process, if they are safe.

    Raises:
        UnsafeSetup: naming everything that is unsafe or half done at once.
    """
    return read_settings(also_wrong=providers().wrong if asked_mode() is Mode.CLUB else ())


def who(settings: Settings) -> Inside | Outside:
    """Who may open a workbook in this run, or why there is nobody. Asked at each run.

    While the club can't be asked, who was let in before stays in their tab.

    Raises:
        UnsafeSetup: if, in personal mode, the page was asked for from anywhere but this computer.
        StoreError: if the club can't be asked, and this tab has shown nothing yet.
    """
    if settings.mode is Mode.CLUB:
        return _member_of_the_club(settings)
    if not _asked_from_here():
        raise UnsafeSetup(["not_this_computer"])
    return Inside(member=LOCAL)


def lasts() -> dt.timedelta:
    """How long the present sign-in still lasts; no time at all where there is none."""
    now = dt.datetime.now(dt.UTC)
    signed_in = _signed_in(now)
    return dt.timedelta(0) if signed_in is None else signed_in.until - now


def sign_out(settings: Settings) -> None:
    """End this sign-in in all tabs of this browser, and at the provider. Sign-ins in other browsers go on."""
    signed_in = _signed_in(dt.datetime.now(dt.UTC))
    if signed_in is not None:
        try:
            open_club(settings).sign_out(signed_in.member, signed_in.mark, signed_in.until)
        except StoreError as error:
            noting.store_trouble(error)
            ended_here().keep(signed_in)
    st.logout()


def is_one_untold() -> bool:
    """True while somebody has signed out here of which the club could not be told yet."""
    return bool(ended_here().waiting(dt.datetime.now(dt.UTC)))


def _member_of_the_club(settings: Settings) -> Inside | Outside:
    signed_in = _signed_in(dt.datetime.now(dt.UTC))
    if signed_in is None:
        return Outside(why=Why.SIGNED_OUT)
    member = signed_in.member
    inside = partial(
        Inside,
        member=member,
        still_in=partial(_is_still_in, settings, member),
        may_keep=partial(_is_a_member, settings, member),
        may_take=partial(_may_take, settings, signed_in),
    )
    try:
        asked = _asked(settings, signed_in, was_in=session.was_in(member))
    except StoreError as error:
        if not session.was_in(member):
            raise
        noting.store_trouble(error)
        return inside(unasked=error)
    return Outside(why=asked, member=member) if isinstance(asked, Why) else inside(asked=asked)


def _asked(settings: Settings, signed_in: SignIn, *, was_in: bool) -> AtTheDoor | Why:
    """What the club says of that sign-in just now, or why it opens nothing.

    Raises:
        StoreError: the club can't be asked.
    """
    now = dt.datetime.now(dt.UTC)
    if now >= signed_in.until:
        return Why.OVER
    if ended_here().has(signed_in):
        return Why.ENDED
    club = open_club(settings)
    asked = club.at_the_door(signed_in.member, signed_in.mark)
    ended_here().tell(club, now)
    if asked.ended:
        return Why.ENDED
    # A disk that was taken out looks like this: a club that was made is there for good.
    gone = was_in and asked.club is None
    return Why.NOT_JOINED if asked.standing is None and not gone else asked


def _is_still_in(settings: Settings, member: str) -> bool:
    """True if this tab is still that member's: a click on a button is carried out before the run that would say no."""
    now = who(settings)
    return isinstance(now, Inside) and now.member == member


def _may_take(settings: Settings, signed_in: SignIn) -> bool:
    """True if that sign-in, which let somebody in, still would. Asked past the page, where there is no session."""
    try:
        return not isinstance(_asked(settings, signed_in, was_in=True), Why)
    except StoreError:
        return True


def _is_a_member(settings: Settings, member: str) -> bool:
    """False once the club says that they are none. Signed out or not, what a member typed is kept for them."""
    club = open_club(settings)
    try:
        return club.standing(member) is not None or club.club() is None  # as when a disk was taken out
    except StoreError:
        return True


def _signed_in(now: dt.datetime) -> SignIn | None:
    if not st.user.get("is_logged_in", False):
        return None
    return sign_in(st.user.to_dict(), now)


def _asked_from_here() -> bool:
    """True if both the address that was typed and the machine that asks are this computer."""
    host = st.context.headers.get("Host")
    if host is not None and urlsplit(f"//{host}").hostname not in _THIS_COMPUTER:
        return False
    asker = st.context.ip_address  # None when it is the loopback address, or in a test without a browser
    return asker is None or ip_address(asker).is_loopback
