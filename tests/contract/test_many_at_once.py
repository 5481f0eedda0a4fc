"""Twenty processes that save into one workbook: nothing told is lost, nobody waits for ever, one record asks."""

from tests.endurance import crowding
from tests.endurance.trial import alone


def test_of_twenty_processes_that_save_at_once_no_save_is_lost_and_none_waits_for_ever():
    found = alone("crowd", 1)

    assert found.lost == []
    assert found.counts == {
        "saves by 20 processes": 2 * crowding.SAVES * crowding.PROCESSES,
        "of the same record at once": crowding.PROCESSES,
    }
