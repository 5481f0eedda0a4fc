"""Names of time zones as calendars write them: known, guessed at, or not known."""

import pytest

from wellspent.core.exchange.zones import all_zones, find_zone, guess_zones


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("America/New_York", "America/New_York"),
        ("Eastern Standard Time", "America/New_York"),
        ("/freeassociation.sourceforge.net/Europe/Dublin", "Europe/Dublin"),
        ("america/new_york", "America/New_York"),
        (" EASTERN STANDARD TIME ", "America/New_York"),
        ("/example.org/2024/europe/dublin", "Europe/Dublin"),
        ("GMT", "GMT"),
        ("Etc/UTC", "Etc/UTC"),
        ("Europe", None),
        ("America/Indiana/Indianapolis", "America/Indiana/Indianapolis"),
        ("(UTC-05:00) Eastern Time (US & Canada)", None),
        ("GMT Standard Time 1", None),
        ("Customized Time Zone", None),
        ("/example.org/Cuba", None),
        ("../../etc/passwd", None),
        ("x" * 5000, None),
    ],
)
def test_a_zone_is_known_by_its_name_that_of_windows_or_the_last_parts(written: str, key: str | None) -> None:
    found = find_zone(written)
    assert (found.key if found is not None else None) == key


@pytest.mark.parametrize(
    ("written", "guesses"),
    [
        ("(UTC-05:00) Eastern Time (US & Canada)", ("America/New_York",)),
        ("(GMT-05.00) Eastern Time (US & Canada)", ("America/New_York",)),
        ("(UTC-08:00) Eastern Time (US & Canada)", ()),
        ("Eastern Standard Time 2", ("America/New_York",)),
        ("GMT Standard Time 1", ("Europe/London",)),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", ("Europe/Dublin", "Europe/Lisbon", "Europe/London")),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", ("Asia/Kolkata",)),
        ("Customized Time Zone", ()),
        ("tzone://Microsoft/Custom", ()),
        ("", ()),
        ("(" * 5000, ()),
    ],
)
def test_a_name_that_is_no_zones_is_guessed_at_by_its_words_and_its_offset(
    written: str, guesses: tuple[str, ...]
) -> None:
    assert guess_zones(written) == guesses


def test_all_zones_are_places_and_each_is_one() -> None:
    assert "America/New_York" in all_zones()
    assert not [name for name in all_zones() if find_zone(name) is None]
