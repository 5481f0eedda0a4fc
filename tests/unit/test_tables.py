"""The workbook as data frames: what counts, what stays missing, and what a spreadsheet gets."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pandas as pd
import pytest

from wellspent.core import tables, verdict
from wellspent.core.model import Criterion, Definition, Group, Kind, Meeting, MeetingStatus, Workbook

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DEFINITION = Definition(criteria=(Criterion(id="learn", text="Learn", rank=1, since=dt.date(2026, 1, 1)),))
GROUPS = {"club": Group(id="club", name="Tuesday club", kind=Kind.ALUMNI)}


def book(*meetings: Meeting) -> Workbook:
    return Workbook(definition=DEFINITION, groups=GROUPS, meetings={meeting.id: meeting for meeting in meetings})


def groups(workbook: Workbook) -> pd.DataFrame:
    return tables.groups([one.figures for one in verdict.of_workbook(workbook, NOW)], workbook)


def test_a_rated_meeting_becomes_one_row_with_its_figures() -> None:
    meeting = Meeting(
        id="one",
        date=dt.date(2026, 11, 2),
        start=dt.time(18),
        group="club",
        minutes=90,
        travel_minutes=30,
        got={"learn": 3},
        mood_before=3,
        mood_after=1,
        progress=2,
        worth=4,
        expected=3,
        expected_at=dt.datetime(2026, 11, 2, 17, 59, tzinfo=dt.UTC),
        tags=("dinner", "loud"),
        rated_at=dt.datetime(2026, 11, 5, tzinfo=dt.UTC),
    )
    table = tables.meetings(book(meeting), NOW)
    assert table.iloc[0].to_dict() == {
        "id": "one",
        "date": pd.Timestamp("2026-11-02"),
        "group": "club",
        "group_name": "Tuesday club",
        "kind": "alumni",
        "value": 75.0,
        "hours": 2.0,
        "mood_before": 3,
        "mood_after": 1,
        "mood_change": -2,
        "progress": 2,
        "worth": 4,
        "expected": 3,
        "rated": True,
        "missing": False,
        "late": True,
        "tags": "dinner;loud",
    }


def test_what_was_not_answered_is_missing_and_never_zero() -> None:
    table = tables.meetings(book(Meeting(id="one", date=dt.date(2026, 11, 2), group="club", mood_before=0)), NOW)
    unknown = ["value", "hours", "mood_after", "mood_change", "progress", "worth"]
    assert table[unknown].isna().all(axis=None)
    assert table["mood_before"].tolist() == [0]
    assert table[["rated", "missing", "late"]].iloc[0].tolist() == [False, True, False]


@pytest.mark.parametrize(
    "meeting",
    [
        Meeting(id="one", date=dt.date(2026, 11, 2), group="club", status=MeetingStatus.PLANNED),
        Meeting(id="one", date=dt.date(2026, 11, 2), group="club", status=MeetingStatus.NOT_ATTENDED),
        Meeting(id="one", date=dt.date(2026, 11, 2), group="club", status=MeetingStatus.CANCELLED),
        Meeting(id="one", date=dt.date(2026, 11, 23), start=dt.time(11), minutes=90, group="club"),
    ],
    ids=["planned", "not attended", "cancelled", "not over yet"],
)
def test_only_attended_meetings_that_are_over_count(meeting: Meeting) -> None:
    assert tables.meetings(book(meeting), NOW).empty


def test_meetings_stand_in_the_order_of_their_days_and_times() -> None:
    days = [("late", 5, dt.time(20)), ("early", 5, dt.time(8)), ("no-time", 5, None), ("before", 4, dt.time(23))]
    found = tables.meetings(
        book(*(Meeting(id=name, date=dt.date(2026, 11, day), start=start, group="club") for name, day, start in days)),
        NOW,
    )
    assert found["id"].tolist() == ["before", "no-time", "early", "late"]


def test_columns_and_types_are_the_same_for_an_empty_workbook() -> None:
    one = book(Meeting(id="one", date=dt.date(2026, 11, 2), group="club"))
    assert tables.meetings(Workbook(), NOW).dtypes.equals(tables.meetings(one, NOW).dtypes)
    assert groups(Workbook()).dtypes.equals(groups(one).dtypes)


def test_answers_on_a_scale_are_whole_numbers_even_where_one_is_missing() -> None:
    types = tables.meetings(book(Meeting(id="one", date=dt.date(2026, 11, 2), group="club", worth=3)), NOW).dtypes
    scales = ["mood_before", "mood_after", "mood_change", "progress", "worth"]
    assert {str(types[column]) for column in scales} == {"Int64"}


def test_a_group_that_nobody_described_goes_by_its_id_and_has_no_kind() -> None:
    table = tables.meetings(book(Meeting(id="one", date=dt.date(2026, 11, 2), group="elsewhere")), NOW)
    assert table[["group_name", "kind"]].iloc[0].tolist() == ["elsewhere", ""]


def test_groups_carry_estimates_and_what_each_rests_on() -> None:
    workbook = book(
        Meeting(id="one", date=dt.date(2026, 11, 2), group="club", minutes=60, got={"learn": 4}, mood_before=1),
        Meeting(id="two", date=dt.date(2026, 11, 9), group="club", got={"learn": 1}, mood_before=1, mood_after=3),
        Meeting(id="three", date=dt.date(2026, 11, 16), group="club", minutes=60),
    )
    row = groups(workbook).iloc[0]
    figures = verdict.of_workbook(workbook, NOW)[0].figures
    assert row[["group", "group_name", "kind"]].tolist() == ["club", "Tuesday club", "alumni"]
    assert (row["rated"], row["missing"], row["hours"], row["hours_unknown"]) == (2, 1, 2.0, 1)
    assert row["weekly_hours"] == figures.weekly_hours
    assert (row["value.plain"], row["value.count"], row["value.missing"]) == (62.5, 2, 1)
    assert (row["mood_change.plain"], row["mood_change.count"]) == (2.0, 1)
    for measure in tables.MEASURES:
        for part in ("estimate", "low_80", "high_80", "low_95", "high_95", "probability"):
            expected = getattr(getattr(figures, measure), part)
            assert pd.isna(row[f"{measure}.{part}"]) if expected is None else row[f"{measure}.{part}"] == expected
    assert pd.isna(row["progress.estimate"])
    assert row["progress.count"] == 0


def test_groups_never_stand_in_the_order_of_their_plain_means() -> None:
    steps = {"steady": (4, 4, 1), "b": (4, 0), "c": (4, 0), "d": (4, 0)}
    often = [
        Meeting(id=f"{group}-{day}", date=dt.date(2026, 11, day), group=group, got={"learn": own[day % len(own)]})
        for group, own in steps.items()
        for day in range(1, 13)
    ]
    once = Meeting(id="once", date=dt.date(2026, 11, 2), group="once", got={"learn": 4})
    unrated = Meeting(id="unrated", date=dt.date(2026, 11, 2), group="aaa")
    found = groups(book(once, unrated, *often))
    assert found["group"].tolist() == ["steady", "once", "b", "c", "d", "aaa"]
    assert found["value.plain"].tolist()[:2] == [75.0, 100.0]
    assert pd.isna(found["value.estimate"].iloc[-1])


def test_a_group_that_nobody_went_to_has_no_row() -> None:
    assert groups(book()).empty


@pytest.mark.parametrize("stamp", [None, dt.datetime(2026, 11, 2, 18, 1, tzinfo=dt.UTC)])
def test_what_was_not_expected_beforehand_is_missing(stamp: dt.datetime | None) -> None:
    one = Meeting(
        id="one", date=dt.date(2026, 11, 2), start=dt.time(18), group="club", expected=4, expected_at=stamp, worth=4
    )
    assert tables.meetings(book(one), NOW)["expected"].isna().all()


def days(table: pd.DataFrame) -> list[int]:
    return table["date"].dt.day.tolist()


def test_the_first_and_last_day_of_a_window_belong_to_it() -> None:
    table = tables.meetings(
        book(*(Meeting(id=f"m{day}", date=dt.date(2026, 11, day), group="club") for day in (1, 2, 3, 4))), NOW
    )
    assert days(tables.within(table, since=dt.date(2026, 11, 2), until=dt.date(2026, 11, 3))) == [2, 3]
    assert days(tables.within(table, since=dt.date(2026, 11, 3))) == [3, 4]
    assert days(tables.within(table, until=dt.date(2026, 11, 2))) == [1, 2]


def test_groups_and_kinds_narrow_together_and_nothing_picked_narrows_nothing() -> None:
    groups = {
        "a": Group(id="a", name="A", kind=Kind.FAIR),
        "b": Group(id="b", name="B", kind=Kind.FAIR),
        "c": Group(id="c", name="C", kind=Kind.ONLINE),
    }
    meetings = {group: Meeting(id=group, date=dt.date(2026, 11, 2), group=group) for group in groups}
    table = tables.meetings(Workbook(groups=groups, meetings=meetings), NOW)
    assert tables.within(table, groups=["a", "c"], kinds=["fair"])["id"].tolist() == ["a"]
    narrowed = tables.within(table, kinds=["online"])
    assert (narrowed["id"].tolist(), narrowed.index.tolist()) == (["c"], [0])
    assert tables.within(table).equals(table)


def test_any_of_the_picked_tags_is_enough_and_a_part_of_a_tag_is_not() -> None:
    tags = {"a": ("loud", "dinner"), "b": ("dinner",), "c": ("din",), "d": ()}
    table = tables.meetings(
        book(*(Meeting(id=name, date=dt.date(2026, 11, 2), group="club", tags=own) for name, own in tags.items())), NOW
    )
    assert tables.within(table, tags=["din", "loud"])["id"].tolist() == ["a", "c"]
    assert tables.within(table, tags=["nowhere"]).empty
    assert tables.within(table[:0], tags=["din"]).empty
    assert tables.tags(table) == ["din", "dinner", "loud"]


def test_ratings_are_one_row_an_answer_on_what_is_in_use() -> None:
    retired = Criterion(id="fun", text="Fun", since=dt.date(2026, 1, 1), retired_on=dt.date(2026, 2, 1))
    workbook = book(
        Meeting(id="one", date=dt.date(2026, 11, 2), group="club", got={"learn": 0, "fun": 4, "gone": 1}),
        Meeting(id="two", date=dt.date(2026, 11, 3), group="club"),
    )
    workbook = replace(workbook, definition=replace(DEFINITION, criteria=(*DEFINITION.criteria, retired)))
    found = tables.ratings(workbook)
    assert found.to_numpy().tolist() == [["one", "learn", 0]]
    assert tables.ratings(Workbook()).dtypes.equals(found.dtypes)


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_text_that_a_spreadsheet_would_run_is_defused_and_numbers_are_not() -> None:
    table = pd.DataFrame({"=name": ["=HYPERLINK(1)", "+1", "-a", "@b", "\tc", "fine"], "change": [-2, -1, 0, 1, 2, 3]})
    assert rows(tables.for_spreadsheet(table)) == [
        ["'=name", "change"],
        ["'=HYPERLINK(1)", "-2"],
        ["'+1", "-1"],
        ["'-a", "0"],
        ["'@b", "1"],
        ["'\tc", "2"],
        ["fine", "3"],
    ]


def test_missing_cells_are_empty_and_days_are_days_in_a_spreadsheet() -> None:
    table = tables.meetings(book(Meeting(id="one", date=dt.date(2026, 11, 2), group="club")), NOW)
    head, row = rows(tables.for_spreadsheet(table[["date", "value", "mood_change", "tags"]]))
    assert head == ["date", "value", "mood_change", "tags"]
    assert row == ["2026-11-02", "", "", ""]


def test_a_spreadsheet_reads_other_scripts_and_quotes() -> None:
    name = 'Клуб “Mañana”, "Tuesday"\nupstairs'
    assert rows(tables.for_spreadsheet(pd.DataFrame({"name": [name]}))) == [["name"], [name]]
