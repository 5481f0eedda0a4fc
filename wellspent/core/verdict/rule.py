"""The written rule: from what is known of one group to a verdict.

The loss behind it: a wrong "keep going" costs 1, a wrong "skip it" 2 (a door lost costs more than an evening lost),
not deciding 0.2. Bayes' rule with a reject option then keeps at P ≥ 0.8 and skips at P ≤ 0.1 (Chow 1970, "On optimum
recognition error and reject tradeoff", IEEE Transactions on Information Theory 16(1)).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wellspent.core.model import Definition, VerdictCode

FEWEST_MOODS: Final = 4
"""How many meetings with both moods it takes before a group can be called draining."""


class Ground(StrEnum):
    """What a verdict rests on, in the order in which it is looked for."""

    FEW_RATED = "few_rated"
    BELOW_BAR = "below_bar"
    DRAINING_THOUGH_WORTH_IT = "draining_though_worth_it"
    FURTHER_ELSEWHERE = "further_elsewhere"
    ABOVE_BAR = "above_bar"
    DRAINING = "draining"
    ABOUT_AT_BAR = "about_at_bar"
    NOT_CLEAR = "not_clear"


VERDICT_ON: Final = {
    Ground.FEW_RATED: VerdictCode.TOO_EARLY,
    Ground.BELOW_BAR: VerdictCode.SKIP,
    Ground.DRAINING_THOUGH_WORTH_IT: VerdictCode.TAKE_A_BREAK,
    Ground.FURTHER_ELSEWHERE: VerdictCode.TAKE_A_BREAK,
    Ground.ABOVE_BAR: VerdictCode.KEEP_GOING,
    Ground.DRAINING: VerdictCode.TAKE_A_BREAK,
    Ground.ABOUT_AT_BAR: VerdictCode.TAKE_A_BREAK,
    Ground.NOT_CLEAR: VerdictCode.TOO_EARLY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where the rule draws its lines: two probabilities, a count, points of value, and a probability."""

    keep_at: float = 0.8
    skip_at: float = 0.1
    fewest_rated: int = 3
    close_call: float = 5.0
    draining_at: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the rule asks of one group; ``None`` stands for what has no answer yet.

    ``at_bar`` is P(value ≥ bar), ``distance`` E|value - bar| in points, ``draining`` P(mood change < 0) over
    ``moods`` meetings. ``fits`` is false for a group that finds no room in the week.
    """

    rated: int
    at_bar: float | None
    distance: float | None
    moods: int
    draining: float | None
    fits: bool = True


def thresholds(definition: Definition) -> Thresholds:
    """The thresholds that a definition asks for; "be more careful" halves the chances of a wrong verdict."""
    keep_at, skip_at = (0.9, 0.05) if definition.careful else (0.8, 0.1)
    return Thresholds(
        keep_at=keep_at,
        skip_at=skip_at,
        fewest_rated=definition.fewest_rated,
        close_call=definition.close_call,
        draining_at=definition.draining_at,
    )


def is_draining(standing: Standing, lines: Thresholds) -> bool:
    """True for a group that one very probably leaves lower than one came, known from enough meetings."""
    return standing.moods >= FEWEST_MOODS and standing.draining is not None and standing.draining >= lines.draining_at


def ground(standing: Standing, lines: Thresholds) -> Ground:
    """The first ground that holds; ``VERDICT_ON`` says which verdict it gives."""
    if standing.at_bar is None or standing.distance is None or standing.rated < lines.fewest_rated:
        return Ground.FEW_RATED
    if standing.at_bar <= lines.skip_at:
        return Ground.BELOW_BAR
    draining = is_draining(standing, lines)
    if standing.at_bar >= lines.keep_at:
        if draining:
            return Ground.DRAINING_THOUGH_WORTH_IT
        return Ground.ABOVE_BAR if standing.fits else Ground.FURTHER_ELSEWHERE
    if draining:
        return Ground.DRAINING
    return Ground.ABOUT_AT_BAR if standing.distance <= lines.close_call else Ground.NOT_CLEAR
