"""The person's own decision: what is recorded, and what becomes of the group's status."""

import datetime as dt

import pytest

from wellspent.core.actions.decide import decide, latest
from wellspent.core.errors import InvalidInput
from wellspent.core.model import Choice, Decision, Group, GroupStatus, VerdictCode, Workbook
from wellspent.core.store.port import Change, Changes, Table

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
CLUB = Group(id="club", name="Club")
BOOK = Workbook(groups={"club": CLUB})


def decided(
    workbook: Workbook = BOOK, choice: Choice = Choice.SKIP, note: str = "", group: str = "club", now: dt.datetime = NOW
) -> Changes:
    return decide(workbook, group, now, verdict=VerdictCode.SKIP, probability=0.05, choice=choice, note=note)


def earlier(day: int, **fields: object) -> Decision:
    return Decision(
        **{
            "id": f"d{day}",
            "date": dt.date(2026, 10, day),
            "group": "club",
            "verdict": VerdictCode.SKIP,
            "decision": Choice.NOT_YET,
            **fields,
        }
    )


def test_the_decision_is_recorded_with_the_verdict_of_that_day() -> None:
    change = decided(note="  It drains me \n")[0]
    assert (change.table, change.id, change.before) == (Table.DECISIONS, "2026-10-30-club", None)
    assert change.after == Decision(
        id="2026-10-30-club",
        date=NOW.date(),
        group="club",
        verdict=VerdictCode.SKIP,
        probability=0.05,
        decision=Choice.SKIP,
        note="It drains me",
    )


@pytest.mark.parametrize(
    ("choice", "status"),
    [
        (Choice.SKIP, GroupStatus.STOPPED),
        (Choice.TAKE_A_BREAK, GroupStatus.ON_BREAK),
        (Choice.KEEP_GOING, None),
        (Choice.NOT_YET, None),
    ],
)
def test_the_groups_status_follows_the_decision(choice: Choice, status: GroupStatus | None) -> None:
    changes = [change for change in decided(choice=choice) if change.table is Table.GROUPS]
    assert [change.after.status for change in changes] == ([status] if status else [])
    assert all(change.before == CLUB for change in changes)


def test_going_back_is_always_allowed_and_not_yet_leaves_the_status() -> None:
    stopped = Workbook(groups={"club": Group(id="club", name="Club", status=GroupStatus.STOPPED)})
    assert decided(stopped, Choice.KEEP_GOING)[1].after.status is GroupStatus.ATTENDING
    assert len(decided(stopped, Choice.NOT_YET)) == 1


def test_a_second_decision_of_the_day_takes_the_place_of_the_first_and_keeps_its_extra_columns() -> None:
    first = earlier(30, extra={"colour": "red"})
    workbook = Workbook(groups={"club": CLUB}, decisions={first.id: first})
    change = decided(workbook)[0]
    assert (change.id, change.before) == ("d30", first)
    assert change.after.extra == {"colour": "red"}


def test_the_same_decision_again_changes_nothing() -> None:
    change = decided()[0]
    assert decided(Workbook(groups={"club": CLUB}, decisions={change.id: change.after})) == ()


def test_a_decision_of_another_day_or_group_stays() -> None:
    others = {"d29": earlier(29), "other": earlier(30, id="other", group="other")}
    change = decided(Workbook(groups={"club": CLUB}, decisions=others))[0]
    assert (change.id, change.before) == ("2026-10-30-club", None)


def test_an_id_that_is_taken_is_never_used_twice() -> None:
    taken = earlier(1, id="2026-10-30-club")
    assert decided(Workbook(groups={"club": CLUB}, decisions={taken.id: taken}))[0].id == "2026-10-30-club-2"


def test_a_group_known_only_from_its_meetings_can_be_decided_about() -> None:
    (change,) = decided(group="elsewhere")
    assert isinstance(change, Change)
    assert change.after.group == "elsewhere"


def test_a_note_that_is_too_long_is_named() -> None:
    with pytest.raises(InvalidInput) as refused:
        decided(note="x" * 20_001)
    assert [(problem.code, problem.column) for problem in refused.value.problems] == [("too_long", "note")]


def test_the_latest_decision_is_that_of_the_last_day() -> None:
    decisions = {one.id: one for one in (earlier(29), earlier(12), earlier(30, id="other", group="other"))}
    assert latest(Workbook(decisions=decisions), "club") == decisions["d29"]
    assert latest(Workbook(decisions=decisions), "nobody") is None
