"""Today: where you are, and the one next step."""

from wellspent.words.common import counted, hours, meetings

TITLE = "Are your hours well spent?"
LEAD = (
    "Everyone goes to networking meetings, and many people come home tired. Here you find out which ones are worth "
    "your time, and which ones you can stop going to."
)
NEXT = "Your next step"
WHERE = "Where you are"
PRIVATE = "Your workbook lies in a folder on this computer. Nothing of it is sent anywhere."
PRIVATE_IN_CLUB = (
    "Your workbook lies on your club's server. No other member sees it, nor does the organiser; whoever runs the "
    "server could."
)

STEP_TITLE = {
    "define": "Say what a useful meeting is for you",
    "break": "Your break has come to its end",
    "call": "Call somebody",
    "first_meetings": "Bring in the meetings you went to",
    "settle": "Say whether you were there",
    "catch_up": "Rate the meetings you went to",
    "decide": "Look at what your record says",
    "ask": "Did anything come of it?",
    "check_in": "Look back on your week",
    "rate_more": "Rate one more when you have been",
    "see": "See how your hours went",
}
STEP_BUTTON = {
    "define": "Begin with what matters to you",
    "break": "Look at it and decide",
    "call": "See who, and what to say",
    "first_meetings": "Bring them in from a calendar",
    "settle": "Say what became of them",
    "catch_up": "Catch up",
    "decide": "Look and decide",
    "ask": "Answer with one click",
    "check_in": "Check in",
    "rate_more": "Rate a meeting",
    "see": "Open the charts",
}
OR_TYPE = "Or type one in"
HOW = (
    "**Define** what you want to walk away with. **Rate** the meetings you went to. **See** value against time and "
    "mood. **Decide** for each group: go on, skip it, or take a break and see."
)


def step(name: str, count: int, group: str, person: str) -> str:
    """What the next step is for, in a sentence or two; ``group`` and ``person`` are the names of what it is about."""
    return {
        "define": (
            "A meeting can be worth it for many reasons. Pick the ones that are yours. It takes about three minutes, "
            "and you can change it at any time."
        ),
        "break": (
            f"You left out **{group}** for a while. See how the weeks were with it and without, and decide: go back, "
            f"stay away, or try longer."
        ),
        "call": (
            f"The day you set for **{person}** has come{_and_others(count - 1)}. A few minutes are enough, and there "
            f"are words for it if you want them."
        ),
        "first_meetings": (
            "If they are in your calendar, save it as an .ics file and bring it in. Or type them in one by one; "
            "each takes under a minute."
        ),
        "settle": (
            f"{meetings(count).capitalize()} that you planned {'is' if count == 1 else 'are'} over. "
            f"One click each: were you there?"
        ),
        "catch_up": (
            f"{meetings(count).capitalize()} of the last three months "
            f"{'is' if count == 1 else 'are'} waiting for your word. What you remember is enough."
        ),
        "decide": (
            f"There is enough in your record for a first answer about "
            f"{f'**{group}**' if count == 1 else counted(count, 'group', 'groups')}. The decision stays yours."
        ),
        "ask": (
            f"{meetings(count).capitalize()} {'lies' if count == 1 else 'lie'} some weeks back. What came of "
            f"{'it' if count == 1 else 'them'} often shows only now, and “nothing yet” is an answer too."
        ),
        "check_in": (
            "One minute for the week: hours, mood, how ready you feel to call. If you leave it out, it stays empty, "
            "and nobody asks again."
        ),
        "rate_more": (
            f"**{group}** needs {counted(count, 'more rated meeting', 'more rated meetings')} before your record can "
            f"say anything. There is no hurry."
        ),
        "see": "All you have written is rated, and every answer has your decision beside it. Look whenever you like.",
    }[name]


def _and_others(number: int) -> str:
    return f", and that for {counted(number, 'other', 'others')}" if number else ""


def been(rated: int, missing: int) -> str:
    """How many meetings are rated and how many are not."""
    text = f"{meetings(rated)} rated"
    return f"{text}, {missing:,} not rated" if missing else text


def spent(number: float, unknown: int) -> str:
    """How many hours the meetings took, door to door."""
    text = f"{hours(number)} door to door"
    return f"{text}; {meetings(unknown)} without a time" if unknown else text


COMING = "Coming up"
TO_PLAN = "Your plan"
FIGURE_GROUPS = "Groups"
FIGURE_MEETINGS = "Meetings"
FIGURE_HOURS = "Hours"
TO_DECIDE = "See why, and decide"
VERDICTS = "What your record says so far"
