"""What every club store has to do. An adapter's tests inherit from these classes and give them ``world``."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.contract.club_world import FAIR, MONDAY, ORGANISER, TUESDAY_CLUB, ClubWorld, a_club, count, join, member
from wellspent.core.club.codes import opens
from wellspent.core.club.model import MOST_SUGGESTIONS, Club, Contribution, Door, Gathering, Role, Standing
from wellspent.core.club.port import ClubStore
from wellspent.core.errors import ClubRefused
from wellspent.core.model import Kind

FAR = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)

AWKWARD = [
    "<script>alert(1)</script>",
    "**bold** [link](javascript:0) $x$ :material/home:",
    "'; drop table club; --",
    "=1+1",
    "日本語 😀 e\u0301 \u202e\u200b\ufeff",
    " \t\n ",
    "{}\\u0000%s%(x)s",
    "x" * 200,
]


def refused(code: str) -> "pytest.RaisesExc[ClubRefused]":
    return pytest.raises(ClubRefused, match=f"^{code}$")


def new(club: ClubStore, door: Door) -> str:
    return club.invite(ORGANISER, door).code


class ClubRules:
    """Each test begins with no club, on ``MONDAY``."""

    @pytest.fixture
    def club(self, world: ClubWorld) -> ClubStore:
        world.move_to(MONDAY)
        return world.club()


class ClubContract(ClubRules):
    """Who is what, and who may do what."""

    def test_before_it_is_made_there_is_none_and_nobody_is_in_it(self, club):
        assert club.club() is None
        assert club.look_over() is None
        assert club.standing(ORGANISER) is None
        with refused("wrong_code"):
            club.join(member(1), "CCCC-CCCC-CCCC")
        with refused("not_a_member"):
            club.issue(ORGANISER)
        with refused("not_the_organiser"):
            club.invite(ORGANISER, Door.JOIN)
        assert club.club() is None

    def test_whoever_makes_it_is_the_organiser(self, club):
        made = club.make(ORGANISER, "Harbour job club")
        assert made == Club(name="Harbour job club", made_on=MONDAY)
        assert club.club() == club.look_over() == made
        assert club.standing(ORGANISER) == Standing(role=Role.ORGANISER, joined_on=MONDAY)
        assert club.count(ORGANISER) == 1
        assert club.gatherings(ORGANISER) == ()
        assert club.suggestions(ORGANISER) == ()
        assert [club.invitation(ORGANISER, door) for door in Door] == [None, None]

    def test_there_is_only_one(self, club):
        club.make(ORGANISER, "First")
        for somebody in (ORGANISER, member(1)):
            with refused("club_is_there"):
                club.make(somebody, "Second")
        assert club.club().name == "First"
        assert club.standing(member(1)) is None

    def test_a_member_joins_by_the_code_however_it_is_typed(self, club, world):
        club.make(ORGANISER, "The club")
        code = new(club, Door.JOIN)
        world.move_to(MONDAY + dt.timedelta(days=3))
        for number, typed in enumerate([code, code.lower(), code.replace("-", " "), f"  {code.replace('-', '')}\n"], 1):
            found = club.join(member(number), typed)
            assert found == Standing(role=Role.MEMBER, joined_on=MONDAY + dt.timedelta(days=3))
            assert world.club().standing(member(number)) == found
        assert club.count(ORGANISER) == 5

    @pytest.mark.parametrize(
        "typed", ["", "-", "CCCC-CCCC-CCCC", "CCCC", "C" * 5000, "日本", "\ud800", "' or '1'='1", "%"]
    )
    def test_a_wrong_code_opens_nothing(self, club, typed):
        a_club(club, [1])
        new(club, Door.JOIN)
        new(club, Door.HAND_OVER)
        with refused("wrong_code"):
            club.join(member(2), typed)
        with refused("wrong_code"):
            club.take_over(member(1), typed)
        assert club.standing(member(2)) is None
        assert club.standing(member(1)).role is Role.MEMBER

    def test_a_part_of_the_code_or_the_other_doors_code_opens_nothing(self, club):
        a_club(club, [1])
        join_code, hand_over = new(club, Door.JOIN), new(club, Door.HAND_OVER)
        for typed in (join_code[:-1], join_code + "C", hand_over):
            with refused("wrong_code"):
                club.join(member(2), typed)
        with refused("wrong_code"):
            club.take_over(member(1), join_code)

    def test_whoever_is_in_already_stays_as_they_are(self, club, world):
        a_club(club, [1])
        club.count_in(member(1), TUESDAY_CLUB.id)
        before = [club.standing(ORGANISER), club.standing(member(1))]
        world.move_to(MONDAY + dt.timedelta(days=30))
        code = new(club, Door.JOIN)
        assert [club.join(ORGANISER, code), club.join(member(1), code)] == before
        assert club.count(ORGANISER) == 2

    def test_a_new_code_takes_the_place_of_the_one_before(self, club, world):
        a_club(club)
        first = new(club, Door.JOIN)
        world.move_to(MONDAY + dt.timedelta(days=1))
        second = club.invite(ORGANISER, Door.JOIN)
        assert second.made_on == MONDAY + dt.timedelta(days=1)
        assert not opens(first, second.code)
        assert world.club().invitation(ORGANISER, Door.JOIN) == second
        with refused("wrong_code"):
            club.join(member(1), first)
        club.join(member(1), second.code)

    def test_a_code_that_was_withdrawn_opens_nothing_and_the_other_doors_stays(self, club, world):
        a_club(club, [1])
        for door, other in ((Door.JOIN, Door.HAND_OVER), (Door.HAND_OVER, Door.JOIN)):
            codes = {one: new(club, one) for one in Door}
            club.withdraw(ORGANISER, door)
            club.withdraw(ORGANISER, door)
            assert world.club().invitation(ORGANISER, door) is None
            assert world.club().invitation(ORGANISER, other).code == codes[other]
            with refused("wrong_code"):
                club.join(member(2), codes[door])
            with refused("wrong_code"):
                club.take_over(member(1), codes[door])
        assert club.count(ORGANISER) == 2
        club.join(member(2), new(club, Door.JOIN))
        club.take_over(member(1), new(club, Door.HAND_OVER))

    def test_the_code_for_the_organisers_place_opens_it_once(self, club):
        a_club(club, [1, 2])
        joining = new(club, Door.JOIN)
        code = new(club, Door.HAND_OVER)
        with refused("not_a_member"):
            club.take_over(member(9), code)
        assert club.take_over(member(1), code.lower()) == Standing(role=Role.ORGANISER, joined_on=MONDAY)
        assert club.standing(ORGANISER).role is Role.MEMBER
        with refused("not_the_organiser"):
            club.invitation(ORGANISER, Door.JOIN)
        with refused("wrong_code"):
            club.take_over(ORGANISER, code)
        assert club.invitation(member(1), Door.HAND_OVER) is None
        assert club.invitation(member(1), Door.JOIN).code == joining
        assert club.count(member(1)) == 3

    def test_what_is_the_organisers_is_refused_to_everybody_else_and_changes_nothing(self, club):
        a_club(club, [1])
        club.suggest(member(1), "Breakfast", Kind.SOCIAL)
        organisers: list[Callable[[str], object]] = [
            lambda one: club.put_gathering(one, None, FAIR),
            lambda one: club.put_gathering(one, TUESDAY_CLUB, replace(TUESDAY_CLUB, retired=True)),
            club.suggestions,
            lambda one: club.drop_suggestions(one, [club.suggestions(ORGANISER)[0].id]),
            club.count,
            lambda one: club.invitation(one, Door.JOIN),
            lambda one: club.invite(one, Door.HAND_OVER),
            lambda one: club.withdraw(one, Door.JOIN),
            lambda one: club.rename(one, "The club", "Mine"),
            club.close,
        ]
        invitation = club.invitation(ORGANISER, Door.JOIN)
        for one in (member(1), member(9)):
            for ask in organisers:
                with refused("not_the_organiser"):
                    ask(one)
        assert club.club() == Club(name="The club", made_on=MONDAY)
        assert club.gatherings(ORGANISER) == (TUESDAY_CLUB,)
        assert [one.name for one in club.suggestions(ORGANISER)] == ["Breakfast"]
        assert club.invitation(ORGANISER, Door.JOIN) == invitation
        assert club.invitation(ORGANISER, Door.HAND_OVER) is None

    def test_what_is_a_members_is_refused_to_who_has_not_joined_and_changes_nothing(self, club):
        a_club(club)
        members: list[Callable[[str], object]] = [
            lambda one: club.count_in(one, TUESDAY_CLUB.id),
            lambda one: club.contribute(one, {TUESDAY_CLUB.id: Contribution(figures={"worth": 400})}),
            club.gatherings,
            lambda one: club.suggest(one, "Breakfast", Kind.SOCIAL),
            club.issue,
        ]
        for ask in members:
            with refused("not_a_member"):
                ask(member(1))
        club.count_out(member(1), TUESDAY_CLUB.id)
        club.leave(member(1))
        assert club.standing(member(1)) is None
        assert club.suggestions(ORGANISER) == ()
        assert club.count(ORGANISER) == 1

    @pytest.mark.parametrize("somebody", ["", "..", "a/b", "A", "x" * 65, ".club"])
    def test_what_cannot_be_a_members_id_is_a_mistake_of_the_caller(self, club, somebody):
        a_club(club)
        code = new(club, Door.JOIN)
        for use in (club.standing, club.leave, lambda one: club.join(one, code), club.issue):
            with pytest.raises(ValueError, match="member"):
                use(somebody)

    def test_who_leaves_is_forgotten_and_may_come_again_as_somebody_new(self, club, world):
        a_club(club, [1])
        count(club, 1, worth=300)
        club.leave(member(1))
        club.leave(member(1))
        assert club.standing(member(1)) is None
        assert club.count(ORGANISER) == 1
        with refused("not_a_member"):
            club.issue(member(1))
        world.move_to(MONDAY + dt.timedelta(days=1))
        join(club, [1])
        assert club.standing(member(1)) == Standing(role=Role.MEMBER, joined_on=MONDAY + dt.timedelta(days=1))

    def test_a_sign_in_that_was_ended_is_so_for_who_leaves_and_comes_back_until_it_would_be_over(self, club, world):
        evening = dt.datetime.combine(MONDAY, dt.time(20), dt.UTC)
        a_club(club, [1, 2, 3])
        club.sign_out(member(1), "a" * 64, evening)
        club.sign_out(member(1), "b" * 64, FAR)
        club.leave(member(1))
        assert club.at_the_door(member(1), "a" * 64).ended
        join(club, [1])
        assert world.club().at_the_door(member(1), "a" * 64).ended

        world.move_to(MONDAY + dt.timedelta(days=1))
        club.leave(member(2))
        assert not club.at_the_door(member(1), "a" * 64).ended
        assert club.at_the_door(member(1), "b" * 64).ended
        club.sign_out(member(1), "c" * 64, evening + dt.timedelta(days=1))
        world.move_to(MONDAY + dt.timedelta(days=2))
        club.sign_out(member(3), "d" * 64, FAR)
        assert [club.at_the_door(member(1), letter * 64).ended for letter in "abc"] == [False, True, False]
        assert club.at_the_door(member(3), "d" * 64).ended

    def test_the_organiser_of_an_open_club_stays_until_it_is_handed_over(self, club):
        a_club(club, [1])
        with refused("organiser_stays"):
            club.leave(ORGANISER)
        assert club.standing(ORGANISER).role is Role.ORGANISER
        club.take_over(member(1), new(club, Door.HAND_OVER))
        club.leave(ORGANISER)
        assert club.standing(ORGANISER) is None

    @pytest.mark.parametrize("name", AWKWARD)
    def test_every_name_comes_back_as_it_was_given(self, club, world, name):
        assert club.make(ORGANISER, name).name == name
        club.rename(ORGANISER, name, f"{name[:199]}.")
        club.rename(ORGANISER, f"{name[:199]}.", name)
        assert world.club().club().name == name
        club.put_gathering(ORGANISER, None, Gathering(id="one", name=name, kind=Kind.ALUMNI))
        club.suggest(ORGANISER, f"a{name}"[:200], Kind.FAIR)
        assert world.club().gatherings(ORGANISER) == (Gathering(id="one", name=name, kind=Kind.ALUMNI),)
        (suggestion,) = world.club().suggestions(ORGANISER)
        assert (suggestion.name, suggestion.kind) == (f"a{name}"[:200], Kind.FAIR)

    def test_the_list_stands_by_name_and_retired_ones_only_before_the_organiser(self, club):
        a_club(club, [1], TUESDAY_CLUB, FAIR, Gathering(id="a", name="zumba", retired=True))
        assert [one.id for one in club.gatherings(member(1))] == [FAIR.id, TUESDAY_CLUB.id]
        assert [one.id for one in club.gatherings(ORGANISER)] == [FAIR.id, TUESDAY_CLUB.id, "a"]
        moved = replace(FAIR, name="ÉCOLE", kind=Kind.PROFESSIONAL, retired=True)
        club.put_gathering(ORGANISER, FAIR, moved)
        assert club.gatherings(member(1)) == (TUESDAY_CLUB,)
        assert moved in club.gatherings(ORGANISER)

    def test_who_counts_in_a_retired_gathering_sees_it_until_they_take_that_back(self, club):
        a_club(club, [1, 2], TUESDAY_CLUB, FAIR)
        retired = replace(FAIR, retired=True)
        club.count_in(member(1), FAIR.id)
        club.count_in(member(2), TUESDAY_CLUB.id)
        club.put_gathering(ORGANISER, FAIR, retired)
        assert club.gatherings(member(1)) == (retired, TUESDAY_CLUB)
        assert club.gatherings(member(2)) == (TUESDAY_CLUB,)
        club.put_gathering(ORGANISER, retired, FAIR)
        assert club.standing(member(1)).counted == {FAIR.id}
        club.put_gathering(ORGANISER, FAIR, retired)
        club.count_out(member(1), FAIR.id)
        assert club.gatherings(member(1)) == (TUESDAY_CLUB,)
        with refused("no_such_gathering"):
            club.count_in(member(1), FAIR.id)

    def test_two_gatherings_are_never_called_the_same(self, club):
        a_club(club, [], TUESDAY_CLUB, FAIR)
        for name in ("Tuesday club", " tuesday  CLUB ", "\uff34uesday club", "Tuesday\u200b c\u202elub"):
            with refused("name_is_taken"):
                club.put_gathering(ORGANISER, None, Gathering(id="another", name=name))
            with refused("name_is_taken"):
                club.put_gathering(ORGANISER, FAIR, replace(FAIR, name=name))
            with refused("name_is_taken"):
                club.suggest(ORGANISER, name, Kind.SOCIAL)
        club.put_gathering(ORGANISER, TUESDAY_CLUB, replace(TUESDAY_CLUB, name="TUESDAY club"))
        assert [one.name for one in club.gatherings(ORGANISER)] == ["Job fair", "TUESDAY club"]

    def test_a_gathering_that_was_changed_meanwhile_stays_as_it_is_now(self, club):
        a_club(club, [], TUESDAY_CLUB, FAIR)
        for now in (
            replace(TUESDAY_CLUB, name="Tuesday late"),
            replace(TUESDAY_CLUB, name="Tuesday late", kind=Kind.SOCIAL),
            replace(TUESDAY_CLUB, name="Tuesday late", kind=Kind.SOCIAL, retired=True),
        ):
            before = next(one for one in club.gatherings(ORGANISER) if one.id == TUESDAY_CLUB.id)
            club.put_gathering(ORGANISER, before, now)
            for stale in (before, None, replace(now, retired=not now.retired)):
                with refused("changed_meanwhile"):
                    club.put_gathering(ORGANISER, stale, replace(TUESDAY_CLUB, name="Tuesday breakfast"))
            club.put_gathering(ORGANISER, before, now)  # what is so already is no conflict
            assert club.gatherings(ORGANISER) == (FAIR, now)
        with refused("changed_meanwhile"):  # it was never there
            club.put_gathering(ORGANISER, Gathering(id="x", name="X"), Gathering(id="x", name="Y"))
        with refused("name_is_taken"):  # two tabs add the same one, each as another sort
            club.put_gathering(ORGANISER, None, replace(FAIR, kind=Kind.ALUMNI))

    def test_a_name_of_the_club_that_was_given_meanwhile_stays(self, club):
        a_club(club)
        club.rename(ORGANISER, "The club", "Quay club")
        with refused("changed_meanwhile"):
            club.rename(ORGANISER, "The club", "Harbour club")
        club.rename(ORGANISER, "The club", "Quay club")  # what is so already is no conflict
        assert club.club().name == "Quay club"

    @pytest.mark.parametrize("kind", [Kind.CALL, Kind.ONE_TO_ONE])
    def test_what_is_nobody_elses_business_is_never_on_the_list(self, club, kind):
        a_club(club, [1])
        with refused("not_counted"):
            club.put_gathering(ORGANISER, None, replace(FAIR, kind=kind))
        with refused("not_counted"):
            club.put_gathering(ORGANISER, TUESDAY_CLUB, replace(TUESDAY_CLUB, kind=kind))
        with refused("not_counted"):
            club.suggest(member(1), "Coffee", kind)
        assert club.gatherings(ORGANISER) == (TUESDAY_CLUB,)
        assert club.suggestions(ORGANISER) == ()

    def test_the_same_name_twice_is_one_suggestion_and_it_goes_when_it_is_dealt_with(self, club):
        a_club(club, [1, 2])
        club.suggest(member(1), "Breakfast", Kind.SOCIAL)
        club.suggest(member(2), " BREAKFAST ", Kind.FAIR)
        club.suggest(member(2), "😀", Kind.ONLINE)
        club.suggest(member(2), "😃", Kind.ONLINE)
        found = club.suggestions(ORGANISER)
        assert [(one.name, one.kind) for one in found] == [
            ("Breakfast", Kind.SOCIAL), ("😀", Kind.ONLINE), ("😃", Kind.ONLINE)
        ]  # fmt: skip
        club.drop_suggestions(ORGANISER, [found[0].id])
        club.drop_suggestions(ORGANISER, [found[0].id])
        club.drop_suggestions(ORGANISER, [])
        assert club.suggestions(ORGANISER) == found[1:]
        club.drop_suggestions(ORGANISER, [one.id for one in found])
        assert club.suggestions(ORGANISER) == ()

    def test_there_are_never_too_many_suggestions_to_look_through(self, club):
        a_club(club, [1])
        for number in range(MOST_SUGGESTIONS):
            club.suggest(member(1), f"Meeting {number}", Kind.SOCIAL)
        club.suggest(member(1), "Meeting 7", Kind.SOCIAL)
        with refused("too_many_suggestions"):
            club.suggest(member(1), "One more", Kind.SOCIAL)
        club.drop_suggestions(ORGANISER, [club.suggestions(ORGANISER)[0].id])
        club.suggest(member(1), "One more", Kind.SOCIAL)
        assert len(club.suggestions(ORGANISER)) == MOST_SUGGESTIONS
