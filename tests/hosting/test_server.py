"""The app as a server runs it: its health, its headers, the addresses it closes, and that nothing is broken by them."""

import http.client
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.club_driving import (
    COOKIE_SECRET,
    ORGANISER_CODE,
    make_club,
    member_id,
    sign_in,
    sign_out,
    write_secrets,
)
from tests.browser.driving import Server, free_port, settled, wait_until, watch
from tests.browser.steps import define, fill, press
from tests.capabilities import ROOT
from tests.hosting.driving import ask, start_hosted
from tests.oidc import ANNA, BRAM, CARO, Provider
from wellspent.core.club.codes import KEPT_AS
from wellspent.core.club.model import Door
from wellspent.core.club.store import open_club
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.settings import Mode, Settings
from wellspent.words import door as words
from wellspent.words import joining
from wellspent.words.setup import UNSAFE

if TYPE_CHECKING:
    from tests.driving.postgres import Prepared
    from tests.driving.postgres import Server as Postgres

Host = Callable[..., Server]

SIGN_IN = f"""[auth]
redirect_uri = "https://club.example.org/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "wellspent"
client_secret = "known to the two of us"
server_metadata_url = "https://provider.example/.well-known/openid-configuration"
"""
"""A sign-in that is set up; nobody signs in."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Start the app for a club as a server does; it takes the secrets that lie there, or such as nobody needs."""
    with ExitStack() as stack:

        def start(store: str = f"folder:{tmp_path / 'club'}", *, port: int | None = None, **settings: str) -> Server:
            desk = tmp_path / "desk"
            if not (desk / ".streamlit").exists():
                write_secrets(desk, SIGN_IN)
            club = {"WELLSPENT_MODE": "club", "WELLSPENT_STORE": store, "WELLSPENT_ORGANISER_CODE": ORGANISER_CODE}
            server = start_hosted(desk, port=port, **(club | settings))
            stack.callback(server.stop)
            return server

        yield start


def health(server: Server) -> tuple[int, dict[str, str]]:
    answer = ask(f"{server.url}/healthz")
    return answer.status, json.loads(answer.body)


def test_the_health_check_says_ok_and_no_more(host: Host) -> None:
    assert health(host()) == (200, {"status": "ok"})


def test_a_folder_that_cannot_be_read_is_not_healthy_until_it_can(host: Host, tmp_path: Path) -> None:
    server = host()
    (tmp_path / "club").write_text("in the way of the folder", encoding="utf-8")
    assert health(server) == (503, {"status": "unavailable"})
    (tmp_path / "club").unlink()
    assert health(server) == (200, {"status": "ok"})
    events = [json.loads(line)["event"] for line in server.stop().splitlines()]
    assert events == ["store_does_not_answer", "not_well", "well_again"]


def test_a_folder_whose_club_is_gone_is_a_disk_that_was_taken_out(host: Host, tmp_path: Path) -> None:
    place = tmp_path / "club"
    club = open_club(Settings(store=f"folder:{place}", mode=Mode.CLUB))
    club.make("a" * 32, "Harbour Street")
    server = host()
    assert health(server) == (200, {"status": "ok"})
    place.rename(tmp_path / "elsewhere")
    assert health(server) == (503, {"status": "unavailable"})


@pytest.mark.needs("postgres")
def test_a_database_that_is_away_is_not_healthy_until_it_is_back(
    host: Host, server: "Postgres", database: "Prepared"
) -> None:
    app = host(database.app)
    assert health(app) == (200, {"status": "ok"})
    server.stop()
    assert health(app) == (503, {"status": "unavailable"})
    server.start()
    wait_until(lambda: health(app)[0] == 200, lambda: "it never got well again")


