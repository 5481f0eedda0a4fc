"""A group is linked to a gathering of the club; calls and talks for two never are."""

from dataclasses import replace

import pytest

from wellspent.core.actions import link_group
from wellspent.core.errors import InvalidInput
from wellspent.core.model import CALLS, Group, Kind, Workbook
from wellspent.core.store.port import Change, Table

CLUB = Group(id="club", name="Tuesday club")


def book(*groups: Group) -> Workbook:
    return Workbook(groups={group.id: group for group in groups})


def test_linking_changes_the_group_and_nothing_else() -> None:
    change = Change(table=Table.GROUPS, id="club", before=CLUB, after=replace(CLUB, gathering="tuesday-club"))
    assert link_group.link(book(CLUB), "club", "tuesday-club") == (change,)


def test_a_link_is_taken_away_again() -> None:
    linked = replace(CLUB, gathering="tuesday-club")
    assert link_group.link(book(linked), "club", None) == (
        Change(table=Table.GROUPS, id="club", before=linked, after=CLUB),
    )


@pytest.mark.parametrize(("group", "gathering"), [("club", None), ("gone", "tuesday-club")])
def test_what_is_so_already_or_has_no_group_changes_nothing(group: str, gathering: str | None) -> None:
    assert link_group.link(book(CLUB), group, gathering) == ()


@pytest.mark.parametrize(
    "private",
    [
        replace(CLUB, kind=Kind.ONE_TO_ONE),
        replace(CLUB, kind=Kind.CALL),
        replace(CLUB, id=CALLS),  # also where a hand edit has given it another kind
    ],
)
def test_calls_and_talks_for_two_are_never_linked_but_a_link_of_theirs_can_go(private: Group) -> None:
    assert not link_group.can_be_linked(private)
    with pytest.raises(InvalidInput, match="group: not_linked"):
        link_group.link(book(private), private.id, "tuesday-club")
    linked = replace(private, gathering="tuesday-club")
    (change,) = link_group.link(book(linked), private.id, None)
    assert change.after == private


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.CALL, Kind.ONE_TO_ONE}])
def test_every_other_kind_can_be_linked(kind: Kind) -> None:
    assert link_group.can_be_linked(replace(CLUB, kind=kind))
