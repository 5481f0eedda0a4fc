"""The calendar to take along, without a browser: what is ticked is in it, and names and notes are not ticked."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.driving import CLUB, DEFINITION, ZONE, field, meeting, said, settled, write
from wellspent.core.model import MeetingStatus
from wellspent.words import calendar_out as words


def _view() -> None:
    """Only this part of the page."""
    from wellspent.core.settings import read_settings
    from wellspent.core.store.port import LOCAL
    from wellspent.ui import session
    from wellspent.ui.views import data_calendar_out
    from wellspent.ui.visiting import Inside

    with session.opened(read_settings(), Inside(member=LOCAL)):
        data_calendar_out.show()


def unfolded() -> AppTest:
    app = AppTest.from_function(_view, default_timeout=30)
    app.context = {"timezone": ZONE}
    app = settled(app.run())
    app.session_state["calendar_out"] = True
    return settled(app.run())


def november(day: int, **fields: object):
    planned = {"id": f"november-{day}", "status": MeetingStatus.PLANNED, "start": dt.time(18), "minutes": 60}
    return replace(meeting(6), date=dt.date(2026, 11, day), **{**planned, **fields})


def test_it_is_folded_up_until_it_is_wanted(one_meeting: Path) -> None:
    app = AppTest.from_function(_view, default_timeout=30)
    app.context = {"timezone": ZONE}
    assert not settled(app.run()).checkbox


def test_with_nothing_to_come_it_says_so(one_meeting: Path) -> None:
    app = unfolded()
    assert words.NOTHING_TO_COME in said(app)
    assert not app.get("download_button")


def test_what_is_ticked_is_in_it_and_names_and_notes_are_not_ticked(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, november(3), november(4, source="ics:there#"))
    app = unfolded()
    assert words.entries(3) in said(app)  # one meeting, and two to rate
    assert not field(app, "checkbox", words.NAMES).value
    assert not field(app, "checkbox", words.NOTES).value
    app = settled(field(app, "checkbox", words.FROM_CALENDARS.format(number=1)).check().run())
    assert words.entries(4) in said(app)
    app = settled(field(app, "checkbox", words.SORT["ratings"]).uncheck().run())
    assert words.entries(2) in said(app)
    assert len(app.get("download_button")) == 1