@pytest.mark.parametrize(
    ("settings", "secrets", "code"),
    [
        ({"WELLSPENT_ORGANISER_CODE": "short"}, SIGN_IN, "weak_organiser_code"),
        ({"WELLSPENT_STORE": ""}, SIGN_IN, "club_without_store"),
        ({}, SIGN_IN.replace('"wellspent"', '""'), "half_a_provider"),
        ({}, SIGN_IN.replace('"wellspent"', '"wellspent'), "unreadable_secrets"),
        ({}, "", "club_without_sign_in"),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_a_set_up_that_is_unsafe_is_not_healthy_and_the_log_says_what_is_wrong(
    host: Host, tmp_path: Path, settings: dict[str, str], secrets: str, code: str
) -> None:
    write_secrets(tmp_path / "desk", secrets)
    server = host(**settings)
    assert health(server) == health(server) == (503, {"status": "unavailable"})
    (line,) = [line for line in map(json.loads, server.stop().splitlines()) if line["event"] == "unsafe_setup"]
    assert line["exceptions"][0]["wrong"] == {code: UNSAFE[code]}


@pytest.mark.needs("chromium")
def test_secrets_that_may_not_be_read_are_told_in_a_sentence(host: Host, browser: Browser, tmp_path: Path) -> None:
    # A folder in their place refuses everyone, root as well.
    (tmp_path / "desk" / ".streamlit" / "secrets.toml").mkdir(parents=True)
    server = host()
    assert health(server) == (503, {"status": "unavailable"})
    page = browser.new_page()
    page.goto(server.url)
    expect(page.get_by_text(UNSAFE["unreadable_secrets"])).to_be_visible()
    page.close()


@pytest.mark.parametrize("path", ["/", "/charts", "/healthz", "/_stcore/health", "/static/nothing.js"])
def test_every_answer_tells_the_browser_what_is_allowed(module_server: Server, path: str) -> None:
    said = ask(module_server.url + path).headers
    assert said["Referrer-Policy"] == "no-referrer", "join codes stand in addresses"
    assert said["X-Content-Type-Options"] == "nosniff"
    policy = dict(part.split(" ", 1) for part in said["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert "http" not in said["Content-Security-Policy"], "nobody else's address is in it"


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/script-health-check"]
)
def test_what_the_platform_tells_anybody_is_closed(module_server: Server, path: str) -> None:
    assert ask(module_server.url + path).status == 404


def test_cookies_are_for_safe_connections_only_where_there_is_one(module_server: Server) -> None:
    page = f"{module_server.url}/_stcore/health"
    plain = ask(page).headers.get_all("Set-Cookie") or []
    safe = ask(page, {"X-Forwarded-Proto": "https"}).headers.get_all("Set-Cookie") or []
    assert plain
    assert len(plain) == len(safe)
    assert not any("secure" in cookie.lower() for cookie in plain)
    assert all("; Secure" in cookie for cookie in safe)


PAGES = ("/", "/define", "/rate", "/rate?view=catch-up", "/charts", "/decide", "/break", "/instead", "/data", "/help")


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on the sample, one for all tests that only look; that nothing went wrong shows at its end."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "data" / "sample", desk / "workbook")
    server = start_hosted(
        desk, WELLSPENT_STORE=f"folder:{desk / 'workbook'}", WELLSPENT_NOW="2026-10-30T18:00:00-04:00"
    )
    yield server
    assert server.stop() == "", "nothing went wrong, so nothing is said"


@pytest.mark.needs("chromium")
def test_no_page_needs_what_the_policy_forbids(module_server: Server, browser: Browser) -> None:
    context = browser.new_context()
    seen = watch(context, module_server)
    page = context.new_page()
    for path in PAGES:
        page.goto(module_server.url + path)
        settled(page)
    page.goto(module_server.url + "/charts")
    expect(page.locator("canvas, svg.marks").first).to_be_visible()
    assert seen.errors == []
    assert seen.strangers == []
    context.close()


@pytest.mark.needs("chromium")
def test_what_is_downloaded_can_be_uploaded_again(module_server: Server, browser: Browser) -> None:
    context = browser.new_context()
    seen = watch(context, module_server)
    page = context.new_page()
    page.goto(f"{module_server.url}/data")
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download everything", exact=True).first.click()
    packed = waiting.value.path().read_bytes()
    page.locator("input[type=file]").set_input_files(
        {"name": "kept.zip", "mimeType": "application/zip", "buffer": packed}
    )
    expect(page.get_by_role("radiogroup", name="How much of it?")).to_be_visible()
    assert seen.errors == []
    context.close()


@pytest.mark.needs("chromium")
def test_people_sign_in_and_out(host: Host, provider: Provider, browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    write_secrets(tmp_path / "desk", provider.secrets(f"http://localhost:{port}/oauth2callback", COOKIE_SECRET))
    server = replace(host(port=port), friends=frozenset({urlsplit(provider.url).netloc}))
    context = browser.new_context()
    seen = watch(context, server)
    page = context.new_page()
    page.goto(server.url)
    settled(page)
    sign_in(page, ANNA)
    expect(page.get_by_role("textbox", name="Code for the organiser")).to_be_visible()
    sign_out(page)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert seen.errors == []
    assert seen.strangers == []
    context.close()
    assert server.stop() == "", "nobody is named, and nothing of it is worth a line"


def test_who_opens_a_link_to_join_finds_its_code_after_signing_in(
    host: Host, provider: Provider, browser: Browser, tmp_path: Path
) -> None:
    port = free_port()
    write_secrets(tmp_path / "desk", provider.secrets(f"http://localhost:{port}/oauth2callback", COOKIE_SECRET))
    club = FolderClub(tmp_path / "club")
    make_club(club, provider, ANNA)
    code = club.invite(member_id(provider, ANNA), Door.JOIN).code
    server = host(port=port)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.url}/?join={code.lower()}")
    expect(page.get_by_text(words.INVITED_AND_KEPT)).to_be_visible()
    sign_in(page, BRAM)
    expect(page.get_by_role("textbox", name=joining.CODE)).to_have_value(code)
    press(page, joining.JOIN)
    expect(page.get_by_text(joining.JOINED)).to_be_visible()
    sign_out(page)
    sign_in(page, CARO)  # at the same browser, and not invited
    expect(page.get_by_role("textbox", name=joining.CODE)).to_have_value("")
    context.close()


def about_the_link(server: Server, path: str, kept: str = "") -> list[str]:
    """What the answer to this address says of the cookie of a link; ``kept`` is what the browser has of it."""
    place = urlsplit(server.url)
    connection = http.client.HTTPConnection(place.netloc, timeout=20)
    connection.request("GET", path, headers={"Cookie": f"{KEPT_AS}={kept}"} if kept else {})
    answer = connection.getresponse()
    given = [value for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    connection.close()
    return [one for one in given if one.startswith(KEPT_AS)]


def test_the_code_of_a_link_is_kept_while_one_signs_in_and_goes_when_one_signs_out(host: Host) -> None:
    server, code = host(), "7KQM-XW4P-HJ9T"
    (given,) = about_the_link(server, f"/?join={code}")
    assert given.startswith(f"{KEPT_AS}={code}; Max-Age=900;")
    (back,) = about_the_link(server, "/oauth2callback", code)
    assert back.startswith(f"{KEPT_AS}={code}; Max-Age=120;")
    (gone,) = about_the_link(server, "/auth/logout", code)
    assert gone.startswith(f"{KEPT_AS}=; Max-Age=0;")
    for path in ("/", "/oauth2callback", "/auth/logout"):
        assert about_the_link(server, path) == []
    assert about_the_link(server, "/", code) == []
    assert about_the_link(server, "/oauth2callback", "<b>") == []


@pytest.mark.parametrize("typed", ["", "%0d%0aSet-Cookie:%20a=b", "a;b", "%3Cb%3E", "x" * 5000])
def test_what_is_no_code_of_a_link_makes_no_cookie_of_its_own(host: Host, typed: str) -> None:
    said = ask(f"{host().url}/?join={typed}").headers
    for cookie in said.get_all("Set-Cookie") or []:
        assert re.fullmatch(r"[\w-]+=[^;]*(; [\w-]+(=[\w/,: -]*)?)*", cookie), cookie
    assert not any(name in {"a", "b"} for name in said)


@pytest.mark.needs("chromium")
def test_a_store_that_refuses_is_in_the_log_once_however_often_somebody_clicks(
    host: Host, browser: Browser, tmp_path: Path
) -> None:
    place = tmp_path / "club"
    server = host(WELLSPENT_MODE="personal")
    page = browser.new_page()
    page.goto(f"{server.url}/define")
    settled(page)
    define(page)
    place.rename(tmp_path / "elsewhere")
    place.write_text("in the way of the folder", encoding="utf-8")
    for why in ("Learn something", "Have a good time", "Meet friends"):
        fill(page, "Why do you go to networking meetings?", why)
        press(page, "Save my definition")
    page.close()
    lines = [json.loads(line) for line in server.stop().splitlines()]
    assert [(line["event"], line["exceptions"][0]["type"]) for line in lines] == [("store_refuses", "StoreUnavailable")]
