"""Said above a form of what was typed into it before and is not saved."""

import datetime as dt

from wellspent.words.common import day

AFRESH = "Start afresh"
ASIDE = "The form is empty again. What you had typed is still here for as long as you stay on this page."
BRING_BACK = "Bring back what I had typed"
EARLIER = (
    "You had typed something here, and what it belongs to was changed since. Below is what it looks like now. This is "
    "what you had typed:"
)
TAKE_UP = "Put it into the form"
LET_GO = "Let it go"


def here_again(when: dt.datetime, now: dt.datetime) -> str:
    """What fills the form was typed at that time, the time of the person."""
    days = (now.date() - when.date()).days
    if days < 1:
        since = f"today at {when:%H:%M}"
    elif days == 1:
        since = f"yesterday at {when:%H:%M}"
    else:
        since = f"on {day(when.date())} at {when:%H:%M}"
    return f"You had begun this {since}. It is here again, not yet saved."
