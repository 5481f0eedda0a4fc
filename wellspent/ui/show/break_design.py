"""How a break is laid out: what it can and can't show, said beforehand, and the weeks as they were drawn."""

import datetime as dt

import streamlit as st

from wellspent.core.breaks import designs, offers
from wellspent.core.breaks.due import is_over
from wellspent.core.model import Break, BreakDesign, Workbook
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import breaks, common


def beforehand(workbook: Workbook, group: str, design: BreakDesign, weeks: int, start: dt.date) -> None:
    """What a break of this kind and length can show, and what not."""
    lines = _of_a_look(workbook, group, weeks, start) if design is BreakDesign.LOOK_AND_SEE else _of_lots(design, weeks)
    others = [
        plain(workbook.group_name(one.group))
        for one in workbook.breaks.values()
        if one.group != group and one.decision is None and not is_over(one, session.visit().now)
    ]
    if others:
        lines.append(breaks.OTHER_BREAK.format(groups=breaks.names(others)))
    with st.container(border=True, key="beforehand"):
        st.markdown(f"**{breaks.BEFOREHAND}**")
        st.markdown("\n".join(f"- {line}" for line in lines))
        st.page_link("pages/help.py", label=breaks.READ_ON, query_params={"read": "breaks"})


def _of_a_look(workbook: Workbook, group: str, weeks: int, start: dt.date) -> list[str]:
    before = sum(week.isoformat() in workbook.checkins for week in offers.baseline(workbook, group, start))
    return [
        breaks.ANECDOTE,
        breaks.weeks_before(before),
        breaks.best_of_a_look(designs.best_of_a_look(before, weeks)),
        breaks.TREND,
        breaks.CHECK_INS,
    ]


def _of_lots(design: BreakDesign, weeks: int) -> list[str]:
    every = len(designs.schedules(design, weeks))
    lines = [breaks.best_of_lots(every, 1 / every)]
    power = designs.POWER.get((design, weeks))
    if power is not None:
        lines.append(breaks.power(power.one, power.two))
    return [*lines, breaks.ONE_FIGURE, breaks.CHECK_INS]


def schedule(one: Break) -> None:
    """The weeks as they were drawn, and when that was; nothing for a look."""
    if one.drawn_at is None:
        return
    weeks = sorted(one.schedule, key=lambda week: week.week)
    places = designs.runs(tuple(int(week.phase == "on_break") for week in weeks))
    lines, place = [], 0
    for _, length in places:
        lines.append(breaks.stretch(length, weeks[place].phase, common.day(weeks[place].week)))
        place += length
    st.caption(
        "\n".join(
            [
                breaks.drawn_on(common.day(one.drawn_at.date()), f"{one.drawn_at:%H:%M}"),
                *(f"- {line}" for line in lines),
            ]
        )
    )
