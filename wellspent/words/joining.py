"""Said to somebody who is signed in and not a member yet: joining the club, or making it."""

TITLE = "Welcome to Well Spent"
LEAD = (
    "A workbook for people looking for work: find out which meetings are worth your time. Here it is shared by a club, "
    "and each member has a workbook of their own."
)

JOIN_LEAD = (
    "You are signed in, and one step is left: open the link from the club's organiser once more, or put their code or "
    "link in here."
)
NO_INVITATION = "Have you no code? Ask the organiser of your club for one. It is all that it takes."
WHO_SEES_WHAT = (
    "Nobody in the club sees your pages or who else is in it: it only learns averages of five people or more, where "
    "you let yourself be counted."
)
WHO_RUNS_IT = "Whoever runs this server could read what is stored on it."
FILLED_IN = "Your invitation is filled in. One press, and you are in."
CODE = "Code or link"
CODE_PLACEHOLDER = "For example: 7KQM-XW4P-HJ9T"
JOIN = "Join the club"
CHECKING = "Looking at the code"

MAKE_TITLE = "There is no club here yet"
MAKE_LEAD = (
    "Whoever runs this server has a code for the organiser. If that is you, name the club: you become its organiser "
    "and get a link for the members. If you came to join, wait for word from your organiser and open the link then."
)
ORGANISERS_CODE = "Code for the organiser"
NAME = "Name of the club"
NAME_PLACEHOLDER = "For example: Harbour Street Job Club"
MAKE = "Make the club"

CLOSED = (
    "The organiser closed this club, so nobody can join it any more. Members can still sign in and take their "
    "workbooks with them."
)

MADE = "Your club is there. The code and the link for its members stand under “Invite members”."
JOINED = "Welcome, you are in. This is your own workbook. What the club found is on the page Club."

NOT_READY = "Please fill in both fields."
NO_CODE = "Please put in the code, or the link."

AWAY = "The club can't be reached just now, and nothing was changed. Wait a moment and try again."

_REFUSED = {
    "wrong_code": (
        "This code opens nothing here. Perhaps a letter got mixed up, or the organiser has taken it back since. Ask "
        "them for the present one."
    ),
    "wrong_organisers_code": (
        "This is not the code for the organiser, and nothing was made. Perhaps a letter got mixed up: capitals and "
        "hyphens count. Whoever runs this server knows it."
    ),
    "club_is_closed": "This club was closed in the meantime, so nobody can join it any more.",
    "club_is_there": "Somebody made the club in the meantime. Ask its organiser for the code to join.",
}
CODES = frozenset(_REFUSED)
"""Every refusal that has a sentence of its own."""


def join_title(club: str) -> str:
    """Which club may be joined."""
    return f"Join {club}"


def closed_title(club: str) -> str:
    """Which club can't be joined any more."""
    return f"{club} is closed"


def refused(code: str) -> str:
    """Why somebody did not get in."""
    return _REFUSED.get(code, "The club does not allow this just now. Nothing was changed.")
