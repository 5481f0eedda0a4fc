"""Signing in and out of a club, at a real provider, as people do it: in several tabs, browsers, and days."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from tests.browser.club_driving import (
    change_claims,
    make_club,
    member_id,
    sign_in,
    sign_out,
    signed_in_for,
)
from tests.browser.conftest import Serve, Visit
from tests.browser.driving import NARROW, PATIENCE, PHONE, WIDE, Screen, Server, axe_violations, overflow, settled
from tests.browser.steps import PURPOSE, define, fill, go
from tests.driving.postgres import Prepared
from tests.oidc import ANNA, BRAM, CARO, DINA, EVERYONE, Account, Provider
from wellspent.core.club.store import open_club
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.settings import Settings
from wellspent.core.store.folder import FolderStore
from wellspent.words import common, door, joining, setup
from wellspent.words import define as define_words

QUESTION = "Why do you go to networking meetings?"
PAGES = ("/", "/define", "/rate", "/charts", "/decide", "/break", "/instead", "/data", "/help", "/club")


def said(page: Page) -> str:
    return page.locator('[data-testid="stMain"]').inner_text()


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def stands(page: Page, heading: str, patience: float = PATIENCE) -> None:
    """Wait until the page of this heading is there alone; while it comes, the one before is still on the screen."""
    page.get_by_role("heading", level=1, name=heading, exact=True).wait_for(timeout=patience * 1000)
    assert title(settled(page)) == heading


def come_in(visit: Visit, server: Server, who: Account, screen: Screen = WIDE) -> Page:
    """This person in a browser of their own, signed in."""
    return sign_in(visit(server, screen=screen), who)


def purpose(server: Server, provider: Provider, who: Account) -> str:
    """Why they go, as it is saved."""
    return FolderStore(server.folder).load(member_id(provider, who)).workbook.definition.purpose


def test_a_member_signs_in_and_writes_into_a_workbook_of_their_own(
    harbour: Server, visit: Visit, provider: Provider
) -> None:
    page = come_in(visit, harbour, BRAM)
    go(page, harbour, "/define")
    define(page)
    assert purpose(harbour, provider, BRAM) == PURPOSE
    assert purpose(harbour, provider, CARO) == ""


def test_nothing_on_the_server_says_who_somebody_is(harbour: Server, visit: Visit) -> None:
    page = come_in(visit, harbour, BRAM)
    go(page, harbour, "/define")
    fill(page, QUESTION, "Half a thought")
    define(page)
    sign_out(page)
    kept = [path for path in harbour.folder.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        there = str(path.relative_to(harbour.folder)).encode() + path.read_bytes()
        for one in EVERYONE:
            assert not any(told.encode() in there for told in (one.subject, one.name, one.email)), path


def test_whoever_is_not_signed_in_finds_the_door_at_every_address(harbour: Server, visit: Visit) -> None:
    page = visit(harbour, "/decide")  # the first visit to a new server, which the platform answers past app.py
    assert title(page) == door.WELCOME
    for path in PAGES:
        go(page, harbour, path)
        assert title(page) == door.WELCOME
        expect(page.get_by_role("link", name=common.PAGE["decide"])).to_have_count(0)


def test_whoever_was_not_invited_gets_no_workbook(harbour: Server, visit: Visit, provider: Provider) -> None:
    before = sorted(harbour.folder.rglob("*"))
    page = come_in(visit, harbour, DINA)
    for path in PAGES:
        go(page, harbour, path)
        assert title(page) == joining.TITLE
        expect(page.get_by_role("link", name=common.PAGE["decide"])).to_have_count(0)
    assert member_id(provider, DINA) not in {path.name for path in harbour.folder.rglob("*")}
    assert sorted(harbour.folder.rglob("*")) == before
    sign_out(page)
    assert title(page) == door.WELCOME


def test_an_invitation_is_there_before_and_after_signing_in(harbour: Server, visit: Visit) -> None:
    page = visit(harbour, "/?join=7KQM-XW4P-HJ9T")
    assert "7KQM-XW4P-HJ9T" in said(page)
    sign_in(page, DINA)
    go(page, harbour, "/?join=7KQM-XW4P-HJ9T")
    assert page.get_by_label(joining.CODE, exact=True).input_value() == "7KQM-XW4P-HJ9T"


def test_somebody_whose_membership_ends_is_outside_at_the_next_click(
    harbour: Server, visit: Visit, provider: Provider
) -> None:
    page = come_in(visit, harbour, BRAM)
    go(page, harbour, "/define")
    FolderClub(harbour.folder).leave(member_id(provider, BRAM))
    page.get_by_role("link", name=common.PAGE["decide"]).click()
    settled(page)
    assert title(page) == joining.TITLE


def test_after_twelve_hours_one_signs_in_again(harbour: Server, visit: Visit, provider: Provider) -> None:
    page = come_in(visit, harbour, BRAM)
    go(page, harbour, "/define")
    define(page)
    signed_in_for(page.context, dt.timedelta(hours=12, seconds=1))
    for path in PAGES:
        go(page, harbour, path)
        assert title(page) == door.OVER_TITLE
        assert PURPOSE not in page.content()
    sign_in(page, BRAM)
    go(page, harbour, "/define")
    assert page.get_by_label(QUESTION, exact=True).input_value() == PURPOSE


@pytest.mark.needs("axe")
def test_just_before_twelve_hours_one_is_still_in_and_is_told(harbour: Server, visit: Visit) -> None:
    page = come_in(visit, harbour, BRAM)
    go(page, harbour, "/define")
    expect(page.get_by_text(door.SOON)).to_have_count(0)
    signed_in_for(page.context, dt.timedelta(hours=11, minutes=57))
    go(page, harbour, "/define")
    assert title(page) == define_words.TITLE
    expect(page.get_by_text(door.SOON)).to_be_visible()
    assert not axe_violations(page)


def test_an_open_tab_closes_by_itself_when_the_time_is_over(harbour: Server, visit: Visit) -> None:
    page = come_in(visit, harbour, BRAM)
    go(page, harbour, "/define")
    define(page)
    signed_in_for(page.context, dt.timedelta(hours=12) - dt.timedelta(seconds=15))
    go(page, harbour, "/define")
    assert page.get_by_label(QUESTION, exact=True).input_value() == PURPOSE
    stands(page, door.OVER_TITLE, patience=2 * PATIENCE)
    assert PURPOSE not in page.content()


def test_a_sign_in_that_does_not_say_who_or_when_opens_nothing(harbour: Server, visit: Visit) -> None:
    page = come_in(visit, harbour, BRAM)
    good = page.context.cookies()
    for claims in ({"iat": None}, {"iat": 32503680000}, {"iat": "now"}, {"sub": ""}, {"iss": None}):
        page.context.add_cookies(good)  # type: ignore[arg-type]
        change_claims(page.context, **claims)
        go(page, harbour, "/decide")
        assert title(page) == door.WELCOME


def test_signing_out_closes_the_other_tabs_of_this_browser_and_no_other_browser(harbour: Server, visit: Visit) -> None:
    page = come_in(visit, harbour, BRAM)
    beside = visit(harbour, "/define", beside=page)
    elsewhere = come_in(visit, harbour, BRAM)
    sign_out(page)
    assert title(page) == door.WELCOME
    beside.get_by_role("link", name=common.PAGE["decide"]).click()
    settled(beside)
    assert title(beside) == door.ENDED_TITLE
    go(elsewhere, harbour, "/define")
    assert title(elsewhere) == define_words.TITLE


def test_a_cookie_that_was_kept_opens_nothing_once_its_sign_in_was_ended(harbour: Server, visit: Visit) -> None:
    page = come_in(visit, harbour, BRAM)
    kept = page.context.cookies()
    sign_out(page)
    page.context.add_cookies(kept)  # type: ignore[arg-type]
    go(page, harbour, "/define")
    assert title(page) == door.ENDED_TITLE
    sign_in(page, BRAM)
    go(page, harbour, "/define")
    assert title(page) == define_words.TITLE


def test_two_people_at_one_browser_see_nothing_of_each_other(harbour: Server, visit: Visit, provider: Provider) -> None:
    page = come_in(visit, harbour, BRAM)
    go(page, harbour, "/define")
    define(page)
    fill(page, QUESTION, "Only half typed by Bram")
    sign_out(page)
    sign_in(page, CARO)
    for path in PAGES:
        go(page, harbour, path)
        assert PURPOSE not in page.content()
        assert "half typed" not in page.content()
    go(page, harbour, "/define")
    assert page.get_by_label(QUESTION, exact=True).input_value() == ""
    fill(page, QUESTION, "Caro has her own reasons")
    sign_out(page)
    sign_in(page, BRAM)
    go(page, harbour, "/define")
    assert page.get_by_label(QUESTION, exact=True).input_value() == "Only half typed by Bram"
    assert (purpose(harbour, provider, BRAM), purpose(harbour, provider, CARO)) == (PURPOSE, "")


def test_one_person_has_the_same_workbook_in_two_browsers(harbour: Server, visit: Visit) -> None:
    at_home, at_the_library = come_in(visit, harbour, BRAM), come_in(visit, harbour, BRAM, screen=PHONE)
    go(at_home, harbour, "/define")
    define(at_home)
    go(at_the_library, harbour, "/define")
    assert at_the_library.get_by_label(QUESTION, exact=True).input_value() == PURPOSE


def test_what_was_typed_in_the_very_click_that_found_the_sign_in_over_comes_back(
    harbour: Server, visit: Visit, provider: Provider
) -> None:
    page = come_in(visit, harbour, BRAM)
    beside = visit(harbour, "/define", beside=page)
    sign_out(page)
    field = beside.get_by_label(QUESTION, exact=True)
    field.fill("Typed after signing out elsewhere")
    field.press("Tab")
    stands(beside, door.ENDED_TITLE)
    assert purpose(harbour, provider, BRAM) == ""
    sign_in(beside, BRAM)
    go(beside, harbour, "/define")
    assert beside.get_by_label(QUESTION, exact=True).input_value() == "Typed after signing out elsewhere"


def test_a_save_that_is_pressed_after_signing_out_elsewhere_saves_nothing_and_loses_nothing(
    harbour: Server, visit: Visit, provider: Provider
) -> None:
    page = come_in(visit, harbour, BRAM)
    beside = visit(harbour, "/define", beside=page)
    define(beside)
    fill(beside, QUESTION, "Another reason")
    sign_out(page)
    beside.get_by_role("button", name=define_words.SAVE, exact=True).click()
    stands(beside, door.ENDED_TITLE)
    assert purpose(harbour, provider, BRAM) == PURPOSE
    sign_in(beside, BRAM)
    go(beside, harbour, "/define")
    assert beside.get_by_label(QUESTION, exact=True).input_value() == "Another reason"


def test_an_undo_that_is_pressed_after_signing_out_elsewhere_changes_nothing(
    harbour: Server, visit: Visit, provider: Provider
) -> None:
    page = come_in(visit, harbour, BRAM)
    beside = visit(harbour, "/define", beside=page)
    define(beside)
    sign_out(page)
    beside.get_by_role("button", name=common.UNDO, exact=True).click()
    stands(beside, door.ENDED_TITLE)
    assert purpose(harbour, provider, BRAM) == PURPOSE


@pytest.mark.needs("postgres")
def test_over_a_database_it_is_the_same(
    serve_club: Serve, visit: Visit, provider: Provider, database: Prepared
) -> None:
    server = serve_club(database.app)
    make_club(open_club(Settings(store=database.app)), provider, ANNA, BRAM)
    page = come_in(visit, server, BRAM)
    beside = visit(server, "/define", beside=page)
    define(beside)
    assert database.store().load(member_id(provider, BRAM)).workbook.definition.purpose == PURPOSE
    sign_out(page)
    beside.get_by_role("link", name=common.PAGE["decide"]).click()
    assert title(settled(beside)) == door.ENDED_TITLE
    stranger = come_in(visit, server, DINA)
    assert title(stranger) == joining.TITLE


def test_looking_around_in_the_sample_works_for_a_member(harbour: Server, visit: Visit) -> None:
    page = come_in(visit, harbour, BRAM)
    go(page, harbour, "/decide?sample=yes")
    assert "Harbour Street" in said(page)
    sign_out(page)
    go(page, harbour, "/decide?sample=yes")
    assert title(page) == door.WELCOME


def test_whoever_says_no_at_the_provider_is_back_at_the_door(harbour: Server, visit: Visit) -> None:
    page = visit(harbour)
    page.get_by_role("button", name=door.SIGN_IN, exact=True).click()
    page.get_by_role("button", name="Deny", exact=True).click()
    page.locator('[data-testid="stApp"]').wait_for()
    assert title(settled(page)) == door.WELCOME


@pytest.mark.needs("axe")
def test_a_club_that_is_half_set_up_names_everything_that_is_missing(serve_club: Serve, visit: Visit) -> None:
    secrets = '[auth]\nredirect_uri = "http://club.example/oauth2callback"\ncookie_secret = "change me"\n'
    server = serve_club(secrets=secrets, WELLSPENT_ORGANISER_CODE="", WELLSPENT_STORE="")
    missing = ("club_without_store", "no_organiser_code", "open_redirect_uri", "weak_cookie_secret", "no_provider")
    page = visit(server)
    assert title(page) == setup.TITLE
    for path in ("/", "/club", "/decide"):
        go(page, server, path)
        for code in missing:
            expect(page.get_by_text(setup.UNSAFE[code])).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(len(missing))
    assert not axe_violations(page)


@pytest.mark.needs("axe")
@pytest.mark.parametrize(("screen", "dark"), [(WIDE, True), (PHONE, False), (NARROW, True)])
def test_the_pages_of_the_door_are_clean(harbour: Server, visit: Visit, screen: Screen, dark: bool) -> None:
    page = visit(harbour, "/?join=7KQM-XW4P-HJ9T", screen=screen, dark=dark)

    def clean() -> None:
        assert overflow(page) == 0
        assert not axe_violations(page)

    page.get_by_text(door.KEPT_TITLE).click()
    clean()
    sign_in(page, DINA)
    clean()
    signed_in_for(page.context, dt.timedelta(hours=13))
    go(page, harbour, "/")
    clean()
