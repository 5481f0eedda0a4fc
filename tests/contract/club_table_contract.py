"""What every club store has to do about the table it issues, about closing, and about many who come at once."""

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.contract.club_contract import FAR, ClubRules, new, refused
from tests.contract.club_world import FAIR, ORGANISER, TUESDAY_CLUB, a_club, cells, count, join, member, week
from wellspent.core.club.model import AtTheDoor, Cell, Contribution, Door, Gathering, Issue, Role
from wellspent.core.errors import ClubRefused
from wellspent.core.model import Kind

SIX = range(1, 7)


def worth(halves: int, members: int = 5) -> dict[str, Cell]:
    return {"worth": Cell(halves=halves, members=members)}


class ClubTableContract(ClubRules):
    """The table: five behind each figure, five between one figure and the next, and nothing moves within a week."""

    def test_the_first_table_is_empty_and_stands_for_its_week(self, club, world):
        a_club(club)
        world.move_to(week(0) + dt.timedelta(days=6))
        assert club.issue(ORGANISER) == Issue(week=week(0), cells={})
        world.move_to(week(1))
        assert club.issue(ORGANISER) == Issue(week=week(1), cells={})

    def test_fewer_than_five_are_hidden_and_five_show(self, club, world):
        a_club(club, SIX)
        for number in range(1, 5):
            count(club, number, worth=100 * number, hours=225)
        count(club, 5, worth=400)
        assert cells(club) == worth(halves=6)
        count(club, 5, worth=400, hours=225)
        world.move_to(week(1))
        assert cells(club) == {**worth(halves=6), "hours": Cell(halves=5, members=5)}

    def test_every_member_sees_the_same_table_whether_they_count_or_not(self, club):
        a_club(club, range(1, 8))
        for number in range(1, 6):
            count(club, number, worth=250)
        issue = club.issue(member(7))
        assert issue.cells == {TUESDAY_CLUB.id: worth(halves=5)}
        assert club.issue(member(1)) == club.issue(ORGANISER) == issue

    @pytest.mark.parametrize(
        ("hundredths", "halves"),
        [
            ([0, 0, 0, 0, 0], 0),
            ([124, 125, 125, 125, 125], 2),
            ([125, 125, 125, 125, 125], 3),
            ([400] * 5, 8),
            ([-25] * 5, 0),
            ([-26, -25, -25, -25, -25], -1),
            ([-75] * 5, -1),
            ([-400] * 5, -8),
            ([67200] * 5, 1344),
        ],
    )
    def test_means_are_rounded_to_half_steps_exactly(self, club, hundredths, halves):
        a_club(club, SIX)
        for number, value in enumerate(hundredths, 1):
            count(club, number, mood_change=value)
        assert cells(club) == {"mood_change": Cell(halves=halves, members=5)}

    def test_how_many_they_are_is_rounded_down_to_fives(self, club, world):
        a_club(club, range(1, 10))
        for number in range(1, 10):
            count(club, number, worth=300)
        assert cells(club) == worth(halves=6)
        count_ten = [*range(1, 10), 0]
        for number in count_ten:
            count(club, number, worth=301)
        world.move_to(week(1))
        assert cells(club) == worth(halves=6, members=10)

    def test_within_a_week_nothing_in_it_changes_whatever_happens(self, club, world):
        a_club(club, range(1, 12))
        for number in range(1, 6):
            count(club, number, worth=400)
        issue = club.issue(ORGANISER)
        for number in range(6, 12):
            count(club, number, worth=0)
        club.count_out(member(1), TUESDAY_CLUB.id)
        club.leave(member(2))
        club.put_gathering(ORGANISER, TUESDAY_CLUB, replace(TUESDAY_CLUB, retired=True))
        for days in (1, 6):
            world.move_to(week(0) + dt.timedelta(days=days))
            assert world.club().issue(member(3)) == issue
        world.move_to(week(1))
        assert club.issue(member(3)) == Issue(week=week(1), cells={})

    def test_a_clock_that_is_behind_makes_no_table_anew(self, club, world):
        a_club(club, SIX)
        for number in SIX:
            count(club, number, worth=400)
        world.move_to(week(3))
        issue = club.issue(ORGANISER)
        for number in SIX:
            count(club, number, worth=0)
        world.move_to(week(1))
        assert club.issue(ORGANISER) == issue

    def test_around_one_who_comes_or_changes_a_figure_stays_as_it_is(self, club, world):
        a_club(club, range(1, 11))
        for number in range(1, 6):
            count(club, number, worth=400)
        assert cells(club) == worth(halves=8)
        for turn, number in enumerate((6, 7, 8, 9), 1):
            count(club, number, worth=0)
            world.move_to(week(turn))
            assert cells(club) == worth(halves=8)
        count(club, 1, worth=0)
        world.move_to(week(5))
        assert cells(club) == worth(halves=4)  # (4 · 4 + 5 · 0) / 9 is 1.78; nine are shown as five

    def test_consent_taken_back_leaves_the_next_table_and_shows_nothing_of_who_it_was(self, club, world):
        a_club(club, range(1, 13))
        for number in range(1, 8):
            count(club, number, worth=400)
        before = club.issue(ORGANISER)
        club.count_out(member(1), TUESDAY_CLUB.id)
        club.count_out(member(1), TUESDAY_CLUB.id)
        assert club.issue(ORGANISER) == before
        assert club.standing(member(1)).counted == frozenset()
        world.move_to(week(1))
        assert cells(club) == {}
        for number in range(8, 12):
            count(club, number, worth=0)
        world.move_to(week(2))
        assert cells(club) == worth(halves=5, members=10)  # one went and four came

    def test_who_comes_back_with_what_they_had_brings_the_figure_back(self, club, world):
        a_club(club, SIX)
        for number in SIX:
            count(club, number, worth=400)
        assert cells(club) == worth(halves=8)
        club.count_out(member(1), TUESDAY_CLUB.id)
        world.move_to(week(1))
        assert cells(club) == {}
        count(club, 1, worth=400)
        world.move_to(week(2))
        assert cells(club) == worth(halves=8)

    def test_who_was_forgotten_and_comes_back_does_not_count_as_two(self, club, world):
        a_club(club, range(1, 12))
        for number in SIX:
            count(club, number, worth=400)
        assert cells(club) == worth(halves=8)
        for number in (1, 2, 3):
            club.leave(member(number))
        join(club, (1, 2, 3))
        for number in (1, 2, 3):
            count(club, number, worth=0)
        world.move_to(week(1))
        assert cells(club) == {}
        count(club, 7, worth=0)
        count(club, 8, worth=0)
        world.move_to(week(2))
        assert cells(club) == worth(halves=3)

    def test_a_figure_that_one_has_no_more_is_one_that_went(self, club, world):
        a_club(club, SIX)
        for number in SIX:
            count(club, number, worth=400, hours=200)
        assert cells(club) == {**worth(halves=8), "hours": Cell(halves=4, members=5)}
        club.contribute(member(1), {TUESDAY_CLUB.id: Contribution(figures={"hours": 200})})
        world.move_to(week(1))
        assert cells(club) == {"hours": Cell(halves=4, members=5)}

    def test_only_that_is_kept_in_which_one_counts(self, club, world):
        a_club(club, SIX, TUESDAY_CLUB, FAIR)
        both = dict.fromkeys((TUESDAY_CLUB.id, FAIR.id, "not-there"), Contribution(figures={"worth": 400}))
        for number in SIX:
            club.contribute(member(number), both)
        assert club.issue(ORGANISER).cells == {}
        for number in SIX:
            club.count_in(member(number), TUESDAY_CLUB.id)
            club.contribute(member(number), both)
        for number in SIX:
            club.count_in(member(number), FAIR.id)
        world.move_to(week(1))
        assert club.issue(ORGANISER).cells == {TUESDAY_CLUB.id: worth(halves=8)}
        for number in SIX:
            club.contribute(member(number), {FAIR.id: Contribution(figures={"worth": 0})})
        world.move_to(week(2))
        assert club.issue(ORGANISER).cells == {FAIR.id: worth(halves=0)}

    def test_one_counts_in_what_is_on_the_list_alone(self, club):
        a_club(club, [1], TUESDAY_CLUB, replace(FAIR, retired=True))
        for gathering in (FAIR.id, "not-there", "", "a b"):
            with refused("no_such_gathering"):
                club.count_in(member(1), gathering)
            club.count_out(member(1), gathering)
        club.count_in(member(1), TUESDAY_CLUB.id)
        club.count_in(member(1), TUESDAY_CLUB.id)
        assert club.standing(member(1)).counted == {TUESDAY_CLUB.id}

    def test_to_count_oneself_in_again_keeps_what_was_contributed(self, club):
        a_club(club, SIX)
        for number in SIX:
            count(club, number, worth=400)
        club.count_in(member(1), TUESDAY_CLUB.id)
        for number in (2, 3):
            club.count_out(member(number), TUESDAY_CLUB.id)
        count(club, 2, worth=400)
        assert cells(club) == worth(halves=8)

    def test_a_retired_gathering_is_in_no_next_table_and_comes_back_by_the_same_rule(self, club, world):
        a_club(club, SIX)
        for number in SIX:
            count(club, number, worth=400)
        assert cells(club) == worth(halves=8)
        club.put_gathering(ORGANISER, TUESDAY_CLUB, replace(TUESDAY_CLUB, retired=True))
        world.move_to(week(1))
        assert cells(club) == {}
        count_again = [1, 2]
        for number in count_again:
            club.contribute(member(number), {TUESDAY_CLUB.id: Contribution(figures={"worth": 0})})
        club.put_gathering(ORGANISER, replace(TUESDAY_CLUB, retired=True), TUESDAY_CLUB)
        world.move_to(week(2))
        assert cells(club) == worth(halves=8)

    def test_around_who_moves_to_another_gathering_with_others_no_figure_tells_of_one(self, club, world):
        a_club(club, range(1, 11), TUESDAY_CLUB, FAIR)
        for number in range(1, 6):
            count(club, number, worth=400)
        assert cells(club) == worth(halves=8)
        for number in range(1, 6):
            club.count_out(member(number), TUESDAY_CLUB.id)
            count(club, number, FAIR.id, worth=400)
        for turn, number in enumerate((6, 7, 8, 9), 1):
            count(club, number, FAIR.id, worth=0)
            world.move_to(week(turn))
            assert club.issue(ORGANISER).cells == {}
            was, becomes = replace(TUESDAY_CLUB, retired=turn % 2 == 0), replace(TUESDAY_CLUB, retired=turn % 2 == 1)
            club.put_gathering(ORGANISER, was, becomes)
        count(club, 10, FAIR.id, worth=0)
        world.move_to(week(5))
        assert club.issue(ORGANISER).cells == {FAIR.id: worth(halves=4, members=10)}

    def test_who_stays_where_all_others_moved_from_is_not_told_of_until_they_move_as_well(self, club, world):
        a_club(club, SIX, TUESDAY_CLUB, FAIR)
        for number in SIX:
            count(club, number, worth=400)
        assert cells(club) == worth(halves=8)
        for turn, movers in enumerate((range(1, 6), [6]), 1):
            for number in movers:
                club.count_out(member(number), TUESDAY_CLUB.id)
                count(club, number, FAIR.id, worth=400)
            world.move_to(week(turn))
            assert club.issue(ORGANISER).cells == ({} if turn == 1 else {FAIR.id: worth(halves=8)})

    def test_who_left_the_club_and_came_back_may_have_moved(self, club, world):
        a_club(club, SIX, TUESDAY_CLUB, FAIR)
        both = dict.fromkeys((TUESDAY_CLUB.id, FAIR.id), Contribution(figures={"worth": 400}))
        for number in range(1, 6):
            count(club, number, worth=400)
        assert cells(club) == worth(halves=8)
        club.leave(member(5))
        join(club, [5])
        for number in SIX:
            club.count_in(member(number), TUESDAY_CLUB.id)
            club.count_in(member(number), FAIR.id)
            club.contribute(member(number), both)
        world.move_to(week(1))
        assert club.issue(ORGANISER).cells == {}

    def test_who_counts_in_two_gatherings_and_goes_from_none_holds_up_no_figure(self, club, world):
        a_club(club, SIX, TUESDAY_CLUB, FAIR)
        for number in range(1, 6):
            count(club, number, worth=400)
        assert cells(club) == worth(halves=8)
        for number in SIX:
            club.count_in(member(number), FAIR.id)
            both = dict.fromkeys((TUESDAY_CLUB.id, FAIR.id), Contribution(figures={"worth": 400}))
            club.contribute(member(number), both)
        world.move_to(week(1))
        assert club.issue(ORGANISER).cells == {TUESDAY_CLUB.id: worth(halves=8), FAIR.id: worth(halves=8)}

    def test_a_closed_club_keeps_who_was_in_it_and_nothing_else(self, club, world):
        a_club(club, SIX, TUESDAY_CLUB, FAIR)
        codes = [new(club, Door.JOIN), new(club, Door.HAND_OVER)]
        club.suggest(member(1), "Breakfast", Kind.SOCIAL)
        for number in SIX:
            count(club, number, worth=400)
        club.issue(ORGANISER)
        world.move_to(week(1))
        club.close(ORGANISER)
        assert world.club().club().closed_on == week(1)
        assert club.issue(ORGANISER) is None
        assert club.issue(member(1)) is None
        assert club.gatherings(ORGANISER) == club.suggestions(ORGANISER) == ()
        assert [club.invitation(ORGANISER, door) for door in Door] == [None, None]
        assert club.standing(member(1)).counted == frozenset()
        assert club.standing(member(1)).role is Role.MEMBER
        assert club.count(ORGANISER) == 7
        for ask in (
            lambda: club.join(member(8), codes[0]),
            lambda: club.take_over(member(1), codes[1]),
            lambda: club.count_in(member(1), TUESDAY_CLUB.id),
            lambda: club.put_gathering(ORGANISER, None, Gathering(id="one", name="One")),
            lambda: club.suggest(member(1), "Lunch", Kind.SOCIAL),
            lambda: club.invite(ORGANISER, Door.JOIN),
            lambda: club.rename(ORGANISER, "The club", "Open again"),
            lambda: club.close(ORGANISER),
        ):
            with refused("club_is_closed"):
                ask()
        with refused("club_is_there"):
            club.make(member(8), "Another")
        club.contribute(member(1), {TUESDAY_CLUB.id: Contribution(figures={"worth": 400})})
        assert club.issue(member(1)) is None
        club.leave(ORGANISER)
        club.leave(member(1))
        assert club.standing(ORGANISER) is None
        assert club.standing(member(1)) is None

    def test_a_sign_in_that_was_ended_stays_ended_and_no_other_one(self, club, world):
        here, there = "a" * 64, "b" * 64
        club.sign_out(member(1), here, FAR)
        club.sign_out(member(1), here, FAR)
        again = world.club()
        assert again.at_the_door(member(1), here).ended
        assert not again.at_the_door(member(1), there).ended
        assert not again.at_the_door(member(2), here).ended
        assert again.standing(member(1)) is None

    def test_at_the_door_one_learns_of_the_club_of_ones_own_place_in_it_and_if_one_has_signed_out(self, club, world):
        assert club.at_the_door(member(1), "a" * 64) == AtTheDoor(club=None, standing=None, ended=False)
        a_club(club, [1, 2])
        count(club, 1, worth=300)
        club.sign_out(member(2), "a" * 64, FAR)
        again = world.club()
        for one, signed_out in ((ORGANISER, False), (member(1), False), (member(2), True), (member(3), False)):
            asked = again.at_the_door(one, "a" * 64)
            assert asked == AtTheDoor(club=club.club(), standing=club.standing(one), ended=signed_out)
        assert again.at_the_door(member(1), "a" * 64).standing.counted == {TUESDAY_CLUB.id}
        club.close(ORGANISER)
        assert again.at_the_door(member(1), "a" * 64).club == club.club()


