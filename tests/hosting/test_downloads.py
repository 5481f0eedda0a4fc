"""A file is made to take along for whoever may have it by then, past the page and without a run of it."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.club_driving import COOKIE_SECRET, ORGANISER_CODE, write_secrets
from tests.browser.driving import Server, free_port
from tests.hosting.driving import ask, start_hosted
from tests.members.line import Cookies, Line, files_in, line, session_of
from tests.members.marked import workbook_of
from wellspent.core.club.model import Door
from wellspent.core.club.sign_in import SignIn, sign_in
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.store.folder import FolderStore

ISSUER = "https://provider.example"
ORGANISER = "o" * 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A club with Bram in it, and the app that serves it."""

    server: Server
    club: FolderClub
    bram: SignIn
    cookies: Cookies


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    port = free_port()
    url = f"http://localhost:{port}"
    secrets = f"""[auth]
redirect_uri = "{url}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "wellspent"
client_secret = "known to the two of us"
server_metadata_url = "{ISSUER}/.well-known/openid-configuration"
"""
    write_secrets(tmp_path / "desk", secrets)
    now = dt.datetime.now(dt.UTC)
    claims = {"iss": ISSUER, "sub": "bram-who-looks-for-work", "iat": int(now.timestamp())}
    bram = sign_in(claims, now)
    assert bram is not None
    club = FolderClub(tmp_path / "club")
    club.make(ORGANISER, "Harbour job club")
    club.join(bram.member, club.invite(ORGANISER, Door.JOIN).code)
    FolderStore(tmp_path / "club").save(bram.member, workbook_of("zqxbram"), "")
    server = start_hosted(
        tmp_path / "desk",
        port=port,
        WELLSPENT_MODE="club",
        WELLSPENT_STORE=f"folder:{tmp_path / 'club'}",
        WELLSPENT_ORGANISER_CODE=ORGANISER_CODE,
    )
    try:
        given = " ".join(ask(f"{url}/_stcore/health").headers.get_all("Set-Cookie") or [])
        xsrf = re.search("_streamlit_xsrf=([^;]+)", given)
        assert xsrf is not None
        said = json.dumps({**claims, "origin": url, "is_logged_in": True, "provider": "default"})
        user = create_signed_value(COOKIE_SECRET, "_streamlit_user", said).decode()
        cookies = Cookies({"_streamlit_xsrf": xsrf.group(1), "_streamlit_user": user})
        yield Place(server=server, club=club, bram=bram, cookies=cookies)
    finally:
        server.stop()


def signs_out_elsewhere(place: Place) -> None:
    place.club.sign_out(place.bram.member, place.bram.mark, place.bram.until)


def leaves_elsewhere(place: Place) -> None:
    place.club.leave(place.bram.member)


def given(his: Line, numbers: set[str], session: str) -> list[bytes]:
    """The addresses that these buttons give."""
    answers = [his.ask_for_file(number, session) for number in sorted(numbers)]
    return [found.group(0) for answer in answers if (found := re.search(rb"/media/[0-9a-f]+\.\w+", answer))]


@pytest.mark.parametrize("ends", [signs_out_elsewhere, leaves_elsewhere])
def test_nothing_is_made_any_more_for_who_signed_out_or_left_in_another_tab(
    place: Place, ends: Callable[[Place], None]
) -> None:
    with line(place.server, place.cookies) as his:
        frames = his.frames("/data")
        numbers, session = files_in(frames), session_of(frames)
        assert len(given(his, numbers, session)) == len(numbers) > 0
        ends(place)
        assert given(his, numbers, session) == []
    log = place.server.log.read_text(encoding="utf-8")
    assert "SignInOver" in log
    assert not any(told in log for told in (place.bram.member, place.bram.mark, "bram", session, *numbers))


def test_what_was_made_is_kept_by_no_cache_on_the_way(place: Place) -> None:
    with line(place.server, place.cookies) as his:
        frames = his.frames("/data")
        made = [one.decode() for one in given(his, files_in(frames), session_of(frames))]
        address = next(one for one in made if one.endswith(".vcf"))
        assert ask(place.server.url + address).headers["Cache-Control"] == "no-store"
