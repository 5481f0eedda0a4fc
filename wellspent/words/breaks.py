"""A break from a group: beginning one, what it can show, and while it runs. What came of it is in ``break_results``."""

from collections.abc import Mapping, Sequence

from wellspent.words.common import counted

TITLE = "Try it without"
LEAD = (
    "Stopping is hard when everyone else goes. So try it for a while: leave one group out, do something else with the "
    "hours, and look at what changed. It has an end, and you can go back any day."
)
NO_GROUPS = "There is no group to take a break from yet. Once you have been somewhere, it shows here."
TO_RATE = "Write down a meeting"
NEW = "Take a break from a group"
NEW_LEAD = "What you expect is locked once the break begins, so that it can stand beside what happens."

GROUP = "Which group do you leave out?"
GROUP_PICK = "Pick a group"
DESIGN = "How do you want to find out?"
DESIGN_NAME = {
    "look_and_see": "Look and see",
    "blocks": "By lot, week by week",
    "abab": "By lot, in four stretches",
}
DESIGN_WHAT = {
    "look_and_see": (
        "You leave it out for some weeks on end, and hold them against the weeks before. The easiest way, and "
        "right for most people."
    ),
    "blocks": (
        "Of every two weeks you go in one and leave the other out. Which one is drawn by lot beforehand, and that is "
        "what makes the answer count for something."
    ),
    "abab": (
        "You go for some weeks, leave it out for some, go again, leave it out again: 16 weeks in all. When it changes "
        "is drawn by lot beforehand, three weeks at the least for each."
    ),
}
NOT_WEEKLY = (
    "Drawing lots needs a group that meets every week. Going by your record this one does not, or there are too few "
    "meetings to tell, so a look is what there is."
)
WEEKS = "For how long?"
START = "When does it begin?"
TODAY = "today"
REASON = "Why this one? (only for you)"
PREDICTION = "What do you expect to happen?"
PREDICTION_HELP = "One sentence is enough. How will you feel? What will you miss? What will get done?"
INSTEAD = "And what do you do in that hour?"
INSTEAD_LEAD = (
    "A plan with a time and a first sentence is carried out far more often than a good intention. You can change it "
    "at any time."
)
WHEN = "If it is …"
WHEN_EXAMPLE = "Tuesday, 8 o'clock"
WHOM = "I call …"
WHOM_EXAMPLE = "Pick somebody, or type a name"
SAY = "and say …"
SAY_EXAMPLE = "I thought of what you told me about the depot"
BEGIN = "Begin this break"
DRAW = "Draw the lots and begin"

BEFOREHAND = "What this can and can't show"
READ_ON = "How breaks are worked out"
ANECDOTE = (
    "One break is a story about some weeks of yours, and no proof: something else may have happened in them. People "
    "also tend to pause after bad weeks, and bad weeks pass by themselves, so expect some change with no effect at all."
)
TREND = "If your weeks were getting better or worse anyway, that would look like an effect too."
CHECK_INS = "It all rests on one minute a week: a week without a check-in is left out, and never counted as zero."
ONE_FIGURE = "What is tested is your mood in the weekly check-in, and nothing else, so that luck can't be picked from."
OTHER_BREAK = (
    "You are on a break from {groups} as well. If something changes, nobody will be able to tell which one did it."
)
LOCKED = "Locked since it began."

ON_A_BREAK = "You are on a break"
COMING = "A break that is to come"
YOU_EXPECT = "What you expect"
YOUR_PLAN = "Your plan for the hour"
NO_PLAN = "No plan yet for the hour. A call is a good use of it."
TO_CHECK_IN = "Check in for the week"
TO_CALL = "Call somebody"
GO_BACK = "Go back to it"
GO_BACK_LEAD = "Going back is always fine. It ends the break, keeps what you wrote, and is no failure."
CALL_OFF = "Call it off"
CHANGE = "Change the words"
CHANGE_SAVE = "Save these words"
SUBSTITUTE = "Your plan for the hour"
WAITS = "What the weeks show waits until the end, so that one good or bad week does not decide."
WITH_IT = "with it"
WITHOUT_IT = "without it"


def weeks(number: int) -> str:
    """``1 week``, ``4 weeks``."""
    return counted(number, "week", "weeks")


