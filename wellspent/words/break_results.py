"""What came of a break: the weeks side by side, how sure it is, what to keep in mind, and the decision."""

from collections.abc import Sequence

from wellspent.words.breaks import p, weeks
from wellspent.words.common import counted, hours

OVER = "This break is over"
EXPECTED = "What you expected"
HAPPENED = "What happened"
SIDE_BY_SIDE = "The weeks side by side"
HOW_SURE = "How sure is that?"
KEEP_IN_MIND = "Before you make much of it"
DECIDE = "What will you do now?"
DECIDE_LEAD = "Any of the three is fine, and none is for good."
MORE_WEEKS = "How many weeks longer?"
NOTE = "What did you notice? (only for you)"
SAVE = "Save my decision"
LAST_WEEK = "The last week has no check-in yet. Fill it in first, if you like"
TO_CHECK_IN = "Check in for a week"
EARLIER = "Earlier breaks"
LOOK = "Look at it"
CLOSE = "Back to all breaks"
NOTHING_TO_COMPARE = (
    "No week has a check-in on both sides, so there is nothing to hold side by side. What you noticed yourself counts "
    "all the same. Check-ins of past weeks can still be filled in."
)

CAME_OF_IT = {"keep_going": "you went back", "skip": "you stayed away", "take_a_break": "you tried it longer"}
HEADS = ("", "With it", "Without it")
NAME = {"mood": "Mood", "hours": "Hours on the search", "confidence": "Ready to call", "progress": "Progress"}
UNIT = {"mood": "steps", "hours": "hours a week", "confidence": "steps", "progress": "steps"}
WEEKS = "Weeks"
WITH_CHECK_IN = "with a check-in"
CALLS = "Calls"
WENT = "Times you went"
_OUTCOME = {
    "lead": ("lead", "leads"),
    "introduction": ("introduction", "introductions"),
    "referral": ("referral", "referrals"),
    "interview": ("interview", "interviews"),
    "offer": ("offer", "offers"),
}
OUTCOMES = "Outcomes"
UNKNOWN = "not known"
MEASURES_ARE = (
    "Outcomes are counted in the week they came, though they often began much earlier. Mood and ready to call run "
    "from 0 to 4, as does progress: the best step of the week's meetings and calls. Calls are those that reached "
    "somebody."
)
MEASURE = "Which one do you want to see?"

HOW_SURE_READING = (
    "Each line is without it against with it. The ranges hold about 80 times in 100. The first figure takes into "
    "account that neighbouring weeks are alike, so it can differ a little from the plain means. For the pairs, take "
    "one week of each kind: 50 of 100 is no difference, and ties count half."
)
TREND = (
    "This does not take out a trend. If your weeks were getting better or worse anyway, that is part of the difference."
)
PAUSED = (
    "People pause after bad weeks, and bad weeks pass by themselves: some change is to be expected with no effect at "
    "all."
)
ANECDOTE = "One break is a story about some weeks of yours, and no proof of what the group does."
PICKED = "Only mood is tested, as was settled beforehand. The other figures are there to look at."
NO_TEST = {
    "not_drawn": "",
    "ended_early": (
        "You went back before its end, and the lots were drawn for all of it. So no p is worked out: when somebody "
        "stops can depend on how it goes."
    ),
    "not_over": "The figure waits until the end.",
    "phase_empty": "One stretch has no check-in at all, so no p can be worked out.",
}
FILE = "weeks-of-a-break"
CHART = {
    "week": "Week from Monday",
    "week_form": "%-d %b %Y",
    "axis_form": "%-d %b",
    "going": "with it",
    "away": "without it",
    "mean": "━  mean of the weeks",
    "phase": "Week",
}
CHART_NEEDED = "This picture needs weeks with a check-in."
CHART_READING = (
    "A dot is a week, and a level line the mean of a stretch. The shaded weeks are those without it. A week without an "
    "answer has no dot and counts in no mean."
)


def not_drawn(least: int) -> str:
    """Why a look has no p, with the best that it could have had."""
    if not least:
        return "No p is given, because its start was chosen and not drawn."
    return (
        f"No p is given, because its start was chosen and not drawn; with this many weeks the best possible here would "
        f"have been 1 in {least:,} anyway."
    )


def tested(at_least: int, count: int, chance: float) -> str:
    """What came of the test of a drawn schedule."""
    if at_least == 1:
        first = f"Of the {count:,} schedules that could have been drawn, none shows as much as yours."
    else:
        first = (
            f"Of the {count:,} schedules that could have been drawn, {at_least:,} show as much in mood as yours, "
            f"yours among them."
        )
    return (
        f"{first} If leaving it out changed nothing, a difference like this or a larger one comes up {at_least:,} "
        f"{'time' if at_least == 1 else 'times'} in {count:,} (p = {p(chance)}). "
        f"The best possible here is 1 in {count:,}."
    )


def number(measure: str, value: float) -> str:
    """One mean, in its unit."""
    return hours(value) if measure == "hours" else f"{value:.1f}"


