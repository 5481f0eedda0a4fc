"""Groups that may be called after somebody are not named where names of people are not asked for."""

import datetime as dt

from tests.pages.driving import NOW
from wellspent.core.exchange.appointments import Wanted, appointments
from wellspent.core.exchange.privacy import may_name_somebody
from wellspent.core.model import Group, Kind, Meeting, MeetingStatus, Workbook


def test_groups_for_two_and_those_that_no_file_describes_may_be_called_after_somebody() -> None:
    private = {kind for kind in Kind if may_name_somebody(Group(id="a", name="Ann", kind=kind))}
    assert private == {Kind.ONE_TO_ONE, Kind.CALL}
    assert may_name_somebody(None)


def test_a_calendar_without_names_does_not_tell_the_id_of_a_group_that_no_file_describes() -> None:
    planned = Meeting(
        id="next", date=NOW.date() + dt.timedelta(days=3), group="tea-with-ann", status=MeetingStatus.PLANNED
    )
    workbook = Workbook(meetings={planned.id: planned})
    told = [[one.group for one in appointments(workbook, NOW, Wanted(names=names))] for names in (False, True)]
    assert told == [["", ""], ["tea-with-ann", "tea-with-ann"]]
