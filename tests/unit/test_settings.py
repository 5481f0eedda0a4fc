import datetime as dt
from pathlib import Path

import pytest

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import ROOT, Mode, Settings, local_now, read_settings
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


@pytest.mark.parametrize(
    ("environment", "codes"),
    [
        ({"WELLSPENT_MODE": "party"}, ("unknown_mode",)),
        ({"WELLSPENT_NOW": "soon"}, ("unreadable_now",)),
        ({"WELLSPENT_MODE": "club"}, ("club_without_sign_in",)),
        (
            {"WELLSPENT_MODE": "club", "WELLSPENT_NOW": "soon"},
            ("club_without_sign_in", "moved_clock_in_club", "unreadable_now"),
        ),
    ],
)
def test_everything_that_is_unsafe_is_named_at_once(environment, codes):
    with pytest.raises(UnsafeSetup) as caught:
        read_settings(environment)

    assert caught.value.codes == codes


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
