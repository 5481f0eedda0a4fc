"""What a workbook contributes: means over attended meetings of linked groups, and nothing of anything else."""

import datetime as dt
from dataclasses import asdict

import pytest

from wellspent.core.club.counting import contributions, hundredths
from wellspent.core.club.model import FIGURES, Contribution
from wellspent.core.model import Criterion, Definition, Group, Kind, Meeting, MeetingStatus, Workbook

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
DAY = dt.date(2026, 10, 6)


def group(name: str, gathering: str | None = "tuesday", kind: Kind = Kind.JOB_SEEKERS) -> Group:
    return Group(id=name, name=name, kind=kind, gathering=gathering)


def meeting(number: int, of: str = "club", **given: object) -> Meeting:
    return Meeting(**{"id": f"m{number}", "date": DAY, "group": of, **given})


def workbook(groups: list[Group], meetings: list[Meeting], definition: Definition | None = None) -> Workbook:
    return Workbook(
        groups={one.id: one for one in groups},
        meetings={one.id: one for one in meetings},
        definition=definition or Definition(),
    )


def figures(*meetings: Meeting, groups: list[Group] | None = None, **given: object) -> dict[str, int]:
    made = contributions(workbook(groups or [group("club")], list(meetings), **given), {"tuesday"}, NOW)
    return dict(made.get("tuesday", Contribution()).figures)


def test_each_figure_is_the_mean_over_the_meetings_that_answer_it():
    assert figures(
        meeting(1, minutes=90, travel_minutes=30, before_minutes=10, after_minutes=5, worth=1),
        meeting(2, minutes=60, worth=4, mood_before=3, mood_after=1, got={"good-time": 4}),
        meeting(3, worth=2, mood_before=0, mood_after=1, got={"good-time": 1, "learn-something": 0}),
    ) == {"hours": 163, "worth": 233, "mood_change": -50, "good-time": 250, "learn-something": 0}


def test_what_was_not_answered_is_left_out_and_never_zero():
    assert figures(meeting(1)) == {}
    assert figures(meeting(1, mood_after=4, travel_minutes=60, progress=4, expected=4, cost=5)) == {}


def test_all_own_groups_that_are_the_same_gathering_count_together():
    groups = [group("club"), group("club-online"), group("fair", "fair"), group("unlinked", None)]
    meetings = [meeting(n, of=one.id, worth=n) for n, one in enumerate(groups)]
    made = contributions(workbook(groups, meetings), {"tuesday", "fair", "not-linked"}, NOW)
    assert {name: dict(one.figures) for name, one in made.items()} == {"tuesday": {"worth": 50}, "fair": {"worth": 200}}


def test_a_linked_group_without_consent_contributes_nothing():
    book = workbook([group("club"), group("fair", "fair")], [meeting(1, worth=4), meeting(2, of="fair", worth=0)])
    assert set(contributions(book, {"fair"}, NOW)) == {"fair"}
    assert contributions(book, frozenset(), NOW) == {}


@pytest.mark.parametrize("kind", list(Kind))
def test_calls_and_one_to_one_are_never_counted_whatever_they_are_linked_to(kind):
    counted = figures(meeting(1, worth=4), groups=[group("club", kind=kind)])
    assert counted == ({} if kind in {Kind.CALL, Kind.ONE_TO_ONE} else {"worth": 400})


@pytest.mark.parametrize("status", [one for one in MeetingStatus if one is not MeetingStatus.ATTENDED])
def test_only_what_was_attended_counts(status):
    assert figures(meeting(1, worth=4, status=status)) == {}


def test_only_what_is_over_counts_as_everywhere():
    assert figures(meeting(1, date=dt.date(2026, 10, 31), worth=4)) == {}
    assert figures(meeting(1, date=NOW.date(), start=dt.time(17), minutes=30, worth=4)) == {"hours": 50, "worth": 400}
    assert figures(meeting(1, date=NOW.date(), start=dt.time(17), minutes=90, worth=4)) == {}
    rated = Definition(criteria=(Criterion(id="good-time", text="x", rank=1, since=DAY),))
    assert figures(meeting(1, date=NOW.date(), got={"good-time": 3}), definition=rated) == {"good-time": 300}


def test_a_meeting_of_a_group_that_is_not_there_counts_nowhere():
    assert figures(meeting(1, of="gone", worth=4)) == {}


def test_own_criteria_and_everything_that_is_written_stay_at_home():
    definition = Definition(
        purpose="SECRET", criteria=(Criterion(id="own-secret", text="SECRET", rank=1, since=DAY),), bar=33.0
    )
    told = meeting(
        1, note="SECRET", people=("secret",), tags=("SECRET",), got={"own-secret": 4, "good-time": 3}, worth=2
    )
    made = contributions(workbook([group("club")], [told], definition), {"tuesday"}, NOW)
    assert {name: asdict(one) for name, one in made.items()} == {
        "tuesday": {"figures": {"worth": 200, "good-time": 300}}
    }
    assert {"worth", "good-time"} < set(FIGURES)


@pytest.mark.parametrize(
    ("numbers", "mean"),
    [
        ([0], 0),
        ([1, 2], 150),
        ([1, 1, 2], 133),
        ([1, 2, 2], 167),
        ([0] * 7 + [1], 13),
        ([-1] + [0] * 7, -12),
        ([-4], -400),
    ],
)
def test_means_are_hundredths_and_halves_go_up(numbers, mean):
    assert hundredths(numbers) == mean


def test_hours_are_worked_out_exactly():
    assert figures(*(meeting(n, minutes=minutes) for n, minutes in enumerate([10, 50, 80, 10]))) == {"hours": 63}


def test_the_order_in_the_file_makes_no_difference():
    meetings = [meeting(n, minutes=n * 7 % 50, travel_minutes=n, worth=n % 5) for n in range(40)]
    assert figures(*meetings) == figures(*reversed(meetings))
