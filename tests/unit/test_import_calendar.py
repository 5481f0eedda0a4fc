"""What was picked from a calendar becomes meetings, once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.actions.import_calendar import Imported, Pick, import_occurrences
from wellspent.core.errors import InvalidInput
from wellspent.core.exchange.occasions import Occurrence
from wellspent.core.model import EMPTY, Group, Kind, Meeting, MeetingStatus, Workbook
from wellspent.core.store.port import Changes, Table

NOW = dt.datetime(2026, 9, 15, 12, tzinfo=dt.UTC)
CHAMBER = Group(id="chamber", name="The Chamber", kind=Kind.PROFESSIONAL)


def occasion(day: int = 7, hour: int | None = 18, **more: Any) -> Occurrence:
    fields: dict[str, Any] = {
        "uid": f"{day}-{hour}",
        "recurrence_id": "",
        "title": "After Hours",
        "date": dt.date(2026, 9, 1) + dt.timedelta(days=day - 1),
        "start": None if hour is None else dt.time(hour),
        "minutes": None if hour is None else 90,
        "all_day": hour is None,
        "cancelled": False,
        "tentative": False,
    }
    return Occurrence(**{**fields, **more})


def pick(*occurrences: Occurrence, group: str = "The Chamber", kind: Kind | None = Kind.PROFESSIONAL) -> Pick:
    return Pick(occurrences=occurrences, group=group, kind=kind)


def after(workbook: Workbook, changes: Changes) -> Workbook:
    groups, meetings = dict(workbook.groups), dict(workbook.meetings)
    for change in changes:
        assert (change.before, change.table in {Table.GROUPS, Table.MEETINGS}) == (None, True)
        if isinstance(change.after, Group):
            groups[change.id] = change.after
        elif isinstance(change.after, Meeting):
            assert change.id not in meetings
            meetings[change.id] = change.after
    return replace(workbook, groups=groups, meetings=meetings)


def bring(*picks: Pick, into: Workbook = EMPTY) -> tuple[Imported, Workbook]:
    imported = import_occurrences(into, picks, NOW)
    return imported, after(into, imported.changes)


def with_meeting(**fields: Any) -> Workbook:
    meeting = Meeting(id="typed-one", date=dt.date(2026, 9, 7), group="chamber", **fields)
    return replace(EMPTY, groups={"chamber": CHAMBER}, meetings={meeting.id: meeting})


def test_what_is_over_was_attended_and_waits_for_its_rating_and_what_comes_is_planned() -> None:
    _, workbook = bring(pick(occasion(7), occasion(15, 10), occasion(15, 11), occasion(20)))
    assert [(one.id, one.status, one.rated_at) for one in workbook.meetings.values()] == [
        ("2026-09-07-the-chamber", MeetingStatus.ATTENDED, None),
        ("2026-09-15-the-chamber", MeetingStatus.ATTENDED, None),
        ("2026-09-15-the-chamber-2", MeetingStatus.PLANNED, None),
        ("2026-09-20-the-chamber", MeetingStatus.PLANNED, None),
    ]


def test_a_new_group_takes_its_commonest_length_as_the_usual_one() -> None:
    lengths = [60, 90, 90, None, None, None]
    _, workbook = bring(pick(*(occasion(day, minutes=minutes) for day, minutes in enumerate(lengths, start=1))))
    assert workbook.groups["the-chamber"] == Group(
        id="the-chamber", name="The Chamber", kind=Kind.PROFESSIONAL, usual_minutes=90
    )


def test_several_titles_go_into_one_group_and_each_meeting_keeps_its_own_as_a_note() -> None:
    _, workbook = bring(pick(occasion(7)), pick(occasion(8, title="the chamber"), group=" the chamber "))
    assert list(workbook.groups) == ["the-chamber"]
    assert [one.note for one in workbook.meetings.values()] == ["After Hours", ""]


def test_a_known_group_is_found_by_its_name_and_left_as_it_is() -> None:
    imported, _ = bring(
        pick(occasion(8), group="THE CHAMBER", kind=None), into=replace(EMPTY, groups={"chamber": CHAMBER})
    )
    assert [(change.table, change.id) for change in imported.changes] == [(Table.MEETINGS, "2026-09-08-chamber")]


def test_an_occasion_whose_source_is_there_is_left_out_whatever_became_of_the_meeting() -> None:
    elsewhere = {"date": dt.date(2026, 5, 5), "group": "other", "status": MeetingStatus.NOT_ATTENDED}
    there = Meeting(id="x", source=occasion(7).source, **elsewhere)
    imported, _ = bring(pick(occasion(7), occasion(8)), into=replace(EMPTY, meetings={"x": there}))
    assert (imported.added, imported.already_there) == (1, 1)


@pytest.mark.parametrize(
    ("start", "hour", "there"),
    [(dt.time(18), 18, 1), (None, 18, 1), (dt.time(18), None, 1), (dt.time(9), 18, 0)],
    ids=["same start", "typed without a time", "all day", "another time"],
)
def test_a_meeting_typed_by_hand_stands_for_the_occasion_of_its_day(
    start: dt.time | None, hour: int | None, there: int
) -> None:
    imported, _ = bring(pick(occasion(7, hour)), into=with_meeting(start=start))
    assert (imported.added, imported.already_there) == (1 - there, there)


def test_a_meeting_typed_by_hand_stands_for_one_occasion_only() -> None:
    imported, _ = bring(pick(occasion(7, 12), occasion(7, 18)), into=with_meeting())
    assert (imported.added, imported.already_there) == (1, 1)


def test_two_events_at_the_same_time_both_come_in() -> None:
    imported, _ = bring(pick(occasion(7, uid="a"), occasion(7, uid="b")))
    assert imported.added == 2


def test_an_occasion_picked_for_two_groups_comes_in_once() -> None:
    imported, workbook = bring(pick(occasion(7)), pick(occasion(7), group="Elsewhere"))
    assert (imported.added, imported.already_there, list(workbook.groups)) == (1, 1, ["the-chamber"])


def test_nothing_new_makes_no_empty_group() -> None:
    there = Meeting(id="x", source=occasion(7).source, date=dt.date(2026, 9, 7), group="other")
    assert import_occurrences(replace(EMPTY, meetings={"x": there}), [pick(occasion(7))], NOW).changes == ()


def test_a_pick_without_a_name_or_a_kind_is_refused_by_its_number() -> None:
    with pytest.raises(InvalidInput) as refused:
        bring(pick(occasion(7), group=" "), pick(occasion(8), kind=None), pick(occasion(9), group="x" * 201))
    assert [(one.line, one.column, one.code) for one in refused.value.problems] == [
        (1, "group", "missing"),
        (2, "kind", "missing"),
        (3, "name", "too_long"),
    ]


_occasions = st.builds(
    occasion,
    st.integers(1, 40),
    st.sampled_from([None, 9, 18]),
    uid=st.sampled_from("abc"),
    recurrence_id=st.sampled_from(["", "20260907", "20260914"]),
    title=st.sampled_from(["", "After Hours", "Ribbon; cutting", "Über uns"]),
)
_picks = st.lists(
    st.builds(
        Pick,
        occurrences=st.lists(_occasions, max_size=8),
        group=st.sampled_from(["The Chamber", "the chamber", "!", "Café", "cafe"]),
        kind=st.just(Kind.SOCIAL),
    ),
    max_size=4,
)


@given(_picks, st.sampled_from([EMPTY, with_meeting(), with_meeting(start=dt.time(18))]))
def test_importing_twice_adds_nothing_the_second_time(picks: Sequence[Pick], start: Workbook) -> None:
    first, workbook = bring(*picks, into=start)
    second, _ = bring(*picks, into=workbook)
    asked = sum(len(one.occurrences) for one in picks)
    assert first.added == len(workbook.meetings) - len(start.meetings)
    assert first.added + first.already_there == asked
    assert second.changes == ()
    assert second.already_there == asked