def cell(measure: str, value: float | None, known: int) -> str:
    """One mean, with the weeks that it rests on."""
    return UNKNOWN if value is None else f"{number(measure, value)} ({weeks(known)})"


def happened(parts: Sequence[tuple[str, float]]) -> str:
    """The differences of the means, without it against with it."""
    told = [_moved(measure, mean) for measure, mean in parts]
    return f"In the weeks without it: {'; '.join(told)}." if told else ""


def _moved(measure: str, mean: float) -> str:
    name = NAME[measure].lower()
    amount = f"{abs(mean):.1f}"
    if amount == "0.0":
        return f"{name} about the same"
    if measure == "hours":
        return f"{hours(abs(mean))} {'more' if mean > 0 else 'less'} on the search"
    steps = "1 step" if amount == "1.0" else f"{amount.removesuffix('.0')} {'steps' if abs(mean) > 1 else 'of a step'}"
    return f"{name} {steps} {'higher' if mean > 0 else 'lower'}"


def came(going: Sequence[tuple[str, int]], away: Sequence[tuple[str, int]]) -> str:
    """Outcomes as they are, by kind, with the group and without it: small counts."""
    told = [
        f"{name} {', '.join(counted(count, *_OUTCOME[kind]) for kind, count in counts if count)}"
        for name, counts in (("with it", going), ("without it", away))
        if any(count for _, count in counts)
    ]
    return f"What came: {'; '.join(told)}." if told else ""


def effect(name: str, unit: str, mean: float, low: float, high: float) -> str:
    """A difference and the range that it most likely lies in."""
    return f"**{name}**: {_signed(mean)} {unit}, could be {_signed(low)} to {_signed(high)}."


def _signed(number: float) -> str:
    text = f"{number:+.1f}".replace("-", "−")  # noqa: RUF001 - a minus, not a hyphen
    return "0" if text[1:] == "0.0" else text


def pairs(share: float, low: float, high: float) -> str:
    """The share of pairs in which the week without is the higher."""
    return f"Higher in {100 * share:.0f} of 100 pairs of weeks ({100 * low:.0f} to {100 * high:.0f})."


def too_few(name: str, going: int, away: int, fewest: int) -> str:
    """Why no difference is worked out for one measure."""
    return (
        f"**{name}**: {weeks(going)} with it and {weeks(away)} without it are known; a difference takes "
        f"{fewest} of each."
    )


def rebound(mean: float) -> str:
    """How much was to be expected with no effect."""
    return (
        f"Your last week before it was lower than usual. After such a week about {mean:.1f} of a step up was to be "
        f"expected with no break at all."
    )


def left_out(number: int, of: int) -> str:
    """Weeks without a check-in."""
    return (
        f"{number} of {weeks(of)} {'has' if number == 1 else 'have'} no check-in and {'is' if number == 1 else 'are'} "
        f"left out, not counted as zero."
    )


def went_anyway(times: int) -> str:
    """Meetings gone to in weeks that were meant to be without."""
    return (
        f"You went {'once' if times == 1 else f'{times} times'} in weeks that were meant to be without it. The weeks "
        f"count as they were planned, so the difference may look smaller than it is."
    )


def stayed_away(number: int) -> str:
    """Weeks that were meant to be with the group and had no meeting of it."""
    return (
        f"In {weeks(number)} that {'was' if number == 1 else 'were'} meant to be with it you were not there. The weeks "
        f"count as they were planned."
    )


def another(groups: str) -> str:
    """Another break at the same time."""
    return f"You were on a break from {groups} at the same time. Nobody can tell which one changed what."


def decided(day: str, choice: str, note: str) -> str:
    """What was decided at the end."""
    text = f"On {day} you decided: **{choice}**."
    return f"{text} “{note}”" if note else text


def called_off(day: str) -> str:
    """A break that never began."""
    return f"Called off on {day}, before it began."


def went_back(day: str) -> str:
    """A break that was ended early."""
    return f"You went back on {day}, before its end."


def saved(group: str, choice: str) -> str:
    """What is said after the decision."""
    if choice == "skip":
        return f"Saved. You stay away from {group}; its record is kept, and you can go back any day."
    if choice == "take_a_break":
        return f"Saved. Your break from {group} goes on."
    return f"Saved. You are going to {group} again."


def earlier(group: str, when: str, choice: str) -> str:
    """One earlier break in a line."""
    return f"**{group}** · {when} · {choice}"


def chart_title(name: str) -> str:
    """The picture's title."""
    return f"{name}, week by week"


def chart_sentence(measure: str, going: tuple[float | None, int], away: tuple[float | None, int]) -> str:
    """What the picture shows: the means of both kinds of weeks."""
    parts = [
        f"{number(measure, mean)} in {weeks(known)} {name}"
        for (mean, known), name in ((going, "with it"), (away, "without it"))
        if mean is not None
    ]
    return f"{NAME[measure]} on average: {', '.join(parts)}." if parts else ""