class ClubCrowdContract(ClubRules):
    """Many at once: all that was promised to anybody holds."""

    @pytest.fixture
    def at_once(self, world) -> Callable[[Sequence[Callable[..., object]]], list[object]]:
        def run(works: Sequence[Callable[..., object]]) -> list[object]:
            def one(work: Callable[..., object]) -> object:
                try:
                    return work(world.club())
                except ClubRefused as refusal:
                    return refusal.code

            with ThreadPoolExecutor(len(works)) as pool:
                return list(pool.map(one, works))

        return run

    def test_of_many_who_make_a_club_at_once_one_does(self, club, at_once):
        found = at_once([lambda club, n=n: club.make(member(n), f"Club {n}") for n in range(8)])
        assert found.count("club_is_there") == 7
        (made,) = [number for number, one in enumerate(found) if one != "club_is_there"]
        assert club.club() == found[made]
        assert [n for n in range(8) if club.standing(member(n)) is not None] == [made]

    def test_all_who_join_at_once_are_in(self, club, at_once):
        a_club(club)
        code = new(club, Door.JOIN)
        at_once([lambda club, n=n: club.join(member(n // 2), code) for n in range(2, 26)])
        assert club.count(ORGANISER) == 13
        assert all(club.standing(member(n)) is not None for n in range(13))

    def test_of_two_who_take_over_at_once_one_does(self, club, at_once):
        a_club(club, range(1, 6))
        code = new(club, Door.HAND_OVER)
        found = at_once([lambda club, n=n: club.take_over(member(n), code) for n in range(1, 6)])
        assert found.count("wrong_code") == 4
        assert [club.standing(member(n)).role for n in range(6)].count(Role.ORGANISER) == 1

    def test_the_table_of_a_new_week_is_made_once_while_everybody_asks_and_writes(self, club, at_once, world):
        a_club(club, range(1, 13))
        for number in range(1, 13):
            count(club, number, worth=400)
        world.move_to(week(1))
        asking = [lambda club, n=n: club.issue(member(n)) for n in range(1, 13)]
        writing = [lambda club, n=n: count(club, n, worth=0) for n in range(1, 13)]
        found = [one for one in at_once([*asking, *writing]) if one is not None]
        assert len(found) == 12
        assert all(one == found[0] for one in found)
        assert club.issue(ORGANISER) == found[0]
        world.move_to(week(2))
        assert cells(club)["worth"].members == 10

    def test_a_name_goes_to_one_of_those_who_ask_for_it_at_once(self, club, at_once):
        a_club(club)
        found = at_once(
            [
                lambda club, n=n: club.put_gathering(ORGANISER, None, Gathering(id=f"g{n}", name="Lunch"))
                for n in range(6)
            ]
        )
        assert found.count("name_is_taken") == 5
        assert [one.name for one in club.gatherings(ORGANISER)] == ["Lunch", TUESDAY_CLUB.name]
