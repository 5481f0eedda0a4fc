"""The database is killed and started again while several servers save workbooks and the club.

``python -m tests.endurance`` does it some more times.
"""

import pytest

from tests.endurance.trial import alone

pytestmark = pytest.mark.needs("postgres")


def test_a_database_that_is_killed_under_several_servers_keeps_all_that_it_confirmed_and_they_go_on_by_themselves():
    found = alone("database", 2)

    assert found.lost == []
    assert found.counts["kills"] == 2
    assert found.counts["saves told"] > 0
