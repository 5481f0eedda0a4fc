"""What a save did, told from its changes."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions.history import What, happened
from wellspent.core.model import (
    About,
    Choice,
    Decision,
    Definition,
    FirstSteps,
    Group,
    GroupStatus,
    Meeting,
    MeetingStatus,
    VerdictCode,
)
from wellspent.core.store.port import Change, Table
from wellspent.words import history

CLUB = Group(id="club", name="Club")
DAY = dt.date(2026, 10, 6)
BARE = Meeting(id="m", date=DAY, group="club")
RATED = replace(BARE, worth=2)
PLANNED = replace(BARE, status=MeetingStatus.PLANNED)
DECISION = Decision(id="d", date=DAY, group="club", verdict=VerdictCode.SKIP, decision=Choice.SKIP)


def told(*changes: tuple[Table, object, object]) -> list[tuple[What, Table, int]]:
    made = [
        Change(table=table, id=getattr(before or after, "id", table.value), before=before, after=after)
        for table, before, after in changes
    ]
    return [(one.what, one.table, len(one.records)) for one in happened(tuple(made))]


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (None, RATED, What.RATED),
        (BARE, RATED, What.RATED),
        (PLANNED, RATED, What.RATED),
        (RATED, replace(RATED, worth=3), What.CHANGED),
        (BARE, replace(BARE, note="x"), What.CHANGED),
        (None, BARE, What.ADDED),
        (None, PLANNED, What.PLANNED),
        (PLANNED, replace(PLANNED, date=dt.date(2026, 10, 7)), What.CHANGED),
        (PLANNED, replace(PLANNED, status=MeetingStatus.CANCELLED), What.SETTLED),
        (None, replace(BARE, source="ics:a#"), What.IMPORTED),
        (None, replace(PLANNED, source="ics:a#"), What.IMPORTED),
        (RATED, None, What.DELETED),
    ],
)
def test_what_became_of_a_meeting(before: Meeting | None, after: Meeting | None, what: What) -> None:
    assert told((Table.MEETINGS, before, after)) == [(what, Table.MEETINGS, 1)]


def test_a_rating_of_a_new_group_names_the_rating_first_and_not_the_first_steps() -> None:
    steps = (Table.ABOUT, About(), About(first_steps=FirstSteps.RATED))
    assert told((Table.GROUPS, None, CLUB), (Table.MEETINGS, None, RATED), steps) == [
        (What.RATED, Table.MEETINGS, 1),
        (What.ADDED, Table.GROUPS, 1),
    ]


def test_a_decision_does_not_name_the_status_that_follows_it() -> None:
    stopped = replace(CLUB, status=GroupStatus.STOPPED)
    assert told((Table.DECISIONS, None, DECISION), (Table.GROUPS, CLUB, stopped)) == [(What.ADDED, Table.DECISIONS, 1)]
    assert told((Table.GROUPS, CLUB, stopped)) == [(What.CHANGED, Table.GROUPS, 1)]


def test_several_of_one_sort_are_counted() -> None:
    meetings = [replace(BARE, id=f"m{number}", source=f"ics:{number}#") for number in range(18)]
    assert told(*((Table.MEETINGS, None, one) for one in meetings)) == [(What.IMPORTED, Table.MEETINGS, 18)]


def test_the_first_definition_is_added_and_a_later_one_is_a_change() -> None:
    assert told((Table.DEFINITION, Definition(), Definition(bar=60))) == [(What.ADDED, Table.DEFINITION, 1)]
    assert told((Table.DEFINITION, Definition(bar=60), Definition(bar=70))) == [(What.CHANGED, Table.DEFINITION, 1)]


def test_closing_and_opening_again_have_names_of_their_own() -> None:
    closed = About(found_work_on=DAY)
    assert told((Table.ABOUT, About(currency="EUR"), replace(closed, currency="EUR"))) == [
        (What.CLOSED, Table.ABOUT, 1)
    ]
    assert told((Table.ABOUT, closed, About())) == [(What.OPENED, Table.ABOUT, 1)]


def test_no_save_is_without_a_word() -> None:
    assert told((Table.ABOUT, About(), About(currency="EUR"))) == [(What.ADDED, Table.ABOUT, 1)]
    assert told((Table.ABOUT, About(currency="USD"), About(currency="EUR"))) == [(What.CHANGED, Table.ABOUT, 1)]


@pytest.mark.parametrize("table", Table)
@pytest.mark.parametrize("what", What)
def test_each_thing_that_can_happen_has_words_for_one_and_for_several(what: What, table: Table) -> None:
    for number in (1, 2, 1200):
        said = history.line([history.happened(what, table, number, "Tuesday club")])
        assert said[0].isupper()
        assert "{" not in said
