"""Undo takes back what nothing else rests on by now, at once or long after, and touches nothing else."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions.undo import is_remembered, put_back, rests_on_others, still_possible
from wellspent.core.model import EMPTY, About, Decision, Definition, FirstSteps, Group, Meeting, Workbook
from wellspent.core.store.port import Change, Save, Table

BAR = Group(id="alumni-bar", name="Alumni bar")
MINE, THEIRS = (Meeting(id=name, date=dt.date(2026, 10, 30), group=BAR.id) for name in ("mine", "theirs"))
BACK = (
    Change(table=Table.ABOUT, id="about", before=About(first_steps=FirstSteps.RATED), after=About()),
    Change(table=Table.MEETINGS, id="mine", before=MINE, after=None),
    Change(table=Table.GROUPS, id=BAR.id, before=BAR, after=None),
)
SAVED = tuple(change.reversed() for change in reversed(BACK))


def change(before: Meeting | None, after: Meeting | None) -> Change:
    return Change(table=Table.MEETINGS, id=(before or after).id, before=before, after=after)


def with_meetings(*meetings: Meeting) -> Workbook:
    return replace(EMPTY, groups={BAR.id: BAR}, meetings={one.id: one for one in meetings})


def test_a_new_group_goes_with_its_only_meeting_and_the_first_steps_stay() -> None:
    workbook = with_meetings(MINE)
    assert still_possible(BACK, workbook) == BACK[1:]
    assert put_back(SAVED, workbook).untouched == BACK[1:]


def test_a_new_group_stays_when_another_meeting_names_it_meanwhile() -> None:
    workbook = with_meetings(MINE, THEIRS)
    assert still_possible(BACK, workbook) == (BACK[1],)
    assert put_back(SAVED, workbook).untouched == (BACK[1],)


def test_closing_the_workbook_is_taken_back_and_the_first_steps_are_not() -> None:
    closed = About(first_steps=FirstSteps.DONE, found_work_on=dt.date(2026, 10, 30))
    back = Change(table=Table.ABOUT, id="about", before=closed, after=About(first_steps=FirstSteps.RATED))
    (left,) = still_possible((back,), EMPTY)
    assert left.after == About(first_steps=FirstSteps.DONE)
    later = replace(EMPTY, about=replace(closed, currency="EUR"))
    assert put_back((back.reversed(),), replace(EMPTY, about=closed)).untouched[0].after == left.after
    assert len(put_back((back.reversed(),), later).later) == 1


def test_what_was_changed_again_is_not_put_back_unasked() -> None:
    edited, again = replace(MINE, note="edited"), replace(MINE, note="again")
    back = put_back((change(MINE, edited), change(THEIRS, None)), with_meetings(again))
    assert back.untouched == (change(None, THEIRS),)
    ((clash,), forced) = (back.later, back.whole)
    assert (clash.mine, clash.theirs) == (MINE, again)
    assert forced == (change(None, THEIRS), change(again, MINE))


@pytest.mark.parametrize("now", [None, replace(MINE, note="by hand")], ids=["deleted since", "edited by hand since"])
def test_a_record_that_came_with_the_save_and_is_another_now_is_asked_about(now: Meeting | None) -> None:
    back = put_back((change(None, MINE),), with_meetings(*([now] if now else [])))
    assert not back.untouched
    assert [one.theirs for one in back.later] == ([now] if now else [])


def test_what_is_already_as_before_needs_nothing() -> None:
    back = put_back((change(MINE, replace(MINE, note="edited")),), with_meetings(MINE))
    assert (back.untouched, back.whole, back.later) == ((), (), ())


def test_two_changes_of_one_record_in_one_save_go_back_to_before_the_first() -> None:
    first, second = replace(MINE, note="1"), replace(MINE, note="2")
    back = put_back((change(MINE, first), change(first, second)), with_meetings(second))
    assert back.untouched == (change(second, MINE),)


def test_records_that_the_save_did_not_touch_are_left_alone() -> None:
    by_hand = replace(THEIRS, note="by hand")
    back = put_back((change(MINE, None),), with_meetings(by_hand))
    assert back.untouched == (change(None, MINE),)


def test_a_group_that_something_names_is_not_removed_even_all_the_same() -> None:
    renamed = replace(BAR, name="The bar")
    workbook = replace(with_meetings(THEIRS), groups={BAR.id: renamed})
    back = put_back((Change(table=Table.GROUPS, id=BAR.id, before=None, after=BAR),), workbook)
    assert len(back.later) == 1
    assert back.whole == ()


def test_a_definition_goes_back_as_one() -> None:
    before, after = Definition(bar=40), Definition(bar=60)
    saved = Change(table=Table.DEFINITION, id="definition", before=before, after=after)
    assert put_back((saved,), replace(EMPTY, definition=after)).untouched == (saved.reversed(),)
    assert put_back((saved,), replace(EMPTY, definition=replace(after, purpose="x"))).untouched == ()


def save(*touched: tuple[Table, str]) -> Save:
    return Save(id="000001-20261030T000000Z", saved_at=dt.datetime(2026, 10, 30, tzinfo=dt.UTC), touched=touched)


def test_an_undo_counts_only_while_the_history_knows_of_its_save() -> None:
    known = save((Table.MEETINGS, "mine"), (Table.GROUPS, BAR.id))
    assert is_remembered(BACK, [save((Table.MEETINGS, "other")), known])
    assert not is_remembered(BACK, [])
    assert not is_remembered(BACK, [save((Table.MEETINGS, "other"))])
    assert not is_remembered(BACK, [save()])


def test_only_a_group_that_would_go_makes_the_workbook_worth_reading() -> None:
    decision = Decision(id="d", date=dt.date(2026, 10, 30), group=BAR.id, verdict="skip", decision="skip")
    taken_back = Change(table=Table.DECISIONS, id="d", before=decision, after=None)
    assert rests_on_others(BACK)
    assert not rests_on_others((taken_back, Change(table=Table.GROUPS, id=BAR.id, before=BAR, after=BAR)))
