"""What no page offers: another's session and downloads, clicking at once, looking twice at the club."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.members.conftest import Browsing, ComeIn, House
from tests.members.line import Cookies, files_in, line, session_of
from tests.members.marked import Owner
from tests.members.test_looking_everywhere import download, unfold
from tests.oidc import BRAM, CARO
from wellspent.core.checkins import monday
from wellspent.core.club.model import WORTH, Contribution, Door, Gathering
from wellspent.words import club as words

ROUNDS = 8
WATCHED = ("/", "/define", "/instead?view=people", "/decide", "/data?view=history")


@pytest.fixture(scope="module")
def bram(come_in: ComeIn) -> Browsing:
    return come_in(BRAM)


@pytest.fixture(scope="module")
def caro(come_in: ComeIn) -> Browsing:
    return come_in(CARO)


def test_a_session_that_was_left_is_its_owners_to_come_back_to_and_nobody_elses(
    house: House, bram: Browsing, caro: Browsing
) -> None:
    with line(house.server, bram.cookies) as his:
        left = session_of(his.frames("/define"))
    with line(house.server, caro.cookies, left) as hers:
        told = hers.frames("/define")
        assert not house.bram.told_in(*told)
        assert house.caro.told_in(*told)
        assert session_of(told) != left
    with line(house.server, bram.cookies, left) as his:
        assert session_of(his.frames("/define")) == left


def test_a_download_has_a_number_that_chance_made_and_that_nobody_else_is_told(
    house: House, bram: Browsing, caro: Browsing
) -> None:
    """The platform gives a download to whoever knows its number, so that nobody else may ever learn it."""
    with line(house.server, bram.cookies) as his, line(house.server, caro.cookies) as hers:
        told, her_own = his.frames("/data"), hers.frames("/data")
        numbers = files_in(told)
        assert numbers
        assert all(re.fullmatch("[0-9a-f]{32}", number) for number in numbers)
        assert not any(number.encode() in frame for number in numbers for frame in her_own)
        for number in numbers:
            assert b"/media/" in his.ask_for_file(number, session_of(told))
            assert b"/media/" not in hers.ask_for_file(number, session_of(told))


def test_two_who_click_at_once_are_each_told_their_own(house: House, bram: Browsing, caro: Browsing) -> None:
    def click(owner: Owner, other: Owner, shown: Cookies) -> list[str]:
        crossed = []
        with line(house.server, shown) as mine:
            for number in range(ROUNDS * len(WATCHED)):
                path = WATCHED[number % len(WATCHED)]
                answer = mine.run(path)
                assert owner.told_in(answer), path
                crossed += other.told_in(answer)
        return crossed

    with ThreadPoolExecutor(4) as pool:
        each = [
            pool.submit(click, owner, other, whose.cookies)
            for owner, other, whose in 2 * [(house.bram, house.caro, bram), (house.caro, house.bram, caro)]
        ]
        assert [crossed for one in each for crossed in one.result()] == []


def test_two_looks_around_somebodys_coming_and_going_show_the_same(house: House, caro: Browsing) -> None:
    """Five others count. Bram, who answers as nobody else does, begins to count, and stops again."""
    club, organiser = house.database.club(), house.anna.member
    club.put_gathering(organiser, None, Gathering(id="library", name="Evening at the library"))
    code = club.invite(organiser, Door.JOIN).code
    for number in range(5):
        club.join(f"other-{number}", code)
        club.count_in(f"other-{number}", "library")
        club.contribute(f"other-{number}", {"library": Contribution(figures={WORTH: 50})})

    def table() -> bytes:
        page = caro.go("/club")
        unfold(page)
        return download(page, words.DOWNLOAD)

    week = monday(dt.datetime.now(dt.UTC).date())
    house.database.move_to(week + dt.timedelta(weeks=1))
    first = table()
    assert b"Evening at the library" in first
    assert words.said(WORTH, 1).encode() in first
    club.count_in(house.bram.member, "library")
    club.contribute(house.bram.member, {"library": Contribution(figures={WORTH: 400})})
    assert table() == first
    house.database.move_to(week + dt.timedelta(weeks=2))
    assert table() == first
    club.count_out(house.bram.member, "library")
    assert table() == first
    house.database.move_to(week + dt.timedelta(weeks=3))
    assert table() == first
