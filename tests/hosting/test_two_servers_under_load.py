"""Two app servers behind nginx over one database, under a crowd that saves without a pause.

``python -m tests.endurance`` does it some more times.
"""

import pytest

from tests.endurance import serving
from tests.endurance.trial import alone

pytestmark = pytest.mark.needs("postgres", "nginx", "oidc")


def test_when_an_app_server_or_the_database_is_killed_all_that_pages_confirmed_is_there_and_everybody_goes_on() -> None:
    found = alone("servers", 1)

    assert found.lost == []
    assert found.counts["kills of an app server"] == found.counts["kills of the database"] == 1
    assert found.counts["saves confirmed"] >= 3 * serving.SAVES
