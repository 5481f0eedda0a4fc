"""What would change one group's verdict; worked out only when somebody looks."""

from collections.abc import Iterator

import numpy as np
import streamlit as st

from wellspent.core.model import VerdictCode, Weighting
from wellspent.core.verdict import Case, Changes, GroupVerdict, WithoutLate, changes, plain_means, reversal
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import common, decide_change


def expander(one: GroupVerdict, case: Case) -> None:
    """The changes, in an expander of their own."""
    opened = st.expander(decide_change.TITLE, on_change="rerun", key=f"change-{one.group}", icon=":material/tune:")
    if not opened.open:
        return
    with opened:
        with st.spinner(decide_change.TRYING):
            found = session.remembered("changes", lambda: changes(case, [one.group]), one.group)
        if not found:
            st.write(decide_change.NO_VALUE)
            return
        st.markdown("\n".join(f"- {line}" for line in _lines(one, case, found[0])))
        st.caption(decide_change.tried(one.figures.rated))


def _lines(one: GroupVerdict, case: Case, found: Changes) -> Iterator[str]:
    if found.outlook is not None:
        yield decide_change.outlook(found.outlook.needed, found.outlook.within)
    for meeting in found.meetings:
        day = case.workbook.meetings[meeting.meeting].date
        yield decide_change.one_meeting(common.day(day), meeting.value, meeting.becomes)
    yield from _weights(one, case, found)
    bar = found.bar
    if bar.at is None or bar.becomes is None:
        yield decide_change.BAR_HOLDS
    else:
        yield decide_change.bar(one.verdict, bar.becomes, bar.now, bar.at)
    yield _late(found)


def _weights(one: GroupVerdict, case: Case, found: Changes) -> Iterator[str]:
    nearest = found.nearest_weight
    if nearest is None:
        yield decide_change.WEIGHTS_HOLD
    else:
        criterion, turn = nearest
        text = next(each.text for each in case.workbook.definition.in_use if each.id == criterion)
        if turn.at is not None and turn.becomes is not None:
            yield decide_change.weight(one.verdict, turn.becomes, plain(text), turn.now, turn.at)
    means = plain_means(case, one.group)
    ranked = case.workbook.definition.weighting is Weighting.RANK
    if ranked and one.verdict is VerdictCode.KEEP_GOING and means is not None:
        least, _ = reversal.range_with_same_ranking(means)
        if least > case.workbook.definition.bar and not np.isnan(least):
            yield decide_change.ORDER_HOLDS


def _late(found: Changes) -> str:
    late = found.late
    if late.says is WithoutLate.NONE_LATE:
        return decide_change.LATE_NONE
    if late.says is WithoutLate.MOSTLY_LATE:
        return decide_change.mostly_late(late.late, late.on_time)
    if late.becomes is None:
        return decide_change.late_holds(late.late)
    return decide_change.late_changes(late.late, late.becomes)
