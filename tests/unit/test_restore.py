"""From a workbook to what a zip of it says: nothing goes unasked, and nothing goes because a row can't be read."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions.close import close, look_back, open_again
from wellspent.core.actions.restore import Counts, Way, counts, restore
from wellspent.core.exchange.archive import Archive
from wellspent.core.model import (
    EMPTY,
    About,
    Criterion,
    Definition,
    Group,
    Meeting,
    MeetingStatus,
    Person,
    Workbook,
)
from wellspent.core.store.port import Change, Table

NOW = dt.datetime.fromisoformat("2026-10-30T18:00:00-04:00")
DEFINITION = Definition(bar=40)
CLUB, TEA = Group(id="club", name="Club"), Group(id="tea", name="Tea")
ANN, BO = Person(id="ann", name="Ann"), Person(id="bo", name="Bo")
WORKBOOK = Workbook(definition=DEFINITION, groups={"club": CLUB, "tea": TEA}, people={"ann": ANN})


def archived(workbook: Workbook, in_doubt: tuple[str, ...] = (), broken: tuple[str, ...] = ()) -> Archive:
    return Archive(workbook=workbook, problems=(), in_doubt=frozenset({*in_doubt, *broken}), broken=frozenset(broken))


def touched(changes: tuple[Change, ...]) -> dict[str, tuple[object, object]]:
    return {change.id: (change.before, change.after) for change in changes}


LATER = replace(
    WORKBOOK,
    definition=replace(DEFINITION, bar=70.0),
    groups={"club": replace(CLUB, name="Renamed"), "new": Group(id="new", name="New")},
)
"""What became of ``WORKBOOK``: one group was changed, one deleted and one is new; and the bar was moved."""


def test_by_default_only_what_is_missing_comes_in() -> None:
    changes = restore(LATER, archived(WORKBOOK), Way.ADD)
    assert touched(changes) == {"tea": (None, TEA)}


def test_everything_becomes_as_it_is_in_the_zip() -> None:
    changes = restore(LATER, archived(WORKBOOK), Way.BACK)
    assert touched(changes) == {
        "definition": (LATER.definition, DEFINITION),
        "club": (LATER.groups["club"], CLUB),
        "tea": (None, TEA),
        "new": (LATER.groups["new"], None),
    }
    assert counts(changes) == {
        Table.DEFINITION: Counts(changed=1),
        Table.GROUPS: Counts(added=1, changed=1, lost=1),
    }


@pytest.mark.parametrize("way", Way)
def test_into_an_empty_workbook_all_of_it_comes(way: Way) -> None:
    changes = restore(EMPTY, archived(WORKBOOK), way)
    assert list(touched(changes)) == ["definition", "club", "tea", "ann"]
    assert sum(one.added for one in counts(changes).values()) == 4


@pytest.mark.parametrize("way", Way)
def test_the_same_workbook_changes_nothing(way: Way) -> None:
    assert restore(WORKBOOK, archived(WORKBOOK), way) == ()


def test_an_entry_that_cannot_be_read_in_the_zip_is_not_taken_for_a_deleted_one() -> None:
    here = replace(WORKBOOK, people={"ann": replace(ANN, company="Elsewhere"), "bo": BO})
    changes = restore(here, archived(WORKBOOK, in_doubt=("people.csv",)), Way.BACK)
    assert touched(changes) == {"ann": (here.people["ann"], ANN)}


def test_a_file_of_the_zip_that_cannot_be_read_whole_only_adds() -> None:
    half = replace(WORKBOOK, definition=Definition(bar=10))
    changes = restore(LATER, archived(half, broken=("groups.yaml", "definition.yaml")), Way.BACK)
    assert touched(changes) == {"tea": (None, TEA)}


# --- I found work


def rated(group: str, day: int, got: int, minutes: int | None = 60, **fields: object) -> Meeting:
    return Meeting(
        **{
            "id": f"{group}-{day}",
            "date": dt.date(2026, 10, day),
            "group": group,
            "got": {"lead": got},
            "minutes": minutes,
            **fields,
        }
    )


def searched(*meetings: Meeting) -> Workbook:
    lead = Criterion(id="lead", text="A lead", rank=1, since=dt.date(2026, 1, 1))
    return Workbook(
        definition=Definition(criteria=(lead,)),
        groups={"club": CLUB, "tea": TEA},
        meetings={one.id: one for one in meetings},
        people={"ann": ANN},
    )


def test_finding_work_notes_the_day_and_nothing_else_and_can_be_taken_back() -> None:
    begun = replace(WORKBOOK, about=About(currency="EUR"))
    (change,) = close(begun, NOW)
    assert change.after == About(currency="EUR", found_work_on=dt.date(2026, 10, 30))
    (back,) = open_again(replace(begun, about=change.after))
    assert back.after == begun.about


def test_the_look_back_counts_what_was_attended_and_is_over() -> None:
    back = look_back(
        searched(
            rated("club", 1, 1),
            rated("club", 15, 1, minutes=None),
            rated("tea", 20, 4, travel_minutes=30),
            rated("tea", 21, 4, status=MeetingStatus.NOT_ATTENDED),
            rated("tea", 31, 4),
        ),
        NOW,
    )
    assert (back.weeks, back.meetings, back.hours, back.hours_unknown, back.people) == (5, 3, 2.5, 1, 1)


def test_the_best_group_is_the_one_with_most_value_an_hour_that_has_enough_meetings() -> None:
    club = [rated("club", day, 2) for day in (1, 2, 3)]
    few = look_back(searched(*club, rated("tea", 4, 4), rated("tea", 5, 4)), NOW)
    assert few.best is not None
    assert few.best.group == "club"
    enough = look_back(searched(*club, *(rated("tea", day, 4) for day in (4, 5, 6))), NOW)
    assert enough.best is not None
    assert (enough.best.group, enough.best.value_per_hour.plain) == ("tea", 100)


def test_the_search_ends_with_the_day_work_was_found() -> None:
    workbook = replace(searched(rated("club", 1, 1)), about=About(found_work_on=dt.date(2026, 10, 8)))
    assert look_back(workbook, NOW).weeks == 1


def test_an_empty_workbook_has_nothing_to_look_back_on() -> None:
    back = look_back(EMPTY, NOW)
    assert (back.weeks, back.meetings, back.hours, back.best) == (0, 0, 0, None)
