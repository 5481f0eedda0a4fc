"""Random histories of a club, and what ``core/club/issuing.py`` says of them: every store has to issue the same."""

import datetime as dt
import random
from dataclasses import dataclass, field, replace

import pytest

from tests.contract.club_contract import ClubRules
from tests.contract.club_world import FAIR, ORGANISER, TUESDAY_CLUB, a_club, join, member, week
from wellspent.core.club.issuing import Behind, issued
from wellspent.core.club.model import Contribution, Gathering, Issue
from wellspent.core.club.port import ClubStore

WEEKS = 14
MEMBERS = range(1, 11)
GATHERINGS = (TUESDAY_CLUB, FAIR, Gathering(id="lunch", name="Lunch"))


@dataclass
class Reference:
    """The club as it has to be: who counts where with what, and what is behind the table."""

    consents: dict[int, set[str]] = field(default_factory=dict)
    counted: dict[str, dict[str, Contribution]] = field(
        default_factory=lambda: {gathering.id: {} for gathering in GATHERINGS}
    )
    listed: set[str] = field(default_factory=lambda: {gathering.id for gathering in GATHERINGS})
    behind: Behind = field(default_factory=dict)

    def forget(self, number: int) -> None:
        self.consents.pop(number, None)
        for gathering in self.counted:
            self.counted[gathering].pop(member(number), None)
        self.behind = {
            gathering: {figure: one.without(member(number)) for figure, one in figures.items()}
            for gathering, figures in self.behind.items()
        }

    def count_out(self, number: int, gathering: str) -> None:
        self.consents[number].discard(gathering)
        self.counted[gathering].pop(member(number), None)

    def contribute(self, number: int, contributions: dict[str, Contribution]) -> None:
        for gathering, members in self.counted.items():
            members.pop(member(number), None)
            if gathering in contributions and gathering in self.consents[number]:
                members[member(number)] = contributions[gathering]

    def issue(self, day: dt.date) -> Issue:
        issue, self.behind = issued(day, sorted(self.listed), self.counted, self.behind)
        return issue


class History:
    """One club and its reference, moved along by chance."""

    def __init__(self, club: ClubStore, seed: int) -> None:
        self.club = club
        self.reference = Reference()
        self._chance = random.Random(seed)
        a_club(club, [], *GATHERINGS)
        for number in MEMBERS[:8]:
            self._come(number)

    def weeks_doings(self) -> None:
        for _ in range(self._chance.choice([0, 1, 3, 6, 12])):
            number = self._chance.choice(MEMBERS)
            if number not in self.reference.consents:
                self._come(number)
            else:
                doings = [self._contribute, self._contribute, self._contribute, self._turn, self._turn, self._leave]
                self._chance.choice(doings)(number)
        if self._chance.random() < 0.3:
            self._move(*self._chance.sample(GATHERINGS, 2))
        if self._chance.random() < 0.1:
            self._retire_or_bring_back(self._chance.choice(GATHERINGS))

    def _come(self, number: int) -> None:
        join(self.club, [number])
        self.reference.consents[number] = set()
        for gathering in sorted(self.reference.listed):
            self._turn(number, gathering)
        self._contribute(number)

    def _leave(self, number: int) -> None:
        self.club.leave(member(number))
        self.reference.forget(number)

    def _turn(self, number: int, gathering: str = "") -> None:
        gathering = gathering or self._chance.choice(GATHERINGS).id
        if gathering in self.reference.consents[number]:
            self.club.count_out(member(number), gathering)
            self.reference.count_out(number, gathering)
        elif gathering in self.reference.listed:
            self.club.count_in(member(number), gathering)
            self.reference.consents[number].add(gathering)

    def _move(self, source: Gathering, target: Gathering) -> None:
        """Most of those who count in one go over to another, with what they have."""
        for number in MEMBERS:
            kept = self.reference.counted[source.id].get(member(number))
            if kept is None or target.id not in self.reference.listed or self._chance.random() < 0.1:
                continue
            self._turn(number, source.id)
            if target.id not in self.reference.consents[number]:
                self._turn(number, target.id)
            there = {where: members.get(member(number)) for where, members in self.reference.counted.items()}
            made = {where: one for where, one in there.items() if one is not None} | {target.id: kept}
            self.club.contribute(member(number), made)
            self.reference.contribute(number, made)

    def _contribute(self, number: int) -> None:
        figures = {
            figure: self._chance.choice(values)
            for figure, values in {"worth": (0, 133, 375, 400), "mood_change": (-400, -33, 0, 125)}.items()
            if self._chance.random() < 0.9
        }
        made = {gathering.id: Contribution(figures=figures) for gathering in GATHERINGS}
        self.club.contribute(member(number), made)
        self.reference.contribute(number, made)

    def _retire_or_bring_back(self, gathering: Gathering) -> None:
        retired = gathering.id in self.reference.listed
        self.club.put_gathering(ORGANISER, replace(gathering, retired=not retired), replace(gathering, retired=retired))
        self.reference.listed ^= {gathering.id}


class ClubHistories(ClubRules):
    """The rule is written once for all stores; one that has it in another language is held to it here."""

    @pytest.mark.parametrize("seed", range(12))
    def test_every_table_of_a_long_history_is_what_the_rule_says(self, club, world, seed):
        history = History(club, seed)
        shown = set()
        for number in range(WEEKS):
            world.move_to(week(number))
            issue = club.issue(ORGANISER)
            assert issue == history.reference.issue(week(number))
            shown |= {(gathering, figure) for gathering, cells in issue.cells.items() for figure in cells}
            history.weeks_doings()
            for one in MEMBERS:
                standing = club.standing(member(one))
                assert (standing and standing.counted) == history.reference.consents.get(one)
        assert shown
