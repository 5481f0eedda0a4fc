"""The form for the decision at the end of a break: back, stay away, or try longer."""

from wellspent.core.actions.take_break import EndInput
from wellspent.core.breaks import designs
from wellspent.core.model import Break, BreakDesign, Choice
from wellspent.ui.forms import choices, fields
from wellspent.words import break_results, breaks


def ask(one: Break, key: str) -> EndInput | None:
    """The decision about ``one``, once something is chosen; every key starts with ``key``."""
    choice = fields.segmented_control(
        break_results.DECIDE,
        [Choice(code) for code in breaks.DECISION],
        format_func=lambda each: choices.label(breaks.DECISION[each]),
        label_visibility="collapsed",
        key=f"{key}choice",
    )
    weeks = None
    if choice is Choice.TAKE_A_BREAK:
        weeks = fields.segmented_control(
            break_results.MORE_WEEKS,
            designs.lengths(BreakDesign.LOOK_AND_SEE),
            format_func=lambda number: choices.label(breaks.weeks(number)),
            key=f"{key}weeks",
        )
    note = fields.text_area(break_results.NOTE, max_chars=20_000, height=100, key=f"{key}note")
    return EndInput(base=one, choice=choice, weeks=weeks, note=note) if choice is not None else None
