"""The sample: the same for everyone, of any size, and with something of everything."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from wellspent.core import sample, scoring, verdict
from wellspent.core.breaks import comparison, due
from wellspent.core.checkins import monday
from wellspent.core.exchange import tables_out
from wellspent.core.model import CALLS, GroupStatus, MeetingStatus, Phase, VerdictCode, Weighting, Workbook
from wellspent.core.store import files

NOW = dt.datetime.combine(sample.END, dt.time(20), dt.UTC)
TRACKED = ROOT / "data" / "sample"


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return sample.make()


def test_the_tracked_sample_is_byte_for_byte_what_the_command_makes(workbook: Workbook) -> None:
    tracked = {path.name: path.read_bytes() for path in TRACKED.iterdir() if not path.name.startswith(".")}
    assert tracked == tables_out.all_files(workbook)


@pytest.mark.parametrize(("groups", "meetings", "seed"), [(6, 79, 2026), (1, 0, 1), (3, 5, 2), (40, 2000, 3)])
def test_a_sample_of_any_size_is_read_back_whole_and_without_a_problem(groups: int, meetings: int, seed: int) -> None:
    made = sample.make(groups=groups, meetings=meetings, seed=seed)
    parsed = files.parse(tables_out.all_files(made))
    assert (parsed.problems, parsed.notices) == ((), ())
    assert parsed.workbook == made
    past = [one for one in made.meetings.values() if one.status is not MeetingStatus.PLANNED]
    calls = [one for one in past if one.group == CALLS]
    assert (len(made.groups.keys() - {CALLS}), len(past) - len(calls)) == (groups, meetings)
    assert bool(calls) == (CALLS in made.groups) == (groups >= sample.GROUPS)
    assert {one.group for one in made.meetings.values()} <= set(made.groups)


def test_the_same_seed_makes_the_same_and_another_another() -> None:
    assert sample.make(seed=7) == sample.make(seed=7)
    assert sample.make(seed=7).meetings != sample.make(seed=8).meetings


@pytest.mark.parametrize("seed", [sample.SEED, *range(30)])
def test_every_verdict_appears_whatever_the_seed(seed: int) -> None:
    assert {one.group: one.verdict for one in verdict.of_workbook(sample.make(seed=seed), NOW)} == {
        "northgate-planners-breakfast": VerdictCode.KEEP_GOING,
        "harbour-street-job-club": VerdictCode.SKIP,
        "coffees-with-one-person": VerdictCode.KEEP_GOING,
        "kestrel-online-pitch-circle": VerdictCode.TAKE_A_BREAK,
        "old-mill-college-alumni-evening": VerdictCode.TAKE_A_BREAK,
        "winter-quay-careers-fair": VerdictCode.TOO_EARLY,
        "calls": VerdictCode.KEEP_GOING,
    }


def test_breaks_are_asked_for_on_different_grounds(workbook: Workbook) -> None:
    grounds = {one.group: one.ground for one in verdict.of_workbook(workbook, NOW)}
    assert grounds["kestrel-online-pitch-circle"] is verdict.Ground.DRAINING_THOUGH_WORTH_IT
    assert grounds["old-mill-college-alumni-evening"] is verdict.Ground.ABOUT_AT_BAR


def test_it_has_the_gaps_of_a_real_record(workbook: Workbook) -> None:
    scorer = scoring.Scorer(workbook.definition)
    meetings = workbook.meetings.values()
    assert any(scoring.is_missing(one, scorer.value(one), NOW) for one in meetings)
    assert any(scoring.is_late(one) for one in meetings)
    assert any(one.got and one.mood_before is None for one in meetings)
    assert {one.status for one in meetings} == set(MeetingStatus)
    weeks = [one.week for one in workbook.checkins.values()]
    assert any(later - earlier > dt.timedelta(weeks=1) for earlier, later in pairwise(weeks))


def test_its_definition_has_a_criterion_added_later_and_one_retired(workbook: Workbook) -> None:
    used = workbook.definition.in_use
    assert (len(used), workbook.definition.weighting) == (4, Weighting.RANK)
    assert len({one.since for one in used}) == 2
    [retired] = [one for one in workbook.definition.criteria if not one.in_use]
    assert retired.retired_on is not None
    rated = [one for one in workbook.meetings.values() if one.got]
    assert {retired.id in one.got for one in rated} == {True, False}
    assert all((retired.id in one.got) == (one.date < retired.retired_on) for one in rated)


def test_every_name_that_a_record_gives_is_there(workbook: Workbook) -> None:
    for outcome in workbook.outcomes.values():
        assert outcome.group in workbook.groups
        assert outcome.meeting in workbook.meetings
        assert outcome.person is None or outcome.person in workbook.people
        assert workbook.meetings[str(outcome.meeting)].date < outcome.date
    groups = [one.group for one in (*workbook.decisions.values(), *workbook.breaks.values())]
    assert {*groups, *(one.met_at for one in workbook.people.values())} <= set(workbook.groups)
    assert {person for one in workbook.meetings.values() for person in one.people} <= set(workbook.people)
    assert len({one.kind for one in workbook.groups.values()}) == 7


def test_nobody_went_to_a_group_in_the_weeks_in_which_it_was_left_out(workbook: Workbook) -> None:
    away = {
        (one.group, week.week)
        for one in workbook.breaks.values()
        for week in one.schedule
        if week.phase is Phase.ON_BREAK
    }
    met = {(one.group, monday(one.date)) for one in workbook.meetings.values()}
    assert away
    assert not away & met


def test_one_break_is_over_and_decided_and_one_by_lot_runs(workbook: Workbook) -> None:
    [over] = [one for one in workbook.breaks.values() if one.decision is not None]
    [running] = due.running(workbook, NOW)
    assert (due.is_over(over, NOW), running.drawn_at is not None) == (True, True)
    found = comparison.compare(workbook, over, NOW)
    assert all(effect.difference is not None for effect in found.effects.values())
    assert found.rebound is not None
    assert workbook.groups[running.group].status is GroupStatus.ON_BREAK


def test_planned_meetings_lie_after_the_end_and_nothing_else_does(workbook: Workbook) -> None:
    later = {one.status for one in workbook.meetings.values() if one.date > sample.END}
    assert later == {MeetingStatus.PLANNED}
    assert all(one.date > sample.END for one in workbook.meetings.values() if one.status is MeetingStatus.PLANNED)


def test_the_tracked_folder_holds_nothing_but_the_files_of_a_workbook() -> None:
    assert {path.name for path in Path(TRACKED).iterdir()} == set(files.FILES.values())