def weeks_before(number: int) -> str:
    """How many weeks a look would be held against."""
    if not number:
        return (
            "You have no check-ins yet, so there would be nothing to hold it against. You can begin all the same, or "
            "check in for three weeks first."
        )
    return f"It would be held against the {weeks(number)} before it, as far as they have a check-in."


def best_of_a_look(starts: int) -> str:
    """What even a drawn start could show at the best; said so that nobody hopes for a p."""
    if not starts:
        return "That is too short for any figure of how sure it is; you see the weeks side by side."
    return (
        f"Even if its start had been drawn by lot, the best possible here is 1 in {starts:,}: the clearest of all "
        f"results would still come about by chance that often. So no such figure is given for it."
    )


def best_of_lots(schedules: int, chance: float) -> str:
    """What a drawn schedule can show at the best."""
    return (
        f"There are {schedules:,} possible schedules, each as likely as the other. Afterwards you see how many of them "
        f"would show as much as yours. The best possible here is 1 in {schedules:,} (p = {p(chance)})."
    )


def power(one: float, two: float) -> str:
    """How often an effect would be found."""
    return (
        f"If leaving it out shifted your mood by as much as it goes up and down from week to week anyway, that would "
        f"show clearly (1 in 10 or better) about {100 * one:.0f} times in 100; twice as much, about {100 * two:.0f} "
        f"times. Nothing found is not the same as nothing there."
    )


def p(number: float) -> str:
    """A probability as papers write it: ``.063``, half-way up."""
    text = f"{number + 1e-9:.3f}"
    return "1" if text == "1.000" else text.removeprefix("0")


def if_then(when: str, whom: str, say: str) -> str:
    """The plan for the hour as one sentence; empty where nothing was typed."""
    when, whom, say = when.strip(), whom.strip(), say.strip()
    if not (when or whom or say):
        return ""
    call = f"I call {whom or 'somebody'}"
    text = f"If it is {when}, {call}" if when else call
    if say:
        text = f"{text} and say: {say}"
    return text if text.endswith((".", "?", "…")) else f"{text}."


def begun(group: str, drawn: bool, day: str) -> str:
    """What is said after a break was begun."""
    first = "The lots are drawn and written down. " if drawn else ""
    return f"{first}Your break from {group} begins: {day}. You can go back any day."


def back(group: str) -> str:
    """What is said after going back."""
    return f"You are going to {group} again. What you wrote is kept."


def called_off(group: str) -> str:
    """What is said after calling off a break that had not begun."""
    return f"Called off: your break from {group}. Nothing else has changed."


def changed(group: str) -> str:
    """What is said after other words were saved."""
    return f"Saved: your words about the break from {group}."


def spell(first: str, last: str) -> str:
    """From when until when."""
    return f"{first} to {last}"


def where_it_stands(number: int, of: int, until: str) -> str:
    """Which week of the break it is."""
    return f"Week {number} of {of}, until {until}."


def this_week(phase: str, name: str) -> str:
    """What a week in which the lots say one thing or the other is for."""
    if phase == "on_break":
        return f"This week: **without** {name}."
    return f"This week you **go** to {name} as usual; that belongs to it."


def begins_on(day: str, until: str) -> str:
    """When a break that is to come begins and ends."""
    return f"It begins on {day} and ends on {until}. Until it begins you can change what you expect."


def checked_in(number: int, over: int) -> str:
    """How many of the weeks so far have a check-in; a missed one is a gap and no more."""
    if not over:
        return "The first check-in comes at the end of this week."
    text = f"{number} of the {counted(over, 'week', 'weeks')} so far {'has' if number == 1 else 'have'} a check-in."
    return text if number >= over else f"{text} The others are gaps, which is fine; they can still be filled in."


def stretch(number: int, phase: str, first: str) -> str:
    """One stretch of a schedule: weeks on end that are alike."""
    return f"{weeks(number)} {WITHOUT_IT if phase == 'on_break' else WITH_IT}, from {first}"


def drawn_on(day: str, time: str) -> str:
    """When the lots were drawn."""
    return f"Drawn by lot on {day} at {time}, before the first week."


def names(groups: Sequence[str]) -> str:
    """Several groups in a row."""
    return " and ".join(groups)


DECISION: Mapping[str, str] = {
    "keep_going": "Go back to it",
    "skip": "Stay away",
    "take_a_break": "Try longer",
}
