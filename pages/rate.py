"""Rate: one meeting, several at once, or out of a calendar."""

from typing import Final

import streamlit as st

from wellspent.core.actions import rate as action
from wellspent.core.model import Meeting
from wellspent.core.scoring import Scorer, weighted_value, weights
from wellspent.ui import session
from wellspent.ui.forms import rating as form
from wellspent.ui.show import notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import common, rate

VIEWS: Final = ("one", "catch-up", "import")
LATEST: Final = 10


def main() -> None:
    """Show the view that the address asks for."""
    st.title(rate.TITLE, anchor=False)
    asked = session.asked("view") or VIEWS[0]
    view = asked if asked in VIEWS else VIEWS[0]
    chosen = st.segmented_control(
        rate.VIEW,
        VIEWS,
        default=view,
        required=True,
        format_func=lambda one: rate.VIEW_NAME[one],
        key=f"view.{view}",
        label_visibility="collapsed",
    )
    if chosen != view:
        session.set_address({"view": str(chosen)})
        st.rerun()
    if view == "import":
        from wellspent.ui.views import import_calendar

        import_calendar.show()
    elif view == "catch-up":
        from wellspent.ui.views import catch_up

        catch_up.show()
    else:
        one()


def one() -> None:
    """One meeting: a new one, or the one that the address names."""
    here = session.visit()
    asked = session.asked("meeting")
    meeting = here.workbook.meetings.get(asked) if asked else None
    name = f"rate.{asked}" if meeting else "rate.new"
    begun = session.form(name, meeting)
    base = begun.base if isinstance(begun.base, Meeting) else None
    if asked and meeting is None:
        st.info(rate.GONE, icon=":material/search_off:")
    st.caption(rate.LEAD_EDIT if meeting else rate.LEAD_NEW)
    conflict(name)
    typed = form.ask(here.workbook, base, here.now.date(), begun.prefix)
    session.follow(name, meeting, typed=form.differs(typed, base))
    got = {criterion: step for criterion, step in typed.got.items() if step is not None}
    value = weighted_value(got, weights(here.workbook.definition))
    st.markdown(rate.NO_VALUE_YET if value is None else rate.value(value))
    with st.container(horizontal=True):
        pressed = st.button(rate.SAVE, type="primary", icon=":material/save:", key="save")
        if base is not None:
            st.button(rate.CANCEL, on_click=back, args=(name,), type="tertiary", key="cancel")
            gone = rate.deleted(plain(typed.group), common.day(base.date))
            if st.button(rate.DELETE, icon=":material/delete:", key="delete") and notice.save(
                lambda: action.delete(base), gone
            ):
                back(name)
                st.rerun()
    saved = rate.saved(plain(typed.group), common.day(typed.date) if typed.date else "", value)
    if pressed and notice.save(lambda: action.rate(here.workbook, typed, here.now), saved):
        back(name)
        st.rerun()
    latest()


def back(name: str) -> None:
    """Leave the form empty and the address plain."""
    session.begin_again(name)
    session.set_address({})


def latest() -> None:
    """The latest meetings, each one click from being changed."""
    here = session.visit()
    workbook, today = here.workbook, here.now.date()
    st.subheader(rate.RECENT, anchor=False)
    been = [meeting for meeting in workbook.meetings.values() if meeting.date <= today]
    if not been:
        st.write(rate.NO_MEETINGS)
        return
    scorer = Scorer(workbook.definition)
    newest = sorted(been, key=lambda meeting: meeting.date, reverse=True)[:LATEST]
    for meeting in newest:
        # A button: the platform's link to the page one is on does not change the address.
        st.button(
            rate.line(
                plain(workbook.group_name(meeting.group)),
                common.short_day(meeting.date, today.year),
                scorer.value(meeting),
            ),
            key=f"open.{meeting.id}",
            icon=":material/edit:",
            type="tertiary",
            on_click=session.set_address,
            args=({"meeting": meeting.id},),
        )


main()
