"""Rate: one meeting, several at once, out of a calendar, planned beforehand; what came of them; and the week."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from wellspent.ui.views.choose import chosen
from wellspent.words import rate


def main() -> None:
    """Show the view that the address asks for."""
    st.title(rate.TITLE, anchor=False)
    VIEWS[chosen(rate.VIEW, rate.VIEW_NAME, "rate")]()


# Each view is imported when it is first shown: tables and calendars need large libraries that the others do without.


def one() -> None:
    """One meeting, and the way to the others."""
    from wellspent.ui.views import find_meeting, one_meeting

    one_meeting.show()
    find_meeting.show()


def catch_up() -> None:
    """All that have no rating yet."""
    from wellspent.ui.views import catch_up

    catch_up.show()


def import_calendar() -> None:
    """Meetings out of a calendar file."""
    from wellspent.ui.views import import_calendar

    import_calendar.show()


def plan() -> None:
    """Meetings to come."""
    from wellspent.ui.views import plan

    plan.show()


def outcomes() -> None:
    """What came of meetings, however late."""
    from wellspent.ui.views import outcomes

    outcomes.show()


def check_in() -> None:
    """A week in a minute."""
    from wellspent.ui.views import check_in

    check_in.show()


VIEWS: Final[dict[str, Callable[[], None]]] = {
    "one": one,
    "catch-up": catch_up,
    "import": import_calendar,
    "plan": plan,
    "outcomes": outcomes,
    "check-in": check_in,
}

main()
