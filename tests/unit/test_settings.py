import datetime as dt
import secrets
from pathlib import Path

import pytest

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import ROOT, Mode, Settings, asked_mode, is_placeholder, local_now, read_settings
from wellspent.core.store import open_store
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL


def test_without_any_setting_it_is_one_person_with_the_folder_beside_the_app():
    assert read_settings({}) == Settings(store="folder:data/mine", mode=Mode.PERSONAL, fixed_now=None)


def test_empty_settings_count_as_none():
    assert read_settings({"WELLSPENT_STORE": "", "WELLSPENT_MODE": "", "WELLSPENT_NOW": ""}) == read_settings({})


def test_settings_are_taken_from_the_environment():
    settings = read_settings({"WELLSPENT_STORE": "folder:/srv/x", "WELLSPENT_NOW": "2026-03-09T18:00"})

    assert settings.store == "folder:/srv/x"
    assert settings.fixed_now == dt.datetime.fromisoformat("2026-03-09T18:00")


A_CLUB = {
    "WELLSPENT_MODE": "club",
    "WELLSPENT_STORE": "folder:/srv/wellspent",
    "WELLSPENT_ORGANISER_CODE": "plum-lantern-harbour-42",
}


def test_a_club_names_its_store_and_the_code_of_its_organiser():
    settings = read_settings(A_CLUB)

    assert settings == Settings(store="folder:/srv/wellspent", mode=Mode.CLUB, organiser_code="plum-lantern-harbour-42")
    assert "plum" not in repr(settings)


def test_a_club_asks_nothing_of_who_uses_it_alone():
    assert asked_mode({}) is asked_mode({"WELLSPENT_MODE": "party"}) is Mode.PERSONAL
    assert asked_mode(A_CLUB) is Mode.CLUB


@pytest.mark.parametrize(
    ("environment", "codes"),
    [
        ({"WELLSPENT_MODE": "party"}, ("unknown_mode",)),
        ({"WELLSPENT_NOW": "soon"}, ("unreadable_now",)),
        ({"WELLSPENT_MODE": "club"}, ("club_without_store", "no_organiser_code")),
        ({**A_CLUB, "WELLSPENT_STORE": ""}, ("club_without_store",)),
        ({**A_CLUB, "WELLSPENT_ORGANISER_CODE": "plumlantern"}, ("weak_organiser_code",)),
        ({**A_CLUB, "WELLSPENT_ORGANISER_CODE": "CHANGE-ME-please"}, ("weak_organiser_code",)),
        ({**A_CLUB, "WELLSPENT_ORGANISER_CODE": "xxxxxxxxxxxxxxxx"}, ("weak_organiser_code",)),
        ({**A_CLUB, "WELLSPENT_NOW": "2026-11-03T18:00:00+00:00"}, ("moved_clock_in_club",)),
        (
            {"WELLSPENT_MODE": "club", "WELLSPENT_NOW": "soon"},
            ("club_without_store", "no_organiser_code", "moved_clock_in_club", "unreadable_now"),
        ),
    ],
)
def test_everything_that_is_unsafe_is_named_at_once(environment, codes):
    with pytest.raises(UnsafeSetup) as caught:
        read_settings(environment)

    assert caught.value.codes == codes


def test_what_is_unsafe_elsewhere_is_named_with_the_rest():
    with pytest.raises(UnsafeSetup) as caught:
        read_settings({**A_CLUB, "WELLSPENT_STORE": ""}, ("no_provider",))

    assert caught.value.codes == ("club_without_store", "no_provider")


def test_a_made_up_secret_is_no_placeholder():
    assert not any(is_placeholder(secrets.token_urlsafe(32)) for _ in range(200))


def test_a_moved_clock_stands_still_in_the_persons_zone():
    settings = Settings(fixed_now=dt.datetime.fromisoformat("2026-07-01T09:30"))

    assert local_now(settings, "Europe/Oslo").isoformat() == "2026-07-01T09:30:00+02:00"
    assert local_now(settings, "America/New_York").isoformat() == "2026-07-01T09:30:00-04:00"


def test_a_moved_clock_that_names_its_offset_is_the_same_moment_everywhere():
    settings = Settings(fixed_now=dt.datetime(2026, 7, 1, 9, 30, tzinfo=dt.UTC))

    assert local_now(settings, "Europe/Oslo").isoformat() == "2026-07-01T11:30:00+02:00"


@pytest.mark.parametrize("zone", [None, "", "Nowhere/City", "Europe", "../../etc/passwd", "x" * 300, "a\0b"])
def test_a_zone_that_is_not_known_gives_the_machines_own_time(zone):
    summer = dt.datetime.fromisoformat("2026-07-01")

    assert local_now(Settings(fixed_now=summer), zone) == summer.astimezone()


def test_the_clock_runs_when_it_is_not_moved():
    before = dt.datetime.now(dt.UTC)

    assert before <= local_now(Settings(), "Asia/Tokyo") <= dt.datetime.now(dt.UTC)


def test_a_relative_folder_starts_from_the_app_wherever_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = (tmp_path / "store").relative_to(tmp_path)
    store = open_store(Settings(store=f"folder:{tmp_path / folder}"))

    assert isinstance(store, FolderStore)
    assert store.load(LOCAL).problems == ()
    assert (ROOT / "wellspent").is_dir()
    assert ROOT.is_absolute()


@pytest.mark.parametrize("address", ["", "folder:", "data/mine", "ftp://x", "postgresql"])
def test_an_address_that_no_store_understands_is_unsafe(address):
    with pytest.raises(UnsafeSetup) as caught:
        open_store(Settings(store=address))

    assert caught.value.codes == ("unknown_store",)


def test_the_folder_of_the_app_is_found_from_the_code():
    assert Path(__file__).resolve().is_relative_to(ROOT)


def test_the_address_of_a_store_is_never_printed_with_the_settings() -> None:
    settings = read_settings({"WELLSPENT_STORE": "postgresql://app:secret@localhost/wellspent"})
    assert "secret" not in repr(settings)
