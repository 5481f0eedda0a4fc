"""Where an outcome came from, in words, and the way back to where it began."""

import streamlit as st

from wellspent.core import outcomes as core
from wellspent.core.model import Outcome, OutcomeKind, Workbook
from wellspent.core.people import name_of
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import common, outcomes


def came_from(workbook: Workbook, outcome: Outcome) -> str:
    """What the outcome names as the place it came from."""
    meeting = workbook.meetings.get(outcome.meeting) if outcome.meeting is not None else None
    group = meeting.group if meeting is not None else outcome.group
    return outcomes.came_from(
        plain(workbook.group_name(group)) if group is not None else None,
        common.day(meeting.date) if meeting is not None else None,
        plain(name_of(workbook, outcome.person)) if outcome.person is not None else None,
    )


def way_back(workbook: Workbook, outcome: Outcome) -> str:
    """The steps from the outcome back to where it began."""
    steps = [outcome, *reversed(core.way_to(workbook, outcome))]
    first = steps[-1]
    start = core.origin(workbook, first)
    met = workbook.meetings.get(start.meeting) if start.meeting is not None else None
    return outcomes.way(
        [outcomes.step(outcomes.KIND[one.kind], common.day(one.date)) for one in steps],
        outcomes.began(
            plain(workbook.group_name(start.group)) if start.group is not None else None,
            common.day(met.date) if met is not None else None,
            plain(name_of(workbook, start.person)) if start.person is not None else None,
        ),
    )


def ways_back() -> None:
    """How the offers came about; while there is none, the interviews. Nothing where there is neither."""
    workbook = session.visit().workbook
    for kind, title in (
        (OutcomeKind.OFFER, outcomes.WAY_OFFERS),
        (OutcomeKind.INTERVIEW, outcomes.WAY_INTERVIEWS),
    ):
        found = [one for one in workbook.outcomes.values() if one.kind is kind]
        if found:
            st.subheader(title, anchor=False)
            lines = [way_back(workbook, one) for one in sorted(found, key=lambda one: one.date, reverse=True)]
            st.markdown("\n".join(f"- {line}" for line in lines))
            return
