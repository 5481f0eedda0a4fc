"""The form for the words of a break that is there: what was expected until it begins, the plan for the hour always."""

from wellspent.core.actions.take_break import PlanInput
from wellspent.core.model import Break
from wellspent.ui.forms import fields
from wellspent.words import breaks


def ask(one: Break, key: str, *, locked: bool) -> PlanInput:
    """The fields, starting from ``one``; every key starts with ``key``. What is ``locked`` can't be changed."""
    prediction, reason = one.prediction, one.reason
    if not locked:
        prediction = fields.text_area(
            breaks.PREDICTION, value=one.prediction, max_chars=20_000, height=100, key=f"{key}prediction"
        )
        reason = fields.text_area(breaks.REASON, value=one.reason, max_chars=20_000, height=70, key=f"{key}reason")
    substitute = fields.text_area(
        breaks.SUBSTITUTE, value=one.substitute, max_chars=20_000, height=70, key=f"{key}substitute"
    )
    return PlanInput(base=one, reason=reason, prediction=prediction, substitute=substitute)


def differs(typed: PlanInput) -> bool:
    """True if the fields hold something that the break they began from does not."""
    base = typed.base
    return (typed.reason, typed.prediction, typed.substitute) != (base.reason, base.prediction, base.substitute)
